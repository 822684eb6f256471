"""Reads what the page of appointments shows, off the GUI thread; only the newest question is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject

from frontdesk.apps.reception.actions import Failed, Link
from frontdesk.domain.appointment import AppointmentId
from frontdesk.domain.slots import Slot
from frontdesk.qt.operations import Query
from frontdesk.usecases import appointment_queries
from frontdesk.usecases.appointment_views import (
    AppointmentsPicture,
    AppointmentView,
    DayOffer,
    PlaceOffer,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is free of a service: on the days of the strip, and one of those days slot by slot."""

    service: str
    offers: tuple[DayOffer, ...]
    day: date
    places: tuple[PlaceOffer, ...]


def read_today(
    link: Link, *, initiator: QObject, on_success: Callable[[AppointmentsPicture], object], on_failure: Failed
) -> Query[AppointmentsPicture]:
    """Read today's appointments; only the newest question is answered."""
    runtime = link.runtime
    return link.operations.query(
        lambda: appointment_queries.reception_appointments(runtime.store, runtime.house),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
        latest="appointments",
        quiet=True,
    )


def read_one(
    link: Link,
    appointment_id: AppointmentId,
    *,
    initiator: QObject,
    on_success: Callable[[AppointmentView], object],
    on_failure: Failed,
) -> Query[AppointmentView]:
    """Read one appointment anew."""
    return link.operations.query(
        lambda: view_of(link, appointment_id),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
        latest="appointment",
        quiet=True,
    )


def read_plan(
    link: Link,
    service: str,
    days: Sequence[date],
    day: date | None,
    *,
    initiator: QObject,
    on_success: Callable[[Plan], object],
    on_failure: Failed,
) -> Query[Plan]:
    """Read what is free on ``days``, and of ``day`` (else the first with a free slot) all slots."""
    runtime = link.runtime

    def work() -> Plan:
        store, house = runtime.store, runtime.house
        span = (days[-1] - days[0]).days + 1
        every = appointment_queries.day_offers(store, house, service=service, first=days[0], days=span)
        offers = tuple(offer for offer in every if offer.day in days)
        shown = day or next((offer.day for offer in offers if offer.free), days[0])
        places = appointment_queries.day_plan(store, house, service=service, day=shown)
        return Plan(service, offers, shown, places)

    return link.operations.query(
        work, initiator=initiator, on_success=on_success, on_failure=on_failure, latest="plan"
    )


def read_next(
    link: Link,
    service: str,
    after: datetime | None,
    *,
    initiator: QObject,
    on_success: Callable[[Slot | None], object],
    on_failure: Failed,
) -> Query[Slot | None]:
    """Read which slot is free next; ``None``: none as far as anybody may book."""
    runtime = link.runtime

    def work() -> Slot | None:
        found = appointment_queries.next_free(runtime.store, runtime.house, service=service, after=after)
        return found[0] if found else None

    return link.operations.query(
        work, initiator=initiator, on_success=on_success, on_failure=on_failure, latest="next"
    )


def view_of(link: Link, appointment_id: AppointmentId) -> AppointmentView:
    """One appointment with everything about it; not on the GUI thread."""
    store, house = link.runtime.store, link.runtime.house
    one = appointment_queries.find_appointment(store, house, f"T {appointment_id}")
    return appointment_queries.view_appointment(store, house, one)
