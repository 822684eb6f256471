"""Reads ESC/POS as a printer would and keeps the paper; shares no code with the part that writes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from frontdesk.printing.bitmap import Bitmap

_HEAD_TO_CUTTER_ROWS = 120  # 15 mm
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


class NeedMore(Exception):
    """The command is not complete yet."""


@dataclass
class Paper:
    """A decoder for the few commands a ticket may consist of; every other byte is an alarm.

    Attributes:
        dots: width of the print line.
        slips: finished slips, oldest first.
        alarms: what a ticket must never contain, in words.
        answers: what the printer says back, until somebody takes it.
        commands: names of the commands obeyed, in order.
    """

    dots: int = 576
    slips: list[Bitmap] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    answers: bytearray = field(default_factory=bytearray)
    commands: list[str] = field(default_factory=list)
    _rows: list[bytes] = field(default_factory=list)
    _buffer: bytearray = field(default_factory=bytearray)
    _last_ink: int = 0

    @property
    def row_bytes(self) -> int:
        return (self.dots + 7) // 8

    @property
    def rows_since_cut(self) -> int:
        return len(self._rows)

    def feed(self, data: bytes) -> None:
        """Obey what is complete and keep the rest, as a printer does when the line goes dead."""
        self._buffer += data
        while self._buffer:
            try:
                length = self._obey(bytes(self._buffer[:16]))
            except NeedMore:
                return
            del self._buffer[:length]

    def tear_off(self) -> None:
        """The client takes what has come out so far."""
        if self._rows:
            self.slips.append(Bitmap(self.dots, len(self._rows), b"".join(self._rows)))
            self._rows = []
        self._last_ink = 0

    def _obey(self, head: bytes) -> int:
        match head[0]:
            case 0x00:
                return 1
            case 0x1B:
                return self._escape(_need(head, 2))
            case 0x1D:
                return self._group(_need(head, 2))
            case 0x10:
                return self._status(_need(head, 3))
            case other:
                self.alarms.append(f"byte {other:#04x} outside a command")
                return 1

    def _escape(self, head: bytes) -> int:
        match head[1]:
            case 0x40:
                self.commands.append("reset")
                return 2
            case 0x4A:
                self._feed(_need(head, 3)[2], "feed")
                return 3
            case 0x64:
                self._feed(30 * _need(head, 3)[2], "feed lines")
                return 3
            case other:
                self.alarms.append(f"ESC {other:#04x}")
                return 2

    def _group(self, head: bytes) -> int:
        match head[1]:
            case 0x76:
                return self._raster(_need(head, 8))
            case 0x56:
                return self._cut(_need(head, 3))
            case 0x28:
                return self._confirm(_need(head, 11))
            case other:
                self.alarms.append(f"GS {other:#04x}")
                return 2

    def _raster(self, head: bytes) -> int:
        if head[2] != 0x30 or head[3] != 0:
            self.alarms.append(f"picture of kind {head[2]:#04x} {head[3]}")
        wide = head[4] + 256 * head[5]
        high = head[6] + 256 * head[7]
        if wide > self.row_bytes:
            self.alarms.append(f"picture {wide} bytes wide on paper of {self.row_bytes}")
        if high > 128:
            self.alarms.append(f"picture {high} rows high in one command")
        length = 8 + wide * high
        if len(self._buffer) < length:
            raise NeedMore
        body = bytes(self._buffer[8:length])
        if any(command in body for command in _REAL_TIME):
            self.alarms.append("real-time command inside a picture")
        for y in range(high):
            row = body[y * wide : (y + 1) * wide][: self.row_bytes]
            self._rows.append(row.ljust(self.row_bytes, b"\0"))
            if any(row):
                self._last_ink = len(self._rows)
        self.commands.append("picture")
        return length

    def _feed(self, rows: int, name: str) -> None:
        self._rows += [bytes(self.row_bytes)] * rows
        self.commands.append(name)

    def _cut(self, head: bytes) -> int:
        feeds = head[2] in (65, 66)
        if feeds:
            _need(head, 4)
        elif head[2] not in (0, 1, 48, 49):
            self.alarms.append(f"cut of kind {head[2]}")
        elif len(self._rows) - self._last_ink < _HEAD_TO_CUTTER_ROWS:
            self.alarms.append("cut through the last lines")
        self.commands.append("cut")
        self.tear_off()
        return 4 if feeds else 3

    def _confirm(self, head: bytes) -> int:
        if head[2:7] != b"\x48\x06\x00\x30\x30":
            self.alarms.append(f"GS ( {head[2:7].hex(' ')}")
            return 2
        self.commands.append("confirm")
        self.answers += b"\x37\x22" + head[7:11] + b"\x00"
        return 11

    def _status(self, head: bytes) -> int:
        if head[1] != 0x04 or head[2] not in (1, 2, 3, 4):
            self.alarms.append(f"DLE {head[1]:#04x} {head[2]}")
            return 1
        self.commands.append("status")
        self.answers += b"\x12"
        return 3


def _need(head: bytes, length: int) -> bytes:
    if len(head) < length:
        raise NeedMore
    return head
