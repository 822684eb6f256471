"""What printers need of slips without knowing them: a title for each, and one to warm up with."""

from __future__ import annotations

from datetime import UTC, datetime

from frontdesk.printing.slip import Slip, TicketSlip, Words
from frontdesk.printing.text import clean

SAMPLE = TicketSlip(
    site="Haus",
    issued=datetime(2026, 1, 1, tzinfo=UTC),
    number="A 001",
    language="ar",
    service=Words("Weiterbewilligung", "تمديد"),
    floor=1,
    agency=Words("Jobcenter"),
    code="FD1:20260101:A001:0",
)


def title_of(slip: Slip) -> str:
    """Day and number, fit for the name of a file."""
    number = "".join(char if char.isalnum() else "-" for char in clean(slip.number, 20))
    copy = f"_Zweitdruck-{slip.copy}" if slip.copy else ""
    return f"{slip.issued:%Y-%m-%d}_{number}{copy}"
