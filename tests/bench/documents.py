"""Recording a submission of twelve items through the whole use case beside the raw driver."""

from __future__ import annotations

from frontdesk.store.open import open_store
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import child, folder, has_postgres, new_database, new_file, postgres
from tests.bench.results import Result
from tests.bench.timing import from_json

SECTION = "documents"


def run(options: Options) -> list[Result]:
    rounds = options.count(1000, quick=150)
    found = []
    with folder() as place:
        own, floor = _loaded(new_file(place, "own")), _loaded(new_file(place, "floor"))
        found.append(_measured("SQLite", rounds, own, floor))
    if not has_postgres():
        return [
            *found,
            Result(section=SECTION, goal="PostgreSQL", value=None, limit=None, note="not installed"),
        ]
    with postgres() as server:
        own, floor = _loaded(new_database(server)), _loaded(new_database(server))
        found.append(_measured("PostgreSQL", rounds, own, floor))
    return found


def _loaded(url: str) -> str:
    store = open_store(url)
    load(store, house())
    store.close()
    return url


def _measured(engine: str, rounds: int, url: str, floor_url: str) -> Result:
    samples = from_json(child("documents", rounds, url, floor_url))
    own, floor = samples["record"], samples["floor record"]
    # A clerk does this once in twenty seconds; what reads best is fast enough as long as it stays in sight of
    # the floor. The checks before and after (repeats, doubles) are reads that the floor does not do.
    return Result(
        section=SECTION,
        goal=f"submission of 12 items / raw driver, {engine}",
        value=own.p50 / floor.p50,
        limit=4.0,
        note=f"p50/p99 {own.words()} : {floor.words()}",
    )
