"""A USB printer under whatever node the system gave it this time."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from frontdesk.printing.transports.device import DeviceLink, open_device

SYSFS = Path("/sys")
DEV = Path("/dev")


@dataclass(frozen=True, slots=True)
class UsbIdentity:
    """What stays when a printer is plugged in elsewhere.

    Attributes:
        vendor: four hexadecimal digits, lower case; so is ``product``.
        serial: empty where the printer has none, or where any of the model will do.
    """

    vendor: str
    product: str
    serial: str = ""

    def matches(self, other: UsbIdentity) -> bool:
        same_model = (self.vendor, self.product) == (other.vendor, other.product)
        return same_model and self.serial in ("", other.serial)


def usb_printers(sysfs: Path = SYSFS, dev: Path = DEV) -> dict[Path, UsbIdentity]:
    """The printers that are plugged in now, by node."""
    found = {}
    for entry in sorted((sysfs / "class" / "usbmisc").glob("lp*")):
        try:
            # The entry points to one interface of the device, which tells who it is.
            device = (entry / "device").resolve(strict=True).parent
            identity = UsbIdentity(_text(device / "idVendor"), _text(device / "idProduct"), _serial(device))
            found[dev / _node(entry)] = identity
        except OSError:
            continue  # unplugged while we looked
    return found


def _text(file: Path) -> str:
    return file.read_text(encoding="ascii", errors="replace").strip().lower()


def _serial(device: Path) -> str:
    try:
        return (device / "serial").read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return ""


def _node(entry: Path) -> str:
    for line in (entry / "uevent").read_text(encoding="utf-8", errors="replace").splitlines():
        key, _, value = line.partition("=")
        if key == "DEVNAME" and ".." not in value:
            return value
    return f"usb/{entry.name}"


class UsbPort:
    """A printer named by its node or by who it is.

    Named by node, it is remembered by vendor, product and serial number from the first time that it was
    there, and found again when it is plugged in under another path; another printer that took its path
    meanwhile gets nothing.
    """

    def __init__(
        self,
        *,
        path: Path | None = None,
        identity: UsbIdentity | None = None,
        sysfs: Path = SYSFS,
        dev: Path = DEV,
    ) -> None:
        self._path = path
        self._identity = identity
        self._sysfs = sysfs
        self._dev = dev

    def open(self, seconds: float) -> DeviceLink:
        del seconds  # opening never waits
        return open_device(self._find(), listen=True)

    def _find(self) -> Path:
        present = usb_printers(self._sysfs, self._dev)
        if self._path is not None:
            here = present.get(self._path)
            if self._identity is None:
                self._identity = here
                return self._path
            if here is not None and self._identity.matches(here):
                return self._path
        identity = self._identity
        node = next((node for node, who in present.items() if identity and identity.matches(who)), None)
        if node is None:
            raise FileNotFoundError(errno.ENOENT, "this printer is not plugged in")
        return node
