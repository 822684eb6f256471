"""References of the agencies: by its format a reference says whose it is; nothing about it ever blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from frontdesk.domain.house import Agency, AgencyCode, ReferenceFormat
from frontdesk.domain.plain_text import short_line

MAX_REFERENCE = 60


def luhn(digits: str) -> bool:
    """The check digit of many card and account numbers: every second digit doubled, sum divisible by ten."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return bool(digits) and sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def mod_97_10(text: str) -> bool:
    """ISO 7064 mod 97-10 over letters and digits, the last two of them the check digits."""
    return bool(text) and int("".join(str(int(char, 36)) for char in text)) % 97 == 1


CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType({"luhn": luhn, "mod_97_10": mod_97_10})


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a reference looks like.

    Attributes:
        sound: its check digits are right, or its format has none.
    """

    agency: AgencyCode
    format: ReferenceFormat
    sound: bool


def clean_reference(text: str | None) -> str | None:
    """The reference as it is kept; raises `InvalidValueError` when it is too long to be one."""
    return short_line(text, field="reference", limit=MAX_REFERENCE)


def comparable(reference: str) -> str:
    """Letters and digits alone, by which two ways of writing the same reference are equal."""
    return "".join(char for char in reference.casefold() if char.isalnum())


def recognise(reference: str, agencies: Iterable[Agency]) -> tuple[Recognised, ...]:
    """Every format of the agencies that the reference has; empty when it looks like none of them."""
    return tuple(
        Recognised(agency.code, one, _is_sound(reference, one))
        for agency in agencies
        for one in agency.references
        if matches(one.pattern, reference)
    )


def matches(pattern: str, reference: str) -> bool:
    """Whether the whole reference has this shape, upper and lower case alike."""
    return re.fullmatch(pattern, reference, re.ASCII | re.IGNORECASE) is not None


def _is_sound(reference: str, one: ReferenceFormat) -> bool:
    check = CHECKS.get(one.check or "")
    if check is None:
        return True
    signs = "".join(char for char in reference if char.isascii() and char.isalnum())
    return check(signs) if one.check == "mod_97_10" or signs.isdecimal() else False
