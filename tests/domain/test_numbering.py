"""Numbers: from the first of a range to its last, each once."""

from __future__ import annotations

import pytest

from frontdesk.domain.errors import NumbersExhaustedError
from frontdesk.domain.house import NumberRange, Series, SeriesLetter
from frontdesk.domain.numbering import next_number, range_of
from frontdesk.domain.ticket import RangeKind


def test_a_range_is_given_out_from_first_to_last_and_then_refused() -> None:
    numbers = NumberRange(7, 11)
    given: list[int] = []
    for _ in range(5):
        given.append(next_number(given[-1] if given else None, numbers, series="A"))
    assert given == [7, 8, 9, 10, 11]
    with pytest.raises(NumbersExhaustedError) as refused:
        next_number(11, numbers, series="A")
    assert refused.value.facts == {"series": "A", "last": 11}


def test_a_range_made_smaller_during_the_day_gives_nothing_twice() -> None:
    with pytest.raises(NumbersExhaustedError):
        next_number(50, NumberRange(1, 40), series="A")


def test_the_default_ranges_of_a_series_do_not_meet() -> None:
    series = Series(letter=SeriesLetter("A"))
    ranges = [range_of(series, kind) for kind in RangeKind]
    assert [(r.first, r.last) for r in ranges] == [(1, 699), (700, 899), (900, 999)]
    for number in (1, 699, 700, 899, 900, 999):
        assert sum(number in numbers for numbers in ranges) == 1
    assert 1000 not in ranges[2]
    assert "1" not in ranges[0]
