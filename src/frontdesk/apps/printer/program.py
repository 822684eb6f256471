"""``frontdesk printer virtual`` with its window."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication

from frontdesk.apps.printer.window import PrinterWindow
from frontdesk.qt import appearance, errors, translation
from frontdesk.qt.ending import Ending
from frontdesk.virtual.program import (
    Options,
    Sink,
    SlipKeeper,
    address_of,
    not_kept,
    open_virtual,
    tell_address,
)


def run(options: Options, output: Sink) -> int:
    """Show the printer until its window is closed; answers the exit code.

    Raises:
        AddressTakenError: its address is not free.
        InvalidValueError: the folder for the slips cannot be written.
    """
    keeper = SlipKeeper(options.out)
    windows: list[PrinterWindow] = []

    def on_slip(png: bytes) -> None:
        # On the printer's thread; nobody can print before the window is there and the address is told.
        try:
            keeper.keep(png)
        except OSError as error:
            output.complain("slip_not_kept", not_kept(error))
        for window in windows:
            window.slip_cut.emit(png)

    app = QApplication.instance() or QApplication(sys.argv[:1])
    with open_virtual(options, on_slip) as printer:
        appearance.apply()
        translation.install(os.environ.get("FRONTDESK_LANGUAGE"))
        errors.install(app)
        ending = Ending(app)
        window = PrinterWindow(printer, address_of(printer))
        windows.append(window)
        try:
            window.show()
            tell_address(printer, output)
            return app.exec()
        finally:
            window.close()
            ending.stop()
            errors.uninstall()
