"""What display and desk hold in memory after a week of calls, each in a process of its own."""

from __future__ import annotations

from frontdesk.store.open import open_store
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import child, folder, new_file
from tests.bench.results import Result

SECTION = "memory"


def run(options: Options) -> list[Result]:
    calls = options.count(10_000, quick=500)
    found = []
    for program in ("display", "desk"):
        with folder() as place:
            url = new_file(place)
            store = open_store(url)
            load(store, house())
            store.close()
            answer = child("shown", program, calls, url, wait=3600)
        early, late = answer[str(calls // 10)], answer[str(calls)]
        found.append(
            Result(
                section=SECTION,
                goal=f"{program}: resident after {calls:,} calls shown",
                value=late,
                limit=180,
                unit="MB",
                note=f"{early:.0f} MB after {calls // 10:,}: growth {late - early:+.1f} MB",
            )
        )
    return found
