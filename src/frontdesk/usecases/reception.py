"""What the reception clerk does with tickets: issue, take back, print again, cancel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from frontdesk.domain import opening
from frontdesk.domain.appointment import AppointmentMove, AppointmentStep
from frontdesk.domain.appointment_errors import EnoughForTodayError
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import (
    ClosedError,
    NumbersExhaustedError,
    OperationReusedError,
    RefusedError,
    ServiceRetiredError,
    TooLateError,
)
from frontdesk.domain.house import House, NumberRange, Service, in_words
from frontdesk.domain.numbering import range_of
from frontdesk.domain.order import head_start
from frontdesk.domain.printjob import JobState, PrintJob
from frontdesk.domain.ticket import Change, Need, RangeKind, State, Step, Ticket, TicketId
from frontdesk.usecases.acts import Outcome, existing, once, settled, short_reason
from frontdesk.usecases.ports import Issued, IssueOrder, Operation, Store, UnitOfWork
from frontdesk.usecases.waits import Waits

_NO_BYTE_YET = (JobState.PENDING, JobState.FAILED)
OUTSIDE_HOURS = "outside_hours"
TAKEN_BACK = "taken_back"
WAITS_HOLD = timedelta(minutes=1)  # older forecasts limit nobody and teach nothing
MOST_MINUTES = 1440  # of a forecast that is kept


def issue_ticket(
    store: Store,
    house: House,
    *,
    op: Operation,
    service: str,
    language: str | None = None,
    need: Need | None = None,
    printer: str | None = None,
    anyway: bool = False,
    waits: Waits | None = None,
) -> Outcome[Issued]:
    """Give out the next number for a service.

    Outside opening hours, and when somebody has closed the service for today, it is refused with
    `ClosedError` unless a person insists (``anyway``); the event then says so. ``printer`` names the station
    whose printer gets the slip. ``waits`` is the forecast as the caller last made it: it is kept with the
    ticket, so that the house learns from how it ends, and it limits the numbers of a service for which there
    are enough tickets for today. The limit is a number, so it holds in the act itself whoever else issues.
    """
    wanted = house.service(service)
    now = store.now()
    if waits is not None and now - waits.at > WAITS_HOLD:
        waits = None
    is_open = house.is_open(now, wanted)
    # Asked beforehand only where the act itself will not: it looks whether somebody has closed the service.
    if anyway or not is_open:
        decision = store.openings.decisions(house.business_day(now)).get(wanted.code)
        is_open = opening.is_open(house, wanted, now, decision)
    refused: RefusedError | None = None
    if wanted.retired:
        refused = ServiceRetiredError(service=in_words(wanted))
    elif not is_open and not anyway:
        hours = _hours_of(house, wanted, house.business_day(now))
        refused = ClosedError(what=in_words(wanted), hours=hours)
    numbers = range_of(house.series_of(wanted.series), RangeKind.ORDINARY)
    enough = None if waits is None or anyway else _enough(house, wanted, waits)
    if enough is not None and waits is not None:
        last = min(numbers.last, waits.last_numbers[wanted.code])
        if last < numbers.first:
            refused = refused or enough
        else:
            numbers = NumberRange(numbers.first, last)
    if refused is not None and not _known(store, op):
        raise refused
    newcomer = None if waits is None else waits.newcomers.get((wanted.code, need))
    order = IssueOrder(
        op=op,
        day=house.business_day(now),
        service=wanted,
        kind=RangeKind.ORDINARY,
        numbers=numbers,
        language=house.language(language),
        need=need,
        head_start=head_start(need, house.rules),
        printer=printer,
        reason=None if is_open else OUTSIDE_HOURS,
        only_open=not anyway,
        forecast=None if newcomer is None else min(round(newcomer.replayed), MOST_MINUTES),
    )
    try:
        issued = store.issue(order)
    except NumbersExhaustedError:
        if enough is None or numbers.last == house.series_of(wanted.series).ordinary.last:
            raise
        raise enough from None
    changed = frozenset({ChangeKind.TICKETS, ChangeKind.PRINTS} if issued.job else {ChangeKind.TICKETS})
    return Outcome(issued, changed if issued.created else frozenset(), created=issued.created)


def _enough(house: House, service: Service, waits: Waits) -> EnoughForTodayError | None:
    """What to say once the last number that fits is given out; ``None`` without such a limit."""
    room = waits.room.get(service.code)
    if room is None:
        return None
    done, until = (at.astimezone(house.zone) for at in (room.done_at, room.closes_at))
    # Behind a line that reaches into the night no time of day says anything any more.
    when = f"{done:%H:%M}" if done.date() == until.date() else "24:00"
    return EnoughForTodayError(what=in_words(service), done=when, until=f"{until:%H:%M}")


def _known(store: Store, op: Operation) -> bool:
    """Whether this is a repeat: what was given out before the doors closed is answered after it too."""
    with store.begin() as unit:
        return bool(unit.events_of_operation(op.id))


def _hours_of(house: House, service: Service, today: date) -> str | Mapping[str, str]:
    """The opening hours of a day: ``07:30–16:00``, the reason of a closed day, or words by language."""
    closed = house.closed_on(today)
    if closed is not None:
        return closed.reason
    spans = house.spans_on(today, service)
    if not spans:
        return {"de": "heute keine Öffnungszeit", "en": "no opening hours today"}
    return ", ".join(f"{span.start:%H:%M}–{span.end:%H:%M}" for span in spans)


def take_back(store: Store, house: House, *, op: Operation, ticket_id: TicketId) -> Outcome[Ticket]:
    """Cancel a ticket that was issued by mistake; its number stays spent, with this reason.

    Only while nobody has called it and for the minutes that the house allows, else `TooLateError`.
    """

    def work(unit: UnitOfWork) -> Ticket:
        ticket = existing(unit, ticket_id)
        why_not = reason_against_take_back(ticket, age=unit.now() - ticket.issued_at, house=house)
        if why_not is not None:
            raise TooLateError(ticket=ticket.label, reason=why_not)
        after = unit.record(op, ticket, Change(step=Step.CANCELLED, reason=TAKEN_BACK))
        if ticket.appointment_at is not None:
            # Not this client after all: the one with the appointment is still expected.
            appointment = unit.appointments.of_ticket(ticket.id)
            if appointment is not None:
                undone = AppointmentMove(step=AppointmentStep.CHECK_IN_UNDONE, reason=TAKEN_BACK)
                unit.appointments.step(op, appointment, undone)
        return after

    return _cancelled(store, op, work)


def reason_against_take_back(ticket: Ticket, *, age: timedelta, house: House) -> str | None:
    """Why a ticket cannot be taken back, in a few German words; ``None`` when it can."""
    if ticket.state is not State.WAITING or ticket.life.call_id is not None:
        return "aufgerufen" if ticket.state in (State.CALLED, State.SERVING) else "schon bearbeitet"
    if age > timedelta(minutes=house.rules.undo_minutes):
        return f"älter als {house.rules.undo_minutes} Minuten"
    return None


def cancel(store: Store, *, op: Operation, ticket_id: TicketId, reason: str = "cancelled") -> Outcome[Ticket]:
    """End a visit that will not take place; the number stays spent."""

    change = Change(step=Step.CANCELLED, reason=short_reason(reason) or "cancelled")
    return _cancelled(store, op, lambda unit: unit.record(op, existing(unit, ticket_id), change))


def _cancelled(store: Store, op: Operation, work: Callable[[UnitOfWork], Ticket]) -> Outcome[Ticket]:
    outcome = once(store, op, frozenset({Step.CANCELLED}), work)
    # A repeat withdraws the slips too, in case the first try ended between the two; but only those of the
    # ticket that this operation cancelled, and only while that is so.
    if outcome.value.state is State.CANCELLED and cancel_prints(store, outcome.value.id):
        return replace(outcome, changed=outcome.changed | {ChangeKind.PRINTS})
    return outcome


def cancel_prints(store: Store, ticket_id: TicketId) -> bool:
    """Withdraw every slip of a ticket that no longer holds, where no byte has gone to a printer."""
    with store.begin() as unit:
        jobs = unit.jobs_of(ticket_id)
    withdrawn = False
    for job in jobs:
        if job.state not in (JobState.PENDING, JobState.FAILED):
            continue
        try:
            store.settle_job(job.id, JobState.CANCELLED, before=job.state)
        except RefusedError:
            # The printer took the job meanwhile; it looks at the ticket before the first byte.
            continue
        withdrawn = True
    return withdrawn


def reprint(store: Store, *, op: Operation, ticket_id: TicketId, printer: str) -> Outcome[PrintJob]:
    """Order one more slip with the same number; it carries *Zweitdruck* and its count."""

    def attempt() -> Outcome[PrintJob]:
        with store.begin() as unit:
            if unit.events_of_operation(op.id):
                raise OperationReusedError
            ticket = existing(unit, ticket_id)
            known = unit.job_of_operation(op.id)
            if known is not None:
                if known.ticket_id != ticket.id:
                    raise OperationReusedError
                return Outcome(known, frozenset(), created=False)
            jobs = unit.jobs_of(ticket.id)
            waits = next((job for job in jobs if job.printer == printer and job.state in _NO_BYTE_YET), None)
            if waits is not None:
                # Not a byte of it was sent, so it is no second print that is wanted, but this one.
                if waits.state is JobState.FAILED:
                    waits = unit.settle_job(waits.id, JobState.PENDING, reason=None, before=waits.state)
                return Outcome(waits, frozenset({ChangeKind.PRINTS}), created=False)
            job = unit.order_print(op, ticket.id, printer=printer)
        return Outcome(job, frozenset({ChangeKind.PRINTS}))

    return settled(attempt)


def replace_slip(store: Store, *, op: Operation, job: PrintJob) -> PrintJob:
    """The clerk has no slip: the doubt ends and another one is ordered, in one act.

    A repeat answers the job of the first time.
    """

    def attempt() -> PrintJob:
        with store.begin() as unit:
            if unit.events_of_operation(op.id):
                raise OperationReusedError
            known = unit.job_of_operation(op.id)
            if known is not None:
                return known
            unit.settle_job(job.id, JobState.CANCELLED, reason="clerk_no_slip", before=JobState.UNKNOWN)
            if job.ticket_id is not None:
                return unit.order_print(op, job.ticket_id, printer=job.printer)
            return unit.order_slip(op, job.kind, job.subject or "", printer=job.printer)

    return settled(attempt)


def release_slips(store: Store, *, jobs: Sequence[PrintJob]) -> tuple[PrintJob, ...]:
    """A person wants slips that were put aside because they are old; answers those that come now."""
    return _settle_all(store, jobs, JobState.PENDING, None)


def drop_slips(store: Store, *, jobs: Sequence[PrintJob]) -> tuple[PrintJob, ...]:
    """Nobody needs these slips any more; the tickets stand. Answers those that will not come."""
    return _settle_all(store, jobs, JobState.CANCELLED, "clerk_not_needed")


def _settle_all(
    store: Store, jobs: Sequence[PrintJob], state: JobState, reason: str | None
) -> tuple[PrintJob, ...]:
    settled = []
    for job in jobs:
        try:
            settled.append(store.settle_job(job.id, state, reason=reason, before=JobState.FAILED))
        except RefusedError:
            continue  # somebody else has answered, or it is printed by now
    return tuple(settled)


def confirm_slip(store: Store, *, job: PrintJob) -> PrintJob:
    """The clerk has the slip of which nobody knew whether it came out."""
    return store.settle_job(job.id, JobState.PRINTED, reason="clerk", before=JobState.UNKNOWN)
