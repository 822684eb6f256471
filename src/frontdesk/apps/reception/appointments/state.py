"""What the page of appointments shows, worked out from what the store knows; knows no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentId,
    AppointmentState,
    Interpreter,
    Person,
    is_meant,
)
from frontdesk.domain.house import House, Service
from frontdesk.domain.punctuality import Punctuality, punctuality
from frontdesk.domain.slots import HORIZON, Slot
from frontdesk.usecases.appointment_views import AppointmentView, DayOffer, PlaceOffer

DAYS = 10  # on the strip
_WORKING_WEEK = frozenset(range(5))
_NOON = range(11, 15)  # a break that begins then is the one at midday


def working_days(
    house: House, service: Service | None, start: date, *, count: int = DAYS, back: bool = False
) -> tuple[date, ...]:
    """The days of the week on which there is work, from ``start`` on (or before it), in their order.

    Closed days are among them: who asks for one is told why it is closed.
    """
    weekdays = {span.weekday for span in house.site.hours}
    if service is not None:
        weekdays |= {span.weekday for one in house.availability_for(service) for span in one.hours}
    wanted = weekdays or _WORKING_WEEK
    step = timedelta(days=-1 if back else 1)
    found: list[date] = []
    day = start
    for _ in range(HORIZON):
        if len(found) == count:
            break
        if day.weekday() in wanted:
            found.append(day)
        day += step
    return tuple(sorted(found))


class DayNote(StrEnum):
    """Why a day has nothing, or that it has something."""

    FREE = "free"
    FULL = "full"
    CLOSED = "closed"
    NONE = "none"  # there are no appointments that day


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """A day of the strip.

    Attributes:
        reason: why it is closed.
        new_week: it follows another week.
    """

    day: date
    today: bool
    note: DayNote
    free: int = 0
    reason: str = ""
    new_week: bool = False


def day_cells(house: House, offers: Sequence[DayOffer], today: date) -> tuple[DayCell, ...]:
    """The strip of days."""
    cells = []
    before: date | None = None
    for offer in offers:
        closed = house.closed_on(offer.day)
        note = DayNote.FREE if offer.free else DayNote.FULL if offer.total else DayNote.NONE
        cells.append(
            DayCell(
                day=offer.day,
                today=offer.day == today,
                note=DayNote.CLOSED if closed is not None else note,
                free=offer.free,
                reason="" if closed is None else closed.reason,
                new_week=before is not None and before.isocalendar()[:2] != offer.day.isocalendar()[:2],
            )
        )
        before = offer.day
    return tuple(cells)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A slot in its place of the grid: which of the parts of its hour it begins in."""

    slot: Slot
    time: str
    part: int
    free: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPlace:
    """A block of columns.

    Attributes:
        room: empty where the place has no fixed desk.
        parts: into how many parts an hour is cut.
    """

    title: str
    room: str
    free: int
    parts: int
    cells: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class GridHour:
    """A row.

    Attributes:
        pause: nothing takes place in it; ``midday`` or ``other``, empty where something does.
    """

    hour: int
    is_empty: bool
    pause: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A day's slots; ``cells`` of a place run parallel to the hours."""

    hours: tuple[GridHour, ...] = ()
    places: tuple[GridPlace, ...] = ()


def grid_of(house: House, plan: Sequence[PlaceOffer]) -> Grid:
    """The day as it is drawn."""
    zone = house.zone
    starts = [slot.starts_at.astimezone(zone) for place in plan for slot, _free in place.slots]
    if not starts:
        return Grid()
    range_of_hours = range(min(at.hour for at in starts), max(at.hour for at in starts) + 1)
    busy = {at.hour for at in starts}
    hours = tuple(
        GridHour(hour, hour not in busy, "" if hour in busy else _pause(house, plan, hour))
        for hour in range_of_hours
    )
    several = {place.title for place in plan if sum(other.title == place.title for other in plan) > 1}
    places = tuple(
        GridPlace(
            title=f"{place.title} {place.place}" if place.title in several else place.title,
            room="" if place.desk is None else place.desk.room,
            free=place.free,
            parts=_parts(place),
            cells=tuple(tuple(_cells(place, hour, house)) for hour in range_of_hours),
        )
        for place in plan
    )
    return Grid(hours, places)


def _parts(place: PlaceOffer) -> int:
    minutes = min((_minutes(slot) for slot, _free in place.slots), default=60)
    return max(1, -(-60 // max(1, minutes)))


def _minutes(slot: Slot) -> int:
    return int((slot.ends_at - slot.starts_at).total_seconds() // 60)


def _cells(place: PlaceOffer, hour: int, house: House) -> Iterator[GridCell]:
    parts = _parts(place)
    for slot, free in place.slots:
        local = slot.starts_at.astimezone(house.zone)
        if local.hour == hour:
            yield GridCell(slot, f"{local:%H:%M}", local.minute * parts // 60, free)


def _pause(house: House, plan: Sequence[PlaceOffer], hour: int) -> str:
    for place in plan:
        one = house.availability_named(place.availability)
        for span in () if one is None else one.breaks:
            if span.start.hour <= hour and (span.end.hour, span.end.minute) > (hour, 0):
                return "midday" if span.start.hour in _NOON else "other"
    return ""


def initialled(name: str | None) -> str:
    """``Haddad, R.`` of ``Haddad, Rami`` or ``Rami Haddad``: lists show no first names."""
    text = (name or "").strip()
    surname, comma, rest = text.partition(",")
    if not comma:
        *first, surname = text.split() or [""]
        rest = " ".join(first)
    initial = next((sign for sign in rest if sign.isalpha()), "")
    return f"{surname.strip()}, {initial.upper()}." if initial else surname.strip()


class Stand(StrEnum):
    """How it is with an appointment of today; the first three are what the list can be narrowed to."""

    HERE = "here"
    OVERDUE = "overdue"
    EXPECTED = "expected"
    GONE = "gone"  # nobody came


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalLine:
    """A row of the list.

    Attributes:
        key: id of the appointment.
        who: surname and initial, or the appointment's number.
        minutes: how long past its time, while it is overdue.
        ticket: number of the client who is there.
    """

    key: AppointmentId
    time: str
    letter: str
    agency: str
    who: str
    service: str
    stand: Stand
    minutes: int = 0
    ticket: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody can still come."""
        return self.stand is not Stand.HERE


def arrival_lines(
    house: House, rows: Sequence[AppointmentView], *, at: datetime, shown_in: str = "de"
) -> tuple[ArrivalLine, ...]:
    """Today's appointments at the store's time ``at``, in the order of time."""
    return tuple(_line(house, row, at, shown_in) for row in rows)


def _line(house: House, row: AppointmentView, at: datetime, shown_in: str) -> ArrivalLine:
    one = row.appointment
    stand, minutes = Stand.HERE, 0
    if row.ticket is None:
        how = punctuality(one.starts_at, None, at, house.rules)
        gone = how is Punctuality.NO_SHOW or one.state is AppointmentState.NO_SHOW
        stand = Stand.GONE if gone else Stand.OVERDUE if how is Punctuality.OVERDUE else Stand.EXPECTED
        minutes = int((at - one.starts_at).total_seconds() // 60) if stand is Stand.OVERDUE else 0
    return ArrivalLine(
        key=one.id,
        time=f"{one.starts_at.astimezone(house.zone):%H:%M}",
        letter=row.agency.letter,
        agency=row.agency.name(shown_in),
        who=initialled(row.person.name) or one.label,
        service=row.service.name(shown_in),
        stand=stand,
        minutes=minutes,
        ticket="" if row.ticket is None else row.ticket.label,
    )


def matching(
    rows: Sequence[AppointmentView], lines: Sequence[ArrivalLine], text: str, stand: Stand | None
) -> tuple[ArrivalLine, ...]:
    """The lines that a text and a counter leave: by name, reference, time or number."""
    wanted = text.strip().casefold()
    return tuple(
        line
        for row, line in zip(rows, lines, strict=True)
        if (stand is None or line.stand is stand) and (not wanted or _is_wanted(row, line, wanted))
    )


def _is_wanted(row: AppointmentView, line: ArrivalLine, wanted: str) -> bool:
    if ":" in wanted and wanted.replace(":", "").isdecimal():
        return line.time.startswith(wanted) or line.time.lstrip("0").startswith(wanted)
    number = row.appointment.label.casefold()
    return wanted in (number, number.replace(" ", "")) or is_meant(wanted, row.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands in the card of a chosen appointment.

    Attributes:
        when: with the day, unless that is today.
    """

    key: AppointmentId
    label: str
    when: str
    who: str
    service: str
    interpreter: Interpreter | None
    state: AppointmentState
    ticket: str


def facts_of(
    house: House, one: Appointment, person: Person, *, ticket: str, today: date, shown_in: str = "de"
) -> Facts:
    """What the card says of an appointment."""
    local = one.starts_at.astimezone(house.zone)
    return Facts(
        key=one.id,
        label=one.label,
        when=f"{local:%H:%M}" if local.date() == today else f"{local:%d.%m.%Y %H:%M}",
        who=initialled(person.name),
        service=house.service(one.service).name(shown_in),
        interpreter=one.interpreter,
        state=one.state,
        ticket=ticket,
    )
