"""Short questions: one key counts them; the answer is on the screen, and on paper if wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from frontdesk.domain.appointment_errors import UnknownQuestionError
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import OperationReusedError, TooLateError
from frontdesk.domain.house import House, in_words
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.question import Channel, NewQuestion, Question, QuestionId, answer_subject
from frontdesk.usecases.acts import Outcome, settled
from frontdesk.usecases.ports import Operation, Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was counted, and the print job of its answer."""

    question: Question
    job: PrintJob | None


def count_question(
    store: Store,
    house: House,
    *,
    op: Operation,
    topic: str,
    agency: str | None = None,
    language: str | None = None,
    channel: Channel = Channel.COUNTER,
    printer: str | None = None,
) -> Outcome[Asked]:
    """Count a question; with ``printer``, the station whose printer gets the answer, order its slip.

    Without ``agency`` it is that of the topic; without one of its own the question is the house's.
    """
    about = house.topic(topic)
    whose = about.agency if agency is None else house.agency_named(agency).code
    spoken = house.language(language)

    def work(unit: UnitOfWork) -> Asked:
        day = house.business_day(unit.now())
        new = NewQuestion(
            day=day,
            topic=about.code,
            agency=whose,
            language=spoken,
            channel=channel,
            slip=printer is not None,
        )
        question = unit.questions.count(op, new)
        job = None
        if printer is not None:
            job = unit.order_slip(op, SlipKind.ANSWER, answer_subject(about.code, spoken), printer=printer)
        return Asked(question, job)

    changed = {ChangeKind.QUESTIONS} if printer is None else {ChangeKind.QUESTIONS, ChangeKind.PRINTS}
    return _once(store, op, work, withdraws=None, changed=frozenset(changed))


def withdraw_question(
    store: Store, house: House, *, op: Operation, question_id: QuestionId
) -> Outcome[Asked]:
    """Take back a question that was counted by mistake; only for the minutes that the house allows."""

    def work(unit: UnitOfWork) -> Asked:
        question = unit.questions.question(question_id)
        if question is None:
            raise UnknownQuestionError(question=question_id)
        if question.withdrawn:
            return Asked(question, None)
        minutes = house.rules.undo_minutes
        if unit.now() - question.at > timedelta(minutes=minutes):
            facts = {"de": f"älter als {minutes} Minuten", "en": f"older than {minutes} minutes"}
            raise TooLateError(ticket=in_words(house.topic(question.new.topic)), reason=facts)
        return Asked(unit.questions.withdraw(op, question), None)

    changed = frozenset({ChangeKind.QUESTIONS})
    return _once(store, op, work, withdraws=question_id, changed=changed)


def _once(
    store: Store,
    op: Operation,
    work: Callable[[UnitOfWork], Asked],
    *,
    withdraws: QuestionId | None,
    changed: frozenset[ChangeKind],
) -> Outcome[Asked]:
    def attempt() -> Outcome[Asked]:
        with store.begin() as unit:
            known = unit.questions.of_operation(op)
            if known is not None:
                if withdraws is not None and known.id != withdraws:
                    raise OperationReusedError
                return Outcome(Asked(known, None), frozenset(), created=False)
            asked = work(unit)
        return Outcome(asked, changed)

    return settled(attempt)
