"""Hundreds who press at once: how long the last waits, and whether anybody is called twice or not at all."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from frontdesk.store.open import open_store
from tests.bench import fill
from tests.bench.acts import Acts
from tests.bench.houses import big_house, load
from tests.bench.options import Options
from tests.bench.places import folder, has_postgres, new_database, new_file, postgres
from tests.bench.results import Result
from tests.bench.timing import percentile

SECTION = "race"
_CALLERS, _ISSUERS = 300, 32
_CODES = tuple(f"s{i}" for i in range(8))


def run(options: Options) -> list[Result]:
    found = []
    bursts = options.count(10, quick=3)
    with folder() as place:
        found += _issuing(new_file(place), "SQLite", bursts)
    if has_postgres():
        with postgres() as server:
            found += _issuing(new_database(server), "PostgreSQL", bursts)
            found += _calling(new_database(server), bursts)
    return found


def _acts(url: str, *, waiting: int) -> Acts:
    store = open_store(url)
    definition = load(store, big_house(_CALLERS))
    if waiting:
        today = definition.business_day(store.now())
        fill.waiting(url, definition, waiting, today=today, codes=_CODES, first=1000)
        fill.settle(url)
    return Acts(store, definition)


def _calling(url: str, bursts: int) -> list[Result]:
    acts = _acts(url, waiting=_CALLERS * (bursts + 1) * 4)
    desks = [desk.name for desk in acts.house.desks]
    _burst([partial(acts.call, desk) for desk in desks])  # connections and statements are warm now
    times: list[float] = []
    called: list[Any] = []
    failed = 0
    for _ in range(bursts):
        took, answers, errors = _burst([partial(acts.call, desk) for desk in desks])
        times += took
        called += answers
        failed += len(errors)
    acts.store.close()
    twice = sum(n - 1 for n in Counter(answer.ticket.id for answer in called).values())
    what = f"{_CALLERS} callers, pool of 8, PostgreSQL"
    note = f"p50/p99 {percentile(times, 50):.0f}/{percentile(times, 99):.0f} ms of {len(times):,} calls"
    return [
        Result(section=SECTION, goal=f"p99 of a call, {what}", value=percentile(times, 99), limit=250,
               unit="ms", note=note),
        Result(section=SECTION, goal=f"called twice, {what}", value=twice, limit=0, unit=""),
        Result(section=SECTION, goal=f"empty or failed while thousands wait, {what}", value=failed, limit=0,
               unit=""),
    ]  # fmt: skip


def _issuing(url: str, engine: str, bursts: int) -> list[Result]:
    acts = _acts(url, waiting=0)
    labels: list[str] = []
    times: list[float] = []
    for _ in range(bursts):
        took, answers, errors = _burst([partial(acts.issue, _CODES[i % 8]) for i in range(_ISSUERS)])
        if errors:
            raise errors[0]
        times += took
        labels += [answer.ticket.label for answer in answers]
    acts.store.close()
    twice = len(labels) - len(set(labels))
    note = f"{len(labels)} issued, p50/p99 {percentile(times, 50):.0f}/{percentile(times, 99):.0f} ms"
    goal = f"numbers given twice, {_ISSUERS} issuers, {engine}"
    return [Result(section=SECTION, goal=goal, value=twice, limit=0, unit="", note=note)]


def _burst(acts: list[Callable[[], Any]]) -> tuple[list[float], list[Any], list[BaseException]]:
    """Everybody at once, a thread each: times in milliseconds, answers, errors."""
    together = threading.Barrier(len(acts))
    times: list[float] = []
    answers: list[Any] = []
    errors: list[BaseException] = []

    def one(act: Callable[[], Any]) -> None:
        together.wait()
        began = time.perf_counter()
        try:
            answers.append(act())
        except Exception as error:
            errors.append(error)
        times.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, answers, errors
