"""The way of a ticket from Enter to the store: nothing lost, nothing doubled."""

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

    The draft is emptied when the try starts, so that the next one can be typed while the store works; tries
    queue on the store's lane in the order of the Enters. A refused try comes back into the draft, unless
    something new stands there.

    Attributes:
        under_way: the intents that are being tried.

    Signals:
        draft_changed: the draft was emptied or filled by this object.
        issued: an `Issued` that is new or was known already.
        refused: the sentence beside its cause, and whether insisting would help.
        refused_aside: service and sentence of a try whose draft has made room for a new one.
        progress_changed: whether a try is under way.
    """

    draft_changed = Signal()
    issued = Signal(object)
    refused = Signal(str, bool)
    refused_aside = Signal(str, str)
    progress_changed = Signal(bool)

    def __init__(
        self, draft: Draft, connection: Callable[[], Connection | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._connection = connection
        self.under_way: list[Intent] = []
        self._aside: list[tuple[Intent, str]] = []

    def submit(self, *, anyway: bool = False) -> None:
        """Enter: try the draft; without a chosen service nothing happens, so a bouncing key is harmless."""
        if self._draft.service is None:
            return
        connection = self._connection()
        if connection is None or connection.is_lost:
            self.refused.emit(wording.refused_while_away(), False)
            return
        intent = self._draft.intent(anyway=anyway)
        if intent is not None:
            self._try(connection, intent)

    def bring_back(self) -> None:
        """Take up the refused try again that had to stand aside, the oldest first."""
        if not self._aside:
            return
        intent, _sentence = self._aside.pop(0)
        self._draft.restore(intent)
        self.draft_changed.emit()
        if self._aside:
            self.refused_aside.emit(self._aside[0][0].service, self._aside[0][1])

    def _try(self, connection: Connection, intent: Intent) -> None:
        self.under_way.append(intent)
        self._draft.clear()
        self.draft_changed.emit()
        self.progress_changed.emit(True)
        actions.issue_ticket(
            connection.link,
            intent,
            waits=connection.waits,
            initiator=self,
            on_success=lambda outcome: self._on_issued(intent, outcome),
            on_failure=lambda error: self._on_failed(intent, error),
        )

    def _on_issued(self, intent: Intent, outcome: Outcome[Issued]) -> None:
        self._settle(intent)
        self.issued.emit(outcome.value)

    def _on_failed(self, intent: Intent, error: Exception) -> None:
        self._settle(intent)
        sentence = errors.describe(error).sentence
        if self._draft.is_empty:
            self._draft.restore(intent)
            self.draft_changed.emit()
            self.refused.emit(sentence, isinstance(error, ClosedError))
        else:
            self._aside.append((intent, sentence))
            self.refused_aside.emit(self._aside[0][0].service, self._aside[0][1])

    def _settle(self, intent: Intent) -> None:
        self.under_way.remove(intent)
        self.progress_changed.emit(bool(self.under_way))
