"""How long a call takes to the public screen: a real window in a process of its own, off screen."""

from __future__ import annotations

import json
import queue
import random
import subprocess
import threading
import time

from frontdesk.store.open import open_store
from tests.bench.acts import Acts
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import (
    command_of,
    ends,
    environment,
    folder,
    has_postgres,
    new_database,
    new_file,
    postgres,
)
from tests.bench.results import Result
from tests.bench.timing import percentile

SECTION = "display"
_BETWEEN = 1.3  # seconds; a call stays at least 1.2 s on the screen before the next one takes its place
_SEED = 7


def run(options: Options) -> list[Result]:
    calls = options.count(60, quick=12)
    with folder() as place:
        found = [_measured("SQLite", new_file(place), calls)]
    if has_postgres():
        with postgres() as server:
            found.append(_measured("PostgreSQL", new_database(server), calls))
    return found


def _measured(engine: str, url: str, calls: int) -> Result:
    store = open_store(url)
    acts = Acts(store, load(store, house()))
    acts.open_desk("2.14")
    for _ in range(calls + 1):
        acts.issue("wba")
    screen = subprocess.Popen(command_of("screen", url), env=environment(), stdout=subprocess.PIPE, text=True)
    told: queue.Queue[dict[str, float]] = queue.Queue()
    threading.Thread(target=_listen, args=(screen, told), daemon=True).start()
    chance, pause = random.Random(_SEED), threading.Event()
    announced, painted = [], []
    try:
        told.get(timeout=60)
        for _ in range(calls):
            pause.wait(_BETWEEN + chance.random())  # at any moment between two questions of the screen
            call_id = acts.call("2.14").ticket.life.call_id
            returned = time.monotonic()
            answer = told.get(timeout=30)
            if answer["call"] != call_id:
                raise RuntimeError("the screen showed another call")
            announced.append((answer["announced"] - returned) * 1000)
            painted.append((answer["painted"] - returned) * 1000)
    finally:
        ends([screen])
        store.close()
    middle, late = percentile(painted, 50), percentile(painted, 95)
    words = f"painted p50/p95/max {middle:.0f}/{late:.0f}/{max(painted):.0f} ms"
    return Result(
        section=SECTION,
        goal=f"p95 from a call to its repaint on the screen, {engine}",
        value=late,
        limit=250,
        unit="ms",
        note=f"{calls} calls; {words}; announced p50 {percentile(announced, 50):.0f} ms",
    )


def _listen(screen: subprocess.Popen[str], told: queue.Queue[dict[str, float]]) -> None:
    assert screen.stdout is not None
    for line in screen.stdout:
        told.put(json.loads(line))
