"""The store's time goes on between its answers, and never steps back by a slow answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from frontdesk.apps.desk.store_clock import StoreClock
from tests.apps.desk.room import Stopwatch

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def test_knows_nothing_before_the_first_answer():
    clock = StoreClock(Stopwatch())
    assert clock.now() is None
    assert clock.last_heard is None


def test_goes_on_by_the_clock_of_this_pc():
    watch = Stopwatch()
    clock = StoreClock(watch)
    clock.heard(NINE)
    watch.pass_by(12.5)
    assert clock.now() == NINE + seconds(12.5)
    assert clock.last_heard == NINE


def test_an_answer_that_took_longer_does_not_turn_it_back():
    watch = Stopwatch()
    clock = StoreClock(watch)
    clock.heard(NINE)
    watch.pass_by(10)
    clock.heard(NINE + seconds(9.7))
    assert clock.now() == NINE + seconds(10)
    assert clock.last_heard == NINE + seconds(9.7)


def test_follows_a_store_that_is_ahead_or_was_set_back():
    watch = Stopwatch()
    clock = StoreClock(watch)
    clock.heard(NINE)
    watch.pass_by(1)
    clock.heard(NINE + seconds(60))
    assert clock.now() == NINE + seconds(60)
    clock.heard(NINE - seconds(60))
    assert clock.now() == NINE - seconds(60)
