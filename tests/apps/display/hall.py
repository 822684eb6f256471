"""The hall and the floor of the mock-ups, Monday 23 November 2026, 09:42."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.apps.display.compose import Calls, Composer, Place
from frontdesk.apps.display.model import LiveScreen, StaleScreen
from frontdesk.apps.display.texts import Catalogue, load_texts
from frontdesk.domain.forecast import Wait
from frontdesk.domain.house import Agency, AgencyCode, Desk, DeskName, Display, DisplayName, SeriesLetter
from frontdesk.usecases.views import AgencyQueue, BoardPicture, CallView

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 9, 42, tzinfo=BERLIN).astimezone(UTC)
LANGUAGES = ("en", "tr", "ru", "uk", "ro", "bg", "ar", "fa", "ti")
ENGLISH, UKRAINIAN, ARABIC = 1, 4, 7  # rotation steps of the pictures

NAMES = {
    "A": ("Jobcenter", 2),
    "B": ("Ausländerbehörde", 1),
    "C": ("Wirtschaftliche Hilfe", 3),
    "D": ("Integrationszentrum (KI)", 3),
}


def agency(letter: str, name: str | None = None, floor: int = 0) -> Agency:
    known, at = NAMES.get(letter, (letter, floor))
    return Agency(
        code=AgencyCode(letter.lower()),
        names={"de": name or known},
        letter=SeriesLetter(letter),
        colour="abcd"[(ord(letter) - ord("A")) % 4],
        floor=at,
    )


def desk(
    room: str, letter: str = "A", *, way: dict[str, str] | None = None, floor: int | None = None
) -> Desk:
    number = room.split()[-1]
    level = int(number[0]) if number[0].isdigit() else 0
    return Desk(
        name=DeskName(room),
        room=room,
        agency=AgencyCode(letter.lower()),
        floor=level if floor is None else floor,
        way=way or {},
        services=(),
    )


def call(
    call_id: int,
    label: str = "A 042",
    room: str = "Zimmer 2.14",
    *,
    at: datetime = NOW,
    way: dict[str, str] | None = None,
    again: bool = False,
) -> CallView:
    letter = label[0]
    return CallView(
        call_id=call_id,
        label=label,
        series=SeriesLetter(letter),
        agency=agency(letter),
        desk=desk(room, letter, way=way),
        at=at,
        again=again,
    )


def queue(letter: str, waiting: int, minutes: int | None, name: str | None = None) -> AgencyQueue:
    return AgencyQueue(
        agency=agency(letter, name),
        waiting=waiting,
        longest=None,
        over_target=False,
        wait=None if minutes is None else Wait(minutes - 5, minutes),
        desks_open=0 if minutes is None else 1,
        desks_total=1,
    )


def display(**changes: object) -> Display:
    hall = Display(
        name=DisplayName("hall"),
        title={"de": "Wartehalle · Erdgeschoss"},
        agencies=tuple(AgencyCode(letter) for letter in "abcd"),
        languages=LANGUAGES,
    )
    return replace(hall, **changes)  # type: ignore[arg-type]  # a builder: each test names what differs


def picture(
    calls: Sequence[CallView] = (),
    *,
    at: datetime = NOW,
    queues: Sequence[AgencyQueue] = (),
    shown_on: Display | None = None,
) -> BoardPicture:
    """A picture of these calls, newest first."""
    return BoardPicture(
        display=shown_on or display(),
        at=at,
        revision="1",
        current=calls[0] if calls else None,
        recent=tuple(calls[1:]),
        queues=tuple(queues),
    )


def hall_picture() -> BoardPicture:
    rows = [
        ("A 042", "2.14", 0),
        ("B 027", "1.08", 2),
        ("D 007", "3.22", 3),
        ("A 041", "2.11", 4),
        ("C 014", "3.05", 6),
        ("B 026", "1.05", 7),
    ]
    calls = [
        call(100 - i, label, f"Zimmer {room}", at=NOW - timedelta(minutes=ago))
        for i, (label, room, ago) in enumerate(rows)
    ]
    return picture(calls, queues=[queue("A", 11, 30), queue("B", 9, 40), queue("C", 3, 10), queue("D", 1, 5)])


def floor_picture() -> BoardPicture:
    left = {"de": "linker Flur"}
    right = {"de": "rechter Flur", "uk": "коридор праворуч"}
    rows = [
        ("A 042", "2.14", right),
        ("A 041", "2.11", left),
        ("A 702", "2.03", left),
        ("A 040", "2.17", right),
        ("A 039", "2.09", left),
        ("A 038", "2.14", right),
    ]
    calls = [
        call(100 - i, label, f"Zimmer {room}", at=NOW - timedelta(minutes=i), way=way)
        for i, (label, room, way) in enumerate(rows)
    ]
    shown_on = display(
        name=DisplayName("floor-2"),
        title={"de": "2. Etage · Zimmer 2.01 bis 2.24"},
        floor=2,
        agencies=(AgencyCode("a"),),
        floors=(2,),
    )
    return picture(calls, queues=[queue("A", 11, 30)], shown_on=shown_on)


def all_ten() -> Catalogue:
    """The texts that ship, with a stand-in sentence where a language has none yet.

    The mock-ups count ten languages; the program itself leaves out those without a sentence.
    """
    languages = []
    for texts in load_texts().languages:
        sentences = {"message.hall": texts.endonym, **texts.sentences}
        if texts.language == "uk":
            del sentences["message.hall"]
        languages.append(replace(texts, sentences=sentences))
    return Catalogue(tuple(languages))


def composer(catalogue: Catalogue | None = None) -> Composer:
    return Composer(catalogue or all_ten(), lambda: Place("Haus der Integration", BERLIN, LANGUAGES))


def live(
    shown: BoardPicture | None = None, *, step: int = ENGLISH, doubtful: bool = False, is_new: bool = False
) -> LiveScreen:
    shown = shown or hall_picture()
    calls = Calls(shown.current, shown.recent[:5], is_new)
    return composer().live(shown, calls, now=shown.at, step=step, doubtful=doubtful)


def stale() -> StaleScreen:
    since = NOW - timedelta(minutes=4)
    return composer().stale(display=display(), now=NOW, since=since)
