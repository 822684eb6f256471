"""The fixed texts of a ticket in one language, read from ``resources/slips/``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from frontdesk import resources
from frontdesk.domain.errors import BugError

# Languages written from right to left, for words of the house in a language that has no texts here yet.
_ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "ps", "sd", "ug", "ur"})
_RIGHT_TO_LEFT = _ARABIC_SCRIPT | {"dv", "he", "yi"}


class SlipTextError(BugError):
    """A file of ticket texts lacks something or says too much."""

    code = "slip_texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipTexts:
    """The texts of one language.

    Attributes:
        checked: somebody who speaks the language read them; only then are they printed.
    """

    language: str
    checked: bool
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

    def floor_name(self, floor: int) -> str:
        if floor == 0:
            return self.ground_floor
        return self.basement.format(floor=-floor) if floor < 0 else self.floor.format(floor=floor)

    def copy_name(self, copy: int) -> str:
        return self.copy if copy < 2 else f"{self.copy} {copy}"

    def notes(self, *, with_estimate: bool) -> str:
        return " ".join([self.display, *([self.estimate] if with_estimate else []), self.letters])


def german() -> SlipTexts:
    return _load("de")


def texts_beside_german(language: str, *, unchecked: bool = False) -> SlipTexts | None:
    """The texts that stand beside the German ones, ``None`` where German stands alone.

    A language whose texts nobody has checked is not printed: a wrong floor in one's own language misleads
    more than a right one in German with an arrow. ``unchecked`` shows them to those who check them.
    """
    if language == "de" or language not in available():
        return None
    texts = _load(language)
    return texts if texts.checked or unchecked else None


def printed_languages() -> frozenset[str]:
    """German, and the languages whose checked texts stand beside it on paper."""
    return frozenset({"de", *(code for code in available() if texts_beside_german(code) is not None)})


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
    """Check every key; raises `ValueError` that names what is missing, unknown or wrong."""
    wanted = {field.name: bool if field.type == "bool" else str for field in fields(SlipTexts)}
    if missing := wanted.keys() - raw.keys():
        raise ValueError(f"{', '.join(sorted(missing))} missing")
    if unknown := raw.keys() - wanted.keys():
        raise ValueError(f"{', '.join(sorted(unknown))} not known")
    for key, kind in wanted.items():
        if type(raw[key]) is not kind or raw[key] == "":
            raise ValueError(f"{key} must be {'true or false' if kind is bool else 'a text'}")
    if raw["language"] != language:
        raise ValueError(f"language is {raw['language']}, the file is called {language}")
    texts = SlipTexts(**raw)
    # A placeholder that the program does not fill would end up on paper.
    for floor in (-1, 0, 2):
        if "{" in texts.floor_name(floor):
            raise ValueError("only {floor} may stand in braces")
    return texts
