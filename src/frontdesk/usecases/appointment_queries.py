"""What people look at: today's appointments, the free slots of a day, whom a closing would hit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentId,
    AppointmentState,
    Person,
    is_meant,
    parse_label,
)
from frontdesk.domain.appointment_errors import (
    NoAppointmentsError,
    OtherHouseError,
    SeveralAppointmentsError,
    UnknownAppointmentError,
)
from frontdesk.domain.house import Desk, House, in_words
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.punctuality import Punctuality, punctuality
from frontdesk.domain.scan import ScanKind, Trouble, read_scan
from frontdesk.domain.slots import Slot, days_ahead, free_on, slots_on
from frontdesk.domain.ticket import Ticket, TicketId
from frontdesk.usecases.appointment_views import (
    AppointmentsPicture,
    AppointmentView,
    Arrival,
    DayOffer,
    PlaceOffer,
)
from frontdesk.usecases.finding_slots import too_far
from frontdesk.usecases.ports import Reader

_SHOWN = (AppointmentState.BOOKED, AppointmentState.ARRIVED, AppointmentState.NO_SHOW)
_EVERY_DAY = date.max
_WINDOW = 31  # days whose bookings are read at once


def find_appointment(store: Reader, house: House, text: str) -> Appointment:
    """The one appointment that is meant: by the code on its slip, its number, or by name or reference today.

    Raises:
        OtherHouseError: the slip is from another house.
        SeveralAppointmentsError: the name fits several.
        UnknownAppointmentError: there is none.
    """
    found = find_appointments(store, house, text)
    if not found:
        raise UnknownAppointmentError(appointment=text[:40])
    if len(found) > 1:
        times = ", ".join(f"{one.starts_at.astimezone(house.zone):%H:%M} ({one.label})" for one in found[:5])
        raise SeveralAppointmentsError(text=text[:40], count=len(found), times=times)
    return found[0]


def find_appointments(store: Reader, house: House, text: str) -> tuple[Appointment, ...]:
    """Everything that ``text`` may mean; of names and references only today's, in the order of time.

    Who has come already is found by a code or a number, but by name only where nobody else is meant.
    """
    today = house.business_day(store.now())
    scan = read_scan(text, house, today)
    if scan.kind is ScanKind.APPOINTMENT:
        if scan.trouble is Trouble.OTHER_HOUSE:
            raise OtherHouseError(site=scan.text.split(":")[1])
        by_code = store.appointments.with_code(scan.appointment or "")
        return () if by_code is None else (by_code,)
    number = parse_label(text)
    if number is None and text.strip().isascii() and text.strip().isdecimal() and len(text.strip()) <= 9:
        number = AppointmentId(int(text))
    if number is not None:
        numbered = store.appointments.appointment(number)
        if numbered is not None:
            return (numbered,)
    appointments = store.appointments.between(today, today, states=_SHOWN)
    persons = store.appointments.persons([one.id for one in appointments])
    meant = [one for one in appointments if one.id in persons and is_meant(text, persons[one.id])]
    still_expected = [one for one in meant if one.state is not AppointmentState.ARRIVED]
    return tuple(still_expected or meant)


def view_appointment(store: Reader, house: House, appointment: Appointment) -> AppointmentView:
    return view_appointments(store, house, [appointment])[0]


def view_appointments(
    store: Reader, house: House, appointments: Sequence[Appointment]
) -> tuple[AppointmentView, ...]:
    """The appointments with everything about them, in their order, from a few reads for all together."""
    if not appointments:
        return ()
    now = store.now()
    ids = [one.id for one in appointments]
    persons = store.appointments.persons(ids)
    jobs = store.documents.slips(SlipKind.APPOINTMENT, [str(one) for one in ids])
    tickets = _tickets(store, appointments)
    return tuple(_view(house, one, persons, tickets, now, jobs.get(str(one.id))) for one in appointments)


def appointments_of_day(
    store: Reader,
    house: House,
    *,
    day: date | None = None,
    agency: str | None = None,
    states: Collection[AppointmentState] | None = None,
) -> tuple[AppointmentView, ...]:
    """The appointments of a day (today), in the order of time."""
    wanted = day or house.business_day(store.now())
    found = store.appointments.between(wanted, wanted, states=states)
    if agency is not None:
        code = house.agency_named(agency).code
        found = [one for one in found if one.now.agency == code]
    return view_appointments(store, house, found)


def reception_appointments(store: Reader, house: House) -> AppointmentsPicture:
    """Today's appointments, as reception shows them."""
    rows = appointments_of_day(store, house, states=_SHOWN)
    ways = [row.punctuality for row in rows if row.ticket is None]
    now = store.now()
    return AppointmentsPicture(
        at=now,
        day=house.business_day(now),
        rows=rows,
        here=sum(row.ticket is not None for row in rows),
        overdue=ways.count(Punctuality.OVERDUE),
        expected=ways.count(Punctuality.EXPECTED),
    )


def day_offers(store: Reader, house: House, *, service: str, first: date, days: int) -> tuple[DayOffer, ...]:
    """How much is free for a service on each of some days."""
    wanted, now = house.service(service), store.now()
    dates = [first + timedelta(days=number) for number in range(days)]
    taken = store.appointments.taken(dates[0], dates[-1]) if dates else ()
    return tuple(
        DayOffer(
            day=day,
            # Those of the other days take part in no time of this one.
            free=len(free_on(house, wanted, day, taken=taken, now=now)),
            total=sum(1 for _ in slots_on(house, wanted, day)),
        )
        for day in dates
    )


def day_plan(store: Reader, house: House, *, service: str, day: date) -> tuple[PlaceOffer, ...]:
    """Every place at which the service can be had on a day, with its slots."""
    wanted = house.service(service)
    taken = store.appointments.taken(day, day)
    free = set(free_on(house, wanted, day, taken=taken, now=store.now()))
    slots = list(slots_on(house, wanted, day))
    desks: dict[str | None, Desk] = {desk.name: desk for desk in house.desks}
    return tuple(
        PlaceOffer(
            availability=one.code,
            title=one.name(),
            place=place,
            desk=desks.get(one.desk_of(place)),
            slots=tuple(
                (slot, slot in free) for slot in slots if (slot.availability, slot.place) == (one.code, place)
            ),
        )
        for one in house.availability_for(wanted)
        for place in range(1, one.places + 1)
    )


def next_free(
    store: Reader,
    house: House,
    *,
    service: str,
    after: datetime | None = None,
    count: int = 1,
    availability: str | None = None,
) -> tuple[Slot, ...]:
    """The next free slots of a service, in the order of time; nobody else is kept from booking them."""
    wanted, now = house.service(service), store.now()
    if not house.availability_for(wanted):
        raise NoAppointmentsError(service=in_words(wanted))
    earliest = max(now, after or now)
    days = [day for day in days_ahead(house, earliest) if not too_far(house, day, now)]
    found: list[Slot] = []
    for start in range(0, len(days), _WINDOW):
        window = days[start : start + _WINDOW]
        taken = store.appointments.taken(window[0], window[-1])
        for day in window:
            free = free_on(house, wanted, day, taken=taken, now=earliest)
            found += [slot for slot in free if availability in (None, slot.availability)]
            if len(found) >= count:
                return tuple(found[:count])
    return tuple(found)


def hit_by(store: Reader, house: House) -> tuple[Appointment, ...]:
    """Appointments from now on that a house definition has no time for: a closed day, other hours, a service
    or a desk that is gone. ``house`` may be one that is not in force yet.
    """
    now = store.now()
    booked = store.appointments.between(house.business_day(now), _EVERY_DAY, states=[AppointmentState.BOOKED])
    codes = {service.code: service for service in house.active_services}
    offered: dict[tuple[date, str], set[tuple[datetime, str]]] = {}
    hit = []
    for one in booked:
        if one.starts_at <= now:
            continue
        service = codes.get(one.service)
        key = (one.now.day, one.service)
        if service is not None and key not in offered:
            offered[key] = {(slot.starts_at, slot.lane) for slot in slots_on(house, service, one.now.day)}
        if (one.starts_at, one.slot.lane) not in offered.get(key, set()):
            hit.append(one)
    return tuple(hit)


def arrivals(store: Reader, house: House, tickets: Sequence[Ticket]) -> dict[TicketId, Arrival]:
    """What a desk has to know of those of the clients who have an appointment."""
    with_one = [ticket.id for ticket in tickets if ticket.appointment_at is not None]
    if not with_one:
        return {}
    return {
        ticket_id: Arrival(
            starts_at=one.starts_at,
            punctuality=punctuality(one.starts_at, one.now.since, one.now.since, house.rules),
            interpreter=one.interpreter,
            language=one.language,
        )
        for ticket_id, one in store.appointments.of_tickets(with_one).items()
    }


def _tickets(store: Reader, appointments: Sequence[Appointment]) -> dict[TicketId, Ticket]:
    ids = {one.now.ticket_id for one in appointments if one.now.ticket_id is not None}
    found = (store.ticket(ticket_id) for ticket_id in sorted(ids))
    return {ticket.id: ticket for ticket in found if ticket is not None}


def _view(
    house: House,
    one: Appointment,
    persons: Mapping[AppointmentId, Person],
    tickets: Mapping[TicketId, Ticket],
    now: datetime,
    job: PrintJob | None,
) -> AppointmentView:
    arrived_at = one.now.since if one.state is AppointmentState.ARRIVED else None
    how = punctuality(one.starts_at, arrived_at, now, house.rules)
    if one.state is AppointmentState.NO_SHOW:
        how = Punctuality.NO_SHOW
    late = int((now - one.starts_at).total_seconds() // 60)
    desks: dict[str | None, Desk] = {desk.name: desk for desk in house.desks}
    return AppointmentView(
        appointment=one,
        service=house.service(one.service),
        agency=house.agency(one.now.agency),
        desk=desks.get(one.slot.desk),
        person=persons.get(one.id, Person()),
        punctuality=how,
        minutes=late if how is Punctuality.OVERDUE else 0,
        ticket=None if one.now.ticket_id is None else tickets.get(one.now.ticket_id),
        job=job,
    )
