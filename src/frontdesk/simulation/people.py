"""The people of a day, drawn from a seed: the same people come whatever the rules are that day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from frontdesk.domain.house import DeskName, House, ServiceCode
from frontdesk.domain.slots import Slot, slots_on
from frontdesk.domain.ticket import Need
from frontdesk.simulation.scenario import HOURS, LANGUAGES, Scenario, Staffing, day_factor

ORDINARY_DAY = 510.0  # minutes
_MINUTE = timedelta(minutes=1)
_BURST = 10.0  # minutes in which those at the door come in


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who comes.

    Attributes:
        minutes: how long the visit takes at the desk.
        is_gone: will not be there when called.
        returns: minutes after a call in vain until the client is back; ``None``: never.
        aside: minutes that the client is set aside for at the end, to fetch a paper; ``None``: no.
        sent_on: service to which the visit goes on.
    """

    at: datetime
    service: ServiceCode
    language: str
    need: Need | None
    minutes: float
    is_gone: bool = False
    returns: float | None = None
    aside: float | None = None
    sent_on: ServiceCode | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment, and the visitor who comes to it; ``None``: nobody does."""

    slot: Slot
    service: ServiceCode
    visitor: Visitor | None


@dataclass(frozen=True, slots=True)
class Worker:
    """A caseworker's day: from when on, and when the pause is due; ``None``: there is none."""

    desk: DeskName
    start: datetime
    pause_at: datetime | None
    pause: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """Everything that is drawn about a day beforehand.

    Attributes:
        start, end: the hours in which numbers are given out.
    """

    day: date
    start: datetime
    end: datetime
    walk_ins: tuple[Visitor, ...]
    bookings: tuple[Booking, ...]
    workers: tuple[Worker, ...]


def business_days(house: House, first: date) -> Iterator[date]:
    """The days from ``first`` on which the house opens."""
    day = first
    while True:
        if house.spans_on(day):
            yield day
        day += timedelta(days=1)


def day_plan(house: House, scenario: Scenario, staff: Staffing, day: date, seed: int) -> DayPlan:
    """Draw a day."""
    random = Random(f"{seed} {day}")
    spans = sorted(house.spans_on(day), key=lambda span: span.start)
    start, end = _moment(house, day, spans[0].start), _moment(house, day, spans[-1].end)
    length = sum((_moment(house, day, one.end) - _moment(house, day, one.start)) / _MINUTE for one in spans)
    count = scenario.tickets * day_factor(day) * length / ORDINARY_DAY
    faster = random.uniform(-1, 1)
    drift = (1 + scenario.drift) ** faster
    people = _People(house, scenario, staff, random, drift)
    hours = [(_moment(house, day, span.start), _moment(house, day, span.end)) for span in spans]
    bookings = people.bookings(day, count)
    walk_ins = people.walk_ins(hours, count - sum(one.visitor is not None for one in bookings))
    workers = tuple(_workers(house, scenario, staff, day, random))
    return DayPlan(day=day, start=start, end=end, walk_ins=walk_ins, bookings=bookings, workers=workers)


class _People:
    def __init__(
        self, house: House, scenario: Scenario, staff: Staffing, random: Random, drift: float
    ) -> None:
        self._house, self._scenario, self._staff = house, scenario, staff
        self._random, self._drift = random, drift
        self._codes, self._weights = list(staff.demand), list(staff.demand.values())
        spoken = {code: n for code, n in LANGUAGES.items() if code in house.site.languages}
        self._languages, self._speakers = list(spoken), list(spoken.values())

    def walk_ins(self, hours: Sequence[tuple[datetime, datetime]], expected: float) -> tuple[Visitor, ...]:
        random, start = self._random, hours[0][0]
        count = _poisson(random, max(0.0, expected))
        times = []
        for _ in range(count):
            if random.random() < self._scenario.burst:
                times.append(start + timedelta(minutes=random.uniform(0, _BURST)))
            else:
                times.append(self._arrival(hours))
        return tuple(self._visitor(at) for at in sorted(times))

    def bookings(self, day: date, count: float) -> tuple[Booking, ...]:
        random, found = self._random, []
        taken: list[Slot] = []
        for code, share in self._staff.demand.items():
            service = self._house.service(code)
            slots = list(slots_on(self._house, service, day))
            random.shuffle(slots)
            wanted = round(count * share * self._scenario.booked)
            for slot in slots:
                if wanted <= 0:
                    break
                if any(slot.meets(other) for other in taken):
                    continue
                taken.append(slot)
                wanted -= 1
                found.append(Booking(slot, code, self._holder(slot, code)))
        return tuple(sorted(found, key=lambda one: (one.slot.starts_at, one.slot.lane)))

    def _holder(self, slot: Slot, code: ServiceCode) -> Visitor | None:
        random = self._random
        if random.random() < self._scenario.stays_away:
            return None
        early = random.gauss(8.0, 8.0)
        return self._visitor(slot.starts_at - timedelta(minutes=early), code)

    def _arrival(self, hours: Sequence[tuple[datetime, datetime]]) -> datetime:
        """By rejection: a moment of the day, as likely as its hour is busy, while it is open."""
        random, most = self._random, max(HOURS.values())
        start, end = hours[0][0], hours[-1][1]
        while True:
            at = start + random.random() * (end - start)
            if not any(begin <= at < over for begin, over in hours):
                continue
            if random.random() * most <= HOURS.get(at.astimezone(self._house.zone).hour, 0.5):
                return at

    def _visitor(self, at: datetime, code: ServiceCode | None = None) -> Visitor:
        random, scenario = self._random, self._scenario
        service = code or random.choices(self._codes, weights=self._weights)[0]
        chance = random.random()
        need = None
        if code is None and chance < scenario.urgent:
            need = Need.URGENT
        elif code is None and chance < scenario.urgent + scenario.need:
            need = Need.SEAT
        end = random.random()
        return Visitor(
            at=at,
            service=service,
            language=random.choices(self._languages, weights=self._speakers)[0],
            need=need,
            minutes=self._minutes(service),
            is_gone=code is None and random.random() < scenario.gone,
            returns=random.uniform(3, 15) if random.random() < 0.5 else None,
            aside=random.uniform(5, 20) if end < scenario.parked else None,
            sent_on=self._elsewhere(service) if end > 1 - scenario.sent_on else None,
        )

    def _elsewhere(self, code: ServiceCode) -> ServiceCode | None:
        other = self._random.choices(self._codes, weights=self._weights)[0]
        return other if other != code else None

    def _minutes(self, code: ServiceCode) -> float:
        """Lognormal about the true mean, which is not quite what the house definition says."""
        scenario = self._scenario
        mean = self._house.service(code).minutes * true_factor(code) * self._drift
        if scenario.variation <= 0:
            return mean
        spread = math.sqrt(math.log(1 + scenario.variation**2))
        return mean * self._random.lognormvariate(-spread * spread / 2, spread)


def true_factor(code: str) -> float:
    """How much longer clients of a service really take than the house definition says: 0.85 to 1.25."""
    return 0.85 + 0.4 * Random(f"factor {code}").random()


def _workers(
    house: House, scenario: Scenario, staff: Staffing, day: date, random: Random
) -> Iterator[Worker]:
    known = {
        desk: one.breaks[0]
        for one in house.availability
        for desk in one.desks
        if one.breaks and one.is_valid_on(day)
    }
    for shift in staff.shifts:
        name = shift.desk.name
        start = _moment(house, day, shift.start) + timedelta(seconds=random.uniform(0, 300))
        span = known.get(name)
        pause = timedelta(minutes=scenario.pause)
        pause_at = _moment(house, day, time(11, 30)) + timedelta(minutes=random.uniform(0, 90))
        if span is not None:
            pause_at = _moment(house, day, span.start)
            pause = _moment(house, day, span.end) - pause_at
        # Who begins after it has had the pause at home.
        yield Worker(name, start, pause_at if start < pause_at else None, pause)


def _moment(house: House, day: date, at: time) -> datetime:
    return datetime.combine(day, at, house.zone).astimezone(UTC)


def _poisson(random: Random, mean: float) -> int:
    """Counted in steps, as the product of too many chances is 0."""
    count, left = 0, mean
    while left > 0:
        step = min(left, 50.0)
        left -= step
        limit, product = math.exp(-step), random.random()
        while product > limit:
            count += 1
            product *= random.random()
    return count
