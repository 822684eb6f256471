"""Calendars of other programs: whatever stands in them, each event is taken over wholly or left out."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from frontdesk.domain.appointment import AppointmentState, Interpreter, Person
from frontdesk.domain.appointment_errors import ImportFileError
from frontdesk.domain.house import House
from frontdesk.exchange.calendar_file import read_ics, write_ics
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import appointment_exchange as exchange
from frontdesk.usecases import appointments, houses
from frontdesk.usecases.appointment_exchange import ImportReport, LeftOut, Row
from frontdesk.usecases.appointments import Client, Wish

HOUSE = small_house()
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(FakeClock(datetime(2026, 11, 23, 6, 0, tzinfo=UTC)))
    houses.load_house(store, op=operation("admin", "admin"), house=HOUSE)
    return store


def event(*lines: str, uid: str | None = "1", start: str = "DTSTART:20261126T093000Z") -> str:
    named = () if uid is None else (f"UID:{uid}",)
    return "\r\n".join(("BEGIN:VEVENT", *named, start, *lines, "END:VEVENT"))


def calendar(*parts: str, method: str = "") -> bytes:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", *((f"METHOD:{method}",) if method else ()))
    return "\r\n".join((*head, *parts, "END:VCALENDAR", "")).encode()


def rows(content: bytes, house: House = HOUSE) -> list[Row | LeftOut]:
    return list(read_ics(io.BytesIO(content), house, service="auf"))


def one_row(content: bytes) -> Row:
    (row,) = rows(content)
    assert isinstance(row, Row), row.why.message()
    return row


def why(content: bytes) -> str:
    (row,) = rows(content)
    assert isinstance(row, LeftOut)
    return row.why.code


def take_over(store: MemoryStore, content: bytes) -> ImportReport:
    return exchange.import_appointments(store, HOUSE, op=operation(), rows=rows(content)).value


BERLIN = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Our Own Time",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    )
)


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART:20261126T093000Z",
        "DTSTART:20261126T103000",
        "DTSTART;TZID=Europe/Berlin:20261126T103000",
        "DTSTART;TZID=W. Europe Standard Time:20261126T103000",
        "DTSTART;TZID=America/New_York:20261126T043000",
        "DTSTART;TZID=Our Own Time:20261126T103000",
    ],
)
def test_times_of_every_zone(start: str):
    row = one_row(calendar(BERLIN, event(start=start)))
    assert row.starts_at == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lines", "service"),
    [
        ((), "auf"),
        (("X-FRONTDESK-SERVICE:wba",), "wba"),
        (("CATEGORIES:Blau,WBA",), "wba"),
        (("SUMMARY:Weiterbewilligung",), "wba"),
        (("SUMMARY:Benefit renewal",), "wba"),
        (("SUMMARY:Etwas anderes",), "auf"),
    ],
)
def test_which_service_an_event_is_about(lines: tuple[str, ...], service: str):
    assert one_row(calendar(event(*lines))).service == service


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (calendar(event("RRULE:FREQ=WEEKLY")), "recurring"),
        (calendar(event("RECURRENCE-ID:20261126T093000Z")), "recurring"),
        (calendar(event(start="DTSTART;VALUE=DATE:20261126")), "invalid_value"),
        (calendar(event(start="DTSTART;TZID=Mars/Olympus:20261126T103000")), "invalid_value"),
        (calendar(event(start="DTSTART:gestern")), "row_unreadable"),
        (calendar(event(start="X-NOTHING:1")), "invalid_value"),
        (calendar(event(start="DTSTART:99991231T235959Z")), "invalid_value"),
        (calendar(event(uid=None)), "invalid_value"),
        (calendar(event("X-FRONTDESK-SERVICE:zz")), "unknown_service"),
        (calendar(event("X-FRONTDESK-INTERPRETER:robot")), "invalid_value"),
        (calendar(event("SUMMARY:\xff")).replace(b"\xc3\xbf", b"\xff"), "row_unreadable"),
        (calendar(event("no colon at all")), "row_unreadable"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "row_unreadable"),
        (calendar(event("X-LONG:" + "x" * 300_000)), "row_unreadable"),
    ],
)
def test_what_cannot_be_taken_over_says_why(content: bytes, code: str):
    assert why(content) == code


def test_a_broken_event_spoils_no_other(store: MemoryStore):
    content = calendar(
        event(uid="1"),
        event("RRULE:FREQ=DAILY", uid="2"),
        "BEGIN:VEVENT\r\nUID:3",
        event(uid="4", start="DTSTART:20261126T100000Z"),
    )
    report = take_over(store, content)
    assert (report.booked, [one.line for one in report.left_out]) == (2, [7, 12])
    assert report.rows == 4


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"uid;service;start\r\n", calendar()[16:]])
def test_what_is_no_calendar_is_refused_whole(content: bytes):
    with pytest.raises(ImportFileError, match="kein Kalender"):
        rows(content)


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(max_examples=150)
def test_no_damage_makes_it_fail(junk: bytes, place: int):
    content = calendar(event(uid="1"), event(uid="2"))
    found = rows(b"BEGIN:VCALENDAR\r\n" + content[:place] + junk + content[place:])
    for row in found:
        assert isinstance(row, LeftOut) or (row.uid and row.starts_at.tzinfo is not None)


def test_importing_again_changes_nothing(store: MemoryStore):
    content = calendar(
        event("X-FRONTDESK-NAME:Karimi", uid="a@example.org"),
        event(uid="b@example.org", start="DTSTART:20261127T093000Z"),
    )
    assert take_over(store, content).booked == 2
    before = store.appointments.between(FIRST, LAST)
    assert all("example" not in one.uid for one in before)
    again = take_over(store, content)
    assert (again.unchanged, again.booked, again.left_out) == (2, 0, [])
    assert store.appointments.between(FIRST, LAST) == before


def test_what_the_other_system_changes_is_taken_over(store: MemoryStore):
    take_over(store, calendar(event(), event(uid="2", start="DTSTART:20261127T093000Z")))
    moved = event("X-FRONTDESK-NAME:Karimi", start="DTSTART:20261127T100000Z")
    report = take_over(store, calendar(moved, event("STATUS:CANCELLED", uid="2")))
    assert (report.moved, report.cancelled) == (1, 1)
    report = take_over(store, calendar(moved))
    assert (report.changed, report.unchanged) == (0, 1), "the whole row was taken over"
    one, two = store.appointments.between(FIRST, LAST, states=list(AppointmentState))[::-1]
    assert (one.starts_at.hour, two.state) == (10, AppointmentState.CANCELLED)
    assert store.appointments.persons([one.id]) == {one.id: Person("Karimi")}
    assert take_over(store, calendar(moved, event("STATUS:CANCELLED", uid="2"))).unchanged == 2
    report = take_over(store, calendar(event(uid="3"), method="CANCEL"))
    assert (report.unchanged, report.booked) == (1, 0)


def test_what_was_moved_or_cancelled_here_stays_so(store: MemoryStore):
    content = calendar(event(), event(uid="2", start="DTSTART:20261127T093000Z"))
    take_over(store, content)
    one, two = store.appointments.between(FIRST, LAST)
    later = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
    wish = Wish(service="auf", starts_at=later)
    appointments.move(store, HOUSE, op=operation(), appointment_id=one.id, wish=wish)
    appointments.cancel(store, op=operation(), appointment_id=two.id, reason="ill")
    assert take_over(store, content).unchanged == 2
    assert [one.starts_at for one in store.appointments.between(FIRST, LAST)] == [later, two.starts_at]


def test_what_does_not_fit_in_is_left_out_with_the_next_free_time(store: MemoryStore):
    report = take_over(
        store,
        calendar(
            event(uid="1"),
            event(uid="2"),
            event(uid="3", start="DTSTART:20260101T093000Z"),
            event(uid="4", start="DTSTART:20261126T094500Z"),
        ),
    )
    assert [one.why.code for one in report.left_out] == ["slot_taken", "slot_past", "outside_hours"]
    assert all("23.11.2026 08:00" in one.why.message() for one in report.left_out)


def test_our_own_calendar_comes_back_as_it_went(store: MemoryStore):
    client = Client(language="uk", interpreter=Interpreter.PHONE, name="Karimi", reference="13 =cmd()")
    for wanted in (client, Client(), Client()):
        appointments.book(store, HOUSE, op=operation(), wish=Wish(service="auf"), client=wanted)
    gone = store.appointments.between(FIRST, LAST)[-1]
    appointments.cancel(store, op=operation(), appointment_id=gone.id, reason="ill")
    found = exchange.export_appointments(store, HOUSE, first=FIRST, last=LAST, persons=True)
    content = write_ics(found, HOUSE)
    report = take_over(store, content)
    assert (report.unchanged, report.left_out) == (3, [])
    # Another house takes them over as they are.
    other = MemoryStore(FakeClock(datetime(2026, 11, 23, 6, 0, tzinfo=UTC)))
    houses.load_house(other, op=operation("admin", "admin"), house=HOUSE)
    report = take_over(other, content)
    assert (report.booked, report.unchanged) == (2, 1)
    one = other.appointments.between(FIRST, LAST)[0]
    assert (one.language, one.interpreter) == ("uk", Interpreter.PHONE)
    assert other.appointments.persons([one.id]) == {one.id: Person("Karimi", "13 =cmd()")}


def test_a_calendar_for_others_tells_no_names(store: MemoryStore):
    client = Client(name="Karimi", reference="130724001234")
    appointments.book(store, HOUSE, op=operation(), wish=Wish(service="auf"), client=client)
    found = exchange.export_appointments(store, HOUSE, first=FIRST, last=LAST)
    content = write_ics(found, HOUSE)
    assert b"Karimi" not in content
    assert b"130724001234" not in content
    told: Any
    (told,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(told["SUMMARY"]) == "Ausländerbehörde: Aufenthaltstitel verlängern"
    assert told["DTSTART"].dt == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert str(told["LOCATION"]) == "Haus der Integration, Zimmer 1.08"
