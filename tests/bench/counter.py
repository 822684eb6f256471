"""How long a key at the page of papers takes until its effect is painted: a real window over a real store."""

from __future__ import annotations

import os
import time
from itertools import cycle

from tests.bench.options import Options
from tests.bench.places import folder, new_file
from tests.bench.results import Result
from tests.bench.timing import percentile

SECTION = "counter"
_LINES = ("ko3 lo2", "ko lo mi au", "so", "ko12 lo3x2")


def run(options: Options) -> list[Result]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with folder() as place:
        times, busy, seconds, written = _typed(new_file(place), options.count(200, quick=20))
    keys = (
        f"{len(times)} keys, p50 {percentile(times, 50):.1f} ms, longest {max(times):.0f} ms; "
        f"processor time p99 {percentile(busy, 99):.1f} ms"
    )
    return [
        Result(
            section=SECTION,
            goal="key to painted reaction, p99",
            value=percentile(times, 99),
            limit=50,
            unit="ms",
            note=keys,
        ),
        Result(
            section=SECTION,
            goal="typed submissions that are no right receipt",
            value=written,
            limit=0,
            unit="",
            note=f"{seconds:.0f} s for all of them",
        ),
    ]


def _typed(url: str, count: int) -> tuple[list[float], list[float], float, int]:
    """Milliseconds of each key, those of them that the window's thread worked, seconds for everything, and
    how many receipts are missing or wrong."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from frontdesk.apps.reception.running import ReceptionProgram
    from frontdesk.bootstrap import open_runtime
    from frontdesk.qt import appearance, translation
    from frontdesk.qt.errors import Errors
    from frontdesk.qt.theme import LIGHT
    from frontdesk.settings.station import StationSettings
    from frontdesk.store.open import open_store
    from tests.apps.reception.documents.counter import AZR, BG, FILE, KI, papers_house
    from tests.apps.reception.documents.scenes import focused
    from tests.bench.houses import load

    app = QApplication.instance() or QApplication([])
    appearance.apply(LIGHT, scale=1.0)
    translation.install("de")
    store = open_store(url)
    load(store, papers_house())
    settings = StationSettings(
        store=url, printer="none:", station="reception-1", language="de", theme="light"
    )
    program = ReceptionProgram(lambda: open_runtime(settings, role="reception"), Errors())
    program.start()
    window = program.window
    times: list[float] = []
    busy: list[float] = []
    window.activateWindow()

    def until(condition) -> None:
        end = QDeadlineTimer(60_000)
        while not condition() and not end.hasExpired():
            QCoreApplication.processEvents()

    def key(act) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        act(focused(window))
        QCoreApplication.processEvents()
        times.append((time.perf_counter() - began) * 1000)
        busy.append((time.thread_time() - worked) * 1000)

    def press(which: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key(lambda widget: QTest.keyClick(widget, which, how))

    def type_in(text: str) -> None:
        for sign in text:
            key(lambda widget, sign=sign: QTest.keyClicks(widget, sign))

    until(lambda: program.controller.following is not None and program.controller.following.papers)
    QTest.keyClick(window, Qt.Key.Key_F3)
    until(lambda: window.documents is not None and window.documents.side.piles())
    began = time.monotonic()
    wanted = []
    references, lines = cycle((BG, AZR, FILE, KI)), cycle(_LINES)
    for _ in range(count):
        reference, line = next(references), next(lines)
        type_in(reference)
        press(Qt.Key.Key_Return)
        type_in(line)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        wanted.append(reference)
    papers = program.controller.documents
    assert papers is not None
    until(lambda: not papers.recording.under_way)
    seconds = time.monotonic() - began
    today = papers_house().business_day(store.now())
    receipts = store.documents.receipts(today)[::-1]
    found = store.documents.references([receipt.id for receipt in receipts])
    wrong = sum(a != b for a, b in zip(wanted, [found.get(one.id) for one in receipts], strict=False))
    window.close()
    store.close()
    del app
    return times, busy, seconds, wrong + abs(count - len(receipts))
