"""A submission beside its floor, in one process: ``python -m tests.bench.children.documents ROUNDS URL …``.

The second URL is the floor's own store; on SQLite both would else empty each other's page cache.
"""

from __future__ import annotations

import json
import sys

from frontdesk.domain.submission import Item
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, submission
from frontdesk.usecases.documents import record_submission
from tests.bench.floor_documents import Floor, PostgresFloor, SqliteFloor
from tests.bench.houses import house
from tests.bench.timing import as_json, interleaved

ITEMS = tuple(Item("ko", 1 + number % 3, 1 + number) for number in range(12))


def main(rounds: int, url: str, floor_url: str) -> None:
    store, definition = open_store(url), house()
    make = SqliteFloor if floor_url.startswith("sqlite") else PostgresFloor
    floor: Floor = make(floor_url, definition.site.code)
    rows = [(item.kind, item.count, item.pages or 0) for item in ITEMS]
    given = 0

    def reference() -> str:
        nonlocal given
        given += 1
        return f"31702BG{given:07d}"

    def record() -> object:
        wanted = submission(*ITEMS, reference=reference())
        return record_submission(store, definition, op=operation(), submission=wanted, printer="reception-1")

    samples = interleaved(
        [{"floor record": lambda: floor.record(rows, reference()), "record": record}], rounds=rounds, warm=20
    )
    floor.close()
    store.close()
    print(json.dumps(as_json(samples)))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[-1])
