"""Papers of A4 from the command line: files, counted copies, and what happens when a file cannot be."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

import pytest

from frontdesk.domain.errors import BugError, StoreUnreachableError
from frontdesk.usecases import paper_queries
from frontdesk.virtual.printer import VirtualPrinter
from tests.cli.conftest import Command
from tests.printing.papers.reading import codes_of, text_of

REFERENCE = "31702BG0048213"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder / "paper.pdf"


def add(house: Command, *more: str) -> dict[str, object]:
    answer = house("receipt", "add", "--agency", "jobcenter", "--item", "ko:3:4", *more)
    assert answer.code == 0, answer.err
    return dict(answer.json)


def test_a_receipt_becomes_a_file_and_counts_as_printed(house: Command, file: Path) -> None:
    answer = add(house, "--reference", REFERENCE, "--pdf", str(file))
    receipt = answer["receipt"]
    assert isinstance(receipt, dict)
    assert answer["file"] == str(file)
    assert receipt["print"] == {"state": "printed", "copies": 1}
    text = text_of(file.read_bytes())
    assert receipt["number"] in text
    assert REFERENCE in text
    assert "3Kontoauszug12" in text
    assert "Kopie" not in text.replace("Kopienabgegeben", "")
    assert set(codes_of(file.read_bytes())) == {("Code128", receipt["number"]), ("QRCode", receipt["number"])}
    assert os.listdir(file.parent) == ["paper.pdf"]
    # It holds a reference: nobody else on this PC may read it.
    assert file.stat().st_mode & 0o077 == 0


def test_each_further_copy_says_which_one_it_is(house: Command, file: Path) -> None:
    add(house, "--pdf", str(file))
    for copy in (1, 2):
        answer = house("receipt", "show", "1", "--pdf", str(file))
        assert answer.code == 0, answer.err
        assert answer.json["receipt"]["print"] == {"state": "printed", "copies": copy + 1}
        assert f"Kopie{copy}" in text_of(file.read_bytes())


def test_a_slip_that_came_out_makes_the_sheet_a_copy(house: Command, file: Path) -> None:
    with VirtualPrinter() as printer:
        house("--printer", printer.url(), "receipt", "add", "--agency", "jobcenter", "--item", "ko")
        house("--printer", printer.url(), "receipt", "show", "1", "--pdf", str(file))
    assert "Kopie1" in text_of(file.read_bytes())


def test_a_repeat_writes_the_same_file_once_more(house: Command, file: Path) -> None:
    op = str(uuid4())
    first = add(house, "--op", op, "--pdf", str(file))
    file.unlink()
    again = add(house, "--op", op, "--pdf", str(file))
    assert (first["created"], again["created"]) == (True, False)
    assert again["receipt"] == first["receipt"]
    assert "Kopie1" not in text_of(file.read_bytes())


@pytest.mark.parametrize("target", ["missing/paper.pdf", "folder"])
def test_a_file_that_cannot_be_leaves_the_receipt_and_says_why(
    house: Command, tmp_path: Path, target: str
) -> None:
    (tmp_path / "folder").mkdir()
    answer = house("receipt", "add", "--agency", "jobcenter", "--item", "ko", "--pdf", str(tmp_path / target))
    assert answer.code == 5
    assert answer.error["code"] == "pdf"
    assert answer.error["message"].endswith("What is recorded stands.")
    assert answer.json["file"] is None
    assert answer.json["receipt"]["print"]["state"] == "failed"
    listed = house("receipt", "list").json["receipts"]
    assert [(one["number"], one["print"]["state"]) for one in listed] == [
        (answer.json["receipt"]["number"], "failed")
    ]
    assert [one.name for one in (tmp_path / "folder").iterdir()] == []


def test_a_sheet_that_cannot_be_drawn_hides_no_receipt(
    house: Command, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frontdesk.printing.papers import files

    def fail(*_: object) -> bytes:
        raise BugError(what="glyph")

    op = str(uuid4())
    arguments = ("receipt", "add", "--agency", "jobcenter", "--item", "ko", "--op", op, "--pdf", str(file))
    with monkeypatch.context() as patch:
        patch.setattr(files, "paper_pdf", fail)
        answer = house(*arguments)
    assert (answer.code, answer.error["code"]) == (5, "pdf")
    assert (answer.json["file"], answer.json["receipt"]["print"]["state"]) == (None, "failed")
    again = house(*arguments)
    assert (again.code, again.json["created"]) == (0, False)
    assert again.json["receipt"]["number"] == answer.json["receipt"]["number"]
    assert file.exists()


def test_a_store_that_goes_away_after_the_commit_hides_no_receipt(
    house: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        raise StoreUnreachableError(reason="weg")

    with monkeypatch.context() as patch:
        patch.setattr(paper_queries, "view_receipt", fail)
        answer = house("receipt", "add", "--agency", "jobcenter", "--item", "ko")
    assert (answer.code, answer.error["code"]) == (4, "store_unreachable")
    (listed,) = house("receipt", "list").json["receipts"]
    assert answer.json["receipt"].items() <= listed.items()
    assert answer.json["receipt"]["number"] == listed["number"]


def test_a_failed_sheet_can_be_asked_for_again_by_the_same_act(
    house: Command, tmp_path: Path, file: Path
) -> None:
    op = str(uuid4())
    missing = str(tmp_path / "missing" / "paper.pdf")
    arguments = ("receipt", "add", "--agency", "jobcenter", "--item", "ko", "--op", op, "--pdf")
    assert house(*arguments, missing).code == 5
    again = house(*arguments, str(file))
    assert again.code == 0
    assert again.json["receipt"]["print"] == {"state": "printed", "copies": 1}
    assert "Kopie1" not in text_of(file.read_bytes())


def test_a_device_is_no_file_to_replace(house: Command, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    answer = house("report", "day", "--pdf", str(pipe))
    assert (answer.code, answer.error["code"]) == (5, "pdf")
    assert pipe.is_fifo()


def test_an_older_file_is_replaced_as_a_whole(house: Command, file: Path) -> None:
    file.write_text("old")
    assert house("report", "day", "--pdf", str(file)).code == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_bundle_becomes_its_protocol(house: Command, file: Path) -> None:
    numbers = [add(house)["receipt"] for _ in range(3)]
    house("bundle", "seal", "jobcenter")
    answer = house("bundle", "show", "A-1", "--pdf", str(file))
    assert answer.code == 0, answer.err
    assert answer.json["file"] == str(file)
    found = [text for _, text in codes_of(file.read_bytes())]
    assert found == [answer.json["bundle"]["number"], *(one["number"] for one in numbers)]  # type: ignore[index]
    assert "file" not in house("bundle", "show", "A-1").json


def test_the_day_is_told_and_written(house: Command, file: Path) -> None:
    add(house, "--reference", REFERENCE)
    add(house)
    add(house, "--deadline", "2026-12-01")
    assert house("receipt", "withdraw", "3", "--reason", "zurückgegeben").code == 0
    report = house("report", "day", "--pdf", str(file)).json["report"]
    assert report.keys() == {"day", "agencies", "first", "last", "gaps", "file"}
    jobcenter = report["agencies"][0]
    assert jobcenter == {
        "code": "jobcenter",
        "receipts": 2,
        "withdrawn": 1,
        "pieces": 6,
        "pages": 24,
        "uncounted": 0,
        "with_deadline": 0,
    }
    assert (report["gaps"], report["file"]) == ([], str(file))
    text = text_of(file.read_bytes())
    assert "2Vorgänge,1zurückgezogen,6Unterlagen" in text.replace("·", ",")
    assert report["first"] in text
    assert report["last"] in text
    # The list goes into a folder that many open.
    assert REFERENCE not in text
    assert house("report", "day", "--day", "2026-11-20").json["report"]["file"] is None
    assert house("report", "day", "--day", "31.11.2026").error["code"] == "invalid_value"


def test_the_queue_has_one_name() -> None:
    from frontdesk.cli import papers
    from frontdesk.printing.papers import files

    assert papers.A4 == files.A4
