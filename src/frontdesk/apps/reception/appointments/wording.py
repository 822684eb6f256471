"""The sentences about appointments."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from frontdesk.apps.reception.appointments.state import DayCell, DayNote
from frontdesk.domain.appointment import Interpreter
from frontdesk.domain.house import House
from frontdesk.domain.reference import Recognised
from frontdesk.domain.scan import Scan, ScanKind, Trouble
from frontdesk.domain.slots import Slot
from frontdesk.qt import translation

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


def weekday(day: date) -> str:
    """``Mo``; CLDR writes a full stop after it, which reads badly before a comma."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd").rstrip(".")


def day_and_time(house: House, at: datetime) -> str:
    """``Do, 26.11.2026, 10:30``."""
    local = at.astimezone(house.zone)
    return f"{weekday(local.date())}, {local:%d.%m.%Y, %H:%M}"


def place_of(house: House, slot: Slot) -> str:
    """``Aufenthalt 2 · Zimmer 1.06 · 1. Etage``."""
    one = house.availability_named(slot.availability)
    title = "" if one is None else one.name(translation.language())
    if one is not None and one.places > 1:
        title = f"{title} {slot.place}"
    desk = next((desk for desk in house.desks if desk.name == slot.desk), None)
    parts = [title]
    if desk is not None:
        parts += [desk.room, floor(desk.floor)]
    return " · ".join(part for part in parts if part)


def floor(number: int) -> str:
    """``1. Etage``."""
    if number == 0:
        return translate("appointments", "Erdgeschoss")
    return translate("appointments", "%s. Etage") % number


def day_title(cell: DayCell) -> tuple[str, str]:
    """The day of the week, and a shorter form of it."""
    name = weekday(cell.day)
    today = translate("appointments", "heute")
    return (f"{name} · {today}", today) if cell.today else (name, name)


def day_note(cell: DayCell) -> str:
    """What a day has: ``9 frei``, ``voll``."""
    if cell.note is DayNote.FREE:
        return free(cell.free)
    if cell.note is DayNote.FULL:
        return translate("appointments", "voll")
    if cell.note is DayNote.CLOSED:
        return translate("appointments", "zu")
    return translate("appointments", "keine")


def day_spoken(cell: DayCell) -> str:
    """The same in whole words."""
    day = QLocale().toString(QDate(cell.day.year, cell.day.month, cell.day.day), "dddd, d. MMMM")
    note = {
        DayNote.FREE: free(cell.free),
        DayNote.FULL: translate("appointments", "voll"),
        DayNote.CLOSED: translate("appointments", "geschlossen: %s") % cell.reason,
        DayNote.NONE: translate("appointments", "keine Termine"),
    }[cell.note]
    return f"{day}, {note}"


def free(count: int) -> str:
    """How many slots can be had."""
    return translate("appointments", "%s frei") % count


def word(name: str) -> str:
    """What stands on buttons and in the summary."""
    return {
        "book_and_print": translate("appointments", "Buchen und drucken"),
        "book": translate("appointments", "Buchen"),
        "move": translate("appointments", "Verlegen"),
        "save": translate("appointments", "Speichern"),
        "next_time": translate("appointments", "Nächste freie Zeit"),
        "looked_for": translate("appointments", "wird gesucht"),
        "no_time": translate("appointments", "Noch keine Zeit gewählt"),
        "next_hint": translate("appointments", "Alt N nimmt die nächste freie"),
        "take": translate("appointments", "Diese nehmen"),
        "stop": translate("appointments", "Doch nicht"),
        "slip": translate("appointments", "Zettel"),
        "calendar": translate("appointments", "Kalenderdatei"),
        "take_back": translate("appointments", "Zurücknehmen"),
    }[name]


def pause(kind: str) -> str:
    """A row without appointments."""
    return {
        "midday": translate("appointments", "Mittagspause"),
        "other": translate("appointments", "Pause"),
    }.get(kind, "")


def minutes(count: int) -> str:
    """How long an appointment is."""
    return translate("appointments", "%s Min") % count


def interpreter(kind: Interpreter | None) -> str:
    """How client and desk will understand each other."""
    return {
        None: translate("appointments", "keine Sprachmittlung"),
        Interpreter.PHONE: translate("appointments", "am Telefon"),
        Interpreter.ON_SITE: translate("appointments", "vor Ort"),
        Interpreter.OWN: translate("appointments", "bringt jemanden mit"),
    }[kind]


def no_service() -> str:
    """What stands in place of the grid as long as no service is chosen."""
    return translate("appointments", "Anliegen wählen: Kürzel tippen. Dann stehen hier die freien Zeiten.")


def no_appointments(name: str) -> str:
    """A service without appointments."""
    return translate("appointments", "Für „%s“ gibt es keine Termine. Bitte ein Ticket ausgeben (F2).") % name


def nothing_that_day() -> str:
    """A day without a single slot."""
    return translate(
        "appointments", "An diesem Tag gibt es keine Termine. Alt N nimmt die nächste freie Zeit."
    )


def closed(reason: str) -> str:
    """A closed day."""
    words = translate(
        "appointments", "An diesem Tag ist geschlossen (%s). Alt N nimmt die nächste freie Zeit."
    )
    return words % reason


def choose_service_first() -> str:
    """Why Alt N did nothing."""
    return translate("appointments", "Zuerst ein Anliegen wählen: Kürzel tippen, dann Alt N.")


def choose_time_first() -> str:
    """Why the main key does nothing."""
    return translate("appointments", "Zuerst eine Zeit wählen; Alt N nimmt die nächste freie")


def nothing_free(name: str) -> str:
    """There is no free slot as far as anybody may book."""
    return translate("appointments", "Für „%s“ ist zurzeit kein Termin frei.") % name


def taken_meanwhile(house: House, slot: Slot) -> str:
    """Somebody else has booked what was chosen here."""
    return translate("appointments", "%s ist eben vergeben worden.") % day_and_time(house, slot.starts_at)


def next_is(house: House, slot: Slot) -> str:
    """What could be had instead."""
    return translate("appointments", "Nächste freie Zeit: %s.") % day_and_time(house, slot.starts_at)


def away() -> str:
    """Why nothing can be booked now."""
    return translate(
        "appointments",
        "Die Datenbank antwortet nicht, darum wird nichts gebucht. Ihre Eingabe bleibt stehen.",
    )


def away_for_now() -> str:
    """Why nothing else can be done now."""
    return translate("appointments", "Die Datenbank antwortet nicht; sobald sie antwortet, geht es weiter.")


def still_under_way() -> str:
    """Why Strg+Z did nothing yet."""
    return translate("appointments", "Der letzte Schritt läuft noch; gleich noch einmal drücken.")


def nothing_to_take_back() -> str:
    """Why Strg+Z did nothing."""
    return translate("appointments", "Es gibt nichts, was zurückgenommen werden kann.")


def too_old(limit: int) -> str:
    """Why the newest act stands."""
    words = translate("appointments", "Älter als %s Minuten. Bitte den Termin rechts wählen und absagen.")
    return words % limit


def cancel_stands() -> str:
    """A cancelled appointment cannot come back: its slot may be somebody else's by now."""
    return translate("appointments", "Eine Absage lässt sich nicht zurücknehmen. Bitte neu buchen.")


def before_unknown() -> str:
    """The answer to the first try was lost, and with it how the appointment stood before."""
    return translate(
        "appointments",
        "Der Stand davor ist nicht bekannt. Bitte den Termin rechts wählen und ändern oder verlegen.",
    )


def nothing_to_print() -> str:
    """Why Strg+R did nothing."""
    return translate("appointments", "Hier wurde noch kein Termin gebucht. Bitte den Termin rechts wählen.")


def done(kind: str, label: str) -> str:
    """What was done last; the kinds are those of `history`."""
    return {
        "book": translate("appointments", "Gebucht: %s"),
        "move": translate("appointments", "Verlegt: %s"),
        "change": translate("appointments", "Geändert: %s"),
        "cancel": translate("appointments", "Abgesagt: %s"),
        "check_in": translate("appointments", "Ist da: %s"),
        "undone": translate("appointments", "Zurückgenommen: %s"),
        "reprint": translate("appointments", "Zettel kommt noch einmal: %s"),
    }[kind] % label


def is_being(purpose: str, label: str) -> str:
    """What the form is for."""
    if purpose == "move":
        return translate("appointments", "%s wird verlegt: neue Zeit wählen, dann Strg Enter.") % label
    return translate("appointments", "%s wird geändert: unten eintragen, dann Strg Enter.") % label


def saved(where: str) -> str:
    """Where the calendar file is."""
    return translate("appointments", "Kalenderdatei gespeichert: %s") % where


def not_saved(why: str) -> str:
    """The calendar file could not be written."""
    return translate("appointments", "Die Kalenderdatei konnte nicht geschrieben werden: %s") % why


def total(count: int) -> str:
    """How many appointments there are today."""
    if count == 0:
        return translate("appointments", "keine Termine")
    if count == 1:
        return translate("appointments", "1 Termin")
    return translate("appointments", "%s Termine") % count


def recognised(scan: Scan | None) -> tuple[str, str]:
    """What a reference looks like, and the ink of that word."""
    if scan is None:
        return "", "muted"
    if scan.kind is not ScanKind.REFERENCE:
        if scan.trouble is Trouble.EMPTY:
            return "", "muted"
        return translate("appointments", "das ist kein Aktenzeichen"), "warn"
    if scan.trouble is Trouble.WRONG_CHECK:
        return translate("appointments", "Prüfziffer stimmt nicht"), "warn"
    return (_format_name(scan.formats), "muted") if scan.formats else ("", "muted")


def _format_name(formats: tuple[Recognised, ...]) -> str:
    names = formats[0].format.names
    return names.get(translation.language()) or next(iter(names.values()), "")
