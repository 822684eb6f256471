"""Turns a printer URL into a printer: something that makes a slip ready and then sends it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from frontdesk.domain.errors import PrinterUrlError
from frontdesk.domain.printjob import JobState
from frontdesk.printing.lock import EndpointLock
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.printer_url import PrinterUrl, read_url, shown
from frontdesk.printing.profiles import Profile, profile, profile_names
from frontdesk.printing.slip import SAMPLE, Slip, title_of
from frontdesk.printing.text import clean
from frontdesk.printing.thermal import EscposPrinter, QueuePrinter
from frontdesk.printing.transport import Deadlines, Payload, Port, Queue

__all__ = ["EscposPrinter", "NoPrinter", "Payload", "PdfPrinter", "Printer", "QueuePrinter", "open_printer"]


class Printer(Protocol):
    """One printer; used by one thread at a time.

    Attributes:
        absent: there is deliberately none, so no job is ever taken.
        endpoint: which device it is, without secrets: for the record, and for the lock that keeps two
            programs from writing to it at once.
        title: what people call it; empty where nobody said so.
    """

    absent: bool
    endpoint: str
    title: str

    def prepare(self, slip: Slip) -> Payload:
        """Draw the slip. Sends nothing, so whatever fails here cost no paper."""
        ...

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        """Hand the payload over once nobody else is writing and the printer says that it can; never raises.

        Args:
            tell: called with what the printer says while it holds the job back, so that people can help.
        """
        ...

    def ask(self) -> Finding | None:
        """How the printer is now; ``None`` when it has no way to tell. Prints nothing, never raises."""
        ...

    def warm_up(self) -> None:
        """Load what the first slip needs, so that the first client does not wait for it."""
        ...

    def assume_unclean(self) -> None:
        """An earlier job may have ended half-way: the printer may still wait for the rest of a picture."""
        ...


class PdfPrinter:
    """A folder that gets one PDF per slip.

    A file that stands complete on the disk under its name is the print here, so the outcome is PRINTED. Until
    then nothing is visible under that name, so everything else is FAILED.
    """

    absent = False

    def __init__(self, folder: Path, *, title: str = "") -> None:
        self.endpoint = str(folder)
        self.title = title
        self._folder = folder

    def prepare(self, slip: Slip) -> Payload:
        from frontdesk.printing.painter import slip_pdf

        return Payload(title=title_of(slip), data=slip_pdf(slip))

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        from frontdesk.printing.pdf import save_pdf

        return save_pdf(self._folder, payload.title, payload.data)

    def ask(self) -> Finding | None:
        if not self._folder.is_dir():
            return Finding("folder_missing")
        return Finding(None if os.access(self._folder, os.W_OK | os.X_OK) else "forbidden")

    def warm_up(self) -> None:
        self.prepare(SAMPLE)

    def assume_unclean(self) -> None:
        pass


class NoPrinter:
    """No printer is a normal state: the number is read from the screen."""

    absent = True
    endpoint = "none"
    title = ""

    def prepare(self, slip: Slip) -> Payload:
        return Payload(title_of(slip), b"")

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        del payload, tell
        return Outcome(JobState.FAILED, "no_printer")

    def ask(self) -> Finding | None:
        return None

    def warm_up(self) -> None:
        pass

    def assume_unclean(self) -> None:
        pass


def open_printer(url: str, *, deadlines: Deadlines | None = None, profiles: Path | None = None) -> Printer:
    """The printer that ``url`` names; nothing is connected yet. The grammar is in docs/printers.md.

    Args:
        profiles: a folder with profiles of the house, instead of the one that the environment names.

    Raises:
        PrinterUrlError: it cannot be read, in one sentence.
        ProfileError: the file of its profile is wrong, in one sentence.
    """
    parts = read_url(url)
    if parts.scheme == "none":
        return NoPrinter()
    if parts.scheme == "pdf":
        return PdfPrinter(parts.path, title=parts.title)
    model = _model(url, parts, profiles)
    limits = deadlines or Deadlines()
    if parts.scheme in ("cups", "windows"):
        queue = _queue(parts, limits)
        return QueuePrinter(queue, model, parts.endpoint, title=parts.title, text=parts.text)
    return EscposPrinter(
        _port(parts),
        model,
        parts.endpoint,
        title=parts.title,
        text=parts.text,
        deadlines=limits,
        lock=_lock(parts),
    )


def _model(url: str, parts: PrinterUrl, profiles: Path | None) -> Profile:
    try:
        model = profile(parts.profile, profiles)
    except KeyError:
        known = ", ".join(profile_names(profiles))
        name = clean(parts.profile, 40)
        reason = {
            "de": f"das Profil „{name}“ gibt es nicht; bekannt sind {known}",
            "en": f"there is no profile “{name}”; known are {known}",
        }
        raise PrinterUrlError(url=shown(url), reason=reason) from None
    proof = parts.proof or model.proof
    status = model.tells_status if parts.status is None else parts.status
    if parts.scheme in ("cups", "windows"):
        # Here the queue is asked, not the printer.
        proof, status = "none", parts.status is not False
    elif parts.scheme == "file":
        proof, status = "none", False
    pace = model.pace if parts.pace is None else parts.pace
    return replace(model, proof=proof, tells_status=status, pace=pace)


def _port(parts: PrinterUrl) -> Port:
    from frontdesk.printing.transports.device import DevicePort
    from frontdesk.printing.transports.serial import SerialPort
    from frontdesk.printing.transports.tcp import TcpPort
    from frontdesk.printing.transports.usb import UsbPort

    match parts.scheme:
        case "tcp":
            return TcpPort(parts.host, parts.port)
        case "usb":
            return UsbPort(path=None if parts.identity else parts.path, identity=parts.identity)
        case "serial":
            return SerialPort(parts.place, baud=parts.baud, flow=parts.flow)
        case _:
            return DevicePort(parts.path)


def _lock(parts: PrinterUrl) -> EndpointLock:
    from frontdesk.printing.transports.tcp import places

    # Devices turn a second program away themselves; on the network one printer has many spellings.
    where = partial(places, parts.host, parts.port) if parts.scheme == "tcp" else None
    return EndpointLock(parts.endpoint, places=where)


def _queue(parts: PrinterUrl, deadlines: Deadlines) -> Queue:
    from frontdesk.printing.transports.cups import CupsQueue
    from frontdesk.printing.transports.windows import WindowsQueue

    if parts.scheme == "windows":
        return WindowsQueue(parts.place, deadlines)
    return CupsQueue(parts.host, parts.port, parts.place, deadlines)
