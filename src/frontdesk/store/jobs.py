"""Print jobs: one taker wins each, and every outcome is written down and told."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, and_, func, insert, select, update

from frontdesk.domain.changes import Notice
from frontdesk.domain.errors import BugError
from frontdesk.domain.house import SiteCode, StationName
from frontdesk.domain.printjob import Attempt, JobId, JobState, PrintJob, check_follows
from frontdesk.domain.ticket import OperationId
from frontdesk.store import tables as t
from frontdesk.store.queries import IS_OPEN_JOB
from frontdesk.store.rows import JOB, job_of
from frontdesk.store.unit_of_work import SqlUnit
from frontdesk.usecases.ports import Operation

_RESTART = "restart"


def claim(
    connection: Connection,
    site: SiteCode,
    now: datetime,
    printer: str,
    *,
    job_id: JobId | None,
    retry: bool,
) -> PrintJob | None:
    """Take the oldest job that may be sent (or the named one); another taker's are passed over."""
    c = t.print_job.c
    wanted = [JobState.PENDING.value, JobState.FAILED.value] if retry else [JobState.PENDING.value]
    here = and_(c.site == site, c.printer == printer, IS_OPEN_JOB, c.state.in_(wanted))
    query = select(*JOB).where(here).order_by(c.id).limit(1).with_for_update(skip_locked=True)
    if job_id is not None:
        query = query.where(c.id == job_id)
    row = connection.execute(query).first()
    return None if row is None else _change(connection, site, now, job_of(row), JobState.SENDING, None)


def settle(
    connection: Connection,
    site: SiteCode,
    now: datetime,
    job_id: JobId,
    state: JobState,
    *,
    reason: str | None,
    attempt: Attempt | None,
    again: bool,
) -> PrintJob:
    """Write the outcome of a job, and how the try went; ``again`` when the answer to a first call may have
    been lost.
    """
    c = t.print_job.c
    query = select(*JOB).where(c.site == site, c.id == job_id).with_for_update()
    row = connection.execute(query).first()
    if row is None:
        raise BugError(what=f"print job {job_id}")
    job = job_of(row)
    if again and job.state is state:
        return job
    check_follows(job.state, state)
    after = _change(connection, site, now, job, state, reason)
    if attempt is not None:
        _add_attempt(connection, site, after, attempt)
    return after


def recover(connection: Connection, site: SiteCode, now: datetime, printer: str) -> int:
    c = t.print_job.c
    sending = and_(c.site == site, c.printer == printer, IS_OPEN_JOB, c.state == JobState.SENDING.value)
    query = select(*JOB).where(sending).order_by(c.id).with_for_update()
    left = [job_of(row) for row in connection.execute(query)]
    for job in left:
        after = _change(connection, site, now, job, JobState.UNKNOWN, _RESTART)
        _add_attempt(connection, site, after, Attempt(endpoint="", bytes_sent=None))
    return len(left)


def _add_attempt(connection: Connection, site: SiteCode, job: PrintJob, attempt: Attempt) -> None:
    c = t.print_attempt.c
    # The job's row is locked, so nobody else counts at the same time.
    before = connection.execute(select(func.max(c.number)).where(c.job_id == job.id)).scalar()
    values = {"job_id": job.id, "number": (before or 0) + 1, "at": job.changed_at, "reason": job.reason}
    values |= {"endpoint": attempt.endpoint, "bytes_sent": attempt.bytes_sent, "proof": attempt.proof}
    connection.execute(insert(t.print_attempt).values(site=site, state=job.state.value, **values))


def _change(
    connection: Connection, site: SiteCode, now: datetime, job: PrintJob, state: JobState, reason: str | None
) -> PrintJob:
    c = t.print_job.c
    values: dict[str, object] = {"state": state.value, "changed_at": now, "reason": reason}
    if state is JobState.PENDING:
        values["wanted_at"] = now
    write = update(t.print_job).where(c.id == job.id).values(**values).returning(*JOB)
    after = job_of(connection.execute(write).one())
    # A printer has no operation of its own, so each change is one.
    op = Operation(OperationId(uuid4()), StationName(job.printer), "system")
    unit = SqlUnit(connection, site=site, now=now, may_have_waited=False)
    unit.notice(op, Notice.PRINT_CHANGED, printer=job.printer)
    return after
