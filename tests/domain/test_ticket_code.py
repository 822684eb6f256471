"""The code on a ticket: opaque, checked, and short enough for a small QR code."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.ticket import OperationId
from frontdesk.domain.ticket_code import ALPHABET, CHECK_ALPHABET, qr_text, read_code, ticket_code

DAY = date(2026, 11, 23)
OP = OperationId(UUID("12345678-1234-4234-8234-123456789abc"))
QR_ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

operations = st.uuids(version=4).map(OperationId)


def test_a_code_stays_what_it_was_when_it_was_printed():
    assert ticket_code("hdi", DAY, "A 053", OP) == ticket_code("hdi", DAY, "A 053", OP)
    # Slips are in people's hands: a changed recipe would make every one of them false.
    assert ticket_code("hdi", DAY, "A 053", OP) == "KWZ9QHETT90F12QB$"


def test_every_part_counts():
    codes = {
        ticket_code("hdi", DAY, "A 053", OP),
        ticket_code("hdj", DAY, "A 053", OP),
        ticket_code("hdi", date(2026, 11, 24), "A 053", OP),
        ticket_code("hdi", DAY, "A 054", OP),
        ticket_code("hdi", DAY, "A 053", OperationId(UUID(int=OP.int + 1))),
        # the same bytes, cut elsewhere
        ticket_code("hdi2026-11-23", DAY, "A 053", OP),
    }
    assert len(codes) == 6


@given(operations)
def test_a_code_can_be_read_back_however_it_was_typed(op):
    code = ticket_code("hdi", DAY, "A 053", op)
    typed = f"{code[:4]}-{code[4:8]} {code[8:]}".lower().replace("0", "o").replace("1", "l")
    assert len(code) == 17
    assert set(code[:-1]) <= set(ALPHABET)
    assert read_code(typed) == code


@given(operations, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(op, place, char):
    code = ticket_code("hdi", DAY, "A 053", op)
    wrong = code[:place] + char + code[place + 1 :]
    assert (read_code(wrong) is None) == (wrong != code)


@given(operations, st.integers(0, 14))
def test_two_swapped_characters_are_noticed(op, place):
    code = ticket_code("hdi", DAY, "A 053", op)
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (read_code(wrong) is None) == (wrong != code)


@given(st.text())
def test_whatever_is_typed_is_no_error(text):
    code = read_code(text)
    assert code is None or code[-1] in CHECK_ALPHABET


def test_a_site_with_odd_letters_has_a_code_too():
    assert len(ticket_code("\ud800ä", DAY, "A 053", OP)) == 17


def test_the_qr_text_names_number_and_code_and_nothing_else():
    code = ticket_code("hdi", DAY, "A 053", OP)
    text = qr_text(DAY, "A 053", code)
    assert text == f"FD1:20261123:A053:{code[:16]}"
    assert set(text) <= QR_ALPHANUMERIC
