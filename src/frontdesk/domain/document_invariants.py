"""What must be true of papers, checked on the record: numbers, dates, places, bundles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from typing import Protocol

from frontdesk.domain.bundle import SETTLED, Bundle, BundleEvent, BundleItem, Verdict, progress
from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.receipt import (
    STEP_OF,
    STEPS,
    BundleId,
    Confirmation,
    Entry,
    EntryKind,
    Place,
    Receipt,
    ReceiptEvent,
    ReceiptId,
    stand,
    whereabouts,
)


class PaperInvariant(StrEnum):
    """A promise about papers, by the name that a self-test shows."""

    NUMBERS_COMPLETE = "receipt_numbers_complete"
    DATES_STAND = "receipt_dates_stand"
    STEPS_LEGAL = "receipt_steps_legal"
    PLACE_FROM_EVENTS = "receipt_place_from_events"
    ONE_PLACE = "receipt_in_one_place"
    BUNDLES_FROZEN = "bundles_frozen"


@dataclass(frozen=True, slots=True)
class PaperViolation:
    """A promise that does not hold, with the number of the offender.

    Attributes:
        warns: it holds, and yet somebody should look: nothing of the record can be put right any more.
    """

    invariant: PaperInvariant
    label: str
    what: str
    warns: bool = False

    def __str__(self) -> str:
        return f"{self.label}: {self.what}"


class History(Protocol):
    """A receipt with its whole record."""

    @property
    def receipt(self) -> Receipt: ...
    @property
    def confirmation(self) -> Confirmation: ...
    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def events(self) -> Sequence[ReceiptEvent]: ...
    @property
    def travels(self) -> Sequence[BundleItem]: ...


class BundleRecord(Protocol):
    """A bundle with its whole record."""

    @property
    def bundle(self) -> Bundle: ...
    @property
    def events(self) -> Sequence[BundleEvent]: ...
    @property
    def items(self) -> Sequence[BundleItem]: ...


def check_year(
    year: int, last_given: int, histories: Iterable[History], zone: tzinfo
) -> list[PaperViolation]:
    """Every broken promise about the receipts of one year; holds one receipt at a time."""
    found: list[PaperViolation] = []
    expected = 1
    before: Receipt | None = None
    for history in histories:
        receipt = history.receipt
        sequence = receipt.number.sequence
        if sequence != expected:
            what = f"number {expected} is missing before it" if sequence > expected else "given twice"
            found.append(_violation(PaperInvariant.NUMBERS_COMPLETE, receipt, what))
        expected = sequence + 1
        if before is not None and receipt.received_at < before.received_at:
            # The order is that of the numbers. A clock that was put back shows here for good.
            what = f"the clock was behind that of {before.label}, which has the smaller number"
            found.append(PaperViolation(PaperInvariant.NUMBERS_COMPLETE, receipt.label, what, warns=True))
        before = receipt
        found += _dates(history, zone)
        found += _steps(history)
        found += _places(history)
    if expected - 1 != last_given:
        what = f"the ledger has given {last_given} numbers, there are receipts up to {expected - 1}"
        found.append(PaperViolation(PaperInvariant.NUMBERS_COMPLETE, str(year), what))
    return found


def check_bundles(records: Iterable[BundleRecord]) -> list[PaperViolation]:
    """Every broken promise about bundles."""
    found: list[PaperViolation] = []
    travelling: dict[ReceiptId, BundleId] = {}
    for record in records:
        bundle, items = record.bundle, record.items
        found += _bundle(record)
        if not items or [item.position for item in items] != list(range(1, len(items) + 1)):
            found.append(_of_bundle(bundle, "its lines are not numbered without a gap"))
        for item in items:
            if item.verdict is Verdict.DISPUTED:
                continue
            other = travelling.setdefault(item.receipt_id, bundle.id)
            if other != bundle.id:
                what = f"receipt {item.receipt_id} is in another bundle, too"
                found.append(PaperViolation(PaperInvariant.ONE_PLACE, bundle.label, what))
    return found


def _dates(history: History, zone: tzinfo) -> Iterator[PaperViolation]:
    """I7: the first date of receipt stands as the first entry told it, whatever was added."""
    receipt, invariant = history.receipt, PaperInvariant.DATES_STAND
    received = receipt.received_at.astimezone(zone)
    if (received.date(), received.year) != (receipt.business_day, receipt.number.year):
        yield _violation(invariant, receipt, "day or year is not that of its recording")
    if receipt.legal.at.astimezone(zone).date() != receipt.legal.date:
        yield _violation(invariant, receipt, "legal date and legal time are of different days")
    if receipt.legal.at > receipt.received_at:
        yield _violation(invariant, receipt, "it counts as received before it was recorded")
    entries = history.entries
    if [entry.number for entry in entries] != list(range(1, len(entries) + 1)):
        yield _violation(invariant, receipt, "its entries are not numbered without a gap")
        return
    try:
        standing = stand(entries)
    except IllegalStepError:
        yield _violation(invariant, receipt, "its entries make no record")
        return
    if standing.legal != receipt.legal or entries[0].at != receipt.received_at:
        yield _violation(invariant, receipt, "its date is not the one of its first entry")
    if (entries[0].new.initials is not None) != receipt.backdated:
        yield _violation(invariant, receipt, "its date is not the clock's, and nobody stands by it")
    if standing.confirmation is not history.confirmation:
        yield _violation(invariant, receipt, "its entries tell another confirmation")
    for number, entry in enumerate(entries):
        if entry.kind is not EntryKind.REDATED:
            continue
        if entry.new.legal is None or entry.new.legal.at > receipt.received_at:
            yield _violation(invariant, receipt, "another date of it is later than its recording")
        if stand(entries[:number]).confirmation is Confirmation.PENDING:
            yield _violation(invariant, receipt, "a date that waited for a second person was replaced")


def _steps(history: History) -> Iterator[PaperViolation]:
    receipt, invariant = history.receipt, PaperInvariant.STEPS_LEGAL
    place: Place | None = None
    before = 0
    for event in history.events:
        after = STEPS[event.step].get(place)
        if after is None or event.id <= before:
            yield _violation(invariant, receipt, f"{event.step} while {place or 'not recorded'}")
            return
        if (event.from_place, event.to_place) != (place, after):
            yield _violation(invariant, receipt, f"{event.step} tells {event.from_place} to {event.to_place}")
            return
        place, before = after, event.id
    told = [event.step for event in history.events if event.step in STEP_OF.values()]
    if told != [STEP_OF[entry.kind] for entry in history.entries]:
        yield _violation(invariant, receipt, "its events and its entries tell different things")


def _places(history: History) -> Iterator[PaperViolation]:
    """I8: in the open list of its agency or in exactly one bundle."""
    receipt = history.receipt
    try:
        now = whereabouts(history.events)
    except IllegalStepError:
        return  # told by STEPS_LEGAL
    if now != receipt.now:
        wrong = [name for name in type(now).__slots__ if getattr(now, name) != getattr(receipt.now, name)]
        what = f"its events tell another {', '.join(wrong)}"
        yield _violation(PaperInvariant.PLACE_FROM_EVENTS, receipt, what)
    if receipt.version != len(history.events):
        what = f"it has {len(history.events)} events and says {receipt.version}"
        yield _violation(PaperInvariant.PLACE_FROM_EVENTS, receipt, what)
    standing = [item for item in history.travels if item.verdict is not Verdict.DISPUTED]
    expected = [] if receipt.now.bundle_id is None else [receipt.now.bundle_id]
    if [item.bundle_id for item in standing] != expected:
        what = f"{receipt.place}, and in {len(standing)} bundles"
        yield _violation(PaperInvariant.ONE_PLACE, receipt, what)
    verdicts = {Place.BUNDLED: Verdict.TRAVELLING, Place.ACCEPTED: Verdict.ACCEPTED}
    verdict = verdicts.get(receipt.place)
    if verdict is not None and any(item.verdict is not verdict for item in standing):
        yield _violation(PaperInvariant.ONE_PLACE, receipt, f"{receipt.place}, and its bundle says otherwise")


def _bundle(record: BundleRecord) -> Iterator[PaperViolation]:
    bundle = record.bundle
    try:
        now = progress(record.events)
    except IllegalStepError:
        yield _of_bundle(bundle, "its events make no history")
        return
    if now != bundle.now or bundle.version != len(record.events):
        yield _of_bundle(bundle, "its events tell another state")
    open_lines = any(item.verdict is Verdict.TRAVELLING for item in record.items)
    if (bundle.state in SETTLED) == open_lines:
        yield _of_bundle(bundle, f"{bundle.state}, and its lines say otherwise")


def _violation(invariant: PaperInvariant, receipt: Receipt, what: str) -> PaperViolation:
    return PaperViolation(invariant, receipt.label, what)


def _of_bundle(bundle: Bundle, what: str) -> PaperViolation:
    return PaperViolation(PaperInvariant.BUNDLES_FROZEN, bundle.label, what)
