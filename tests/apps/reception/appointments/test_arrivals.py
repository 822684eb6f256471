"""Who comes at F5: check-in by scan, name and button, and what is said when that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest

from frontdesk.domain.appointment import AppointmentState, Interpreter, Person
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.printjob import JobState, SlipKind
from tests.apps.reception.appointments.booked import THURSDAY, Booking
from tests.apps.reception.appointments.conftest import Booker, Key, Mod
from tests.apps.reception.conftest import QuietWorker
from tests.apps.reception.stage import MORNING

OpenBooking = Callable[..., Booker]
# What a scanner that was set up for US keys writes on a German PC.
_US_SCANNER = str.maketrans("YZ:-", "ZYÖß")


def a_few(**arguments: Any) -> Booking:
    """Five appointments: two overdue, one of a client who is there."""
    stage = Booking(**arguments)
    stage.clock.set(MORNING - timedelta(hours=2))
    stage.book("bes", "09:15", "Haddad, Rami")
    stage.book("eat", "09:30", "Öztürk, Selin")
    there = stage.book("spr", "09:30", "Ivanova, Milena")
    stage.book("wba", "10:00", "Haddad, Samira", reference="31702BG0048213")
    stage.book("nie", "10:30")
    stage.clock.set(MORNING - timedelta(minutes=20))
    stage.check_in(there)
    stage.clock.set(MORNING)
    return stage


@pytest.fixture
def waiting(open_booking: OpenBooking, worker: QuietWorker) -> Booker:
    booker = open_booking(a_few(printer="file:///dev/null"))
    booker.until(lambda: booker.clerk.controller.situation.printer is not None)
    booker.until(lambda: len(booker.panel.side.rows) == 5)
    return booker


def test_the_list_shows_surname_and_initial_alone(waiting: Booker) -> None:
    assert waiting.names() == ["Haddad, R.", "Öztürk, S.", "Ivanova, M.", "Haddad, S.", "T 5"]
    spoken = [row.accessibleName() for row in waiting.panel.side.rows]
    assert spoken[0] == "09:15, Haddad, R., Bescheid besprechen, 27 Min überfällig"
    assert "Rami" not in " ".join(spoken)


def test_counters_count_and_narrow(waiting: Booker) -> None:
    counters = waiting.panel.side.counters.values()
    assert [one.accessibleName() for one in counters] == ["1 da", "2 überfällig", "2 erwartet"]
    assert waiting.panel.side.total.text() == "5 Termine"
    here, overdue, expected = counters
    waiting.click(overdue)
    assert waiting.names() == ["Haddad, R.", "Öztürk, S."]
    waiting.click(expected)
    assert waiting.names() == ["Haddad, S.", "T 5"]
    assert not overdue.isChecked()
    waiting.click(here)
    assert waiting.names() == ["Ivanova, M."]
    waiting.click(here)
    assert len(waiting.names()) == 5


@pytest.mark.parametrize("place", ["field", "start", "reference"])
def test_one_scan_checks_in_wherever_the_focus_is(waiting: Booker, worker: QuietWorker, place: str) -> None:
    one = waiting.stage.all()[0]
    if place == "field":
        waiting.press(Key.Key_E, Mod.ControlModifier)
    elif place == "reference":
        waiting.panel.client.reference.take_focus()
    woken = worker.woken
    before = waiting.clerk.focus()
    waiting.scan(one)
    waiting.until_here(one)
    assert waiting.clerk.focus() is before
    row = waiting.panel.side.row(one.id)
    assert row is not None
    assert row.line is not None
    assert row.line.ticket == "A 700"
    assert not row.here.isVisible()
    assert waiting.said() == "Ist da: Haddad, R. · A 700"
    assert waiting.panel.side.field.text() == ""
    assert [job.kind for job in waiting.jobs()] == [SlipKind.TICKET]
    waiting.until(lambda: worker.woken > woken)


def test_a_scan_keeps_what_was_begun_on_the_left(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.choose("auf", THURSDAY)
    waiting.click(waiting.slot("10:30", 2))
    waiting.panel.client.name.take_focus()
    waiting.type("Karimi")
    waiting.panel.take_focus()
    waiting.scan(one)
    waiting.until_here(one)
    assert waiting.controller.draft.service == "auf"
    waiting.until(lambda: waiting.panel.act.summary.title() == "Do, 26.11.2026, 10:30")
    assert waiting.panel.client.name.text() == "Karimi"
    waiting.until_plan(THURSDAY)
    assert waiting.slot("10:30", 2).isChecked()


def test_name_and_enter_where_one_is_meant(waiting: Booker) -> None:
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.panel.side.field.edit.insert("öz")  # the test driver knows ASCII keys only
    assert waiting.names() == ["Öztürk, S."]
    assert waiting.said() == "Einer passt. Enter: Ist da."
    waiting.press(Key.Key_Return)
    one = waiting.stage.all()[1]
    waiting.until_here(one)
    assert "Öztürk, S." in waiting.said()


def test_an_ambiguous_name_checks_nobody_in(waiting: Booker) -> None:
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.type("haddad")
    waiting.press(Key.Key_Return)
    waiting.until(lambda: "2 passen. Bitte" in waiting.said())
    assert waiting.names() == ["Haddad, R.", "Haddad, S."]
    assert waiting.panel.side.field.text() == "haddad"
    assert waiting.clerk.focus() is waiting.panel.side.field.edit
    assert [one.state for one in waiting.stage.all()].count(AppointmentState.ARRIVED) == 1
    row = waiting.panel.side.rows[1]
    waiting.click(row.here)
    waiting.until(lambda: waiting.stage.all()[3].state is AppointmentState.ARRIVED)


def test_more_letters_decide(waiting: Booker) -> None:
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.type("haddad sa")
    waiting.press(Key.Key_Return)
    waiting.until(lambda: waiting.stage.all()[3].state is AppointmentState.ARRIVED)


@pytest.mark.parametrize(
    ("text", "place"), [("31702BG0048213", 3), ("10:30", 4), ("T 5", 4), ("t5", 4), ("5", 4)]
)
def test_reference_time_and_number_find_too(waiting: Booker, text: str, place: int) -> None:
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.type(text)
    waiting.press(Key.Key_Return)
    waiting.until(lambda: waiting.stage.all()[place].state is AppointmentState.ARRIVED)


def test_the_button_checks_in(waiting: Booker) -> None:
    waiting.click(waiting.panel.side.rows[4].here)
    one = waiting.stage.all()[4]
    waiting.until_here(one)
    assert "T 5" in waiting.said()


def test_rows_by_keys(waiting: Booker) -> None:
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.press(Key.Key_Down)
    waiting.press(Key.Key_Down)
    assert waiting.clerk.focus() is waiting.panel.side.rows[1]
    waiting.press(Key.Key_Return)
    assert waiting.panel.side.details.isVisible()
    assert "Öztürk, S." in waiting.panel.side.details.head.title()
    waiting.press(Key.Key_Up)
    waiting.press(Key.Key_Up)
    assert waiting.clerk.focus() is waiting.panel.side.field.edit


def test_scanned_twice_says_who_is_there(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.scan(one)
    waiting.until_here(one)
    waiting.scan(one)
    waiting.until(lambda: "schon jemand da: A 700" in waiting.said())
    assert len(waiting.clerk.tickets()) == 2


def test_a_slip_of_another_day_leads_to_its_card(waiting: Booker) -> None:
    other = waiting.stage.book("auf", "10:30", "Karimi, Leila", day=THURSDAY)
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.scan(other)
    waiting.until(lambda: "26.11.2026 um 10:30, nicht heute" in waiting.said())
    assert "Unten: verlegen" in waiting.said()
    assert waiting.clerk.focus() is waiting.panel.side.field.edit
    assert waiting.panel.side.field.edit.hasSelectedText()
    assert waiting.panel.side.details.head.title() == "T 6 · 26.11.2026 10:30 · Karimi, L."
    assert waiting.stage.one(other.id).state is AppointmentState.BOOKED
    assert len(waiting.names()) == 5  # a code is no name: nobody is hidden by it
    one = waiting.stage.all()[0]
    waiting.scan(one)  # writes over what stands there
    waiting.until_here(one)


def test_a_slip_of_another_house(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.press(Key.Key_E, Mod.ControlModifier)
    QTest.keyClicks(waiting.clerk.focus(), waiting.code(one, site="xyz"))
    waiting.press(Key.Key_Return)
    waiting.until(lambda: "aus einem anderen Haus (XYZ)" in waiting.said())
    assert waiting.clerk.focus() is waiting.panel.side.field.edit
    assert waiting.stage.one(one.id).state is AppointmentState.BOOKED


def test_a_slip_that_nobody_knows_and_a_name_that_nobody_has(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.press(Key.Key_E, Mod.ControlModifier)
    unknown = waiting.code(one)[:-16] + "0" * 16
    QTest.keyClicks(waiting.clerk.focus(), unknown)
    waiting.press(Key.Key_Return)
    waiting.until(lambda: "kennt das Haus nicht" in waiting.said())
    waiting.type("niemand")
    waiting.press(Key.Key_Return)
    waiting.until(lambda: "passt niemand" in waiting.said())
    assert waiting.panel.side.field.text() == "niemand"
    waiting.press(Key.Key_Escape)
    assert len(waiting.names()) == 5


def test_the_wrong_keyboard_layout_of_a_scanner_is_understood(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.panel.side.field.edit.setText(waiting.code(one).translate(_US_SCANNER))
    waiting.press(Key.Key_Return)
    waiting.until_here(one)


def test_a_check_in_is_taken_back_by_one_key(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.scan(one)
    waiting.until_here(one)
    waiting.press(Key.Key_Z, Mod.ControlModifier)
    waiting.until(lambda: waiting.stage.one(one.id).state is AppointmentState.BOOKED)
    waiting.until(lambda: "Zurückgenommen: T 1 · A 700" in waiting.said())
    waiting.until(lambda: waiting.panel.side.rows[0].here.isVisible())


def test_a_client_who_was_called_stays_there(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.scan(one)
    waiting.until_here(one)
    waiting.stage.open_desks()
    waiting.stage.call("2.00A")
    waiting.press(Key.Key_Z, Mod.ControlModifier)
    waiting.until(lambda: "A 700" in waiting.bar())
    assert waiting.stage.one(one.id).state is AppointmentState.ARRIVED


def test_the_number_is_printed_again(waiting: Booker) -> None:
    one = waiting.stage.all()[0]
    waiting.click(waiting.panel.side.rows[0].here)
    waiting.until_here(one)
    job = waiting.stage.store.claim_job("reception-1")
    waiting.stage.store.settle_job(job.id, JobState.PRINTED)
    waiting.press(Key.Key_R, Mod.ControlModifier)
    waiting.until(lambda: [(job.kind, job.copy) for job in waiting.jobs()] == [(SlipKind.TICKET, 1)])
    waiting.until(lambda: "Zettel kommt noch einmal: A 700" in waiting.bar())


def test_move_lets_the_grid_choose_the_new_slot(waiting: Booker) -> None:
    side, one = waiting.panel.side, waiting.stage.all()[3]
    waiting.panel.client.name.take_focus()
    waiting.type("Begonnen")
    waiting.click(side.rows[3])
    waiting.click(side.details.move_button)
    assert "T 4 (Haddad, S.) wird verlegt" in waiting.bar()
    assert waiting.panel.act.main.text() == "Verlegen"
    waiting.until_plan(code="wba")
    waiting.controller.planning.show_day(THURSDAY)
    waiting.until_plan(THURSDAY, "wba")
    waiting.click(waiting.slot("11:15", 2))
    waiting.book_key()
    waiting.until(lambda: waiting.when(waiting.stage.one(one.id)) == "26.11. 11:15")
    waiting.until(lambda: "Verlegt: Do, 26.11.2026, 11:15" in waiting.bar())
    assert waiting.stage.person(one.id) == Person("Haddad, Samira", "31702BG0048213")
    assert SlipKind.APPOINTMENT in [job.kind for job in waiting.jobs()]
    assert waiting.panel.client.name.text() == "Begonnen"
    waiting.press(Key.Key_Escape)
    waiting.until(lambda: len(side.rows) == 4)


def test_a_move_is_taken_back_and_can_be_left_alone(waiting: Booker) -> None:
    side, one = waiting.panel.side, waiting.stage.all()[3]
    waiting.click(side.rows[3])
    waiting.click(side.details.move_button)
    waiting.press(Key.Key_Escape)
    assert waiting.panel.act.main.text() == "Buchen und drucken"
    waiting.click(side.rows[3])
    waiting.click(side.details.move_button)
    waiting.next_key()
    waiting.until_summary("Mo, 23.11.2026, 09:45")
    waiting.book_key()
    waiting.until(lambda: waiting.when(waiting.stage.one(one.id)) == "23.11. 09:45")
    waiting.until(lambda: not waiting.controller.booking.under_way)
    waiting.press(Key.Key_Z, Mod.ControlModifier)
    waiting.until(lambda: waiting.when(waiting.stage.one(one.id)) == "23.11. 10:00")


def test_name_and_interpreter_can_be_changed(waiting: Booker) -> None:
    side, one = waiting.panel.side, waiting.stage.all()[4]
    waiting.click(side.rows[4])
    waiting.click(side.details.change_button)
    assert waiting.panel.act.main.text() == "Speichern"
    waiting.panel.client.name.take_focus()
    waiting.type("Neu, Nina")
    waiting.press(Key.Key_S, Mod.AltModifier)
    waiting.book_key()
    waiting.until(lambda: waiting.stage.one(one.id).interpreter is Interpreter.PHONE)
    assert waiting.stage.person(one.id).name == "Neu, Nina"
    waiting.until(lambda: "Neu, N." in waiting.names())
    waiting.until(lambda: not waiting.controller.booking.under_way)
    waiting.press(Key.Key_Z, Mod.ControlModifier)
    waiting.until(lambda: not waiting.stage.person(one.id))
    assert waiting.stage.one(one.id).interpreter is None


def test_cancel_asks_for_a_reason_in_place(waiting: Booker) -> None:
    side, one = waiting.panel.side, waiting.stage.all()[3]
    waiting.click(side.rows[3])
    waiting.click(side.details.cancel_button)
    assert waiting.clerk.focus() is side.details.reason.edit
    waiting.press(Key.Key_Return)
    assert "warum" in side.details.sentence.text()
    waiting.type("krank")
    waiting.press(Key.Key_Return)
    waiting.until(lambda: waiting.stage.one(one.id).state is AppointmentState.CANCELLED)
    assert waiting.stage.one(one.id).now.reason == "krank"
    waiting.until(lambda: len(side.rows) == 4 and not side.details.isVisible())
    waiting.press(Key.Key_Z, Mod.ControlModifier)
    assert "Absage lässt sich nicht zurücknehmen" in waiting.bar()


def test_escape_leaves_the_question_then_the_card(waiting: Booker) -> None:
    side = waiting.panel.side
    waiting.click(side.rows[3])
    waiting.click(side.details.cancel_button)
    waiting.press(Key.Key_Escape)
    assert not side.details.asks
    waiting.press(Key.Key_Escape)
    assert not side.details.isVisible()
    assert len(waiting.own()) == 5


def test_the_card_of_who_is_there_takes_the_check_in_back(waiting: Booker) -> None:
    side, one = waiting.panel.side, waiting.stage.all()[2]
    waiting.stage.clock.set(MORNING - timedelta(minutes=18))
    waiting.click(side.rows[2])
    assert not side.details.move_button.isEnabled()
    assert "Doch nicht da" in side.details.move_button.toolTip()
    waiting.click(side.details.undo_button)
    waiting.until(lambda: waiting.stage.one(one.id).state is AppointmentState.BOOKED)


def test_a_cancelled_slip_says_so(waiting: Booker) -> None:
    from frontdesk.testing.builders import operation
    from frontdesk.usecases import appointments

    one = waiting.stage.all()[0]
    appointments.cancel(waiting.stage.store, op=operation(), appointment_id=one.id, reason="krank")
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.scan(one)
    waiting.until(lambda: "wurde abgesagt" in waiting.said())


def test_nobody_is_checked_in_while_the_database_is_away(waiting: Booker) -> None:
    def unreachable(name: str) -> None:
        raise StoreUnreachableError(reason="Netz")

    waiting.stage.guarded.before_each = unreachable
    waiting.until(lambda: waiting.clerk.controller.situation.is_stale, timeout=10_000)
    side = waiting.panel.side
    assert not any(row.here.isEnabled() for row in side.rows)
    assert "sobald sie antwortet" in side.rows[0].here.toolTip()
    waiting.press(Key.Key_E, Mod.ControlModifier)
    waiting.panel.side.field.edit.insert("öz")  # the test driver knows ASCII keys only
    waiting.press(Key.Key_Return)
    assert "antwortet nicht" in waiting.said()
    assert side.field.text() == "öz"
    waiting.stage.guarded.before_each = lambda name: None
    waiting.clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    waiting.until(lambda: not waiting.clerk.controller.situation.is_stale, timeout=10_000)
    waiting.press(Key.Key_Return)
    waiting.until_here(waiting.stage.all()[1])


def test_minutes_grow_while_nothing_happens(waiting: Booker) -> None:
    waiting.stage.clock.advance(minutes=4)
    waiting.clerk.controller.situation.connection.read()  # type: ignore[union-attr]
    waiting.until(
        lambda: (
            "31 Min" in waiting.panel.side.rows[0].accessibleName()
            or "nicht gekommen" in waiting.panel.side.rows[0].accessibleName()
        )
    )
    assert waiting.panel.side.rows[0].accessibleName().endswith("nicht gekommen")
    assert waiting.panel.side.rows[0].here.isVisible()  # very late, but there


def test_what_other_stations_do_is_shown(waiting: Booker) -> None:
    waiting.stage.check_in(waiting.stage.all()[1])
    waiting.clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    waiting.until(lambda: waiting.panel.side.rows[1].line.ticket == "B 700")  # type: ignore[union-attr]


def test_many_rows_are_built_in_turns(open_booking: OpenBooking) -> None:
    stage = Booking()
    for hour in (10, 11, 13, 14):
        for quarter in (0, 15, 30, 45):
            for code in ("wba", "nie", "asy", "spr"):
                stage.book(code, f"{hour}:{quarter:02}")
    booker = open_booking(stage)
    booker.until(lambda: len(booker.panel.side.rows) == 64)
    assert booker.names()[0] == "T 1"


def test_nobody_today_says_what_to_do(booker: Booker) -> None:
    assert "Heute hat niemand einen Termin" in booker.panel.side.empty.text()
    assert booker.panel.side.total.text() == "keine Termine"
