"""The appointment that is being put together: service, time, client; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from frontdesk.apps.reception.search import NOTHING, Found, ServiceSearch
from frontdesk.domain.appointment import AppointmentId, Interpreter
from frontdesk.domain.house import House, Service, ServiceCode
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import OperationId
from frontdesk.usecases.appointment_views import AppointmentView
from frontdesk.usecases.appointments import Client, Wish


class Purpose(StrEnum):
    """What the form is for."""

    BOOK = "book"
    MOVE = "move"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What a clerk wants done.

    Attributes:
        op: made before the first try; every retry carries it, so that one intent is one appointment.
        appointment_id: the one that is moved or changed.
        slot: the one that was pointed at; ``None``: the next free one later than ``after``.
        client: personal data, kept out of every text that this value is turned into.
    """

    op: OperationId
    purpose: Purpose
    appointment_id: AppointmentId | None = None
    service: ServiceCode
    slot: Slot | None = None
    after: datetime | None = None
    client: Client = field(repr=False)

    @property
    def wish(self) -> Wish:
        """Which slot is wanted."""
        if self.slot is None:
            return Wish(service=self.service, after=self.after)
        return Wish(
            service=self.service,
            starts_at=self.slot.starts_at,
            availability=self.slot.availability,
            place=self.slot.place,
        )

    def same_wish(self, other: Intent) -> bool:
        """Whether both stand for the same act."""
        return replace(self, op=other.op) == other


@dataclass(slots=True)
class _Form:
    """Everything that belongs to one client."""

    slot: Slot | None = None
    wants_next: bool = False
    after: datetime | None = None
    reference: str = ""
    name: str = ""
    language: str = "de"
    interpreter: Interpreter | None = None


@dataclass(frozen=True, slots=True)
class _Begun:
    """All that stood in the draft when something else was taken up."""

    service: ServiceCode | None
    purpose: Purpose
    target: AppointmentView | None
    form: _Form
    tried: Intent | None

    def is_tried(self, intent: Intent) -> bool:
        """Whether this is still that try, with nothing changed since."""
        if self.tried is None or self.tried.op != intent.op:
            return False
        wish = self.wish()
        return wish is not None and intent.same_wish(wish)

    def wish(self) -> Intent | None:
        """What would be tried now, under an operation of its own."""
        form = self.form
        if self.service is None:
            return None
        return Intent(
            op=OperationId(uuid4()),
            purpose=self.purpose,
            appointment_id=None if self.target is None else self.target.appointment.id,
            service=self.service,
            slot=form.slot,
            after=form.after,
            client=Client(
                language=form.language,
                interpreter=form.interpreter,
                name=form.name.strip() or None,
                reference=form.reference.strip() or None,
            ),
        )


class Draft:
    """What is typed and chosen.

    Attributes:
        text: what stands in the search for a service; empty while nobody searches.
        found: which services that text means.
        service: code of the chosen one; it stays chosen after a booking.
        form: time and client.
        purpose, target: what the form is for, and the appointment that it is about.
    """

    def __init__(self) -> None:
        self._search = ServiceSearch(())
        self._services: dict[ServiceCode, Service] = {}
        self.text = ""
        self.found: Found = NOTHING
        self.service: ServiceCode | None = None
        self.form = _Form()
        self.purpose = Purpose.BOOK
        self.target: AppointmentView | None = None
        self._before_search: tuple[ServiceCode | None, Slot | None] = (None, None)
        self._aside: list[_Begun] = []
        self._tried: Intent | None = None

    def set_house(self, house: House) -> None:
        """Search the services of this house from now on."""
        self._services = {service.code: service for service in house.active_services}
        self._search = ServiceSearch(self._services.values())
        self.found = self._search.find(self.text)
        if self.service not in self._services:
            self.service = self.form.slot = None
        if self.form.language not in house.site.languages:
            self.form.language = "de"

    @property
    def chosen(self) -> Service | None:
        """The chosen service."""
        return self._services.get(self.service) if self.service is not None else None

    @property
    def services(self) -> dict[ServiceCode, Service]:
        """Those of the house by their codes."""
        return self._services

    @property
    def is_searching(self) -> bool:
        """Whether somebody looks for a service now."""
        return bool(self.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been begun for a client."""
        return self.purpose is Purpose.BOOK and self.form == _Form()

    @property
    def is_ready(self) -> bool:
        """Whether the key does something."""
        if self.purpose is Purpose.CHANGE:
            return True
        if self.purpose is Purpose.MOVE:
            # To the store the slot that is given up counts as free: a time that is not known yet could be it.
            return self.form.slot is not None
        return self.service is not None and (self.form.slot is not None or self.form.wants_next)

    @property
    def is_tried(self) -> bool:
        """Whether exactly this wish was tried before: it may have been fulfilled, and the answer lost."""
        tried, form = self._tried, self.form
        return tried is not None and form.slot is not None and tried.slot == form.slot

    def type(self, text: str) -> None:
        """The search changed: one match or an exact code chooses, anything else un-chooses."""
        if text == self.text:
            return
        if not self.is_searching:
            self._before_search = (self.service, self.form.slot)
        self.text = text
        self.found = self._search.find(text)
        if text.strip():
            self._take(self.found.chosen)
        else:
            self._go_back()

    def end_search(self, *, keep: bool) -> None:
        """The search is over: with what it chose, or with what was chosen before it."""
        if self.is_searching and (not keep or self.service is None):
            self._go_back()
        self.text, self.found = "", NOTHING

    def choose(self, service: ServiceCode) -> None:
        """A service was pressed."""
        self.text, self.found = "", NOTHING
        self._take(service)

    def walk(self, down: int) -> None:
        """An arrow key in the search: along the matches, else through all services."""
        codes = self.found.codes if self.text.strip() else tuple(self._services)
        if not codes:
            return
        at = codes.index(self.service) + down if self.service in codes else (0 if down > 0 else -1)
        self._take(codes[at % len(codes)])

    def take_slot(self, slot: Slot) -> None:
        """A time was chosen."""
        self.form.slot, self.form.wants_next, self.form.after = slot, False, None

    def take_next(self, after: datetime | None = None) -> None:
        """The next free time; until it is known which one that is, the store chooses it."""
        self.form.slot, self.form.wants_next, self.form.after = None, True, after

    def drop_slot(self) -> None:
        """No time is chosen."""
        self.form.slot, self.form.wants_next, self.form.after = None, False, None

    def forget_slot(self) -> None:
        """The wish was refused, and is over with that."""
        self.drop_slot()
        self._tried = None

    def begin(self, purpose: Purpose, target: AppointmentView) -> None:
        """Another appointment is moved or changed; a booking that had been begun is put aside."""
        if self.purpose is Purpose.BOOK:
            self._aside.append(self._begun)
        one = target.appointment
        self.purpose, self.target, self._tried = purpose, target, None
        self.text, self.found, self.service = "", NOTHING, one.service
        self.form = _Form(
            slot=one.slot if purpose is Purpose.CHANGE else None,
            reference=target.person.reference or "",
            name=target.person.name or "",
            language=one.language,
            interpreter=one.interpreter,
        )

    def clear(self) -> None:
        """As after a booking: no client, no time; what was put aside is taken up again."""
        self.purpose, self.target, self.form = Purpose.BOOK, None, _Form()
        self._tried = None  # the next client's wish may look the same and is another one
        if self._aside:
            begun = self._aside.pop()
            self.service, self.form = begun.service, begun.form
            self.purpose, self.target, self._tried = begun.purpose, begun.target, begun.tried

    def shows(self, intent: Intent) -> bool:
        """Whether this very try stands here, with nothing changed since."""
        return self._begun.is_tried(intent)

    def end(self, intent: Intent) -> bool:
        """This try is over: its form goes, but no other one; true when that was the one in view."""
        self._aside = [one for one in self._aside if not one.is_tried(intent)]
        if not self.shows(intent):
            return False
        self.clear()
        return True

    def intent(self) -> Intent | None:
        """The wish as it stands now; the same one tried again keeps its operation id."""
        wish = self._begun.wish()
        if not self.is_ready or wish is None:
            return None
        if self._tried is not None and self._tried.same_wish(wish):
            wish = replace(wish, op=self._tried.op)
        self._tried = wish
        return wish

    def restore(self, intent: Intent, target: AppointmentView | None = None) -> None:
        """Put a refused try back, so that the clerk can repeat it; what had been begun is put aside.

        ``target``: the appointment that it moves or changes.
        """
        if not self.is_empty:
            self._aside.append(self._begun)
        client = intent.client
        self.purpose, self.target = intent.purpose, target
        self.text, self.found, self.service = "", NOTHING, intent.service
        self.form = _Form(
            slot=intent.slot,
            wants_next=intent.slot is None,
            after=intent.after,
            reference=client.reference or "",
            name=client.name or "",
            language=client.language or "de",
            interpreter=client.interpreter,
        )
        self._tried = intent

    @property
    def _begun(self) -> _Begun:
        return _Begun(self.service, self.purpose, self.target, self.form, self._tried)

    def _go_back(self) -> None:
        service, slot = self._before_search
        self._take(service)
        if slot is not None:
            self.take_slot(slot)

    def _take(self, service: ServiceCode | None) -> None:
        if service != self.service:
            self.service = service
            if self.purpose is not Purpose.CHANGE:
                self.drop_slot()
