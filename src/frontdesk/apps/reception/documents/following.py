"""Keeps the window's picture of the papers fresh."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.documents import actions
from frontdesk.apps.reception.documents.actions import Papers
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import StoreError
from frontdesk.qt.errors import Errors
from frontdesk.usecases.ports import Feed

_KINDS = frozenset({ChangeKind.DOCUMENTS, ChangeKind.BUNDLES, ChangeKind.PRINTS, ChangeKind.HOUSE})
# Nothing need have changed for a pile to become old and a bundle late.
_AGEING_MS = 60_000


class Following(QObject):
    """Reads again what the feed says has changed; also while the tickets are in view, for alarms.

    Attributes:
        papers: what was read last.

    Signals:
        changed: there is something new to show.
    """

    changed = Signal()

    def __init__(self, connection: Connection, errors: Errors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.connection = connection
        self.papers: Papers | None = None
        self._errors = errors
        self._ageing = QTimer(self)
        self._ageing.setInterval(_AGEING_MS)
        self._ageing.timeout.connect(self.read)
        connection.feed.ready.connect(self.read)
        connection.feed.changed.connect(self._on_changed)
        connection.restored.connect(self.read)

    def start(self) -> None:
        """Begin to follow."""
        self._ageing.start()

    def stop(self) -> None:
        """Follow no more."""
        self._ageing.stop()

    def read(self) -> None:
        """Read the picture anew."""
        if not self.connection.link.operations.is_open:
            return
        actions.read_papers(
            self.connection.link, initiator=self, on_success=self._on_papers, on_failure=self._on_failure
        )

    def _on_changed(self, changes: Feed) -> None:
        if changes.kinds & _KINDS:
            self.read()

    def _on_papers(self, papers: Papers) -> None:
        self.papers = papers
        self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        # An unreachable store is the feed's news; anything else must not pass in silence.
        if not isinstance(error, StoreError):
            self._errors.report(error)
