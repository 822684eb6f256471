"""A clerk at the page of short questions; nothing here waits for a fixed time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from frontdesk.apps.reception.questions.controller import QuestionsController
from frontdesk.apps.reception.questions.panels.page import QuestionsPanel
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.question import Question
from tests.apps.reception.conftest import Clerk, Key, Mod, QuietWorker
from tests.apps.reception.questions.asked import Asking

__all__ = ["Key", "Mod"]


class Answerer:
    """Somebody at F4: presses real keys and looks at what is shown.

    Attributes:
        clerk: the same person, with everything of the window.
    """

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        self.stage: Any = clerk.stage

    @property
    def panel(self) -> QuestionsPanel:
        panel = self.clerk.window.questions
        assert panel is not None
        return panel

    @property
    def controller(self) -> QuestionsController:
        controller = self.clerk.controller.questions
        assert controller is not None
        return controller

    def type(self, text: str) -> None:
        self.clerk.type(text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        self.clerk.press(key, modifiers)

    def until(self, condition: Callable[[], Any], timeout: int = 20_000) -> None:
        self.clerk.until(condition, timeout)

    def asked(self) -> list[Question]:
        """The questions of today, newest first."""
        found: list[Question] = self.stage.asked()
        return found

    def jobs(self) -> list[PrintJob]:
        """What the printer of this station has to print."""
        return list(self.stage.store.open_jobs(self.stage.runtime.printer))

    def until_shown(self, count: int) -> None:
        """The store has so many questions, and the column shows the newest."""
        self.until(lambda: len(self.asked()) == count and not self.controller.counting.under_way)
        self.until(lambda: self.panel.side.asked.rows[:1])
        newest = str(self.asked()[0].id)
        self.until(lambda: self.panel.side.asked.rows[0].line.key == newest)


OpenQuestions = Callable[..., Answerer]


@pytest.fixture
def open_questions(open_window: Callable[..., Clerk]) -> OpenQuestions:
    """Opens reception at F4 over a stage."""

    def open_it(stage: Asking | None = None, **arguments: Any) -> Answerer:
        clerk = open_window(stage or Asking(), **arguments)
        clerk.press(Key.Key_F4)
        clerk.presses = 0
        answerer = Answerer(clerk)
        answerer.until(lambda: answerer.controller.following and answerer.controller.following.today)
        return answerer

    return open_it


@pytest.fixture
def answerer(open_questions: OpenQuestions) -> Answerer:
    """Somebody at an idle page of questions, at a station without a printer."""
    return open_questions()


@pytest.fixture
def printing(open_questions: OpenQuestions, worker: QuietWorker) -> Answerer:
    """The same at a station with a printer."""
    answerer = open_questions(Asking(printer="file:///dev/null"))
    answerer.until(lambda: answerer.clerk.controller.situation.printer is not None)
    return answerer
