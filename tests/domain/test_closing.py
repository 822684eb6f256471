"""Enough for today: until when clients are served, and how many still fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.closing import Room, calls_until, room_left, serves_until
from frontdesk.domain.house import CallingRules, ClosedDay, Hours, House, OpenSpan
from frontdesk.domain.learning import Band
from frontdesk.testing.builders import small_house

MONDAY = date(2026, 11, 23)


def house_of(*spans: tuple[int, int], rules: CallingRules | None = None) -> House:
    """A house that is open at these hours every day of the week."""
    house = small_house()
    hours: Hours = tuple(OpenSpan(day, time(a), time(b)) for day in range(7) for a, b in spans)
    return replace(house, site=replace(house.site, hours=hours), rules=rules or CallingRules())


def until(house: House, at: time, day: date = MONDAY) -> str | None:
    """Until when, as the clock on the wall shows it."""
    now = datetime.combine(day, at, house.zone).astimezone(UTC)
    found = serves_until(house, house.service("wba"), now)
    return None if found is None else f"{found.astimezone(house.zone):%d. %H:%M}"


# --- until when --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(7, 59), None),
        (time(8, 0), None),
        (time(9, 59, 59), None),
        (time(10, 0), "23. 16:00"),
        (time(15, 59, 59), "23. 16:00"),
        (time(16, 0), None),
        (time(23, 0), None),
    ],
)
def test_only_within_the_hours_and_after_the_desks_have_filled_up(at: time, expected: str | None) -> None:
    assert until(house_of((8, 16)), at) == expected


def test_a_house_that_does_not_close_by_forecast() -> None:
    assert until(house_of((8, 16), rules=CallingRules(closes_by_forecast=False)), time(12)) is None


@pytest.mark.parametrize(("after", "at", "expected"), [(0, time(8), "23. 16:00"), (600, time(15, 59), None)])
def test_the_house_says_from_when_on_that_is_looked_at(after: int, at: time, expected: str | None) -> None:
    assert until(house_of((8, 16), rules=CallingRules(enough_after=after)), at) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(9, 59), None),
        (time(10, 0), time(16, 45)),
        (time(16, 10), time(16, 45)),
        (time(23), time(16, 45)),
    ],
)
def test_until_when_those_with_a_number_are_called(at: time, expected: time | None) -> None:
    house = house_of((8, 16), rules=CallingRules(overtime=45))
    found = calls_until(house, house.service("wba"), datetime.combine(MONDAY, at, house.zone))
    assert (None if found is None else found.astimezone(house.zone).time()) == expected


def test_numbers_of_the_morning_are_called_as_long_as_the_house_is_open() -> None:
    house = house_of((8, 16))
    morning = tuple(OpenSpan(day, time(8), time(12)) for day in range(7))
    services = tuple(replace(one, hours=morning) if one.code == "wba" else one for one in house.services)
    house = replace(house, services=services)
    for at in time(11, 50), time(12, 10):
        found = calls_until(house, house.service("wba"), datetime.combine(MONDAY, at, house.zone))
        assert found is not None
        assert found.astimezone(house.zone).time() == time(16)


def test_on_a_day_without_hours_nobody_is_called() -> None:
    house = replace(house_of((8, 16)), closed_days=(ClosedDay(MONDAY, "Feiertag"),))
    assert calls_until(house, house.service("wba"), datetime.combine(MONDAY, time(12), house.zone)) is None


def test_those_with_a_number_are_served_after_the_hours() -> None:
    assert until(house_of((8, 16), rules=CallingRules(overtime=45)), time(12)) == "23. 16:45"
    assert until(house_of((8, 16), rules=CallingRules(overtime=45)), time(16, 10)) is None, "but not let in"


def test_a_break_within_the_day_closes_nothing() -> None:
    split = house_of((8, 12), (14, 18))
    assert until(split, time(11)) == "23. 18:00"
    assert until(split, time(13)) is None
    assert until(split, time(14, 0)) == "23. 18:00", "the desks have been there since the morning"


def test_the_spans_of_a_day_need_no_order() -> None:
    house = house_of((14, 18), (8, 12))
    assert until(house, time(11)) == "23. 18:00"


def test_a_service_has_hours_of_its_own_and_a_closed_day_has_none() -> None:
    house = house_of((8, 16))
    own = tuple(OpenSpan(day, time(8), time(12)) for day in range(7))
    services = tuple(replace(one, hours=own) if one.code == "wba" else one for one in house.services)
    assert until(replace(house, services=services), time(11)) == "23. 12:00"
    assert until(replace(house, closed_days=(ClosedDay(MONDAY, "Feiertag"),)), time(11)) is None


@pytest.mark.parametrize(
    ("day", "closes_at"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 28, 15, 0, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 14, 0, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 14, 0, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 15, 0, tzinfo=UTC)),
    ],
)
def test_on_the_days_of_the_summer_time_it_is_the_clock_on_the_wall_that_counts(
    day: date, closes_at: datetime
) -> None:
    house = house_of((8, 16))
    for offset in (1, 2):
        now = datetime.combine(day, time(12), UTC) - timedelta(hours=offset)
        assert serves_until(house, house.service("wba"), now) == closes_at


def test_two_hours_are_two_hours_in_the_night_in_which_the_clock_is_put_forward() -> None:
    night = house_of((1, 8))
    for passed, expected in ((119, None), (120, datetime(2026, 3, 29, 6, 0, tzinfo=UTC))):
        # One o'clock is midnight in UTC; two hours later the wall shows four.
        now = datetime(2026, 3, 29, 0, 0, tzinfo=UTC) + timedelta(minutes=passed)
        assert serves_until(night, night.service("wba"), now) == expected


# --- how many ----------------------------------------------------------------------------------------

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def room(
    *,
    wait: float = 0,
    high: float | None = None,
    minutes: float = 20,
    work: float = 0,
    desks: int = 1,
    left: float = 240,
) -> Room:
    return room_left(
        NOON,
        NOON + timedelta(minutes=left),
        wait=Band(wait / 2, wait, wait if high is None else high),
        minutes=minutes,
        work=work,
        desks=[left] * desks,
    )


def test_with_nobody_there_as_many_fit_as_the_work_allows() -> None:
    found = room()
    assert found.tickets == 10, "90 % of 240 minutes at 20 each"
    assert found.done_at == NOON + timedelta(minutes=20)
    assert found.closes_at == NOON + timedelta(minutes=240)
    assert room(desks=3).tickets == 32


def test_nobody_fits_who_would_be_done_too_late() -> None:
    assert room(wait=220).tickets == 1, "done in the very minute in which the desks close"
    assert room(wait=221).tickets == 0
    assert room(wait=200).tickets == 2
    assert room(wait=100, high=250).tickets > 0
    # 66 % of the way from the middle to the end: what eight of ten stay below.
    assert room(wait=100, high=282).tickets == 0
    assert room(wait=100, high=250).done_at == NOON + timedelta(minutes=100 + 0.66 * 150 + 20)


def test_nobody_fits_when_the_work_fills_nine_tenths_of_the_desk_minutes() -> None:
    assert room(work=196).tickets == 1
    assert room(work=197).tickets == 0, "the next one too is work"
    assert room(work=500).tickets == 0
    assert room(work=500, desks=3).tickets == 7


def test_the_stricter_of_both_holds() -> None:
    assert room(wait=180, work=0).tickets == 3
    assert room(wait=0, work=176).tickets == 2
    assert room(wait=180, work=176).tickets == 2


@given(
    st.floats(0, 400),
    st.floats(0, 200),
    st.floats(2, 60),
    st.floats(0, 900),
    st.integers(1, 6),
    st.floats(0, 480),
    st.floats(0, 100),
)
def test_more_work_more_waiting_and_less_time_never_make_more_room(
    wait: float, more: float, minutes: float, work: float, desks: int, left: float, step: float
) -> None:
    high = wait + more
    here = room(wait=wait, high=high, minutes=minutes, work=work, desks=desks, left=left)
    assert here.tickets >= 0
    others = [
        room(wait=wait, high=high, minutes=minutes, work=work + step, desks=desks, left=left),
        room(wait=wait, high=high + step, minutes=minutes, work=work, desks=desks, left=left),
        room(wait=wait + step, high=high + step, minutes=minutes, work=work, desks=desks, left=left),
        room(wait=wait, high=high, minutes=minutes, work=work, desks=desks, left=max(0.0, left - step)),
    ]
    assert all(other.tickets <= here.tickets for other in others)
    assert others[1].done_at >= here.done_at
    if here.tickets:
        assert here.done_at <= here.closes_at
        assert (work + here.tickets * minutes) <= 0.9 * desks * left + 1e-6
