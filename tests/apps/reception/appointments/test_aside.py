"""Refused tries beside what has been begun since: nothing typed is lost, and nobody gets another's data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from frontdesk.apps.reception.appointments.draft import Purpose
from frontdesk.domain.appointment import Person
from frontdesk.usecases import appointments
from tests.apps.reception.appointments.booked import THURSDAY, Booking
from tests.apps.reception.appointments.conftest import Booker, Key, Mod

OpenBooking = Callable[..., Booker]
HADDAD = Person("Haddad, Samira", "31702BG0048213")


class Gate:
    """Keeps acts waiting at the door of the store until it is opened."""

    def __init__(self) -> None:
        self._open = Event()
        self.open()

    def wait(self, name: str) -> None:
        if name == "begin":
            self._open.wait(10)

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open()


@pytest.fixture
def desk(open_booking: OpenBooking, gate: Gate) -> Iterator[Booker]:
    """Somebody at F5; Samira Haddad comes today at ten, Rami at eleven."""
    stage = Booking()
    stage.book("wba", "10:00", HADDAD.name, reference=HADDAD.reference)
    stage.book("wba", "11:00", "Haddad, Rami")
    booker = open_booking(stage)
    booker.until(lambda: len(booker.panel.side.rows) == 2)
    stage.guarded.before_each = gate.wait
    yield booker
    gate.open()
    booker.until(lambda: not booker.controller.booking.under_way)


def begin(desk: Booker, button: str, row: int = 0) -> None:
    """Move or change the appointment of a row."""
    desk.click(desk.panel.side.rows[row])
    pressed: QPushButton = getattr(desk.panel.side.details, button)
    desk.click(pressed)


def name_of(desk: Booker, typed: str) -> None:
    desk.panel.client.name.take_focus()
    desk.press(Key.Key_A, Mod.ControlModifier)
    desk.type(typed)


def book_in_vain(desk: Booker, gate: Gate, meanwhile: Callable[[], None]) -> None:
    """A booking is refused after something else was begun."""
    desk.choose("auf", THURSDAY)
    desk.click(desk.slot("10:30"))
    name_of(desk, "Erste")
    desk.stage.book("auf", "10:30", "Schneller", day=THURSDAY, place=1)
    gate.shut()
    desk.book_key()
    meanwhile()
    gate.open()
    desk.until(lambda: "vergeben" in desk.clerk.window.notice.text())


def move_to(desk: Booker, gate: Gate) -> None:
    """Samira Haddad's appointment is being moved, and the answer is not there yet."""
    begin(desk, "move_button")
    desk.until_plan(code="wba")
    desk.controller.planning.show_day(THURSDAY)
    desk.until_plan(THURSDAY, "wba")
    desk.click(desk.slot("11:15", 2))
    gate.shut()
    desk.book_key()


@pytest.mark.parametrize("button", ["change_button", "move_button"])
def test_a_refused_booking_comes_back_as_a_booking(desk: Booker, gate: Gate, button: str) -> None:
    one = desk.stage.all()[0]
    book_in_vain(desk, gate, lambda: begin(desk, button))
    desk.clerk.window.notice.action.emit()
    assert (desk.controller.draft.purpose, desk.controller.draft.target) == (Purpose.BOOK, None)
    assert desk.panel.client.name.text() == "Erste"
    desk.until_plan(THURSDAY)
    desk.click(desk.slot("11:30"))
    desk.book_key()
    desk.until_booked(4)
    assert desk.stage.person(one.id) == HADDAD
    assert desk.stage.one(one.id).slot == one.slot
    assert "Erste" in [desk.stage.person(each.id).name for each in desk.own()]
    # What stood there before is taken up again.
    assert desk.controller.draft.target is not None
    assert desk.controller.draft.target.appointment.id == one.id
    assert desk.panel.client.name.text() == HADDAD.name


def test_a_refused_booking_comes_back_over_the_next_client_and_loses_nothing(
    desk: Booker, gate: Gate
) -> None:
    book_in_vain(desk, gate, lambda: name_of(desk, "Zweite"))
    desk.clerk.window.notice.action.emit()
    assert desk.panel.client.name.text() == "Erste"
    desk.press(Key.Key_Escape)
    assert desk.panel.client.name.text() == "Zweite"
    desk.press(Key.Key_Escape)
    assert desk.controller.draft.is_empty


def test_a_refused_move_leaves_alone_what_was_begun_since(desk: Booker, gate: Gate) -> None:
    one = desk.stage.all()[0]
    move_to(desk, gate)
    desk.press(Key.Key_Escape)
    desk.panel.take_focus()
    desk.type("auf")
    desk.press(Key.Key_Return)
    desk.controller.draft.take_next()
    name_of(desk, "Zweite")
    desk.stage.book("wba", "11:15", "Schneller", day=THURSDAY, place=2)
    gate.open()
    desk.until(lambda: not desk.controller.booking.under_way)
    assert desk.panel.client.name.text() == "Zweite"
    assert desk.controller.draft.service == "auf"
    assert desk.controller.draft.is_ready
    assert "vergeben" in desk.clerk.window.notice.text()
    desk.clerk.window.notice.action.emit()
    draft = desk.controller.draft
    assert draft.target is not None
    assert (draft.purpose, draft.target.appointment.id) == (Purpose.MOVE, one.id)


def test_a_finished_move_leaves_a_change_of_the_same_appointment_alone(desk: Booker, gate: Gate) -> None:
    one = desk.stage.all()[0]
    move_to(desk, gate)
    begin(desk, "change_button")
    name_of(desk, "Neu, Nina")
    gate.open()
    desk.until(lambda: not desk.controller.booking.under_way)
    assert desk.when(desk.stage.one(one.id)) == "26.11. 11:15"
    assert desk.controller.draft.purpose is Purpose.CHANGE
    assert desk.panel.client.name.text() == "Neu, Nina"
    desk.book_key()
    desk.until(lambda: desk.stage.person(one.id).name == "Neu, Nina")
    desk.until(lambda: desk.controller.draft.is_empty)


def test_a_move_that_is_finished_beside_a_booking_does_not_come_back(desk: Booker, gate: Gate) -> None:
    book_in_vain(desk, gate, lambda: begin(desk, "move_button", 1))
    move_to(desk, gate)
    desk.clerk.window.notice.action.emit()
    assert desk.panel.client.name.text() == "Erste"
    gate.open()
    desk.until(lambda: not desk.controller.booking.under_way)
    assert desk.panel.client.name.text() == "Erste"
    desk.press(Key.Key_Escape)
    assert (desk.controller.draft.purpose, desk.controller.draft.is_empty) == (Purpose.BOOK, True)


@pytest.mark.parametrize("kind", ["move", "change"])
def test_what_was_done_before_its_answer_was_lost_is_not_said_to_be_taken_back(
    desk: Booker, gate: Gate, kind: str
) -> None:
    one = desk.stage.all()[0]
    if kind == "move":
        move_to(desk, gate)
    else:
        begin(desk, "change_button")
        name_of(desk, "Neu, Nina")
        gate.shut()
        desk.book_key()
    (tried,) = desk.controller.booking.under_way
    # It is written, and only the answer is lost.
    op, store, house = desk.stage.runtime.operation(tried.op), desk.stage.store, desk.stage.house
    if kind == "move":
        appointments.move(store, house, op=op, appointment_id=one.id, wish=tried.wish)
    else:
        appointments.change(store, house, op=op, appointment_id=one.id, client=tried.client)
    written = (desk.stage.one(one.id), desk.stage.person(one.id))
    gate.open()
    desk.until(lambda: not desk.controller.booking.under_way)
    desk.until(lambda: "Verlegt:" in desk.bar() or "Geändert:" in desk.bar())
    assert "Zurücknehmen" not in [button.text() for button in desk.panel.bar.buttons()]
    desk.panel.days.take_focus()
    desk.press(Key.Key_Z, Mod.ControlModifier)
    desk.until(lambda: "Der Stand davor ist nicht bekannt" in desk.bar())
    assert (desk.stage.one(one.id), desk.stage.person(one.id)) == written


def test_a_refused_booking_holds_the_window_back_once(desk: Booker, gate: Gate) -> None:
    book_in_vain(desk, gate, lambda: name_of(desk, "Zweite"))
    window = desk.clerk.window
    desk.press(Key.Key_F2)
    assert not window.close()
    assert window.isVisible()
    assert window.notice.text().startswith("Nicht gespeicherte Termine: 1.")
    assert desk.panel.isVisible()
    window.notice.action.emit()
    assert desk.panel.client.name.text() == "Erste"
    assert window.close()


def test_a_booking_under_way_holds_the_window_back_once(desk: Booker, gate: Gate) -> None:
    desk.choose("auf", THURSDAY)
    desk.click(desk.slot("10:30"))
    gate.shut()
    desk.book_key()
    assert not desk.clerk.window.close()
    assert desk.clerk.window.notice.text().startswith("Nicht gespeicherte Termine: 1.")
    gate.open()
    desk.until_booked(3)
    # That warning was about another one.
    desk.click(desk.slot("11:30"))
    gate.shut()
    desk.book_key()
    assert not desk.clerk.window.close()
    gate.open()
    desk.until_booked(4)
    assert desk.clerk.window.close()
