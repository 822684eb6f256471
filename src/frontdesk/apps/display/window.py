"""The window of a public screen: asks for pictures off the GUI thread and paints what they say."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.apps.display import canvas
from frontdesk.apps.display.announcer import DWELL, Announcer
from frontdesk.apps.display.compose import Calls, Composer
from frontdesk.apps.display.freshness import Freshness, Trust
from frontdesk.apps.display.model import Screen
from frontdesk.apps.display.scene import Scene, scene
from frontdesk.apps.display.steady import steady_seconds
from frontdesk.qt.operations import Operations
from frontdesk.qt.widgets.notice import announce
from frontdesk.usecases.views import BoardPicture

ROTATION = 10.0  # seconds that a language stays
READ_AGAIN = 5.0  # seconds between two pictures when nothing changes, so that their age stays small
BEAT_MS = 200

_log = logging.getLogger(__name__)

ReadBoard = Callable[[], BoardPicture]


def _pc_time() -> datetime:
    return datetime.now(UTC)


class DisplayWindow(QWidget):
    """One public screen.

    Attributes:
        said: what stands on the screen now.

    Signals:
        call_announced: id of a call that has just appeared and must be heard; once for every id.
        read_failed: the error of a read that brought no picture.
        closed: the window is going away.
    """

    call_announced = Signal(object)
    read_failed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        read_board: ReadBoard,
        *,
        operations: Operations,
        composer: Composer,
        reduced_motion: bool = False,
        dwell: float = DWELL,
        steady: Callable[[], float] = steady_seconds,
        pc_time: Callable[[], datetime] = _pc_time,
        beat_ms: int = BEAT_MS,
        parent: QWidget | None = None,
    ) -> None:
        """``read_board`` is called on the store's lane, never here; ``dwell`` is in seconds."""
        super().__init__(parent)
        self._read_board, self._operations, self._composer = read_board, operations, composer
        self._reduced_motion = reduced_motion
        self._steady, self._pc_time = steady, pc_time
        self._started = steady()
        self._fresh = Freshness(self._started)
        self._announcer = Announcer(dwell=dwell)
        self._asked_at = float("-inf")
        self._under_way = self._ask_again = False
        self._failing = False
        self._scene: Scene | None = None
        self.said: Screen = self._compose(self._started)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._tell()
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        self._beat = QTimer(self)
        self._beat.setInterval(beat_ms)
        self._beat.timeout.connect(self.beat)

    @property
    def has_picture(self) -> bool:
        """Whether a picture was ever read."""
        return self._fresh.picture is not None

    @property
    def is_reading(self) -> bool:
        """Whether a question is under way."""
        return self._under_way

    def start(self) -> None:
        """Begin to ask for pictures and to keep the time."""
        self._beat.start()
        self.beat()

    def stop(self) -> None:
        """Ask no more."""
        self._beat.stop()

    def ask(self) -> None:
        """Read the picture again: something of it changed."""
        if self._under_way:
            self._ask_again = True
            return
        self._under_way, self._ask_again = True, False
        self._asked_at = self._steady()
        self._operations.query(
            self._read, initiator=self, on_success=self.on_picture, on_failure=self._on_failure, quiet=True
        )

    def on_picture(self, answer: tuple[float, BoardPicture]) -> None:
        """Take a picture with the steady moment at which it was asked for."""
        asked_at, picture = answer
        now = self._steady()
        blind = self._fresh.picture is None or self._fresh.trust(now) is Trust.STALE
        if self._fresh.accept(picture, asked_at=asked_at, now=now):
            if blind:
                self._announcer.restore(picture)
            else:
                self._announcer.take(picture)
        if self._failing:
            self._failing = False
            _log.info("pictures come again")
        self._settle(now)

    def beat(self) -> None:
        """Everything that time alone changes: the next call of a burst, the language, the clock, the age."""
        now = self._steady()
        if not self._under_way and now - self._asked_at >= READ_AGAIN:
            self.ask()
        self._refresh(now)

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self.size()
        if self._scene is None:
            self._scene = scene(self.said, size.width(), size.height())
        painter = QPainter(self)
        canvas.paint(
            painter, self._scene.items, scale=self._scene.frame.scale, ratio=self.devicePixelRatioF()
        )
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._scene = None

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        self.closed.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A kiosk has no key but Strg+Q; what is pressed by accident must not reach a window behind.
        event.accept()

    def _read(self) -> tuple[float, BoardPicture]:
        """On the store's lane. The age counts from here: waiting in the lane does not make a picture old."""
        asked_at = self._steady()
        return asked_at, self._read_board()

    def _on_failure(self, error: Exception) -> None:
        if not self._failing:  # once for each outage, not every few seconds
            self._failing = True
            _log.warning("no picture: %s", error)
        self.read_failed.emit(error)
        self._ask_again = False  # the beat asks again, in its own time
        self._settle(self._steady())

    def _settle(self, now: float) -> None:
        self._under_way = False
        if self._ask_again:
            self.ask()
        self._refresh(now)

    def _refresh(self, now: float) -> None:
        trusted = self._fresh.picture is not None and self._fresh.trust(now) is not Trust.STALE
        announced = self._announcer.advance(now) if trusted else None
        said = self._compose(now)
        if said != self.said:
            self.said = said
            self._scene = None
            self._tell()
            self.update()
        if announced is not None:
            announce(self, self.said.spoken)
            self.call_announced.emit(announced.call_id)

    def _compose(self, now: float) -> Screen:
        trust = self._fresh.trust(now)
        picture = self._fresh.picture
        clock = self._fresh.store_time(now)
        step = int((now - self._started) // ROTATION)
        if trust is Trust.STALE:
            return self._composer.stale(
                display=picture.display if picture is not None else None,
                now=clock or self._pc_time(),
                since=picture.at if picture is not None else None,
            )
        if picture is None or clock is None:
            return self._composer.starting(now=self._pc_time(), step=step)
        calls = Calls(
            self._announcer.current,
            self._announcer.recent,
            is_new=self._announcer.is_new(now) and not self._reduced_motion,
        )
        return self._composer.live(picture, calls, now=clock, step=step, doubtful=trust is Trust.DOUBTFUL)

    def _tell(self) -> None:
        """Name and content for a screen reader."""
        header = self.said.header
        self.setWindowTitle(f"{header.title} · {header.subtitle}" if header.subtitle else header.title)
        self.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(self.said.spoken)
