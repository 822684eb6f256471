"""How the printer of a station is, as one value that windows can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class PrinterState(StrEnum):
    """What the worker of a printer does now."""

    READY = "ready"
    PRINTING = "printing"
    TROUBLE = "trouble"
    STORE_AWAY = "store_away"
    ABSENT = "absent"
    STOPPED = "stopped"


class Condition(StrEnum):
    """What is the matter with a printer, as far as a person can do something about it.

    ``UNKNOWN`` is what a printer is that says nothing, or nothing that makes sense; it is never taken for
    fine and never for trouble with the paper.
    """

    FINE = "fine"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    FAULT = "fault"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


# By reason code of a job or a status (see `printing.outcome`); every other code says nothing of the device.
_CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        "paper_low": Condition.PAPER_LOW,
        "paper_out": Condition.PAPER_OUT,
        "cover_open": Condition.COVER_OPEN,
        "cutter": Condition.CUTTER,
        "overheated": Condition.FAULT,
        "fault": Condition.FAULT,
        "offline": Condition.OFFLINE,
        "queue_stopped": Condition.OFFLINE,
        "refused": Condition.UNREACHABLE,
        "unreachable": Condition.UNREACHABLE,
        "host_unknown": Condition.UNREACHABLE,
        "device_missing": Condition.UNREACHABLE,
        "queue_missing": Condition.UNREACHABLE,
    }
)


def condition_of(reason: str | None) -> Condition:
    """What a reason code says about the device; no reason is fine, an unrelated one is unknown."""
    return Condition.FINE if reason is None else _CONDITIONS.get(reason, Condition.UNKNOWN)


@dataclass(frozen=True, slots=True)
class SecondPrinter:
    """The printer that can take over what the first has not begun.

    Attributes:
        title: what people call it.
        active: it takes the slips now.
        by_rule: it takes over by itself when the first is in trouble; else a person says so.
        reason: why it cannot print either, as a code; ``None`` as far as anybody knows.
    """

    title: str
    active: bool = False
    by_rule: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterStatus:
    """How the printer of a station is.

    Attributes:
        reason: what the printer said, as a code of `printing.outcome`.
        known: the printer told it itself, and just now; else nobody knows how it is.
        paper_low: it prints, and the roll ends soon.
        pending: slips that will still be printed without anybody's help.
        questions: slips of which a person must say whether they came out.
        next_try: when the next automatic attempt is.
        second: the printer that can take over, ``None`` where there is none.
    """

    state: PrinterState
    since: datetime
    reason: str | None = None
    known: bool = False
    paper_low: bool = False
    pending: int = 0
    questions: int = 0
    next_try: datetime | None = None
    second: SecondPrinter | None = None

    @property
    def condition(self) -> Condition:
        """What is the matter with the device."""
        if self.state is PrinterState.TROUBLE:
            return condition_of(self.reason or "")
        if self.paper_low:
            return Condition.PAPER_LOW
        return Condition.FINE if self.known else Condition.UNKNOWN
