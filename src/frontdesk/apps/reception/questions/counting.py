"""The way of a question from the key to the store and back: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.questions import actions, wording
from frontdesk.apps.reception.questions.draft import Draft, Intent
from frontdesk.domain.question import QuestionId
from frontdesk.qt import errors
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.questions import Asked


class Counting(QObject):
    """Counts what a draft says, and takes back what was counted by mistake.

    The draft is emptied when the try starts, so that the next question can be typed while the store works;
    tries queue on the store's lane in their order. A refused try comes back into the draft, unless something
    new stands there.

    Attributes:
        under_way: the intents that are being tried.

    Signals:
        draft_changed: the draft was emptied or filled by this object.
        counted: an `Asked` that is new or was known already.
        withdrawn: an `Asked` that counts no more.
        refused: the sentence beside its cause.
        refused_aside: the sentence of a try whose draft has made room for a new one.
        not_withdrawn: why a question could not be taken back.
    """

    draft_changed = Signal()
    counted = Signal(object)
    withdrawn = Signal(object)
    refused = Signal(str)
    refused_aside = Signal(str)
    not_withdrawn = Signal(str)

    def __init__(
        self, draft: Draft, connection: Callable[[], Connection | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._connection = draft, connection
        self.under_way: list[Intent] = []
        self._aside: list[tuple[Intent, str]] = []
        self._withdrawing: set[QuestionId] = set()

    def submit(self, *, slip: bool) -> None:
        """The key: try the draft; without a topic nothing happens, so a bouncing key is harmless."""
        if self._draft.topic is None:
            return
        connection = self._connection()
        if connection is None or connection.is_lost:
            self.refused.emit(wording.away())
            return
        intent = self._draft.intent(slip=slip)
        if intent is not None:
            self._try(connection, intent)

    def withdraw(self, question_id: QuestionId) -> None:
        """Take back a question; a key that bounces counts once."""
        connection = self._connection()
        if connection is None or question_id in self._withdrawing:
            return
        if connection.is_lost:
            self.not_withdrawn.emit(wording.away_for_now())
            return
        self._withdrawing.add(question_id)
        actions.withdraw(
            connection.link,
            question_id,
            initiator=self,
            on_success=lambda outcome: self._on_withdrawn(question_id, outcome),
            on_failure=lambda error: self._on_not_withdrawn(question_id, error),
        )

    def bring_back(self) -> None:
        """Take up the refused try again that had to stand aside, the oldest first."""
        if not self._aside:
            return
        intent, _sentence = self._aside.pop(0)
        self._draft.restore(intent)
        self.draft_changed.emit()
        if self._aside:
            self.refused_aside.emit(self._aside[0][1])

    def _try(self, connection: Connection, intent: Intent) -> None:
        self.under_way.append(intent)
        self._draft.clear()
        self.draft_changed.emit()
        actions.count(
            connection.link,
            intent,
            initiator=self,
            on_success=lambda outcome: self._on_counted(intent, outcome),
            on_failure=lambda error: self._on_failed(intent, error),
        )

    def _on_counted(self, intent: Intent, outcome: Outcome[Asked]) -> None:
        self.under_way.remove(intent)
        self.counted.emit(outcome.value)

    def _on_failed(self, intent: Intent, error: Exception) -> None:
        self.under_way.remove(intent)
        sentence = errors.describe(error).sentence
        if self._draft.is_empty:
            self._draft.restore(intent)
            self.draft_changed.emit()
            self.refused.emit(sentence)
        else:
            self._aside.append((intent, sentence))
            self.refused_aside.emit(self._aside[0][1])

    def _on_withdrawn(self, question_id: QuestionId, outcome: Outcome[Asked]) -> None:
        self._withdrawing.discard(question_id)
        self.withdrawn.emit(outcome.value)

    def _on_not_withdrawn(self, question_id: QuestionId, error: Exception) -> None:
        self._withdrawing.discard(question_id)
        self.not_withdrawn.emit(errors.describe(error).sentence)
