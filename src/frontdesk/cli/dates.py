"""Days and times as people type them on the command line."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from frontdesk.bootstrap import Runtime
from frontdesk.domain.errors import InvalidValueError
from frontdesk.exchange.csv_table import read_time


def one_day(runtime: Runtime, text: str | None, option: str) -> date:
    """The day that ``text`` names; without it, today."""
    if text is None:
        return runtime.house.business_day(runtime.store.now())
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(value=text[:40], field=option, expected="2026-11-23") from None


def days_of(runtime: Runtime, options: argparse.Namespace) -> tuple[date, date]:
    """The days of ``--from`` and ``--to``."""
    first = one_day(runtime, options.first, "--from")
    last = first if options.last is None else one_day(runtime, options.last, "--to")
    if last < first:
        raise InvalidValueError(value=last.isoformat(), field="--to", expected=f"≥ {first.isoformat()}")
    return first, last


def one_time(runtime: Runtime, text: str | None) -> datetime | None:
    """A moment; without a zone it is as the clock on the wall of the house shows it."""
    return None if text is None else read_time(text, runtime.house.zone)
