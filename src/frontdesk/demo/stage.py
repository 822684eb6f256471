"""Sets the demo up: a fresh store with the model house, a virtual printer, settings per program."""

from __future__ import annotations

import threading
import time as real
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from frontdesk import resources
from frontdesk.bootstrap import Runtime, open_runtime
from frontdesk.demo.clients import Morning, staffed
from frontdesk.demo.clock import StageClock
from frontdesk.domain.house import DeskName, House, OpenSpan
from frontdesk.settings.house_file import load_house_file
from frontdesk.settings.station import StationSettings
from frontdesk.store.open import open_store
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.usecases import houses
from frontdesk.virtual.printer import VirtualPrinter

NOON = time(12, 0)
DESKS_PER_AGENCY = 5
LONGEST_STEP = 0.1  # seconds at once, so that a machine that was held up does not jump
PROFILE = "epson_tm_t20iii"  # a model that confirms each slip


class Stage:
    """The house on one PC, ready to be played.

    Attributes:
        desk: the room whose window is shown; no simulated caseworker sits there.
        display: the public screen that is shown.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pace: float,
        seed: int,
        house_file: Path | None = None,
        on_slip: Callable[[bytes], None],
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.house = load_house_file(house_file or resources.path("houses", "haus-der-integration.toml"))
        self.day, span = next_open_day(self.house, self.house.business_day(datetime.now(UTC)))
        self.start = datetime.combine(self.day, span.start, self.house.zone).astimezone(UTC)
        self.end = datetime.combine(self.day, min(NOON, span.end), self.house.zone).astimezone(UTC)
        self.clock = StageClock(self.start, pace=pace)
        self.printer = VirtualPrinter(on_slip=on_slip)
        self._store_url = f"sqlite:///{(folder / 'house.sqlite3').resolve()}"
        self._load()
        self.desk = busiest_desk(self.house)
        self.display = self.house.displays[0].name
        self.runtime = open_runtime(self.settings("reception-1"), role="reception", clock=self.clock)
        self.morning = Morning(
            self.runtime,
            start=self.start,
            end=self.end,
            seed=seed,
            desks=staffed(self.house, per_agency=DESKS_PER_AGENCY, first=self.desk),
            kept_free=frozenset({self.desk}),
        )

    def settings(self, station: str, *, printer: bool = True) -> StationSettings:
        """The settings of one of the programs."""
        return StationSettings(
            store=self._store_url,
            printer=self.printer.url(PROFILE) if printer else "none:",
            station=station,
            language="de",
            theme="light",
        )

    def unprinted(self) -> int:
        """Slips that reception's printer still owes."""
        return len(self.runtime.store.open_jobs(self.runtime.station))

    def _load(self) -> None:
        for left in self.folder.glob("house.sqlite3*"):
            left.unlink()
        create_or_upgrade(self._store_url)
        store = open_store(self._store_url, clock=self.clock)
        try:
            runtime = Runtime(store, self.settings("demo", printer=False), "system", self.house)
            houses.load_house(store, op=runtime.operation(), house=self.house)
        finally:
            store.close()

    def close(self) -> None:
        self.runtime.close()
        self.printer.close()


class Player(threading.Thread):
    """Plays a stage's morning in the background, in the time of its clock."""

    def __init__(self, stage: Stage, on_error: Callable[[BaseException], None]) -> None:
        super().__init__(name="demo-player", daemon=True)
        self._stage = stage
        self._on_error = on_error
        self._ending = threading.Event()

    def run(self) -> None:
        try:
            before = real.monotonic()
            while not self._ending.wait(0.02):
                now = real.monotonic()
                self._play(timedelta(seconds=min(now - before, LONGEST_STEP) * self._stage.clock.pace))
                before = now
        except BaseException as error:
            self._on_error(error)

    def _play(self, by: timedelta) -> None:
        clock, morning = self._stage.clock, self._stage.morning
        until = clock.now() + by
        while not self._ending.is_set() and morning.next_at is not None and morning.next_at <= until:
            clock.move_to(morning.next_at)
            morning.advance_to(morning.next_at)
        clock.move_to(until)

    def stop(self) -> None:
        self._ending.set()
        if self.ident is not None:  # it may never have begun
            self.join(10)


def busiest_desk(house: House) -> DeskName:
    """The desk that takes most of the first agency's first services, where there is most to see."""
    common = [service.code for service in house.services if service.agency == house.agencies[0].code][:6]
    desks = [desk for desk in house.desks if not desk.retired]
    return max(desks, key=lambda desk: len(set(common) & set(desk.services))).name


def next_open_day(house: House, today: date) -> tuple[date, OpenSpan]:
    """The first day from ``today`` on which the house opens, with its first opening span."""
    for ahead in range(60):
        day = today + timedelta(days=ahead)
        spans = house.spans_on(day)
        if spans:
            return day, min(spans, key=lambda span: span.start)
    # A house without hours can still be shown.
    return today, OpenSpan(today.weekday(), time(8), time(12))
