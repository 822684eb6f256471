"""Counting short questions by the keyboard, on the real window: each keystroke once, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.printjob import SlipKind
from frontdesk.domain.question import Channel
from tests.apps.reception.conftest import QuietWorker
from tests.apps.reception.questions.asked import Asking
from tests.apps.reception.questions.conftest import Answerer, Key, Mod

OpenQuestions = Callable[..., Answerer]


def test_a_question_is_counted_in_three_keys(printing: Answerer) -> None:
    printing.type("un")
    printing.press(Key.Key_Return, Mod.ControlModifier)
    printing.until_shown(1)
    assert printing.clerk.presses == 3
    new = printing.asked()[0].new
    assert (new.topic, new.agency, new.language, new.channel, new.slip) == (
        "un",
        "a",
        "de",
        Channel.COUNTER,
        False,
    )
    assert printing.jobs() == []


def test_a_slip_in_another_language_takes_four_keys(printing: Answerer, worker: QuietWorker) -> None:
    printing.type("un")
    printing.press(Key.Key_7, Mod.AltModifier)
    woken = worker.woken
    printing.press(Key.Key_Return)
    printing.until_shown(1)
    assert printing.clerk.presses == 4
    new = printing.asked()[0].new
    assert (new.topic, new.language, new.slip) == ("un", "tr", True)
    assert [(job.kind, job.subject) for job in printing.jobs()] == [(SlipKind.ANSWER, "un:tr")]
    assert worker.woken > woken
    assert "Türkçe" in printing.panel.side.asked.rows[0].line.note


def test_the_enter_of_the_number_pad_counts_too(printing: Answerer) -> None:
    printing.type("zu")
    printing.press(Key.Key_Enter, Mod.KeypadModifier | Mod.ControlModifier)
    printing.until_shown(1)
    printing.type("we")
    printing.press(Key.Key_Enter, Mod.KeypadModifier)
    printing.until_shown(2)
    assert [(one.new.topic, one.new.slip) for one in printing.asked()] == [("we", True), ("zu", False)]


def test_after_a_question_the_next_one_can_be_typed(answerer: Answerer) -> None:
    answerer.press(Key.Key_3, Mod.AltModifier)
    answerer.type("ka")
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    assert answerer.panel.search.text() == ""
    assert answerer.controller.draft.language == "de"
    answerer.type("zu")
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.until_shown(2)
    assert [(one.new.topic, one.new.language) for one in answerer.asked()] == [("zu", "de"), ("ka", "ar")]


def test_without_a_topic_no_key_counts(printing: Answerer) -> None:
    printing.press(Key.Key_Return)
    printing.press(Key.Key_Return, Mod.ControlModifier)
    printing.type("xx")
    printing.press(Key.Key_Return)
    printing.press(Key.Key_Return, Mod.ControlModifier)
    printing.press(Key.Key_Escape)
    printing.type("so")
    printing.press(Key.Key_Return, Mod.ControlModifier)
    printing.until_shown(1)
    assert [one.new.topic for one in printing.asked()] == ["so"]


def test_by_telephone_nothing_is_printed(printing: Answerer) -> None:
    printing.type("st")
    printing.press(Key.Key_T, Mod.AltModifier)
    assert printing.panel.answer.phone.isChecked()
    assert printing.panel.act.main.text() == "Frage zählen"
    printing.press(Key.Key_Return)
    printing.until_shown(1)
    assert (printing.asked()[0].new.channel, printing.asked()[0].new.slip) == (Channel.PHONE, False)
    assert printing.jobs() == []
    assert "am Telefon" in printing.panel.side.asked.rows[0].line.note
    assert not printing.panel.answer.phone.isChecked()


def test_a_topic_without_an_answer_prints_nothing(printing: Answerer) -> None:
    printing.type("so")
    assert "keine Antwort" in printing.panel.answer.note.text()
    printing.press(Key.Key_Return)
    printing.until_shown(1)
    assert printing.jobs() == []


def test_without_a_printer_enter_counts(answerer: Answerer) -> None:
    answerer.type("un")
    assert "Drucker" in answerer.panel.act.languages.text()
    answerer.press(Key.Key_Return)
    answerer.until_shown(1)
    assert not answerer.asked()[0].new.slip


def test_by_touch_alone(printing: Answerer) -> None:
    panel = printing.panel
    for target in (panel.topics.tiles()["fo"], panel.languages.chips()["uk"], panel.act.main):
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    printing.until_shown(1)
    assert (printing.asked()[0].new.topic, printing.asked()[0].new.language) == ("fo", "uk")
    QTest.mouseClick(panel.side.asked.rows[0].take_back, Qt.MouseButton.LeftButton)
    printing.until(lambda: printing.asked()[0].withdrawn)


def test_the_newest_question_is_taken_back_by_one_key(answerer: Answerer) -> None:
    for code in ("zu", "we"):
        answerer.type(code)
        answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.until_shown(2)
    tiles = answerer.panel.topics.tiles()
    title = answerer.panel.side.asked.title
    answerer.until(lambda: (tiles["we"].count, title.text()) == (1, "Heute 2 Fragen"))
    answerer.press(Key.Key_Z, Mod.ControlModifier)
    answerer.until(lambda: "zurückgenommen" in answerer.panel.side.asked.rows[0].line.note)
    assert [one.withdrawn for one in answerer.asked()] == [True, False]
    answerer.until(lambda: (tiles["we"].count, title.text()) == (0, "Heute 1 Frage"))
    assert not answerer.panel.side.asked.rows[0].take_back.isEnabled()
    answerer.press(Key.Key_Z, Mod.ControlModifier)
    answerer.until(lambda: "zurückgenommen" in answerer.panel.side.asked.rows[1].line.note)
    assert all(one.withdrawn for one in answerer.asked())
    answerer.press(Key.Key_Z, Mod.ControlModifier)
    answerer.until(lambda: "keine Frage" in answerer.clerk.window.notice.text())


def test_a_hasty_key_never_takes_back_an_older_question(answerer: Answerer) -> None:
    answerer.type("zu")
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.until_shown(1)
    answerer.type("we")
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.press(Key.Key_Z, Mod.ControlModifier)
    assert "noch gezählt" in answerer.clerk.window.notice.text()
    answerer.until(lambda: not answerer.controller.counting.under_way)
    answerer.press(Key.Key_Z, Mod.ControlModifier)
    answerer.until(lambda: answerer.asked()[0].withdrawn)
    assert [(one.new.topic, one.withdrawn) for one in answerer.asked()] == [("we", True), ("zu", False)]


def test_an_old_question_stands(answerer: Answerer) -> None:
    answerer.type("zu")
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.until_shown(1)
    answerer.stage.clock.set(answerer.stage.clock.now() + timedelta(minutes=6))
    assert answerer.clerk.controller.situation.connection is not None
    answerer.clerk.controller.situation.connection.read()
    answerer.until(lambda: not answerer.panel.side.asked.rows[0].take_back.isEnabled())
    answerer.press(Key.Key_Z, Mod.ControlModifier)
    answerer.until(lambda: "älter als 5 Minuten" in answerer.clerk.window.notice.text())
    assert not answerer.asked()[0].withdrawn


def test_another_station_counts_but_is_not_taken_back_here(open_questions: OpenQuestions) -> None:
    stage = Asking()
    stage.ask("zu", station="reception-2")
    answerer = open_questions(stage)
    answerer.until(lambda: answerer.panel.side.asked.title.text() == "Heute 1 Frage")
    assert answerer.panel.topics.tiles()["zu"].count == 1
    assert list(answerer.panel.side.asked.rows) == []
    answerer.press(Key.Key_Z, Mod.ControlModifier)
    answerer.until(lambda: "keine Frage" in answerer.clerk.window.notice.text())
    assert not answerer.asked()[0].withdrawn


def test_what_others_ask_appears_by_itself(answerer: Answerer) -> None:
    answerer.stage.ask("ka", station="reception-2")
    answerer.until(lambda: answerer.panel.topics.tiles()["ka"].count == 1)


def test_a_refused_question_comes_back_and_is_counted_once(answerer: Answerer) -> None:
    failed: list[str] = []

    def fail_once(name: str) -> None:
        if name == "begin" and not failed:
            failed.append(name)
            raise StoreUnreachableError

    answerer.stage.guarded.before_each = fail_once
    answerer.type("ka")
    answerer.press(Key.Key_4, Mod.AltModifier)
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.until(lambda: answerer.panel.act.refusal.text())
    draft = answerer.controller.draft
    assert (draft.topic, draft.language) == ("ka", "fa")
    first = draft.intent(slip=False)
    second = draft.intent(slip=False)
    assert first is not None
    assert second is not None
    assert first.op == second.op
    answerer.until(
        lambda: (
            answerer.clerk.controller.situation.connection
            and not answerer.clerk.controller.situation.connection.is_lost
        )
    )
    answerer.press(Key.Key_Return, Mod.ControlModifier)
    answerer.until_shown(1)
    assert answerer.panel.act.refusal.text() == ""


def test_nothing_personal_is_kept(printing: Answerer) -> None:
    """What is typed into the field is a search and goes nowhere."""
    printing.type("Unterlagen")
    printing.press(Key.Key_Return)
    printing.until_shown(1)
    kept = repr([printing.asked(), printing.jobs()])
    assert "Unterlagen" not in kept


def test_a_ticket_after_all(printing: Answerer) -> None:
    printing.type("st")
    printing.panel.answer.ticket.click()
    assert printing.clerk.window.ticket.isVisible()
    printing.press(Key.Key_F4)
    assert printing.controller.draft.topic == "st"
    assert printing.asked() == []
