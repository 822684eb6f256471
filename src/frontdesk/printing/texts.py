"""The fixed texts of a slip in one language, read from ``resources/slips/``."""

from __future__ import annotations

import tomllib
from collections.abc import Set
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from frontdesk import resources
from frontdesk.domain.errors import BugError
from frontdesk.printing.coverage import can_draw

# Languages written from right to left, for words of the house in a language that has no texts here yet.
_ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "ps", "sd", "ug", "ur"})
_RIGHT_TO_LEFT = _ARABIC_SCRIPT | {"dv", "he", "yi"}


class SlipTextError(BugError):
    """A file of slip texts lacks something or says too much."""

    code = "slip_texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipTexts:
    """The texts of one language; an empty one is not there or not to be printed.

    Attributes:
        checked: the texts that somebody who speaks the language has read; only those are printed.
    """

    language: str
    checked: frozenset[str]
    right_to_left: bool
    your_number: str
    floor: str
    ground_floor: str
    basement: str
    ahead: str
    person: str
    persons: str
    wait: str
    about: str
    minutes: str
    display: str
    estimate: str
    letters: str
    privacy: str
    copy: str
    outside_hours: str
    received: str
    keep: str
    appointment: str
    check_in: str
    bring: str
    question: str
    to_do: str

    def floor_name(self, floor: int) -> str:
        if floor == 0:
            return self.ground_floor
        return self.basement.format(floor=-floor) if floor < 0 else self.floor.format(floor=floor)

    def copy_name(self, copy: int) -> str:
        return self.copy if copy < 2 or not self.copy else f"{self.copy} {copy}"

    def notes(self, *, with_estimate: bool) -> str:
        sentences = [self.display, *([self.estimate] if with_estimate else []), self.letters]
        return " ".join(filter(None, sentences))


_KEYS = frozenset(field.name for field in fields(SlipTexts)) - {"language", "checked", "right_to_left"}


def german() -> SlipTexts:
    return _load("de")


def texts_beside_german(language: str, *, unchecked: bool = False) -> SlipTexts | None:
    """The texts that stand beside the German ones, ``None`` where German stands alone.

    What nobody has checked is not printed: a wrong floor in one's own language misleads more than a right one
    in German with an arrow. ``unchecked`` shows it to those who check it.
    """
    if language == "de" or language not in available():
        return None
    return _printable(language, unchecked)


@lru_cache(maxsize=64)
def _printable(language: str, unchecked: bool) -> SlipTexts | None:
    texts = _load(language)
    kept = {
        key: getattr(texts, key)
        for key in _KEYS
        if (unchecked or key in texts.checked) and can_draw(getattr(texts, key))
    }
    return replace(texts, **{key: kept.get(key, "") for key in _KEYS}) if any(kept.values()) else None


def printed_languages() -> frozenset[str]:
    """German, and the languages in which every text of a slip stands beside it on paper."""
    return frozenset({"de", *(code for code in available() if _is_whole(texts_beside_german(code)))})


def _is_whole(texts: SlipTexts | None) -> bool:
    return texts is not None and all(getattr(texts, key) for key in _KEYS)


def is_right_to_left(language: str) -> bool:
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def place_separator(language: str) -> str:
    """What stands between agency and waiting area."""
    return "، " if language.partition("-")[0].lower() in _ARABIC_SCRIPT else ", "


@lru_cache(maxsize=1)
def available() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in resources.path("slips").glob("*.toml")))


@lru_cache(maxsize=64)
def _load(language: str) -> SlipTexts:
    raw = tomllib.loads(resources.path("slips", f"{language}.toml").read_text(encoding="utf-8"))
    try:
        return parse_texts(language, raw)
    except (ValueError, LookupError) as error:
        raise SlipTextError(what=f"slips/{language}.toml: {error}") from error


def parse_texts(language: str, raw: dict[str, Any]) -> SlipTexts:
    """Check every key; raises `ValueError` that names what is missing, unknown or wrong.

    ``checked`` is true, false, or a list of the keys that were read. German must be complete; elsewhere a
    text may be left out until somebody writes it.
    """
    missing = {"language", "checked", "right_to_left"} - raw.keys()
    if language == "de":
        missing |= _KEYS - raw.keys()
    if missing:
        raise ValueError(f"{', '.join(sorted(missing))} missing")
    if unknown := raw.keys() - _KEYS - {"language", "checked", "right_to_left"}:
        raise ValueError(f"{', '.join(sorted(unknown))} not known")
    for key in sorted(raw.keys() & _KEYS):
        if not isinstance(raw[key], str) or not raw[key].strip():
            raise ValueError(f"{key} must be a text")
    if not isinstance(raw["right_to_left"], bool):
        raise ValueError("right_to_left must be true or false")
    if raw["language"] != language:
        raise ValueError(f"language is {raw['language']}, the file is called {language}")
    checked = checked_keys(raw["checked"], raw.keys() & _KEYS)
    texts = SlipTexts(**(dict.fromkeys(_KEYS, "") | raw | {"checked": checked}))
    # A placeholder that the program does not fill would end up on paper.
    for floor in (-1, 0, 2):
        if "{" in texts.floor_name(floor):
            raise ValueError("only {floor} may stand in braces")
    return texts


def checked_keys(value: object, present: Set[str]) -> frozenset[str]:
    """Which of the texts that are there somebody has read; raises `ValueError`."""
    if isinstance(value, bool):
        return frozenset(present) if value else frozenset()
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        raise ValueError("checked must be true, false or a list of keys")
    if unknown := set(value) - present:
        raise ValueError(f"checked names {', '.join(sorted(unknown))}, which is not there")
    return frozenset(value)
