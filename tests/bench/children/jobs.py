"""Prints job after job through the worker: ``python -m tests.bench.children.jobs STORE PRINTER JOBS``.

Prints the resident memory in MB after a tenth of the jobs and after all.
"""

from __future__ import annotations

import json
import sys
import threading

import psutil

from frontdesk.bootstrap import open_runtime
from frontdesk.domain.printer import PrinterStatus
from frontdesk.printing.typesetter import ready
from frontdesk.settings.station import load_station_settings
from frontdesk.usecases import reception

_BATCH = 20


def main(url: str, printer: str, jobs: int) -> None:
    ready()
    flags = {"store": url, "printer": printer, "station": "reception-1"}
    runtime = open_runtime(load_station_settings("reception", flags=flags), role="reception")
    changed, process, found = threading.Condition(), psutil.Process(), {}

    def on_change(_status: PrinterStatus) -> None:
        with changed:
            changed.notify_all()

    printing = runtime.start_printing(on_change)
    for done in range(_BATCH, jobs + 1, _BATCH):
        for _ in range(_BATCH):
            reception.issue_ticket(
                runtime.store,
                runtime.house,
                op=runtime.operation(),
                service="wba",
                printer="reception-1",
                language="ar",
            )
        printing.wake()
        with changed:
            if not changed.wait_for(lambda: not runtime.store.open_jobs("reception-1"), 60):
                raise TimeoutError("the printer did not keep up")
        if done in (jobs // 10, jobs):
            found[str(done)] = process.memory_info().rss / 1e6
    runtime.close()
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
