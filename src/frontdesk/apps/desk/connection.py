"""Keeps the picture of one desk fresh, follows the store's clock, and says that the desk is staffed."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.apps.desk.actions import DeskActions
from frontdesk.apps.desk.store_clock import StoreClock
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import StoreError
from frontdesk.domain.house import House, ServiceCode
from frontdesk.qt.errors import Errors
from frontdesk.qt.feed import ChangeFeed
from frontdesk.qt.operations import Operations
from frontdesk.usecases.ports import Feed, FeedEntry
from frontdesk.usecases.views import DeskPicture

if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime

AGEING = timedelta(seconds=30)  # minutes of waiting grow while nothing happens
SIGN_OF_LIFE = timedelta(seconds=30)
_PULSE_MS = 1_000
_OF_INTEREST = frozenset({ChangeKind.TICKETS, ChangeKind.CALLS, ChangeKind.DESKS, ChangeKind.HOUSE})


class Connection(QObject):
    """One opened store with what is read from it.

    Attributes:
        picture: what was read last.
        clock: the store's time.
        desk: the desk that this window has taken, ``None`` on the start page.
        lost_since: the store's time in its last good answer, while it does not answer.

    Signals:
        picture_changed: there is something new to show.
        house_changed: another definition is in force.
        desks_changed: somebody took or left a room.
        lost, restored: the store stopped or began to answer.
    """

    picture_changed = Signal()
    house_changed = Signal()
    desks_changed = Signal()
    lost = Signal()
    restored = Signal()

    def __init__(
        self,
        runtime: Runtime,
        operations: Operations,
        errors: Errors,
        *,
        is_watched: Callable[[], bool],
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """``is_watched`` says whether anybody can see the window; else reading waits."""
        super().__init__(parent)
        self.runtime = runtime
        self.picture: DeskPicture | None = None
        self.clock = StoreClock(monotonic)
        self.desk: DeskActions | None = None
        self.lost_since: datetime | None = None
        self._operations, self._errors, self._is_watched = operations, errors, is_watched
        self._house_is_new = self._missed = False
        self.feed = ChangeFeed(operations, self._poll, errors=errors, parent=self)
        self.feed.changed.connect(self._on_changed)
        self.feed.connection_lost.connect(self._on_lost)
        self.feed.connection_restored.connect(self._on_restored)
        self._asked_at = self._alive_at = datetime.min.replace(tzinfo=UTC)
        self._pulse = QTimer(self)
        self._pulse.setInterval(_PULSE_MS)
        self._pulse.timeout.connect(self._on_pulse)

    @property
    def house(self) -> House:
        """The definition in force, as this program last read it."""
        return self.runtime.house

    @property
    def is_lost(self) -> bool:
        """Whether what is shown may be out of date."""
        return self.lost_since is not None

    def start(self) -> None:
        """Begin to follow the store."""
        self.feed.start()
        self._pulse.start()

    def stop(self) -> None:
        """Follow no more."""
        self.feed.stop()
        self._pulse.stop()

    def take(self, desk: DeskActions, picture: DeskPicture | None) -> None:
        """This window works at a desk from now on."""
        self.desk, self.picture = desk, None
        # Opening a desk is a sign of life.
        self._alive_at = self.clock.now() or self._alive_at
        if picture is None:
            self.read()
        else:
            self.accept(picture)

    def leave(self) -> None:
        """This window works at no desk."""
        self.desk = self.picture = None

    def read(self) -> None:
        """Read the picture anew, now or as soon as somebody can see it."""
        desk, refresh = self.desk, self._house_is_new
        if not self._operations.is_open:
            return
        if desk is None:
            if refresh:
                self._read_house()
            return
        if not self._is_watched():
            self._missed = True
            return
        self._missed = False
        self._asked_at = self.clock.now() or self._asked_at
        self._operations.query(
            lambda: desk.picture(refresh_house=refresh),
            initiator=self,
            on_success=lambda picture: self._on_picture(desk, picture),
            on_failure=self._on_failure,
            latest="picture",
            quiet=True,
        )

    def catch_up(self) -> None:
        """The window can be seen again."""
        if self._missed:
            self.read()

    def accept(self, picture: DeskPicture) -> None:
        """A picture that came with an act of one's own."""
        self.picture = picture
        self._asked_at = picture.at
        self.clock.heard(picture.at)
        self.picture_changed.emit()

    def _on_pulse(self) -> None:
        """By the store's clock, as waits and the lease of a silent desk are."""
        now = self.clock.now()
        if now is None or self.desk is None:
            return
        if abs(now - self._asked_at) >= AGEING:
            self.read()
        if abs(now - self._alive_at) >= SIGN_OF_LIFE:
            self._say_alive()

    def _poll(self, revision: str | None) -> Feed:
        """On the lane: the changes, and by the way the store's time."""
        answer = self.runtime.store.changes_since(revision)
        self.clock.heard(answer.at)
        return answer

    def _on_changed(self, changes: Feed) -> None:
        if ChangeKind.HOUSE in changes.kinds:
            self._house_is_new = True
        if ChangeKind.DESKS in changes.kinds:
            self.desks_changed.emit()
        if any(self._concerns(entry) for entry in changes.entries):
            self.read()

    def _concerns(self, entry: FeedEntry) -> bool:
        if not entry.kinds & _OF_INTEREST:
            return False
        # Desks and houses have no service; of tickets only those count that this desk could call or has.
        return not entry.services or bool(entry.services & self._services())

    def _services(self) -> frozenset[ServiceCode]:
        picture = self.picture
        if picture is None:
            return frozenset(service.code for service in self.house.services)
        own = picture.presence.services if picture.presence is not None else picture.desk.services
        here = {picture.current.service} if picture.current is not None else set()
        return frozenset(own) | here

    def _on_picture(self, desk: DeskActions, picture: DeskPicture) -> None:
        if desk is not self.desk:
            return
        self._settle_house()
        self.accept(picture)

    def _read_house(self) -> None:
        self._operations.query(
            self.runtime.refresh_house,
            initiator=self,
            on_success=lambda _house: self._settle_house(),
            on_failure=self._on_failure,
            latest="house",
            quiet=True,
        )

    def _settle_house(self) -> None:
        if self._house_is_new:
            self._house_is_new = False
            self.house_changed.emit()

    def _on_failure(self, error: Exception) -> None:
        # An unreachable store is the feed's news; anything else must not pass in silence.
        self._missed = True
        if isinstance(error, StoreError):
            self.feed.ask_now()
        else:
            self._errors.report(error)

    def _say_alive(self) -> None:
        desk = self.desk
        if desk is None or not self._operations.is_open:
            return
        self._alive_at = self.clock.now() or self._alive_at
        # Without an answer the next sign of life comes soon enough: the lease is four times as long.
        self._operations.query(
            desk.seen,
            initiator=self,
            on_success=lambda _: None,
            on_failure=lambda error: None if isinstance(error, StoreError) else self._errors.report(error),
            latest="seen",
            quiet=True,
        )

    def _on_lost(self, _by_this_pc: datetime) -> None:
        self.lost_since = self.clock.last_heard or _by_this_pc
        self.lost.emit()

    def _on_restored(self) -> None:
        self.lost_since = None
        self.restored.emit()
        self._say_alive()
        self.read()
