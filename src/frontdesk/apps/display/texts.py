"""The words of the public screens in every language, read from the data files of the house."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from frontdesk import resources

GERMAN = "de"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as they stand on the screen; ``rtl`` words begin on the right."""

    text: str
    rtl: bool = False


NOTHING = Phrase("")


@dataclass(frozen=True, kw_only=True)
class Texts:
    """Everything that is said in one language.

    Attributes:
        endonym: the language's name in itself.
        unchecked: no native speaker has read the texts yet.
        sentences: texts by ``section.key``; a key is absent where nobody has translated it.
        lists: lists of words by ``section.key``.
    """

    language: str
    endonym: str
    rtl: bool
    unchecked: bool
    sentences: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def phrase(self, key: str) -> Phrase | None:
        text = self.sentences.get(key)
        return None if text is None else Phrase(text, self.rtl)

    def say(self, key: str, **values: object) -> str:
        """The text of ``key`` with its blanks filled; a missing key is a programming error."""
        return self.sentences[key].format(**values)

    @property
    def in_rotation(self) -> bool:
        """Whether there is a sentence to show in the message band."""
        return any(key.startswith("message.") for key in self.sentences)

    def date(self, day: date) -> tuple[str, str]:
        """Weekday and date in words."""
        month = self.lists["date.months"][day.month - 1]
        written = self.say("date.pattern", day=day.day, month=month, year=day.year)
        return self.lists["date.weekdays"][day.weekday()], written

    def turn(self, way: str) -> str | None:
        """``left``, ``right`` or ``ahead`` when the words of a way say so, else ``None``."""
        words = {word.casefold() for word in _WORD.findall(way)}
        found = [side for side in ("left", "right", "ahead") if words & set(self.lists[f"turn.{side}"])]
        # "erst links, dann rechts" has no single arrow; a wrong one would send people astray.
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Catalogue:
    """The texts of all languages, in the order of the notice "display interrupted"."""

    languages: tuple[Texts, ...]

    @cached_property
    def _by_code(self) -> dict[str, Texts]:
        return {texts.language: texts for texts in self.languages}

    @property
    def german(self) -> Texts:
        return self._by_code[GERMAN]

    def texts(self, language: str) -> Texts | None:
        return self._by_code.get(language)

    def rotation(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """German, then those of the wanted languages that have a sentence for the message band."""
        spoken = [code for code in wanted if (found := self.texts(code)) is not None and found.in_rotation]
        return tuple(dict.fromkeys((GERMAN, *spoken)))

    def second(self, language: str, *keys: str, **values: object) -> Phrase:
        """The first of ``keys`` that ``language`` knows, else nothing: no page mixes in a third language."""
        texts = self.texts(language)
        for key in keys:
            phrase = texts.phrase(key) if texts is not None else None
            if phrase is not None:
                return Phrase(phrase.text.format(**values), phrase.rtl)
        return NOTHING


def _read(file: Path) -> Texts:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    sections = {name: section for name, section in data.items() if isinstance(section, dict)}
    sentences: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for name, section in sections.items():
        for key, value in section.items():
            if isinstance(value, list):
                lists[f"{name}.{key}"] = tuple(str(item) for item in value)
            else:
                sentences[f"{name}.{key}"] = str(value)
    return Texts(
        language=file.stem,
        endonym=str(data["endonym"]),
        rtl=data.get("direction") == "rtl",
        unchecked=bool(data["unchecked"]),
        sentences=sentences,
        lists=lists,
    )


def load_texts(folder: Path | None = None) -> Catalogue:
    """Read the texts that ship with the program."""
    folder = folder or resources.path("displays")
    order = tomllib.loads((folder / "languages.toml").read_text(encoding="utf-8"))["order"]
    return Catalogue(tuple(_read(folder / f"{code}.toml") for code in order))
