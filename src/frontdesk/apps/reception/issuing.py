"""The way of a ticket from Enter to the store: one intent at a time, nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception import actions, wording
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.draft import Draft, Intent
from frontdesk.domain.errors import ClosedError
from frontdesk.qt import errors
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.ports import Issued


class Issuing(QObject):
    """Issues what a draft says.

    The draft is emptied when the try starts, so that the next search can be typed while the store works; a
    refused try comes back into it, unless something new stands there.

    Attributes:
        under_way: the intent that is being tried.

    Signals:
        draft_changed: the draft was emptied or filled by this object.
        issued: an `Issued` that is new or was known already.
        refused: the sentence beside its cause, and whether insisting would help.
        refused_aside: the sentence for a try whose draft has made room for a new one.
        progress_changed: whether a try is under way.
    """

    draft_changed = Signal()
    issued = Signal(object)
    refused = Signal(str, bool)
    refused_aside = Signal(str)
    progress_changed = Signal(bool)

    def __init__(
        self, draft: Draft, connection: Callable[[], Connection | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._connection = connection
        self.under_way: Intent | None = None
        self._aside: Intent | None = None
        self._next: bool | None = None

    def submit(self, *, anyway: bool = False) -> None:
        """Enter: try the draft; while another ticket is under way, remember the wish to do so next."""
        if self._draft.service is None:
            return
        if self.under_way is not None:
            self._next = anyway
            return
        connection = self._connection()
        if connection is None or connection.is_lost:
            self.refused.emit(wording.refused_while_away(), False)
            return
        intent = self._draft.intent(anyway=anyway)
        if intent is not None:
            self._try(connection, intent)

    def bring_back(self) -> None:
        """Take up the refused try again that had to stand aside."""
        if self._aside is not None:
            self._draft.restore(self._aside)
            self._aside = None
            self.draft_changed.emit()

    def _try(self, connection: Connection, intent: Intent) -> None:
        self.under_way = intent
        self._draft.clear()
        self.draft_changed.emit()
        self.progress_changed.emit(True)
        actions.issue_ticket(
            connection.link,
            intent,
            initiator=self,
            on_success=self._on_issued,
            on_failure=lambda error: self._on_failed(intent, error),
        )

    def _on_issued(self, outcome: Outcome[Issued]) -> None:
        self._settle()
        self.issued.emit(outcome.value)
        wanted, self._next = self._next, None
        if wanted is not None:
            self.submit(anyway=wanted)

    def _on_failed(self, intent: Intent, error: Exception) -> None:
        self._settle()
        # What the clerk wanted next waits for a person: it may be refused for the same reason.
        self._next = None
        sentence = errors.describe(error).sentence
        if self._draft.is_empty:
            self._draft.restore(intent)
            self.draft_changed.emit()
            self.refused.emit(sentence, isinstance(error, ClosedError))
        else:
            self._aside = intent
            self.refused_aside.emit(sentence)

    def _settle(self) -> None:
        self.under_way = None
        self.progress_changed.emit(False)
