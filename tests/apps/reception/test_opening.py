"""Closing a service for today and opening it early, at the real window with real keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.opening import REGULAR_HOURS, OpeningStep
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, openings
from tests.apps.reception.conftest import Clerk, Key, Mod, OpenWindow
from tests.apps.reception.stage import MORNING, Stage, mockup_morning

EARLY = MORNING - timedelta(hours=2, minutes=42)  # 07:00, half an hour before the doors open


def is_open(stage: Stage, code: str) -> bool:
    return next(
        one.is_open for one in openings.service_openings(stage.store, stage.house) if one.service.code == code
    )


def reason_of(stage: Stage, code: str) -> str:
    decisions = stage.store.openings.decisions(stage.house.business_day(stage.clock.now()))
    return next((one.reason for one in decisions.values() if one.service == code), "")


def mark(clerk: Clerk, code: str) -> str:
    told = clerk.tile(code).mark
    return "" if told is None else told.text


def asks(clerk: Clerk, code: str = "wba") -> None:
    clerk.type(code)
    clerk.until(lambda: clerk.window.ticket.preview.opening.isVisible())
    clerk.press(Key.Key_H, Mod.AltModifier)


def test_two_chords_and_enter_close_a_service_for_today(clerk: Clerk) -> None:
    assert clerk.window.ticket.preview.button.keys
    asks(clerk)
    part = clerk.window.ticket.opening
    assert clerk.window.ticket.preview.button.keys == "", "Enter is the answer now"
    assert part.isVisible()
    assert not clerk.window.ticket.languages.isVisible()
    assert not part.done.isEnabled()
    clerk.press(Key.Key_1, Mod.AltModifier)
    assert part.reason.text() == "Personal fehlt"
    clerk.press(Key.Key_Return)
    clerk.until(lambda: mark(clerk, "wba") == "heute zu · Personal fehlt")
    assert clerk.window.notice.text() == "„Weiterbewilligung“ ist heute zu: Personal fehlt."
    assert not is_open(clerk.stage, "wba")
    assert clerk.tickets() == []
    assert clerk.window.ticket.preview.button.keys
    assert clerk.window.ticket.languages.isVisible()
    assert clerk.focus() is clerk.window.ticket.search.edit
    assert "heute zu · Personal fehlt" in clerk.tile("wba").accessibleName()
    assert clerk.window.ticket.preview.opening.text() == "Jetzt öffnen"


def test_enter_elsewhere_leads_back_to_the_question(clerk: Clerk) -> None:
    asks(clerk)
    clerk.press(Key.Key_1, Mod.AltModifier)
    clerk.window.ticket.search.edit.setFocus()
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert clerk.tickets() == []
    assert is_open(clerk.stage, "wba")
    assert clerk.focus() is clerk.window.ticket.opening.reason.edit
    clerk.press(Key.Key_Return)
    clerk.until(lambda: not is_open(clerk.stage, "wba"))


def test_own_words_are_a_reason_and_none_is_no_answer(clerk: Clerk) -> None:
    asks(clerk)
    clerk.press(Key.Key_Return)
    assert clerk.window.ticket.opening.isVisible()
    clerk.type("  Umzug   im Haus ")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: mark(clerk, "wba") == "heute zu · Umzug im Haus")


@pytest.mark.parametrize(("key", "mods"), [(Key.Key_Escape, Mod.NoModifier), (Key.Key_H, Mod.AltModifier)])
def test_it_is_given_up_without_a_trace(clerk: Clerk, key: Qt.Key, mods: Qt.KeyboardModifier) -> None:
    before = clerk.stage.store.changes_since(None).revision
    asks(clerk)
    clerk.press(Key.Key_1, Mod.AltModifier)
    clerk.press(key, mods)
    assert not clerk.window.ticket.opening.isVisible()
    assert clerk.controller.draft.service == "wba"
    assert clerk.stage.store.changes_since(None).revision == before


def test_choosing_another_service_takes_the_question_away(clerk: Clerk) -> None:
    asks(clerk)
    clerk.tile("neu").click()
    assert not clerk.window.ticket.opening.isVisible()


def test_by_mouse(clerk: Clerk) -> None:
    clerk.tile("wba").click()
    clerk.until(lambda: clerk.window.ticket.preview.opening.isVisible())
    clerk.window.ticket.preview.opening.click()
    clerk.window.ticket.opening.chips[1].click()
    clerk.window.ticket.opening.done.click()
    clerk.until(lambda: mark(clerk, "wba") == "heute zu · Heute ausgelastet")


def test_enter_explains_and_shift_enter_issues_all_the_same(clerk: Clerk) -> None:
    openings.close_service(clerk.stage.store, clerk.stage.house, op=operation(), service="wba", reason="voll")
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: "(voll)" in clerk.window.ticket.preview.refusal.text())
    assert clerk.tickets() == []
    clerk.press(Key.Key_Return, Mod.ShiftModifier)
    clerk.until(lambda: len(clerk.tickets()) == 1)


def test_closing_is_taken_back_by_the_notice(clerk: Clerk) -> None:
    asks(clerk)
    clerk.press(Key.Key_1, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: mark(clerk, "wba") != "")
    clerk.window.notice.action.emit()
    clerk.until(lambda: mark(clerk, "wba") == "")
    assert is_open(clerk.stage, "wba")
    assert reason_of(clerk.stage, "wba") == REGULAR_HOURS
    clerk.until(lambda: clerk.window.notice.text() == "„Weiterbewilligung“: zurückgenommen.")
    clerk.stage.clock.set(MORNING + timedelta(hours=9))
    assert not is_open(clerk.stage, "wba")


def test_opening_early_and_taking_it_back_leaves_the_hours_as_they_are(open_window: OpenWindow) -> None:
    clerk = open_window(Stage(at=EARLY))
    assert not is_open(clerk.stage, "wba")
    asks(clerk)
    clerk.press(Key.Key_1, Mod.AltModifier)
    assert clerk.window.ticket.opening.reason.text() == "Früher offen"
    clerk.press(Key.Key_Return)
    clerk.until(lambda: mark(clerk, "wba") == "offen · Früher offen")
    assert is_open(clerk.stage, "wba")
    clerk.window.notice.action.emit()
    clerk.until(lambda: mark(clerk, "wba") == "")
    assert not is_open(clerk.stage, "wba")
    clerk.stage.clock.set(MORNING)
    assert is_open(clerk.stage, "wba")


def test_what_was_said_covers_no_other_page(clerk: Clerk) -> None:
    asks(clerk)
    clerk.press(Key.Key_1, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.window.notice.isVisible())
    clerk.window.show_questions_page()
    clerk.until_idle()
    assert not clerk.window.notice.isVisible()
    assert not is_open(clerk.stage, "wba")


def test_reopening_is_taken_back_to_the_closing_before(clerk: Clerk) -> None:
    openings.close_service(clerk.stage.store, clerk.stage.house, op=operation(), service="wba", reason="voll")
    connection = clerk.controller.situation.connection
    assert connection is not None
    connection.feed.ask_now()
    clerk.until(lambda: mark(clerk, "wba") == "heute zu · voll")
    asks(clerk)
    clerk.press(Key.Key_3, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: is_open(clerk.stage, "wba") and mark(clerk, "wba") == "")
    clerk.until(lambda: clerk.window.notice.text() == "„Weiterbewilligung“ ist offen: Wieder besetzt.")
    clerk.window.notice.action.emit()
    clerk.until(lambda: mark(clerk, "wba") == "heute zu · voll")
    assert (reason_of(clerk.stage, "wba"), is_open(clerk.stage, "wba")) == ("voll", False)


def test_the_action_of_another_notice_takes_nothing_back(clerk: Clerk) -> None:
    asks(clerk)
    clerk.press(Key.Key_1, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: mark(clerk, "wba") != "")
    clerk.window.notice.say("Etwas anderes.", "warn", action="Zurückholen")
    clerk.window.notice.action.emit()
    assert not is_open(clerk.stage, "wba")


def test_in_a_window_without_room_for_the_button_the_keys_do_the_same(open_window: OpenWindow) -> None:
    clerk = open_window(Stage(), scale=2.0)
    assert clerk.window.is_compact
    clerk.press(Key.Key_H, Mod.AltModifier)
    assert not clerk.window.ticket.opening.isVisible(), "nothing is chosen"
    clerk.type("wba")
    clerk.until(lambda: clerk.controller.draft.service == "wba")
    assert not clerk.window.ticket.preview.opening.isVisible()
    clerk.press(Key.Key_H, Mod.AltModifier)
    part = clerk.window.ticket.opening
    clerk.until(lambda: part.reason.visibleRegion().boundingRect() == part.reason.rect())
    clerk.press(Key.Key_1, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: not is_open(clerk.stage, "wba"))
    assert reason_of(clerk.stage, "wba") == "Personal fehlt"


def test_nothing_moves(open_window: OpenWindow) -> None:
    clerk = open_window(mockup_morning())
    clerk.type("wba")
    ticket = clerk.window.ticket
    clerk.until(lambda: ticket.preview.opening.isVisible())
    places = {w: w.geometry() for w in (ticket.need, ticket.preview, ticket.languages, ticket.board)}
    clerk.press(Key.Key_H, Mod.AltModifier)
    clerk.until(lambda: ticket.opening.geometry() == places[ticket.languages])
    places.pop(ticket.languages)
    assert {w: w.geometry() for w in places} == places


def test_the_kind_of_decision_is_kept(clerk: Clerk) -> None:
    asks(clerk)
    clerk.press(Key.Key_2, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: not is_open(clerk.stage, "wba"))
    (made,) = clerk.stage.store.openings.history(clerk.stage.house.business_day(MORNING))
    assert (made.step, made.station) == (OpeningStep.CLOSED, "reception-1")


def test_a_full_day_shows_on_the_tile_and_enter_explains(open_window: OpenWindow) -> None:
    stage = mockup_morning()
    stage.clock.set(MORNING + timedelta(hours=5, minutes=58))  # 15:40, twenty minutes before the end
    desk = next(desk for desk in stage.house.desks if "wba" in desk.services)
    calling.open_desk(stage.store, stage.house, op=operation("desk-1", "desk"), desk=desk.name)
    clerk = open_window(stage)
    clerk.until(lambda: mark(clerk, "wba") == "heute voll")
    assert mark(clerk, "auf") == "", "no desk takes it: nobody knows"
    before = len(clerk.tickets())
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    preview = clerk.window.ticket.preview
    assert "genug Tickets ausgegeben" in preview.refusal.text()
    assert "bedient wird bis 16:00" in preview.refusal.text()
    assert len(clerk.tickets()) == before
    clerk.press(Key.Key_Return, Mod.ShiftModifier)
    clerk.until(lambda: len(clerk.tickets()) == before + 1)


def test_old_figures_say_of_no_day_that_it_is_full(open_window: OpenWindow) -> None:
    stage = mockup_morning()
    stage.clock.set(MORNING + timedelta(hours=5, minutes=58))
    desk = next(desk for desk in stage.house.desks if "wba" in desk.services)
    calling.open_desk(stage.store, stage.house, op=operation("desk-1", "desk"), desk=desk.name)
    openings.close_service(stage.store, stage.house, op=operation(), service="auf", reason="voll")
    clerk = open_window(stage)
    clerk.until(lambda: mark(clerk, "wba") == "heute voll")

    def unreachable(name: str) -> None:
        raise StoreUnreachableError(reason="Netz")

    stage.guarded.before_each = unreachable
    clerk.until(lambda: clerk.controller.situation.is_stale, timeout=10_000)
    assert mark(clerk, "wba") == ""
    assert mark(clerk, "auf") == "heute zu · voll", "what people decided stands"


def test_a_closing_by_somebody_else_is_not_taken_back(clerk: Clerk) -> None:
    asks(clerk)
    clerk.press(Key.Key_1, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: mark(clerk, "wba") != "")
    stage = clerk.stage
    stage.clock.advance(minutes=1)
    openings.close_service(
        stage.store, stage.house, op=operation("reception-2"), service="wba", reason="Chef"
    )
    clerk.window.notice.action.emit()
    clerk.until(lambda: "inzwischen neu entschieden" in clerk.window.notice.text())
    assert (reason_of(stage, "wba"), is_open(stage, "wba")) == ("Chef", False)
