"""What the desk can do in which state, and how times are said; without Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.apps.desk.state import Act, Hindrance, Seen, clock_time, counted_from, hindrances, stopwatch
from frontdesk.domain.house import DeskName
from frontdesk.usecases import calling, queues
from frontdesk.usecases.ports import PresenceState
from frontdesk.usecases.views import DeskPicture
from tests.apps.desk.room import BERLIN, DESK, Morning, desk_op, local

AT_DESK = (Act.START, Act.AGAIN, Act.MISSED, Act.PARK, Act.TRANSFER, Act.FINISH)
H = Hindrance


def picture(morning: Morning) -> DeskPicture:
    return queues.desk(morning.store, morning.house, desk=DESK)


@pytest.fixture
def idle() -> Morning:
    morning = Morning()
    morning.opens()
    morning.comes("09:00")
    return morning


@pytest.fixture
def called(idle: Morning) -> Morning:
    calling.call_next(idle.store, idle.house, op=desk_op(), desk=DESK)
    idle.comes("09:10")
    return idle


def test_nobody_at_the_desk(idle):
    found = hindrances(picture(idle))
    assert {act: found[act] for act in AT_DESK} == dict.fromkeys(AT_DESK, H.NOBODY_HERE)
    assert (found[Act.CALL], found[Act.PICK], found[Act.CLOSE]) == (None, None, None)


def test_called(called):
    found = hindrances(picture(called))
    assert {act: found[act] for act in AT_DESK} == dict.fromkeys(AT_DESK)
    assert (found[Act.CALL], found[Act.PICK], found[Act.CLOSE]) == (None, H.OCCUPIED, H.OCCUPIED)


def test_arrived(called):
    calling.start(called.store, called.house, op=desk_op(), desk=DESK)
    found = hindrances(picture(called))
    arrived = (Act.START, Act.AGAIN, Act.MISSED)
    assert {act: found[act] for act in arrived} == dict.fromkeys(arrived, H.ALREADY_HERE)
    assert (found[Act.PARK], found[Act.TRANSFER], found[Act.FINISH], found[Act.CALL]) == (None,) * 4


def test_nobody_waits():
    morning = Morning()
    morning.opens()
    found = hindrances(picture(morning))
    assert (found[Act.CALL], found[Act.PICK], found[Act.CLOSE]) == (H.NOBODY_WAITS, H.NOBODY_WAITS, None)


def test_the_last_client_can_be_finished_with_the_key_that_calls(idle):
    calling.call_next(idle.store, idle.house, op=desk_op(), desk=DESK)
    assert hindrances(picture(idle))[Act.CALL] is None


@pytest.mark.parametrize("state", [PresenceState.PAUSED, PresenceState.CLOSED])
def test_a_pause_calls_nobody(called, state):
    found = hindrances(replace(picture(called), state=state))
    assert found[Act.CALL] is H.PAUSED
    assert found[Act.FINISH] is None


def test_every_key_has_an_answer(idle):
    keys = {*AT_DESK, Act.CALL, Act.PICK, Act.CLOSE}
    assert set(hindrances(picture(idle))) == keys


def test_what_was_seen_changes_with_the_client_and_not_with_those_who_wait(called):
    before = Seen.of(picture(called))
    called.comes("09:20")
    assert Seen.of(picture(called)) == before
    calling.start(called.store, called.house, op=desk_op(), desk=DESK)
    assert Seen.of(picture(called)) != before


def test_what_was_seen_changes_with_those_set_aside(idle):
    before = Seen.of(picture(idle))
    idle.parks(idle.comes("09:05"))
    assert Seen.of(picture(idle)) != before


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "00:00"), (38, "00:38"), (3599, "59:59"), (3600, "1:00:00"), (36_061, "10:01:01"), (-5, "00:00")],
)
def test_stopwatch(seconds, words):
    start = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
    assert stopwatch(start, start + timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("utc", "words"),
    [
        (datetime(2026, 11, 23, 8, 42, tzinfo=UTC), "09:42"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "00:30"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30"),
    ],
)
def test_times_are_those_on_the_wall(utc, words):
    assert clock_time(utc, BERLIN) == words


def test_the_stopwatch_counts_from_the_call_and_then_from_the_start(idle):
    idle.clock.set(local("09:30"))
    calling.call_next(idle.store, idle.house, op=desk_op(), desk=DESK)
    ticket = idle.store.at_desk(DeskName(DESK))
    assert ticket is not None
    assert counted_from(ticket) == local("09:30")
    idle.clock.set(local("09:31"))
    assert counted_from(calling.start(idle.store, idle.house, op=desk_op(), desk=DESK).value) == local(
        "09:31"
    )
