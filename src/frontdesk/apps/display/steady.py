"""The steady clock of a public screen: nobody can set it, and it goes on while the PC sleeps."""

from __future__ import annotations

import time

_COUNTS_SLEEP: int | None = getattr(time, "CLOCK_BOOTTIME", None)


def steady_seconds() -> float:
    """Seconds since some moment in the past.

    Linux stops its monotonic clock during sleep: by it, numbers of an hour ago would be new after a nap.
    """
    return time.monotonic() if _COUNTS_SLEEP is None else time.clock_gettime(_COUNTS_SLEEP)
