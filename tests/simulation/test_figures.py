"""What a run says of its cost: the last days against the first, whatever else the machine did."""

from __future__ import annotations

import pytest

from frontdesk.simulation.figures import cost_figures
from frontdesk.simulation.measure import Measures


def measures(*days: tuple[float, float]) -> Measures:
    """Days of an act's and the floor's milliseconds."""
    return Measures(
        seconds=[
            {"issue": [act / 1000] * 3, "call": [2 * act / 1000], "floor": [floor / 1000]}
            for act, floor in days
        ]
    )


@pytest.mark.parametrize(
    ("last", "ratio"),
    [((1.0, 0.1), 1.0), ((2.0, 0.2), 1.0), ((1.5, 0.1), 1.5), ((1.5, 0.2), 0.75)],
)
def test_days_are_compared_in_times_of_their_floor(last: tuple[float, float], ratio: float) -> None:
    found = cost_figures(measures((9.0, 0.1), *[(1.0, 0.1)] * 5, *[last] * 5))
    assert found["issue"]["last_to_first"] == pytest.approx(ratio)
    assert found["call"]["last_to_first"] == pytest.approx(ratio)
    assert found["issue"]["floors"] > 0


def test_of_few_days_nothing_is_said() -> None:
    found = cost_figures(measures(*[(1.0, 0.1)] * 10))
    assert found["issue"] == {"ms": 1.0, "floors": 10.0, "last_to_first": None}
    assert cost_figures(measures()) == {}
