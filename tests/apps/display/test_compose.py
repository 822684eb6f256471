"""What stands on a screen, told from values alone."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest

from frontdesk.apps.display.compose import split_room
from frontdesk.apps.display.model import Badge, Shape, Turn, Twin
from frontdesk.apps.display.texts import NOTHING, Phrase, load_texts
from frontdesk.domain.house import AgencyCode
from tests.apps.display import hall
from tests.apps.display.hall import ARABIC, ENGLISH, NOW, UKRAINIAN, composer, display, live, picture, queue


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [said for part in value.values() for said in strings(part)]
    if isinstance(value, list | tuple):
        return [said for part in value for said in strings(part)]
    return []


def test_the_hall_of_the_mock_up():
    said = live()
    assert said.shape is Shape.HALL
    assert said.header.title == "Haus der Integration"
    assert (said.header.weekday, said.header.date) == ("Montag", "23. November 2026")
    assert said.header.clock == "09:42"
    assert said.call is not None
    assert (said.call.badge, said.call.number, said.call.room) == (Badge("A", "a"), "042", "2.14")
    assert said.call.room_word == Twin("Zimmer", Phrase("Room"))
    assert said.call.floor == Twin("2. Etage", Phrase("Floor 2"))
    assert said.call.floor_turn is Turn.UP
    assert [(row.number, row.room, row.floor, row.time) for row in said.recent][:2] == [
        ("027", "Zimmer 1.08", "1. Etage", "09:40"),
        ("007", "Zimmer 3.22", "3. Etage", "09:39"),
    ]
    assert [(row.name, row.waiting, row.minutes) for row in said.queues] == [
        ("Jobcenter", "11 warten", "25–30"),
        ("Ausländerbehörde", "9 warten", "35–40"),
        ("Wirtschaftliche Hilfe", "3 warten", "5–10"),
        ("Integrationszentrum (KI)", "1 wartet", "0–5"),
    ]
    assert said.band.sentence.text == "Please keep your ticket. Your number will appear here."
    assert (said.band.steps, said.band.step) == (10, 1)


def test_what_ukrainian_lacks_stays_empty_and_is_never_english():
    said = live(step=UKRAINIAN)
    assert said.call is not None
    assert said.call.room_word == Twin("Zimmer", Phrase("Кабінет"))
    assert said.call.floor == Twin("2. Etage")
    assert said.recent_head == Twin("Zuletzt aufgerufen")
    english = load_texts().texts("en")
    assert english is not None
    shown = set(strings(asdict(said)))
    assert not shown & set(english.sentences.values())


def test_arabic_takes_the_fixed_places_and_german_stays():
    said = live(step=ARABIC)
    assert said.call is not None
    assert said.call.room_word == Twin("Zimmer", Phrase("غرفة", rtl=True))
    assert said.call.floor == Twin("2. Etage", Phrase("الطابق 2", rtl=True))
    assert said.recent_head.german == "Zuletzt aufgerufen"
    assert said.band.sentence.rtl
    assert said.recent == live().recent


def test_in_the_german_step_the_second_place_is_empty():
    said = live(step=0)
    assert said.call is not None
    assert said.call.room_word.second == NOTHING
    assert said.band.endonym.text == "Deutsch"


def test_the_floor_of_the_mock_up():
    said = live(hall.floor_picture(), step=UKRAINIAN)
    assert said.shape is Shape.FLOOR
    assert said.header.badge == Badge("A", "a")
    assert (said.header.title, said.header.subtitle) == ("Jobcenter", "2. Etage · Zimmer 2.01 bis 2.24")
    assert said.call is not None
    assert said.call.come.second.text == "Будь ласка, проходьте"
    assert said.call.way == Twin("rechter Flur", Phrase("коридор праворуч"))
    assert said.call.way_turn is Turn.RIGHT
    assert [row.turn for row in said.recent] == [Turn.LEFT, Turn.LEFT, Turn.RIGHT, Turn.LEFT, Turn.RIGHT]


def test_a_floor_with_two_agencies_looks_like_a_hall():
    shown_on = display(floors=(3,), floor=3, agencies=(AgencyCode("c"), AgencyCode("d")))
    said = live(picture([hall.call(1, "C 014", "Zimmer 3.05")], shown_on=shown_on))

    assert said.shape is Shape.HALL
    assert said.call is not None
    assert said.call.floor_turn is None


def test_an_unknown_wait_is_a_word_and_no_figure():
    row = live(picture(queues=[queue("A", 3, None)])).queues[0]

    assert row.minutes is None
    assert live().queue_words.unknown == "unbekannt"


def test_nobody_waits_is_a_sentence():
    assert live(picture(queues=[queue("A", 0, 5)])).queues[0].waiting == "niemand wartet"


def test_nobody_called():
    said = live(picture([]))

    assert said.call is None
    assert said.nobody.german == "Zurzeit wird niemand aufgerufen."
    assert said.spoken == said.nobody.german


def test_eight_agencies_take_two_pages_and_none_is_left_out():
    shown = picture(queues=[queue(letter, 1, 5) for letter in "ABCDEFGH"])
    pages = [[row.badge.letter for row in live(shown, step=step).queues] for step in range(4)]

    assert pages == [list("ABCD"), list("EFGH"), list("ABCD"), list("EFGH")]


def test_doubt_takes_the_band_and_leaves_the_numbers():
    said = live(doubtful=True)

    assert said.band.warning == Twin("Verbindung wird geprüft", Phrase("Checking the connection"))
    assert said.band.sentence == NOTHING
    assert said.call is not None


@pytest.mark.parametrize("subtitle", ["Wartehalle · Erdgeschoss", "2. Etage · Zimmer 2.01 bis 2.24"])
def test_the_stale_screen_shows_no_number_but_the_time(subtitle: str):
    shown_on = display(title={"de": subtitle})
    said = composer().stale(display=shown_on, now=NOW, since=NOW - timedelta(minutes=4))
    header = said.header
    elsewhere = strings(asdict(replace(said, since="", header=replace(header, date="", clock=""))))

    assert not [text for text in elsewhere if any(sign.isdigit() for sign in text)]
    assert (header.date, header.clock) == ("23. November 2026", "09:42")
    assert said.since == "Keine Verbindung seit 09:38. Es werden keine Nummern gezeigt."
    assert len(said.others) == 9


def test_a_screen_that_never_had_a_picture_names_no_moment():
    said = composer().stale(display=None, now=NOW, since=None)

    assert not any(sign.isdigit() for sign in said.since)


def test_the_screen_before_the_first_picture_claims_nothing():
    said = composer().starting(now=NOW, step=ENGLISH)

    assert said.call is None
    assert said.nobody == Twin("")
    assert (said.recent, said.queues) == ((), ())
    assert said.band.warning is not None


def test_with_the_texts_that_ship_only_languages_with_a_sentence_take_turns():
    shipped = composer(load_texts())

    assert shipped.rotation(display()) == ("de", "en", "uk", "ar")
    assert shipped.rotation(None) == ("de", "en", "uk", "ar")


def test_a_screen_reader_hears_the_number_the_room_and_the_floor():
    assert live().spoken == "Nummer A 042. Zimmer 2.14. 2. Etage."


@pytest.mark.parametrize(
    ("room", "parts"),
    [
        ("Zimmer 2.14", ("Zimmer", "2.14")),
        ("Platz 3", ("Platz", "3")),
        ("2.14", ("Zimmer", "2.14")),
        ("Raum A12", ("Raum", "A12")),
        ("Großer Saal", ("", "Großer Saal")),
        ("Schalter", ("", "Schalter")),
    ],
)
def test_word_and_number_of_a_room(room: str, parts: tuple[str, str]):
    assert split_room(room) == parts


@pytest.mark.parametrize(("floor", "words"), [(0, "Erdgeschoss"), (-1, "Untergeschoss"), (3, "3. Etage")])
def test_words_of_a_floor(floor: int, words: str):
    one = hall.call(1)
    one = replace(one, desk=replace(one.desk, floor=floor))
    said = live(picture([one]))

    assert said.call is not None
    assert said.call.floor.german == words
    assert said.call.floor_turn is {0: None, -1: Turn.DOWN, 3: Turn.UP}[floor]


def test_times_are_local_on_both_sides_of_the_summer_time():
    summer = NOW.replace(month=7)

    assert live(picture([hall.call(1, at=summer)], at=summer)).header.clock == "10:42"
