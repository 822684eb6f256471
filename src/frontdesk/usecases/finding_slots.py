"""Which slot a wish gets, inside the transaction that takes it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from frontdesk.domain.appointment import Appointment
from frontdesk.domain.appointment_errors import (
    DayClosedError,
    DayFullError,
    NoAppointmentsError,
    NothingFreeError,
    OutsideHoursError,
    SlotPastError,
    SlotTakenError,
)
from frontdesk.domain.errors import RefusedError
from frontdesk.domain.house import House, Service, ServiceCode, in_words
from frontdesk.domain.slots import HORIZON, Slot, days_ahead, free_on, slots_on
from frontdesk.usecases.ports import UnitOfWork

if TYPE_CHECKING:
    from frontdesk.usecases.appointments import Wish

_NONE = {"de": "keiner", "en": "none"}


NextFree = dict[ServiceCode, object]


def find_slot(
    unit: UnitOfWork,
    house: House,
    wish: Wish,
    *,
    instead_of: Appointment | None = None,
    next_free: NextFree | None = None,
) -> Slot:
    """The slot for a wish; its day is locked from now on. ``instead_of``: whose own slot counts as free.

    ``next_free`` remembers what a refusal says is free, for those who are refused by the thousand.

    Raises:
        RefusedError: it cannot be had; the sentence names the next free one.
    """
    service = house.service(wish.service)
    if not house.availability_for(service):
        raise NoAppointmentsError(service=in_words(service))
    if wish.starts_at is not None:
        found = _this_one(unit, house, service, wish, wish.starts_at, instead_of)
        if found is None:
            raise _refusal(unit, house, service, wish, wish.starts_at, instead_of, next_free)
        return found
    now = unit.now()
    earliest = max(now, wish.after or now)
    days = list(days_ahead(house, earliest)) if wish.day is None else [wish.day]
    near = [day for day in days if not too_far(house, day, now)]
    found = _next_free(unit, house, service, wish, near, earliest, instead_of)
    if found is None:
        raise _nothing_free(unit, house, service, wish, days[-1])
    return found


def _nothing_free(unit: UnitOfWork, house: House, service: Service, wish: Wish, last: date) -> RefusedError:
    if wish.day is None:
        return NothingFreeError(service=in_words(service), last=f"{last:%d.%m.%Y}")
    now, wanted = unit.now(), datetime.combine(wish.day, time(), house.zone)
    # From the wished day on, as somebody has a reason for it; else any. The client's own is no other one.
    free = _look_ahead(unit, house, service, max(now, wanted), None, wish)
    if free is None and wanted > now:
        free = _look_ahead(unit, house, service, now, None, wish)
    facts = {
        "wanted": f"{wish.day:%d.%m.%Y}",
        "next": _NONE if free is None else local_time(house, free.starts_at),
    }
    closed = house.closed_on(wish.day)
    if closed is not None:
        return DayClosedError(reason=closed.reason, **facts)
    return DayFullError(service=in_words(service), **facts)


def local_time(house: House, at: datetime) -> str:
    """A moment as people say it, in both languages: ``26.11.2026 10:30``."""
    return f"{at.astimezone(house.zone):%d.%m.%Y %H:%M}"


def _this_one(
    unit: UnitOfWork,
    house: House,
    service: Service,
    wish: Wish,
    starts_at: datetime,
    instead_of: Appointment | None,
) -> Slot | None:
    now, day = unit.now(), house.business_day(starts_at)
    if starts_at <= now or too_far(house, day, now):
        return None
    offered = any(slot.starts_at == starts_at and _fits(slot, wish) for slot in slots_on(house, service, day))
    if not offered:  # nobody else has to wait for that to be found out
        return None
    unit.appointments.lock_days([day])
    taken = _taken(unit, day, instead_of)
    free = free_on(house, service, day, taken=taken, now=now)
    return next((slot for slot in free if slot.starts_at == starts_at and _fits(slot, wish)), None)


def _refusal(
    unit: UnitOfWork,
    house: House,
    service: Service,
    wish: Wish,
    starts_at: datetime,
    instead_of: Appointment | None,
    next_free: NextFree | None,
) -> RefusedError:
    now, day = unit.now(), house.business_day(starts_at)
    if next_free is None or service.code not in next_free:
        earliest = now if next_free is not None else max(now, starts_at)
        # Looked at and not taken: nobody is kept from booking while a clerk reads a sentence.
        free = _look_ahead(unit, house, service, earliest, instead_of)
        said: object = _NONE if free is None else local_time(house, free.starts_at)
        if next_free is not None:
            next_free[service.code] = said
    else:
        said = next_free[service.code]
    facts = {"wanted": local_time(house, starts_at), "service": in_words(service), "next": said}
    if starts_at <= now:
        return SlotPastError(**facts)
    closed = house.closed_on(day)
    if closed is not None:
        return DayClosedError(reason=closed.reason, **facts)
    offered = any(slot.starts_at == starts_at and _fits(slot, wish) for slot in slots_on(house, service, day))
    if not offered or too_far(house, day, now):
        return OutsideHoursError(**facts)
    return SlotTakenError(**facts)


def _look_ahead(
    unit: UnitOfWork,
    house: House,
    service: Service,
    earliest: datetime,
    instead_of: Appointment | None,
    wish: Wish | None = None,
) -> Slot | None:
    """The next free slot, of the group and place that the wish names."""
    for day in days_ahead(house, earliest):
        if too_far(house, day, unit.now()):
            return None
        free = free_on(house, service, day, taken=_taken(unit, day, instead_of), now=earliest)
        found = next((slot for slot in free if wish is None or _fits(slot, wish)), None)
        if found is not None:
            return found
    return None


def _next_free(
    unit: UnitOfWork,
    house: House,
    service: Service,
    wish: Wish,
    days: list[date],
    earliest: datetime,
    instead_of: Appointment | None,
) -> Slot | None:
    for day in days:
        # Full days are passed by without a lock; a day that looks free is looked at again with it.
        for lock in (False, True):
            if lock:
                unit.appointments.lock_days([day])
            taken = _taken(unit, day, instead_of)
            free = [
                slot for slot in free_on(house, service, day, taken=taken, now=earliest) if _fits(slot, wish)
            ]
            if not free:
                break
            if lock:
                return free[0]
    return None


def too_far(house: House, day: date, now: datetime) -> bool:
    """Whether a day is further away than anything is booked."""
    return (day - house.business_day(now)).days > HORIZON


def _taken(unit: UnitOfWork, day: date, instead_of: Appointment | None) -> list[Slot]:
    taken = list(unit.appointments.taken(day))
    if instead_of is not None and instead_of.slot in taken:
        taken.remove(instead_of.slot)
    return taken


def _fits(slot: Slot, wish: Wish) -> bool:
    return wish.availability in (None, slot.availability) and wish.place in (None, slot.place)
