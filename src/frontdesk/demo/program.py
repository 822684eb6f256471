"""``frontdesk demo``: plays a morning of the model house in the real windows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from frontdesk.demo.figures import figures_of
from frontdesk.demo.stage import Player, Stage
from frontdesk.demo.tickets import Tickets
from frontdesk.domain.ticket import Step
from frontdesk.usecases.health import check_store


class Sink(Protocol):
    """Where the result goes."""

    def answer(self, result: dict[str, object], words: str) -> None: ...


def run(*, out: str, pace: float, seed: int, house: str | None, headless: bool, output: Sink) -> int:
    """Play the morning; answers the exit code, which is 1 when a promise about the data was broken."""
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    tickets = Tickets(folder / "tickets")
    stage = Stage(
        folder,
        pace=0.0,
        seed=seed,
        house_file=Path(house) if house else None,
        on_slip=tickets.keep,
    )
    failures: list[BaseException] = []
    player = Player(stage, failures.append)
    try:
        from frontdesk.demo.windows import play

        pictures = play(stage, player, tickets, pace=pace, headless=headless)
    finally:
        player.stop()
    if failures:
        raise failures[0]
    return _finish(stage, tickets, pictures, output)


def _finish(stage: Stage, tickets: Tickets, pictures: list[Path], output: Sink) -> int:
    from frontdesk.demo.summary import write_summary

    store = stage.runtime.store
    waiting = stage.unprinted()
    figures = figures_of(store, stage.house, stage.day)
    checks = check_store(store)
    page = stage.folder / "summary.pdf"
    write_summary(page, house=stage.house, figures=figures, checks=checks, pictures=pictures)
    stage.close()
    broken = [check.name for check in checks if not check.ok]
    issued, called = figures.steps[Step.ISSUED.value], figures.steps[Step.CALLED.value]
    result: dict[str, object] = {
        "day": stage.day.isoformat(),
        "tickets": issued,
        "calls": called,
        "slips": tickets.count,
        "unprinted": waiting,
        "broken": broken,
        "summary": str(page),
        "pictures": [str(path) for path in pictures],
    }
    owed = f" ({waiting} still wait for the printer)" if waiting else ""
    words = (
        f"{stage.day:%d.%m.%Y}: {issued} tickets, {called} calls, {tickets.count} slips{owed}; "
        f"{len(checks) - len(broken)} of {len(checks)} checks passed. Look into {stage.folder}/"
    )
    output.answer(result, words)
    return 1 if broken else 0
