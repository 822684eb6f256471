"""Numbers on receipts and hand-over protocols, with check digits that catch a mistyped or misread one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from frontdesk.domain.errors import InvalidValueError

_RECEIPT = re.compile(r"([A-Z0-9][A-Z0-9-]*)-(\d{4})-(\d{6,9})-(\d{2})", re.ASCII)
_BUNDLE = re.compile(r"U-([A-Z0-9][A-Z0-9-]*)-(\d{4}-\d\d-\d\d)-([A-Z])-(\d{1,4})-(\d{2})", re.ASCII)
MAX_LENGTH = 60  # of any number of ours, with room


def check_digits(text: str) -> str:
    """The two digits of ISO 7064 mod 97-10 for the letters and digits of ``text``."""
    digits = "".join(str(int(char, 36)) for char in text if char.isalnum())
    return f"{98 - int(digits + '00') % 97:02d}"


@dataclass(frozen=True, slots=True, order=True)
class ReceiptNumber:
    """The number of a receipt: without a gap for each site and year.

    Attributes:
        year: local year in which it was recorded; the legal date of a letter from the night of New Year's
            Eve is of the year before.
    """

    site: str
    year: int
    sequence: int

    def __str__(self) -> str:
        body = f"{self.site.upper()}-{self.year:04d}-{self.sequence:06d}"
        return f"{body}-{check_digits(body)}"

    @property
    def short(self) -> str:
        """What people say at the counter: ``0047``."""
        return f"{self.sequence:04d}"


@dataclass(frozen=True, slots=True)
class BundleNumber:
    """The number of a bundle: counted for each agency and business day."""

    site: str
    day: date
    letter: str
    number: int

    def __str__(self) -> str:
        body = f"U-{self.site.upper()}-{self.day.isoformat()}-{self.letter}-{self.number}"
        return f"{body}-{check_digits(body)}"

    @property
    def short(self) -> str:
        """What people say at the counter: ``A-2``."""
        return f"{self.letter}-{self.number}"


def is_checked(text: str) -> bool:
    """Whether the last two signs are the check digits of what stands before them."""
    return len(text) > 3 and text[-2:].isdecimal() and check_digits(text[:-3]) == text[-2:]


def parse_receipt_number(text: str) -> ReceiptNumber:
    """Read ``HDI-2026-000047-68``; raises `InvalidValueError`, also when the check digits are wrong."""
    number = _normal(text)
    match = _RECEIPT.fullmatch(number)
    if match is None or not is_checked(number):
        raise InvalidValueError(value=text[:30], field="receipt", expected="HDI-2026-000047-68")
    return ReceiptNumber(match[1].lower(), int(match[2]), int(match[3]))


def parse_bundle_number(text: str) -> BundleNumber:
    """Read ``U-HDI-2026-11-23-A-2-07``; raises `InvalidValueError`, also when the check digits are wrong."""
    number = _normal(text)
    match = _BUNDLE.fullmatch(number)
    try:
        if match is not None and is_checked(number):
            return BundleNumber(match[1].lower(), date.fromisoformat(match[2]), match[3], int(match[4]))
    except ValueError:  # a day that does not exist
        pass
    raise InvalidValueError(value=text[:30], field="bundle", expected="U-HDI-2026-11-23-A-2-07")


def _normal(text: str) -> str:
    return text[:MAX_LENGTH].strip().upper()
