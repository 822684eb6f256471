"""Work leaves the GUI thread, its outcome comes back there once, and nothing is lost on the way."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QThread

from frontdesk.domain.errors import NobodyWaitingError
from frontdesk.qt.errors import Errors, Shown
from frontdesk.qt.operations import GuiThreadError, Lane, Operations, forbid_on_gui_thread

LIMIT_S = 10.0


class Gate:
    """Work that waits until the test lets it through."""

    def __init__(self, result: object = None) -> None:
        self.entered = threading.Event()
        self._open = threading.Event()
        self._result = result

    def __call__(self) -> object:
        self.entered.set()
        assert self._open.wait(LIMIT_S)
        return self._result

    def open(self) -> None:
        self._open.set()


class Recorder(QObject):
    """A window stand-in that notes what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.on_gui: list[bool] = []

    def hear(self, what: object) -> None:
        self.told.append(what)
        self.on_gui.append(QThread.currentThread() == self.thread())


@pytest.fixture
def errors(qapp) -> Errors:
    return Errors()


@pytest.fixture
def shown(errors: Errors) -> list[Shown]:
    heard: list[Shown] = []
    errors.reported.connect(heard.append)
    return heard


@pytest.fixture
def operations(errors: Errors) -> Iterator[Operations]:
    made = Operations(errors, busy_after_ms=30)
    yield made
    assert made.shut_down(LIMIT_S)


@pytest.fixture
def window(qapp) -> Recorder:
    return Recorder()


def test_result_comes_back_on_the_gui_thread(operations, window, qtbot):
    worker = []

    def issue() -> str:
        worker.append(threading.current_thread().name)
        return "A 054"

    operations.run(issue, initiator=window, on_success=window.hear)
    qtbot.waitUntil(lambda: window.told == ["A 054"])
    assert window.on_gui == [True]
    assert worker == ["store-1"]


def test_change_is_announced_with_its_initiator(operations, window, qtbot):
    announced: list[tuple[object, object]] = []
    operations.changed.connect(lambda result, initiator: announced.append((result, initiator)))
    operations.run(lambda: "changed", initiator=window)
    qtbot.waitUntil(lambda: announced == [("changed", window)])


def test_query_announces_no_change(operations, window, qtbot):
    announced: list[object] = []
    operations.changed.connect(lambda *args: announced.append(args))
    operations.query(lambda: 3, initiator=window, on_success=window.hear)
    qtbot.waitUntil(lambda: window.told == [3])
    assert announced == []


def test_store_lane_keeps_the_order_and_never_overlaps(operations, window, qtbot):
    inside: list[int] = []
    overlaps: list[int] = []

    def work(number: int) -> int:
        inside.append(number)
        overlaps.append(len(inside))
        inside.remove(number)
        return number

    for number in range(50):
        operations.run(lambda number=number: work(number), initiator=window, on_success=window.hear)
    qtbot.waitUntil(lambda: len(window.told) == 50)
    assert window.told == list(range(50))
    assert set(overlaps) == {1}


def test_pool_does_not_wait_for_the_store(operations, window, qtbot):
    slow = Gate()
    operations.run(slow, initiator=window)
    operations.query(lambda: "printer", initiator=window, on_success=window.hear, lane=Lane.POOL)
    qtbot.waitUntil(lambda: window.told == ["printer"])
    slow.open()


def test_failure_goes_to_its_handler(operations, window, shown, qtbot):
    def refuse() -> None:
        raise NobodyWaitingError(desk="2.14")

    operations.run(refuse, initiator=window, on_success=pytest.fail, on_failure=window.hear)
    qtbot.waitUntil(lambda: len(window.told) == 1)
    assert isinstance(window.told[0], NobodyWaitingError)
    assert window.on_gui == [True]
    assert shown == []


def test_failure_without_handler_is_shown(operations, window, shown, qtbot):
    def refuse() -> None:
        raise NobodyWaitingError(desk="2.14")

    operations.run(refuse, initiator=window)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0] == Shown("Niemand wartet auf 2.14.", "nobody_waiting", "warn")


def test_even_system_exit_in_a_worker_is_shown_and_the_lane_lives_on(
    operations, window, shown, qtbot, caplog
):
    def leave() -> None:
        raise SystemExit(3)

    operations.run(leave, initiator=window, on_failure=window.hear)
    operations.query(lambda: "alive", initiator=window, on_success=window.hear)
    qtbot.waitUntil(lambda: window.told == ["alive"] and len(shown) == 1)
    assert shown[0].status == "bad"
    assert shown[0].code in caplog.text


def test_latest_query_wins(operations, window, qtbot):
    first = Gate("old")
    asked: list[str] = []

    def ask(word: str) -> str:
        asked.append(word)
        return word

    operations.query(first, initiator=window, on_success=window.hear, latest="search")
    qtbot.waitUntil(first.entered.is_set)
    for word in ("w", "wb", "wba"):
        operations.query(
            lambda word=word: ask(word),
            initiator=window,
            on_success=window.hear,
            latest="search",
        )
    first.open()
    qtbot.waitUntil(lambda: window.told == ["wba"])
    assert asked == ["wba"], "questions that nobody waits for any more are not asked"


def test_latest_is_per_initiator_and_name(operations, window, qtbot):
    other = Recorder()
    blocker = Gate("block")
    operations.query(blocker, initiator=window, on_success=window.hear)
    operations.query(lambda: "mine", initiator=window, on_success=window.hear, latest="search")
    operations.query(lambda: "list", initiator=window, on_success=window.hear, latest="list")
    operations.query(lambda: "theirs", initiator=other, on_success=other.hear, latest="search")
    blocker.open()
    qtbot.waitUntil(lambda: other.told == ["theirs"])
    assert window.told == ["block", "mine", "list"]


def test_no_callback_into_a_destroyed_window(operations, window, qtbot):
    import shiboken6

    told: list[object] = []
    gate, after = Gate("late"), Recorder()
    operations.run(gate, initiator=window, on_success=told.append)
    operations.query(lambda: "late too", initiator=window, on_success=told.append)
    qtbot.waitUntil(gate.entered.is_set)
    shiboken6.delete(window)
    gate.open()
    operations.query(lambda: "end", initiator=after, on_success=after.hear)
    qtbot.waitUntil(lambda: after.told == ["end"])
    assert told == []


def test_change_and_failure_of_a_destroyed_window_are_not_lost(operations, shown, qtbot):
    import shiboken6

    changed: list[tuple[object, object]] = []
    operations.changed.connect(lambda result, initiator: changed.append((result, initiator)))
    window, gate = Recorder(), Gate("done")

    def refuse() -> None:
        raise NobodyWaitingError(desk="2.14")

    operations.run(gate, initiator=window)
    operations.run(refuse, initiator=window, on_failure=pytest.fail)
    shiboken6.delete(window)
    gate.open()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert changed == [("done", None)]


def test_busy_shows_only_when_it_takes_long(operations, window, qtbot):
    states: list[bool] = []
    operations.busy_changed.connect(states.append)
    operations.query(lambda: 1, initiator=window, on_success=window.hear)
    qtbot.waitUntil(lambda: window.told == [1])
    assert states == []
    slow = Gate()
    operations.run(slow, initiator=window)
    qtbot.waitUntil(lambda: states == [True])
    assert operations.is_busy
    slow.open()
    qtbot.waitUntil(lambda: states == [True, False])


def test_quiet_query_is_never_busy(operations, window, qtbot):
    states: list[bool] = []
    operations.busy_changed.connect(states.append)
    poll, marker = Gate(), QObject()
    operations.query(poll, initiator=window, on_success=window.hear, quiet=True)
    loud = Gate()
    operations.query(loud, initiator=marker, on_success=window.hear, lane=Lane.POOL)
    qtbot.waitUntil(lambda: states == [True])
    loud.open()
    qtbot.waitUntil(lambda: states == [True, False])
    poll.open()


def test_shut_down_finishes_changes_and_drops_questions(errors, window):
    operations = Operations(errors)
    done: list[str] = []
    gate = Gate("first")
    operations.run(gate, initiator=window, on_success=window.hear)
    operations.query(lambda: done.append("question"), initiator=window, on_success=window.hear)
    operations.run(
        lambda: done.append("change"), initiator=window, on_success=lambda _: window.hear("second")
    )
    gate.open()
    assert operations.shut_down(LIMIT_S)
    assert done == ["change"]
    assert window.told == ["first", "second"]
    with pytest.raises(RuntimeError, match="shutting down"):
        operations.run(lambda: None, initiator=window)


def test_shut_down_keeps_its_deadline(errors, window, caplog):
    operations = Operations(errors)
    stuck = Gate()
    operations.run(stuck, initiator=window, on_success=window.hear)
    assert not operations.shut_down(0.05)
    assert "did not end" in caplog.text
    workers = [thread for thread in threading.enumerate() if thread.name.startswith("store")]
    left = weakref.ref(operations)
    del operations
    stuck.open()
    for worker in workers:
        worker.join(LIMIT_S)
    assert left() is not None, "a worker destroyed it"
    assert window.told == []


def test_store_work_on_the_gui_thread_is_refused(operations, window, qtbot):
    """The guard of promise P8, used by the wrappers of store and printer in tests."""

    def store_work() -> str:
        forbid_on_gui_thread("store work")
        return "off the GUI thread"

    with pytest.raises(GuiThreadError, match="store work on the GUI thread"):
        store_work()
    operations.run(store_work, initiator=window, on_success=window.hear)
    qtbot.waitUntil(lambda: window.told == ["off the GUI thread"])


def test_workers_never_hold_a_window_last(operations, qtbot):
    """A window that only its own work still refers to is destroyed on the GUI thread."""
    destroyed_on: list[str] = []

    class Watched(Recorder):
        def __del__(self) -> None:
            destroyed_on.append(threading.current_thread().name)

    def start() -> Callable[[], None]:
        window, gate = Watched(), Gate()
        operations.run(lambda: (gate(), window)[0], initiator=window, on_success=window.hear)
        return gate.open

    for _ in range(20):
        start()()
    marker = Recorder()
    operations.query(lambda: "end", initiator=marker, on_success=marker.hear)
    qtbot.waitUntil(lambda: marker.told == ["end"])
    gc.collect()
    qtbot.waitUntil(lambda: len(destroyed_on) == 20)
    assert set(destroyed_on) == {threading.main_thread().name}


def test_garbage_is_collected_on_the_gui_thread_while_workers_run(errors, qtbot):
    assert gc.isenabled()
    operations = Operations(errors)
    try:
        assert not gc.isenabled()
        limit = gc.get_threshold()[0]
        kept: list[list[int]] = [[] for _ in range(limit + 100)]
        qtbot.waitUntil(lambda: gc.get_count()[0] < limit, timeout=5_000)
        assert kept
    finally:
        assert operations.shut_down(LIMIT_S)
    assert gc.isenabled()
