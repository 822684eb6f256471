"""Which outcome of a print may follow which."""

from __future__ import annotations

import pytest

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.printjob import AFTER, ON_PAPER, TROUBLE, JobState, check_follows

PICTURE = {
    "pending": "sending failed cancelled",
    "sending": "sent printed failed unknown cancelled",
    "sent": "unknown",
    "printed": "",
    "failed": "sending pending failed cancelled",
    "unknown": "printed sent cancelled",
    "cancelled": "",
}


@pytest.mark.parametrize("before", list(JobState))
@pytest.mark.parametrize("after", list(JobState))
def test_each_cell_of_the_print_table(before: JobState, after: JobState) -> None:
    if after.value in PICTURE[before.value].split():
        check_follows(before, after)
        return
    with pytest.raises(IllegalStepError) as refused:
        check_follows(before, after)
    assert refused.value.facts["step"] == after.value
    assert refused.value.facts["state"] == before.value


def test_every_state_is_in_the_table() -> None:
    assert set(AFTER) == set(JobState)


def test_an_unknown_outcome_is_never_sent_again() -> None:
    reachable: set[JobState] = set()
    todo = [JobState.UNKNOWN]
    while todo:
        for state in AFTER[todo.pop()] - reachable:
            reachable.add(state)
            todo.append(state)
    assert JobState.SENDING not in reachable


def test_a_state_is_paper_or_trouble_not_both() -> None:
    assert not ON_PAPER & TROUBLE
