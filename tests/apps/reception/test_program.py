"""The program starts with a painted window, and brings its store along later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.apps.reception.program import first_frame, open_reception
from frontdesk.qt.theme import DARK
from frontdesk.settings.station import StationSettings
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import houses
from tests.apps.reception.stage import MORNING, mockup_house

_LOADED = """
import sys
import frontdesk.apps.reception.program
heavy = ("sqlalchemy", "pydantic", "escpos", "frontdesk.store", "frontdesk.usecases", "frontdesk.bootstrap",
         "frontdesk.apps.reception.window", "PySide6.QtSvg")
print(*[name for name in heavy if name in sys.modules])
"""


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True, timeout=60
    )
    assert loaded.stdout.split() == []


def test_the_first_frame_has_the_colour_of_the_window(qapp: QApplication) -> None:
    frame = first_frame(DARK)
    assert frame.grab().toImage().pixelColor(5, 5).name().upper() == DARK.canvas
    frame.close()


def test_a_window_over_a_real_store(qtbot: QtBot, tmp_path: Path) -> None:
    from frontdesk.store.open import open_store

    url = f"sqlite:///{tmp_path / 'house.sqlite3'}"
    create_or_upgrade(url)
    clock = FakeClock(MORNING)
    store = open_store(url, clock=clock)
    houses.load_house(store, op=operation(), house=mockup_house())
    store.close()
    settings = StationSettings(
        store=url, printer="none:", station="reception-1", language="de", theme="light"
    )
    window = open_reception(settings, clock=clock)
    qtbot.waitUntil(lambda: window.clock_cell.text() == "09:42", timeout=10_000)
    assert window.store_cell.text() == "Datenbank verbunden"
    assert window.day_cell.text() == "Geschäftstag Mo, 23.11.2026 · geöffnet bis 16:00"
    assert window.station_cell.text() == "Empfang 1"
    window.close()
    window.deleteLater()
