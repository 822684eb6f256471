"""Turns a picture into the bytes of an ESC/POS printer, built by python-escpos without any connection."""

from __future__ import annotations

import logging
import os
import stat
import struct
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.profiles import Profile

if TYPE_CHECKING:
    from escpos.printer import Dummy

# The head of a command is eight bytes; a printer takes its time for each, so a cut has to save some more.
_WORTH_A_COMMAND = 32
# DLE EOT, DLE ENQ and DLE DC4 are obeyed by older printers even inside a picture.
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
_PICKLE_DIR = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_import_lock = threading.Lock()
# GS r 1: answered in its turn, when everything before it is processed.
FENCE = b"\x1dr\x01"


def encode(
    bitmap: Bitmap,
    profile: Profile,
    *,
    process_id: bytes = b"",
    fence: bool = False,
    after_unclean_end: bool = False,
) -> bytes:
    """The whole job: reset, picture, feed, cut, and the request to confirm the print.

    Args:
        process_id: ask for a confirmation under this name.
        fence: ask for the paper status instead, which is answered once everything before it is done.
        after_unclean_end: an earlier job may have stopped inside a picture; feed the printer as many zeros as
            it may still be waiting for, so that it sees our reset.
    """
    if bitmap.width > profile.dots:
        raise ValueError(f"{bitmap.width} dots are too wide for {profile.dots}")
    printer = builder(profile.name, profile.dots, profile.width_mm)
    if after_unclean_end:
        printer._raw(bytes(bitmap.row_bytes * profile.strip_rows + 16))
    printer.hw("INIT")
    if after_unclean_end and profile.cut == "gs_v_66":
        # What may hang there is a piece of somebody else's slip.
        printer.cut(feed=False)
    for strip in _strips(bitmap, profile.strip_rows):
        printer._raw(_picture(strip, _rows(bitmap, strip)))
    if profile.cut == "gs_v_66":
        # Feeds by itself until the last row has passed the cutter.
        printer.cut(feed=False)
    else:
        feed = round(profile.tear_mm * profile.dots_per_mm)
        for top in range(0, feed, profile.strip_rows):
            strip = _Strip(top, min(profile.strip_rows, feed - top), 1)
            printer._raw(_picture(strip, bytes(strip.rows)))
    printer._raw(ask_for_proof(process_id, fence=fence))
    return bytes(printer.output)


def ask_for_proof(process_id: bytes, *, fence: bool) -> bytes:
    """What stands behind the cut: GS ( H 48 with a name, or GS r 1, or nothing."""
    confirm = b"\x1d(H\x06\x00\x30\x30" + process_id if process_id else b""
    return confirm + (FENCE if fence else b"")


def process_id_answer(process_id: bytes) -> bytes:
    """What the printer says when everything before the request is on paper."""
    return b"\x37\x22" + process_id + b"\x00" if process_id else b""


class _Strip(NamedTuple):
    """A part of the picture that one command carries; ``wide`` in bytes, from the left edge."""

    top: int
    rows: int
    wide: int


def _strips(bitmap: Bitmap, most_rows: int) -> Iterator[_Strip]:
    """Cut the picture where that saves bytes: no strip is wider than its ink.

    White rows are a strip one byte wide and not a feed (ESC J): its unit differs from model to model and by
    what GS P has set, while rows of a picture are exact everywhere. A white millimetre costs eight bytes.
    """
    found: list[_Strip] = []
    top = 0
    for wide, run in groupby(_widths(bitmap)):
        strip = _Strip(top, sum(1 for _ in run), wide)
        top += strip.rows
        while found and _waste(found[-1], strip) <= _WORTH_A_COMMAND:
            above = found.pop()
            strip = _Strip(above.top, above.rows + strip.rows, max(above.wide, strip.wide))
        found.append(strip)
    for strip in found:
        for start in range(0, strip.rows, most_rows):
            yield _Strip(strip.top + start, min(most_rows, strip.rows - start), strip.wide)


def _widths(bitmap: Bitmap) -> Iterator[int]:
    """Of each row the bytes up to its last ink; a white row has one."""
    data, row_bytes = bitmap.data, bitmap.row_bytes
    for start in range(0, len(data), row_bytes):
        yield len(data[start : start + row_bytes].rstrip(b"\0")) or 1


def _waste(above: _Strip, below: _Strip) -> int:
    """How many white bytes more are sent when both are one strip."""
    wide = max(above.wide, below.wide)
    return (wide - above.wide) * above.rows + (wide - below.wide) * below.rows


def _rows(bitmap: Bitmap, strip: _Strip) -> bytes:
    data, row_bytes = bitmap.data, bitmap.row_bytes
    first = strip.top * row_bytes
    return b"".join(
        data[start : start + strip.wide] for start in range(first, first + strip.rows * row_bytes, row_bytes)
    )


def _picture(strip: _Strip, data: bytes) -> bytes:
    # Raster (GS v 0) is the one picture command that every profile here understands. python-escpos would take
    # a Pillow image for it, which costs more than the rest of the slip.
    return b"\x1dv0\0" + struct.pack("<HH", strip.wide, strip.rows) + _without_real_time(data)


def _without_real_time(data: bytes) -> bytes:
    """Blacken one dot wherever the picture happens to spell a real-time command."""
    for command in _REAL_TIME:
        data = data.replace(command, bytes((command[0], command[1] | 0x02)))
    return data


def builder(name: str, dots: int, width_mm: float) -> Dummy:
    """python-escpos without a connection: it collects the bytes of commands."""
    _import_escpos()
    from escpos.printer import Dummy

    return Dummy(profile=_escpos_profile(name, dots, width_mm))


@lru_cache(maxsize=16)
def _escpos_profile(name: str, dots: int, width_mm: float) -> Any:
    """The profile as python-escpos wants it; its own list lacks half of our models."""
    _import_escpos()
    from escpos.capabilities import Profile as EscposProfile

    data = {
        "name": name,
        "vendor": "frontdesk",
        "codePages": {"0": "CP437"},
        "colors": {"0": "black"},
        "features": {"bitImageRaster": True},
        "fonts": {"0": {"name": "Font A", "columns": dots // 12}},
        "media": {"width": {"mm": width_mm, "pixels": -(-dots // 8) * 8}},
    }
    return type("TomlProfile", (EscposProfile,), {"profile_data": data})(features=data["features"])


def _import_escpos() -> None:
    """Import python-escpos: late, because it takes half a second, and without its traces in this process."""
    with _import_lock:
        if "escpos.printer" in sys.modules:
            return
        with _unchanged_logging(), _private_pickles():
            import escpos.printer  # noqa: F401


@contextmanager
def _unchanged_logging() -> Iterator[None]:
    # The library calls logging.basicConfig() when it is imported; only bootstrap may configure logging.
    root = logging.getLogger()
    before = root.handlers[:]
    try:
        yield
    finally:
        for handler in [handler for handler in root.handlers if handler not in before]:
            root.removeHandler(handler)


@contextmanager
def _private_pickles() -> Iterator[None]:
    """Keep its cache in a folder that only we can write, since it unpickles whatever it finds there."""
    folder = _cache_folder()
    given = os.environ.get(_PICKLE_DIR)
    os.environ[_PICKLE_DIR] = str(folder)
    make, importing = tempfile.mkdtemp, threading.get_ident()

    def mkdtemp(*args: Any, **kwargs: Any) -> Any:
        # It makes a temporary folder even when it is told where to go, and leaves it behind.
        return str(folder) if threading.get_ident() == importing else make(*args, **kwargs)

    tempfile.mkdtemp = mkdtemp
    try:
        yield
    finally:
        tempfile.mkdtemp = make
        if given is None:
            del os.environ[_PICKLE_DIR]
        else:
            os.environ[_PICKLE_DIR] = given


@lru_cache(maxsize=1)
def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    folder = user_cache_path("frontdesk", appauthor=False) / "escpos"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder) and os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    # One per process is slower, but safe.
    return Path(tempfile.mkdtemp(prefix="frontdesk-escpos-"))


def _is_private(folder: Path) -> bool:
    if os.name != "posix":  # Windows keeps the user's own folders private by itself
        return True
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
