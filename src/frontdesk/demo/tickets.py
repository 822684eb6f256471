"""Keeps what the demo's virtual printer has cut."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path


class Tickets:
    """Keeps the slips that the virtual printer cuts as PNG files, in the order of cutting."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.count = 0
        self.listener: Callable[[bytes], object] = bool

    def keep(self, png: bytes) -> None:
        """Called on the printer's thread."""
        self.count += 1
        (self._folder / f"{self.count:03d}.png").write_bytes(png)
        self.listener(png)
