"""A program that the system asks to end does so, also over a window that asks people first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

_PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from frontdesk.qt.ending import Ending

class Asks(QWidget):
    asked = 0

    def closeEvent(self, event):
        self.asked += 1
        event.setAccepted(self.asked > 1)

app = QApplication([])
window = Asks()
window.show()
ending = Ending(app)
QTimer.singleShot(0, lambda: print("ready", flush=True))
app.exec()
print("asked", window.asked, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
def test_a_window_that_asks_first_does_not_keep_the_program_alive() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as program:
        assert program.stdout is not None
        try:
            assert program.stdout.readline() == "ready\n"
            program.send_signal(signal.SIGTERM)
            said, _errors = program.communicate(timeout=20)
        finally:
            program.kill()
    assert said == "asked 2\n"
    assert program.returncode == 0
