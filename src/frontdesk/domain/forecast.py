"""How long a wait is likely to be; "unknown" when no desk is open."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

STEP = 5  # minutes; a finer figure would promise what nobody can keep


@dataclass(frozen=True, slots=True)
class Wait:
    """A range in minutes; people are told the upper end."""

    low: int
    high: int


def rough_wait(work_minutes: float, open_desks: int) -> Wait | None:
    """The wait behind ``work_minutes`` of expected work at ``open_desks`` desks, in steps of five minutes.

    Cold-start estimate: it knows typical durations and open desks only. ``None`` when no desk is open.
    """
    if open_desks <= 0:
        return None
    minutes = max(0.0, work_minutes) / open_desks
    return Wait(low=floor(minutes / STEP) * STEP, high=max(STEP, ceil(minutes / STEP) * STEP))
