"""The engine for PostgreSQL: few connections, each with time limits, none of them a surprise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection, Engine, create_engine, event

from frontdesk.domain.errors import StoreUrlError
from frontdesk.store.failures import is_disconnect, told
from frontdesk.store.url import PostgresUrl

POOL_SIZE = 8  # eight serve 300 callers better than 300 do
POOL_TIMEOUT = 10.0

_LIMITS = {
    "TimeZone": "UTC",
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    # What is called often goes by index whatever the values are. To plan it anew takes longer than to run it,
    # and left to itself the server may go on doing so.
    "plan_cache_mode": "force_generic_plan",
}
# A cable that was pulled is noticed within half a minute instead of two hours.
_CONNECTION = {
    "application_name": "frontdesk",
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


class PostgresBackend:
    """Pooled connections to one PostgreSQL database; each begins in autocommit: one statement, one trip."""

    dialect = "postgresql"

    def __init__(self, url: PostgresUrl) -> None:
        self._conninfo = url.conninfo
        try:
            given = conninfo_to_dict(url.conninfo)
        except psycopg.Error as error:
            # What libpq quotes after the colon may be the password.
            raise StoreUrlError(reason=str(error).partition(":")[0].strip()) from None
        self.where = str(given.get("host") or "PostgreSQL")
        options = " ".join(f"-c {name}={value}" for name, value in _LIMITS.items())
        # What the URL says for itself stands, and its own options come last, so that they win.
        self._keywords: dict[str, Any] = {k: v for k, v in _CONNECTION.items() if k not in given}
        self._keywords["options"] = f"{options} {given.get('options') or ''}".strip()
        self.engine: Engine = create_engine(
            "postgresql+psycopg://",
            creator=self.connect,
            isolation_level="AUTOCOMMIT",
            pool_size=POOL_SIZE,
            max_overflow=0,
            pool_timeout=POOL_TIMEOUT,
            # An error tells its statement, and never the reference that was to be written.
            hide_parameters=True,
            pool_use_lifo=True,
            # Every transaction here begins and ends by name, so there is none left to roll back.
            pool_reset_on_return=None,
        )
        event.listen(self.engine, "handle_error", _mark_disconnect)

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self._conninfo, autocommit=True, **self._keywords)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def cursor(self) -> Iterator[psycopg.RawCursor[Any]]:
        """psycopg's own cursor in autocommit, for the statements that are called often; they say ``$1``.

        Each pooled connection keeps one: to make a cursor anew takes a quarter of a poll.
        """
        pooled = self.engine.raw_connection()
        try:
            cursor: psycopg.RawCursor[Any] | None = pooled.info.get("cursor")
            if cursor is None:
                connection: Any = pooled.driver_connection
                cursor = pooled.info["cursor"] = psycopg.RawCursor(connection)
            try:
                yield cursor
            except Exception as error:
                if cursor.connection.closed or is_disconnect(error):
                    pooled.invalidate()
                raise
        finally:
            pooled.close()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._begun() as connection:
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                self.roll_back(connection)
                raise

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        connection = self.engine.connect()
        try:
            try:
                connection.exec_driver_sql("BEGIN")
            except Exception as error:
                if not is_disconnect(error):
                    raise
                # The server was restarted since; nothing has happened yet, so a new connection may begin.
                connection.close()
                self.recover()
                connection = self.engine.connect()
                connection.exec_driver_sql("BEGIN")
            yield connection
        finally:
            connection.close()

    def roll_back(self, connection: Connection) -> None:
        if connection.closed or connection.invalidated:
            return
        driver_connection = connection.connection.driver_connection
        if driver_connection is not None and not driver_connection.closed:
            try:
                connection.exec_driver_sql("ROLLBACK")
            except Exception:
                connection.invalidate()

    def recover(self) -> None:
        """Forget the pooled connections: when one was cut, most likely all were."""
        self.engine.dispose()

    def close(self) -> None:
        self.engine.dispose()


def _mark_disconnect(context: Any) -> None:
    """SQLAlchemy asks the texts of errors; psycopg knows by the state of the connection."""
    if is_disconnect(context.original_exception):
        context.is_disconnect = True


def describe_server(url: PostgresUrl) -> str:
    """What `doctor` says about the server."""
    backend = PostgresBackend(url)
    try:
        with told(backend.where), backend.reading() as connection:
            version = connection.exec_driver_sql("SHOW server_version").scalar_one()
            flushed = connection.exec_driver_sql("SHOW synchronous_commit").scalar_one()
    finally:
        backend.close()
    return f"PostgreSQL {version}, synchronous_commit {flushed}"
