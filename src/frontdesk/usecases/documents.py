"""Papers at reception: record what is handed in, correct it, date it, send it on."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from frontdesk.domain.caution import Caution, CautionCode
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.document_errors import (
    CorrectedMeanwhileError,
    DateWaitsError,
    NothingToConfirmError,
    SecondPersonError,
    TooLateToWithdrawError,
)
from frontdesk.domain.errors import InvalidValueError, OperationReusedError, StoreConflictError
from frontdesk.domain.house import Agency, House
from frontdesk.domain.legal_time import by_clock, check_clock
from frontdesk.domain.plain_text import short_line
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.receipt import (
    Confirmation,
    EntryKind,
    Move,
    NewEntry,
    Receipt,
    ReceiptEvent,
    ReceiptId,
    ReceiptStep,
    Source,
    stand,
)
from frontdesk.domain.reference import clean_reference, recognise
from frontdesk.usecases.acts import Outcome, settled
from frontdesk.usecases.document_acts import needed_reason, once, one_receipt, receipt_in
from frontdesk.usecases.document_ports import DocumentEvent, NewReceipt, NewReference
from frontdesk.usecases.document_views import Recorded
from frontdesk.usecases.ports import Clock, Operation, Store, UnitOfWork
from frontdesk.usecases.submissions import (
    MAX_BODY,
    Submission,
    ToldDate,
    body_of_house,
    checked_date,
    content_of,
    initials_of,
    legal_time,
)

_log = logging.getLogger(__name__)


def record_submission(
    store: Store,
    house: House,
    *,
    op: Operation,
    submission: Submission,
    told_date: ToldDate | None = None,
    printer: str | None = None,
    station_clock: Clock | None = None,
) -> Outcome[Recorded]:
    """Write a receipt with the next number, and order its slip, in one transaction.

    ``printer`` names the station whose printer gets the slip. ``station_clock`` is the clock of the PC where
    the clerk sits: where it is far off that of the store, no receipts are issued.

    Raises:
        UsageError: something of the submission cannot be; the sentence belongs beside its field.
        ClockWrongError: the station's clock is more than five minutes off.
    """
    agency = house.agency_named(submission.agency)
    reference = clean_reference(submission.reference)
    body = short_line(submission.addressed_to, field="addressed_to", limit=MAX_BODY)
    received_by = body_of_house(house, submission.received_by)
    date_told = None if told_date is None else checked_date(told_date)
    cautions: list[Caution] = []

    def work(unit: UnitOfWork) -> Recorded:
        now = unit.now()
        cautions.clear()
        if station_clock is not None:
            cautions.extend(_of_clock(station_clock.now() - now))
        content = content_of(submission, house, agency, house.business_day(now))
        year = house.business_day(now).year
        taken = unit.documents.take_number(year)
        day = house.business_day(taken.at)
        if day.year != year:  # the year ended while another receipt was being written
            raise StoreConflictError
        legal = (
            by_clock(taken.at, house.zone) if date_told is None else legal_time(date_told, taken.at, house)
        )
        # A letter of this morning's box is no letter of last night: the clock tells its date.
        back = date_told if legal.at != taken.at else None
        new = NewReceipt(
            sequenced=taken,
            agency=agency.code,
            body=body,
            received_by=received_by,
            source=Source.COUNTER if told_date is None else told_date.source,
            business_day=day,
            legal=legal,
            content=content,
            reference=reference,
            ticket_id=submission.ticket_id,
            reason=None if back is None else back.reason,
            initials=None if back is None else back.initials,
        )
        receipt = unit.documents.insert_receipt(op, new)
        job = None
        if printer is not None:
            job = unit.order_slip(op, SlipKind.RECEIPT, str(receipt.id), printer=printer)
        if back is not None:
            cautions.append(Caution(CautionCode.UNCONFIRMED_DATE))
        return Recorded(receipt=receipt, job=job)

    def again(unit: UnitOfWork, events: Sequence[DocumentEvent]) -> Recorded:
        return Recorded(receipt=_of_event(unit, events[0]), job=None)

    outcome = once(store, op, frozenset({ReceiptStep.RECORDED}), work, again)
    # The receipt is on the record: whatever fails from here on, the clerk has to learn its number.
    receipt, job = outcome.value.receipt, outcome.value.job
    if not outcome.created:
        with _lookup():
            job = store.documents.slips(SlipKind.RECEIPT, [str(receipt.id)]).get(str(receipt.id))
    elif job is not None:
        outcome = replace(outcome, changed=outcome.changed | {ChangeKind.PRINTS})
    with _lookup():
        cautions += _of_order(store, receipt)
    if reference is not None:
        cautions += reference_cautions(house, agency, reference)
        kinds = frozenset(item.kind for item in submission.items)
        doubles = [Caution(CautionCode.DOUBLES_UNKNOWN)]
        with _lookup():
            doubles = likely_doubles(store, receipt.business_day, reference, kinds, but=receipt.id)
        cautions += doubles
    if submission.papers not in (None, "de"):
        cautions.append(Caution(CautionCode.FOREIGN_PAPERS))
    return replace(outcome, value=Recorded(receipt=receipt, job=job, cautions=tuple(cautions)))


def reference_cautions(house: House, agency: Agency, reference: str) -> list[Caution]:
    """What is odd about a reference for this agency; nothing of it blocks."""
    found = recognise(reference, house.agencies)
    own = [one for one in found if one.agency == agency.code]
    if own:
        return [] if any(one.sound for one in own) else [Caution(CautionCode.WRONG_CHECK)]
    if found:
        other = house.agency(found[0].agency).name()
        return [Caution(CautionCode.OTHER_AGENCY, {"other": other, "agency": agency.name()})]
    if not agency.references:
        return []
    facts = {"agency": agency.name(), "example": agency.references[0].example}
    return [Caution(CautionCode.UNKNOWN_FORMAT, facts)]


def likely_doubles(
    store: Store, day: date, reference: str, kinds: Collection[str], *, but: ReceiptId | None = None
) -> list[Caution]:
    """Receipts of that day with the same reference and the same kinds: perhaps the same papers."""
    alike = [receipt for receipt in store.documents.alike(reference, day) if receipt.id != but]
    entries = store.documents.entries([receipt.id for receipt in alike])
    return [
        Caution(CautionCode.LIKELY_DOUBLE, {"receipt": receipt.label})
        for receipt in alike
        if stand(entries[receipt.id]).content.kinds == frozenset(kinds)
    ]


def correct_receipt(
    store: Store,
    house: House,
    *,
    op: Operation,
    receipt_id: ReceiptId,
    submission: Submission,
    reason: str,
    seen: int | None = None,
) -> Outcome[Receipt]:
    """Add a correction of what was handed in; the first entry stays beside it, and so does every date.

    Agency and addressed body of the submission are passed over: `route_receipt` changes those. ``seen`` is
    the version of the receipt that the clerk has before the eyes; without it any correction since is
    overruled.

    Raises:
        CorrectedMeanwhileError: somebody else has corrected the receipt after ``seen``.
    """
    why = needed_reason(reason, what="Die Berichtigung")
    reference = clean_reference(submission.reference)

    def work(unit: UnitOfWork) -> Receipt:
        receipt = receipt_in(unit, receipt_id)
        if seen is not None and seen < receipt.version:
            since = unit.documents.receipt_events(receipt_id)[seen:]
            if any(event.step is ReceiptStep.CORRECTED for event in since):
                raise CorrectedMeanwhileError(receipt=receipt.label)
        # By the day of its receipt: a form that has run out since was right then.
        agency, day = house.agency(receipt.agency), receipt.business_day
        # Papers that were routed here are what they were for the agency that they came to.
        told = (entry.new.content for entry in unit.documents.entries(receipt_id))
        kept = {kind for content in told if content is not None for kind in content.kinds}
        content = content_of(submission, house, agency, day, kept=kept)
        entry = NewEntry(kind=EntryKind.CORRECTED, content=content, reason=why)
        before = unit.documents.reference(receipt_id)
        changed = None if reference == before else NewReference(reference)
        return unit.documents.add_entry(op, receipt, entry, reference=changed)

    return one_receipt(store, op, ReceiptStep.CORRECTED, work)


def redate_receipt(
    store: Store, house: House, *, op: Operation, receipt_id: ReceiptId, told_date: ToldDate
) -> Outcome[Receipt]:
    """Add another date of receipt beside the first one, which stays; a second person has to confirm it.

    Raises:
        DateWaitsError: a told date waits for its second person, and must not be replaced before that.
        LegalDateError: the date cannot be, or it is later than the papers were recorded.
    """
    date_told = checked_date(told_date)

    def work(unit: UnitOfWork) -> Receipt:
        receipt = receipt_in(unit, receipt_id)
        if stand(unit.documents.entries(receipt_id)).confirmation is Confirmation.PENDING:
            raise DateWaitsError(receipt=receipt.label)
        # Papers that lay here when they were recorded were not received after that.
        legal = legal_time(date_told, receipt.received_at, house)
        entry = NewEntry(
            kind=EntryKind.REDATED, legal=legal, reason=date_told.reason, initials=date_told.initials
        )
        return unit.documents.add_entry(op, receipt, entry)

    return one_receipt(store, op, ReceiptStep.REDATED, work)


def confirm_dates(
    store: Store, *, op: Operation, receipt_ids: Sequence[ReceiptId], initials: str, stands: bool = True
) -> Outcome[tuple[Receipt, ...]]:
    """A second person stands by the dates that a first one told, or not: all of them, or none.

    Raises:
        SecondPersonError: it is the same person.
        NothingToConfirmError: a receipt has no date that waits.
    """
    second = initials_of(initials)
    kind = EntryKind.CONFIRMED if stands else EntryKind.REFUSED

    def confirm(unit: UnitOfWork, receipt_id: ReceiptId) -> Receipt:
        receipt = receipt_in(unit, receipt_id)
        standing = stand(unit.documents.entries(receipt_id))
        if standing.confirmation is not Confirmation.PENDING:
            raise NothingToConfirmError(receipt=receipt.label)
        if (standing.claimed_by or "").casefold() == second.casefold():
            raise SecondPersonError(receipt=receipt.label, initials=second)
        entry = NewEntry(kind=kind, about=standing.claim, initials=second)
        return unit.documents.add_entry(op, receipt, entry)

    def work(unit: UnitOfWork) -> tuple[Receipt, ...]:
        # In one order for everybody, so that two people who confirm the same ones cannot lock each other.
        return tuple(confirm(unit, receipt_id) for receipt_id in sorted(set(receipt_ids)))

    def again(unit: UnitOfWork, events: Sequence[DocumentEvent]) -> tuple[Receipt, ...]:
        return tuple(_of_event(unit, event) for event in events)

    step = ReceiptStep.CONFIRMED if stands else ReceiptStep.REFUSED
    return once(store, op, frozenset({step}), work, again)


def route_receipt(
    store: Store,
    house: House,
    *,
    op: Operation,
    receipt_id: ReceiptId,
    agency: str,
    addressed_to: str | None = None,
    reason: str,
) -> Outcome[Receipt]:
    """The papers at reception are another agency's, or another body's; the first date stays."""
    target = house.agency_named(agency)
    body = short_line(addressed_to, field="addressed_to", limit=MAX_BODY)
    why = needed_reason(reason, what="Das Umleiten")
    move = Move(step=ReceiptStep.ROUTED, agency=target.code, body=body, reason=why)
    return _moved(store, op, receipt_id, move)


def forward_receipt(
    store: Store, *, op: Operation, receipt_id: ReceiptId, body: str | None = None, reason: str | None = None
) -> Outcome[Receipt]:
    """The papers were sent to the body that they belong to, today; by default the one that they name."""
    named = short_line(body, field="addressed_to", limit=MAX_BODY)

    def work(unit: UnitOfWork) -> Receipt:
        receipt = receipt_in(unit, receipt_id)
        target = named or receipt.now.body
        if target is None:
            raise InvalidValueError(value="", field="addressed_to", expected="Familienkasse Bonn")
        why = None if reason is None else needed_reason(reason, what="Das Weitersenden")
        return unit.documents.move(op, receipt, Move(step=ReceiptStep.FORWARDED, body=target, reason=why))

    return one_receipt(store, op, ReceiptStep.FORWARDED, work)


def clarify_receipt(store: Store, *, op: Operation, receipt_id: ReceiptId, reason: str) -> Outcome[Receipt]:
    """A disputed paper has been found or put right; it lies ready for the next bundle."""
    why = needed_reason(reason, what="Die Klärung")
    return _moved(store, op, receipt_id, Move(step=ReceiptStep.CLARIFIED, reason=why))


def withdraw_receipt(
    store: Store, house: House, *, op: Operation, receipt_id: ReceiptId, reason: str
) -> Outcome[Receipt]:
    """The papers went back over the counter a moment after; the number stays spent, with this reason."""
    why = needed_reason(reason, what="Das Zurückziehen")
    minutes = house.rules.undo_minutes

    def work(unit: UnitOfWork) -> Receipt:
        receipt = receipt_in(unit, receipt_id)
        if unit.now() - receipt.received_at > timedelta(minutes=minutes):
            raise TooLateToWithdrawError(receipt=receipt.label, minutes=minutes)
        return unit.documents.move(op, receipt, Move(step=ReceiptStep.WITHDRAWN, reason=why))

    return one_receipt(store, op, ReceiptStep.WITHDRAWN, work)


def reprint_receipt(store: Store, *, op: Operation, receipt_id: ReceiptId, printer: str) -> Outcome[PrintJob]:
    """Order one more slip of a receipt; it says which copy it is."""

    def attempt() -> Outcome[PrintJob]:
        with store.begin() as unit:
            if unit.documents.events_of_operation(op.id):
                raise OperationReusedError
            receipt = receipt_in(unit, receipt_id)
            job = unit.order_slip(op, SlipKind.RECEIPT, str(receipt.id), printer=printer)
        return Outcome(job, frozenset({ChangeKind.PRINTS}))

    return settled(attempt)


def _moved(store: Store, op: Operation, receipt_id: ReceiptId, move: Move) -> Outcome[Receipt]:
    return one_receipt(
        store, op, move.step, lambda unit: unit.documents.move(op, receipt_in(unit, receipt_id), move)
    )


@contextmanager
def _lookup() -> Iterator[None]:
    """A read beside an act that is on the record already: where it fails, the act stands all the same."""
    try:
        yield
    except Exception as error:
        # No traceback: what was looked for is a reference, and a driver may quote it.
        _log.warning("recorded, but a read after it failed: %s", type(error).__name__)


def _of_event(unit: UnitOfWork, event: DocumentEvent) -> Receipt:
    assert isinstance(event, ReceiptEvent)
    return receipt_in(unit, event.receipt_id)


def _of_order(store: Store, receipt: Receipt) -> list[Caution]:
    """Whether the store's clock is behind that of the last receipt: a small store has only a PC's clock."""
    if receipt.number.sequence == 1:
        return []
    before = replace(receipt.number, sequence=receipt.number.sequence - 1)
    last = store.documents.receipt_numbered(before)
    if last is None or last.received_at <= receipt.received_at:
        return []
    return [Caution(CautionCode.CLOCK_BEHIND, {"receipt": last.label})]


def _of_clock(offset: timedelta) -> list[Caution]:
    if not check_clock(offset):
        return []
    return [Caution(CautionCode.CLOCK_OFF, {"seconds": round(abs(offset).total_seconds())})]
