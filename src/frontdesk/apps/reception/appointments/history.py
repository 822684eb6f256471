"""What was done at this window, newest last: that is what the keys for the last act mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.appointment import Appointment
from frontdesk.domain.ticket import Ticket
from frontdesk.usecases.appointment_views import AppointmentView


class Kind(StrEnum):
    """What an act was."""

    BOOK = "book"
    MOVE = "move"
    CHANGE = "change"
    CANCEL = "cancel"
    CHECK_IN = "check_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act.

    Attributes:
        appointment: as it stands after it.
        before: as it stood before a move or a change.
        ticket: that the client got.
        at: in the store's time.
    """

    kind: Kind
    appointment: Appointment
    before: AppointmentView | None = None
    ticket: Ticket | None = None
    at: datetime | None = None

    @property
    def can_be_put_back(self) -> bool:
        """Whether it is known how it was before."""
        return self.before is not None or self.kind not in (Kind.MOVE, Kind.CHANGE)


class History:
    """The acts that still stand."""

    def __init__(self) -> None:
        self._acts: list[Act] = []

    @property
    def newest(self) -> Act | None:
        """What Strg+Z means."""
        return self._acts[-1] if self._acts else None

    @property
    def newest_slip(self) -> Act | None:
        """What Strg+R means: the last act that gave something out on paper."""
        kinds = (Kind.BOOK, Kind.MOVE, Kind.CHECK_IN)
        return next((act for act in reversed(self._acts) if act.kind in kinds), None)

    def add(self, act: Act) -> None:
        """Something was done."""
        self._acts.append(act)

    def drop(self, act: Act) -> None:
        """It was taken back."""
        self._acts = [one for one in self._acts if one is not act]

    def forget(self, appointment: Appointment, kind: Kind) -> None:
        """The same in another way than by the key."""
        self._acts = [
            one for one in self._acts if one.appointment.id != appointment.id or one.kind is not kind
        ]
