"""Waits for one handle, without the limit of select() on systems that have something better."""

from __future__ import annotations

import select
from typing import Any


def wait_for(handle: Any, seconds: float, *, to_write: bool = False, to_read: bool = True) -> None:
    """Until ``handle`` can be read, or written when that is asked for, or broke, or the time is over."""
    seconds = max(seconds, 0.0)
    if not hasattr(select, "poll"):
        select.select([handle] if to_read else [], [handle] if to_write else [], [], seconds)
        return
    poll = select.poll()
    poll.register(handle, (select.POLLIN if to_read else 0) | (select.POLLOUT if to_write else 0))
    # Rounded up: a wait of less than a millisecond must not become a loop that never waits.
    poll.poll(int(seconds * 1000) + 1)
