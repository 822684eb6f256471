"""Slots: the times at which appointments can be had, worked out of the availability for any day.

A slot is a moment and a place. Lengths are minutes that really pass: a morning in which the clock is put
forward has fewer slots than others, one in which it is put back has more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from frontdesk.domain.house import Availability, DaySpan, DeskName, House, Service

HORIZON = 366  # days; further away nothing is booked


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time at a place, in UTC.

    Attributes:
        availability: code of the group of places.
        place: from 1.
        desk: where it is; ``None`` without a fixed desk.
    """

    starts_at: datetime
    ends_at: datetime
    availability: str
    place: int
    desk: DeskName | None = None

    @property
    def lane(self) -> str:
        """What can hold one client at a time: the desk, else the place of its group."""
        return self.desk or f"{self.availability}:{self.place}"

    def meets(self, other: Slot) -> bool:
        """Whether both cannot be: the same lane, and some time in common."""
        together = self.starts_at < other.ends_at and other.starts_at < self.ends_at
        return together and self.lane == other.lane


def times_on(house: House, one: Availability, day: date) -> list[tuple[datetime, datetime]]:
    """Start and end of the appointments of a day, in UTC, in their order; none on closed days."""
    if house.closed_on(day) is not None:
        return []
    return times_in(one.spans_on(day), one.breaks, one.minutes, day, house.zone)


def times_in(
    spans: Collection[DaySpan], breaks: Collection[DaySpan], minutes: int, day: date, zone: tzinfo
) -> list[tuple[datetime, datetime]]:
    """The whole appointments that fit into the spans; a break starts the count anew."""
    length = timedelta(minutes=minutes)
    found = []
    for start, end in _pieces(spans, breaks, day, zone):
        while start + length <= end:
            found.append((start, start + length))
            start += length
    return found


def slots_on(house: House, service: Service, day: date) -> Iterator[Slot]:
    """Every slot of the service on a day, free or not, in the order of time, then of the places."""
    every = [
        Slot(start, end, one.code, place, one.desk_of(place))
        for one in house.availability_for(service)
        for start, end in times_on(house, one, day)
        for place in range(1, one.places + 1)
    ]
    yield from sorted(every, key=lambda slot: (slot.starts_at, slot.ends_at, slot.availability, slot.place))


def free_on(
    house: House, service: Service, day: date, *, taken: Collection[Slot], now: datetime
) -> list[Slot]:
    """The slots of a day that are still to come and meet none of those taken."""
    lanes: dict[str, list[Slot]] = {}
    for other in taken:
        lanes.setdefault(other.lane, []).append(other)
    return [
        slot
        for slot in slots_on(house, service, day)
        if slot.starts_at > now and not any(slot.meets(other) for other in lanes.get(slot.lane, ()))
    ]


def days_ahead(house: House, now: datetime) -> Iterator[date]:
    """The business days on which something can be booked, today first."""
    today = house.business_day(now)
    for number in range(HORIZON + 1):
        yield today + timedelta(days=number)


def _pieces(
    spans: Collection[DaySpan], breaks: Collection[DaySpan], day: date, zone: tzinfo
) -> list[tuple[datetime, datetime]]:
    """The spans without the breaks, as moments."""
    pieces = [(_moment(day, span.start, zone), _moment(day, span.end, zone)) for span in spans]
    for pause in breaks:
        begin, over = _moment(day, pause.start, zone), _moment(day, pause.end, zone)
        parts = []
        for start, end in pieces:
            if over <= start or end <= begin:
                parts.append((start, end))
                continue
            parts += [(start, begin), (over, end)]
        pieces = parts
    return sorted((start, end) for start, end in pieces if start < end)


def moments(day: date, span: DaySpan, zone: tzinfo) -> tuple[datetime, datetime]:
    """Start and end of a part of a day, as moments in UTC."""
    return _moment(day, span.start, zone), _moment(day, span.end, zone)


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    """A local time as a moment; of a time that comes twice, the first one."""
    return datetime.combine(day, at, zone).astimezone(UTC)
