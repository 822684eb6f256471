"""The words about papers at the desk; nothing of them is personal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.desk.papers.state import BundleSummary, CheckLine, DeskPapers, VisitPaper, lateness
from frontdesk.apps.desk.state import clock_time
from frontdesk.domain.bundle import Bundle, BundleState
from frontdesk.domain.house import Agency, House
from frontdesk.domain.receipt import Place, Receipt, ReceiptId
from frontdesk.domain.scan import Scan, Trouble
from frontdesk.domain.submission import Content, kind_names
from frontdesk.qt import translation
from frontdesk.qt.theme import Status

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One line of the list below the card: a name and what is said of it.

    Attributes:
        strong: begins the second line, in the colour of ``status``.
        shorter: instead of ``caption`` where there is less room.
        spoken: all of it, for a screen reader.
    """

    title: str
    caption: str
    strong: str = ""
    status: Status = "neutral"
    icon: str = ""
    shorter: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.strong}{self.caption}"


def papers(count: int) -> str:
    return translate("desk", "1 Unterlage") if count == 1 else translate("desk", "%s Unterlagen") % count


def receipts(count: int) -> str:
    return translate("desk", "1 Eingang") if count == 1 else translate("desk", "%s Eingänge") % count


def pages(count: int) -> str:
    return translate("desk", "1 Seite") if count == 1 else translate("desk", "%s Seiten") % count


def receipt_name(receipt: Receipt) -> str:
    return translate("desk", "Eingang %s") % receipt.number.short


def bundle_name(bundle: Bundle) -> str:
    return translate("desk", "Stapel %s") % bundle.number.short


def when(at: datetime, now: datetime, house: House) -> str:
    """Time of day, with the day before it when that was another one."""
    local = at.astimezone(house.zone)
    same = local.date() == now.astimezone(house.zone).date()
    return clock_time(at, house.zone) if same else f"{local:%d.%m.} {clock_time(at, house.zone)}"


def deadline(day: date) -> str:
    return translate("desk", "Frist %s") % f"{day:%d.%m.}"


def kinds(content: Content, house: House, language: str) -> str:
    return ", ".join(kind_names(content.items, house.kinds, language))


def place(receipt: Receipt, bundle: Bundle | None, now: datetime, house: House) -> str:
    """Where the papers of a receipt are."""
    since = when(receipt.now.since, now, house)
    match receipt.place:
        case Place.BUNDLED if bundle is not None:
            if bundle.state is BundleState.HANDED_OVER:
                return translate("desk", "übergeben in Stapel %s") % bundle.number.short
            return translate("desk", "gepackt in Stapel %s") % bundle.number.short
        case Place.ACCEPTED:
            return translate("desk", "angenommen %s") % since
        case Place.DISPUTED:
            return translate("desk", "beanstandet: %s") % (receipt.now.reason or "–")
        case Place.FORWARDED:
            return translate("desk", "weitergeleitet %s") % since
        case Place.WITHDRAWN:
            return translate("desk", "zurückgenommen %s") % since
        case _:
            return translate("desk", "liegt am Empfang")


def visit_line(paper: VisitPaper, label: str, now: datetime, house: House, language: str) -> PaperLine:
    """What the client with the number ``label`` handed in, when, and where it is."""
    receipt = paper.receipt
    where = place(receipt, paper.bundle, now, house)
    disputed = receipt.place is Place.DISPUTED
    return PaperLine(
        title=f"{label} · {receipt_name(receipt)} · {when(receipt.received_at, now, house)}",
        caption=f"{where} · {kinds(paper.content, house, language)}",
        shorter=(where,),
        status="bad" if disputed else "neutral",
        icon="circle-alert" if disputed else "",
    )


def bundle_line(one: BundleSummary, now: datetime, house: House) -> PaperLine:
    """A bundle that waits to be accepted; a late one says so first."""
    late = lateness(one.bundle, now, house)
    handed_over = one.bundle.now.handed_over_at
    count = receipts(one.receipts)
    if one.left < one.receipts:
        count = translate("desk", "noch %s von %s Eingängen") % (one.left, one.receipts)
    facts = [count, papers(one.pieces)]
    if one.pages is not None:
        facts.append(pages(one.pages))
    forms: tuple[str, ...] = (" · ".join(facts), " · ".join(facts[:2]), count)
    strong = ""
    status: Status = "neutral"
    if late != "neutral" and handed_over is not None:
        strong, status = translate("desk", "Überfällig"), late
        since = translate("desk", "seit %s") % when(handed_over, now, house)
        forms = (f" {since} · {count}", f" {since}", "")
    elif one.deadline is not None:
        strong, status = deadline(one.deadline), "warn"
        forms = tuple(f" · {form}" for form in forms)
    return PaperLine(
        title=bundle_name(one.bundle),
        caption=forms[0],
        shorter=forms[1:],
        strong=strong,
        status=status,
        icon="triangle-alert" if late == "warn" else "circle-alert" if late == "bad" else "",
    )


def disputed_line(receipt: Receipt, now: datetime, house: House) -> PaperLine:
    """A paper that this agency misses."""
    since = translate("desk", "seit %s") % when(receipt.now.since, now, house)
    return PaperLine(
        title=translate("desk", "%s beanstandet") % receipt_name(receipt),
        caption=f"{receipt.now.reason or '–'} · {since}",
        status="bad",
        icon="circle-alert",
    )


def coming(bundles: Sequence[Bundle]) -> str:
    """Bundles that are packed and not handed over yet."""
    if not bundles:
        return ""
    names = ", ".join(bundle.number.short for bundle in bundles)
    return translate("desk", "Gepackt, noch am Empfang: %s") % names


def alarm(found: DeskPapers, now: datetime, house: House) -> tuple[Status, str]:
    """What must be seen wherever the list is scrolled to; without words nothing."""
    late = [(lateness(one.bundle, now, house), one) for one in found.to_accept]
    loud = [(status, one) for status, one in late if status != "neutral"]
    if loud:
        worst: Status = "bad" if any(status == "bad" for status, _ in loud) else "warn"
        if len(loud) > 1:
            return worst, translate("desk", "%s Stapel überfällig") % len(loud)
        return worst, translate("desk", "%s überfällig") % loud[0][1].short
    if found.disputed:
        return "bad", translate("desk", "%s beanstandet") % len(found.disputed)
    return "neutral", ""


def arrived(one: BundleSummary) -> str:
    """What a screen reader says of a new bundle."""
    return translate("desk", "%s ist da: %s.") % (bundle_name(one.bundle), receipts(one.receipts))


# --- after acts and scans --------------------------------------------------------------------------


def accepted(bundle: Bundle, disputed: int) -> str:
    """The sentence after the agency has looked at a bundle."""
    name = bundle_name(bundle)
    if bundle.state is BundleState.ACCEPTED:
        return translate("desk", "%s ist angenommen.") % name
    if bundle.state is BundleState.DISPUTED:
        said = translate("desk", "%s ist geprüft. Was beanstandet ist, sieht der Empfang sofort.")
        return said % name
    if disputed:
        said = translate("desk", "%s: gespeichert, der Rest ist offen. Der Empfang sieht die Beanstandung.")
        return said % name
    return translate("desk", "%s: gespeichert, der Rest ist offen.") % name


def no_way_back() -> str:
    return translate(
        "desk",
        "Eine Annahme lässt sich nicht zurücknehmen; stimmt sie nicht, hilft der Empfang. "
        "Noch einmal Strg+Z nimmt den Schritt davor zurück.",
    )


def settled_elsewhere(bundle_short: str) -> str:
    return translate("desk", "Stapel %s ist inzwischen an einem anderen Platz geprüft.") % bundle_short


def no_enter() -> str:
    return translate("desk", "Der Code kam ohne Enter an und gilt nicht. Bitte noch einmal scannen.")


def useless(scan: Scan) -> str:
    """Why a scanned code is of no use."""
    said = {
        Trouble.TOO_LONG: translate("desk", "Das ist zu lang für einen Code. Bitte noch einmal scannen."),
        Trouble.WRONG_CHECK: translate(
            "desk", "Der Code ist falsch gelesen: die Prüfziffer stimmt nicht. Bitte noch einmal scannen."
        ),
        Trouble.OTHER_HOUSE: translate("desk", "Der Code gehört zu einem anderen Haus."),
    }
    default = translate("desk", "Das ist kein Code eines Stapels oder Eingangs.")
    return said.get(scan.trouble, default) if scan.trouble is not None else default


def not_to_accept(bundle: Bundle, now: datetime, house: House, *, agency: str) -> str:
    """Why a scanned bundle cannot be accepted here."""
    name = bundle_name(bundle)
    if bundle.agency != agency:
        return _is_for(name, house.agency(bundle.agency))
    if bundle.state is BundleState.SEALED:
        return translate("desk", "%s ist noch nicht übergeben. Bitte am Empfang nachfragen.") % name
    at = when(bundle.now.settled_at or bundle.now.sealed_at, now, house)
    return translate("desk", "%s ist schon geprüft, %s.") % (name, at)


def unknown(scan: Scan) -> str:
    return translate("desk", "Zu „%s“ gibt es in diesem Haus nichts.") % scan.text[:40]


def receipt_is(receipt: Receipt, bundle: Bundle | None, now: datetime, house: House, *, agency: str) -> str:
    """Where a scanned receipt is, when it is in no bundle that waits here."""
    if receipt.agency != agency:
        return _is_for(receipt_name(receipt), house.agency(receipt.agency))
    return f"{receipt_name(receipt)}: {place(receipt, bundle, now, house)}."


def _is_for(name: str, agency: Agency) -> str:
    return translate("desk", "%s ist für %s.") % (name, agency.name(translation.language()))


# --- the page that checks a bundle -----------------------------------------------------------------


def check_line(line: CheckLine, now: datetime, house: House, language: str) -> PaperLine:
    """A receipt of the bundle that is being checked."""
    known = line.content.total_pages
    what = kinds(line.content, house, language)
    number = f"{line.receipt.number.short} · {when(line.receipt.received_at, now, house)}"
    caption = what if known is None else f"{what} · {pages(known)}"
    if line.content.deadline is None:
        return PaperLine(title=number, caption=caption)
    return PaperLine(
        title=number, strong=deadline(line.content.deadline), caption=f" · {caption}", status="warn"
    )


def checked_so_far(marks: Mapping[ReceiptId, str | None], lines: int) -> str:
    here = sum(reason is None for reason in marks.values())
    return translate("desk", "%s offen · %s da · %s beanstandet") % (
        lines - len(marks),
        here,
        len(marks) - here,
    )


def not_in_bundle(text: str, bundle_short: str) -> str:
    return translate("desk", "„%s“ ist nicht offen in Stapel %s.") % (text[:40], bundle_short)


def reason_for(short: str) -> str:
    return translate("desk", "Grund: was ist mit Eingang %s?") % short


def reason_missing() -> str:
    return translate("desk", "Eine Beanstandung braucht einen Grund in wenigen Worten.")


def code_is_no_reason() -> str:
    return translate("desk", "Das ist ein Code und kein Grund. Esc lässt die Beanstandung.")


def open_word() -> str:
    return translate("desk", "offen")


def here_word() -> str:
    return translate("desk", "da")


def missing() -> str:
    """The reason that is offered first."""
    return translate("desk", "fehlt")
