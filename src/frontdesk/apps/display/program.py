"""Puts a public screen together: store, change feed, window, monitor, signal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QStyle

from frontdesk.apps.display.announcer import DWELL
from frontdesk.apps.display.compose import Composer, Place
from frontdesk.apps.display.screens import ScreenKeeper
from frontdesk.apps.display.texts import load_texts
from frontdesk.apps.display.window import DisplayWindow
from frontdesk.bootstrap import Runtime, open_runtime
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import FrontdeskError, StoreBusyError, StoreUnreachableError
from frontdesk.qt import appearance, errors
from frontdesk.qt.ending import Ending
from frontdesk.qt.feed import ChangeFeed
from frontdesk.qt.operations import Operations
from frontdesk.settings.station import StationSettings
from frontdesk.usecases import queues
from frontdesk.usecases.ports import Feed
from frontdesk.usecases.views import BoardPicture

# A call has to be seen and heard while the client still looks up, and a house has few screens: seven
# questions a second of 0.1 to 0.3 ms each are cheap beside that. Windows of staff ask once a second.
FEED_MS = 150
_OF_INTEREST = frozenset({ChangeKind.TICKETS, ChangeKind.CALLS, ChangeKind.DESKS, ChangeKind.HOUSE})
_BEFORE_THE_HOUSE_IS_KNOWN = Place(site="", zone=ZoneInfo("Europe/Berlin"), languages=("en",))


class Source:
    """Where a screen's pictures come from. It opens the store itself, as often as it takes.

    A screen that is switched on while the database is away must come to life by itself: nobody stands before
    it with a keyboard. Its reads run on the store's lane, one at a time.
    """

    def __init__(self, connect: Callable[[], Runtime], display_name: str) -> None:
        self._connect, self._display_name = connect, display_name
        self._runtime: Runtime | None = None
        self._house_changed = threading.Event()

    def read_board(self) -> BoardPicture:
        runtime = self._open()
        if self._house_changed.is_set():
            self._house_changed.clear()
            runtime.refresh_house()
        return queues.board(runtime.store, runtime.house, self._display_name, forecaster=runtime.forecaster)

    def changes_since(self, revision: str | None) -> Feed:
        return self._open().store.changes_since(revision)

    def forget_house(self) -> None:
        """The definition changed: read it again before the next picture."""
        self._house_changed.set()

    def place(self) -> Place:
        """What is known of the house."""
        if self._runtime is None:
            return _BEFORE_THE_HOUSE_IS_KNOWN
        house = self._runtime.house
        return Place(house.site.name(), house.zone, house.site.languages)

    def close(self) -> None:
        if self._runtime is not None:
            self._runtime.close()

    def _open(self) -> Runtime:
        if self._runtime is None:
            self._runtime = self._connect()
        return self._runtime


def open_display(
    runtime: Runtime,
    display_name: str,
    *,
    operations: Operations,
    sound: Callable[[], object] = QApplication.beep,
    reduced_motion: bool = False,
    dwell: float = DWELL,
) -> DisplayWindow:
    """The window of one screen over a store that is open already; the caller shows and closes it.

    ``dwell`` is how many seconds a call of a burst stays; a store whose clock runs faster needs less.
    """
    source = Source(lambda: runtime, display_name)
    return _window(source, operations, sound=sound, reduced_motion=reduced_motion, dwell=dwell)


def _window(
    source: Source,
    operations: Operations,
    *,
    sound: Callable[[], object],
    reduced_motion: bool,
    dwell: float = DWELL,
) -> DisplayWindow:
    composer = Composer(load_texts(), source.place)
    window = DisplayWindow(
        source.read_board,
        operations=operations,
        composer=composer,
        reduced_motion=reduced_motion,
        dwell=dwell,
    )
    window.call_announced.connect(lambda _call_id: sound())
    feed = ChangeFeed(operations, source.changes_since, interval_ms=FEED_MS, parent=window)

    def on_changed(changes: Feed) -> None:
        if ChangeKind.HOUSE in changes.kinds:
            source.forget_house()
        if changes.kinds & _OF_INTEREST:
            window.ask()

    feed.ready.connect(window.ask)
    feed.changed.connect(on_changed)
    window.closed.connect(feed.stop)
    window.start()
    feed.start()
    return window


def _still() -> bool:
    """Whether the person in charge of this PC wants no motion. Only Windows tells Qt reliably."""
    style = QApplication.style()
    return sys.platform == "win32" and not style.styleHint(QStyle.StyleHint.SH_Widget_Animate)


def run(settings: StationSettings, *, display: str, screen: int | None = None, window: bool = False) -> int:
    """The program ``frontdesk display``.

    Raises:
        FrontdeskError: the screen can never work like this, e.g. its name is unknown.
    """
    app = appearance.application() if QApplication.instance() else QApplication(sys.argv[:1])
    appearance.apply()
    reporter = errors.install(app)
    ending = Ending(app)
    source = Source(lambda: open_runtime(settings, role="display"), display)
    operations = Operations(reporter)
    shown = _window(source, operations, sound=QApplication.beep, reduced_motion=_still())
    # A monitor that is switched off hides the window, which must not end the program.
    app.setQuitOnLastWindowClosed(False)
    shown.closed.connect(app.quit)
    fatal: list[FrontdeskError] = []

    def on_failure(error: Exception) -> None:
        # A database that is away comes back; a wrong name does not.
        hopeless = isinstance(error, FrontdeskError) and not isinstance(
            error, StoreUnreachableError | StoreBusyError
        )
        if hopeless and not shown.has_picture and not fatal:
            assert isinstance(error, FrontdeskError)
            fatal.append(error)
            shown.close()

    shown.read_failed.connect(on_failure)
    if window:
        shown.resize(shown.sizeHint())
        shown.show()
    else:
        keeper = ScreenKeeper(shown, screen)
        keeper.place()
    try:
        code = app.exec()
    finally:
        shown.stop()
        operations.shut_down()
        source.close()
        ending.stop()
        errors.uninstall()
    if fatal:
        raise fatal[0]
    return code
