"""Loads a house definition: one TOML file becomes the values of a `House`, or a list of all that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.domain.house import (
    Agency,
    AgencyCode,
    Availability,
    CallingRules,
    ClosedDay,
    DayException,
    DaySpan,
    Desk,
    DeskName,
    Display,
    DisplayName,
    DocumentKind,
    Hours,
    House,
    NumberRange,
    OpenSpan,
    ReferenceFormat,
    Series,
    SeriesLetter,
    Service,
    ServiceCode,
    Site,
    SiteCode,
    Station,
    StationName,
    Topic,
)
from frontdesk.settings.closed_days import closed_days, state_codes, state_of
from frontdesk.settings.house_checks import check
from frontdesk.settings.house_draft import Draft, read_draft
from frontdesk.settings.house_models import (
    AgencyEntry,
    AvailabilityEntry,
    DeskEntry,
    HoursEntry,
    ServiceEntry,
    SiteEntry,
    parse_span,
)
from frontdesk.settings.problems import HouseFileError, Problem, shown
from frontdesk.settings.toml_file import UnreadableError, read_toml


def load_house_file(path: Path, *, today: date | None = None) -> House:
    """The house that the file defines.

    Public holidays are added for the year of ``today`` (by default the site's local date) and the next five.
    Raises `HouseInvalidError` with every problem of the file; nothing is half-loaded.
    """
    try:
        raw = read_toml(path)
    except UnreadableError as error:
        facts = {"german": error.german, "english": error.english}
        finding = Problem(key="", reason="unreadable", facts=facts)
        raise HouseFileError(file=str(path), findings=(finding,)) from None
    draft = read_draft(raw)
    check(draft)
    state = _state(draft)
    if draft.problems or draft.site is None:
        raise HouseFileError(file=str(path), findings=tuple(draft.problems))
    year = (today or datetime.now(ZoneInfo(draft.site.time_zone)).date()).year
    return _house(draft, draft.site, state, year)


def _state(draft: Draft) -> str | None:
    """The state whose public holidays close the house; asked last, as the calendar is slow to import."""
    wanted = None if draft.site is None else draft.site.holidays
    if wanted is None:
        return None
    found = state_of(wanted)
    if found is None:
        draft.add("site.holidays", "state", value=shown(wanted), choices=", ".join(state_codes()))
    return found


def _house(draft: Draft, site: SiteEntry, state: str | None, year: int) -> House:
    letters = {entry.code: entry.letter for entry in draft.agencies.values()}
    own = [ClosedDay(entry.day, entry.reason) for entry in draft.closed_days.values()]
    return House(
        site=Site(
            code=SiteCode(site.code),
            names=site.names,
            time_zone=site.time_zone,
            languages=tuple(site.languages),
            hours=_hours(site.hours),
        ),
        agencies=tuple(_agency(entry) for entry in draft.agencies.values()),
        series=tuple(
            Series(
                letter=SeriesLetter(entry.letter),
                ordinary=NumberRange(*entry.ordinary),
                appointment=NumberRange(*entry.appointment),
                offline=NumberRange(*entry.offline),
            )
            for entry in draft.series.values()
        ),
        services=tuple(_service(entry, letters) for entry in draft.services.values()),
        desks=tuple(_desk(entry) for entry in draft.desks.values()),
        displays=tuple(
            Display(
                name=DisplayName(entry.name),
                title=entry.title,
                floor=entry.floor,
                agencies=_agencies(entry.agencies),
                floors=tuple(entry.floors),
                # German is on every screen anyway; these are the languages beside it.
                languages=tuple(language for language in entry.languages if language != "de"),
            )
            for entry in draft.displays.values()
        ),
        stations=tuple(
            Station(name=StationName(entry.name), title=entry.title, program=entry.program)
            for entry in draft.stations.values()
        ),
        closed_days=closed_days(state, own, first_year=year),
        document_kinds=tuple(
            DocumentKind(
                code=entry.code,
                names=entry.names,
                agencies=_agencies(entry.agencies),
                valid_from=entry.valid_from,
                valid_until=entry.valid_until,
            )
            for entry in draft.document_kinds.values()
        ),
        topics=tuple(
            Topic(
                code=entry.code,
                names=entry.names,
                agency=AgencyCode(entry.agency) if entry.agency else None,
                answer=tuple(entry.answer),
                checked=entry.checked,
            )
            for entry in draft.topics.values()
        ),
        availability=tuple(_availability(entry, draft) for entry in draft.availability.values()),
        rules=CallingRules(**draft.rules.model_dump()),
    )


def _hours(entry: HoursEntry) -> Hours:
    return tuple(OpenSpan(weekday, start, end) for weekday, start, end in entry.spans())


def _availability(entry: AvailabilityEntry, draft: Draft) -> Availability:
    # As the desks themselves are written: that is how tickets and screens name them.
    names = {desk.name.casefold(): DeskName(desk.name) for desk in draft.desks.values()}
    return Availability(
        code=entry.code,
        names=entry.names,
        services=tuple(ServiceCode(code) for code in entry.services),
        minutes=entry.minutes,
        places=entry.places or max(1, len(entry.desks)),
        desks=tuple(names[name.casefold()] for name in entry.desks),
        hours=_hours(entry.hours),
        breaks=_day_spans(entry.breaks),
        exceptions=tuple(DayException(one.day, _day_spans(one.hours)) for one in entry.exceptions),
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
    )


def _day_spans(texts: list[str]) -> tuple[DaySpan, ...]:
    return tuple(DaySpan(*parse_span(text)) for text in texts)


def _agencies(codes: list[str]) -> tuple[AgencyCode, ...]:
    return tuple(AgencyCode(code) for code in codes)


def _agency(entry: AgencyEntry) -> Agency:
    return Agency(
        code=AgencyCode(entry.code),
        names=entry.names,
        short_names=entry.short_names or {},
        letter=SeriesLetter(entry.letter),
        colour=entry.colour,
        floor=entry.floor,
        waiting_area=entry.waiting_area or {},
        way=entry.way or {},
        references=tuple(
            ReferenceFormat(names=one.names, pattern=one.pattern, example=one.example, check=one.check)
            for one in entry.references
        ),
    )


def _service(entry: ServiceEntry, letters: Mapping[str, str]) -> Service:
    return Service(
        code=ServiceCode(entry.code),
        agency=AgencyCode(entry.agency),
        series=SeriesLetter(entry.series or letters[entry.agency]),
        names=entry.names,
        minutes=entry.minutes,
        target_minutes=entry.target_minutes,
        keywords=tuple(entry.keywords),
        hours=None if entry.hours is None else _hours(entry.hours),
        bring=tuple(entry.bring),
        retired=entry.retired,
    )


def _desk(entry: DeskEntry) -> Desk:
    return Desk(
        name=DeskName(entry.name),
        room=entry.room or f"Zimmer {entry.name}",
        agency=AgencyCode(entry.agency),
        team=entry.team or "",
        floor=entry.floor,
        way=entry.way or {},
        services=tuple(ServiceCode(code) for code in entry.services),
        retired=entry.retired,
    )
