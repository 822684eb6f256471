"""A screen knows how old its data is, by a clock that nobody can set."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontdesk.apps.display.freshness import Freshness, Trust
from tests.apps.display.hall import NOW, picture


@pytest.mark.parametrize(
    ("age", "trust"),
    [
        (0.0, Trust.LIVE),
        (14.9, Trust.LIVE),
        (15.0, Trust.DOUBTFUL),
        (29.9, Trust.DOUBTFUL),
        (30.0, Trust.STALE),
        (86_400.0, Trust.STALE),
    ],
)
def test_trust_by_age(age: float, trust: Trust):
    fresh = Freshness(0.0)
    fresh.accept(picture(), asked_at=100.0, now=100.5)

    assert fresh.trust(100.0 + age) is trust


@pytest.mark.parametrize(
    ("since", "trust"), [(0.0, Trust.STARTING), (29.9, Trust.STARTING), (30.0, Trust.STALE)]
)
def test_before_the_first_picture(since: float, trust: Trust):
    assert Freshness(5.0).trust(5.0 + since) is trust


def test_the_age_counts_from_the_question():
    fresh = Freshness(0.0)
    fresh.accept(picture(), asked_at=100.0, now=120.0)

    assert fresh.age(120.0) == 20.0
    assert fresh.trust(120.0) is Trust.DOUBTFUL


def test_an_answer_that_was_half_a_minute_on_its_way_is_refused():
    fresh = Freshness(0.0)

    assert not fresh.accept(picture(), asked_at=100.0, now=130.0)
    assert fresh.picture is None


def test_a_picture_older_than_the_present_one_is_ignored_and_does_not_count_as_life():
    fresh = Freshness(0.0)
    fresh.accept(picture(at=NOW), asked_at=100.0, now=100.0)

    assert not fresh.accept(picture(at=NOW - timedelta(seconds=1)), asked_at=105.0, now=105.0)
    assert fresh.picture is not None
    assert fresh.picture.at == NOW
    assert fresh.age(105.0) == 5.0


def test_a_stale_screen_follows_a_store_whose_clock_was_set_back():
    fresh = Freshness(0.0)
    fresh.accept(picture(at=NOW), asked_at=100.0, now=100.0)
    earlier = picture(at=NOW - timedelta(hours=1))

    assert not fresh.accept(earlier, asked_at=110.0, now=110.0)
    assert fresh.accept(earlier, asked_at=131.0, now=131.0)
    assert fresh.trust(131.0) is Trust.LIVE


def test_the_time_on_the_screen_is_the_stores_time_carried_on():
    fresh = Freshness(0.0)
    assert fresh.store_time(1.0) is None
    fresh.accept(picture(at=NOW), asked_at=100.0, now=100.2)

    assert fresh.store_time(107.0) == NOW + timedelta(seconds=7)
