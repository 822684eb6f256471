"""Presses Enter at a real reception: ``python -m tests.bench.children.clicks STORE PRINTER CLICKS``.

Prints the moments of the key (seconds of the monotonic clock), one by one when the slip before is out.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.program import open_reception
from frontdesk.domain.printjob import JobState
from frontdesk.qt import appearance, translation
from frontdesk.settings.station import load_station_settings
from frontdesk.store.open import open_store
from frontdesk.usecases.ports import Store

_PATIENCE_MS = 20_000


def wait_for(done: Callable[[], bool]) -> None:
    loop, look = QEventLoop(), QTimer()
    look.setInterval(2)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    limit = QTimer(singleShot=True)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start(_PATIENCE_MS)
    look.start()
    if loop.exec():
        raise TimeoutError("the window did not print")


def main(url: str, printer: str, clicks: int) -> None:
    QApplication(sys.argv[:1])
    appearance.apply()
    translation.install("de")
    flags = {"store": url, "printer": printer, "station": "reception-1"}
    window = open_reception(load_station_settings("reception", flags=flags))
    store = open_store(url)
    wait_for(lambda: window.store_cell.status == "ok" and "Geschäftstag " in window.day_cell.text())
    pressed: list[float] = []
    for _ in range(clicks):
        field = window.focusWidget()
        QTest.keyClicks(field, "wba")
        moment = time.monotonic()
        QTest.keyClick(field, Qt.Key.Key_Return)
        pressed.append(moment)
        wait_for(lambda: _printed(store) == len(pressed))
    print(json.dumps({"pressed": pressed}), flush=True)
    window.close()
    store.close()


def _printed(store: Store) -> int:
    """The number of the newest ticket, once it is printed; else 0."""
    newest = store.tickets(store.house().business_day(store.now()), limit=1)
    jobs = store.jobs([ticket.id for ticket in newest])
    return newest[0].number if any(job.state is JobState.PRINTED for job in jobs.values()) else 0


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
