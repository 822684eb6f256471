"""Short questions and decisions about opening hours on every store."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.domain.appointment_errors import ClosedEarlyError, UnknownQuestionError, UnknownTopicError
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.document_errors import ReasonMissingError
from frontdesk.domain.errors import ClosedError, OperationReusedError, TooLateError
from frontdesk.domain.house import StationName
from frontdesk.domain.opening import OpeningStep
from frontdesk.domain.printjob import SlipKind
from frontdesk.domain.question import Channel, Question, QuestionId
from frontdesk.testing.builders import operation
from frontdesk.usecases import openings, questions, reception
from frontdesk.usecases.ports import Operation
from tests.contract.frontdesk import FrontDesk, wait_until

MONDAY = date(2026, 11, 23)


def ask(desk: FrontDesk, topic: str = "un", *, op: Operation | None = None, **facts: object) -> Question:
    outcome = questions.count_question(
        desk.store,
        desk.house,
        op=op or operation(),
        topic=topic,
        **facts,  # type: ignore[arg-type]
    )
    return outcome.value.question


def withdraw(desk: FrontDesk, question: Question) -> Question:
    outcome = questions.withdraw_question(desk.store, desk.house, op=operation(), question_id=question.id)
    return outcome.value.question


def test_a_question_is_counted_with_its_topic_and_nothing_else(desk: FrontDesk):
    question = ask(desk, "UN ", language="tr", channel=Channel.PHONE)
    assert (question.new.topic, question.new.agency, question.new.language) == ("un", "jobcenter", "tr")
    assert (question.at, question.new.day, question.station) == (desk.clock.now(), MONDAY, "reception-1")
    assert desk.store.questions.questions(MONDAY) == [question]
    house_question = ask(desk, "we")
    assert house_question.new.agency is None
    assert ask(desk, "we", agency="abh").new.agency == "abh"
    with pytest.raises(UnknownTopicError, match="un, we"):
        ask(desk, "zz")


def test_the_answer_is_printed_in_the_language_of_the_client(desk: FrontDesk):
    op = operation()
    outcome = questions.count_question(
        desk.store, desk.house, op=op, topic="un", language="tr", printer="reception-1"
    )
    job = outcome.value.job
    assert job is not None
    assert (job.kind, job.subject) == (SlipKind.ANSWER, "un:tr")
    assert outcome.value.question.new.slip
    assert outcome.changed == {ChangeKind.QUESTIONS, ChangeKind.PRINTS}
    again = questions.count_question(
        desk.store, desk.house, op=op, topic="un", language="tr", printer="reception-1"
    )
    assert (again.created, again.value.question) == (False, outcome.value.question)
    assert len(desk.store.questions.questions(MONDAY)) == 1


def test_counts_leave_out_what_was_taken_back(desk: FrontDesk):
    ask(desk), ask(desk), ask(desk, language="tr")
    ask(desk, "we", printer="reception-1")
    gone = withdraw(desk, ask(desk))
    assert gone.withdrawn
    assert withdraw(desk, gone) == gone
    counts = desk.store.questions.counts(MONDAY, MONDAY)
    found = [(one.topic, one.agency, one.language, one.count, one.slips) for one in counts]
    assert found == [
        ("un", "jobcenter", "de", 2, 0),
        ("un", "jobcenter", "tr", 1, 0),
        ("we", None, "de", 1, 1),
    ]
    assert desk.store.questions.counts(date(2026, 11, 24), date(2026, 11, 30)) == []
    assert len(desk.store.questions.questions(MONDAY)) == 5
    assert desk.store.questions.questions(MONDAY, station=StationName("elsewhere")) == []


def test_a_question_is_taken_back_only_for_some_minutes(desk: FrontDesk):
    question = ask(desk)
    desk.clock.advance(minutes=6)
    with pytest.raises(TooLateError):
        withdraw(desk, question)
    with pytest.raises(UnknownQuestionError):
        questions.withdraw_question(desk.store, desk.house, op=operation(), question_id=QuestionId(4711))


def test_an_operation_does_one_thing(desk: FrontDesk):
    op = operation()
    ask(desk, op=op)
    with pytest.raises(OperationReusedError):
        desk.try_issue("wba", op=op)
    with pytest.raises(OperationReusedError):
        openings.close_service(desk.store, desk.house, op=op, service="wba", reason="full")
    ticket_op = operation()
    desk.issue("wba", op=ticket_op)
    with pytest.raises(OperationReusedError):
        ask(desk, op=ticket_op)


def issue(desk: FrontDesk, *, anyway: bool = False, op: Operation | None = None) -> str:
    outcome = reception.issue_ticket(
        desk.store, desk.house, op=op or operation(), service="wba", anyway=anyway
    )
    return outcome.value.ticket.label


def test_a_service_that_a_person_closed_gives_no_more_tickets_today(desk: FrontDesk):
    op = operation()
    assert issue(desk, op=op) == "A 001"
    outcome = openings.close_service(
        desk.store, desk.house, op=operation(), service="wba", reason="Kapazität erschöpft"
    )
    assert outcome.changed == {ChangeKind.OPENINGS}
    with pytest.raises(ClosedEarlyError, match="Kapazität erschöpft"):
        issue(desk)
    assert issue(desk, op=op) == "A 001"  # what was given out before is answered still
    assert desk.try_issue("neu").created  # another service
    assert issue(desk, anyway=True) == "A 003"
    (event,) = desk.store.events(desk.store.tickets(desk.day)[0].id)
    assert event.reason == reception.OUTSIDE_HOURS
    openings.open_service(desk.store, desk.house, op=operation(), service="wba", reason="wieder Platz")
    assert issue(desk) == "A 004"
    openings.close_service(desk.store, desk.house, op=operation(), service="wba", reason="voll")
    desk.clock.advance(minutes=24 * 60)
    assert issue(desk) == "A 001"


def test_a_service_is_opened_early(desk: FrontDesk):
    desk.clock.advance(minutes=-110)  # 07:10
    with pytest.raises(ClosedError):
        issue(desk)
    with pytest.raises(ReasonMissingError):
        openings.open_service(desk.store, desk.house, op=operation(), service="wba", reason=" ")
    openings.open_service(desk.store, desk.house, op=operation(), service="wba", reason="Schlange")
    assert issue(desk) == "A 001"
    (event,) = desk.store.events(desk.store.tickets(desk.day)[0].id)
    assert event.reason is None
    every = {str(one.service.code): one for one in openings.service_openings(desk.store, desk.house)}
    assert (every["wba"].is_open, every["neu"].is_open) == (True, False)
    assert every["wba"].hours == "07:30–16:00"


def test_every_decision_stands_in_the_record(desk: FrontDesk):
    revision = desk.store.changes_since(None).revision
    op = operation()
    made = openings.close_service(desk.store, desk.house, op=op, service="wba", reason="voll")
    again = openings.close_service(desk.store, desk.house, op=op, service="wba", reason="voll")
    assert (again.created, again.value) == (False, made.value)
    with pytest.raises(OperationReusedError):
        openings.open_service(desk.store, desk.house, op=op, service="wba", reason="voll")
    desk.clock.advance(minutes=1)
    opened = openings.open_service(desk.store, desk.house, op=operation(), service="wba", reason="Platz")
    assert desk.store.openings.history(MONDAY) == [made.value, opened.value]
    assert desk.store.openings.decisions(MONDAY) == {"wba": opened.value}
    assert opened.value.step is OpeningStep.OPENED
    wait_until(lambda: desk.store.changes_since(revision).entries)
    assert desk.store.changes_since(revision).kinds == {ChangeKind.OPENINGS}
