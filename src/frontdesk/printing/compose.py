"""From a print job to what its slip says, read from the store at the moment of printing."""

from __future__ import annotations

from collections import Counter as Tally
from datetime import date

from frontdesk.domain.house import House
from frontdesk.domain.printjob import ON_PAPER, PrintJob, SlipKind
from frontdesk.domain.ticket import RangeKind, State, Ticket, TicketId
from frontdesk.domain.ticket_code import qr_text, ticket_code
from frontdesk.printing.compose_appointment import compose_answer, compose_appointment
from frontdesk.printing.compose_receipt import compose_receipt
from frontdesk.printing.slip import DayEndSlip, SeriesDay, Slip, TicketSlip, Words, words
from frontdesk.usecases.ports import Counter, Reader
from frontdesk.usecases.queues import place_of
from frontdesk.usecases.reception import OUTSIDE_HOURS

_RANGES = {RangeKind.ORDINARY: "", RangeKind.APPOINTMENT: " Termine", RangeKind.OFFLINE: " ohne Netz"}


def compose_slip(store: Reader, house: House, job: PrintJob) -> Slip | None:
    """The slip of a job; ``None`` when what it is about no longer holds and no paper may say otherwise."""
    match job.kind:
        case SlipKind.TICKET:
            return _ticket(store, house, job)
        case SlipKind.DAY_END:
            return _day_end(store, house, job)
        case SlipKind.RECEIPT:
            return compose_receipt(store, house, job)
        case SlipKind.APPOINTMENT:
            return compose_appointment(store, house, job)
        case SlipKind.ANSWER:
            return compose_answer(house, job)


def _ticket(store: Reader, house: House, job: PrintJob) -> TicketSlip | None:
    ticket = store.ticket(job.ticket_id) if job.ticket_id is not None else None
    if ticket is None or ticket.state is State.CANCELLED:
        return None
    issued = store.events(ticket.id)[0]
    service = house.service(ticket.service)
    agency = house.agency(ticket.agency)
    place = place_of(store, house, ticket)
    code = ticket_code(house.site.code, ticket.business_day, ticket.label, issued.op)
    return TicketSlip(
        site=house.site.name(),
        issued=ticket.issued_at.astimezone(house.zone),
        number=ticket.label,
        language=ticket.language,
        service=words(service.names, ticket.language),
        floor=agency.floor,
        agency=words(agency.names, ticket.language),
        area=words(agency.waiting_area, ticket.language) if agency.waiting_area else Words(""),
        way=words(agency.way, ticket.language) if agency.way else Words(""),
        ahead=place.ahead if place is not None else None,
        wait=place.wait.text if place is not None and place.wait is not None else None,
        copy=job.copy,
        outside_hours=issued.reason == OUTSIDE_HOURS,
        code=qr_text(ticket.business_day, ticket.label, code),
    )


def _day_end(store: Reader, house: House, job: PrintJob) -> DayEndSlip | None:
    """Count a day, whose subject is its date as ISO text."""
    try:
        day = date.fromisoformat(job.subject or "")
    except ValueError:
        return None
    tickets = [ticket for ticket, _ in store.histories(day)]
    jobs = store.jobs([ticket.id for ticket in tickets])
    on_paper = {ticket_id for ticket_id, job in jobs.items() if job.state in ON_PAPER}
    counters = sorted(store.counters(day), key=lambda counter: (counter.series, counter.first))
    return DayEndSlip(
        site=house.site.name(),
        issued=store.now().astimezone(house.zone),
        day=day,
        series=tuple(_series(counter, tickets, on_paper) for counter in counters),
        copy=job.copy,
    )


def _series(counter: Counter, tickets: list[Ticket], on_paper: set[TicketId]) -> SeriesDay:
    given = range(counter.first, counter.last_given + 1)
    own = [ticket for ticket in tickets if ticket.series == counter.series and ticket.number in given]
    ends = Tally(ticket.state for ticket in own)
    numbers = {ticket.number for ticket in own}
    return SeriesDay(
        name=counter.series + _RANGES[counter.kind],
        first=given[0] if given else None,
        last=given[-1] if given else None,
        given=len(own),
        finished=ends[State.FINISHED],
        missed=ends[State.MISSED] + ends[State.ENDED],
        cancelled=ends[State.CANCELLED],
        closed=ends[State.CLOSED],
        unprinted=sum(1 for ticket in own if ticket.id not in on_paper),
        gaps=tuple(number for number in given if number not in numbers),
    )
