"""The figures of a played morning, from the record alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles

from frontdesk.domain.house import Agency, House
from frontdesk.domain.ticket import OPEN, Step, Ticket, TicketEvent
from frontdesk.usecases.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFigures:
    """What one agency did; waits in minutes from arrival to the first call, ``None`` without a call."""

    agency: Agency
    issued: int
    called: int
    still_open: int
    wait_median: float | None
    wait_p90: float | None
    wait_longest: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The morning in numbers.

    Attributes:
        steps: how often each kind of step happened.
        slips: print jobs by state.
    """

    day: date
    agencies: tuple[AgencyFigures, ...]
    steps: Counter[str]
    slips: Counter[str]


def figures_of(store: Reader, house: House, day: date) -> Figures:
    """Read the whole day and count."""
    histories = [(ticket, tuple(events)) for ticket, events in store.histories(day)]
    jobs = store.jobs([ticket.id for ticket, _ in histories])
    return Figures(
        day=day,
        agencies=tuple(_of_agency(agency, histories) for agency in house.agencies),
        steps=Counter(event.step.value for _, events in histories for event in events),
        slips=Counter(job.state.value for job in jobs.values()),
    )


def _of_agency(agency: Agency, histories: Sequence[tuple[Ticket, tuple[TicketEvent, ...]]]) -> AgencyFigures:
    # By the first event: a client who was sent on counts where the number was drawn.
    own = [(ticket, events) for ticket, events in histories if events[0].agency == agency.code]
    waits = sorted(wait for ticket, events in own if (wait := first_wait(ticket, events)) is not None)
    return AgencyFigures(
        agency=agency,
        issued=len(own),
        called=len(waits),
        still_open=sum(ticket.state in OPEN for ticket, _ in own),
        wait_median=median(waits) if waits else None,
        wait_p90=quantiles(waits, n=10, method="inclusive")[-1] if len(waits) > 1 else None,
        wait_longest=waits[-1] if waits else None,
    )


def first_wait(ticket: Ticket, events: Sequence[TicketEvent]) -> float | None:
    """Minutes from arrival to the first call."""
    call = next((event for event in events if event.step is Step.CALLED), None)
    return None if call is None else (call.at - ticket.arrived_at).total_seconds() / 60
