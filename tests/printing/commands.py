"""Reads ESC/POS with a short list of what may stand in a job, and no more: everything else is an alarm."""

from __future__ import annotations

from dataclasses import dataclass, field

_PLAIN = {
    b"\x1b@": 2,
    b"\x1c.": 2,
    b"\x1ba": 3,
    b"\x1bE": 3,
    b"\x1bt": 3,
    b"\x1d!": 3,
    b"\x1bd": 3,
    b"\x1dr": 3,
}


@dataclass
class Job:
    """What a job consists of.

    Attributes:
        texts: letters as bytes, a line each, with the code page that is on.
        widest: of the lines, in columns of the usual size.
    """

    alarms: list[str] = field(default_factory=list)
    commands: list[bytes] = field(default_factory=list)
    texts: list[tuple[int | None, bytes]] = field(default_factory=list)
    codes: list[bytes] = field(default_factory=list)
    widest: int = 0


def read(data: bytes) -> Job:
    job = Job()
    page: int | None = None
    wide, column, start = 1, 0, 0
    line = b""
    while start < len(data):
        head = data[start : start + 2]
        length = _PLAIN.get(head, 0)
        if length:
            if head == b"\x1bt":
                page = data[start + 2]
            elif head == b"\x1d!":
                wide = (data[start + 2] >> 4) + 1
        elif head == b"\x1d(":
            length = 5 + int.from_bytes(data[start + 3 : start + 5], "little")
            body = data[start + 5 : start + length]
            if data[start + 2 : start + 3] == b"k" and body.startswith(b"1P0"):
                job.codes.append(body[3:])
            elif data[start + 2 : start + 3] not in (b"k", b"H"):
                job.alarms.append(f"GS ( {data[start + 2]:#04x}")
        elif head == b"\x1dV":
            length = 4
            if data[start + 2 : start + 4] != b"B\x00":
                job.alarms.append("another cut")
        elif head == b"\x1dv":
            size = data[start + 4 : start + 8]
            length = 8 + int.from_bytes(size[:2], "little") * int.from_bytes(size[2:], "little")
        elif data[start] == 0x0A:
            job.texts.append((page, line))
            job.widest = max(job.widest, column)
            line, column, start = b"", 0, start + 1
            continue
        elif data[start] >= 0x20 and data[start] != 0x7F:
            line += data[start : start + 1]
            column += wide
            start += 1
            continue
        else:
            job.alarms.append(f"byte {data[start]:#04x} at {start}")
            length = 1
        job.commands.append(head)
        start += length
    if start != len(data):
        job.alarms.append("the last command is not whole")
    return job
