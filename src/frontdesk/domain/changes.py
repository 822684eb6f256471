"""Which kinds of things an act changed, so that windows refresh that and nothing else."""

from __future__ import annotations

from enum import StrEnum

from frontdesk.domain.appointment import AppointmentStep
from frontdesk.domain.bundle import BundleStep
from frontdesk.domain.opening import OpeningStep
from frontdesk.domain.question import QuestionStep
from frontdesk.domain.receipt import ReceiptStep
from frontdesk.domain.ticket import Step


class ChangeKind(StrEnum):
    """What a window may have to read again."""

    TICKETS = "tickets"
    CALLS = "calls"
    PRINTS = "prints"
    DESKS = "desks"
    HOUSE = "house"
    DOCUMENTS = "documents"
    BUNDLES = "bundles"
    APPOINTMENTS = "appointments"
    QUESTIONS = "questions"
    OPENINGS = "openings"


class Notice(StrEnum):
    """Events of the feed that are no step of a ticket."""

    DESK_OPENED = "desk_opened"
    DESK_PAUSED = "desk_paused"
    DESK_CLOSED = "desk_closed"
    HOUSE_LOADED = "house_loaded"
    PRINT_ORDERED = "print_ordered"
    PRINT_CHANGED = "print_changed"


# A call begins to stand, or one that stood no longer does: both change what a screen shows. A finished visit
# leaves its last call standing.
_CALL_STEPS = frozenset(
    {
        Step.CALLED,
        Step.CALLED_AGAIN,
        Step.MISSED,
        Step.ENDED,
        Step.PARKED,
        Step.TRANSFERRED,
        Step.CLOSED,
        Step.UNDONE,
    }
)
# Papers that leave the open list, or come back to it, change the picture of the bundles too.
_RECEIPT_STEPS = frozenset(ReceiptStep)
_BUNDLE_STEPS = frozenset(
    {*BundleStep, ReceiptStep.SEALED, ReceiptStep.ACCEPTED, ReceiptStep.DISPUTED, ReceiptStep.CLARIFIED}
)
_OTHERS = (
    (frozenset(AppointmentStep), ChangeKind.APPOINTMENTS),
    (frozenset(QuestionStep), ChangeKind.QUESTIONS),
    (frozenset(OpeningStep), ChangeKind.OPENINGS),
)
_DESK_NOTICES = frozenset({Notice.DESK_OPENED, Notice.DESK_PAUSED, Notice.DESK_CLOSED})


def kinds_of(kind: str) -> frozenset[ChangeKind]:
    """What an event of the feed (a `Notice`, or a step of a ticket, a paper, an appointment …) changed."""
    if kind in _CALL_STEPS:
        return frozenset({ChangeKind.TICKETS, ChangeKind.CALLS})
    if kind in _DESK_NOTICES:
        return frozenset({ChangeKind.DESKS})
    if kind == Notice.HOUSE_LOADED:
        return frozenset(ChangeKind)
    if kind in (Notice.PRINT_ORDERED, Notice.PRINT_CHANGED):
        return frozenset({ChangeKind.PRINTS})
    if kind in _BUNDLE_STEPS:
        return frozenset({ChangeKind.DOCUMENTS, ChangeKind.BUNDLES})
    if kind in _RECEIPT_STEPS:
        return frozenset({ChangeKind.DOCUMENTS})
    for steps, changed in _OTHERS:
        if kind in steps:
            return frozenset({changed})
    return frozenset({ChangeKind.TICKETS})
