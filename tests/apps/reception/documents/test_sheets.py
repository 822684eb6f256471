"""Sheets of A4: the receipt on one key, the protocol with each bundle; what is recorded stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf

from frontdesk.domain.printjob import JobState
from tests.apps.reception.conftest import Key, Mod
from tests.apps.reception.documents.conftest import Taker
from tests.apps.reception.documents.counter import BG, Counter

OpenPapers = Callable[..., Taker]


def text_of(file: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)


def test_one_key_makes_the_receipt_a_sheet(taker: Taker, opened: list[Path]) -> None:
    taker.scan(BG)
    taker.type("ko3 lo2")
    slip = taker.panel.preview.paper.picture
    taker.press(Key.Key_P, Mod.AltModifier)
    taker.until(lambda: taker.panel.preview.paper.picture.width() > slip.width())
    taker.commit()
    taker.until(lambda: opened)
    (view,) = taker.views()
    assert opened[0].name == f"{view.receipt.label}.pdf"
    text = text_of(opened[0])
    assert view.receipt.label in text
    assert BG in text
    assert view.job is not None
    assert (view.job.printer, view.job.state) == ("a4", JobState.PRINTED)


def test_a_sheet_that_cannot_be_written_leaves_the_receipt_and_shows_it_as_unprinted(
    taker: Taker, opened: list[Path], tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    taker.stage.runtime.papers_folder = blocked / "folder"
    taker.press(Key.Key_P, Mod.AltModifier)
    taker.scan(BG)
    taker.type("ko")
    taker.commit()
    taker.until(lambda: "PDF" in taker.clerk.window.notice.text())
    assert len(taker.receipts()) == 1
    assert opened == []
    assert taker.panel.kinds.field.text() == ""
    taker.until(lambda: taker.panel.side.receipts())
    taker.until(lambda: taker.panel.side.receipts()[0].line.mark == "nicht gedruckt")  # type: ignore[union-attr]


def test_packing_brings_the_protocol(open_papers: OpenPapers, opened: list[Path]) -> None:
    stage = Counter()
    receipts = [stage.hand_in(f"31702BG000000{n}", "ko") for n in range(2)]
    taker = open_papers(stage)
    taker.until(lambda: taker.pile("A").line.title == "2 Vorgänge")
    taker.pile("A").button.click()
    taker.until(lambda: opened)
    (bundle,) = stage.store.documents.bundles()
    assert opened[0].name == f"{bundle.label}.pdf"
    text = text_of(opened[0])
    assert all(receipt.label in text for receipt in receipts)
    taker.controller.paperwork.open_bundle(bundle.label)
    taker.until(lambda: taker.panel.aside is taker.panel.bundle)
    taker.panel.bundle.protocol.click()
    taker.until(lambda: len(opened) == 2)
