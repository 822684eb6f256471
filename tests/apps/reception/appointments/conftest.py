"""A clerk at the page of appointments; nothing here waits for a fixed time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.apps.reception.appointments.controller import AppointmentsController
from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel
from frontdesk.apps.reception.appointments.panels.slots import SlotButton
from frontdesk.domain.appointment import Appointment, AppointmentState, qr_text
from frontdesk.domain.printjob import PrintJob
from tests.apps.reception.appointments.booked import Booking
from tests.apps.reception.conftest import Clerk, Key, Mod, QuietWorker

__all__ = ["Key", "Mod"]


class Booker:
    """Somebody at F5: presses real keys and looks at what is shown.

    Attributes:
        clerk: the same person, with everything of the window.
    """

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        self.stage: Any = clerk.stage

    @property
    def panel(self) -> AppointmentsPanel:
        panel = self.clerk.window.appointments
        assert panel is not None
        return panel

    @property
    def controller(self) -> AppointmentsController:
        controller = self.clerk.controller.appointments
        assert controller is not None
        return controller

    def type(self, text: str) -> None:
        self.clerk.type(text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        self.clerk.press(key, modifiers)

    def book_key(self) -> None:
        self.press(Key.Key_Return, Mod.ControlModifier)

    def next_key(self) -> None:
        self.press(Key.Key_N, Mod.AltModifier)

    def until(self, condition: Callable[[], Any], timeout: int = 20_000) -> None:
        self.clerk.until(condition, timeout)

    def click(self, widget: Any) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def choose(self, code: str = "auf", day: date | None = None) -> None:
        """Choose a service by its code, and wait for a day of it."""
        self.panel.take_focus()
        self.type(code)
        self.press(Key.Key_Return)
        if day is not None:
            self.controller.planning.show_day(day)
        self.until_plan(day, code)

    def until_plan(self, day: date | None = None, code: str = "auf") -> None:
        planning = self.controller.planning
        self.until(lambda: planning.plan is not None and planning.plan.service == code)
        self.until(lambda: day is None or (planning.plan is not None and planning.plan.day == day))

    def slot(self, clock: str, place: int = 1) -> SlotButton:
        """A free slot in view."""
        return next(
            one
            for one in self.panel.grid.buttons()
            if one.cell is not None and (one.cell.time, one.cell.slot.place) == (clock, place)
        )

    def times(self) -> list[str]:
        """The free times in view."""
        return [one.cell.time for one in self.panel.grid.buttons() if one.cell is not None]

    def own(self) -> list[Appointment]:
        """What stands in the store, in the order of time."""
        return [one for one in self.stage.all() if one.state is not AppointmentState.CANCELLED]

    def when(self, one: Appointment) -> str:
        return f"{one.starts_at.astimezone(self.stage.house.zone):%d.%m. %H:%M}"

    def until_booked(self, count: int) -> list[Appointment]:
        """The store has so many appointments, and no try is on its way."""
        self.until(lambda: len(self.own()) == count and not self.controller.booking.under_way)
        return self.own()

    def jobs(self) -> list[PrintJob]:
        """What the printer of this station has to print."""
        return list(self.stage.store.open_jobs(self.stage.runtime.printer))

    def code(self, one: Appointment, *, site: str | None = None) -> str:
        """What a scanner reads from the slip."""
        return qr_text(site or self.stage.house.site.code, one.now.day, one.code)

    def scan(self, one: Appointment) -> None:
        """A scanner plays the keyboard wherever the focus is; its Enter ends it."""
        QTest.keyClicks(self.clerk.focus(), self.code(one))
        QTest.keyClick(self.clerk.focus(), Key.Key_Return)

    def until_here(self, one: Appointment) -> None:
        self.until(lambda: self.stage.one(one.id).state is AppointmentState.ARRIVED)
        self.until(lambda: self.ticket_shown(one))

    def ticket_shown(self, one: Appointment) -> str:
        """The number that stands in the row of an appointment."""
        row = self.panel.side.row(one.id)
        return "" if row is None or row.line is None else row.line.ticket

    def until_summary(self, title: str) -> None:
        """What would be booked."""
        self.until(lambda: self.panel.act.summary.title() == title)

    def said(self) -> str:
        """The sentence of the right column."""
        return self.panel.side.sentence.text()

    def bar(self) -> str:
        """The line above the form."""
        return self.panel.bar.text()

    def names(self) -> list[str]:
        """Who stands in the list."""
        return [row.line.who for row in self.panel.side.rows if row.line is not None]


OpenBooking = Callable[..., Booker]


@pytest.fixture
def open_booking(open_window: Callable[..., Clerk]) -> OpenBooking:
    """Opens reception at F5 over a stage."""

    def open_it(stage: Booking | None = None, **arguments: Any) -> Booker:
        clerk = open_window(stage or Booking(), **arguments)
        clerk.press(Key.Key_F5)
        clerk.presses = 0
        booker = Booker(clerk)
        booker.until(lambda: booker.controller.following and booker.controller.following.picture)
        return booker

    return open_it


@pytest.fixture
def booker(open_booking: OpenBooking) -> Booker:
    """Somebody at an idle page of appointments, at a station without a printer."""
    return open_booking()


@pytest.fixture
def printing(open_booking: OpenBooking, worker: QuietWorker) -> Booker:
    """The same at a station with a printer."""
    booker = open_booking(Booking(printer="file:///dev/null"))
    booker.until(lambda: booker.clerk.controller.situation.printer is not None)
    return booker
