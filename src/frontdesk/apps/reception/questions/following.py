"""Keeps the window's picture of the short questions fresh."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.questions import actions
from frontdesk.apps.reception.questions.actions import Today
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import StoreError
from frontdesk.domain.question import Question
from frontdesk.qt.errors import Errors
from frontdesk.usecases.ports import Feed

_KINDS = frozenset({ChangeKind.QUESTIONS, ChangeKind.HOUSE})


class Following(QObject):
    """Reads again what the feed says has changed.

    Attributes:
        today: what was read last.

    Signals:
        changed: there is something new to show.
    """

    changed = Signal()

    def __init__(self, connection: Connection, errors: Errors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.connection = connection
        self.today: Today | None = None
        self._errors = errors
        connection.feed.changed.connect(self._on_changed)
        connection.restored.connect(self.read)

    def read(self) -> None:
        """Read the picture anew."""
        if not self.connection.link.operations.is_open:
            return
        actions.read_today(
            self.connection.link, initiator=self, on_success=self._on_today, on_failure=self._on_failure
        )

    def learn(self, question: Question) -> None:
        """What became of a question is known before it has been read; the next key may be about it."""
        if self.today is not None:
            others = (one for one in self.today.recent if one.id != question.id)
            newest_first = sorted((question, *others), key=lambda one: one.id, reverse=True)
            self.today = replace(self.today, recent=tuple(newest_first))
            self.changed.emit()
        self.read()

    def _on_changed(self, changes: Feed) -> None:
        if changes.kinds & _KINDS:
            self.read()

    def _on_today(self, today: Today) -> None:
        self.today = today
        self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        # An unreachable store is the feed's news; anything else must not pass in silence.
        if not isinstance(error, StoreError):
            self._errors.report(error)
