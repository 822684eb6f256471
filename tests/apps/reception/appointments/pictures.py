"""Draws the page of appointments into PNG files (``docs/pictures/reception-appointment.png``, other looks).

Run it with a folder to write to; `--dark`, `--scale 2`, `--size 1280x800`, `--language` and `--scene` show
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

from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel
from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.bootstrap import Runtime
from frontdesk.domain.appointment import Interpreter
from frontdesk.qt import appearance, translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.theme import DARK, LIGHT
from tests.apps.reception.appointments.booked import THURSDAY, Booking, appointments_morning
from tests.apps.reception.documents.pictures import start, until
from tests.apps.reception.documents.scenes import focused

SCENES = ("form", "empty", "card", "refused", "list")


def draw(stage: Booking, target: Path, asked: argparse.Namespace) -> None:
    Runtime.start_printing = start  # type: ignore[method-assign, assignment]
    program = ReceptionProgram(lambda: stage.runtime, Errors())
    program.window.resize(*map(int, asked.size.split("x")))
    program.start()
    window = program.window
    window.activateWindow()
    until(lambda: program.controller.situation.printer is not None)
    QTest.keyClick(window, Qt.Key.Key_F5)
    panel = window.appointments
    assert panel is not None
    until(lambda: panel.side.rows)
    if asked.scene != "empty":
        form(program, stage, panel, asked.scene)
    if asked.scene == "list":
        window.toggle_side()
    for _ in range(40):
        QCoreApplication.processEvents()
    window.grab().save(str(target))
    window.close()


def form(program: ReceptionProgram, stage: Booking, panel: AppointmentsPanel, scene: str) -> None:
    """The booking of the mockup."""
    window, controller = program.window, program.controller.appointments
    assert controller is not None
    QTest.keyClicks(focused(window), "auf")
    until(lambda: controller.planning.plan is not None)
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    controller.planning.show_day(THURSDAY)
    until(lambda: controller.planning.plan is not None and controller.planning.plan.day == THURSDAY)
    button = next(
        one
        for one in panel.grid.buttons()
        if one.cell is not None and one.cell.time == "10:30" and one.cell.slot.place == 2
    )
    button.click()
    panel.client.reference.take_focus()
    QTest.keyClicks(focused(window), "130724001234")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "Karimi, Leila")
    panel.client.language.choose("fa")
    panel.client.language.chosen.emit("fa")
    panel.client.interpreter_chosen.emit(Interpreter.ON_SITE)
    button.setFocus()
    if scene == "card":
        panel.side.rows[10].click()
        panel.side.rows[16].click()
    if scene == "refused":
        assert button.cell is not None
        stage.take("auf", button.cell.slot)
        QTest.keyClick(focused(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        until(lambda: panel.bar.buttons())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scene", choices=SCENES, default="form")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--language", default="de")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    appearance.apply(DARK if asked.dark else LIGHT, scale=asked.scale)
    translation.install(asked.language)
    name = "reception-appointment" + ("-dark" if asked.dark else "")
    name += "" if asked.scene == "form" else f"-{asked.scene}"
    name += "" if asked.scale == 1 else f"-{asked.scale:g}"
    name += "" if asked.size == "1600x1000" else f"-{asked.size}"
    name += "" if asked.language == "de" else f"-{asked.language}"
    draw(appointments_morning(printer="file:///dev/null"), asked.folder / f"{name}.png", asked)
    del app


if __name__ == "__main__":
    main()
