"""Reads a TOML file that people wrote by hand, or says in one sentence why that is not possible."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

# A house of 300 staff needs 60 kB. The limit keeps a wrong file (a backup, a video) from filling the memory.
MAX_BYTES = 1_000_000

_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_POSITION = re.compile(r" \(at line (\d+), column (\d+)\)$")
_END = " (at end of document)"


class UnreadableError(Exception):
    """The file cannot be used at all; `german` and `english` say why.

    It never leaves this package: callers turn it into an error of their own that names the file.
    """

    def __init__(self, german: str, english: str) -> None:
        super().__init__(english)
        self.german = german
        self.english = english


def read_toml(path: Path) -> dict[str, Any]:
    """The content of the file; raises `UnreadableError`."""
    return _parsed(_decoded(_bytes(path)))


def _bytes(path: Path) -> bytes:
    try:
        # Asked before opening: to open a named pipe would wait for a writer that never comes.
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError("Das ist ein Ordner, keine Datei.", "This is a folder, not a file.")
        if not stat.S_ISREG(mode):
            raise UnreadableError("Das ist keine gewöhnliche Datei.", "This is not a regular file.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(
            "Die Datei gibt es nicht; bitte den Pfad prüfen.", "The file does not exist; check the path."
        ) from None
    except PermissionError:
        raise UnreadableError(
            "Die Datei darf nicht gelesen werden; bitte die Leserechte geben.",
            "The file may not be read; give this user the right to read it.",
        ) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            f"Die Datei ist nicht lesbar ({detail}).", f"The file cannot be read ({detail})."
        ) from None
    if len(content) > MAX_BYTES:
        raise UnreadableError(
            f"Die Datei ist größer als {MAX_BYTES // 1000} kB; das ist wohl die falsche Datei.",
            f"The file is larger than {MAX_BYTES // 1000} kB; it is probably the wrong file.",
        )
    return content


def _decoded(content: bytes) -> str:
    if content.startswith(_OTHER_UNICODE):
        raise UnreadableError(
            "Die Datei ist in UTF-16 oder UTF-32 gespeichert; bitte als UTF-8 speichern.",
            "The file is saved as UTF-16 or UTF-32; save it as UTF-8.",
        )
    try:
        text = content.decode("utf-8-sig")  # Windows editors put a byte order mark in front; it does no harm
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"Die Datei ist nicht in UTF-8 gespeichert (Zeile {line}); bitte als UTF-8 speichern.",
            f"The file is not saved as UTF-8 (line {line}); save it as UTF-8.",
        ) from None
    if not text.strip():
        raise UnreadableError(
            "Die Datei ist leer; bitte füllen oder wegnehmen.", "The file is empty; fill it or take it away."
        )
    return text


def _parsed(text: str) -> dict[str, Any]:
    # Late: most PCs have no such file, and this takes as long to load as all the rest of the settings.
    import tomllib

    try:
        return tomllib.loads(text)
    except ValueError as error:  # also numbers with more digits than Python converts
        reason = str(error)
    except RecursionError:
        raise UnreadableError(
            "Die Datei ist zu tief verschachtelt.", "The file is nested too deeply."
        ) from None
    if reason.endswith(_END):
        raise UnreadableError(
            "Die Datei hört mitten in einer Angabe auf.", "The file ends in the middle of an entry."
        )
    if position := _POSITION.search(reason):
        line, column, reason = position[1], position[2], reason[: position.start()]
        raise UnreadableError(
            f"Zeile {line}, Spalte {column}: Das ist kein gültiges TOML ({reason}).",
            f"Line {line}, column {column}: this is not valid TOML ({reason}).",
        )
    raise UnreadableError(f"Das ist kein gültiges TOML ({reason}).", f"This is not valid TOML ({reason}).")
