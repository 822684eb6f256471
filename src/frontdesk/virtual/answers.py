"""What a printer says about itself, bit for bit."""

from __future__ import annotations

from dataclasses import dataclass

CLEARED = b"\x37\x25\x00"


@dataclass
class State:
    """What is the matter with the printer; every field is a switch.

    Attributes:
        offline: somebody holds the feed button or has taken the printer off line.
        overheated: ends by itself, as soon as the head has cooled down.
        broken: nothing but a technician helps.
        hanging: it takes connections and does nothing, not even answer.
    """

    paper_out: bool = False
    paper_low: bool = False
    cover_open: bool = False
    cutter_jam: bool = False
    overheated: bool = False
    broken: bool = False
    offline: bool = False
    hanging: bool = False

    @property
    def prints(self) -> bool:
        return not (self.hanging or self.is_offline)

    @property
    def is_offline(self) -> bool:
        return self.paper_out or self.cover_open or self.offline or self.has_error

    @property
    def has_error(self) -> bool:
        return self.cutter_jam or self.overheated or self.broken


def real_time(number: int, state: State) -> bytes:
    """The answer to DLE EOT ``number``: one byte 0xx1xx10."""
    match number:
        case 1:
            bits = 0x08 * state.is_offline
        case 2:
            bits = (
                0x04 * state.cover_open
                | 0x08 * state.offline
                | 0x20 * state.paper_out
                | 0x40 * state.has_error
            )
        case 3:
            bits = 0x08 * state.cutter_jam | 0x20 * state.broken | 0x40 * state.overheated
        case _:
            bits = 0x0C * (state.paper_low or state.paper_out) | 0x60 * state.paper_out
    return bytes((0x12 | bits,))


def report(state: State) -> bytes:
    """What is sent unasked: a first byte 0xx1xx00 and three 0xx0xxxx."""
    return bytes(
        (
            0x10 | 0x08 * state.is_offline | 0x20 * state.cover_open | 0x40 * state.offline,
            0x08 * state.cutter_jam | 0x20 * state.broken | 0x40 * state.overheated,
            0x03 * (state.paper_low or state.paper_out) | 0x0C * state.paper_out,
            0x00,
        )
    )


def sensor(number: int, state: State) -> bytes:
    """The answer to GS r ``number``: one byte 0xx0xxxx, given only while the printer is online."""
    low = state.paper_low or state.paper_out
    return bytes((0x03 * low if number in (1, 49) else 0x00,))


def identity(number: int) -> bytes:
    """The answer to GS I ``number``: a byte for the old requests, a block for the new ones."""
    words = {65: b"1.0", 66: b"frontdesk", 67: b"virtual", 68: b"0001"}
    if number in words:
        return b"\x5f" + words[number] + b"\x00"
    return b"\x02" if number in (2, 50) else b"\x01"


def confirmation(process_id: bytes) -> bytes:
    """The answer to GS ( H 48: everything before it is on paper."""
    return b"\x37\x22" + process_id + b"\x00"
