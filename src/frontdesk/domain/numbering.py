"""Which range a number comes from, and what happens when a range is used up."""

from __future__ import annotations

from frontdesk.domain.errors import NumbersExhaustedError
from frontdesk.domain.house import NumberRange, Series
from frontdesk.domain.ticket import RangeKind


def range_of(series: Series, kind: RangeKind) -> NumberRange:
    match kind:
        case RangeKind.ORDINARY:
            return series.ordinary
        case RangeKind.APPOINTMENT:
            return series.appointment
        case RangeKind.OFFLINE:
            return series.offline


def next_number(given: int | None, numbers: NumberRange, *, series: str) -> int:
    """The number after ``given`` (the first one when none was given today).

    Raises `NumbersExhaustedError` at the end of the range: a number is never given twice on one day.
    """
    number = numbers.first if given is None else given + 1
    if number > numbers.last:
        raise NumbersExhaustedError(series=series, last=numbers.last)
    return number
