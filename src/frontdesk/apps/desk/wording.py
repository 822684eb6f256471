"""The words of the desk's window: what the card says, and the sentences after acts."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.desk.actions import Done
from frontdesk.apps.desk.state import Act, AsideLine, ClientWords, Hindrance, Line, NextWords, clock_time
from frontdesk.domain.absence import Absence
from frontdesk.domain.house import Desk, House
from frontdesk.domain.ticket import AT_DESK, State, Step, Ticket
from frontdesk.usecases.ports import Presence, PresenceState
from frontdesk.usecases.views import DeskPicture, WaitingRow

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


def language_name(code: str) -> str:
    """A client's language as a colleague reads it; an unknown one shows its code."""
    names = {
        "de": translate("desk", "Deutsch"),
        "de-simple": translate("desk", "Leichte Sprache"),
        "en": translate("desk", "Englisch"),
        "ar": translate("desk", "Arabisch"),
        "fa": translate("desk", "Farsi"),
        "prs": translate("desk", "Dari"),
        "uk": translate("desk", "Ukrainisch"),
        "ru": translate("desk", "Russisch"),
        "tr": translate("desk", "Türkisch"),
        "ro": translate("desk", "Rumänisch"),
        "bg": translate("desk", "Bulgarisch"),
        "ti": translate("desk", "Tigrinya"),
        "am": translate("desk", "Amharisch"),
        "ckb": translate("desk", "Sorani"),
        "ku": translate("desk", "Kurmandschi"),
        "ps": translate("desk", "Paschtu"),
        "so": translate("desk", "Somali"),
        "sq": translate("desk", "Albanisch"),
        "sr": translate("desk", "Serbisch"),
        "bs": translate("desk", "Bosnisch"),
        "hr": translate("desk", "Kroatisch"),
        "mk": translate("desk", "Mazedonisch"),
        "pl": translate("desk", "Polnisch"),
        "hu": translate("desk", "Ungarisch"),
        "el": translate("desk", "Griechisch"),
        "it": translate("desk", "Italienisch"),
        "pt": translate("desk", "Portugiesisch"),
        "ur": translate("desk", "Urdu"),
        "fr": translate("desk", "Französisch"),
        "es": translate("desk", "Spanisch"),
        "vi": translate("desk", "Vietnamesisch"),
        "zh": translate("desk", "Chinesisch"),
    }
    return names.get(code, code)


def minutes(count: int) -> str:
    return translate("desk", "%s Min") % count


def priority() -> str:
    """The one word about a need; its reason is nobody's business here."""
    return translate("desk", "Vorrang")


def stale_since(lost_since: datetime, house: House) -> str:
    return translate("desk", "Stand %s") % clock_time(lost_since, house.zone)


def waiting_line(row: WaitingRow, *, language: str) -> Line:
    """A client in the waiting list."""
    first = row.ticket.need is not None
    return Line(
        ticket_id=row.ticket.id,
        letter=row.ticket.series,
        number=row.ticket.label,
        title=row.service.name(language),
        mark=priority() if first else "",
        icon="chevrons-up" if first else "",
        minutes=minutes(row.minutes),
        over_target=row.over_target,
    )


def aside_line(row: WaitingRow, *, picture: DeskPicture, house: House) -> AsideLine:
    """A parked or missed client."""
    if row.ticket.state is State.MISSED:
        note = translate("desk", "%s× nicht da") % row.ticket.life.misses
    else:
        until = clock_time(row.until, house.zone) if row.until is not None else "–"
        note = translate("desk", "geparkt bis %s") % until
    return AsideLine(
        ticket_id=row.ticket.id,
        letter=row.ticket.series,
        number=row.ticket.label,
        note=note,
        overdue=row.until is not None and row.until < picture.at,
    )


def client_words(
    ticket: Ticket, picture: DeskPicture, house: House, *, language: str, lost_since: datetime | None
) -> ClientWords:
    """What the card says of the client at the desk."""
    serving = ticket.state is State.SERVING
    life = ticket.life
    at = (life.started_at if serving else life.called_at) or picture.at
    said = translate("desk", "Im Gespräch seit %s") if serving else translate("desk", "Aufgerufen %s")
    waited = "" if picture.waited is None else minutes(picture.waited)
    tag, icon = said % clock_time(at, house.zone), "user-round-check" if serving else "megaphone"
    if lost_since is not None:
        tag, icon = stale_since(lost_since, house), "triangle-alert"
    service = picture.current_service
    return ClientWords(
        number=ticket.label,
        letter=ticket.series,
        service=service.name(language) if service is not None else "",
        tag=tag,
        tag_icon=icon,
        stale=lost_since is not None,
        language=language_name(ticket.language),
        waited=translate("desk", "wartete %s") % waited if waited else "",
        waited_short=waited,
        need=priority() if ticket.need is not None else "",
    )


def next_words(
    picture: DeskPicture, house: House, *, since: datetime, language: str, lost_since: datetime | None
) -> NextWords:
    """What the card says while nobody is at the desk."""
    paused = picture.state is PresenceState.PAUSED
    tag = translate("desk", "Pause") if paused else translate("desk", "Niemand am Platz")
    icon = "coffee" if paused else "armchair"
    if lost_since is not None:
        tag, icon = stale_since(lost_since, house), "triangle-alert"
    when = translate("desk", "seit %s") % clock_time(since, house.zone)
    row = picture.next_up
    if row is None:
        return NextWords(tag=tag, tag_icon=icon, stale=lost_since is not None, since=when)
    first = priority() if row.ticket.need is not None else ""
    spoken, waits = language_name(row.ticket.language), minutes(row.minutes)
    forms = ((first, translate("desk", "wartet %s") % waits, spoken), (first, waits, spoken), (first, spoken))
    facts, *shorter = (" · ".join(fact for fact in form if fact) for form in forms)
    return NextWords(
        tag=tag,
        tag_icon=icon,
        stale=lost_since is not None,
        since=when,
        number=row.ticket.label,
        letter=row.ticket.series,
        service=row.service.name(language),
        facts=facts,
        facts_shorter=tuple(shorter),
        why=picture.why or "",
    )


def waiting_count(picture: DeskPicture) -> str:
    """How many wait, and for whom."""
    if picture.total == 0:
        return ""
    if not picture.desk.team:
        return translate("desk", "%s warten") % picture.total
    return translate("desk", "%s für %s") % (picture.total, picture.desk.team)


def taken(presence: Presence, house: House) -> str:
    """That a room is staffed already."""
    since = clock_time(presence.since, house.zone)
    if presence.state is PresenceState.PAUSED:
        return translate("desk", "Pause seit %s") % since
    return translate("desk", "offen seit %s") % since


def reason(hindrance: Hindrance) -> str:
    """Why a key does not work now, with what to do instead."""
    return {
        Hindrance.NOBODY_HERE: translate("desk", "Es ist niemand am Platz."),
        Hindrance.ALREADY_HERE: translate("desk", "Die Person ist schon da."),
        Hindrance.NOBODY_WAITS: nobody_waits(),
        Hindrance.OCCUPIED: translate("desk", "Am Platz ist noch jemand. F10 beendet den Besuch."),
        Hindrance.PAUSED: translate("desk", "Der Platz macht Pause. Zum Aufrufen „Offen“ wählen."),
    }[hindrance]


def nobody_waits() -> str:
    return translate("desk", "Niemand wartet. F9 ist wieder aktiv, sobald ein Ticket kommt.")


def opening() -> str:
    return translate("desk", "Die Datenbank wird geöffnet.")


def away() -> str:
    return translate("desk", "Die Datenbank ist nicht erreichbar. Es geht weiter, sobald sie antwortet.")


def called(ticket: Ticket, picture: DeskPicture, *, language: str) -> str:
    """What a screen reader says of a client who was called."""
    service = picture.current_service
    words = [
        translate("desk", "%s aufgerufen") % ticket.label,
        service.name(language) if service is not None else "",
        language_name(ticket.language),
        priority() if ticket.need is not None else "",
    ]
    return ", ".join(word for word in words if word)


def after(act: Act, done: Done, house: House, *, language: str) -> str:
    """The sentence after an act; empty where the window itself shows enough."""
    ticket = done.ticket
    if act is Act.CALL:
        return _after_call(done)
    if ticket is None:
        return ""
    if act is Act.UNDO:
        return after_undo(ticket, done.undone)
    if act is Act.FINISH:
        return translate("desk", "%s ist fertig.") % ticket.label
    if act is Act.PARK:
        until = ticket.life.parked_until
        time = clock_time(until, house.zone) if until is not None else "–"
        return translate("desk", "%s ist geparkt bis %s.") % (ticket.label, time)
    if act is Act.MISSED:
        return _after_missed(ticket)
    if act is Act.TRANSFER:
        service = house.service(ticket.service).name(language)
        return translate("desk", "%s wartet jetzt für „%s“.") % (ticket.label, service)
    if act is Act.AGAIN:
        return translate("desk", "%s wurde erneut aufgerufen.") % ticket.label
    if act is Act.BACK:
        return _after_back(ticket, done.ahead)
    return ""


def _after_back(ticket: Ticket, ahead: int | None) -> str:
    if ahead is None:
        return translate("desk", "%s wartet wieder.") % ticket.label
    if ahead == 0:
        return translate("desk", "%s wartet wieder, niemand davor.") % ticket.label
    return translate("desk", "%s wartet wieder, %s davor.") % (ticket.label, ahead)


def scanned(ticket: Ticket, house: House, desk: Desk, *, language: str) -> str:
    """What is to be said of a scanned ticket that is not set aside here."""
    if ticket.agency != desk.agency and ticket.service not in desk.services:
        name = house.agency(ticket.agency).short_name(language)
        return translate("desk", "%s gehört zu %s.") % (ticket.label, name)
    at_desk = ticket.state in AT_DESK and ticket.desk is not None
    if at_desk and ticket.desk == desk.name:
        return translate("desk", "%s ist an diesem Platz.") % ticket.label
    if at_desk and ticket.desk is not None:
        room = house.desk(ticket.desk).room
        return translate("desk", "%s ist aufgerufen: %s.") % (ticket.label, room)
    if ticket.state is State.WAITING:
        return translate("desk", "%s wartet schon.") % ticket.label
    return translate("desk", "%s ist für heute erledigt.") % ticket.label


def _after_call(done: Done) -> str:
    if done.finished is None:
        return "" if done.ticket is not None else translate("desk", "Niemand wartet.")
    if done.ticket is None:
        return translate("desk", "%s ist fertig. Niemand wartet.") % done.finished.label
    return translate("desk", "%s ist fertig.") % done.finished.label


def missed_key(absence: Absence | None, now: datetime) -> str:
    """What F7 does now; before, the seconds that the client still has to come."""
    if absence is not None and now < absence.at:
        return translate("desk", "Nicht da %s") % ceil((absence.at - now).total_seconds())
    if absence is not None and absence.step is Step.CALLED_AGAIN:
        return translate("desk", "2. Aufruf")
    return translate("desk", "Nicht da")


def _after_missed(ticket: Ticket) -> str:
    if ticket.state is State.CALLED:
        return translate("desk", "%s wurde zum zweiten Mal aufgerufen.") % ticket.label
    misses = ticket.life.misses
    if ticket.state is State.ENDED:
        return translate("desk", "%s war %s× nicht da; das Ticket ist beendet.") % (ticket.label, misses)
    return translate("desk", "%s war nicht da (%s×).") % (ticket.label, misses)


def after_undo(ticket: Ticket, undone: tuple[Step, ...]) -> str:
    """What was taken back, and where the client stands now."""
    last = undone[-1] if undone else None
    said = {
        Step.FINISHED: translate("desk", "„Fertig“ zurückgenommen"),
        Step.CALLED: translate("desk", "Aufruf zurückgenommen"),
        Step.CALLED_AGAIN: translate("desk", "Erneuter Aufruf zurückgenommen"),
        Step.STARTED: translate("desk", "„Ist da“ zurückgenommen"),
        Step.MISSED: translate("desk", "„Nicht da“ zurückgenommen"),
        Step.ENDED: translate("desk", "„Nicht da“ zurückgenommen"),
        Step.PARKED: translate("desk", "Parken zurückgenommen"),
        Step.TRANSFERRED: translate("desk", "Weiterleiten zurückgenommen"),
        Step.CAME_BACK: translate("desk", "Zurückholen zurückgenommen"),
    }
    what = said[last] if last in said else translate("desk", "Zurückgenommen")
    places = {
        State.WAITING: translate("desk", "%s wartet wieder."),
        State.PARKED: translate("desk", "%s ist wieder geparkt."),
        State.MISSED: translate("desk", "%s gilt wieder als nicht da."),
    }
    where = places.get(ticket.state, translate("desk", "%s ist wieder am Platz."))
    return f"{what}: {where % ticket.label}"
