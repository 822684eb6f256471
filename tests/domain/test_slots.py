"""Slots of any day: whole, apart from each other and from breaks, right when the clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.house import (
    Availability,
    ClosedDay,
    DayException,
    DaySpan,
    DeskName,
    House,
    OpenSpan,
    ServiceCode,
)
from frontdesk.domain.slots import Slot, free_on, slots_on, times_in, times_on
from frontdesk.testing.builders import small_house

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)  # both Sundays


def availability(**facts: object) -> Availability:
    usual: dict[str, object] = {
        "code": "one",
        "names": {"de": "Eins"},
        "services": (ServiceCode("auf"),),
        "minutes": 30,
        "hours": tuple(OpenSpan(day, time(8), time(12)) for day in range(5)),
    }
    return Availability(**{**usual, **facts})  # type: ignore[arg-type]


def house_with(*every: Availability, closed: tuple[ClosedDay, ...] = ()) -> House:
    return replace(small_house(), availability=every, closed_days=closed)


def local(times: list[tuple[datetime, datetime]]) -> list[str]:
    return [f"{start.astimezone(BERLIN):%H:%M}" for start, _ in times]


def test_a_morning_in_half_hours():
    times = times_on(house_with(availability()), availability(), MONDAY)
    assert local(times) == ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]
    assert times[0][0] == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def test_a_break_starts_the_count_anew():
    one = availability(breaks=(DaySpan(time(9, 50), time(10, 10)),))
    times = times_on(house_with(one), one, MONDAY)
    assert local(times) == ["08:00", "08:30", "09:00", "10:10", "10:40", "11:10"]


def test_closed_days_have_none():
    closed = ClosedDay(MONDAY, "Betriebsausflug")
    assert times_on(house_with(availability(), closed=(closed,)), availability(), MONDAY) == []


def test_an_exception_stands_for_the_whole_day():
    one = availability(
        exceptions=(
            DayException(MONDAY, (DaySpan(time(14), time(15)),)),
            DayException(MONDAY + timedelta(days=1)),
        )
    )
    assert local(times_on(house_with(one), one, MONDAY)) == ["14:00", "14:30"]
    assert times_on(house_with(one), one, MONDAY + timedelta(days=1)) == []
    assert len(times_on(house_with(one), one, MONDAY + timedelta(days=2))) == 8


def test_it_is_valid_from_the_first_to_the_last_day():
    one = availability(valid_from=MONDAY + timedelta(days=1), valid_until=MONDAY + timedelta(days=2))
    found = [bool(times_on(house_with(one), one, MONDAY + timedelta(days=n))) for n in range(5)]
    assert found == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (FORWARD, ["01:00", "01:30", "03:00", "03:30"]),
        (BACK, ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]),
        (BACK + timedelta(days=7), ["01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]),
    ],
    ids=["clock put forward", "clock put back", "another Sunday"],
)
def test_the_night_in_which_the_clock_changes(day: date, expected: list[str]):
    times = times_in([DaySpan(time(1), time(4))], (), 30, day, BERLIN)
    assert local(times) == expected
    assert all(end - start == timedelta(minutes=30) for start, end in times)
    assert all(first[1] <= second[0] for first, second in pairwise(times))


@pytest.mark.parametrize("day", [FORWARD, BACK])
def test_the_morning_after_it_is_as_any_other(day: date):
    times = times_in([DaySpan(time(8), time(10))], (), 30, day, BERLIN)
    assert local(times) == ["08:00", "08:30", "09:00", "09:30"]


def test_places_and_groups_side_by_side():
    one = availability(desks=(DeskName("1.08"), DeskName("1.05")), places=3, minutes=120)
    two = availability(code="two", minutes=240, desks=(DeskName("2.11"),))
    house = house_with(one, two)
    slots = list(slots_on(house, house.service("auf"), MONDAY))
    found = [(f"{s.starts_at.astimezone(BERLIN):%H}", s.availability, s.place, s.desk) for s in slots]
    assert found == [
        ("08", "one", 1, "1.08"), ("08", "one", 2, "1.05"), ("08", "one", 3, None), ("08", "two", 1, "2.11"),
        ("10", "one", 1, "1.08"), ("10", "one", 2, "1.05"), ("10", "one", 3, None),
    ]  # fmt: skip
    assert list(slots_on(house, house.service("eat"), MONDAY)) == []


def test_a_retired_service_has_none():
    house = house_with(availability())
    assert list(slots_on(house, replace(house.service("auf"), retired=True), MONDAY)) == []


def test_what_is_taken_or_past_is_not_free():
    house = house_with(availability())
    slots = list(slots_on(house, house.service("auf"), MONDAY))
    free = free_on(house, house.service("auf"), MONDAY, taken=[slots[3]], now=slots[1].starts_at)
    assert free == [slots[2], *slots[4:]]


def test_a_booking_from_before_the_lengths_were_changed_takes_all_that_it_meets():
    house = house_with(availability(desks=(DeskName("1.08"),)))
    nine = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    old = Slot(nine - timedelta(minutes=15), nine + timedelta(minutes=30), "old", 4, DeskName("1.08"))
    free = free_on(house, house.service("auf"), MONDAY, taken=[old], now=nine - timedelta(days=1))
    assert local([(s.starts_at, s.ends_at) for s in free]) == [
        "08:00",
        "09:30",
        "10:00",
        "10:30",
        "11:00",
        "11:30",
    ]


TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 20, 30, 45]))


@st.composite
def spans(draw: st.DrawFn, most: int = 4) -> list[DaySpan]:
    """Spans of a day that do not overlap, as the house file has them."""
    edges = sorted(draw(st.sets(TIMES, max_size=most * 2)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return [DaySpan(start, end) for start, end in pairs]


@given(
    spans=spans(),
    breaks=spans(),
    minutes=st.integers(1, 240),
    day=st.one_of(st.sampled_from([FORWARD, BACK]), st.dates(date(2020, 1, 1), date(2040, 1, 1))),
)
def test_slots_are_whole_inside_the_hours_and_apart(
    spans: list[DaySpan], breaks: list[DaySpan], minutes: int, day: date
):
    times = times_in(spans, breaks, minutes, day, BERLIN)
    assert times == sorted(times)
    for first, second in pairwise(times):
        assert first[1] <= second[0]

    def moment(at: time) -> datetime:
        return datetime.combine(day, at, BERLIN).astimezone(UTC)

    for start, end in times:
        assert end - start == timedelta(minutes=minutes)
        assert start.astimezone(BERLIN).date() == day
        assert any(moment(span.start) <= start and end <= moment(span.end) for span in spans)
        assert not any(start < moment(pause.end) and moment(pause.start) < end for pause in breaks)
    # Nothing is wasted: between two slots, or at an edge, no further one fits.
    length = timedelta(minutes=minutes)
    for span in spans:
        inside = [one for one in times if moment(span.start) <= one[0] < moment(span.end)]
        if not breaks and moment(span.start) < moment(span.end):
            assert len(inside) == (moment(span.end) - moment(span.start)) // length


@given(taken=st.sets(st.integers(0, 15)), minute=st.integers(-60, 300))
def test_free_and_taken_are_all_there_is(taken: set[int], minute: int):
    house = house_with(availability(places=2))
    every = list(slots_on(house, house.service("auf"), MONDAY))
    now = every[0].starts_at + timedelta(minutes=minute)
    gone = [every[number] for number in taken]
    free = free_on(house, house.service("auf"), MONDAY, taken=gone, now=now)
    assert set(free) | set(gone) | {slot for slot in every if slot.starts_at <= now} == set(every)
    assert not set(free) & set(gone)
