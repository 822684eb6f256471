"""The database goes away and comes back: old figures are never shown as current, the window never stands."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import GuiThreadError
from tests.apps.reception.conftest import Clerk, Key
from tests.apps.reception.stage import Stage, mockup_morning

OpenWindow = Callable[..., Clerk]


def go_away(clerk: Clerk) -> None:
    def unreachable(name: str) -> None:
        raise StoreUnreachableError(reason="Netz")

    clerk.stage.guarded.before_each = unreachable
    clerk.until(lambda: clerk.controller.situation.is_stale, timeout=10_000)


def come_back(clerk: Clerk) -> None:
    clerk.stage.guarded.before_each = lambda name: None
    clerk.window.side.troubles.cards[0].action.emit()
    clerk.until(lambda: not clerk.controller.situation.is_stale, timeout=10_000)


def test_away_and_back(open_window: OpenWindow) -> None:
    clerk = open_window(mockup_morning())
    side, panel = clerk.window.side, clerk.window.ticket
    go_away(clerk)
    assert clerk.window.store_cell.text() == "Datenbank nicht erreichbar seit 09:42"
    assert clerk.window.store_cell.status == "warn"
    assert side.troubles.cards[0].accessibleName() == "Datenbank nicht erreichbar"
    assert not any(row.isVisible() for row in side.queues.rows)
    assert not any("wart" in tile.accessibleName() for tile in panel.board.tiles().values())
    assert not any(row.take_back.isEnabled() or row.reprint.isEnabled() for row in side.recent.rows)
    clerk.type("wba")
    assert panel.preview.wait.text() == "Wartezeit zurzeit unbekannt"
    assert panel.preview.number.text() == "A …"
    before = len(clerk.tickets())
    clerk.press(Key.Key_Return)
    assert "Ihre Auswahl bleibt stehen" in panel.preview.refusal.text()
    assert clerk.controller.draft.service == "wba"
    come_back(clerk)
    assert not side.troubles.cards
    assert not panel.preview.refusal.isVisible()
    clerk.until(lambda: side.queues.rows[0].isVisible())
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert len(clerk.tickets()) == before + 1


def test_a_store_that_hangs_does_not_hold_the_window(clerk: Clerk) -> None:
    gate = threading.Event()

    def hang(name: str) -> None:
        gate.wait(20)

    clerk.stage.guarded.before_each = hang
    clerk.until(lambda: clerk.controller.situation.is_stale, timeout=10_000)
    clerk.type("wba")
    assert clerk.tile("wba").isChecked()
    gate.set()
    clerk.until(lambda: not clerk.controller.situation.is_stale, timeout=10_000)


def test_a_store_that_does_not_open_is_explained_and_tried_again(open_window: OpenWindow) -> None:
    stage, tries = Stage(), []

    def open_it():
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnreachableError(reason="Netz")
        return stage.runtime

    clerk = open_window(stage, attached=False)
    clerk.until(lambda: clerk.controller.situation.picture is not None)
    program = ReceptionProgram(open_it, Errors())
    program.start()
    troubles = program.window.side.troubles
    clerk.until(lambda: troubles.cards)
    assert "Netz" in troubles.cards[0].accessibleDescription()
    assert program.window.store_cell.status == "warn"
    troubles.cards[0].action.emit()
    clerk.until(lambda: program.controller.situation.picture is not None)
    assert not troubles.cards
    program.window.close()
    program.window.deleteLater()


def test_the_window_works_before_any_store_is_there(open_window: OpenWindow) -> None:
    clerk = open_window(attached=False)
    clerk.press(Key.Key_Return)
    clerk.type("wba")
    clerk.press(Key.Key_Escape)
    clerk.until(lambda: clerk.controller.situation.picture is not None)


def test_the_guard_itself_catches_a_call_on_this_thread(clerk: Clerk) -> None:
    with pytest.raises(GuiThreadError):
        clerk.stage.guarded.now()


def test_a_new_house_is_shown_without_a_restart(clerk: Clerk) -> None:
    from frontdesk.testing.builders import operation
    from frontdesk.usecases import houses
    from tests.apps.reception.stage import mockup_house

    assert len(clerk.window.ticket.board.tiles()) == 23
    houses.load_house(clerk.stage.store, op=operation(), house=mockup_house(services_per_agency=2))
    clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    clerk.until(lambda: len(clerk.window.ticket.board.tiles()) == 8)
    clerk.type("a01")
    clerk.press(Key.Key_Return)
    clerk.until_idle()
    assert clerk.tickets()[0].service == "a01"


def test_the_same_on_a_real_database(open_window: OpenWindow, tmp_path: Path) -> None:
    from frontdesk.bootstrap import Runtime
    from frontdesk.store.open import open_store
    from frontdesk.store.upgrade import create_or_upgrade
    from frontdesk.testing.builders import operation
    from frontdesk.usecases import houses

    stage = Stage()
    url = f"sqlite:///{tmp_path / 'house.sqlite3'}"
    create_or_upgrade(url)
    store = open_store(url, clock=stage.clock)
    houses.load_house(store, op=operation(), house=stage.house)
    stage.runtime = Runtime(store, stage.runtime.settings, "reception", stage.house)
    clerk = open_window(stage)
    for code in ("wba", "eat"):
        clerk.type(code)
        clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.recent_numbers() == ["B 001", "A 001"])


def test_nothing_is_said_before_anything_was_read(open_window: OpenWindow) -> None:
    stage, gate = Stage(), threading.Event()

    def hang(name: str) -> None:
        gate.wait(20)

    stage.guarded.before_each = hang
    clerk = open_window(stage, attached=False, size=(1280, 800))
    recent, printer = clerk.window.side.recent, clerk.window.printer_cell
    empty = next(label for label in recent.findChildren(QLabel) if label.text().startswith("Heute noch"))
    assert not empty.isVisible()
    clerk.until(lambda: clerk.controller.situation.connection is not None)
    assert not empty.isVisible()
    assert printer.text() == "Drucker startet"
    gate.set()
    clerk.until(empty.isVisible)
    assert empty.width() <= recent.width()
    assert empty.contentsMargins().right() > 0


def test_without_a_store_the_printer_waits_for_it(open_window: OpenWindow) -> None:
    clerk = open_window(attached=False)

    def fail():
        raise StoreUnreachableError(reason="Netz")

    program = ReceptionProgram(fail, Errors())
    program.start()
    clerk.until(lambda: program.window.side.troubles.cards)
    assert program.window.printer_cell.text() == "Drucker wartet auf die Datenbank"
    program.window.close()
