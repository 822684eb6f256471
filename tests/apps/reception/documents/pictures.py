"""Draws the page of papers into PNG files (``docs/pictures/reception-documents.png`` and its other looks).

Run it with a folder to write to; `--dark`, `--scale 2`, `--size 1280x800` and `--scene` show the others.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.bootstrap import Runtime
from frontdesk.domain.printer import PrinterState, PrinterStatus
from frontdesk.qt import appearance, translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.theme import DARK, LIGHT
from tests.apps.reception.documents.counter import BG, Counter, papers_morning
from tests.apps.reception.documents.scenes import SCENES, focused


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    end = QDeadlineTimer(round(seconds * 1000))
    while not condition():
        if end.hasExpired():
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def type_form(program: ReceptionProgram) -> None:
    """The submission of the mockup."""
    window = program.window
    QTest.keyClicks(focused(window), BG)
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "wb ko3 lo2")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "14")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "27.11.2026")
    QTest.keyClick(focused(window), Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert window.documents is not None
    window.documents.kinds.field.take_focus(select=False)


class Silent:
    """A print worker that only listens."""

    def wake(self) -> None:
        """Nothing is printed."""

    def retry_now(self) -> None:
        """Nothing is printed."""

    def use_second(self, on: bool) -> None:
        """There is none."""

    def stop(self) -> bool:
        return True


def start(_runtime: Runtime, on_change: Callable[[PrinterStatus], None]) -> Silent:
    on_change(PrinterStatus(state=PrinterState.READY, since=datetime.now(UTC), known=True))
    return Silent()


def draw(stage: Counter, target: Path, *, size: tuple[int, int], scene: str) -> None:
    Runtime.start_printing = start  # type: ignore[method-assign, assignment]
    program = ReceptionProgram(lambda: stage.runtime, Errors())
    program.window.resize(*size)
    program.start()
    program.window.activateWindow()
    until(lambda: program.controller.following is not None and program.controller.following.papers)
    QTest.keyClick(program.window, Qt.Key.Key_F3)
    panel = program.window.documents
    assert panel is not None
    until(lambda: panel.side.piles())
    type_form(program)
    before = panel.preview.paper.picture.cacheKey()
    until(lambda: panel.preview.paper.picture.cacheKey() != before)
    SCENES[scene](program, stage, until)
    QCoreApplication.processEvents()
    program.window.grab().save(str(target))
    program.window.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--scene", default="form", choices=sorted(SCENES))
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    appearance.apply(DARK if asked.dark else LIGHT, scale=asked.scale)
    translation.install("de")
    width, height = map(int, asked.size.split("x"))
    name = "reception-documents" + ("" if asked.scene == "form" else f"-{asked.scene}")
    name += ("-dark" if asked.dark else "") + ("" if asked.scale == 1 else f"-{asked.scale:g}")
    name += "" if asked.size == "1600x1000" else f"-{asked.size}"
    draw(
        papers_morning(printer="file:///dev/null"),
        asked.folder / f"{name}.png",
        size=(width, height),
        scene=asked.scene,
    )
    del app


if __name__ == "__main__":
    main()
