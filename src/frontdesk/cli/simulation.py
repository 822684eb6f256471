"""``frontdesk simulate``: play days of a house; how long people waited, how good the forecast was."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any

from frontdesk import resources
from frontdesk.cli.output import CHECK_FAILED, DONE, Output
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import CallingRules
from frontdesk.settings.house_file import load_house_file
from frontdesk.settings.house_models import rules_problem
from frontdesk.simulation.program import FIRST_DAY, Options, simulate
from frontdesk.simulation.scenario import Scenario

MOST_DAYS = 1000
EARLIEST, LATEST = 2000, 2100  # years
_MODEL = "haus-der-integration.toml"


def run(options: argparse.Namespace, output: Output) -> int:
    """Play the days on a store of their own; the house's own store is not touched."""
    file = Path(options.house) if options.house else resources.path("houses", _MODEL)
    house = load_house_file(file)
    if not 1 <= options.days <= MOST_DAYS:
        raise InvalidValueError(value=options.days, field="--days", expected=f"1–{MOST_DAYS}")
    if not 1 <= options.tickets <= 20_000:
        raise InvalidValueError(value=options.tickets, field="--tickets", expected="1–20000")
    watched = sys.stderr.isatty() and not output.as_json

    def progress(day: int) -> None:
        if watched:
            end = "\n" if day == options.days else ""
            print(f"\r{day} of {options.days} days", end=end, file=sys.stderr, flush=True)

    figures = simulate(
        house,
        Options(
            days=options.days,
            seed=options.seed,
            scenario=Scenario(
                tickets=options.tickets,
                staff=staff_of(options.desks),
                sample=0.0 if options.no_forecast else 1.0,
            ),
            rules=rules_of(house.rules, options.rule or ()),
            first=_day(options.first),
            store=options.on,
            progress=progress,
        ),
    )
    output.answer(figures, words(figures))
    return DONE if figures["invariants"] == "ok" else CHECK_FAILED


def staff_of(text: str | None) -> tuple[tuple[time, int], ...] | None:
    """``24``, or from when on how many: ``07:30=16,10:00=24,14:00=30``."""
    if text is None:
        return None
    plan = []
    for part in text.split(","):
        start, _, count = part.rpartition("=")
        try:
            plan.append((time.fromisoformat(start.strip() or "00:00"), int(count)))
        except ValueError:
            plan = []
            break
    counts = [count for _, count in sorted(plan)]
    if not counts or counts[0] < 1 or counts != sorted(counts):
        raise InvalidValueError(value=text[:40], field="--desks", expected="24, 07:30=16,10:00=24")
    return tuple(plan)


def rules_of(rules: CallingRules, changes: Iterable[str]) -> CallingRules:
    """The rules with ``name=value`` changed, as in the house file."""
    known = {field.name: type(getattr(rules, field.name)) for field in fields(rules)}
    for change in changes:
        name, _, value = change.partition("=")
        kind = known.get(name.strip())
        try:
            if kind is None:
                raise ValueError
            new: Any = {"true": True, "false": False}[value] if kind is bool else kind(value)
            if new < 0:
                raise ValueError
        except (ValueError, KeyError):
            expected = ", ".join(f"{name}=…" for name in known)
            raise InvalidValueError(value=change[:40], field="--rule", expected=expected) from None
        rules = replace(rules, **{name.strip(): new})
    problem = rules_problem(rules)
    if problem is not None:
        raise InvalidValueError(value=problem[0], field="--rule", expected=problem[1])
    return rules


def words(figures: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"{figures['days']} days, {figures['tickets']} tickets, {figures['desks']} desks, seed "
        f"{figures['seed']}, in {figures['seconds']} s",
    ]
    for kind, one in figures["order"]["waits"].items():
        lines.append(
            f"  {kind:<12} {one['count']:>7}  mean {one['mean']:6.1f}  p50 {one['p50']:6.1f}  "
            f"p90 {one['p90']:6.1f}  p99 {one['p99']:6.1f} min"
        )
    order = figures["order"]
    punctual = "" if order["punctual"] is None else f", {order['punctual']:.0%} of appointments on time"
    lines.append(
        f"order: at most {order['overtaken_max']} × overtaken, {order['starved']} starved, "
        f"{sum(one['count'] for one in order['never_called'].values())} never called, "
        f"{order['turned_away']} turned away{punctual}"
    )
    forecast = figures["forecast"]
    if forecast is not None:
        lines.append(
            f"forecast: mean wait {forecast['mean_wait']} min, mean error {forecast['mae']} "
            f"(naive {forecast['naive_mae']}), bias {forecast['bias']}, "
            f"{forecast['coverage']:.0%} within the range"
        )
    for act, cost in figures["cost"].items():
        lines.append(f"{act}: {cost['ms']} ms")
    invariants = figures["invariants"]
    lines.append("invariants: ok" if invariants == "ok" else "\n".join(["invariants broken:", *invariants]))
    return "\n".join(lines)


def _day(text: str | None) -> date:
    if text is None:
        return FIRST_DAY
    try:
        first = date.fromisoformat(text)
        if not EARLIEST <= first.year <= LATEST:
            raise ValueError
        return first
    except ValueError:
        raise InvalidValueError(value=text[:40], field="--from", expected="2027-01-04") from None
