"""Starts the acts of a clerk: each function runs one use case off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.apps.reception.draft import Intent
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.opening import Decision
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.ticket import Ticket, TicketId
from frontdesk.qt import translation
from frontdesk.qt.operations import Operation, Operations, Query
from frontdesk.usecases import calling, openings, queues, reception
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.ports import Issued
from frontdesk.usecases.views import ReceptionPicture, Standing
from frontdesk.usecases.waits import Waits

if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime

Failed = Callable[[Exception], object]


@dataclass(frozen=True, slots=True)
class Link:
    """What an act needs: the running program, and the way off the GUI thread."""

    runtime: Runtime
    operations: Operations


def issue_ticket(
    link: Link,
    intent: Intent,
    *,
    waits: Waits | None,
    initiator: QObject,
    on_success: Callable[[Outcome[Issued]], object],
    on_failure: Failed,
) -> Operation[Outcome[Issued]]:
    """Give out the ticket of an intent; a retry with the same intent cannot make a second one.

    ``waits`` is the forecast that the window shows.
    """
    runtime = link.runtime
    op = runtime.operation(intent.op)

    def work() -> Outcome[Issued]:
        return reception.issue_ticket(
            runtime.store,
            runtime.house,
            op=op,
            service=intent.service,
            language=intent.language,
            need=intent.need,
            printer=runtime.printer,
            anyway=intent.anyway,
            waits=waits,
        )

    return link.operations.run(work, initiator=initiator, on_success=on_success, on_failure=on_failure)


def take_back(
    link: Link,
    ticket_id: TicketId,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[Ticket]], object],
    on_failure: Failed,
) -> Operation[Outcome[Ticket]]:
    """Cancel a ticket that was issued by mistake."""
    runtime, op = link.runtime, link.runtime.operation()
    return link.operations.run(
        lambda: reception.take_back(runtime.store, runtime.house, op=op, ticket_id=ticket_id),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def reprint(
    link: Link,
    ticket_id: TicketId,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[PrintJob]], object],
    on_failure: Failed,
) -> Operation[Outcome[PrintJob]]:
    """Order one more slip for this station's printer; it will say that it is a second print."""
    runtime, op = link.runtime, link.runtime.operation()
    printer = runtime.printer or ""
    return link.operations.run(
        lambda: reception.reprint(runtime.store, op=op, ticket_id=ticket_id, printer=printer),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def answer_slip(
    link: Link,
    job: PrintJob,
    *,
    present: bool,
    initiator: QObject,
    on_success: Callable[[PrintJob], object],
    on_failure: Failed,
) -> Operation[PrintJob]:
    """Settle a slip in doubt; where it is missing, order it anew, marked as a second print."""
    runtime, op = link.runtime, link.runtime.operation()

    def work() -> PrintJob:
        if present:
            return reception.confirm_slip(runtime.store, job=job)
        return reception.replace_slip(runtime.store, op=op, job=job)

    return link.operations.run(work, initiator=initiator, on_success=on_success, on_failure=on_failure)


def answer_old_slips(
    link: Link,
    jobs: Sequence[PrintJob],
    *,
    wanted: bool,
    initiator: QObject,
    on_success: Callable[[Sequence[PrintJob]], object],
    on_failure: Failed,
) -> Operation[Sequence[PrintJob]]:
    """Print slips that had become old all the same, or drop them."""
    store = link.runtime.store

    def work() -> Sequence[PrintJob]:
        if wanted:
            return reception.release_slips(store, jobs=jobs)
        return reception.drop_slips(store, jobs=jobs)

    return link.operations.run(work, initiator=initiator, on_success=on_success, on_failure=on_failure)


def _standing_of(runtime: Runtime, find: Callable[[], Ticket]) -> Callable[[], Standing]:
    """How it stands with the ticket that is found, by the program's one forecast."""
    language = translation.language()

    def work() -> Standing:
        return queues.standing(
            runtime.store, runtime.house, find(), language=language, forecaster=runtime.forecaster
        )

    return work


def find_standing(
    link: Link,
    label: str,
    *,
    initiator: QObject,
    on_success: Callable[[Standing], object],
    on_failure: Failed,
) -> Query[Standing]:
    """How it stands with the ticket of a number; only the newest question is answered."""
    store, house = link.runtime.store, link.runtime.house
    return link.operations.query(
        _standing_of(link.runtime, lambda: queues.find_ticket(store, house, label)),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
        latest="standing",
    )


def find_scanned(
    link: Link,
    code: str,
    *,
    initiator: QObject,
    on_success: Callable[[Standing], object],
    on_failure: Failed,
) -> Query[Standing]:
    """The same for the code of a slip."""
    store, house = link.runtime.store, link.runtime.house
    return link.operations.query(
        _standing_of(link.runtime, lambda: queues.find_scanned_ticket(store, house, code)),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
        latest="standing",
    )


def bring_back(
    link: Link,
    ticket_id: TicketId,
    *,
    initiator: QObject,
    on_success: Callable[[Standing], object],
    on_failure: Failed,
) -> Operation[Standing]:
    """A client who was set aside waits again; tells where in the line."""
    runtime, op = link.runtime, link.runtime.operation()
    work = _standing_of(
        runtime, lambda: calling.back(runtime.store, runtime.house, op=op, ticket_id=ticket_id).value
    )
    return link.operations.run(work, initiator=initiator, on_success=on_success, on_failure=on_failure)


def decide_opening(
    link: Link,
    service: ServiceCode,
    *,
    opens: bool,
    reason: str,
    initiator: QObject,
    on_success: Callable[[Outcome[Decision]], object],
    on_failure: Failed,
) -> Operation[Outcome[Decision]]:
    """Open a service now, or close it for today."""
    runtime, op = link.runtime, link.runtime.operation()
    decide = openings.open_service if opens else openings.close_service
    return link.operations.run(
        lambda: decide(runtime.store, runtime.house, op=op, service=service, reason=reason),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def restore_opening(
    link: Link,
    made: Decision,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[Decision]], object],
    on_failure: Failed,
) -> Operation[Outcome[Decision]]:
    """Take such a decision back."""
    runtime, op = link.runtime, link.runtime.operation()
    return link.operations.run(
        lambda: openings.restore_opening(runtime.store, runtime.house, op=op, made=made),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def read_picture(
    link: Link,
    *,
    initiator: QObject,
    refresh_house: bool,
    on_success: Callable[[ReceptionPicture], object],
    on_failure: Failed,
) -> Query[ReceptionPicture]:
    """Read what the window shows; only the newest question is answered."""
    runtime, language = link.runtime, translation.language()

    def work() -> ReceptionPicture:
        house = runtime.refresh_house() if refresh_house else runtime.house
        # A program that runs through the night: the numbers of yesterday get their end.
        runtime.begin_day()
        return queues.reception(
            runtime.store,
            house,
            station=runtime.station,
            language=language,
            forecaster=runtime.forecaster,
        )

    return link.operations.query(
        work, initiator=initiator, on_success=on_success, on_failure=on_failure, latest="picture"
    )
