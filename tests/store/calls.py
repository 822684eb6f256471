"""The call of the next client on PostgreSQL as a bare statement, for what no use case shows."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from frontdesk.domain.house import CallingRules, House


def call_values(house: House, day: date, rules: CallingRules, *, as_opened: bool) -> dict[str, Any]:
    """What the statement is given for a call to desk 2.14, each time as an act of its own."""
    return {
        "site": house.site.code,
        "day": day,
        "desk": "2.14",
        "services": ["wba", "neu"],
        "as_opened": as_opened,
        "max_wait": rules.max_wait,
        "max_overtakes": rules.max_overtakes,
        "walk_in_patience": rules.walk_in_patience,
        "station": "desk-1",
        "role": "desk",
        "now": None,
        "last_try": True,
        "op": uuid.uuid4(),
    }
