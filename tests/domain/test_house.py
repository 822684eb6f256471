"""A house looked up by name, and its opening hours across summer time, midnight and closed days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import (
    UnknownDeskError,
    UnknownDisplayError,
    UnknownLanguageError,
    UnknownServiceError,
    UsageError,
)
from frontdesk.domain.house import SERIES_ALPHABET, ClosedDay, OpenSpan, ServiceCode, in_language
from frontdesk.testing.builders import small_house

HOUSE = small_house()
BERLIN = ZoneInfo("Europe/Berlin")
ALWAYS = tuple(OpenSpan(day, time(7, 30), time(16, 0)) for day in range(7))


def with_hours(*spans: OpenSpan, closed: tuple[ClosedDay, ...] = ()):
    return replace(HOUSE, site=replace(HOUSE.site, hours=spans), closed_days=closed)


@pytest.mark.parametrize("code", ["wba", "WBA", " wba ", "Wba"])
def test_a_service_by_its_code(code: str) -> None:
    assert HOUSE.service(code).code == "wba"


def test_a_service_whose_code_has_capitals_is_found_too() -> None:
    loud = replace(HOUSE.services[0], code=ServiceCode("WBA"))
    house = replace(HOUSE, services=(loud, *HOUSE.services[1:]))
    assert house.service("wba") == house.service("WBA") == loud


@pytest.mark.parametrize("name", ["2.14", " 2.14 "])
def test_a_desk_by_its_name(name: str) -> None:
    assert HOUSE.desk(name).room == "Zimmer 2.14"


def test_a_display_by_its_name() -> None:
    assert HOUSE.display(" HALL ").name == "hall"


@pytest.mark.parametrize(
    ("look", "error", "code"),
    [
        (lambda: HOUSE.service("xyz"), UnknownServiceError, "unknown_service"),
        (lambda: HOUSE.desk("9.99"), UnknownDeskError, "unknown_desk"),
        (lambda: HOUSE.display("roof"), UnknownDisplayError, "unknown_display"),
        (lambda: HOUSE.language("tlh"), UnknownLanguageError, "unknown_language"),
    ],
)
def test_an_unknown_name_is_a_usage_error(look, error, code: str) -> None:
    with pytest.raises(error) as refused:
        look()
    assert isinstance(refused.value, UsageError)
    assert refused.value.code == code


def test_the_unknown_service_lists_the_known_ones_but_no_retired() -> None:
    retired = replace(HOUSE.services[0], retired=True)
    house = replace(HOUSE, services=(retired, *HOUSE.services[1:]))
    assert house.service("wba").retired
    with pytest.raises(UnknownServiceError) as refused:
        house.service("x" * 1000)
    assert refused.value.facts["known"] == "neu, auf, eat"
    assert len(refused.value.message()) < 200


@pytest.mark.parametrize(("code", "expected"), [(None, "de"), ("AR", "ar"), (" uk ", "uk")])
def test_a_language_of_the_house(code: str | None, expected: str) -> None:
    assert HOUSE.language(code) == expected


def test_names_fall_back_to_german_then_to_any() -> None:
    assert in_language({"de": "Haus", "en": "House"}, "en") == "House"
    assert in_language({"de": "Haus", "en": "House"}, "ar") == "Haus"
    assert in_language({"tr": "Ev"}, "ar") == "Ev"
    assert in_language({}, "de") == ""
    assert HOUSE.agencies[0].short_name("en") == "Job centre"


def test_the_letters_of_series_cannot_be_misread() -> None:
    assert not set("IOQ") & set(SERIES_ALPHABET)
    assert len(set(SERIES_ALPHABET)) == 23
    found = HOUSE.agency_of_letter("B")
    assert found is not None
    assert found.code == "abh"
    assert HOUSE.agency_of_letter("Z") is None


@pytest.mark.parametrize(
    ("local", "is_open"),
    [
        ("2026-10-12 07:29:59", False),
        ("2026-10-12 07:30:00", True),
        ("2026-10-12 15:59:59", True),
        ("2026-10-12 16:00:00", False),
        ("2026-10-17 10:00:00", False),  # Saturday
        ("2028-02-29 10:00:00", True),  # leap day, a Tuesday
        ("2027-12-31 15:59:00", True),
        ("2028-01-01 10:00:00", False),  # Saturday
    ],
)
def test_open_from_half_past_seven_up_to_four(local: str, is_open: bool) -> None:
    at = datetime.fromisoformat(local).replace(tzinfo=BERLIN)
    assert HOUSE.is_open(at.astimezone(UTC)) is is_open
    assert HOUSE.is_open(at) is is_open


@pytest.mark.parametrize(
    ("utc", "is_open"),
    [
        # The clocks go back on 2026-10-25, a Sunday: 07:30 local is 05:30 UTC the day before, 06:30 that day.
        ("2026-10-24 05:29", False),
        ("2026-10-24 05:30", True),
        ("2026-10-25 05:30", False),
        ("2026-10-25 06:29", False),
        ("2026-10-25 06:30", True),
        ("2026-10-25 14:59", True),
        ("2026-10-25 15:00", False),
        # They go forward on 2027-03-28, a Sunday.
        ("2027-03-27 06:30", True),
        ("2027-03-27 06:29", False),
        ("2027-03-28 05:29", False),
        ("2027-03-28 05:30", True),
        ("2027-03-28 13:59", True),
        ("2027-03-28 14:00", False),
    ],
)
def test_the_doors_follow_the_wall_clock_on_both_changes(utc: str, is_open: bool) -> None:
    house = with_hours(*ALWAYS)
    assert house.is_open(datetime.fromisoformat(utc).replace(tzinfo=UTC)) is is_open


def test_an_hour_that_happens_twice_is_open_twice_and_one_that_never_happens_never() -> None:
    house = with_hours(OpenSpan(6, time(2, 0), time(3, 0)))
    start = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    assert sum(house.is_open(start + timedelta(minutes=m)) for m in range(25 * 60)) == 120
    start = datetime(2027, 3, 27, 23, 0, tzinfo=UTC)
    assert sum(house.is_open(start + timedelta(minutes=m)) for m in range(23 * 60)) == 0


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2026-10-24 21:59:59", "2026-10-24"),
        ("2026-10-24 22:00:00", "2026-10-25"),  # still summer time
        ("2026-10-25 22:59:59", "2026-10-25"),  # 25 hours long
        ("2026-10-25 23:00:00", "2026-10-26"),
        ("2027-03-27 23:00:00", "2027-03-28"),
        ("2027-03-28 21:59:59", "2027-03-28"),  # 23 hours long
        ("2027-03-28 22:00:00", "2027-03-29"),
        ("2028-02-28 23:00:00", "2028-02-29"),
        ("2028-02-29 23:00:00", "2028-03-01"),
        ("2026-12-31 22:59:59", "2026-12-31"),
        ("2026-12-31 23:00:00", "2027-01-01"),
    ],
)
def test_the_business_day_is_the_local_date(utc: str, day: str) -> None:
    at = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert HOUSE.business_day(at) == date.fromisoformat(day)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_no_moment_is_in_two_business_days_and_days_never_go_back(at: datetime) -> None:
    day, later = HOUSE.business_day(at), HOUSE.business_day(at + timedelta(seconds=1))
    assert timedelta(0) <= later - day <= timedelta(days=1)


def test_a_closed_day_has_no_hours_for_anybody() -> None:
    monday = date(2026, 10, 12)
    own = replace(HOUSE.services[0], hours=(OpenSpan(0, time(8, 0), time(9, 0)),))
    house = with_hours(*ALWAYS, closed=(ClosedDay(monday, "Betriebsausflug"),))
    at = datetime(2026, 10, 12, 6, 30, tzinfo=UTC)
    assert house.spans_on(monday) == house.spans_on(monday, own) == ()
    assert not house.is_open(at)
    assert not house.is_open(at, own)
    assert house.is_open(at + timedelta(days=1))
    closed = house.closed_on(monday)
    assert closed is not None
    assert closed.reason == "Betriebsausflug"


def test_a_service_may_have_hours_of_its_own_or_none_at_all() -> None:
    at = datetime(2026, 10, 12, 6, 30, tzinfo=UTC)
    early = replace(HOUSE.services[0], hours=(OpenSpan(0, time(8, 0), time(9, 0)),))
    shut = replace(HOUSE.services[0], hours=())
    assert HOUSE.is_open(at, early)
    assert not HOUSE.is_open(at + timedelta(hours=1), early)
    assert not HOUSE.is_open(at, shut)
    assert HOUSE.is_open(at + timedelta(hours=1), HOUSE.services[0])


def test_two_spans_leave_the_lunch_break_closed() -> None:
    house = with_hours(OpenSpan(0, time(8, 0), time(12, 0)), OpenSpan(0, time(13, 0), time(16, 0)))
    noon = datetime(2026, 10, 12, 12, 0, tzinfo=BERLIN)
    assert [house.is_open(noon + timedelta(minutes=m)) for m in (-1, 0, 59, 60)] == [True, False, False, True]
    assert len(house.spans_on(date(2026, 10, 12))) == 2
