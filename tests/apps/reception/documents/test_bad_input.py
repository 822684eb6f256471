"""What cannot be gets one sentence beside its field; focus and entry stay, and nothing is stored half."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.documents.draft import LONGEST_LINE, LONGEST_NOTE, LONGEST_REFERENCE
from frontdesk.domain.receipt_number import ReceiptNumber
from tests.apps.reception.conftest import Key, Mod
from tests.apps.reception.documents.conftest import Taker
from tests.apps.reception.documents.counter import BG


def paste(taker: Taker, text: str) -> None:
    QApplication.clipboard().setText(text)
    taker.press(Key.Key_V, Mod.ControlModifier)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("ko0", "0 Stück"),
        ("ko100000", "100000 Stück"),
        ("zz", "zz"),
        ("ko3 ??", "??"),
        ("<img>", "<img>"),
        ("=cmd()", "=cmd()"),
        ("ko2x0", "0 Seiten"),
        ("", "mindestens eine"),
    ],
)
def test_a_line_that_cannot_be_is_told_beside_it(taker: Taker, line: str, part: str) -> None:
    taker.scan(BG)
    taker.type(line)
    taker.commit()
    assert part in taker.kinds_sentence()
    assert taker.has_focus(taker.panel.kinds.field)
    assert taker.panel.kinds.field.text() == line
    assert taker.receipts() == []
    taker.panel.kinds.field.edit.clear()
    taker.type("ko")
    assert taker.kinds_sentence() == ""
    taker.commit()
    taker.until_idle()
    assert len(taker.receipts()) == 1


def test_a_line_is_checked_once_it_was_left_and_not_before(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("z")
    assert taker.kinds_sentence() == ""
    taker.press(Key.Key_Tab)
    assert "z" in taker.kinds_sentence()


def test_a_kind_that_the_agency_does_not_take_is_told(taker: Taker) -> None:
    taker.scan("130724001234")
    assert taker.panel.kinds.tile("wb")._dim
    taker.type("wb")
    taker.commit()
    assert "wb" in taker.kinds_sentence()
    assert taker.receipts() == []


def test_sixty_one_kinds_at_once_are_too_many(taker: Taker) -> None:
    taker.scan(BG)
    paste(taker, " ".join(f"ko1x{pages}" for pages in range(1, 62)))
    taker.commit()
    assert "61" in taker.kinds_sentence()
    assert taker.receipts() == []


def test_a_megabyte_is_cut_in_every_field(taker: Taker) -> None:
    junk = "\u202e<b>=1+1</b>\x1d\x00" * 70_000
    paste(taker, junk)
    assert len(taker.panel.reference.field.text()) <= LONGEST_REFERENCE
    taker.press(Key.Key_Return)
    assert taker.has_focus(taker.panel.reference.field)
    assert "60 Zeichen" in taker.hint()
    taker.panel.kinds.field.take_focus()
    paste(taker, junk)
    assert len(taker.panel.kinds.field.text()) <= LONGEST_LINE
    taker.press(Key.Key_M, Mod.AltModifier)
    paste(taker, junk)
    assert len(taker.panel.kinds.extras.note.text()) <= LONGEST_NOTE
    taker.commit()
    assert taker.receipts() == []


@pytest.mark.parametrize(
    ("typed", "part"), [("31.02.2026", "Diesen Tag gibt es nicht"), ("morgen", "27.11.2026")]
)
def test_a_day_that_does_not_exist(taker: Taker, typed: str, part: str) -> None:
    taker.scan(BG)
    taker.type("ko")
    taker.press(Key.Key_Return)
    taker.press(Key.Key_Return)
    taker.type(typed)
    taker.commit()
    assert part in taker.panel.details.sentence.text()
    assert taker.has_focus(taker.panel.details.deadline)
    assert taker.panel.details.deadline.text() == typed
    assert taker.receipts() == []


def test_a_deadline_in_another_century_is_refused_by_the_rules(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko")
    taker.press(Key.Key_Return)
    taker.press(Key.Key_Return)
    taker.type("27.11.2926")
    taker.commit()
    taker.until(lambda: taker.panel.details.sentence.text())
    assert taker.panel.kinds.field.text() == "ko"
    assert taker.has_focus(taker.panel.details.deadline)
    assert taker.receipts() == []


def test_pages_that_contradict_the_lines(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko2x3")
    taker.press(Key.Key_Return)
    taker.type("7")
    taker.commit()
    taker.until(lambda: taker.panel.details.sentence.text())
    assert taker.has_focus(taker.panel.details.pages)
    assert taker.receipts() == []


def test_a_long_note_is_told_where_it_stands(taker: Taker) -> None:
    taker.scan(BG)
    taker.type("ko")
    taker.press(Key.Key_M, Mod.AltModifier)
    taker.type("n" * 141)
    taker.press(Key.Key_Escape)
    taker.commit()
    taker.until(lambda: taker.panel.kinds.shows_extras)
    assert taker.has_focus(taker.panel.kinds.extras.note)
    assert "140" in taker.panel.kinds.extras.note.edit.accessibleDescription()
    assert taker.receipts() == []


@pytest.mark.parametrize(
    "text", ["\u202eabw\u2066", "<img src=x onerror=y>", "=cmd()|' /C calc'!A0", "Ü'); DROP TABLE"]
)
def test_hostile_notes_and_references_are_only_text(taker: Taker, text: str) -> None:
    QApplication.clipboard().setText(text)
    taker.press(Key.Key_V, Mod.ControlModifier)
    taker.press(Key.Key_A, Mod.AltModifier)
    taker.type("a")
    taker.type("ko")
    taker.press(Key.Key_M, Mod.AltModifier)
    taker.press(Key.Key_V, Mod.ControlModifier)
    taker.commit()
    taker.until_idle()
    (view,) = taker.views()
    assert view.content.note
    assert "\u202e" not in (view.reference or "") + view.content.note
    row = taker.panel.side.receipts()[0]
    assert row.line is not None
    assert view.reference in row.line.title  # type: ignore[operator]


def test_a_scan_of_another_layout_is_put_right(taker: Taker) -> None:
    number = str(ReceiptNumber("hdi", 2026, 1))
    taker.stage.hand_in(BG, "ko")
    taker.scan(number.replace("-", "\u00df"))
    taker.until(lambda: taker.panel.trail.paper is not None)
    assert taker.panel.trail.paper.number == number  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "part"),
    [
        (str(ReceiptNumber("xyz", 2026, 1)), "anderen Haus"),
        ("HDI-2026-000001-99", "Prüfziffern"),
        ("FD1:20261122:A001:0123456789ABCDEF", "nicht von heute"),
        ("FD2:HDI:20261123:0123456789ABCDEF", "Termin"),
        ("FD2:XYZ:20261123:0123456789ABCDEF", "anderen Haus"),
        ("x" * 4096, "60 Zeichen"),
    ],
)
def test_a_code_that_is_no_reference_says_so_and_the_form_stays(taker: Taker, code: str, part: str) -> None:
    taker.panel.kinds.field.take_focus()
    taker.type("ko3")
    taker.panel.reference.field.take_focus()
    if len(code) > 100:
        paste(taker, code)
        taker.press(Key.Key_Return)
    else:
        taker.scan(code)
    assert part in taker.hint()
    assert taker.has_focus(taker.panel.reference.field)
    assert taker.panel.kinds.field.text() == "ko3"
    # An agency that a person chose does not make a reference of it.
    taker.press(Key.Key_A, Mod.AltModifier)
    taker.type("a")
    taker.commit()
    taker.until(lambda: not taker.controller.recording.under_way)
    assert taker.receipts() == []
