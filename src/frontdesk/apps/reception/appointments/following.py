"""Keeps the window's picture of today's appointments fresh, while somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception.appointments import reading
from frontdesk.apps.reception.connection import Connection
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import StoreError
from frontdesk.qt.errors import Errors
from frontdesk.usecases.appointment_views import AppointmentsPicture
from frontdesk.usecases.ports import Feed

_KINDS = frozenset({ChangeKind.APPOINTMENTS, ChangeKind.HOUSE})


class Following(QObject):
    """Reads again what the feed says has changed.

    Attributes:
        picture: what was read last.

    Signals:
        changed: there is something new to show.
        stirred: appointments were changed by somebody; what is free has to be read anew, too.
    """

    changed = Signal()
    stirred = Signal()

    def __init__(
        self,
        connection: Connection,
        errors: Errors,
        *,
        is_watched: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """``is_watched`` says whether anybody can see the page; else reading waits."""
        super().__init__(parent)
        self.connection = connection
        self.picture: AppointmentsPicture | None = None
        self._errors, self._is_watched = errors, is_watched
        self._missed = False
        connection.feed.changed.connect(self._on_changed)
        connection.restored.connect(self.read)

    def read(self) -> None:
        """Read the picture anew, now or as soon as somebody can see it."""
        if not self.connection.link.operations.is_open:
            return
        if not self._is_watched():
            self._missed = True
            return
        self._missed = False
        reading.read_today(
            self.connection.link, initiator=self, on_success=self._on_picture, on_failure=self._on_failure
        )
        self.stirred.emit()

    def catch_up(self) -> None:
        """The page can be seen again."""
        if self._missed:
            self.read()

    def follow_day(self) -> None:
        """A new business day has other appointments."""
        now, picture = self.connection.now(), self.picture
        if now is not None and picture is not None and self.connection.house.business_day(now) != picture.day:
            self.read()

    def _on_changed(self, changes: Feed) -> None:
        if changes.kinds & _KINDS:
            self.read()

    def _on_picture(self, picture: AppointmentsPicture) -> None:
        self.picture = picture
        self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        self._missed = True
        # An unreachable store is the feed's news; anything else must not pass in silence.
        if not isinstance(error, StoreError):
            self._errors.report(error)
