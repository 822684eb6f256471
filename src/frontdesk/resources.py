"""Finds the files that ship beside the code: fonts, icons, sounds, translations, house definitions."""

import os
from pathlib import Path

_VARIABLE = "FRONTDESK_RESOURCES"


def root() -> Path:
    """The folder that holds the resources.

    A packaged program carries them inside the package; a checkout keeps them at its root, so that people who
    look after a house definition need not dig in the source. The variable is for packagers who split both.
    """
    chosen = os.environ.get(_VARIABLE)
    if chosen:
        return Path(chosen)
    package = Path(__file__).resolve().parent
    packaged = package / "resources"
    return packaged if packaged.is_dir() else package.parents[1] / "resources"


def path(*parts: str) -> Path:
    """The path of one resource, e.g. ``path("fonts", "NotoSans-Regular.ttf")``; raises if it is not there."""
    found = root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"resource {'/'.join(parts)} is missing below {root()}")
    return found
