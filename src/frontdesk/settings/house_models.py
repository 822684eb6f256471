"""The shape of a house definition file: sections, keys, types and limits, each entry looked at alone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from frontdesk.domain.house import SERIES_ALPHABET, CallingRules
from frontdesk.domain.reference import CHECKS, matches
from frontdesk.settings.languages import KNOWN_LANGUAGES
from frontdesk.settings.problems import is_control, shown

COLOURS = ("a", "b", "c", "d")
PROGRAMS = ("reception", "display", "desk", "admin")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
_SPAN = re.compile(r"(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)", re.ASCII)


def _refuse(kind: str, value: object = "", **facts: object) -> PydanticCustomError:
    # The sentence is made in problems.py; pydantic's own template is never shown.
    return PydanticCustomError(kind, "refused", {"value": shown(value), **facts})


def clean(text: str) -> str:
    """The text as it is compared and stored: no blanks around it, composed letters."""
    return unicodedata.normalize("NFC", text).strip()


class _Text:
    """A text of one line that people read, of at most ``limit`` characters."""

    def __init__(self, limit: int) -> None:
        self._limit = limit

    def __call__(self, text: str) -> str:
        cleaned = clean(text)
        for char in cleaned:
            if is_control(char):
                raise _refuse("text_sign", cleaned, sign=f"U+{ord(char):04X}")
        if not any(char.isalnum() for char in cleaned):
            raise _refuse("text_empty")
        if len(cleaned) > self._limit:
            raise _refuse("text_long", cleaned, length=len(cleaned), limit=self._limit)
        return cleaned


def _code(text: str) -> str:
    code = clean(text).casefold()
    if len(code) > 20 or not _CODE.fullmatch(code):
        raise _refuse("code", text, limit=20)
    return code


def _kind_code(text: str) -> str:
    code = _code(text)
    if not code.isalpha():  # clerks type code and count in one go: "ko3"
        raise _refuse("code", text, limit=20)
    return code


def _letter(text: str) -> str:
    letter = clean(text).upper()
    if letter in ("I", "O", "Q"):
        raise _refuse("letter_misread", letter)
    if len(letter) != 1 or letter not in SERIES_ALPHABET:
        raise _refuse("letter", text, letters=SERIES_ALPHABET)
    return letter


def _language(text: str) -> str:
    code = clean(text).casefold()
    if code not in KNOWN_LANGUAGES:
        raise _refuse("language", text)
    return code


def _zone(text: str) -> str:
    try:
        ZoneInfo(clean(text))
    except (KeyError, ValueError, OSError):  # not found, a path, a folder of zones
        raise _refuse("zone", text) from None
    return clean(text)


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        raise _refuse("pattern", text) from None
    if len(text) > 200:
        raise _refuse("text_long", text, length=len(text), limit=200)
    return text


class _Choice:
    def __init__(self, *choices: str) -> None:
        self._choices = choices

    def __call__(self, text: str) -> str:
        choice = clean(text).casefold()
        if choice not in self._choices:
            raise _refuse("choice", text, choices=", ".join(self._choices))
        return choice


def parse_span(text: str) -> tuple[time, time]:
    """Start and end of an opening time such as ``07:30-16:00``; raises ValueError."""
    match = _SPAN.fullmatch(clean(text))
    if match is None:
        raise ValueError(text)
    hours = [int(part) for part in match.groups()]
    return time(hours[0], hours[1]), time(hours[2], hours[3])


def _span(text: str) -> str:
    try:
        start, end = parse_span(text)
    except ValueError:
        raise _refuse("span", text) from None
    if start >= end:
        raise _refuse("span_order", text)
    return text


def _apart(spans: list[str]) -> list[str]:
    ordered = sorted(spans, key=parse_span)
    for first, second in pairwise(ordered):
        if parse_span(second)[0] < parse_span(first)[1]:
            raise _refuse("span_overlap", first=shown(first), second=shown(second))
    return ordered


def _range(numbers: list[int]) -> list[int]:
    if numbers[0] > numbers[1]:
        raise _refuse("range_order", first=numbers[0], last=numbers[1])
    return numbers


def _one_text_each(names: Any) -> Any:
    if isinstance(names, dict):
        seen: set[str] = set()
        for key in names:
            code = clean(key).casefold()
            if code in seen:  # "DE" beside "de": one of them would be lost without a word
                raise _refuse("repeated", code)
            seen.add(code)
    return names


def _with_german(names: dict[str, str]) -> dict[str, str]:
    if "de" not in names:
        raise _refuse("no_german")
    return names


def _no_repeats(values: list[Any]) -> list[Any]:
    seen = set()
    for value in values:
        if value in seen:
            raise _refuse("repeated", value)
        seen.add(value)
    return values


def _unique_keywords(words: list[str]) -> list[str]:
    return list({word.casefold(): word for word in reversed(words)}.values())[::-1]


Name = Annotated[str, AfterValidator(_Text(60))]
Sentence = Annotated[str, AfterValidator(_Text(100))]
ShortText = Annotated[str, AfterValidator(_Text(30))]
Code = Annotated[str, AfterValidator(_code)]
KindCode = Annotated[str, AfterValidator(_kind_code)]
Letter = Annotated[str, AfterValidator(_letter)]
Language = Annotated[str, AfterValidator(_language)]
Languages = Annotated[list[Language], AfterValidator(_no_repeats)]
Zone = Annotated[str, AfterValidator(_zone)]
Colour = Annotated[str, AfterValidator(_Choice(*COLOURS))]
Program = Annotated[str, AfterValidator(_Choice(*PROGRAMS))]
Pattern = Annotated[str, AfterValidator(_pattern)]
Check = Annotated[str, AfterValidator(_Choice(*CHECKS))]
Minutes = Annotated[int, Field(ge=1, le=480)]
Floor = Annotated[int, Field(ge=-5, le=99)]
Number = Annotated[int, Field(ge=1, le=9999)]
Numbers = Annotated[list[Number], Field(min_length=2, max_length=2), AfterValidator(_range)]
Names = Annotated[dict[Language, Name], BeforeValidator(_one_text_each), AfterValidator(_with_german)]
Answer = Annotated[
    dict[Language, Annotated[str, AfterValidator(_Text(200))]],
    BeforeValidator(_one_text_each),
    AfterValidator(_with_german),
]
Sentences = Annotated[dict[Language, Sentence], BeforeValidator(_one_text_each), AfterValidator(_with_german)]
Codes = Annotated[list[Code], AfterValidator(_no_repeats)]
Floors = Annotated[list[Floor], AfterValidator(_no_repeats)]
Spans = Annotated[list[Annotated[str, AfterValidator(_span)]], AfterValidator(_apart)]
Keywords = Annotated[list[Annotated[str, AfterValidator(_Text(40))]], AfterValidator(_unique_keywords)]


class Entry(BaseModel):
    """A section of the file: unknown keys are refused, types are not guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class HoursEntry(Entry):
    mon: Spans = []
    tue: Spans = []
    wed: Spans = []
    thu: Spans = []
    fri: Spans = []
    sat: Spans = []
    sun: Spans = []

    def spans(self) -> list[tuple[int, time, time]]:
        """Weekday (0 = Monday), start and end of every opening time."""
        week = (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)
        return [(weekday, *parse_span(text)) for weekday, texts in enumerate(week) for text in texts]


class SiteEntry(Entry):
    code: Code
    names: Names
    time_zone: Zone = "Europe/Berlin"
    languages: Languages = ["de", "en"]
    holidays: ShortText | None = None
    hours: HoursEntry


class ReferenceEntry(Entry):
    names: Names
    pattern: Pattern
    example: ShortText
    check: Check | None = None

    @model_validator(mode="after")
    def _example_fits(self) -> ReferenceEntry:
        # The regular expression of somebody who errs would greet every client with a warning.
        if not matches(self.pattern, self.example):
            raise _refuse("reference_example", self.example)
        return self


class AgencyEntry(Entry):
    code: Code
    names: Names
    short_names: Names | None = None
    letter: Letter
    colour: Colour = "a"
    floor: Floor
    waiting_area: Names | None = None
    way: Sentences | None = None
    references: list[ReferenceEntry] = []


class SeriesEntry(Entry):
    letter: Letter
    ordinary: Numbers = [1, 699]
    appointment: Numbers = [700, 899]
    offline: Numbers = [900, 999]


class ServiceEntry(Entry):
    code: Code
    agency: Code
    series: Letter | None = None
    names: Names
    minutes: Minutes
    target_minutes: Minutes = 30
    keywords: Keywords = []
    hours: HoursEntry | None = None
    bring: Annotated[list[Sentences], Field(max_length=12)] = []
    retired: bool = False


class DeskEntry(Entry):
    name: ShortText
    room: ShortText | None = None
    agency: Code
    team: ShortText | None = None
    floor: Floor
    way: Sentences | None = None
    services: Annotated[Codes, Field(min_length=1)]
    retired: bool = False


class DisplayEntry(Entry):
    name: ShortText
    title: Names
    floor: Floor = 0
    agencies: Annotated[Codes, Field(min_length=1)]
    floors: Floors = []
    languages: Languages = []


class StationEntry(Entry):
    name: ShortText
    title: Name
    program: Program


class ClosedDayEntry(Entry):
    day: date
    reason: Name


def _check_order(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise _refuse("valid_order", first=first, last=last)


class DocumentKindEntry(Entry):
    code: KindCode
    names: Names
    agencies: Codes = []
    valid_from: date | None = None
    valid_until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> DocumentKindEntry:
        _check_order(self.valid_from, self.valid_until)
        return self


class TopicEntry(Entry):
    code: Code
    names: Names
    agency: Code | None = None
    answer: Annotated[list[Answer], Field(max_length=12)] = []
    checked: date | None = None


class ExceptionEntry(Entry):
    day: date
    hours: Spans = []


def _one_day_each(entries: list[ExceptionEntry]) -> list[ExceptionEntry]:
    _no_repeats([entry.day for entry in entries])
    return entries


class AvailabilityEntry(Entry):
    code: Code
    names: Names
    services: Annotated[Codes, Field(min_length=1)]
    minutes: Minutes
    places: Annotated[int, Field(ge=1, le=99)] | None = None
    desks: Annotated[list[ShortText], AfterValidator(_no_repeats)] = []
    hours: HoursEntry
    breaks: Spans = []
    exceptions: Annotated[list[ExceptionEntry], AfterValidator(_one_day_each)] = []
    valid_from: date | None = None
    valid_until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> AvailabilityEntry:
        _check_order(self.valid_from, self.valid_until)
        return self


class RulesEntry(Entry):
    seat_head_start: Annotated[int, Field(ge=0, le=480)] = 20
    urgent_head_start: Annotated[int, Field(ge=0, le=480)] = 40
    max_overtakes: Annotated[int, Field(ge=0, le=999)] = 5
    max_wait: Annotated[int, Field(ge=1, le=1440)] = 90
    appointments_in_a_row: Annotated[int, Field(ge=1, le=99)] = 2
    walk_in_patience: Annotated[int, Field(ge=0, le=1440)] = 45
    max_misses: Annotated[int, Field(ge=1, le=99)] = 3
    undo_minutes: Annotated[int, Field(ge=0, le=60)] = 5
    park_minutes: Minutes = 20
    appointment_head_start: Annotated[int, Field(ge=0, le=480)] = 15
    late_after: Annotated[int, Field(ge=0, le=480)] = 10
    late_head_start: Annotated[int, Field(ge=0, le=480)] = 5
    no_show_after: Annotated[int, Field(ge=1, le=480)] = 30
    second_call_seconds: Annotated[int, Field(ge=5, le=600)] = 45
    closes_by_forecast: bool = True
    enough_after: Annotated[int, Field(ge=0, le=720)] = 120
    overtime: Annotated[int, Field(ge=0, le=480)] = 0


def rules_problem(rules: CallingRules) -> tuple[str, str] | None:
    """The first value that a house file could not have, as ``name=value``, and what is expected of it."""
    try:
        RulesEntry(**asdict(rules))
    except ValidationError as error:
        first = error.errors()[0]
        return f"{first['loc'][0]}={first['input']}", first["msg"]
    return None
