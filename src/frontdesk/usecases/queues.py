"""What people look at: the queues, a ticket's place, the pictures of the windows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from math import inf

from frontdesk.domain.absence import Absence, absence
from frontdesk.domain.errors import UnknownTicketError
from frontdesk.domain.forecast import Wait, rough_wait
from frontdesk.domain.house import Agency, Display, House, SeriesLetter, ServiceCode, StationName
from frontdesk.domain.order import Choice, Overtaking, choose, times_passed, waited_minutes
from frontdesk.domain.printjob import TROUBLE, JobState, PrintJob, SlipKind
from frontdesk.domain.receipt import Receipt, ReceiptId
from frontdesk.domain.ticket import State, Step, Ticket, TicketEvent, TicketId, effective, parse_label
from frontdesk.domain.ticket_code import qr_text, ticket_code
from frontdesk.usecases.appointment_queries import arrivals
from frontdesk.usecases.appointment_views import Arrival
from frontdesk.usecases.calling import explain
from frontdesk.usecases.openings import service_openings
from frontdesk.usecases.ports import CallRow, Presence, PresenceState, Reader, ServiceLoad, Store
from frontdesk.usecases.reception import reason_against_take_back
from frontdesk.usecases.views import (
    AgencyQueue,
    BoardPicture,
    CallView,
    DeskPicture,
    Place,
    RecentTicket,
    ReceptionPicture,
    Standing,
    TicketView,
    UnprintedReceipt,
    WaitingRow,
)
from frontdesk.usecases.waits import LEASE, Forecast, Forecaster, Waits

EVERYBODY = 100_000  # more people than any building holds
RECENT_CALLS = 40  # more than a screen shows, so that a burst between two looks is not cut off
LOOK_BACK = 100  # tickets of the whole house among which a station's own are looked for
SLOW_PRINT = timedelta(seconds=5)


def find_ticket(store: Reader, house: House, text: str) -> Ticket:
    """A ticket by its number today (``A 001``, ``a1``) or by its id; raises `UnknownTicketError`."""
    ticket: Ticket | None
    if text.strip().isdecimal() and len(text.strip()) <= 18:
        ticket = store.ticket(TicketId(int(text)))
    else:
        series, number = parse_label(text)
        ticket = store.ticket_by_number(house.business_day(store.now()), series, number)
    if ticket is None:
        raise UnknownTicketError(ticket=text[:40])
    return ticket


def find_scanned_ticket(store: Reader, house: House, code: str) -> Ticket:
    """The ticket of today that `domain.ticket_code.qr_text` was printed for.

    A slip of another house may show the same day and number; its secret part differs, and so it is unknown.
    """
    label = code.split(":")[2]
    ticket = find_ticket(store, house, label)
    issued = store.events(ticket.id)[0]
    own = ticket_code(house.site.code, ticket.business_day, ticket.label, issued.op)
    if qr_text(ticket.business_day, ticket.label, own) != code:
        raise UnknownTicketError(ticket=label)
    return ticket


def view_ticket(
    store: Reader, house: House, ticket: Ticket, *, forecaster: Forecaster | None = None
) -> TicketView:
    """A ticket with its place in the queue and its newest print."""
    job = store.jobs([ticket.id]).get(ticket.id)
    return TicketView(ticket, place_of(store, house, ticket, forecaster=forecaster), job)


def view_tickets(store: Reader, house: House, tickets: Sequence[Ticket]) -> list[TicketView]:
    """The same for many tickets; the places are counted in one pass over those who wait."""
    jobs = store.jobs([ticket.id for ticket in tickets])
    places = _places(store, house, tickets)
    return [TicketView(ticket, places.get(ticket.id), jobs.get(ticket.id)) for ticket in tickets]


def _places(store: Reader, house: House, tickets: Sequence[Ticket]) -> dict[TicketId, Place]:
    days = {ticket.business_day for ticket in tickets if ticket.state is State.WAITING}
    if not days:
        return {}
    line = _line(store, house)
    codes = [service.code for service in house.services]
    places: dict[TicketId, Place] = {}
    for day in days:
        before: dict[SeriesLetter, dict[ServiceCode, int]] = {}
        for other in store.waiting(day, codes, limit=EVERYBODY):
            ahead = before.setdefault(other.series, {})
            places[other.id] = line.place(other.service, ahead, line.waits.clients.get(other.id))
            ahead[other.service] = ahead.get(other.service, 0) + 1
    return places


def place_of(
    store: Reader, house: House, ticket: Ticket, *, forecaster: Forecaster | None = None
) -> Place | None:
    """How many of the same series are due before a waiting ticket, and the likely wait."""
    if ticket.state is not State.WAITING:
        return None
    line = _line(store, house, forecaster)
    return line.place(ticket.service, store.ahead(ticket), line.waits.clients.get(ticket.id))


@dataclass(frozen=True, slots=True)
class _Line:
    """The forecast, and what the cheap estimate needs where the line is too long for it."""

    house: House
    waits: Waits
    desks: Sequence[Presence]

    def place(
        self, service: ServiceCode, ahead: Mapping[ServiceCode, int], forecast: Forecast | None
    ) -> Place:
        """A place behind ``ahead`` with its forecast."""
        wait = None if forecast is None else forecast.wait
        return Place(sum(ahead.values()), self._rough(service, ahead) if self.waits.is_rough else wait)

    def newcomer(self, service: ServiceCode, ahead: Mapping[ServiceCode, int]) -> Place:
        """The place of somebody who comes now."""
        return self.place(service, ahead, self.waits.newcomers.get((service, None)))

    def of_agency(self, agency: Agency, loads: Sequence[ServiceLoad]) -> Wait | None:
        """Of somebody who comes now for what people usually wait for.

        The services of an agency differ much, and a range over all of them would tell nobody anything; so it
        is that of the service in the middle, each counted as often as people wait for it.
        """
        if self.waits.is_rough:
            own = [desk for desk in self.desks if self.house.desk(desk.desk).agency == agency.code]
            return rough_wait(_work(self.house, {one.service: one.waiting for one in loads}), len(own))
        every = [one.code for one in self.house.active_services if one.agency == agency.code]
        asked = [one.service for one in loads for _ in range(one.waiting)] or every
        known = [self.waits.newcomers.get((code, None)) for code in asked]
        if not loads:
            known = [one for one in known if one is not None]  # nobody waits for what nobody takes
        # What no open desk takes is the longest wait of all, and unknown.
        known.sort(key=lambda one: inf if one is None else one.band.middle)
        middle = known[len(known) // 2] if known else None
        return None if middle is None else middle.wait

    def _rough(self, service: ServiceCode, ahead: Mapping[ServiceCode, int]) -> Wait | None:
        """The open desks that take any service of the series share the work."""
        series = self.house.service(service).series
        own = [
            desk
            for desk in self.desks
            if any(self.house.service(code).series == series for code in desk.services)
        ]
        taken = any(service in desk.services for desk in own)
        return rough_wait(_work(self.house, ahead), len(own) if taken else 0)


def _line(store: Reader, house: House, forecaster: Forecaster | None = None) -> _Line:
    waits = (forecaster or Forecaster(store)).waits(house)
    return _Line(house, waits, _open_desks(store.presences(), store.now()) if waits.is_rough else ())


def agency_queues(
    store: Reader,
    house: House,
    agencies: Iterable[Agency],
    *,
    forecaster: Forecaster | None = None,
) -> tuple[AgencyQueue, ...]:
    """How it stands with each agency, in the order given."""
    now = store.now()
    loads, presences = store.loads(house.business_day(now)), store.presences()
    line = _line(store, house, forecaster)
    return tuple(_agency_queue(line, agency, loads, presences, now) for agency in agencies)


def _agency_queue(
    line: _Line, agency: Agency, loads: Sequence[ServiceLoad], presences: Sequence[Presence], now: datetime
) -> AgencyQueue:
    house = line.house
    own = [load for load in loads if house.service(load.service).agency == agency.code]
    since = [load.oldest for load in own if load.oldest is not None]
    staffed = [p for p in presences if house.desk(p.desk).agency == agency.code and now - p.seen_at <= LEASE]
    open_now = sum(p.state is PresenceState.OPEN for p in staffed)
    return AgencyQueue(
        agency=agency,
        waiting=sum(load.waiting for load in own),
        longest=waited_minutes(min(since), now) if since else None,
        over_target=any(
            load.oldest is not None
            and waited_minutes(load.oldest, now) > house.service(load.service).target_minutes
            for load in own
        ),
        wait=line.of_agency(agency, own),
        desks_open=open_now,
        desks_total=len(staffed),
    )


def board(
    store: Store, house: House, display_name: str, *, forecaster: Forecaster | None = None
) -> BoardPicture:
    """What a public screen shows now. It reads numbers, rooms and times only."""
    display = house.display(display_name)
    revision = store.changes_since(None).revision
    now = store.now()
    calls = _calls(store, house, display, house.business_day(now))
    agencies = [house.agency(code) for code in display.agencies]
    return BoardPicture(
        display=display,
        at=now,
        revision=revision,
        current=calls[0] if calls else None,
        recent=tuple(calls[1:RECENT_CALLS]),
        queues=agency_queues(store, house, agencies, forecaster=forecaster),
    )


def _calls(store: Reader, house: House, display: Display, day: date) -> list[CallView]:
    """The calls that a screen shows; calls on other floors never push those of its own off it."""
    limit = RECENT_CALLS * 2
    while True:
        rows = store.recent_calls(day, agencies=display.agencies, limit=limit)
        calls = [_call_view(house, row) for row in rows]
        if display.floors:
            calls = [call for call in calls if call.desk.floor in display.floors]
        if len(calls) >= RECENT_CALLS or len(rows) < limit:
            return calls
        limit *= 8


def _call_view(house: House, row: CallRow) -> CallView:
    return CallView(
        call_id=row.call_id,
        label=f"{row.series} {row.number:03d}",
        series=row.series,
        agency=house.agency(row.agency),
        desk=house.desk(row.desk),
        at=row.at,
        again=row.again,
    )


def standing(
    store: Store, house: House, ticket: Ticket, *, language: str = "de", forecaster: Forecaster | None = None
) -> Standing:
    """How it stands with one client, and why another one is next before; for the question at the counter."""
    place, choice = place_of(store, house, ticket, forecaster=forecaster), None
    if place is not None:
        line = _line_of(house, ticket.agency)
        choice = next_choice(store, house, line, now=store.now())
    return Standing(
        ticket=ticket,
        service=house.service(ticket.service),
        agency=house.agency(ticket.agency),
        place=place,
        is_next=choice is not None and choice.ticket.id == ticket.id,
        why=None if choice is None else explain(house, choice, store=store, language=language),
    )


def _line_of(house: House, agency: str) -> tuple[ServiceCode, ...]:
    return tuple(service.code for service in house.services if service.agency == agency)


def _with_next(
    store: Store, house: House, queues: Iterable[AgencyQueue], day: date, now: datetime, language: str
) -> Iterator[AgencyQueue]:
    """The same queues with whom each calls next; those that the rule looks at are read at once for all."""
    fronts = store.fronts(day, [service.code for service in house.services])
    overtakes = _overtakes(store, house, now)
    for queue in queues:
        line = _line_of(house, queue.agency.code)
        own = [ticket for ticket in fronts if ticket.service in line]
        choice = next_choice(store, house, line, now=now, fronts=own, overtakes=overtakes)
        if choice is None:
            yield queue
        else:
            why = explain(house, choice, store=store, language=language)
            yield replace(queue, next_up=choice.ticket, why=why)


def reception(
    store: Store,
    house: House,
    *,
    station: str,
    recent: int = 7,
    language: str = "de",
    forecaster: Forecaster | None = None,
) -> ReceptionPicture:
    """What the reception window shows."""
    now = store.now()
    day = house.business_day(now)
    loads, presences = store.loads(day), store.presences()
    line = _line(store, house, forecaster)
    newest = store.tickets(day, limit=LOOK_BACK)
    # A clerk takes back and prints again what went over this counter, never a colleague's ticket.
    own = store.issued_by(StationName(station), [ticket.id for ticket in newest])
    tickets = [ticket for ticket in newest if ticket.id in own][:recent]
    troubled = [job for job in store.open_jobs(station) if job.state in TROUBLE or _is_slow(job, now)]
    # Where not all can be shown, a question must not hide behind what only has to wait.
    troubled.sort(key=lambda job: job.state is not JobState.UNKNOWN)
    jobs = store.jobs([ticket.id for ticket in tickets])
    spans = house.spans_on(day)
    local = now.astimezone(house.zone).time()
    until = next((span.end for span in spans if span.start <= local < span.end), None)
    return ReceptionPicture(
        at=now,
        day=day,
        is_open=until is not None,
        open_until=f"{until:%H:%M}" if until is not None else None,
        queues=tuple(
            _with_next(
                store,
                house,
                [_agency_queue(line, agency, loads, presences, now) for agency in house.agencies],
                day,
                now,
                language,
            )
        ),
        waiting={load.service: load.waiting for load in loads},
        places=_new_places(line, loads),
        waits=line.waits,
        next_numbers=_next_numbers(house, store.next_numbers(day)),
        recent=tuple(_recent(house, ticket, jobs.get(ticket.id), now) for ticket in tickets),
        unprinted=tuple(
            _recent(house, ticket, job, now)
            for job in [job for job in troubled if job.ticket_id is not None][:20]
            if job.ticket_id is not None and (ticket := store.ticket(job.ticket_id)) is not None
        ),
        unprinted_receipts=tuple(
            UnprintedReceipt(receipt=receipt, job=job)
            for job in [job for job in troubled if job.kind is SlipKind.RECEIPT][:20]
            if (receipt := _receipt_of(store, job)) is not None
        ),
        openings={one.service.code: one for one in service_openings(store, house)},
    )


def _receipt_of(store: Reader, job: PrintJob) -> Receipt | None:
    subject = job.subject or ""
    return store.documents.receipt(ReceiptId(int(subject))) if subject.isdecimal() else None


def _new_places(line: _Line, loads: Sequence[ServiceLoad]) -> dict[ServiceCode, Place]:
    """The place behind everybody of its series, for each service."""
    house = line.house
    lines: dict[SeriesLetter, dict[ServiceCode, int]] = {}
    for load in loads:
        lines.setdefault(house.service(load.service).series, {})[load.service] = load.waiting
    return {
        service.code: line.newcomer(service.code, lines.get(service.series, {}))
        for service in house.active_services
    }


def _is_slow(job: PrintJob, now: datetime) -> bool:
    return job.state in (JobState.PENDING, JobState.SENDING) and now - job.created_at > SLOW_PRINT


def _next_numbers(house: House, given: Mapping[SeriesLetter, int]) -> dict[SeriesLetter, int]:
    return {series.letter: given.get(series.letter, series.ordinary.first) for series in house.series}


def _recent(house: House, ticket: Ticket, job: PrintJob | None, now: datetime) -> RecentTicket:
    return RecentTicket(
        ticket=ticket,
        service=house.service(ticket.service),
        agency=house.agency(ticket.agency),
        job=job,
        can_take_back=reason_against_take_back(ticket, age=now - ticket.issued_at, house=house) is None,
    )


def desk(
    store: Store,
    house: House,
    *,
    desk: str,
    services: tuple[ServiceCode, ...] | None = None,
    rows: int = 20,
    language: str = "de",
) -> DeskPicture:
    """What a caseworker's window shows."""
    place = house.desk(desk)
    now = store.now()
    day = house.business_day(now)
    presence = next((p for p in store.presences() if p.desk == place.name), None)
    codes = services or (presence.services if presence is not None else place.services)
    current = store.at_desk(place.name)
    candidates = store.waiting(day, codes, limit=rows)
    choice = next_choice(store, house, codes, now=now)
    if choice is not None:
        candidates = [choice.ticket, *(t for t in candidates if t.id != choice.ticket.id)]
    total = sum(load.waiting for load in store.loads(day) if load.service in codes)
    shown, aside = candidates[:rows], store.parked(day, codes)
    known = arrivals(store, house, [*shown, *aside, *(() if current is None else (current,))])
    past = () if current is None else store.events(current.id)
    return DeskPicture(
        at=now,
        desk=place,
        agency=house.agency(place.agency),
        state=presence.state if presence is not None else PresenceState.CLOSED,
        presence=presence,
        current=current,
        current_service=house.service(current.service) if current is not None else None,
        current_arrival=None if current is None else known.get(current.id),
        waited=None if current is None else _waited_until_call(current, past),
        next_up=_row(house, choice.ticket, now, known) if choice is not None else None,
        why=explain(house, choice, store=store, language=language) if choice is not None else None,
        waiting=tuple(_row(house, ticket, now, known) for ticket in shown),
        total=total,
        parked=tuple(_row(house, ticket, now, known) for ticket in aside),
        absence=_absence(house, current, past),
    )


def next_choice(
    store: Reader,
    house: House,
    services: Sequence[ServiceCode],
    *,
    now: datetime,
    fronts: Sequence[Ticket] | None = None,
    overtakes: Callable[[Ticket], int] | None = None,
) -> Choice | None:
    """Whom a call of the next client would take now, by the same rule.

    ``fronts`` are those that the rule looks at, and ``overtakes`` tells how often they were passed, where
    that has been read already.
    """
    day = house.business_day(now)
    return choose(
        store.fronts(day, services) if fronts is None else fronts,
        now=now,
        rules=house.rules,
        overtakes=overtakes or _overtakes(store, house, now),
        in_a_row=lambda: store.in_a_row(day, services, limit=house.rules.appointments_in_a_row),
    )


def _overtakes(store: Reader, house: House, now: datetime) -> Callable[[Ticket], int]:
    """How often each was passed; the calls are read once, when somebody asks.

    Who came longer ago than the longest wait is next by another guard, and is never asked for.
    """

    @cache
    def calls() -> Sequence[Overtaking]:
        oldest = now - timedelta(minutes=house.rules.max_wait)
        return store.overtakings(house.business_day(now), later_than=oldest)

    return lambda ticket: times_passed(ticket, calls())


def _waited_until_call(ticket: Ticket, past: Sequence[TicketEvent]) -> int | None:
    """Minutes up to the call that brought the client here; calling again does not make the wait longer."""
    calls = [event.at for event in effective(past) if event.step is Step.CALLED]
    return waited_minutes(ticket.arrived_at, calls[-1]) if calls else None


def _absence(house: House, ticket: Ticket | None, past: Sequence[TicketEvent]) -> Absence | None:
    # Between the two reads the client may have arrived, or have been called by then.
    if ticket is None or ticket.state is not State.CALLED or past[-1].id != ticket.last_event_id:
        return None
    return absence(past, ticket.need, house.rules)


def _row(house: House, ticket: Ticket, now: datetime, known: Mapping[TicketId, Arrival]) -> WaitingRow:
    service = house.service(ticket.service)
    minutes = waited_minutes(ticket.arrived_at, now)
    return WaitingRow(
        ticket=ticket,
        service=service,
        minutes=minutes,
        over_target=minutes > service.target_minutes,
        until=ticket.life.parked_until,
        arrival=known.get(ticket.id),
    )


def _open_desks(presences: Sequence[Presence], now: datetime) -> list[Presence]:
    return [p for p in presences if p.state is PresenceState.OPEN and now - p.seen_at <= LEASE]


def _work(house: House, waiting: Mapping[ServiceCode, int]) -> float:
    return sum(house.service(code).minutes * count for code, count in waiting.items())
