"""Papers that belong to another body: they have to be sent on without delay (SGB I § 16)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from frontdesk.domain.house import House
from frontdesk.domain.receipt import AT_RECEPTION, Place, Receipt
from frontdesk.domain.working_days import working_days_after

# Working days after the day of receipt. A week at most counts as "without delay", so its last day is red.
WARN_AFTER = 3
LATE_AFTER = 5


class Urgency(StrEnum):
    """How long misrouted papers have been lying."""

    FRESH = "fresh"
    DUE = "due"  # yellow
    LATE = "late"  # red


def must_go_on(receipt: Receipt) -> bool:
    """Whether misrouted papers are still with a body that they do not belong to."""
    if not receipt.misrouted or receipt.place in (Place.FORWARDED, Place.WITHDRAWN):
        return False
    # Within the house the bundle is the way; a body outside is served only by sending the papers there.
    return receipt.now.body is not None or receipt.place in AT_RECEPTION


def urgency(receipt: Receipt, today: date, house: House) -> Urgency:
    """How late the papers are, by the working days since the first date of receipt."""
    days = working_days_after(
        receipt.legal.date, today, is_closed=lambda day: house.closed_on(day) is not None
    )
    if days >= LATE_AFTER:
        return Urgency.LATE
    return Urgency.DUE if days >= WARN_AFTER else Urgency.FRESH
