"""The window: every switch by keyboard, the state that changes by itself, the paper, both languages."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.apps.printer.paper import KEPT, PaperWindow
from frontdesk.apps.printer.window import PrinterWindow
from frontdesk.qt import appearance, translation
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.labels import Label
from frontdesk.virtual.lines import VirtualSerial
from frontdesk.virtual.printer import VirtualPrinter
from tests.virtual.jobs import CUT, JOB, RESET, picture, proven

pytestmark = pytest.mark.gui


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    appearance.apply(LIGHT, scale=1.0)
    translation.install("de")
    yield
    translation.install("de")
    appearance.apply(LIGHT, scale=1.0)


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.fixture
def window(qtbot: QtBot, printer: VirtualPrinter) -> PrinterWindow:
    window = PrinterWindow(printer, "tcp://127.0.0.1:9100")
    printer._on_slip = window.slip_cut.emit
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    return window


def reach(qtbot: QtBot, window: QWidget, name: str) -> QWidget:
    """Walk there with the tabulator."""
    window.setFocus()
    focused = window
    for _ in range(30):
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        if focused.accessibleName() == name:
            return focused
    raise AssertionError(f"{name} cannot be reached by keyboard")


@pytest.mark.parametrize(
    ("name", "switch"),
    [
        ("Deckel offen", "cover_open"),
        ("Schneidwerk klemmt", "cutter_jam"),
        ("Druckkopf zu heiß", "overheated"),
        ("Auf „Offline“ geschaltet", "offline"),
        ("Hängt", "hanging"),
    ],
)
def test_every_trouble_by_keyboard(qtbot, window, printer, name, switch):
    control = reach(qtbot, window, name)
    assert window.panel.state.text() == "bereit"
    qtbot.keyClick(control, Qt.Key.Key_Space)
    assert getattr(printer, switch) is True
    assert window.panel.state.text() in ("druckt nicht", "hängt")
    qtbot.keyClick(control, Qt.Key.Key_Space)
    assert getattr(printer, switch) is False
    assert window.panel.state.text() == "bereit"


def test_paper_by_keyboard(qtbot, window, printer):
    for name, low, out in (("leer", False, True), ("fast leer", True, False), ("voll", False, False)):
        qtbot.keyClick(
            window.panel.paper.button({"leer": "out", "fast leer": "low", "voll": "in"}[name]),
            Qt.Key.Key_Space,
        )
        assert (printer.paper_low, printer.paper_out) == (low, out)
    assert reach(qtbot, window, "voll") is window.panel.paper.button("in")


def test_power_by_keyboard(qtbot, window, printer):
    power = reach(qtbot, window, "Strom")
    qtbot.keyClick(power, Qt.Key.Key_Space)
    printer.wait_until(lambda: printer._listener is None)
    assert window.panel.state.text() == "ohne Strom"
    qtbot.keyClick(power, Qt.Key.Key_Space)
    printer.wait_until(lambda: printer._listener is not None)


def test_a_drop_by_keyboard_and_not_after_all(qtbot, window, printer):
    field = reach(qtbot, window, "Verbindung trennen nach so vielen Byte")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "12x3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert printer.close_after == 123
    button = reach(qtbot, window, "Doch nicht trennen")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert printer.close_after is None
    assert button.accessibleName() == "Nächste trennen"


def test_what_changes_by_itself_is_shown(qtbot, window, printer):
    printer.paper_rows = 10
    with socket.create_connection(("127.0.0.1", printer.port), timeout=10) as sender:
        sender.sendall(b"\x07" + JOB)
        qtbot.waitUntil(lambda: window.panel.paper.current() == "out")
        assert window.panel.state.text() == "druckt nicht"
        qtbot.waitUntil(lambda: window.panel.alarm.text() == "byte 0x07 outside a command")
        qtbot.keyClick(window.panel.paper.button("in"), Qt.Key.Key_Space)
        assert sender.recv(7) == proven()
    qtbot.waitUntil(lambda: window.panel.counts.text().startswith("Bons: 1 "))


def test_the_newest_slip_lies_on_top_and_old_ones_are_swept_away(qtbot, window, printer):
    with socket.create_connection(("127.0.0.1", printer.port), timeout=10) as sender:
        for number in range(KEPT + 3):
            sender.sendall(RESET + picture(10 * (number + 1)) + CUT)
        qtbot.waitUntil(lambda: window.paper.count() == KEPT)
        qtbot.waitUntil(lambda: printer.paper.cuts == KEPT + 3)
    newest = window.paper._strip.itemAt(0).widget()
    qtbot.waitUntil(lambda: window.paper._strip.itemAt(0).widget().pixmap().height() >= 83)
    assert newest is not None


def test_a_broken_picture_is_ignored(qtbot):
    paper = PaperWindow()
    qtbot.addWidget(paper)
    paper.slip_cut.emit(b"no picture")
    assert paper.count() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_serial_line_has_no_connection_to_drop(qtbot):
    with VirtualSerial() as printer:
        window = PrinterWindow(printer, printer.url())
        qtbot.addWidget(window)
        names = [control.accessibleName() for control in window.findChildren(Control)]
        assert "Strom" in names
        assert "Nächste trennen" not in names


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("language", translation.LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, printer: VirtualPrinter, theme: Theme, language: str, scale: float
) -> None:
    appearance.apply(theme, scale=scale)
    translation.install(language)
    window = PrinterWindow(printer, "tcp://127.0.0.1:9100")
    qtbot.addWidget(window)
    window.show()
    for dropping in (False, True):
        printer.close_after = 100 if dropping else None
        window.look()
        QApplication.processEvents()
        for control in window.findChildren(Control):
            assert control.accessibleName()
            if isinstance(control, Button):
                assert control.width() >= control.minimumSizeHint().width(), control.accessibleName()
        for label in window.findChildren(Label):
            if not label.wordWrap() and label.isVisible():
                assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()


def test_the_program_with_its_window(tmp_path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "frontdesk", "--json", "printer", "virtual", "--window", "--port", "0"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "FRONTDESK_LOGS": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=10) as sender:
            sender.sendall(JOB)
            assert sender.recv(7) == proven()
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
    finally:
        process.kill()
        process.communicate(timeout=10)
