"""Papers on their way to an agency: seal, hand over, accept or dispute line by line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from frontdesk.domain.bundle import Bundle, BundleEvent, BundleStep, Verdict, step_after
from frontdesk.domain.bundle import next_state as next_bundle_state
from frontdesk.domain.document_errors import (
    NothingNamedError,
    NothingToSealError,
    ReceiptNotInBundleError,
    SealedMeanwhileError,
)
from frontdesk.domain.house import Agency, House, in_words
from frontdesk.domain.receipt import BundleId, Receipt, ReceiptId, ReceiptStep
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.document_acts import Steps, bundle_in, needed_reason, once, receipt_in
from frontdesk.usecases.document_ports import DocumentEvent
from frontdesk.usecases.ports import Operation, Store, UnitOfWork

_SEALING: Steps = frozenset({BundleStep.SEALED, ReceiptStep.SEALED})
_HANDING: Steps = frozenset({BundleStep.HANDED_OVER})
_JUDGING: Steps = frozenset(
    {
        BundleStep.CHECKED,
        BundleStep.ACCEPTED,
        BundleStep.DISPUTED,
        ReceiptStep.ACCEPTED,
        ReceiptStep.DISPUTED,
    }
)


def seal_bundle(
    store: Store, house: House, *, op: Operation, agency: str, seen: Collection[ReceiptId] | None = None
) -> Outcome[Bundle]:
    """Pack what lies ready for the agency into a new bundle, which is frozen from then on.

    ``seen`` are the receipts that the clerk has before the eyes; then exactly these are packed, and what came
    meanwhile waits for the next bundle.

    Raises:
        NothingToSealError: nothing lies ready; somebody else may have been faster.
        SealedMeanwhileError: one of ``seen`` no longer lies ready.
    """
    target = house.agency_named(agency)

    def work(unit: UnitOfWork) -> Bundle:
        ready = unit.documents.open_list(target.code)
        if seen is not None:
            ready = _those(unit, ready, seen, target)
        if not ready:
            raise NothingToSealError(agency=in_words(target), last="–")
        return unit.documents.insert_bundle(op, target, house.business_day(unit.now()), ready)

    try:
        return once(store, op, _SEALING, work, _again)
    except NothingToSealError:
        # Asked only now: a transaction that needs a second connection can wait for others who need one too.
        newest = store.documents.bundles(agency=target.code, limit=1)
        if not newest:
            raise
        raise NothingToSealError(agency=in_words(target), last=newest[0].number.short) from None


def hand_over(store: Store, *, op: Operation, bundle_id: BundleId) -> Outcome[Bundle]:
    """The bundle leaves reception with whoever carries it upstairs."""

    def work(unit: UnitOfWork) -> Bundle:
        return unit.documents.step_bundle(op, bundle_in(unit, bundle_id), BundleStep.HANDED_OVER)

    return once(store, op, _HANDING, work, _again)


def accept_bundle(
    store: Store,
    *,
    op: Operation,
    bundle_id: BundleId,
    only: Collection[ReceiptId] | None = None,
    disputed: Mapping[ReceiptId, str] | None = None,
) -> Outcome[Bundle]:
    """The agency has looked at the papers: it accepts them and disputes some, each with a reason.

    ``only`` are the receipts that were scanned; the rest is left for later. ``None`` accepts everything that
    is not disputed. Once each line has its verdict the bundle is accepted, or disputed for good; a disputed
    receipt is back at reception at once.

    Raises:
        NothingNamedError: neither a receipt to accept nor one to dispute.
        ReceiptNotInBundleError: a named receipt does not travel in this bundle.
        IllegalStepError: the bundle was not handed over, or it is settled already.
    """
    reasons = {
        receipt_id: needed_reason(reason, what="Eine Beanstandung")
        for receipt_id, reason in (disputed or {}).items()
    }

    def work(unit: UnitOfWork) -> Bundle:
        bundle = bundle_in(unit, bundle_id)
        next_bundle_state(bundle.state, BundleStep.CHECKED, label=bundle.number.short)
        items = unit.documents.items(bundle_id)
        undecided = {item.receipt_id: item for item in items if item.verdict is Verdict.TRAVELLING}
        accepted = set(undecided) - set(reasons) if only is None else set(only) - set(reasons)
        if not accepted and not reasons:
            raise NothingNamedError(bundle=bundle.number.short)
        for receipt_id in sorted(accepted | set(reasons)):
            if receipt_id not in undecided:
                label = _label(unit, receipt_id)
                raise ReceiptNotInBundleError(receipt=label, bundle=bundle.number.short)
            verdict = Verdict.DISPUTED if receipt_id in reasons else Verdict.ACCEPTED
            receipt = receipt_in(unit, receipt_id)
            unit.documents.judge(op, undecided[receipt_id], receipt, verdict, reasons.get(receipt_id))
        after = [item.verdict for item in unit.documents.items(bundle_id)]
        return unit.documents.step_bundle(op, bundle, step_after(after))

    return once(store, op, _JUDGING, work, _again)


def _again(unit: UnitOfWork, events: Sequence[DocumentEvent]) -> Bundle:
    event = next(event for event in events if isinstance(event, BundleEvent))
    return bundle_in(unit, event.bundle_id)


def _those(
    unit: UnitOfWork, ready: Sequence[Receipt], seen: Collection[ReceiptId], agency: Agency
) -> list[Receipt]:
    wanted = set(seen)
    gone = wanted - {receipt.id for receipt in ready}
    if gone:
        raise SealedMeanwhileError(receipt=_label(unit, min(gone)), agency=in_words(agency))
    return [receipt for receipt in ready if receipt.id in wanted]


def _label(unit: UnitOfWork, receipt_id: ReceiptId) -> str:
    receipt = unit.documents.receipt(receipt_id)
    return str(receipt_id) if receipt is None else receipt.label
