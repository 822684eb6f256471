"""The play is a queue like any other: it gives the waits of the textbook, and those of another simulator."""

from __future__ import annotations

from collections.abc import Generator
from math import factorial, sqrt
from pathlib import Path
from random import Random
from statistics import fmean, stdev
from typing import Any

import pytest
import simpy

from frontdesk.domain.ticket import Need
from frontdesk.simulation.people import Visitor
from tests.simulation.stage import START, textbook_house, visitor, watched

HEAD_STARTS = {None: 0.0, Need.SEAT: 20.0, Need.URGENT: 40.0}


def erlang_c_wait(rate: float, mean: float, servers: int) -> float:
    """Mean wait of M/M/c by Erlang's formula, in the unit of ``mean``."""
    load = rate * mean
    busy = load / servers
    waiting = load**servers / factorial(servers) / (1 - busy)
    chance = waiting / (sum(load**n / factorial(n) for n in range(servers)) + waiting)
    return chance * mean / (servers - load)


def poisson_visitors(random: Random, *, rate: float, mean: float, hours: float) -> list[Visitor]:
    """Arrivals at random moments, service times without memory."""
    visitors: list[Visitor] = []
    at = 0.0
    while True:
        at += random.expovariate(rate)
        if at >= hours * 60:
            return visitors
        visitors.append(visitor(at, random.expovariate(1 / mean)))


@pytest.mark.slow
@pytest.mark.parametrize(("servers", "busy"), [(1, 0.6), (3, 0.75), (4, 0.8)])
def test_the_mean_wait_is_that_of_erlang(servers: int, busy: float, play_folder: Path) -> None:
    mean, hours, days = 2.0, 5.0, 5
    rate = busy * servers / mean
    means = []
    for day in range(days):
        (folder := play_folder / str(day)).mkdir()
        visitors = poisson_visitors(Random(f"{servers} {day}"), rate=rate, mean=mean, hours=hours)
        waits = watched(textbook_house(servers), visitors, folder, hours=hours).in_order
        # The desks are empty at the start of a day; the first hour is on its way to the steady state.
        steady = [wait for wait, one in zip(waits, visitors, strict=True) if (one.at - START).seconds > 3600]
        means.append(fmean(steady))
    expected = erlang_c_wait(rate, mean, servers)
    error = stdev(means) / sqrt(days)
    assert abs(fmean(means) - expected) < 2.6 * error, (fmean(means), expected, error)
    assert error < 0.35 * expected, "else this could not fail"


@pytest.mark.parametrize(("servers", "seed"), [(1, 1), (2, 2), (5, 3)])
def test_everybody_waits_as_long_as_in_another_simulator(servers: int, seed: int, play_folder: Path) -> None:
    """The same people at the same desks in SimPy, first come first served with head starts."""
    random = Random(seed)
    visitors, at = [], 0.0
    for _ in range(250):
        at += random.expovariate(servers / 4.4)
        need = random.choices((None, Need.SEAT, Need.URGENT), (8, 1, 1))[0]
        visitors.append(visitor(at, random.lognormvariate(1.0, 0.9), need=need))
    waits = watched(textbook_house(servers), visitors, play_folder, hours=at / 60 + 0.1).in_order
    assert waits == pytest.approx(simpy_waits(visitors, servers), abs=1e-6)


def simpy_waits(visitors: list[Visitor], servers: int) -> list[float]:
    env = simpy.Environment()
    desks = simpy.PriorityResource(env, capacity=servers)
    waits = [0.0] * len(visitors)

    def visit(number: int, one: Visitor) -> Generator[simpy.Event, Any, None]:
        arrives = (one.at - START).total_seconds() / 60
        yield env.timeout(arrives)
        # SimPy sorts by any number; its annotation says whole ones only.
        due: Any = arrives - HEAD_STARTS[one.need]
        with desks.request(priority=due) as request:
            yield request
            waits[number] = env.now - arrives
            yield env.timeout(one.minutes)

    for number, one in enumerate(visitors):
        env.process(visit(number, one))
    env.run()
    return waits


def test_a_line_at_one_desk_grows_by_the_difference(play_folder: Path) -> None:
    visitors = [visitor(float(n), 3.0) for n in range(20)]
    watch = watched(textbook_house(1), visitors, play_folder, hours=1)
    assert watch.acts == {"issue": 20, "call": 20}
    assert watch.in_order == pytest.approx([2.0 * n for n in range(20)]), "each comes 1 min later, takes 3"
