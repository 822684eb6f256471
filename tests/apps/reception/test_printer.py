"""What the window says about its printer: strip, card and drawing of each condition, and a second printer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.apps.reception.panels.trouble import Deed
from frontdesk.apps.reception.printer_wording import printer_trouble, printer_words
from frontdesk.apps.reception.wording import listed
from frontdesk.domain.printer import Condition, PrinterState, PrinterStatus, SecondPrinter
from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import reason_sentence
from frontdesk.qt import pictures, translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.trouble_card import TroubleCard
from tests.apps.reception.conftest import Clerk, Key, Mod, QuietWorker, issue, status
from tests.apps.reception.stage import mockup_morning
from tests.apps.reception.test_looks import clipped

OpenWindow = Callable[..., Clerk]
TROUBLE, READY, PRINTING = PrinterState.TROUBLE, PrinterState.READY, PrinterState.PRINTING

# Reason, word, a part of what to do, drawing.
CONDITIONS = [
    ("paper_out", "Papier leer", "neue Rolle einlegen", "paper_out"),
    ("cover_open", "Deckel offen", "bis er einrastet", "cover_open"),
    ("cutter", "Messer klemmt", "Papierreste am Messer", "cutter"),
    ("fault", "Fehler", "aus- und einschalten", "fault"),
    ("overheated", "Fehler", "Druckkopf ist zu heiß", "fault"),
    ("offline", "angehalten", "Taste am Drucker", "offline"),
    ("refused", "nicht erreichbar", "Strom und Kabel", "unreachable"),
    ("unreachable", "nicht erreichbar", "Strom und Kabel", "unreachable"),
    ("device_missing", "nicht erreichbar", "Strom und Kabel", "unreachable"),
    ("host_unknown", "nicht erreichbar", "Name des Druckers", "unreachable"),
]
# Nothing of these is the device's own trouble: their sentence stays that of the print job.
OTHER_REASONS = [
    ("busy", ""),
    ("disk", ""),
    ("folder_missing", ""),
    ("mute", "unknown"),
    ("unclear", "unknown"),
    ("stalled", "unknown"),
    ("no_proof", "unknown"),
]


def tell(clerk: Clerk, worker: QuietWorker, told: PrinterStatus) -> None:
    """The worker's thread says how the printer is."""
    thread = threading.Thread(target=worker.tell, args=(told,))
    thread.start()
    thread.join()
    clerk.until(lambda: clerk.controller.situation.printer is told)


def fail_slip(clerk: Clerk, reason: str = "paper_out") -> None:
    job = clerk.stage.store.claim_job("reception-1")
    assert job is not None
    clerk.stage.store.settle_job(job.id, JobState.FAILED, reason=reason)


def only_card(clerk: Clerk) -> TroubleCard:
    (card,) = clerk.window.side.troubles.cards
    return card


@pytest.mark.parametrize(("reason", "word", "part", "drawing"), CONDITIONS, ids=[c[0] for c in CONDITIONS])
def test_each_condition_has_word_sentence_and_drawing(
    printing: Clerk, worker: QuietWorker, reason: str, word: str, part: str, drawing: str
) -> None:
    tell(printing, worker, status(TROUBLE, reason))
    cell, card = printing.window.printer_cell, only_card(printing)
    assert (cell.status, cell.text()) == ("bad", f"Drucker Empfang 1: {word}")
    assert cell.accessibleName() == cell.text()
    assert card.accessibleName() == f"Drucker Empfang 1: {word}"
    assert part in card.accessibleDescription()
    assert card.picture.isVisible()
    assert card.picture.name == f"printer/{drawing}"
    assert card.picture.accessibleName().startswith("Bild: ")
    issue(printing)  # goes on all the same
    assert printing.recent_numbers() == ["A 001"]


@pytest.mark.parametrize(("reason", "drawing"), OTHER_REASONS)
def test_a_trouble_that_is_not_the_device_s_keeps_its_own_sentence(
    printing: Clerk, worker: QuietWorker, reason: str, drawing: str
) -> None:
    tell(printing, worker, status(TROUBLE, reason))
    card = only_card(printing)
    assert printing.window.printer_cell.text() == "Drucker Empfang 1: Störung"
    assert card.accessibleName() == "Drucker Empfang 1 druckt nicht"
    assert reason_sentence(reason)[1:] in card.accessibleDescription()
    assert card.picture.name == (f"printer/{drawing}" if drawing else "")
    assert card.picture.isVisible() is bool(drawing)


def test_in_a_narrow_window_the_strip_keeps_the_condition(
    open_window: OpenWindow, worker: QuietWorker
) -> None:
    clerk = open_window(mockup_morning(printer="file:///dev/null"), scale=2.0)
    tell(clerk, worker, status(TROUBLE, "paper_out"))
    cell = clerk.window.printer_cell
    QApplication.processEvents()
    assert cell.width() < cell.sizeHint().width()
    assert cell.text_within(cell.width() - dp(60)) == "Papier leer"


def test_the_queues_give_way_before_a_trouble_does(open_window: OpenWindow, worker: QuietWorker) -> None:
    clerk = open_window(mockup_morning(printer="file:///dev/null"))
    tell(clerk, worker, status(TROUBLE, "paper_out"))
    side = clerk.window.side
    for height in (1000, 800):
        clerk.window.resize(1280, height)
        QApplication.processEvents()
        before = side.queues.isVisible(), side.troubles.height()
        side.fit()  # what a later look would find
        QApplication.processEvents()
        assert before == (side.queues.isVisible(), side.troubles.height())
        assert side.troubles.height() >= side.troubles.heightForWidth(side.troubles.width())


@pytest.mark.parametrize(("reason", "low"), [("cover_open", False), ("cutter", False), (None, True)])
def test_one_trouble_has_its_room_at_once(
    open_window: OpenWindow, worker: QuietWorker, reason: str | None, low: bool
) -> None:
    clerk = open_window(mockup_morning(printer="file:///dev/null"))
    tell(clerk, worker, status(TROUBLE if reason else READY, reason, known=True, paper_low=low))
    QApplication.processEvents()
    side = clerk.window.side
    assert in_view(side.troubles, side).height() == side.troubles.height()
    assert side.troubles.width() == side.queues.width()  # no scroll bar


def test_every_drawing_is_used() -> None:
    named = {f"printer/{drawing}" for *_rest, drawing in CONDITIONS} | {
        "printer/unknown",
        "printer/paper_low",
    }
    assert named == pictures.names()
    assert {f"printer/{c.value}" for c in Condition if c is not Condition.FINE} == named


def test_the_card_comes_with_the_signal_and_asks_no_store(printing: Clerk, worker: QuietWorker) -> None:
    gate = threading.Event()

    def hang(_name: str) -> None:
        gate.wait(20)

    printing.stage.guarded.before_each = hang
    try:
        tell(printing, worker, status(TROUBLE, "paper_out"))
        assert only_card(printing).accessibleName() == "Drucker Empfang 1: Papier leer"
    finally:
        gate.set()
        printing.stage.guarded.before_each = lambda _name: None


def test_since_when_and_when_next(printing: Clerk, worker: QuietWorker) -> None:
    now = datetime.now(UTC)
    told = PrinterStatus(
        state=TROUBLE,
        since=now - timedelta(minutes=4, seconds=30),
        reason="cutter",
        next_try=now + timedelta(seconds=25),
    )
    tell(printing, worker, told)
    (item,) = printing.window.side.troubles.items
    assert item.trouble.since == "seit 09:37"  # 09:42 in the house, whatever this PC's clock says
    assert item.trouble.next_try.startswith("von selbst in 2")


def test_nobody_says_ready_of_a_printer_that_nobody_reached(printing: Clerk, worker: QuietWorker) -> None:
    cell = printing.window.printer_cell
    assert (cell.status, cell.text()) == ("neutral", "Drucker Empfang 1: Zustand unbekannt")
    tell(printing, worker, status(READY, known=True))
    assert (cell.status, cell.text()) == ("ok", "Drucker Empfang 1: bereit")
    tell(printing, worker, status(READY))
    assert cell.status == "neutral"
    assert not printing.window.side.troubles.items


def test_a_slip_that_came_out_proves_a_printer_that_says_nothing(
    printing: Clerk, worker: QuietWorker
) -> None:
    issue(printing)
    job = printing.stage.store.claim_job("reception-1")
    assert job is not None
    tell(printing, worker, status(PRINTING))
    assert printing.window.printer_cell.text() == "Drucker Empfang 1: druckt"
    printing.stage.store.settle_job(job.id, JobState.SENT)
    tell(printing, worker, status(READY))
    printing.until(lambda: printing.window.printer_cell.text() == "Drucker Empfang 1: bereit")


def test_slips_of_before_the_window_prove_nothing(open_window: OpenWindow, worker: QuietWorker) -> None:
    stage = mockup_morning(printer="file:///dev/null")
    stage.issue("wba", printer="reception-1")
    job = stage.store.claim_job("reception-1")
    assert job is not None
    stage.store.settle_job(job.id, JobState.PRINTED)
    stage.clock.advance(minutes=30)
    clerk = open_window(stage)
    clerk.until(lambda: clerk.controller.situation.printer is not None)
    assert clerk.window.printer_cell.text() == "Drucker Empfang 1: Zustand unbekannt"


def test_paper_low_is_a_quiet_hint_and_comes_last(printing: Clerk, worker: QuietWorker) -> None:
    tell(printing, worker, status(READY, known=True, paper_low=True))
    cell, card, troubles = printing.window.printer_cell, only_card(printing), printing.window.side.troubles
    assert (cell.status, cell.text()) == ("warn", "Drucker Empfang 1: Papier geht zu Ende")
    assert card.accessibleName() == "Drucker Empfang 1: Papier geht zu Ende"
    assert card.picture.name == "printer/paper_low"
    assert card.buttons() == []
    assert troubles.title == "Ein Hinweis"
    issue(printing)
    fail_slip(printing, "slip")
    printing.controller.situation.connection.read()  # type: ignore[union-attr]
    printing.until(lambda: len(troubles.items) == 2)
    assert [item.key for item in troubles.items][-1] == "paper_low"
    tell(printing, worker, status(TROUBLE, "paper_out", paper_low=True))
    assert "paper_low" not in [item.key for item in troubles.items]


def test_tickets_without_a_slip_are_named(printing: Clerk, worker: QuietWorker) -> None:
    issue(printing)
    fail_slip(printing)
    tell(printing, worker, status(TROUBLE, "paper_out"))
    printing.until(lambda: "Ohne Bon: A\N{NO-BREAK SPACE}001." in only_card(printing).accessibleDescription())
    only_card(printing).buttons()[0].click()
    assert worker.hurried == 1


def test_of_many_numbers_the_first_are_named_and_the_rest_counted() -> None:
    labels = [f"A {n:03d}" for n in range(1, 10)]
    assert listed(labels).replace("\N{NO-BREAK SPACE}", " ") == (
        "A 001, A 002, A 003, A 004, A 005, A 006 und 3 weitere"
    )
    assert listed(labels[:2]).replace("\N{NO-BREAK SPACE}", " ") == "A 001, A 002"


def test_a_status_from_another_thread_arrives_on_this_one(printing: Clerk, worker: QuietWorker) -> None:
    tell(printing, worker, status(PRINTING))
    assert printing.window.printer_cell.text() == "Drucker Empfang 1: druckt"


@pytest.mark.parametrize("language", translation.LANGUAGES)
@pytest.mark.parametrize("state", list(PrinterState))
@pytest.mark.parametrize("reason", [None, "paper_out", "busy", "no such reason"])
def test_every_printer_state_has_words(
    qapp: object, state: PrinterState, reason: str | None, language: str
) -> None:
    translation.install(language)
    told = status(state, reason)
    begin = {"de": "Drucker Empfang 1: ", "en": "Printer Empfang 1: "}[language]
    words = printer_words("Empfang 1", told, has_printer=True).text
    assert words.startswith(begin)
    assert len(words) > len(begin)
    trouble = printer_trouble("Empfang 1", told, missing=["A 001"]).trouble
    assert trouble.title
    assert trouble.action
    assert "A\N{NO-BREAK SPACE}001" in trouble.text


def test_a_reason_that_ends_with_a_question_gets_no_second_mark(qapp: object) -> None:
    text = printer_trouble("Empfang 1", status(TROUBLE, "mute"), missing=["A 001"]).trouble.text
    assert "stimmt die Adresse? Ohne Bon" in text


# --- the second printer ---------------------------------------------------------------------------

SECOND, TAKES_OVER = SecondPrinter("Empfang 2"), SecondPrinter("Empfang 2", active=True)


def test_the_second_printer_takes_over_on_a_key_and_gives_back(printing: Clerk, worker: QuietWorker) -> None:
    issue(printing)
    fail_slip(printing)
    tell(printing, worker, status(TROUBLE, "paper_out", second=SECOND))
    troubles, button = printing.window.side.troubles, printing.window.ticket.preview.button
    printing.until(lambda: troubles.items[0].trouble.action == "A 001 auf Empfang 2 drucken")
    first, other = only_card(printing).buttons()
    assert (first.text(), first.keys, other.text()) == (
        "A 001 auf Empfang 2 drucken",
        "Alt U",
        "Jetzt drucken",
    )
    printing.press(Key.Key_U, Mod.AltModifier)
    assert worker.asked == [True]
    assert button.accessibleName() == "Ticket drucken"

    tell(printing, worker, status(TROUBLE, "paper_out", second=TAKES_OVER))
    assert printing.window.printer_cell.text() == "Drucker Empfang 1: Papier leer · Bons aus Empfang 2"
    said = only_card(printing).accessibleDescription()
    assert said.count("Neue Tickets kommen aus Empfang 2.") == 1
    assert "von selbst" not in said  # a person switched, so a person switches back
    assert button.accessibleName() == "Ticket drucken, auf Empfang 2 · Enter"
    assert [b.text() for b in only_card(printing).buttons()] == ["Wieder auf Empfang 1 drucken"]
    printing.press(Key.Key_U, Mod.AltModifier)
    assert worker.asked == [True, False]

    tell(printing, worker, status(READY, known=True, second=SECOND))
    assert button.accessibleName() == "Ticket drucken"
    assert [item.key for item in troubles.items if not item.key.startswith("slip:")] == []


def test_with_nothing_waiting_the_button_names_no_number(printing: Clerk, worker: QuietWorker) -> None:
    tell(printing, worker, status(TROUBLE, "cutter", second=SECOND))
    assert [b.text() for b in only_card(printing).buttons()] == ["Auf Empfang 2 drucken", "Jetzt prüfen"]


def test_a_mended_printer_waits_for_a_word_while_the_second_one_prints(
    printing: Clerk, worker: QuietWorker
) -> None:
    tell(printing, worker, status(READY, known=True, second=TAKES_OVER))
    card = only_card(printing)
    assert card.accessibleName() == "Neue Tickets kommen aus Empfang 2"
    assert printing.window.side.troubles.title == "Ein Hinweis"
    assert printing.window.printer_cell.text() == "Drucker Empfang 1: bereit · Bons aus Empfang 2"
    card.buttons()[0].click()
    assert worker.asked == [False]


@pytest.mark.parametrize("active", [False, True])
def test_by_rule_the_card_only_says_so(printing: Clerk, worker: QuietWorker, active: bool) -> None:
    second = SecondPrinter("Empfang 2", active=active, by_rule=True)
    tell(printing, worker, status(TROUBLE, "cover_open", second=second))
    (item,) = printing.window.side.troubles.items
    assert (item.deed, item.other_deed) == (Deed.PRINT_NOW, None)
    assert ("Neue Tickets kommen von selbst aus Empfang 2." in item.trouble.text) is active
    assert item.trouble.text.endswith("Dann geht es von selbst weiter.")
    printing.press(Key.Key_U, Mod.AltModifier)
    assert worker.asked == []
    tell(printing, worker, status(READY, known=True, second=second))
    assert [card.buttons() for card in printing.window.side.troubles.cards] == ([[]] if active else [])


# --- how it looks ---------------------------------------------------------------------------------


def in_view(part: QWidget, side: QWidget) -> QRect:
    """Where what can be seen of a part stands."""
    seen = part.visibleRegion().boundingRect()
    return QRect(part.mapTo(side, seen.topLeft()), seen.size())


@pytest.mark.parametrize("size", [(1280, 800), (1600, 1000)])
@pytest.mark.parametrize("language", translation.LANGUAGES)
def test_two_troubles_are_readable_whole(
    open_window: OpenWindow, worker: QuietWorker, size: tuple[int, int], language: str
) -> None:
    translation.install(language)
    stage = mockup_morning(printer="file:///dev/null")
    for state, reason in ((JobState.UNKNOWN, "no_proof"), (JobState.FAILED, "paper_out")):
        stage.issue("wba", printer="reception-1")
        job = stage.store.claim_job("reception-1")
        assert job is not None
        stage.store.settle_job(job.id, state, reason=reason)
    clerk = open_window(stage, size=size)
    for reason, *_rest in CONDITIONS:
        later = datetime.now(UTC) + timedelta(seconds=20)
        tell(clerk, worker, status(TROUBLE, reason, second=SECOND, next_try=later))
        clerk.until(lambda: len(clerk.window.side.troubles.cards) == 2)
        QApplication.processEvents()
        side = clerk.window.side
        assert clipped(side.troubles) == []
        parts = (*side.troubles.cards, side.queues, side.recent)
        places = [in_view(part, side) for part in parts if part.isVisible()]
        assert not any(one.intersects(two) for one, two in pairwise(places))
        for card in side.troubles.cards:
            assert card.height() >= card.heightForWidth(card.width())
            assert all(button.width() >= 44 and button.height() >= 44 for button in card.buttons())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_drawing_takes_the_theme(open_window: OpenWindow, worker: QuietWorker, theme: Theme) -> None:
    clerk = open_window(mockup_morning(printer="file:///dev/null"), theme=theme)
    tell(clerk, worker, status(TROUBLE, "paper_out"))
    QApplication.processEvents()
    shown = only_card(clerk).picture.grab().toImage()
    seen = {
        shown.pixelColor(x, y).name().upper() for x in range(shown.width()) for y in range(shown.height())
    }
    assert {theme.text, theme.primary, theme.surface} <= seen


def test_the_seconds_that_run_down_move_nothing(open_window: OpenWindow, worker: QuietWorker) -> None:
    clerk = open_window(mockup_morning(printer="file:///dev/null"), size=(1280, 800))
    heights, places = set(), set()
    for seconds in (30, 9, 0):
        later = datetime.now(UTC) + timedelta(seconds=seconds)
        tell(clerk, worker, status(TROUBLE, "paper_out", next_try=later))
        QApplication.processEvents()
        card = only_card(clerk)
        heights.add(card.height())
        places.add(card.buttons()[0].mapTo(clerk.window, QPoint()).toTuple())
    assert len(heights) == len(places) == 1
