"""A black and white picture as the printer gets it: packed rows, 1 is black."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bitmap:
    """One bit per dot, the leftmost in the highest bit, rows padded to whole bytes.

    Attributes:
        width: in dots; the padding behind it is white.
    """

    width: int
    height: int
    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) != self.row_bytes * self.height:
            raise ValueError(f"{len(self.data)} bytes are no {self.width} × {self.height} dots")

    @property
    def row_bytes(self) -> int:
        return (self.width + 7) // 8

    def row(self, y: int) -> bytes:
        return self.data[y * self.row_bytes : (y + 1) * self.row_bytes]

    def png(self) -> bytes:
        """The picture as a PNG file of one bit per dot."""
        # PNG says 1 is white.
        rows = b"".join(b"\0" + bytes(255 - byte for byte in self.row(y)) for y in range(self.height))
        header = struct.pack(">IIBBBBB", self.width, self.height, 1, 0, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
        )
