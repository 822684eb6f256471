"""Takes apart what a printer says: a stream in which answers come late, unasked, in pieces and mixed up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from frontdesk.printing.outcome import Finding

# The longest block that a printer has a reason to send is a name of its own.
_LONGEST_BLOCK = 128
_BLOCK_HEADERS = frozenset(b"\x37\x3d\x5f")
_XON, _XOFF = 0x11, 0x13
_AUTO_BYTES = 4
# What DLE EOT is asked for, in this order.
QUESTIONS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Status:
    """The answer to DLE EOT; which of the four it answers is known only from the order of the questions."""

    value: int


@dataclass(frozen=True, slots=True)
class AutoStatus:
    """Four bytes of Automatic Status Back, which come whenever something changes."""

    values: bytes


@dataclass(frozen=True, slots=True)
class Word:
    """One byte in the place in the stream where GS r or GS I was asked."""

    value: int


@dataclass(frozen=True, slots=True)
class Block:
    """A header, a text, and a NUL, which is left out here: GS ( H, GS I and their kind."""

    header: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Flow:
    """XON or XOFF; may stand anywhere, even inside another answer."""

    go: bool


@dataclass(frozen=True, slots=True)
class Junk:
    """One byte that belongs to no answer."""

    value: int


Answer: TypeAlias = Status | AutoStatus | Word | Block | Flow | Junk


class AnswerParser:
    """Knows the answers of ESC/POS printers by their fixed bits.

    DLE EOT is ``0xx1xx10``; Automatic Status Back is ``0xx1xx00`` and three times ``0xx0xxxx``; GS r and GS I
    are ``0xx0xxxx``; blocks begin with 37h, 3Dh or 5Fh and end with NUL. What fits nothing is junk, and so is
    all of an answer that breaks off.
    """

    def __init__(self) -> None:
        self._open = bytearray()

    @property
    def unfinished(self) -> bool:
        """An answer has begun and its end has not come yet."""
        return bool(self._open)

    def feed(self, data: bytes) -> list[Answer]:
        """What is complete now, in order."""
        found: list[Answer] = []
        for byte in data:
            if byte in (_XON, _XOFF):
                found.append(Flow(byte == _XON))
            elif self._open:
                found += self._go_on(byte)
            else:
                found += self._begin(byte)
        return found

    def _begin(self, byte: int) -> list[Answer]:
        if byte in _BLOCK_HEADERS or _begins_auto(byte):
            self._open.append(byte)
            return []
        if byte & 0b1001_0011 == 0b0001_0010:
            return [Status(byte)]
        return [Word(byte)] if _is_plain(byte) else [Junk(byte)]

    def _go_on(self, byte: int) -> list[Answer]:
        if self._open[0] in _BLOCK_HEADERS:
            if byte == 0:
                block = Block(self._open[0], bytes(self._open[1:]))
                self._open.clear()
                return [block]
            fits = 0x20 <= byte <= 0x7E and len(self._open) < _LONGEST_BLOCK
        else:
            fits = _is_plain(byte)
        if not fits:
            broken: list[Answer] = [Junk(value) for value in self._open]
            self._open.clear()
            return broken + self._begin(byte)
        self._open.append(byte)
        if _begins_auto(self._open[0]) and len(self._open) == _AUTO_BYTES:
            auto = AutoStatus(bytes(self._open))
            self._open.clear()
            return [auto]
        return []


def _begins_auto(byte: int) -> bool:
    return byte & 0b1001_0011 == 0b0001_0000


def _is_plain(byte: int) -> bool:
    return byte & 0b1001_0000 == 0


def confirms(answer: Answer, process_id: bytes) -> bool:
    """Everything before the request with this process ID is on paper (GS ( H function 48)."""
    return answer == Block(0x37, b"\x22" + process_id)


def finding_of(said: Mapping[int, int]) -> Finding:
    """How a printer is that answered DLE EOT 1 to 4 with these bytes, by question."""
    online, causes, errors, paper = (said[question] for question in QUESTIONS)
    near, end = paper & 0x0C, paper & 0x60
    # Both bits of a sensor always agree; a printer for which they do not speaks another language.
    if near not in (0, 0x0C) or end not in (0, 0x60):
        return Finding("unclear")
    return _finding(
        cover=bool(causes & 0x04),
        paper_out=bool(end or causes & 0x20),
        cutter=bool(errors & 0x08),
        fault=bool(errors & 0x20),
        overheated=bool(errors & 0x40),
        other=bool(causes & 0x40),
        offline=bool(online & 0x08 or causes & 0x08),
        paper_low=bool(near),
    )


def finding_of_auto(values: bytes) -> Finding:
    """How a printer is that sent these four bytes by itself."""
    state, errors, paper, _ = values
    near, end = paper & 0x03, paper & 0x0C
    if near not in (0, 0x03) or end not in (0, 0x0C):
        return Finding("unclear")
    return _finding(
        cover=bool(state & 0x20),
        paper_out=bool(end),
        cutter=bool(errors & 0x08),
        fault=bool(errors & 0x20),
        overheated=bool(errors & 0x40),
        other=False,
        offline=bool(state & 0x08),
        paper_low=bool(near),
    )


def _finding(
    *,
    cover: bool,
    paper_out: bool,
    cutter: bool,
    fault: bool,
    overheated: bool,
    other: bool,
    offline: bool,
    paper_low: bool,
) -> Finding:
    # An open cover comes first: while it is open, the paper sensor sees nothing and the knife does not move.
    causes = (
        (cover, "cover_open"),
        (paper_out, "paper_out"),
        (cutter, "cutter"),
        (fault, "fault"),
        (overheated, "overheated"),
        (other, "fault"),
        (offline, "offline"),
    )
    reason = next((reason for given, reason in causes if given), None)
    return Finding(reason, paper_low=paper_low)
