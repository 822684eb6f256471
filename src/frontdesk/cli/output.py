"""How the command line speaks: results on stdout, errors as one line on stderr, exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO

from frontdesk.domain.errors import (
    FrontdeskError,
    PrinterError,
    RefusedError,
    StoreError,
    UsageError,
)

DONE, CHECK_FAILED, WRONG_USAGE, REFUSED, STORE_TROUBLE, PRINTER_TROUBLE = range(6)

Json = Mapping[str, Any]


def exit_code(error: FrontdeskError) -> int:
    """Which exit code an error stands for; unexpected ones are a failed check."""
    families: tuple[tuple[type[FrontdeskError], int], ...] = (
        (UsageError, WRONG_USAGE),
        (RefusedError, REFUSED),
        (StoreError, STORE_TROUBLE),
        (PrinterError, PRINTER_TROUBLE),
    )
    return next((code for family, code in families if isinstance(error, family)), CHECK_FAILED)


@dataclass
class Output:
    """Where the answers go.

    Attributes:
        as_json: one JSON object a line instead of words.
        language: of sentences for people.
    """

    as_json: bool = False
    language: str = "en"
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def answer(self, result: Json, words: str) -> None:
        """Print a result: as JSON, or as ``words`` for people."""
        _say(result if self.as_json else words, self.out)

    def error(self, error: FrontdeskError) -> int:
        """Print an error and answer its exit code."""
        self.complain(error.code, error.at_the_prompt(self.language))
        return exit_code(error)

    def complain(self, code: str, message: str) -> None:
        told = {"error": {"code": code, "message": message}}
        _say(told if self.as_json else f"frontdesk: {one_line(message)}", self.err)


def _say(what: Json | str, stream: TextIO) -> None:
    """Print words or one JSON object; a sign that the stream cannot encode must not fail a done act."""
    encoding = stream.encoding or "utf-8"
    if isinstance(what, str):
        text = what.encode(encoding, "replace").decode(encoding)
    else:
        text = json.dumps(what, ensure_ascii=False)
        if text != text.encode(encoding, "replace").decode(encoding):
            text = json.dumps(what)
    print(text, file=stream, flush=True)


def one_line(text: str) -> str:
    """``text`` without anything that could move a terminal's cursor."""
    return " ".join("".join(ch if ch.isprintable() else " " for ch in text).split())
