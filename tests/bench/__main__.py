"""``python -m tests.bench [SECTION …]``: measure, show the table, keep the figures; never fails on a time."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path

from tests.bench.options import Options
from tests.bench.results import Result, save, table

SECTIONS = (
    "hot",
    "trips",
    "race",
    "depth",
    "poll",
    "display",
    "start",
    "cli",
    "forecast",
    "counter",  # before those that need a smaller application than a window does
    "slip",
    "paper",
    "papers",
    "documents",
    "memory",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)} (all)")
    parser.add_argument("--quick", action="store_true", help="small counts, for a first impression")
    parser.add_argument(
        "--history", type=int, metavar="N", help="tickets done before, in depth (5000000; quick: 200000)"
    )
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"), metavar="FILE")
    asked = parser.parse_args()
    unknown = set(asked.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    history = asked.history or (200_000 if asked.quick else 5_000_000)
    options = Options(quick=asked.quick, history=history)
    results: list[Result] = []
    broken = False
    for name in sorted(asked.sections or SECTIONS, key=SECTIONS.index):
        began = time.monotonic()
        print(f"{name} …", end="", flush=True, file=sys.stderr)
        try:
            results += import_module(f"tests.bench.{name}").run(options)
        except Exception:
            # The other sections are worth their hour; what went wrong here is said and told by the exit code.
            traceback.print_exc()
            broken = True
        print(f" {time.monotonic() - began:.0f} s", file=sys.stderr)
    print(table(results))
    save(asked.json, results, options={"quick": options.quick, "history": options.history})
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
