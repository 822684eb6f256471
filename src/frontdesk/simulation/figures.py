"""The measures as figures, for people and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from statistics import fmean, median
from typing import Any

from frontdesk.domain.learning import GROUPS
from frontdesk.simulation.measure import Judged, Measures
from frontdesk.simulation.rivals import RIVALS

WAYS = (*RIVALS, "replay", "forecast")
_TOO_LITTLE = 15.0  # minutes more than told
_ENDS = 5  # days at the beginning and at the end that are held against each other


def forecast_figures(judged: Sequence[Judged]) -> dict[str, Any] | None:
    """Errors in minutes, shares from 0 to 1; ``None`` when nothing was forecast."""
    if not judged:
        return None
    waited = [one.waited for one in judged]
    mae = {way: fmean(abs(one.said[way] - one.waited) for one in judged) for way in WAYS}
    misses = [one.said["forecast"] - one.waited for one in judged]
    return {
        "judged": len(judged),
        "mean_wait": _r(fmean(waited)),
        "mae": _r(mae["forecast"]),
        "bias": _r(fmean(misses)),
        "coverage": _r(_covered(judged, "low", "high"), 3),
        "naive_mae": _r(mae["naive"]),
        "of_naive": _r(mae["forecast"] / mae["naive"], 3) if mae["naive"] else None,
        "shown_coverage": _r(_covered(judged, "shown_low", "shown_high"), 3),
        "shown_width": _r(fmean(one.said["shown_high"] - one.said["shown_low"] for one in judged)),
        "rmse": _r(sqrt(fmean(miss * miss for miss in misses))),
        "told_too_little": _r(fmean(one.waited - one.said["shown_high"] > _TOO_LITTLE for one in judged), 3),
        "maes": {way: _r(mae[way]) for way in WAYS},
        "biases": {way: _r(fmean(one.said[way] - one.waited for one in judged)) for way in WAYS},
        "by_forecast": _by_forecast(judged),
        "by_class": {
            kind: {
                "judged": len(own),
                "mae": _r(fmean(abs(one.said["forecast"] - one.waited) for one in own)),
                "bias": _r(fmean(one.said["forecast"] - one.waited for one in own)),
            }
            for kind in sorted({one.kind for one in judged})
            if (own := [one for one in judged if one.kind == kind])
        },
    }


def order_figures(measures: Measures) -> dict[str, Any]:
    """How the order of calling treated whom; waits in minutes."""
    return {
        "overtaken_max": measures.overtaken,
        "starved": measures.starved,
        "never_called": {
            kind: {"count": len(waits), "longest": _r(max(waits))}
            for kind, waits in sorted(measures.never_called.items())
        },
        "unforecast": measures.unforecast,
        "waits": {
            kind: {"count": len(waits), "mean": _r(fmean(waits))}
            | {f"p{level}": _r(_level(waits, level)) for level in (50, 90, 99)}
            for kind, waits in sorted(measures.waits.items())
        },
        "punctual": _r(fmean(measures.punctual), 3) if measures.punctual else None,
        "rules": dict(sorted(measures.rules.items())),
        "turned_away": measures.turned_away,
    }


def cost_figures(measures: Measures) -> dict[str, Any]:
    """Median milliseconds of the acts, and the last days against the first; ``None`` for too few days.

    Days are compared by what an act costs in times of the floor of its day: the machine may have been faster
    or slower then, and do other things besides.
    """
    figures: dict[str, Any] = {}
    for act in ("issue", "call"):
        days = [day for day in measures.seconds if day.get(act) and day.get("floor")]
        if not days:
            continue
        costs = [median(day[act]) / median(day["floor"]) for day in days]
        # The first day warms everything up.
        early, late = costs[1 : 1 + _ENDS], costs[-_ENDS:]
        ratio = median(late) / median(early) if len(days) > 2 * _ENDS else None
        figures[act] = {
            "ms": _r(median(median(day[act]) for day in days) * 1000, 3),
            "floors": _r(median(costs)),
            "last_to_first": None if ratio is None else _r(ratio, 3),
        }
    if measures.forecast_seconds:
        taken = sorted(measures.forecast_seconds)
        figures["forecast"] = {
            "ms": _r(median(taken) * 1000, 3),
            "p99_ms": _r(_level(taken, 99) * 1000, 3),
        }
    return figures


def _by_forecast(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    """How forecasts of a size ended: what a picture of them is drawn from."""
    edges = (0, *GROUPS, 100_000)
    rows = []
    for start, end in pairwise(edges):
        own = [one for one in judged if start <= one.said["forecast"] < end]
        if own:
            waited = [one.waited for one in own]
            rows.append(
                {
                    "from": start,
                    "to": end if end < 100_000 else None,
                    "judged": len(own),
                    "said": _r(fmean(one.said["forecast"] for one in own)),
                    "low": _r(fmean(one.said["low"] for one in own)),
                    "high": _r(fmean(one.said["high"] for one in own)),
                    "p10": _r(_level(waited, 10)),
                    "p50": _r(_level(waited, 50)),
                    "p90": _r(_level(waited, 90)),
                    "coverage": _r(_covered(own, "low", "high"), 3),
                }
            )
    return rows


def _covered(judged: Sequence[Judged], low: str, high: str) -> float:
    return fmean(one.said[low] <= one.waited <= one.said[high] for one in judged)


def _level(values: Sequence[float], level: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(level / 100 * (len(ordered) - 1)))]


def _r(value: float, digits: int = 2) -> float:
    return round(value, digits)
