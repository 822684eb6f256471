"""How many round trips issue, call and poll cost on PostgreSQL: what counts over Wi-Fi or VPN."""

from __future__ import annotations

from collections.abc import Callable

from frontdesk.store.open import open_store
from tests.bench.acts import Acts
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import has_postgres, new_database, postgres
from tests.bench.proxy import TripCounter
from tests.bench.results import Result

SECTION = "trips"
_WARM, _COUNTED = 10, 50


def run(_options: Options) -> list[Result]:
    if not has_postgres():
        return [Result(section=SECTION, goal="PostgreSQL", value=None, limit=1, note="not installed")]
    with postgres() as server, TripCounter(server.port) as counter:
        direct = new_database(server)
        # Encryption would hide the messages; it changes nothing about their number.
        url = direct.replace(f":{server.port}/", f":{counter.port}/") + "?sslmode=disable&gssencmode=disable"
        store = open_store(url)
        acts = Acts(store, load(store, house()))
        acts.open_desk("2.14")
        revision = store.changes_since(None).revision

        def poll() -> None:
            nonlocal revision
            revision = store.changes_since(revision).revision

        found = [
            _counted(counter, "issue", lambda: acts.issue("wba")),
            _counted(counter, "call", lambda: acts.call("2.14")),
            _counted(counter, "poll", poll),
        ]
        store.close()
    return found


def _counted(counter: TripCounter, name: str, act: Callable[[], object]) -> Result:
    for _ in range(_WARM):  # after a few executions psycopg prepares a statement, which is a trip of its own
        act()
    before = counter.trips
    for _ in range(_COUNTED):
        act()
    trips = (counter.trips - before) / _COUNTED
    goal = f"{name}: round trips, PostgreSQL"
    return Result(section=SECTION, goal=goal, value=trips, limit=1, unit="", note=f"mean of {_COUNTED}")
