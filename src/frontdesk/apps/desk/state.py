"""What the desk can do now and what its card says, worked out from the picture of the desk; knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from frontdesk.apps.desk.papers.state import Judgement
from frontdesk.domain.ticket import STEPS, EventId, Step, Ticket, TicketId
from frontdesk.usecases.ports import PresenceState
from frontdesk.usecases.views import DeskPicture


class Act(StrEnum):
    """What a key of the desk starts."""

    CALL = "call"  # F9: the present client is finished and the next one is called, in one act
    START = "start"
    AGAIN = "again"
    MISSED = "missed"
    PARK = "park"
    TRANSFER = "transfer"
    FINISH = "finish"
    PICK = "pick"
    BACK = "back"
    UNDO = "undo"
    OPEN = "open"
    PAUSE = "paused"
    CLOSE = "close"
    JUDGE = "judge"  # a bundle is accepted, or some of its papers are disputed


# What an act is about: code of a service, id of a ticket, what is said of a bundle.
Target = str | TicketId | Judgement | None


class Hindrance(StrEnum):
    """Why an act is not possible now."""

    NOBODY_HERE = "nobody_here"
    ALREADY_HERE = "already_here"
    NOBODY_WAITS = "nobody_waits"
    OCCUPIED = "occupied"
    PAUSED = "paused"


# What these acts record; the state table says from where that is possible.
_STEPS: Mapping[Act, Step] = MappingProxyType(
    {
        Act.START: Step.STARTED,
        Act.AGAIN: Step.CALLED_AGAIN,
        Act.MISSED: Step.MISSED,
        Act.PARK: Step.PARKED,
        Act.TRANSFER: Step.TRANSFERRED,
        Act.FINISH: Step.FINISHED,
    }
)


def hindrances(picture: DeskPicture) -> dict[Act, Hindrance | None]:
    """For every act what stands against it now; ``None`` means that its key works."""
    current = picture.current
    found: dict[Act, Hindrance | None] = {}
    for act, step in _STEPS.items():
        if current is None:
            found[act] = Hindrance.NOBODY_HERE
        else:
            found[act] = None if current.state in STEPS[step] else Hindrance.ALREADY_HERE
    paused = Hindrance.PAUSED if picture.state is not PresenceState.OPEN else None
    nobody = Hindrance.NOBODY_WAITS if picture.next_up is None else None
    occupied = Hindrance.OCCUPIED if current is not None else None
    # With a client here F9 ends the visit even when nobody waits.
    found[Act.CALL] = paused or (None if occupied else nobody)
    found[Act.PICK] = occupied or paused or nobody
    found[Act.CLOSE] = occupied
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person saw of the desk when a key was pressed; tells whether an act has taken effect since."""

    at_desk: tuple[TicketId, EventId] | None
    aside: tuple[tuple[TicketId, EventId], ...]
    state: PresenceState

    @staticmethod
    def of(picture: DeskPicture) -> Seen:
        current = picture.current
        return Seen(
            at_desk=(current.id, current.last_event_id) if current is not None else None,
            aside=tuple((row.ticket.id, row.ticket.last_event_id) for row in picture.parked),
            state=picture.state,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the waiting list.

    Attributes:
        title: what the client comes for.
        mark: word that stands after the title and is never cut, e.g. that the client goes first.
        icon: Lucide name, empty for an ordinary walk-in.
    """

    ticket_id: TicketId
    letter: str
    number: str
    title: str
    mark: str
    icon: str
    minutes: str
    over_target: bool

    @property
    def strong(self) -> bool:
        return bool(self.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideLine:
    """A client who is parked or did not come.

    Attributes:
        overdue: the time until which it was parked has passed.
    """

    ticket_id: TicketId
    letter: str
    number: str
    note: str
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientWords:
    """What the card says of the client at the desk.

    Attributes:
        tag: ``Aufgerufen 09:42``, ``Im Gespräch seit 09:43`` or, while the store is away, ``Stand 09:41``.
        stale: the tag says that this is an old picture.
        waited, waited_short: the same with and without a verb, for a card with less room.
    """

    number: str
    letter: str
    service: str
    tag: str
    tag_icon: str
    stale: bool
    language: str
    waited: str
    waited_short: str
    need: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWords:
    """What the card says while nobody is at the desk; without a number nobody waits.

    Attributes:
        facts_shorter: the same where there is less room; the word that somebody goes first always stays.
    """

    tag: str
    tag_icon: str
    stale: bool
    since: str
    number: str = ""
    letter: str = ""
    service: str = ""
    facts: str = ""
    facts_shorter: tuple[str, ...] = ()
    why: str = ""


def clock_time(at: datetime, zone: ZoneInfo) -> str:
    """Local ``hh:mm``."""
    return f"{at.astimezone(zone):%H:%M}"


def stopwatch(since: datetime, now: datetime) -> str:
    """``mm:ss`` since a moment, ``h:mm:ss`` after an hour; never negative."""
    seconds = max(0, int((now - since).total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def counted_from(ticket: Ticket) -> datetime | None:
    """Since when the stopwatch of a client at the desk runs: the start, before it the last call."""
    return ticket.life.started_at or ticket.life.called_at
