"""``frontdesk question …``: count short questions, and how often what was asked."""

from __future__ import annotations

import argparse

from frontdesk.cli import counter_shapes as shapes
from frontdesk.cli.dates import days_of, one_day
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import act, opened
from frontdesk.cli.shapes import print_job
from frontdesk.cli.slips import needed_printer, print_now, tell_printer
from frontdesk.domain.house import House, in_language
from frontdesk.domain.question import Channel, Question, QuestionId
from frontdesk.usecases import questions


def add(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        printer, queue = needed_printer(runtime) if options.print else (None, None)
        outcome = questions.count_question(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            topic=options.topic,
            agency=options.agency,
            language=options.language,
            channel=Channel.PHONE if options.phone else Channel.COUNTER,
            printer=queue,
        )
        question, job = outcome.value.question, outcome.value.job
        job = print_now(runtime, printer, job)
        topic = runtime.house.topic(question.new.topic)
        result = {
            "question": shapes.question(question),
            "answer": shapes.answer(topic, question.new.language),
            "print": print_job(job),
            "created": outcome.created,
        }
        steps = [f"  {in_language(step, question.new.language)}" for step in topic.answer]
        output.answer(result, "\n".join([_words(runtime.house, question), *steps]))
        return tell_printer(output, runtime, job)


def list_questions(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        day = one_day(runtime, options.day, "--day")
        found = runtime.store.questions.questions(day, limit=max(1, options.limit))
        result = {"questions": [shapes.question(one) for one in found]}
        output.answer(result, "\n".join(_words(runtime.house, one) for one in found))
    return DONE


def count(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        first, last = days_of(runtime, options)
        counts = runtime.store.questions.counts(first, last)
        total = sum(one.count for one in counts)
        result = {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "total": total,
            "counts": [shapes.question_count(one) for one in counts],
        }
        lines = [
            "  ".join((one.day.isoformat(), f"{one.count:5}", one.topic, one.language, one.channel.value))
            for one in counts
        ]
        output.answer(result, "\n".join([*lines, f"{total} questions"]))
    return DONE


def withdraw(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        outcome = questions.withdraw_question(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            question_id=QuestionId(options.question),
        )
        question = outcome.value.question
        result = {"question": shapes.question(question), "created": outcome.created}
        output.answer(result, _words(runtime.house, question))
    return DONE


def _words(house: House, question: Question) -> str:
    new = question.new
    at = f"{question.at.astimezone(house.zone):%H:%M}"
    slip = "slip" if new.slip else ""
    gone = "taken back" if question.withdrawn else ""
    parts = (str(question.id), at, new.topic, new.agency, new.language, new.channel.value, slip, gone)
    return "  ".join(part for part in parts if part)
