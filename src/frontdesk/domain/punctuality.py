"""Whether a client with an appointment is early, in time, late or overdue, and what that is worth."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from frontdesk.domain.house import CallingRules
from frontdesk.domain.order import head_start
from frontdesk.domain.ticket import Need


class Punctuality(StrEnum):
    """How a client stands to the time of the appointment."""

    EXPECTED = "expected"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    NO_SHOW = "no_show"


def punctuality(
    starts_at: datetime, arrived_at: datetime | None, now: datetime, rules: CallingRules
) -> Punctuality:
    """How it is at ``now``; ``arrived_at`` is the check-in, ``None`` while nobody has come."""
    late = timedelta(minutes=rules.late_after)
    if arrived_at is not None:
        if arrived_at < starts_at - timedelta(minutes=rules.appointment_head_start):
            return Punctuality.EARLY
        return Punctuality.LATE if arrived_at - starts_at > late else Punctuality.ON_TIME
    waited = now - starts_at
    if waited > max(late, timedelta(minutes=rules.no_show_after)):
        return Punctuality.NO_SHOW
    return Punctuality.OVERDUE if waited > late else Punctuality.EXPECTED


def base_of(
    starts_at: datetime, arrived_at: datetime, need: Need | None, rules: CallingRules
) -> tuple[datetime, int]:
    """From when a client counts in the order of calling, and the head start on that in minutes.

    In time, or early: from the time of the appointment, so that who comes early waits. Late: from the
    arrival. Of two head starts, the longer one holds.
    """
    if punctuality(starts_at, arrived_at, arrived_at, rules) is Punctuality.LATE:
        return arrived_at, max(rules.late_head_start, head_start(need, rules))
    return starts_at, max(rules.appointment_head_start, head_start(need, rules))
