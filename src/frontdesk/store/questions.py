"""Short questions in the database: the part of a transaction, and the reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, case, func, insert, select, update

from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.house import SiteCode, StationName
from frontdesk.domain.question import (
    Channel,
    NewQuestion,
    Question,
    QuestionCount,
    QuestionId,
    QuestionStep,
)
from frontdesk.domain.ticket import EventId
from frontdesk.store import appointment_tables as a
from frontdesk.store import tables as t
from frontdesk.store.document_reader import Read
from frontdesk.usecases.ports import Operation

_QUESTION = tuple(
    a.question.c[name]
    for name in ("id", "at", "station", "day", "topic", "agency", "language", "channel", "slip", "withdrawn")
)


def _question_of(row: Sequence[Any]) -> Question:
    question_id, at, station, day, topic, agency, language, channel, slip, withdrawn = row
    new = NewQuestion(
        day=day, topic=topic, agency=agency, language=language, channel=Channel(channel), slip=slip
    )
    return Question(id=question_id, at=at, station=station, new=new, withdrawn=withdrawn)


class SqlQuestions:
    """A `usecases.counter_ports.QuestionUnit` on a connection that is in a transaction."""

    def __init__(
        self,
        connection: Connection,
        site: SiteCode,
        now: datetime,
        note: Callable[[Operation, dict[str, Any]], tuple[EventId, int]],
    ) -> None:
        self._connection = connection
        self._site = site
        self._now = now
        self._note = note

    def of_operation(self, op: Operation) -> Question | None:
        c = t.event.c
        rows = self._connection.execute(select(c.question_id).where(c.op == op.id)).all()
        ids = [row[0] for row in rows if row[0] is not None]
        if rows and not ids:
            raise OperationReusedError
        return self.question(ids[0]) if ids else None

    def question(self, question_id: QuestionId) -> Question | None:
        c = a.question.c
        query = select(*_QUESTION).where(c.site == self._site, c.id == question_id).with_for_update()
        row = self._connection.execute(query).first()
        return None if row is None else _question_of(row)

    def count(self, op: Operation, new: NewQuestion) -> Question:
        values = {
            "site": self._site,
            "day": new.day,
            "at": self._now,
            "station": op.station,
            "topic": new.topic,
            "agency": new.agency,
            "language": new.language,
            "channel": new.channel.value,
            "slip": new.slip,
        }
        write = insert(a.question).values(**values).returning(a.question.c.id)
        question_id = QuestionId(self._connection.execute(write).scalar_one())
        self._happened(op, question_id, new, QuestionStep.COUNTED)
        return Question(id=question_id, at=self._now, station=op.station, new=new)

    def withdraw(self, op: Operation, question: Question) -> Question:
        self._happened(op, question.id, question.new, QuestionStep.WITHDRAWN)
        write = update(a.question).where(a.question.c.id == question.id).values(withdrawn=True)
        self._connection.execute(write)
        return replace(question, withdrawn=True)

    def _happened(self, op: Operation, question_id: QuestionId, new: NewQuestion, step: QuestionStep) -> None:
        facts = {
            "at": self._now,
            "kind": step.value,
            "question_id": question_id,
            "business_day": new.day,
            "agency": new.agency,
        }
        self._note(op, facts)


class SqlQuestionReader:
    """A `usecases.counter_ports.QuestionReader` on a database."""

    def __init__(self, read: Read, site: Callable[[], SiteCode]) -> None:
        self._read = read
        self._site = site

    def questions(
        self, day: date, *, station: StationName | None = None, limit: int = 1000
    ) -> Sequence[Question]:
        c = a.question.c
        query = select(*_QUESTION).where(c.site == self._site(), c.day == day)
        if station is not None:
            query = query.where(c.station == station)
        query = query.order_by(c.id.desc()).limit(limit)
        return self._read(lambda connection: [_question_of(row) for row in connection.execute(query)])

    def counts(self, first: date, last: date) -> Sequence[QuestionCount]:
        c = a.question.c
        same = (c.day, c.topic, c.agency, c.language, c.channel)
        slips = func.sum(case((c.slip, 1), else_=0))
        here = (c.site == self._site(), c.day.between(first, last), c.withdrawn.is_(False))
        query = select(*same, func.count(), slips).where(*here).group_by(*same)
        rows = self._read(lambda connection: connection.execute(query).all())
        found = [
            QuestionCount(
                day=day,
                topic=topic,
                agency=agency,
                language=language,
                channel=Channel(channel),
                count=count,
                slips=int(with_slip),
            )
            for day, topic, agency, language, channel, count, with_slip in rows
        ]
        # Databases order texts each in their own way, and nothing first or last.
        return sorted(
            found, key=lambda one: (one.day, one.topic, one.agency or "", one.language, one.channel)
        )
