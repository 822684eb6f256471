"""The JSON shapes of questions, appointments and opening hours: keys may be added, never renamed."""

from __future__ import annotations

from frontdesk.cli.shapes import Shape, moment, print_job
from frontdesk.domain.appointment import AppointmentEvent
from frontdesk.domain.house import Topic
from frontdesk.domain.opening import Decision
from frontdesk.domain.question import Question, QuestionCount
from frontdesk.domain.slots import Slot
from frontdesk.usecases.appointment_exchange import ImportReport
from frontdesk.usecases.appointment_views import AppointmentView
from frontdesk.usecases.openings import ServiceOpening


def question(it: Question) -> Shape:
    return {
        "id": it.id,
        "at": moment(it.at),
        "day": it.new.day.isoformat(),
        "topic": it.new.topic,
        "agency": it.new.agency,
        "language": it.new.language,
        "channel": it.new.channel.value,
        "slip": it.new.slip,
        "withdrawn": it.withdrawn,
        "station": it.station,
    }


def answer(it: Topic, language: str) -> list[Shape]:
    """What to say, step by step; ``other`` only where the house has words in that language."""
    return [
        {"de": step.get("de", ""), "other": step.get(language) if language != "de" else None}
        for step in it.answer
    ]


def question_count(it: QuestionCount) -> Shape:
    return {
        "day": it.day.isoformat(),
        "topic": it.topic,
        "agency": it.agency,
        "language": it.language,
        "channel": it.channel.value,
        "count": it.count,
        "slips": it.slips,
    }


def slot(it: Slot) -> Shape:
    return {
        "starts_at": moment(it.starts_at),
        "ends_at": moment(it.ends_at),
        "group": it.availability,
        "place": it.place,
        "desk": it.desk,
    }


def appointment(view: AppointmentView) -> Shape:
    """An appointment without who comes, which is personal data; `appointment show` alone tells that."""
    it = view.appointment
    return {
        "id": it.id,
        "number": it.label,
        "service": it.service,
        "agency": it.now.agency,
        "state": it.state.value,
        "punctuality": view.punctuality.value,
        "day": it.now.day.isoformat(),
        **slot(it.slot),
        "room": None if view.desk is None else view.desk.room,
        "language": it.language,
        "interpreter": None if it.interpreter is None else it.interpreter.value,
        "origin": it.origin.value,
        "booked_at": moment(it.booked_at),
        "since": moment(it.now.since),
        "reason": it.now.reason,
        "ticket": None if view.ticket is None else view.ticket.label,
        "print": print_job(view.job),
    }


def appointment_event(it: AppointmentEvent) -> Shape:
    return {
        "at": moment(it.at),
        "kind": it.step.value,
        "from": None if it.from_state is None else it.from_state.value,
        "to": it.to_state.value,
        "service": it.service,
        "starts_at": moment(it.slot.starts_at),
        "station": it.station,
        "reason": it.reason,
    }


def report(it: ImportReport, language: str) -> Shape:
    return {
        "rows": it.rows,
        "booked": it.booked,
        "moved": it.moved,
        "changed": it.changed,
        "cancelled": it.cancelled,
        "unchanged": it.unchanged,
        "left_out": [
            {"line": one.line, "code": one.why.code, "message": one.why.message(language)}
            for one in it.left_out
        ],
    }


def decision(it: Decision) -> Shape:
    return {
        "service": it.service,
        "day": it.day.isoformat(),
        "kind": it.step.value,
        "at": moment(it.at),
        "station": it.station,
        "reason": it.reason,
    }


def service(it: ServiceOpening) -> Shape:
    return {
        "service": it.service.code,
        "agency": it.service.agency,
        "open": it.is_open,
        "hours": it.hours,
        "decision": None if it.decision is None else decision(it.decision),
    }
