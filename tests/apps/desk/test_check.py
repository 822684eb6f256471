"""The page that checks a bundle receipt by receipt, by keyboard and scanner alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.apps.desk.papers.state import Judgement
from frontdesk.domain.bundle import Bundle
from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.receipt import Place, Receipt
from frontdesk.store.open import open_store
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import bundles
from frontdesk.usecases.health import check_store
from tests.apps.desk.conftest import OpenRoom
from tests.apps.desk.papers import (
    accepted,
    check_rows,
    handed_over,
    hands_in,
    present,
    scan,
    shown,
    state_of,
)
from tests.apps.desk.room import Key, Mod, Morning, Room, local

OPEN = [("0001", "offen"), ("0002", "offen"), ("0003", "offen")]


class Checked:
    """A window with bundle A-1 of three receipts, which is being checked."""

    def __init__(self, morning: Morning, open_room: OpenRoom) -> None:
        self.morning = morning
        self.receipts: list[Receipt] = [hands_in(morning, at=at) for at in ("09:05", "09:10", "09:15")]
        self.bundle: Bundle = handed_over(morning, at="09:30")
        morning.clock.set(local("09:42:38"))
        self.room = open_room(morning)
        self.room.press(Key.Key_F11)
        self.room.settle()

    @property
    def shows(self) -> bool:
        return self.room.window.pages.currentWidget() is self.room.window.check

    @property
    def answer(self) -> str:
        return self.room.window.check.answer()

    @property
    def field(self) -> str:
        return self.room.window.check.field.text()

    def places(self) -> list[Place]:
        return [present(self.morning, one).place for one in self.receipts]


@pytest.fixture
def checked(morning: Morning, open_room: OpenRoom) -> Checked:
    return Checked(morning, open_room)


def test_f11_lists_what_travels_and_takes_the_focus_to_the_field(checked):
    page = checked.room.window.check
    assert checked.shows
    assert check_rows(checked.room) == OPEN
    assert page._title.text() == "Stapel A-1 prüfen"
    assert page._progress.text() == "3 offen · 0 da · 0 beanstandet"
    assert checked.room.window.focusWidget() is page.field.edit
    assert page.list.rows.item(0).text() == ("0001 · 09:05, Kontoauszug × 3, Mietvertrag × 1, offen")


def test_esc_goes_back_and_the_marks_are_kept(checked):
    room = checked.room
    scan(room, checked.receipts[1].label)
    room.press(Key.Key_Escape)
    assert room.window.pages.currentWidget() is room.window.work
    assert room.window.focusWidget() is room.window.main_key()
    assert checked.places() == [Place.BUNDLED] * 3
    room.press(Key.Key_F11)
    room.settle()
    assert check_rows(room) == [("0001", "offen"), ("0002", "da"), ("0003", "offen")]


def test_scanning_receipts_marks_them_and_a_second_enter_does_nothing(checked):
    scan(checked.room, checked.receipts[2].label, enters=2)
    assert check_rows(checked.room) == [("0001", "offen"), ("0002", "offen"), ("0003", "da")]
    assert checked.field == ""
    assert checked.places() == [Place.BUNDLED] * 3


def test_the_number_alone_is_enough(checked):
    scan(checked.room, "2")
    assert check_rows(checked.room)[1] == ("0002", "da")
    assert checked.answer == "Eingang 0002 ist da."


def test_only_what_was_checked_is_saved(checked):
    room = checked.room
    scan(room, checked.receipts[0].label)
    scan(room, checked.receipts[2].label)
    room.press(Key.Key_Return, Mod.ControlModifier)
    room.settle()
    assert checked.places() == [Place.ACCEPTED, Place.BUNDLED, Place.ACCEPTED]
    assert state_of(checked.morning, checked.bundle) == "handed_over"
    assert room.said == "Stapel A-1: gespeichert, der Rest ist offen."
    assert checked.shows
    assert check_rows(room) == [("0002", "offen")]
    room.press(Key.Key_Escape)
    assert shown(room)[0].startswith("Stapel A-1, noch 1 von 3 Eingängen")


def test_a_dispute_with_a_reason_and_the_rest_accepted(checked):
    room = checked.room
    room.press(Key.Key_Down)
    room.press(Key.Key_F7)
    assert room.window.check._caption.text() == "Grund: was ist mit Eingang 0002?"
    assert checked.field == "fehlt"
    room.type("Seite 2 fehlt")
    room.press(Key.Key_Return)
    assert check_rows(room)[1] == ("0002", "Seite 2 fehlt")
    room.press(Key.Key_F2)
    room.settle()
    assert checked.places() == [Place.ACCEPTED, Place.DISPUTED, Place.ACCEPTED]
    assert present(checked.morning, checked.receipts[1]).now.reason == "Seite 2 fehlt"
    assert state_of(checked.morning, checked.bundle) == "disputed"
    assert room.said == "Stapel A-1 ist geprüft. Was beanstandet ist, sieht der Empfang sofort."
    assert room.window.pages.currentWidget() is room.window.work
    assert shown(room) == ["Eingang 0002 beanstandet, Seite 2 fehlt · seit 09:42"]


def test_a_missing_paper_needs_two_keys(checked):
    room = checked.room
    room.press(Key.Key_F7)
    room.press(Key.Key_Return)
    assert check_rows(room)[0] == ("0001", "fehlt")
    room.press(Key.Key_Return, Mod.ControlModifier)
    room.settle()
    assert checked.places() == [Place.DISPUTED, Place.BUNDLED, Place.BUNDLED]


def test_a_reason_cannot_be_empty_or_a_code(checked):
    room = checked.room
    room.press(Key.Key_F7)
    room.type("   ")
    room.press(Key.Key_Return)
    assert checked.answer == "Eine Beanstandung braucht einen Grund in wenigen Worten."
    room.window.check.field.clear()
    scan(room, checked.receipts[1].label)
    assert checked.answer.startswith("Das ist ein Code und kein Grund.")
    assert check_rows(room) == OPEN
    room.press(Key.Key_Escape)
    assert checked.shows
    assert not room.window.check.asks_reason
    room.press(Key.Key_Escape)
    assert not checked.shows


def test_a_reason_stays_text(checked):
    room = checked.room
    room.press(Key.Key_F7)
    room.window.check.field.set_text("<img src=file:/x> =cmd() \u202etxt")
    room.press(Key.Key_Return)
    room.press(Key.Key_F2)
    room.settle()
    reason = present(checked.morning, checked.receipts[0]).now.reason
    assert reason == "<img src=file:/x> =cmd() txt"
    assert any("<img src=file:/x>" in line for line in shown(room))


def test_f4_and_f7_take_their_own_mark_away_again(checked):
    room = checked.room
    room.press(Key.Key_F4)
    assert check_rows(room)[0] == ("0001", "da")
    room.press(Key.Key_Up)
    room.press(Key.Key_F4)
    assert check_rows(room) == OPEN
    room.press(Key.Key_F7)
    room.press(Key.Key_Return)
    room.press(Key.Key_Up)
    room.press(Key.Key_F7)
    assert check_rows(room) == OPEN


def test_strg_z_takes_back_the_last_mark_and_not_the_last_act_of_the_desk(checked):
    room = checked.room
    before = checked.morning.store.changes_since(None).revision
    scan(room, "1")
    scan(room, "2")
    room.press(Key.Key_Z, Mod.ControlModifier)
    assert check_rows(room) == [("0001", "da"), ("0002", "offen"), ("0003", "offen")]
    room.press(Key.Key_Z, Mod.ControlModifier)
    room.press(Key.Key_Z, Mod.ControlModifier)
    assert check_rows(room) == OPEN
    assert checked.answer == "Hier ist nichts zurückzunehmen."
    scan(room, "1")
    room.window.check.rest.setFocus()
    room.press(Key.Key_Z, Mod.ControlModifier)
    assert check_rows(room) == OPEN
    assert checked.morning.store.changes_since(None).revision == before


def test_scanning_the_bundle_accepts_the_rest(checked):
    checked.room.press(Key.Key_F7)
    checked.room.press(Key.Key_Return)
    scan(checked.room, str(checked.bundle.number))
    assert checked.places() == [Place.DISPUTED, Place.ACCEPTED, Place.ACCEPTED]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("99", "„99“ ist nicht offen in Stapel A-1."),
        ("HDI-2026-000001-00", "Der Code ist falsch gelesen"),
        ("hallo", "Das ist kein Code"),
        ("y" * 3999, "Das ist zu lang für einen Code."),
    ],
)
def test_what_cannot_be_used_says_so_beside_the_field_and_stays_there(checked, text, said):
    scan(checked.room, text)
    assert checked.answer.startswith(said)
    assert checked.field == text
    assert check_rows(checked.room) == OPEN
    assert checked.room.window.focusWidget() is checked.room.window.check.field.edit
    scan(checked.room, "1")  # what was wrong is typed over
    assert check_rows(checked.room)[0] == ("0001", "da")


def test_a_receipt_of_another_bundle_is_not_marked(checked):
    other = hands_in(checked.morning)
    scan(checked.room, other.label)
    assert checked.answer == "„0004“ ist nicht offen in Stapel A-1."


def test_a_receipt_that_is_scanned_at_the_desk_opens_its_bundle(checked):
    room = checked.room
    room.press(Key.Key_Escape)
    scan(room, checked.receipts[1].label)
    room.settle()
    assert checked.shows
    assert check_rows(room) == [("0001", "offen"), ("0002", "da"), ("0003", "offen")]
    assert checked.morning.at_desk() == ""


def test_a_scan_while_a_button_has_the_focus_counts_too(checked):
    checked.room.window.check.here.setFocus()
    scan(checked.room, checked.receipts[2].label)
    assert check_rows(checked.room)[2] == ("0003", "da")


def test_nothing_can_be_saved_before_something_is_marked(checked):
    room = checked.room
    assert not room.window.check.marked.isEnabled()
    assert room.window.check.marked.toolTip() == "Noch ist nichts geprüft."
    room.press(Key.Key_Return, Mod.ControlModifier)
    assert checked.places() == [Place.BUNDLED] * 3


def test_what_a_colleague_has_checked_leaves_the_list_and_the_other_marks_stay(checked):
    scan(checked.room, "1")
    scan(checked.room, "2")
    bundles.accept_bundle(
        checked.morning.store,
        op=operation(),
        bundle_id=checked.bundle.id,
        only=[checked.receipts[1].id],
    )
    checked.room.ask()
    checked.room.settle()
    assert check_rows(checked.room) == [("0001", "da"), ("0003", "offen")]
    checked.room.press(Key.Key_Return, Mod.ControlModifier)
    assert checked.places() == [Place.ACCEPTED, Place.ACCEPTED, Place.BUNDLED]


def test_when_a_colleague_was_faster_the_page_says_so_and_leaves(checked):
    scan(checked.room, "1")
    accepted(checked.morning, checked.bundle)
    checked.room.ask()
    assert not checked.shows
    assert checked.room.said == "Stapel A-1 ist inzwischen an einem anderen Platz geprüft."


def test_when_a_colleague_is_faster_in_the_same_moment_one_wins_and_the_other_is_told(checked):
    """The act of this window meets a bundle that was settled after it was shown."""
    accepted(checked.morning, checked.bundle)
    checked.room.press(Key.Key_F2)
    checked.room.settle()
    assert checked.places() == [Place.ACCEPTED] * 3
    said = "Stapel A-1 ist inzwischen an einem anderen Platz geprüft."
    assert checked.room.said == said
    checked.room.ask()
    assert not checked.shows
    assert checked.room.said == said


def test_a_lost_answer_and_another_press_judge_once(checked):
    room = checked.room
    scan(room, "1")
    room.store.lost_answers = 9
    room.press(Key.Key_Return, Mod.ControlModifier)
    room.store.lost_answers = 0
    room.press(Key.Key_Return, Mod.ControlModifier)
    room.ask()
    assert checked.places() == [Place.ACCEPTED, Place.BUNDLED, Place.BUNDLED]
    events = checked.morning.store.documents.bundle_events(checked.bundle.id)
    assert [event.step.value for event in events].count("bundle_checked") == 1


def test_enter_that_saves_does_not_call_anybody(checked):
    room = checked.room
    scan(room, "1")
    room.window.check.rest.setFocus()
    room.hit(Key.Key_Return)
    room.settle()
    room.settle()
    assert not checked.shows
    room.hit(Key.Key_Return)
    room.settle()
    assert checked.morning.at_desk() == ""


@pytest.fixture
def in_a_file(tmp_path: Path) -> Iterator[tuple[Morning, OpenRoom]]:
    """A store in a file, and windows that each open it for themselves, as on several PCs."""
    url = f"sqlite:///{tmp_path / 'house.sqlite3'}"
    create_or_upgrade(url)
    clock, rooms = FakeClock(local("08:00")), list[Room]()

    def open_it(_morning: Morning, **how: str | None) -> Room:
        room = Room(Morning(open_store(url, clock=clock), clock), **how)  # type: ignore[arg-type]
        rooms.append(room)
        room.open()
        return room

    store = open_store(url, clock=clock)
    yield Morning(store, clock), open_it
    for room in rooms:
        room.close()  # and with it the store of its own
    assert [check for check in check_store(store) if not check.ok] == []
    store.close()


def test_two_windows_check_one_bundle_in_a_file(in_a_file):
    morning, open_it = in_a_file
    first = Checked(morning, open_it)
    second = open_it(morning, desk="2.11", station="desk-2.11")
    scan(first.room, first.receipts[0].label)
    first.room.press(Key.Key_F7)
    first.room.press(Key.Key_Return)
    second.ask()
    second.press(Key.Key_F2)
    assert first.places() == [Place.ACCEPTED] * 3
    first.room.press(Key.Key_F2)
    assert first.room.said == "Stapel A-1 ist inzwischen an einem anderen Platz geprüft."
    assert first.places() == [Place.ACCEPTED] * 3
    assert state_of(morning, first.bundle) == "accepted"
    # The same where the window has read what happened before its own act was refused.
    papers = first.room.controller.papers
    first.room.until(lambda: papers.papers is not None and papers.papers.waiting(first.bundle.id) is None)
    first.room.window.notice.dismiss()
    refused = IllegalStepError(ticket="A-1", step="bundle_checked", state="accepted")
    assert papers.explains(Judgement(first.bundle.id), refused)
    assert first.room.said == "Stapel A-1 ist inzwischen an einem anderen Platz geprüft."
