"""Issue and call beside the floor, in one process: ``python -m tests.bench.children.hot ROUNDS URL [URL]``.

The second URL is the floor's own store; on SQLite both would else empty each other's page cache.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from frontdesk.store.open import open_store
from tests.bench.acts import Acts
from tests.bench.houses import house
from tests.bench.timing import as_json, interleaved

_WAITING = 5


def floor_of(url: str, site: str) -> Any:
    if url.startswith("sqlite"):
        from tests.bench.floor_sqlite import Floor

        return Floor(url, site)
    from tests.bench.floor_postgresql import Floor as PostgresFloor

    return PostgresFloor(url, site)


def main(rounds: int, url: str, floor_url: str) -> None:
    store = open_store(url)
    acts = Acts(store, house())
    acts.open_desk("2.14")
    floor = floor_of(floor_url, acts.house.site.code)
    for _ in range(_WAITING):
        acts.issue("wba")
        floor.issue("auf", "abh", "B")
    samples = interleaved(
        [
            {"floor issue": lambda: floor.issue("auf", "abh", "B"), "issue": lambda: acts.issue("wba")},
            {
                "floor call": lambda: floor.call("1.08", ["auf", "eat"]),
                "call": lambda: acts.call("2.14"),
            },
        ],
        rounds=rounds,
        warm=20,
    )
    floor.close()
    store.close()
    print(json.dumps(as_json(samples)))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[-1])
