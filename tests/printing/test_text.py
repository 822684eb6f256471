"""Text from outside: nothing in it may steer printer, line or layout."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.printing.text import LONGEST, clean


@pytest.mark.parametrize(
    ("dirty", "harmless"),
    [
        ("Weiter\x1b@bewilligung", "Weiter@bewilligung"),
        ("a\x10\x04\x01b", "ab"),
        ("\u202eabc\u202c", "abc"),
        ("a\u2066b\u2069\u200f\u200ec", "abc"),
        ("Zeile 1\r\n\tZeile 2", "Zeile 1 Zeile 2"),
        ("  viel   Platz\u2028\u2029hier\u00a0 ", "viel Platz hier"),
        ("halb\ud83d", "halb"),
        ("Grund\u00adsicherung\ufeff", "Grundsicherung"),
        ("\ue000privat\U000e0001", "privat"),
        ("u\u0308ber", "über"),
        ("", ""),
        (" \u200d\u200c ", ""),
    ],
)
def test_what_could_steer_is_taken_out(dirty, harmless):
    assert clean(dirty) == harmless


@pytest.mark.parametrize(
    "text",
    [
        "تمديد الإعانة",
        "می\u200cخواهم",
        "ናይ ስራሕ ማእከል",
        "Đăng ký thường trú",
        "延长补助",
        "Продовження виплат",
        "ԱԲ 👩‍👧",
    ],
)
def test_what_people_write_stays(text):
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_a_tower_of_marks_is_cut_down():
    assert clean("a" + "\u0316" * 500 + "b") == "a" + "\u0316" * 4 + "b"


def test_ten_thousand_characters_become_a_few():
    assert clean("Antrag " * 1500) == ("Antrag " * 1500)[: LONGEST - 1].rstrip() + "…"
    assert len(clean("x" * 10_000, 20)) == 20


@given(st.text(alphabet=st.characters(), max_size=2000), st.integers(1, 400))
def test_the_result_is_always_harmless(text, longest):
    result = clean(text, longest)
    assert len(result) <= longest
    assert result == result.strip()
    assert not {unicodedata.category(char) for char in result} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not set(result) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    result.encode()


@given(st.text(max_size=400))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
