"""When papers count as received, for each way in which they come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.document_errors import (
    ClockWrongError,
    LegalDateError,
    RepeatedTimeError,
    SkippedTimeError,
)
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
    try:
        local = at.astimezone(zone)
    except OverflowError:  # the first or the last hours that the calendar has
        raise _impossible(at, now, zone) from None
    _check(local.date(), now, zone)
    if at > now:
        raise _impossible(local, now, zone)
    return LegalTime(at.astimezone(UTC), local.date())


def on_the_wall(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clock on the wall showed ``local``, which has no zone of its own.

    Raises:
        SkippedTimeError: it never did: the clock was put forward over it.
        RepeatedTimeError: it did so twice, as the clock was put back; only an offset tells which one.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    facts = {"wanted": f"{local:%H:%M}", "day": local.date().isoformat()}
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise SkippedTimeError(**facts)
    raise RepeatedTimeError(first=first.isoformat(), second=second.isoformat(), **facts)


def check_clock(offset: timedelta) -> bool:
    """Whether to warn of a station whose clock is ``offset`` ahead of the store's, or behind it.

    Raises:
        ClockWrongError: it is so far off that no receipts may be issued there.
    """
    if abs(offset) > CLOCK_STOPS:
        raise ClockWrongError(minutes=round(abs(offset) / timedelta(minutes=1)))
    return abs(offset) > CLOCK_WARNS


def _impossible(at: datetime, now: datetime, zone: ZoneInfo) -> LegalDateError:
    today = now.astimezone(zone)
    return LegalDateError(
        wanted=at.isoformat(timespec="seconds"),
        first=(today.date() - timedelta(days=BACK_DAYS)).isoformat(),
        last=today.isoformat(timespec="seconds"),
    )


def _check(day: date, now: datetime, zone: ZoneInfo) -> None:
    today = now.astimezone(zone).date()
    first = today - timedelta(days=BACK_DAYS)
    if not first <= day <= today:
        raise LegalDateError(wanted=day.isoformat(), first=first.isoformat(), last=today.isoformat())
