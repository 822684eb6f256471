"""Whether issue and call take the same time in an empty house and in a full one with years of history.

Each round issues one ticket and calls one in either store, so both keep their depth while they are measured.
"""

from __future__ import annotations

from frontdesk.store.open import open_store
from tests.bench import fill
from tests.bench.acts import Acts
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import folder, has_postgres, new_database, new_file, postgres
from tests.bench.results import Result
from tests.bench.timing import Act, interleaved

SECTION = "depth"
_FEW, _MANY = 10, 100_000
_CODES = ("wba", "neu")


def run(options: Options) -> list[Result]:
    found = []
    with folder() as place:
        found += _flat(options, "SQLite", new_file(place, "shallow"), new_file(place, "deep"))
    if has_postgres():
        with postgres() as server:
            found += _flat(options, "PostgreSQL", new_database(server), new_database(server))
    return found


def _flat(options: Options, engine: str, shallow_url: str, deep_url: str) -> list[Result]:
    many = options.count(_MANY, quick=10_000)
    shallow = _store(shallow_url, waiting=_FEW, done=0)
    deep = _store(deep_url, waiting=many, done=options.history)
    stages: list[dict[str, Act]] = [
        {"shallow issue": lambda: shallow.issue("wba"), "issue": lambda: deep.issue("wba")},
        {"shallow call": lambda: shallow.call("2.14"), "call": lambda: deep.call("2.14")},
    ]
    # A table of ten rows is read from end to end. PostgreSQL notices within a minute that it has grown, and
    # this does not wait so long: both have some hundred rows and fresh statistics when it begins.
    interleaved(stages, rounds=0, warm=300)
    for url in (shallow_url, deep_url):
        fill.settle(url)
    samples = interleaved(stages, rounds=options.count(2000, quick=300), warm=50)
    for acts in (shallow, deep):
        acts.store.close()
    return [
        Result(
            section=SECTION,
            goal=f"{act}, {many:,} waiting + {options.history:,} done / {_FEW} waiting, {engine}",
            value=samples[act].p50 / samples[f"shallow {act}"].p50,
            limit=1.2,
            note=f"p50/p99 {samples[act].words()} : {samples[f'shallow {act}'].words()}",
        )
        for act in ("issue", "call")
    ]


def _store(url: str, *, waiting: int, done: int) -> Acts:
    store = open_store(url)
    definition = load(store, house())
    today = definition.business_day(store.now())
    free = 1000  # behind the ids that loading the house has used
    free = fill.done(url, definition, done, today=today, codes=_CODES, first=free)
    fill.waiting(url, definition, waiting, today=today, codes=_CODES, first=free)
    fill.settle(url)
    acts = Acts(store, definition)
    acts.open_desk("2.14")
    return acts
