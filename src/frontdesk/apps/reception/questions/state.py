"""What the page of short questions shows, worked out from the picture of the store; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.appointment_errors import UnknownTopicError
from frontdesk.domain.house import House, Topic
from frontdesk.domain.question import Channel, Question, QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to say.

    Attributes:
        other: the same in the client's language; empty where nobody has written it.
    """

    german: str
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said about a topic.

    Attributes:
        letter: of the agency that it concerns, empty for the house.
        agency: its name.
        other: the second language, ``None`` for German alone.
        is_whole: every step has words in the second language.
        is_printed: the second language stands on the slip.
        prints: there is something to give along, and a printer for it, and somebody who stands there.
    """

    topic: Topic
    letter: str
    agency: str
    steps: tuple[Step, ...]
    other: str | None
    is_whole: bool
    is_printed: bool
    prints: bool


def answer(
    house: House,
    topic: Topic,
    *,
    language: str,
    channel: Channel,
    printed: frozenset[str] | None,
    has_printer: bool,
    shown_in: str = "de",
) -> Answer:
    """The answer to a topic; ``printed`` are the languages that come out on paper, ``None``: unknown."""
    agency = next((one for one in house.agencies if one.code == topic.agency), None)
    other = None if language == "de" else language
    steps = tuple(
        Step(
            german=step.get("de") or next(iter(step.values()), ""),
            other=step.get(other, "") if other is not None else "",
        )
        for step in topic.answer
    )
    return Answer(
        topic=topic,
        letter=agency.letter if agency is not None else "",
        agency=agency.short_name(shown_in) if agency is not None else "",
        steps=steps,
        other=other,
        is_whole=other is None or all(step.other for step in steps),
        is_printed=printed is None or language in printed,
        prints=has_printer and channel is Channel.COUNTER and bool(steps),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One of the last questions of this station.

    Attributes:
        time: local, ``hh:mm``.
        slip: language of the slip, empty without one.
        too_old: time alone forbids to take it back.
    """

    question_id: QuestionId
    topic: str
    time: str
    slip: str
    phone: bool
    withdrawn: bool
    too_old: bool


def question_lines(
    house: House, questions: Sequence[Question], *, at: datetime, shown_in: str = "de"
) -> tuple[QuestionLine, ...]:
    """The last questions at the store's time ``at``, newest first."""
    limit = timedelta(minutes=house.rules.undo_minutes)
    return tuple(
        QuestionLine(
            question_id=one.id,
            topic=_name(house, one.new.topic, shown_in),
            time=f"{one.at.astimezone(house.zone):%H:%M}",
            slip=one.new.language if one.new.slip else "",
            phone=one.new.channel is Channel.PHONE,
            withdrawn=one.withdrawn,
            too_old=at - one.at > limit,
        )
        for one in questions
    )


def newest_standing(lines: Sequence[QuestionLine]) -> QuestionLine | None:
    """The question that Strg+Z means."""
    return next((line for line in lines if not line.withdrawn), None)


def _name(house: House, code: str, language: str) -> str:
    try:
        return house.topic(code).name(language)
    except UnknownTopicError:  # the house changed since
        return code
