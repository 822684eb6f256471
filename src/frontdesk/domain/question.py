"""A short question: what it was about, in which language and on which way it came; never who asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from frontdesk.domain.house import AgencyCode, StationName

QuestionId = NewType("QuestionId", int)


class Channel(StrEnum):
    """On which way somebody asked."""

    COUNTER = "counter"
    PHONE = "phone"


class QuestionStep(StrEnum):
    """What happened to a question, as a past fact; one event each."""

    COUNTED = "question_counted"
    WITHDRAWN = "question_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """A question to be counted.

    Attributes:
        topic: code of the topic.
        agency: whom it concerns; ``None``: the house.
        slip: the answer was printed for the client to take along.
    """

    day: date
    topic: str
    agency: AgencyCode | None
    language: str
    channel: Channel = Channel.COUNTER
    slip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that was answered.

    Attributes:
        withdrawn: counted by mistake; it counts no more.
    """

    id: QuestionId
    at: datetime
    station: StationName
    new: NewQuestion
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCount:
    """How often the same was asked on one day."""

    day: date
    topic: str
    agency: AgencyCode | None
    language: str
    channel: Channel
    count: int
    slips: int


def answer_subject(topic: str, language: str) -> str:
    """What a print job of an answer is about."""
    return f"{topic}:{language}"
