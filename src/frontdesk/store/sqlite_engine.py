"""The engine for SQLite: which library runs, how it keeps what it was told, and one writer at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine

from frontdesk.domain.errors import StoreReadOnlyError, StoreUnreachableError
from frontdesk.store.failures import told
from frontdesk.store.filesystem import MOUNTS, refuse_network_share
from frontdesk.store.gate import Gate

BUSY_TIMEOUT = 10.0  # seconds; the gate lets writers through one by one, so this is for foreign programs


def has_wal_fix(version: tuple[int, ...]) -> bool:
    """Whether this SQLite no longer loses writes when a write-ahead log is reset at the wrong moment."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


@cache
def driver() -> ModuleType:
    """The standard library's SQLite, or the one of pysqlite3 where only that has the fix."""
    if not has_wal_fix(sqlite3.sqlite_version_info):
        try:
            from pysqlite3 import dbapi2
        except ImportError:
            return sqlite3
        if has_wal_fix(dbapi2.sqlite_version_info):
            return dbapi2  # type: ignore[no-any-return]
    return sqlite3


def uses_wal() -> bool:
    return has_wal_fix(driver().sqlite_version_info)


def describe() -> str:
    """What `doctor` says about the library."""
    module = driver()
    package = "pysqlite3" if module is not sqlite3 else "standard library"
    if uses_wal():
        return f"SQLite {module.sqlite_version} ({package}), write-ahead log, every commit flushed"
    return f"SQLite {module.sqlite_version} ({package}) lacks the WAL-reset fix: rollback journal, slower"


class SqliteBackend:
    """Connections to one SQLite file: several readers, and one writer behind the gate."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, mounts: Path = MOUNTS, timeout: float = BUSY_TIMEOUT) -> None:
        refuse_network_share(path, mounts=mounts)
        self.path = path
        self.where = str(path)
        self._timeout = timeout
        _refuse_read_only(path)
        self.engine: Engine = create_engine(
            "sqlite://",
            module=driver(),
            creator=self.connect,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=4,
            pool_timeout=timeout,
            # An error tells its statement, and never the reference that was to be written.
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",
        )
        with told(self.where):
            self.gate = Gate(path.with_name(path.name + "-gate"), timeout=timeout)
        self._writer: Connection | None = None
        self._file: tuple[int, int] | None = None
        self._closed = False

    def connect(self) -> Any:
        """A new driver connection that never creates the file and begins no transaction by itself."""
        connection = driver().connect(
            f"{self.path.as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=self._timeout,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL: a commit has reached the disk. Without a log, EXTRA also flushes the folder after the journal.
        connection.execute(f"PRAGMA synchronous = {'FULL' if uses_wal() else 'EXTRA'}")
        return connection

    def choose_journal(self) -> None:
        """Set the journal that this library may use; the file remembers it. Only once the schema is known."""
        wanted = "wal" if uses_wal() else "delete"
        with told(self.where), self.reading() as connection:
            if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != wanted:
                connection.exec_driver_sql(f"PRAGMA journal_mode = {wanted}")

    def refuse_other_file(self) -> None:
        """Make sure that the path still leads to the file that was opened.

        On Unix an open file can be moved or removed. SQLite would go on with it in silence: what it commits
        then is nowhere to be found by the next program, and what it reads is out of date.

        Raises:
            StoreUnreachableError: another file is there, or none.
        """
        try:
            found = self.path.stat()
        except OSError as error:
            raise StoreUnreachableError(reason=f"{self.path}: {error.strerror}") from error
        file = (found.st_dev, found.st_ino)
        if self._file is None:
            self._file = file
        elif file != self._file:
            raise StoreUnreachableError(reason=f"{self.path}: replaced by another file, restart frontdesk")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        if self._closed:
            raise StoreUnreachableError(reason=f"{self.path}: closed")
        self.refuse_other_file()
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction of the one writer, from the first statement on."""
        with self.gate:
            connection = self.writer()
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                self.roll_back(connection)
                raise

    def writer(self) -> Connection:
        """The connection that writes; only for those who hold the gate."""
        self.refuse_other_file()
        if self._writer is None:
            self._writer = self.engine.connect()
        return self._writer

    def roll_back(self, connection: Connection) -> None:
        driver_connection = connection.connection.driver_connection
        # After a full disk or an interrupt SQLite may have rolled back by itself.
        if driver_connection is not None and driver_connection.in_transaction:
            driver_connection.execute("ROLLBACK")

    def recover(self) -> None:
        """Nothing to do: a file does not hang up."""

    def close(self) -> None:
        """Give the file back once the writer has left; what asks later is told that the store is closed.

        Closing SQLite's handle under a thread that still writes would crash the program. A writer that does
        not come to its end keeps its connection, which ends with the process.
        """
        self._closed = True
        if not self.gate.close():
            return
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self.engine.dispose()


def _refuse_read_only(path: Path) -> None:
    """SQLite writes journals beside the file, so the folder has to be writable too."""
    writable = os.access(path, os.W_OK) if path.exists() else True
    if not writable or (path.parent.exists() and not os.access(path.parent, os.W_OK)):
        raise StoreReadOnlyError(path=path)
