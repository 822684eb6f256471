"""Cuts the bytes that a printer receives into commands, as its firmware would while they come in."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

# Obeyed on receipt, out of turn; they never stay in the receive buffer.
REAL_TIME = frozenset({"status", "enquire", "clear", "pulse"})

_PIECE = 256  # bytes looked at in one go: a whole row of a picture, but not a whole bogus one
_CLEAR = b"\x01\x03\x14\x01\x06\x02\x08"
_INSIDE = (b"\x10\x04", b"\x10\x05", b"\x10\x14")

# Name and number of argument bytes.
_ESCAPE = {
    0x21: ("style", 1),
    0x32: ("usual spacing", 0),
    0x33: ("spacing", 1),
    0x40: ("reset", 0),
    0x45: ("bold", 1),
    0x4A: ("feed", 1),
    0x4D: ("font", 1),
    0x61: ("align", 1),
    0x64: ("feed lines", 1),
    0x70: ("drawer", 3),
    0x74: ("code page", 1),
}
_GROUP = {
    0x21: ("size", 1),
    0x42: ("reverse", 1),
    0x49: ("identify", 1),
    0x4C: ("margin", 2),
    0x57: ("width", 2),
    0x61: ("report", 1),
    0x72: ("sensor", 1),
}

Bytes = Generator[int, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    Attributes:
        data: its argument bytes.
        size: how much of the receive buffer it fills until it is done.
        alarm: what no ticket may contain, in words; empty when all is well.
        broken: its job ended in the middle of it, and what completed it was meant as something else.
    """

    name: str
    data: bytes = b""
    size: int = 0
    alarm: str = ""
    broken: bool = False


class Reader:
    """Takes bytes in whatever pieces they come and remembers where it stands.

    A picture whose rest never came swallows what follows, status requests too, until it has its bytes.

    Args:
        inside_pictures: obey real-time commands also where a picture spells them, as older firmware does.
    """

    def __init__(self, *, inside_pictures: bool = False) -> None:
        self._inside_pictures = inside_pictures
        self._buffer = bytearray()
        self._found: list[Command] = []
        self._taken = 0
        self._broken = self._inside = False
        self._steps = self._read()
        self._wanted = next(self._steps)

    def feed(self, data: bytes) -> list[Command]:
        """What is complete now, in order."""
        self._buffer += data
        start = 0
        while len(self._buffer) - start >= self._wanted:
            piece = bytes(self._buffer[start : start + self._wanted])
            start += len(piece)
            self._taken += len(piece)
            self._wanted = self._steps.send(piece)
        del self._buffer[:start]
        found, self._found = self._found, []
        return found

    def end_job(self) -> None:
        """The sender has gone away; a command that it left half-done is not the fault of the next one."""
        self._broken = self._broken or self._inside or self._taken > 0 or bool(self._buffer)

    def _tell(self, name: str, data: bytes = b"", alarm: str = "") -> None:
        self._found.append(Command(name, data, self._taken, alarm, self._broken))
        self._taken = 0
        self._inside = name in ("picture begins", "row")
        self._broken = self._broken and self._inside

    def _read(self) -> Generator[int, bytes, None]:
        while True:
            match (yield 1)[0]:
                case 0x00:
                    self._tell("nothing")
                case 0x0A:
                    self._tell("line")
                case 0x0D:
                    self._tell("nothing")  # the line feed does it all
                case 0x10:
                    yield from self._real_time()
                case 0x1B:
                    yield from self._plain("ESC", _ESCAPE, (yield 1)[0])
                case 0x1C:
                    yield from self._plain("FS", {0x2E: ("no kanji", 0)}, (yield 1)[0])
                case 0x1D:
                    yield from self._group((yield 1)[0])
                case byte if byte >= 0x20 and byte != 0x7F:
                    self._tell("text", bytes((byte,)))
                case byte:
                    self._tell("unknown", alarm=f"byte {byte:#04x} outside a command")

    def _plain(
        self, prefix: str, known: dict[int, tuple[str, int]], code: int
    ) -> Generator[int, bytes, None]:
        if code not in known:
            self._tell("unknown", alarm=f"{prefix} {code:#04x}")
            return
        name, length = known[code]
        self._tell(name, (yield from _take(length)))

    def _group(self, code: int) -> Generator[int, bytes, None]:
        match code:
            case 0x28:
                yield from self._function()
            case 0x56:
                yield from self._cut()
            case 0x76:
                yield from self._raster()
            case _:
                yield from self._plain("GS", _GROUP, code)

    def _cut(self) -> Generator[int, bytes, None]:
        kind = (yield 1)[0]
        if kind in (65, 66):
            self._tell("cut", bytes((kind, (yield 1)[0])))
        else:
            known = kind in (0, 1, 48, 49)
            self._tell("cut", bytes((kind,)), "" if known else f"cut of kind {kind}")

    def _function(self) -> Generator[int, bytes, None]:
        letter, low, high = yield from _take(3)
        body = yield from _take(low + 256 * high)
        if letter == 0x48 and body[:2] == b"\x30\x30" and len(body) == 6:
            self._tell("confirm", body[2:])
        elif letter == 0x6B and body[:1] == b"\x31":
            self._tell("code", body[1:])
        else:
            self._tell("unknown", alarm=f"GS ( {letter:#04x} {body[:4].hex(' ')}")

    def _raster(self) -> Generator[int, bytes, None]:
        head = yield from _take(6)
        wide, high = head[2] + 256 * head[3], head[4] + 256 * head[5]
        kind = "" if head[:2] == b"\x30\x00" else f"picture of kind {head[0]:#04x} {head[1]}"
        self._tell("picture begins", head[2:], kind)
        tail, alarm = b"", ""
        for _ in range(high):
            row = yield from _take(wide)
            seen = tail + row
            if any(spelt in seen for spelt in _INSIDE):
                alarm = "real-time command inside a picture"
                self._obey_inside(seen)
            tail = seen[-2:] if not any(seen.endswith(spelt) for spelt in _INSIDE) else b""
            self._tell("row", row)
        self._tell("picture", alarm=alarm)

    def _obey_inside(self, seen: bytes) -> None:
        if self._inside_pictures:
            for number in (1, 2, 3, 4):
                count = seen.count(bytes((0x10, 0x04, number)))
                self._found += [Command("status", bytes((number,)))] * count

    def _real_time(self) -> Generator[int, bytes, None]:
        kind, number = yield from _take(2)
        match kind, number:
            case 0x04, 1 | 2 | 3 | 4:
                self._tell("status", bytes((number,)))
            case 0x05, 1 | 2:
                self._tell("enquire", bytes((number,)))
            case 0x14, 1:
                self._tell("pulse", (yield from _take(2)))
            case 0x14, 8:
                known = (yield from _take(7)) == _CLEAR
                self._tell(
                    "clear" if known else "unknown", alarm="" if known else "DLE DC4 8 without its key"
                )
            case _:
                self._tell("unknown", alarm=f"DLE {kind:#04x} {number}")


def _take(length: int) -> Bytes:
    data = b""
    while len(data) < length:
        data += yield min(_PIECE, length - len(data))
    return data
