"""The stream of answers: whatever way it is mixed and cut into pieces, the same answers come out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.printer import Condition, condition_of
from frontdesk.printing.answers import (
    QUESTIONS,
    AnswerParser,
    AutoStatus,
    Block,
    Flow,
    Junk,
    Status,
    Word,
    confirms,
    finding_of,
    finding_of_auto,
)
from frontdesk.printing.outcome import Finding
from frontdesk.virtual import answers as told

plain = st.integers(0, 0x7F).map(lambda value: value & 0b0110_1111)
status = plain.map(lambda value: Status(value & 0b0110_1100 | 0b0001_0010))
auto = st.tuples(plain, plain, plain, plain).map(
    lambda values: AutoStatus(bytes((values[0] & 0b0110_1100 | 0b0001_0000, *values[1:])))
)
text = st.binary(max_size=20).map(lambda data: bytes(0x20 + byte % 0x5F for byte in data))
block = st.builds(Block, st.sampled_from((0x37, 0x3D, 0x5F)), text)
answer = st.one_of(status, auto, plain.map(Word), block, st.booleans().map(Flow))


def spelled(answer):
    match answer:
        case Status(value) | Word(value) | Junk(value):
            return bytes((value,))
        case AutoStatus(values):
            return values
        case Block(header, text):
            return bytes((header,)) + text + b"\0"
        case Flow(go):
            return b"\x11" if go else b"\x13"


def parsed(chunks):
    parser = AnswerParser()
    return [answer for chunk in chunks for answer in parser.feed(chunk)], parser


@given(st.lists(answer, max_size=30), st.lists(st.integers(0, 200), max_size=8))
def test_any_mixture_in_any_pieces_is_understood(answers, cuts):
    stream = b"".join(map(spelled, answers))
    edges = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    found, parser = parsed(stream[a:b] for a, b in pairwise(edges))
    assert found == answers
    assert not parser.unfinished


@given(st.one_of(auto, block), st.integers(0, 30), st.booleans())
def test_xon_and_xoff_may_stand_inside_another_answer(answer, at, go):
    stream = spelled(answer)
    found, _ = parsed([stream[:at], spelled(Flow(go)), stream[at:]])
    assert sorted(found, key=repr) == sorted([answer, Flow(go)], key=repr)


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=8))
def test_no_byte_is_lost_and_pieces_make_no_difference(stream, cuts):
    edges = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    whole, at_once = parsed([stream])
    found, parser = parsed(stream[a:b] for a, b in pairwise(edges))
    assert found == whole
    assert parser.unfinished == at_once.unfinished
    spelled_again = sum(len(spelled(answer)) for answer in whole)
    assert spelled_again == len(stream) or at_once.unfinished


junk = st.integers(0, 255).filter(lambda value: value & 0x80 or value & 0b0001_0001 == 0b0001_0001)
no_header = junk.filter(lambda value: value not in b"\x11\x13\x37\x3d\x5f")


@given(st.lists(no_header, max_size=40).map(bytes))
def test_junk_never_becomes_a_status(stream):
    found, _ = parsed([stream])
    assert found == [Junk(value) for value in stream]


@given(st.one_of(auto, block), st.integers(1, 30), st.integers(0x80, 0xFF), status)
def test_an_answer_that_breaks_off_is_junk_and_the_next_one_counts(answer, length, breaker, after):
    begun = spelled(answer)[:-1][:length]
    found, _ = parsed([begun + bytes((breaker,)) + spelled(after)])
    assert found == [Junk(value) for value in (*begun, breaker)] + [after]


def test_a_block_without_end_is_given_up():
    found, parser = parsed([b"\x5f" + b"q" * 500])
    assert found[:2] == [Junk(0x5F), Junk(ord("q"))]
    assert not parser.unfinished


def test_only_the_own_process_id_confirms():
    assert confirms(Block(0x37, b'"ab12'), b"ab12")
    assert not confirms(Block(0x37, b'"ab13'), b"ab12")
    assert not confirms(Block(0x5F, b'"ab12'), b"ab12")
    assert not confirms(Word(0), b"")


SWITCHES = [
    ({}, Finding()),
    ({"paper_low": True}, Finding(paper_low=True)),
    ({"paper_out": True}, Finding("paper_out", paper_low=True)),
    ({"cover_open": True}, Finding("cover_open")),
    ({"cover_open": True, "paper_out": True}, Finding("cover_open", paper_low=True)),
    ({"cutter_jam": True}, Finding("cutter")),
    ({"overheated": True}, Finding("overheated")),
    ({"broken": True}, Finding("fault")),
    ({"offline": True}, Finding("offline")),
]


@pytest.mark.parametrize(("switches", "finding"), SWITCHES)
def test_every_trouble_is_read_from_its_bits(switches, finding):
    """The other side was written by somebody else from the same pages of the vendor."""
    state = told.State(**switches)
    said = {number: told.real_time(number, state)[0] for number in QUESTIONS}
    assert finding_of(said) == finding
    assert finding_of_auto(told.report(state)) == finding
    assert condition_of(finding.reason) is not Condition.UNKNOWN


@pytest.mark.parametrize("paper", [0x32, 0x52, 0x16, 0x1A])
def test_sensors_that_contradict_themselves_are_unclear(paper):
    assert finding_of({1: 0x12, 2: 0x12, 3: 0x12, 4: paper}) == Finding("unclear")
    assert finding_of_auto(bytes((0x10, 0, 0x04, 0))) == Finding("unclear")
