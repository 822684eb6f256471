"""The sentences of the right column: who comes, who is there, what became of a scan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.reception.appointments.people import ArrivalLine, Facts, Stand
from frontdesk.apps.reception.appointments.wording import interpreter

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


def stale(since: str) -> str:
    """How old the figures are."""
    return translate("appointments", "Stand %s, nicht aktuell") % since


def counter(stand: Stand) -> str:
    """The word beside a figure."""
    return {
        Stand.HERE: translate("appointments", "da"),
        Stand.OVERDUE: translate("appointments", "überfällig"),
        Stand.EXPECTED: translate("appointments", "erwartet"),
        Stand.GONE: translate("appointments", "nicht gekommen"),
    }[stand]


def line_note(line: ArrivalLine) -> str:
    """The second line of a row."""
    if line.stand is Stand.OVERDUE:
        return translate("appointments", "%s Min überfällig") % line.minutes
    if line.stand is Stand.GONE:
        return translate("appointments", "nicht gekommen")
    return line.service


def line_spoken(line: ArrivalLine) -> str:
    """A row in whole words."""
    parts = [line.time, line.who, line.service]
    if line.stand in (Stand.OVERDUE, Stand.GONE):
        parts.append(line_note(line))
    if line.ticket:
        parts.append(translate("appointments", "ist da, %s") % line.ticket)
    return ", ".join(parts)


def narrowed(count: int) -> str:
    """What the list was narrowed to by typing."""
    if count == 0:
        return translate("appointments", "Heute passt niemand. Name, Uhrzeit oder Nummer (T 4711) tippen.")
    if count == 1:
        return translate("appointments", "Einer passt. Enter: Ist da.")
    return translate("appointments", "%s passen. Weiter tippen oder in der Liste wählen.") % count


def several(count: int) -> str:
    """Enter fits more than one."""
    return translate("appointments", "%s passen. Bitte in der Liste „Ist da“ drücken.") % count


def other_day(sentence: str) -> str:
    """A slip of another day: the domain's sentence and what can be done."""
    return (
        f"{sentence} {translate('appointments', 'Unten: verlegen, absagen oder ein Ticket ausgeben (F2).')}"
    )


def other_house(sentence: str) -> str:
    """A slip of another house."""
    what = translate("appointments", "Bitte dorthin schicken oder hier neu buchen.")
    return f"{sentence} {what}"


def no_such_slip() -> str:
    """A slip that this store does not know."""
    return translate(
        "appointments", "Diesen Zettel kennt das Haus nicht. Bitte nach Name oder Uhrzeit suchen."
    )


def facts(one: Facts) -> str:
    """The head of the card of a chosen appointment."""
    return " · ".join(part for part in (one.label, one.when, one.who) if part)


def facts_more(one: Facts) -> str:
    """The line below it."""
    parts = [one.service]
    if one.interpreter is not None:
        parts.append(translate("appointments", "Sprachmittlung %s") % interpreter(one.interpreter))
    if one.ticket:
        parts.append(translate("appointments", "ist da, %s") % one.ticket)
    return " · ".join(parts)


def needs_reason() -> str:
    """A cancellation says why."""
    return translate("appointments", "Bitte ein paar Worte: warum?")
