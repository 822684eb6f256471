"""Giving out tickets at a real window with real keys."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.domain.errors import StoreBusyError, StoreUnreachableError
from frontdesk.domain.ticket import Need
from tests.apps.reception.conftest import Clerk, Key, Mod
from tests.apps.reception.stage import MORNING, Stage, mockup_morning

ISOLATES = dict.fromkeys((0x2068, 0x2069))


def test_three_letters_and_enter_are_four_keys(clerk: Clerk) -> None:
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert clerk.presses == 4
    (ticket,) = clerk.tickets()
    assert (ticket.label, ticket.service, ticket.language, ticket.need) == ("A 001", "wba", "de", None)


def test_the_same_keys_work_again_and_again_without_a_mouse(clerk: Clerk) -> None:
    for code in ("wba", "eat", "kra"):
        clerk.type(code)
        clerk.press(Key.Key_Enter, Mod.KeypadModifier)
    clerk.until_idle()
    assert [t.label for t in clerk.tickets()] == ["C 001", "B 001", "A 001"]


@pytest.mark.parametrize(
    ("key", "language"),
    [(Key.Key_2, "en"), (Key.Key_3, "ar"), (Key.Key_0, "ti"), (Key.Key_L, "de-simple")],
)
def test_another_language_is_one_chord_more(clerk: Clerk, key: Qt.Key, language: str) -> None:
    clerk.type("wba")
    clerk.press(key, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert clerk.presses == 5
    assert clerk.tickets()[0].language == language


def test_a_further_language_is_chosen_inline(clerk: Clerk) -> None:
    clerk.type("wba")
    clerk.press(Key.Key_W, Mod.AltModifier)
    assert "ckb" in clerk.window.ticket.languages.chips()
    clerk.press(Key.Key_2, Mod.AltModifier)
    chips = clerk.window.ticket.languages.chips()
    assert "de" in chips
    assert chips["more"].isChecked()
    assert chips["more"].text() == "Kurmancî"
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert clerk.tickets()[0].language == "ku"
    assert clerk.window.ticket.languages.chips()["de"].isChecked()


def test_priority_is_one_chord_more_and_stores_the_class_alone(clerk: Clerk) -> None:
    clerk.type("wba")
    clerk.press(Key.Key_V, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert clerk.presses == 5
    ticket = clerk.tickets()[0]
    assert ticket.need is Need.SEAT
    events = clerk.stage.store.events(ticket.id)
    assert "mobil" not in repr(events).casefold()


def test_a_reason_turns_the_switch_on(clerk: Clerk) -> None:
    clerk.window.ticket.need.reasons.chips()[2].click()
    assert clerk.window.ticket.need.switch.isChecked()
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert clerk.tickets()[0].need is Need.URGENT
    assert not clerk.window.ticket.need.switch.isChecked()


def test_after_a_ticket_everything_is_as_at_the_start(clerk: Clerk) -> None:
    clerk.type("wba")
    clerk.press(Key.Key_3, Mod.AltModifier)
    clerk.press(Key.Key_V, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    panel = clerk.window.ticket
    assert panel.search.text() == ""
    assert not any(tile.isChecked() or tile.is_dimmed for tile in panel.board.tiles().values())
    assert panel.languages.chips()["de"].isChecked()
    assert not panel.need.switch.isChecked()
    assert clerk.window.focusWidget() is panel.search.edit


def test_a_tile_and_the_button_are_two_taps(clerk: Clerk) -> None:
    QTest.mouseClick(clerk.tile("eat"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(clerk.window.ticket.preview.button, Qt.MouseButton.LeftButton)
    clerk.until_idle()
    assert clerk.tickets()[0].service == "eat"
    assert clerk.window.focusWidget() is clerk.window.ticket.search.edit


@pytest.mark.parametrize("press", ["enter", "button", "held"])
def test_a_bounce_is_one_ticket(clerk: Clerk, press: str) -> None:
    clerk.type("wba")
    button = clerk.window.ticket.preview.button
    if press == "enter":
        clerk.press(Key.Key_Return)
        clerk.press(Key.Key_Return)
    elif press == "button":
        QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        for _ in range(5):
            clerk.press(Key.Key_Return)
    clerk.until_idle()
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert len(clerk.tickets()) == 1


def test_nothing_chosen_gives_nothing(clerk: Clerk) -> None:
    clerk.press(Key.Key_Return)
    clerk.type("be")
    clerk.press(Key.Key_Return)
    assert not clerk.controller.issuing.under_way
    assert clerk.tickets() == []
    assert not clerk.window.ticket.preview.button.isEnabled()
    assert clerk.window.ticket.preview.button.toolTip() == "Zuerst ein Anliegen wählen"


def hold_issuing(stage: Stage) -> Callable[[], None]:
    """The store takes its time over issuing until the answer is called."""
    gate = threading.Event()

    def wait(name: str) -> None:
        if name == "issue":
            gate.wait(10)

    stage.guarded.before_each = wait
    return gate.set


def test_the_next_search_can_be_typed_while_the_store_works(clerk: Clerk) -> None:
    release = hold_issuing(clerk.stage)
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    clerk.type("eat")
    assert clerk.window.ticket.search.text() == "eat"
    clerk.press(Key.Key_Return)
    release()
    clerk.until(lambda: len(clerk.tickets()) == 2)
    assert [t.label for t in clerk.tickets()] == ["B 001", "A 001"]


def test_progress_is_said_only_when_it_takes_long(clerk: Clerk) -> None:
    release = hold_issuing(clerk.stage)
    button = clerk.window.ticket.preview.button
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    assert "…" not in button.text()
    clerk.until(lambda: button.text() == "Wird ausgegeben …")
    release()
    clerk.until_idle()
    assert "…" not in button.text()


def test_closed_is_said_inline_and_shift_enter_insists(open_window: Callable[..., Clerk]) -> None:
    stage = Stage(at=MORNING.replace(hour=20))
    clerk = open_window(stage)
    clerk.type("wba")
    clerk.press(Key.Key_2, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    preview = clerk.window.ticket.preview
    clerk.until(lambda: preview.refusal.isVisible())
    assert "geschlossen" in preview.refusal.text()
    assert clerk.controller.draft.service == "wba"
    assert clerk.controller.draft.language == "en"
    assert clerk.tickets() == []
    assert preview.button.accessibleName() == "Trotzdem ausgeben, Umschalt Enter"
    clerk.press(Key.Key_Return, Mod.ShiftModifier)
    clerk.until_idle()
    assert [t.language for t in clerk.tickets()] == ["en"]
    assert not preview.refusal.isVisible()


def test_the_button_insists_after_a_refusal(open_window: Callable[..., Clerk]) -> None:
    clerk = open_window(Stage(at=MORNING.replace(hour=20)))
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.window.ticket.preview.offers_anyway)
    clerk.window.ticket.preview.button.click()
    clerk.until_idle()
    assert len(clerk.tickets()) == 1


def test_a_lost_reply_is_retried_as_the_same_ticket(clerk: Clerk) -> None:
    store = clerk.stage.store
    lost: list[object] = []
    real_issue = store.issue

    def issue_and_lose(order):
        issued = real_issue(order)
        if not lost:
            lost.append(issued)
            raise StoreBusyError
        return issued

    store.issue = issue_and_lose  # type: ignore[method-assign]
    clerk.type("wba")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.window.ticket.preview.refusal.isVisible())
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert len(clerk.tickets()) == 1


def test_a_failure_does_not_overwrite_what_is_typed_meanwhile(clerk: Clerk) -> None:
    gate = threading.Event()

    def fail(name: str) -> None:
        if name == "issue":
            gate.wait(10)
            raise StoreUnreachableError(reason="Netz")

    clerk.stage.guarded.before_each = fail
    clerk.type("wba")
    clerk.press(Key.Key_3, Mod.AltModifier)
    clerk.press(Key.Key_Return)
    clerk.type("eat")
    gate.set()
    notice = clerk.window.notice
    clerk.until(notice.isVisible)
    assert clerk.window.ticket.search.text() == "eat"
    clerk.stage.guarded.before_each = lambda name: None
    notice.action.emit()
    assert (clerk.controller.draft.service, clerk.controller.draft.language) == ("wba", "ar")
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert [t.language for t in clerk.tickets()] == ["ar"]


def test_the_preview_tells_number_place_wait_and_language(open_window: Callable[..., Clerk]) -> None:
    clerk = open_window(mockup_morning())
    clerk.type("wba")
    clerk.press(Key.Key_3, Mod.AltModifier)
    preview = clerk.window.ticket.preview
    assert preview.number.text() == "A 054"
    assert preview.service.text() == "Weiterbewilligung"
    assert preview.wait.text() == "11 davor · ca. 5–45 Min Wartezeit"
    assert preview.languages.text().translate(ISOLATES) == "Deutsch (العربية noch ungeprüft)"
    clerk.press(Key.Key_2, Mod.AltModifier)
    assert preview.languages.text().translate(ISOLATES) == "Deutsch und English"
    clerk.press(Key.Key_1, Mod.AltModifier)
    assert preview.languages.text().translate(ISOLATES) == "Deutsch"
    assert (preview.agency.text(), preview.floor.text()) == ("Jobcenter", "2. Etage")


def test_the_preview_of_a_client_who_goes_first_shows_the_own_wait_and_no_place_of_the_last(
    open_window: Callable[..., Clerk],
) -> None:
    clerk = open_window(mockup_morning())
    clerk.type("wba")
    clerk.window.ticket.need.switch.click()
    wait = clerk.window.ticket.preview.wait
    assert wait.text() == "mit Vorrang · ca. 0–25 Min Wartezeit"
    clerk.window.ticket.need.switch.click()
    assert wait.text() == "11 davor · ca. 5–45 Min Wartezeit"


def test_an_unknown_wait_is_said_to_be_unknown(clerk: Clerk) -> None:
    clerk.type("wba")
    assert clerk.window.ticket.preview.wait.text() == "0 davor · kein Platz offen"
