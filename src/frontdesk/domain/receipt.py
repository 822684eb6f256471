"""A receipt: what was handed in when, the entries that only ever add to it, and where the papers are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.house import AgencyCode, StationName
from frontdesk.domain.receipt_number import ReceiptNumber
from frontdesk.domain.submission import Content
from frontdesk.domain.ticket import EventId, OperationId, TicketId

ReceiptId = NewType("ReceiptId", int)
BundleId = NewType("BundleId", int)


class Place(StrEnum):
    """Where the papers of a receipt are."""

    OPEN = "open"  # at reception, in the open list of their agency
    BUNDLED = "bundled"  # on the way, in exactly one bundle
    ACCEPTED = "accepted"  # the agency has them
    DISPUTED = "disputed"  # the agency says that they did not come, or not so: reception has to find out
    FORWARDED = "forwarded"  # sent on to another body
    WITHDRAWN = "withdrawn"  # recorded by mistake; the papers went back over the counter


AT_RECEPTION = frozenset({Place.OPEN, Place.DISPUTED})


class ReceiptStep(StrEnum):
    """What happened to a receipt, as a past fact; one event each."""

    RECORDED = "receipt_recorded"
    CORRECTED = "receipt_corrected"
    REDATED = "receipt_redated"
    CONFIRMED = "receipt_confirmed"
    REFUSED = "receipt_refused"
    ROUTED = "receipt_routed"
    FORWARDED = "receipt_forwarded"
    SEALED = "receipt_sealed"
    ACCEPTED = "receipt_accepted"
    DISPUTED = "receipt_disputed"
    CLARIFIED = "receipt_clarified"
    WITHDRAWN = "receipt_withdrawn"


_STAYS: Mapping[Place | None, Place] = {place: place for place in Place if place is not Place.WITHDRAWN}

# The state table: step -> {place before: place after}. `None` is "no receipt yet". Everything else asks it.
STEPS: Mapping[ReceiptStep, Mapping[Place | None, Place]] = MappingProxyType(
    {
        ReceiptStep.RECORDED: {None: Place.OPEN},
        ReceiptStep.CORRECTED: _STAYS,
        ReceiptStep.REDATED: _STAYS,
        ReceiptStep.CONFIRMED: _STAYS,
        ReceiptStep.REFUSED: _STAYS,
        ReceiptStep.ROUTED: {Place.OPEN: Place.OPEN, Place.DISPUTED: Place.OPEN},
        # An agency may find out only upstairs that the papers are somebody else's.
        ReceiptStep.FORWARDED: {Place.OPEN: Place.FORWARDED, Place.ACCEPTED: Place.FORWARDED},
        ReceiptStep.SEALED: {Place.OPEN: Place.BUNDLED},
        ReceiptStep.ACCEPTED: {Place.BUNDLED: Place.ACCEPTED},
        ReceiptStep.DISPUTED: {Place.BUNDLED: Place.DISPUTED},
        ReceiptStep.CLARIFIED: {Place.DISPUTED: Place.OPEN},
        ReceiptStep.WITHDRAWN: {Place.OPEN: Place.WITHDRAWN},
    }
)


class Source(StrEnum):
    """How the papers came, which decides who says when."""

    COUNTER = "counter"  # now, by the clock of the store
    LETTERBOX = "letterbox"  # in the night: the day that the box stands for
    OUTAGE = "outage"  # written on paper while the programs were away


class EntryKind(StrEnum):
    """What an entry adds to its receipt."""

    RECORDED = "recorded"
    CORRECTED = "corrected"
    REDATED = "redated"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


STEP_OF: Mapping[EntryKind, ReceiptStep] = MappingProxyType(
    {kind: ReceiptStep(f"receipt_{kind.value}") for kind in EntryKind}
)


@dataclass(frozen=True, slots=True)
class LegalTime:
    """When papers count as received.

    Attributes:
        date: local day of the site.
    """

    at: datetime
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """The part of a receipt that its events change.

    Attributes:
        agency: in whose open list it is, or to whom it travelled.
        body: another body, outside of this house, that the papers belong to, or went to; never a person.
        bundle_id: the bundle that it is in, or came with.
        since: when it came to this place.
        reason: why it is here, where that has to be told.
    """

    place: Place
    agency: AgencyCode
    body: str | None = None
    bundle_id: BundleId | None = None
    since: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The record of papers handed in. Nothing of it changes but its whereabouts.

    Attributes:
        received_at: when it was recorded, by the clock of the store.
        business_day: local day of ``received_at``.
        legal: when the papers count as received; written once, never changed.
        received_by: code of the body that took the papers: the site, or an agency of the house.
        ticket_id: the ticket that the client got in the same visit.
        version: number of its events; every change is conditional on it.
    """

    id: ReceiptId
    number: ReceiptNumber
    received_at: datetime
    business_day: date
    legal: LegalTime
    source: Source
    received_by: str
    ticket_id: TicketId | None = None
    version: int
    now: Whereabouts

    @property
    def label(self) -> str:
        return str(self.number)

    @property
    def place(self) -> Place:
        return self.now.place

    @property
    def agency(self) -> AgencyCode:
        return self.now.agency

    @property
    def misrouted(self) -> bool:
        """Whether the papers belong to another body than the one that got them."""
        own = (self.number.site, self.now.agency)
        return self.now.body is not None or self.received_by not in own

    @property
    def backdated(self) -> bool:
        """Whether the legal time was told by a person and not by the clock: *nachgetragen*."""
        return self.legal.at != self.received_at


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """Something to be added to a receipt.

    Attributes:
        content: of RECORDED and CORRECTED entries.
        legal: of RECORDED and REDATED entries.
        about: number of the entry that is confirmed or refused.
        initials: of the person who told a date, or confirmed it; needed for those alone.
    """

    kind: EntryKind
    content: Content | None = None
    legal: LegalTime | None = None
    about: int | None = None
    reason: str | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a receipt's record; written once, never changed.

    Attributes:
        number: 1 for the first entry of its receipt.
    """

    receipt_id: ReceiptId
    number: int
    at: datetime
    station: StationName
    role: str
    new: NewEntry

    @property
    def kind(self) -> EntryKind:
        return self.new.kind


class Confirmation(StrEnum):
    """Whether a second person stands by a date that a first one told."""

    NOT_NEEDED = "not_needed"
    PENDING = "pending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the entries of a receipt say together.

    Attributes:
        first: what was recorded first.
        content: what stands now, after the corrections.
        corrections: how many there were.
        legal: the first legal time; no entry changes it.
        corrected: a later legal time that two persons stand by, beside the first one.
        confirmation: of the newest date that a person told.
        claim: number of the entry with that date; ``None`` when the clock told the date.
        claimed_by: initials of that person.
    """

    first: Content
    content: Content
    corrections: int
    legal: LegalTime
    corrected: LegalTime | None
    confirmation: Confirmation
    claim: int | None
    claimed_by: str | None


def stand(entries: Sequence[Entry]) -> Standing:
    """The fold of a receipt's entries, oldest first; raises `IllegalStepError` when they make no record."""
    if not entries or entries[0].kind is not EntryKind.RECORDED:
        raise IllegalStepError(ticket="Eingang", step="fold", state="none")
    new = entries[0].new
    assert new.content is not None
    assert new.legal is not None
    told = new.initials is not None
    standing = Standing(
        first=new.content,
        content=new.content,
        corrections=0,
        legal=new.legal,
        corrected=None,
        confirmation=Confirmation.PENDING if told else Confirmation.NOT_NEEDED,
        claim=1 if told else None,
        claimed_by=new.initials,
    )
    for entry in entries[1:]:
        standing = _added(standing, entry, entries)
    return standing


def _added(standing: Standing, entry: Entry, entries: Sequence[Entry]) -> Standing:
    match entry.kind:
        case EntryKind.CORRECTED:
            assert entry.new.content is not None
            return replace(standing, content=entry.new.content, corrections=standing.corrections + 1)
        case EntryKind.REDATED:
            claim, by = entry.number, entry.new.initials
            return replace(standing, confirmation=Confirmation.PENDING, claim=claim, claimed_by=by)
        case EntryKind.CONFIRMED | EntryKind.REFUSED:
            if standing.confirmation is not Confirmation.PENDING or entry.new.about != standing.claim:
                raise IllegalStepError(ticket="Eingang", step=STEP_OF[entry.kind], state="none")
            if entry.kind is EntryKind.REFUSED:
                return replace(standing, confirmation=Confirmation.REFUSED)
            claimed = entries[entry.new.about - 1] if entry.new.about else entry
            later = claimed.new.legal if claimed.kind is EntryKind.REDATED else standing.corrected
            return replace(standing, confirmation=Confirmation.CONFIRMED, corrected=later)
    raise IllegalStepError(ticket="Eingang", step=entry.kind, state="recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step that is about to happen to a receipt; the store gives it an id and a time.

    Attributes:
        agency, body: new ones, where the step changes them (ROUTED: both; FORWARDED: the body).
    """

    step: ReceiptStep
    agency: AgencyCode | None = None
    body: str | None = None
    bundle_id: BundleId | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptEvent:
    """A step that happened to a receipt: who, when, from where to where, and why."""

    id: EventId
    receipt_id: ReceiptId
    step: ReceiptStep
    at: datetime
    from_place: Place | None
    to_place: Place
    agency: AgencyCode
    body: str | None
    bundle_id: BundleId | None
    station: StationName
    role: str
    reason: str | None
    op: OperationId
    op_step: int


def next_place(place: Place | None, step: ReceiptStep, *, label: str = "") -> Place:
    """The place after ``step``; raises `IllegalStepError` naming step and present place."""
    after = STEPS[step].get(place)
    if after is None:
        raise IllegalStepError(
            ticket=label or "Eingang", step=step.value, state=place.value if place else "none"
        )
    return after


def moved(now: Whereabouts, event: ReceiptEvent, *, label: str = "") -> Whereabouts:
    """The whereabouts after one more event (any but RECORDED); the only place where they change."""
    place = next_place(now.place, event.step, label=label)
    if event.step in STEP_OF.values():
        return now  # an entry tells more about the papers, which stay where they are
    match event.step:
        case ReceiptStep.SEALED:
            bundle = event.bundle_id
        case ReceiptStep.ACCEPTED | ReceiptStep.FORWARDED:
            bundle = now.bundle_id
        case _:
            bundle = None
    return Whereabouts(
        place=place,
        agency=event.agency,
        body=event.body,
        bundle_id=bundle,
        since=event.at,
        reason=event.reason,
    )


def whereabouts(events: Iterable[ReceiptEvent]) -> Whereabouts:
    """The whereabouts that the events tell, oldest first; raises `IllegalStepError` on an illegal history."""
    now: Whereabouts | None = None
    for event in events:
        if now is None:
            place = next_place(None, event.step)
            now = Whereabouts(
                place=place, agency=event.agency, body=event.body, since=event.at, reason=event.reason
            )
        else:
            now = moved(now, event)
    if now is None:
        raise IllegalStepError(ticket="Eingang", step="fold", state="none")
    return now
