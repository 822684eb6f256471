"""Look papers up: by the number on a receipt or a bundle, never by a name; and what needs somebody's care."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from frontdesk.domain.bundle import Bundle, BundleEvent, BundleItem, BundleState, BundleStep
from frontdesk.domain.document_errors import UnknownBundleError, UnknownReceiptError
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import House
from frontdesk.domain.misrouting import Urgency, must_go_on, urgency
from frontdesk.domain.printjob import SlipKind
from frontdesk.domain.receipt import BundleId, EntryKind, Place, Receipt, ReceiptEvent, stand
from frontdesk.domain.receipt_number import ReceiptNumber, parse_bundle_number, parse_receipt_number
from frontdesk.domain.submission import Content
from frontdesk.domain.ticket import TicketId
from frontdesk.usecases.document_views import (
    AgencyPapers,
    Attention,
    BundleLine,
    BundleView,
    OpenList,
    PapersPicture,
    ReceiptView,
    Trail,
    TrailStep,
)
from frontdesk.usecases.ports import Reader

RECENT = 20
ON_THE_WAY = (BundleState.SEALED, BundleState.HANDED_OVER)
_SETTLED = (BundleState.ACCEPTED, BundleState.DISPUTED)
_MAX_SHORT = 9  # digits


def find_receipt(store: Reader, house: House, text: str) -> Receipt:
    """The receipt with the number on the paper, or with its short number of this year, e.g. ``0047``.

    Raises:
        UnknownReceiptError: there is none, or the check digits are wrong.
    """
    short = text.strip()
    if short.isascii() and short.isdecimal() and len(short) <= _MAX_SHORT:
        year = house.business_day(store.now()).year
        number = ReceiptNumber(house.site.code, year, int(short))
    else:
        try:
            number = parse_receipt_number(text)
        except InvalidValueError:
            raise UnknownReceiptError(receipt=text[:30]) from None
    found = store.documents.receipt_numbered(number)
    if found is None:
        raise UnknownReceiptError(receipt=text[:30])
    return found


def find_bundle(store: Reader, house: House, text: str) -> Bundle:
    """The bundle with the number on the protocol, or with its short number of today, e.g. ``A-2``.

    Raises:
        UnknownBundleError: there is none, or the check digits are wrong.
    """
    today = house.business_day(store.now())
    short = text.strip().upper()
    if short.count("-") == 1:
        for bundle in store.documents.bundles(day=today):
            if bundle.number.short == short:
                return bundle
    try:
        found = store.documents.bundle_numbered(parse_bundle_number(text))
    except InvalidValueError:
        found = None
    if found is None:
        raise UnknownBundleError(bundle=text[:40])
    return found


def view_receipt(store: Reader, house: House, receipt: Receipt) -> ReceiptView:
    return view_receipts(store, house, [receipt])[0]


def view_receipts(store: Reader, house: House, receipts: Sequence[Receipt]) -> tuple[ReceiptView, ...]:
    """The receipts with everything about them, in their order, from a few reads for all together."""
    if not receipts:
        return ()
    ids = [receipt.id for receipt in receipts]
    entries = store.documents.entries(ids)
    references = store.documents.references(ids)
    jobs = store.documents.slips(SlipKind.RECEIPT, [str(one) for one in ids])
    bundles = _bundles(store, {one.now.bundle_id for one in receipts if one.now.bundle_id is not None})
    today = house.business_day(store.now())
    return tuple(
        ReceiptView(
            receipt=receipt,
            agency=house.agency(receipt.agency),
            standing=stand(entries[receipt.id]),
            reference=references.get(receipt.id),
            bundle=None if receipt.now.bundle_id is None else bundles.get(receipt.now.bundle_id),
            urgency=urgency(receipt, today, house) if must_go_on(receipt) else None,
            job=jobs.get(str(receipt.id)),
        )
        for receipt in receipts
    )


def trail(store: Reader, house: House, receipt: Receipt) -> Trail:
    """Where the papers of a receipt are, since when, who had them: every step, oldest first."""
    documents = store.documents
    events = documents.receipt_events(receipt.id)
    bundles = _bundles(store, {event.bundle_id for event in events if event.bundle_id is not None})
    told: list[tuple[int, TrailStep]] = [(event.id, _of_receipt(event, house, bundles)) for event in events]
    for bundle in bundles.values():
        for step in documents.bundle_events(bundle.id):
            if step.step is BundleStep.HANDED_OVER:
                told.append((step.id, _of_bundle(step, house, bundle)))
    told.sort(key=lambda pair: pair[0])
    return Trail(
        view=view_receipt(store, house, receipt),
        steps=tuple(step for _, step in told),
        entries=tuple(documents.entries([receipt.id])[receipt.id]),
        references=tuple(sorted(documents.reference_history(receipt.id).items())),
    )


def view_bundle(store: Reader, house: House, bundle: Bundle) -> BundleView:
    """The bundle with its protocol, as it was sealed."""
    items = store.documents.items([bundle.id]).get(bundle.id, ())
    ids = [item.receipt_id for item in items]
    entries, references = store.documents.entries(ids), store.documents.references(ids)
    lines = []
    for item in items:
        receipt = store.documents.receipt(item.receipt_id)
        assert receipt is not None  # lines refer to receipts by a foreign key
        content = entries[item.receipt_id][item.entry - 1].new.content
        assert content is not None
        now = references.get(item.receipt_id)
        reference = now
        if any(entry.kind is EntryKind.CORRECTED for entry in entries[item.receipt_id][item.entry :]):
            reference = _reference_by(store, item)
        lines.append(
            BundleLine(
                item=item,
                receipt=receipt,
                content=content,
                reference=reference,
                corrected=(stand(entries[item.receipt_id]).content, now) != (content, reference),
            )
        )
    contents = [line.content for line in lines]
    return BundleView(
        bundle=bundle,
        agency=house.agency(bundle.agency),
        lines=tuple(lines),
        pieces=sum(content.pieces for content in contents),
        pages=_pages(contents),
        with_deadline=sum(content.deadline is not None for content in contents),
        late=bundle.is_late(store.now()),
    )


def open_lists(store: Reader, house: House) -> tuple[OpenList, ...]:
    """What lies ready for each agency, in the order of the house."""
    waiting = store.documents.at_reception()
    return tuple(
        OpenList(
            agency=agency,
            ready=_at(waiting, Place.OPEN, agency.code),
            disputed=_at(waiting, Place.DISPUTED, agency.code),
        )
        for agency in house.agencies
    )


def attention(store: Reader, house: House) -> Attention:
    """What somebody has to see to."""
    now = store.now()
    documents = store.documents
    disputed = [one for one in documents.at_reception() if one.place is Place.DISPUTED]
    misrouted = view_receipts(store, house, documents.misrouted())
    order = list(Urgency)[::-1]
    under_way = documents.bundles(states=ON_THE_WAY)
    return Attention(
        disputed=view_receipts(store, house, disputed),
        late=tuple(bundle for bundle in under_way if bundle.is_late(now)),
        misrouted=tuple(sorted(misrouted, key=lambda view: order.index(view.urgency or Urgency.FRESH))),
        to_confirm=view_receipts(store, house, documents.to_confirm()),
    )


def reception_papers(store: Reader, house: House) -> PapersPicture:
    """Everything that reception shows of papers."""
    now = store.now()
    today = house.business_day(now)
    documents = store.documents
    return PapersPicture(
        at=now,
        day=today,
        lists=open_lists(store, house),
        on_the_way=tuple(documents.bundles(states=ON_THE_WAY)),
        settled=tuple(documents.bundles(states=_SETTLED, day=today)),
        recent=view_receipts(store, house, documents.receipts(today, limit=RECENT)),
        attention=attention(store, house),
    )


def agency_papers(store: Reader, house: House, agency: str) -> AgencyPapers:
    """Everything that an agency's window shows of papers."""
    one = house.agency_named(agency)
    under_way = store.documents.bundles(agency=one.code, states=ON_THE_WAY)[::-1]
    return AgencyPapers(
        agency=one,
        to_accept=tuple(bundle for bundle in under_way if bundle.state is BundleState.HANDED_OVER),
        coming=tuple(bundle for bundle in under_way if bundle.state is BundleState.SEALED),
        disputed=_at(store.documents.at_reception(one.code), Place.DISPUTED, one.code),
    )


def papers_of_visit(store: Reader, ticket_id: TicketId) -> tuple[Receipt, ...]:
    """The receipts of a client's visit, so that the desk sees that there are papers."""
    return tuple(store.documents.of_tickets([ticket_id]))


def receipts_of_day(
    store: Reader, house: House, *, day: date | None = None, agency: str | None = None, limit: int = 1000
) -> tuple[ReceiptView, ...]:
    """The receipts of a business day (today), newest first."""
    code = None if agency is None else house.agency_named(agency).code
    wanted = day or house.business_day(store.now())
    return view_receipts(store, house, store.documents.receipts(wanted, agency=code, limit=limit))


def _at(receipts: Sequence[Receipt], place: Place, agency: str) -> tuple[Receipt, ...]:
    return tuple(one for one in receipts if one.place is place and one.agency == agency)


def _reference_by(store: Reader, item: BundleItem) -> str | None:
    """The reference that stood when the bundle was sealed."""
    history = store.documents.reference_history(item.receipt_id)
    told = [number for number in history if number <= item.entry]
    return history[max(told)] if told else None


def _bundles(store: Reader, ids: Collection[BundleId]) -> dict[BundleId, Bundle]:
    found = (store.documents.bundle(one) for one in ids)
    return {bundle.id: bundle for bundle in found if bundle is not None}


def _pages(contents: Sequence[Content]) -> int | None:
    pages = [content.total_pages for content in contents]
    known = [one for one in pages if one is not None]
    return sum(known) if len(known) == len(pages) else None


def _of_receipt(event: ReceiptEvent, house: House, bundles: dict[BundleId, Bundle]) -> TrailStep:
    return TrailStep(
        at=event.at,
        kind=event.step.value,
        place=event.to_place,
        agency=house.agency(event.agency),
        body=event.body,
        bundle=None if event.bundle_id is None else bundles.get(event.bundle_id),
        station=event.station,
        reason=event.reason,
    )


def _of_bundle(event: BundleEvent, house: House, bundle: Bundle) -> TrailStep:
    return TrailStep(
        at=event.at,
        kind=event.step.value,
        place=Place.BUNDLED,
        agency=house.agency(event.agency),
        body=None,
        bundle=bundle,
        station=event.station,
        reason=None,
    )
