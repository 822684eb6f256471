"""What it costs a screen to ask what has changed, and what a thousand screens cost the server."""

from __future__ import annotations

import json
import subprocess
import threading
from typing import Any

import psutil

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
from tests.bench.timing import Sample, interleaved, percentile

SECTION = "poll"
_SCREENS, _PROCESSES = 1000, 4


def run(options: Options) -> list[Result]:
    rounds = options.count(5000, quick=1000)
    with folder() as place:
        found = [_sqlite(new_file(place), rounds)]
    if has_postgres():
        with postgres() as server:
            found += [_postgres(new_database(server), rounds)]
            found += _crowd(new_database(server), server.port, options.count(15, quick=10))
    return found


def _sqlite(url: str, rounds: int) -> Result:
    from tests.bench.floor_sqlite import Floor

    acts = _acts(url)
    floor = Floor(url, acts.house.site.code)
    revision = acts.store.changes_since(None).revision
    samples = interleaved(
        [{"floor": floor.data_version, "poll": lambda: acts.store.changes_since(revision)}],
        rounds=rounds,
        warm=50,
    )
    floor.close()
    acts.store.close()
    return _ratio("poll / pragma data_version, SQLite", samples, limit=10)


def _postgres(url: str, rounds: int) -> Result:
    from tests.bench.floor_postgresql import Floor

    acts = _acts(url)
    floor = Floor(url, acts.house.site.code)
    revision = acts.store.changes_since(None).revision
    samples = interleaved(
        [{"floor": floor.select_one, "poll": lambda: acts.store.changes_since(revision)}],
        rounds=rounds,
        warm=50,
    )
    floor.close()
    acts.store.close()
    return _ratio("poll / select of one row, PostgreSQL", samples, limit=2.5)


def _acts(url: str) -> Acts:
    store = open_store(url)
    acts = Acts(store, load(store, house()))
    for _ in range(100):
        acts.issue("wba")
    return acts


def _ratio(goal: str, samples: dict[str, Sample], *, limit: float) -> Result:
    own, floor = samples["poll"], samples["floor"]
    words = " : ".join(f"{one.p50 * 1000:,.0f}/{one.p99 * 1000:,.0f} µs" for one in (own, floor))
    return Result(
        section=SECTION,
        goal=goal,
        value=own.p50 / floor.p50,
        limit=limit,
        note=f"nothing new; p50/p99 {words}",
    )


def _crowd(url: str, port: int, seconds: int) -> list[Result]:
    """A thousand screens for some seconds, while a clerk issues twice a second."""
    acts = _acts(url)
    command = command_of("screens", _SCREENS // _PROCESSES, seconds, url)
    screens = [
        subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(_PROCESSES)
    ]
    try:
        pause = threading.Event()
        pause.wait(4)  # all have started and asked for the first time
        server = _server(port)
        before, watched = _cpu(server), seconds - 6
        for _ in range(watched * 2):
            pause.wait(0.5)
            acts.issue("wba")
        used = _cpu(server) - before
        answers: list[dict[str, Any]] = [json.loads(one.communicate(timeout=60)[0]) for one in screens]
    finally:
        ends(screens)
    acts.store.close()
    times = [ms for answer in answers for ms in answer["times"]]
    late = percentile([ms for answer in answers for ms in answer["late"]], 99)
    client = sum(answer["cpu"] for answer in answers) / seconds * 100
    what = f"{_SCREENS} screens at 1 Hz"
    note = (
        f"poll p50/p99 {percentile(times, 50):.2f}/{percentile(times, 99):.1f} ms, asked {late:.0f} ms late;"
        f" all screens together use {client:.0f} % of a core"
    )
    return [
        Result(section=SECTION, goal=f"server's share of one core, {what}", value=used / watched * 100,
               limit=50, unit="%", note=note)
    ]  # fmt: skip


def _server(port: int) -> psutil.Process:
    """The postmaster that listens on the port; its children serve the connections."""
    for process in psutil.process_iter(["name"]):
        if process.info["name"] == "postgres" and any(
            one.laddr.port == port for one in process.net_connections("tcp") if one.status == "LISTEN"
        ):
            return process
    raise RuntimeError("the server of this run is not there")


def _cpu(server: psutil.Process) -> float:
    """Processor seconds of the server so far; a connection that ended is counted by its parent."""
    own = server.cpu_times()
    total = own.user + own.system + own.children_user + own.children_system
    for child in server.children():
        try:
            times = child.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total
