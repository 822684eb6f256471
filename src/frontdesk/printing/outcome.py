"""How an attempt to print ended, and the sentences for it."""

from __future__ import annotations

from dataclasses import dataclass, field
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
        "paper_out": {"de": "kein Papier; neue Rolle einlegen", "en": "out of paper; put in a new roll"},
        "paper_low": {
            "de": "das Papier geht zu Ende; eine neue Rolle bereitlegen",
            "en": "the paper is running low; have a new roll ready",
        },
        "cover_open": {
            "de": "der Deckel ist offen; schließen, bis er einrastet",
            "en": "the cover is open; close it until it clicks",
        },
        "cutter": {
            "de": "das Messer klemmt; Papierreste entfernen, dann aus- und einschalten",
            "en": "the cutter is stuck; remove scraps of paper, then switch off and on",
        },
        "overheated": {
            "de": "der Druckkopf ist zu heiß; er druckt von selbst weiter, wenn er abgekühlt ist",
            "en": "the print head is too hot; it goes on by itself when it has cooled down",
        },
        "fault": {
            "de": "der Drucker meldet einen Fehler; aus- und einschalten, sonst die IT rufen",
            "en": "the printer reports an error; switch it off and on, else call IT",
        },
        "offline": {
            "de": "der Drucker ist angehalten; Taste am Drucker und Deckel prüfen",
            "en": "the printer is offline; check its button and its cover",
        },
        "mute": {
            "de": "am anderen Ende antwortet kein Bondrucker; stimmt die Adresse?",
            "en": "no ticket printer answers there; is the address right?",
        },
        "unclear": {
            "de": "der Drucker antwortet Unverständliches; Adresse und Profil prüfen",
            "en": "the printer's answer makes no sense; check address and profile",
        },
        "busy": {
            "de": "ein anderes Programm druckt gerade auf diesem Drucker",
            "en": "another program is printing on this printer",
        },
        "queue_missing": {
            "de": "diese Druckerwarteschlange gibt es nicht; stimmt ihr Name?",
            "en": "there is no such print queue; is its name right?",
        },
        "queue_stopped": {
            "de": "die Druckerwarteschlange ist angehalten; bitte die IT rufen",
            "en": "the print queue is stopped; call IT",
        },
        "no_spooler": {
            "de": "windows:/// geht nur unter Windows mit pywin32; bitte die IT rufen",
            "en": "windows:/// works only on Windows with pywin32; call IT",
        },
        "torn": {
            "de": "das Papier ging mitten im Bon zu Ende; ist er ganz?",
            "en": "the paper ended in the middle of the slip; is it whole?",
        },
        "settings": {
            "de": "Adresse oder Profil des Druckers stimmen nicht; „frontdesk doctor“ sagt, was falsch ist",
            "en": "the printer's address or profile is wrong; “frontdesk doctor” says what",
        },
        "old": {
            "de": "der Bon ist älter als zehn Minuten; ist die Person noch da?",
            "en": "the slip is older than ten minutes; is the client still here?",
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
        proof: how the printer confirmed the paper (``process_id``, ``gs_r``, ``file``), ``None`` without one.
        seconds: how long the paper of a ``SENT`` job may still take at the most; until then the printer can
            run out of it.
    """

    state: JobState
    reason: str | None = None
    bytes_sent: int = 0
    proof: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What a printer says about itself when it is asked.

    Attributes:
        reason: why it cannot print, as a code of `reason_sentence`; ``None`` when it can.
        paper_low: the roll ends soon.
        hearsay: a print queue said so, which knows of troubles but not that all is well.
    """

    reason: str | None = None
    paper_low: bool = False
    hearsay: bool = field(default=False, compare=False)


def broken(reason: str, bytes_sent: int) -> Outcome:
    """The outcome of an attempt that stopped after ``bytes_sent``."""
    return Outcome(JobState.UNKNOWN if bytes_sent else JobState.FAILED, reason, bytes_sent)
