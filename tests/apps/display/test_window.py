"""The window over a fake source: when it reads, what it announces, when it falls silent."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import psutil
import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from frontdesk.apps.display.model import LiveScreen, StaleScreen
from frontdesk.apps.display.window import READ_AGAIN, ROTATION, DisplayWindow
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations, forbid_on_gui_thread
from frontdesk.usecases.views import BoardPicture
from tests.apps.display import hall
from tests.apps.display.hall import NOW, call, picture

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("screen_fonts")]

PC_TIME = datetime(2031, 1, 1, 0, 0, tzinfo=UTC)


class Source:
    """A store's answers, as the test wants them; it refuses the GUI thread."""

    def __init__(self) -> None:
        self.picture: BoardPicture | None = picture([call(1)])
        self.reads = 0
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()

    def __call__(self) -> BoardPicture:
        forbid_on_gui_thread()
        self.begun.set()
        self.gate.wait(10)
        self.reads += 1
        if self.picture is None:
            raise StoreUnreachableError(reason="test")
        return self.picture


class Screen(QObject):
    """A window whose time stands still until the test moves it."""

    def __init__(self, operations: Operations, *, reduced_motion: bool = False) -> None:
        super().__init__()
        self.now = 1000.0
        self.source = Source()
        self.heard: list[int] = []
        self.window = DisplayWindow(
            self.source,
            operations=operations,
            composer=hall.composer(),
            steady=lambda: self.now,
            pc_time=lambda: PC_TIME,
            reduced_motion=reduced_motion,
        )
        self.window.call_announced.connect(self.heard.append)

    def live(self) -> LiveScreen:
        assert isinstance(self.window.said, LiveScreen)
        return self.window.said

    @property
    def number(self) -> str:
        card = self.live().call
        return "" if card is None else card.number


Read = Callable[[], None]


@pytest.fixture
def operations(qtbot: QtBot) -> Iterator[Operations]:
    made = Operations(Errors())
    yield made
    assert made.shut_down()


@pytest.fixture
def screen(qtbot: QtBot, operations: Operations) -> Screen:
    made = Screen(operations)
    qtbot.addWidget(made.window)
    made.window.resize(QSize(960, 540))
    return made


@pytest.fixture
def read(qtbot: QtBot, screen: Screen) -> Read:
    """Have the window ask, and wait for the answer."""

    def ask() -> None:
        before = screen.source.reads
        screen.window.ask()
        qtbot.waitUntil(lambda: screen.source.reads > before and not screen.window.is_reading)

    return ask


def announce(screen: Screen, read: Read, *ids: int, at: datetime = NOW) -> None:
    screen.source.picture = picture([call(i, f"A {i:03d}", at=at) for i in reversed(ids)], at=at)
    read()


def test_the_first_picture_is_silent_and_a_new_call_sounds_once(screen: Screen, read: Read):
    read()
    assert screen.heard == []
    assert screen.number == "042"

    screen.now += 5
    announce(screen, read, 1, 2)
    screen.window.beat()

    assert screen.heard == [2]
    assert screen.number == "002"


def test_a_restarted_screen_restores_the_last_calls_without_a_sound(
    screen: Screen, read: Read, operations: Operations, qtbot: QtBot
):
    screen.source.picture = hall.hall_picture()
    read()
    screen.now += 5
    screen.window.beat()

    assert screen.heard == []
    assert screen.number == "042"
    assert len(screen.live().recent) == 5


def test_twenty_calls_at_once_are_each_shown_and_heard(screen: Screen, read: Read):
    read()
    screen.now += 5
    announce(screen, read, *range(1, 22))
    shown = []
    for i in range(150):
        screen.now += 0.2
        if i % 20 == 0:
            read()
        screen.window.beat()
        if screen.number not in shown:
            shown.append(screen.number)

    assert screen.heard == list(range(2, 22))
    assert shown == [f"{i:03d}" for i in range(2, 22)]


def test_the_bar_is_wide_for_a_moment(screen: Screen, read: Read):
    read()
    screen.now += 5
    announce(screen, read, 1, 2)
    card = screen.live().call
    assert card is not None
    assert card.is_new
    screen.now += 2.1
    screen.window.beat()
    card = screen.live().call
    assert card is not None
    assert not card.is_new


def test_reduced_motion_keeps_the_bar_still_but_sounds(qtbot: QtBot, operations: Operations):
    screen = Screen(operations, reduced_motion=True)
    qtbot.addWidget(screen.window)
    screen.window.ask()
    qtbot.waitUntil(lambda: screen.window.has_picture)
    screen.now += 5
    screen.source.picture = picture([call(2), call(1)])
    screen.window.ask()
    qtbot.waitUntil(lambda: screen.heard == [2])

    card = screen.live().call
    assert card is not None
    assert not card.is_new


def test_silence_is_doubted_after_15_seconds_and_stale_after_30(screen: Screen, read: Read):
    read()
    screen.source.picture = None
    for after, doubtful in ((14.9, False), (15.0, True), (29.9, True)):
        screen.now = 1000.0 + after
        screen.window.beat()
        assert (screen.live().band.warning is not None) is doubtful
    screen.now = 1030.0
    screen.window.beat()

    said = screen.window.said
    assert isinstance(said, StaleScreen)
    assert said.header.clock == "09:42"
    assert said.since == "Keine Verbindung seit 09:42. Es werden keine Nummern gezeigt."
    assert not any(sign.isdigit() for sign in screen.window.accessibleDescription())


def test_the_stale_clock_goes_on_by_the_stores_time_not_the_pcs(screen: Screen, read: Read):
    read()
    screen.source.gate.clear()
    screen.now += 600
    screen.window.beat()
    screen.source.gate.set()

    assert screen.window.said.header.clock == "09:52"


def test_back_to_live_only_with_fresh_data_and_without_replay(screen: Screen, read: Read, qtbot: QtBot):
    read()
    screen.now += 40
    screen.window.beat()
    assert isinstance(screen.window.said, StaleScreen)
    announce(screen, read, *range(1, 9), at=NOW + timedelta(seconds=40))
    screen.now += 5
    screen.window.beat()

    assert screen.number == "008"
    assert screen.heard == []


def test_a_read_that_hangs_goes_stale_and_its_late_answer_is_not_shown(
    screen: Screen, read: Read, qtbot: QtBot
):
    read()
    screen.source.gate.clear()
    screen.source.picture = picture([call(9, "A 009")])
    screen.source.begun.clear()
    screen.window.ask()
    assert screen.source.begun.wait(10)
    screen.now += 40
    screen.window.beat()
    assert isinstance(screen.window.said, StaleScreen)
    screen.source.gate.set()
    qtbot.waitUntil(lambda: not screen.window.is_reading)

    assert isinstance(screen.window.said, StaleScreen)


def test_a_picture_from_before_is_ignored(screen: Screen, read: Read):
    read()
    announce(screen, read, 1, 2, at=NOW - timedelta(seconds=10))
    screen.now += 2
    screen.window.beat()

    assert screen.heard == []
    assert screen.number == "042"


def test_the_time_on_the_screen_is_the_stores(screen: Screen, read: Read):
    assert screen.window.said.header.clock == "01:00"  # before the first picture: the PC's, of 2031
    read()
    screen.now += 3
    screen.window.beat()

    assert screen.window.said.header.clock == "09:42"
    assert screen.window.said.header.date == "23. November 2026"


def test_languages_take_turns_every_ten_seconds(screen: Screen, read: Read):
    read()
    seen = []
    for turn in range(11):
        screen.now = 1000.0 + turn * ROTATION
        read()
        seen.append(screen.live().band.endonym.text)

    assert seen[:3] == ["Deutsch", "English", "Türkçe"]
    assert seen[10] == seen[0]
    assert len(set(seen)) == 10


def test_it_reads_again_before_the_picture_grows_old(screen: Screen, read: Read, qtbot: QtBot):
    read()
    reads = screen.source.reads
    screen.now += READ_AGAIN - 0.1
    screen.window.beat()
    assert not screen.window.is_reading
    screen.now += 0.1
    screen.window.beat()
    qtbot.waitUntil(lambda: screen.source.reads == reads + 1)
    qtbot.waitUntil(lambda: not screen.window.is_reading)


def test_changes_during_a_read_lead_to_one_more(screen: Screen, read: Read, qtbot: QtBot):
    screen.source.gate.clear()
    screen.window.ask()
    screen.window.ask()
    screen.window.ask()
    screen.source.gate.set()
    qtbot.waitUntil(lambda: not screen.window.is_reading)

    assert screen.source.reads == 2


def test_an_outage_is_logged_once(screen: Screen, read: Read, caplog: pytest.LogCaptureFixture, qtbot: QtBot):
    screen.source.picture = None
    for _ in range(3):
        read()
    warnings = [record for record in caplog.records if record.levelname == "WARNING"]

    assert len(warnings) == 1


def test_a_screen_reader_is_told_the_call(screen: Screen, read: Read):
    read()

    assert screen.window.accessibleName() == "Haus der Integration · Wartehalle · Erdgeschoss"
    assert screen.window.accessibleDescription() == "Nummer A 042. Zimmer 2.14. 2. Etage."


def test_esc_does_nothing_and_strg_q_closes(screen: Screen, qtbot: QtBot):
    screen.window.show()
    qtbot.waitUntil(screen.window.isActiveWindow)
    qtbot.keyClick(screen.window, Qt.Key.Key_Escape)
    assert screen.window.isVisible()
    closed: list[bool] = []
    screen.window.closed.connect(lambda: closed.append(True))
    qtbot.keyClick(screen.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: closed == [True])

    assert not screen.window.isVisible()


def test_the_cursor_is_hidden(screen: Screen):
    assert screen.window.cursor().shape() is Qt.CursorShape.BlankCursor


def painted(window: DisplayWindow) -> QImage:
    return window.grab().toImage()


def test_it_paints_the_call_and_nothing_of_it_when_stale(screen: Screen, read: Read):
    read()
    white_panel = painted(screen.window).pixelColor(480, 100)
    screen.now += 31
    screen.window.beat()

    assert white_panel.name() == "#ffffff"
    assert painted(screen.window).pixelColor(480, 70).name() == "#ffd166"


def test_painting_reads_nothing(screen: Screen, read: Read):
    read()
    reads = screen.source.reads
    for width in (640, 1280, 320):
        screen.window.resize(width, width * 9 // 16)
        painted(screen.window)

    assert screen.source.reads == reads


def test_a_resized_window_paints_anew(screen: Screen, read: Read):
    read()
    painted(screen.window)
    screen.window.resize(540, 960)

    assert painted(screen.window).size() == QSize(540, 960) * screen.window.devicePixelRatioF()


@pytest.mark.slow
def test_memory_is_flat_over_ten_thousand_calls(screen: Screen, read: Read):
    """The whole way from picture to scene, without the thread, which costs time and keeps nothing."""
    process = psutil.Process()
    window = screen.window
    window.ask = lambda: None  # type: ignore[method-assign]  # the beat must not start reads of its own
    used = []
    for i in range(1, 10_001):
        at = NOW + timedelta(seconds=2 * i)
        calls = [call(j, f"A {j % 1000:03d}", at=at) for j in range(i, max(0, i - 6), -1)]
        screen.now += 2.0
        window.on_picture((screen.now, picture(calls, at=at)))
        if i % 100 == 0:
            painted(window)
        if i % 2500 == 0:
            gc.collect()
            used.append(process.memory_info().rss)

    assert len(screen.heard) == 9_999
    assert used[-1] - used[0] < 8 * 1024 * 1024
