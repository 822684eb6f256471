"""Reads what is known about a printer model from its file in ``printers/``."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Literal, get_args

from frontdesk.domain.errors import PrinterError

Cut = Literal["gs_v_66", "none"]
Proof = Literal["process_id", "gs_r", "none"]
PROOFS: tuple[Proof, ...] = get_args(Proof)
Evidence = Literal["documented", "unverified"]

# A folder with profiles of the house; they go before the shipped ones of the same name.
FOLDER_VARIABLE = "FRONTDESK_PRINTERS"
_LARGEST_FILE = 64 * 1024


class ProfileError(PrinterError):
    """A profile file says something that this program cannot use."""

    code = "printer_profile"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Das Druckerprofil {file} ist nicht brauchbar: {reason}. Bitte die Datei berichtigen.",
        "en": "The printer profile {file} cannot be used: {reason}. Correct the file.",
    }


class WrongKeyError(ValueError):
    """One key is wrong; says so in both languages."""

    def __init__(self, *, de: str, en: str) -> None:
        super().__init__(en)
        self.said = {"de": de, "en": en}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One printer model.

    Attributes:
        dots: width of the print line.
        dpi: of the print head, both ways.
        columns: characters of its own font A in a line.
        cut: how the paper is cut; ``none`` means that the client tears it off.
        tear_mm: paper to feed so that the last line passes the tear bar.
        proof: how the printer confirms a print, ``none`` when it cannot.
        tells_status: it answers DLE EOT 1 to 4; then it gets nothing until it has.
        native_qr: it draws QR codes itself (GS ( k).
        strip_rows: most rows of picture in one command. After a broken job a printer may wait for the rest of
            a strip; short strips keep that small.
        pace: most bytes per second that it can take, 0 when it says itself that its memory is full.
        quirks: what people should know about it, in sentences.
        code_pages: numbers of the code pages, for text without pictures.
        evidence: whether the facts come from the vendor's documents; nothing here was seen on paper.
    """

    name: str
    title: str
    dots: int
    dpi: int
    columns: int
    cut: Cut = "gs_v_66"
    tear_mm: int = 0
    proof: Proof = "none"
    tells_status: bool = False
    native_qr: bool = False
    strip_rows: int = 128
    pace: int = 0
    quirks: tuple[str, ...] = ()
    code_pages: Mapping[str, int] = field(default_factory=dict)
    evidence: Evidence = "unverified"
    source: str

    @property
    def dots_per_mm(self) -> float:
        # "203 dpi" is how the trade writes 8 dots per millimetre.
        return 8.0 if self.dpi == 203 else self.dpi / 25.4

    @property
    def width_mm(self) -> float:
        return self.dots / self.dots_per_mm


def shipped_folder() -> Path:
    """Where the shipped profiles are: in the package when it was built, at the root of a checkout."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "printers"
    return packaged if packaged.is_dir() else package.parents[1] / "printers"


def _files(own: Path | None) -> dict[str, Path]:
    folders = [shipped_folder()]
    if own is None and (named := os.environ.get(FOLDER_VARIABLE)):
        own = Path(named)
    if own is not None:
        folders.append(own)
    # Later ones win.
    return {file.stem: file for folder in folders for file in folder.glob("*.toml")}


def profile_names(own: Path | None = None) -> tuple[str, ...]:
    """Every name that `profile` knows."""
    return tuple(sorted(_files(own)))


def profile(name: str, own: Path | None = None) -> Profile:
    """The profile called ``name``.

    Args:
        own: a folder of the house, instead of the one that the environment names.

    Raises:
        KeyError: there is none of this name.
        ProfileError: its file is wrong, in one sentence that names file and key.
    """
    # Only a name that was found in a folder becomes a path.
    file = _files(own)[name]
    try:
        return parse_profile(name, _read(file))
    except WrongKeyError as error:
        raise ProfileError(file=file.name, reason=error.said) from None
    except OSError as error:
        reason = {"de": "sie ist nicht lesbar", "en": "it cannot be read"}
        raise ProfileError(file=file.name, reason=reason) from error


def _read(file: Path) -> Mapping[str, Any]:
    with file.open("rb") as opened:
        data = opened.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise WrongKeyError(de="sie ist viel zu groß", en="it is much too large")
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        line = " ".join(str(error).split())[:120]
        raise WrongKeyError(de=f"sie ist kein TOML ({line})", en=f"it is not TOML ({line})") from None


_TEXTS = ("title", "source")
_SWITCHES = ("tells_status", "native_qr")
_NUMBERS = {
    "dots": (200, 1300),
    "dpi": (100, 600),
    "columns": (16, 120),
    "tear_mm": (0, 60),
    "strip_rows": (8, 900),
    "pace": (0, 10_000_000),
}
_CHOICES = {"cut": get_args(Cut), "proof": PROOFS, "evidence": get_args(Evidence)}
_REQUIRED = ("title", "source", "dots", "dpi", "columns")
_KEYS = (*_TEXTS, *_SWITCHES, *_NUMBERS, *_CHOICES, "quirks", "code_pages")


def parse_profile(name: str, raw: Mapping[str, Any]) -> Profile:
    """Check every key; raises `ValueError` that names the key and what is wrong with it."""
    if missing := ", ".join(key for key in _REQUIRED if key not in raw):
        raise WrongKeyError(de=f"es fehlt {missing}", en=f"{missing} is missing")
    for key, value in raw.items():
        _check(key, value)
    if raw.get("cut", "gs_v_66") == "none" and not raw.get("tear_mm"):
        raise WrongKeyError(
            de="tear_mm fehlt, obwohl nichts schneidet", en="tear_mm is missing although nothing cuts"
        )
    frozen = {
        "quirks": tuple(raw.get("quirks", ())),
        "code_pages": MappingProxyType(dict(raw.get("code_pages", {}))),
    }
    return Profile(name=name, **{**raw, **frozen})


def _check(key: str, value: object) -> None:
    if key in _TEXTS:
        if not _is_text(value):
            raise WrongKeyError(de=f"{key} muss ein Text sein", en=f"{key} must be a text")
    elif key in _SWITCHES:
        if not isinstance(value, bool):
            raise WrongKeyError(de=f"{key} muss true oder false sein", en=f"{key} must be true or false")
    elif key in _NUMBERS:
        _check_number(key, value, *_NUMBERS[key])
    elif key in _CHOICES:
        if value not in _CHOICES[key]:
            allowed = ", ".join(_CHOICES[key])
            raise WrongKeyError(
                de=f"{key} muss eines sein von {allowed}", en=f"{key} must be one of {allowed}"
            )
    elif key == "quirks":
        if not isinstance(value, list) or not all(_is_text(quirk) for quirk in value):
            raise WrongKeyError(
                de="quirks muss eine Liste von Sätzen sein", en="quirks must be a list of sentences"
            )
    elif key == "code_pages":
        if not isinstance(value, dict):
            raise WrongKeyError(de="code_pages muss eine Tabelle sein", en="code_pages must be a table")
        for page, number in value.items():
            _check_number(f"code_pages.{page}", number, 0, 255)
    else:
        shown, known = _shown(key), ", ".join(_KEYS)
        raise WrongKeyError(
            de=f"{shown} ist kein Schlüssel; bekannt sind {known}",
            en=f"{shown} is not known; known are {known}",
        )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _check_number(key: str, value: object, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise WrongKeyError(
            de=f"{_shown(key)} muss eine ganze Zahl von {low} bis {high} sein",
            en=f"{_shown(key)} must be a whole number from {low} to {high}",
        )


def _shown(key: str) -> str:
    return "".join(char for char in key if char.isprintable())[:60]
