"""Print jobs: one taker wins each, and every outcome and every try is written down and told."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from sqlalchemy import Connection, and_, func, insert, select, update

from frontdesk.domain.changes import Notice
from frontdesk.domain.errors import BugError, IllegalStepError
from frontdesk.domain.house import SiteCode, StationName
from frontdesk.domain.printjob import Attempt, JobId, JobState, PrintJob, check_follows
from frontdesk.domain.ticket import OperationId
from frontdesk.store import tables as t
from frontdesk.store.queries import IS_OPEN_JOB
from frontdesk.store.rows import JOB, job_of
from frontdesk.usecases.ports import Operation

_RESTART = "restart"


class Transaction(Protocol):
    """What the functions here need of a `unit_of_work.SqlUnit`."""

    site: SiteCode | None

    @property
    def connection(self) -> Connection: ...

    def now(self) -> datetime: ...

    def notice(self, op: Operation, notice: Notice, *, printer: str | None = None) -> None: ...


@dataclass(frozen=True, slots=True)
class Settlement:
    """What somebody says of a job (see `usecases.ports.Store.settle_job`).

    Attributes:
        again: the answer to a first call may have been lost.
    """

    state: JobState
    reason: str | None
    before: JobState | None = None
    attempt: Attempt | None = None
    again: bool = False


def claim(unit: Transaction, printer: str, *, job_id: JobId | None, retry: bool) -> PrintJob | None:
    """Take the oldest job that may be sent (or the named one); another taker's are passed over."""
    c = t.print_job.c
    wanted = [JobState.PENDING.value, JobState.FAILED.value] if retry else [JobState.PENDING.value]
    here = and_(c.site == unit.site, c.printer == printer, IS_OPEN_JOB, c.state.in_(wanted))
    query = select(*JOB).where(here).order_by(c.id).limit(1).with_for_update(skip_locked=True)
    if job_id is not None:
        query = query.where(c.id == job_id)
    row = unit.connection.execute(query).first()
    return None if row is None else _change(unit, job_of(row), JobState.SENDING, None)


def settle(unit: Transaction, job_id: JobId, wanted: Settlement) -> PrintJob:
    c = t.print_job.c
    query = select(*JOB).where(c.site == unit.site, c.id == job_id).with_for_update()
    row = unit.connection.execute(query).first()
    if row is None:
        raise BugError(what=f"print job {job_id}")
    job = job_of(row)
    if wanted.again and job.state is wanted.state:
        return job
    after = job
    try:
        if wanted.before not in (None, job.state):
            raise IllegalStepError(ticket="Bon", step=wanted.state.value, state=job.state.value)
        check_follows(job.state, wanted.state)
        after = _change(unit, job, wanted.state, wanted.reason)
    except IllegalStepError:
        if wanted.attempt is None:
            raise
    if wanted.attempt is not None:
        _add_attempt(unit, job.id, wanted.state, wanted.reason, wanted.attempt)
    return after


def recover(unit: Transaction, printer: str, endpoint: str) -> int:
    c = t.print_job.c
    sending = and_(c.site == unit.site, c.printer == printer, IS_OPEN_JOB, c.state == JobState.SENDING.value)
    query = select(*JOB).where(sending).order_by(c.id).with_for_update()
    left = [job_of(row) for row in unit.connection.execute(query)]
    for job in left:
        _change(unit, job, JobState.UNKNOWN, _RESTART)
        lost = Attempt(endpoint=endpoint, bytes_sent=None)
        _add_attempt(unit, job.id, JobState.UNKNOWN, _RESTART, lost)
    return len(left)


def _add_attempt(
    unit: Transaction, job_id: JobId, state: JobState, reason: str | None, attempt: Attempt
) -> None:
    c = t.print_attempt.c
    # The job's row is locked, so nobody else counts at the same time.
    before = unit.connection.execute(select(func.max(c.number)).where(c.job_id == job_id)).scalar()
    values = asdict(attempt) | {"job_id": job_id, "number": (before or 0) + 1, "at": unit.now()}
    values |= {"site": unit.site, "state": state.value, "reason": reason}
    unit.connection.execute(insert(t.print_attempt).values(**values))


def _change(unit: Transaction, job: PrintJob, state: JobState, reason: str | None) -> PrintJob:
    c = t.print_job.c
    values: dict[str, object] = {"state": state.value, "changed_at": unit.now(), "reason": reason}
    if state is JobState.PENDING:
        values["wanted_at"] = unit.now()
    write = update(t.print_job).where(c.id == job.id).values(**values).returning(*JOB)
    after = job_of(unit.connection.execute(write).one())
    # A printer has no operation of its own, so each change is one.
    op = Operation(OperationId(uuid4()), StationName(job.printer), "system")
    unit.notice(op, Notice.PRINT_CHANGED, printer=job.printer)
    return after
