"""Turns a picture into the bytes of an ESC/POS printer, built by python-escpos without any connection."""

from __future__ import annotations

import logging
import os
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.profiles import Profile

if TYPE_CHECKING:
    from escpos.printer import Dummy
    from PIL.Image import Image

# Short enough to skip the white between two lines of text, long enough not to make a command of every gap.
_LEAST_BLANK_ROWS = 8
# DLE EOT, DLE ENQ and DLE DC4 are obeyed by older printers even inside a picture.
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
_PICKLE_DIR = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_import_lock = threading.Lock()


def encode(
    bitmap: Bitmap, profile: Profile, *, process_id: bytes = b"", after_unclean_end: bool = False
) -> bytes:
    """The whole job: reset, picture, feed, cut, and the request to confirm the print under ``process_id``.

    Args:
        after_unclean_end: an earlier job may have stopped inside a picture; feed the printer as many zeros as
            it may still be waiting for, so that it sees our reset.
    """
    if bitmap.width > profile.dots:
        raise ValueError(f"{bitmap.width} dots are too wide for {profile.dots}")
    printer = _dummy(profile)
    if after_unclean_end:
        printer._raw(bytes(bitmap.row_bytes * profile.strip_rows + 16))
    printer.hw("INIT")
    for first, rows, blank in bitmap.bands(blank_rows=_LEAST_BLANK_ROWS):
        for top in range(first, first + rows, profile.strip_rows):
            height = min(profile.strip_rows, first + rows - top)
            _strip(printer, _blank(height) if blank else _image(bitmap, top, height))
    if profile.cut == "gs_v_66":
        # Feeds by itself until the last row has passed the cutter.
        printer.cut(feed=False)
    else:
        feed = round(profile.tear_mm * profile.dots_per_mm)
        for top in range(0, feed, profile.strip_rows):
            _strip(printer, _blank(min(profile.strip_rows, feed - top)))
    if process_id:
        printer._raw(b"\x1d(H\x06\x00\x30\x30" + process_id)
    return bytes(printer.output)


def process_id_answer(process_id: bytes) -> bytes:
    """What the printer says when everything before the request is on paper."""
    return b"\x37\x22" + process_id + b"\x00" if process_id else b""


def _strip(printer: Dummy, image: Image) -> None:
    # Raster (GS v 0) is the one picture command that every profile here understands.
    printer.image(image, impl="bitImageRaster", fragment_height=image.height)


def _blank(rows: int) -> Image:
    """White rows as a picture one byte wide: exact on every printer, while the unit of ESC J differs."""
    from PIL import Image

    return Image.new("1", (8, rows), 1)


def _image(bitmap: Bitmap, top: int, height: int) -> Image:
    from PIL import Image

    rows = [bitmap.row(y) for y in range(top, top + height)]
    # White at the right edge need not be sent; serial lines are slow.
    used = max(1, *(len(row.rstrip(b"\0")) for row in rows))
    data = _without_real_time(b"".join(row[:used] for row in rows))
    # For Pillow 1 is white.
    return Image.frombytes("1", (used * 8, height), bytes(byte ^ 0xFF for byte in data))


def _without_real_time(data: bytes) -> bytes:
    """Blacken one dot wherever the picture happens to spell a real-time command."""
    for command in _REAL_TIME:
        data = data.replace(command, bytes((command[0], command[1] | 0x02)))
    return data


def _dummy(profile: Profile) -> Dummy:
    _import_escpos()
    from escpos.printer import Dummy

    return Dummy(profile=_escpos_profile(profile.name, profile.dots, profile.width_mm))


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
