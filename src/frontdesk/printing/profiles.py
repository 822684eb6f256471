"""Reads what is known about a printer model from its file in ``printers/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from frontdesk.domain.errors import BugError

Cut = Literal["gs_v_66", "none"]
Proof = Literal["process_id", "none"]
Status = Literal["documented", "unverified"]


class ProfileError(BugError):
    """A profile file says something that this program cannot use."""

    code = "printer_profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One printer model.

    Attributes:
        dots: width of the print line.
        dpi: of the print head, both ways.
        cut: how the paper is cut; ``none`` means that the client tears it off.
        tear_mm: paper to feed so that the last line passes the tear bar.
        proof: how the printer confirms a print, ``none`` when it cannot.
        strip_rows: most rows of picture in one command. After a broken job a printer may wait for the rest of
            a strip; short strips keep that small.
        code_pages: numbers of the code pages, for text without pictures.
        status: whether the facts come from the vendor's documents; nothing here was seen on paper.
    """

    name: str
    title: str
    dots: int
    dpi: int
    cut: Cut = "gs_v_66"
    tear_mm: int = 0
    proof: Proof = "none"
    strip_rows: int = 128
    code_pages: Mapping[str, int] = field(default_factory=dict)
    status: Status = "unverified"
    source: str

    @property
    def dots_per_mm(self) -> float:
        # "203 dpi" is how the trade writes 8 dots per millimetre.
        return 8.0 if self.dpi == 203 else self.dpi / 25.4

    @property
    def width_mm(self) -> float:
        return self.dots / self.dots_per_mm


def folder() -> Path:
    """Where the profiles are: in the package when it was built, at the root of a checkout."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "printers"
    return packaged if packaged.is_dir() else package.parents[1] / "printers"


def profile_names() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in folder().glob("*.toml")))


@lru_cache(maxsize=64)
def profile(name: str) -> Profile:
    """The profile called ``name``; raises `KeyError` when there is none, `ProfileError` when it is wrong."""
    if name not in profile_names():
        raise KeyError(name)
    file = folder() / f"{name}.toml"
    try:
        return parse_profile(name, tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as error:
        raise ProfileError(what=f"{file.name}: {error}") from error


_TEXTS = ("title", "source")
_NUMBERS = {"dots": (200, 1300), "dpi": (100, 600), "tear_mm": (0, 60), "strip_rows": (8, 900)}
_CHOICES = {"cut": get_args(Cut), "proof": get_args(Proof), "status": get_args(Status)}
_REQUIRED = ("title", "source", "dots", "dpi")


def parse_profile(name: str, raw: Mapping[str, Any]) -> Profile:
    """Check every key; raises `ValueError` that names the key and what is wrong with it."""
    missing = [key for key in _REQUIRED if key not in raw]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing")
    for key, value in raw.items():
        if key in _TEXTS:
            if not isinstance(value, str) or not value.strip():
                raise ValueError(f"{key} must be a text")
        elif key in _NUMBERS:
            low, high = _NUMBERS[key]
            if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
                raise ValueError(f"{key} must be a whole number from {low} to {high}")
        elif key in _CHOICES:
            if value not in _CHOICES[key]:
                raise ValueError(f"{key} must be one of {', '.join(_CHOICES[key])}")
        elif key == "code_pages":
            _check_code_pages(value)
        else:
            raise ValueError(f"{key} is not known")
    if raw.get("cut", "gs_v_66") == "none" and not raw.get("tear_mm"):
        raise ValueError("tear_mm is needed where nothing cuts")
    return Profile(name=name, **{**raw, "code_pages": MappingProxyType(dict(raw.get("code_pages", {})))})


def _check_code_pages(value: object) -> None:
    if not isinstance(value, dict):
        raise ValueError("code_pages must be a table")
    for page, number in value.items():
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= 255:
            raise ValueError(f"code_pages.{page} must be a number from 0 to 255")
