"""Papers below the card: what the client handed in, and the bundles that wait, by real keys and scans."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.domain.bundle import Bundle
from frontdesk.domain.house import DeskName
from frontdesk.domain.receipt import Place
from frontdesk.domain.receipt_number import BundleNumber
from frontdesk.domain.submission import Item
from frontdesk.testing.builders import operation
from frontdesk.usecases import bundles
from tests.apps.desk.conftest import OpenRoom
from tests.apps.desk.papers import (
    REFERENCE,
    accepted,
    handed_over,
    hands_in,
    packed,
    scan,
    shown,
    state_of,
)
from tests.apps.desk.room import DESK, Key, Mod, Morning, Room, local


@pytest.fixture
def waiting(morning: Morning, open_room: OpenRoom) -> Room:
    """Nobody at the desk; bundle A-1 with three receipts was handed over at 09:30."""
    for at in ("09:05", "09:10", "09:15"):
        hands_in(morning, at=at)
    handed_over(morning, at="09:30")
    morning.clock.set(local("09:42:38"))
    return open_room(morning)


def only_bundle(room: Room) -> Bundle:
    found = room.controller.papers.papers
    assert found is not None
    (one,) = found.to_accept
    return one.bundle


def test_without_papers_there_is_no_list(idle):
    assert idle.window.work.papers.isHidden()
    assert idle.window.strip.papers.isHidden()


# --- the papers of the client -------------------------------------------------------------------


@pytest.fixture
def brought(open_room: OpenRoom) -> Room:
    """A 042 at the desk has handed in four papers at 09:07, and one of another agency."""
    made = Morning()
    made.of_the_pictures(called=True)
    ticket = made.store.at_desk(DeskName(DESK))
    hands_in(made, ticket=ticket, at="09:43")
    hands_in(made, Item("au"), ticket=ticket, agency="abh", at="09:44")
    return open_room(made)


def test_the_card_counts_the_papers_of_the_client(brought):
    facts = brought.window.work.client.facts
    assert facts.papers.isVisible()
    assert facts.papers.text() == "4 Unterlagen"
    spoken = "A 042 · Eingang 0001 · 09:43, liegt am Empfang · Kontoauszug × 3, Mietvertrag × 1"
    assert facts.papers.accessibleName() == f"4 Unterlagen; {spoken}"
    assert shown(brought) == [spoken]


def test_papers_for_another_agency_are_not_shown(brought):
    assert not any("Ausweis" in line for line in shown(brought))


def test_where_the_papers_are_is_followed_live(brought):
    hand_over = handed_over(brought.morning, at="09:45")
    brought.ask()
    assert shown(brought)[0].startswith("A 042 · Eingang 0001 · 09:43, übergeben in Stapel A-1 · ")
    accepted(brought.morning, hand_over)
    brought.ask()
    assert shown(brought)[0].startswith("A 042 · Eingang 0001 · 09:43, angenommen 09:45 · ")


def test_papers_that_come_while_the_client_sits_here_appear(called):
    assert called.window.work.client.facts.papers.isHidden()
    hands_in(called.morning, ticket=called.morning.store.at_desk(DeskName(DESK)))
    called.ask()
    assert called.window.work.client.facts.papers.text() == "4 Unterlagen"


def test_the_next_client_does_not_get_the_papers_of_the_last(brought):
    brought.press(Key.Key_F9)
    brought.settle()
    assert brought.number == "A 046"
    assert brought.window.work.client.facts.papers.isHidden()
    assert shown(brought) == []


def test_nothing_personal_is_in_the_window(brought):
    handed_over(brought.morning)
    brought.ask()
    brought.press(Key.Key_F11)
    brought.settle()
    words = [label.text() for label in brought.window.findChildren(QLabel)]
    for widget in brought.window.findChildren(QWidget):
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    rows = brought.window.check.list.rows
    words += [rows.item(at).text() for at in range(rows.count())]
    assert any("0001" in said for said in words)
    assert not any(REFERENCE in said for said in words)


# --- bundles to accept ----------------------------------------------------------------------------


def test_a_bundle_says_what_is_in_it(waiting):
    assert shown(waiting) == ["Stapel A-1, 3 Eingänge · 12 Unterlagen"]
    (row,) = waiting.window.work.papers.rows()
    assert row.accept.keys == "F2"
    assert row.accept.accessibleName() == "Stapel A-1 annehmen"
    assert row.check.accessibleName() == "Stapel A-1 einzeln prüfen"


def test_a_deadline_stands_first(morning, open_room):
    hands_in(morning, Item("wb", 1, 4), deadline=date(2026, 11, 24))
    handed_over(morning)
    assert shown(open_room(morning)) == ["Stapel A-1, Frist 24.11. · 1 Eingang · 1 Unterlage · 4 Seiten"]


def test_f2_accepts_the_whole_bundle(waiting):
    bundle = only_bundle(waiting)
    waiting.press(Key.Key_F2)
    waiting.settle()
    assert state_of(waiting.morning, bundle) == "accepted"
    assert waiting.said == "Stapel A-1 ist angenommen."
    assert shown(waiting) == []
    assert waiting.morning.at_desk() == ""


def test_a_key_that_bounces_accepts_one_bundle(waiting):
    hands_in(waiting.morning)
    second = handed_over(waiting.morning)
    waiting.ask()
    waiting.hit(Key.Key_F2)
    waiting.settle()
    waiting.settle()
    waiting.hit(Key.Key_F2)
    waiting.settle()
    assert state_of(waiting.morning, second) == "handed_over"


def test_the_keys_mean_the_first_row_and_each_row_has_its_button(waiting):
    hands_in(waiting.morning)
    second = handed_over(waiting.morning)
    waiting.ask()
    rows = waiting.window.work.papers.rows()
    assert [row.accept.keys for row in rows] == ["F2", ""]
    rows[1].accept.setFocus()
    waiting.press(Key.Key_Return)
    waiting.settle()
    assert state_of(waiting.morning, second) == "accepted"
    assert shown(waiting) == ["Stapel A-1, 3 Eingänge · 12 Unterlagen"]


def test_an_acceptance_is_not_taken_back_and_strg_z_hits_nothing_else_unseen(waiting):
    waiting.press(Key.Key_F9)
    waiting.press(Key.Key_F2)
    waiting.press(Key.Key_Z, Mod.ControlModifier)
    assert waiting.said.startswith("Eine Annahme lässt sich nicht zurücknehmen")
    assert waiting.number == "A 046"
    waiting.press(Key.Key_Z, Mod.ControlModifier)
    assert waiting.number == ""
    assert waiting.said == "Aufruf zurückgenommen: A 046 wartet wieder."


def test_a_bundle_that_a_colleague_accepts_leaves(waiting):
    accepted(waiting.morning, only_bundle(waiting))
    waiting.ask()
    assert shown(waiting) == []


def test_a_bundle_appears_when_it_is_handed_over(idle):
    hands_in(idle.morning)
    bundle = packed(idle.morning)
    idle.ask()
    assert idle.window.work.papers._coming.text() == "Gepackt, noch am Empfang: A-1"
    assert shown(idle) == []
    bundles.hand_over(idle.morning.store, op=operation(), bundle_id=bundle.id)
    idle.ask()
    assert len(shown(idle)) == 1
    assert idle.window.work.papers._coming.isHidden()


def test_bundles_of_other_agencies_are_not_shown(idle):
    hands_in(idle.morning, Item("au"), agency="abh")
    handed_over(idle.morning, agency="abh")
    idle.ask()
    assert idle.window.work.papers.isHidden()


def test_a_lost_answer_and_another_press_are_one_act(waiting):
    bundle = only_bundle(waiting)
    waiting.store.lost_answers = 5  # more than an act tries by itself
    waiting.press(Key.Key_F2)
    waiting.store.lost_answers = 0
    waiting.ask()
    assert state_of(waiting.morning, bundle) == "accepted"
    assert shown(waiting) == []


def test_while_the_store_is_away_nothing_can_be_accepted(waiting):
    waiting.store.away.set()
    waiting.connection.feed._lost_after_s = 0.0
    waiting.connection.feed.ask_now()
    waiting.until(lambda: waiting.connection.is_lost)
    (row,) = waiting.window.work.papers.rows()
    assert not row.accept.isEnabled()
    assert row.accept.toolTip().startswith("Die Datenbank ist nicht erreichbar.")
    bundle = only_bundle(waiting)
    scan(waiting, str(bundle.number))
    assert waiting.said.startswith("Die Datenbank ist nicht erreichbar.")
    assert state_of(waiting.morning, bundle) == "handed_over"


# --- late and disputed ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "status", "icon"),
    [("11:30", "neutral", ""), ("11:31", "warn", "triangle-alert")],
)
def test_a_bundle_is_late_after_two_hours(waiting, now, status, icon):
    waiting.morning.clock.set(local(now))
    waiting.ask()
    waiting.connection.read()
    waiting.settle()
    (row,) = waiting.window.work.papers.rows()
    assert (row.line.status, row.line.icon) == (status, icon)
    assert waiting.window.strip.papers.isHidden() is (status == "neutral")


def test_a_late_bundle_says_so_in_words_wherever_the_list_is_scrolled_to(waiting):
    waiting.morning.clock.set(local("12:00"))
    waiting.ask()
    waiting.connection.read()
    waiting.settle()
    assert shown(waiting) == ["Stapel A-1, Überfällig seit 09:30 · 3 Eingänge"]
    assert waiting.window.strip.papers.text() == "A-1 überfällig"
    assert waiting.window.strip.papers.status == "warn"


def test_a_bundle_of_yesterday_is_worse(waiting):
    waiting.morning.clock.advance(minutes=24 * 60)
    waiting.ask()
    waiting.connection.read()
    waiting.settle()
    (row,) = waiting.window.work.papers.rows()
    assert (row.line.status, row.line.icon) == ("bad", "circle-alert")
    assert "Überfällig seit 23.11. 09:30" in row.line.spoken
    assert waiting.window.strip.papers.status == "bad"


def test_a_paper_that_is_missing_is_loud_in_every_window_of_the_agency(waiting):
    bundle = only_bundle(waiting)
    (item, *_) = waiting.morning.store.documents.items([bundle.id])[bundle.id]
    bundles.accept_bundle(
        waiting.morning.store, op=operation(), bundle_id=bundle.id, disputed={item.receipt_id: "fehlt"}
    )
    waiting.ask()
    assert shown(waiting) == ["Eingang 0001 beanstandet, fehlt · seit 09:42"]
    assert waiting.window.strip.papers.text() == "1 beanstandet"
    assert waiting.window.strip.papers.status == "bad"
    assert waiting.window.strip.station.isHidden()


# --- scanning -------------------------------------------------------------------------------------


@pytest.mark.parametrize("enters", [1, 2])
def test_scanning_the_bundle_accepts_it_and_calls_nobody(waiting, enters):
    bundle = only_bundle(waiting)
    assert waiting.window.focusWidget() is waiting.window.main_key()
    scan(waiting, str(bundle.number), enters=enters)
    assert state_of(waiting.morning, bundle) == "accepted"
    assert waiting.said == "Stapel A-1 ist angenommen."
    assert waiting.morning.at_desk() == ""


def test_a_scanner_with_the_wrong_keyboard_layout(waiting):
    bundle = only_bundle(waiting)
    scan(waiting, str(bundle.number).replace("-", "ß"))
    assert state_of(waiting.morning, bundle) == "accepted"


def test_after_a_scan_enter_calls_again(waiting):
    scan(waiting, "xyz")
    waiting.time.pass_by(1)
    waiting.press(Key.Key_Return)
    assert waiting.number == "A 046"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("hallo", "Das ist kein Code eines Stapels oder Eingangs."),
        ("FD1:20261123:A042:0123456789ABCDEF", "Die Nummer „A042“ gibt es heute nicht."),
        ("U-HDI-2026-11-23-A-1-00", "Der Code ist falsch gelesen: die Prüfziffer stimmt nicht."),
        ("x" * 4096, "Das ist zu lang für einen Code."),
        ("31702BG0033518", "Das ist kein Code eines Stapels oder Eingangs."),
    ],
)
def test_what_is_no_code_of_papers_says_so_and_does_nothing(waiting, code, said):
    before = waiting.morning.store.changes_since(None).revision
    scan(waiting, code)
    assert waiting.said.startswith(said)
    assert "31702" not in waiting.said
    assert waiting.morning.store.changes_since(None).revision == before


def test_a_code_of_another_house(waiting):
    scan(waiting, str(BundleNumber("xyz", date(2026, 11, 23), "A", 1)))
    assert waiting.said == "Der Code gehört zu einem anderen Haus."


def test_a_bundle_that_is_not_handed_over_is_not_accepted(idle):
    hands_in(idle.morning)
    bundle = packed(idle.morning)
    idle.ask()
    scan(idle, str(bundle.number))
    assert idle.said == "Stapel A-1 ist noch nicht übergeben. Bitte am Empfang nachfragen."
    assert state_of(idle.morning, bundle) == "sealed"


def test_a_bundle_of_another_agency_is_not_accepted(idle):
    hands_in(idle.morning, Item("au"), agency="abh")
    bundle = handed_over(idle.morning, agency="abh")
    idle.ask()
    scan(idle, str(bundle.number))
    assert idle.said == "Stapel B-1 ist für Ausländerbehörde."
    assert state_of(idle.morning, bundle) == "handed_over"


def test_a_bundle_that_is_settled_says_since_when(waiting):
    bundle = only_bundle(waiting)
    accepted(waiting.morning, bundle)
    waiting.ask()
    scan(waiting, str(bundle.number))
    assert waiting.said == "Stapel A-1 ist schon geprüft, 09:42."


def test_a_receipt_that_is_in_no_bundle_says_where_it_is(idle):
    receipt = hands_in(idle.morning)
    idle.ask()
    scan(idle, receipt.label)
    assert idle.said == "Eingang 0001: liegt am Empfang."


def test_a_scan_without_enter_is_asked_for_again(waiting):
    bundle = only_bundle(waiting)
    scan(waiting, str(bundle.number), enters=0)
    waiting.until(lambda: waiting.said.startswith("Der Code kam ohne Enter an"))
    waiting.press(Key.Key_Return)
    assert waiting.number == "A 046"
    assert state_of(waiting.morning, bundle) == "handed_over"


def test_the_papers_of_the_bundle_are_the_agencys(waiting):
    receipts = [
        item.receipt_id
        for items in waiting.morning.store.documents.items([only_bundle(waiting).id]).values()
        for item in items
    ]
    waiting.press(Key.Key_F2)
    places = {waiting.morning.store.documents.receipt(one).place for one in receipts}
    assert places == {Place.ACCEPTED}
