"""Draws the page of short questions into PNG files (``docs/pictures/reception-question.png``, other looks).

Run it with a folder to write to; `--dark`, `--scale 2`, `--size 1280x800`, `--language` and `--large` show
the others.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.bootstrap import Runtime
from frontdesk.qt import appearance, translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.theme import DARK, LIGHT
from tests.apps.reception.documents.pictures import start, until
from tests.apps.reception.documents.scenes import focused
from tests.apps.reception.questions.asked import Asking, asking_morning


def draw(stage: Asking, target: Path, asked: argparse.Namespace) -> None:
    Runtime.start_printing = start  # type: ignore[method-assign, assignment]
    program = ReceptionProgram(lambda: stage.runtime, Errors())
    program.window.resize(*map(int, asked.size.split("x")))
    program.start()
    window = program.window
    window.activateWindow()
    until(lambda: program.controller.situation.printer is not None)
    QTest.keyClick(window, Qt.Key.Key_F4)
    panel = window.questions
    assert panel is not None
    until(lambda: panel.side.asked.rows)
    if not asked.empty:
        QTest.keyClicks(focused(window), "un")
        QTest.keyClick(focused(window), Qt.Key(ord(asked.key)), Qt.KeyboardModifier.AltModifier)
    if asked.large:
        panel.set_large(True)
    for _ in range(20):
        QCoreApplication.processEvents()
    window.grab().save(str(target))
    window.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--key", default="7", help="the digit of the second language")
    parser.add_argument("--language", default="de")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    appearance.apply(DARK if asked.dark else LIGHT, scale=asked.scale)
    translation.install(asked.language)
    name = "reception-question" + ("-dark" if asked.dark else "") + ("-large" if asked.large else "")
    name += "" if asked.scale == 1 else f"-{asked.scale:g}"
    name += "" if asked.size == "1600x1000" else f"-{asked.size}"
    name += "" if asked.language == "de" else f"-{asked.language}"
    draw(asking_morning(printer="file:///dev/null"), asked.folder / f"{name}.png", asked)
    del app


if __name__ == "__main__":
    main()
