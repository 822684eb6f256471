"""Finds what could be a printer on this PC: USB devices, serial lines, queues; asks none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from frontdesk.printing.transports.usb import DEV, SYSFS, usb_printers


@dataclass(frozen=True, slots=True)
class Found:
    """A device that this PC knows.

    Attributes:
        url: what to write into the settings; the profile is for a person to choose.
        title: what the device calls itself; never a reason to believe that it can do anything.
    """

    kind: str
    url: str
    title: str


def usb_devices(sysfs: Path = SYSFS, dev: Path = DEV) -> Iterator[Found]:
    """Printers on the USB port, named so that they are found again at another port."""
    for node, who in usb_printers(sysfs, dev).items():
        more = f"?serial={quote(who.serial, safe='')}" if who.serial else ""
        yield Found("usb", f"usb://{who.vendor}:{who.product}{more}", node.name)


def serial_lines() -> Iterator[Found]:
    """Serial lines, with or without a printer at their end."""
    from serial.tools.list_ports import comports

    for port in sorted(comports()):
        yield Found("serial", f"serial://{port.device}", _printable(port.description or port.device))


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())[:80]


def queues(host: str = "localhost", port: int = 631) -> Iterator[Found]:
    """Queues of the print server of this PC."""
    from frontdesk.printing.transports.cups import queue_names

    for name in queue_names(host, port):
        yield Found("cups", f"cups:///{quote(name, safe='')}", _printable(name))
