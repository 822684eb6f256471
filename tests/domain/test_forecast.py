"""The likely wait: a range in steps of five minutes that contains the figure, unknown without a desk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.forecast import Wait, rough_wait, told
from frontdesk.domain.learning import Band


@pytest.mark.parametrize("desks", [0, -1])
def test_unknown_without_an_open_desk(desks: int) -> None:
    assert rough_wait(60, desks) is None
    assert rough_wait(0, desks) is None


@pytest.mark.parametrize(
    ("work", "desks", "expected"),
    [
        (0, 1, Wait(0, 5)),
        (-10, 1, Wait(0, 5)),
        (1, 1, Wait(0, 5)),
        (20, 1, Wait(20, 20)),
        (21, 1, Wait(20, 25)),
        (60, 4, Wait(15, 15)),
        (100, 3, Wait(30, 35)),
    ],
)
def test_the_range_for_some_work(work: float, desks: int, expected: Wait) -> None:
    assert rough_wait(work, desks) == expected


@given(st.floats(0, 10_000), st.integers(1, 50))
def test_the_range_holds_the_figure_and_promises_no_more_than_five_minutes(work: float, desks: int) -> None:
    wait = rough_wait(work, desks)
    assert wait is not None
    assert wait.low <= work / desks <= wait.high
    assert wait.low % 5 == wait.high % 5 == 0
    assert wait.high - wait.low <= 5
    assert wait.high >= 5
    more = rough_wait(work, desks + 1)
    assert more is not None
    assert more.high <= wait.high


@given(st.lists(st.floats(0, 800), min_size=3, max_size=3).map(sorted))
def test_a_range_is_told_in_steps_of_five_and_never_too_little(ends: list[float]) -> None:
    wait = told(Band(*ends))
    assert wait.low % 5 == wait.high % 5 == 0
    assert wait.low <= ends[0]
    assert ends[2] <= wait.high < ends[2] + 5 or wait.high == 5
    assert 0 <= wait.low <= wait.high
    assert wait.high >= 5, "nobody is told that there is no wait at all"


@pytest.mark.parametrize(
    ("band", "text"),
    [
        (Band(0, 0, 0), "0–5"),
        (Band(12, 20, 31), "10–35"),
        (Band(20, 30, 35), "20–35"),
        (Band(20, 30, 35.1), "20–40"),
        (Band(19.9, 20, 20), "15–20"),
        (Band(20, 20, 20), "20"),
    ],
)
def test_what_people_read(band: Band, text: str) -> None:
    assert told(band).text == text


@pytest.mark.parametrize(
    ("wait", "text"),
    [
        (Wait(0, 5), "0–5"),
        (Wait(20, 35), "20–35"),
        (Wait(35, 35), "35"),
        (Wait(120, 180), "120–180"),
        (Wait(120, 185), "120–180+"),
        (Wait(180, 600), "180+"),
        (Wait(720, 720), "180+"),
    ],
)
def test_a_wait_as_people_read_it(wait: Wait, text: str) -> None:
    assert wait.text == text
