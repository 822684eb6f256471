"""The feed asks in time, tells what changed, notices every kind of silence, and comes back by itself."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.qt.errors import Errors
from frontdesk.qt.feed import ChangeFeed
from frontdesk.qt.operations import Operations

MORNING = datetime(2026, 11, 23, 8, 38, tzinfo=UTC)
LIMIT_S = 10.0


@dataclass
class Answer:
    revision: str
    entries: tuple[str, ...] = ()


@dataclass
class FakeStore:
    """Hands out what the test has put in; stays silent or fails when told to."""

    log: list[str] = field(default_factory=list)
    asked: list[str | None] = field(default_factory=list)
    page: int = 3
    error: Exception | None = None
    reachable: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.reachable.set()

    def changes_since(self, revision: str | None) -> Answer:
        self.asked.append(revision)
        assert self.reachable.wait(LIMIT_S)
        if self.error is not None:
            raise self.error
        start = len(self.log) if revision is None else int(revision)
        entries = tuple(self.log[start : start + self.page])
        return Answer(str(start + len(entries)), entries)


class FakeClock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Heard:
    """What the feed has said, in order."""

    def __init__(self, feed: ChangeFeed) -> None:
        self.words: list[str] = []
        self.entries: list[str] = []
        self.since: list[datetime] = []
        feed.ready.connect(lambda: self.words.append("ready"))
        feed.changed.connect(self._on_changed)
        feed.connection_lost.connect(self._on_lost)
        feed.connection_restored.connect(lambda: self.words.append("restored"))

    def _on_changed(self, answer: Answer) -> None:
        self.words.append("changed")
        self.entries.extend(answer.entries)

    def _on_lost(self, since: datetime) -> None:
        self.words.append("lost")
        self.since.append(since)


@pytest.fixture
def errors(qapp) -> Errors:
    return Errors()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def feed(errors: Errors, store: FakeStore, clock: FakeClock) -> Iterator[ChangeFeed]:
    operations = Operations(errors)
    made = ChangeFeed(
        operations,
        store.changes_since,
        errors=errors,
        interval_ms=5,
        longest_pause_ms=40,
        watch_ms=5,
        page=store.page,
        monotonic=clock,
        now=lambda: MORNING,
    )
    yield made
    made.stop()
    store.reachable.set()
    assert operations.shut_down(LIMIT_S)


@pytest.fixture
def heard(feed: ChangeFeed) -> Heard:
    return Heard(feed)


def test_first_answer_sets_the_cursor_and_brings_no_old_news(feed, store, heard, qtbot):
    store.log += ["yesterday"]
    feed.start()
    qtbot.waitUntil(lambda: len(store.asked) >= 3)
    assert heard.words == ["ready"]
    assert store.asked[:3] == [None, "1", "1"]


def test_news_arrive_once_and_in_order(feed, store, heard, qtbot):
    feed.start()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    store.log += ["A 054 issued", "A 042 called"]
    qtbot.waitUntil(lambda: len(heard.entries) == 2)
    store.log.append("A 042 finished")
    qtbot.waitUntil(lambda: len(heard.entries) == 3)
    assert heard.entries == store.log


def test_long_absence_is_caught_up_page_by_page_without_waiting(errors, store, clock, qtbot):
    operations = Operations(errors)
    patient = ChangeFeed(
        operations, store.changes_since, interval_ms=3_600_000, page=store.page, monotonic=clock
    )
    heard = Heard(patient)
    patient.start()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    store.log += [str(number) for number in range(8)]
    patient.ask_now()
    qtbot.waitUntil(lambda: len(heard.entries) == 8)
    patient.stop()
    assert operations.shut_down(LIMIT_S)


def test_age_counts_from_the_last_good_answer(feed, store, clock, heard, qtbot):
    assert feed.age_s() is None
    feed.start()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    store.reachable.clear()
    qtbot.waitUntil(lambda: feed.next_try_s() is None)
    clock.seconds += 2.5
    assert feed.age_s() == pytest.approx(2.5)


@pytest.mark.parametrize("kind", ["fails", "never answers"])
def test_loss_is_told_once_with_its_time_and_healed(feed, store, clock, heard, qtbot, kind):
    feed.start()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    if kind == "fails":
        store.error = StoreUnreachableError(reason="no route")
    else:
        store.reachable.clear()
    asked = len(store.asked)
    qtbot.waitUntil(lambda: len(store.asked) > asked)
    clock.seconds += 3.5
    qtbot.waitUntil(lambda: "lost" in heard.words)
    assert not feed.is_connected
    assert heard.since == [MORNING]
    store.log.append("meanwhile")
    store.error = None
    store.reachable.set()
    qtbot.waitUntil(lambda: heard.entries == ["meanwhile"])
    assert heard.words == ["ready", "lost", "restored", "changed"]
    assert feed.is_connected


def test_short_hiccup_is_no_loss(feed, store, clock, heard, qtbot):
    feed.start()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    store.error = StoreUnreachableError(reason="hiccup")
    asked = len(store.asked)
    qtbot.waitUntil(lambda: len(store.asked) >= asked + 2)
    clock.seconds += 1
    store.error = None
    store.log.append("after it")
    qtbot.waitUntil(lambda: heard.entries == ["after it"])
    assert "lost" not in heard.words


def test_silence_from_the_start_is_a_loss(feed, store, clock, heard, qtbot):
    store.reachable.clear()
    feed.start()
    clock.seconds += 4
    qtbot.waitUntil(lambda: heard.words == ["lost"])
    store.reachable.set()
    qtbot.waitUntil(lambda: heard.words == ["lost", "restored", "ready"])


def test_failing_feed_backs_off(errors, store, clock, qtbot):
    operations = Operations(errors)
    store.error = StoreUnreachableError(reason="down")
    feed = ChangeFeed(
        operations, store.changes_since, interval_ms=10_000, longest_pause_ms=1_000_000, monotonic=clock
    )
    pauses: list[float] = []
    feed.start()
    for times in range(1, 6):
        qtbot.waitUntil(lambda times=times: len(store.asked) == times and feed.next_try_s() is not None)
        pauses.append(feed._timer.interval())
        feed.ask_now()
    feed.stop()
    assert operations.shut_down(LIMIT_S)
    for number, pause in enumerate(pauses):
        assert 0.8 * 10_000 * 2**number - 1 <= pause <= 1.2 * 10_000 * 2**number + 1


def test_asking_now_does_not_ask_twice_at_once(feed, store, heard, qtbot):
    store.reachable.clear()
    feed.start()
    qtbot.waitUntil(lambda: len(store.asked) == 1)
    for _ in range(5):
        feed.ask_now()
    store.reachable.set()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    assert store.asked.count(None) == 1


def test_bug_in_the_poll_is_reported_once_and_the_feed_goes_on(feed, store, heard, errors, qtbot, caplog):
    reported: list[object] = []
    errors.reported.connect(reported.append)
    store.error = ZeroDivisionError("a bug of ours")
    feed.start()
    qtbot.waitUntil(lambda: len(store.asked) >= 4)
    store.error = None
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    assert len(reported) == 1
    assert "a bug of ours" in caplog.text


def test_stopped_feed_is_silent(feed, store, heard, qtbot):
    feed.start()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    feed.stop()
    asked = len(store.asked)
    store.log.append("unheard")
    feed.ask_now()
    assert feed.next_try_s() is None
    assert len(store.asked) <= asked + 1
    assert heard.entries == []


def test_feed_outlives_the_end_of_operations(errors, store, clock, qtbot):
    operations = Operations(errors)
    feed = ChangeFeed(operations, store.changes_since, interval_ms=5, monotonic=clock)
    heard = Heard(feed)
    feed.start()
    qtbot.waitUntil(lambda: heard.words == ["ready"])
    assert operations.shut_down(LIMIT_S)
    feed.ask_now()
    feed.stop()
