"""When papers count as received, for each way in which they come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.document_errors import ClockWrongError, LegalDateError
from frontdesk.domain.receipt import LegalTime

# A date further back than this is a slip of the pen, not a letter that lay somewhere.
BACK_DAYS = 366

CLOCK_WARNS = timedelta(seconds=30)
CLOCK_STOPS = timedelta(minutes=5)

# The box is emptied after midnight: what lay in it came by the last second of the day before.
_END_OF_DAY = time(23, 59, 59)


def by_clock(now: datetime, zone: ZoneInfo) -> LegalTime:
    """At the counter: now, to the microsecond of the store's clock."""
    return LegalTime(now.astimezone(UTC), now.astimezone(zone).date())


def of_letterbox(day: date, now: datetime, zone: ZoneInfo) -> LegalTime:
    """The letters of a night, which count for ``day``: 23:59:59 local time, or now when that day still runs.

    Raises:
        LegalDateError: the day is to come, or too long ago.
    """
    _check(day, now, zone)
    if day == now.astimezone(zone).date():
        return by_clock(now, zone)
    return LegalTime(datetime.combine(day, _END_OF_DAY, zone).astimezone(UTC), day)


def told(at: datetime, now: datetime, zone: ZoneInfo) -> LegalTime:
    """A moment that a person tells, as after an outage; raises `LegalDateError` like `of_letterbox`."""
    day = at.astimezone(zone).date()
    _check(day, now, zone)
    if at > now:
        today = now.astimezone(zone)
        raise LegalDateError(
            wanted=at.astimezone(zone).isoformat(timespec="seconds"),
            first=(today.date() - timedelta(days=BACK_DAYS)).isoformat(),
            last=today.isoformat(timespec="seconds"),
        )
    return LegalTime(at.astimezone(UTC), day)


def check_clock(offset: timedelta) -> bool:
    """Whether to warn of a station whose clock is ``offset`` ahead of the store's, or behind it.

    Raises:
        ClockWrongError: it is so far off that no receipts may be issued there.
    """
    if abs(offset) > CLOCK_STOPS:
        raise ClockWrongError(minutes=round(abs(offset) / timedelta(minutes=1)))
    return abs(offset) > CLOCK_WARNS


def _check(day: date, now: datetime, zone: ZoneInfo) -> None:
    today = now.astimezone(zone).date()
    first = today - timedelta(days=BACK_DAYS)
    if not first <= day <= today:
        raise LegalDateError(wanted=day.isoformat(), first=first.isoformat(), last=today.isoformat())
