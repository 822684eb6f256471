"""The floor of a submission: the same rows written by the driver alone, in one transaction."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, LiteralString
from uuid import uuid4

import psycopg

from frontdesk.store.sqlite_engine import driver, uses_wal
from frontdesk.store.url import SqliteUrl, parse_url

# Columns of each row; on PostgreSQL the marks are %s.
_COUNTER: LiteralString = """
    INSERT INTO receipt_counter (site, year, last_given) VALUES (?, ?, 1)
    ON CONFLICT (site, year) DO UPDATE SET last_given = receipt_counter.last_given + 1 RETURNING last_given
"""
_RECEIPT: LiteralString = """
    INSERT INTO receipt (site, year, sequence, received_at, business_day, legal_at, legal_date, source,
                         received_by, version, confirmation, entry, place, agency, since)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'counter', ?, 1, 'not_needed', 1, 'open', ?, ?) RETURNING id
"""
_EVENT: LiteralString = """
    INSERT INTO event (site, at, kind, station, role, op, op_step, receipt_id, to_state, agency, printer)
    VALUES (?, ?, ?, 'reception-1', 'reception', ?, ?, ?, ?, ?, ?)
"""
_ENTRY: LiteralString = """
    INSERT INTO receipt_entry (site, agency, receipt_id, number, at, kind, station, role, legal_at,
                               legal_date, form, language)
    VALUES (?, ?, ?, 1, ?, 'recorded', 'reception-1', 'reception', ?, ?, 'copies', 'de') RETURNING id
"""
_ITEM: LiteralString = """
    INSERT INTO receipt_item (entry_id, position, site, agency, kind, count, pages)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_REFERENCE: LiteralString = """
    INSERT INTO receipt_reference (receipt_id, entry, site, agency, reference, letters)
    VALUES (?, 1, ?, ?, ?, ?)
"""
_JOB: LiteralString = """
    INSERT INTO print_job (site, kind, subject, printer, copy, state, created_at, changed_at, op)
    VALUES (?, 'receipt', ?, 'reception-1', 0, 'pending', ?, ?, ?)
"""


class Floor:
    """One connection; every subclass says how its driver runs a statement."""

    site: str
    agency = "jobcenter"

    def record(self, items: Sequence[tuple[str, int, int]], reference: str) -> int:
        op, at, day = self.op(), self.now(), self.day()
        year = datetime.now(UTC).year
        self.run("BEGIN")
        (sequence,) = self.one(_COUNTER, (self.site, year))
        dates = (at, day, at, day)
        (receipt_id,) = self.one(_RECEIPT, (self.site, year, sequence, *dates, self.site, self.agency, at))
        self.run(_EVENT, (self.site, at, "receipt_recorded", op, 0, receipt_id, "open", self.agency, None))
        (entry_id,) = self.one(_ENTRY, (self.site, self.agency, receipt_id, at, at, day))
        rows = [(entry_id, place, self.site, self.agency, *item) for place, item in enumerate(items, start=1)]
        self.many(_ITEM, rows)
        self.run(_REFERENCE, (receipt_id, self.site, self.agency, reference, reference.casefold()))
        self.run(_JOB, (self.site, str(receipt_id), at, at, op))
        self.run(_EVENT, (self.site, at, "print_ordered", op, 1, None, None, None, "reception-1"))
        self.run("COMMIT")
        return int(sequence)

    def op(self) -> Any:
        raise NotImplementedError

    def now(self) -> Any:
        raise NotImplementedError

    def day(self) -> Any:
        raise NotImplementedError

    def run(self, statement: LiteralString, values: Sequence[Any] = ()) -> None:
        raise NotImplementedError

    def one(self, statement: LiteralString, values: Sequence[Any]) -> tuple[Any, ...]:
        raise NotImplementedError

    def many(self, statement: LiteralString, rows: Sequence[Sequence[Any]]) -> None:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


class SqliteFloor(Floor):
    """The driver's own connection with the pragmas of the store."""

    def __init__(self, url: str, site: str) -> None:
        place = parse_url(url)
        assert isinstance(place, SqliteUrl)
        self._db: Any = driver().connect(str(place.path), isolation_level=None)
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute(f"PRAGMA synchronous = {'FULL' if uses_wal() else 'EXTRA'}")
        self.site = site

    def op(self) -> str:
        return uuid4().hex

    def now(self) -> int:
        return time.time_ns() // 1000

    def day(self) -> str:
        return datetime.now(UTC).date().isoformat()

    def run(self, statement: LiteralString, values: Sequence[Any] = ()) -> None:
        self._db.execute("BEGIN IMMEDIATE" if statement == "BEGIN" else statement, values)

    def one(self, statement: LiteralString, values: Sequence[Any]) -> tuple[Any, ...]:
        (row,) = self._db.execute(statement, values).fetchall()
        return tuple(row)

    def many(self, statement: LiteralString, rows: Sequence[Sequence[Any]]) -> None:
        self._db.executemany(statement, rows)

    def close(self) -> None:
        self._db.close()


class PostgresFloor(Floor):
    """psycopg in autocommit with prepared statements; the rows of the items go in one batch."""

    def __init__(self, url: str, site: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._cursor: psycopg.Cursor[Any] = self._connection.cursor()
        self.site = site

    def op(self) -> Any:
        return uuid4()

    def now(self) -> datetime:
        (at,) = self.one("SELECT clock_timestamp()", ())
        assert isinstance(at, datetime)
        return at

    def day(self) -> date:
        return datetime.now(UTC).date()

    def run(self, statement: LiteralString, values: Sequence[Any] = ()) -> None:
        self._cursor.execute(statement.replace("?", "%s"), values, prepare=True)

    def one(self, statement: LiteralString, values: Sequence[Any]) -> tuple[Any, ...]:
        self.run(statement, values)
        row: tuple[Any, ...] | None = self._cursor.fetchone()
        assert row is not None
        return row

    def many(self, statement: LiteralString, rows: Sequence[Sequence[Any]]) -> None:
        self._cursor.executemany(statement.replace("?", "%s"), rows)

    def close(self) -> None:
        self._connection.close()
