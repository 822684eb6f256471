"""Starts what clerks do with papers: each function runs use cases off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from frontdesk.apps.reception.actions import Failed, Link
from frontdesk.apps.reception.documents.draft import Intent
from frontdesk.bootstrap import SHEETS
from frontdesk.domain.bundle import Bundle
from frontdesk.domain.caution import Caution
from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.house import AgencyCode
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.receipt import BundleId, Receipt, ReceiptId
from frontdesk.domain.receipt_number import ReceiptNumber
from frontdesk.qt.operations import Lane, Operation, Query
from frontdesk.usecases import bundles, documents, paper_queries, queues
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.document_views import BundleView, PapersPicture, Recorded, Trail
from frontdesk.usecases.submissions import Submission, ToldDate


@dataclass(frozen=True, slots=True)
class Papers:
    """What the window shows of papers.

    Attributes:
        next_number: what the next receipt will most likely get.
        loads: how many receipts travel in each bundle that is sealed or on its way.
    """

    picture: PapersPicture
    next_number: ReceiptNumber
    loads: Mapping[BundleId, int]


@dataclass(frozen=True, slots=True)
class Done:
    """What recording led to.

    Attributes:
        file: the sheet of A4, ready to be opened and printed.
        trouble: why there is none.
    """

    recorded: Recorded
    file: Path | None = None
    trouble: Exception | None = None


def record(
    link: Link,
    intent: Intent,
    *,
    initiator: QObject,
    on_success: Callable[[Done], object],
    on_failure: Failed,
) -> Operation[Done]:
    """Record a submission, or correct a receipt; a retry with the same intent cannot make a second one."""
    runtime = link.runtime
    op = runtime.operation(intent.op)
    printer = (SHEETS if intent.sheet else runtime.printer) if intent.prints else None

    def work() -> Done:
        recorded = write()
        if not (intent.prints and intent.sheet):
            return Done(recorded)
        try:
            return Done(recorded, file=runtime.receipt_paper(recorded.receipt, job=recorded.job))
        except (FrontdeskError, OSError) as error:
            # What is recorded stands, and shows as unprinted.
            return Done(recorded, trouble=error)

    def write() -> Recorded:
        store, house = runtime.store, runtime.house
        if intent.correcting is None:
            submission = intent.submission
            if intent.form.ticket:
                ticket = queues.find_scanned_ticket(store, house, intent.form.ticket)
                submission = replace(submission, ticket_id=ticket.id)
            return documents.record_submission(
                store,
                house,
                op=op,
                submission=submission,
                told_date=intent.told,
                printer=printer,
                station_clock=runtime.station_clock,
            ).value
        receipt = documents.correct_receipt(
            store,
            house,
            op=op,
            receipt_id=intent.correcting,
            submission=intent.submission,
            reason=intent.reason,
            seen=intent.seen,
        ).value
        job = None
        if printer is not None:
            job = documents.reprint_receipt(
                store, op=runtime.operation(), receipt_id=receipt.id, printer=printer
            ).value
        return Recorded(receipt=receipt, job=job)

    return link.operations.run(work, initiator=initiator, on_success=on_success, on_failure=on_failure)


def read_papers(
    link: Link, *, initiator: QObject, on_success: Callable[[Papers], object], on_failure: Failed
) -> Query[Papers]:
    """Read what the window shows; only the newest question is answered."""
    runtime = link.runtime

    def work() -> Papers:
        store, house = runtime.store, runtime.house
        picture = paper_queries.reception_papers(store, house)
        given = {one.year: one.last_given for one in store.documents.counters()}
        year = picture.day.year
        items = store.documents.items([bundle.id for bundle in picture.on_the_way])
        return Papers(
            picture,
            ReceiptNumber(house.site.code, year, given.get(year, 0) + 1),
            {bundle_id: len(lines) for bundle_id, lines in items.items()},
        )

    return link.operations.query(
        work, initiator=initiator, on_success=on_success, on_failure=on_failure, latest="papers", quiet=True
    )


def look_for_doubles(
    link: Link,
    reference: str,
    kinds: Collection[str],
    *,
    initiator: QObject,
    on_success: Callable[[Sequence[Caution]], object],
) -> Query[Sequence[Caution]]:
    """Whether the same papers came today already; it warns and never blocks."""
    runtime = link.runtime

    def work() -> Sequence[Caution]:
        store, house = runtime.store, runtime.house
        return documents.likely_doubles(store, house.business_day(store.now()), reference, kinds)

    return link.operations.query(
        work,
        initiator=initiator,
        on_success=on_success,
        on_failure=lambda _error: None,  # a warning that cannot be worked out must not stop the work
        latest="doubles",
        quiet=True,
    )


def paint_receipt(
    link: Link,
    submission: Submission,
    number: ReceiptNumber,
    *,
    at: datetime,
    told: ToldDate | None,
    sheet: bool,
    initiator: QObject,
    on_success: Callable[[QImage], object],
) -> Query[QImage]:
    """The slip that would be printed, drawn by what prints it; on a thread of the pool."""
    runtime = link.runtime

    def work() -> QImage:
        return QImage.fromData(
            runtime.receipt_picture(submission, str(number), at=at, told=told, sheet=sheet)
        )

    return link.operations.query(
        work,
        initiator=initiator,
        on_success=on_success,
        on_failure=lambda _error: None,  # what is half typed may be impossible; the old picture stays
        latest="receipt",
        quiet=True,
        lane=Lane.POOL,
    )


def reprint(
    link: Link,
    receipt_id: ReceiptId,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[PrintJob]], object],
    on_failure: Failed,
) -> Operation[Outcome[PrintJob]]:
    """Order one more slip of a receipt; it says which copy it is."""
    runtime, op = link.runtime, link.runtime.operation()
    printer = runtime.printer or ""
    return link.operations.run(
        lambda: documents.reprint_receipt(runtime.store, op=op, receipt_id=receipt_id, printer=printer),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def change_receipt(
    link: Link,
    change: Callable[..., Outcome[Receipt]],
    receipt_id: ReceiptId,
    *,
    with_house: bool = False,
    initiator: QObject,
    on_success: Callable[[Receipt], object],
    on_failure: Failed,
    **facts: object,
) -> Operation[Receipt]:
    """One act about one receipt: withdraw, route, forward, clarify."""
    runtime, op = link.runtime, link.runtime.operation()
    house = (runtime.house,) if with_house else ()
    return link.operations.run(
        lambda: change(runtime.store, *house, op=op, receipt_id=receipt_id, **facts).value,
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def confirm_dates(
    link: Link,
    receipt_ids: Sequence[ReceiptId],
    initials: str,
    *,
    stands: bool,
    initiator: QObject,
    on_success: Callable[[Sequence[Receipt]], object],
    on_failure: Failed,
) -> Operation[Sequence[Receipt]]:
    """A second person stands by the dates that a first one told, or not."""
    runtime, op = link.runtime, link.runtime.operation()
    return link.operations.run(
        lambda: (
            documents.confirm_dates(
                runtime.store, op=op, receipt_ids=receipt_ids, initials=initials, stands=stands
            ).value
        ),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def seal(
    link: Link,
    agency: AgencyCode,
    seen: Collection[ReceiptId],
    *,
    initiator: QObject,
    on_success: Callable[[Bundle], object],
    on_failure: Failed,
) -> Operation[Bundle]:
    """Pack exactly what the clerk sees in the open list."""
    runtime, op = link.runtime, link.runtime.operation()
    return link.operations.run(
        lambda: bundles.seal_bundle(runtime.store, runtime.house, op=op, agency=agency, seen=seen).value,
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def write_protocol(
    link: Link,
    bundle: Bundle,
    *,
    initiator: QObject,
    on_success: Callable[[Path], object],
    on_failure: Failed,
) -> Operation[Path]:
    """The hand-over protocol as a sheet of A4."""
    runtime = link.runtime
    return link.operations.run(
        lambda: runtime.protocol_paper(bundle),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def hand_over(
    link: Link,
    bundle_id: BundleId,
    *,
    initiator: QObject,
    on_success: Callable[[Bundle], object],
    on_failure: Failed,
) -> Operation[Bundle]:
    """The bundle leaves reception."""
    runtime, op = link.runtime, link.runtime.operation()
    return link.operations.run(
        lambda: bundles.hand_over(runtime.store, op=op, bundle_id=bundle_id).value,
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def accept(
    link: Link,
    bundle_id: BundleId,
    *,
    only: Collection[ReceiptId] | None = None,
    disputed: Mapping[ReceiptId, str] | None = None,
    initiator: QObject,
    on_success: Callable[[Bundle], object],
    on_failure: Failed,
) -> Operation[Bundle]:
    """The agency's answer, told at reception: everything, or line by line."""
    runtime, op = link.runtime, link.runtime.operation()
    return link.operations.run(
        lambda: (
            bundles.accept_bundle(
                runtime.store, op=op, bundle_id=bundle_id, only=only, disputed=disputed
            ).value
        ),
        initiator=initiator,
        on_success=on_success,
        on_failure=on_failure,
    )


def find_trail(
    link: Link, text: str, *, initiator: QObject, on_success: Callable[[Trail], object], on_failure: Failed
) -> Query[Trail]:
    """Everything about the paper with this number."""
    runtime = link.runtime

    def work() -> Trail:
        store, house = runtime.store, runtime.house
        return paper_queries.trail(store, house, paper_queries.find_receipt(store, house, text))

    return link.operations.query(
        work, initiator=initiator, on_success=on_success, on_failure=on_failure, latest="trail"
    )


def find_bundle(
    link: Link,
    text: str,
    *,
    initiator: QObject,
    on_success: Callable[[BundleView], object],
    on_failure: Failed,
) -> Query[BundleView]:
    """The bundle with this number, with its protocol."""
    runtime = link.runtime

    def work() -> BundleView:
        store, house = runtime.store, runtime.house
        return paper_queries.view_bundle(store, house, paper_queries.find_bundle(store, house, text))

    return link.operations.query(
        work, initiator=initiator, on_success=on_success, on_failure=on_failure, latest="bundle"
    )
