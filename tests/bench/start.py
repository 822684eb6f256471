"""How soon a program paints and is usable, beside a process that paints a bare QMainWindow."""

from __future__ import annotations

import time
from statistics import median

from frontdesk.store.open import open_store
from tests.bench.acts import Acts
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import child, folder, new_file
from tests.bench.results import Result

SECTION = "start"
_PROGRAMS = ("bare", "reception", "desk", "display")


def run(options: Options) -> list[Result]:
    """Processes in turn, each from its very beginning; after the first round files are in the page cache."""
    with folder() as place:
        url = new_file(place)
        store = open_store(url)
        acts = Acts(store, load(store, house()))
        for _ in range(20):
            acts.issue("wba")
        store.close()
        found: dict[str, list[dict[str, float]]] = {program: [] for program in _PROGRAMS}
        for number in range(-1, options.count(15, quick=4)):
            for program in _PROGRAMS:
                answer = child("start", program, url, time.monotonic(), wait=60)
                if number >= 0:
                    found[program].append(answer)
    bare = _p50(found["bare"], "first paint")
    results = []
    for program in _PROGRAMS[1:]:
        first, own, usable = (_p50(found[program], what) for what in ("first paint", "own paint", "usable"))
        note = f"{first:.0f} : {bare:.0f} ms; its own window painted at {own:.0f} ms"
        results += [
            Result(section=SECTION, goal=f"{program}: first paint / bare QMainWindow",
                   value=first / bare, limit=1.3, note=note),
            Result(section=SECTION, goal=f"{program}: usable, SQLite / bare QMainWindow",
                   value=usable / bare, limit=3, note=f"{usable:.0f} : {bare:.0f} ms"),
        ]  # fmt: skip
    return results


def _p50(answers: list[dict[str, float]], what: str) -> float:
    return median(answer[what] for answer in answers)
