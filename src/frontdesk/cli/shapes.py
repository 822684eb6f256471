"""The JSON shapes of tickets, calls, events and boards: keys may be added, never renamed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from frontdesk.domain.house import House
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.ticket import Ticket, TicketEvent
from frontdesk.usecases.views import AgencyQueue, BoardPicture, CallView, Place, TicketView

Shape = dict[str, Any]


def moment(at: datetime | None) -> str | None:
    """ISO 8601 in UTC, with microseconds only where there are any."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def ticket(view: TicketView) -> Shape:
    it, place = view.ticket, view.place
    return {
        "id": it.id,
        "number": it.label,
        "series": it.series,
        "service": it.service,
        "agency": it.agency,
        "state": it.state.value,
        "language": it.language,
        "need": it.need.value if it.need is not None else None,
        "business_day": it.business_day.isoformat(),
        "issued_at": moment(it.issued_at),
        "due_at": moment(it.life.due_at),
        "ahead": place.ahead if place is not None else 0,
        "wait": wait(place),
        "desk": it.desk,
        "print": print_job(view.job),
    }


def wait(place: Place | AgencyQueue | None) -> Shape | None:
    if place is None or place.wait is None:
        return None
    return {"low": place.wait.low, "high": place.wait.high}


def print_job(job: PrintJob | None) -> Shape | None:
    """``copies`` counts the slips ordered so far, re-prints included."""
    return None if job is None else {"state": job.state.value, "copies": job.copy + 1}


def call(view: TicketView, *, again: bool) -> Shape:
    """The call that stands for a ticket at a desk."""
    it: Ticket = view.ticket
    return {
        "id": it.life.call_id,
        "ticket": ticket(view),
        "desk": it.desk,
        "at": moment(it.life.called_at),
        "again": again,
    }


def event(it: TicketEvent) -> Shape:
    return {
        "at": moment(it.at),
        "kind": it.step.value,
        "from": it.from_state.value if it.from_state is not None else None,
        "to": it.to_state.value,
        "station": it.station,
        "desk": it.desk,
        "reason": it.reason,
    }


def board(picture: BoardPicture) -> Shape:
    return {
        "display": picture.display.name,
        "at": moment(picture.at),
        "revision": picture.revision,
        "current": public_call(picture.current) if picture.current is not None else None,
        "recent": [public_call(view) for view in picture.recent],
        "queues": [queue(view) for view in picture.queues],
    }


def public_call(view: CallView) -> Shape:
    """A call as everybody may see it: its ticket is the number and the agency, nothing else."""
    return {
        "id": view.call_id,
        "ticket": {"number": view.label, "series": view.series, "agency": view.agency.code},
        "desk": view.desk.name,
        "room": view.desk.room,
        "floor": view.desk.floor,
        "at": moment(view.at),
        "again": view.again,
    }


def queue(view: AgencyQueue) -> Shape:
    return {
        "agency": view.agency.code,
        "waiting": view.waiting,
        "longest": view.longest,
        "wait": wait(view),
        "desks_open": view.desks_open,
    }


def house_counts(house: House) -> Shape:
    return {
        "site": house.site.code,
        "agencies": len(house.agencies),
        "services": len(house.active_services),
        "desks": sum(not desk.retired for desk in house.desks),
    }
