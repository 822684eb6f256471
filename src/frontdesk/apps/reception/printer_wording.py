"""What strip and cards say about the printer: one word, one sentence and one picture for each condition."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.reception.panels.trouble import Deed, Item
from frontdesk.apps.reception.wording import Words, as_sentence, listed, next_try_words, seconds_until
from frontdesk.bootstrap import print_reason
from frontdesk.domain.printer import Condition, PrinterState, PrinterStatus
from frontdesk.qt import translation
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.trouble_card import Trouble

translate = QCoreApplication.translate

PRINTER, PAPER_LOW, SECOND = "printer", "paper_low", "second"

# Reasons whose own sentence says more than that of their condition.
_TELLING = frozenset({"overheated", "host_unknown"})
# What the printer notices itself as soon as a person has seen to it.
_GOES_ON = frozenset({Condition.PAPER_OUT, Condition.COVER_OPEN})
# Reasons for which a look at the printer does not help: a folder, a disk, another program.
_NOT_THE_DEVICE = frozenset({"folder_missing", "forbidden", "disk", "busy", "slip", "no_printer"})


def printer_words(
    station: str, status: PrinterStatus | None, *, has_printer: bool, came_out: bool = False
) -> Words:
    """How the printer of this station is; ``came_out``: it has printed a slip since the window opened."""
    if not has_printer:
        return Words("neutral", translate("reception", "Kein Drucker eingerichtet"), "printer")
    if status is None:
        kind, word = _neutral(translate("reception", "startet"))
    else:
        kind, word = _condition_now(status, came_out=came_out)
    text = translate("reception", "Drucker %s: %s") % (station, word)
    if status is not None and status.second is not None and status.second.active:
        text = translate("reception", "%s · Bons aus %s") % (text, status.second.title)
    return Words(kind, text, "printer-check" if kind == "ok" else "printer", word)


def printer_words_unread(*, failed: bool) -> Words:
    """What is known of the printer before anything was read."""
    if failed:
        return Words("neutral", translate("reception", "Drucker wartet auf die Datenbank"), "printer")
    return Words("neutral", translate("reception", "Drucker startet"), "printer")


def _condition_now(status: PrinterStatus, *, came_out: bool) -> tuple[Status, str]:
    if status.state is PrinterState.TROUBLE:
        return "bad", _trouble_word(status.condition) or translate("reception", "Störung")
    if status.state is PrinterState.STORE_AWAY:
        return _neutral(translate("reception", "wartet auf die Datenbank"))
    if status.state is PrinterState.ABSENT:
        return _neutral(translate("reception", "nicht eingerichtet"))
    if status.state is PrinterState.STOPPED:
        return _neutral(translate("reception", "beendet"))
    if status.paper_low:
        return "warn", _trouble_word(Condition.PAPER_LOW)
    if status.state is PrinterState.PRINTING:
        return "ok", translate("reception", "druckt")
    # Nobody has heard of it: neither well nor ill.
    if not status.known and not came_out:
        return _neutral(translate("reception", "Zustand unbekannt"))
    return "ok", translate("reception", "bereit")


def _neutral(word: str) -> tuple[Status, str]:
    return "neutral", word


def _trouble_word(condition: Condition) -> str:
    words = {
        Condition.PAPER_LOW: translate("reception", "Papier geht zu Ende"),
        Condition.PAPER_OUT: translate("reception", "Papier leer"),
        Condition.COVER_OPEN: translate("reception", "Deckel offen"),
        Condition.CUTTER: translate("reception", "Messer klemmt"),
        Condition.FAULT: translate("reception", "Fehler"),
        Condition.OFFLINE: translate("reception", "angehalten"),
        Condition.UNREACHABLE: translate("reception", "nicht erreichbar"),
    }
    return words.get(condition, "")


def _what_to_do(status: PrinterStatus) -> str:
    """One sentence; a trouble that is not the device's keeps the sentence of its reason."""
    sentences = {
        Condition.PAPER_OUT: translate("reception", "Deckel öffnen, neue Rolle einlegen, Deckel schließen."),
        Condition.COVER_OPEN: translate("reception", "Deckel zudrücken, bis er einrastet."),
        Condition.CUTTER: translate(
            "reception", "Papierreste am Messer herausziehen, dann den Drucker aus- und einschalten."
        ),
        Condition.FAULT: translate(
            "reception", "Drucker aus- und einschalten. Kommt der Fehler wieder, die IT rufen."
        ),
        Condition.OFFLINE: translate(
            "reception", "Die Taste am Drucker drücken, bis er wieder bereit ist; auch den Deckel prüfen."
        ),
        Condition.UNREACHABLE: translate(
            "reception", "Strom und Kabel am Drucker prüfen. Hilft das nicht, die IT rufen."
        ),
    }
    if status.reason not in _TELLING and status.condition in sentences:
        return sentences[status.condition]
    return as_sentence(print_reason(status.reason, translation.language()))


def _picture(condition: Condition) -> tuple[str, str]:
    """The drawing of what to do, and what can be seen in it."""
    seen = {
        Condition.PAPER_LOW: translate("reception", "Bild: eine volle Rolle liegt neben dem Drucker bereit"),
        Condition.PAPER_OUT: translate(
            "reception", "Bild: bei offenem Deckel kommt die Rolle hinein, das Papier läuft vorn heraus"
        ),
        Condition.COVER_OPEN: translate("reception", "Bild: der Deckel wird nach unten gedrückt"),
        Condition.CUTTER: translate("reception", "Bild: ein Papierrest wird nach oben herausgezogen"),
        Condition.FAULT: translate("reception", "Bild: der Drucker wird aus- und eingeschaltet"),
        Condition.OFFLINE: translate("reception", "Bild: ein Finger drückt die Taste am Drucker"),
        Condition.UNREACHABLE: translate("reception", "Bild: die Stecker werden in den Drucker gesteckt"),
        Condition.UNKNOWN: translate("reception", "Bild: ein Drucker mit einem Fragezeichen"),
    }
    return f"printer/{condition.value}", seen[condition]


def printer_trouble(station: str, status: PrinterStatus, *, missing: Sequence[str], since: str = "") -> Item:
    """The card of a printer that does not print; ``missing`` are the tickets without a slip."""
    condition = status.condition
    word = _trouble_word(condition)
    if word:
        title = translate("reception", "Drucker %s: %s") % (station, word)
    else:
        title = translate("reception", "Drucker %s druckt nicht") % station
    second = status.second
    takes_over = second is not None and second.active
    parts = [_what_to_do(status)]
    if condition in _GOES_ON and (second is None or not second.active or second.by_rule):
        parts.append(translate("reception", "Dann geht es von selbst weiter."))
    if second is not None and second.active:
        says = (
            translate("reception", "Neue Tickets kommen von selbst aus %s.")
            if second.by_rule
            else translate("reception", "Neue Tickets kommen aus %s.")
        )
        parts.insert(0, says % second.title)
    elif missing:
        parts.append(translate("reception", "Ohne Bon: %s.") % listed(missing))
    picture, seen = ("", "") if status.reason in _NOT_THE_DEVICE else _picture(condition)
    buttons = _buttons(station, status, missing)
    trouble = Trouble(
        icon="printer",
        title=title,
        since=translate("reception", "seit %s") % since if since else "",
        text=" ".join(part for part in parts if part),
        goes_on="" if takes_over else translate("reception", "Tickets; Bons folgen"),
        action=buttons[0][1],
        action_icon="" if takes_over else "printer",
        other_action=buttons[1][1] if len(buttons) > 1 else "",
        next_try="" if takes_over or not status.next_try else next_try_words(seconds_until(status.next_try)),
        picture=picture,
        picture_text=seen,
    )
    return Item(PRINTER, trouble, buttons[0][0], buttons[1][0] if len(buttons) > 1 else None)


def _buttons(station: str, status: PrinterStatus, missing: Sequence[str]) -> list[tuple[Deed, str]]:
    """The one or two things to do about a printer in trouble; a rule that switches needs no button."""
    waits = bool(missing) or status.pending > 0
    again = translate("reception", "Jetzt drucken") if waits else translate("reception", "Jetzt prüfen")
    retry = (Deed.PRINT_NOW, again)
    second = status.second
    if second is None or second.by_rule:
        return [retry]
    if second.active:
        return [_back(station)]
    if missing:
        words = translate("reception", "%s auf %s drucken") % (missing[0], second.title)
    else:
        words = translate("reception", "Auf %s drucken") % second.title
    return [(Deed.USE_SECOND, words), retry]


def _back(station: str) -> tuple[Deed, str]:
    return Deed.USE_FIRST, translate("reception", "Wieder auf %s drucken") % station


def paper_low(station: str, status: PrinterStatus) -> Item | None:
    """A quiet card before the roll ends; none while the printer has a worse trouble."""
    if not status.paper_low or status.condition is not Condition.PAPER_LOW:
        return None
    picture, seen = _picture(Condition.PAPER_LOW)
    word = _trouble_word(Condition.PAPER_LOW)
    trouble = Trouble(
        icon="printer",
        title=translate("reception", "Drucker %s: %s") % (station, word),
        text=translate("reception", "Eine neue Rolle bereitlegen. Gedruckt wird weiter."),
        picture=picture,
        picture_text=seen,
    )
    return Item(PAPER_LOW, trouble, hint=True)


def second_prints(station: str, status: PrinterStatus) -> Item | None:
    """The card while another printer stands in for one that could print again."""
    second = status.second
    if second is None or not second.active or status.state is PrinterState.TROUBLE:
        return None
    if second.by_rule:
        text = translate("reception", "Das kam von selbst, weil %s nicht druckte, und endet von selbst.")
    else:
        text = translate("reception", "%s druckt wieder, sobald Sie zurückschalten.")
    deed, words = (None, "") if second.by_rule else _back(station)
    trouble = Trouble(
        icon="printer",
        title=translate("reception", "Neue Tickets kommen aus %s") % second.title,
        text=text % station,
        action=words,
    )
    return Item(SECOND, trouble, deed, hint=True)
