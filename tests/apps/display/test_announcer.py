"""Each call is shown and heard once: in bursts, after undo, after a restart, after a lost connection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.apps.display.announcer import DWELL, PULSE, Announcer
from frontdesk.usecases.views import BoardPicture
from tests.apps.display.hall import NOW, call, picture

WINDOW = 40  # calls that a picture holds


def window(ids: Sequence[int]) -> BoardPicture:
    """The picture after these calls, oldest first."""
    return picture([call(i, f"A {i:03d}") for i in reversed(ids[-WINDOW:])])


def drain(announcer: Announcer, now: float) -> list[tuple[float, int]]:
    """Let time pass until nothing is left to announce."""
    heard = []
    while announcer.pending:
        now += 0.2
        announced = announcer.advance(now)
        if announced is not None:
            heard.append((now, announced.call_id))
    return heard


def started(ids: Sequence[int] = (1,)) -> Announcer:
    announcer = Announcer()
    announcer.restore(window(ids))
    announcer.advance(0.0)
    return announcer


def test_the_first_picture_after_a_start_is_shown_without_a_signal():
    announcer = started([1, 2, 3])

    assert announcer.advance(10.0) is None
    assert announcer.current is not None
    assert announcer.current.label == "A 003"
    assert [row.label for row in announcer.recent] == ["A 002", "A 001"]
    assert not announcer.is_new(10.0)


def test_a_new_call_is_shown_at_once_and_its_bar_is_wide_for_two_seconds():
    announcer = started()
    announcer.take(window([1, 2]))

    announced = announcer.advance(10.0)

    assert announced is not None
    assert announced.call_id == 2
    assert announcer.is_new(10.0)
    assert announcer.is_new(10.0 + PULSE - 0.01)
    assert not announcer.is_new(10.0 + PULSE)


def test_a_call_right_after_the_start_need_not_wait():
    announcer = started()
    announcer.take(window([1, 2]))

    assert announcer.advance(0.1) is not None


def test_the_same_picture_again_is_silent():
    announcer = started()
    announcer.take(window([1, 2]))
    announcer.advance(10.0)
    announcer.take(window([1, 2]))

    assert announcer.advance(20.0) is None


def test_a_recall_sounds_again():
    announcer = started([1, 2])
    announcer.take(picture([call(3, "A 002", again=True), call(1, "A 001")]))

    announced = announcer.advance(10.0)

    assert announced is not None
    assert announced.call_id == 3


def test_twenty_calls_within_two_seconds_are_all_shown_long_enough():
    announcer = started()
    now = 10.0
    heard = []
    for newest in range(2, 22):
        announcer.take(window(range(1, newest + 1)))
        now += 0.1
        announced = announcer.advance(now)
        if announced is not None:
            heard.append((now, announced.call_id))
    heard += drain(announcer, now)

    assert [call_id for _, call_id in heard] == list(range(2, 22))
    gaps = [later - earlier for (earlier, _), (later, _) in pairwise(heard)]
    assert min(gaps) >= DWELL - 1e-9


def test_during_a_burst_the_list_holds_only_calls_that_were_shown():
    announcer = started()
    announcer.take(window([1, 2, 3, 4]))
    announcer.advance(10.0)

    assert announcer.current is not None
    assert announcer.current.call_id == 2
    assert [row.call_id for row in announcer.recent] == [1]


def test_a_call_taken_back_before_it_was_shown_is_not_announced():
    announcer = started()
    announcer.take(window([1, 2, 3]))
    announcer.advance(10.0)
    announcer.take(window([1, 2]))

    assert announcer.pending == 0
    assert announcer.advance(20.0) is None
    assert announcer.current is not None
    assert announcer.current.call_id == 2


def test_an_undo_shows_the_older_call_again_without_a_signal():
    announcer = started([1, 2])
    announcer.take(window([1]))

    assert announcer.advance(10.0) is None
    assert announcer.current is not None
    assert announcer.current.call_id == 1


def test_an_older_call_that_comes_to_light_by_an_undo_is_no_news():
    announcer = started([5, 6])
    announcer.take(picture([call(5), call(4)]))

    assert announcer.pending == 0


def test_a_call_that_is_minutes_old_is_no_news():
    announcer = started([5, 6])
    old = call(7, at=NOW - timedelta(minutes=3))
    announcer.take(picture([old, call(6), call(5)]))

    assert announcer.advance(10.0) is None
    assert announcer.current == old


def test_calls_missed_while_the_connection_was_lost_are_not_replayed():
    announcer = started([1, 2])
    announcer.take(window([1, 2, 3]))
    announcer.restore(window(range(1, 30)))

    assert announcer.pending == 0
    assert announcer.advance(70.0) is None
    assert announcer.current is not None
    assert announcer.current.call_id == 29


def test_nobody_called_empties_the_panel():
    announcer = started([1])
    announcer.take(picture([]))
    announcer.advance(10.0)

    assert announcer.current is None


@given(
    bursts=st.lists(st.integers(0, 20), max_size=25),
    pauses=st.lists(st.floats(0.05, 30.0), min_size=25, max_size=25),
)
def test_every_call_is_heard_once_and_in_order(bursts: list[int], pauses: list[float]):
    announcer = started()
    now, newest, heard = 0.0, 1, []
    for burst, pause in zip(bursts, pauses, strict=False):
        newest += burst
        announcer.take(window(range(1, newest + 1)))
        now += pause
        announced = announcer.advance(now)
        if announced is not None:
            heard.append(announced.call_id)
    heard += [call_id for _, call_id in drain(announcer, now)]

    assert heard == list(range(2, newest + 1))


@given(
    ids=st.lists(st.integers(1, 60), min_size=1, max_size=60, unique=True),
    restarts=st.lists(st.integers(0, 59), max_size=4),
)
def test_no_call_is_ever_heard_twice(ids: list[int], restarts: list[int]):
    """Whatever order ids come to light in, and whenever the connection was lost."""
    announcer = started()
    heard: list[int] = []
    for i in range(len(ids)):
        shown = picture([call(one, f"A {one:03d}") for one in reversed(ids[: i + 1])])
        if i in restarts:
            announcer.restore(shown)
        else:
            announcer.take(shown)
        announced = announcer.advance(float(i))
        heard += [announced.call_id] if announced else []
    heard += [call_id for _, call_id in drain(announcer, 1000.0)]

    assert len(heard) == len(set(heard))


def test_memory_stays_flat_over_ten_thousand_calls():
    announcer = started()
    sizes = []
    for newest in range(2, 10_002):
        announcer.take(window(range(max(1, newest - WINDOW), newest + 1)))
        assert announcer.advance(newest * 2.0) is not None
        if newest % 1000 == 0:
            sizes.append(announcer.remembered)

    assert max(sizes) <= 1024 + WINDOW
    assert announcer.pending == 0
