"""Issue and call through whole use cases beside the raw driver, on a fast and on a slow disk."""

from __future__ import annotations

from pathlib import Path

from frontdesk.store.open import open_store
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import child, folder, has_postgres, new_database, new_file, postgres, slow_disk
from tests.bench.results import Result
from tests.bench.timing import Sample, from_json

SECTION = "hot"
_NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def run(options: Options) -> list[Result]:
    """A child process for each, so that a shim can be laid under SQLite and nothing else runs beside it."""
    found = []
    for slow in (False, True):
        rounds = options.count(2000 if not slow else 300, quick=300 if not slow else 60)
        found += _sqlite(rounds, slow=slow)
        found += _postgres(rounds, slow=slow)
    return found


def _sqlite(rounds: int, *, slow: bool) -> list[Result]:
    with folder() as place:
        shim = slow_disk(place) if slow else None
        if slow and shim is None:
            return _skipped("sqlite")
        own, floor = _loaded(new_file(place, "own")), _loaded(new_file(place, "floor"))
        return _measured("sqlite", rounds, own, floor, shim=shim, slow=slow)


def _postgres(rounds: int, *, slow: bool) -> list[Result]:
    if not has_postgres():
        return [Result(section=SECTION, goal="PostgreSQL", value=None, limit=None, note="not installed")]
    try:
        with postgres(shim=slow) as server:
            url = _loaded(new_database(server))
            return _measured("postgres", rounds, url, url, shim=None, slow=slow)
    except FileNotFoundError:
        return _skipped("postgres")


def _loaded(url: str) -> str:
    store = open_store(url)
    load(store, house())
    store.close()
    return url


def _measured(
    engine: str, rounds: int, url: str, floor_url: str, *, shim: Path | None, slow: bool
) -> list[Result]:
    samples = from_json(child("hot", rounds, url, floor_url, preload=shim))
    limit = 1.1 if slow else {"sqlite": 1.6, "postgres": 1.25}[engine]
    found = []
    for act in ("issue", "call"):
        own, floor = samples[act], samples[f"floor {act}"]
        found.append(
            Result(
                section=SECTION,
                goal=f"{act} / raw driver, {_NAMES[engine]}{', 5 ms disk' if slow else ''}",
                value=own.p50 / floor.p50,
                limit=limit,
                note=_figures(own, floor),
            )
        )
    return found


def _figures(own: Sample, floor: Sample) -> str:
    cpu = f"CPU {own.cpu_p50:.3f} : {floor.cpu_p50:.3f} ms (× {own.cpu_p50 / floor.cpu_p50:.2f})"
    return f"p50/p99 {own.words()} : {floor.words()}; {cpu}"


def _skipped(engine: str) -> list[Result]:
    goal = f"issue, call / raw driver, {_NAMES[engine]}, 5 ms disk"
    note = "skipped: no C compiler for the shim that slows the disk"
    return [Result(section=SECTION, goal=goal, value=None, limit=1.1, note=note)]
