"""From a print job to what its slip says, read from the store at the moment of printing."""

from __future__ import annotations

from frontdesk.domain.house import House
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.ticket import State
from frontdesk.domain.ticket_code import qr_text, ticket_code
from frontdesk.printing.slip import TicketSlip, Words, words
from frontdesk.usecases.ports import Reader
from frontdesk.usecases.queues import place_of
from frontdesk.usecases.reception import OUTSIDE_HOURS


def compose_slip(store: Reader, house: House, job: PrintJob) -> TicketSlip | None:
    """The slip of a job; ``None`` when its ticket was taken back and no paper may say otherwise."""
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
        wait=place.wait.high if place is not None and place.wait is not None else None,
        copy=job.copy,
        outside_hours=issued.reason == OUTSIDE_HOURS,
        code=qr_text(ticket.business_day, ticket.label, code),
    )
