"""The way of a booking, a move or a change to the store and back: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception.appointments import actions, wording
from frontdesk.apps.reception.appointments.actions import Done
from frontdesk.apps.reception.appointments.draft import Draft, Intent, Purpose
from frontdesk.apps.reception.connection import Connection
from frontdesk.domain.errors import RefusedError
from frontdesk.qt import errors
from frontdesk.usecases.appointment_views import AppointmentView


@dataclass(frozen=True, slots=True)
class Aside:
    """A refused try that waits until it is taken up again.

    Attributes:
        target: the appointment that it moves or changes.
    """

    intent: Intent
    target: AppointmentView | None
    sentence: str


class Booking(QObject):
    """Tries what the draft says.

    For a booking the draft is emptied when the try starts, so that the next client can be entered while the
    store works; a refused one comes back into the draft, unless something new stands there. A move or a
    change keeps the form until the answer is there; a form in which something else stands by then is left
    alone.

    Attributes:
        under_way: the intents that are being tried.
        aside: refused tries that made room for what the clerk has begun since, the oldest first.

    Signals:
        draft_changed: the draft was emptied or filled by this object.
        done: a `Done`, and the intent that led to it.
        refused: the sentence beside its cause, and the intent.
        refused_aside: the sentence of a try whose draft has made room for a new one.
    """

    draft_changed = Signal()
    done = Signal(object, object)
    refused = Signal(str, object)
    refused_aside = Signal(str)

    def __init__(
        self, draft: Draft, connection: Callable[[], Connection | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._connection = draft, connection
        self.under_way: list[Intent] = []
        self.aside: list[Aside] = []

    def submit(self) -> None:
        """The key: try the draft; one that is not ready does nothing, so a bouncing key is harmless."""
        if not self._draft.is_ready:
            return
        connection = self._connection()
        if connection is None or connection.is_lost:
            self.refused.emit(wording.away(), None)
            return
        intent = self._draft.intent()
        if intent is None or intent in self.under_way:
            return
        self.under_way.append(intent)
        target = self._draft.target
        if intent.purpose is Purpose.BOOK:
            self._draft.clear()
            self.draft_changed.emit()
        actions.carry_out(
            connection.link,
            intent,
            initiator=self,
            on_success=lambda done: self._on_done(intent, done),
            on_failure=lambda error: self._on_failed(intent, target, error),
        )

    def bring_back(self) -> bool:
        """Take up the refused try again that had to stand aside, the oldest first."""
        if not self.aside:
            return False
        waited = self.aside.pop(0)
        self._draft.restore(waited.intent, waited.target)
        self.draft_changed.emit()
        if self.aside:
            self.refused_aside.emit(self.aside[0].sentence)
        return True

    def _on_done(self, intent: Intent, done: Done) -> None:
        self.under_way.remove(intent)
        if self._draft.end(intent):
            self.draft_changed.emit()
        self.done.emit(done, intent)

    def _on_failed(self, intent: Intent, target: AppointmentView | None, error: Exception) -> None:
        self.under_way.remove(intent)
        sentence = errors.describe(error).sentence
        if intent.purpose is Purpose.BOOK and self._draft.is_empty:
            self._draft.restore(intent)
        if not self._draft.shows(intent):
            self._draft.end(intent)
            self.aside.append(Aside(intent, target, sentence))
            self.refused_aside.emit(self.aside[0].sentence)
            return
        if isinstance(error, RefusedError) and intent.purpose is not Purpose.CHANGE:
            # The same wish can only be refused again; everything else that was entered stays.
            self._draft.forget_slot()
        self.draft_changed.emit()
        self.refused.emit(sentence, intent)
