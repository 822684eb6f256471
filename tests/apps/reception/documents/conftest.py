"""A clerk at the page of papers; nothing here waits for a fixed time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from frontdesk.apps.reception.documents import viewer
from frontdesk.apps.reception.documents.controller import DocumentsController
from frontdesk.apps.reception.documents.panels.page import DocumentsPanel
from frontdesk.domain.receipt import Receipt
from frontdesk.usecases import paper_queries
from frontdesk.usecases.document_views import ReceiptView
from tests.apps.reception.conftest import Clerk, Key, Mod, QuietWorker
from tests.apps.reception.documents.counter import Counter

__all__ = ["Key", "Mod"]


class Taker:
    """Somebody at F3: presses real keys and looks at what is shown.

    Attributes:
        clerk: the same person, with everything of the window.
    """

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        self.stage: Any = clerk.stage

    @property
    def panel(self) -> DocumentsPanel:
        panel = self.clerk.window.documents
        assert panel is not None
        return panel

    @property
    def controller(self) -> DocumentsController:
        controller = self.clerk.controller.documents
        assert controller is not None
        return controller

    @property
    def today(self) -> date:
        day: date = self.stage.house.business_day(self.stage.clock.now())
        return day

    def type(self, text: str) -> None:
        self.clerk.type(text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        self.clerk.press(key, modifiers)

    def until(self, condition: Callable[[], Any], timeout: int = 20_000) -> None:
        self.clerk.until(condition, timeout)

    def scan(self, code: str) -> None:
        """As a hand scanner does: the signs, then its Enter; no key of the clerk."""
        before = self.clerk.presses
        self.type(code)
        self.press(Key.Key_Return)
        self.clerk.presses = before

    def commit(self) -> None:
        self.press(Key.Key_Return, Mod.ControlModifier)

    def receipts(self) -> list[Receipt]:
        """Receipts of today, oldest first."""
        return list(self.stage.store.documents.receipts(self.today))[::-1]

    def views(self) -> list[ReceiptView]:
        """The same with everything about them."""
        return list(paper_queries.view_receipts(self.stage.store, self.stage.house, self.receipts()))

    def until_idle(self) -> None:
        """Nothing is on its way, and the column shows what the store knows."""
        self.until(lambda: not self.controller.recording.under_way)
        newest = self.receipts()[-1:]
        rows = self.panel.side.receipts
        self.until(lambda: not newest or (rows() and rows()[0].line.key == str(newest[0].id)))  # type: ignore[union-attr]

    def hint(self) -> str:
        return self.panel.reference.hint.text()

    def kinds_sentence(self) -> str:
        return self.panel.kinds.field.edit.accessibleDescription()

    def pile(self, letter: str) -> Any:
        """The line of an agency in the right column."""
        return next(row for row in self.panel.side.piles() if row.line and row.line.letter == letter)

    def has_focus(self, widget: Any) -> bool:
        focused = self.clerk.focus()
        return focused is widget or focused is getattr(widget, "edit", None)


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which sheets were shown; no program is started for them."""
    files: list[Path] = []

    def show(file: Path) -> bool:
        files.append(file)
        return True

    monkeypatch.setattr(viewer, "show_file", show)
    return files


OpenPapers = Callable[..., Taker]


@pytest.fixture
def open_papers(open_window: Callable[..., Clerk], tmp_path: Path) -> OpenPapers:
    """Opens reception at F3 over a stage."""

    def open_it(stage: Counter | None = None, **arguments: Any) -> Taker:
        stage = stage or Counter()
        stage.runtime.papers_folder = tmp_path
        clerk = open_window(stage, **arguments)
        clerk.until(lambda: clerk.controller.following and clerk.controller.following.papers)
        clerk.press(Key.Key_F3)
        clerk.presses = 0
        taker = Taker(clerk)
        taker.until(lambda: taker.panel.side.piles())
        return taker

    return open_it


@pytest.fixture
def taker(open_papers: OpenPapers) -> Taker:
    """Somebody at an idle page of papers, at a station without a printer."""
    return open_papers()


@pytest.fixture
def printing(open_papers: OpenPapers, worker: QuietWorker) -> Taker:
    """The same at a station with a printer."""
    taker = open_papers(Counter(printer="file:///dev/null"))
    taker.until(lambda: taker.clerk.controller.situation.printer is not None)
    return taker
