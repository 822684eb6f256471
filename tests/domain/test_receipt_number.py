"""Numbers of receipts and bundles: read back as they were written, and no single slip of a finger passes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.receipt_number import (
    BundleNumber,
    ReceiptNumber,
    check_digits,
    parse_bundle_number,
    parse_receipt_number,
)

SITES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,19}", fullmatch=True)
NUMBERS = st.builds(ReceiptNumber, SITES, st.integers(2020, 9999), st.integers(1, 99_999_999))
BUNDLES = st.builds(
    BundleNumber,
    SITES,
    st.dates(date(2020, 1, 1)),
    st.sampled_from("ABCDEFGHJKLMNPRSTUVWXYZ"),
    st.integers(1, 9999),
)


@given(st.text("ABCXYZ0123456789-", min_size=1).filter(lambda text: text.strip("-")))
def test_the_check_digits_are_those_of_the_library(text: str):
    signs = text.replace("-", "")
    assert check_digits(text) == mod_97_10.calc_check_digits(signs)
    assert mod_97_10.is_valid(signs + check_digits(text))


@given(NUMBERS)
def test_a_number_is_read_as_it_was_written(number: ReceiptNumber):
    assert parse_receipt_number(str(number)) == number
    assert parse_receipt_number(f"  {str(number).lower()}\n") == number


@given(BUNDLES)
def test_the_number_of_a_bundle_is_read_as_it_was_written(number: BundleNumber):
    assert parse_bundle_number(str(number)) == number


@given(NUMBERS, st.data())
def test_one_wrong_digit_or_two_that_changed_places_are_found(number: ReceiptNumber, data: st.DataObject):
    text = str(number)
    digits = [place for place in range(len(number.site), len(text)) if text[place].isdecimal()]
    place = data.draw(st.sampled_from(digits))
    wrong = data.draw(st.sampled_from("0123456789"))
    swapped = list(text)
    if data.draw(st.booleans()) and place - 1 in digits:
        swapped[place - 1], swapped[place] = swapped[place], swapped[place - 1]
    else:
        swapped[place] = wrong
    assume("".join(swapped) != text)
    with pytest.raises(InvalidValueError):
        parse_receipt_number("".join(swapped))


@pytest.mark.parametrize(
    "text", ["", "HDI", "A 042", "HDI-2026-000047", "HDI-2026-000047-00", "x" * 5000, "HDI-٢٠٢٦-000047-68"]
)
def test_anything_else_is_refused(text: str):
    with pytest.raises(InvalidValueError):
        parse_receipt_number(text)
    with pytest.raises(InvalidValueError):
        parse_bundle_number(text)


def test_a_bundle_of_a_day_that_does_not_exist_is_refused():
    body = "U-HDI-2026-02-30-A-1"
    with pytest.raises(InvalidValueError):
        parse_bundle_number(f"{body}-{check_digits(body)}")
