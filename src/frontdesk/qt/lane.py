"""A queue with threads of its own that can be closed by a deadline, which the standard pool cannot."""

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], None]


class LaneThreads:
    """Carries out jobs in order, on one thread or a few.

    The threads are daemons on purpose: the standard library's pool joins its threads when the program ends,
    so a database that never answers would keep a closed window's process alive for ever.
    """

    def __init__(self, name: str, threads: int) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._settled = threading.Condition()
        self._unsettled = 0
        self._threads = [
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True)
            for number in range(1, threads + 1)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, job: Job) -> None:
        """Queue a job; it must not raise."""
        with self._settled:
            self._unsettled += 1
        self._jobs.put(job)

    def close(self) -> None:
        """Let the threads end once everything queued before is done."""
        for _ in self._threads:
            self._jobs.put(None)

    def join(self, until: float) -> int:
        """Wait for jobs and threads until a moment of the monotonic clock; answers how many jobs are left."""
        with self._settled:
            self._settled.wait_for(lambda: self._unsettled == 0, timeout=max(0.0, until - time.monotonic()))
            left = self._unsettled
        for thread in self._threads if left == 0 else ():
            thread.join(timeout=max(0.0, until - time.monotonic()))
        return left

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            finally:
                with self._settled:
                    self._unsettled -= 1
                    self._settled.notify_all()
