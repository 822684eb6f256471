"""What can go wrong with appointments, questions and opening hours, each with a sentence that helps on."""

from __future__ import annotations

from typing import ClassVar

from frontdesk.domain.errors import ClosedError, RefusedError, UsageError


class UnknownTopicError(UsageError):
    code = "unknown_topic"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Das Thema „{topic}“ gibt es nicht. Bekannt sind: {known}.",
        "en": "There is no topic “{topic}”. Known are: {known}.",
    }


class UnknownQuestionError(UsageError):
    code = "unknown_question"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Frage Nr. {question} gibt es nicht.",
        "en": "There is no question number {question}.",
    }


class UnknownAppointmentError(UsageError):
    code = "unknown_appointment"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Den Termin „{appointment}“ gibt es nicht. Bitte nach Name oder Uhrzeit suchen.",
        "en": "There is no appointment “{appointment}”. Look for the name or the time.",
    }


class SeveralAppointmentsError(UsageError):
    code = "several_appointments"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Zu „{text}“ gibt es heute {count} Termine: {times}. Bitte die Nummer des Termins angeben.",
        "en": "“{text}” fits {count} appointments today: {times}. Give the number of the appointment.",
    }


class NoAppointmentsError(RefusedError):
    code = "no_appointments"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Für „{service}“ gibt es keine Termine. Bitte ein Ticket ausgeben.",
        "en": "There are no appointments for “{service}”. Issue a ticket.",
    }


class SlotPastError(RefusedError):
    code = "slot_past"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{wanted} ist schon vorbei. Nächster freier Termin: {next}.",
        "en": "{wanted} is in the past. Next free appointment: {next}.",
    }


class DayClosedError(RefusedError):
    code = "day_closed"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Am {wanted} ist geschlossen ({reason}). Nächster freier Termin: {next}.",
        "en": "{wanted} is a closed day ({reason}). Next free appointment: {next}.",
    }


class OutsideHoursError(RefusedError):
    code = "outside_hours"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{wanted} ist kein Termin für „{service}“. Nächster freier Termin: {next}.",
        "en": "{wanted} is no time for “{service}”. Next free appointment: {next}.",
    }


class SlotTakenError(RefusedError):
    code = "slot_taken"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{wanted} ist schon vergeben. Nächster freier Termin: {next}.",
        "en": "{wanted} is taken. Next free appointment: {next}.",
    }


class NothingFreeError(RefusedError):
    code = "nothing_free"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Für „{service}“ ist bis {last} kein Termin frei.",
        "en": "No appointment for “{service}” is free up to {last}.",
    }


class DayFullError(NothingFreeError):
    """Nothing of the wished day can be had: it is full, over, or has no times for the service."""

    code = "day_full"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Am {wanted} ist für „{service}“ kein Termin frei. Nächster freier Termin: {next}.",
        "en": "No appointment for “{service}” is free on {wanted}. Next free appointment: {next}.",
    }


class OtherDayError(RefusedError):
    """A client with an appointment on another day, or with a slip that does not hold any more."""

    code = "other_day"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Dieser Termin ist am {day} um {time}, nicht heute.",
        "en": "This appointment is on {day} at {time}, not today.",
    }


class OtherHouseError(RefusedError):
    code = "other_house"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Dieser Zettel ist aus einem anderen Haus ({site}).",
        "en": "This slip is from another house ({site}).",
    }


class AlreadyHereError(RefusedError):
    code = "already_here"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Zu diesem Termin ist schon jemand da: {ticket}.",
        "en": "Somebody has checked in for this appointment already: {ticket}.",
    }


class AppointmentsHitError(RefusedError):
    """A closing would hit people who have an appointment."""

    code = "appointments_hit"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Das trifft {count} gebuchte Termine: {times}. "
        "Bitte erst verlegen, oder mit --anyway bestätigen.",
        "en": "This hits {count} booked appointments: {times}. Move them first, or confirm with --anyway.",
    }


class ClosedEarlyError(ClosedError):
    """A person has closed the service for today."""

    code = "closed_early"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Für {what} werden heute keine Tickets mehr ausgegeben ({reason}).",
        "en": "No more tickets are issued for {what} today ({reason}).",
    }


class EnoughForTodayError(ClosedError):
    """Those who wait fill the rest of the day."""

    code = "enough_for_today"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Für {what} sind für heute genug Tickets ausgegeben: Der Nächste wäre gegen {done} fertig, "
        "bedient wird bis {until}.",
        "en": "Enough tickets for {what} are out for today: the next client would be done at about {done}, "
        "and clients are served until {until}.",
    }


class TooEarlyError(RefusedError):
    code = "too_early"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{ticket} wurde eben erst aufgerufen. Bitte noch {seconds} Sekunden warten.",
        "en": "{ticket} was called a moment ago. Wait {seconds} more seconds.",
    }


class ImportFileError(UsageError):
    """Nothing of the file can be read; a row that cannot be read is left out with a reason instead."""

    code = "import_file"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Datei {file} kann nicht eingelesen werden: {reason}.",
        "en": "The file {file} cannot be read: {reason}.",
    }


class RowUnreadableError(UsageError):
    """A row of a file that cannot be taken over as it is."""

    code = "row_unreadable"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Zeile ist nicht zu lesen: {reason}.",
        "en": "The row cannot be read: {reason}.",
    }


class RepeatedRowError(RefusedError):
    """Another row of the same file is about the same appointment."""

    code = "repeated_row"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Kennung (uid) steht schon in Zeile {line}. Jeder Termin braucht eine eigene.",
        "en": "The uid stands in line {line} already. Each appointment needs one of its own.",
    }


class RecurringError(RefusedError):
    code = "recurring"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Das ist eine Serie von Terminen. Bitte jeden Termin einzeln buchen.",
        "en": "This is a series of appointments. Book each appointment by itself.",
    }
