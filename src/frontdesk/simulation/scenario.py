"""What is played: how many people come, when, with what, and how the house is staffed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from frontdesk.domain.house import Desk, DeskName, House, ServiceCode

# Against an ordinary day, Monday first (assumption of the domain's page: Mondays and the turn of the month).
WEEKDAYS = (1.25, 1.05, 0.95, 1.0, 1.0, 0.5, 0.5)
MONTH_TURN = 1.15  # first three days, and from the 28th on
# Arrivals an hour against each other; what stands at the door at the opening comes on top.
HOURS: Mapping[int, float] = {7: 1.2, 8: 1.3, 9: 1.4, 10: 1.2, 11: 1.0, 12: 0.8, 13: 0.8, 14: 0.6, 15: 0.4}
LANGUAGES = {"de": 30, "ar": 18, "uk": 18, "tr": 8, "fa": 7, "ru": 6, "ro": 4, "bg": 3, "ti": 3, "en": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """How the played days are; times in minutes, shares from 0 to 1.

    Attributes:
        tickets: of an ordinary day of eight and a half hours, appointments among them.
        staff: from when on how many desks call, ``None``: every desk, from the opening on.
        burst: share of the walk-ins who stand at the door when it opens.
        drift: service times of a day are by a factor from ``1/(1+drift)`` to ``1+drift`` other than usual.
        variation: standard deviation of a service time over its mean.
        booked: share of the clients of a service with appointments who have one.
        stays_away: share of those with an appointment who do not come.
        need, urgent: shares of the walk-ins with a head start.
        gone: share of those called who do not come.
        parked, sent_on: shares of the visits that go on later or elsewhere.
        pause: length of a caseworker's lunch.
        notices: seconds until a caseworker without a client sees that somebody waits, from and to.
        walks: seconds from the call to the desk, from and to.
        overtime: how long after the end of the hours those with a number are served.
        sample: share of the walk-ins whose forecast is judged; 0: no forecasts are made.
    """

    tickets: int = 700
    staff: tuple[tuple[time, int], ...] | None = None
    burst: float = 0.15
    drift: float = 0.4
    variation: float = 0.9
    booked: float = 0.25
    stays_away: float = 0.15
    need: float = 0.035
    urgent: float = 0.015
    gone: float = 0.04
    parked: float = 0.02
    sent_on: float = 0.02
    pause: float = 30.0
    notices: tuple[float, float] = (2.0, 8.0)
    walks: tuple[float, float] = (15.0, 60.0)
    overtime: float = 240.0
    sample: float = 1.0


@dataclass(frozen=True, slots=True)
class Shift:
    """A desk that is staffed, from when on."""

    desk: Desk
    start: time


@dataclass(frozen=True)
class Staffing:
    """Who works, and what for people come.

    Attributes:
        demand: share of the clients of each service: such that every desk of the house would have as much to
            do as the others. It does not depend on who works, so the same people come to fewer desks.
        by_service: the desks that work and take it.
    """

    shifts: tuple[Shift, ...]
    demand: Mapping[ServiceCode, float]
    by_service: Mapping[ServiceCode, tuple[DeskName, ...]] = field(default_factory=dict)


def staffing(house: House, scenario: Scenario, opening: time) -> Staffing:
    """Choose the desks so that every service is taken, the fullest first."""
    plan = scenario.staff or ((opening, len(house.desks)),)
    order = _by_usefulness(house)
    shifts: list[Shift] = []
    for start, count in sorted(plan):
        shifts += [Shift(desk, max(start, opening)) for desk in order[len(shifts) : count]]
    work: dict[ServiceCode, float] = defaultdict(float)
    for desk in order:
        for code in desk.services:
            work[code] += 1 / len(desk.services)
    by_service: dict[ServiceCode, tuple[DeskName, ...]] = dict.fromkeys(work, ())
    for shift in shifts:
        for code in shift.desk.services:
            by_service[code] = (*by_service[code], shift.desk.name)
    wanted = {code: share / house.service(code).minutes for code, share in work.items()}
    total = sum(wanted.values())
    demand = {code: wanted[code] / total for code in sorted(wanted)}
    return Staffing(tuple(shifts), demand, by_service)


def day_factor(day: date) -> float:
    """How many come against an ordinary day."""
    turn = MONTH_TURN if day.day <= 3 or day.day >= 28 else 1.0
    return WEEKDAYS[day.weekday()] * turn


def _by_usefulness(house: House) -> list[Desk]:
    """Desks in the order in which they are staffed: first those that bring a service nobody takes yet."""
    left = [desk for desk in house.desks if not desk.retired]
    order: list[Desk] = []
    taken: Counter[ServiceCode] = Counter()
    of_agency: Counter[str] = Counter()
    while left:
        best = min(left, key=lambda desk: (_rank(desk, taken), of_agency[desk.agency], desk.name))
        left.remove(best)
        order.append(best)
        taken.update(best.services)
        of_agency[best.agency] += 1
    return order


def _rank(desk: Desk, taken: Counter[ServiceCode]) -> float:
    return min(taken[code] for code in desk.services) + sum(taken[code] for code in desk.services) / 100
