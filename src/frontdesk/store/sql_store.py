"""The store on SQL: the reads, the transactions and the hot paths of one site behind one face."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy import Connection, update

from frontdesk.domain.appointment_errors import ClosedEarlyError
from frontdesk.domain.errors import NumbersExhaustedError
from frontdesk.domain.house import DeskName, SiteCode
from frontdesk.domain.printjob import Attempt, JobId, JobState, PrintJob
from frontdesk.store import jobs
from frontdesk.store import tables as t
from frontdesk.store.backend import Backend, StoreClock, persistently
from frontdesk.store.failures import Violation, told, violation_of
from frontdesk.store.feed import ChangeFeed
from frontdesk.store.reader import SqlReader
from frontdesk.store.repeats import repeated_call, repeated_issue
from frontdesk.store.unit_of_work import SqlUnit
from frontdesk.usecases.ports import Called, CallOrder, Feed, Issued, IssueOrder

T = TypeVar("T")


class HotPaths(Protocol):
    """The acts that people wait for, in the fewest steps that the database allows."""

    def issue(self, site: SiteCode, order: IssueOrder) -> Issued: ...

    def call_next(self, site: SiteCode, order: CallOrder) -> Called: ...


class SqlStore(SqlReader):
    """A `usecases.ports.Store` in a database; safe to use from several threads."""

    def __init__(
        self,
        backend: Backend,
        *,
        hot: HotPaths,
        feed: ChangeFeed,
        clock: StoreClock,
        site: SiteCode | None,
    ) -> None:
        super().__init__(backend, clock, site)
        self._hot = hot
        self._feed = feed

    @contextmanager
    def begin(self) -> Iterator[SqlUnit]:
        with told(self._backend.where), self._backend.writing() as connection:
            now = self._time(connection)
            site = self._site_code or self._site_if_any(connection)
            unit = SqlUnit(connection, site=site, now=now, may_have_waited=self._server_time)
            yield unit
        self._site_code = unit.site

    def issue(self, order: IssueOrder) -> Issued:
        site = self.site

        def attempt() -> Issued:
            try:
                return self._hot.issue(site, order)
            except Exception as error:
                violation = violation_of(error)
                refused = isinstance(error, NumbersExhaustedError | ClosedEarlyError)
                if violation is None and not refused:
                    raise
                # Known already? Then what it did is the answer, even when no more are given out since.
                known = self._read(lambda connection: repeated_issue(connection, site, order.op.id))
                if known is not None:
                    return known
                if violation is Violation.NUMBER:
                    # The range was moved over numbers that are spent; only another range helps.
                    series, last = order.service.series, order.numbers.last
                    raise NumbersExhaustedError(series=series, last=last) from error
                raise

        return persistently(self._backend, attempt)

    def call_next(self, order: CallOrder) -> Called:
        site = self.site

        def before() -> Called | None:
            return self._read(lambda connection: repeated_call(connection, site, order.op.id))

        def attempt() -> Called:
            try:
                called = self._hot.call_next(site, order)
            except Exception as error:
                known = before() if violation_of(error) is Violation.OPERATION else None
                if known is None:
                    raise
                return known
            if called.ticket is None and called.finished is None:
                # Nothing was written, so no constraint could object that this is a repeat.
                return before() or called
            return called

        return persistently(self._backend, attempt)

    def seen(self, desk: DeskName) -> None:
        c = t.desk_presence.c

        def sign(connection: Connection, now: datetime) -> None:
            here = update(t.desk_presence).where(c.site == self.site, c.desk == desk)
            connection.execute(here.values(seen_at=now))

        self._write(sign)

    def claim_job(self, printer: str, *, job_id: JobId | None = None, retry: bool = False) -> PrintJob | None:
        return self._act(lambda unit: jobs.claim(unit, printer, job_id=job_id, retry=retry))

    def settle_job(
        self,
        job_id: JobId,
        state: JobState,
        *,
        reason: str | None = None,
        before: JobState | None = None,
        attempt: Attempt | None = None,
    ) -> PrintJob:
        again = False

        def settle(unit: SqlUnit) -> PrintJob:
            nonlocal again
            repeated, again = again, True
            wanted = jobs.Settlement(state, reason, before, attempt, again=repeated)
            return jobs.settle(unit, job_id, wanted)

        return self._act(settle)

    def recover_jobs(self, printer: str, *, endpoint: str = "") -> int:
        return self._act(lambda unit: jobs.recover(unit, printer, endpoint))

    def changes_since(self, revision: str | None, *, limit: int = 500) -> Feed:
        return self._feed.since(self.site, revision, limit=limit)

    def close(self) -> None:
        self._feed.close()
        self._backend.close()

    @property
    def _server_time(self) -> bool:
        return self._backend.dialect == "postgresql" and self._clock.fixed() is None

    def _time(self, connection: Connection) -> datetime:
        """The time of a transaction: the server's where there is one."""
        if self._server_time:
            self._clock.heard(connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one())
        return self._clock.now()

    def _act(self, work: Callable[[SqlUnit], T]) -> T:
        """One transaction that is tried again while the database only asks for that."""
        site = self.site

        def attempt(connection: Connection, now: datetime) -> T:
            return work(SqlUnit(connection, site=site, now=now, may_have_waited=False))

        return self._write(attempt)

    def _write(self, work: Callable[[Connection, datetime], T]) -> T:
        def attempt() -> T:
            with self._backend.writing() as connection:
                return work(connection, self._time(connection))

        return persistently(self._backend, attempt)

    def _site_if_any(self, connection: Connection) -> SiteCode | None:
        sites = list(connection.execute(t.site.select()).scalars())
        return SiteCode(sites[0]) if len(sites) == 1 else None
