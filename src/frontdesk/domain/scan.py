"""What a hand scanner sent: pure reading of a line, with what goes wrong on its way through the keyboard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import AgencyCode, House
from frontdesk.domain.plain_text import clean_line
from frontdesk.domain.receipt_number import (
    BundleNumber,
    ReceiptNumber,
    parse_bundle_number,
    parse_receipt_number,
)
from frontdesk.domain.reference import MAX_REFERENCE, Recognised, recognise

MAX_SCAN = 200  # characters; nothing that is scanned here is as long


class ScanKind(StrEnum):
    """What a code is."""

    RECEIPT = "receipt"
    BUNDLE = "bundle"
    TICKET = "ticket"
    APPOINTMENT = "appointment"
    REFERENCE = "reference"
    NOTHING = "nothing"


class Trouble(StrEnum):
    """Why a code is of no use, or not without a question."""

    TOO_LONG = "too_long"
    EMPTY = "empty"
    WRONG_CHECK = "wrong_check"
    OTHER_HOUSE = "other_house"
    OTHER_DAY = "other_day"
    UNKNOWN_FORMAT = "unknown_format"  # taken as it is: a format that nobody set up blocks nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A line from a scanner, or typed into the field where one scans.

    Attributes:
        text: the code as it was meant: without controls, with the signs of the keyboard put right.
        formats: which agencies' formats a reference has.
        ticket: number of a ticket, e.g. ``A042``.
        appointment: code of an appointment.
    """

    kind: ScanKind
    text: str
    receipt: ReceiptNumber | None = None
    bundle: BundleNumber | None = None
    ticket: str | None = None
    appointment: str | None = None
    formats: tuple[Recognised, ...] = ()
    trouble: Trouble | None = None

    @property
    def agency(self) -> AgencyCode | None:
        """The one agency that the code belongs to, where its format says so."""
        agencies = {one.agency for one in self.formats}
        return next(iter(agencies)) if len(agencies) == 1 else None


# A scanner plays a keyboard. It presses the keys of the layout that it was set up for; what arrives is what
# those keys write on this PC. Each table leads back from what arrives: scanner set to US English on a German
# PC, and the other way round.
_US_KEYS = "yzYZ-_/?;:'\"[]{}&*()"
_GERMAN_KEYS = "zyZYß?-_öÖäÄü+Ü*/()="
_LAYOUTS = (str.maketrans(_GERMAN_KEYS, _US_KEYS), str.maketrans(_US_KEYS, _GERMAN_KEYS))
# What some scanners put before the code to say which kind of bar code it was.
_AIM = re.compile(r"\][A-Za-z]\w")
_TICKET = re.compile(r"FD1:(\d{8}):([A-Z]\d{1,4}):[0-9A-Z]{16}", re.ASCII)
_APPOINTMENT = re.compile(r"FD2:([A-Z0-9-]{1,20}):(\d{8}):([0-9A-Z]{16})", re.ASCII)
_OURS = re.compile(r"(?:U-)?[A-Z0-9][A-Z0-9-]*-\d{4}-[A-Z0-9-]+-\d{2}", re.ASCII)


def read_scan(text: str, house: House, today: date) -> Scan:
    """What ``text`` is. Never an error: what cannot be used says why."""
    if len(text) > MAX_SCAN:
        return Scan(kind=ScanKind.NOTHING, text=clean_line(text[:20]), trouble=Trouble.TOO_LONG)
    line = _AIM.sub("", clean_line(text), count=1) if text.lstrip().startswith("]") else clean_line(text)
    if not line:
        return Scan(kind=ScanKind.NOTHING, text="", trouble=Trouble.EMPTY)
    readings = [line, *(line.translate(layout) for layout in _LAYOUTS)]
    for reading in readings:
        found = _ours(reading, house, today)
        if found is not None:
            return found
    for reading in readings:
        formats = recognise(reading, house.agencies) if len(reading) <= MAX_REFERENCE else ()
        if formats:
            trouble = None if any(one.sound for one in formats) else Trouble.WRONG_CHECK
            return Scan(kind=ScanKind.REFERENCE, text=reading, formats=formats, trouble=trouble)
    if _OURS.fullmatch(line.upper()):
        return Scan(kind=ScanKind.NOTHING, text=line, trouble=Trouble.WRONG_CHECK)
    if len(line) > MAX_REFERENCE:
        return Scan(kind=ScanKind.NOTHING, text=line[:20], trouble=Trouble.TOO_LONG)
    return Scan(kind=ScanKind.REFERENCE, text=line, trouble=Trouble.UNKNOWN_FORMAT)


def _ours(reading: str, house: House, today: date) -> Scan | None:
    """A code of frontdesk, ours or another house's; its check digits make a chance hit unlikely."""
    # Not `upper`: it makes two letters of the one that a wrong layout writes for a hyphen.
    code = "".join(char.upper() if char.isascii() else char for char in reading)
    ticket = _TICKET.fullmatch(code)
    if ticket is not None:
        other = Trouble.OTHER_DAY if ticket[1] != f"{today:%Y%m%d}" else None
        return Scan(kind=ScanKind.TICKET, text=code, ticket=ticket[2], trouble=other)
    appointment = _APPOINTMENT.fullmatch(code)
    if appointment is not None:
        other = _house_of(appointment[1].casefold(), house)
        if other is None and appointment[2] != f"{today:%Y%m%d}":
            other = Trouble.OTHER_DAY
        return Scan(kind=ScanKind.APPOINTMENT, text=code, appointment=appointment[3], trouble=other)
    try:
        bundle = parse_bundle_number(code)
        return Scan(kind=ScanKind.BUNDLE, text=code, bundle=bundle, trouble=_house_of(bundle.site, house))
    except InvalidValueError:
        pass
    try:
        receipt = parse_receipt_number(code)
        return Scan(kind=ScanKind.RECEIPT, text=code, receipt=receipt, trouble=_house_of(receipt.site, house))
    except InvalidValueError:
        return None


def _house_of(site: str, house: House) -> Trouble | None:
    return None if site == house.site.code else Trouble.OTHER_HOUSE
