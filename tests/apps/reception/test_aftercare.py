"""What happens to tickets after the print: way back, second print, live figures."""

from __future__ import annotations

from collections.abc import Callable

from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import State
from tests.apps.reception.conftest import Clerk, Key, Mod, QuietWorker, issue
from tests.apps.reception.stage import mockup_morning

OpenWindow = Callable[..., Clerk]


def test_a_new_ticket_appears_at_once(clerk: Clerk) -> None:
    issue(clerk)
    assert clerk.recent_numbers() == ["A 001"]
    assert clerk.window.side.queues.rows[0].figures.waiting == 1
    assert clerk.tile("wba").accessibleName().endswith("1 wartet")


def test_one_key_takes_the_newest_back(clerk: Clerk) -> None:
    issue(clerk, "wba")
    issue(clerk, "neu")
    before = clerk.presses
    clerk.press(Key.Key_Z, Mod.ControlModifier)
    clerk.until(lambda: clerk.tickets()[0].state is State.CANCELLED)
    assert clerk.presses - before == 1
    assert clerk.tickets()[1].state is State.WAITING
    clerk.until(lambda: "zurückgenommen" in clerk.window.side.recent.rows[0].line.note)
    assert not clerk.window.side.recent.rows[0].reprint.isEnabled()


def test_a_bouncing_take_back_takes_one(clerk: Clerk) -> None:
    issue(clerk, "wba")
    issue(clerk, "neu")
    clerk.press(Key.Key_Z, Mod.ControlModifier)
    clerk.press(Key.Key_Z, Mod.ControlModifier)
    clerk.until(lambda: clerk.tickets()[0].state is State.CANCELLED)
    clerk.until(lambda: "zurückgenommen" in clerk.window.side.recent.rows[0].line.note)
    assert clerk.tickets()[1].state is State.WAITING


def test_with_text_in_the_field_the_key_undoes_typing_not_a_ticket(clerk: Clerk) -> None:
    issue(clerk)
    clerk.type("ne")
    clerk.press(Key.Key_Z, Mod.ControlModifier)
    assert clerk.tickets()[0].state is State.WAITING
    assert clerk.window.ticket.search.text() != "ne"


def test_a_called_ticket_cannot_be_taken_back_and_says_why(open_window: OpenWindow) -> None:
    clerk = open_window(mockup_morning())
    row = clerk.window.side.recent.rows[-1]
    assert row.line.number == "D 007"
    assert row.line.note == "09:33 · aufgerufen"
    assert not row.take_back.isEnabled()
    assert "aufgerufen" in row.take_back.toolTip()


def test_a_call_by_a_desk_locks_the_button_without_a_key(clerk: Clerk) -> None:
    issue(clerk)
    clerk.stage.open_desks()
    clerk.stage.call("2.00A")
    clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    clerk.until(lambda: not clerk.window.side.recent.rows[0].take_back.isEnabled())
    clerk.press(Key.Key_Z, Mod.ControlModifier)
    assert "A 001 kann nicht zurückgenommen werden: aufgerufen" in clerk.window.notice.text()


def test_one_key_prints_the_newest_again(printing: Clerk, worker: QuietWorker) -> None:
    issue(printing)
    assert worker.woken >= 1
    ticket = printing.tickets()[0]
    job = printing.stage.store.claim_job(printing.stage.store.jobs([ticket.id])[ticket.id].printer)
    assert job is not None
    printing.stage.store.settle_job(job.id, JobState.PRINTED)
    printing.press(Key.Key_R, Mod.ControlModifier)

    def copies() -> int:
        return printing.stage.store.jobs([ticket.id])[ticket.id].copy

    printing.until(lambda: copies() == 1)


def test_without_a_printer_a_second_print_says_why_not(clerk: Clerk) -> None:
    issue(clerk)
    row = clerk.window.side.recent.rows[0]
    assert not row.reprint.isEnabled()
    assert "kein Drucker" in row.reprint.toolTip()
    assert clerk.window.printer_cell.text() == "Kein Drucker eingerichtet"
    assert clerk.window.ticket.preview.button.text() == "Ticket ausgeben"
