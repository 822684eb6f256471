"""What is free: the strip of days, the day in view slot by slot, and the next free time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception.appointments import reading, state
from frontdesk.apps.reception.appointments.reading import Plan
from frontdesk.apps.reception.connection import Connection
from frontdesk.domain.errors import FrontdeskError, StoreError
from frontdesk.domain.slots import HORIZON
from frontdesk.qt.errors import Errors


class Planning(QObject):
    """Reads for one service at a time; what is shown stays until something new has been read.

    Attributes:
        plan: what was read last, ``None`` without a service.
        day: the one that is wanted; it is in view once it has been read.

    Signals:
        changed: there is something new to show.
        next_found: the next free `Slot`, or ``None``.
    """

    changed = Signal()
    next_found = Signal(object)

    def __init__(
        self, connection: Callable[[], Connection | None], errors: Errors, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connection, self._errors = connection, errors
        self.plan: Plan | None = None
        self.day: date | None = None
        self._service: str | None = None
        self._first: date | None = None
        self._owed = False  # was to be read when it was not known yet which day it is

    @property
    def today(self) -> date | None:
        """The business day."""
        connection = self._connection()
        now = None if connection is None else connection.now()
        return None if connection is None or now is None else connection.house.business_day(now)

    @property
    def days(self) -> tuple[date, ...]:
        """Those of the strip."""
        connection, first = self._connection(), self._first or self.today
        if connection is None or first is None:
            return ()
        house = connection.house
        service = next((one for one in house.active_services if one.code == self._service), None)
        return state.working_days(house, service, first)

    @property
    def can_go_back(self) -> bool:
        """Whether there are days before those of the strip."""
        today, days = self.today, self.days
        return today is not None and bool(days) and days[0] > today

    def show_service(self, service: str | None) -> None:
        """Another service, from today on."""
        if service == self._service:
            return
        self._service, self.day = service, None
        # The days stay where they are: the next client of the same family wants the same day.
        if service is None:
            self.plan = None
            self.changed.emit()
        else:
            self.read()

    def show_day(self, day: date) -> None:
        """Another day; the strip follows it."""
        self.day = day
        if day not in self.days:
            self._first = day
        self.read()

    def turn(self, forward: bool, *, by: int = state.DAYS) -> None:
        """The days after or before those of the strip."""
        connection, days, today = self._connection(), self.days, self.today
        if connection is None or not days or today is None:
            return
        if forward:
            first = days[min(by, len(days)) - 1] + timedelta(days=1)
            if (first - today).days > HORIZON:
                return
        else:
            before = state.working_days(
                connection.house, None, days[0] - timedelta(days=1), count=by, back=True
            )
            first = max(before[0], today) if before else today
        self._first, self.day = first, None
        if self._service is None:
            self.changed.emit()
        self.read()

    def read(self) -> None:
        """Read anew what is shown."""
        connection, days = self._connection(), self.days
        if connection is None or self._service is None or not connection.link.operations.is_open:
            return
        self._owed = not days
        if not days:
            return
        if self.today is not None and days[0] < self.today:  # the night has passed
            self._first = None
            days = self.days
        reading.read_plan(
            connection.link,
            self._service,
            days,
            self.day,
            initiator=self,
            on_success=self._on_plan,
            on_failure=self._on_failure,
        )

    def catch_up(self) -> None:
        """Read what could not be read before, if there is such a thing."""
        if self._owed:
            self.read()

    def look_for_next(self, service: str, after: datetime | None) -> None:
        """Find out which slot is free next."""
        connection = self._connection()
        if connection is not None and connection.link.operations.is_open:
            reading.read_next(
                connection.link,
                service,
                after,
                initiator=self,
                on_success=self.next_found.emit,
                on_failure=self._on_failure,
            )

    def _on_plan(self, plan: Plan) -> None:
        if plan.service == self._service:
            self.plan, self.day = plan, plan.day
            self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        # An unreachable store is the feed's news; that a service has no appointments is said by the page.
        if not isinstance(error, (StoreError, FrontdeskError)):
            self._errors.report(error)
