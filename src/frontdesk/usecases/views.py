"""What a window or the command line shows: small frozen pictures, composed from the store's reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from frontdesk.domain.absence import Absence
from frontdesk.domain.forecast import Wait
from frontdesk.domain.house import Agency, Desk, Display, SeriesLetter, Service, ServiceCode
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.receipt import Receipt
from frontdesk.domain.ticket import Ticket
from frontdesk.usecases.appointment_views import Arrival
from frontdesk.usecases.openings import ServiceOpening
from frontdesk.usecases.ports import Presence, PresenceState
from frontdesk.usecases.waits import Waits


@dataclass(frozen=True, slots=True)
class Place:
    """A ticket's place in its series: how many are due before it, and the likely wait.

    Attributes:
        wait: ``None`` means unknown, because no open desk takes the service; never shown as a figure then.
    """

    ahead: int
    wait: Wait | None


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket with what only the queue and the printer know about it."""

    ticket: Ticket
    place: Place | None
    job: PrintJob | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyQueue:
    """How it stands with one agency.

    Attributes:
        longest: minutes that the first arrival has waited, ``None`` when nobody waits.
        over_target: somebody waits longer than the target of the service.
        wait: of somebody who comes now for what people usually wait for there.
        desks_open, desks_total: staffed desks that call now, and all desks of the agency that are staffed
            now, in a pause or not.
        next_up, why: whom a desk that takes all services of the agency would call now, and the sentence that
            says why; only where that was asked for.
    """

    agency: Agency
    waiting: int
    longest: int | None
    over_target: bool
    wait: Wait | None
    desks_open: int
    desks_total: int
    next_up: Ticket | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How it stands with one client, for somebody who asks at the counter.

    Attributes:
        place: of a client who waits.
        is_next: a desk that takes all services of the agency would call this client now.
        why: the sentence that says why the client who would be called now is next, this one or another.
    """

    ticket: Ticket
    service: Service
    agency: Agency
    place: Place | None
    is_next: bool
    why: str | None


@dataclass(frozen=True, slots=True)
class CallView:
    """A call on a public screen: number, room, floor, time; nothing else.

    Attributes:
        call_id: new for every call and re-call; the new-call signal sounds once per id.
    """

    call_id: int
    label: str
    series: SeriesLetter
    agency: Agency
    desk: Desk
    at: datetime
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPicture:
    """What one public screen shows.

    Attributes:
        at: the store's clock at the moment of reading.
        current: the newest call that stands; it stays large until the next one.
        recent: the calls before it, newest first.
    """

    display: Display
    at: datetime
    revision: str
    current: CallView | None
    recent: tuple[CallView, ...]
    queues: tuple[AgencyQueue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentTicket:
    """A line of "last tickets" at reception."""

    ticket: Ticket
    service: Service
    agency: Agency
    job: PrintJob | None
    can_take_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnprintedReceipt:
    """A receipt whose slip did not come or is in doubt."""

    receipt: Receipt
    job: PrintJob


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionPicture:
    """Everything that the reception window shows of the house.

    Attributes:
        waiting: people who wait, by service.
        places: where somebody would stand who took a ticket for a service now.
        waits: the forecast that the places go by; also for those with a need, and what still fits today.
        next_numbers: the number the next ticket of a series will most likely get.
        open_until: the local end of the present opening span as ``hh:mm``, ``None`` while closed.
        unprinted: jobs of this station whose paper did not come or is in doubt, oldest first.
        unprinted_receipts: the same for slips of receipts, which belong to no ticket.
        openings: by service, whether it is open now, and who decided so.
    """

    at: datetime
    day: date
    is_open: bool
    open_until: str | None
    queues: tuple[AgencyQueue, ...]
    waiting: Mapping[ServiceCode, int]
    places: Mapping[ServiceCode, Place]
    waits: Waits
    next_numbers: Mapping[SeriesLetter, int]
    recent: tuple[RecentTicket, ...]
    unprinted: tuple[RecentTicket, ...]
    unprinted_receipts: tuple[UnprintedReceipt, ...] = ()
    openings: Mapping[ServiceCode, ServiceOpening] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A line of a desk's waiting list.

    Attributes:
        minutes: waited so far.
        until: for parked clients, when they should be back.
        arrival: of clients with an appointment: its time, and whether interpreting was arranged.
    """

    ticket: Ticket
    service: Service
    minutes: int
    over_target: bool
    until: datetime | None = None
    arrival: Arrival | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPicture:
    """Everything that a caseworker's window shows.

    Attributes:
        current: the client at the desk.
        current_arrival: that client's appointment, if there is one.
        waited: minutes that the present client had waited when called.
        next_up: the client whom F9 will call, by the same rule as the call itself.
        why: the sentence that says why.
        waiting: the first lines of the waiting list, in due order, ``next_up`` first.
        total: how many wait in all.
        parked: parked and missed clients of this desk's services.
        absence: what to do when the present client does not come, while it is only called.
    """

    at: datetime
    desk: Desk
    agency: Agency
    state: PresenceState
    presence: Presence | None
    current: Ticket | None
    current_service: Service | None
    waited: int | None
    next_up: WaitingRow | None
    why: str | None
    waiting: tuple[WaitingRow, ...]
    total: int
    parked: tuple[WaitingRow, ...]
    current_arrival: Arrival | None = None
    absence: Absence | None = None
