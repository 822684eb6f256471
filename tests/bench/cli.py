"""What ``frontdesk ticket issue`` takes, beside a process that only imports the same modules."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from frontdesk.store.open import open_store
from tests.bench.houses import house, load
from tests.bench.options import Options
from tests.bench.places import command_of, folder, has_postgres, new_database, new_file, postgres
from tests.bench.results import Result

SECTION = "cli"


def run(options: Options) -> list[Result]:
    rounds = options.count(20, quick=5)
    with folder() as place:
        found = [_measured("SQLite", new_file(place), place, rounds)]
        if has_postgres():
            with postgres() as server:
                found.append(_measured("PostgreSQL", new_database(server), place, rounds))
    return found


def _measured(engine: str, url: str, place: Path, rounds: int) -> Result:
    store = open_store(url)
    load(store, house())
    store.close()
    own = os.environ | {"FRONTDESK_STORE": url, "FRONTDESK_PRINTER": "none:"}
    listed = subprocess.run(command_of("imports"), env=own, stdout=subprocess.PIPE, text=True, check=True)
    modules = place / f"modules-{engine}.json"
    modules.write_text(listed.stdout.splitlines()[-1], encoding="utf-8")
    issue = [sys.executable, "-m", "frontdesk", "ticket", "issue", "wba"]
    imports = command_of("imports", modules)
    times: dict[str, list[float]] = {"issue": [], "imports": []}
    for number in range(-1, rounds):
        for name, command in (("issue", issue), ("imports", imports)):
            began = time.perf_counter()
            subprocess.run(command, env=own, stdout=subprocess.DEVNULL, check=True)
            if number >= 0:
                times[name].append((time.perf_counter() - began) * 1000)
    whole, floor = median(times["issue"]), median(times["imports"])
    return Result(
        section=SECTION,
        goal=f"frontdesk ticket issue / its imports alone, {engine}",
        value=whole / floor,
        limit=1.6,
        note=f"{whole:.0f} : {floor:.0f} ms",
    )
