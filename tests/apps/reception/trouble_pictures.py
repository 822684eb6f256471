"""Draws the reception window in each trouble into PNG files, and each card alone, as in docs/pictures.

Run it with a folder to write to; `--dark`, `--scale 2` and `--size 1280x800` show the other looks.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.bootstrap import Runtime
from frontdesk.domain.printer import PrinterState, PrinterStatus, SecondPrinter
from frontdesk.domain.printjob import OLD, JobState
from frontdesk.qt import appearance, translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.theme import DARK, LIGHT
from tests.apps.reception.stage import Stage, mockup_morning

SECOND = SecondPrinter("Empfang 2")
TAKES_OVER = SecondPrinter("Empfang 2", active=True)


def told(state: PrinterState, reason: str | None = None, **more: object) -> PrinterStatus:
    """What the print worker says; trouble began four minutes ago and is tried again in twelve seconds."""
    now = datetime.now(UTC)
    if state is PrinterState.TROUBLE:
        more.setdefault("next_try", now + timedelta(seconds=12))
    return PrinterStatus(state=state, since=now - timedelta(minutes=4), reason=reason, **more)  # type: ignore[arg-type]


@dataclass
class Scene:
    """One moment: what the printer says, and what became of the slips of three tickets."""

    status: PrinterStatus
    slips: tuple[tuple[JobState, str | None], ...] = ()
    card: int | None = field(default=0)


def scenes() -> dict[str, Scene]:
    """Every trouble by its name."""
    trouble, ready = PrinterState.TROUBLE, PrinterState.READY
    failed = ((JobState.FAILED, "paper_out"),)
    made = {
        name: Scene(told(trouble, reason), ((JobState.FAILED, reason),))
        for name, reason in (
            ("paper-out", "paper_out"),
            ("cover-open", "cover_open"),
            ("cutter", "cutter"),
            ("fault", "fault"),
            ("offline", "offline"),
            ("unreachable", "unreachable"),
            ("unclear", "unclear"),
        )
    }
    made["paper-low"] = Scene(told(ready, known=True, paper_low=True))
    made["question"] = Scene(told(ready, known=True), ((JobState.UNKNOWN, "no_proof"),))
    made["questions"] = Scene(
        told(trouble, "paper_out"), ((JobState.UNKNOWN, "no_proof"),) * 2 + failed, card=None
    )
    made["old"] = Scene(told(ready, known=True), ((JobState.FAILED, OLD),) * 3)
    made["second"] = Scene(told(trouble, "paper_out", second=SECOND), failed)
    made["second-active"] = Scene(told(trouble, "paper_out", second=TAKES_OVER))
    made["second-stays"] = Scene(told(ready, known=True, second=TAKES_OVER), card=None)
    return made


class Silent:
    """A print worker that only listens."""

    def __getattr__(self, _name: str) -> Callable[..., bool]:
        return lambda *_arguments: True


def listen(_runtime: Runtime, on_change: Callable[[PrinterStatus], None]) -> Silent:
    """In place of the runtime's own print worker."""
    on_change(told(PrinterState.READY))
    return Silent()


def play(scene: Scene) -> ReceptionProgram:
    """A window in this moment."""
    stage: Stage = mockup_morning(printer="file:///dev/null")
    for state, reason in scene.slips:
        stage.issue("wba", printer="reception-1")
        job = stage.store.claim_job("reception-1")
        assert job is not None
        stage.store.settle_job(job.id, state, reason=reason)
    program = ReceptionProgram(lambda: stage.runtime, Errors())
    program.start()
    situation = program.controller.situation
    until(lambda: situation.picture is not None and situation.printer is not None)
    assert situation.connection is not None
    situation.connection.printer_changed.emit(scene.status)
    program.window.ticket.search.edit.insert("fik")
    settle()
    return program


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until a condition holds."""
    limit = QDeadlineTimer(10_000)
    while not condition() and not limit.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    assert condition()


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(5):
        QCoreApplication.processEvents()


def main() -> None:
    """Write every window and every card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--language", default="de")
    parser.add_argument("--only", nargs="*", default=None)
    asked = parser.parse_args()
    app = QApplication([])
    appearance.apply(DARK if asked.dark else LIGHT, scale=asked.scale)
    translation.install(asked.language)
    asked.folder.mkdir(parents=True, exist_ok=True)
    Runtime.start_printing = listen  # type: ignore[assignment,method-assign]
    wide, high = map(int, asked.size.split("x"))
    for name, scene in scenes().items():
        if asked.only and name not in asked.only:
            continue
        program = play(scene)
        program.window.resize(wide, high)
        settle()
        program.window.grab().save(str(asked.folder / f"window-{name}.png"))
        if scene.card is not None:
            card = program.window.side.troubles.cards[scene.card]
            card.grab().save(str(asked.folder / f"trouble-{name}.png"))
        program.window.close()
    app.quit()


if __name__ == "__main__":
    main()
