"""Turns a picture of the store into what the screen says; pure functions without a window."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.apps.display.model import (
    Badge,
    Band,
    CallCard,
    CallRow,
    Header,
    LiveScreen,
    Notice,
    QueueRow,
    QueueWords,
    Shape,
    StaleScreen,
    Turn,
    Twin,
)
from frontdesk.apps.display.texts import GERMAN, NOTHING, Catalogue, Phrase, Texts
from frontdesk.domain.house import Agency, Desk, Display
from frontdesk.usecases.views import AgencyQueue, BoardPicture, CallView

QUEUES_PER_PAGE = 4
_ROOM = re.compile(r"(?P<word>[^\W\d]+)\s+(?P<number>\S*\d\S*)")
_TURNS = {"left": Turn.LEFT, "right": Turn.RIGHT, "ahead": Turn.UP}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the screen hangs: what the picture itself does not say.

    Attributes:
        site: name of the house.
        languages: those of the house, for a display that names none of its own.
    """

    site: str
    zone: ZoneInfo
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls as the announcer wants them shown."""

    current: CallView | None
    recent: tuple[CallView, ...]
    is_new: bool = False


class Composer:
    """Says everything in German and in the language of a rotation step."""

    def __init__(self, catalogue: Catalogue, place: Callable[[], Place]) -> None:
        """``place`` is asked anew each time: the house may be renamed while the screen runs."""
        self._catalogue = catalogue
        self._german: Texts = catalogue.german
        self._place = place

    @property
    def place(self) -> Place:
        return self._place()

    def rotation(self, display: Display | None) -> tuple[str, ...]:
        """The languages that take turns, German first."""
        wanted = display.languages if display is not None else ()
        return self._catalogue.rotation(wanted or self.place.languages)

    def live(
        self, picture: BoardPicture, calls: Calls, *, now: datetime, step: int, doubtful: bool
    ) -> LiveScreen:
        """The screen with numbers, ``step`` rotation steps after the start, at the store's time ``now``."""
        display = picture.display
        shape = shape_of(display)
        languages = self.rotation(display)
        language = languages[step % len(languages)]
        header = self._header(self._agency_of(picture) if shape is Shape.FLOOR else None, display, now)
        call = self._card(calls, display, language) if calls.current is not None else None
        nobody = self._twin(language, "call.none")
        return LiveScreen(
            shape=shape,
            header=header,
            call=call,
            nobody=nobody,
            recent_head=self._twin(language, "list.recent"),
            room_head=self._german.sentences["rooms.Zimmer"],
            recent=tuple(self._row(call) for call in calls.recent),
            queue_head=self._twin(language, "list.wait"),
            queues=tuple(self._queue(queue) for queue in _page(picture.queues, step)),
            queue_words=QueueWords(
                about=self._german.say("queue.about"),
                unit=self._german.say("queue.minutes"),
                unknown=self._german.say("queue.unknown"),
                caption=self._german.say("list.wait"),
            ),
            band=self._warning(language) if doubtful else self._band(languages, step, shape),
            spoken=self._spoken(call) if call is not None else nobody.german,
        )

    def starting(self, *, now: datetime, step: int) -> LiveScreen:
        """The screen before the first picture: it knows the time and that it is asking."""
        languages = self.rotation(None)
        language = languages[step % len(languages)]
        warning = self._warning(language)
        empty = Twin("")
        return LiveScreen(
            shape=Shape.HALL,
            header=self._header(None, None, now),
            call=None,
            nobody=empty,
            recent_head=empty,
            room_head="",
            recent=(),
            queue_head=empty,
            queues=(),
            queue_words=QueueWords(about="", unit="", unknown="", caption=""),
            band=warning,
            spoken=warning.warning.german if warning.warning is not None else "",
        )

    def stale(self, *, display: Display | None, now: datetime, since: datetime | None) -> StaleScreen:
        """The screen without any number, in every language there is; ``since`` is the last good moment."""
        german = self._german
        others = [
            Notice(texts.say("stale.title"), texts.say("stale.text"), texts.rtl)
            for texts in self._catalogue.languages
            if texts.language != GERMAN and "stale.title" in texts.sentences
        ]
        notice = Notice(german.say("stale.title"), german.say("stale.text"))
        if since is None:
            line = german.say("stale.never")
        else:
            line = german.say("stale.since", time=self._clock(since))
        # The title of a floor screen holds room numbers; a waiting person must not take one for a call.
        return StaleScreen(
            header=self._header(None, display, now, numbers=False),
            german=notice,
            others=tuple(others),
            since=line,
            again=german.say("stale.again"),
            spoken=f"{notice.title}. {notice.text}",
        )

    def _twin(self, language: str, *keys: str, **values: object) -> Twin:
        german = next((key for key in keys if key in self._german.sentences), None)
        said = self._german.say(german, **values) if german is not None else ""
        if language == GERMAN:
            return Twin(said)
        return Twin(said, self._catalogue.second(language, *keys, **values))

    def _clock(self, at: datetime) -> str:
        return f"{at.astimezone(self.place.zone):%H:%M}"

    def _header(
        self, agency: Agency | None, display: Display | None, now: datetime, *, numbers: bool = True
    ) -> Header:
        weekday, date = self._german.date(now.astimezone(self.place.zone).date())
        subtitle = display.title.get(GERMAN, "") if display is not None else ""
        if not numbers and any(sign.isdigit() for sign in subtitle):
            subtitle = ""
        return Header(
            badge=None if agency is None else Badge(agency.letter, agency.colour),
            title=self.place.site if agency is None else agency.short_name(),
            subtitle=subtitle,
            weekday=weekday,
            date=date,
            clock=self._clock(now),
        )

    def _agency_of(self, picture: BoardPicture) -> Agency | None:
        return picture.queues[0].agency if picture.queues else None

    def _card(self, calls: Calls, display: Display, language: str) -> CallCard:
        call = calls.current
        assert call is not None
        word, room = split_room(call.desk.room)
        way = call.desk.way.get(GERMAN, "")
        turn = self._german.turn(way)
        key, n = _floor_key(call.desk)
        return CallCard(
            badge=Badge(call.series, call.agency.colour),
            number=_number(call),
            come=self._twin(language, "call.come"),
            room_word=self._room_word(word, language),
            room=room,
            floor=self._twin(language, key, n=n),
            floor_turn=_floor_turn(call.desk, display),
            way=Twin(way, self._way(call.desk, language)),
            way_turn=_TURNS.get(turn or ""),
            is_new=calls.is_new,
        )

    def _room_word(self, word: str, language: str) -> Twin:
        if not word:
            return Twin("")
        key = f"rooms.{word}"
        known = key in self._german.sentences
        return self._twin(language, key) if known else Twin(word)

    def _way(self, desk: Desk, language: str) -> Phrase:
        said = desk.way.get(language)
        if said is None or language == GERMAN:
            return NOTHING
        texts = self._catalogue.texts(language)
        return Phrase(said, texts is not None and texts.rtl)

    def _row(self, call: CallView) -> CallRow:
        word, room = split_room(call.desk.room)
        key, n = _floor_key(call.desk)
        return CallRow(
            badge=Badge(call.series, call.agency.colour),
            number=_number(call),
            room=f"{word} {room}".strip(),
            room_number=room,
            floor=self._german.say(key, n=n),
            time=self._clock(call.at),
            turn=_TURNS.get(self._german.turn(call.desk.way.get(GERMAN, "")) or ""),
        )

    def _queue(self, queue: AgencyQueue) -> QueueRow:
        amount = {0: "none", 1: "one"}.get(queue.waiting, "many")
        return QueueRow(
            badge=Badge(queue.agency.letter, queue.agency.colour),
            name=queue.agency.short_name(),
            waiting=self._german.say(f"queue.{amount}", n=queue.waiting),
            figure=str(queue.waiting),
            figure_word=self._german.say(f"queue.waits_{amount}"),
            minutes=None if queue.wait is None else queue.wait.text,
        )

    def _band(self, languages: Sequence[str], step: int, shape: Shape) -> Band:
        place = step % len(languages)
        language = languages[place]
        texts = self._catalogue.texts(language)
        assert texts is not None
        keys = ("message.hall", "message.floor")
        wanted = keys if shape is Shape.HALL else keys[::-1]
        return Band(
            endonym=Phrase(texts.endonym, texts.rtl),
            sentence=self._catalogue.second(language, *wanted),
            steps=len(languages),
            step=place,
        )

    def _warning(self, language: str) -> Band:
        return Band(warning=self._twin(language, "link.checking"))

    def _spoken(self, card: CallCard) -> str:
        room = f"{card.room_word.german} {card.room}".strip()
        number = f"{card.badge.letter} {card.number}"
        return self._german.say("call.spoken", number=number, room=room, floor=card.floor.german)


def shape_of(display: Display) -> Shape:
    """A floor screen belongs to one agency and to floors; every other screen is a hall."""
    return Shape.FLOOR if display.floors and len(display.agencies) == 1 else Shape.HALL


def split_room(room: str) -> tuple[str, str]:
    """A room ("Zimmer 2.14") as word and number; a bare number is a "Zimmer", a named room has no word."""
    found = _ROOM.fullmatch(room.strip())
    if found is not None:
        return found["word"], found["number"]
    return ("Zimmer" if room[:1].isdigit() else "", room.strip())


def _number(call: CallView) -> str:
    return call.label.removeprefix(call.series).strip()


def _floor_key(desk: Desk) -> tuple[str, int]:
    if desk.floor < 0:
        return "place.basement", -desk.floor
    return ("place.floor" if desk.floor else "place.ground"), desk.floor


def _floor_turn(desk: Desk, display: Display) -> Turn | None:
    if desk.floor == display.floor:
        return None
    return Turn.UP if desk.floor > display.floor else Turn.DOWN


def _page(queues: Sequence[AgencyQueue], step: int) -> Sequence[AgencyQueue]:
    # A house with many agencies turns pages with the languages: smaller print cannot be read from afar.
    pages = -(-len(queues) // QUEUES_PER_PAGE)
    first = (step % pages) * QUEUES_PER_PAGE if pages else 0
    return queues[first : first + QUEUES_PER_PAGE]
