"""The forecast of waits: the rule of calling replayed on the line as it is, put right by what was learned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from frontdesk.domain.closing import Room, calls_until, room_left, serves_until
from frontdesk.domain.forecast import Wait, told
from frontdesk.domain.house import DeskName, Hours, House, SeriesLetter, Service, ServiceCode
from frontdesk.domain.learning import DAYS, Band, Learned, drift, learn, still_takes
from frontdesk.domain.order import head_start
from frontdesk.domain.punctuality import base_of
from frontdesk.domain.replay import HORIZON, Client, DeskAhead, replay
from frontdesk.domain.slots import moments
from frontdesk.domain.ticket import Need, TicketId, number_label
from frontdesk.usecases.ports import Presence, PresenceState, Reader, Store, UnitOfWork
from frontdesk.usecases.wait_ports import AtDesk, InLine, WorkDone

LEASE = timedelta(minutes=2)  # a desk silent for longer does not count as open
LATELY = timedelta(minutes=120)  # how far back service times tell how today is
KEEP = timedelta(seconds=60)  # for which what lately was is not read again
RELEARN = timedelta(minutes=15)  # for which what past days taught is not: some program closes them yet
SHOWS_UP = 0.85  # of those with an appointment
PAUSE = 15.0  # minutes that a pause at a desk is expected to last in all
LONGEST_LINE = 1500  # clients; with more waiting the cheap estimate does
_FORGOTTEN = 6.0  # times the usual minutes
_SHORTEST_REST = 2.0  # minutes that a pause is expected to go on at least
_BEYOND = Band(HORIZON, HORIZON, HORIZON)
_LATE = 5.0  # minutes that a client who is overdue is expected to be away still


@dataclass(frozen=True, slots=True)
class Forecast:
    """When somebody is likely to be called.

    Attributes:
        replayed: minutes that the replay gave; what a day learns from.
        band: put right, in minutes.
    """

    replayed: float
    band: Band

    @property
    def wait(self) -> Wait:
        """As it is shown."""
        return told(self.band)


@dataclass(frozen=True, slots=True)
class TooLate:
    """Somebody who holds a number, and is likely to be called only after the desks have closed.

    Attributes:
        label: the number as people read it.
        closes_at: until when clients are called.
    """

    label: str
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Waits:
    """The forecast at one moment.

    Attributes:
        newcomers: of somebody who comes now, by service and need; a service that no open desk takes is
            missing.
        clients: of each one who waits.
        room: what still fits into the day, for the services that look at that now.
        last_numbers: by service, the last number of its series that still fits; absent without such a limit.
            A number that is given out meanwhile, by anybody, counts against it.
        too_late: who waits and should be told, in the order in which their calls fall due.
        is_rough: the line was too long to be replayed; nobody's wait is in it, the cheap estimate holds, and
            nothing more fits into the day.
    """

    at: datetime
    newcomers: Mapping[tuple[ServiceCode, Need | None], Forecast] = field(default_factory=dict)
    clients: Mapping[TicketId, Forecast] = field(default_factory=dict)
    room: Mapping[ServiceCode, Room] = field(default_factory=dict)
    last_numbers: Mapping[ServiceCode, int] = field(default_factory=dict)
    too_late: tuple[TooLate, ...] = ()
    is_rough: bool = False


class _Clients(Mapping[TicketId, Forecast]):
    """The forecasts of those who wait, each made when it is asked for: hundreds wait, few are asked for."""

    def __init__(self, calls: Mapping[int, float], learned: Learned) -> None:
        # Who is only expected has a key below 0.
        self._calls = {TicketId(key): minutes for key, minutes in calls.items() if key > 0}
        self._learned = learned

    def __getitem__(self, ticket_id: TicketId) -> Forecast:
        minutes = self._calls[ticket_id]
        return Forecast(minutes, self._learned.band(minutes))

    def __iter__(self) -> Iterator[TicketId]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)


class Forecaster:
    """Forecasts for one program; keeps for a while what changes slowly. Safe in one thread at a time."""

    def __init__(self, store: Reader, *, lease: timedelta = LEASE) -> None:
        self._store = store
        self._lease = lease
        self._learned: tuple[date, datetime, Learned] | None = None
        self._lately: tuple[datetime, Mapping[ServiceCode, WorkDone]] | None = None

    def waits(self, house: House) -> Waits:
        """The forecast now."""
        store, now = self._store, self._store.now()
        day = house.business_day(now)
        # Before the line: a number that is given out in between then counts twice, never not at all.
        numbers = store.next_numbers(day)
        line = store.waits.in_line(day, limit=LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            room = _full(house, now)
            last = {code: self._last(house, code, numbers) for code in room}
            return Waits(now, room=room, last_numbers=last, is_rough=True)
        presences = [one for one in store.presences() if now - one.seen_at <= self._lease]
        if not any(one.state is PresenceState.OPEN for one in presences):
            return Waits(now)
        learned, at_desks = self._taught(day, now), store.waits.at_desks(day)
        minutes = self._minutes(house, learned, at_desks, day, now)
        desks = desks_ahead(house, presences, at_desks, minutes, learned.variation, day, now)
        # A service may be newer than the house as this program has read it; it will read it again soon.
        line = [one for one in line if one.service in minutes]
        clients = [*_in_line(line, now), *self._expected(house, day, now)]
        needs = {need: head_start(need, house.rules) for need in (None, *Need)}
        outlook = replay(clients, desks, minutes=minutes, rules=house.rules, head_starts=needs.values())
        # A desk in its pause may be away for long: alone, it is no desk that is open.
        taken = {code for one in presences if one.state is PresenceState.OPEN for code in one.services}
        newcomers = {
            (code, need): Forecast(one, learned.band(one))
            for (code, ahead), one in outlook.newcomers.items()
            for need, own in needs.items()
            if own == ahead and code in taken
        }
        found = _Clients(outlook.calls, learned)
        room = _rooms(house, newcomers, clients, desks, minutes, now)
        last = {code: self._last(house, code, numbers) + one.tickets for code, one in room.items()}
        late = tuple(
            _too_late(house, [one for one in line if one.service in taken], outlook.calls, learned, now)
        )
        return Waits(now, newcomers, found, room, last, late)

    @staticmethod
    def _last(house: House, code: ServiceCode, numbers: Mapping[SeriesLetter, int]) -> int:
        """The last number that was given out of the service's series."""
        series = house.series_of(house.service(code).series)
        return numbers.get(series.letter, series.ordinary.first) - 1

    def _taught(self, day: date, now: datetime) -> Learned:
        known = self._learned
        if known is None or known[0] != day or not timedelta(0) <= now - known[1] < RELEARN:
            days = self._store.waits.learned(day, limit=DAYS)
            known = self._learned = day, now, Learned(list(days.values()))
        return known[2]

    def _minutes(
        self, house: House, learned: Learned, at_desks: Sequence[AtDesk], day: date, now: datetime
    ) -> dict[ServiceCode, float]:
        """How long a client of each service takes today."""
        usual = {one.code: learned.minutes(one.code, one.minutes) for one in house.services}
        if self._lately is None or not timedelta(0) <= now - self._lately[0] < KEEP:
            self._lately = now, self._store.waits.work_done(day, now - LATELY)
        since = self._lately[0] - LATELY
        done = [
            (one.count, one.minutes, usual[code]) for code, one in self._lately[1].items() if code in usual
        ]
        # Whoever is there much longer than usual was forgotten, and says nothing about the day.
        present = [
            min(_FORGOTTEN * usual[one.service], max(0.0, _minutes_from(max(one.called_at, since), now)))
            for one in at_desks
            if one.service in usual
        ]
        factor = drift(done, present, sum(usual.values()) / max(1, len(usual)))
        return {code: factor * one for code, one in usual.items()}

    def _expected(self, house: House, day: date, now: datetime) -> list[Client]:
        """Those with an appointment today who are not here yet."""
        rules, known = house.rules, {service.code for service in house.services}
        found = []
        for one in self._store.waits.expected(day):
            slot = _minutes_from(now, one.starts_at)
            if slot < -rules.no_show_after or one.service not in known:
                continue
            comes_at = slot if slot > 0 else _LATE
            arrives = now + timedelta(minutes=comes_at)
            base, ahead = base_of(one.starts_at, arrives, None, rules)
            arrived = _minutes_from(now, base)
            found.append(
                Client(
                    key=-one.appointment_id,
                    service=one.service,
                    due=arrived - ahead,
                    arrived=arrived,
                    number=house.series_of(house.service(one.service).series).appointment.first,
                    head_start=ahead,
                    comes_at=comes_at,
                    share=SHOWS_UP if slot > 0 else SHOWS_UP * (1 + slot / max(1, rules.no_show_after)),
                    is_appointment=True,
                )
            )
        return found


def learn_day(unit: UnitOfWork, day: date) -> None:
    """Keep what a day taught; safe to repeat, and while nothing was taught nothing is kept."""
    visits = unit.waits.visits(day)
    if visits:
        unit.waits.save(day, learn(visits))


def learn_past_days(store: Store, house: House) -> None:
    """The same for days that nobody closed.

    For the last day in any case: it may have been closed before the last client was served.
    """
    today = house.business_day(store.now())
    known = store.waits.learned(today, limit=DAYS)
    past = [day for day in store.days() if day < today][-DAYS:]
    for day in past:
        if day not in known or day == past[-1]:
            with store.begin() as unit:
                learn_day(unit, day)


def desks_ahead(
    house: House,
    presences: Sequence[Presence],
    at_desks: Sequence[AtDesk],
    minutes: Mapping[ServiceCode, float],
    variation: float,
    day: date,
    now: datetime,
) -> list[DeskAhead]:
    """The desks that call, or will after their pause, with when they are likely to be free."""
    busy = {one.desk: one for one in at_desks}
    found = []
    for presence in presences:
        if presence.state is PresenceState.CLOSED:
            continue
        free_in = 0.0
        client = busy.get(presence.desk)
        if client is not None:
            elapsed = _minutes_from(client.called_at, now)
            free_in = still_takes(minutes.get(client.service, 15.0), variation, elapsed)
        if presence.state is PresenceState.PAUSED:
            free_in += max(_SHORTEST_REST, PAUSE - _minutes_from(presence.since, now))
        pauses = known_pauses(house, presence.desk, day, now)
        services = tuple(code for code in presence.services if code in minutes)
        found.append(DeskAhead(services=services, free_in=free_in, pauses=pauses))
    return found


def known_pauses(house: House, desk: DeskName, day: date, now: datetime) -> tuple[tuple[float, float], ...]:
    """The breaks that the house gives a desk, in minutes from now."""
    spans = [
        moments(day, pause, house.zone)
        for one in house.availability
        if desk in one.desks and one.is_valid_on(day)
        for pause in one.breaks
    ]
    found: list[tuple[float, float]] = []
    for start, end in sorted((_minutes_from(now, start), _minutes_from(now, end)) for start, end in spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        elif end > 0:
            found.append((start, end))
    return tuple(found)


def _rooms(
    house: House,
    newcomers: Mapping[tuple[ServiceCode, Need | None], Forecast],
    clients: Iterable[Client],
    desks: Sequence[DeskAhead],
    minutes: Mapping[ServiceCode, float],
    now: datetime,
) -> dict[ServiceCode, Room]:
    """What still fits into the day for each service that looks at that now."""
    ahead: dict[ServiceCode, float] = defaultdict(float)
    for client in clients:
        ahead[client.service] += minutes[client.service] * client.share
    takers = Counter(code for desk in desks for code in desk.services)
    found = {}
    ends = _by_hours(house, house.active_services, now, serves_until)
    for service in house.active_services:
        closes_at = ends[service.code]
        newcomer = newcomers.get((service.code, None))
        own = [desk for desk in desks if service.code in desk.services]
        if closes_at is None or not own:
            continue
        end = _minutes_from(now, closes_at)
        # What other desks take too is shared out among all that take it.
        shares = Counter(code for desk in own for code in desk.services)
        work = sum(ahead[code] * count / takers[code] for code, count in shares.items())
        found[service.code] = room_left(
            now,
            closes_at,
            # The line is longer than the replay looks ahead: nobody is called today who comes now.
            wait=_BEYOND if newcomer is None else newcomer.band,
            minutes=minutes[service.code],
            work=work,
            desks=[_left(desk, end) for desk in own],
        )
    return found


def _too_late(
    house: House, line: Sequence[InLine], calls: Mapping[int, float], learned: Learned, now: datetime
) -> Iterator[TooLate]:
    """Those of a line whose call is more likely to come after the desks close than before."""
    services = [house.service(code) for code in {one.service for one in line}]
    limits: dict[datetime, float] = {}
    ends = _by_hours(house, services, now, calls_until)
    for one in line:
        closes_at = ends[one.service]
        # Once the desks should be closed, whoever is still called is told by that.
        if closes_at is None or closes_at <= now:
            continue
        if closes_at not in limits:
            limits[closes_at] = _longest_within(learned, _minutes_from(now, closes_at))
        if calls.get(one.ticket_id, HORIZON) > limits[closes_at]:
            yield TooLate(number_label(one.series, one.number), closes_at)


def _longest_within(learned: Learned, left: float) -> float:
    """The longest wait in the replay that is likely to end within so many minutes.

    Looked for, since to put hundreds of waits right takes longer than the replay.
    """
    low, high = 0.0, HORIZON
    for _ in range(14):  # to a twentieth of a minute
        half = (low + high) / 2
        low, high = (low, half) if learned.band(half).middle > left else (half, high)
    return high


def _by_hours(
    house: House,
    services: Iterable[Service],
    now: datetime,
    until: Callable[[House, Service, datetime], datetime | None],
) -> dict[ServiceCode, datetime | None]:
    """Until when each service is served; asked once for all that have the same hours."""
    known: dict[Hours | None, datetime | None] = {}
    found = {}
    for service in services:
        if service.hours not in known:
            known[service.hours] = until(house, service, now)
        found[service.code] = known[service.hours]
    return found


def _full(house: House, now: datetime) -> dict[ServiceCode, Room]:
    """Nothing fits any more, for every service that looks at that now."""
    closing = _by_hours(house, house.active_services, now, serves_until)
    return {
        code: Room(tickets=0, done_at=until, closes_at=until)
        for code, until in closing.items()
        if until is not None
    }


def _left(desk: DeskAhead, end: float) -> float:
    """Minutes that a desk works until ``end``, its pauses taken out."""
    start = max(0.0, desk.free_in)
    pauses = sum(max(0.0, min(end, over) - max(start, begin)) for begin, over in desk.pauses)
    return max(0.0, end - start - pauses)


def _in_line(line: Sequence[InLine], now: datetime) -> list[Client]:
    return [
        Client(
            key=one.ticket_id,
            service=one.service,
            due=_minutes_from(now, one.due_at),
            arrived=_minutes_from(now, one.arrived_at),
            number=one.number,
            head_start=one.head_start,
            is_appointment=one.is_appointment,
            is_urgent=one.is_urgent,
        )
        for one in line
    ]


def _minutes_from(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 60
