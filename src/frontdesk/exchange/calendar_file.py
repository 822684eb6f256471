"""Appointments as a calendar (RFC 5545), read event by event, so that a broken one spoils no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO, Any

from frontdesk.domain.appointment import AppointmentState
from frontdesk.domain.appointment_errors import ImportFileError, RecurringError, RowUnreadableError
from frontdesk.domain.errors import FrontdeskError, InvalidValueError, UnknownServiceError
from frontdesk.domain.house import House, Service, in_language
from frontdesk.exchange.values import interpreter_of, service_of
from frontdesk.usecases.appointment_exchange import Exported, LeftOut, Row
from frontdesk.usecases.appointments import Client

_MAX_EVENT = 200_000  # bytes; no appointment is as long
_REPEATS = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_X = "X-FRONTDESK-"


def read_ics(
    file: IO[bytes], house: House, *, service: str | None = None, name: str = "iCalendar"
) -> Iterator[Row | LeftOut]:
    """The events of a calendar. Which service an event is about, its own property says, or one of its
    categories, or its summary, as short code or name; ``service`` is meant where none of these does.

    Raises:
        ImportFileError: it is no calendar. An event that cannot be read is answered with its reason instead.
    """
    default = None if service is None else house.service(service)
    zones: list[bytes] = []
    seen = cancels = False
    for line, kind, block in _blocks(file):
        if kind == b"VTIMEZONE":
            zones.append(block)
            continue
        if kind != b"VEVENT":
            seen = seen or kind == b"VCALENDAR"
            cancels = cancels or block.upper() == b"METHOD:CANCEL"
            continue
        if not seen:
            break
        try:
            yield _row(line, _event(block, zones), house, default, cancels=cancels)
        except FrontdeskError as error:
            yield LeftOut(line, error)
    if not seen:
        facts = {"de": "das ist kein Kalender", "en": "it is no calendar"}
        raise ImportFileError(file=name, reason=facts)


def write_ics(appointments: Iterable[Exported], house: House, *, language: str = "de") -> bytes:
    """A calendar with the appointments. Its texts tell the service and where to go, never who comes."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//frontdesk//{house.site.code}//DE")
    calendar.add("version", "2.0")
    desks = {desk.name: desk for desk in house.desks}
    for exported in appointments:
        one, person = exported.appointment, exported.person
        service, agency = house.service(one.service), house.agency(one.now.agency)
        desk = None if one.slot.desk is None else desks.get(one.slot.desk)
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", one.now.since)
        event.add("sequence", one.version - 1)
        event.add("dtstart", one.starts_at)
        event.add("dtend", one.slot.ends_at)
        event.add("summary", f"{agency.name(language)}: {service.name(language)}")
        where = in_language(agency.waiting_area, language) if desk is None else desk.room
        event.add("location", ", ".join(part for part in (house.site.name(language), where) if part))
        cancelled = one.state is AppointmentState.CANCELLED
        event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
        own = {"SERVICE": one.service, "LANGUAGE": one.language, "INTERPRETER": one.interpreter}
        own |= {"NAME": person.name, "REFERENCE": person.reference}
        for key, value in own.items():
            if value:
                event.add(f"{_X}{key}", str(value))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _blocks(file: IO[bytes]) -> Iterator[tuple[int, bytes, bytes]]:
    """Line, kind and bytes of each event and time zone, and the single lines outside of them."""
    kind, start, lines, size = b"", 0, [], 0
    for number, raw in enumerate(iter(lambda: file.readline(_MAX_EVENT), b""), start=1):
        line = raw.rstrip(b"\r\n")
        word = line.upper().removeprefix(b"\xef\xbb\xbf")
        if not kind:
            if word in (b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE"):
                kind, start, lines, size = word[6:], number, [line], 0
            elif word == b"BEGIN:VCALENDAR":
                yield number, b"VCALENDAR", word
            else:
                yield number, b"", line
            continue
        size += len(raw)
        if size <= _MAX_EVENT:
            lines.append(line)
        if word == b"BEGIN:VEVENT" and kind == b"VEVENT":  # the one before never ended
            yield start, kind, b"\r\n".join(lines[:-1])
            start, lines, size = number, [line], 0
        elif word == b"END:" + kind:
            yield start, kind, b"\r\n".join(lines) if size <= _MAX_EVENT else b""
            kind = b""
    if kind == b"VEVENT":
        yield start, kind, b"\r\n".join(lines)


def _event(block: bytes, zones: list[bytes]) -> Any:
    from icalendar import Calendar

    if not block or not block.upper().endswith(b"END:VEVENT"):
        raise _unreadable("der Eintrag ist abgeschnitten oder zu lang", "it is cut off or too long")
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable("der Eintrag ist nicht in UTF-8", "it is not in UTF-8") from None
    whole = "\r\n".join(
        ("BEGIN:VCALENDAR", *(zone.decode("utf-8", "replace") for zone in zones), text, "END:VCALENDAR", "")
    )
    try:
        events = Calendar.from_ical(whole).walk("VEVENT")
    except Exception:  # the library raises whatever its parts do on broken input
        events = []
    # What it could not read it passes over; but then, what is left may be half an appointment.
    if len(events) != 1 or events[0].errors:
        raise _unreadable("der Eintrag ist kein gültiges iCalendar", "it is no valid iCalendar")
    return events[0]


def _row(line: int, event: Any, house: House, default: Service | None, *, cancels: bool) -> Row:
    if any(key in event for key in _REPEATS):
        raise RecurringError
    uid = str(event.get("UID", "")).strip()
    if not uid or len(uid) > 500:
        raise InvalidValueError(value=uid[:20], field="uid", expected="1–500")
    return Row(
        line=line,
        uid=uid,
        service=_service(event, house, default).code,
        starts_at=_start(event, house),
        cancelled=cancels or str(event.get("STATUS", "")).strip().upper() == "CANCELLED",
        client=Client(
            language=_own(event, "LANGUAGE"),
            interpreter=interpreter_of(_own(event, "INTERPRETER") or ""),
            name=_own(event, "NAME"),
            reference=_own(event, "REFERENCE"),
        ),
    )


def _start(event: Any, house: House) -> datetime:
    try:
        at = event["DTSTART"].dt
    except (KeyError, AttributeError, ValueError):
        raise InvalidValueError(value="DTSTART", field="time", expected="DTSTART:20261126T093000Z") from None
    if not isinstance(at, datetime):
        raise InvalidValueError(value=str(at)[:20], field="time", expected="DTSTART:20261126T093000Z")
    zone = event["DTSTART"].params.get("TZID")
    if at.tzinfo is None:
        if zone is not None:  # a name that nobody knows, and no definition of it in the file
            raise InvalidValueError(value=str(zone)[:40], field="TZID", expected="Europe/Berlin")
        at = at.replace(tzinfo=house.zone)  # as the clock on the wall of the house shows it
    if not 2000 <= at.year < 2200:
        raise InvalidValueError(value=str(at)[:20], field="time", expected="2000–2199")
    return at.astimezone(UTC)


def _service(event: Any, house: House, default: Service | None) -> Service:
    own = _own(event, "SERVICE")
    if own is not None:
        return service_of(own, house)
    named = [*_categories(event), str(event.get("SUMMARY", ""))]
    for text in named:
        try:
            return service_of(text, house)
        except UnknownServiceError:
            continue
    if default is None:
        return service_of(named[-1][:40], house)  # says which services there are
    return default


def _categories(event: Any) -> list[str]:
    found = event.get("CATEGORIES", [])
    lists = found if isinstance(found, list) else [found]
    return [str(text) for one in lists for text in getattr(one, "cats", [])]


def _own(event: Any, key: str) -> str | None:
    value = event.get(f"{_X}{key}")
    return None if value is None or isinstance(value, list) else str(value)


def _unreadable(german: str, english: str) -> RowUnreadableError:
    return RowUnreadableError(reason={"de": german, "en": english})
