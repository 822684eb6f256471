"""The sentences of status strip and trouble cards, from what is known about store and slips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from frontdesk.apps.reception.panels.trouble import Deed, Item
from frontdesk.apps.reception.state import RecentLine, SlipTrouble, local_time
from frontdesk.bootstrap import print_reason
from frontdesk.domain.closing import Room
from frontdesk.domain.errors import StoreBusyError, StoreUnreachableError
from frontdesk.domain.house import House, ServiceCode
from frontdesk.domain.opening import OpeningStep
from frontdesk.domain.ticket import State
from frontdesk.qt import translation
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.service_tile import TileMark
from frontdesk.qt.widgets.trouble_card import Trouble
from frontdesk.usecases.views import ReceptionPicture
from frontdesk.usecases.waits import TooLate

# Under this name lupdate finds the words.
translate = QCoreApplication.translate

STORE, SLIP, OLD_SLIPS, PAPERS, LATE = "store", "slip", "old", "papers", "late"

OLD_AFTER_MINUTES = 10
FEW_LEFT = 3  # tickets; a clerk who tells people to come later should know beforehand
_NUMBERS_NAMED = 6


@dataclass(frozen=True, slots=True)
class Words:
    """What a status cell says.

    Attributes:
        shorter: what remains of it in a narrow window.
    """

    status: Status
    text: str
    icon: str
    shorter: str = ""


def store_words(*, opened: bool, failed: bool, lost_since: str) -> Words:
    """How the database is."""
    if failed:
        return Words("warn", translate("reception", "Datenbank nicht verfügbar"), "database")
    if not opened:
        return Words("neutral", translate("reception", "Datenbank wird geöffnet"), "database")
    if lost_since:
        return Words(
            "warn", translate("reception", "Datenbank nicht erreichbar seit %s") % lost_since, "database"
        )
    return Words("ok", translate("reception", "Datenbank verbunden"), "database")


def day_words(house: House, picture: ReceptionPicture) -> str:
    """The business day and until when the house is open."""
    day = QDate(picture.day.year, picture.day.month, picture.day.day)
    # CLDR writes "Mo." with a full stop, which reads badly before the comma.
    weekday = QLocale().toString(day, "ddd").rstrip(".")
    date = f"{weekday}, {day.toString('dd.MM.yyyy')}"
    if picture.open_until is not None:
        return translate("reception", "Geschäftstag %s · geöffnet bis %s") % (date, picture.open_until)
    closed = house.closed_on(picture.day)
    if closed is not None:
        return translate("reception", "Geschäftstag %s · geschlossen: %s") % (date, closed.reason)
    return translate("reception", "Geschäftstag %s · geschlossen") % date


def station_title(house: House, name: str) -> str:
    """What people call this PC: ``Empfang 1``."""
    return next((station.title for station in house.stations if station.name == name), name)


def refused_while_away() -> str:
    """Why no ticket can be issued now."""
    return translate(
        "reception",
        "Die Datenbank antwortet nicht, darum gibt es jetzt keine Nummer. Ihre Auswahl bleibt stehen.",
    )


def away_for_now() -> str:
    """Why nothing can be changed now."""
    return translate("reception", "Die Datenbank antwortet nicht; sobald sie antwortet, geht es weiter.")


def ticket_of_another_day(number: str) -> str:
    """Why a scanned ticket is of no use."""
    return translate("reception", "Das Ticket %s ist von einem anderen Tag.") % number


def tile_marks(
    picture: ReceptionPicture | None, house: House | None, *, stale: bool
) -> dict[ServiceCode, TileMark]:
    """The services for which it is otherwise than their hours say: by a person, or as the day is full.

    How full the day is was counted; of an old picture only what people decided is told.
    """
    if picture is None or house is None:
        return {}
    room = {} if stale else picture.waits.room
    found = {code: mark for code, left in room.items() if (mark := _full_mark(left)) is not None}
    for code, shown in picture.openings.items():
        decision = shown.decision
        if decision is None:
            continue
        if decision.step is OpeningStep.OPENED:
            if not shown.is_open or house.is_open(picture.at, shown.service):
                continue  # as the hours say
            found[code] = TileMark(
                "door-open",
                translate("reception", "offen · %s") % decision.reason,
                translate("reception", "offen"),
            )
        else:
            text = translate("reception", "heute zu · %s") % decision.reason
            found[code] = TileMark("door-closed", text, translate("reception", "heute zu"), alarm=True)
    return found


def _full_mark(room: Room) -> TileMark | None:
    """That those who wait fill the day, or nearly."""
    if room.tickets == 0:
        words = translate("reception", "heute voll")
        return TileMark("door-closed", words, words, alarm=True)
    if room.tickets > FEW_LEFT:
        return None
    return TileMark(
        "hourglass",
        translate("reception", "heute noch %s") % room.tickets,
        translate("reception", "noch %s") % room.tickets,
    )


def no_printer() -> str:
    """Why nothing can be printed here."""
    return translate("reception", "An diesem Arbeitsplatz ist kein Drucker eingerichtet.")


def nothing_to_take_back(label: str, why: str) -> str:
    """Why Strg+Z did nothing."""
    if not label:
        return translate("reception", "Es gibt kein Ticket, das zurückgenommen werden kann.")
    return translate("reception", "%s kann nicht zurückgenommen werden: %s.") % (label, why)


def state_word(state: State) -> str:
    """What became of a ticket, in a word; empty while it simply waits."""
    words = {
        State.CALLED: translate("reception", "aufgerufen"),
        State.SERVING: translate("reception", "in Bearbeitung"),
        State.PARKED: translate("reception", "geparkt"),
        State.MISSED: translate("reception", "nicht erschienen"),
        State.CANCELLED: translate("reception", "zurückgenommen"),
        State.FINISHED: translate("reception", "fertig"),
        State.ENDED: translate("reception", "nicht erschienen"),
        State.CLOSED: translate("reception", "Tag beendet"),
    }
    return words.get(state, "")


def lock_reason(line: RecentLine) -> str:
    """Why a ticket cannot be taken back, in a few words."""
    if line.too_old_after is not None:
        return translate("reception", "älter als %s Minuten") % line.too_old_after
    return state_word(line.state) or translate("reception", "schon bearbeitet")


def page_note(*, limited: bool) -> str:
    """The line under the title."""
    if limited:
        return translate("reception", "Eingeschränkter Betrieb")
    return translate("reception", "Kürzel tippen, dann Enter")


def seconds_until(at: datetime | None) -> int | None:
    """Whole seconds from now, by this PC's clock; ``None`` when the moment has passed."""
    if at is None:
        return None
    left = round((at - datetime.now(UTC)).total_seconds())
    return left if left > 0 else None


def next_try_words(seconds: float | None) -> str:
    """When the next automatic attempt is."""
    if seconds is None or seconds < 1:
        return translate("reception", "neuer Versuch läuft")
    return translate("reception", "von selbst in %s s") % round(seconds)


def store_trouble(*, since: str, next_try: float | None, error: Exception | None = None) -> Item:
    """The card of a database that does not answer or cannot be opened."""
    title, text = (
        translate("reception", "Datenbank nicht erreichbar"),
        translate("reception", "Bis sie antwortet, gibt es keine neuen Nummern."),
    )
    if error is not None:
        if not isinstance(error, (StoreUnreachableError, StoreBusyError)):
            title = translate("reception", "Datenbank nicht verfügbar")
        message = getattr(error, "message", None)
        text = message(translation.language()) if callable(message) else str(error)
    trouble = Trouble(
        icon="database",
        title=title,
        since=translate("reception", "seit %s") % since if since else "",
        text=text,
        goes_on=translate("reception", "Suchen und Vorbereiten"),
        paused=translate("reception", "Ticket, Wartezeiten"),
        action=translate("reception", "Jetzt verbinden"),
        action_icon="refresh-cw",
        next_try=next_try_words(next_try),
    )
    return Item(STORE, trouble, Deed.CONNECT)


def slip_trouble(slip: SlipTrouble) -> Item:
    """The card of one slip: a question where nobody knows, else the offer to print it."""
    reason = as_sentence(print_reason(slip.reason, translation.language()))
    if slip.asks:
        trouble = Trouble(
            icon="circle-question-mark",
            title=_slip_question(slip) % slip.label,
            text=reason,
            action=translate("reception", "Ja"),
            other_action=translate("reception", "Nachdruck"),
        )
        return Item(slip_key(slip), trouble, Deed.SLIP_PRESENT, Deed.SLIP_MISSING, asks=True)
    trouble = Trouble(
        icon="printer",
        title=_slip_missing(slip) % slip.label,
        text=reason,
        action=translate("reception", "Drucken"),
        action_icon="printer",
    )
    return Item(slip_key(slip), trouble, Deed.PRINT_NOW)


def _slip_question(slip: SlipTrouble) -> str:
    if slip.is_receipt:
        return translate("reception", "Eingangsbestätigung %s: liegt der Bon vor?")
    return translate("reception", "Ticket %s: liegt der Bon vor?")


def _slip_missing(slip: SlipTrouble) -> str:
    if slip.is_receipt:
        return translate("reception", "Eingangsbestätigung %s nicht gedruckt")
    return translate("reception", "Ticket %s nicht gedruckt")


def slip_key(slip: SlipTrouble) -> str:
    """Names the card of a slip."""
    return f"{SLIP}:{slip.job.id}"


def old_slips(labels: Sequence[str]) -> Item:
    """The one card of all slips that came too late to be printed without a word."""
    numbers = listed(labels)
    if len(labels) == 1:
        title = translate("reception", "Ein Bon ist älter als %s Minuten") % OLD_AFTER_MINUTES
        text = translate("reception", "%s wurde nicht gedruckt. Ist die Person noch da?") % numbers
    else:
        title = translate("reception", "%s Bons sind älter als %s Minuten") % (len(labels), OLD_AFTER_MINUTES)
        text = translate("reception", "%s wurden nicht gedruckt. Sind die Personen noch da?") % numbers
    trouble = Trouble(
        icon="hourglass",
        title=title,
        text=text,
        action=translate("reception", "Drucken"),
        other_action=translate("reception", "Nicht mehr nötig"),
    )
    return Item(OLD_SLIPS, trouble, Deed.PRINT_OLD, Deed.DROP_OLD, asks=True)


def too_late(house: House, late: Sequence[TooLate]) -> Item | None:
    """The card that says who should be told that the desks may close before the call."""
    if not late:
        return None
    closes = local_time(house, late[0].closes_at)
    named = labels_named(late)
    if len(late) == 1:
        title = translate("reception", "Ein Aufruf kommt wohl erst nach %s") % closes
        text = translate(
            "reception", "%s wartet. Bitte sagen Sie es der Person, oder ein Schalter bleibt länger."
        )
    else:
        title = translate("reception", "%s Aufrufe kommen wohl erst nach %s") % (len(late), closes)
        text = translate("reception", "%s warten. Bitte sagen Sie es ihnen, oder ein Schalter bleibt länger.")
    trouble = Trouble(
        icon="hourglass",
        title=title,
        text=text % listed([one.label for one in late]),
        action=translate("reception", "Ist gesagt"),
        action_icon="check",
    )
    # Another number makes it another card, which a press that was meant for the last one does not answer.
    return Item(" ".join((LATE, *named)), trouble, Deed.TOLD, hint=True)


def labels_named(late: Sequence[TooLate]) -> list[str]:
    """The numbers that the card has room for; the others come when these were told."""
    return [one.label for one in late[:_NUMBERS_NAMED]]


def papers_trouble(sentence: str) -> Item:
    """The card that leads from the tickets to papers which must not wait."""
    trouble = Trouble(
        icon="triangle-alert",
        title=sentence,
        text=translate("reception", "Was zu klären ist, steht bei den Unterlagen."),
        action=translate("reception", "Ansehen (F3)"),
    )
    return Item(PAPERS, trouble, Deed.SHOW_PAPERS)


def listed(labels: Sequence[str]) -> str:
    """Ticket numbers one after the other; of many the first ones and how many more there are."""
    # A number that is torn over two lines reads like two.
    named = ", ".join(label.replace(" ", "\N{NO-BREAK SPACE}") for label in labels[:_NUMBERS_NAMED])
    rest = len(labels) - _NUMBERS_NAMED
    return translate("reception", "%s und %s weitere") % (named, rest) if rest > 0 else named


def as_sentence(words: str) -> str:
    """Words of a reason with a capital letter and a full stop."""
    if not words:
        return ""
    end = "" if words.endswith((".", "?", "!")) else "."
    return f"{words[:1].upper()}{words[1:]}{end}"
