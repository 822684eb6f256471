"""Take over appointments from another booking system, row by row, and hand out those of this house."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import blake2s
from itertools import islice
from uuid import uuid5

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentEvent,
    AppointmentMove,
    AppointmentState,
    AppointmentStep,
    Interpreter,
    NewAppointment,
    Origin,
    Person,
)
from frontdesk.domain.appointment_errors import RepeatedRowError
from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import FrontdeskError, StoreError
from frontdesk.domain.house import House, ServiceCode
from frontdesk.domain.ticket import OperationId
from frontdesk.usecases.acts import Outcome, settled
from frontdesk.usecases.appointments import Client, Wish, person_of, slip_code
from frontdesk.usecases.finding_slots import find_slot, too_far
from frontdesk.usecases.ports import Operation, Reader, Store, UnitOfWork

IMPORTED = "import"
_BATCH = 100  # rows in one transaction; others book between two of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An appointment as another system tells it.

    Attributes:
        line: where it stands in the file, from 1.
        uid: by which that system knows it.
        service: short code or name.
    """

    line: int
    uid: str
    service: str
    starts_at: datetime
    cancelled: bool = False
    client: Client = field(default_factory=Client)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not taken over, and why."""

    line: int
    why: FrontdeskError


@dataclass(kw_only=True)
class ImportReport:
    """What became of the rows of a file."""

    booked: int = 0
    moved: int = 0
    changed: int = 0
    cancelled: int = 0
    unchanged: int = 0
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def rows(self) -> int:
        done = self.booked + self.moved + self.changed + self.cancelled + self.unchanged
        return done + len(self.left_out)


@dataclass(frozen=True, slots=True)
class Exported:
    """An appointment to be handed out; without the person unless that was asked for."""

    appointment: Appointment
    person: Person


def import_appointments(
    store: Store, house: House, *, op: Operation, rows: Iterable[Row | LeftOut]
) -> Outcome[ImportReport]:
    """Book, move and cancel as the rows say; a row takes effect wholly or not at all.

    Safe to repeat: a row that says what it said before changes nothing, even where the appointment was moved
    or cancelled here since.
    """
    report = ImportReport()
    next_free: dict[ServiceCode, object] = {}
    lines: dict[str, int] = {}
    for batch in _batches(rows):
        done = settled(
            lambda batch=batch: _attempt(store, house, op, batch, next_free, lines)  # type: ignore[misc]
        )
        for name in ("booked", "moved", "changed", "cancelled", "unchanged"):
            setattr(report, name, getattr(report, name) + getattr(done, name))
        report.left_out += done.left_out
    wrote = report.booked + report.moved + report.changed + report.cancelled
    return Outcome(report, frozenset({ChangeKind.APPOINTMENTS} if wrote else ()))


def export_appointments(
    store: Reader, house: House, *, first: date, last: date, agency: str | None = None, persons: bool = False
) -> tuple[Exported, ...]:
    """The appointments of some days, cancelled ones too, so that the other side learns of them."""
    found = store.appointments.between(first, last)
    if agency is not None:
        code = house.agency_named(agency).code
        found = [one for one in found if one.now.agency == code]
    known = store.appointments.persons([one.id for one in found]) if persons else {}
    return tuple(Exported(one, known.get(one.id, Person())) for one in found)


def uid_of(house: House, text: str) -> str:
    """The uid under which an appointment is kept: our own as it is, another one only as its digest.

    What other programs put into a uid nobody knows; it may be somebody's name.
    """
    own = rf"[0-9a-f]{{32}}@{re.escape(house.site.code)}\.frontdesk"
    if re.fullmatch(own, text):
        return text
    digest = blake2s(text.encode(errors="surrogatepass"), digest_size=16, person=b"fd-uid").hexdigest()
    return f"{digest}@{house.site.code}.frontdesk"


def _batches(rows: Iterable[Row | LeftOut]) -> Iterator[list[Row | LeftOut]]:
    every = iter(rows)
    while batch := list(islice(every, _BATCH)):
        yield batch


def _attempt(
    store: Store,
    house: House,
    op: Operation,
    batch: Sequence[Row | LeftOut],
    next_free: dict[ServiceCode, object],
    lines: dict[str, int],
) -> ImportReport:
    report, own = ImportReport(), dict[str, int]()
    with store.begin() as unit:
        now = unit.now()
        to_come = (row.starts_at for row in batch if isinstance(row, Row) and row.starts_at > now)
        # All at once: row by row they might be locked in another order than somebody else does.
        unit.appointments.lock_days(
            {day for day in map(house.business_day, to_come) if not too_far(house, day, now)}
        )
        for row in batch:
            if isinstance(row, LeftOut):
                report.left_out.append(row)
                continue
            uid = uid_of(house, row.uid)
            try:
                before = own.get(uid) or lines.get(uid)
                # Who cancels makes no one of two people: that may stand before or after.
                if before is not None and not row.cancelled:
                    raise RepeatedRowError(line=before)
                _take_over(unit, house, op, row, report, next_free)
                if not row.cancelled:
                    own[uid] = row.line
            except StoreError:
                raise
            except FrontdeskError as error:  # refused before anything of the row was written
                report.left_out.append(LeftOut(row.line, error))
    lines.update(own)  # only now: what is tried again begins anew
    return report


def _take_over(
    unit: UnitOfWork,
    house: House,
    op: Operation,
    row: Row,
    report: ImportReport,
    next_free: dict[ServiceCode, object],
) -> None:
    service, person = house.service(row.service), person_of(row.client)
    language = house.language(row.client.language)
    uid = uid_of(house, row.uid)
    state = "cancelled" if row.cancelled else row.starts_at.isoformat()
    own = replace(op, id=OperationId(uuid5(op.id, f"{uid} {service.code} {state} {row.client!r}")))
    present = unit.appointments.with_uid(uid)
    if present is None:
        if row.cancelled:
            report.unchanged += 1
            return
        slot = find_slot(unit, house, _wish(row, service.code), next_free=next_free)
        new = NewAppointment(
            slot=slot,
            day=house.business_day(slot.starts_at),
            service=service.code,
            agency=service.agency,
            uid=uid,
            code=slip_code(house, own.id),
            origin=Origin.IMPORT,
            language=language,
            interpreter=row.client.interpreter,
            person=person,
        )
        unit.appointments.insert(own, new)
        report.booked += 1
    elif row.cancelled:
        if present.state is AppointmentState.CANCELLED:
            report.unchanged += 1
            return
        step = AppointmentMove(step=AppointmentStep.CANCELLED, reason=IMPORTED)
        unit.appointments.step(own, present, step)
        report.cancelled += 1
    elif _is_news(unit, present, row, service.code):
        slot = find_slot(unit, house, _wish(row, service.code), instead_of=present, next_free=next_free)
        step = AppointmentMove(
            step=AppointmentStep.MOVED,
            slot=slot,
            day=house.business_day(slot.starts_at),
            service=service.code,
            agency=service.agency,
            reason=IMPORTED,
        )
        news = _told_more(unit, house, present, row.client)
        moved = unit.appointments.step(own, present, step)
        if news is not None:
            _change(unit, own, moved, news)
        report.moved += 1
    elif (news := _told_more(unit, house, present, row.client)) is not None:
        _change(unit, own, present, news)
        report.changed += 1
    else:
        report.unchanged += 1


def _change(unit: UnitOfWork, own: Operation, present: Appointment, news: _Facts) -> None:
    language, interpreter, person = news
    unit.appointments.change(
        own, present, language=language, interpreter=interpreter, person=person, reason=IMPORTED
    )


def _wish(row: Row, service: str) -> Wish:
    return Wish(service=service, starts_at=row.starts_at)


def _is_news(unit: UnitOfWork, present: Appointment, row: Row, service: ServiceCode) -> bool:
    """Whether the row tells another time or service than it did the last time; what was moved or cancelled
    here since does not count.
    """
    if (present.starts_at, present.service) == (row.starts_at, service):
        return False
    told = [event for event in unit.appointments.events(present.id) if _is_told(event)]
    return (told[-1].slot.starts_at, told[-1].service) != (row.starts_at, service)


def _is_told(event: AppointmentEvent) -> bool:
    """Whether the other system said so; of appointments booked here, it was told so."""
    moved = event.step is AppointmentStep.MOVED and event.reason == IMPORTED
    return event.step is AppointmentStep.BOOKED or moved


_Facts = tuple[str, Interpreter | None, Person]


def _told_more(unit: UnitOfWork, house: House, present: Appointment, client: Client) -> _Facts | None:
    """What is known of the client after the row, where that is news and the client is still to come.

    What the row does not say stays: a table without a column of names takes nobody's name away.
    """
    if present.origin is not Origin.IMPORT or present.state is not AppointmentState.BOOKED:
        return None
    person, told = unit.appointments.person(present.id), person_of(client)
    known = (present.language, present.interpreter, person)
    after = (
        present.language if client.language is None else house.language(client.language),
        client.interpreter or present.interpreter,
        Person(told.name or person.name, told.reference or person.reference),
    )
    changed_here = any(
        event.step is AppointmentStep.CHANGED and event.reason != IMPORTED
        for event in unit.appointments.events(present.id)
    )
    return after if after != known and not changed_here else None
