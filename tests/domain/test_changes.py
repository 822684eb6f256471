"""Which windows an event concerns."""

from __future__ import annotations

import pytest

from frontdesk.domain.changes import ChangeKind, Notice, kinds_of
from frontdesk.domain.ticket import STEPS, State, Step

# States in which a ticket's last call stands on the screens.
ON_SCREEN = {State.CALLED, State.SERVING, State.FINISHED}


@pytest.mark.parametrize("step", list(Step))
def test_every_step_changes_the_tickets(step: Step) -> None:
    assert ChangeKind.TICKETS in kinds_of(step)
    assert kinds_of(step) <= {ChangeKind.TICKETS, ChangeKind.CALLS}


@pytest.mark.parametrize("step", list(STEPS))
def test_a_step_that_puts_a_call_on_a_screen_or_takes_it_off_changes_the_calls(step: Step) -> None:
    moves = any((before in ON_SCREEN) != (after in ON_SCREEN) for before, after in STEPS[step].items())
    new_call = step in (Step.CALLED, Step.CALLED_AGAIN)
    assert (ChangeKind.CALLS in kinds_of(step)) == (moves or new_call)


def test_an_undo_may_change_a_call() -> None:
    assert ChangeKind.CALLS in kinds_of(Step.UNDONE)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        (Notice.DESK_OPENED, {ChangeKind.DESKS}),
        (Notice.DESK_PAUSED, {ChangeKind.DESKS}),
        (Notice.DESK_CLOSED, {ChangeKind.DESKS}),
        (Notice.HOUSE_LOADED, set(ChangeKind)),
        (Notice.PRINT_ORDERED, {ChangeKind.PRINTS}),
        (Notice.PRINT_CHANGED, {ChangeKind.PRINTS}),
    ],
)
def test_what_a_notice_changes(notice: Notice, expected: set[ChangeKind]) -> None:
    assert kinds_of(notice) == expected
    assert kinds_of(notice.value) == expected


def test_every_notice_has_its_own_kinds() -> None:
    assert all(kinds_of(notice) != {ChangeKind.TICKETS} for notice in Notice)


def test_a_step_and_a_notice_never_share_a_name() -> None:
    assert not {step.value for step in Step} & {notice.value for notice in Notice}
