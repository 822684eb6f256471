"""The words about one ticket for whoever asks at the counter: what it waits for, where, and why not next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.reception.state import local_time
from frontdesk.domain.house import House
from frontdesk.domain.ticket import STEPS, State, Step
from frontdesk.qt import translation
from frontdesk.usecases.views import Standing

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWords:
    """What is shown of a ticket in place of the one that Enter would print.

    Attributes:
        line: the state, and the place of a client who waits.
        why: the sentence that says why it is next, or who is and why.
        is_back: Enter brings the client back into the line.
        spoken: all of it, for a screen reader.
    """

    number: str
    letter: str
    agency: str
    floor: int
    service: str
    line: str
    why: str
    is_back: bool

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.number, self.service, self.line, self.why) if part)


def can_come_back(shown: Standing) -> bool:
    """Whether the client was set aside and can be brought back."""
    return shown.ticket.state in STEPS[Step.CAME_BACK]


def standing_words(shown: Standing, house: House) -> StandingWords:
    language, ticket = translation.language(), shown.ticket
    return StandingWords(
        number=ticket.label,
        letter=shown.agency.letter,
        agency=shown.agency.short_name(language),
        floor=shown.agency.floor,
        service=shown.service.name(language),
        line=_line(shown, house),
        why=shown.why or "",
        is_back=can_come_back(shown),
    )


def missing_words(label: str) -> StandingWords:
    """There is no such ticket today."""
    return StandingWords(
        number=label,
        letter="",
        agency="",
        floor=0,
        service=translate("reception", "Diese Nummer gibt es heute nicht."),
        line="",
        why="",
        is_back=False,
    )


def after_back(shown: Standing) -> str:
    """That the client is back, and where in the line."""
    ahead = shown.place.ahead if shown.place is not None else 0
    if ahead == 0:
        return translate("reception", "%s wartet wieder, niemand davor.") % shown.ticket.label
    return translate("reception", "%s wartet wieder, %s davor.") % (shown.ticket.label, ahead)


def _line(shown: Standing, house: House) -> str:
    ticket, life = shown.ticket, shown.ticket.life
    room = house.desk(ticket.desk).room if ticket.desk is not None else ""
    match ticket.state:
        case State.WAITING:
            return _waits(shown, house)
        case State.CALLED | State.SERVING:
            since = local_time(house, life.started_at or life.called_at or ticket.issued_at)
            if ticket.state is State.CALLED:
                return translate("reception", "aufgerufen um %s · %s") % (since, room)
            return translate("reception", "im Gespräch seit %s · %s") % (since, room)
        case State.PARKED | State.MISSED:
            until = local_time(house, life.parked_until) if life.parked_until is not None else "–"
            if ticket.state is State.PARKED:
                return translate("reception", "zurückgestellt bis %s") % until
            return translate("reception", "%s× nicht da, zurückgestellt bis %s") % (life.misses, until)
        case State.CANCELLED:
            return translate("reception", "zurückgenommen")
        case State.ENDED:
            return translate("reception", "%s× nicht da, beendet") % life.misses
        case State.FINISHED | State.CLOSED:
            at = local_time(house, life.ended_at) if life.ended_at is not None else "–"
            return translate("reception", "fertig um %s") % at


def _waits(shown: Standing, house: House) -> str:
    ticket, place = shown.ticket, shown.place
    booked = ticket.appointment_at
    if booked is not None:
        since = translate("reception", "Termin um %s") % local_time(house, booked)
    else:
        since = translate("reception", "wartet seit %s") % local_time(house, ticket.arrived_at)
    if shown.is_next:
        return translate("reception", "%s · als Nächstes dran") % since
    return since if place is None else translate("reception", "%s · %s davor") % (since, place.ahead)


def next_sentence(agency: str, why: str) -> str:
    """Why somebody is next, said of an agency."""
    return f"{agency}: {why}" if why else translate("reception", "%s: Niemand wartet.") % agency
