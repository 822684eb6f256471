"""The appointments of the mockups' morning in memory: availability, who comes today, what is free."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from frontdesk.domain.appointment import Appointment, AppointmentEvent, AppointmentId, Interpreter, Person
from frontdesk.domain.house import (
    Availability,
    ClosedDay,
    DayException,
    DaySpan,
    Desk,
    DeskName,
    House,
    OpenSpan,
    ReferenceFormat,
    ServiceCode,
    StationName,
)
from frontdesk.domain.slots import Slot, slots_on
from frontdesk.qt.operations import forbid_on_gui_thread
from frontdesk.testing.builders import operation
from frontdesk.usecases import appointment_queries, appointments
from frontdesk.usecases.appointment_views import AppointmentView, Booked
from frontdesk.usecases.appointments import Client, Wish
from tests.apps.reception.stage import MORNING, GuardedStore, Stage, mockup_house

TODAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)
CHRISTMAS = date(2026, 12, 25)
_ROOMS = ("1.04", "1.06", "1.09")
_DAY = tuple(OpenSpan(day, time(8, 0), time(18, 0)) for day in range(5))
_FREE = {
    date(2026, 11, 24): 2, date(2026, 11, 25): 0, date(2026, 11, 27): 4, date(2026, 11, 30): 14,
    date(2026, 12, 1): 17, date(2026, 12, 2): 8, date(2026, 12, 3): 22, date(2026, 12, 4): 11,
}  # fmt: skip
_FREE_ON_THURSDAY = {
    (1, "11:30"), (1, "14:00"), (1, "15:30"), (2, "10:30"), (2, "13:00"), (2, "13:30"), (2, "16:30"),
    (3, "09:30"), (3, "16:00"),
}  # fmt: skip
# Time, service, name, and whether they are there.
_TODAY = (
    ("09:15", "bes", "Haddad, Rami", False),
    ("09:30", "eat", "Öztürk, Selin", False),
    ("09:30", "spr", "Ivanova, Milena", True),
    ("09:45", "wba", "Popescu, Ion", True),
    ("09:45", "s24", "Melnyk, Oksana", False),
    ("10:00", "asy", "Tesfay, Selam", True),
    ("10:00", "bes", "Rahimi, Nasrin", False),
    ("10:00", "nie", "Georgiev, Petar", False),
    ("10:15", "ane", "Al-Masri, Hala", False),
    ("10:30", "but", "Kaya, Emre", False),
    ("10:30", "arb", "Bekele, Tigist", False),
)  # fmt: skip
_EARLIER = ("wba", "neu", "aen", "s24", "fik", "asy", "spr", "ane", "vpe", "eat", "nie")


def appointments_house(**arguments: Any) -> House:
    """The house of the mockups with availability; at Christmas it is closed, ``dol`` has no appointments."""
    house = mockup_house(**arguments)
    letters = {agency.code: agency.letter for agency in house.agencies}
    desks = tuple(
        Desk(
            name=DeskName(f"1.1{number}B"),
            room=f"Zimmer {room}",
            agency=house.agency_of_letter("B").code,  # type: ignore[union-attr]
            floor=1,
            services=(ServiceCode("auf"),),
        )
        for number, room in enumerate(_ROOMS)
    )
    groups = [
        Availability(
            code="aufenthalt",
            names={"de": "Aufenthalt", "en": "Residence"},
            services=(ServiceCode("auf"),),
            minutes=30,
            places=3,
            desks=tuple(desk.name for desk in desks),
            hours=_DAY,
            breaks=(DaySpan(time(12, 0), time(13, 0)),),
            # Over for today: the mockup's day is full.
            exceptions=(DayException(day=TODAY, spans=(DaySpan(time(8, 0), time(9, 0)),)),),
        )
    ]
    for letter, name in (("A", "Leistung"), ("B", "Ausländerrecht"), ("C", "Hilfe"), ("D", "Beratung")):
        codes = tuple(
            one.code
            for one in house.services
            if letters[one.agency] == letter and one.code not in ("auf", "dol")
        )
        groups.append(
            Availability(
                code=name.casefold(),
                names={"de": name, "en": name},
                services=codes,
                minutes=15,
                places=3,
                hours=_DAY,
                breaks=(DaySpan(time(12, 0), time(13, 0)),),
            )
        )
    agencies = tuple(
        replace(
            one,
            references=(
                ReferenceFormat(
                    names={"de": "AZR-Nummer", "en": "AZR number"}, pattern=r"\d{12}", example="130724001234"
                ),
            ),
        )
        if one.letter == "B"
        else one
        for one in house.agencies
    )
    return replace(
        house,
        agencies=agencies,
        desks=(*house.desks, *desks),
        availability=tuple(groups),
        closed_days=(ClosedDay(day=CHRISTMAS, reason="1. Weihnachtstag"),),
    )


class _GuardedAppointments:
    def __init__(self, guard: GuardedBooking) -> None:
        self._guard = guard

    def __getattr__(self, name: str) -> Any:
        target = getattr(self._guard._store.appointments, name)

        def guarded(*args: Any, **kwargs: Any) -> Any:
            forbid_on_gui_thread(f"store.appointments.{name}")
            self._guard.before_each(f"appointments.{name}")
            return target(*args, **kwargs)

        return guarded


class GuardedBooking(GuardedStore):
    """Guards the reads of appointments as well; they are told as ``appointments.NAME``."""

    @property
    def appointments(self) -> Any:
        return _GuardedAppointments(self)


class Booking(Stage):
    """A house with appointments."""

    def __init__(self, house: House | None = None, **arguments: Any) -> None:
        super().__init__(house or appointments_house(), **arguments)
        self.guarded = GuardedBooking(self.store)
        self.runtime.store = self.guarded

    def at(self, clock: str, day: date = TODAY) -> datetime:
        """A local time as a moment."""
        hour, minute = map(int, clock.split(":"))
        return datetime.combine(day, time(hour, minute), self.house.zone).astimezone(UTC)

    def book(
        self,
        service: str,
        clock: str,
        name: str | None = None,
        *,
        day: date = TODAY,
        place: int | None = None,
        reference: str | None = None,
        interpreter: Interpreter | None = None,
        station: str = "reception-2",
    ) -> Appointment:
        """One more appointment, straight into the store, as another station books it."""
        done: Booked = appointments.book(
            self.store,
            self.house,
            op=operation(station),
            wish=Wish(service=service, starts_at=self.at(clock, day), place=place),
            client=Client(name=name, reference=reference, interpreter=interpreter),
        ).value
        return done.appointment

    def fill(self, service: str, day: date, *, keep: int = 0) -> None:
        """Book a day up to so many slots."""
        now = self.clock.now()
        slots = [one for one in slots_on(self.house, self.house.service(service), day) if one.starts_at > now]
        step = max(1, len(slots) // keep) if keep else 0
        kept = set(range(0, step * keep, step)) if keep else set()
        for number, slot in enumerate(slots):
            if number not in kept:
                self.take(service, slot)

    def take(self, service: str, slot: Slot) -> None:
        """Another station books this slot."""
        wish = Wish(
            service=service, starts_at=slot.starts_at, availability=slot.availability, place=slot.place
        )
        appointments.book(self.store, self.house, op=operation("reception-2"), wish=wish)

    def check_in(self, one: Appointment) -> None:
        """Somebody has come, at another station."""
        appointments.check_in(self.store, self.house, op=operation("reception-2"), appointment_id=one.id)

    def all(self) -> list[Appointment]:
        """Every appointment, in the order of time."""
        return list(self.store.appointments.between(date.min, date.max))

    def one(self, appointment_id: AppointmentId) -> Appointment:
        """As the store knows it now."""
        found = self.store.appointments.appointment(appointment_id)
        assert found is not None
        return found

    def person(self, appointment_id: AppointmentId) -> Person:
        """Who comes, as the store knows it."""
        persons = self.store.appointments.persons([appointment_id])
        return persons.get(appointment_id, Person())

    def view(self, appointment_id: AppointmentId) -> AppointmentView:
        return appointment_queries.view_appointment(self.store, self.house, self.one(appointment_id))

    def events(self, appointment_id: AppointmentId) -> list[AppointmentEvent]:
        return list(self.store.appointments.events(appointment_id))

    def station(self) -> StationName:
        return StationName("reception-1")


def appointments_morning(**arguments: Any) -> Booking:
    """The moment of the mockup: 38 appointments today, a full week at the immigration office."""
    stage = Booking(**arguments)
    stage.clock.set(MORNING - timedelta(hours=3))
    earlier = []
    for number, code in enumerate(_EARLIER):
        hour, quarter = divmod(number % 5, 4)
        earlier.append(stage.book(code, f"{8 + hour:02}:{15 * quarter:02}", f"Gast, {'ABCDEFGHIJK'[number]}"))
    named = [(stage.book(code, clock, name), here) for clock, code, name, here in _TODAY]
    later = ("wba", "neu", "s24", "fik", "asy", "kra", "spr", "ane", "umz", "bes", "but", "nie", "sch", "arb")
    for number, code in enumerate((*later, "eat", "vpe")):
        hour, quarter = divmod(number, 4)
        stage.book(code, f"{13 + hour:02}:{15 * quarter:02}", f"Name, {'ABCDEFGHIJKLMNOP'[number]}")
    for number, one in enumerate(earlier):
        stage.clock.set(one.starts_at - timedelta(minutes=5, seconds=number))
        stage.check_in(one)
    for minutes, (one, here) in zip(range(30, 0, -1), named, strict=False):
        if here:
            stage.clock.set(MORNING - timedelta(minutes=minutes))
            stage.check_in(one)
    stage.clock.set(MORNING)
    for day, keep in _FREE.items():
        stage.fill("auf", day, keep=keep)
    for slot in slots_on(stage.house, stage.house.service("auf"), THURSDAY):
        local = slot.starts_at.astimezone(stage.house.zone)
        if (slot.place, f"{local:%H:%M}") not in _FREE_ON_THURSDAY:
            stage.take("auf", slot)
    stage.open_desks()
    return stage
