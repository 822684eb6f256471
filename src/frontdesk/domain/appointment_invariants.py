"""What must be true of appointments, checked on the record: slots, check-ins, steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from frontdesk.domain.appointment import HOLDING, STEPS, Appointment, AppointmentEvent, AppointmentState, fold
from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import State, Ticket


class AppointmentInvariant(StrEnum):
    """A promise about appointments, by the name that a self-test shows."""

    SLOTS_ONCE = "appointment_slots_once"
    CHECK_INS = "appointment_check_ins"
    STEPS_LEGAL = "appointment_steps_legal"
    STATE_FROM_EVENTS = "appointment_state_from_events"


@dataclass(frozen=True, slots=True)
class AppointmentViolation:
    """A promise that does not hold, with the number of the offender."""

    invariant: AppointmentInvariant
    label: str
    what: str

    def __str__(self) -> str:
        return f"{self.label}: {self.what}"


class History(Protocol):
    """An appointment with its whole record, and the tickets that were given out for it."""

    @property
    def appointment(self) -> Appointment: ...
    @property
    def events(self) -> Sequence[AppointmentEvent]: ...
    @property
    def tickets(self) -> Sequence[Ticket]: ...


def check_all(histories: Iterable[History]) -> tuple[list[AppointmentViolation], int]:
    """Every broken promise, and how many appointments there are; keeps of each no more than its slot."""
    found: list[AppointmentViolation] = []
    held: list[tuple[str, Slot, str]] = []
    total = 0
    for history in histories:
        one = history.appointment
        total += 1
        if one.state in HOLDING:
            held.append((one.slot.lane, one.slot, one.label))
        found += _check_ins(history)
        found += _steps(history)
    return [*found, *_twice(held)], total


def _twice(held: list[tuple[str, Slot, str]]) -> Iterator[AppointmentViolation]:
    """Each slot that begins before the one before it, in its lane, has ended."""
    held.sort()
    latest: dict[str, tuple[Slot, str]] = {}
    for lane, slot, label in held:
        before = latest.get(lane)
        if before is not None and slot.starts_at < before[0].ends_at:
            what = f"at {lane} at the same time as {before[1]}"
            yield AppointmentViolation(AppointmentInvariant.SLOTS_ONCE, label, what)
        if before is None or slot.ends_at > before[0].ends_at:
            latest[lane] = slot, label


def _check_ins(history: History) -> Iterator[AppointmentViolation]:
    one = history.appointment
    here = [ticket for ticket in history.tickets if ticket.id == one.now.ticket_id]
    others = [ticket for ticket in history.tickets if ticket.id != one.now.ticket_id]
    what: str | None = None
    if one.state is AppointmentState.ARRIVED and not here:
        what = "somebody has checked in, but there is no such ticket"
    elif here and here[0].appointment_at != one.starts_at:
        what = f"its ticket {here[0].label} tells another time"
    elif any(ticket.state is not State.CANCELLED for ticket in others):
        what = "a ticket of a check-in that was taken back still holds"
    if what is not None:
        yield AppointmentViolation(AppointmentInvariant.CHECK_INS, one.label, what)


def _steps(history: History) -> Iterator[AppointmentViolation]:
    one, state = history.appointment, None
    for event in history.events:
        after = STEPS[event.step].get(state)
        if after is None or (event.from_state, event.to_state) != (state, after):
            what = f"{event.step} while {state or 'not booked'} (event {event.id})"
            yield AppointmentViolation(AppointmentInvariant.STEPS_LEGAL, one.label, what)
            return
        state = after
    try:
        told = fold(history.events)
    except IllegalStepError:
        yield AppointmentViolation(AppointmentInvariant.STEPS_LEGAL, one.label, "it has no events")
        return
    wrong = [name for name in type(told).__slots__ if getattr(told, name) != getattr(one.now, name)]
    if len(history.events) != one.version:
        wrong.append("version")
    if wrong:
        what = f"its events tell another {', '.join(wrong)}"
        yield AppointmentViolation(AppointmentInvariant.STATE_FROM_EVENTS, one.label, what)
