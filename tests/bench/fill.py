"""Fills a store with people who wait and people long gone, by statements over whole sets of rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg

from frontdesk.domain.house import House
from frontdesk.store.sqlite_engine import driver
from frontdesk.store.url import SqliteUrl, parse_url

A_DAY = 5_000  # tickets of one past day

# What the two databases write differently: a series of numbers, a time some seconds ago, a day some days
# ago, a new operation id, and how the id of an event is told to a ticket.
_POSTGRES = {
    "g": "g(i) AS (SELECT generate_series(0, {n} - 1))",
    "ago": "clock_timestamp() - make_interval(secs => {s})",
    "day_ago": "%s::date - (1 + {d})::int",
    "op": "gen_random_uuid()",
    "day": "%s::date",
}
_SQLITE = {
    "g": "g(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM g WHERE i + 1 < {n})",
    "ago": "CAST((unixepoch('subsec') - ({s})) * 1000000 AS INTEGER)",
    "day_ago": "date(?, -(1 + {d}) || ' days')",
    "op": "lower(hex(randomblob(16)))",
    "day": "?",
}

_TICKET = """
WITH RECURSIVE {g}, line(k, service, agency, series) AS (VALUES {line})
INSERT INTO ticket (id, site, business_day, series, number, language, head_start, issued_at, arrived_at,
                    last_event_id, state, service, agency, desk, due_at, waiting_since, call_id, called_at,
                    ended_at, misses)
SELECT {first} + i, '{site}', {day}, series, {number}, 'de', 0, {came}, {came}, {first} + i, '{state}',
       service, agency, {desk}, {came}, {came}, {call_id}, {called}, {called}, 0
FROM g JOIN line ON k = i % {lines} ORDER BY i
"""
_EVENT = """
WITH RECURSIVE {g}, line(k, service, agency, series) AS (VALUES {line})
INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, from_state,
                   to_state, service, agency, desk, due_at, reason, head_start, arrived_at)
SELECT {first} + i, '{site}', {came}, '{kind}', 'fill', 'system', {op}, 0, {first} + i, {day}, {before},
       '{after}', service, agency, {desk}, {came}, {reason}, 0, {came}
FROM g JOIN line ON k = i % {lines} ORDER BY i
"""


def waiting(
    url: str, house: House, count: int, *, today: date, codes: tuple[str, ...], first: int = 1
) -> int:
    """People who came within the last hour and wait for ``codes`` in turn; answers the next free id."""
    came = f"3600.0 - i * 3600.0 / {count}"
    facts = {"state": "waiting", "number": "i + 1", "desk": "NULL", "call_id": "NULL", "called": "NULL"}
    facts |= {"kind": "issued", "before": "NULL", "after": "waiting", "reason": "NULL"}
    _fill(url, house, count, today, codes, first, facts, ago=came, past=False)
    _counted(url, house, today, codes, count)
    return first + count


def done(url: str, house: House, count: int, *, today: date, codes: tuple[str, ...], first: int = 1) -> int:
    """People of earlier days whose visit is over, each with the event of the call; answers the next id."""
    desk = f"'{house.desks[0].name}'"
    facts = {"state": "finished", "number": f"i % {A_DAY} + 1", "desk": desk, "call_id": f"{first} + i"}
    facts |= {"kind": "called", "before": "'waiting'", "after": "called", "reason": "'arrival'"}
    _fill(url, house, count, today, codes, first, facts, ago="86400.0 * (1 + {d})", past=True)
    return first + count


def _fill(
    url: str,
    house: House,
    count: int,
    today: date,
    codes: tuple[str, ...],
    first: int,
    facts: dict[str, str],
    *,
    ago: str,
    past: bool,
) -> None:
    if not count:
        return
    words = _SQLITE if url.startswith("sqlite") else _POSTGRES
    days = f"(({count} - 1 - i) / {A_DAY})"
    came = words["ago"].format(s=ago.format(d=days))
    services = [house.service(code) for code in codes]
    line = ", ".join(f"({k}, '{s.code}', '{s.agency}', '{s.series}')" for k, s in enumerate(services))
    known = {
        "g": words["g"].format(n=count),
        "line": line,
        "lines": len(codes),
        "first": first,
        "site": house.site.code,
        "day": words["day_ago"].format(d=days) if past else words["day"],
        "came": came,
        "called": came,
        "op": words["op"],
    }
    _execute(url, [(_TICKET.format(**known | facts), (today,)), (_EVENT.format(**known | facts), (today,))])


def _counted(url: str, house: House, today: date, codes: tuple[str, ...], count: int) -> None:
    """Numbers and ids go on behind those that were filled in."""
    series = sorted({house.service(code).series for code in codes})
    mark = "?" if url.startswith("sqlite") else "%s"
    into = (
        "INSERT INTO number_counter (site, day, series, kind, first, last_given)"
        f" VALUES ({mark}, {mark}, {mark}, 'ordinary', 1, {count})"
    )
    _execute(url, [(into, (house.site.code, today, letter)) for letter in series])


def settle(url: str) -> None:
    """What a database has done by itself after a while: a log that is written back, and statistics.

    SQLite gathers none by itself, and the store never asks it to: its plans go by the schema alone.
    """
    if url.startswith("sqlite"):
        _execute(url, [("PRAGMA wal_checkpoint(TRUNCATE)", ())])
        return
    sequences = [
        (f"SELECT setval('{table}_id_seq', (SELECT coalesce(max(id), 1) FROM {table}))", ())
        for table in ("ticket", "event")
    ]
    _execute(url, [*sequences, ("VACUUM ANALYZE", ()), ("CHECKPOINT", ())])


def _execute(url: str, statements: list[tuple[str, tuple[Any, ...]]]) -> None:
    if url.startswith("sqlite"):
        place = parse_url(url)
        assert isinstance(place, SqliteUrl)
        db = driver().connect(str(place.path), isolation_level=None)
        # What is filled in need not survive a power cut, and its order is right by construction.
        db.execute("PRAGMA synchronous = OFF")
        for statement, values in statements:
            db.execute(statement, [v.isoformat() if isinstance(v, date) else v for v in values])
        db.close()
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # no checks of foreign keys, row by row
        connection.execute("SET synchronous_commit = off")
        for statement, values in statements:
            connection.execute(
                statement.replace(" % ", " %% ").encode() if values else statement.encode(), values or None
            )
