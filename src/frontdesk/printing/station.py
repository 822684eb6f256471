"""The printers of one station: the first, and a second that can take over what the first has not begun."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from frontdesk.domain.printer import PrinterState, PrinterStatus, SecondPrinter
from frontdesk.printing.printer import Printer
from frontdesk.printing.queue import PrintQueue
from frontdesk.printing.worker import PrintWorker

OnChange = Callable[[PrinterStatus], None]


@dataclass(frozen=True, slots=True)
class Second:
    """The printer that can take over.

    Attributes:
        title: what people call it.
        by_rule: it takes over by itself when the first is in trouble; else a person says so.
    """

    printer: Printer
    title: str
    by_rule: bool = False


class StationPrinting:
    """A `usecases.ports.Printing`: one worker per printer, one queue for both.

    The first printer gets the jobs back as soon as it says that it is well; one that cannot say so gets them
    back when a person says so. ``on_change`` is called in a worker's thread, or in that of `use_second`.
    """

    def __init__(
        self,
        queue: PrintQueue,
        first: Printer,
        second: Second | None = None,
        on_change: OnChange | None = None,
        **pauses: Any,
    ) -> None:
        """``pauses`` are those of `PrintWorker`."""
        self._queue = queue
        self._on_change = on_change
        self._lock = threading.Lock()
        self._second = second
        self._first_worker = PrintWorker(queue, first, self._on_first, **pauses)
        self._second_worker = (
            PrintWorker(queue, second.printer, self._on_second, taking=False, **pauses) if second else None
        )

    @property
    def status(self) -> PrinterStatus:
        return self._with_second(self._first_worker.status)

    def start(self) -> None:
        """Ask about slips that an earlier run left half-way, then print what waits; watch both printers."""
        self._first_worker.wake()
        if self._second_worker is not None:
            self._second_worker.wake()

    def wake(self) -> None:
        for worker in self._taking():
            worker.wake()

    def retry_now(self) -> None:
        self._first_worker.retry_now()
        for worker in self._taking():
            worker.retry_now()

    def use_second(self, on: bool) -> None:
        if self._second_worker is None:
            return
        with self._lock:
            if self._second_worker.taking == on:
                return
            self._first_worker.set_taking(not on)
            self._second_worker.set_taking(on)
        self._tell()

    def stop(self, deadline: float = 5.0) -> bool:
        done = self._first_worker.stop(deadline)
        done = (self._second_worker is None or self._second_worker.stop(deadline)) and done
        if done:
            self._queue.release()
        return done

    def _taking(self) -> list[PrintWorker]:
        workers = [self._first_worker, self._second_worker]
        return [worker for worker in workers if worker is not None and worker.taking]

    def _on_first(self, status: PrinterStatus) -> None:
        if self._second is not None and self._second_worker is not None:
            if status.state is PrinterState.TROUBLE and self._second.by_rule:
                self.use_second(True)
            elif status.state is PrinterState.READY and status.known:
                self.use_second(False)
        self._tell()

    def _on_second(self, _status: PrinterStatus) -> None:
        self._tell()

    def _with_second(self, status: PrinterStatus) -> PrinterStatus:
        second, worker = self._second, self._second_worker
        if second is None or worker is None:
            return status
        trouble = worker.status.reason if worker.status.state is PrinterState.TROUBLE else None
        shown = SecondPrinter(second.title, active=worker.taking, by_rule=second.by_rule, reason=trouble)
        return replace(status, second=shown)

    def _tell(self) -> None:
        if self._on_change is not None:
            self._on_change(self.status)
