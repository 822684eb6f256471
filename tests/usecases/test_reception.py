"""Issue, take back, cancel, print again: what holds, what is refused, what a repeat does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import (
    ClosedError,
    IllegalStepError,
    NumbersExhaustedError,
    OperationReusedError,
    ServiceRetiredError,
    TooLateError,
    UnknownLanguageError,
    UnknownServiceError,
    UnknownTicketError,
)
from frontdesk.domain.house import ClosedDay, NumberRange, OpenSpan, Series
from frontdesk.domain.printjob import JobState, PrintJob
from frontdesk.domain.ticket import Need, State, Step, TicketId
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases import calling, day, reception
from tests.usecases.scene import MONDAY_8, Scene, desk_op, refused, unchanged, whole

NOBODY = TicketId(999)


def test_the_first_ticket_of_the_day(scene: Scene) -> None:
    outcome = reception.issue_ticket(
        scene.store,
        scene.house,
        op=operation(),
        service="wba",
        language="ar",
        need=Need.SEAT,
        printer="reception-1",
    )
    ticket, job = outcome.value.ticket, outcome.value.job
    assert outcome.created
    assert outcome.value.created
    assert outcome.changed == {ChangeKind.TICKETS, ChangeKind.PRINTS}
    assert (ticket.label, ticket.state, ticket.language, ticket.need) == (
        "A 001",
        State.WAITING,
        "ar",
        Need.SEAT,
    )
    assert ticket.issued_at == ticket.arrived_at == MONDAY_8
    assert ticket.life.due_at == MONDAY_8 - timedelta(minutes=20)
    assert job is not None
    assert (job.ticket_id, job.copy, job.state, job.printer) == (
        ticket.id,
        0,
        JobState.PENDING,
        "reception-1",
    )
    (event,) = scene.store.events(ticket.id)
    assert (event.step, event.station, event.role, event.reason) == (
        Step.ISSUED,
        "reception-1",
        "reception",
        None,
    )


def test_without_a_printer_no_job_is_written(scene: Scene) -> None:
    outcome = reception.issue_ticket(scene.store, scene.house, op=operation(), service="wba")
    assert outcome.value.job is None
    assert outcome.changed == {ChangeKind.TICKETS}
    assert scene.store.open_jobs("reception-1") == []


def test_services_of_a_series_share_its_numbers(scene: Scene) -> None:
    labels = [scene.issue(service).label for service in ("wba", "neu", "auf", "wba", "eat")]
    assert labels == ["A 001", "A 002", "B 001", "A 003", "B 002"]


def test_numbers_begin_again_the_next_day(scene: Scene) -> None:
    scene.issue()
    scene.issue()
    scene.clock.advance(minutes=24 * 60)
    day.close_past_days(scene.store, scene.house, op=operation())
    assert scene.issue().label == "A 001"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"service": "xyz"}, UnknownServiceError),
        ({"service": "wba", "language": "tlh"}, UnknownLanguageError),
    ],
    ids=["service", "language"],
)
def test_an_unknown_name_issues_nothing(scene: Scene, arguments, error) -> None:
    scene.issue()
    with refused(scene, error):
        reception.issue_ticket(scene.store, scene.house, op=operation(), **arguments)


def test_the_last_number_of_a_range_and_one_more() -> None:
    small = Series(letter=small_house().series[0].letter, ordinary=NumberRange(1, 2))
    scene = Scene(house=replace(small_house(), series=(small, small_house().series[1])))
    scene.issue()
    assert scene.issue().label == "A 002"
    with refused(scene, NumbersExhaustedError):
        scene.issue()
    assert scene.issue("auf").label == "B 001"


@pytest.mark.parametrize("hour", [5, 14], ids=["before", "after"])
def test_outside_hours_a_person_must_insist(scene: Scene, hour: int) -> None:
    scene.clock.set(datetime(2026, 10, 12, hour, 10, tzinfo=UTC))
    with refused(scene, ClosedError) as info:
        scene.issue()
    assert info.value.facts["hours"] == "07:30–16:00"
    outcome = reception.issue_ticket(scene.store, scene.house, op=operation(), service="wba", anyway=True)
    (event,) = scene.store.events(outcome.value.ticket.id)
    assert event.reason == "outside_hours"


def test_insisting_within_hours_leaves_no_reason(scene: Scene) -> None:
    outcome = reception.issue_ticket(scene.store, scene.house, op=operation(), service="wba", anyway=True)
    assert scene.store.events(outcome.value.ticket.id)[0].reason is None


def test_the_hours_in_the_refusal_are_those_of_the_day() -> None:
    house = small_house()
    spans = (OpenSpan(0, time(8, 0), time(9, 0)), OpenSpan(0, time(13, 0), time(14, 0)))
    own = replace(house.services[0], hours=spans)
    house = replace(
        house,
        services=(own, *house.services[1:]),
        closed_days=(ClosedDay(MONDAY_8.date() + timedelta(days=1), "Personalversammlung"),),
    )
    scene = Scene(house=house)
    scene.clock.set(MONDAY_8 + timedelta(hours=2))
    with refused(scene, ClosedError) as info:
        scene.issue()
    assert info.value.facts["hours"] == "08:00–09:00, 13:00–14:00"
    scene.clock.advance(minutes=24 * 60)
    with refused(scene, ClosedError) as info:
        scene.issue()
    assert info.value.facts["hours"] == "Personalversammlung"
    scene.clock.set(MONDAY_8 + timedelta(days=5))
    with refused(scene, ClosedError) as info:
        scene.issue("neu")
    assert "(heute keine Öffnungszeit)" in info.value.message("de")
    assert "(no opening hours today)" in info.value.message("en")


def test_a_retired_service_gives_out_nothing(scene: Scene) -> None:
    retired = replace(scene.house.services[0], retired=True)
    scene.house = replace(scene.house, services=(retired, *scene.house.services[1:]))
    with refused(scene, ServiceRetiredError):
        scene.issue("wba")


# --- the same click again --------------------------------------------------------------------------


def test_a_repeated_issue_answers_the_first_ticket(scene: Scene) -> None:
    op = operation()
    first = scene.issue(op=op, printer="reception-1")
    scene.issue()
    with unchanged(scene):
        again = reception.issue_ticket(scene.store, scene.house, op=op, service="wba", printer="reception-1")
    assert not again.created
    assert not again.value.created
    assert again.changed == frozenset()
    assert again.value.ticket == first
    assert again.value.job is not None
    assert again.value.job.ticket_id == first.id


def test_a_retry_after_the_doors_closed_answers_the_ticket_of_before(scene: Scene) -> None:
    op = operation()
    scene.clock.set(datetime(2026, 10, 12, 13, 59, 59, tzinfo=UTC))
    first = scene.issue(op=op)
    assert not scene.house.is_open(scene.clock.now())
    with unchanged(scene):
        again = reception.issue_ticket(scene.store, scene.house, op=op, service="wba")
    assert (again.created, again.value.ticket) == (False, first)


def test_a_retry_after_the_service_was_retired_answers_the_ticket_of_before(scene: Scene) -> None:
    op = operation()
    first = scene.issue(op=op)
    retired = replace(scene.house.services[0], retired=True)
    house = replace(scene.house, services=(retired, *scene.house.services[1:]))
    again = reception.issue_ticket(scene.store, house, op=op, service="wba")
    assert (again.created, again.value.ticket) == (False, first)


def test_an_operation_of_another_kind_issues_nothing(scene: Scene) -> None:
    scene.issue()
    op = desk_op()
    scene.call(op=op)
    with refused(scene, OperationReusedError):
        scene.issue(op=op)


def test_an_operation_that_ordered_a_print_issues_nothing(scene: Scene) -> None:
    first = scene.issue(printer="reception-1")
    come_out(scene)
    op = operation()
    reception.reprint(scene.store, op=op, ticket_id=first.id, printer="reception-1")
    for printer in ("reception-1", None):
        with refused(scene, OperationReusedError):
            scene.issue(op=op, printer=printer)
    other = scene.issue()
    with refused(scene, OperationReusedError):
        reception.reprint(scene.store, op=op, ticket_id=other.id, printer="reception-1")


# --- take back and cancel --------------------------------------------------------------------------


def test_take_back_ends_the_ticket_and_its_slip(scene: Scene) -> None:
    ticket = scene.issue(printer="reception-1")
    op = operation()
    outcome = reception.take_back(scene.store, scene.house, op=op, ticket_id=ticket.id)
    assert outcome.value.state is State.CANCELLED
    assert outcome.changed == {ChangeKind.TICKETS, ChangeKind.PRINTS}
    assert scene.store.events(ticket.id)[-1].reason == "taken_back"
    assert scene.store.jobs([ticket.id])[ticket.id].state is JobState.CANCELLED
    with unchanged(scene):
        again = reception.take_back(scene.store, scene.house, op=op, ticket_id=ticket.id)
    assert (again.created, again.changed, again.value) == (False, frozenset(), outcome.value)
    assert scene.issue().label == "A 002", "a number that was taken back stays spent"


def test_take_back_twice_with_two_clicks(scene: Scene) -> None:
    ticket = scene.issue()
    reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
    with refused(scene, TooLateError):
        reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)


@pytest.mark.parametrize(("seconds", "allowed"), [(300, True), (301, False)])
def test_take_back_is_allowed_for_five_minutes(scene: Scene, seconds: int, allowed: bool) -> None:
    ticket = scene.issue()
    scene.clock.set(ticket.issued_at + timedelta(seconds=seconds))
    assert (
        reception.reason_against_take_back(ticket, age=timedelta(seconds=seconds), house=scene.house) is None
    ) is allowed
    if allowed:
        reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
        return
    with refused(scene, TooLateError) as info:
        reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
    assert "5" in str(info.value.facts["reason"])


def test_take_back_is_refused_once_the_ticket_was_called(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call()
    with refused(scene, TooLateError) as info:
        reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
    assert info.value.facts["reason"] == "aufgerufen"
    calling.transfer(scene.store, scene.house, op=desk_op(), desk="2.14", service="neu")
    assert scene.again(ticket).state is State.WAITING
    with refused(scene, TooLateError) as info:
        reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
    assert info.value.facts["reason"] == "schon bearbeitet"


def test_a_call_that_was_undone_is_no_reason_against_take_back(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call()
    scene.undo()
    reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
    assert scene.again(ticket).state is State.CANCELLED


@pytest.mark.parametrize("state", [JobState.SENDING, JobState.PRINTED])
def test_a_slip_that_is_on_its_way_is_left_to_the_printer(scene: Scene, state: JobState) -> None:
    ticket = scene.issue(printer="reception-1")
    job = scene.store.claim_job("reception-1")
    assert job is not None
    if state is not JobState.SENDING:
        scene.store.settle_job(job.id, state)
    outcome = reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
    assert outcome.changed == {ChangeKind.TICKETS}
    assert scene.store.jobs([ticket.id])[ticket.id].state is state


def test_every_slip_that_waits_is_withdrawn(scene: Scene) -> None:
    ticket = scene.issue(printer="reception-1")
    job = scene.store.claim_job("reception-1")
    assert job is not None
    scene.store.settle_job(job.id, JobState.FAILED, reason="paper_out")
    reception.reprint(scene.store, op=operation(), ticket_id=ticket.id, printer="reception-2")
    reception.cancel(scene.store, op=operation(), ticket_id=ticket.id)
    assert scene.store.open_jobs("reception-1") == []
    assert scene.store.open_jobs("reception-2") == []


def test_a_repeat_finishes_what_the_first_try_left(scene: Scene) -> None:
    """The program died between the cancelling and the withdrawal of the slip."""
    ticket = scene.issue()
    op = operation()
    reception.cancel(scene.store, op=op, ticket_id=ticket.id)
    reception.reprint(scene.store, op=operation(), ticket_id=ticket.id, printer="reception-1")
    outcome = reception.cancel(scene.store, op=op, ticket_id=ticket.id)
    assert (outcome.created, outcome.changed) == (False, frozenset({ChangeKind.PRINTS}))
    assert scene.store.open_jobs("reception-1") == []


def test_a_repeat_that_names_another_ticket_leaves_that_one_alone(scene: Scene) -> None:
    first, second = scene.issue(printer="reception-1"), scene.issue(printer="reception-1")
    op = operation()
    reception.take_back(scene.store, scene.house, op=op, ticket_id=first.id)
    with unchanged(scene):
        again = reception.take_back(scene.store, scene.house, op=op, ticket_id=second.id)
    assert again.value.id == first.id
    assert scene.again(second).state is State.WAITING


def test_cancel_ends_a_visit_with_a_short_reason(scene: Scene) -> None:
    ticket = scene.issue()
    scene.clock.advance(minutes=30)
    op = operation()
    outcome = reception.cancel(scene.store, op=op, ticket_id=ticket.id, reason="went home\x1b@\n" + "x" * 500)
    assert outcome.value.state is State.CANCELLED
    reason = scene.store.events(ticket.id)[-1].reason
    assert reason is not None
    assert reason.startswith("went home@")
    assert len(reason) == 60
    with unchanged(scene):
        assert not reception.cancel(scene.store, op=op, ticket_id=ticket.id).created


def test_a_cancelled_ticket_always_has_a_reason(scene: Scene) -> None:
    ticket = scene.issue()
    reception.cancel(scene.store, op=operation(), ticket_id=ticket.id, reason="\n")
    assert scene.store.events(ticket.id)[-1].reason == "cancelled"


def test_cancel_is_refused_while_the_client_is_at_a_desk(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call()
    with refused(scene, IllegalStepError):
        reception.cancel(scene.store, op=operation(), ticket_id=ticket.id)


def test_nothing_can_be_done_with_an_unknown_ticket(scene: Scene) -> None:
    scene.issue()
    with refused(scene, UnknownTicketError):
        reception.take_back(scene.store, scene.house, op=operation(), ticket_id=NOBODY)
    with refused(scene, UnknownTicketError):
        reception.cancel(scene.store, op=operation(), ticket_id=NOBODY)
    with refused(scene, UnknownTicketError):
        reception.reprint(scene.store, op=operation(), ticket_id=NOBODY, printer="reception-1")


def test_an_operation_of_another_kind_cancels_nothing(scene: Scene) -> None:
    op = operation()
    ticket = scene.issue(op=op)
    with refused(scene, OperationReusedError):
        reception.cancel(scene.store, op=op, ticket_id=ticket.id)
    with refused(scene, OperationReusedError):
        reception.take_back(scene.store, scene.house, op=op, ticket_id=ticket.id)


# --- print again -----------------------------------------------------------------------------------


def come_out(scene: Scene) -> None:
    """Every slip that waits is printed."""
    while (job := scene.store.claim_job("reception-1")) is not None:
        scene.store.settle_job(job.id, JobState.PRINTED)


def test_every_reprint_counts(scene: Scene) -> None:
    ticket = scene.issue(printer="reception-1")
    copies = []
    for _ in range(3):
        come_out(scene)
        outcome = reception.reprint(scene.store, op=operation(), ticket_id=ticket.id, printer="reception-1")
        assert outcome.created
        assert outcome.changed == {ChangeKind.PRINTS}
        copies.append(outcome.value.copy)
    assert copies == [1, 2, 3]
    assert scene.again(ticket).last_event_id == ticket.last_event_id, "a slip is no step of the ticket"


def test_a_ticket_that_was_never_printed_begins_with_the_first_slip(scene: Scene) -> None:
    ticket = scene.issue()
    outcome = reception.reprint(scene.store, op=operation(), ticket_id=ticket.id, printer="reception-1")
    assert outcome.value.copy == 0


def test_a_repeated_reprint_orders_nothing(scene: Scene) -> None:
    ticket = scene.issue(printer="reception-1")
    come_out(scene)
    op = operation()
    first = reception.reprint(scene.store, op=op, ticket_id=ticket.id, printer="reception-1")
    with unchanged(scene):
        again = reception.reprint(scene.store, op=op, ticket_id=ticket.id, printer="reception-1")
    assert (again.created, again.changed, again.value) == (False, frozenset(), first.value)


def test_the_operation_of_an_issue_orders_no_reprint(scene: Scene) -> None:
    op = operation()
    ticket = scene.issue(op=op, printer="reception-1")
    with refused(scene, OperationReusedError):
        reception.reprint(scene.store, op=op, ticket_id=ticket.id, printer="reception-1")


def test_the_operation_of_a_call_orders_no_reprint(scene: Scene) -> None:
    ticket = scene.issue()
    op = desk_op()
    scene.call(op=op)
    with refused(scene, OperationReusedError):
        reception.reprint(scene.store, op=op, ticket_id=ticket.id, printer="reception-1")


def in_doubt(scene: Scene) -> PrintJob:
    scene.issue(printer="reception-1")
    job = scene.store.claim_job("reception-1")
    assert job is not None
    assert scene.store.recover_jobs("reception-1") == 1
    return job


def test_the_clerk_has_the_slip(scene: Scene) -> None:
    job = in_doubt(scene)
    settled = reception.confirm_slip(scene.store, job=job)
    assert (settled.state, settled.reason) == (JobState.PRINTED, "clerk")
    with refused(scene, IllegalStepError):
        reception.confirm_slip(scene.store, job=job)
    with refused(scene, IllegalStepError):
        reception.replace_slip(scene.store, op=operation(), job=job)


def test_the_clerk_has_none_and_another_one_is_ordered_in_the_same_act(scene: Scene) -> None:
    job, op = in_doubt(scene), operation()
    copy = reception.replace_slip(scene.store, op=op, job=job)
    assert (copy.copy, copy.state, copy.ticket_id) == (1, JobState.PENDING, job.ticket_id)
    before = scene.store.job(job.id)
    assert before is not None
    assert (before.state, before.reason) == (JobState.CANCELLED, "clerk_no_slip")
    assert reception.replace_slip(scene.store, op=op, job=job) == copy
    assert scene.store.open_jobs("reception-1") == [copy]
    with refused(scene, IllegalStepError):
        reception.confirm_slip(scene.store, job=job)


@pytest.mark.parametrize("state", [JobState.PENDING, JobState.FAILED])
def test_a_second_print_of_a_slip_that_never_left_is_the_first(scene: Scene, state: JobState) -> None:
    ticket = scene.issue(printer="reception-1")
    (job,) = scene.store.open_jobs("reception-1")
    if state is JobState.FAILED:
        scene.store.settle_job(job.id, JobState.FAILED, reason="paper_out", before=JobState.PENDING)
    for _ in range(2):
        outcome = reception.reprint(scene.store, op=operation(), ticket_id=ticket.id, printer="reception-1")
        assert (outcome.value.id, outcome.value.copy, outcome.created) == (job.id, 0, False)
        assert outcome.value.state is JobState.PENDING


def test_nobody_is_asked_about_a_slip_that_is_certain(scene: Scene) -> None:
    scene.issue(printer="reception-1")
    job = scene.store.claim_job("reception-1")
    assert job is not None
    scene.store.settle_job(job.id, JobState.FAILED)
    with refused(scene, IllegalStepError):
        reception.confirm_slip(scene.store, job=job)


def test_whole_sees_every_kind_of_change(scene: Scene) -> None:
    """The comparison that other tests rely on."""
    seen = [whole(scene.store)]
    ticket = scene.issue()
    seen.append(whole(scene.store))
    reception.reprint(scene.store, op=operation(), ticket_id=ticket.id, printer="reception-1")
    seen.append(whole(scene.store))
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    seen.append(whole(scene.store))
    scene.call()
    seen.append(whole(scene.store))
    assert all(a != b for i, a in enumerate(seen) for b in seen[:i])
