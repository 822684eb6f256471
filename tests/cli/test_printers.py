"""What IT types about printers: what is there, how it is, what it can prove, and the slip of a day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.virtual.office import OfficePrinter
from frontdesk.virtual.printer import VirtualPrinter
from tests.cli.conftest import Command

PROFILE = "epson_tm_t20iii"


@pytest.fixture
def printer(qapp: object) -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer
        assert printer.alarms == []


@pytest.mark.parametrize("proves", ["process_id", "gs_r", "none"])
def test_a_test_slip_finds_out_what_the_printer_can_prove(
    run: Command, printer: VirtualPrinter, proves: str
) -> None:
    printer.machine.proves = proves  # type: ignore[assignment]
    answer = run("--printer", printer.url("xprinter_80"), "printer", "test")
    assert answer.code == 0
    found = answer.json["printer"]
    assert found["proof"] == {"declared": "none", "found": proves}
    assert found["print"]["state"] == ("sent" if proves == "none" else "printed")
    assert found["status"] is True
    assert len(printer.slips) == 1
    assert {trial["name"] for trial in found["trials"]} == {"status", "process_id", "gs_r", "name"}


def test_a_printer_without_paper_gets_no_test_slip(run: Command, printer: VirtualPrinter) -> None:
    printer.paper_out = True
    answer = run("--printer", printer.url(PROFILE), "printer", "test")
    assert answer.code == 5
    assert answer.json["printer"]["print"] == {"state": "failed", "reason": "paper_out", "bytes": 0}
    assert "out of paper" in answer.error["message"]
    assert printer.slips == []


def test_an_office_printer_gets_no_test_slip(run: Command) -> None:
    with OfficePrinter() as stranger:
        answer = run("--printer", stranger.url(), "printer", "test")
        assert answer.code == 5
        assert not any(b"\x1b@" in job for job in stranger.jobs)


def test_a_folder_gets_the_test_slip_as_a_file(run: Command, tmp_path: Path, qapp: object) -> None:
    answer = run("--printer", f"pdf://{tmp_path}", "printer", "test")
    assert answer.code == 0
    assert answer.json["printer"]["proof"] == {"declared": "file", "found": "file"}
    assert len(list(tmp_path.glob("*.pdf"))) == 1


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("tcp://", "printer_url"),
        ("tcp://127.0.0.1?profile=lexmark", "printer_url"),
        ("none:", "printer"),
    ],
)
def test_what_is_no_printer_is_one_sentence(run: Command, url: str, code: str) -> None:
    answer = run("--printer", url, "printer", "test")
    assert answer.code == 5
    assert answer.error["code"] == code


def test_a_profile_of_the_house_with_a_wrong_key_is_named(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours.toml").write_text(
        'title = "X"\nsource = "y"\ndots = 576\ndpi = 203\ncolumns = 48\nwidht = 3\n'
    )
    monkeypatch.setenv("FRONTDESK_PRINTERS", str(tmp_path))
    answer = run("--printer", "tcp://127.0.0.1:9?profile=ours", "printer", "test")
    assert answer.code == 5
    assert "ours.toml" in answer.error["message"]
    assert "widht" in answer.error["message"]


def test_the_list_says_how_each_printer_of_the_station_is(
    run: Command, printer: VirtualPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_SECOND_PRINTER", "tcp://127.0.0.1:9?profile=generic_80")
    printer.cover_open = True
    answer = run("--printer", printer.url(PROFILE), "printer", "list")
    assert answer.code == 0
    first, second = answer.json["printers"]
    assert (first["role"], first["state"], first["profile"]) == ("first", "cover_open", PROFILE)
    assert (second["role"], second["state"]) == ("second", "refused")
    assert {"generic_58", "generic_80", PROFILE} <= {one["name"] for one in answer.json["profiles"]}
    assert {one["evidence"] for one in answer.json["profiles"]} == {"documented", "unverified"}
    assert printer.slips == []


@pytest.mark.parametrize(("trouble", "ok"), [(None, True), ("paper_out", False), ("garbage_status", False)])
def test_the_doctor_looks_at_the_printer(
    house: Command, printer: VirtualPrinter, trouble: str | None, ok: bool
) -> None:
    if trouble:
        setattr(printer, trouble, True)
    answer = house("--printer", printer.url(PROFILE), "doctor")
    (check,) = [check for check in answer.json["checks"] if check["name"] == "printer"]
    assert check["ok"] is ok
    assert answer.code == (0 if ok else 1)
    assert "proof: process_id" in check["detail"]


def test_the_slip_of_a_day(house: Command, printer: VirtualPrinter) -> None:
    for _ in range(3):
        house("ticket", "issue", "wba", "--anyway")
    answer = house("--printer", printer.url(PROFILE), "day", "slip")
    assert answer.code == 0
    assert answer.json["slip"]["print"] == {"state": "printed", "copies": 1}
    again = house("--printer", printer.url(PROFILE), "day", "slip")
    assert again.json["slip"]["print"] == {"state": "printed", "copies": 2}
    assert len(printer.slips) == 2


def test_the_slip_of_a_day_is_ordered_once(house: Command, printer: VirtualPrinter) -> None:
    how = ("--printer", printer.url(PROFILE), "day", "slip", "--op", "b9d4a4a6-5f6e-4f0a-8f43-3f5f5f0c1a11")
    assert house(*how).json == house(*how).json
    assert len(printer.slips) == 1


@pytest.mark.parametrize(("words", "code"), [(("--day", "2026-13-01"), 2), ((), 5)])
def test_a_slip_of_no_day_and_without_a_printer(house: Command, words: tuple[str, ...], code: int) -> None:
    assert house("day", "slip", *words).code == code


def test_a_slip_in_doubt_is_told_apart_and_settled_by_a_person(
    house: Command, printer: VirtualPrinter
) -> None:
    printer.machine.proves = "none"  # the proof gets lost
    here = ("--printer", printer.url(PROFILE), "--station", "reception-1")
    answer = house(*here, "ticket", "issue", "wba", "--anyway")
    assert answer.code == 5
    assert answer.error["code"] == "slip_in_doubt"
    assert answer.json["ticket"]["print"] == {"state": "unknown", "copies": 1}
    printer.machine.proves = "process_id"
    confirmed = house(*here, "ticket", "confirm", "A001")
    assert confirmed.json["ticket"]["print"] == {"state": "printed", "copies": 1}
    assert house(*here, "ticket", "confirm", "A001").code == 3


def test_another_slip_in_place_of_one_in_doubt_ends_the_doubt(
    house: Command, printer: VirtualPrinter
) -> None:
    printer.machine.proves = "none"
    here = ("--printer", printer.url(PROFILE), "--station", "reception-1")
    assert house(*here, "ticket", "issue", "wba", "--anyway").code == 5
    printer.machine.proves = "process_id"
    answer = house(*here, "ticket", "reprint", "A001")
    assert answer.code == 0
    assert answer.json["ticket"]["print"] == {"state": "printed", "copies": 2}
    assert house("doctor").code == 0
