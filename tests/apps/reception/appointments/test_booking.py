"""Booking at F5 by keys and by mouse, on the real window: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from frontdesk.apps.reception.appointments.draft import Draft
from frontdesk.domain.appointment import AppointmentState, AppointmentStep, Interpreter, Person
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.printjob import SlipKind
from frontdesk.usecases import appointments
from tests.apps.reception.appointments.booked import CHRISTMAS, THURSDAY, Booking, appointments_house
from tests.apps.reception.appointments.conftest import Booker, Key, Mod
from tests.apps.reception.conftest import QuietWorker

OpenBooking = Callable[..., Booker]
TUESDAY = date(2026, 11, 24)


def test_the_next_free_slot_takes_two_chords_and_its_slip_is_ordered(
    printing: Booker, worker: QuietWorker
) -> None:
    printing.choose("auf")
    printing.clerk.presses = 0
    woken = worker.woken
    printing.next_key()
    printing.book_key()
    (one,) = printing.until_booked(1)
    assert printing.clerk.presses == 2
    assert printing.when(one) == "24.11. 08:00"
    assert [(job.kind, job.subject) for job in printing.jobs()] == [(SlipKind.APPOINTMENT, str(one.id))]
    printing.until(lambda: worker.woken > woken)
    assert "Gebucht: Di, 24.11.2026, 08:00" in printing.bar()


def test_reference_and_name_are_kept_with_the_person_alone(printing: Booker) -> None:
    printing.choose("auf")
    printing.next_key()
    printing.until(lambda: printing.panel.act.summary.title() == "Di, 24.11.2026, 08:00")
    printing.type("130724001234")
    printing.press(Key.Key_Return)
    printing.type("Karimi, Leila")
    printing.book_key()
    (one,) = printing.until_booked(1)
    assert printing.stage.person(one.id) == Person("Karimi, Leila", "130724001234")
    assert "Karimi" not in repr(one) + repr(printing.stage.events(one.id))
    assert printing.panel.client.name.text() == ""
    assert printing.panel.client.reference.text() == ""
    assert printing.controller.draft.service == "auf"


def test_no_key_is_logged_with_what_was_typed(booker: Booker, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(0):
        booker.choose("auf")
        booker.next_key()
        booker.type("130724001234")
        booker.press(Key.Key_Return)
        booker.type("Karimi")
        draft: Draft = booker.controller.draft
        assert "Karimi" not in repr(draft.intent())
        booker.book_key()
        booker.until_booked(1)
        booker.panel.side.take_focus()
        booker.type("Karimi")
        booker.press(Key.Key_Return)
        booker.until(lambda: "niemand" in booker.said())
    assert "Karimi" not in caplog.text
    assert "130724001234" not in caplog.text


def test_day_and_hour_by_keys(booker: Booker) -> None:
    booker.choose("auf")
    booker.until_plan(TUESDAY)  # today is over: the first day with something free
    booker.press(Key.Key_Right)
    booker.until_plan(date(2026, 11, 25))
    booker.press(Key.Key_Left)
    booker.until_plan(TUESDAY)
    assert booker.clerk.focus().isChecked()  # type: ignore[attr-defined]
    booker.press(Key.Key_Down)
    assert booker.panel.act.summary.title() == "Di, 24.11.2026, 08:00"
    booker.press(Key.Key_Down)
    booker.press(Key.Key_Right)
    assert booker.panel.act.summary.title() == "Di, 24.11.2026, 09:30"
    assert booker.panel.act.summary.caption() == "Aufenthalt 1 · Zimmer 1.04 · 1. Etage"
    booker.press(Key.Key_Right)
    assert booker.panel.act.summary.title() == "Di, 24.11.2026, 09:00"
    assert booker.panel.act.summary.caption().startswith("Aufenthalt 2")
    booker.press(Key.Key_Return)
    assert booker.clerk.focus() is booker.panel.client.reference.edit
    booker.book_key()
    (one,) = booker.until_booked(1)
    assert (booker.when(one), one.slot.place) == ("24.11. 09:00", 2)


def test_arrow_up_leads_back_to_the_days(booker: Booker) -> None:
    booker.choose("auf", TUESDAY)
    booker.press(Key.Key_Down)
    booker.press(Key.Key_Up)
    assert booker.clerk.focus() in booker.panel.days.buttons


def test_by_mouse(booker: Booker) -> None:
    panel = booker.panel
    booker.click(panel.picker.edit)
    assert panel.picker.is_open
    row = next(one for one in panel.picker.rows if one.choice.code == "auf")
    booker.click(row)
    booker.until_plan(TUESDAY)
    thursday = next(one for one in panel.days.shown() if one.cell is not None and one.cell.day == THURSDAY)
    booker.click(thursday)
    booker.until_plan(THURSDAY)
    booker.click(booker.slot("10:30", 2))
    booker.click(panel.client.switch)
    booker.click(panel.client.kind)
    panel.client.language.setCurrentIndex(3)
    panel.client.language.activated.emit(3)
    booker.click(panel.act.main)
    (one,) = booker.until_booked(1)
    assert (booker.when(one), one.slot.place) == ("26.11. 10:30", 2)
    assert (one.language, one.interpreter) == ("fa", Interpreter.ON_SITE)
    assert not panel.client.switch.isChecked()
    assert booker.controller.draft.form.language == "de"


def test_alt_n_again_takes_the_next_later_time(booker: Booker) -> None:
    booker.choose("auf")
    titles = []
    for expected in ("08:00", "08:30", "09:00"):
        booker.next_key()
        wanted = f"Di, 24.11.2026, {expected}"
        booker.until_summary(wanted)
        titles.append(booker.panel.act.summary.title())
    booker.next_key()
    booker.book_key()  # before the answer is there: the store still books the later one
    (one,) = booker.until_booked(1)
    assert booker.when(one) == "24.11. 09:30"


def test_the_interpreter_by_one_key(booker: Booker) -> None:
    booker.choose("auf")
    booker.next_key()
    seen = []
    for _ in range(4):
        booker.press(Key.Key_S, Mod.AltModifier)
        seen.append(booker.controller.draft.form.interpreter)
    assert seen == [Interpreter.PHONE, Interpreter.ON_SITE, Interpreter.OWN, None]


def test_without_service_or_time_no_key_books(booker: Booker) -> None:
    booker.book_key()
    booker.next_key()
    assert "Zuerst ein Anliegen wählen" in booker.bar()
    assert booker.clerk.focus() is booker.panel.picker.edit
    booker.choose("auf")
    booker.book_key()
    booker.press(Key.Key_Escape)
    assert booker.own() == []


def test_a_key_that_bounces_books_once(booker: Booker) -> None:
    booker.choose("auf")
    booker.next_key()
    booker.book_key()
    booker.book_key()
    booker.book_key()
    booker.until_booked(1)


def test_two_clients_in_a_hurry_get_two_appointments(booker: Booker) -> None:
    booker.choose("auf")
    for _ in range(2):
        booker.next_key()
        booker.book_key()
    first, second = booker.until_booked(2)
    assert first.slot != second.slot


def test_taken_meanwhile_offers_the_next_slot_and_keeps_the_input(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30"))
    booker.panel.client.reference.take_focus()
    booker.type("130724001234")
    booker.press(Key.Key_Return)
    booker.type("Karimi, Leila")
    for place in (1, 2, 3):
        booker.stage.book("auf", "10:30", day=THURSDAY, place=place)
    booker.book_key()
    booker.until(lambda: booker.panel.bar.buttons())
    assert "26.11.2026 10:30 ist schon vergeben. Nächster freier Termin: 26.11.2026 11:00." in booker.bar()
    assert booker.panel.bar.content is not None
    assert booker.panel.bar.content.status == "warn"
    assert booker.panel.client.name.text() == "Karimi, Leila"
    assert booker.panel.client.reference.text() == "130724001234"
    booker.press(Key.Key_Return)  # the sentence offers it; Enter takes it
    booker.until(lambda: booker.panel.act.summary.title() == "Do, 26.11.2026, 11:00")
    assert booker.bar() == ""
    booker.book_key()
    booked = booker.until_booked(4)
    assert booker.when(booked[-1]) == "26.11. 11:00"
    assert booker.stage.person(booked[-1].id).name == "Karimi, Leila"


def test_alt_n_takes_the_offered_slot_too(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30", 2))
    for place in (1, 2, 3):
        booker.stage.book("auf", "10:30", day=THURSDAY, place=place)
    booker.book_key()
    booker.until(lambda: booker.panel.bar.buttons())
    assert booker.panel.bar.buttons()[0].keys == "Alt N"
    booker.next_key()
    booker.until(lambda: booker.panel.act.summary.title() == "Do, 26.11.2026, 11:00")


def test_a_slot_that_others_take_before_the_key_is_said_at_once(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30", 2))
    booker.stage.book("auf", "10:30", day=THURSDAY, place=2)
    booker.clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    booker.until(lambda: "eben vergeben" in booker.bar() and booker.panel.bar.buttons())
    assert "Nächste freie Zeit: Do, 26.11.2026, 11:00." in booker.bar()
    assert booker.controller.draft.form.slot is None


def test_a_time_that_has_passed_is_refused_with_the_next_one(open_booking: OpenBooking) -> None:
    booker = open_booking()
    booker.choose("bes")
    booker.until_plan(code="bes")
    booker.click(booker.slot("09:45"))
    booker.stage.clock.advance(minutes=4)
    booker.book_key()
    booker.until(lambda: "ist schon vorbei" in booker.bar() and booker.panel.bar.buttons())
    booker.next_key()
    booker.until(lambda: booker.panel.act.summary.title() == "Mo, 23.11.2026, 10:00")


def test_a_day_that_was_closed_meanwhile(open_booking: OpenBooking) -> None:
    booker = open_booking()
    booker.choose("auf", CHRISTMAS)
    assert "geschlossen (1. Weihnachtstag)" in booker.panel.grid.empty.text()
    closed = next(
        one for one in booker.panel.days.shown() if one.cell is not None and one.cell.day == CHRISTMAS
    )
    assert "geschlossen: 1. Weihnachtstag" in closed.accessibleName()


def test_a_service_without_appointments_says_what_to_do(booker: Booker) -> None:
    booker.choose("dol")
    booker.until(lambda: "keine Termine" in booker.panel.grid.empty.text())
    assert "Ticket ausgeben (F2)" in booker.panel.grid.empty.text()
    booker.next_key()
    booker.book_key()
    booker.until(lambda: "keine Termine" in booker.bar())
    assert booker.own() == []


def test_the_strip_shows_ten_working_days_and_turns(booker: Booker) -> None:
    booker.choose("auf")
    days = booker.panel.days
    assert [one.cell.day.weekday() for one in days.shown() if one.cell is not None] == [0, 1, 2, 3, 4] * 2
    assert not days.back.isEnabled()
    booker.click(days.on)
    booker.until_plan(date(2026, 12, 7))
    assert days.back.isEnabled()
    booker.click(days.back)
    booker.until_plan(TUESDAY)
    assert not days.back.isEnabled()


def test_full_days_are_passed_over_by_the_arrow(open_booking: OpenBooking) -> None:
    stage = Booking()
    stage.fill("auf", date(2026, 11, 25))
    booker = open_booking(stage)
    booker.choose("auf", TUESDAY)
    booker.press(Key.Key_Right)
    booker.until_plan(THURSDAY)
    full = next(one for one in booker.panel.days.shown() if one.cell and one.cell.day.day == 25)
    assert full.accessibleName().endswith("voll")


def test_the_last_booking_is_taken_back_by_one_key(printing: Booker) -> None:
    printing.choose("auf")
    printing.next_key()
    printing.book_key()
    (one,) = printing.until_booked(1)
    printing.panel.take_focus()  # the name of the service stands there, but nobody has typed it
    printing.press(Key.Key_Z, Mod.ControlModifier)
    printing.until(lambda: printing.stage.one(one.id).state is AppointmentState.CANCELLED)
    assert printing.stage.one(one.id).now.reason == "taken_back"
    printing.until(lambda: "Zurückgenommen: T 1" in printing.bar())
    printing.press(Key.Key_Z, Mod.ControlModifier)
    assert "nichts, was zurückgenommen" in printing.bar()


def test_the_key_while_letters_are_typed_undoes_letters(booker: Booker) -> None:
    booker.choose("auf")
    booker.next_key()
    booker.book_key()
    booker.until_booked(1)
    booker.panel.client.name.take_focus()
    booker.type("Ka")
    booker.press(Key.Key_Z, Mod.ControlModifier)
    assert len(booker.own()) == 1


def test_an_old_booking_stands(booker: Booker) -> None:
    booker.choose("auf")
    booker.next_key()
    booker.book_key()
    booker.until_booked(1)
    connection = booker.clerk.controller.situation.connection
    assert connection is not None
    booker.stage.clock.set(booker.stage.clock.now() + timedelta(minutes=6))
    connection.read()
    booker.until(lambda: connection.picture is not None and connection.picture.at == booker.stage.clock.now())
    booker.press(Key.Key_Z, Mod.ControlModifier)
    assert "Älter als 5 Minuten" in booker.bar()
    assert len(booker.own()) == 1


def test_the_slip_is_printed_again_by_one_key(printing: Booker) -> None:
    printing.choose("auf")
    printing.next_key()
    printing.book_key()
    (one,) = printing.until_booked(1)
    printing.press(Key.Key_R, Mod.ControlModifier)
    printing.until(lambda: len(printing.jobs()) == 2)
    assert {job.subject for job in printing.jobs()} == {str(one.id)}


def test_a_lost_database_keeps_what_was_typed_and_books_it_later(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30", 2))
    booker.panel.client.name.take_focus()
    booker.type("Karimi, Leila")

    def unreachable(name: str) -> None:
        raise StoreUnreachableError(reason="Netz")

    booker.stage.guarded.before_each = unreachable
    booker.until(lambda: booker.clerk.controller.situation.is_stale, timeout=10_000)
    booker.book_key()
    assert "Ihre Eingabe bleibt stehen" in booker.bar()
    assert booker.panel.client.name.text() == "Karimi, Leila"
    assert "nicht aktuell" in booker.panel.side.total.text()
    booker.next_key()
    assert booker.own() == []
    booker.stage.guarded.before_each = lambda name: None
    booker.clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    booker.until(lambda: not booker.clerk.controller.situation.is_stale, timeout=10_000)
    booker.book_key()
    (one,) = booker.until_booked(1)
    assert booker.when(one) == "26.11. 10:30"
    assert booker.stage.person(one.id).name == "Karimi, Leila"


def test_a_lost_answer_books_once(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30", 2))
    begun: list[str] = []

    def fail_once(name: str) -> None:
        if name == "begin" and not begun:
            begun.append(name)
            raise StoreUnreachableError(reason="Netz")

    booker.stage.guarded.before_each = fail_once
    booker.book_key()
    booker.until(lambda: begun and not booker.controller.booking.under_way)
    first = booker.controller.draft.intent()
    assert first is not None
    assert booker.panel.act.summary.title() == "Do, 26.11.2026, 10:30"
    booker.book_key()
    booker.until_booked(1)


def test_a_lost_answer_is_no_slot_that_others_took(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30", 2))

    def fail(name: str) -> None:
        if name == "begin":
            raise StoreUnreachableError(reason="Netz")

    booker.stage.guarded.before_each = fail
    booker.book_key()
    booker.until(lambda: "Netz" in booker.bar())
    booker.stage.guarded.before_each = lambda name: None
    tried = booker.controller.draft.intent()
    assert tried is not None
    # It had been written all the same; only the answer was lost.
    op = booker.stage.runtime.operation(tried.op)
    appointments.book(booker.stage.store, booker.stage.house, op=op, wish=tried.wish, client=tried.client)
    booker.clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    booker.until(lambda: booker.times().count("10:30") == 2)
    booker.until_summary("Do, 26.11.2026, 10:30")
    booker.book_key()
    booker.until(lambda: "Gebucht: Do, 26.11.2026, 10:30" in booker.bar())
    booker.until_booked(1)
    booker.press(Key.Key_Z, Mod.ControlModifier)
    booker.until(lambda: booker.own() == [])


def test_a_refused_booking_does_not_push_the_next_client_out(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30"))
    booker.panel.client.name.take_focus()
    booker.type("Erste")
    booker.stage.book("auf", "10:30", day=THURSDAY, place=1)
    booker.book_key()
    booker.panel.client.name.take_focus()
    booker.type("Zweite")
    booker.until(lambda: "vergeben" in booker.clerk.window.notice.text())
    assert booker.panel.client.name.text() == "Zweite"
    booker.press(Key.Key_Escape)
    booker.clerk.window.notice.action.emit()
    assert booker.panel.client.name.text() == "Erste"


def test_a_scan_of_a_reference_is_recognised_and_moves_on(booker: Booker) -> None:
    booker.panel.client.reference.take_focus()
    booker.type("130724001234")
    assert booker.panel.client.finding.text() == "AZR-Nummer"
    booker.press(Key.Key_Return)
    assert booker.clerk.focus() is booker.panel.client.name.edit
    booker.panel.client.reference.take_focus()
    booker.type("irgendwas 12")
    assert booker.panel.client.finding.text() == ""


def test_hostile_text_is_kept_as_text(booker: Booker) -> None:
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30"))
    booker.panel.client.name.edit.setText("<b>Karimi</b>\u202e")
    booker.panel.client.name.edit.textEdited.emit("<b>Karimi</b>\u202e")
    booker.panel.picker.edit.setText("\x00\x1b@")
    booker.book_key()
    (one,) = booker.until_booked(1)
    assert booker.stage.person(one.id).name == "<b>Karimi</b>"


def test_the_calendar_file_says_nobody(
    booker: Booker, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    from frontdesk.apps.reception.appointments import aftercare

    monkeypatch.setattr(aftercare, "documents_folder", lambda: tmp_path)
    booker.choose("auf", THURSDAY)
    booker.click(booker.slot("10:30"))
    booker.panel.client.name.take_focus()
    booker.type("Karimi, Leila")
    booker.book_key()
    (one,) = booker.until_booked(1)
    booker.until(lambda: booker.panel.bar.buttons())
    save = next(b for b in booker.panel.bar.buttons() if b.text() == "Kalenderdatei")
    booker.click(save)
    booker.until(lambda: "Kalenderdatei gespeichert" in booker.bar())
    file = tmp_path / "Termin-T1-2026-11-26-1030.ics"  # type: ignore[operator]
    assert str(file) in booker.bar()
    content = file.read_text()
    assert f"UID:{one.uid}" in content
    assert "20261126T093000Z" in content
    assert "Karimi" not in content


def test_the_house_may_change_under_the_page(booker: Booker) -> None:
    from dataclasses import replace

    from frontdesk.testing.builders import operation
    from frontdesk.usecases import houses

    booker.choose("auf", THURSDAY)
    house = appointments_house()
    changed = replace(house, availability=house.availability[1:])
    houses.load_house(booker.stage.store, op=operation(), house=changed)
    booker.clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    booker.until(lambda: "keine Termine" in booker.panel.grid.empty.text())


def test_events_tell_who_and_when_but_not_whose(booker: Booker) -> None:
    booker.choose("auf")
    booker.next_key()
    booker.book_key()
    (one,) = booker.until_booked(1)
    (event,) = booker.stage.events(one.id)
    assert (event.step, event.station, event.role) == (AppointmentStep.BOOKED, "reception-1", "reception")


def test_enter_in_the_picker_with_no_match_stays(booker: Booker) -> None:
    booker.type("zzz")
    booker.press(Key.Key_Return)
    assert booker.clerk.focus() is booker.panel.picker.edit
    assert booker.controller.draft.service is None
    booker.press(Key.Key_Escape)
    assert booker.panel.picker.edit.text() == ""
