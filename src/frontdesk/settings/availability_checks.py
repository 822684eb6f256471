"""What must hold of the times of appointments: each yields slots, and no place is given out twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, time

from frontdesk.domain.house import DaySpan
from frontdesk.domain.slots import times_in
from frontdesk.settings.house_draft import Draft
from frontdesk.settings.house_models import WEEKDAYS, AvailabilityEntry, parse_span
from frontdesk.settings.problems import shown

_ANY_DAY = date(2026, 1, 5)  # no clock is put forward or back in UTC


def check_availability(draft: Draft) -> None:
    """Add a finding for everything about appointments that does not fit together."""
    for index, entry in draft.availability.items():
        key = f"availability[{index}]"
        _check_services(draft, key, entry)
        _check_desks(draft, key, entry)
        _check_slots(draft, key, entry)
    _check_overlaps(draft)


def _check_services(draft: Draft, key: str, entry: AvailabilityEntry) -> None:
    known = {code.casefold() for _, code in draft.mentioned("services", "code")}
    for place, code in enumerate(entry.services):
        if known and code not in known:
            draft.add(f"{key}.services[{place}]", "no_service", value=shown(code))


def _check_desks(draft: Draft, key: str, entry: AvailabilityEntry) -> None:
    known = {name.casefold() for _, name in draft.mentioned("desks", "name")}
    sound = {desk.name.casefold(): desk for desk in draft.desks.values()}
    for place, name in enumerate(entry.desks):
        if known and name.casefold() not in known:
            draft.add(f"{key}.desks[{place}]", "no_desk", value=shown(name))
            continue
        desk = sound.get(name.casefold())
        missing = [] if desk is None else [code for code in entry.services if code not in desk.services]
        if missing:
            # Whoever has an appointment there could never be called there.
            facts = {"value": shown(name), "service": missing[0]}
            draft.add(f"{key}.desks[{place}]", "desk_without_service", **facts)
    if entry.places is not None and entry.places < len(entry.desks):
        draft.add(f"{key}.places", "fewer_places", places=entry.places, desks=len(entry.desks))


def _check_slots(draft: Draft, key: str, entry: AvailabilityEntry) -> None:
    any_day = False
    for weekday, name in enumerate(WEEKDAYS):
        spans = [DaySpan(start, end) for day, start, end in entry.hours.spans() if day == weekday]
        if not spans:
            continue
        any_day = True
        if not _fits(spans, entry):
            draft.add(f"{key}.hours.{name}", "no_slot", minutes=entry.minutes)
    for place, exception in enumerate(entry.exceptions):
        spans = [DaySpan(*parse_span(text)) for text in exception.hours]
        any_day = any_day or bool(spans)
        if spans and not _fits(spans, entry):
            draft.add(f"{key}.exceptions[{place}].hours", "no_slot", minutes=entry.minutes)
    if not any_day:
        draft.add(f"{key}.hours", "no_slot", minutes=entry.minutes)


def _fits(spans: Sequence[DaySpan], entry: AvailabilityEntry) -> bool:
    breaks = [DaySpan(*parse_span(text)) for text in entry.breaks]
    return bool(times_in(spans, breaks, entry.minutes, _ANY_DAY, UTC))


def _check_overlaps(draft: Draft) -> None:
    entries = list(draft.availability.items())
    for number, (index, entry) in enumerate(entries):
        for other_index, other in entries[:number]:
            shared = _shared(entry, other)
            if shared is not None and _meet(entry, other):
                key = f"availability[{other_index}]"
                draft.add(f"availability[{index}].hours", "availability_overlap", other=key, what=shared)


def _shared(entry: AvailabilityEntry, other: AvailabilityEntry) -> str | None:
    """What both would give out: a desk, or a service where one of them says nothing about desks."""
    desks = {name.casefold() for name in other.desks}
    for name in entry.desks:
        if name.casefold() in desks:
            return shown(name)
    if entry.desks and other.desks:
        return None
    services = [code for code in entry.services if code in other.services]
    return services[0] if services else None


def _meet(entry: AvailabilityEntry, other: AvailabilityEntry) -> bool:
    """Whether both are valid on some day at the same time."""
    first = max(entry.valid_from or date.min, other.valid_from or date.min)
    last = min(entry.valid_until or date.max, other.valid_until or date.max)
    if last < first:
        return False
    dated = {one.day: _spans(one.hours) for one in entry.exceptions}
    dated_other = {one.day: _spans(one.hours) for one in other.exceptions}
    # On every weekday, as far as there is such a day in the time that both are valid, …
    for weekday in _weekdays(first, last):
        if _cross(_of_weekday(entry, weekday), _of_weekday(other, weekday)):
            return True
    # … and on the days on which one of them is at other times.
    for day in {*dated, *dated_other}:
        if first <= day <= last:
            mine = dated.get(day, _of_weekday(entry, day.weekday()))
            theirs = dated_other.get(day, _of_weekday(other, day.weekday()))
            if _cross(mine, theirs):
                return True
    return False


def _weekdays(first: date, last: date) -> Iterator[int]:
    days = min((last - first).days + 1, len(WEEKDAYS))
    for number in range(days):
        yield (first.weekday() + number) % len(WEEKDAYS)


Spans = list[tuple[time, time]]


def _spans(texts: Sequence[str]) -> Spans:
    return [parse_span(text) for text in texts]


def _of_weekday(entry: AvailabilityEntry, weekday: int) -> Spans:
    return [(start, end) for day, start, end in entry.hours.spans() if day == weekday]


def _cross(mine: Spans, theirs: Spans) -> bool:
    return any(a < d and c < b for a, b in mine for c, d in theirs)
