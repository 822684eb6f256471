"""From the key to the printer's first byte, and what thousands of slips leave in memory."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from frontdesk.store.open import open_store
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import child, command_of, ends, environment, folder, new_file
from tests.bench.results import Result
from tests.bench.timing import percentile

SECTION = "paper"


def run(options: Options) -> list[Result]:
    troubles = _troubles(options.count(60, quick=8))
    return [troubles, _clicks(options.count(300, quick=30)), _memory(options.count(5_000, quick=400))]


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer to be measured with.

    Attributes:
        begun: the moments when jobs began.
        switches: takes names of switches, one a line.
    """

    url: str
    begun: list[float]
    switches: IO[str]


@contextmanager
def _printer() -> Iterator[Printer]:
    """A printer in a process of its own."""
    process = subprocess.Popen(
        command_of("printer"),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    begun: list[float] = []
    url = json.loads(process.stdout.readline())["url"]

    def listen() -> None:
        assert process.stdout is not None
        begun.extend(json.loads(line)["first"] for line in process.stdout)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        yield Printer(url, begun, process.stdin)
    finally:
        ends([process])
        listener.join(10)


def _store_in(place: Path) -> str:
    url = new_file(place)
    store = open_store(url)
    load(store, house())
    store.close()
    return url


def _troubles(rounds: int) -> Result:
    """The window while its printer gets into one trouble after the other."""
    with folder() as place, _printer() as printer:
        process = subprocess.Popen(
            command_of("troubles", _store_in(place), printer.url, rounds),
            env=environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        found: dict[str, float] = {}
        for line in process.stdout:
            found = json.loads(line)
            if "turn" in found:
                printer.switches.write(f"{found['turn']}\n")
                printer.switches.flush()
        if process.wait(60):
            raise RuntimeError("the window did not show the troubles")
    return Result(
        section=SECTION,
        goal="longest stand-still of reception while its printer fails",
        value=found["longest"] * 1000,
        limit=100,
        unit="ms",
        note=f"{rounds} troubles and as many mends, a ticket in each",
    )


def _clicks(clicks: int) -> Result:
    with folder() as place, _printer() as printer:
        pressed = child("clicks", _store_in(place), printer.url, clicks, wait=3600)["pressed"]
        begun = printer.begun
    if len(begun) != clicks:
        raise RuntimeError(f"{clicks} keys, {len(begun)} jobs")
    waits = [(first - key) * 1000 for key, first in zip(pressed, begun, strict=True)]
    return Result(
        section=SECTION,
        goal="p99 from the key to the printer's first byte",
        value=percentile(waits, 99),
        limit=100,
        unit="ms",
        note=f"{clicks} keys; p50 {percentile(waits, 50):.0f}, first {waits[0]:.0f}, max {max(waits):.0f} ms",
    )


def _memory(jobs: int) -> Result:
    with folder() as place, _printer() as printer:
        answer = child("jobs", _store_in(place), printer.url, jobs, wait=3600)
    early, late = answer[str(jobs // 10)], answer[str(jobs)]
    return Result(
        section=SECTION,
        goal=f"growth of memory from {jobs // 10:,} to {jobs:,} slips",
        value=late - early,
        limit=5,
        unit="MB",
        note=f"{early:.0f} MB, {late:.0f} MB",
    )
