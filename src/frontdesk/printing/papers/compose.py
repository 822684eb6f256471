"""From the record of papers to what a sheet of A4 says, read from the store at the moment of printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from frontdesk.domain.bundle import Bundle, Verdict
from frontdesk.domain.house import House
from frontdesk.domain.receipt import Entry, EntryKind, Place, Receipt, ReceiptStep
from frontdesk.domain.receipt_number import ReceiptNumber
from frontdesk.domain.submission import Content, Item, PaperForm
from frontdesk.printing.papers.values import (
    AgencyDay,
    Change,
    DayLine,
    DayPaper,
    Forwarding,
    LateEntry,
    PaperItem,
    ProtocolLine,
    ProtocolPaper,
    ReceiptPaper,
)
from frontdesk.printing.papers.wording import UNKNOWN, day_of, language_of, moment_of, pages_of
from frontdesk.printing.slip import Form, Words, words
from frontdesk.printing.texts import german
from frontdesk.usecases.document_views import BundleLine, ReceiptView, Trail
from frontdesk.usecases.paper_queries import receipts_of_day, trail, view_bundle
from frontdesk.usecases.ports import Reader

_FORMS = {PaperForm.ORIGINALS: Form.ORIGINAL, PaperForm.COPIES: Form.COPY}
_FORM_NAMES = {PaperForm.ORIGINALS: "Originale", PaperForm.COPIES: "Kopien"}
_STANDS = "Eine zweite Person hat das Datum bestätigt."
_WAITS = "Noch hat keine zweite Person das Datum bestätigt."
_FALLS = "Die zweite Person hat das Datum nicht bestätigt."
MANY = 100_000  # receipts of one day: no house has as many
_LOOK_BACK = 1000  # missing numbers right before the first one of a day that are told one by one


def receipt_paper(store: Reader, house: House, receipt: Receipt, *, copy: int = 0) -> ReceiptPaper:
    """The A4 receipt with everything that its record says, corrections beside what they correct."""
    found = trail(store, house, receipt)
    content = found.view.content
    return ReceiptPaper(
        site=house.site.name(),
        printed=store.now().astimezone(house.zone),
        number=receipt.label,
        legal=receipt.legal.at.astimezone(house.zone),
        received_by=_body(house, receipt.received_by, content.language),
        addressed_to=_addressee(house, receipt, content.language),
        reference=found.view.reference or "",
        items=tuple(_item(house, item, content.language) for item in content.items),
        pages=content.total_pages,
        form=_FORMS[content.form],
        deadline=content.deadline,
        note=content.note or "",
        language=content.language,
        papers_in=language_of(content.papers) if content.papers not in (None, "de") else "",
        copy=copy,
        late_entry=_late_entry(house, found),
        changes=tuple(_changes(house, found)),
        forwarding=_forwarding(house, found),
        withdrawn=receipt.now.reason or UNKNOWN if receipt.place is Place.WITHDRAWN else "",
    )


def protocol_paper(store: Reader, house: House, bundle: Bundle) -> ProtocolPaper:
    """The hand-over protocol: what was sealed, whatever was corrected since."""
    view = view_bundle(store, house, bundle)
    handed_over = bundle.now.handed_over_at
    return ProtocolPaper(
        site=house.site.name(),
        printed=store.now().astimezone(house.zone),
        number=bundle.label,
        short=bundle.number.short,
        to=view.agency.name(),
        way=german().floor_name(view.agency.floor),
        sealed=bundle.now.sealed_at.astimezone(house.zone),
        handed_over=None if handed_over is None else handed_over.astimezone(house.zone),
        lines=tuple(_protocol_line(house, line) for line in view.lines),
        pieces=view.pieces,
        pages=view.pages,
        with_deadline=view.with_deadline,
    )


def day_paper(store: Reader, house: House, day: date | None = None) -> DayPaper:
    """The receipts recorded on a business day (today), oldest first, and the numbers that are missing."""
    now = store.now()
    wanted = day or house.business_day(now)
    views = receipts_of_day(store, house, day=wanted, limit=MANY)[::-1]
    numbers = sorted(view.receipt.number for view in views)
    return DayPaper(
        site=house.site.name(),
        printed=now.astimezone(house.zone),
        day=wanted,
        agencies=tuple(
            AgencyDay(
                code=agency.code,
                name=agency.name(),
                lines=tuple(_day_line(house, view) for view in views if view.receipt.agency == agency.code),
            )
            for agency in house.agencies
        ),
        first=str(numbers[0]) if numbers else "",
        last=str(numbers[-1]) if numbers else "",
        gaps=tuple(str(gap) for gap in _gaps(store, house, numbers)),
    )


def _gaps(store: Reader, house: House, numbers: Sequence[ReceiptNumber]) -> Iterator[ReceiptNumber]:
    """Numbers that nobody has: from the last one of an earlier day on, and up to the last one given."""
    if not numbers:
        return
    year, present = numbers[0].year, {number.sequence for number in numbers}
    first, last = min(present), max(present)

    def is_missing(sequence: int) -> bool:
        number = ReceiptNumber(house.site.code, year, sequence)
        return sequence not in present and store.documents.receipt_numbered(number) is None

    begin = first
    while begin > 1 and first - begin < _LOOK_BACK and is_missing(begin - 1):
        begin -= 1
    given = next((one.last_given for one in store.documents.counters() if one.year == year), last)
    end = last
    while end < given and is_missing(end + 1):
        end += 1
    for sequence in range(begin, end + 1):
        if is_missing(sequence):
            yield ReceiptNumber(house.site.code, year, sequence)


def _body(house: House, code: str, language: str) -> Words:
    if code == house.site.code:
        named = words(house.site.names, language)
        return Words(f"Empfang, {named.de}", named.other)
    return words(house.agency(code).names, language)


def _addressee(house: House, receipt: Receipt, language: str) -> Words:
    if receipt.now.body is not None:
        return Words(receipt.now.body)
    agency = house.agency(receipt.agency)
    named = words(agency.names, language)
    return Words(f"{named.de} ({german().floor_name(agency.floor)})", named.other)


def _item(house: House, item: Item, language: str) -> PaperItem:
    kind = house.kinds.get(item.kind)
    named = Words(item.kind) if kind is None else words(kind.names, language)
    return PaperItem(kind=named, count=item.count, pages=item.total)


def _late_entry(house: House, found: Trail) -> LateEntry | None:
    receipt = found.view.receipt
    if not receipt.backdated:
        return None
    reason = found.entries[0].new.reason or ""
    recorded = receipt.received_at.astimezone(house.zone)
    return LateEntry(recorded=recorded, reason=reason, remark=_word_on(found.entries, 1))


def _word_on(entries: Iterable[Entry], claim: int) -> str:
    """What a second person said of the date that entry ``claim`` told."""
    for entry in entries:
        if entry.new.about == claim:
            return _STANDS if entry.kind is EntryKind.CONFIRMED else _FALLS
    return _WAITS


def _changes(house: House, found: Trail) -> Iterator[Change]:
    references = dict(found.references)
    content = found.entries[0].new.content
    reference = references.get(1)
    legal = found.view.receipt.legal.at
    for entry in found.entries[1:]:
        new, at = entry.new, entry.at.astimezone(house.zone)
        if entry.kind is EntryKind.CORRECTED and new.content is not None and content is not None:
            later = references.get(entry.number, reference)
            before, after = _facts(house, content, reference), _facts(house, new.content, later)
            changed = [what for what in after if before[what] != after[what]] or ["Unterlagen"]
            yield Change(
                at=at,
                what=", ".join(changed),
                before="; ".join(before[what] for what in changed),
                after="; ".join(after[what] for what in changed),
                reason=new.reason or "",
            )
            content, reference = new.content, later
        elif entry.kind is EntryKind.REDATED and new.legal is not None:
            yield Change(
                at=at,
                what="Eingangsdatum",
                before=moment_of(legal.astimezone(house.zone)),
                after=moment_of(new.legal.at.astimezone(house.zone)),
                reason=new.reason or "",
                remark=_word_on(found.entries, entry.number),
            )


def _facts(house: House, content: Content, reference: str | None) -> dict[str, str]:
    """Everything that a correction can change, by its name."""
    return {
        "Unterlagen": _listed(house, content, pages=True),
        "Seiten": pages_of(content.total_pages) or UNKNOWN,
        "Form": _FORM_NAMES[content.form],
        "Aktenzeichen": reference or UNKNOWN,
        "Frist": day_of(content.deadline) or UNKNOWN,
        "Sprache der Unterlagen": language_of(content.papers) if content.papers else UNKNOWN,
        "Hinweis": content.note or UNKNOWN,
    }


def _listed(house: House, content: Content, *, pages: bool = False) -> str:
    """``Lohnabrechnung 2, Arbeitsvertrag``."""
    parts = []
    for item in content.items:
        kind = house.kinds.get(item.kind)
        name = item.kind if kind is None else kind.name()
        count = f" {item.count}" if item.count != 1 or pages else ""
        counted = f" ({pages_of(item.total)})" if pages and item.total is not None else ""
        parts.append(f"{name}{count}{counted}")
    return ", ".join(parts)


def _forwarding(house: House, found: Trail) -> Forwarding | None:
    """Where the papers go on to, where they belong to another body than the one that took them.

    That § 16 SGB I makes the first receipt count there is claimed of nothing here: whether papers apply for a
    social benefit is in no record, and for residence and asylum seekers' benefits it does not hold.
    """
    receipt = found.view.receipt
    if not receipt.misrouted or receipt.place is Place.WITHDRAWN:
        return None
    body = receipt.now.body or house.agency(receipt.agency).name()
    sent = [step.at for step in found.steps if step.kind == ReceiptStep.FORWARDED]
    on = sent[-1].astimezone(house.zone).date() if sent and receipt.place is Place.FORWARDED else None
    return Forwarding(body=body, on=on)


def _protocol_line(house: House, line: BundleLine) -> ProtocolLine:
    verdict = {Verdict.TRAVELLING: "", Verdict.ACCEPTED: "erhalten", Verdict.DISPUTED: "fehlt"}[
        line.item.verdict
    ]
    return ProtocolLine(
        number=line.receipt.label,
        short=line.receipt.number.short,
        reference=line.reference or "",
        items=_listed(house, line.content),
        pages=line.content.total_pages,
        deadline=line.content.deadline,
        verdict=verdict,
    )


def _day_line(house: House, view: ReceiptView) -> DayLine:
    receipt = view.receipt
    marks = []
    if receipt.backdated:
        marks.append("nachgetragen")
    if view.standing.corrections:
        marks.append("berichtigt")
    if view.waits_for_confirmation:
        marks.append("Datum unbestätigt")
    return DayLine(
        number=receipt.label,
        recorded=receipt.received_at.astimezone(house.zone),
        items=_listed(house, view.content),
        pieces=view.content.pieces,
        pages=view.content.total_pages,
        deadline=view.content.deadline,
        place=_place(view),
        mark=", ".join(marks),
        withdrawn=receipt.place is Place.WITHDRAWN,
    )


def _place(view: ReceiptView) -> str:
    bundle = f"Stapel {view.bundle.number.short}" if view.bundle is not None else "Stapel"
    return {
        Place.OPEN: "am Empfang",
        Place.BUNDLED: bundle,
        Place.ACCEPTED: "angenommen",
        Place.DISPUTED: "beanstandet",
        Place.FORWARDED: "weitergeleitet",
        Place.WITHDRAWN: "zurückgezogen",
    }[view.receipt.place]
