"""The floor on SQLite: the same rows written by the driver alone, with the same library and pragmas."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from frontdesk.store.sqlite_engine import driver, uses_wal
from frontdesk.store.url import SqliteUrl, parse_url

_NUMBER = """
    INSERT INTO number_counter (site, day, series, kind, first, last_given) VALUES (?, ?, ?, 'ordinary', 1, 1)
    ON CONFLICT (site, day, series, kind) DO UPDATE SET last_given = last_given + 1 RETURNING last_given
"""
_EVENT = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0) + 1"
_TICKET = """
    INSERT INTO ticket (site, business_day, series, number, language, head_start, issued_at, arrived_at,
                        last_event_id, state, service, agency, due_at, waiting_since, misses)
    VALUES (?, ?, ?, ?, 'de', 0, ?, ?, ?, 'waiting', ?, ?, ?, ?, 0)
"""
_ISSUED = """
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, to_state,
                       service, agency, due_at, printer)
    VALUES (?, ?, ?, 'issued', ?, 'reception', ?, 0, ?, ?, 'waiting', ?, ?, ?, ?)
"""
_JOB = """
    INSERT INTO print_job (site, ticket_id, printer, copy, state, created_at, changed_at, op)
    VALUES (?, ?, ?, 0, 'pending', ?, ?, ?)
"""
_HEAD = """
    SELECT id, due_at, number FROM ticket
    WHERE site = ? AND business_day = ? AND service = ? AND state = 'waiting'
    ORDER BY due_at, number, id LIMIT 1
"""
_PRESENT = "SELECT * FROM ticket WHERE site = ? AND desk = ? AND state IN ('called', 'serving')"
_FINISH = "UPDATE ticket SET state = 'finished', ended_at = ?, last_event_id = ? WHERE id = ? RETURNING *"
_CALL = """
    UPDATE ticket SET state = 'called', desk = ?, call_id = ?, called_at = ?, last_event_id = ?
    WHERE id = ? RETURNING *
"""
_STEP = """
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, from_state,
                       to_state, service, agency, desk, due_at, reason, head_start, arrived_at)
    SELECT ?, site, ?, ?, 'desk', 'desk', ?, ?, id, business_day, ?, ?, service, agency, desk, due_at, ?,
           head_start, arrived_at
    FROM ticket WHERE id = ?
"""


class Floor:
    """One connection; it alone writes the file."""

    def __init__(self, url: str, site: str) -> None:
        place = parse_url(url)
        assert isinstance(place, SqliteUrl)
        self._db: Any = driver().connect(str(place.path), isolation_level=None)
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute(f"PRAGMA synchronous = {'FULL' if uses_wal() else 'EXTRA'}")
        self._site = site

    def issue(self, service: str, agency: str, series: str) -> int:
        db, op, day = self._db, uuid4().hex, _today()
        db.execute("BEGIN IMMEDIATE")
        at = time.time_ns() // 1000
        (number,) = db.execute(_NUMBER, (self._site, day, series)).fetchone()
        (event_id,) = db.execute(_EVENT).fetchone()
        line = (service, agency, at, at)
        row = (self._site, day, series, number, at, at, event_id, *line)
        ticket_id = db.execute(_TICKET, row).lastrowid
        what = (ticket_id, day, service, agency, at, "reception-1")
        db.execute(_ISSUED, (event_id, self._site, at, "reception-1", op, *what))
        db.execute(_JOB, (self._site, ticket_id, "reception-1", at, at, op))
        db.execute("COMMIT")
        return int(number)

    def call(self, desk: str, services: list[str]) -> int:
        db, op, day = self._db, uuid4().hex, _today()
        db.execute("BEGIN IMMEDIATE")
        at = time.time_ns() // 1000
        (event_id,) = db.execute(_EVENT).fetchone()
        present = db.execute(_PRESENT, (self._site, desk)).fetchone()
        if present is not None:
            db.execute(_FINISH, (at, event_id, present[0])).fetchall()
            db.execute(_STEP, (event_id, at, "finished", op, 0, "called", "finished", None, present[0]))
            event_id += 1
        heads = [db.execute(_HEAD, (self._site, day, service)).fetchone() for service in services]
        ticket_id = min((head for head in heads if head is not None), key=lambda head: head[1:])[0]
        rows = db.execute(_CALL, (desk, event_id, at, event_id, ticket_id)).fetchall()
        db.execute(_STEP, (event_id, at, "called", op, 1, "waiting", "called", "arrival", ticket_id))
        db.execute("COMMIT")
        return len(rows)

    def data_version(self) -> None:
        self._db.execute("PRAGMA data_version").fetchone()

    def close(self) -> None:
        self._db.close()


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
