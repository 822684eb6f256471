"""Where played days are kept: they are thrown away, so memory will do where there is a file system in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture
def play_folder(tmp_path: Path) -> Iterator[Path]:
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="frontdesk-play-") as folder:
        yield Path(folder)
