"""What a person should look at again; it is said beside the field and never stops the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class CautionCode(StrEnum):
    """Kinds of cautions."""

    CLOCK_OFF = "clock_off"
    CLOCK_BEHIND = "clock_behind"
    UNKNOWN_FORMAT = "unknown_format"
    OTHER_AGENCY = "other_agency"
    WRONG_CHECK = "wrong_check"
    LIKELY_DOUBLE = "likely_double"
    DOUBLES_UNKNOWN = "doubles_unknown"
    UNCONFIRMED_DATE = "unconfirmed_date"
    FOREIGN_PAPERS = "foreign_papers"


_SENTENCES: Mapping[CautionCode, tuple[str, str]] = MappingProxyType(
    {
        CautionCode.CLOCK_OFF: (
            "Die Uhr dieses Arbeitsplatzes geht {seconds} Sekunden falsch. Bitte der IT melden.",
            "The clock of this workplace is {seconds} seconds off. Tell IT.",
        ),
        CautionCode.CLOCK_BEHIND: (
            "Die Uhr wurde zurückgestellt: {receipt} ist früher erfasst und trägt die spätere Zeit. "
            "Bitte der IT melden.",
            "The clock was put back: {receipt} was recorded earlier and has the later time. Tell IT.",
        ),
        CautionCode.UNKNOWN_FORMAT: (
            "Das Aktenzeichen sieht nicht aus wie eines von {agency}, z. B. {example}.",
            "The reference does not look like one of {agency}, e.g. {example}.",
        ),
        CautionCode.OTHER_AGENCY: (
            "Das Aktenzeichen sieht aus wie eines von {other}, nicht von {agency}.",
            "The reference looks like one of {other}, not of {agency}.",
        ),
        CautionCode.WRONG_CHECK: (
            "Die Prüfziffer des Aktenzeichens stimmt nicht. Bitte noch einmal vergleichen.",
            "The check digit of the reference is wrong. Compare it once more.",
        ),
        CautionCode.LIKELY_DOUBLE: (
            "Schon heute eingegangen: {receipt} mit denselben Unterlagen.",
            "Received today already: {receipt} with the same papers.",
        ),
        CautionCode.DOUBLES_UNKNOWN: (
            "Ob dieselben Unterlagen heute schon eingegangen sind, ließ sich nicht prüfen.",
            "Whether the same papers were received today already could not be checked.",
        ),
        CautionCode.UNCONFIRMED_DATE: (
            "Das nachgetragene Datum muss noch eine zweite Person bestätigen.",
            "A second person still has to confirm the date that was entered later.",
        ),
        CautionCode.FOREIGN_PAPERS: (
            "Unterlagen in einer anderen Sprache: bitte den Hinweis auf die Übersetzung mitgeben.",
            "Papers in another language: hand out the notice about the translation.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Caution:
    """One caution with the facts of its sentence; never a reference or another personal datum."""

    code: CautionCode
    facts: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: str = "de") -> str:
        """The sentence, in English or else in German."""
        german, english = _SENTENCES[self.code]
        return (english if language == "en" else german).format(**self.facts)
