"""What a public screen says, as frozen values: nothing here knows pixels, and no value names a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from frontdesk.apps.display.texts import NOTHING, Phrase


class Turn(Enum):
    """Where an arrow points. It points to a real place and is never mirrored."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


class Shape(Enum):
    """The two faces of a public screen: the waiting hall with several agencies, a floor with one."""

    HALL = auto()
    FLOOR = auto()


@dataclass(frozen=True, slots=True)
class Badge:
    """An agency's letter with the slot of its colour; the letter always stands beside the colour."""

    letter: str
    colour: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The same words in German and in the language whose turn it is."""

    german: str
    second: Phrase = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The line at the top."""

    badge: Badge | None
    title: str
    subtitle: str
    weekday: str
    date: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCard:
    """The newest call.

    Attributes:
        room_word: "Zimmer" and its like; empty when the room has a name instead of a number.
        floor_turn: up or down from this screen, ``None`` on its own floor.
        way: how to walk on this floor; empty when the house does not say.
        is_new: called a moment ago, so the bar is wide.
    """

    badge: Badge
    number: str
    come: Twin
    room_word: Twin
    room: str
    floor: Twin
    floor_turn: Turn | None
    way: Twin
    way_turn: Turn | None
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """One of the calls before the newest."""

    badge: Badge
    number: str
    room: str
    room_number: str
    floor: str
    time: str
    turn: Turn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """How it stands with one agency.

    Attributes:
        waiting: "11 warten".
        figure, figure_word: the same in two parts, for large print.
        minutes: the expected wait, ``None`` when nobody can say.
    """

    badge: Badge
    name: str
    waiting: str
    figure: str
    figure_word: str
    minutes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueWords:
    """The words around the figures of a wait."""

    about: str
    unit: str
    unknown: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The band at the bottom: a sentence in the language whose turn it is, and dots that count the languages.

    Attributes:
        endonym: empty while the band speaks of the connection.
        warning: about the connection, German and second language at once.
    """

    endonym: Phrase = NOTHING
    sentence: Phrase = NOTHING
    steps: int = 0
    step: int = 0
    warning: Twin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveScreen:
    """A screen that may show numbers.

    Attributes:
        call: ``None`` when nobody is called; then ``nobody`` stands in the panel, if anything.
        queues: one page of them.
        spoken: what a screen reader says.
    """

    shape: Shape
    header: Header
    call: CallCard | None
    nobody: Twin
    recent_head: Twin
    room_head: str
    recent: tuple[CallRow, ...]
    queue_head: Twin
    queues: tuple[QueueRow, ...]
    queue_words: QueueWords
    band: Band
    spoken: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A headline with a sentence, in one language."""

    title: str
    text: str
    rtl: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleScreen:
    """A screen whose data is too old: no number but the time."""

    header: Header
    german: Notice
    others: tuple[Notice, ...]
    since: str
    again: str
    spoken: str


Screen = LiveScreen | StaleScreen
