"""Open a program: the one place of the command line from which windows are imported."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from frontdesk.cli.output import Output
from frontdesk.cli.session import settings_of
from frontdesk.domain.errors import NoScreenError
from frontdesk.settings.logs import configure_logging
from frontdesk.settings.station import StationSettings


def reception(options: argparse.Namespace, _output: Output) -> int:
    from frontdesk.apps.reception.program import run

    return run(_settings(options, "reception"))


def desk(options: argparse.Namespace, _output: Output) -> int:
    from frontdesk.apps.desk.program import run

    return run(_settings(options, "desk"), desk=options.desk)


def display(options: argparse.Namespace, _output: Output) -> int:
    from frontdesk.apps.display.program import run

    settings = _settings(options, "display")
    return run(settings, display=options.display, screen=options.screen, window=options.window)


def demo(options: argparse.Namespace, output: Output) -> int:
    configure_logging("demo")
    from frontdesk.demo.program import run

    headless = options.headless or not has_screen()
    return run(
        out=options.out,
        pace=options.pace,
        seed=options.seed,
        house=options.house,
        headless=headless,
        output=output,
    )


def virtual_printer(options: argparse.Namespace, output: Output) -> int:
    from frontdesk.virtual.program import Options, run

    configure_logging("printer")
    wanted = Options(
        port=options.port,
        listen=options.listen,
        dots=options.dots,
        dpi=options.dpi,
        cutter=not options.no_cutter,
        proof=options.proof,
        tells_status=not options.no_status,
        speed_mm_s=options.speed,
        out=Path(options.out) if options.out else None,
        serial=options.serial,
    )
    offscreen = bool(os.environ.get("QT_QPA_PLATFORM"))
    if options.window and not has_screen() and not offscreen:
        raise NoScreenError
    if options.window or (has_screen() and not options.headless):
        from frontdesk.apps.printer.program import run as run_window

        return run_window(wanted, output)
    return run(wanted, output, sys.stdin)


def has_screen() -> bool:
    """Whether windows can be shown: always on Windows and macOS, with a display server elsewhere."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _settings(options: argparse.Namespace, program: str) -> StationSettings:
    if not has_screen() and not os.environ.get("QT_QPA_PLATFORM"):
        # Qt would end the process with a text about one of its libraries.
        raise NoScreenError
    configure_logging(program)
    if options.program_station:
        options.station = options.program_station
    return settings_of(options, program=program)
