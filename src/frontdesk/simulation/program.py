"""Plays days on a store of its own, and says what came of it."""

from __future__ import annotations

import shutil
import tempfile
import time as real
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from frontdesk.bootstrap import Runtime
from frontdesk.domain.errors import (
    InvalidValueError,
    SchemaTooNewError,
    SchemaTooOldError,
    StoreNotReadyError,
)
from frontdesk.domain.house import CallingRules, House
from frontdesk.settings.station import StationSettings, redacted
from frontdesk.simulation.clock import PlayClock
from frontdesk.simulation.figures import cost_figures, forecast_figures, order_figures
from frontdesk.simulation.measure import Meter
from frontdesk.simulation.people import business_days, day_plan
from frontdesk.simulation.play import Play
from frontdesk.simulation.scenario import Scenario, staffing
from frontdesk.store.open import open_store
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.usecases import health, houses
from frontdesk.usecases.waits import Forecaster

FIRST_DAY = date(2027, 1, 4)
_ALIVE = timedelta(days=1)  # no program of the play ever dies, so none has to give signs of life


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked for.

    Attributes:
        store: URL of an empty store; ``None``: an SQLite file that is thrown away afterwards.
        progress: called after each day with the number of days done.
    """

    days: int
    seed: int
    scenario: Scenario = field(default_factory=Scenario)
    rules: CallingRules | None = None
    first: date = FIRST_DAY
    store: str | None = None
    progress: Callable[[int], None] = field(default=lambda _: None)


def simulate(house: House, options: Options) -> dict[str, Any]:
    """Play the days and answer the figures."""
    if options.rules is not None:
        house = replace(house, rules=options.rules)
    with ExitStack() as stack:
        url = options.store
        if url is None:
            folder = Path(tempfile.mkdtemp(prefix="frontdesk-simulate-"))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            url = f"sqlite:///{folder / 'house.sqlite3'}"
        return _simulate(house, options, url)


def _check_empty(url: str) -> None:
    """A store that is anybody's must get neither played clients nor a newer schema."""
    try:
        open_store(url).close()
    except StoreNotReadyError:
        return
    except (SchemaTooOldError, SchemaTooNewError):
        pass
    raise InvalidValueError(value=redacted(url), field="--on", expected="an empty store")


def _simulate(house: House, options: Options, url: str) -> dict[str, Any]:
    scenario, began = options.scenario, real.monotonic()
    days = list(islice(business_days(house, options.first), options.days))
    clock = PlayClock(datetime.combine(days[0], datetime.min.time(), house.zone))
    _check_empty(url)
    create_or_upgrade(url)
    store = open_store(url, clock=clock)
    try:
        settings = StationSettings(
            store=url, printer="none:", station="simulation", language="de", theme="light"
        )
        runtime = Runtime(store, settings, "system", house)
        houses.load_house(store, op=runtime.operation(), house=house)
        opening = min(span.start for day in days for span in house.spans_on(day))
        staff = staffing(house, scenario, opening)
        forecaster = Forecaster(store, lease=_ALIVE) if scenario.sample > 0 else None
        meter = Meter(house, staff.by_service, forecaster, sample=scenario.sample, seed=options.seed)
        done: Counter[str] = Counter()
        for number, day in enumerate(days, start=1):
            meter.new_day()
            play = Play(
                runtime,
                clock,
                day_plan(house, scenario, staff, day, options.seed),
                scenario,
                seed=options.seed,
                watcher=meter,
            )
            play.run()
            done += play.done
            options.progress(number)
        # Once all is done: then what a day left is still whole after every later one.
        broken = [
            f"{check.name}: {check.detail}"
            for check in (*health.check_store(store), *health.check_appointments(store))
            if not check.ok
        ]
    finally:
        store.close()
    measures = meter.measures
    return {
        "days": len(days),
        "seed": options.seed,
        "desks": len(staff.shifts),
        "tickets": done["issued"] + done["checked in"],
        "forecast": forecast_figures(measures.judged),
        "order": order_figures(measures),
        "acts": dict(sorted(done.items())),
        "cost": cost_figures(measures),
        "invariants": "ok" if not broken else broken[:20],
        "seconds": round(real.monotonic() - began, 1),
    }
