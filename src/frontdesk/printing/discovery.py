"""Finds what could be a printer on this PC: USB devices, serial lines, queues; asks none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

USB_PRINTERS = Path("/sys/class/usbmisc")


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


def usb_printers(folder: Path = USB_PRINTERS) -> Iterator[Found]:
    """Printers on the USB port, named so that they are found again at another port."""
    for node in sorted(folder.glob("lp*")):
        # The interface's folder lies in that of the device, which knows who made it.
        device = (node / "device").resolve().parent
        vendor, product = _word(device / "idVendor"), _word(device / "idProduct")
        if not vendor or not product:
            yield Found("usb", f"usb:///dev/usb/{node.name}", node.name)
            continue
        serial = _word(device / "serial")
        more = f"?serial={quote(serial, safe='')}" if serial else ""
        name = " ".join(filter(None, (_word(device / "manufacturer"), _word(device / "product"))))
        yield Found("usb", f"usb://{vendor}:{product}{more}", name or node.name)


def serial_lines() -> Iterator[Found]:
    """Serial lines, with or without a printer at their end."""
    from serial.tools.list_ports import comports

    for port in sorted(comports()):
        yield Found("serial", f"serial://{port.device}", _printable(port.description or port.device))


def _word(file: Path) -> str:
    try:
        return _printable(file.read_text(encoding="utf-8", errors="replace").strip())
    except OSError:
        return ""


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())[:80]
