"""Keeps the window's picture of the house fresh, and follows printer and clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from frontdesk.apps.reception import actions
from frontdesk.apps.reception.actions import Link
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import StoreError
from frontdesk.domain.house import House
from frontdesk.domain.printer import PrinterStatus
from frontdesk.qt.errors import Errors
from frontdesk.qt.feed import ChangeFeed
from frontdesk.qt.operations import Operations
from frontdesk.usecases.ports import Feed, Printing
from frontdesk.usecases.views import ReceptionPicture
from frontdesk.usecases.waits import Waits

if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime

# Waits grow while nothing happens; a minute would be visible as a wrong figure.
_AGEING_MS = 20_000


class Connection(QObject):
    """One opened store with everything that is read from it.

    Attributes:
        picture: what was read last.
        began: the store's time when it was read first.
        lost_since: when the last good answer came, while the store does not answer.

    Signals:
        house_changed: another definition is in force.
        picture_changed: there is something new to show.
        lost, restored: the store stopped or began to answer.
        printer_changed: a `PrinterStatus` of this station's print worker.
    """

    house_changed = Signal()
    picture_changed = Signal()
    lost = Signal()
    restored = Signal()
    printer_changed = Signal(object)
    _printer_told = Signal(object)

    def __init__(
        self,
        runtime: Runtime,
        operations: Operations,
        errors: Errors,
        *,
        is_watched: Callable[[], bool],
        feed: ChangeFeed | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``is_watched`` says whether anybody can see the figures; else reading waits."""
        super().__init__(parent)
        self.link = Link(runtime, operations)
        self.picture: ReceptionPicture | None = None
        self.began: datetime | None = None
        self.lost_since: datetime | None = None
        self._errors = errors
        self._is_watched = is_watched
        self._house_is_new = self._missed = False
        self._read_at = 0.0
        self._worker: Printing | None = None
        # The worker tells on its own thread, this one listens.
        self._printer_told.connect(self._on_printer, Qt.ConnectionType.QueuedConnection)
        self.feed = feed or ChangeFeed(operations, runtime.store.changes_since, errors=errors, parent=self)
        self.feed.ready.connect(self.read)
        self.feed.changed.connect(self._on_changed)
        self.feed.connection_lost.connect(self._on_lost)
        self.feed.connection_restored.connect(self._on_restored)
        self._ageing = QTimer(self)
        self._ageing.setInterval(_AGEING_MS)
        self._ageing.timeout.connect(self.read)

    @property
    def runtime(self) -> Runtime:
        """The running program."""
        return self.link.runtime

    @property
    def house(self) -> House:
        """The definition in force."""
        return self.link.runtime.house

    @property
    def is_lost(self) -> bool:
        """Whether what is shown may be out of date."""
        return self.lost_since is not None

    def start(self) -> None:
        """Begin to follow the store and to print."""
        self.feed.start()
        self._ageing.start()
        self.link.operations.query(
            lambda: self.runtime.start_printing(self._tell_printer),
            initiator=self,
            on_success=self._on_worker,
        )

    def stop(self) -> None:
        """Follow no more."""
        self.feed.stop()
        self._ageing.stop()

    def now(self) -> datetime | None:
        """The store's time: that of the last picture, plus what has passed since by this PC's clock."""
        if self.picture is None:
            return None
        return self.picture.at + timedelta(seconds=time.monotonic() - self._read_at)

    def read(self) -> None:
        """Read the picture anew, now or as soon as somebody can see it."""
        if not self._is_watched():
            self._missed = True
            return
        self._missed = False
        actions.read_picture(
            self.link,
            initiator=self,
            refresh_house=self._house_is_new,
            on_success=self._on_picture,
            on_failure=self._on_failure,
        )

    def catch_up(self) -> None:
        """The window can be seen again."""
        if self._missed:
            self.read()

    def wake_printer(self, *, hurry: bool = False) -> None:
        """There is something to print; ``hurry`` when somebody has seen to the printer."""
        if self._worker is None:
            return
        if hurry:
            self._worker.retry_now()
        else:
            self._worker.wake()

    def use_second_printer(self, on: bool) -> None:
        """Have the second printer take the slips, or give them back to the first."""
        if self._worker is not None:
            self._worker.use_second(on)

    def _on_changed(self, changes: Feed) -> None:
        if ChangeKind.HOUSE in changes.kinds:
            self._house_is_new = True
        if ChangeKind.PRINTS in changes.kinds:
            # Perhaps another program of this station ordered a slip, or a person wants an old one.
            self.wake_printer()
        self.read()

    @property
    def waits(self) -> Waits | None:
        """The forecast of the picture; ``None`` before the first one."""
        return None if self.picture is None else self.picture.waits

    def _on_picture(self, picture: ReceptionPicture) -> None:
        self.picture, self._read_at = picture, time.monotonic()
        self.began = self.began or picture.at
        if self._house_is_new:
            self._house_is_new = False
            self.house_changed.emit()
        self.picture_changed.emit()

    def _on_failure(self, error: Exception) -> None:
        # An unreachable store is the feed's news; anything else must not pass in silence.
        if not isinstance(error, StoreError):
            self._errors.report(error)
        self._missed = True

    def _on_lost(self, last_good: datetime) -> None:
        self.lost_since = last_good
        self.lost.emit()

    def _on_restored(self) -> None:
        self.lost_since = None
        self.restored.emit()
        self.read()

    def _on_worker(self, worker: Printing) -> None:
        self._worker = worker

    def _tell_printer(self, status: PrinterStatus) -> None:
        if shiboken6.isValid(self):
            self._printer_told.emit(status)

    def _on_printer(self, status: object) -> None:
        self.printer_changed.emit(status)
        # What became of a slip is also in the picture, and nobody should wait a second for it.
        self.read()
