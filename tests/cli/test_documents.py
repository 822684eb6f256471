"""Papers from the command line: shapes, exit codes, one sentence for each refusal, no personal data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontdesk.bootstrap import PcClock
from frontdesk.virtual.printer import VirtualPrinter
from tests.cli.conftest import Command

RECEIPT = {"id", "number", "received_at", "legal_date", "agency", "received_by", "items", "state", "bundle"}
BUNDLE = {"id", "number", "agency", "state", "receipts"}
REFERENCE = "31702BG0048213"


def add(house: Command, *arguments: str) -> dict[str, Any]:
    answer = house("receipt", "add", "--agency", "jobcenter", *(arguments or ("--item", "ko:3:4")))
    assert answer.code == 0, answer.err
    return dict(answer.json["receipt"])


def test_a_receipt_has_every_key_and_the_next_number(house: Command) -> None:
    first = add(house, "--reference", REFERENCE, "--item", "wb", "--item", "ko:3:4", "--originals")
    second = add(house)
    assert first.keys() >= RECEIPT
    assert [one["number"].rsplit("-", 2)[1] for one in (first, second)] == ["000001", "000002"]
    assert first["items"] == [
        {"kind": "wb", "count": 1, "pages": None},
        {"kind": "ko", "count": 3, "pages": 4},
    ]
    assert (first["agency"], first["received_by"], first["state"]) == ("jobcenter", "hdi", "open")
    assert (first["originals"], first["bundle"], first["print"]) == (True, None, None)
    assert (first["legal_at"], first["confirmation"]) == (first["received_at"], "not_needed")


def test_a_repeated_operation_gives_the_same_receipt(house: Command) -> None:
    command = ("receipt", "add", "--agency", "jobcenter", "--items", "ko3 lo2x4", "--op", str(uuid4()))
    first, again = house(*command).json, house(*command).json
    assert (first["created"], again["created"]) == (True, False)
    assert first["receipt"] == again["receipt"]


def test_only_show_tells_the_reference(house: Command) -> None:
    receipt = add(house, "--reference", REFERENCE, "--item", "ko")
    for command in (
        ("receipt", "list"),
        ("bundle", "seal", "jobcenter"),
        ("bundle", "show", "A-1"),
        ("bundle", "list"),
        ("receipt", "correct", "1", "--item", "lo", "--reason", "x"),
        ("doctor",),
    ):
        answer = house(*command)
        assert answer.code == 0, answer.err
        assert REFERENCE not in answer.out + answer.err
    shown = house("receipt", "show", receipt["number"]).json
    assert shown["receipt"]["reference"] == REFERENCE
    assert [entry["kind"] for entry in shown["entries"]] == ["recorded", "corrected"]
    assert REFERENCE not in str(shown["events"])


def test_the_way_of_a_bundle(house: Command) -> None:
    first, second = add(house), add(house)
    sealed = house("bundle", "seal", "jobcenter").json["bundle"]
    assert sealed.keys() >= BUNDLE
    assert (sealed["label"], sealed["state"]) == ("A-1", "sealed")
    assert sealed["receipts"] == [first["number"], second["number"]]
    refused = house("bundle", "accept", sealed["number"])
    assert (refused.code, refused.error["code"]) == (3, "illegal_step")
    assert house("bundle", "hand-over", "a-1").json["bundle"]["state"] == "handed_over"
    partly = house("bundle", "accept", "A-1", "--only", "1").json["bundle"]
    assert partly["state"] == "handed_over"
    settled = house("bundle", "accept", "A-1", "--dispute", second["number"], "--reason", "fehlt").json[
        "bundle"
    ]
    assert (settled["state"], settled["lines"][1]["reason"]) == ("disputed", "fehlt")
    attention = house("bundle", "list").json["attention"]
    assert attention["disputed"] == [second["number"]]
    shown = house("receipt", "show", "2").json
    assert [event["kind"] for event in shown["events"]] == [
        "receipt_recorded",
        "receipt_sealed",
        "bundle_handed_over",
        "receipt_disputed",
    ]
    assert house("receipt", "clarify", "2", "--reason", "gefunden").json["receipt"]["state"] == "open"
    assert house("doctor").code == 0


def test_a_night_in_the_letterbox_needs_two_people(house: Command) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
    told = ("--letterbox", yesterday, "--reason", "Nachtbriefkasten", "--initials", "mk")
    receipt = add(house, "--item", "ko", *told)
    assert (receipt["legal_date"], receipt["source"]) == (yesterday, "letterbox")
    assert receipt["confirmation"] == "pending"
    same = house("receipt", "confirm", "1", "--initials", "MK")
    assert (same.code, same.error["code"]) == (3, "second_person")
    (confirmed,) = house("receipt", "confirm", "1", "--initials", "xy").json["receipts"]
    assert (confirmed["confirmation"], confirmed["legal_date"]) == ("confirmed", yesterday)
    again = house("receipt", "confirm", "1", "--initials", "xy")
    assert (again.code, again.error["code"]) == (3, "nothing_to_confirm")


def test_another_date_comes_beside_the_first(house: Command) -> None:
    receipt = add(house)
    earlier = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
    told = ("--letterbox", earlier, "--reason", "übersehen", "--initials", "mk")
    assert house("receipt", "redate", "1", *told).json["receipt"]["corrected_date"] is None
    (after,) = house("receipt", "confirm", "1", "--initials", "xy").json["receipts"]
    assert (after["legal_date"], after["corrected_date"]) == (receipt["legal_date"], earlier)


def test_misrouted_papers_are_sent_on(house: Command) -> None:
    receipt = add(house, "--item", "ko", "--addressed-to", "Familienkasse Bonn")
    assert (receipt["addressed_to"], receipt["misrouted"]) == ("Familienkasse Bonn", "fresh")
    forwarded = house("receipt", "forward", "1").json["receipt"]
    assert (forwarded["state"], forwarded["misrouted"]) == ("forwarded", None)
    assert forwarded["legal_date"] == receipt["legal_date"]


def test_a_correction_leaves_what_it_does_not_name(house: Command) -> None:
    add(house, "--item", "ko:3:4", "--language", "uk", "--note", "eilig", "--pages", "12")
    corrected = house("receipt", "correct", "1", "--item", "ko:2:4", "--reason", "verzählt").json["receipt"]
    assert (corrected["items"], corrected["pages"]) == ([{"kind": "ko", "count": 2, "pages": 4}], 8)
    assert (corrected["language"], corrected["note"], corrected["corrections"]) == ("uk", "eilig", 1)


@pytest.mark.parametrize(
    ("arguments", "code", "name"),
    [
        (("--item", "ko:0"), 2, "item_limit"),
        (("--item", "ko:100000"), 2, "item_limit"),
        (("--item", "ko:1:10000"), 2, "item_limit"),
        ((), 2, "item_limit"),
        (("--item", "zz"), 2, "unknown_kind"),
        (("--item", "ko:-1"), 2, "unreadable_item"),
        (("--item", "ko:3:4:5"), 2, "unreadable_item"),
        (("--items", "ko3y"), 2, "unreadable_item"),
        (("--item", "ko", "--deadline", "2026-02-30"), 2, "invalid_value"),
        (("--item", "ko", "--deadline", "9999-01-01"), 2, "invalid_value"),
        (("--item", "ko", "--language", "xx"), 2, "unknown_language"),
        (("--item", "ko", "--note", "x" * 141), 2, "invalid_value"),
        (("--item", "ko", "--reference", "x" * 1000), 2, "invalid_value"),
        (("--item", "ko:2:3", "--pages", "5"), 2, "pages_contradict"),
        (("--item", "ko", "--letterbox", "2026-02-30"), 2, "invalid_value"),
        (("--item", "ko", "--letterbox", "2999-01-01", "--reason", "x", "--initials", "mk"), 2, "legal_date"),
        (("--item", "ko", "--letterbox", "2026-01-01"), 2, "reason_missing"),
        (("--item", "ko", "--letterbox", "2026-01-01", "--reason", "x"), 2, "initials_missing"),
        (("--item", "ko", "--op", "x"), 2, "invalid_value"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(
    house: Command, arguments: tuple[str, ...], code: int, name: str
) -> None:
    answer = house("receipt", "add", "--agency", "jobcenter", *arguments)
    assert (answer.code, answer.error["code"]) == (code, name)
    assert len(answer.error["message"]) < 400
    assert house("receipt", "list").json["receipts"] == []
    assert add(house)["number"].startswith("HDI-")
    assert [one["id"] for one in house("receipt", "list").json["receipts"]] != []


@pytest.mark.parametrize(
    ("command", "code", "name"),
    [
        (("receipt", "show", "4711"), 2, "unknown_receipt"),
        (("receipt", "show", "HDI-2026-000001-00"), 2, "unknown_receipt"),
        (("receipt", "show", "Müller"), 2, "unknown_receipt"),
        (("bundle", "show", "A-1"), 2, "unknown_bundle"),
        (("bundle", "seal", "jobcenter"), 3, "nothing_to_seal"),
        (("bundle", "seal", "zoo"), 2, "unknown_agency"),
        (("receipt", "add", "--agency", "zoo", "--item", "ko"), 2, "unknown_agency"),
        (("receipt", "list", "--day", "gestern"), 2, "invalid_value"),
    ],
)
def test_what_is_not_there_is_named(house: Command, command: tuple[str, ...], code: int, name: str) -> None:
    answer = house(*command)
    assert (answer.code, answer.error["code"]) == (code, name)


def test_a_wrong_clock_issues_no_receipts(house: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    off = timedelta(hours=1)
    monkeypatch.setattr(PcClock, "now", lambda self: datetime.now(UTC) + off)
    answer = house("receipt", "add", "--agency", "jobcenter", "--item", "ko")
    assert (answer.code, answer.error["code"]) == (3, "clock_wrong")
    off = timedelta(seconds=-45)
    answer = house("receipt", "add", "--agency", "jobcenter", "--item", "ko")
    assert [one["code"] for one in answer.json["cautions"]] == ["clock_off"]


def test_the_receipt_comes_out_of_the_printer_and_again_as_a_copy(house: Command, tmp_path: Path) -> None:
    with VirtualPrinter() as printer:
        url = printer.url("epson_tm_t20iii")
        answer = house("--printer", url, "receipt", "add", "--agency", "jobcenter", "--item", "ko")
        assert answer.code == 0, answer.err
        assert answer.json["receipt"]["print"] == {"state": "printed", "copies": 1}
        again = house("--printer", url, "receipt", "reprint", "1")
        assert again.json["receipt"]["print"] == {"state": "printed", "copies": 2}
        printer.wait_for_slips(2, 20)


def test_routed_papers_are_corrected_with_the_codes_that_they_have(house: Command) -> None:
    assert house("receipt", "add", "--agency", "jobcenter", "--items", "wb ko").code == 0
    assert house("receipt", "add", "--agency", "abh", "--items", "wb").code == 2, (
        "only the jobcenter takes it"
    )
    assert house("receipt", "route", "1", "--agency", "abh", "--reason", "falsche Stelle").code == 0
    answer = house("receipt", "correct", "1", "--items", "wb2 ko", "--reason", "verzählt")
    assert answer.code == 0, answer.err
    assert answer.json["receipt"]["items"][0]["count"] == 2


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("0001-01-01T00:00+14:00", "legal_date"),
        ("9999-12-31T23:59:59-14:00", "legal_date"),
        ("2026-03-29T02:30", "skipped_time"),
        ("2025-10-26T02:30", "repeated_time"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_with_a_sentence(house: Command, moment: str, code: str) -> None:
    told = ("--received-at", moment, "--reason", "Ausfall", "--initials", "mk")
    answer = house("receipt", "add", "--agency", "jobcenter", "--item", "ko", *told)
    assert (answer.code, answer.error["code"]) == (2, code)
    assert house("receipt", "list").json["receipts"] == []
