"""Reception while its printer fails: ``python -m tests.bench.children.troubles STORE PRINTER ROUNDS``.

Prints ``{"turn": SWITCH}`` whenever the printer is to get into a trouble or out of it, and in the end
``{"longest": SECONDS}`` that the window's event loop stood still.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.program import open_reception
from frontdesk.qt import appearance, translation
from frontdesk.settings.station import load_station_settings
from tests.bench.children.clicks import wait_for
from tests.end2end.watch import Heartbeat

_SWITCHES = ("paper_out", "cover_open", "cutter_jam", "offline", "refusing")


def main(url: str, printer: str, rounds: int) -> None:
    QApplication(sys.argv[:1])
    appearance.apply()
    translation.install("de")
    flags = {"store": url, "printer": printer, "station": "reception-1"}
    window = open_reception(load_station_settings("reception", flags=flags))
    wait_for(lambda: window.printer_cell.status == "ok")
    heartbeat = Heartbeat()
    # The page of papers is built when nobody types after the start; that must hold up nobody either.
    wait_for(lambda: window.documents is not None)
    for number in range(rounds):
        switch = _SWITCHES[number % len(_SWITCHES)]
        print(json.dumps({"turn": switch}), flush=True)
        wait_for(lambda: window.printer_cell.status == "bad")
        field = window.focusWidget()
        QTest.keyClicks(field, "wba")
        QTest.keyClick(field, Qt.Key.Key_Return)
        print(json.dumps({"turn": switch}), flush=True)
        wait_for(lambda: window.printer_cell.status == "ok")
    heartbeat.stop()
    print(json.dumps({"longest": heartbeat.longest}), flush=True)
    window.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
