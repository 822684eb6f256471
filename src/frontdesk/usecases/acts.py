"""What every act has in common: it takes effect once, and its outcome says what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from frontdesk.domain.changes import ChangeKind, kinds_of
from frontdesk.domain.errors import (
    OperationRepeatedError,
    OperationReusedError,
    RefusedError,
    StoreConflictError,
    UnknownTicketError,
)
from frontdesk.domain.ticket import Step, Ticket, TicketEvent, TicketId
from frontdesk.usecases.ports import Operation, Store, UnitOfWork

T = TypeVar("T")

MAX_REASON = 60  # a code or two or three words; never a place for a story


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What an act led to.

    Attributes:
        changed: kinds of things that this act changed; empty for a repeat.
        created: false when the operation was known already and nothing was done now.
    """

    value: T
    changed: frozenset[ChangeKind]
    created: bool = True


def once(
    store: Store, op: Operation, steps: frozenset[Step], work: Callable[[UnitOfWork], Ticket]
) -> Outcome[Ticket]:
    """Run ``work`` in one transaction, or answer with the ticket of the first time this operation ran.

    ``steps`` are the steps that such an act may record; an operation id that recorded anything else is
    refused.
    """
    return settled(lambda: _attempt(store, op, steps, work))


def settled(attempt: Callable[[], T]) -> T:
    """The answer of an act that may meet others: it is tried once more after losing to one of them.

    A refusal too may be the work of another try of this very act, which is in the record by now.
    """
    try:
        return attempt()
    except (StoreConflictError, RefusedError):
        pass
    try:
        return attempt()
    except OperationRepeatedError as error:
        # Not found among the steps of tickets, and yet recorded: it did something of another kind.
        raise OperationReusedError from error


def _attempt(
    store: Store, op: Operation, steps: frozenset[Step], work: Callable[[UnitOfWork], Ticket]
) -> Outcome[Ticket]:
    with store.begin() as unit:
        known = unit.events_of_operation(op.id)
        if known:
            return Outcome(_repeated(unit, known, steps), frozenset(), created=False)
        ticket = work(unit)
    return Outcome(ticket, frozenset().union(*(kinds_of(step) for step in steps)))


def _repeated(unit: UnitOfWork, events: Sequence[TicketEvent], steps: frozenset[Step]) -> Ticket:
    if any(event.step not in steps for event in events):
        raise OperationReusedError
    return existing(unit, events[-1].ticket_id)


def short_reason(text: str | None) -> str | None:
    """A reason as it may stand in the record: printable and short; ``None`` when nothing is left."""
    return "".join(ch for ch in text or "" if ch.isprintable())[:MAX_REASON] or None


def existing(unit: UnitOfWork, ticket_id: TicketId) -> Ticket:
    """The ticket with this id, locked; raises `UnknownTicketError`."""
    ticket = unit.ticket(ticket_id)
    if ticket is None:
        raise UnknownTicketError(ticket=ticket_id)
    return ticket
