"""Questions, appointments and opening hours from the command line: shapes, exit codes, files."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from frontdesk.testing.builders import operation, small_house
from tests.cli.conftest import Command

QUESTION = {
    "id", "at", "day", "topic", "agency", "language", "channel", "slip", "withdrawn", "station",
}  # fmt: skip
APPOINTMENT = {
    "id", "number", "service", "agency", "state", "punctuality", "day", "starts_at", "ends_at", "group",
    "place", "desk", "room", "language", "interpreter", "origin", "booked_at", "since", "reason", "ticket",
    "print",
}  # fmt: skip


@pytest.fixture
def small(run: Command, store_url: str) -> Command:
    """The command line on a store with the small house of the tests, and appointments around the clock."""
    from dataclasses import replace
    from datetime import time

    from frontdesk.domain.house import Availability, OpenSpan, ServiceCode
    from frontdesk.store.open import open_store

    every_day = tuple(OpenSpan(day, time(0, 0), time(23, 50)) for day in range(7))
    around = Availability(
        code="around",
        names={"de": "Rund um die Uhr"},
        services=(ServiceCode("auf"),),
        minutes=5,
        hours=every_day,
    )
    store = open_store(store_url)
    with store.begin() as unit:
        unit.save_house(operation(), replace(small_house(), availability=(around,)))
    store.close()
    return lambda *arguments: run("--store", store_url, *arguments)


def booked(small: Command, *arguments: str) -> dict[str, Any]:
    answer = small("appointment", "book", "auf", *arguments)
    assert answer.code == 0, answer.err
    return dict(answer.json["appointment"])


def test_a_question_has_every_key(small: Command) -> None:
    answer = small("question", "add", "un", "--language", "tr", "--phone")
    assert answer.code == 0, answer.err
    question = answer.json["question"]
    assert question.keys() >= QUESTION
    assert (question["agency"], question["language"], question["channel"]) == ("jobcenter", "tr", "phone")
    assert answer.json["answer"][1] == {
        "de": "Kontoauszüge der letzten 3 Monate",
        "other": "Son 3 ayın hesap dökümleri",
    }
    assert (answer.json["print"], answer.json["created"]) == (None, True)
    small("question", "add", "un")
    counted = small("question", "count").json
    assert counted["total"] == 2
    assert {one["language"]: one["count"] for one in counted["counts"]} == {"de": 1, "tr": 1}
    assert small("question", "withdraw", str(question["id"])).json["question"]["withdrawn"] is True
    assert small("question", "count").json["total"] == 1
    assert len(small("question", "list").json["questions"]) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("question", "add", "zz"), 2, "unknown_topic"),
        (("question", "add", "un", "--print"), 5, "printer"),
        (("question", "count", "--from", "2026-11-02", "--to", "2026-11-01"), 2, "invalid_value"),
        (("question", "withdraw", "4711"), 2, "unknown_question"),
        (("appointment", "book", "eat"), 3, "no_appointments"),
        (("appointment", "book", "auf", "--at", "2020-01-01T10:00"), 3, "slot_past"),
        (("appointment", "book", "auf", "--at", "morgen"), 2, "invalid_value"),
        (("appointment", "show", "4711"), 2, "unknown_appointment"),
        (("appointment", "import", "nothing.ics"), 2, "import_file"),
        (("appointment", "import", "nothing.txt"), 2, "invalid_value"),
        (("service", "close", "wba", "--reason", " "), 2, "reason_missing"),
    ],
)
def test_refusals(small: Command, arguments: tuple[str, ...], code: int, error: str) -> None:
    answer = small(*arguments)
    assert (answer.code, answer.error["code"]) == (code, error)


def test_the_life_of_an_appointment(small: Command, tmp_path: Path) -> None:
    slots = small("appointment", "next", "auf", "--count", "2").json["slots"]
    one = booked(small, "--at", slots[0]["starts_at"], "--name", "Karimi, Leila", "--interpreter", "phone")
    assert one.keys() >= APPOINTMENT
    assert (one["starts_at"], one["state"], one["interpreter"]) == (slots[0]["starts_at"], "booked", "phone")
    assert "Karimi" not in json.dumps(one)
    again = small("appointment", "book", "auf", "--at", slots[0]["starts_at"])
    assert (again.code, again.error["code"]) == (3, "slot_taken")
    shown = small("appointment", "show", "karimi", "--ics", str(tmp_path / "one.ics"))
    assert shown.json["appointment"]["name"] == "Karimi, Leila"
    assert [event["kind"] for event in shown.json["events"]] == ["appointment_booked"]
    assert b"SUMMARY" in (tmp_path / "one.ics").read_bytes()
    moved = small("appointment", "move", one["number"], "--at", slots[1]["starts_at"]).json["appointment"]
    assert (moved["id"], moved["starts_at"]) == (one["id"], slots[1]["starts_at"])
    other = booked(small)
    assert other["starts_at"] == slots[0]["starts_at"]
    gone = small("appointment", "cancel", str(other["id"]), "--reason", "ill").json["appointment"]
    assert (gone["state"], gone["reason"]) == ("cancelled", "ill")
    checked = small("appointment", "check-in", "karimi", "--need", "seat")
    assert checked.code == 0, checked.err
    assert checked.json["ticket"]["number"] == "B 700"
    assert (checked.json["appointment"]["state"], checked.json["appointment"]["ticket"]) == (
        "arrived",
        "B 700",
    )
    assert small("appointment", "check-in", "karimi").error["code"] == "already_here"
    day = one["day"]
    states = [row["state"] for row in small("appointment", "list", "--day", day).json["appointments"]]
    assert sorted(states) == ["arrived", "cancelled"]
    undone = small("appointment", "check-in", "karimi", "--undo")
    assert undone.json["appointment"]["state"] == "booked"
    assert small("doctor").code == 0


def test_files_go_out_and_come_in(small: Command, tmp_path: Path) -> None:
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - far enough from midnight for any zone
    noon = datetime(tomorrow.year, tomorrow.month, tomorrow.day, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    rows = "\n".join(
        (
            "uid;service;start;name",
            f"1;auf;{noon.isoformat()};=Karimi",
            f"2;auf;{noon.isoformat()};Haddad",
            "3;auf;2020-01-01T10:00;",
            "4;zz;2027-01-01T10:00;",
        )
    )
    file = tmp_path / "bookings.csv"
    file.write_text(rows, encoding="utf-8")
    first = small("appointment", "import", str(file)).json
    assert (first["booked"], first["rows"]) == (1, 4)
    left_out = [(one["line"], one["code"]) for one in first["left_out"]]
    assert left_out == [(3, "slot_taken"), (4, "slot_past"), (5, "unknown_service")]
    again = small("appointment", "import", str(file)).json
    assert (again["booked"], again["unchanged"]) == (0, 1)
    for name in ("out.csv", "out.ics"):
        out = tmp_path / name
        period = ("--from", tomorrow.isoformat(), "--persons")
        assert small("appointment", "export", str(out), *period).json["appointments"] == 1
        assert b"Karimi" in out.read_bytes()
        report = small("appointment", "import", str(out)).json
        assert (report["unchanged"], report["left_out"]) == (1, [])
    broken = tmp_path / "broken.csv"
    broken.write_text("a;b\n1;2\n", encoding="utf-8")
    assert small("appointment", "import", str(broken)).error["code"] == "import_file"


def test_services_are_closed_and_opened(small: Command) -> None:
    closed = small("service", "close", "wba", "--reason", "full")
    assert (closed.json["decision"]["kind"], closed.json["service"]["open"]) == ("service_closed", False)
    refused = small("ticket", "issue", "wba")
    assert (refused.code, refused.error["code"] in ("closed", "closed_early")) == (3, True)
    assert refused.error["message"].endswith(" --anyway issues a ticket all the same.")
    assert "Shift" not in refused.error["message"]
    assert small("ticket", "issue", "wba", "--anyway").code == 0
    opened = small("service", "open", "wba", "--reason", "again")
    assert opened.json["service"]["open"] is True
    assert small("ticket", "issue", "wba").code == 0
    every = {one["service"]: one for one in small("service", "list").json["services"]}
    assert every["wba"]["decision"]["reason"] == "again"
    assert every["neu"]["decision"] is None


@pytest.fixture
def own_house(tmp_path: Path) -> Path:
    """The small office with appointments on every day."""
    from frontdesk import resources

    text = resources.path("houses", "small-office.toml").read_text(encoding="utf-8")
    text = text.partition("[[availability]]")[0]
    hours = ", ".join(f'{day} = ["00:00-23:50"]' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    file = tmp_path / "house.toml"
    file.write_text(
        text + '\n[[availability]]\ncode = "one"\nnames = { de = "Eins" }\nservices = ["aus"]\n'
        f"minutes = 5\nhours = {{ {hours} }}\n",
        encoding="utf-8",
    )
    return file


def test_closing_a_day_with_appointments_says_whom_it_hits_first(
    run: Command, tmp_path: Path, own_house: Path
) -> None:
    def office(*arguments: str) -> Any:
        return run("--store", f"sqlite:///{tmp_path / 'office.sqlite'}", *arguments)

    assert office("init", "--house", str(own_house)).code == 0
    booked = office("appointment", "book", "aus", "--name", "Karimi").json["appointment"]
    text = own_house.read_text(encoding="utf-8")
    own_house.write_text(
        text + f'\n[[closed_days]]\nday = {booked["day"]}\nreason = "Betriebsausflug"\n', encoding="utf-8"
    )
    refused = office("init", "--house", str(own_house))
    assert (refused.code, refused.error["code"]) == (3, "appointments_hit")
    assert "1 " in refused.error["message"]
    assert "Karimi" not in refused.error["message"]
    assert office("init", "--house", str(own_house), "--anyway").code == 0
    assert office("appointment", "list", "--day", booked["day"]).json["appointments"][0]["state"] == "booked"
