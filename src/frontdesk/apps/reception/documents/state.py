"""What the window shows of papers, worked out from the pictures of the store; knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from frontdesk.apps.reception.documents import wording
from frontdesk.apps.reception.documents.panels.bundle import BundleLineShown, BundleShown
from frontdesk.apps.reception.documents.panels.confirm import ClaimLine
from frontdesk.apps.reception.documents.panels.rows import CareLine, PileLine, ReceiptLine
from frontdesk.apps.reception.documents.panels.trail import FoundPaper, TrailLine
from frontdesk.apps.reception.documents.wording import translate
from frontdesk.domain.bundle import Bundle, BundleState, Verdict
from frontdesk.domain.house import AgencyCode, House
from frontdesk.domain.misrouting import Urgency
from frontdesk.domain.printjob import JobState, PrintJob
from frontdesk.domain.receipt import AT_RECEPTION, BundleId, EntryKind, Place
from frontdesk.domain.submission import kind_names
from frontdesk.qt import fonts, translation
from frontdesk.qt.theme import Status
from frontdesk.usecases.document_views import (
    Attention,
    BundleLine,
    BundleView,
    OpenList,
    PapersPicture,
    ReceiptView,
    Trail,
)

# Papers that wait longer at reception than a courier comes by are told in red.
OLD_PILE = timedelta(hours=4)
SLOW_PAPER = timedelta(seconds=30)
ASIDE = "aside"
PACK, HAND_OVER, CHECK = "pack", "hand_over", "check"


def pile_lines(
    house: House, picture: PapersPicture, loads: Mapping[BundleId, int], *, locked: str = ""
) -> tuple[PileLine, ...]:
    """One line for each agency, in the order of the house: what to do about its papers next."""
    return tuple(_pile(house, picture, one, loads, locked) for one in picture.lists)


def bundle_to_do(picture: PapersPicture, agency: AgencyCode) -> Bundle | None:
    """The bundle that the line of an agency is about: one to be carried first, else the oldest on its way."""
    mine = [one for one in picture.on_the_way if one.agency == agency]
    sealed = [one for one in mine if one.state is BundleState.SEALED]
    found = sealed or mine
    return found[-1] if found else None


def settled_words(house: House, picture: PapersPicture) -> str:
    """Which bundles the agencies have looked at today."""
    accepted = [one for one in picture.settled if one.state is BundleState.ACCEPTED]
    if not accepted:
        return translate("documents", "Heute noch kein Stapel quittiert")
    shown = [
        translate("documents", "%s um %s")
        % (one.number.short, wording.local(one.now.settled_at or one.now.sealed_at, house))
        for one in accepted[:3][::-1]
    ]
    return translate("documents", "Quittiert: %s") % ", ".join(shown)


def receipt_lines(
    house: House, picture: PapersPicture, *, no_reprint: str = "", no_correction: str = ""
) -> tuple[ReceiptLine, ...]:
    """The last receipts, newest first."""
    return tuple(_receipt(house, view, picture.at, no_reprint, no_correction) for view in picture.recent)


def aside_lines(references: Sequence[str | None], sentence: str) -> tuple[CareLine, ...]:
    """Papers that were refused while the next ones were typed; ``sentence`` says why the oldest were."""
    if not references:
        return ()
    count = len(references)
    title = (
        translate("documents", "1 Eingang nicht gespeichert")
        if count == 1
        else translate("documents", "%s Eingänge nicht gespeichert") % count
    )
    oldest = references[0]
    name = fonts.isolated(oldest) if oldest else translate("documents", "ohne Aktenzeichen")
    return (CareLine(key=ASIDE, icon="undo-2", title=title, caption=f"{name} · {sentence}", status="bad"),)


def care_lines(house: House, picture: PapersPicture) -> tuple[CareLine, ...]:
    """What somebody has to see to, the most urgent first."""
    attention = picture.attention
    lines = [_disputed(house, view) for view in attention.disputed]
    misrouted = {mark: _misrouted(house, attention, mark) for mark in Urgency}
    lines += misrouted[Urgency.LATE]
    lines += [_late(house, bundle, picture) for bundle in attention.late]
    lines += misrouted[Urgency.DUE]
    if attention.to_confirm:
        lines.append(_to_confirm(attention))
    return tuple(lines + misrouted[Urgency.FRESH])


def claims(house: House, picture: PapersPicture) -> tuple[ClaimLine, ...]:
    """The receipts whose date waits for a second person."""
    return tuple(
        ClaimLine(
            receipt_id=view.receipt.id,
            title=f"{view.receipt.number.short} · {wording.name_of(view.agency)}",
            caption=translate("documents", "%s, von „%s“")
            % (wording.entered_later(view.receipt), view.standing.claimed_by or "–"),
        )
        for view in picture.attention.to_confirm
    )


def found_paper(house: House, trail: Trail, *, has_printer: bool, no_printer: str) -> FoundPaper:
    """Where a paper is, since when, who had it, and which acts its place allows."""
    view, receipt = trail.view, trail.view.receipt
    words, icon, status = wording.place_words(view)
    since = f"{receipt.now.since.astimezone(house.zone):%d.%m.%Y, %H:%M}"
    by = next((step.station for step in trail.steps[::-1]), "")
    gone = receipt.place is Place.WITHDRAWN
    shown: Status = (
        "ok" if status == "ok" else "warn" if status == "warn" else "bad" if status == "bad" else "neutral"
    )
    can_print = has_printer and not gone
    return FoundPaper(
        receipt_id=receipt.id,
        number=receipt.label,
        summary=_summary(house, view),
        place=words,
        place_icon=icon,
        place_status=shown,
        since=translate("documents", "seit %s, zuletzt an: %s") % (since, _station(house, by)),
        lines=_steps(house, trail),
        agency=receipt.agency,
        body=receipt.now.body or "",
        can_route=receipt.place in AT_RECEPTION,
        can_forward=receipt.place in (Place.OPEN, Place.ACCEPTED),
        can_clarify=receipt.place is Place.DISPUTED,
        can_correct=not gone,
        can_print=can_print,
        no_print="" if can_print or gone else no_printer,
    )


def bundle_shown(house: House, view: BundleView, picture: PapersPicture | None) -> BundleShown:
    """A bundle as its page shows it."""
    bundle = view.bundle
    today = picture.day if picture is not None else bundle.number.day
    status: Status = (
        "bad"
        if bundle.state is BundleState.DISPUTED or view.late
        else "ok"
        if bundle.state is BundleState.ACCEPTED
        else "neutral"
    )
    totals = [wording.cases(len(view.lines)), wording.pieces(view.pieces)]
    if view.pages is not None:
        totals.append(translate("documents", "%s Seiten") % view.pages)
    if view.with_deadline:
        totals.append(translate("documents", "%s mit Frist") % view.with_deadline)
    return BundleShown(
        bundle_id=bundle.id,
        title=translate("documents", "Stapel %s · %s") % (bundle.number.short, wording.name_of(view.agency)),
        state=wording.bundle_state(bundle, house, today),
        state_status=status,
        totals=" · ".join(totals),
        lines=tuple(_bundle_line(line) for line in view.lines),
        can_hand_over=bundle.state is BundleState.SEALED,
        can_accept=bundle.state is BundleState.HANDED_OVER,
    )


def _pile(
    house: House, picture: PapersPicture, one: OpenList, loads: Mapping[BundleId, int], locked: str
) -> PileLine:
    today, count = picture.day, len(one.ready)
    bundle = bundle_to_do(picture, one.agency.code)
    oldest = one.oldest
    old = oldest is not None and picture.at - oldest > OLD_PILE
    late = bundle is not None and bundle.is_late(picture.at)
    base = PileLine(
        key=str(one.agency.code),
        letter=one.agency.letter,
        name=wording.name_of(one.agency),
        title=wording.cases(count),
        caption=wording.open_words(one, house, today),
        word=translate("documents", "Packen"),
        locked=locked if count or bundle is not None else "",
    )
    if bundle is None:
        if not count:
            return base
        waits = base.caption
        if old:
            return replace(base, caption="", strong=waits, status="bad", act=PACK)
        return replace(base, act=PACK)
    way = f"{bundle.number.short} · {wording.bundle_state(bundle, house, today)}"
    at = bundle.now.handed_over_at or bundle.now.sealed_at
    base = replace(base, strong_shorter=f"{bundle.number.short} · {wording.moment(at, house, today)}")
    status: Status = "bad" if late else "warn"
    if bundle.state is BundleState.HANDED_OVER and count:
        return replace(base, caption="", strong=way, status="bad" if old else status, act=PACK)
    sealed = bundle.state is BundleState.SEALED
    return replace(
        base,
        title=wording.cases(loads.get(bundle.id, 0)),
        caption=translate("documents", " · neu: %s") % count if count else "",
        strong=way,
        status=status,
        act=HAND_OVER if sealed else CHECK,
        word=translate("documents", "Übergeben") if sealed else translate("documents", "Quittieren"),
    )


def _receipt(
    house: House, view: ReceiptView, at_now: datetime, no_reprint: str, no_correction: str
) -> ReceiptLine:
    receipt, content = view.receipt, view.content
    at = wording.local(receipt.received_at, house)
    caption = f"{at} · {wording.pieces(content.pieces)}"
    mark, icon, status = _mark(view, at_now)
    gone = translate("documents", "zurückgezogen") if receipt.place is Place.WITHDRAWN else ""
    if view.standing.corrections and not mark:
        caption = f"{caption} · {translate('documents', 'berichtigt')}"
    return ReceiptLine(
        key=str(receipt.id),
        number=receipt.number.short,
        letter=view.agency.letter,
        agency=wording.name_of(view.agency),
        title=fonts.isolated(view.reference)
        if view.reference
        else translate("documents", "ohne Aktenzeichen"),
        caption=caption,
        mark=mark,
        mark_icon=icon,
        mark_status=status,
        shorter=(f"{at} · {content.pieces}",),
        no_reprint=gone or no_reprint,
        no_correction=gone or no_correction,
    )


def _did_not_come(job: PrintJob, at: datetime) -> bool:
    """Whether there is no paper, and none on its way: the worker of a printer takes a job at once."""
    waits = job.state in (JobState.PENDING, JobState.SENDING) and at - job.since > SLOW_PAPER
    return waits or job.state is JobState.FAILED


def _mark(view: ReceiptView, at: datetime) -> tuple[str, str, Status]:
    """The one thing about a receipt that a clerk should see, the weightiest first."""
    receipt = view.receipt
    if receipt.place is Place.WITHDRAWN:
        return translate("documents", "zurückgezogen"), "undo-2", "warn"
    if receipt.place is Place.DISPUTED:
        return translate("documents", "beanstandet"), "triangle-alert", "bad"
    if view.job is not None and _did_not_come(view.job, at):
        return translate("documents", "nicht gedruckt"), "printer-x", "warn"
    if view.job is not None and view.job.state is JobState.UNKNOWN:
        return translate("documents", "Bon ungewiss"), "printer", "warn"
    if view.waits_for_confirmation:
        return translate("documents", "unbestätigt"), "clock-alert", "warn"
    if view.content.deadline is not None:
        return translate("documents", "Frist"), "clock-alert", "warn"
    return "", "", "neutral"


def _disputed(house: House, view: ReceiptView) -> CareLine:
    receipt = view.receipt
    title = translate("documents", "%s beanstandet von: %s") % (
        receipt.number.short,
        wording.name_of(view.agency),
    )
    at = wording.local(receipt.now.since, house)
    reason = fonts.isolated(receipt.now.reason or translate("documents", "fehlt"))
    return CareLine(
        key=f"receipt:{receipt.label}",
        icon="triangle-alert",
        title=title,
        caption=f"{at} · {reason}",
        status="bad",
    )


def _late(house: House, bundle: Bundle, picture: PapersPicture) -> CareLine:
    agency = wording.name_of(house.agency(bundle.agency))
    words = (
        translate("documents", "Stapel %s nicht übergeben: %s")
        if bundle.state is BundleState.SEALED
        else translate("documents", "Stapel %s nicht quittiert: %s")
    )
    return CareLine(
        key=f"bundle:{bundle.label}",
        icon="hourglass",
        title=words % (bundle.number.short, agency),
        caption=wording.bundle_state(bundle, house, picture.day),
        status="bad",
    )


def _misrouted(house: House, attention: Attention, mark: Urgency) -> list[CareLine]:
    statuses: dict[Urgency, Status] = {Urgency.LATE: "bad", Urgency.DUE: "warn", Urgency.FRESH: "neutral"}
    found = []
    for view in attention.misrouted:
        if view.urgency is not mark:
            continue
        receipt = view.receipt
        body = receipt.now.body or wording.name_of(view.agency)
        day = f"{receipt.legal.date:%d.%m.}"
        found.append(
            CareLine(
                key=f"receipt:{receipt.label}",
                icon="send",
                title=translate("documents", "%s weiterzusenden") % receipt.number.short,
                caption=translate("documents", "eingegangen %s, gehört zu: %s") % (day, fonts.isolated(body)),
                status=statuses[mark],
            )
        )
    return found


def _to_confirm(attention: Attention) -> CareLine:
    count = len(attention.to_confirm)
    title = (
        translate("documents", "1 Datum zu bestätigen")
        if count == 1
        else translate("documents", "%s Daten zu bestätigen") % count
    )
    return CareLine(
        key="confirm",
        icon="user-round-check",
        title=title,
        caption=translate("documents", "nachgetragen, wartet auf eine zweite Person"),
        status="warn",
    )


def _summary(house: House, view: ReceiptView) -> str:
    language = translation.language()
    names = ", ".join(kind_names(view.content.items, house.kinds, language))
    reference = (
        fonts.isolated(view.reference) if view.reference else translate("documents", "ohne Aktenzeichen")
    )
    parts = [reference, names]
    if view.receipt.backdated:
        parts.append(wording.entered_later(view.receipt))
    if view.content.deadline is not None:
        parts.append(translate("documents", "Frist %s") % f"{view.content.deadline:%d.%m.%Y}")
    if view.standing.corrections:
        first = ", ".join(kind_names(view.standing.first.items, house.kinds, language))
        parts.append(translate("documents", "zuerst eingetragen: %s") % first)
    return " · ".join(parts)


def _steps(house: House, trail: Trail) -> tuple[TrailLine, ...]:
    statuses: dict[str, Status] = {
        "receipt_disputed": "bad",
        "receipt_accepted": "ok",
        "receipt_forwarded": "ok",
    }
    corrections = [entry for entry in trail.entries if entry.kind is EntryKind.CORRECTED]
    lines = []
    for step in trail.steps:
        reason = step.reason
        if step.kind == "receipt_corrected" and corrections:
            reason = corrections.pop(0).new.reason
        caption = _station(house, step.station)
        if reason:
            caption = f"{caption} · {fonts.isolated(reason)}"
        lines.append(
            TrailLine(
                time=f"{step.at.astimezone(house.zone):%d.%m. %H:%M}",
                title=wording.step_words(step),
                caption=caption,
                status=statuses.get(step.kind, "neutral"),
            )
        )
    return tuple(lines)


def _bundle_line(line: BundleLine) -> BundleLineShown:
    verdict = line.item.verdict
    settled, status = "", "neutral"
    if verdict is Verdict.ACCEPTED:
        settled, status = translate("documents", "angenommen"), "ok"
    elif verdict is Verdict.DISPUTED:
        settled, status = translate("documents", "beanstandet"), "bad"
    reference = (
        fonts.isolated(line.reference) if line.reference else translate("documents", "ohne Aktenzeichen")
    )
    shown: Status = "ok" if status == "ok" else "bad" if status == "bad" else "neutral"
    return BundleLineShown(
        receipt_id=line.receipt.id,
        number=line.receipt.label,
        title=f"{line.receipt.number.short} · {wording.pieces(line.content.pieces)}",
        caption=reference if not line.item.reason else f"{reference} · {fonts.isolated(line.item.reason)}",
        settled=settled,
        settled_status=shown,
    )


def _station(house: House, name: str) -> str:
    return next((one.title for one in house.stations if one.name == name), name)
