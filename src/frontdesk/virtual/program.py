"""``frontdesk printer virtual`` without a window: one line per slip, orders on the standard input."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from frontdesk.domain.errors import AddressTakenError, InvalidValueError
from frontdesk.virtual.console import Console, Quit, UnknownOrderError
from frontdesk.virtual.lines import VirtualSerial
from frontdesk.virtual.machine import Proof
from frontdesk.virtual.printer import VirtualPrinter

KEPT = 100  # slips in memory; the pictures on the disk stay

AnyPrinter = VirtualPrinter | VirtualSerial


class Sink(Protocol):
    """Where the answers go."""

    def answer(self, result: dict[str, object], words: str) -> None: ...

    def complain(self, code: str, message: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Options:
    """What kind of printer it is.

    Attributes:
        out: folder that gets a PNG per slip; ``None`` keeps none.
        serial: on a pseudo-terminal instead of a port.
    """

    port: int = 9100
    listen: str = "127.0.0.1"
    dots: int = 576
    dpi: int = 203
    cutter: bool = True
    proof: Proof = "process_id"
    tells_status: bool = True
    speed_mm_s: float = 0.0
    out: Path | None = None
    serial: bool = False


def open_virtual(options: Options, on_slip: Callable[[bytes], object]) -> AnyPrinter:
    """The printer, listening.

    Raises:
        AddressTakenError: its address is not free, or not one of this computer.
    """
    if options.serial:
        try:
            return VirtualSerial(
                dots=options.dots,
                dpi=options.dpi,
                cutter=options.cutter,
                proves=options.proof,
                tells_status=options.tells_status,
                speed_mm_s=options.speed_mm_s,
                keep=KEPT,
                on_slip=on_slip,
            )
        except OSError as error:
            raise AddressTakenError(address="serial", reason=_reason(error)) from None
    try:
        return VirtualPrinter(
            dots=options.dots,
            dpi=options.dpi,
            cutter=options.cutter,
            proves=options.proof,
            tells_status=options.tells_status,
            speed_mm_s=options.speed_mm_s,
            keep=KEPT,
            on_slip=on_slip,
            host=options.listen,
            port=options.port,
        )
    except OSError as error:
        raise AddressTakenError(address=f"{options.listen}:{options.port}", reason=_reason(error)) from None


def address_of(printer: AnyPrinter) -> str:
    """What a sender writes into its settings, without a profile."""
    return printer.url("").partition("?")[0]


def tell_address(printer: AnyPrinter, output: Sink) -> None:
    """The first line of the program: where to print."""
    where = address_of(printer)
    path = printer.path if isinstance(printer, VirtualSerial) else None
    output.answer(
        {"url": where, "path": path},
        f"The virtual printer is {path or where}; print with --printer {where}?profile=generic_80",
    )


class SlipKeeper:
    """Writes the slips into a folder, numbered on from those that are there."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._number = 0
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
            found = [int(file.stem) for file in folder.glob("*.png") if file.stem.isdigit()]
        except OSError as error:
            raise _not_writable(folder, error) from None
        if not os.access(folder, os.W_OK):
            raise _not_writable(folder, None)
        self._number = max(found, default=0)

    def keep(self, png: bytes) -> Path | None:
        """Write one slip; ``None`` where none are kept. Raises `OSError` when the disk refuses."""
        self._number += 1
        if self._folder is None:
            return None
        file = self._folder / f"{self._number:04d}.png"
        file.write_bytes(png)
        return file


def run(options: Options, output: Sink, orders: Iterable[str]) -> int:
    """Be a printer until it is told to quit or the process is ended; answers the exit code.

    Raises:
        AddressTakenError: its address is not free.
        InvalidValueError: the folder cannot be written.
    """
    speaking = threading.Lock()  # slips are told by the printer's thread
    keeper = SlipKeeper(options.out)
    told = 0
    started = threading.Event()

    def on_slip(png: bytes) -> None:
        nonlocal told
        started.wait(5.0)
        alarms = printer.alarms
        fresh, told = alarms[told:] if told <= len(alarms) else alarms, len(alarms)
        try:
            file = keeper.keep(png)
        except OSError as error:
            with speaking:
                output.complain("slip_not_kept", not_kept(error))
            return
        where = f": {file}" if file else ""
        wrong = f"; alarms: {'; '.join(fresh)}" if fresh else ""
        with speaking:
            output.answer(
                {"slip": printer.paper.cuts, "file": str(file) if file else None, "alarms": fresh},
                f"Slip {printer.paper.cuts}{where}{wrong}",
            )

    printer = open_virtual(options, on_slip)
    with printer:
        tell_address(printer, output)
        started.set()
        _obey(Console(printer), output, orders, speaking)
    return 0


def _obey(console: Console, output: Sink, orders: Iterable[str], speaking: threading.Lock) -> None:
    for line in orders:
        if not line.strip():
            continue
        try:
            facts, words = console.obey(line)
        except UnknownOrderError as error:
            with speaking:
                output.complain("unknown_order", str(error))
            continue
        except Quit:
            return
        with speaking:
            output.answer(facts, words)
    # Nobody gives orders (any more): a printer in the background goes on until the process is ended.
    threading.Event().wait()


def not_kept(error: OSError) -> str:
    """The sentence for a slip that the disk refused."""
    return f"The slip could not be written: {_reason(error)}."


def _reason(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "unknown address"
    return (error.strerror or str(error)).lower()


def _not_writable(folder: Path, error: OSError | None) -> InvalidValueError:
    why = f" ({_reason(error)})" if error else ""
    return InvalidValueError(value=str(folder), field="--out", expected=f"a folder that can be written{why}")
