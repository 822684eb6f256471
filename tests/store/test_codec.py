"""The document of a house: nothing is lost, and other releases can read it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import BugError
from frontdesk.domain.house import ClosedDay, House, NumberRange, OpenSpan, Series, SeriesLetter
from frontdesk.settings.house_file import load_house_file
from frontdesk.store.columns import from_micros, to_micros
from frontdesk.store.house_codec import decode_house, encode_house
from frontdesk.testing.builders import small_house

HOUSES = sorted(Path("resources/houses").glob("*.toml"))


@pytest.mark.parametrize("path", HOUSES, ids=lambda path: path.stem)
def test_the_houses_that_come_along(path: Path):
    house = load_house_file(path)
    assert decode_house(encode_house(house)) == house


def test_values_keep_their_kinds():
    house = replace(
        small_house(),
        series=(Series(letter=SeriesLetter("A"), ordinary=NumberRange(1, 2)),),
        closed_days=(ClosedDay(date(2028, 2, 29), "Schalttag"),),
    )
    house = replace(
        house, services=(replace(house.services[0], hours=(OpenSpan(6, time(0), time(23, 59)),)),)
    )
    back = decode_house(encode_house(house))
    assert back == house
    assert back.series[0].ordinary == NumberRange(1, 2)
    assert isinstance(back.closed_days[0].day, date)
    assert isinstance(back.services, tuple)


def changed(change: object) -> House:
    document = json.loads(encode_house(small_house()))
    change(document)  # type: ignore[operator]
    return decode_house(json.dumps(document))


def test_what_a_later_release_adds_is_passed_over():
    def add(document: dict[str, object]) -> None:
        document["lifts"] = [{"floor": 3}]
        document["services"][0]["colour"] = "red"  # type: ignore[index]

    assert changed(add) == small_house()


def test_what_an_earlier_release_did_not_know_takes_its_default():
    assert changed(lambda document: document.pop("topics")) == replace(small_house(), topics=())
    without = replace(small_house(), availability=())
    assert changed(lambda document: document.pop("availability")) == without
    assert changed(lambda document: document["rules"].pop("park_minutes")) == small_house()


def test_what_cannot_be_missing_is_named():
    with pytest.raises(ValueError, match=r"Desk\.room"):
        changed(lambda document: document["desks"][0].pop("room"))


def test_the_same_house_is_the_same_document():
    assert encode_house(small_house()) == encode_house(small_house())


@given(st.datetimes(timezones=st.timezones()))
def test_times_are_kept_to_the_microsecond(at: datetime):
    back = from_micros(to_micros(at))
    assert back == at.astimezone(UTC)
    assert back.utcoffset() == timedelta(0)


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_the_order_of_times_is_the_order_of_their_numbers(at: datetime, minutes: int):
    one = at.replace(tzinfo=UTC)
    other = at.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert (to_micros(one) < to_micros(other)) == (one < other)


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(BugError):
        to_micros(datetime(2026, 11, 23, 8, 0))  # noqa: DTZ001 - that is the point
