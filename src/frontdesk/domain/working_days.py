"""Days on which an office works, counted for time limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

SATURDAY = 5


def working_days_after(first: date, last: date, *, is_closed: Callable[[date], bool]) -> int:
    """How many working days have begun after ``first``, up to and including ``last``.

    A working day is Monday to Friday and not closed; 0 on the day itself and before it.
    """
    days = (first + timedelta(days=step) for step in range(1, (last - first).days + 1))
    return sum(day.weekday() < SATURDAY and not is_closed(day) for day in days)
