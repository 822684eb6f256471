"""What happens to tickets after the print: way back, second print, slips in doubt, live figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.apps.reception.wording import printer_trouble, printer_words
from frontdesk.bootstrap import Runtime
from frontdesk.domain.printer import PrinterState, PrinterStatus
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import State
from tests.apps.reception.conftest import Clerk, Key, Mod
from tests.apps.reception.stage import Stage, mockup_morning

OpenWindow = Callable[..., Clerk]


class QuietWorker:
    """A print worker that prints nothing and remembers how often it was asked to."""

    def __init__(self) -> None:
        self.woken = self.hurried = 0

    def wake(self) -> None:
        self.woken += 1

    def retry_now(self) -> None:
        self.hurried += 1

    def stop(self) -> bool:
        return True


def status(state: PrinterState, reason: str | None = None, next_try: datetime | None = None) -> PrinterStatus:
    """What a print worker says."""
    return PrinterStatus(state=state, since=datetime.now(UTC), reason=reason, next_try=next_try)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> QuietWorker:
    """Stands in for the print worker of every runtime."""
    quiet = QuietWorker()

    def start(_runtime: Runtime, on_change: Callable[[PrinterStatus], None]) -> QuietWorker:
        on_change(status(PrinterState.READY))
        return quiet

    monkeypatch.setattr(Runtime, "start_printing", start)
    return quiet


@pytest.fixture
def printing(open_window: OpenWindow, worker: QuietWorker) -> Clerk:
    """A window at a station with a printer."""
    clerk = open_window(Stage(printer="file:///dev/null"))
    clerk.until(lambda: clerk.controller.situation.printer is not None)
    return clerk


def issue(clerk: Clerk, code: str = "wba") -> None:
    clerk.type(code)
    clerk.press(Key.Key_Return)
    clerk.until_idle()


def jobs(clerk: Clerk) -> list[JobState]:
    ids = [ticket.id for ticket in clerk.tickets()]
    return [job.state for job in clerk.stage.store.jobs(ids).values()]


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
    printing.press(Key.Key_R, Mod.ControlModifier)
    ticket = printing.tickets()[0]

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


def break_slip(clerk: Clerk, state: JobState) -> None:
    job = clerk.stage.store.claim_job("reception-1")
    assert job is not None
    clerk.stage.store.settle_job(job.id, state, reason="no_proof")
    clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]


@pytest.mark.parametrize(("present", "after"), [(True, JobState.PRINTED), (False, JobState.PENDING)])
def test_a_slip_in_doubt_is_asked_about(printing: Clerk, present: bool, after: JobState) -> None:
    issue(printing)
    break_slip(printing, JobState.UNKNOWN)
    troubles = printing.window.side.troubles
    printing.until(lambda: troubles.cards)
    (card,) = troubles.cards
    assert card.accessibleName() == "Ticket A 001: liegt der Bon vor?"
    assert printing.window.focusWidget() is printing.window.ticket.search.edit  # nothing is blocked
    (card.action if present else card.other_action).emit()
    printing.until(lambda: not troubles.cards)
    assert jobs(printing) == [after]


def test_at_most_two_cards_then_a_count(printing: Clerk) -> None:
    for code in ("wba", "neu", "eat", "kra"):
        issue(printing, code)
        break_slip(printing, JobState.UNKNOWN)
    troubles = printing.window.side.troubles
    printing.until(lambda: len(troubles.items) == 4)
    assert len(troubles.cards) == 2
    assert troubles.more_text() == "2 weitere"


def test_a_failed_slip_can_be_printed(printing: Clerk, worker: QuietWorker) -> None:
    issue(printing)
    break_slip(printing, JobState.FAILED)
    troubles = printing.window.side.troubles
    printing.until(lambda: troubles.cards)
    assert troubles.cards[0].accessibleName() == "Ticket A 001 nicht gedruckt"
    assert printing.window.side.recent.rows[0].line.note == "noch nicht gedruckt"
    troubles.cards[0].action.emit()
    assert worker.hurried == 1


def test_a_printer_in_trouble_has_its_cell_and_its_card(printing: Clerk) -> None:
    told = status(PrinterState.TROUBLE, "stalled", datetime.now(UTC) + timedelta(seconds=12))
    printing.controller.situation.connection.printer_changed.emit(told)  # type: ignore[union-attr]
    assert printing.window.printer_cell.status == "bad"
    assert printing.window.printer_cell.text() == "Drucker Empfang 1: Störung"
    (card,) = printing.window.side.troubles.cards
    assert "Papier und Deckel prüfen" in card.accessibleDescription()
    issue(printing)  # goes on all the same
    assert printing.recent_numbers() == ["A 001"]


def test_a_status_from_another_thread_arrives_on_this_one(printing: Clerk) -> None:
    import threading

    connection = printing.controller.situation.connection
    assert connection is not None
    told = status(PrinterState.PRINTING)
    thread = threading.Thread(target=connection._tell_printer, args=(told,))
    thread.start()
    thread.join()
    printing.until(lambda: printing.controller.situation.printer is told)


@pytest.mark.parametrize("state", list(PrinterState))
def test_every_printer_state_has_words(state: PrinterState) -> None:
    words = printer_words("Empfang 1", status(state), has_printer=True)
    assert words.text.startswith("Drucker Empfang 1: ")
    assert printer_trouble("Empfang 1", status(state), missing=["A 001"]).trouble.text.endswith(
        "Ohne Bon: A\N{NO-BREAK SPACE}001."
    )


def test_a_reason_that_ends_with_a_question_gets_no_second_mark(qapp: object) -> None:
    off = status(PrinterState.TROUBLE, "refused")
    text = printer_trouble("Empfang 1", off, missing=["A 001"]).trouble.text
    assert "X" in text
