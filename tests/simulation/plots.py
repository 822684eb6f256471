"""``python -m tests.simulation.plots``: draw the figures of docs/simulation/ as the plots of the page.

Needs matplotlib, which nothing else here does: `make plots` puts it into an environment of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt

FOLDER = Path("docs/simulation")
# The design language's colours for charts.
INK, MUTED, LINE = "#14212B", "#4B5965", "#D6DDE2"
FIRST, SECOND, PALE = "#0B5A66", "#C47600", "#B5D6D9"
LOADS = ("forecast-25", "forecast-35", "forecast-46")
WAYS = {
    "naive": "naive",
    "ql": "QL",
    "les": "LES",
    "hol": "HOL",
    "interval": "QL × interval",
    "forecast": "frontdesk",
}
COLORS = (SECOND, "#E1EFF0", PALE, "#7DB4BA", "#2F727C", FIRST)  # in the order of the ways
KINDS = {
    "walk_in": "walk-in",
    "need": "need",
    "urgent": "urgent",
    "appointment": "appointment",
    "late": "late",
}
RULES = {
    "order-as-is": "as it is",
    "order-no-guards": "without guards",
    "order-no-head-starts": "arrival only",
}
STAFF = {"order-as-is": "60 desks", "desks-later": "45, 60 from 08:30", "desks-50": "50 desks"}


def read(name: str) -> dict[str, Any]:
    """The figures of a scenario."""
    figures: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return figures


def errors() -> None:
    """Mean absolute error of each way to forecast, at each load."""
    figure, axes = plt.subplots(figsize=(8, 3.6))
    loads = [read(name)["forecast"] for name in LOADS]
    width = 0.8 / len(WAYS)
    for number, (way, name) in enumerate(WAYS.items()):
        values = [load["maes"][way] for load in loads]
        places = [at + (number - (len(WAYS) - 1) / 2) * width for at in range(len(loads))]
        color = COLORS[number]
        bars = axes.bar(places, values, width * 0.92, label=name, color=color, edgecolor=LINE, linewidth=0.5)
        axes.bar_label(bars, fmt="%.0f", fontsize=7, color=MUTED, padding=1)
    axes.set_xticks(range(len(loads)), [f"mean wait {load['mean_wait']:.0f} min" for load in loads])
    axes.set_ylabel("mean absolute error, min")
    # Above the bars, which may be as high as they like.
    axes.legend(frameon=False, ncols=len(WAYS), fontsize=7.5, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    keep(figure, "errors")


def ranges() -> None:
    """What was said against how it ended, at the highest load."""
    rows = read(LOADS[-1])["forecast"]["by_forecast"]
    figure, axes = plt.subplots(figsize=(8, 4.2))
    said = [row["said"] for row in rows]
    low, high = [row["low"] for row in rows], [row["high"] for row in rows]
    axes.fill_between(said, low, high, color=PALE, label="range that is told (before rounding)")
    axes.plot([0, max(said)], [0, max(said)], color=MUTED, linewidth=1, label="exact")
    ends = [
        [row["p50"] - row["p10"] for row in rows],
        [row["p90"] - row["p50"] for row in rows],
    ]
    axes.errorbar(
        said,
        [row["p50"] for row in rows],
        yerr=ends,
        fmt="o",
        color=FIRST,
        capsize=3,
        markersize=4,
        label="how it ended: median, p10 to p90",
    )
    axes.set_xlabel("forecast, min")
    axes.set_ylabel("wait, min")
    axes.legend(frameon=False, fontsize=8, loc="upper left")
    keep(figure, "ranges")


def compared(names: dict[str, str], file: str) -> None:
    """Waits by class of client under other rules, or with other desks."""
    figure, axes = plt.subplots(figsize=(8, 3.6))
    kinds = [kind for kind in KINDS if kind != "late"]
    width = 0.8 / len(names)
    for number, (name, label) in enumerate(names.items()):
        waits = read(name)["order"]["waits"]
        places = [at + (number - (len(names) - 1) / 2) * width for at in range(len(kinds))]
        color = (FIRST, SECOND, PALE)[number]
        p50 = [waits[kind]["p50"] for kind in kinds]
        p90 = [waits[kind]["p90"] for kind in kinds]
        axes.bar(places, p90, width * 0.9, color=color, alpha=0.35)
        bars = axes.bar(places, p50, width * 0.9, color=color, label=label)
        axes.bar_label(bars, fmt="%.0f", fontsize=7, color=INK, padding=1)
    axes.set_xticks(range(len(kinds)), [KINDS[kind] for kind in kinds])
    axes.set_ylabel("wait, min: p50, pale to p90")
    axes.legend(frameon=False, fontsize=8, ncols=len(names), loc="lower center", bbox_to_anchor=(0.5, 1.0))
    keep(figure, file)


def keep(figure: Any, name: str) -> None:
    """Write an SVG that is the same each time."""
    figure.tight_layout()
    figure.savefig(FOLDER / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)


def main() -> None:
    """Draw every plot."""
    plt.rcParams.update(
        {
            "svg.hashsalt": "frontdesk",
            "svg.fonttype": "path",
            "font.size": 9,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": MUTED,
            "text.color": INK,
            "axes.labelcolor": INK,
            "xtick.color": INK,
            "ytick.color": INK,
        }
    )
    errors()
    ranges()
    for names, file in ((RULES, "order"), (STAFF, "desks")):
        if all((FOLDER / f"{name}.json").exists() for name in names):
            compared(names, file)


if __name__ == "__main__":
    main()
