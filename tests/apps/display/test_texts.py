"""The words of the public screens: complete where they must be, honest where they are not checked."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.apps.display.texts import NOTHING, Catalogue, Phrase, load_texts


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_texts()


def test_english_says_everything_that_the_second_place_can_show(catalogue: Catalogue):
    german, english = catalogue.german, catalogue.texts("en")
    assert english is not None
    german_only = ("call.spoken", "queue.", "date.", "stale.since", "stale.never", "stale.again")
    expected = {key for key in german.sentences if not key.startswith(german_only)}

    assert set(english.sentences) == expected


def test_german_and_english_are_checked_and_the_rest_is_marked(catalogue: Catalogue):
    unchecked = {texts.language for texts in catalogue.languages if texts.unchecked}

    assert unchecked == {"ar", "fa", "uk", "ru", "tr", "ro", "bg", "ti"}


def test_every_language_says_that_the_display_is_interrupted(catalogue: Catalogue):
    for texts in catalogue.languages:
        assert texts.phrase("stale.title"), texts.language
        assert texts.phrase("stale.text"), texts.language


def test_no_notice_holds_a_digit(catalogue: Catalogue):
    for texts in catalogue.languages:
        said = texts.say("stale.title") + texts.say("stale.text")
        assert not any(sign.isdigit() for sign in said), texts.language


def test_no_language_knows_a_key_that_german_lacks(catalogue: Catalogue):
    for texts in catalogue.languages:
        assert set(texts.sentences) <= set(catalogue.german.sentences), texts.language


def test_the_rotation_begins_with_german_and_leaves_out_who_has_no_sentence(catalogue: Catalogue):
    assert catalogue.rotation(["en", "tr", "ar", "xx", "uk"]) == ("de", "en", "ar", "uk")


def test_what_a_language_lacks_is_left_to_german(catalogue: Catalogue):
    assert catalogue.second("ar", "place.floor", n=2) == Phrase("الطابق 2", rtl=True)
    assert catalogue.second("ar", "rooms.Schalter") == NOTHING
    assert catalogue.second("ar", "no.such") == NOTHING


def test_date_in_words(catalogue: Catalogue):
    assert catalogue.german.date(date(2026, 11, 23)) == ("Montag", "23. November 2026")
    assert catalogue.german.date(date(2028, 2, 29)) == ("Dienstag", "29. Februar 2028")


@pytest.mark.parametrize(
    ("way", "turn"),
    [
        ("rechter Flur", "right"),
        ("erste Tür links", "left"),
        ("Immer geradeaus", "ahead"),
        ("erst links, dann rechts", None),
        ("neben dem Rechtsamt", None),
        ("", None),
    ],
)
def test_where_a_way_turns(catalogue: Catalogue, way: str, turn: str | None):
    assert catalogue.german.turn(way) == turn
