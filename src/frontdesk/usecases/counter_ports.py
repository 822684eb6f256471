"""What the use cases of short questions and of opening hours need from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from frontdesk.domain.house import Service, ServiceCode, StationName
from frontdesk.domain.opening import Decision, OpeningStep
from frontdesk.domain.question import NewQuestion, Question, QuestionCount, QuestionId

if TYPE_CHECKING:
    from frontdesk.usecases.ports import Operation


class QuestionUnit(Protocol):
    """The part of a transaction that is about short questions."""

    def of_operation(self, op: Operation) -> Question | None:
        """The question that this operation counted or took back before; ``None`` when it is new."""
        ...

    def question(self, question_id: QuestionId) -> Question | None:
        """The question with this id, locked."""
        ...

    def count(self, op: Operation, new: NewQuestion) -> Question:
        """Raises `OperationRepeatedError` when somebody else recorded the same operation meanwhile."""
        ...

    def withdraw(self, op: Operation, question: Question) -> Question: ...


class QuestionReader(Protocol):
    """Short reads about questions."""

    def questions(
        self, day: date, *, station: StationName | None = None, limit: int = 1000
    ) -> Sequence[Question]:
        """The questions of a day, newest first, those taken back too."""
        ...

    def counts(self, first: date, last: date) -> Sequence[QuestionCount]:
        """How often what was asked on each of the days, without those taken back."""
        ...


class OpeningUnit(Protocol):
    """The part of a transaction that is about opening hours."""

    def decision(self, day: date, service: ServiceCode) -> Decision | None:
        """The newest decision about the service on that day, locked."""
        ...

    def of_operation(self, op: Operation) -> Decision | None:
        """What this operation decided before; ``None`` when it is new."""
        ...

    def decide(
        self, op: Operation, day: date, service: Service, step: OpeningStep, reason: str
    ) -> Decision: ...


class OpeningReader(Protocol):
    """Short reads about opening hours."""

    def decisions(self, day: date) -> Mapping[ServiceCode, Decision]:
        """The newest decision about each service on that day."""
        ...

    def history(self, day: date) -> Sequence[Decision]:
        """Every decision of a day, oldest first."""
        ...
