"""Findings in a house definition: where, and why in plain words, in German and English."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from frontdesk.domain.errors import HouseInvalidError

# By kind of finding: German, English. The kinds that end in _type, missing, too_… come from pydantic.
_REASONS: Mapping[str, tuple[str, str]] = {
    "unreadable": ("{german}", "{english}"),
    # shape
    "missing": ("fehlt", "is missing"),
    "extra_forbidden": ("unbekannter Schlüssel{hint_de}", "unknown key{hint_en}"),
    "string_type": ("muss Text in Anführungszeichen sein", "must be text in quotes"),
    "int_type": ("muss eine ganze Zahl sein", "must be a whole number"),
    "bool_type": ("muss true oder false sein", "must be true or false"),
    "list_type": ("muss eine Liste in eckigen Klammern sein", "must be a list in square brackets"),
    "dict_type": (
        "muss ein Abschnitt mit Schlüsseln und Werten sein",
        "must be a section with keys and values",
    ),
    "date_type": (
        "muss ein Datum ohne Anführungszeichen sein, z. B. 2026-12-24",
        "must be a date without quotes, e.g. 2026-12-24",
    ),
    "section_list": (
        "muss eine Folge von Abschnitten sein, jeder beginnt mit [[{section}]]",
        "must be a series of sections, each starting with [[{section}]]",
    ),
    "too_short": (
        "hat zu wenige Einträge, nötig: {min_length}",
        "has too few entries, needed: {min_length}",
    ),
    "too_long": (
        "hat zu viele Einträge, erlaubt: {max_length}",
        "has too many entries, allowed: {max_length}",
    ),
    "greater_than_equal": ("muss mindestens {ge} sein", "must be at least {ge}"),
    "less_than_equal": ("darf höchstens {le} sein", "may be at most {le}"),
    # texts
    "text_empty": (
        "braucht mindestens einen Buchstaben oder eine Ziffer",
        "needs at least one letter or digit",
    ),
    "text_sign": (
        "„{value}“ enthält das Steuerzeichen {sign}; bitte entfernen",
        "“{value}” contains the control character {sign}; remove it",
    ),
    "text_long": (
        "„{value}“ hat {length} Zeichen, erlaubt sind {limit}",
        "“{value}” has {length} characters, allowed are {limit}",
    ),
    "code": (
        "„{value}“ ist kein Kürzel; erlaubt sind a–z, 0–9 und Bindestrich, höchstens {limit} Zeichen",
        "“{value}” is not a short code; allowed are a–z, 0–9 and hyphen, at most {limit} characters",
    ),
    "letter": (
        "„{value}“ ist kein Buchstabe für Nummern; erlaubt sind {letters}",
        "“{value}” is not a letter for numbers; allowed are {letters}",
    ),
    "letter_misread": (
        "„{value}“ wird mit einer Ziffer oder einem anderen Buchstaben verwechselt; I, O und Q sind gesperrt",
        "“{value}” is misread as a digit or another letter; I, O and Q are barred",
    ),
    "choice": (
        "„{value}“ gibt es nicht; erlaubt sind {choices}",
        "“{value}” is unknown; allowed are {choices}",
    ),
    "language": ("die Sprache „{value}“ ist nicht bekannt", "the language “{value}” is not known"),
    "no_german": (
        "der deutsche Text (de) fehlt",
        "the German text (de) is missing",
    ),
    "no_german_language": (
        "Deutsch (de) fehlt; jeder Text steht zuerst auf Deutsch da",
        "German (de) is missing; every text is in German first",
    ),
    "zone": (
        "„{value}“ ist keine Zeitzone; gemeint ist wohl „Europe/Berlin“",
        "“{value}” is not a time zone; probably “Europe/Berlin” is meant",
    ),
    "span": (
        "„{value}“ ist keine Öffnungszeit; erwartet wird z. B. „07:30-16:00“",
        "“{value}” is not an opening time; expected is e.g. “07:30-16:00”",
    ),
    "span_order": ("„{value}“ endet nicht nach dem Anfang", "“{value}” does not end after its start"),
    "span_overlap": ("„{first}“ und „{second}“ überschneiden sich", "“{first}” and “{second}” overlap"),
    "never_open": ("mindestens eine Öffnungszeit ist nötig", "at least one opening time is needed"),
    "state": (
        "„{value}“ ist kein Kürzel eines Bundeslandes; erlaubt sind {choices}",
        "“{value}” is not the code of a German state; allowed are {choices}",
    ),
    "pattern": (
        "„{value}“ ist kein regulärer Ausdruck",
        "“{value}” is not a regular expression",
    ),
    "reference_example": (
        "das Beispiel „{value}“ passt nicht zum Muster",
        "the example “{value}” does not match the pattern",
    ),
    "valid_order": (
        "gilt von {first} bis {last}; das Ende liegt vor dem Anfang",
        "is valid from {first} to {last}; the end lies before the start",
    ),
    "no_slot": (
        "hier passt kein Termin von {minutes} Minuten hinein",
        "no appointment of {minutes} minutes fits in here",
    ),
    "availability_overlap": (
        "überschneidet sich mit {other}: beide haben {what} zur selben Zeit",
        "overlaps with {other}: both have {what} at the same time",
    ),
    "fewer_places": (
        "{places} Plätze sind weniger als die genannten Arbeitsplätze ({desks})",
        "{places} places are fewer than the desks named ({desks})",
    ),
    "desk_without_service": (
        "der Platz „{value}“ bedient {service} nicht",
        "the desk “{value}” does not serve {service}",
    ),
    "no_desk": ("„{value}“ ist kein Platz dieses Hauses", "“{value}” is not a desk of this house"),
    "range_order": (
        "die Nummern {first} bis {last} sind kein Bereich",
        "the numbers {first} to {last} are not a range",
    ),
    "range_overlap": (
        "überschneidet sich mit {other}; jede Nummer darf nur in einem Bereich stehen",
        "overlaps with {other}; each number may be in one range only",
    ),
    # references between sections
    "duplicate": ("„{value}“ kommt schon in {other} vor", "“{value}” is already used in {other}"),
    "repeated": ("„{value}“ steht mehrfach in der Liste", "“{value}” is in the list more than once"),
    "no_agency": ("„{value}“ ist keine Behörde dieses Hauses", "“{value}” is not an agency of this house"),
    "no_series": ("„{value}“ ist kein Nummernkreis dieses Hauses", "“{value}” is not a series of this house"),
    "no_service": ("„{value}“ ist kein Anliegen dieses Hauses", "“{value}” is not a service of this house"),
    "no_way": ("„{value}“ steht nicht unter [ways]", "“{value}” is not among [ways]"),
    "no_site_language": (
        "die Sprache „{value}“ steht nicht in site.languages",
        "the language “{value}” is not in site.languages",
    ),
    "series_of_other": (
        "Nummernkreis „{value}“ gehört zur Behörde „{other}“",
        "series “{value}” belongs to the agency “{other}”",
    ),
    "service_of_other": (
        "Anliegen „{value}“ gehört zur Behörde „{other}“; ein Platz bedient nur seine eigene",
        "service “{value}” belongs to the agency “{other}”; a desk serves only its own",
    ),
}


# Signs that turn round the text after them; our own layouts isolate foreign text themselves.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_control(char: str) -> bool:
    """Whether the sign has no place in a line of text: controls, line ends, half signs, turned text."""
    return char in _TURNING or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def shown(value: object) -> str:
    """A value as it may stand in a message: short, without signs that would spoil a line or a screen."""
    start = str(value)[:41]
    text = "".join("\N{REPLACEMENT CHARACTER}" if is_control(char) else char for char in start)
    return text if len(text) < 41 else text[:39] + "…"


def hint(key: str, known: list[str]) -> dict[str, str]:
    """What an unknown key probably should have been, as facts for ``extra_forbidden``."""
    near = get_close_matches(key.casefold(), known, n=1)
    if not near:
        return {"hint_de": "", "hint_en": ""}
    return {"hint_de": f"; gemeint ist wohl „{near[0]}“", "hint_en": f"; probably “{near[0]}” is meant"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding.

    Attributes:
        key: the place in the file, e.g. ``services[3].agency``; empty when the file as a whole is meant.
        reason: the kind of finding; `facts` fill its sentence.
        item: the code or name of the list entry, because people do not count entries from 0.
    """

    key: str
    reason: str
    facts: Mapping[str, object] = field(default_factory=dict)
    item: str = ""

    def text(self, language: str = "de") -> str:
        german, english = _REASONS.get(self.reason, ("ungültiger Wert", "invalid value"))
        # A value may itself contain braces; format() does not look at what it has put in.
        sentence = (english if language == "en" else german).format(**self.facts)
        if self.item:
            sentence += f" ({self.item})"
        return f"{self.key}: {sentence}" if self.key else sentence


class HouseFileError(HouseInvalidError):
    """A `HouseInvalidError` that can also say its findings in English."""

    def __init__(self, *, file: str, findings: tuple[Problem, ...]) -> None:
        self.findings = findings
        super().__init__(file=file, problems=tuple(finding.text("de") for finding in findings))

    def message(self, language: str = "de") -> str:
        if language != "en":
            return super().message(language)
        problems = "; ".join(finding.text("en") for finding in self.findings)
        return self.sentences["en"].format(file=self.facts["file"], problems=problems)
