"""Makes papers of A4 and says how long they took: ``python -m tests.bench.children.papers KIND ROUNDS``.

KIND is ``receipt`` or ``day``, a list of 600 receipts. ``cold`` is the first paper of the process with all
that is loaded and read for it; the others differ from it and from each other.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace

import psutil

from frontdesk.printing.papers.values import Paper

KEPT = 20  # papers; Typst remembers what it has set for some ten papers more, and forgets it then


def main(kind: str, rounds: int) -> None:
    began = time.perf_counter()
    from frontdesk.printing.papers.sheets import paper_pdf

    loaded = time.perf_counter()
    from tests.printing.papers.samples import RECEIPT, day_list, number

    def fresh(index: int) -> Paper:
        if kind == "receipt":
            return replace(RECEIPT, number=number(index + 1), reference=f"31702BG{index:07d}")
        return day_list(600 - index)

    def timed(paper: Paper) -> tuple[float, int]:
        start = time.perf_counter()
        size = len(paper_pdf(paper))
        return (time.perf_counter() - start) * 1000, size

    cold, size = timed(fresh(0))
    warm = []
    early = late = psutil.Process().memory_info().rss
    for index in range(1, rounds + 1):
        warm.append(timed(fresh(index))[0])
        late = psutil.Process().memory_info().rss
        if index == KEPT:
            early = late
    print(
        json.dumps(
            {
                "cold": cold + (loaded - began) * 1000,
                "warm": warm,
                "kb": size / 1000,
                "rss": late / 1e6,
                "growth": (late - early) / 1e6,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
