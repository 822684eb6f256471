"""Issue and call on SQLite: few statements on the driver's own connection, one writer at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from operator import itemgetter
from typing import Any

from frontdesk.domain.appointment_errors import ClosedEarlyError
from frontdesk.domain.errors import NumbersExhaustedError
from frontdesk.domain.house import CallingRules, SiteCode, in_words
from frontdesk.domain.order import Rule, due_time
from frontdesk.domain.ticket import Ticket
from frontdesk.store.backend import StoreClock
from frontdesk.store.columns import from_micros, to_micros
from frontdesk.store.rows import TICKET_NAMES, issued_now, rule_of_head, ticket_of
from frontdesk.store.sqlite_engine import SqliteBackend
from frontdesk.usecases.ports import Called, CallOrder, Issued, IssueOrder

_TICKET = ", ".join(TICKET_NAMES)
_TIMES = tuple(
    TICKET_NAMES.index(name)
    for name in (
        "issued_at",
        "arrived_at",
        "due_at",
        "waiting_since",
        "called_at",
        "started_at",
        "ended_at",
        "parked_until",
        "appointment_at",
    )
)
_DAY = TICKET_NAMES.index("business_day")

_NEXT_NUMBER = """
    INSERT INTO number_counter (site, day, series, kind, first, last_given) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, day, series, kind) DO UPDATE SET last_given = last_given + 1 WHERE last_given < ?
    RETURNING last_given
"""
_NEXT_EVENT = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0) + 1"
_INSERT_TICKET = """
    INSERT INTO ticket (site, business_day, series, number, language, need, head_start, issued_at, arrived_at,
                        last_event_id, state, service, agency, due_at, waiting_since, misses, forecast)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, 0, ?)
"""
_INSERT_ISSUED = """
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, to_state,
                       service, agency, due_at, reason, printer)
    VALUES (?, ?, ?, 'issued', ?, ?, ?, 0, ?, ?, 'waiting', ?, ?, ?, ?, ?)
"""
_CLOSED = """
    SELECT reason FROM service_decision WHERE site = ? AND day = ? AND service = ? AND step = 'service_closed'
"""
_INSERT_JOB = """
    INSERT INTO print_job (site, ticket_id, printer, copy, state, created_at, changed_at, op)
    VALUES (?, ?, ?, 0, 'pending', ?, ?, ?)
"""

_AT_DESK = f"SELECT {_TICKET} FROM ticket WHERE site = ? AND desk = ? AND state IN ('called', 'serving')"
_OPENED = "SELECT services FROM desk_presence WHERE site = ? AND desk = ? AND state <> 'closed'"
_FIRSTS = """
    SELECT h.id, h.service, h.due_at, h.arrived_at, h.number, h.head_start, h.need, h.appointment_at
    FROM json_each(?) s JOIN ticket h ON h.id = (
        SELECT id FROM ticket
        WHERE site = ? AND business_day = ? AND service = s.value AND state = 'waiting' AND {only}
        ORDER BY {order}, number, id LIMIT 1)
"""
_HEADS = _FIRSTS.format(order="due_at", only="true")
_OLDEST = _FIRSTS.format(order="arrived_at", only="true")
# Who does not stand back: `domain.order.stands_back`, the other way round.
_OTHERS = _FIRSTS.format(order="due_at", only="(appointment_at IS NULL OR need = 'urgent')")
_PATIENT = """
    SELECT EXISTS (
        SELECT 1 FROM json_each(?) s CROSS JOIN ticket h
        WHERE h.site = ? AND h.business_day = ? AND h.service = s.value AND h.state = 'waiting'
          AND h.appointment_at IS NULL AND h.arrived_at <= ?)
"""
_IN_A_ROW = """
    SELECT count(appointment_at) FROM (
        SELECT h.appointment_at FROM json_each(?) s JOIN event e ON e.id IN (
            SELECT id FROM event c
            WHERE site = ? AND business_day = ? AND service = s.value AND kind = 'called'
              AND NOT EXISTS (SELECT 1 FROM event WHERE undoes = c.id)
            ORDER BY id DESC LIMIT ?)
        JOIN ticket h ON h.id = e.ticket_id
        ORDER BY e.id DESC LIMIT ?)
"""
_OVERTAKES = """
    SELECT count(*) FROM (
        SELECT 1 FROM event
        WHERE site = ? AND business_day = ? AND kind = 'called' AND head_start > 0 AND arrived_at > ?
          AND instr(char(10) || coalesce(passed_services, service) || char(10), ?) LIMIT ?)
"""
_FINISH = f"""
    UPDATE ticket SET state = 'finished', ended_at = ?, last_event_id = ? WHERE id = ? RETURNING {_TICKET}
"""
_CALL = f"""
    UPDATE ticket SET state = 'called', desk = ?, call_id = ?, called_at = ?, started_at = NULL,
                      parked_until = NULL, last_event_id = ?
    WHERE id = ? RETURNING {_TICKET}
"""
_INSERT_STEP = """
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, from_state,
                       to_state, service, agency, desk, due_at, reason, head_start, arrived_at,
                       passed_services)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

# What the choice looks at: id, service, due, arrival, number, head start, need, appointment.
_First = tuple[int, str, int, int, int, int, str | None, int | None]
_by_due = itemgetter(2, 4, 0)
_by_arrival = itemgetter(3, 4, 0)


class SqliteHot:
    """The two acts that people wait for, on the one writer of an SQLite file."""

    def __init__(self, backend: SqliteBackend, clock: StoreClock) -> None:
        self._backend = backend
        self._clock = clock

    def issue(self, site: SiteCode, order: IssueOrder) -> Issued:
        service, numbers, op = order.service, order.numbers, order.op
        day = order.day.isoformat()
        job_id = None
        with self._transaction() as db:
            if order.only_open:
                closed = db.execute(_CLOSED, (site, day, service.code)).fetchone()
                if closed is not None:
                    raise ClosedEarlyError(what=in_words(service), reason=closed[0])
            # Only now: a time taken before the wait for the gate could belong to a smaller number.
            now = self._clock.now()
            at, due = to_micros(now), to_micros(due_time(now, order.head_start))
            key = (site, day, service.series, order.kind.value)
            row = db.execute(_NEXT_NUMBER, (*key, numbers.first, numbers.first, numbers.last)).fetchone()
            if row is None or row[0] > numbers.last:
                raise NumbersExhaustedError(series=service.series, last=numbers.last)
            number = row[0]
            event_id = db.execute(_NEXT_EVENT).fetchone()[0]
            facts = (order.language, order.need, order.head_start, at, at, event_id)
            line = (service.code, service.agency, due, at, order.forecast)
            ticket_id = db.execute(
                _INSERT_TICKET, (site, day, service.series, number, *facts, *line)
            ).lastrowid
            who = (event_id, site, at, op.station, op.role, op.id.hex)
            what = (ticket_id, day, service.code, service.agency, due, order.reason, order.printer)
            db.execute(_INSERT_ISSUED, (*who, *what))
            if order.printer is not None:
                job = (site, ticket_id, order.printer, at, at, op.id.hex)
                job_id = db.execute(_INSERT_JOB, job).lastrowid
        return issued_now(order, number, now, ticket_id=ticket_id, event_id=event_id, job_id=job_id)

    def call_next(self, site: SiteCode, order: CallOrder) -> Called:
        finished = ticket = rule = None
        with self._transaction() as db:
            now = to_micros(self._clock.now())
            event_id = db.execute(_NEXT_EVENT).fetchone()[0]
            step = 0
            present = db.execute(_AT_DESK, (site, order.desk)).fetchone()
            if present is not None:
                finished = _one(db.execute(_FINISH, (now, event_id, present[0])))
                before = _ticket(present)
                self._append(db, site, order, (event_id, now, step, "finished", before.state, None), before)
                event_id, step = event_id + 1, step + 1
            choice = _choose(db, site, order.day, _services(db, site, order), order.rules, now)
            if choice is not None:
                ticket_id, rule, firsts = choice
                ticket = _one(db.execute(_CALL, (order.desk, event_id, now, event_id, ticket_id)))
                what = (event_id, now, step, "called", "waiting", rule.value)
                self._append(db, site, order, what, ticket, _guarded(ticket, firsts))
        return Called(ticket, rule, finished, created=True)

    def _append(
        self,
        db: Any,
        site: SiteCode,
        order: CallOrder,
        what: tuple[Any, ...],
        ticket: Ticket,
        guard: tuple[int | str | None, ...] = (None, None, None),
    ) -> None:
        event_id, at, op_step, kind, from_state, reason = what
        who = (event_id, site, at, kind, order.op.station, order.op.role, order.op.id.hex, op_step)
        place = (
            ticket.id,
            ticket.business_day.isoformat(),
            str(from_state),
            kind,
            ticket.service,
            ticket.agency,
        )
        db.execute(_INSERT_STEP, (*who, *place, order.desk, to_micros(ticket.life.due_at), reason, *guard))

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        with self._backend.gate:
            connection = self._backend.writer()
            db: Any = connection.connection.driver_connection
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                self._backend.roll_back(connection)
                raise


def _guarded(ticket: Ticket, firsts: Iterable[_First]) -> tuple[int, int, str | None]:
    """What the guard against overtaking counts of a call, of which these were the oldest arrivals."""
    ahead, arrived_at = ticket.head_start, to_micros(ticket.arrived_at)
    passed = "\n".join(first[1] for first in firsts if first[3] < arrived_at)
    return ahead, arrived_at, passed if ahead > 0 else None


def _services(db: Any, site: SiteCode, order: CallOrder) -> Sequence[str]:
    opened = db.execute(_OPENED, (site, order.desk)).fetchone() if order.as_opened else None
    return order.services if opened is None else str(opened[0]).split("\n")


def _choose(
    db: Any, site: SiteCode, day: date, services: Sequence[str], rules: CallingRules, now: int
) -> tuple[int, Rule, list[_First]] | None:
    """`domain.order.choose`, asked of the first of each service instead of all who wait.

    That is enough: the oldest of all is the oldest of its service, and the next due is the next of its own.
    Answers the ticket's id, the rule, and the oldest arrival of each service.
    """
    where = (json.dumps(services), site, day.isoformat())
    heads: list[_First] = db.execute(_HEADS, where).fetchall()
    if not heads:
        return None
    firsts: list[_First] = db.execute(_OLDEST, where).fetchall()
    oldest = min(firsts, key=_by_arrival)
    if now - oldest[3] >= rules.max_wait * 60_000_000:
        return oldest[0], Rule.MAX_WAIT, firsts
    head = min(heads, key=_by_due)
    rule = rule_of_head(head[6], appointment=head[7] is not None)
    if head[7] is not None and head[6] != "urgent" and _must_stand_back(db, where, oldest[3], rules, now):
        head, rule = min(db.execute(_OTHERS, where).fetchall(), key=_by_due), Rule.IN_A_ROW
    head_id, _, _, arrived_at, _, head_start, *_ = head
    if head_start > 0:
        for first in sorted(firsts, key=_by_arrival):
            if first[3] >= arrived_at:
                break
            counted = (site, day.isoformat(), first[3], f"\n{first[1]}\n", rules.max_overtakes)
            if db.execute(_OVERTAKES, counted).fetchone()[0] >= rules.max_overtakes:
                return first[0], Rule.MAX_OVERTAKES, firsts
    return head_id, rule, firsts


def _must_stand_back(
    db: Any, where: tuple[str, str, str], oldest: int, rules: CallingRules, now: int
) -> bool:
    """Whether appointments stand back for this call; the oldest arrival mostly tells that they do not."""
    since, count = now - rules.walk_in_patience * 60_000_000, rules.appointments_in_a_row
    if oldest > since or not db.execute(_PATIENT, (*where, since)).fetchone()[0]:
        return False
    return bool(db.execute(_IN_A_ROW, (*where, count, count)).fetchone()[0] >= count)


def _one(cursor: Any) -> Ticket:
    """The one row of a RETURNING; all of it is read, because SQLite finishes the statement only then."""
    (row,) = cursor.fetchall()
    return _ticket(row)


def _ticket(row: Sequence[Any]) -> Ticket:
    values = list(row)
    values[_DAY] = date.fromisoformat(values[_DAY])
    for index in _TIMES:
        if values[index] is not None:
            values[index] = from_micros(values[index])
    return ticket_of(values)
