"""Slips of which a person must say something: in doubt or too old; asked aside, answered by one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.panels import trouble
from frontdesk.apps.reception.panels.trouble import NO_KEY, PRINTER_KEY, YES_KEY
from frontdesk.domain.printer import PrinterState
from frontdesk.domain.printjob import OLD, JobState, PrintJob
from frontdesk.domain.ticket import TicketId
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.usecases import reception
from tests.apps.reception.conftest import Clerk, Key, Mod, QuietWorker, issue, status
from tests.apps.reception.stage import Stage

OpenWindow = Callable[..., Clerk]


def jobs(clerk: Clerk) -> list[JobState]:
    ids = [ticket.id for ticket in clerk.tickets()]
    return [job.state for job in clerk.stage.store.jobs(ids).values()]


def break_slip(clerk: Clerk, state: JobState, reason: str = "no_proof") -> PrintJob:
    job = clerk.stage.store.claim_job("reception-1")
    assert job is not None
    settled = clerk.stage.store.settle_job(job.id, state, reason=reason)
    clerk.controller.situation.connection.feed.ask_now()  # type: ignore[union-attr]
    return settled


def names(clerk: Clerk) -> list[str]:
    return [card.accessibleName() for card in clerk.window.side.troubles.cards]


def ask_about(clerk: Clerk, *codes: str) -> None:
    for code in codes:
        issue(clerk, code)
        break_slip(clerk, JobState.UNKNOWN)
    clerk.until(lambda: len(clerk.window.side.troubles.items) == len(codes))


@pytest.mark.parametrize(
    ("key", "after"), [(Key.Key_J, JobState.PRINTED), (Key.Key_N, JobState.PENDING)], ids=["yes", "reprint"]
)
def test_a_slip_in_doubt_is_asked_about_and_blocks_nothing(
    printing: Clerk, key: Qt.Key, after: JobState
) -> None:
    ask_about(printing, "wba")
    assert names(printing) == ["Ticket A 001: liegt der Bon vor?"]
    assert printing.window.focusWidget() is printing.window.ticket.search.edit
    printing.type("ei")  # goes on typing; the answer needs no other hand and no other focus
    before = printing.presses
    printing.press(key, Mod.AltModifier)
    assert printing.presses - before == 1
    printing.until(lambda: not printing.window.side.troubles.cards)
    assert jobs(printing) == [after]
    assert printing.window.ticket.search.text() == "ei"
    assert printing.window.focusWidget() is printing.window.ticket.search.edit


def test_the_answer_no_prints_a_second_slip_with_the_same_number(printing: Clerk) -> None:
    ask_about(printing, "wba")
    printing.press(Key.Key_N, Mod.AltModifier)
    printing.until(lambda: not printing.window.side.troubles.cards)
    ticket = printing.tickets()[0]
    with printing.stage.store.begin() as unit:
        made = unit.jobs_of(ticket.id)
    assert [(job.copy, job.state) for job in made] == [(0, JobState.CANCELLED), (1, JobState.PENDING)]


@pytest.mark.parametrize("button", [0, 1])
def test_the_buttons_do_the_same_and_show_their_keys(printing: Clerk, button: int) -> None:
    ask_about(printing, "wba")
    (card,) = printing.window.side.troubles.cards
    assert [b.text() for b in card.buttons()] == ["Ja", "Nachdruck"]
    assert [b.keys for b in card.buttons()] == ["Alt J", "Alt N"]
    card.buttons()[button].click()
    printing.until(lambda: not printing.window.side.troubles.cards)
    assert jobs(printing) == [(JobState.PRINTED, JobState.PENDING)[button]]


def test_a_question_is_reached_by_tab_and_gives_the_focus_back(printing: Clerk) -> None:
    ask_about(printing, "wba")
    (card,) = printing.window.side.troubles.cards
    yes = card.buttons()[0]
    for _ in range(80):
        printing.press(Key.Key_Tab)
        if printing.focus() is yes:
            break
    assert printing.focus() is yes
    printing.press(Key.Key_Return)
    printing.until(lambda: not printing.window.side.troubles.cards)
    assert jobs(printing) == [JobState.PRINTED]
    printing.until(lambda: printing.window.focusWidget() is printing.window.ticket.search.edit)
    assert len(printing.tickets()) == 1


def test_the_keys_are_free_and_named_in_the_help(printing: Clerk) -> None:
    shortcuts = printing.window.findChildren(QShortcut)
    bound = [key.toString() for keys in map(QShortcut.keys, shortcuts) for key in keys]
    hints = {hint.keys for hint in printing.window.help.findChildren(KeyHint)}
    for keys, hint in ((YES_KEY, "Alt J"), (NO_KEY, "Alt N"), (PRINTER_KEY, "Alt U")):
        assert bound.count(keys) == 1
        assert hint in hints


def test_without_a_question_the_keys_do_nothing(printing: Clerk, worker: QuietWorker) -> None:
    issue(printing)
    break_slip(printing, JobState.FAILED, "slip")
    printing.until(lambda: printing.window.side.troubles.cards)
    for key in (Key.Key_J, Key.Key_N, Key.Key_U):
        printing.press(key, Mod.AltModifier)
    assert worker.hurried == 0
    assert jobs(printing) == [JobState.FAILED]


def test_a_question_that_cannot_be_seen_is_not_answered(open_window: OpenWindow, worker: QuietWorker) -> None:
    clerk = open_window(Stage(printer="file:///dev/null"), scale=2.0)
    clerk.until(lambda: clerk.controller.situation.printer is not None)
    ask_about(clerk, "wba")
    assert clerk.window.is_compact
    clerk.press(Key.Key_J, Mod.AltModifier)
    assert jobs(clerk) == [JobState.UNKNOWN]
    clerk.window.toggle_side()
    assert clerk.focus() is clerk.window.rail.button("ticket")  # Enter goes back and answers nothing
    clerk.press(Key.Key_J, Mod.AltModifier)
    clerk.until(lambda: jobs(clerk) == [JobState.PRINTED])


def test_at_most_two_cards_then_a_count(printing: Clerk) -> None:
    ask_about(printing, "wba", "neu", "eat", "kra")
    troubles = printing.window.side.troubles
    assert names(printing) == ["Ticket A 001: liegt der Bon vor?", "Ticket A 002: liegt der Bon vor?"]
    assert troubles.more_text() == "2 weitere"
    assert [[b.keys for b in card.buttons()] for card in troubles.cards] == [["Alt J", "Alt N"], ["", ""]]


def test_a_new_trouble_does_not_push_the_oldest_question_away(printing: Clerk, worker: QuietWorker) -> None:
    ask_about(printing, "wba", "neu")
    worker.tell(status(PrinterState.TROUBLE, "cover_open"))
    printing.until(lambda: len(printing.window.side.troubles.items) == 3)
    assert names(printing) == ["Ticket A 001: liegt der Bon vor?", "Drucker Empfang 1: Deckel offen"]
    assert printing.window.side.troubles.more_text() == "1 weitere"


def test_a_key_that_bounces_does_not_answer_the_next_question(
    printing: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_about(printing, "wba", "neu")
    monkeypatch.setattr(trouble, "SETTLE_MS", 60_000)
    printing.press(Key.Key_J, Mod.AltModifier)
    printing.until(lambda: names(printing) == ["Ticket A 002: liegt der Bon vor?"])
    answers: list[str] = []
    printing.window.side.troubles.answered.connect(lambda key, _deed: answers.append(key))
    printing.press(Key.Key_J, Mod.AltModifier)  # meant for the first one
    printing.window.side.troubles.cards[0].buttons()[0].click()
    assert answers == []
    monkeypatch.setattr(trouble, "SETTLE_MS", 0)
    printing.press(Key.Key_J, Mod.AltModifier)
    printing.until(lambda: jobs(printing) == [JobState.PRINTED] * 2)


def test_a_failed_slip_can_be_printed(printing: Clerk, worker: QuietWorker) -> None:
    issue(printing)
    break_slip(printing, JobState.FAILED)
    troubles = printing.window.side.troubles
    printing.until(lambda: troubles.cards)
    assert names(printing) == ["Ticket A 001 nicht gedruckt"]
    assert printing.window.side.recent.rows[0].line.note == "noch nicht gedruckt"
    troubles.cards[0].buttons()[0].click()
    assert worker.hurried == 1


def test_with_large_letters_two_cards_scroll_instead_of_being_squeezed(
    open_window: OpenWindow, worker: QuietWorker
) -> None:
    clerk = open_window(Stage(printer="file:///dev/null"), size=(1280, 800), scale=2.0)
    clerk.until(lambda: clerk.controller.situation.printer is not None)
    ask_about(clerk, "wba", "neu")
    clerk.window.toggle_side()
    QApplication.processEvents()
    side = clerk.window.side
    assert all(card.height() >= card.heightForWidth(card.width()) for card in side.troubles.cards)
    last = side.troubles.cards[1].buttons()[1]
    side.troubles.cards[1].buttons()[0].setFocus()
    clerk.press(Key.Key_Tab)
    assert clerk.focus() is last
    clerk.until(lambda: last.visibleRegion().boundingRect().height() == last.height())


def make_old(clerk: Clerk, *codes: str) -> list[TicketId]:
    for code in codes:
        issue(clerk, code)
        break_slip(clerk, JobState.FAILED, OLD)
    clerk.until(lambda: len(clerk.controller.situation.old_slips()) == len(codes))
    return [ticket.id for ticket in reversed(clerk.tickets())]


def test_old_slips_are_asked_about_in_one_card(printing: Clerk) -> None:
    make_old(printing, "wba", "neu", "eat")
    (card,) = printing.window.side.troubles.cards
    assert card.accessibleName() == "3 Bons sind älter als 10 Minuten"
    assert card.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ") == (
        "A 001, A 002, B 001 wurden nicht gedruckt. Sind die Personen noch da?"
    )
    assert [b.text() for b in card.buttons()] == ["Drucken", "Nicht mehr nötig"]
    assert [b.keys for b in card.buttons()] == ["Alt J", "Alt N"]


def test_one_old_slip_is_asked_about_as_one(printing: Clerk) -> None:
    make_old(printing, "wba")
    assert names(printing) == ["Ein Bon ist älter als 10 Minuten"]
    (card,) = printing.window.side.troubles.cards
    assert "Ist die Person noch da?" in card.accessibleDescription()


@pytest.mark.parametrize(
    ("key", "after", "reason"),
    [(Key.Key_J, JobState.PENDING, None), (Key.Key_N, JobState.CANCELLED, "clerk_not_needed")],
    ids=["print", "drop"],
)
def test_old_slips_are_settled_together_by_one_key(
    printing: Clerk, worker: QuietWorker, key: Qt.Key, after: JobState, reason: str | None
) -> None:
    ids = make_old(printing, "wba", "neu", "eat")
    woken = worker.woken
    printing.press(key, Mod.AltModifier)
    printing.until(lambda: not printing.window.side.troubles.cards)
    settled = printing.stage.store.jobs(ids).values()
    assert [(job.state, job.reason) for job in settled] == [(after, reason)] * 3
    printing.until(lambda: worker.woken > woken)


def test_an_old_slip_is_not_promised_to_follow(printing: Clerk, worker: QuietWorker) -> None:
    make_old(printing, "wba")
    worker.tell(status(PrinterState.TROUBLE, "cover_open"))
    printing.until(lambda: len(printing.window.side.troubles.cards) == 2)
    printer, old = printing.window.side.troubles.cards
    assert "Ohne Bon" not in printer.accessibleDescription()
    assert old.accessibleName() == "Ein Bon ist älter als 10 Minuten"


def test_what_another_window_settled_meanwhile_is_left_alone(printing: Clerk) -> None:
    ids = make_old(printing, "wba", "neu")
    store = printing.stage.store
    shown = [store.jobs([ticket_id])[ticket_id] for ticket_id in ids]
    store.settle_job(shown[0].id, JobState.CANCELLED)
    assert [job.id for job in reception.release_slips(store, jobs=shown)] == [shown[1].id]
    claimed = store.claim_job("reception-1", job_id=shown[1].id)
    assert claimed is not None
    store.settle_job(claimed.id, JobState.PRINTED)
    assert reception.drop_slips(store, jobs=shown[1:]) == ()


def test_the_clock_alone_asks_nothing(printing: Clerk) -> None:
    issue(printing)
    printing.stage.clock.advance(minutes=20)
    printing.controller.situation.connection.read()  # type: ignore[union-attr]
    printing.until(lambda: printing.controller.situation.without_paper() == ["A 001"])
    assert not printing.window.side.troubles.items
