"""What can go wrong, as one family of errors that each say in a sentence what to do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar


class FrontdeskError(Exception):
    """Root of every error that frontdesk raises on purpose.

    Attributes:
        code: stable machine-readable name, part of the command line's contract.
        sentences: what to tell the person, by UI language, with ``{placeholders}`` for ``facts``.
        facts: the values that fill the placeholders; a mapping by language is said in the language asked for,
            and a word of `WORDS` in that of people.
    """

    code: ClassVar[str] = "error"
    sentences: ClassVar[dict[str, str]] = {"de": "Es ist ein Fehler aufgetreten.", "en": "An error occurred."}

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message("de"))

    def message(self, language: str = "de") -> str:
        """The sentence for the person, in ``language`` or in German."""
        template = self.sentences.get(language) or self.sentences["de"]
        return template.format(**{name: _said(fact, language) for name, fact in self.facts.items()})

    def at_the_prompt(self, language: str = "de") -> str:
        """The sentence for whoever typed a command; what they can do about it is typed, too."""
        return self.message(language)


# Names of steps, states and fields in the words of people; English ones are said as they are.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "waiting": "wartet",
        "called": "aufgerufen",
        "called_again": "erneut aufgerufen",
        "serving": "im Gespräch",
        "started": "begonnen",
        "parked": "geparkt",
        "missed": "nicht da",
        "finished": "fertig",
        "cancelled": "storniert",
        "ended": "beendet",
        "closed": "geschlossen",
        "issued": "ausgegeben",
        "came_back": "zurückgeholt",
        "transferred": "weitergeleitet",
        "undone": "zurückgenommen",
        "number": "Nummer",
        "service": "Anliegen",
        "minutes": "Minuten",
        "worked on since": "inzwischen weiterbearbeitet",
        "open": "bereit zur Übergabe",
        "bundled": "im Stapel",
        "accepted": "angenommen",
        "disputed": "beanstandet",
        "forwarded": "weitergesandt",
        "withdrawn": "zurückgezogen",
        "sealed": "gepackt",
        "handed_over": "übergeben",
        "receipt_corrected": "berichtigt",
        "receipt_redated": "umdatiert",
        "receipt_confirmed": "bestätigt",
        "receipt_refused": "nicht bestätigt",
        "receipt_routed": "umgeleitet",
        "receipt_forwarded": "weitergesandt",
        "receipt_sealed": "gepackt",
        "receipt_accepted": "angenommen",
        "receipt_disputed": "beanstandet",
        "receipt_clarified": "geklärt",
        "receipt_withdrawn": "zurückgezogen",
        "bundle_handed_over": "übergeben",
        "bundle_accepted": "angenommen",
        "bundle_disputed": "beanstandet",
        "booked": "gebucht",
        "arrived": "da",
        "no_show": "nicht erschienen",
        "appointment_booked": "gebucht",
        "appointment_moved": "verlegt",
        "appointment_changed": "geändert",
        "appointment_checked_in": "angemeldet",
        "appointment_check_in_undone": "abgemeldet",
        "appointment_cancelled": "abgesagt",
        "appointment_no_show": "nicht erschienen",
        "bundle_checked": "geprüft",
        "name": "Name",
        "status": "Status",
        "uid": "Kennung",
        "day": "Tag",
        "time": "Uhrzeit",
        "channel": "Weg",
        "receipt": "Eingangsnummer",
        "bundle": "Stapelnummer",
        "note": "Notiz",
        "reference": "Aktenzeichen",
        "count": "Anzahl",
        "pages": "Seiten",
        "kinds": "Arten von Unterlagen",
        "deadline": "Frist",
    }
)


def _said(fact: object, language: str) -> object:
    if isinstance(fact, Mapping):
        return fact.get(language) or fact.get("de", "")
    if not isinstance(fact, str):
        return fact
    # StrEnum members are strings, too.
    word = str(fact)
    return WORDS.get(word, word) if language == "de" else word.replace("_", " ") if word in WORDS else word


class UserError(FrontdeskError):
    """Something the person can act on; shown as a sentence, never as a stack trace."""


class BugError(FrontdeskError):
    """A broken promise of our own code; logged with an id, the program goes on."""

    code = "bug"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Interner Fehler: {what}. Bitte der IT melden.",
        "en": "Internal error: {what}. Please tell IT.",
    }


# --- wrong usage: the named thing does not exist or the value cannot be read ---------------------


class UsageError(UserError):
    """The request names something unknown or unreadable."""

    code = "usage"


class UnknownServiceError(UsageError):
    code = "unknown_service"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Das Anliegen „{service}“ gibt es nicht. Bekannt sind: {known}.",
        "en": "There is no service “{service}”. Known are: {known}.",
    }


class UnknownDeskError(UsageError):
    code = "unknown_desk"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Den Platz „{desk}“ gibt es in diesem Haus nicht. Bitte den Namen prüfen.",
        "en": "There is no desk “{desk}” in this house. Check the name.",
    }


class UnknownDisplayError(UsageError):
    code = "unknown_display"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Anzeige „{display}“ gibt es in diesem Haus nicht. Bekannt sind: {known}.",
        "en": "There is no display “{display}” in this house. Known are: {known}.",
    }


class UnknownTicketError(UsageError):
    code = "unknown_ticket"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Nummer „{ticket}“ gibt es heute nicht. Bitte die Nummer auf dem Bon prüfen.",
        "en": "There is no ticket “{ticket}” today. Check the number on the slip.",
    }


class UnknownLanguageError(UsageError):
    code = "unknown_language"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Sprache „{language}“ ist in diesem Haus nicht eingerichtet. Bekannt sind: {known}.",
        "en": "The language “{language}” is not set up in this house. Known are: {known}.",
    }


class InvalidValueError(UsageError):
    code = "invalid_value"
    sentences: ClassVar[dict[str, str]] = {
        "de": "„{value}“ ist keine gültige Angabe für {field}. Erwartet wird: {expected}.",
        "en": "“{value}” is not a valid {field}. Expected: {expected}.",
    }


class HouseInvalidError(UsageError):
    """The house definition cannot be used; ``problems`` lists every finding as ``key: reason``."""

    code = "house_invalid"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Hausdefinition {file} wurde nicht geladen: {problems}",
        "en": "The house definition {file} was not loaded: {problems}",
    }

    def __init__(self, *, file: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(file=file, problems="; ".join(problems))


class NoScreenError(UsageError):
    code = "no_screen"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Hier gibt es keinen Bildschirm (DISPLAY ist nicht gesetzt). "
        "Bitte an einem Arbeitsplatz starten.",
        "en": "There is no screen here (DISPLAY is not set). Start the program at a workplace with a screen.",
    }


class AddressTakenError(UsageError):
    code = "address_taken"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Unter {address} kann hier nichts lauschen: {reason}. Bitte einen anderen --port angeben.",
        "en": "Nothing can listen at {address} here: {reason}. Choose another --port.",
    }


class SettingsInvalidError(UsageError):
    code = "settings_invalid"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Einstellungen {file} sind nicht lesbar: {reason}",
        "en": "The settings {file} cannot be read: {reason}",
    }


# --- refused by a rule ----------------------------------------------------------------------------


class RefusedError(UserError):
    """A rule of the house says no; nothing was changed."""

    code = "refused"


class ClosedError(RefusedError):
    """No ticket is issued now, unless a person insists."""

    code = "closed"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{what} ist jetzt geschlossen ({hours}).",
        "en": "{what} is closed now ({hours}).",
    }
    insist: ClassVar[dict[str, str]] = {
        "de": "{way} gibt trotzdem ein Ticket aus.",
        "en": "{way} issues a ticket all the same.",
    }

    def message(self, language: str = "de") -> str:
        return self._insisting(language, "Shift+Enter" if language == "en" else "Umschalt+Enter")

    def at_the_prompt(self, language: str = "de") -> str:
        return self._insisting(language, "--anyway")

    def _insisting(self, language: str, way: str) -> str:
        how = self.insist.get(language) or self.insist["de"]
        return f"{super().message(language)} {how.format(way=way)}"


class ServiceRetiredError(RefusedError):
    code = "service_closed"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Für „{service}“ werden keine Tickets mehr ausgegeben. Bitte ein anderes Anliegen wählen.",
        "en": "No more tickets are issued for “{service}”. Choose another service.",
    }


class NobodyWaitingError(RefusedError):
    code = "nobody_waiting"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Niemand wartet auf {desk}.",
        "en": "Nobody is waiting for {desk}.",
    }


class NoClientError(RefusedError):
    code = "no_client"
    sentences: ClassVar[dict[str, str]] = {
        "de": "An {desk} ist gerade niemand aufgerufen. F9 ruft die nächste Person auf.",
        "en": "Nobody is called to {desk} at the moment. Call the next client first.",
    }


class DeskOccupiedError(RefusedError):
    code = "desk_occupied"
    sentences: ClassVar[dict[str, str]] = {
        "de": "An {desk} ist noch {ticket}. Bitte zuerst mit F10 beenden.",
        "en": "{desk} still has {ticket}. Finish that client first.",
    }


class IllegalStepError(RefusedError):
    code = "illegal_step"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{ticket} kann nicht „{step}“ werden, weil der Stand „{state}“ ist.",
        "en": "{ticket} cannot be “{step}” because it is “{state}”.",
    }


class NumbersExhaustedError(RefusedError):
    code = "numbers_exhausted"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Im Nummernkreis {series} sind heute alle Nummern bis {last} vergeben. "
        "Bitte die Leitung rufen; sie kann den Bereich in der Hausdefinition erweitern.",
        "en": "All numbers of series {series} up to {last} are used today. "
        "Ask the team lead to widen the range in the house definition.",
    }


class NothingToUndoError(RefusedError):
    code = "nothing_to_undo"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Es gibt keinen Schritt, der zurückgenommen werden kann.",
        "en": "There is no step to undo.",
    }


class TooLateError(RefusedError):
    code = "too_late"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{ticket} kann nicht mehr zurückgenommen werden: {reason}.",
        "en": "{ticket} cannot be taken back any more: {reason}.",
    }


class OperationReusedError(RefusedError):
    """The operation id belongs to an act of another kind."""

    code = "operation_reused"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Diese Vorgangskennung gehört schon zu einem anderen Vorgang. Bitte eine neue verwenden.",
        "en": "This operation id already belongs to another act. Use a new one.",
    }


# --- store and printer ----------------------------------------------------------------------------


class StoreError(UserError):
    """The database cannot be used right now."""

    code = "store"


class StoreUnreachableError(StoreError):
    code = "store_unreachable"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbank ist nicht erreichbar: {reason}. Netz und Server prüfen; nichts ging verloren.",
        "en": "The database cannot be reached: {reason}. Check network and server; nothing was lost.",
    }


class StoreBusyError(StoreError):
    code = "store_busy"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbank war zu lange belegt. Bitte noch einmal versuchen; nichts wurde geändert.",
        "en": "The database was busy for too long. Try again; nothing was changed.",
    }


class StoreConflictError(StoreBusyError):
    """Another act came in between and this one was rolled back; a second try sees what the other one left."""


class OperationRepeatedError(StoreConflictError):
    """The same operation was recorded by somebody else meanwhile; asking again tells what it did."""

    code = "operation_repeated"


class StoreNotReadyError(StoreError):
    code = "store_not_ready"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbank ist noch nicht eingerichtet. Bitte „frontdesk init --house DATEI“ ausführen.",
        "en": "The database is not set up yet. Run “frontdesk init --house FILE”.",
    }


class SchemaTooOldError(StoreError):
    code = "schema_too_old"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbank hat den Stand {found}, nötig ist {wanted}. Bitte „frontdesk init“ ausführen.",
        "en": "The database is at schema {found}, needed is {wanted}. Run “frontdesk init”.",
    }


class SchemaTooNewError(StoreError):
    code = "schema_too_new"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Dieses Programm ist zu alt für die Datenbank (Stand {found}). Bitte frontdesk aktualisieren.",
        "en": "This program is too old for the database (schema {found}). Update frontdesk.",
    }


class StoreReadOnlyError(StoreError):
    code = "store_read_only"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbankdatei {path} ist schreibgeschützt. Bitte die Schreibrechte geben.",
        "en": "The database file {path} is read-only. Give this user the right to write it.",
    }


class NetworkShareError(StoreError):
    code = "network_share"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbankdatei {path} liegt auf einem Netzlaufwerk ({filesystem}); SQLite kann dort Daten "
        "verlieren. Für mehrere PCs bitte PostgreSQL verwenden: --store postgresql://SERVER/frontdesk",
        "en": "The database file {path} is on a network share ({filesystem}), where SQLite can lose data. "
        "Use PostgreSQL for several PCs: --store postgresql://SERVER/frontdesk",
    }


class StoreUrlError(StoreError):
    code = "store_url"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbankadresse ist nicht lesbar: {reason}. Beispiel: postgresql://SERVER/frontdesk",
        "en": "The store URL cannot be read: {reason}. Example: postgresql://SERVER/frontdesk",
    }


class StoreDamagedError(StoreError):
    code = "store_damaged"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datenbankdatei {path} ist beschädigt oder keine Datenbank. Bitte die letzte "
        "Sicherung einspielen.",
        "en": "The database file {path} is damaged or not a database. Restore the last backup.",
    }


class PrinterError(UserError):
    """The paper did not come, or nobody can tell; the ticket stands."""

    code = "printer"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Der Drucker {printer} hat nicht gedruckt: {reason}. Das Ticket gilt.",
        "en": "The printer {printer} did not print: {reason}. The ticket stands.",
    }


class NoPrinterError(PrinterError):
    """This station has none."""

    sentences: ClassVar[dict[str, str]] = {
        "de": "Dieser Arbeitsplatz hat keinen Drucker. Bitte einen nennen: --printer URL, oder „printer“ "
        "in station.toml.",
        "en": "This station has no printer. Name one: --printer URL, or “printer” in station.toml.",
    }


class SlipInDoubtError(PrinterError):
    """Some of it was sent, and nothing says whether it came out."""

    code = "slip_in_doubt"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Ob der Bon aus {printer} kam, ist ungewiss: {reason}. Bitte nachsehen; fehlt er, druckt "
        "„frontdesk ticket reprint“ ihn noch einmal, ist er da, genügt „frontdesk ticket confirm“.",
        "en": "Nobody knows whether the slip came out of {printer}: {reason}. Look: “frontdesk ticket "
        "confirm” says that it is there, “frontdesk ticket reprint” prints it again.",
    }


class PrinterUrlError(PrinterError):
    code = "printer_url"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Druckeradresse „{url}“ ist nicht lesbar: {reason}. "
        "Beispiel: tcp://192.0.2.10:9100?profile=generic_80",
        "en": "The printer URL “{url}” cannot be read: {reason}. "
        "Example: tcp://192.0.2.10:9100?profile=generic_80",
    }


class LogoError(PrinterError):
    code = "logo"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Das Logo {path} kann nicht gedruckt werden: {reason}. "
        "Nehmen Sie ein PNG oder JPEG mit höchstens 4 MB und 4000 Pixeln je Seite.",
        "en": "The logo {path} cannot be printed: {reason}. "
        "Take a PNG or JPEG of at most 4 MB and 4000 pixels a side.",
    }
