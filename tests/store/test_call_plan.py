"""On PostgreSQL a call is planned once: planning it anew takes longer than the call itself."""

from __future__ import annotations

import psycopg

from frontdesk.domain.house import CallingRules
from frontdesk.store import hot_postgresql
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import houses
from tests.bench import fill
from tests.contract.frontdesk import FrontDesk
from tests.store.calls import call_values
from tests.usecases.scene import MONDAY_8


def test_one_plan_fits_all_calls(postgres_url: str) -> None:
    clock = FakeClock(MONDAY_8)
    store = open_store(postgres_url, clock=clock)
    desk = FrontDesk(store, clock)
    houses.load_house(store, op=operation("admin", "admin"), house=desk.house)
    free = fill.done(postgres_url, desk.house, 50_000, today=desk.day, codes=("wba", "neu"), first=1000)
    fill.waiting(postgres_url, desk.house, 5_000, today=desk.day, codes=("wba", "neu"), first=free)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        # A third has a head start, so that the guard against overtaking has something to look at.
        connection.execute(
            "UPDATE ticket SET need = 'seat', head_start = 20, due_at = due_at - interval '20 minutes'"
            " WHERE state = 'waiting' AND id % 3 = 1"
        )
        connection.execute(
            "UPDATE event SET head_start = 20, passed_services = 'wba' WHERE kind = 'called' AND id % 3 = 0"
        )
        connection.execute(
            "UPDATE event SET business_day = %s, arrived_at = now() WHERE kind = 'called' AND id %% 300 = 0",
            [desk.day],
        )
    rules = CallingRules()
    statement = hot_postgresql._call_next(rules.appointments_in_a_row)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("SELECT setval('event_id_seq', 10000000)")
        connection.execute("ANALYZE")
        cursor = psycopg.RawCursor(connection)
        for _ in range(20):
            connection.execute("BEGIN")
            statement.run(cursor, call_values(desk.house, desk.day, rules, as_opened=True))
            connection.execute("ROLLBACK")
        kept = connection.execute(
            "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE '%in_a_row%'"
            " AND statement LIKE '%call_event%'"
        ).fetchone()
    store.close()
    assert kept is not None
    assert kept[0] > 0
