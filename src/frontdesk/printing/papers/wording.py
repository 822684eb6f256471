"""Numbers and times in the words of the papers, in German."""

from __future__ import annotations

from datetime import UTC, date, datetime

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_LANGUAGES = {
    "ar": "Arabisch",
    "bg": "Bulgarisch",
    "ckb": "Sorani",
    "de": "Deutsch",
    "en": "Englisch",
    "es": "Spanisch",
    "fa": "Persisch",
    "fr": "Französisch",
    "ku": "Kurmandschi",
    "pl": "Polnisch",
    "ps": "Paschtu",
    "ro": "Rumänisch",
    "ru": "Russisch",
    "so": "Somali",
    "sq": "Albanisch",
    "sr": "Serbisch",
    "ti": "Tigrinya",
    "tr": "Türkisch",
    "uk": "Ukrainisch",
    "vi": "Vietnamesisch",
    "zh": "Chinesisch",
}
UNKNOWN = "–"


def papers_of(number: int) -> str:
    return "1 Unterlage" if number == 1 else f"{number} Unterlagen"


def receipts_of(number: int) -> str:
    return "1 Vorgang" if number == 1 else f"{number} Vorgänge"


def pages_of(number: int | None) -> str:
    """``14 Seiten``; empty when nobody counted."""
    if number is None:
        return ""
    return "1 Seite" if number == 1 else f"{number} Seiten"


def joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def figure(number: int | None) -> str:
    return UNKNOWN if number is None else str(number)


def day_of(day: date | None) -> str:
    return "" if day is None else f"{day:%d.%m.%Y}"


def moment_of(at: datetime) -> str:
    return f"{at:%d.%m.%Y, %H:%M:%S} Uhr"


def long_moment_of(at: datetime) -> str:
    return f"{_WEEKDAYS[at.weekday()]}, {moment_of(at)}"


def utc_of(at: datetime) -> str:
    return f"{at.astimezone(UTC):%d.%m.%Y, %H:%M:%S} UTC"


def language_of(code: str | None) -> str:
    """The German name of a language, or its code where that is rare here."""
    return _LANGUAGES.get(code or "", code or "")
