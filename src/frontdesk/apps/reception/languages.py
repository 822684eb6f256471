"""Which language stands on which chip: endonyms, key chords, and pages where a house speaks many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SIMPLE = "de-simple"
DIGITS = "1234567890"
MORE = "more"  # the chip that leads to the next page; no language has this code

# Each language as its own speakers write it; what is missing here shows its code.
_ENDONYMS = {
    "de": "Deutsch",
    SIMPLE: "Leichte Sprache",
    "en": "English",
    "ar": "العربية",
    "fa": "فارسی",
    "uk": "Українська",
    "ru": "Русский",
    "tr": "Türkçe",
    "ro": "Română",
    "bg": "Български",
    "ti": "ትግርኛ",
    "ckb": "کوردیی ناوەندی",
    "ku": "Kurmancî",
    "ps": "پښتو",
    "so": "Soomaali",
    "sq": "Shqip",
    "sr": "Srpski",
    "pl": "Polski",
    "fr": "Français",
    "am": "አማርኛ",
    "bs": "Bosanski",
    "cs": "Čeština",
    "el": "Ελληνικά",
    "es": "Español",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "it": "Italiano",
    "mk": "Македонски",
    "nl": "Nederlands",
    "om": "Afaan Oromoo",
    "prs": "دری",
    "pt": "Português",
    "sk": "Slovenčina",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
}


def endonym(code: str) -> str:
    """The language's name in itself."""
    return _ENDONYMS.get(code, code)


@dataclass(frozen=True, slots=True)
class LanguageKey:
    """One chip: a language (or `MORE`) and the key that chooses it together with Alt."""

    code: str
    key: str


def pages(languages: Sequence[str], room: int) -> list[list[LanguageKey]]:
    """Spread the languages over pages of at most ``room`` chips.

    The first page keeps the house's order under the digits, then *Leichte Sprache* (L); where not all fit,
    each page ends with the chip that leads on (W), the last one back to the first.
    """
    plain = [code for code in languages if code != SIMPLE]
    simple = [LanguageKey(SIMPLE, "L")] if SIMPLE in languages else []
    if len(plain) <= len(DIGITS) and len(plain) + len(simple) <= room:
        return [[*_keyed(plain), *simple]]
    first = min(len(DIGITS), room - 1 - len(simple))
    more = LanguageKey(MORE, "W")
    found = [[*_keyed(plain[:first]), *simple, more]]
    rest, step = plain[first:], min(len(DIGITS), room - 1)
    found += [[*_keyed(rest[start : start + step]), more] for start in range(0, len(rest), step)]
    return found


def _keyed(codes: Sequence[str]) -> list[LanguageKey]:
    return [LanguageKey(code, digit) for code, digit in zip(codes, DIGITS, strict=False)]
