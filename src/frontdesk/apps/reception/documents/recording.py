"""The way of a submission from the key to the store: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.documents import actions, wording
from frontdesk.apps.reception.documents.actions import Done
from frontdesk.apps.reception.documents.draft import BadField, Draft, Field, Intent
from frontdesk.apps.reception.documents.run import Run
from frontdesk.domain.errors import UnknownTicketError


@dataclass(frozen=True, slots=True)
class Aside:
    """A refused try for which there was no room in the draft.

    Attributes:
        where, sentence: why it was refused, and which field that is about.
    """

    intent: Intent
    where: Field
    sentence: str


class Recording(QObject):
    """Records what a draft says.

    The draft is emptied when the try starts, so that the next papers can be entered while the store works;
    tries queue on the store's lane in their order. A refused try comes back into the draft, unless something
    new stands there.

    Attributes:
        under_way: the intents that are being tried.
        sheet: receipts become sheets of A4, and no slips.
        aside: refused tries that wait until there is room for them, the oldest first.

    Signals:
        draft_changed: the draft was emptied or filled by this object.
        recorded: a `Done`, and whether it corrects an earlier receipt.
        refused: the field and the sentence beside it.
        refused_aside: the sentence of a try whose draft has made room for a new one.
        aside_changed: other refused tries wait than before.
        progress_changed: whether a try is under way.
    """

    draft_changed = Signal()
    aside_changed = Signal()
    recorded = Signal(object, bool)
    refused = Signal(object, str)
    refused_aside = Signal(str)
    progress_changed = Signal(bool)

    def __init__(
        self,
        draft: Draft,
        run: Run,
        connection: Callable[[], Connection | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._run, self._connection = draft, run, connection
        self.under_way: list[Intent] = []
        self.sheet = False
        self.aside: list[Aside] = []

    def submit(self) -> None:
        """The key: try the draft. An empty one does nothing, so a bouncing key is harmless."""
        if self._draft.is_empty:
            return
        connection = self._connection()
        if connection is None or connection.is_lost:
            self.refused.emit(Field.NOWHERE, wording.away())
            return
        try:
            # Nobody waits for the receipt of a letter; it can be printed from the list.
            intent = self._draft.intent(told=self._run.told, prints=not self._run.is_on, sheet=self.sheet)
        except BadField as bad:
            self.refused.emit(bad.where, wording.bad_field(bad))
            return
        self._try(connection, intent)

    def bring_back(self) -> bool:
        """Take up the refused try again that had to stand aside, the oldest first.

        False when something stands in the draft: it would be lost.
        """
        if not self._draft.is_empty:
            return False
        if self.aside:
            waited = self.aside.pop(0)
            self._draft.restore(waited.intent)
            self.draft_changed.emit()
            self.aside_changed.emit()
            self.refused.emit(waited.where, waited.sentence)
        return True

    def _try(self, connection: Connection, intent: Intent) -> None:
        self.under_way.append(intent)
        self._draft.clear()
        self.draft_changed.emit()
        self.progress_changed.emit(True)
        actions.record(
            connection.link,
            intent,
            initiator=self,
            on_success=lambda done: self._on_recorded(intent, done),
            on_failure=lambda error: self._on_failed(intent, error),
        )

    def _on_recorded(self, intent: Intent, done: Done) -> None:
        self._settle(intent)
        if intent.told is not None and intent.told == self._run.told:
            self._run.recorded.append(done.recorded.receipt.id)
        self.recorded.emit(done, intent.correcting is not None)

    def _on_failed(self, intent: Intent, error: Exception) -> None:
        self._settle(intent)
        sentence = wording.refusal(error)
        if isinstance(error, UnknownTicketError):
            # Papers need no ticket: the next try records them without one.
            intent = replace(intent, form=replace(intent.form, ticket=""))
        if self._draft.is_empty:
            self._draft.restore(intent)
            self.draft_changed.emit()
            self.refused.emit(wording.field_of(error), sentence)
        else:
            self.aside.append(Aside(intent, wording.field_of(error), sentence))
            self.aside_changed.emit()
            self.refused_aside.emit(sentence)

    def _settle(self, intent: Intent) -> None:
        self.under_way.remove(intent)
        self.progress_changed.emit(bool(self.under_way))
