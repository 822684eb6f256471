"""Devices that could be printers, found in the system's own list."""

from __future__ import annotations

from pathlib import Path

from frontdesk.printing.discovery import Found, usb_devices
from frontdesk.printing.printer import open_printer


def plugged_in(sysfs: Path, node: str, **facts: str) -> None:
    device = sysfs / "devices" / f"usb-of-{node}"
    interface = device / "interface"
    interface.mkdir(parents=True)
    for name, text in facts.items():
        (device / name).write_text(f"{text}\n")
    entry = sysfs / "class" / "usbmisc" / node
    entry.mkdir(parents=True)
    (entry / "device").symlink_to(interface)
    (entry / "uevent").write_text(f"DEVNAME=usb/{node}\n")


def test_printers_are_named_so_that_they_are_found_again(tmp_path: Path) -> None:
    plugged_in(tmp_path, "lp0", idVendor="04b8", idProduct="0e28", serial="X 1/2")
    plugged_in(tmp_path, "lp1", idVendor="0519", idProduct="0003")
    plugged_in(tmp_path, "lp2")
    found = list(usb_devices(tmp_path, Path("/dev")))
    assert found == [
        Found("usb", "usb://04b8:0e28?serial=X%201%2F2", "lp0"),
        Found("usb", "usb://0519:0003", "lp1"),
    ]
    for one in found:
        assert open_printer(one.url).endpoint
