"""Create a store or bring its schema to that of this program; the only place that needs Alembic."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from frontdesk.domain.errors import StoreError
from frontdesk.store.failures import told
from frontdesk.store.filesystem import MOUNTS, refuse_network_share
from frontdesk.store.url import PostgresUrl, SqliteUrl, parse_url
from frontdesk.store.version import LEVEL, REVISION, check_works, read_version

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"

# Alembic's configuration is global in a process, so two upgrades in one process take turns.
_ONE_AT_A_TIME = threading.Lock()

# Any number, the same for all of our programs: the server's lock for those who change the schema.
_ADVISORY_LOCK = 4_627_301


def create_or_upgrade(url: str, *, mounts: Path = MOUNTS, to: str = "head") -> str:
    """Bring the database to the schema of this program and answer its revision; safe to repeat.

    Two programs that upgrade at once take turns; one that was killed leaves the old schema behind, whole. An
    SQLite file is copied beside itself before its schema changes.

    Raises:
        SchemaTooNewError: the database belongs to a newer release.
        StoreError: it cannot be reached or written.
    """
    place = parse_url(url)
    with _ONE_AT_A_TIME:
        if isinstance(place, SqliteUrl):
            _upgrade_sqlite(place, mounts, to)
        else:
            _upgrade_postgresql(place, to)
    return REVISION


def migrate(connection: Connection, to: str) -> None:
    """Run the migrations up or down to a revision, in the transaction that ``connection`` is in."""
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    if to == "head" or to not in _done(connection, config):
        command.upgrade(config, to)
    else:
        command.downgrade(config, to)


def configuration() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def _done(connection: Connection, config: Config) -> set[str]:
    """The revisions that the database has been through, with ``base``."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        return {"base"}
    script = ScriptDirectory.from_config(config)
    return {"base", *(one.revision for one in script.iterate_revisions(present, "base"))}


def _upgrade_sqlite(url: SqliteUrl, mounts: Path, to: str) -> None:
    from frontdesk.store.sqlite_engine import SqliteBackend, driver

    refuse_network_share(url.path, mounts=mounts)
    with told(str(url.path)):
        url.path.parent.mkdir(parents=True, exist_ok=True)
        if not url.path.exists():
            driver().connect(url.path).close()  # writes nothing: a file of no bytes appears at the first look
            url.path.touch()
    backend = SqliteBackend(url.path, mounts=mounts)
    try:
        with told(str(url.path)), backend.gate, backend.reading() as connection:
            if not _behind(connection, dialect="sqlite", to=to):
                return
            if inspect(connection).has_table("schema_info"):
                _back_up(connection, url.path)
            # Rebuilding a table would trip over its own foreign keys; they are all checked at the end.
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            with _transaction(connection, "BEGIN IMMEDIATE"):
                migrate(connection, to)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise StoreError
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        backend.choose_journal()
    finally:
        backend.close()


def _upgrade_postgresql(url: PostgresUrl, to: str) -> None:
    from frontdesk.store.postgresql_engine import PostgresBackend

    backend = PostgresBackend(url)
    try:
        with told(backend.where), backend.reading() as connection:
            # An upgrade may wait for the tables longer than an act of a person may.
            connection.exec_driver_sql("SET statement_timeout = '10min'")
            connection.exec_driver_sql("SET lock_timeout = '60s'")
            with _transaction(connection, "BEGIN"):
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
                if _behind(connection, dialect="postgresql", to=to):
                    migrate(connection, to)
    finally:
        backend.close()


def _behind(connection: Connection, *, dialect: str, to: str) -> bool:
    """Whether there is something to do; raises `SchemaTooNewError` when the database is ahead of us."""
    if not inspect(connection).has_table("schema_info"):
        return True
    found = read_version(connection, dialect=dialect)
    check_works(found)
    return to != "head" or found.level < LEVEL


def _back_up(connection: Connection, path: Path) -> None:
    """Copy the file as it is now, in one piece, also when a write-ahead log lies beside it."""
    found = read_version(connection, dialect="sqlite")
    copy = path.with_name(f"{path.name}.before-{REVISION}-from-{found.revision}")
    half = copy.with_name(copy.name + ".part")
    half.unlink(missing_ok=True)
    connection.exec_driver_sql("VACUUM INTO ?", (str(half),))
    half.replace(copy)


@contextmanager
def _transaction(connection: Connection, begin: str) -> Iterator[None]:
    connection.exec_driver_sql(begin)
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        if not connection.invalidated:
            connection.exec_driver_sql("ROLLBACK")
        raise
