"""Starts what clerks do with short questions: each function runs one use case off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from frontdesk.apps.reception.actions import Failed, Link
from frontdesk.apps.reception.questions.draft import Intent
from frontdesk.domain.question import Question, QuestionId
from frontdesk.qt.operations import Operation, Query
from frontdesk.usecases import questions
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.questions import Asked

RECENT = 30  # more than fit; nobody takes back what is older


@dataclass(frozen=True, slots=True)
class Today:
    """What the window shows of the questions of this day.

    Attributes:
        counts: how often each topic was asked in the house, by code.
        recent: the last ones of this station, newest first, those taken back too.
    """

    counts: Mapping[str, int]
    recent: tuple[Question, ...]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def count(
    link: Link,
    intent: Intent,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[Asked]], object],
    on_failure: Failed,
) -> Operation[Outcome[Asked]]:
    """Count the question of an intent; a retry with the same intent cannot make a second one."""
    runtime = link.runtime
    op = runtime.operation(intent.op)

    def work() -> Outcome[Asked]:
        return questions.count_question(
            runtime.store,
            runtime.house,
            op=op,
            topic=intent.topic,
            language=intent.language,
            channel=intent.channel,
            printer=runtime.printer if intent.slip else None,
        )

    return link.operations.run(work, initiator=initiator, on_success=on_success, on_failure=on_failure)


def withdraw(
    link: Link,
    question_id: QuestionId,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[Asked]], object],
    on_failure: Failed,
) -> Operation[Outcome[Asked]]:
    """Take back a question that was counted by mistake."""
    runtime, op = link.runtime, link.runtime.operation()
    return link.operations.run(
        lambda: questions.withdraw_question(runtime.store, runtime.house, op=op, question_id=question_id),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def read_today(
    link: Link, *, initiator: QObject, on_success: Callable[[Today], object], on_failure: Failed
) -> Query[Today]:
    """Read what the window shows; only the newest question is answered."""
    runtime = link.runtime

    def work() -> Today:
        reader = runtime.store.questions
        day = runtime.house.business_day(runtime.store.now())
        counts: dict[str, int] = {}
        for one in reader.counts(day, day):
            counts[one.topic] = counts.get(one.topic, 0) + one.count
        return Today(counts, tuple(reader.questions(day, station=runtime.station, limit=RECENT)))

    return link.operations.query(
        work,
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
        latest="questions",
        quiet=True,
    )
