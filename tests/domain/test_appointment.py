"""The life of an appointment, its time against the arrival, and who is meant by a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.appointment import (
    STEPS,
    AppointmentEvent,
    AppointmentId,
    AppointmentState,
    AppointmentStep,
    Person,
    fold,
    is_meant,
    next_state,
    parse_label,
    qr_text,
)
from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.house import AgencyCode, CallingRules, ServiceCode, StationName
from frontdesk.domain.order import Choice, Rule, choose, due_time, rule_of, why_next
from frontdesk.domain.punctuality import Punctuality, base_of, punctuality
from frontdesk.domain.scan import ScanKind, Trouble, read_scan
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import EventId, Need, OperationId, Ticket, TicketId
from frontdesk.testing.builders import small_house
from tests.domain.histories import waiting_ticket

RULES = CallingRules()
SLOT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def event(
    number: int, step: AppointmentStep, before: AppointmentState | None, **facts: object
) -> AppointmentEvent:
    usual: dict[str, object] = {
        "id": EventId(number),
        "appointment_id": AppointmentId(1),
        "step": step,
        "at": SLOT - minutes(600 - number),
        "from_state": before,
        "to_state": next_state(before, step),
        "slot": Slot(SLOT, SLOT + minutes(30), "one", 1),
        "day": date(2026, 11, 26),
        "service": ServiceCode("auf"),
        "agency": AgencyCode("abh"),
        "ticket_id": TicketId(7) if step is AppointmentStep.CHECKED_IN else None,
        "station": StationName("reception-1"),
        "role": "reception",
        "reason": None,
        "op": OperationId(uuid4()),
        "op_step": 0,
    }
    return AppointmentEvent(**{**usual, **facts})  # type: ignore[arg-type]


@given(
    st.lists(
        st.sampled_from([step for step in AppointmentStep if step is not AppointmentStep.BOOKED]), max_size=12
    )
)
def test_the_fold_follows_the_table(steps: list[AppointmentStep]):
    events = [event(1, AppointmentStep.BOOKED, None)]
    state = AppointmentState.BOOKED
    for number, step in enumerate(steps, start=2):
        after = STEPS[step].get(state)
        if after is None:
            with pytest.raises(IllegalStepError):
                next_state(state, step)
            continue
        events.append(event(number, step, state))
        state = after
    now = fold(events)
    assert now.state is state
    assert (now.ticket_id is not None) == (state is AppointmentState.ARRIVED)


def test_a_history_begins_with_a_booking():
    with pytest.raises(IllegalStepError):
        fold([])
    with pytest.raises(IllegalStepError):
        fold([event(1, AppointmentStep.CANCELLED, AppointmentState.BOOKED)])


def test_who_is_cancelled_comes_no_more():
    for step, moves in STEPS.items():
        assert AppointmentState.CANCELLED not in moves, step


@pytest.mark.parametrize(
    ("arrival", "now", "expected"),
    [
        (None, -60, Punctuality.EXPECTED),
        (None, 10, Punctuality.EXPECTED),
        (None, 10.1, Punctuality.OVERDUE),
        (None, 30, Punctuality.OVERDUE),
        (None, 30.1, Punctuality.NO_SHOW),
        (-15.1, 0, Punctuality.EARLY),
        (-15, 0, Punctuality.ON_TIME),
        (10, 60, Punctuality.ON_TIME),
        (10.1, 60, Punctuality.LATE),
        (300, 400, Punctuality.LATE),
    ],
)
def test_punctuality(arrival: float | None, now: float, expected: Punctuality):
    at = None if arrival is None else SLOT + minutes(arrival)
    assert punctuality(SLOT, at, SLOT + minutes(now), RULES) is expected


@pytest.mark.parametrize(
    ("arrival", "need", "base", "ahead"),
    [
        (-90, None, 0, 15),
        (0, None, 0, 15),
        (10, None, 0, 15),
        (11, None, 11, 5),
        (-5, Need.SEAT, 0, 20),
        (-5, Need.URGENT, 0, 40),
        (25, Need.SEAT, 25, 20),
    ],
)
def test_what_the_time_of_an_appointment_is_worth(arrival: int, need: Need | None, base: int, ahead: int):
    assert base_of(SLOT, SLOT + minutes(arrival), need, RULES) == (SLOT + minutes(base), ahead)


def visitor(number: int, arrival: float, *, need: Need | None = None, booked: bool = True) -> Ticket:
    """Somebody who came ``arrival`` minutes after the time of the appointment, or without one."""
    at = SLOT + minutes(arrival)
    base, ahead = base_of(SLOT, at, need, RULES) if booked else (at, 0)
    ticket = waiting_ticket(number, arrived=base, ahead=ahead, need=need)
    return replace(ticket, appointment_at=SLOT if booked else None, issued_at=at)


def first(*waiting: Ticket, now: float) -> Choice:
    choice = choose(
        waiting,
        now=SLOT + minutes(now),
        rules=RULES,
        overtakes=lambda ticket: 0,
        in_a_row=lambda: 0,
    )
    assert choice is not None
    return choice


def test_who_comes_early_waits_until_walk_ins_of_before_are_called():
    early, walk_in = visitor(701, -120), visitor(1, -20, booked=False)
    assert first(early, walk_in, now=-16).ticket is walk_in
    assert due_time(SLOT, 15) < visitor(2, -14, booked=False).life.due_at
    assert first(early, visitor(2, -14, booked=False), now=-13).ticket is early


def test_who_comes_late_falls_back_behind_those_who_are_there():
    late, walk_in = visitor(701, 20), visitor(1, 14, booked=False)
    assert first(late, walk_in, now=21).ticket is walk_in
    assert first(visitor(702, 9), walk_in, now=21).ticket.number == 702


def test_the_longest_wait_counts_from_the_appointment_and_not_from_the_arrival():
    early = visitor(701, -120)
    assert first(early, now=-1).rule is Rule.APPOINTMENT
    assert first(early, visitor(1, -30, booked=False), now=61).rule is Rule.MAX_WAIT


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_sentence_about_an_appointment_is_true(language: str):
    def why(ticket: Ticket, rule: Rule) -> str:
        since = f"{ticket.arrived_at:%H:%M}"
        choice = Choice(ticket, rule)
        now = SLOT + minutes(100)
        return why_next(choice, now=now, since=since, slot="09:30", rules=RULES, language=language)

    in_time, late = visitor(701, -5), visitor(702, 20)
    assert rule_of(in_time) is rule_of(late) is Rule.APPOINTMENT
    assert "09:30" in why(in_time, Rule.APPOINTMENT)
    assert "15" in why(in_time, Rule.APPOINTMENT)
    assert all(fact in why(late, Rule.APPOINTMENT) for fact in ("09:30", "09:50", "5"))
    assert "09:30" in why(in_time, Rule.MAX_WAIT)
    seat = visitor(703, -5, need=Need.SEAT)
    assert all(fact in why(seat, Rule.NEED) for fact in ("09:30", "20"))
    assert "09:50" in why(visitor(704, 20, need=Need.SEAT), Rule.NEED)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("karimi", True), ("leila", True), ("Kari lei", True), ("Leila Karimi", True), ("rimi", False),
        ("karimi x", False), ("", False), (",", False), ("130724001234", True), ("130724", False),
        ("ÖZTÜRK", False),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, meant: bool):
    assert is_meant(text, Person("Karimi, Leila", "130724001234")) is meant


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Öztürk, Ayşe", ("oz", "OZTURK", "oeztuerk", "Öztürk", "ÖZTÜRK ayse", "Ayşe", "O\u0308ztu\u0308rk")),
        ("İsmail Yıldız", ("ismail", "İSMAIL", "yildiz", "YILDIZ", "Yıldız")),
        ("Weiß, Björn", ("weiss", "WEISS", "Weiß", "bjorn", "bjoern")),
        ("Łukasz Đorđević", ("lukasz", "Łuk", "dordevic", "ĐORĐ")),
        ("Oeztuerk", ("oezt", "Öztürk")),
        ("Nguyễn Thị Hà", ("nguyen", "thi ha")),
        ("Шевченко, Юлія", ("шевч", "ШЕВЧЕНКО юлія")),
        ("محمد", ("محمد", "مح", "محمّد")),
        ("محمّد", ("محمد", "محمّد")),
        ("Róisín O’Brien", ("obrien", "O'Brien", "roisin")),
    ],
)  # fmt: skip
def test_a_name_is_found_as_any_keyboard_can_type_it(name: str, typed: tuple[str, ...]):
    assert [text for text in typed if not is_meant(text, Person(name))] == []
    assert not is_meant("ztürk", Person(name))
    assert not is_meant("\u0301", Person(name)), "a mark alone is no word"
    assert not is_meant("oz a x", Person(name))


def test_numbers_and_codes():
    assert parse_label("T 47") == parse_label("t47") == parse_label(" T-47 ") == 47
    assert parse_label("A 047") is None
    house, today = small_house(), date(2026, 11, 26)
    code = qr_text("hdi", today, "0123456789ABCDEF")
    scan = read_scan(code, house, today)
    assert (scan.kind, scan.appointment, scan.trouble) == (ScanKind.APPOINTMENT, "0123456789ABCDEF", None)
    assert read_scan(code, house, today + timedelta(days=1)).trouble is Trouble.OTHER_DAY
    other = qr_text("haus-2", today, "0123456789ABCDEF")
    assert read_scan(other, house, today).trouble is Trouble.OTHER_HOUSE
    # A scanner for US English on a German PC writes other signs.
    assert read_scan(code.replace(":", "Ö"), house, today).appointment == "0123456789ABCDEF"
