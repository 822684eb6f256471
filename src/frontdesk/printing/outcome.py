"""How an attempt to print ended, and the sentences for it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from frontdesk.domain.printjob import JobState

# Codes, because they are stored with the job; the sentence is made where somebody reads it.
_SENTENCES = MappingProxyType(
    {
        "refused": {
            "de": "der Drucker nimmt keine Verbindung an; ist er eingeschaltet?",
            "en": "the printer refuses the connection; is it switched on?",
        },
        "unreachable": {
            "de": "der Drucker antwortet nicht; Netz und Strom prüfen",
            "en": "the printer does not answer; check network and power",
        },
        "host_unknown": {
            "de": "der Name des Druckers ist im Netz unbekannt",
            "en": "the printer's name is not known in the network",
        },
        "device_missing": {
            "de": "das Gerät ist nicht angeschlossen",
            "en": "the device is not connected",
        },
        "folder_missing": {
            "de": "den Ordner für die PDF-Dateien gibt es nicht",
            "en": "the folder for the PDF files does not exist",
        },
        "forbidden": {
            "de": "das Programm darf dort nicht schreiben",
            "en": "the program is not allowed to write there",
        },
        "disk": {
            "de": "die Datei konnte nicht geschrieben werden; ist der Datenträger voll?",
            "en": "the file could not be written; is the disk full?",
        },
        "stalled": {
            "de": "der Drucker nimmt nichts mehr an; Papier und Deckel prüfen",
            "en": "the printer takes no more data; check paper and cover",
        },
        "closed": {
            "de": "der Drucker hat die Verbindung mittendrin beendet",
            "en": "the printer closed the connection half-way",
        },
        "no_proof": {
            "de": "der Drucker hat den Druck nicht bestätigt; Papier und Deckel prüfen",
            "en": "the printer did not confirm the print; check paper and cover",
        },
        "restart": {
            "de": "das Programm wurde während des Drucks beendet",
            "en": "the program ended while it was printing",
        },
        "void": {
            "de": "die Nummer gilt nicht mehr",
            "en": "the number is no longer valid",
        },
        "stale": {
            "de": "der Bon ist vom Vortag und wird nicht mehr gebraucht",
            "en": "the slip is from an earlier day and no longer needed",
        },
        "slip": {
            "de": "der Bon konnte nicht gezeichnet werden; bitte der IT melden",
            "en": "the slip could not be drawn; please tell IT",
        },
        "no_printer": {
            "de": "an diesem Arbeitsplatz ist kein Drucker eingerichtet",
            "en": "this station has no printer",
        },
        "io": {
            "de": "die Übertragung zum Drucker ist gescheitert",
            "en": "the transfer to the printer failed",
        },
    }
)


def reason_sentence(reason: str | None, language: str = "de") -> str:
    """What to tell the person about a reason code; an unknown code is shown as it is."""
    known = _SENTENCES.get(reason or "")
    if known is None:
        return reason or ""
    return known.get(language) or known["de"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended.

    FAILED means that not one byte was handed over, so that trying again cannot make a second slip. As soon as
    a part was, an attempt without proof is UNKNOWN, or SENT where all of it went to a printer that cannot
    prove anything.

    Attributes:
        reason: a code of `reason_sentence`.
        bytes_sent: what the operating system took.
    """

    state: JobState
    reason: str | None = None
    bytes_sent: int = 0


def broken(reason: str, bytes_sent: int) -> Outcome:
    """The outcome of an attempt that stopped after ``bytes_sent``."""
    return Outcome(JobState.UNKNOWN if bytes_sent else JobState.FAILED, reason, bytes_sent)
