"""A real X server without a screen: started on a free display, its picture read from its own memory."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SKIP = "FRONTDESK_SKIP_XVFB"
SIZE = (1920, 1080)


@dataclass(frozen=True, slots=True)
class Look:
    """What is on the screen at one moment.

    Attributes:
        colours: how many different ones there are.
        covered: the part of the screen that is not the server's own black, from 0 to 1.
    """

    colours: int
    covered: float


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server.

    Attributes:
        display: what programs find it by, such as ``:1``.
    """

    display: str
    _picture: Path

    def look(self) -> Look:
        """The server keeps its picture in a file, in the format of the X window dump."""
        dump = self._picture.read_bytes()
        header_size, _version, _format, _depth, width, height = struct.unpack(">6I", dump[:24])
        bits, row_size = struct.unpack(">I", dump[44:48])[0], struct.unpack(">I", dump[48:52])[0]
        (palette,) = struct.unpack(">I", dump[76:80])
        assert (width, height, bits) == (*SIZE, 32)
        start = header_size + 12 * palette
        pixels = memoryview(dump)[start : start + row_size * height].cast("I")
        # Every seventh pixel: shapes are larger than that, and 2 million take too long to count.
        found = Counter(pixel & 0xFFFFFF for pixel in pixels[::7])
        return Look(len(found), 1 - found[0] / found.total())


@contextmanager
def x_server(folder: Path) -> Iterator[Screen]:
    """Run Xvfb; it ends with the block."""
    binary = shutil.which("Xvfb")
    if binary is None:
        if os.environ.get(SKIP):
            pytest.skip(f"no Xvfb on this machine, and {SKIP} is set")
        pytest.fail(f"Xvfb is missing: install the package “xvfb”, or set {SKIP}=1", pytrace=False)
    ear, mouth = os.pipe()
    try:
        # It keeps running when a program goes (-noreset), else the next one would find it starting anew.
        words = f"-displayfd {mouth} -screen 0 {SIZE[0]}x{SIZE[1]}x24 -nolisten tcp -noreset -fbdir"
        server = subprocess.Popen(
            [binary, *words.split(), str(folder)],
            pass_fds=[mouth],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    finally:
        os.close(mouth)
    try:
        with os.fdopen(ear) as said:  # ends at once when the server ends instead of speaking
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(10)
