"""What the slips of appointments and of answers say, read from their records at the moment of printing."""

from __future__ import annotations

from frontdesk.domain.appointment import AppointmentId, AppointmentState, qr_text
from frontdesk.domain.appointment_errors import UnknownTopicError
from frontdesk.domain.house import House
from frontdesk.domain.printjob import PrintJob
from frontdesk.printing.slip import AnswerSlip, AppointmentSlip, Words, words
from frontdesk.usecases.ports import Reader


def compose_appointment(store: Reader, house: House, job: PrintJob) -> AppointmentSlip | None:
    """The slip of the appointment whose id is the subject of the job; ``None`` when it was cancelled."""
    subject = job.subject or ""
    one = store.appointments.appointment(AppointmentId(int(subject))) if subject.isdecimal() else None
    if one is None or one.state is AppointmentState.CANCELLED:
        return None
    service, agency = house.service(one.service), house.agency(one.now.agency)
    desk = next((desk for desk in house.desks if desk.name == one.slot.desk), None)
    way = agency.way if desk is None else desk.way
    # Without a fixed desk the client goes to the waiting area and is called from there.
    room = agency.waiting_area if desk is None else {"de": desk.room}
    return AppointmentSlip(
        site=house.site.name(),
        issued=one.booked_at.astimezone(house.zone),
        language=one.language,
        copy=job.copy,
        code=qr_text(house.site.code, one.now.day, one.code),
        agency=words(agency.names, one.language),
        service=words(service.names, one.language),
        starts=one.starts_at.astimezone(house.zone),
        number=one.label,
        floor=agency.floor if desk is None else desk.floor,
        room=words(room, one.language) if room else Words(""),
        way=words(way, one.language) if way else Words(""),
        bring=tuple(words(thing, one.language) for thing in service.bring),
    )


def compose_answer(house: House, job: PrintJob) -> AnswerSlip | None:
    """The answer to a topic in a language, ``topic:language``; ``None`` when there is no such topic now."""
    code, _, language = (job.subject or "").partition(":")
    try:
        topic = house.topic(code)
    except UnknownTopicError:
        return None
    return AnswerSlip(
        site=house.site.name(),
        issued=job.created_at.astimezone(house.zone),
        language=language or "de",
        copy=0,  # another client's answer is no second print of the first one's
        topic=words(topic.names, language),
        steps=tuple(words(step, language) for step in topic.answer),
    )
