"""When papers count as received: nights, ends of month and year, both changes of the clock, wrong clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.document_errors import (
    ClockWrongError,
    LegalDateError,
    RepeatedTimeError,
    SkippedTimeError,
)
from frontdesk.domain.legal_time import BACK_DAYS, by_clock, check_clock, of_letterbox, on_the_wall, told
from frontdesk.domain.working_days import working_days_after

BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.builds(
    lambda hours: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours), st.floats(0, 70_000)
)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (local(2026, 1, 31, 23, 59, 59, 999_000), date(2026, 1, 31)),
        (local(2026, 2, 1, 0, 0, 0), date(2026, 2, 1)),
        (local(2026, 12, 31, 23, 59, 59, 999_999), date(2026, 12, 31)),
        (local(2028, 2, 29, 23, 59, 59), date(2028, 2, 29)),
        (local(2026, 10, 25, 0, 0, 1), date(2026, 10, 25)),
        (local(2027, 3, 28, 23, 59, 59), date(2027, 3, 28)),
    ],
)
def test_the_counter_goes_by_the_clock_to_the_last_second(now: datetime, day: date):
    assert by_clock(now, BERLIN).date == day
    assert by_clock(now, BERLIN).at == now
    assert by_clock(now, BERLIN).at.tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2026, 1, 31), datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC)),
        (date(2026, 12, 31), datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 21, 59, 59, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 21, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_night_counts_for_the_day_before(day: date, at: datetime):
    morning = datetime.combine(day + timedelta(days=1), datetime.min.time(), BERLIN) + timedelta(hours=7)
    legal = of_letterbox(day, morning, BERLIN)
    assert (legal.at, legal.date) == (at, day)


@given(MOMENTS, st.integers(0, BACK_DAYS))
def test_a_letterbox_date_is_never_to_come_and_its_moment_is_of_that_day(now: datetime, back: int):
    day = now.astimezone(BERLIN).date() - timedelta(days=back)
    legal = of_letterbox(day, now, BERLIN)
    assert legal.date == day == legal.at.astimezone(BERLIN).date()
    assert legal.at <= now


@given(MOMENTS)
def test_tomorrow_and_long_ago_are_refused(now: datetime):
    today = now.astimezone(BERLIN).date()
    for day in (today + timedelta(days=1), today - timedelta(days=BACK_DAYS + 1)):
        with pytest.raises(LegalDateError):
            of_letterbox(day, now, BERLIN)
    with pytest.raises(LegalDateError):
        told(now + timedelta(microseconds=1), now, BERLIN)
    assert told(now, now, BERLIN) == by_clock(now, BERLIN)


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "0001-01-01T00:00+00:00"]
)
def test_the_ends_of_the_calendar_are_refused_like_any_other_date(text: str):
    with pytest.raises(LegalDateError) as info:
        told(datetime.fromisoformat(text), datetime(2026, 11, 23, 8, tzinfo=UTC), BERLIN)
    assert text[:4] in info.value.message("de")


def test_an_hour_that_was_skipped_is_no_moment():
    for minute in (0, 30, 59):
        with pytest.raises(SkippedTimeError) as info:
            on_the_wall(datetime(2027, 3, 28, 2, minute), BERLIN)  # noqa: DTZ001
        assert f"02:{minute:02}" in info.value.message("de")
    assert on_the_wall(datetime(2027, 3, 28, 3), BERLIN) == datetime(2027, 3, 28, 1, tzinfo=UTC)  # noqa: DTZ001


def test_an_hour_that_came_twice_needs_its_offset():
    with pytest.raises(RepeatedTimeError) as info:
        on_the_wall(datetime(2026, 10, 25, 2, 30), BERLIN)  # noqa: DTZ001
    said = info.value.message("de")
    assert "2026-10-25T02:30:00+02:00" in said
    assert "2026-10-25T02:30:00+01:00" in said


@given(MOMENTS)
def test_what_the_wall_shows_leads_back_to_the_moment(at: datetime):
    local = at.astimezone(BERLIN)
    try:
        assert on_the_wall(local.replace(tzinfo=None, fold=0), BERLIN) == at
    except RepeatedTimeError:
        assert local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


@pytest.mark.parametrize("sign", [1, -1])
def test_a_clock_that_is_off_warns_and_then_stops(sign: int):
    assert not check_clock(sign * timedelta(seconds=30))
    assert check_clock(sign * timedelta(seconds=31))
    assert check_clock(sign * timedelta(minutes=5))
    with pytest.raises(ClockWrongError):
        check_clock(sign * timedelta(minutes=5, microseconds=1))
    with pytest.raises(ClockWrongError) as info:
        check_clock(sign * timedelta(hours=1))
    assert "60" in info.value.message("de")


def test_working_days_leave_out_weekends_and_closed_days():
    friday = date(2026, 12, 18)
    christmas = {date(2026, 12, 25), date(2026, 12, 26)}

    def days(last: date) -> int:
        return working_days_after(friday, last, is_closed=christmas.__contains__)

    assert [days(friday + timedelta(days=n)) for n in (0, 1, 2, 3, 6, 7, 10)] == [0, 0, 0, 1, 4, 4, 5]
    assert days(friday - timedelta(days=9)) == 0


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_working_days_never_go_back(first: date, count: int):
    counts = [
        working_days_after(first, first + timedelta(days=n), is_closed=lambda day: day.day == 1)
        for n in range(count)
    ]
    assert counts == sorted(counts)
    assert all(after - before <= 1 for before, after in pairwise(counts))
