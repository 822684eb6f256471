"""What every act about papers has in common: it takes effect once, and finds what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from frontdesk.domain.bundle import Bundle, BundleStep
from frontdesk.domain.changes import kinds_of
from frontdesk.domain.document_errors import ReasonMissingError, UnknownBundleError, UnknownReceiptError
from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.receipt import BundleId, Receipt, ReceiptEvent, ReceiptId, ReceiptStep
from frontdesk.usecases.acts import Outcome, settled, short_reason
from frontdesk.usecases.document_ports import DocumentEvent
from frontdesk.usecases.ports import Operation, Store, UnitOfWork

T = TypeVar("T")

Steps = frozenset[ReceiptStep | BundleStep]


def once(
    store: Store,
    op: Operation,
    steps: Steps,
    work: Callable[[UnitOfWork], T],
    again: Callable[[UnitOfWork, Sequence[DocumentEvent]], T],
) -> Outcome[T]:
    """Run ``work`` in one transaction, or tell by ``again`` what this operation did the first time.

    ``steps`` are the steps that such an act may record; an operation id that recorded anything else is
    refused.
    """

    def attempt() -> Outcome[T]:
        with store.begin() as unit:
            known = unit.documents.events_of_operation(op.id)
            if known:
                if any(event.step not in steps for event in known):
                    raise OperationReusedError
                return Outcome(again(unit, known), frozenset(), created=False)
            value = work(unit)
        return Outcome(value, frozenset().union(*(kinds_of(step) for step in steps)))

    return settled(attempt)


def one_receipt(
    store: Store, op: Operation, step: ReceiptStep, work: Callable[[UnitOfWork], Receipt]
) -> Outcome[Receipt]:
    """An act about one receipt that records one step of it."""

    def again(unit: UnitOfWork, events: Sequence[DocumentEvent]) -> Receipt:
        event = events[0]
        assert isinstance(event, ReceiptEvent)
        return receipt_in(unit, event.receipt_id)

    return once(store, op, frozenset({step}), work, again)


def receipt_in(unit: UnitOfWork, receipt_id: ReceiptId) -> Receipt:
    """The receipt with this id, locked; raises `UnknownReceiptError`."""
    receipt = unit.documents.receipt(receipt_id)
    if receipt is None:
        raise UnknownReceiptError(receipt=receipt_id)
    return receipt


def bundle_in(unit: UnitOfWork, bundle_id: BundleId) -> Bundle:
    """The bundle with this id, locked; raises `UnknownBundleError`."""
    bundle = unit.documents.bundle(bundle_id)
    if bundle is None:
        raise UnknownBundleError(bundle=bundle_id)
    return bundle


def needed_reason(text: str | None, *, what: str) -> str:
    """A reason of a few words; raises `ReasonMissingError` when there is none."""
    reason = short_reason((text or "").strip())
    if reason is None:
        raise ReasonMissingError(what=what)
    return reason
