"""Turns the tables of a house file into checked entries, collecting every finding on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from frontdesk.settings.house_models import (
    AgencyEntry,
    AvailabilityEntry,
    ClosedDayEntry,
    DeskEntry,
    DisplayEntry,
    DocumentKindEntry,
    Entry,
    HoursEntry,
    RulesEntry,
    Sentences,
    SeriesEntry,
    ServiceEntry,
    SiteEntry,
    StationEntry,
    TopicEntry,
    clean,
)
from frontdesk.settings.problems import Problem, hint, shown

_E = TypeVar("_E", bound=Entry)

# Sections without which nobody can be served.
_NEEDED = ("agencies", "series", "services", "desks")
_LISTS: Mapping[str, type[Entry]] = {
    "agencies": AgencyEntry,
    "series": SeriesEntry,
    "services": ServiceEntry,
    "desks": DeskEntry,
    "displays": DisplayEntry,
    "stations": StationEntry,
    "closed_days": ClosedDayEntry,
    "document_kinds": DocumentKindEntry,
    "topics": TopicEntry,
    "availability": AvailabilityEntry,
}
_WAY: TypeAdapter[dict[str, str]] = TypeAdapter(Sentences)
_KEYS = ("site", "ways", "rules", *_LISTS)
# pydantic says "model" or "date" in several ways; for the reader they are one.
_SAME_REASON = {
    "model_type": "dict_type",
    "date_from_datetime_inexact": "date_type",
    "date_from_datetime_parsing": "date_type",
    "date_parsing": "date_type",
    "int_from_float": "int_type",
}


@dataclass(kw_only=True)
class Draft:
    """What of the file could be read, by place in its list, and what is wrong with the rest.

    A list entry with a finding of its own is missing here, so later checks look at sound entries only; `raw`
    still has it, so that what refers to it is not called unknown as well.
    """

    raw: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)
    site: SiteEntry | None = None
    rules: RulesEntry = field(default_factory=RulesEntry)
    agencies: dict[int, AgencyEntry] = field(default_factory=dict)
    series: dict[int, SeriesEntry] = field(default_factory=dict)
    services: dict[int, ServiceEntry] = field(default_factory=dict)
    desks: dict[int, DeskEntry] = field(default_factory=dict)
    displays: dict[int, DisplayEntry] = field(default_factory=dict)
    stations: dict[int, StationEntry] = field(default_factory=dict)
    closed_days: dict[int, ClosedDayEntry] = field(default_factory=dict)
    document_kinds: dict[int, DocumentKindEntry] = field(default_factory=dict)
    topics: dict[int, TopicEntry] = field(default_factory=dict)
    availability: dict[int, AvailabilityEntry] = field(default_factory=dict)

    def add(self, key: str, reason: str, **facts: object) -> None:
        """Note a finding at ``key``, e.g. ``services[3].agency``."""
        section, _, rest = key.partition("[")
        index = rest.partition("]")[0]
        item = self.item(section, int(index)) if index.isdecimal() else ""
        self.problems.append(Problem(key=key, reason=reason, facts=facts, item=item))

    def item(self, section: str, index: int) -> str:
        """How people call an entry: its code, name or letter."""
        entries = self.raw_entries(section)
        entry = entries[index] if index < len(entries) else None
        if isinstance(entry, dict):
            for key in ("code", "name", "letter"):
                if _is_text(entry, key):
                    return shown(clean(entry[key]))
        return ""

    def raw_entries(self, section: str) -> list[Any]:
        entries = self.raw.get(section)
        return entries if isinstance(entries, list) else []

    def mentioned(self, section: str, key: str) -> list[tuple[int, str]]:
        """Place and text of ``key`` in every entry of ``section`` that has one, sound or not."""
        return [
            (index, clean(entry[key]))
            for index, entry in enumerate(self.raw_entries(section))
            if isinstance(entry, dict) and _is_text(entry, key)
        ]


def read_draft(raw: dict[str, Any]) -> Draft:
    """The entries of the file, each checked alone."""
    draft = Draft(raw=raw)
    for key in raw:
        if key not in _KEYS:
            draft.add(_key(key), "extra_forbidden", **hint(key, list(_KEYS)))
    ways = _ways(draft)
    draft.site = _section(draft, "site", SiteEntry, needed=True)
    draft.rules = _section(draft, "rules", RulesEntry) or RulesEntry()
    for section, model in _LISTS.items():
        getattr(draft, section).update(_entries(draft, section, model, ways))
    return draft


def _ways(draft: Draft) -> dict[str, Any]:
    """Descriptions of ways that several agencies and desks name instead of repeating them.

    One that cannot be used is ``None``: its finding is noted here once, not at each desk.
    """
    ways = draft.raw.get("ways", {})
    if not isinstance(ways, dict):
        draft.add("ways", "dict_type")
        return {}
    return {name: _way(draft, name, texts) for name, texts in ways.items()}


def _way(draft: Draft, name: str, texts: Any) -> Any:
    try:
        _WAY.validate_python(texts, strict=True)
    except ValidationError as error:
        _note_all(draft, f"ways.{_key(name)}", [], error)
        return None
    return texts


def _section(draft: Draft, key: str, model: type[_E], *, needed: bool = False) -> _E | None:
    if key in draft.raw:
        return _checked(draft, key, model, draft.raw[key])
    if needed:
        draft.add(key, "missing")
    return None


def _entries(
    draft: Draft, section: str, model: type[_E], ways: Mapping[str, Any]
) -> Iterable[tuple[int, _E]]:
    entries = draft.raw.get(section)
    if entries is None:
        if section in _NEEDED:
            draft.add(section, "missing")
        return
    if not isinstance(entries, list):
        draft.add(section, "section_list", section=section)
        return
    if not entries and section in _NEEDED:
        draft.add(section, "too_short", min_length=1)
    for index, entry in enumerate(entries):
        key = f"{section}[{index}]"
        named = _with_way(draft, key, entry, ways)
        checked = _checked(draft, key, model, named)
        if checked is not None:
            yield index, checked


def _with_way(draft: Draft, key: str, entry: Any, ways: Mapping[str, Any]) -> Any:
    if not isinstance(entry, dict) or not isinstance(entry.get("way"), str):
        return entry
    name = entry["way"]
    if name in ways:
        return {**entry, "way": ways[name]}
    draft.add(f"{key}.way", "no_way", value=shown(name))
    return {other: value for other, value in entry.items() if other != "way"}


def _checked(draft: Draft, key: str, model: type[_E], value: Any) -> _E | None:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        _note_all(draft, key, list(model.model_fields), error)
        return None


def _note_all(draft: Draft, key: str, fields: list[str], error: ValidationError) -> None:
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        parts = (part for part in loc if part != "[key]")
        place = key + "".join(f"[{part}]" if isinstance(part, int) else f".{_key(part)}" for part in parts)
        reason = _SAME_REASON.get(detail["type"], detail["type"])
        facts: dict[str, Any] = dict(detail.get("ctx", {}))
        if reason == "extra_forbidden":
            facts = dict(hint(str(loc[-1]), list(HoursEntry.model_fields) if "hours" in loc[:-1] else fields))
        draft.add(place, reason, **facts)


def _key(part: object) -> str:
    """A key as it may stand in a message: a key of a TOML file can hold any sign in quotes."""
    return shown(part)


def _is_text(entry: Mapping[str, Any], key: str) -> bool:
    return isinstance(entry.get(key), str)
