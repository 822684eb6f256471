"""The change feed: what was committed since a revision, each act exactly once.

On PostgreSQL the cursor is the pair (xid, id), read only below the oldest transaction that still runs: an
event that commits late may have a smaller id than one that was read already, but never a smaller xid. SQLite
has one writer at a time, so there the event's id is the order of commits; it is asked only when
``PRAGMA data_version`` says that another connection has written.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol

from frontdesk.domain.changes import ChangeKind, kinds_of
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import ServiceCode, SiteCode
from frontdesk.store.backend import StoreClock, persistently
from frontdesk.store.columns import from_micros
from frontdesk.usecases.ports import Feed, FeedEntry

if TYPE_CHECKING:
    from frontdesk.store.postgresql_engine import PostgresBackend
    from frontdesk.store.sqlite_engine import SqliteBackend

# One event as the feed reads it: xid, id, at, kind, op, service, other service, printer.
_Row = Sequence[Any]


class ChangeFeed(Protocol):
    """Where a store reads what was committed."""

    def since(self, site: SiteCode, revision: str | None, *, limit: int) -> Feed: ...

    def close(self) -> None: ...


class PostgresFeed:
    """The feed of a PostgreSQL database; one round trip, which also tells the server's time."""

    _SINCE = b"""
        SELECT n.at, n.horizon, e.xid::text, e.id, e.at, e.kind, e.op, e.service, e.other_service, e.printer
        FROM (SELECT clock_timestamp() AS at, pg_snapshot_xmin(pg_current_snapshot())::text AS horizon) n
        LEFT JOIN LATERAL (
            SELECT * FROM event
            WHERE site = $1 AND (xid, id) > ($2::text::xid8, $3::bigint)
              AND xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xid, id LIMIT $4::bigint
        ) e ON true
        ORDER BY e.xid, e.id
    """
    _NOW = b"SELECT clock_timestamp(), pg_snapshot_xmin(pg_current_snapshot())::text"

    def __init__(self, backend: PostgresBackend, clock: StoreClock) -> None:
        self._backend = backend
        self._clock = clock

    def since(self, site: SiteCode, revision: str | None, *, limit: int) -> Feed:
        cursor = None if revision is None else _cursor(revision, parts=2)
        return persistently(self._backend, lambda: self._since(site, cursor, limit))

    def close(self) -> None:
        """It holds no connection of its own."""

    def _since(self, site: SiteCode, cursor: tuple[int, ...] | None, limit: int) -> Feed:
        with self._backend.cursor() as driver:
            if cursor is None:
                ((at, horizon),) = driver.execute(self._NOW).fetchall()
                self._clock.heard(at)
                return Feed(f"{horizon}.0", self._clock.now(), ())
            xid, last = cursor
            # One more than asked for tells whether the last act is whole.
            found = driver.execute(self._SINCE, (site, str(xid), last, limit + 1)).fetchall()
        at, horizon = found[0][:2]
        self._clock.heard(at)
        now = self._clock.now()
        rows = [row[2:] for row in found if row[2] is not None]
        if not rows:
            if xid > int(horizon):
                return _replaced(f"{horizon}.0", now)
            return Feed(f"{xid}.{last}", now, ())
        acts = _whole_acts(rows, limit)
        if not acts:
            return self._since(site, cursor, limit * 4)
        entries = tuple(_entry(act, f"{act[-1][0]}.{act[-1][1]}", act[-1][2]) for act in acts)
        return Feed(entries[-1].revision, now, entries)


class SqliteFeed:
    """The feed of an SQLite file; a connection of its own notices what any other has written."""

    _SINCE = (
        "SELECT 0, id, at, kind, op, service, other_service, printer FROM event"
        " WHERE id > ? AND site = ? ORDER BY id LIMIT ?"
    )

    def __init__(self, backend: SqliteBackend, clock: StoreClock) -> None:
        self._backend = backend
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: Any = None
        self._version: int | None = None
        self._newest = 0

    def since(self, site: SiteCode, revision: str | None, *, limit: int) -> Feed:
        cursor = None if revision is None else _cursor(revision, parts=1)[0]
        return persistently(self._backend, lambda: self._since(site, cursor, limit))

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _since(self, site: SiteCode, cursor: int | None, limit: int) -> Feed:
        with self._lock:
            newest = self._look()
            if cursor is None or cursor == newest:
                return Feed(str(newest), self._clock.now(), ())
            if cursor > newest:
                return _replaced(str(newest), self._clock.now())
            rows = self._connection.execute(self._SINCE, (cursor, site, limit + 1)).fetchall()
        now = self._clock.now()
        if not rows:  # only acts of other sites
            return Feed(str(newest), now, ())
        acts = _whole_acts(rows, limit)
        if not acts:
            return self._since(site, cursor, limit * 4)
        entries = tuple(_entry(act, str(act[-1][1]), from_micros(act[-1][2])) for act in acts)
        return Feed(entries[-1].revision, now, entries)

    def _look(self) -> int:
        """The id of the newest event; the table is asked only when the file has changed."""
        self._backend.refuse_other_file()
        if self._connection is None:
            self._connection = self._backend.connect()
            self._version = None
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            (newest,) = self._connection.execute("SELECT max(id) FROM event").fetchone()
            self._version, self._newest = version, newest or 0
        return self._newest


def _whole_acts(rows: Sequence[_Row], limit: int) -> list[list[_Row]]:
    """The events by act; an act that the limit may have cut is left for the next time."""
    acts = [list(act) for _, act in groupby(rows, key=lambda row: (row[0], row[4]))]
    return acts[:-1] if len(rows) > limit else acts


def _entry(act: Sequence[_Row], revision: str, at: datetime) -> FeedEntry:
    kinds: set[ChangeKind] = set()
    services: set[ServiceCode] = set()
    for _, _, _, kind, _, service, other_service, printer in act:
        kinds |= kinds_of(kind)
        if printer is not None:
            kinds.add(ChangeKind.PRINTS)
        services.update(code for code in (service, other_service) if code is not None)
    return FeedEntry(revision, at, frozenset(kinds), frozenset(services))


def _replaced(revision: str, now: datetime) -> Feed:
    """The revision is of a future that never was: the database was put back from a copy. Read all again."""
    return Feed(revision, now, (FeedEntry(revision, now, frozenset(ChangeKind), frozenset()),))


def _cursor(revision: str, *, parts: int) -> tuple[int, ...]:
    numbers = revision.split(".")
    if len(numbers) != parts or not all(part.isascii() and part.isdigit() for part in numbers):
        raise InvalidValueError(value=revision[:40], field="revision", expected="revision")
    return tuple(int(part) for part in numbers)
