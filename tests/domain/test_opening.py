"""Whether a service is open: the regular hours, and what people decided on top of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.house import StationName
from frontdesk.domain.opening import Decision, OpeningStep, is_open
from frontdesk.testing.builders import small_house

HOUSE = small_house()  # open 07:30 to 16:00
WBA = HOUSE.service("wba")
DAY = date(2026, 11, 23)


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=HOUSE.zone).astimezone(UTC) + timedelta(days=days)


def decided(step: OpeningStep, when: datetime, *, day: date = DAY) -> Decision:
    return Decision(
        service=WBA.code, day=day, step=step, at=when, station=StationName("reception-1"), reason="queue"
    )


@pytest.mark.parametrize(
    ("step", "when", "moment", "expected"),
    [
        (OpeningStep.OPENED, at(7), at(7), True),
        (OpeningStep.OPENED, at(7), at(6, 59), False),
        (OpeningStep.OPENED, at(7), at(15, 59), True),
        (OpeningStep.OPENED, at(7), at(16), False),
        (OpeningStep.OPENED, at(17), at(23), True),
        (OpeningStep.OPENED, at(17), at(7, days=1), False),
        (OpeningStep.CLOSED, at(11, 30), at(11, 29), True),
        (OpeningStep.CLOSED, at(11, 30), at(11, 30), False),
        (OpeningStep.CLOSED, at(11, 30), at(15), False),
        (OpeningStep.CLOSED, at(11, 30), at(8, days=1), True),
    ],
)
def test_what_a_person_decided_holds_for_that_day(
    step: OpeningStep, when: datetime, moment: datetime, expected: bool
):
    assert is_open(HOUSE, WBA, moment, decided(step, when)) is expected


@given(st.integers(-48 * 60, 48 * 60))
def test_without_a_decision_the_hours_hold(minute: int):
    moment = at(12) + timedelta(minutes=minute)
    assert is_open(HOUSE, WBA, moment, None) == HOUSE.is_open(moment, WBA)
    yesterday = decided(OpeningStep.CLOSED, at(9, days=-1), day=DAY - timedelta(days=1))
    if HOUSE.business_day(moment) == DAY:
        assert is_open(HOUSE, WBA, moment, yesterday) == HOUSE.is_open(moment, WBA)
