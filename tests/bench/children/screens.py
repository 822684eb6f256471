"""Screens that ask once a second: ``python -m tests.bench.children.screens COUNT SECONDS URL``.

They share the eight connections of one store. Real screens are programs of their own with a connection each;
what a question costs is the same, only the memory of a thousand connections is not seen here.
"""

from __future__ import annotations

import json
import random
import sys
import threading
import time

from frontdesk.store.open import open_store
from frontdesk.usecases.ports import Store

_THREADS = 8


def main(count: int, seconds: float, url: str) -> None:
    store = open_store(url)
    chance = random.Random(count)
    start = store.changes_since(None).revision
    begin = time.monotonic() + 0.5
    late: list[float] = []
    times: list[float] = []
    threads = [
        threading.Thread(
            target=_screens,
            args=(
                store,
                start,
                [begin + chance.random() for _ in range(i, count, _THREADS)],
                seconds,
                times,
                late,
            ),
        )
        for i in range(_THREADS)
    ]
    cpu = time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    used = time.process_time() - cpu
    store.close()
    print(json.dumps({"cpu": used, "times": times, "late": late, "took": seconds}))


def _screens(
    store: Store, start: str, first: list[float], seconds: float, times: list[float], late: list[float]
) -> None:
    """The screens of one thread, each at its own moment of the second."""
    pause = threading.Event()
    first.sort()
    revisions = [start] * len(first)
    for second in range(int(seconds)):
        for screen, at in enumerate(first):
            due = at + second
            pause.wait(max(0.0, due - time.monotonic()))
            began = time.monotonic()
            revisions[screen] = store.changes_since(revisions[screen]).revision
            times.append((time.monotonic() - began) * 1000)
            late.append((began - due) * 1000)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3])
