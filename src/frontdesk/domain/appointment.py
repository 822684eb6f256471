"""The life of an appointment: its states, the table of legal steps, its events, and the fold over them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.house import AgencyCode, ServiceCode, StationName
from frontdesk.domain.slots import Slot
from frontdesk.domain.spelling import begins, spellings
from frontdesk.domain.ticket import EventId, OperationId, TicketId

AppointmentId = NewType("AppointmentId", int)

MAX_NAME = 60


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


# States in which nobody else can have the slot.
HOLDING = frozenset({AppointmentState.BOOKED, AppointmentState.ARRIVED, AppointmentState.NO_SHOW})


class AppointmentStep(StrEnum):
    """What happened to an appointment, as a past fact; one event each."""

    BOOKED = "appointment_booked"
    MOVED = "appointment_moved"
    CHANGED = "appointment_changed"
    CHECKED_IN = "appointment_checked_in"
    CHECK_IN_UNDONE = "appointment_check_in_undone"
    CANCELLED = "appointment_cancelled"
    NO_SHOW = "appointment_no_show"


_S = AppointmentState

# The state table: step -> {state before: state after}. `None` is "no appointment yet".
STEPS: Mapping[AppointmentStep, Mapping[AppointmentState | None, AppointmentState]] = MappingProxyType(
    {
        AppointmentStep.BOOKED: {None: _S.BOOKED},
        # Who did not come gets another appointment: it is the same matter.
        AppointmentStep.MOVED: {_S.BOOKED: _S.BOOKED, _S.NO_SHOW: _S.BOOKED},
        AppointmentStep.CHANGED: {_S.BOOKED: _S.BOOKED},
        # Very late, but there.
        AppointmentStep.CHECKED_IN: {_S.BOOKED: _S.ARRIVED, _S.NO_SHOW: _S.ARRIVED},
        AppointmentStep.CHECK_IN_UNDONE: {_S.ARRIVED: _S.BOOKED},
        AppointmentStep.CANCELLED: {_S.BOOKED: _S.CANCELLED},
        AppointmentStep.NO_SHOW: {_S.BOOKED: _S.NO_SHOW},
    }
)


class Interpreter(StrEnum):
    """How the client and the desk will understand each other."""

    PHONE = "phone"
    ON_SITE = "on_site"
    OWN = "own"  # the client brings somebody


class Origin(StrEnum):
    """Who booked."""

    HOUSE = "house"
    IMPORT = "import"  # another booking system


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The part of an appointment that its events change.

    Attributes:
        day: business day of the slot.
        ticket_id: of the client who is there.
        since: when it came to this state.
    """

    state: AppointmentState
    slot: Slot
    day: date
    service: ServiceCode
    agency: AgencyCode
    ticket_id: TicketId | None = None
    since: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A booked slot. Who comes is kept apart from it, and only if given.

    Attributes:
        uid: by which a calendar or another booking system knows it; says nothing about anybody.
        code: on the slip: shows that it is genuine without saying whose it is.
        version: number of its events; every change is conditional on it.
    """

    id: AppointmentId
    uid: str
    code: str
    booked_at: datetime
    origin: Origin
    language: str
    interpreter: Interpreter | None = None
    version: int
    now: Standing

    @property
    def label(self) -> str:
        """How people name it before there is a ticket: ``T 4711``."""
        return f"T {self.id}"

    @property
    def state(self) -> AppointmentState:
        return self.now.state

    @property
    def slot(self) -> Slot:
        return self.now.slot

    @property
    def starts_at(self) -> datetime:
        return self.now.slot.starts_at

    @property
    def service(self) -> ServiceCode:
        return self.now.service


@dataclass(frozen=True, slots=True)
class Person:
    """Who comes: personal data. Shown to the clerk, never logged, in a table of its own."""

    name: str | None = None
    reference: str | None = None

    def __bool__(self) -> bool:
        return self.name is not None or self.reference is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAppointment:
    """An appointment to be written.

    Attributes:
        person: goes into a table of its own and nowhere else.
    """

    slot: Slot
    day: date
    service: ServiceCode
    agency: AgencyCode
    uid: str
    code: str
    origin: Origin = Origin.HOUSE
    language: str
    interpreter: Interpreter | None = None
    person: Person = Person()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMove:
    """A step that is about to happen; the store gives it an id and a time.

    Attributes:
        slot, day, service, agency: new ones, where the step changes them (MOVED).
        ticket_id: of the client who is there (CHECKED_IN).
    """

    step: AppointmentStep
    slot: Slot | None = None
    day: date | None = None
    service: ServiceCode | None = None
    agency: AgencyCode | None = None
    ticket_id: TicketId | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEvent:
    """A step that happened: who, when, from where to where, and why."""

    id: EventId
    appointment_id: AppointmentId
    step: AppointmentStep
    at: datetime
    from_state: AppointmentState | None
    to_state: AppointmentState
    slot: Slot
    day: date
    service: ServiceCode
    agency: AgencyCode
    ticket_id: TicketId | None
    station: StationName
    role: str
    reason: str | None
    op: OperationId
    op_step: int


def next_state(state: AppointmentState | None, step: AppointmentStep, *, label: str = "") -> AppointmentState:
    """The state after ``step``; raises `IllegalStepError` naming step and present state."""
    after = STEPS[step].get(state)
    if after is None:
        raise IllegalStepError(
            ticket=label or "Termin", step=step.value, state=state.value if state else "none"
        )
    return after


def booked(event: AppointmentEvent) -> Standing:
    """What stands after a BOOKED event."""
    next_state(None, event.step)
    return Standing(
        state=event.to_state,
        slot=event.slot,
        day=event.day,
        service=event.service,
        agency=event.agency,
        since=event.at,
        reason=event.reason,
    )


def stepped(now: Standing, event: AppointmentEvent, *, label: str = "") -> Standing:
    """What stands after one more event (any but BOOKED); the only place where it changes."""
    state = next_state(now.state, event.step, label=label)
    if event.step is AppointmentStep.CHANGED:
        return now  # language, interpreter, person: nothing that moves it
    return replace(
        now,
        state=state,
        slot=event.slot,
        day=event.day,
        service=event.service,
        agency=event.agency,
        ticket_id=event.ticket_id if state is AppointmentState.ARRIVED else None,
        since=event.at,
        reason=event.reason,
    )


def fold(events: Iterable[AppointmentEvent]) -> Standing:
    """What the events tell, oldest first; raises `IllegalStepError` on an illegal history."""
    now: Standing | None = None
    for event in events:
        now = booked(event) if now is None else stepped(now, event)
    if now is None:
        raise IllegalStepError(ticket="Termin", step="fold", state="none")
    return now


_LABEL = re.compile(r"\s*T[\s\-]*(\d{1,18})\s*", re.ASCII | re.IGNORECASE)


def parse_label(text: str) -> AppointmentId | None:
    """Read ``T 4711`` or ``t4711``; ``None`` when it is something else."""
    match = _LABEL.fullmatch(text)
    return None if match is None else AppointmentId(int(match[1]))


def qr_text(site: str, day: date, code: str) -> str:
    """What the QR code on the slip says: house, day, code; only signs of the QR's alphanumeric mode."""
    return f"FD2:{site.upper()}:{day:%Y%m%d}:{code}"


def words_of(name: str) -> list[str]:
    """The words of a name by which people look for it."""
    folded = unicodedata.normalize("NFC", name).casefold()
    # Marks that no letter carries and apostrophes end no word: İ in small letters, a shadda, O'Brien.
    return re.findall(r"\w+", "".join(one for one in folded if not _is_mark(one)))


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me") or sign in "'’ʼ`´"


def is_meant(text: str, person: Person) -> bool:
    """Whether every word of ``text`` begins a word of the name, or ``text`` is the reference.

    Who says a name at a counter does not spell it, and keyboards lack letters: ``oz`` begins ``Öztürk``.
    """
    wanted = words_of(text)
    if not wanted:
        return False
    if person.reference is not None and words_of(person.reference) == wanted:
        return True
    words = [spellings(word) for word in words_of(person.name or "")]
    return all(any(begins(word, start) for word in words) for start in map(spellings, wanted))
