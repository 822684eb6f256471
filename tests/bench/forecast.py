"""What a forecast costs with 300 people waiting for the model house: with its reads, and the replay alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle

from frontdesk import resources
from frontdesk.domain.house import CallingRules, House
from frontdesk.domain.replay import Client, DeskAhead, replay
from frontdesk.settings.house_file import load_house_file
from frontdesk.store.open import open_store
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, houses, reception
from frontdesk.usecases.ports import Store
from frontdesk.usecases.waits import Forecaster
from tests.bench.options import Options
from tests.bench.places import folder, has_postgres, new_database, postgres
from tests.bench.results import Result
from tests.bench.timing import percentile

SECTION = "forecast"
WAITING = 300
LIMIT = 20.0  # ms


def run(options: Options) -> list[Result]:
    rounds = options.count(300, quick=60)
    with folder() as place:
        url = f"sqlite:///{place / 'house.sqlite3'}"
        results = [_measured("SQLite", url, rounds)]
    if has_postgres():
        with postgres() as server:
            results.append(_measured("PostgreSQL", new_database(server), rounds))
    results.append(_alone(rounds))
    return results


def _measured(name: str, url: str, rounds: int) -> Result:
    house = load_house_file(resources.path("houses", "haus-der-integration.toml"))
    create_or_upgrade(url)
    store = open_store(url)
    try:
        houses.load_house(store, op=operation(), house=house)
        _fill(store, house)
        forecaster = Forecaster(store, lease=timedelta(days=1))
        waits = forecaster.waits(house)
        if len(waits.clients) != WAITING:
            raise RuntimeError(f"{len(waits.clients)} forecasts instead of {WAITING}")
        taken = _times(lambda: forecaster.waits(house), rounds)
    finally:
        store.close()
    note = f"p99 {percentile(taken, 99):.1f} ms, {len(house.desks)} desks, {len(waits.newcomers)} newcomers"
    goal = f"forecast for {WAITING} waiting, {name}, p50"
    return Result(section=SECTION, goal=goal, value=percentile(taken, 50), limit=LIMIT, unit="ms", note=note)


def _fill(store: Store, house: House) -> None:
    """Every desk has a client, and 300 wait for all the services in turn."""
    codes = cycle(service.code for service in house.active_services)
    for desk in house.desks:
        reception.issue_ticket(store, house, op=operation(), service=desk.services[0], anyway=True)
        calling.open_desk(store, house, op=operation(), desk=desk.name)
        calling.call_next(store, house, op=operation(), desk=desk.name)
    for _, code in zip(range(WAITING), codes, strict=False):
        reception.issue_ticket(store, house, op=operation(), service=code, anyway=True)


def _alone(rounds: int) -> Result:
    house = load_house_file(resources.path("houses", "haus-der-integration.toml"))
    codes = cycle(service.code for service in house.active_services)
    clients = [
        Client(key=n, service=code, due=-n / 5, arrived=-n / 5, number=n)
        for n, code in zip(range(1, WAITING + 1), codes, strict=False)
    ]
    desks = [DeskAhead(services=desk.services, free_in=n / 4) for n, desk in enumerate(house.desks)]
    minutes = {service.code: float(service.minutes) for service in house.services}
    taken = _times(lambda: replay(clients, desks, minutes=minutes, rules=CallingRules()), rounds)
    note = f"p99 {percentile(taken, 99):.1f} ms"
    return Result(
        section=SECTION,
        goal="the replay alone, p50",
        value=percentile(taken, 50),
        limit=None,
        unit="ms",
        note=note,
    )


def _times(act: Callable[[], object], rounds: int) -> list[float]:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return taken
