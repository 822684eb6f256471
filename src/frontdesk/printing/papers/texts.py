"""The fixed texts of the A4 receipt in one language, read from ``resources/papers/``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from frontdesk import resources
from frontdesk.printing.coverage import can_draw
from frontdesk.printing.texts import SlipTextError, checked_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTexts:
    """The texts of one language; an empty one is not there or not to be printed.

    Attributes:
        checked: the texts that somebody who speaks the language has read; only those are printed.
    """

    language: str
    checked: frozenset[str]
    title: str
    number: str
    received_on: str
    handed_in: str
    responsible: str
    reference: str
    count: str
    paper: str
    pages: str
    papers: str
    deadline: str
    copies: str
    originals: str
    confirms: str
    keep: str
    forwarding: str
    copy: str
    backdated: str
    corrected: str
    withdrawn: str


KEYS = frozenset(field.name for field in fields(PaperTexts)) - {"language", "checked"}


def german() -> PaperTexts:
    return _load("de")


@lru_cache(maxsize=64)
def texts_beside_german(language: str, *, unchecked: bool = False) -> PaperTexts | None:
    """The texts that stand beside the German ones, ``None`` where German stands alone.

    As on a slip, what nobody has checked is not printed; ``unchecked`` shows it to those who check it.
    """
    if language == "de" or language not in available():
        return None
    texts = _load(language)
    kept = {
        key: getattr(texts, key)
        for key in KEYS
        if (unchecked or key in texts.checked) and can_draw(getattr(texts, key))
    }
    return replace(texts, **{key: kept.get(key, "") for key in KEYS}) if any(kept.values()) else None


@lru_cache(maxsize=1)
def available() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in resources.path("papers").glob("*.toml")))


@lru_cache(maxsize=64)
def _load(language: str) -> PaperTexts:
    raw = tomllib.loads(resources.path("papers", f"{language}.toml").read_text(encoding="utf-8"))
    try:
        return parse_texts(language, raw)
    except (ValueError, LookupError) as error:
        raise SlipTextError(what=f"papers/{language}.toml: {error}") from error


def parse_texts(language: str, raw: dict[str, Any]) -> PaperTexts:
    """Check every key; raises `ValueError` that names what is missing, unknown or wrong.

    ``checked`` is true, false, or a list of the keys that were read; German must be complete.
    """
    missing = {"language", "checked"} - raw.keys()
    if language == "de":
        missing |= KEYS - raw.keys()
    if missing:
        raise ValueError(f"{', '.join(sorted(missing))} missing")
    if unknown := raw.keys() - KEYS - {"language", "checked"}:
        raise ValueError(f"{', '.join(sorted(unknown))} not known")
    for key in sorted(raw.keys() & KEYS):
        if not isinstance(raw[key], str) or not raw[key].strip():
            raise ValueError(f"{key} must be a text")
    if raw["language"] != language:
        raise ValueError(f"language is {raw['language']}, the file is called {language}")
    checked = checked_keys(raw["checked"], raw.keys() & KEYS)
    return PaperTexts(**(dict.fromkeys(KEYS, "") | raw | {"checked": checked}))
