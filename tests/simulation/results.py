"""``python -m tests.simulation.results``: play the scenarios whose figures stand in docs/, and keep them.

Each takes minutes, ``year`` twenty. `tests.simulation.plots` draws the pictures from them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

from frontdesk import resources
from frontdesk.domain.house import House
from frontdesk.settings.house_file import load_house_file
from frontdesk.simulation.program import Options, simulate
from frontdesk.simulation.scenario import Scenario

FOLDER = Path("docs/simulation")
_TODAY = date(2026, 11, 28)  # so that the public holidays stay the same whenever this is run


def scenarios(house: House) -> Mapping[str, Options]:
    """What is played, by name: the forecast at three loads, rules and desks compared, a year."""
    rules = house.rules
    no_guard = replace(rules, max_overtakes=1000, max_wait=1440, appointments_in_a_row=1000)
    # Where full days turn people away, the longest waits would never be judged.
    nobody_away = replace(rules, closes_by_forecast=False)
    arrival = replace(rules, seat_head_start=0, urgent_head_start=0, appointment_head_start=0)
    busy = Scenario(tickets=1080, sample=0.0)
    return {
        "forecast-25": Options(days=30, seed=1, scenario=Scenario(tickets=1108), rules=nobody_away),
        "forecast-35": Options(days=30, seed=1, scenario=Scenario(tickets=1215), rules=nobody_away),
        "forecast-46": Options(days=30, seed=1, scenario=Scenario(tickets=1306), rules=nobody_away),
        "order-as-is": Options(days=10, seed=2, scenario=busy),
        "order-no-guards": Options(days=10, seed=2, scenario=busy, rules=no_guard),
        "order-no-head-starts": Options(days=10, seed=2, scenario=busy, rules=arrival),
        "desks-50": Options(days=10, seed=2, scenario=replace(busy, staff=((time(7, 30), 50),)), rules=rules),
        "desks-later": Options(
            days=10, seed=2, scenario=replace(busy, staff=((time(7, 30), 45), (time(8, 30), 60))), rules=rules
        ),
        "year": Options(days=250, seed=3, scenario=Scenario(tickets=1500, sample=0.0)),
    }


def main() -> int:
    """Play what is asked for."""
    house = load_house_file(resources.path("houses", "haus-der-integration.toml"), today=_TODAY)
    every = scenarios(house)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(every)} (all)")
    parser.add_argument("--days", type=int, help="fewer days, for a look")
    parser.add_argument("--into", type=Path, default=FOLDER)
    asked = parser.parse_args()
    unknown = set(asked.names) - set(every)
    if unknown:
        parser.error(f"no such scenario: {', '.join(sorted(unknown))}")
    asked.into.mkdir(parents=True, exist_ok=True)
    whole = True
    for name in asked.names or every:
        options = replace(every[name], progress=partial(_tell, name))
        if asked.days:
            options = replace(options, days=asked.days)
        figures = simulate(house, options)
        _keep(asked.into / f"{name}.json", figures)
        whole = whole and figures["invariants"] == "ok"
    return 0 if whole else 1


def _tell(name: str, day: int) -> None:
    print(f"{name}: day {day}", file=sys.stderr, flush=True)


def _keep(file: Path, figures: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
