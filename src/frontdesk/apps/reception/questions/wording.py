"""The sentences about short questions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontdesk.apps.reception.languages import endonym
from frontdesk.apps.reception.questions.state import Answer, QuestionLine
from frontdesk.qt import fonts
from frontdesk.qt.theme import Status

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


def away() -> str:
    """Why nothing can be counted now."""
    return translate(
        "questions", "Die Datenbank antwortet nicht, darum wird nichts gezählt. Die Antwort bleibt stehen."
    )


def away_for_now() -> str:
    """Why nothing can be taken back now."""
    return translate("questions", "Die Datenbank antwortet nicht; sobald sie antwortet, geht es weiter.")


def nothing_to_take_back() -> str:
    """Why Strg+Z did nothing."""
    return translate("questions", "Es gibt keine Frage, die zurückgenommen werden kann.")


def still_counting() -> str:
    """Why Strg+Z did nothing yet."""
    return translate("questions", "Die Frage wird noch gezählt; gleich noch einmal drücken.")


def no_second_print() -> str:
    """Why Strg+R did nothing: which slip was whose is not known afterwards, and need not be."""
    return translate("questions", "Für noch einen Zettel: Thema wählen und Enter, das zählt als neue Frage.")


def too_old(minutes: int) -> str:
    """Why a question cannot be taken back any more."""
    return translate("questions", "Zurücknehmen geht nicht mehr: älter als %s Minuten") % minutes


def counted(line_of: str, *, slip: bool) -> str:
    """What is read aloud when a question was counted."""
    if slip:
        return translate("questions", "%s gezählt, Zettel kommt") % line_of
    return translate("questions", "%s gezählt") % line_of


def withdrawn(topic: str) -> str:
    """What is said when a question counts no more."""
    return translate("questions", "%s zurückgenommen, zählt nicht mehr") % topic


def matches(count: int) -> str:
    """How many topics fit what is typed."""
    if count == 0:
        return translate("questions", "Kein Treffer")
    return translate("questions", "1 Treffer") if count == 1 else translate("questions", "%s Treffer") % count


def total(count: int) -> str:
    """How many questions there were today."""
    if count == 0:
        return translate("questions", "Heute noch keine Frage")
    if count == 1:
        return translate("questions", "Heute 1 Frage")
    return translate("questions", "Heute %s Fragen") % count


def line_note(line: QuestionLine) -> str:
    """When it was and what was done."""
    parts = [line.time]
    if line.withdrawn:
        parts.append(translate("questions", "zurückgenommen"))
    elif line.slip:
        parts.append(translate("questions", "Zettel, %s") % fonts.isolated(endonym(line.slip)))
    elif line.phone:
        parts.append(translate("questions", "am Telefon"))
    else:
        parts.append(translate("questions", "gezählt"))
    return " · ".join(parts)


def checked(answer: Answer) -> tuple[str, str, Status]:
    """Whether somebody made sure that the answer is right: words, icon, status."""
    day = answer.topic.checked
    if day is None:
        return translate("questions", "noch nicht geprüft"), "triangle-alert", "warn"
    said = f"{day:%d.%m.%Y}"
    if answer.other is not None and not answer.is_printed:
        # What stands beside it in that language was checked by nobody.
        return translate("questions", "nur Deutsch geprüft %s") % said, "check", "ok"
    return translate("questions", "geprüft %s") % said, "check", "ok"


def languages(answer: Answer) -> str:
    """What stands on the slip; a language whose texts nobody has checked is not printed."""
    german = fonts.isolated(endonym("de"))
    if answer.other is None:
        return german
    other = fonts.isolated(endonym(answer.other))
    if not answer.is_printed:
        return translate("questions", "%s (%s noch ungeprüft)") % (german, other)
    return translate("questions", "%s und %s") % (german, other)


def missing_words(language: str) -> str:
    """That the answer is not there in the client's language."""
    return translate("questions", "Auf %s fehlen Worte; dort steht Deutsch.") % fonts.isolated(
        endonym(language)
    )


def no_answer() -> str:
    """A topic that is only counted."""
    return translate("questions", "Zu diesem Thema ist keine Antwort hinterlegt; gezählt wird es trotzdem.")


def why_no_slip(answer: Answer, *, has_printer: bool, phone: bool) -> str:
    """Why Enter counts and prints nothing; empty when it prints."""
    if answer.prints:
        return ""
    if phone:
        return translate("questions", "Am Telefon gibt es keinen Zettel")
    if not has_printer:
        return translate("questions", "Hier ist kein Drucker eingerichtet")
    return translate("questions", "Zu diesem Thema gibt es keinen Zettel")
