"""The house definition as values: site, agencies, series, services, desks, displays, opening hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import NewType, Protocol
from zoneinfo import ZoneInfo

from frontdesk.domain.appointment_errors import UnknownTopicError
from frontdesk.domain.document_errors import UnknownAgencyError, UnknownKindError
from frontdesk.domain.errors import (
    UnknownDeskError,
    UnknownDisplayError,
    UnknownLanguageError,
    UnknownServiceError,
)

SiteCode = NewType("SiteCode", str)
AgencyCode = NewType("AgencyCode", str)
ServiceCode = NewType("ServiceCode", str)
SeriesLetter = NewType("SeriesLetter", str)
DeskName = NewType("DeskName", str)
DisplayName = NewType("DisplayName", str)
StationName = NewType("StationName", str)

# Text in the languages of the house: {"de": "Weiterbewilligung", "en": "Benefit renewal"}.
Names = Mapping[str, str]

SERIES_ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ"  # no I, O, Q: they are misread as 1 and 0


def in_language(names: Names, language: str) -> str:
    """The text in ``language``, else in German, else in any language."""
    return names.get(language) or names.get("de") or next(iter(names.values()), "")


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Numbers ``first`` to ``last``, both given out."""

    first: int
    last: int

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.first <= number <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A letter and the number ranges that tickets of some services share."""

    letter: SeriesLetter
    ordinary: NumberRange = NumberRange(1, 699)
    appointment: NumberRange = NumberRange(700, 899)
    offline: NumberRange = NumberRange(900, 999)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFormat:
    """How references of an agency look.

    Attributes:
        pattern: regular expression for the whole reference, upper and lower case alike.
        example: a reference of this shape that belongs to nobody.
        check: name of a check in `domain.reference`, ``None`` without one.
    """

    names: Names
    pattern: str
    example: str
    check: str | None = None

    def name(self, language: str = "de") -> str:
        return in_language(self.names, language)


class _Named(Protocol):
    def name(self, language: str = "de") -> str: ...


def in_words(named: _Named) -> dict[str, str]:
    """A name as a fact of an error, which says it in the language of its sentence."""
    return {language: named.name(language) for language in ("de", "en")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body in the house, its own data controller.

    Attributes:
        colour: theme slot ``"a"`` to ``"d"``; the letter always stands beside it.
        letter: what its badge shows, the letter of its series.
        floor: 0 is the ground floor.
    """

    code: AgencyCode
    names: Names
    short_names: Names = field(default_factory=dict)
    letter: SeriesLetter
    colour: str = "a"
    floor: int
    waiting_area: Names = field(default_factory=dict)
    way: Names = field(default_factory=dict)
    references: tuple[ReferenceFormat, ...] = ()

    def name(self, language: str = "de") -> str:
        return in_language(self.names, language)

    def short_name(self, language: str = "de") -> str:
        return in_language(self.short_names, language) or self.name(language)


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """Open on ``weekday`` (0 = Monday) from ``start`` up to but not including ``end``, local time."""

    weekday: int
    start: time
    end: time


Hours = tuple[OpenSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a client comes for.

    Attributes:
        minutes: typical duration at the desk.
        target_minutes: a wait above this is shown as over target.
        hours: opening hours of its own, else those of the site.
        bring: what to bring to an appointment, one thing each.
    """

    code: ServiceCode
    agency: AgencyCode
    series: SeriesLetter
    names: Names
    minutes: int
    target_minutes: int = 30
    keywords: tuple[str, ...] = ()
    hours: Hours | None = None
    bring: tuple[Names, ...] = ()
    retired: bool = False

    def name(self, language: str = "de") -> str:
        return in_language(self.names, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a client is called to; never a person's name."""

    name: DeskName
    room: str
    agency: AgencyCode
    team: str = ""
    floor: int
    way: Names = field(default_factory=dict)
    services: tuple[ServiceCode, ...]
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """A public screen: which agencies' calls it shows, and which floors' desks."""

    name: DisplayName
    title: Names
    floor: int = 0
    agencies: tuple[AgencyCode, ...]
    floors: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A PC that runs one of the programs."""

    name: StationName
    title: str
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of document that clients hand in.

    Attributes:
        agencies: who takes it; empty: everybody.
        valid_from, valid_until: first and last day on which it is handed in, since forms change with the law.
    """

    code: str
    names: Names
    agencies: tuple[AgencyCode, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    retired: bool = False

    def name(self, language: str = "de") -> str:
        return in_language(self.names, language)

    def is_taken(self, agency: AgencyCode | None, day: date) -> bool:
        """Whether the agency (``None``: any) takes it on ``day``."""
        begun = self.valid_from is None or self.valid_from <= day
        over = self.valid_until is not None and self.valid_until < day
        theirs = agency is None or not self.agencies or agency in self.agencies
        return begun and not over and theirs and not self.retired


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of short questions.

    Attributes:
        answer: what to say, one step or thing each.
        checked: day on which somebody last made sure that the answer is right.
    """

    code: str
    names: Names
    agency: AgencyCode | None = None
    answer: tuple[Names, ...] = ()
    checked: date | None = None

    def name(self, language: str = "de") -> str:
        return in_language(self.names, language)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A part of a day, from ``start`` up to but not including ``end``, local time."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class DayException:
    """A day on which appointments are at other times than in any week; without spans, at none."""

    day: date
    spans: tuple[DaySpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """When appointments can be had: a group of places that do the same.

    Attributes:
        minutes: length of an appointment.
        places: how many take place at the same time.
        desks: where they take place, in the order of the places; a place without one has no fixed desk.
        breaks: parts of every day without appointments.
        valid_from, valid_until: first and last day, ``None`` without such a limit.
    """

    code: str
    names: Names
    services: tuple[ServiceCode, ...]
    minutes: int
    places: int = 1
    desks: tuple[DeskName, ...] = ()
    hours: Hours
    breaks: tuple[DaySpan, ...] = ()
    exceptions: tuple[DayException, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def name(self, language: str = "de") -> str:
        return in_language(self.names, language)

    def spans_on(self, day: date) -> tuple[DaySpan, ...]:
        """The times of ``day``, breaks not yet taken out; closed days of the house are not looked at."""
        if not self.is_valid_on(day):
            return ()
        for exception in self.exceptions:
            if exception.day == day:
                return exception.spans
        return tuple(DaySpan(one.start, one.end) for one in self.hours if one.weekday == day.weekday())

    def is_valid_on(self, day: date) -> bool:
        """Whether the group is there on ``day`` at all."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)

    def desk_of(self, place: int) -> DeskName | None:
        """The desk of a place, counted from 1."""
        return self.desks[place - 1] if place <= len(self.desks) else None


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day on which the site does not open, with the reason that people read."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingRules:
    """Parameters of the order of calling, in minutes where not said otherwise.

    Attributes:
        appointments_in_a_row: after so many calls of appointments they stand back for one call, while
            somebody without an appointment waits ``walk_in_patience``.
        appointment_head_start: of a client who is there in time, on the time of the appointment.
        late_after: from how much after the appointment's time on a client is late.
        late_head_start: of a late client, on the arrival.
        no_show_after: from how much after its time on nobody expects the client any more.
        second_call_seconds: after which a client who has not come is called once more, and after which such a
            second call was in vain.
        park_minutes: how long a client is set aside, on purpose or after a call in vain.
        closes_by_forecast: whether a service gives out no more tickets when those who wait fill the day.
        enough_after: from how much after the opening on that is looked at; before, the desks are filling up.
        overtime: how long after the end of the hours those with a number are still served.
    """

    seat_head_start: int = 20
    urgent_head_start: int = 40
    max_overtakes: int = 5
    max_wait: int = 90
    appointments_in_a_row: int = 2
    walk_in_patience: int = 45
    max_misses: int = 3
    undo_minutes: int = 5
    park_minutes: int = 20
    appointment_head_start: int = 15
    late_after: int = 10
    late_head_start: int = 5
    no_show_after: int = 30
    second_call_seconds: int = 45
    closes_by_forecast: bool = True
    enough_after: int = 120
    overtime: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One building with one business day and one set of series."""

    code: SiteCode
    names: Names
    time_zone: str = "Europe/Berlin"
    languages: tuple[str, ...] = ("de", "en")
    hours: Hours = ()

    def name(self, language: str = "de") -> str:
        return in_language(self.names, language)


@dataclass(frozen=True, kw_only=True)
class House:
    """Everything that is set up rather than done, as one immutable value."""

    site: Site
    agencies: tuple[Agency, ...]
    series: tuple[Series, ...]
    services: tuple[Service, ...]
    desks: tuple[Desk, ...]
    displays: tuple[Display, ...] = ()
    stations: tuple[Station, ...] = ()
    closed_days: tuple[ClosedDay, ...] = ()
    document_kinds: tuple[DocumentKind, ...] = ()
    topics: tuple[Topic, ...] = ()
    availability: tuple[Availability, ...] = ()
    rules: CallingRules = CallingRules()

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.time_zone)

    @cached_property
    def _services(self) -> dict[str, Service]:
        return {service.code.casefold(): service for service in self.services}

    @cached_property
    def _agencies(self) -> dict[str, Agency]:
        return {agency.code: agency for agency in self.agencies}

    @cached_property
    def _desks(self) -> dict[str, Desk]:
        return {desk.name.casefold(): desk for desk in self.desks}

    @cached_property
    def _series(self) -> dict[str, Series]:
        return {series.letter: series for series in self.series}

    @cached_property
    def kinds(self) -> Mapping[str, DocumentKind]:
        """Every kind of document by its code, those of other years too."""
        return {kind.code: kind for kind in self.document_kinds}

    @cached_property
    def _closed(self) -> dict[date, ClosedDay]:
        return {closed.day: closed for closed in self.closed_days}

    def service(self, code: str) -> Service:
        """The service with this short code; raises `UnknownServiceError`."""
        found = self._services.get(code.strip().casefold())
        if found is None:
            known = ", ".join(service.code for service in self.active_services)
            raise UnknownServiceError(service=code[:40], known=known)
        return found

    @cached_property
    def active_services(self) -> tuple[Service, ...]:
        return tuple(service for service in self.services if not service.retired)

    def agency(self, code: str) -> Agency:
        return self._agencies[code]

    def agency_named(self, code: str) -> Agency:
        """The agency with this code, upper and lower case alike; raises `UnknownAgencyError`."""
        found = self._agencies.get(code.strip().casefold())
        if found is None:
            raise UnknownAgencyError(agency=code[:40], known=", ".join(self._agencies))
        return found

    def kinds_taken(self, agency: AgencyCode | None, day: date) -> tuple[DocumentKind, ...]:
        """The kinds of documents that the agency (``None``: any) takes on ``day``, in their order."""
        return tuple(kind for kind in self.document_kinds if kind.is_taken(agency, day))

    def document_kind(self, code: str, *, agency: AgencyCode | None, day: date) -> DocumentKind:
        """The kind with this code that the agency takes on ``day``; raises `UnknownKindError`."""
        found = self.kinds.get(code.strip().casefold())
        if found is None or not found.is_taken(agency, day):
            known = ", ".join(kind.code for kind in self.kinds_taken(agency, day))
            raise UnknownKindError(kind=code[:20], known=known)
        return found

    def topic(self, code: str) -> Topic:
        """The topic of short questions with this code; raises `UnknownTopicError`."""
        for topic in self.topics:
            if topic.code == code.strip().casefold():
                return topic
        raise UnknownTopicError(topic=code[:20], known=", ".join(topic.code for topic in self.topics))

    def availability_for(self, service: Service) -> tuple[Availability, ...]:
        """Where appointments for the service can be had; none for a retired one."""
        if service.retired:
            return ()
        return tuple(one for one in self.availability if service.code in one.services)

    def availability_named(self, code: str) -> Availability | None:
        return next((one for one in self.availability if one.code == code), None)

    def agency_of_letter(self, letter: str) -> Agency | None:
        return next((agency for agency in self.agencies if agency.letter == letter), None)

    def series_of(self, letter: str) -> Series:
        return self._series[letter]

    def desk(self, name: str) -> Desk:
        """The desk with this name, upper and lower case alike; raises `UnknownDeskError`."""
        found = self._desks.get(name.strip().casefold())
        if found is None:
            raise UnknownDeskError(desk=name[:40])
        return found

    def display(self, name: str) -> Display:
        """The display with this name; raises `UnknownDisplayError`."""
        for display in self.displays:
            if display.name.casefold() == name.strip().casefold():
                return display
        known = ", ".join(display.name for display in self.displays)
        raise UnknownDisplayError(display=name[:40], known=known)

    def language(self, code: str | None) -> str:
        """A language that the house speaks (``None`` means German); raises `UnknownLanguageError`."""
        if code is None:
            return "de"
        wanted = code.strip().casefold()
        if wanted not in self.site.languages:
            raise UnknownLanguageError(language=code[:20], known=", ".join(self.site.languages))
        return wanted

    def business_day(self, at: datetime) -> date:
        """The local date of the site at the moment ``at``."""
        return at.astimezone(self.zone).date()

    def closed_on(self, day: date) -> ClosedDay | None:
        return self._closed.get(day)

    def hours_of(self, service: Service | None) -> Hours:
        return service.hours if service is not None and service.hours is not None else self.site.hours

    def spans_on(self, day: date, service: Service | None = None) -> Hours:
        """When the service (or the site) is open on ``day``: empty on closed days."""
        if self.closed_on(day) is not None:
            return ()
        return tuple(span for span in self.hours_of(service) if span.weekday == day.weekday())

    def is_open(self, at: datetime, service: Service | None = None) -> bool:
        """Whether the service (or the site) is open at the moment ``at``."""
        local = at.astimezone(self.zone)
        return any(span.start <= local.time() < span.end for span in self.spans_on(local.date(), service))
