"""What the forecast of waits needs from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from frontdesk.domain.appointment import AppointmentId
from frontdesk.domain.house import DeskName, SeriesLetter, ServiceCode
from frontdesk.domain.learning import DayLearned, Visit
from frontdesk.domain.ticket import TicketId


class InLine(NamedTuple):
    """Somebody who waits, as far as the order of calling asks; a tuple, as it may be one of hundreds."""

    ticket_id: TicketId
    series: SeriesLetter
    service: ServiceCode
    due_at: datetime
    arrived_at: datetime
    number: int
    head_start: int
    is_appointment: bool
    is_urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AtDesk:
    """A client at a desk, and since when."""

    desk: DeskName
    service: ServiceCode
    called_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An appointment to which nobody has come yet."""

    appointment_id: AppointmentId
    service: ServiceCode
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class WorkDone:
    """Visits that ended since a moment: how many, and their minutes from call to end in all, as far as they
    lie after that moment."""

    count: int
    minutes: float


class WaitUnit(Protocol):
    """The part of a transaction that keeps what was learned."""

    def visits(self, day: date) -> Sequence[Visit]:
        """Every straight visit of ``day`` that is over: waited once, called, served."""
        ...

    def save(self, day: date, learned: DayLearned) -> None:
        """Keep the summary of a day in place of an earlier one."""
        ...


class WaitReader(Protocol):
    """Short reads for the forecast, each a transaction of its own."""

    def in_line(self, day: date, *, limit: int) -> Sequence[InLine]:
        """Those who wait on ``day``, in due order."""
        ...

    def at_desks(self, day: date) -> Sequence[AtDesk]:
        """Clients who are called to a desk or served there."""
        ...

    def expected(self, day: date) -> Sequence[Expected]:
        """The appointments of ``day`` to which nobody has come yet, in the order of time."""
        ...

    def work_done(self, day: date, since: datetime) -> Mapping[ServiceCode, WorkDone]:
        """The straight visits that ended on ``day`` not before ``since``, by service; none that was over in
        less than `domain.learning.SHORTEST` minutes.
        """
        ...

    def learned(self, before: date, *, limit: int) -> Mapping[date, DayLearned]:
        """The summaries of the last days before ``before``, newest first."""
        ...
