"""The fixed texts of a ticket: complete, checked, and German where nobody has checked."""

import tomllib
from dataclasses import replace

import pytest

from frontdesk import resources
from frontdesk.printing.coverage import drawn_characters
from frontdesk.printing.texts import (
    SlipTextError,
    _load,
    _printable,
    available,
    german,
    is_right_to_left,
    parse_texts,
    place_separator,
    printed_languages,
    texts_beside_german,
)

RAW = tomllib.loads(resources.path("slips", "de.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", available())
def test_every_shipped_language_is_complete(language):
    assert _load(language).language == language


def test_german_and_english_are_checked():
    assert german().checked
    english = texts_beside_german("en")
    assert english is not None
    assert english.floor_name(2) == "Floor 2"


def test_german_stands_alone_beside_itself_and_beside_unknown_languages():
    assert texts_beside_german("de") is None
    assert texts_beside_german("xx") is None
    assert texts_beside_german("../de") is None


def test_unchecked_texts_are_for_those_who_check_them():
    assert texts_beside_german("ar") is None
    arabic = texts_beside_german("ar", unchecked=True)
    assert arabic is not None
    assert arabic.right_to_left


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A function that puts one language file beside the German one; everything is read anew."""

    def ship(language: str, text: str) -> None:
        folder = tmp_path / "slips"
        folder.mkdir(exist_ok=True)
        (folder / "de.toml").write_bytes(resources.path("slips", "de.toml").read_bytes())
        (folder / f"{language}.toml").write_text(text, encoding="utf-8")
        drawn_characters()
        monkeypatch.setenv("FRONTDESK_RESOURCES", str(tmp_path))
        forget()

    def forget() -> None:
        for remembered in (available, _load, _printable):
            remembered.cache_clear()

    yield ship
    monkeypatch.undo()
    forget()


def test_single_sentences_can_be_checked_and_the_others_stay_german(shipped):
    shipped(
        "fr",
        'language = "fr"\nchecked = ["wait"]\nright_to_left = false\nwait = "Attente"\nahead = "Devant"\n',
    )
    french = texts_beside_german("fr")
    assert french is not None
    assert (french.wait, french.ahead, french.floor_name(2), french.copy_name(3)) == ("Attente", "", "", "")
    assert printed_languages() == {"de"}
    assert texts_beside_german("fr", unchecked=True) == replace(french, ahead="Devant")


def test_a_sentence_that_no_font_can_draw_is_left_out(shipped):
    shipped("ka", 'language = "ka"\nchecked = true\nright_to_left = false\nwait = "ლოდინი"\nahead = "2"\n')
    georgian = texts_beside_german("ka")
    assert georgian is not None
    assert (georgian.wait, georgian.ahead) == ("", "2")


@pytest.mark.parametrize(
    ("floor", "name"),
    [(0, "Erdgeschoss"), (1, "1. Etage"), (12, "12. Etage"), (-1, "1. Untergeschoss")],
)
def test_floors_have_names(floor, name):
    assert german().floor_name(floor) == name


def test_the_estimate_is_not_mentioned_where_there_is_none():
    assert "geschätzt" in german().notes(with_estimate=True)
    assert "geschätzt" not in german().notes(with_estimate=False)


@pytest.mark.parametrize(("copy", "name"), [(1, "Zweitdruck"), (2, "Zweitdruck 2"), (7, "Zweitdruck 7")])
def test_copies_are_counted(copy, name):
    assert german().copy_name(copy) == name


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"wait": None}, "wait missing"),
        ({"checked": ["wait", "weit"]}, "checked names weit"),
        ({"checked": [1]}, "checked must be true"),
        ({"right_to_left": 1}, "right_to_left must be true or false"),
        ({"extra": "x"}, "extra not known"),
        ({"wait": 3}, "wait must be a text"),
        ({"wait": ""}, "wait must be a text"),
        ({"checked": "yes"}, "checked must be true, false or a list of keys"),
        ({"language": "en"}, "the file is called de"),
        ({"floor": "{floors}. Etage"}, "floors"),
        ({"floor": "{{floor}}. Etage"}, "braces"),
        ({"floor": "{floor"}, "expected '}'"),
    ],
)
def test_a_faulty_file_is_refused_with_its_key(change, complaint):
    raw = {key: value for key, value in (RAW | change).items() if value is not None}
    with pytest.raises((ValueError, LookupError), match=complaint):
        parse_texts("de", raw)


def test_a_faulty_file_is_named(tmp_path, monkeypatch):
    (tmp_path / "slips").mkdir()
    (tmp_path / "slips" / "fr.toml").write_text('language = "fr"\n', encoding="utf-8")
    monkeypatch.setenv("FRONTDESK_RESOURCES", str(tmp_path))
    with pytest.raises(SlipTextError, match=r"slips/fr\.toml"):
        _load.__wrapped__("fr")


def test_directions_and_commas_follow_the_script():
    assert [is_right_to_left(code) for code in ("ar", "fa-AF", "he", "uk", "ti")] == [True] * 3 + [False] * 2
    assert place_separator("ckb") == "، "
    assert place_separator("he") == ", "


def test_only_languages_with_checked_texts_are_printed() -> None:
    printed = printed_languages()
    assert printed >= {"de"}
    assert all(texts_beside_german(code) is not None for code in printed - {"de"})
    assert all(texts_beside_german(code) is None for code in set(available()) - printed)
