"""Appointments on every store: slots, steps, check-in, persons, repeats, the feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentId,
    AppointmentMove,
    AppointmentState,
    AppointmentStep,
    Interpreter,
    Person,
)
from frontdesk.domain.appointment_errors import (
    AlreadyHereError,
    DayClosedError,
    DayFullError,
    NoAppointmentsError,
    NothingFreeError,
    OtherDayError,
    OtherHouseError,
    OutsideHoursError,
    RepeatedRowError,
    SeveralAppointmentsError,
    SlotPastError,
    SlotTakenError,
    UnknownAppointmentError,
)
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import (
    IllegalStepError,
    NumbersExhaustedError,
    OperationRepeatedError,
    OperationReusedError,
    RefusedError,
    StoreBusyError,
    StoreConflictError,
    TooLateError,
)
from frontdesk.domain.house import NumberRange
from frontdesk.domain.order import Rule
from frontdesk.domain.printjob import SlipKind
from frontdesk.domain.punctuality import Punctuality
from frontdesk.domain.ticket import Need, State
from frontdesk.testing.builders import operation
from frontdesk.usecases import appointment_queries as queries
from frontdesk.usecases import appointments, day, reception
from frontdesk.usecases.appointment_exchange import ImportReport, Row, import_appointments
from frontdesk.usecases.appointment_views import CheckedIn
from frontdesk.usecases.appointments import Client, Wish
from frontdesk.usecases.health import check_appointments, check_store
from frontdesk.usecases.ports import Operation
from tests.contract.frontdesk import FrontDesk, wait_until

MONDAY = date(2026, 11, 23)  # the clock says 09:00 local time


def at(desk: FrontDesk, hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    local = datetime(2026, 11, 23, hour, minute, tzinfo=desk.house.zone)
    return local + timedelta(days=days)


def book(
    desk: FrontDesk, service: str = "auf", *, op: Operation | None = None, **wish: object
) -> Appointment:
    client = wish.pop("client", None)
    outcome = appointments.book(
        desk.store,
        desk.house,
        op=op or operation(),
        wish=Wish(service=service, **wish),  # type: ignore[arg-type]
        client=client,  # type: ignore[arg-type]
    )
    return outcome.value.appointment


def check_in(desk: FrontDesk, one: Appointment, **facts: object) -> CheckedIn:
    outcome = appointments.check_in(
        desk.store,
        desk.house,
        op=operation(),
        appointment_id=one.id,
        **facts,  # type: ignore[arg-type]
    )
    return outcome.value


def now_of(desk: FrontDesk, one: Appointment) -> Appointment:
    found = desk.store.appointments.appointment(one.id)
    assert found is not None
    return found


def local(desk: FrontDesk, one: Appointment) -> str:
    return f"{one.starts_at.astimezone(desk.house.zone):%d.%m. %H:%M}"


def check(desk: FrontDesk) -> None:
    found = [line for line in (*check_store(desk.store), *check_appointments(desk.store)) if not line.ok]
    assert found == []


def test_the_next_free_one_is_the_next_free_one(desk: FrontDesk):
    # 08:00 to 09:00 has passed.
    found = [local(desk, book(desk)) for _ in range(3)]
    assert found == ["23.11. 09:30", "23.11. 10:00", "23.11. 10:30"]
    for _ in range(6):
        book(desk)
    assert local(desk, book(desk)) == "24.11. 08:00"
    check(desk)


def test_two_places_at_the_same_time(desk: FrontDesk):
    three = [book(desk, "wba") for _ in range(3)]
    assert [(local(desk, one), one.slot.place) for one in three] == [
        ("23.11. 09:20", 1), ("23.11. 09:20", 2), ("23.11. 09:40", 1),
    ]  # fmt: skip
    # The same places serve another matter: they are taken for it, too.
    assert local(desk, book(desk, "neu")) == "23.11. 09:40"
    check(desk)


def test_an_appointment_is_read_as_it_was_written(desk: FrontDesk):
    op = operation()
    client = Client(
        language="uk", interpreter=Interpreter.ON_SITE, name=" Karimi,\tLeila ", reference="130724001234"
    )
    outcome = appointments.book(
        desk.store,
        desk.house,
        op=op,
        wish=Wish(service="auf", starts_at=at(desk, 10, 30)),
        client=client,
        printer="reception-1",
    )
    one = outcome.value.appointment
    assert now_of(desk, one) == one == desk.store.appointments.with_code(one.code)
    assert (one.language, one.interpreter, one.slot.desk) == ("uk", Interpreter.ON_SITE, "1.08")
    assert (one.now.day, one.slot.ends_at - one.starts_at) == (MONDAY, timedelta(minutes=30))
    assert one.uid == f"{op.id.hex}@hdi.frontdesk"
    assert desk.store.appointments.persons([one.id]) == {one.id: Person("Karimi, Leila", "130724001234")}
    (event,) = desk.store.appointments.events(one.id)
    assert (event.step, event.op, event.slot) == (AppointmentStep.BOOKED, op.id, one.slot)
    assert desk.store.documents.slips(SlipKind.APPOINTMENT, [str(one.id)]) == {str(one.id): outcome.value.job}
    assert outcome.changed == {ChangeKind.APPOINTMENTS, ChangeKind.PRINTS}
    assert desk.store.appointments.between(MONDAY, MONDAY) == [one]
    assert desk.store.appointments.taken(MONDAY, MONDAY) == [one.slot]
    check(desk)


def test_nothing_is_kept_of_who_did_not_say(desk: FrontDesk):
    one = book(desk, client=Client(name=" \u200b ", reference=""))
    assert desk.store.appointments.persons([one.id]) == {}


def test_a_repeat_answers_the_same_appointment(desk: FrontDesk):
    op = operation()
    first, again = book(desk, op=op), book(desk, op=op)
    assert first == again
    assert len(desk.store.appointments.between(MONDAY, date(2027, 1, 1))) == 1
    with pytest.raises(OperationReusedError):
        appointments.cancel(desk.store, op=op, appointment_id=first.id, reason="ill")
    with pytest.raises(OperationReusedError):
        desk.try_issue("wba", op=op)
    ticket_op = operation()
    desk.issue("wba", op=ticket_op)
    with pytest.raises(OperationReusedError):
        book(desk, op=ticket_op)


@pytest.mark.parametrize(
    ("service", "hour", "minute", "days", "refusal", "following"),
    [
        ("auf", 8, 30, 0, SlotPastError, "23.11.2026 09:30"),
        ("auf", 9, 0, 0, SlotPastError, "23.11.2026 09:30"),
        ("auf", 10, 15, 0, OutsideHoursError, "23.11.2026 10:30"),
        ("auf", 12, 30, 0, OutsideHoursError, "23.11.2026 13:00"),
        ("auf", 10, 0, 5, OutsideHoursError, "30.11.2026 08:00"),
        ("auf", 10, 0, 1827, OutsideHoursError, "keiner"),
        ("wba", 10, 0, 2, OutsideHoursError, "26.11.2026 08:00"),
        ("eat", 10, 0, 0, NoAppointmentsError, "Karte (eAT) abholen"),
    ],
)
def test_what_cannot_be_booked_is_one_sentence_that_helps_on(
    desk: FrontDesk,
    service: str,
    hour: int,
    minute: int,
    days: int,
    refusal: type[RefusedError],
    following: str,
):
    with pytest.raises(refusal) as refused:
        book(desk, service, starts_at=at(desk, hour, minute, days=days))
    assert following in refused.value.message()
    assert desk.store.appointments.between(MONDAY, date(2027, 1, 1)) == []


def test_over_another_one(desk: FrontDesk):
    first = book(desk, starts_at=at(desk, 10))
    with pytest.raises(SlotTakenError) as refused:
        book(desk, starts_at=at(desk, 10))
    assert "23.11.2026 10:30" in refused.value.message()
    appointments.cancel(desk.store, op=operation(), appointment_id=first.id, reason="ill")
    assert book(desk, starts_at=at(desk, 10)).id != first.id
    check(desk)


def test_on_a_closed_day(desk: FrontDesk):
    from dataclasses import replace

    from frontdesk.domain.house import ClosedDay

    booked = book(desk, starts_at=at(desk, 10, days=1))
    closed = replace(desk.house, closed_days=(ClosedDay(date(2026, 11, 24), "Betriebsausflug"),))
    assert queries.hit_by(desk.store, desk.house) == ()
    assert queries.hit_by(desk.store, closed) == (booked,)
    desk.house = closed
    with pytest.raises(DayClosedError, match="Betriebsausflug"):
        book(desk, starts_at=at(desk, 11, days=1))
    assert local(desk, book(desk, after=at(desk, 15, days=0))) == "25.11. 08:00"
    with pytest.raises(DayClosedError, match=r"24\.11\.2026.*Betriebsausflug.*25\.11\.2026 08:30"):
        book(desk, day=date(2026, 11, 24))


def test_a_day_without_a_free_slot_names_the_next_one(desk: FrontDesk):
    free = queries.next_free(desk.store, desk.house, service="auf", count=1000)
    for _ in [slot for slot in free if slot.starts_at.date() == MONDAY]:
        book(desk, day=MONDAY)
    with pytest.raises(DayFullError) as caught:
        book(desk, day=MONDAY)
    assert "23.11.2026" in caught.value.message("de")
    assert "24.11.2026 08:00" in caught.value.message("de")
    assert "is free on 23.11.2026. Next free appointment: 24.11.2026 08:00." in caught.value.message("en")
    with pytest.raises(DayFullError, match=r"28\.11\.2026"):
        book(desk, day=date(2026, 11, 28))


def imported(desk: FrontDesk, *rows: Row) -> ImportReport:
    return import_appointments(desk.store, desk.house, op=operation(), rows=rows).value


def test_a_row_that_tells_another_time_and_another_person_is_taken_over_whole(desk: FrontDesk):
    before = Client(name="Karimi", reference="R1", language="de")
    after = Client(name="Haddad", reference="R2", language="ar", interpreter=Interpreter.PHONE)

    def row(hour: int, client: Client) -> Row:
        return Row(line=2, uid="u1", service="auf", starts_at=at(desk, hour, days=1), client=client)

    assert imported(desk, row(10, before)).booked == 1
    report = imported(desk, row(11, after))
    assert (report.moved, report.changed, report.left_out) == (1, 0, [])
    (one,) = desk.store.appointments.between(MONDAY, MONDAY + timedelta(days=9))
    assert (one.starts_at, one.language, one.interpreter) == (at(desk, 11, days=1), "ar", Interpreter.PHONE)
    assert desk.store.appointments.persons([one.id])[one.id] == Person("Haddad", "R2")
    assert imported(desk, row(11, after)).unchanged == 1
    check(desk)


def test_of_two_rows_about_the_same_appointment_the_second_is_left_out(desk: FrontDesk):
    def row(line: int, hour: int, name: str, uid: str = "u1") -> Row:
        starts_at = at(desk, hour, days=1)
        return Row(line=line, uid=uid, service="auf", starts_at=starts_at, client=Client(name=name))

    many = [row(9 + n, 15, "Andere", uid=f"other {n}") for n in range(150)]  # more than one transaction
    report = imported(desk, row(2, 10, "Erste"), row(3, 11, "Zweite"), *many, row(300, 12, "Dritte"))
    repeated = [one for one in report.left_out if isinstance(one.why, RepeatedRowError)]
    assert [one.line for one in repeated] == [3, 300]
    assert all("2" in one.why.message("en") for one in repeated)
    first = list(desk.store.appointments.between(MONDAY, MONDAY + timedelta(days=9)))
    names = [person.name for person in desk.store.appointments.persons([one.id for one in first]).values()]
    assert names.count("Erste") == 1
    assert "Zweite" not in names
    assert "Dritte" not in names


def test_what_a_row_does_not_say_stays(desk: FrontDesk):
    whole = Client(name="Karimi", reference="R1", language="ar", interpreter=Interpreter.PHONE)

    def row(hour: int, client: Client) -> Row:
        return Row(line=2, uid="u1", service="auf", starts_at=at(desk, hour, days=1), client=client)

    def known() -> tuple[str, Interpreter | None, Person]:
        (one,) = desk.store.appointments.between(MONDAY, MONDAY + timedelta(days=9))
        return one.language, one.interpreter, desk.store.appointments.persons([one.id])[one.id]

    imported(desk, row(10, whole))
    before = known()
    assert before == ("ar", Interpreter.PHONE, Person("Karimi", "R1"))
    assert imported(desk, row(10, Client())).unchanged == 1
    assert imported(desk, row(11, Client())).moved == 1
    assert known() == before
    assert imported(desk, row(11, Client(reference="R2"))).changed == 1
    assert known() == ("ar", Interpreter.PHONE, Person("Karimi", "R2"))


@pytest.mark.parametrize("cancelled_first", [True, False])
def test_a_file_may_book_and_cancel_the_same(desk: FrontDesk, cancelled_first: bool):
    booked = Row(line=2, uid="u1", service="auf", starts_at=at(desk, 10, days=1))
    cancelled = replace(booked, line=3, cancelled=True)
    report = imported(desk, *((cancelled, booked) if cancelled_first else (booked, cancelled)))
    assert report.left_out == []
    states = [one.state for one in desk.store.appointments.between(MONDAY, MONDAY + timedelta(days=9))]
    assert states == [AppointmentState.BOOKED if cancelled_first else AppointmentState.CANCELLED]


def test_no_wish_reaches_further_than_anything_is_booked(desk: FrontDesk):
    with pytest.raises(DayFullError, match=r"08\.01\.2029.*23\.11\.2026"):
        book(desk, day=date(2029, 1, 8))
    with pytest.raises(NothingFreeError):
        book(desk, after=at(desk, 10, days=800))


def test_the_next_free_one_is_of_the_place_that_was_asked_for(desk: FrontDesk):
    free = queries.next_free(desk.store, desk.house, service="auf", count=1000)
    place = free[0].place
    for _ in [slot for slot in free if slot.starts_at.date() == MONDAY and slot.place == place]:
        book(desk, day=MONDAY, place=place)
    with pytest.raises(DayFullError, match=r"24\.11\.2026"):
        book(desk, day=MONDAY, place=place)
    with pytest.raises(DayFullError, match="Nächster freier Termin: keiner"):
        book(desk, day=MONDAY, place=99)


def test_a_row_may_say_better_what_an_earlier_one_could_not(desk: FrontDesk):
    bad = Row(line=2, uid="u1", service="auf", starts_at=at(desk, 3, days=1))
    good = Row(line=3, uid="u1", service="auf", starts_at=at(desk, 10, days=1))
    report = imported(desk, bad, good)
    assert (report.booked, [one.line for one in report.left_out]) == (1, [2])


def test_moving_frees_the_old_slot_in_the_same_moment(desk: FrontDesk):
    one = book(desk, starts_at=at(desk, 10), client=Client(name="Karimi"))
    other = book(desk, starts_at=at(desk, 11))

    def move(to: datetime) -> Appointment:
        wish = Wish(service="auf", starts_at=to)
        outcome = appointments.move(desk.store, desk.house, op=operation(), appointment_id=one.id, wish=wish)
        return outcome.value.appointment

    with pytest.raises(SlotTakenError):
        move(at(desk, 11))
    assert move(at(desk, 10)).slot == one.slot  # its own slot is free for it
    moved = move(at(desk, 9, days=2))
    assert (moved.id, moved.code, moved.now.day) == (one.id, one.code, date(2026, 11, 25))
    assert desk.store.appointments.persons([one.id]) == {one.id: Person("Karimi")}
    assert book(desk, starts_at=at(desk, 10)).id not in (one.id, other.id)
    check(desk)


def test_to_another_agency_the_person_goes_along(desk: FrontDesk):
    one = book(desk, client=Client(name="Karimi"))
    wish = Wish(service="wba", starts_at=at(desk, 10, days=1))
    moved = appointments.move(desk.store, desk.house, op=operation(), appointment_id=one.id, wish=wish)
    assert (moved.value.appointment.service, moved.value.appointment.now.agency) == ("wba", "jobcenter")
    assert desk.store.appointments.persons([one.id]) == {one.id: Person("Karimi")}
    check(desk)


def test_other_facts_about_the_client(desk: FrontDesk):
    one = book(desk, client=Client(name="Karimi", language="tr"))
    client = Client(language="uk", interpreter=Interpreter.PHONE, reference="31702BG0048213")
    appointments.change(desk.store, desk.house, op=operation(), appointment_id=one.id, client=client)
    after = now_of(desk, one)
    assert (after.language, after.interpreter, after.now) == ("uk", Interpreter.PHONE, one.now)
    assert desk.store.appointments.persons([one.id]) == {one.id: Person(None, "31702BG0048213")}
    appointments.change(desk.store, desk.house, op=operation(), appointment_id=one.id, client=Client())
    assert desk.store.appointments.persons([one.id]) == {}
    assert now_of(desk, one).interpreter is None
    check(desk)


def test_check_in_gives_a_number_of_its_own_range(desk: FrontDesk):
    one = book(desk, client=Client(language="uk", interpreter=Interpreter.OWN))
    desk.clock.advance(minutes=25)  # 09:25, for 09:30
    walk_in = desk.issue("auf")
    op = operation()
    done = appointments.check_in(desk.store, desk.house, op=op, appointment_id=one.id, printer="reception-1")
    ticket = done.value.ticket
    assert (ticket.label, walk_in.label) == ("B 700", "B 001")
    assert (ticket.language, ticket.state, ticket.appointment_at) == ("uk", State.WAITING, one.starts_at)
    assert (ticket.arrived_at, ticket.issued_at) == (one.starts_at, desk.clock.now())
    assert ticket.life.due_at == one.starts_at - timedelta(minutes=15)
    assert done.value.punctuality is Punctuality.ON_TIME
    assert done.value.job is not None
    assert done.changed == {ChangeKind.APPOINTMENTS, ChangeKind.TICKETS, ChangeKind.PRINTS}
    assert desk.store.ticket(ticket.id) == ticket
    assert desk.store.appointments.of_tickets([ticket.id, walk_in.id]) == {ticket.id: now_of(desk, one)}
    again = appointments.check_in(desk.store, desk.house, op=op, appointment_id=one.id)
    assert (again.created, again.value.ticket, again.value.job) == (False, ticket, done.value.job)
    with pytest.raises(AlreadyHereError, match="B 700"):
        check_in(desk, one)
    called = desk.try_call("1.08")
    assert (called.ticket.id if called.ticket else None, called.rule) == (ticket.id, Rule.APPOINTMENT)
    arrival = queries.arrivals(desk.store, desk.house, [ticket, walk_in])
    assert list(arrival) == [ticket.id]
    assert arrival[ticket.id].interpreter is Interpreter.OWN
    desk.check()
    check(desk)


def test_only_who_is_checked_in_can_be_called(desk: FrontDesk):
    book(desk)
    desk.clock.advance(minutes=60)
    assert desk.try_call("1.08").ticket is None


@pytest.mark.parametrize(
    ("need", "rule"), [(None, Rule.APPOINTMENT), (Need.SEAT, Rule.NEED), (Need.URGENT, Rule.URGENT)]
)
def test_every_store_names_the_rule_by_which_an_appointment_is_next(
    desk: FrontDesk, need: Need | None, rule: Rule
):
    one = book(desk)
    check_in(desk, one, need=need)
    assert desk.try_call("1.08").rule is rule


def test_who_comes_late_counts_from_the_arrival(desk: FrontDesk):
    one = book(desk)
    desk.clock.advance(minutes=45)  # 09:45, for 09:30
    done = check_in(desk, one)
    assert done.punctuality is Punctuality.LATE
    assert (done.ticket.arrived_at, done.ticket.head_start) == (desk.clock.now(), 5)
    check(desk)


def test_check_in_on_another_day(desk: FrontDesk):
    one = book(desk, starts_at=at(desk, 9, days=1))
    with pytest.raises(OtherDayError, match=r"24\.11\.2026 um 09:00"):
        check_in(desk, one)


def test_a_check_in_that_finds_no_number_leaves_nothing(desk: FrontDesk):
    from dataclasses import replace

    series = tuple(replace(one, appointment=NumberRange(700, 700)) for one in desk.house.series)
    desk.house = replace(desk.house, series=series)
    first, second = book(desk), book(desk)
    check_in(desk, first)
    with pytest.raises(NumbersExhaustedError):
        check_in(desk, second)
    assert now_of(desk, second) == second
    desk.check()
    check(desk)


@pytest.mark.parametrize("by_ticket", [False, True])
def test_a_check_in_that_was_a_mistake(desk: FrontDesk, by_ticket: bool):
    one = book(desk)
    ticket = check_in(desk, one).ticket
    if by_ticket:
        reception.take_back(desk.store, desk.house, op=operation(), ticket_id=ticket.id)
    else:
        appointments.undo_check_in(desk.store, desk.house, op=operation(), appointment_id=one.id)
    assert desk.now_of(ticket).state is State.CANCELLED
    assert now_of(desk, one).state is AppointmentState.BOOKED
    assert check_in(desk, one).ticket.label == "B 701"
    check(desk)


def test_no_taking_back_after_the_call(desk: FrontDesk):
    one = book(desk)
    check_in(desk, one)
    desk.call("1.08")
    with pytest.raises(TooLateError):
        appointments.undo_check_in(desk.store, desk.house, op=operation(), appointment_id=one.id)
    assert now_of(desk, one).state is AppointmentState.ARRIVED
    with pytest.raises(IllegalStepError):
        appointments.cancel(desk.store, op=operation(), appointment_id=one.id, reason="ill")


def test_whoever_did_not_come_is_said_at_the_end_of_the_day(desk: FrontDesk):
    missed, later, tomorrow = (
        book(desk),
        book(desk, starts_at=at(desk, 14)),
        book(desk, day=date(2026, 11, 24)),
    )
    here = book(desk)
    check_in(desk, here)
    desk.clock.advance(minutes=120)
    outcome = day.close_day(desk.store, op=operation(), day=MONDAY)
    assert ChangeKind.APPOINTMENTS in outcome.changed
    states = [now_of(desk, one).state.value for one in (missed, later, tomorrow, here)]
    assert states == ["no_show", "booked", "booked", "arrived"]
    desk.clock.advance(minutes=24 * 60)
    day.close_past_days(desk.store, desk.house, op=operation())
    assert now_of(desk, later).state is AppointmentState.NO_SHOW
    assert now_of(desk, tomorrow).state is AppointmentState.BOOKED
    # The same matter gets another appointment.
    moved = appointments.move(
        desk.store, desk.house, op=operation(), appointment_id=missed.id, wish=Wish(service="auf")
    )
    assert moved.value.appointment.state is AppointmentState.BOOKED
    check(desk)


def test_a_second_writer_loses_and_learns_so(desk: FrontDesk):
    one = book(desk)
    move = AppointmentMove(step=AppointmentStep.CANCELLED, reason="ill")
    with desk.store.begin() as unit:
        unit.appointments.step(operation(), one, move)
    with pytest.raises(StoreBusyError), desk.store.begin() as unit:
        unit.appointments.step(operation(), one, AppointmentMove(step=AppointmentStep.NO_SHOW))


def test_the_store_itself_keeps_a_slot_from_being_held_twice(desk: FrontDesk):
    from frontdesk.domain.appointment import NewAppointment

    one = book(desk)
    other = NewAppointment(
        slot=one.slot,
        day=MONDAY,
        service=one.service,
        agency=one.now.agency,
        uid="x",
        code="y",
        language="de",
    )
    with pytest.raises(StoreConflictError), desk.store.begin() as unit:
        unit.appointments.insert(operation(), other)
    second = book(desk)
    to = AppointmentMove(step=AppointmentStep.MOVED, slot=one.slot)
    with pytest.raises(StoreConflictError), desk.store.begin() as unit:
        unit.appointments.step(operation(), second, to)
    check(desk)


def test_an_operation_that_somebody_else_recorded_meanwhile(desk: FrontDesk):
    op, one = operation(), book(desk)
    desk.issue("wba", op=op)
    with pytest.raises(OperationRepeatedError), desk.store.begin() as unit:
        unit.appointments.step(op, one, AppointmentMove(step=AppointmentStep.NO_SHOW))


def test_what_fails_leaves_nothing(desk: FrontDesk):
    one = book(desk)

    def fail() -> None:
        with desk.store.begin() as unit:
            unit.appointments.step(operation(), one, AppointmentMove(step=AppointmentStep.CANCELLED))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert now_of(desk, one) == one
    check(desk)


def test_finding_the_one_who_stands_there(desk: FrontDesk):
    from frontdesk.domain.appointment import qr_text

    one = book(desk, client=Client(name="Karimi, Leila"))
    two = book(desk, client=Client(name="Karimi, Omid", reference="130724001234"))
    tomorrow = book(desk, day=date(2026, 11, 24), client=Client(name="Haddad, R."))

    def find(text: str) -> AppointmentId:
        return queries.find_appointment(desk.store, desk.house, text).id

    assert find(qr_text("hdi", MONDAY, one.code)) == one.id
    assert find(f"T{one.id}") == find(str(one.id)) == find("leila") == one.id
    assert find("130724 001234".replace(" ", "")) == two.id
    with pytest.raises(SeveralAppointmentsError, match=r"09:30 .*10:00"):
        find("karimi")
    for unknown in ("haddad", "nobody", "", "T 999", qr_text("hdi", MONDAY, "0" * 16)):
        with pytest.raises(UnknownAppointmentError):
            find(unknown)
    with pytest.raises(OtherHouseError, match="HAUS-2"):
        find(qr_text("haus-2", MONDAY, one.code))
    check_in(desk, one)
    assert find("karimi") == two.id  # the one who is still expected
    assert find(qr_text("hdi", date(2026, 11, 24), tomorrow.code)) == tomorrow.id


def test_the_picture_of_the_day(desk: FrontDesk):
    first, second, third = (book(desk) for _ in range(3))
    gone = book(desk)
    appointments.cancel(desk.store, op=operation(), appointment_id=gone.id, reason="ill")
    desk.clock.advance(minutes=45)  # 09:45: the first one is 15 minutes late, the second one is at 10:00
    check_in(desk, second)
    picture = queries.reception_appointments(desk.store, desk.house)
    assert [row.appointment.id for row in picture.rows] == [first.id, second.id, third.id]
    assert (picture.here, picture.overdue, picture.expected) == (1, 1, 1)
    assert [(row.punctuality.value, row.minutes) for row in picture.rows] == [
        ("overdue", 15), ("on_time", 0), ("expected", 0),
    ]  # fmt: skip
    assert picture.rows[1].ticket is not None
    offers = queries.day_offers(desk.store, desk.house, service="auf", first=MONDAY, days=7)
    assert [(offer.free, offer.total) for offer in offers] == [
        (6, 12), (12, 12), (12, 12), (12, 12), (12, 12), (0, 0), (0, 0),
    ]  # fmt: skip
    (place,) = queries.day_plan(desk.store, desk.house, service="auf", day=MONDAY)
    assert (place.title, place.desk.name if place.desk else None, place.free) == ("Aufenthalt", "1.08", 6)
    (slot, *_) = queries.next_free(desk.store, desk.house, service="auf")
    assert slot.starts_at == gone.starts_at


def test_the_feed_tells_of_appointments(desk: FrontDesk):
    revision = desk.store.changes_since(None).revision
    one = book(desk)
    wait_until(lambda: desk.store.changes_since(revision).entries)
    feed = desk.store.changes_since(revision)
    assert feed.kinds == {ChangeKind.APPOINTMENTS}
    check_in(desk, one)
    wait_until(lambda: desk.store.changes_since(feed.revision).entries)
    assert desk.store.changes_since(feed.revision).kinds == {ChangeKind.APPOINTMENTS, ChangeKind.TICKETS}
