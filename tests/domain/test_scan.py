"""What scanners send: our codes, references, wrong keyboards, junk; never an error and never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn as library_luhn
from stdnum.iso7064 import mod_97_10 as library_mod

from frontdesk.domain.house import House, ReferenceFormat
from frontdesk.domain.receipt_number import BundleNumber, ReceiptNumber
from frontdesk.domain.reference import comparable, luhn, mod_97_10, recognise
from frontdesk.domain.scan import MAX_SCAN, ScanKind, Trouble, read_scan
from frontdesk.testing.builders import small_house

DAY = date(2026, 11, 23)
FORMATS = {
    "jobcenter": (
        ReferenceFormat(names={"de": "BG-Nummer"}, pattern=r"\d{5}BG\d{7}", example="31702BG0048213"),
    ),
    "abh": (
        ReferenceFormat(names={"de": "AZR-Nummer"}, pattern=r"\d{12}", example="130724001234"),
        ReferenceFormat(names={"de": "Karte"}, pattern=r"ZY-\d{8}", example="ZY-79927398", check="luhn"),
    ),
}


def with_formats(house: House) -> House:
    agencies = tuple(replace(agency, references=FORMATS[agency.code]) for agency in house.agencies)
    return replace(house, agencies=agencies)


HOUSE = with_formats(small_house())
RECEIPT = ReceiptNumber("hdi", 2026, 47)
BUNDLE = BundleNumber("hdi", DAY, "A", 2)

# Keys of a US keyboard, as they write on a German PC, straight from the two layouts.
ON_GERMAN = str.maketrans(
    {"-": "ß", "_": "?", "/": "-", "?": "_", ":": "Ö", ";": "ö", "y": "z", "z": "y", "Y": "Z", "Z": "Y"}
)
ON_US = str.maketrans({"-": "/", "_": "?", "/": "&", ":": ">", "y": "z", "z": "y", "Y": "Z", "Z": "Y"})
SITES = st.from_regex(r"[a-z][a-z0-9-]{0,9}[a-z0-9]", fullmatch=True)


def scan(text: str, house: House = HOUSE):
    return read_scan(text, house, DAY)


@pytest.mark.parametrize("wrap", ["{}", "{}\r\n", "\x02{}\x03", "]C1{}", "]Q3{}\r", "\x1d{}\x1d", "  {}\t"])
def test_our_codes_are_known_whatever_the_scanner_puts_around_them(wrap: str):
    assert scan(wrap.format(RECEIPT)).receipt == RECEIPT
    assert scan(wrap.format(BUNDLE)).bundle == BUNDLE


@given(SITES, st.integers(1, 999_999), st.sampled_from([ON_GERMAN, ON_US, {}]), st.booleans())
def test_a_wrong_keyboard_layout_is_put_right(site: str, sequence: int, layout: dict[int, str], low: bool):
    house = replace(HOUSE, site=replace(HOUSE.site, code=site))  # type: ignore[arg-type]
    number, bundle = ReceiptNumber(site, 2026, sequence), BundleNumber(site, DAY, "Z", 2)
    for code in (number, bundle):
        text = str(code).lower() if low else str(code)
        found = scan(text.translate(layout), house)
        assert (found.receipt or found.bundle) == code
        assert found.trouble is None


def test_another_house_and_another_day_are_named():
    other = scan(str(ReceiptNumber("kreuzberg", 2026, 47)))
    assert (other.kind, other.trouble) == (ScanKind.RECEIPT, Trouble.OTHER_HOUSE)
    ticket = scan("FD1:20261123:A042:0123456789ABCDEF")
    assert (ticket.kind, ticket.ticket, ticket.trouble) == (ScanKind.TICKET, "A042", None)
    old = scan("FD1Ö20261122ÖA042Ö0123456789ABCDEF")
    assert (old.kind, old.trouble) == (ScanKind.TICKET, Trouble.OTHER_DAY)


def test_a_damaged_number_of_ours_is_no_reference():
    found = scan(str(RECEIPT)[:-1] + "0")
    assert (found.kind, found.trouble) == (ScanKind.NOTHING, Trouble.WRONG_CHECK)


def test_a_reference_says_whose_it_is():
    found = scan("31702bg0048213")
    assert (found.kind, found.agency, found.trouble) == (ScanKind.REFERENCE, "jobcenter", None)
    assert scan("130724001234").agency == "abh"
    swapped = scan("YZß79927398")
    assert (swapped.text, swapped.agency) == ("ZY-79927398", "abh")
    unknown = scan("Az. 12/34")
    assert (unknown.kind, unknown.text, unknown.agency) == (ScanKind.REFERENCE, "Az. 12/34", None)
    assert unknown.trouble is Trouble.UNKNOWN_FORMAT


def test_a_wrong_check_digit_only_warns():
    sound = "0123456782"
    assert library_luhn.is_valid(sound)
    one = ReferenceFormat(names={"de": "x"}, pattern=r"\d{10}", example=sound, check="luhn")
    house = replace(HOUSE, agencies=(replace(HOUSE.agencies[0], references=(one,)),))
    assert scan(sound, house).trouble is None
    wrong = scan("0123456783", house)
    assert (wrong.kind, wrong.agency, wrong.trouble) == (ScanKind.REFERENCE, "jobcenter", Trouble.WRONG_CHECK)


@given(st.text("0123456789", min_size=1, max_size=30))
def test_the_checks_are_those_of_the_library(digits: str):
    assert luhn(digits) == library_luhn.is_valid(digits)
    assert mod_97_10(digits) == library_mod.is_valid(digits)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_whatever_comes_is_answered(text: str):
    found = scan(text)
    assert len(found.text) <= MAX_SCAN
    assert found.text.isprintable()
    if found.kind is ScanKind.NOTHING:
        assert found.trouble is not None


@pytest.mark.parametrize("text", ["\x1d" * 4096, "x" * 4096, "\x00", "", "]C1", "\r\n"])
def test_junk_is_nothing(text: str):
    assert scan(text).kind is ScanKind.NOTHING


def test_two_ways_of_writing_one_reference_compare_equal():
    assert comparable("31702 bg-0048213") == comparable("31702BG0048213")
    assert recognise("", HOUSE.agencies) == ()
