"""Small jobs in the printer's own bytes, written by hand: the encoder has no part in these tests."""

RESET = b"\x1b@"
CUT = b"\x1dVB\x00"
NULS = bytes(10_000)


def picture(rows: int, wide: int = 72, dots: bytes = b"\xff") -> bytes:
    return b"\x1dv0\x00" + bytes((wide % 256, wide // 256, rows % 256, rows // 256)) + dots * wide * rows


def confirm(process_id: bytes = b"ab12") -> bytes:
    return b"\x1d(H\x06\x0000" + process_id


def proven(process_id: bytes = b"ab12") -> bytes:
    return b"\x37\x22" + process_id + b"\x00"


def qr(content: bytes, *, module: int = 4, level: bytes = b"1") -> bytes:
    store = b"1P0" + content
    return (
        b"\x1d(k\x04\x001A2\x00"
        + b"\x1d(k\x03\x001C"
        + bytes((module,))
        + b"\x1d(k\x03\x001E"
        + level
        + b"\x1d(k"
        + len(store).to_bytes(2, "little")
        + store
        + b"\x1d(k\x03\x001Q0"
    )


JOB = RESET + picture(40) + CUT + confirm()
