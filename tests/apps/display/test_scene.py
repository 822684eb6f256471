"""Nothing overflows, overlaps or leaves the screen, on any screen and with any words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from coloraide import Color

from frontdesk.apps.display import measure
from frontdesk.apps.display.items import Box, Field, TextItem
from frontdesk.apps.display.model import LiveScreen, Screen
from frontdesk.apps.display.scene import scene
from frontdesk.qt.theme import PUBLIC, public_pairs
from frontdesk.usecases.views import BoardPicture
from tests.apps.display import hall
from tests.apps.display.hall import ARABIC, ENGLISH, UKRAINIAN, live

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("screen_fonts")]

SIZES = [(1920, 1080), (3840, 2160), (1280, 720), (1080, 1920), (2560, 1080), (1280, 1024), (1024, 768)]
CAPS = 0.714  # height of Noto's capitals in ems
LONG = "Kommunales Kompetenzzentrum für Integration und Zuwanderung!"
assert len(LONG) == 60


def texts(said: Screen, size: tuple[int, int] = (1920, 1080)) -> list[TextItem]:
    return [item for item in scene(said, *size).items if isinstance(item, TextItem) and item.text]


def ink(item: TextItem) -> Box:
    return Box(item.x, item.baseline - CAPS * item.px, item.width, CAPS * item.px)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right - 0.5
        and other.x < one.right - 0.5
        and one.y < other.bottom - 0.5
        and other.y < one.bottom - 0.5
    )


def extreme_picture(number: str = "A 0421", room: str = "Besprechungszimmer 2.14b-c") -> BoardPicture:
    calls = [
        hall.call(100 - i, number, room, way={"de": "rechter Flur hinter der zweiten Brandschutztür links"})
        for i in range(6)
    ]
    return hall.picture(calls, queues=[hall.queue(letter, 4321, 995, LONG) for letter in "ABCDEFGH"])


def on_a_floor(shown: BoardPicture) -> BoardPicture:
    floor = hall.floor_picture()
    return hall.picture(
        [shown.current, *shown.recent] if shown.current else [],
        queues=shown.queues[:1],
        shown_on=floor.display,
    )


SCREENS: dict[str, Callable[[], Screen]] = {
    "hall": lambda: live(),
    "hall in Arabic": lambda: live(step=ARABIC),
    "floor": lambda: live(hall.floor_picture(), step=UKRAINIAN),
    "stale": hall.stale,
    "doubtful": lambda: live(doubtful=True),
    "nobody": lambda: live(hall.picture([])),
    "starting": lambda: hall.composer().starting(now=hall.NOW, step=ENGLISH),
    "extreme hall": lambda: live(extreme_picture()),
    "extreme floor": lambda: live(on_a_floor(extreme_picture()), step=UKRAINIAN),
    "widest letter": lambda: live(extreme_picture("W 8888", "Saal der Vereinten Nationen im Altbau")),
    "one digit": lambda: live(extreme_picture("A 1", "7")),
    "wait unknown": lambda: live(hall.picture([], queues=[hall.queue("A", 3, None, LONG)])),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_every_text_stays_on_the_screen_and_apart_from_the_others(name: str, size: tuple[int, int]):
    said = SCREENS[name]()
    found = texts(said, size)
    screen = scene(said, *size).frame.screen

    for item in found:
        assert measure.advance(item.text, item.px, item.weight, item.spacing) <= item.width + 0.5, item.text
        assert screen.contains(ink(item)), item.text
    for one, other in combinations(found, 2):
        assert not overlap(ink(one), ink(other)), (one.text, other.text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("number", ["A 1", "A 42", "A 042", "W 8888"])
@pytest.mark.parametrize("face", ["hall", "floor"])
def test_a_called_number_is_never_cut(face: str, number: str, size: tuple[int, int]):
    shown = extreme_picture(number)
    said = live(shown if face == "hall" else on_a_floor(shown))
    frame = scene(said, *size).frame
    largest = max((item for item in texts(said, size) if item.text == number[2:]), key=lambda item: item.px)

    assert frame.panel.contains(ink(largest))
    assert largest.px >= 184


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_sentence_of_the_stale_screen_is_never_cut(size: tuple[int, int]):
    assert not [item.text for item in texts(hall.stale(), size) if measure.ELLIPSIS in item.text]


@pytest.mark.parametrize("name", SCREENS)
def test_print_is_never_smaller_than_people_can_read(name: str):
    for item in texts(SCREENS[name]()):
        assert item.px >= measure.SMALLEST, item.text


def test_numbers_in_the_list_are_never_below_56():
    for said in (live(), live(hall.floor_picture())):
        numbers = {row.number for row in said.recent}
        assert {item.px >= 56 for item in texts(said) if item.text in numbers} == {True}


def test_the_scene_of_the_mock_up_stands_where_the_mock_up_has_it():
    """Left edge and baseline of the large things, measured in the picture."""
    places = {item.text: (round(item.x), round(item.baseline), item.px) for item in texts(live())}

    assert places["A"][0] >= 1168  # the last "A" painted is the badge of the queue
    assert abs(places["042"][0] - 412) <= 1
    assert places["042"][1:] == (433, 312)
    assert places["2.14"] == (1228, 381, 184)
    assert places["Haus der Integration"] == (48, 53, 40)
    assert places["Please keep your ticket. Your number will appear here."][1:] == (1040, 42)


def test_the_bar_of_a_new_call_is_twice_as_wide_and_nothing_else_moves():
    still, new = live(), live(is_new=True)
    bars = [
        [item for item in scene(said, 1920, 1080).items if isinstance(item, Field) and item.clip]
        for said in (still, new)
    ]

    assert [bar.box.width for found in bars for bar in found] == [32, 64]
    assert texts(still) == texts(new)


def test_every_colour_of_an_agency_comes_with_its_letter():
    said = live()
    hues = {PUBLIC.agency(slot).ink for slot in "abcd"} | {PUBLIC.panel_agency(slot).ink for slot in "abcd"}
    coloured = [
        item for item in scene(said, 1920, 1080).items if isinstance(item, TextItem) and item.colour in hues
    ]

    assert {item.text for item in coloured} == {"A", "B", "C", "D"}
    fields = [item for item in scene(said, 1920, 1080).items if isinstance(item, Field) and item.fill in hues]
    assert len(fields) == 5  # the panel's bar beside its letter, four badges with theirs


def contrast(one: str, other: str) -> float:
    return float(Color(one).contrast(other, method="wcag21"))


@pytest.mark.parametrize("pair", public_pairs(), ids=lambda pair: pair.what)
def test_tokens_have_the_contrast_they_owe(pair):
    assert contrast(pair.foreground, pair.background) >= pair.at_least


@pytest.mark.parametrize("name", SCREENS)
def test_every_text_reaches_seven_to_one_on_what_is_painted_behind_it(name: str):
    items = scene(SCREENS[name](), 1920, 1080).items
    for i, item in enumerate(items):
        if not isinstance(item, TextItem) or not item.text:
            continue
        behind = [
            field.fill
            for field in items[:i]
            if isinstance(field, Field) and field.fill and field.box.contains(ink(item))
        ]
        assert behind[-1] is not None
        assert contrast(item.colour, behind[-1]) >= 7.0, item.text


def test_the_same_words_at_double_size_are_the_same_scene():
    small, large = scene(live(), 1920, 1080), scene(live(), 3840, 2160)

    assert small.items == large.items
    assert large.frame.scale == 2 * small.frame.scale


def test_live_says_nothing_of_people():
    said = live()
    assert isinstance(said, LiveScreen)
    words = {item.text for item in texts(said)}
    assert "Team 412" not in words
