"""Whether there are enough tickets for today: what still fits before the desks close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

from frontdesk.domain.house import Hours, House, Service
from frontdesk.domain.learning import Band

WORK_SHARE = 0.9  # of the desk minutes that are left; the rest is for what nobody foresees
_P80 = 0.66  # of the way from the middle of a band to its end, which nine of ten waits stay below


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What still fits for a service.

    Attributes:
        tickets: how many more may be given out; 0: enough for today.
        done_at: when the next client would be done, in eight cases of ten.
        closes_at: until when clients are served.
    """

    tickets: int
    done_at: datetime
    closes_at: datetime


def serves_until(house: House, service: Service, now: datetime) -> datetime | None:
    """Until when the desks serve those who get a number in the present opening hours of the service.

    ``None`` outside the hours, in the first minutes after the day's opening, in which the desks are only
    filling up, and in a house that does not close by forecast.
    """
    local = now.astimezone(house.zone)
    spans = house.spans_on(local.date(), service)
    if not any(one.start <= local.time() < one.end for one in spans):
        return None
    return _end(house, spans, spans, now)


def calls_until(house: House, service: Service, now: datetime) -> datetime | None:
    """Until when those who hold a number of the service are called today.

    That may be long after numbers were given out, as desks call while the house is open. ``None`` on a day
    without hours, in the first minutes, and in a house that does not close by forecast.
    """
    day = now.astimezone(house.zone).date()
    spans = house.spans_on(day, service)
    return _end(house, spans, (*spans, *house.spans_on(day)), now)


def _end(house: House, begins: Hours, ends: Hours, now: datetime) -> datetime | None:
    rules = house.rules
    if not rules.closes_by_forecast or not begins:
        return None
    day = now.astimezone(house.zone).date()
    # Of the day, not of the afternoon: after a break in the hours the desks are there already.
    start = datetime.combine(day, min(one.start for one in begins), house.zone)
    if now - start < timedelta(minutes=rules.enough_after):
        return None
    # A break within the day closes nothing: the desks go on after it.
    end = max(one.end for one in ends)
    return datetime.combine(day, end, house.zone) + timedelta(minutes=rules.overtime)


def room_left(
    now: datetime,
    closes_at: datetime,
    *,
    wait: Band,
    minutes: float,
    work: float,
    desks: Sequence[float],
) -> Room:
    """What still fits before ``closes_at``.

    Args:
        wait: of somebody who comes now.
        minutes: that a client of the service takes.
        work: minutes of expected work of those desks, of everybody who waits or is expected.
        desks: of each open desk that takes the service, the minutes that it has left.
    """
    left = (closes_at - now).total_seconds() / 60
    done = wait.middle + _P80 * (wait.high - wait.middle) + minutes
    spare = WORK_SHARE * sum(desks) - work
    by_time = floor((left - done) / (minutes / max(1, len(desks)))) + 1 if done <= left else 0
    by_work = floor(spare / minutes) if spare > 0 else 0
    return Room(
        tickets=max(0, min(by_time, by_work)), done_at=now + timedelta(minutes=done), closes_at=closes_at
    )
