"""Draws the page of tickets into a PNG file (``docs/pictures/reception.png``); run it with a folder."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.bootstrap import Runtime
from frontdesk.qt import appearance, translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.theme import LIGHT
from tests.apps.reception.documents.pictures import start, until
from tests.apps.reception.documents.scenes import focused
from tests.apps.reception.stage import mockup_morning


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    app = QApplication([])
    translation.install("de")
    appearance.apply(LIGHT, scale=1.0)
    stage = mockup_morning(printer="file:///dev/null")
    Runtime.start_printing = start  # type: ignore[method-assign, assignment]
    program = ReceptionProgram(lambda: stage.runtime, Errors())
    window = program.window
    window.resize(1600, 1000)
    program.start()
    window.activateWindow()
    until(lambda: program.controller.situation.printer is not None)
    until(lambda: bool(window.side.recent.rows))
    QTest.keyClicks(focused(window), "wba")
    for _ in range(20):
        QCoreApplication.processEvents()
    asked.folder.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(asked.folder / "reception.png"))
    window.close()
    app.quit()


if __name__ == "__main__":
    main()
