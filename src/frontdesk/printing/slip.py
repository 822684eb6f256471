"""What a ticket says on paper, as one value: no names, no needs, no reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in German and, where there is one, in the client's language.

    Attributes:
        other: empty when the client's language is German or the house has no words in it.
    """

    de: str
    other: str = ""


def words(names: Mapping[str, str], language: str) -> Words:
    """The German text of ``names``, with the one in ``language`` only where it really exists."""
    german = names.get("de") or next(iter(names.values()), "")
    other = names.get(language, "") if language != "de" else ""
    return Words(german, "" if other == german else other)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSlip:
    """One slip for the client.

    Attributes:
        issued: when the number was given, in the local time of the site; a re-print keeps it.
        number: as people read and hear it: ``A 042``.
        language: what the client reads; German stands on every slip beside it.
        floor: 0 is the ground floor, negative is below it.
        area: where to wait, e.g. ``Wartebereich 2A``; may be empty.
        way: how to get there; may be empty.
        ahead: how many are called before; ``None`` leaves it out.
        wait: upper end of the expected wait in minutes; ``None`` leaves it out.
        copy: 0 for the first slip, n for the n-th *Zweitdruck*.
        outside_hours: given out although the service was closed.
        code: what the QR code says (`domain.ticket_code.qr_text`); empty leaves it out.
    """

    site: str
    issued: datetime
    number: str
    language: str = "de"
    service: Words
    floor: int
    agency: Words
    area: Words = Words("")
    way: Words = Words("")
    ahead: int | None = None
    wait: int | None = None
    copy: int = 0
    outside_hours: bool = False
    code: str = ""


# Everything that can come out of a ticket printer; the layouts tell them apart by their class.
Slip = TicketSlip
