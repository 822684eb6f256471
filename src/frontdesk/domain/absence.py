"""What to do about a client who was called and does not come: call once more, then set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.house import CallingRules
from frontdesk.domain.ticket import Need, Step, TicketEvent, effective


@dataclass(frozen=True, slots=True)
class Absence:
    """The next step about a client who has not come.

    Attributes:
        step: CALLED_AGAIN or MISSED.
        at: from when on it may be taken.
        calls: how often the client was called to this desk in this turn.
    """

    step: Step
    at: datetime
    calls: int


def absence(events: Iterable[TicketEvent], need: Need | None, rules: CallingRules) -> Absence:
    """The step that the rule asks for, from the events of a ticket that is called.

    Who needs a seat walks slowly and has twice the time.

    Raises:
        IllegalStepError: the ticket is not called.
    """
    calls: list[TicketEvent] = []
    for event in effective(events):
        if event.step is Step.CALLED:
            calls = [event]
        elif event.step is Step.CALLED_AGAIN:
            calls.append(event)
        else:
            calls = []
    if not calls:
        raise IllegalStepError(ticket="Ticket", step=Step.MISSED.value, state="not called")
    seconds = rules.second_call_seconds * (2 if need is Need.SEAT else 1)
    step = Step.CALLED_AGAIN if len(calls) == 1 else Step.MISSED
    return Absence(step, calls[-1].at + timedelta(seconds=seconds), len(calls))
