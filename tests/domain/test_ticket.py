"""The life of a ticket: each cell of the state table, the fold, undo, labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import WORDS, IllegalStepError, InvalidValueError
from frontdesk.domain.ticket import (
    AT_DESK,
    FINAL,
    OPEN,
    STEPS,
    EventId,
    State,
    Step,
    advance,
    effective,
    fold,
    issued,
    next_state,
    number_label,
    parse_label,
    undoing,
)
from tests.domain.histories import Past

# The design's picture of a ticket's life, written down a second time on purpose.
PICTURE = """
none:      issued>waiting
waiting:   called>called parked>parked transferred>waiting cancelled>cancelled closed>closed
called:    called_again>called started>serving finished>finished missed>missed ended>ended parked>parked
called:    transferred>waiting closed>closed
serving:   finished>finished parked>parked transferred>waiting closed>closed
parked:    came_back>waiting cancelled>cancelled closed>closed
missed:    came_back>waiting ended>ended cancelled>cancelled closed>closed
finished:
cancelled:
ended:
closed:
"""


def _cells() -> dict[tuple[str, str], str]:
    cells = {}
    for line in PICTURE.strip().splitlines():
        state, _, steps = line.partition(":")
        for cell in steps.split():
            step, _, after = cell.partition(">")
            cells[state, step] = after
    return cells


CELLS = _cells()
STATES: list[State | None] = [None, *State]


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("state", STATES)
def test_each_cell_of_the_state_table(state: State | None, step: Step) -> None:
    before = state.value if state else "none"
    expected = CELLS.get((before, step.value))
    if expected is not None:
        assert next_state(state, step) is State(expected)
        return
    with pytest.raises(IllegalStepError) as refused:
        next_state(state, step, label="A 042")
    assert refused.value.facts == {"ticket": "A 042", "step": step.value, "state": before}
    english, german = refused.value.message("en"), refused.value.message("de")
    for name in (step.value, before):
        assert name.replace("_", " ") in english
        assert WORDS.get(name, name) in german
    assert "A 042" in english
    assert "A 042" in german


def test_open_and_final_states_divide_the_states() -> None:
    assert frozenset(State) == OPEN | FINAL
    assert not OPEN & FINAL
    assert AT_DESK <= OPEN
    leaving = {state for rows in STEPS.values() for state in rows if state is not None}
    assert leaving == OPEN


@pytest.mark.parametrize("step", [Step.ISSUED, Step.UNDONE])
def test_a_life_does_not_advance_by_issue_or_undo(step: Step) -> None:
    past = Past()
    with pytest.raises(IllegalStepError):
        advance(past.lives[-1], replace(past.events[0], step=step))


def _grow(past: Past, choices: list[int], *, undo: bool = True) -> Past:
    """Legal steps only, chosen by numbers; 0 undoes where that is possible."""
    for choice in choices:
        if undo and choice == 0 and len(past.standing()) > 1:
            past.add(Step.UNDONE)
            continue
        legal = [step for step in Step if past.state in STEPS.get(step, {})]
        if legal:
            past.add(legal[choice % len(legal)], desk=("2.14", "2.11")[choice % 2])
    return past


WALKS = st.lists(st.integers(0, 40), max_size=25)


@given(WALKS)
def test_fold_tells_the_same_life_as_advancing_step_by_step(choices: list[int]) -> None:
    past = _grow(Past(), choices, undo=False)
    life = issued(past.events[0])
    for event in past.events[1:]:
        life = advance(life, event)
    assert fold(past.events) == life == past.lives[-1]


@given(WALKS)
def test_fold_with_undone_steps_is_the_fold_of_what_stands(choices: list[int]) -> None:
    past = _grow(Past(), choices)
    assert fold(past.events) == past.lives[-1] == fold(effective(past.events))
    assert all(event.step is not Step.UNDONE for event in effective(past.events))


@given(WALKS)
def test_undo_removes_exactly_the_last_standing_step(choices: list[int]) -> None:
    past = _grow(Past(), choices)
    standing, before = past.standing(), past.lives[-1]
    if len(standing) < 2:
        with pytest.raises(IllegalStepError):
            undoing(past.events)
        return
    last, life = undoing(past.events)
    assert last == standing[-1]
    assert life == fold(standing[:-1])
    past.add(Step.UNDONE)
    assert past.standing() == standing[:-1]
    # Doing the same step again leads back to where it was.
    again = replace(last, id=EventId(99), from_state=past.state)
    redone = advance(past.lives[-1], again)
    if last.step in (Step.CALLED, Step.CALLED_AGAIN):
        before = replace(before, call_id=again.id)
    assert redone == before


def test_an_undo_of_something_else_than_the_last_step_is_refused() -> None:
    past = Past()
    call = past.add(Step.CALLED)
    past.add(Step.STARTED)
    past.add(Step.UNDONE)
    wrong = replace(past.events[-1], undoes=call.id)
    with pytest.raises(IllegalStepError):
        fold([*past.events[:-1], wrong])


def test_the_issue_itself_cannot_be_undone_nor_told_away() -> None:
    past = Past()
    with pytest.raises(IllegalStepError):
        undoing(past.events)
    with pytest.raises(IllegalStepError):
        fold([])
    past.add(Step.CALLED)
    with pytest.raises(IllegalStepError):
        fold(past.events[1:])
    with pytest.raises(IllegalStepError):
        fold([past.events[0], past.events[0]])


def test_what_each_step_leaves_in_the_life() -> None:
    past = Past()
    arrived = past.events[0].at
    call = past.add(Step.CALLED, desk="2.11")
    life = past.lives[-1]
    assert (life.desk, life.call_id, life.called_at) == ("2.11", call.id, call.at)
    again = past.add(Step.CALLED_AGAIN)
    assert (past.lives[-1].call_id, past.lives[-1].called_at) == (again.id, again.at)
    start = past.add(Step.STARTED)
    assert past.lives[-1].started_at == start.at
    past.add(Step.PARKED)
    assert past.lives[-1].desk == "2.11"
    back = past.add(Step.CAME_BACK)
    life = past.lives[-1]
    assert (life.desk, life.started_at, life.parked_until) == (None, None, None)
    assert life.waiting_since == back.at
    assert life.due_at == arrived
    past.add(Step.CALLED, desk="2.14")
    past.add(Step.MISSED)
    assert past.lives[-1].misses == 1
    end = past.add(Step.ENDED)
    assert past.lives[-1].misses == 2
    assert past.lives[-1].ended_at == end.at


@pytest.mark.parametrize("step", [Step.FINISHED, Step.PARKED, Step.TRANSFERRED])
def test_undoing_brings_back_the_desk_and_the_start(step: Step) -> None:
    past = Past()
    past.add(Step.CALLED, desk="2.14")
    past.add(Step.STARTED)
    serving = past.lives[-1]
    past.add(step)
    past.add(Step.UNDONE)
    assert past.lives[-1] == serving


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 001", ("A", 1)),
        ("a1", ("A", 1)),
        ("A-001", ("A", 1)),
        ("  b . 042 ", ("B", 42)),
        ("Z9999", ("Z", 9999)),
        ("A\t7", ("A", 7)),
    ],
)
def test_a_label_as_people_type_it(text: str, expected: tuple[str, int]) -> None:
    assert parse_label(text) == expected


@pytest.mark.parametrize(
    "junk",
    [
        "",
        " ",
        "A",
        "001",
        "AA 1",
        "A 12345",
        "A 1 2",
        "A١",
        "Ä 1",
        "A 1\x00",
        "A 0x1",
        "A +1",
        "A 1;DROP",
        "²",
    ],
)
def test_junk_is_no_label(junk: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        parse_label(junk)
    assert refused.value.code == "invalid_value"


def test_a_megabyte_of_junk_is_refused_with_a_short_sentence() -> None:
    with pytest.raises(InvalidValueError) as refused:
        parse_label("A " + "1" * 1_000_000)
    assert len(refused.value.message()) < 200


@given(st.text(max_size=30))
def test_any_text_is_a_label_or_refused(text: str) -> None:
    try:
        series, number = parse_label(text)
    except InvalidValueError:
        return
    assert parse_label(number_label(series, number)) == (series, number)


@given(st.sampled_from("ABCDEFGHJKLMNPRSTUVWXYZ"), st.integers(0, 9999))
def test_every_label_reads_back(letter: str, number: int) -> None:
    assert parse_label(number_label(letter, number)) == (letter, number)


def test_labels_are_padded_to_three_digits() -> None:
    assert number_label("A", 1) == "A 001"
    assert number_label("B", 1000) == "B 1000"
