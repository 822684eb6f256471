"""What a paper of A4 costs, in processes of their own: the first one of a process, and those after it."""

from __future__ import annotations

from statistics import median

from tests.bench.options import Options
from tests.bench.places import child
from tests.bench.results import Result
from tests.bench.timing import percentile

SECTION = "papers"
_GOALS = {"receipt": ("A4 receipt", 150.0), "day": ("day list of 600 receipts", 2000.0)}


def run(options: Options) -> list[Result]:
    rounds = {
        "receipt": options.count(300, quick=50),
        "day": options.count(6, quick=2),
    }
    results: list[Result] = []
    for kind, (goal, limit) in _GOALS.items():
        answers = [child(SECTION, kind, rounds[kind]) for _ in range(options.count(5, quick=2))]
        warm = [value for answer in answers for value in answer["warm"]]
        cold = [answer["cold"] for answer in answers]
        size = f"{answers[0]['kb']:,.0f} kB"
        note = f"p99 {percentile(warm, 99):.0f} ms, {size}"
        colds = f"slowest {max(cold):.0f} ms; loads the modules, fonts and layouts"
        results += [
            Result(section=SECTION, goal=f"{goal}, warm, p50",
                   value=median(warm), limit=limit, unit="ms", note=note),
            Result(section=SECTION, goal=f"{goal}, first of a process, p50",
                   value=median(cold), limit=limit, unit="ms", note=colds),
        ]  # fmt: skip
        if kind == "receipt":
            growth = median(answer["growth"] for answer in answers)
            resident = median(answer["rss"] for answer in answers)
            results.append(
                Result(section=SECTION, goal=f"growth over {rounds[kind]:,} receipts",
                       value=max(0.0, growth), limit=20, unit="MB", note=f"{resident:.0f} MB in the end")
            )  # fmt: skip
    return results
