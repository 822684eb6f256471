"""The schema: created and upgraded in one piece, the same from both ends, and never guessed at."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from frontdesk.domain.errors import SchemaTooNewError, SchemaTooOldError, StoreNotReadyError
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.learning import Band, DayLearned, Tally
from frontdesk.domain.ticket import Ticket
from frontdesk.store import upgrade
from frontdesk.store.columns import Xid8
from frontdesk.store.open import open_store
from frontdesk.store.postgresql_engine import PostgresBackend
from frontdesk.store.sqlite_engine import SqliteBackend
from frontdesk.store.tables import metadata
from frontdesk.store.upgrade import configuration, create_or_upgrade, migrate
from frontdesk.store.url import SqliteUrl, parse_url
from frontdesk.store.version import LEVEL, REVISION
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases import calling, reception
from frontdesk.usecases.ports import Store
from frontdesk.usecases.waits import Forecast, Waits


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new folder/store.sqlite"
    return str(request.getfixturevalue("empty_postgres_url"))


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    place = parse_url(url)
    backend = SqliteBackend(place.path) if isinstance(place, SqliteUrl) else PostgresBackend(place)
    try:
        with backend.reading() as connection:
            yield connection
    finally:
        backend.close()


def shape(url: str) -> dict[str, Any]:
    """Everything that a database tells about its tables."""
    with connected(url) as connection:
        connection.dialect.ischema_names["xid8"] = Xid8  # type: ignore[attr-defined]
        look = inspect(connection)
        tables = {
            table: {
                "columns": [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(table)],
                "key": look.get_pk_constraint(table),
                "foreign keys": sorted(look.get_foreign_keys(table), key=str),
                "unique": sorted(look.get_unique_constraints(table), key=str),
                "checks": sorted(look.get_check_constraints(table), key=str),
                "indexes": sorted(look.get_indexes(table), key=str),
            }
            for table in sorted(look.get_table_names())
        }
    # As text, because SQLAlchemy's conditions are equal only to themselves.
    found: dict[str, Any] = json.loads(json.dumps(tables, default=str))
    return found


def test_the_migrations_lead_to_the_tables(empty_url: str):
    create_or_upgrade(empty_url)
    with connected(empty_url) as connection:
        connection.dialect.ischema_names["xid8"] = Xid8  # type: ignore[attr-defined]
        here = connection.dialect.name

        def of_this_database(thing: Any, _name: str, kind: str, _reflected: bool, _other: Any) -> bool:
            return kind != "index" or thing.info.get("dialect", here) == here

        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": of_this_database}
        )
        assert compare_metadata(context, metadata) == []


def test_tables_made_directly_have_the_shape_of_migrated_ones(empty_url: str):
    """What autogenerate does not compare: the conditions of partial indexes, checks, defaults."""
    create_or_upgrade(empty_url)
    migrated = shape(empty_url)
    migrated.pop("alembic_version")
    with connected(empty_url) as connection:
        upgrade_to(empty_url, "base")
        metadata.create_all(connection)
    made = shape(empty_url)
    made.pop("alembic_version")
    assert made == migrated


def upgrade_to(url: str, revision: str) -> None:
    with connected(url) as connection:
        connection.exec_driver_sql("BEGIN")
        migrate(connection, revision)
        connection.exec_driver_sql("COMMIT")


def test_up_down_up(empty_url: str):
    create_or_upgrade(empty_url)
    first = shape(empty_url)
    upgrade_to(empty_url, "base")
    with connected(empty_url) as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version", "sqlite_sequence"}
    with pytest.raises(StoreNotReadyError):
        open_store(empty_url)
    create_or_upgrade(empty_url)
    assert shape(empty_url) == first


def test_the_programs_level_is_that_of_the_newest_migration(empty_url: str):
    (head,) = ScriptDirectory.from_config(configuration()).get_heads()
    assert create_or_upgrade(empty_url) == head == REVISION
    with connected(empty_url) as connection:
        row = connection.exec_driver_sql("SELECT level, works_from, revision FROM schema_info").one()
    assert (row[0], row[2]) == (LEVEL, REVISION)
    assert row[1] <= LEVEL


def test_to_create_again_changes_nothing(empty_url: str):
    create_or_upgrade(empty_url)
    store = open_store(empty_url)
    save_house(store)
    store.close()
    create_or_upgrade(empty_url)
    store = open_store(empty_url)
    assert store.house() == small_house()
    store.close()
    place = parse_url(empty_url)
    if isinstance(place, SqliteUrl):
        assert not list(place.path.parent.glob("*before*")), "nothing was upgraded, so nothing was copied"


def save_house(store: Store) -> None:
    with store.begin() as unit:
        unit.save_house(operation(), small_house())


def test_many_programs_may_create_at_once(empty_url: str):
    problems: list[BaseException] = []

    def create() -> None:
        try:
            create_or_upgrade(empty_url)
        except BaseException as error:
            problems.append(error)

    pids = [fork(create) for _ in range(4)]
    threads = [threading.Thread(target=create) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids] == [0] * 4
    open_store(empty_url).close()


def fork(work: Callable[[], object]) -> int:
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return pid


# --- versions ----------------------------------------------------------------------------------------


def mark(url: str, *, level: int, works_from: int, revision: str) -> None:
    with connected(url) as connection:
        query = text("UPDATE schema_info SET level = :level, works_from = :works_from, revision = :revision")
        connection.execute(query, {"level": level, "works_from": works_from, "revision": revision})


def content(url: str) -> object:
    place = parse_url(url)
    if isinstance(place, SqliteUrl):
        return sorted((p.name, p.read_bytes()) for p in place.path.parent.iterdir() if "-shm" not in p.name)
    with connected(url) as connection:
        query = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables"
        return connection.exec_driver_sql(query).scalar()


def test_a_newer_schema_is_refused_without_a_write(store_url: str):
    open_store(store_url).close()
    mark(store_url, level=LEVEL + 2, works_from=LEVEL + 1, revision="v9_0_0")
    before = content(store_url)
    for use in (open_store, create_or_upgrade):
        with pytest.raises(SchemaTooNewError) as caught:
            use(store_url)
        assert "v9_0_0" in caught.value.message("de")
    assert content(store_url) == before
    mark(store_url, level=LEVEL, works_from=LEVEL, revision=REVISION)


def test_the_release_before_still_works_on_an_expanded_schema(store_url: str):
    mark(store_url, level=LEVEL + 1, works_from=LEVEL, revision="v9_0_0")
    store = open_store(store_url)
    save_house(store)
    store.close()
    create_or_upgrade(store_url)
    mark(store_url, level=LEVEL, works_from=LEVEL, revision=REVISION)


def test_an_older_schema_names_the_command(store_url: str):
    mark(store_url, level=LEVEL - 1, works_from=LEVEL - 1, revision="v0_0_1")
    with pytest.raises(SchemaTooOldError) as caught:
        open_store(store_url)
    for part in ("v0_0_1", REVISION, "frontdesk init"):
        assert part in caught.value.message("de")
    mark(store_url, level=LEVEL, works_from=LEVEL, revision=REVISION)


def test_print_jobs_of_the_first_schema_live_on(empty_url: str):
    create_or_upgrade(empty_url)
    store = open_store(empty_url)
    save_house(store)
    house = small_house()
    for _ in range(3):
        reception.issue_ticket(
            store, house, op=operation(), service="wba", printer="reception-1", anyway=True
        )
    before = store.open_jobs("reception-1")
    store.close()
    upgrade_to(empty_url, "v0_1_0")
    with pytest.raises(SchemaTooOldError):
        open_store(empty_url)
    create_or_upgrade(empty_url)
    store = open_store(empty_url)
    assert store.open_jobs("reception-1") == before
    more = reception.issue_ticket(
        store, house, op=operation(), service="wba", printer="reception-1", anyway=True
    )
    assert more.value.job is not None
    assert more.value.job.id > before[-1].id, "ids are never given twice"
    store.close()


def test_tickets_live_on_without_their_forecasts_and_with_them_again(empty_url: str):
    create_or_upgrade(empty_url)
    store, house = open_store(empty_url), small_house()
    save_house(store)
    today = house.business_day(store.now())
    yesterday = today - timedelta(days=1)
    with store.begin() as unit:
        unit.waits.save(yesterday, DayLearned({ServiceCode("wba"): Tally(1, 12, 144)}))

    def visit(forecast: float) -> Ticket:
        waits = Waits(store.now(), {(ServiceCode("wba"), None): Forecast(forecast, Band(0, 0, 0))})
        issued = reception.issue_ticket(
            store, house, op=operation(), service="wba", anyway=True, waits=waits
        ).value.ticket
        calling.pick(store, house, op=operation("desk-1", "desk"), desk="2.14", ticket_id=issued.id)
        return calling.finish(store, house, op=operation("desk-1", "desk"), desk="2.14").value

    before = visit(33.0)
    store.close()
    upgrade_to(empty_url, "v0_4_1")
    with connected(empty_url) as connection:
        look = inspect(connection)
        assert "day_learned" not in look.get_table_names()
        assert "forecast" not in {column["name"] for column in look.get_columns("ticket")}
        row = connection.exec_driver_sql("SELECT level, works_from, revision FROM schema_info").one()
        assert tuple(row) == (5, 1, "v0_4_1")
        assert connection.exec_driver_sql("SELECT count(*) FROM ticket").scalar() == 1
    create_or_upgrade(empty_url)
    store = open_store(empty_url)
    assert store.ticket(before.id) == before
    assert store.waits.learned(today, limit=9) == {}
    after = visit(44.4)
    assert after.number == before.number + 1
    with store.begin() as unit:
        assert [one.forecast for one in unit.waits.visits(before.business_day)] == [None, 44]
        unit.waits.save(yesterday, DayLearned())
    assert list(store.waits.learned(today, limit=9)) == [yesterday]
    store.close()


# --- sudden deaths -----------------------------------------------------------------------------------


def die_at(step: int) -> Callable[[], None]:
    """Count down the steps of a migration, and die at the last as if the plug were pulled."""
    left = step

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return count


def dying_upgrade(url: str, step: int) -> int:
    """Upgrade in a process that dies before its ``step``-th statement; answers its exit status."""

    def work() -> None:
        count, real = die_at(step), Operations.invoke

        def invoke(self: Operations, operation: Any) -> Any:
            count()
            return real(self, operation)

        Operations.invoke = invoke  # type: ignore[method-assign, assignment]
        create_or_upgrade(url)

    return os.waitstatus_to_exitcode(os.waitpid(fork(work), 0)[1])


def test_an_upgrade_that_is_killed_at_any_step_is_completed_by_the_next(empty_url: str):
    steps = 0
    for step in (*range(1, 40, 4), 10_000):
        status = dying_upgrade(empty_url, step)
        if status == 0:
            break
        assert status == -signal.SIGKILL
        steps += 1
        with pytest.raises(StoreNotReadyError):
            open_store(empty_url)  # half of a schema is none
    assert steps > 3
    create_or_upgrade(empty_url)
    store = open_store(empty_url)
    save_house(store)
    store.close()


def test_a_file_is_copied_before_it_is_upgraded(sqlite_url: str):
    store = open_store(sqlite_url)
    save_house(store)
    mark(sqlite_url, level=LEVEL - 1, works_from=LEVEL - 1, revision="v0_0_1")
    died = dying_upgrade_after_copy(sqlite_url)
    assert died == -signal.SIGKILL
    store.close()
    path = parse_url(sqlite_url)
    assert isinstance(path, SqliteUrl)
    (copy,) = path.path.parent.glob("*before*")
    assert copy.name == f"store.sqlite.before-{REVISION}-from-v0_0_1"
    with connected(f"sqlite:///{copy}") as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("SELECT count(*) FROM house").scalar() == 1
        assert connection.exec_driver_sql("SELECT revision FROM schema_info").scalar() == "v0_0_1"


def dying_upgrade_after_copy(url: str) -> int:
    def work() -> None:
        upgrade.migrate = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        create_or_upgrade(url)

    return os.waitstatus_to_exitcode(os.waitpid(fork(work), 0)[1])
