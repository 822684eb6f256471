"""What the caseworker's window says, worked out from the picture of the desk; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.ticket import Need, State, Ticket
from frontdesk.usecases.views import DeskPicture, WaitingRow

Tr = Callable[[str], str]

# The languages by their German names, as a colleague reads them; the rest shows its code.
LANGUAGE_NAMES = {
    "de": "Deutsch",
    "de-simple": "Leichte Sprache",
    "en": "Englisch",
    "ar": "Arabisch",
    "fa": "Farsi",
    "prs": "Dari",
    "uk": "Ukrainisch",
    "ru": "Russisch",
    "tr": "Türkisch",
    "ro": "Rumänisch",
    "bg": "Bulgarisch",
    "ti": "Tigrinya",
    "ckb": "Sorani",
    "ku": "Kurmandschi",
    "ps": "Paschtu",
    "so": "Somali",
    "sq": "Albanisch",
    "sr": "Serbisch",
    "pl": "Polnisch",
    "fr": "Französisch",
    "es": "Spanisch",
    "vi": "Vietnamesisch",
    "zh": "Chinesisch",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the waiting list.

    Attributes:
        icon: Lucide name, empty for an ordinary walk-in.
        minutes: as shown, e.g. ``26 Min``; empty for parked clients.
    """

    ticket: Ticket
    letter: str
    number: str
    icon: str
    title: str
    minutes: str
    over_target: bool
    strong: bool


def language_name(code: str, tr: Tr = str) -> str:
    return tr(LANGUAGE_NAMES[code]) if code in LANGUAGE_NAMES else code


def waiting_line(row: WaitingRow, *, language: str, priority: str) -> Line:
    """A client in the waiting list; ``priority`` is the word for one who goes first."""
    name = row.service.name(language)
    first = row.ticket.need is not None
    return Line(
        ticket=row.ticket,
        letter=row.ticket.series,
        number=row.ticket.label,
        icon="chevrons-up" if first else "",
        title=f"{name} · {priority}" if first else name,
        minutes=f"{row.minutes} Min",
        over_target=row.over_target,
        strong=first,
    )


def is_urgent(ticket: Ticket) -> bool:
    return ticket.need is Need.URGENT


def clock_time(at: datetime | None, zone: ZoneInfo) -> str:
    """Local ``hh:mm``."""
    return "" if at is None else f"{at.astimezone(zone):%H:%M}"


def stopwatch(since: datetime | None, now: datetime) -> str:
    """``mm:ss`` since a moment, ``h:mm:ss`` after an hour; never negative."""
    if since is None:
        return ""
    seconds = max(0, int((now - since).total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys of the desk work now; what is ``False`` is shown disabled with the reason."""

    start: bool
    again: bool
    missed: bool
    finish: bool
    park: bool
    transfer: bool
    pick: bool
    close: bool


def keys_of(picture: DeskPicture) -> Keys:
    """What the present client's state allows, by the state table."""
    state = picture.current.state if picture.current is not None else None
    called, here = state is State.CALLED, state is not None
    return Keys(
        start=called,
        again=called,
        missed=called,
        finish=here,
        park=here,
        transfer=here,
        pick=not here and picture.total > 0,
        close=not here,
    )
