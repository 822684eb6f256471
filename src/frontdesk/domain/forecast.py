"""How long a wait is likely to be, as people are told it; "unknown" when no desk is open."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from frontdesk.domain.learning import Band

STEP = 5  # minutes; a finer figure would promise what nobody can keep
FAR = 180  # minutes; beyond, nobody knows more than that it will be long


@dataclass(frozen=True, slots=True)
class Wait:
    """A range in minutes; people are told the upper end."""

    low: int
    high: int

    @property
    def text(self) -> str:
        """``20–35``; one figure where both ends are the same; ``120–180+`` where the end is out of sight."""
        if self.high > FAR:
            return f"{self.low}–{FAR}+" if self.low < FAR else f"{FAR}+"
        return str(self.high) if self.low >= self.high else f"{self.low}–{self.high}"


def told(band: Band) -> Wait:
    """The range as it is shown: in steps of five minutes, the upper end never rounded down."""
    high = max(STEP, ceil(band.high / STEP) * STEP)
    return Wait(low=min(high, floor(band.low / STEP) * STEP), high=high)


def rough_wait(work_minutes: float, open_desks: int) -> Wait | None:
    """The wait behind ``work_minutes`` of expected work at ``open_desks`` desks, in steps of five minutes.

    The cheap estimate: it knows typical durations and open desks only. ``None`` when no desk is open.
    """
    if open_desks <= 0:
        return None
    minutes = max(0.0, work_minutes) / open_desks
    return Wait(low=floor(minutes / STEP) * STEP, high=max(STEP, ceil(minutes / STEP) * STEP))
