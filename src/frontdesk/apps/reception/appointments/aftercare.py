"""What can still be done with an appointment: take the last act back, cancel, print or save its slip."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from frontdesk.apps.reception import actions as tickets
from frontdesk.apps.reception import wording as ticket_words
from frontdesk.apps.reception.appointments import actions, wording
from frontdesk.apps.reception.appointments.history import Act, History, Kind
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.appointment import Appointment
from frontdesk.qt import errors, translation
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.appointment_views import Booked


class Aftercare(QObject):
    """Starts those acts, each once at a time: a key that bounces counts once.

    Signals:
        said: a sentence about what could not be done, or was, and its status.
        undone: an `Act` that does not stand any more, and the appointment as it stands now.
        cancelled: an `Appointment` that will not take place.
        not_cancelled: why not.
    """

    said = Signal(str, str)
    undone = Signal(object, object)
    cancelled = Signal(object)
    not_cancelled = Signal(str)

    def __init__(self, situation: Situation, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._history = situation, history
        self._under_way: set[str] = set()

    def take_back_newest(self) -> None:
        """Strg+Z: the last act, or the reason why not."""
        act = self._history.newest
        if act is None:
            self.said.emit(wording.nothing_to_take_back(), "neutral")
        elif act.kind is Kind.CANCEL:
            self.said.emit(wording.cancel_stands(), "neutral")
        elif act.kind is Kind.CHECK_IN:
            self.undo_check_in(act.appointment, act)
        elif not act.can_be_put_back:
            self.said.emit(wording.before_unknown(), "neutral")
        elif self._is_old(act):
            limit = self._now.house.rules.undo_minutes if self._now.house is not None else 0
            self.said.emit(wording.too_old(limit), "neutral")
        else:
            self._put_back(act)

    def reprint_newest(self) -> None:
        """Strg+R: the slip of the last booking, or the number of the last check-in."""
        act = self._history.newest_slip
        if act is None:
            self.said.emit(wording.nothing_to_print(), "neutral")
        elif act.ticket is not None:
            self._reprint_ticket(act)
        else:
            self.reprint(act.appointment)

    def reprint(self, one: Appointment) -> None:
        """Order one more slip."""
        if not self._now.has_printer:
            self.said.emit(ticket_words.no_printer(), "neutral")
            return
        key = f"print:{one.id}"
        connection = self._begin(key)
        if connection is not None:
            actions.reprint(
                connection.link,
                one.id,
                initiator=self,
                on_success=lambda _job: self._on_reprint(key, one.label),
                on_failure=lambda error: self._fail(key, error),
            )

    def cancel(self, one: Appointment, reason: str) -> None:
        """The appointment will not take place."""
        key = f"cancel:{one.id}"
        connection = self._begin(key)
        if connection is not None:
            actions.cancel(
                connection.link,
                one.id,
                reason,
                initiator=self,
                on_success=lambda outcome: self._on_cancelled(key, outcome),
                on_failure=lambda error: self._on_not_cancelled(key, error),
            )

    def undo_check_in(self, one: Appointment, act: Act | None = None) -> None:
        """The wrong person was checked in."""
        key = f"undo:{one.id}"
        done = act or Act(kind=Kind.CHECK_IN, appointment=one)
        connection = self._begin(key)
        if connection is not None:
            actions.undo_check_in(
                connection.link,
                one.id,
                initiator=self,
                on_success=lambda outcome: self._on_undone(key, done, outcome),
                on_failure=lambda error: self._fail(key, error),
            )

    def save_calendar(self, one: Appointment) -> None:
        """Into the user's documents; no box asks for a name."""
        connection, key = self._now.connection, f"save:{one.id}"
        if connection is None or key in self._under_way:
            return
        self._under_way.add(key)
        actions.save_calendar(
            connection.link,
            one,
            documents_folder(),
            translation.language(),
            initiator=self,
            on_success=lambda file: self._on_saved(key, file),
            on_failure=lambda error: self._on_not_saved(key, error),
        )

    def _is_old(self, act: Act) -> bool:
        connection = self._now.connection
        now = connection.now() if connection is not None else None
        if connection is None or now is None or act.at is None:
            return False
        return now - act.at > timedelta(minutes=connection.house.rules.undo_minutes)

    def _put_back(self, act: Act) -> None:
        key = f"back:{act.appointment.id}"
        connection = self._begin(key)
        if connection is not None:
            actions.put_back(
                connection.link,
                act.appointment,
                act.before,
                moved=act.kind is Kind.MOVE,
                initiator=self,
                on_success=lambda outcome: self._on_undone(key, act, outcome),
                on_failure=lambda error: self._fail(key, error),
            )

    def _reprint_ticket(self, act: Act) -> None:
        if act.ticket is None:
            return
        if not self._now.has_printer:
            self.said.emit(ticket_words.no_printer(), "neutral")
            return
        key, label = f"ticket:{act.ticket.id}", act.ticket.label
        connection = self._begin(key)
        if connection is not None:
            tickets.reprint(
                connection.link,
                act.ticket.id,
                initiator=self,
                on_success=lambda _outcome: self._on_reprint(key, label),
                on_failure=lambda error: self._fail(key, error),
            )

    def _begin(self, key: str) -> Connection | None:
        connection = self._now.connection
        if connection is None or key in self._under_way:
            return None
        if connection.is_lost:
            self.said.emit(wording.away_for_now(), "warn")
            return None
        self._under_way.add(key)
        return connection

    def _on_undone(self, key: str, act: Act, outcome: Outcome[Booked]) -> None:
        self._under_way.discard(key)
        self._history.drop(act)
        self._history.forget(act.appointment, act.kind)
        self.undone.emit(act, outcome.value.appointment)

    def _on_cancelled(self, key: str, outcome: Outcome[Booked]) -> None:
        self._under_way.discard(key)
        one = outcome.value.appointment
        self._history.add(Act(kind=Kind.CANCEL, appointment=one))
        self.cancelled.emit(one)

    def _on_not_cancelled(self, key: str, error: Exception) -> None:
        self._under_way.discard(key)
        self.not_cancelled.emit(errors.describe(error).sentence)

    def _on_reprint(self, key: str, label: str) -> None:
        self._under_way.discard(key)
        if self._now.connection is not None:
            self._now.connection.wake_printer()
        self.said.emit(wording.done("reprint", label), "ok")

    def _on_saved(self, key: str, file: Path) -> None:
        self._under_way.discard(key)
        self.said.emit(wording.saved(str(file)), "ok")

    def _on_not_saved(self, key: str, error: Exception) -> None:
        self._under_way.discard(key)
        why = (
            (error.strerror or str(error)) if isinstance(error, OSError) else errors.describe(error).sentence
        )
        self.said.emit(wording.not_saved(why), "warn")

    def _fail(self, key: str, error: Exception) -> None:
        self._under_way.discard(key)
        self.said.emit(errors.describe(error).sentence, "warn")


def documents_folder() -> Path:
    """Where people look for what they have saved."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
