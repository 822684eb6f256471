"""The sentences about papers: what is wrong with a field, where a paper is, what has to be seen to."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.reception.documents.dates import day_text
from frontdesk.apps.reception.documents.draft import BadField, Field, Flaw
from frontdesk.domain.bundle import Bundle, BundleState
from frontdesk.domain.document_errors import (
    ItemLimitError,
    LegalDateError,
    PagesContradictError,
    UnknownKindError,
    UnreadableItemError,
)
from frontdesk.domain.errors import InvalidValueError, UnknownLanguageError, UnknownTicketError
from frontdesk.domain.house import Agency, House
from frontdesk.domain.receipt import Place, Receipt
from frontdesk.domain.scan import Scan, ScanKind, Trouble
from frontdesk.qt import errors, fonts, translation
from frontdesk.usecases.document_views import OpenList, ReceiptView, TrailStep

# Under this name lupdate finds the words.
translate = QCoreApplication.translate

_LONGEST_SHOWN = 24


def name_of(agency: Agency) -> str:
    """What people call an agency, short enough for a row."""
    return agency.short_name(translation.language())


def local(at: datetime, house: House) -> str:
    """``hh:mm`` today, and with its day before."""
    return f"{at.astimezone(house.zone):%H:%M}"


def moment(at: datetime, house: House, today: date) -> str:
    """A time, with the day where it is another one."""
    here = at.astimezone(house.zone)
    return f"{here:%H:%M}" if here.date() == today else f"{here:%d.%m. %H:%M}"


# --- what is wrong --------------------------------------------------------------------------------


def bad_field(bad: BadField) -> str:
    """The sentence beside a field."""
    flaws = {
        Flaw.NO_AGENCY: translate("documents", "Bitte die zuständige Stelle wählen (Alt A, dann Buchstabe)."),
        Flaw.NO_REFERENCE: translate("documents", "Bitte das Aktenzeichen scannen, oder Alt O für keines."),
        Flaw.OUR_CODE: translate("documents", "Das ist eine Nummer von uns und kein Aktenzeichen."),
        Flaw.OTHER_HOUSE: _other_house(),
        Flaw.WRONG_CHECK: _wrong_check(),
        Flaw.NOTHING: translate("documents", "Bitte mindestens eine Unterlage eingeben, z. B. ko3."),
        Flaw.NO_DATE: translate("documents", "Diesen Tag gibt es nicht. Bitte so eingeben: 27.11.2026."),
        Flaw.NO_NUMBER: translate("documents", "Bitte die Seiten als Zahl ab 1 eingeben, oder leer lassen."),
        Flaw.NO_REASON: translate("documents", "Bitte den Grund in wenigen Worten eingeben."),
    }
    if bad.flaw is not None:
        return flaws[bad.flaw]
    return refusal(bad.cause) if bad.cause is not None else ""


def refusal(error: Exception) -> str:
    """An error of the rules in the words of this window."""
    if isinstance(error, ItemLimitError):
        return _limit(error)
    if isinstance(error, UnknownKindError):
        kind = shown(str(error.facts.get("kind", "")))
        return (
            translate("documents", "Das Kürzel „%s“ gibt es hier nicht. Die Kürzel stehen auf den Kacheln.")
            % kind
        )
    if isinstance(error, UnreadableItemError):
        part = shown(str(error.facts.get("part", "")))
        return translate("documents", "„%s“ ist nicht zu lesen. Bitte so eingeben: wb ko3 lo2.") % part
    if isinstance(error, InvalidValueError):
        return _invalid(error)
    return errors.describe(error).sentence


def field_of(error: Exception) -> Field:
    """Which field an error of the rules is about."""
    if isinstance(error, (UnknownKindError, UnreadableItemError, ItemLimitError)):
        return Field.PAGES if error.facts.get("most", 0) == 99990 else Field.KINDS
    if isinstance(error, PagesContradictError):
        return Field.PAGES
    if isinstance(error, UnknownTicketError):
        return Field.REFERENCE
    if isinstance(error, LegalDateError):
        return Field.NOWHERE
    if isinstance(error, UnknownLanguageError):
        return Field.LANGUAGE
    if isinstance(error, InvalidValueError):
        fields = {
            "reference": Field.REFERENCE,
            "note": Field.NOTE,
            "addressed_to": Field.BODY,
            "deadline": Field.DEADLINE,
            "language": Field.PAPERS,
        }
        return fields.get(str(error.facts.get("field")), Field.NOWHERE)
    return Field.NOWHERE


def shown(text: str) -> str:
    """Foreign text inside a sentence: short, and fenced so that it cannot reorder what stands around it."""
    cut = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return fonts.isolated(cut)


def _limit(error: ItemLimitError) -> str:
    value, least, most = (error.facts.get(name) for name in ("value", "least", "most"))
    what = error.facts.get("what")
    if what == "kinds":
        if value == 0:
            return translate("documents", "Bitte mindestens eine Unterlage eingeben, z. B. ko3.")
        return translate(
            "documents", "%s Arten sind zu viele für einen Eingang, höchstens %s. Bitte aufteilen."
        ) % (
            value,
            most,
        )
    if what == "count":
        return translate("documents", "%s Stück geht nicht, erlaubt sind %s bis %s.") % (value, least, most)
    if what == "pages":
        return translate("documents", "%s Seiten geht nicht, erlaubt sind %s bis %s.") % (value, least, most)
    return translate("documents", "Das ist zu lang für eine Zeile. Bitte nur Kürzel und Anzahl eingeben.")


def _invalid(error: InvalidValueError) -> str:
    match error.facts.get("field"):
        case "reference":
            return translate("documents", "Das ist zu lang für ein Aktenzeichen, höchstens 60 Zeichen.")
        case "note":
            return translate("documents", "Die Notiz ist zu lang, höchstens 140 Zeichen.")
        case "addressed_to":
            return translate("documents", "Bitte den Namen der Stelle eingeben, höchstens 60 Zeichen.")
        case "deadline":
            return translate("documents", "Diese Frist liegt zu weit weg. Bitte das Jahr prüfen.")
        case "language":
            return translate("documents", "Bitte das Kürzel der Sprache eingeben, z. B. uk.")
    return errors.describe(error).sentence


def away() -> str:
    """Why nothing can be recorded now."""
    return translate(
        "documents",
        "Die Datenbank antwortet nicht, darum gibt es jetzt keine Nummer. Ihre Eingaben bleiben stehen.",
    )


def run_is_over() -> str:
    """Why letters are no longer dated by their run."""
    return translate(
        "documents", "Ein neuer Tag hat begonnen, der Lauf ist beendet. Weitere Briefe bitte neu beginnen."
    )


# --- what a reference is --------------------------------------------------------------------------


def format_tag(scan: Scan, agency: Agency | None) -> tuple[str, str]:
    """The word at the end of the field, and its status: ``ok``, ``warn`` or ``neutral``."""
    own = [one for one in scan.formats if agency is None or one.agency == agency.code]
    if own and any(one.sound for one in own):
        name = own[0].format.name(translation.language())
        return translate("documents", "%s gültig") % name, "ok"
    if own:
        return translate("documents", "Prüfziffer falsch"), "warn"
    if scan.formats:
        return translate("documents", "andere Stelle"), "warn"
    return translate("documents", "Form unbekannt"), "warn"


def format_hint(scan: Scan, agency: Agency | None, house: House) -> tuple[str, bool]:
    """The line below the field, and whether it warns; a reference never blocks."""
    own = [one for one in scan.formats if agency is None or one.agency == agency.code]
    refused = refused_scan(scan)
    if refused:
        return refused, True
    if own and any(one.sound for one in own):
        example = own[0].format.example
        found = name_of(house.agency(own[0].agency))
        return translate("documents", "wie %s · erkannt: %s") % (example, found), False
    if own:
        return translate("documents", "Die Prüfziffer stimmt nicht. Bitte noch einmal vergleichen."), True
    if scan.formats and agency is not None:
        other = name_of(house.agency(scan.formats[0].agency))
        words = translate("documents", "Sieht aus wie ein Aktenzeichen von: %s, gewählt ist: %s.")
        return words % (other, name_of(agency)), True
    if agency is not None and agency.references:
        words = translate("documents", "Sieht nicht aus wie ein Aktenzeichen von: %s, z. B. %s.")
        return words % (name_of(agency), agency.references[0].example), True
    return translate("documents", "Keine bekannte Form. Bitte die zuständige Stelle wählen (Alt A)."), True


def refused_scan(scan: Scan, *, takes_ticket: bool = True) -> str:
    """Why a scanned code leads nowhere; empty when it does.

    ``takes_ticket``: papers can still be put to the ticket that somebody waits with.
    """
    if scan.trouble is Trouble.OTHER_HOUSE:
        return _other_house()
    if scan.kind is ScanKind.APPOINTMENT:
        return translate("documents", "Das ist der Code eines Termins, kein Aktenzeichen.")
    if scan.kind is ScanKind.TICKET and scan.trouble is Trouble.OTHER_DAY:
        return translate("documents", "Die Wartemarke %s ist nicht von heute.") % ticket_label(scan.text)
    if scan.kind is ScanKind.TICKET and takes_ticket:
        return ""
    if scan.kind is ScanKind.TICKET:
        return (
            translate("documents", "Das ist der Code einer Wartemarke (%s), kein Aktenzeichen.") % scan.ticket
        )
    if scan.kind is ScanKind.NOTHING and scan.trouble is Trouble.WRONG_CHECK:
        return _wrong_check()
    if scan.kind is ScanKind.NOTHING and scan.trouble is Trouble.TOO_LONG:
        return translate("documents", "Das ist zu lang für ein Aktenzeichen, höchstens 60 Zeichen.")
    return ""


def ticket_label(code: str) -> str:
    """The number that people know, out of a ticket's code."""
    number = code.split(":")[2]
    return f"{number[0]} {number[1:]}"


def with_ticket(hint: str, code: str) -> str:
    """The line below the reference, led by the ticket that the papers belong to."""
    if not code:
        return hint
    words = translate("documents", "Zu Wartemarke %s") % ticket_label(code)
    return f"{words} · {hint}"


def _other_house() -> str:
    return translate("documents", "Diese Nummer ist von einem anderen Haus.")


def _wrong_check() -> str:
    return translate("documents", "Die Prüfziffern dieser Nummer stimmen nicht. Bitte noch einmal scannen.")


# --- counts ---------------------------------------------------------------------------------------


def cases(count: int) -> str:
    """How many receipts."""
    return (
        translate("documents", "1 Vorgang") if count == 1 else translate("documents", "%s Vorgänge") % count
    )


def pieces(count: int) -> str:
    """How many papers."""
    return translate("documents", "%s Stück") % count


def kinds(count: int) -> str:
    """How many kinds of papers."""
    return translate("documents", "1 Art") if count == 1 else translate("documents", "%s Arten") % count


def deadline_tag(day: date, today: date) -> tuple[str, str]:
    """How far away the day in the letter is, and its status."""
    left = (day - today).days
    if left < 0:
        return translate("documents", "Frist abgelaufen"), "bad"
    if left == 0:
        return translate("documents", "Frist heute"), "bad"
    if left == 1:
        return translate("documents", "Frist morgen"), "warn"
    return translate("documents", "Frist in %s Tagen") % left, "warn" if left <= 14 else "neutral"


# --- where a paper is -----------------------------------------------------------------------------


def place_words(view: ReceiptView) -> tuple[str, str, str]:
    """Where the papers are, with icon and status."""
    receipt, agency = view.receipt, name_of(view.agency)
    bundle = "" if view.bundle is None else view.bundle.number.short
    match receipt.place:
        case Place.OPEN:
            words = translate("documents", "Am Empfang, in der Liste von: %s") % agency
            return words, "clipboard-list", "neutral"
        case Place.BUNDLED:
            if view.bundle is not None and view.bundle.state is BundleState.SEALED:
                return (
                    translate("documents", "Am Empfang, gepackt in Stapel %s") % bundle,
                    "package",
                    "neutral",
                )
            return translate("documents", "Unterwegs in Stapel %s an: %s") % (bundle, agency), "route", "warn"
        case Place.ACCEPTED:
            return translate("documents", "Angenommen von: %s") % agency, "circle-check", "ok"
        case Place.DISPUTED:
            return translate("documents", "Beanstandet von: %s") % agency, "triangle-alert", "bad"
        case Place.FORWARDED:
            body = fonts.isolated(receipt.now.body or "")
            return translate("documents", "Weitergesandt an: %s") % body, "send", "ok"
        case Place.WITHDRAWN:
            return translate("documents", "Zurückgezogen"), "undo-2", "neutral"


def step_words(step: TrailStep) -> str:
    """What happened, in a few words."""
    agency = name_of(step.agency)
    bundle = "" if step.bundle is None else step.bundle.number.short
    words = {
        "receipt_recorded": translate("documents", "Angenommen für: %s") % agency,
        "receipt_corrected": translate("documents", "Berichtigt"),
        "receipt_redated": translate("documents", "Anderes Datum nachgetragen"),
        "receipt_confirmed": translate("documents", "Datum bestätigt"),
        "receipt_refused": translate("documents", "Datum nicht bestätigt"),
        "receipt_routed": translate("documents", "Umgeleitet an: %s") % agency,
        "receipt_forwarded": translate("documents", "Weitergesandt an: %s") % fonts.isolated(step.body or ""),
        "receipt_sealed": translate("documents", "Gepackt in Stapel %s") % bundle,
        "bundle_handed_over": translate("documents", "Stapel %s übergeben") % bundle,
        "receipt_accepted": translate("documents", "Angenommen von: %s") % agency,
        "receipt_disputed": translate("documents", "Beanstandet von: %s") % agency,
        "receipt_clarified": translate("documents", "Geklärt, wieder in der Liste von: %s") % agency,
        "receipt_withdrawn": translate("documents", "Zurückgezogen"),
    }
    return words.get(step.kind, step.kind)


def bundle_state(bundle: Bundle, house: House, today: date) -> str:
    """How far a bundle is."""
    now = bundle.now
    match now.state:
        case BundleState.SEALED:
            return translate("documents", "gepackt %s") % moment(now.sealed_at, house, today)
        case BundleState.HANDED_OVER:
            at = now.handed_over_at or now.sealed_at
            return translate("documents", "unterwegs seit %s") % moment(at, house, today)
        case BundleState.ACCEPTED:
            return translate("documents", "quittiert %s") % moment(
                now.settled_at or now.sealed_at, house, today
            )
        case BundleState.DISPUTED:
            return translate("documents", "beanstandet %s") % moment(
                now.settled_at or now.sealed_at, house, today
            )


def open_words(one: OpenList, house: House, today: date) -> str:
    """Since when the oldest paper of an open list lies there."""
    if one.oldest is None:
        return translate("documents", "nichts bereit")
    return translate("documents", "ältester %s") % moment(one.oldest, house, today)


def entered_later(receipt: Receipt) -> str:
    """That a person told the date."""
    return translate("documents", "nachgetragen für %s") % day_text(receipt.legal.date)
