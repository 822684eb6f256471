"""Keeps what the desk knows of papers fresh: by the change feed, and when another client is at the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.papers.reading import read_papers
from frontdesk.apps.desk.papers.state import DeskPapers, Question
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import StoreError
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.usecases.ports import Feed

_OF_INTEREST = frozenset({ChangeKind.DOCUMENTS, ChangeKind.BUNDLES})


class PapersFollower(QObject):
    """Follows one opened store. Reads after the picture of the desk, never before it.

    Attributes:
        papers: what was read last, ``None`` before that and on the start page.

    Signals:
        changed: there is something new to show.
    """

    changed = Signal()

    def __init__(
        self,
        connection: Connection,
        operations: Operations,
        errors: Errors,
        *,
        is_watched: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.papers: DeskPapers | None = None
        self._connection, self._operations, self._errors = connection, operations, errors
        self._is_watched = is_watched
        self._asked: Question | None = None
        self._missed = False
        connection.picture_changed.connect(self._on_picture)
        connection.restored.connect(self.read)
        connection.feed.changed.connect(self._on_changed)

    def read(self) -> None:
        """Read anew, now or as soon as somebody can see it."""
        asked = self._question()
        if asked is None or not self._operations.is_open:
            return
        if not self._is_watched():
            self._missed = True
            return
        self._missed, self._asked = False, asked
        runtime = self._connection.runtime
        self._operations.query(
            lambda: read_papers(runtime, asked),
            initiator=self,
            on_success=self._on_papers,
            on_failure=self._on_failure,
            latest="papers",
            quiet=True,
        )

    def catch_up(self) -> None:
        """The window can be seen again."""
        if self._missed:
            self.read()

    def forget(self) -> None:
        """The desk was left."""
        self.papers = self._asked = None
        self.changed.emit()

    def _question(self) -> Question | None:
        picture = self._connection.picture
        if picture is None or self._connection.desk is None:
            return None
        return Question(picture.agency.code, picture.current.id if picture.current is not None else None)

    def _on_picture(self) -> None:
        if self._question() != self._asked:
            self.read()

    def _on_changed(self, changes: Feed) -> None:
        if changes.kinds & _OF_INTEREST:
            self.read()

    def _on_papers(self, papers: DeskPapers) -> None:
        if papers.asked == self._question():
            self.papers = papers
            self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        # An unreachable store is the feed's news, and reading goes on once it answers.
        self._missed, self._asked = True, None
        if isinstance(error, StoreError):
            self._connection.feed.ask_now()
        else:
            self._errors.report(error)
