"""How the printer of a station is, as one value that windows can show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PrinterState(StrEnum):
    """What the status strip shows."""

    READY = "ready"
    PRINTING = "printing"
    TROUBLE = "trouble"
    STORE_AWAY = "store_away"
    ABSENT = "absent"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterStatus:
    """How the printer of a station is.

    Attributes:
        reason: what the printer said, as a code of `printing.outcome`.
        pending: slips that will still be printed without anybody's help.
        questions: slips of which a person must say whether they came out.
        next_try: when the next automatic attempt is.
    """

    state: PrinterState
    since: datetime
    reason: str | None = None
    pending: int = 0
    questions: int = 0
    next_try: datetime | None = None
