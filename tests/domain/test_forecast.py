"""The likely wait: a range in steps of five minutes that contains the figure, unknown without a desk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.forecast import Wait, rough_wait


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
