"""What is free, as it is drawn: the strip of working days and the grid of a day; knows no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from frontdesk.domain.house import House, Service
from frontdesk.domain.slots import HORIZON, Slot
from frontdesk.usecases.appointment_views import DayOffer, PlaceOffer

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


def grid_of(house: House, plan: Sequence[PlaceOffer], *, shown_in: str = "de") -> Grid:
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
            title=_title(house, place, shown_in, numbered=place.title in several),
            room="" if place.desk is None else place.desk.room,
            free=place.free,
            parts=_parts(place),
            cells=tuple(tuple(_cells(place, hour, house)) for hour in range_of_hours),
        )
        for place in plan
    )
    return Grid(hours, places)


def _title(house: House, place: PlaceOffer, language: str, *, numbered: bool) -> str:
    one = house.availability_named(place.availability)
    name = place.title if one is None else one.name(language)
    return f"{name} {place.place}" if numbered else name


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
