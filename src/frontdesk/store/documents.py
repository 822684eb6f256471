"""The part of a transaction that is about papers: read locked, changed only as they were read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Table,
    and_,
    func,
    insert,
    literal,
    literal_column,
    select,
    update,
)

from frontdesk.domain.bundle import (
    Bundle,
    BundleEvent,
    BundleItem,
    BundleStep,
    Progress,
    Verdict,
    advanced,
    next_state,
)
from frontdesk.domain.errors import StoreBusyError
from frontdesk.domain.house import Agency, AgencyCode, SiteCode
from frontdesk.domain.receipt import (
    STEP_OF,
    BundleId,
    Confirmation,
    Entry,
    EntryKind,
    Move,
    NewEntry,
    Place,
    Receipt,
    ReceiptEvent,
    ReceiptId,
    ReceiptStep,
    Whereabouts,
    moved,
    next_place,
    whereabouts,
)
from frontdesk.domain.receipt_number import BundleNumber, ReceiptNumber
from frontdesk.domain.reference import comparable
from frontdesk.domain.submission import Content
from frontdesk.domain.ticket import EventId, OperationId
from frontdesk.store import document_queries as q
from frontdesk.store import document_tables as d
from frontdesk.store import tables as t
from frontdesk.store.document_rows import bundles, receipts
from frontdesk.usecases.document_ports import DocumentEvent, NewReceipt, NewReference, Sequenced
from frontdesk.usecases.ports import Operation

# What an entry does to the confirmation that the row of its receipt shows.
_AFTER = {
    EntryKind.REDATED: Confirmation.PENDING,
    EntryKind.CONFIRMED: Confirmation.CONFIRMED,
    EntryKind.REFUSED: Confirmation.REFUSED,
}


class SqlDocuments:
    """A `usecases.document_ports.DocumentUnit` on a connection that is in a transaction.

    Attributes:
        note: appends an event to the record; answers its id and its place within the operation.
        ask_time: the database's clock tells the time, and it goes on while this transaction waits.
    """

    def __init__(
        self,
        connection: Connection,
        site: SiteCode,
        now: datetime,
        note: Callable[[Operation, dict[str, Any]], tuple[EventId, int]],
        ask_time: bool,
    ) -> None:
        self._connection = connection
        self._site = site
        self._now = now
        self._note = note
        self._ask_time = ask_time

    # --- reads ------------------------------------------------------------------------------------

    def events_of_operation(self, op: OperationId) -> Sequence[DocumentEvent]:
        return q.events_of(self._connection, t.event.c.op == op)

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None:
        query = receipts(self._site).where(d.receipt.c.id == receipt_id)
        return q.one_receipt(self._connection, query.with_for_update())

    def entries(self, receipt_id: ReceiptId) -> Sequence[Entry]:
        return q.entries_of(self._connection, [receipt_id])

    def receipt_events(self, receipt_id: ReceiptId) -> Sequence[ReceiptEvent]:
        events = q.events_of(self._connection, t.event.c.receipt_id == receipt_id)
        return [event for event in events if isinstance(event, ReceiptEvent)]

    def reference(self, receipt_id: ReceiptId) -> str | None:
        c = d.receipt_reference.c
        newest = select(c.reference).where(c.receipt_id == receipt_id).order_by(c.entry.desc()).limit(1)
        found: str | None = self._connection.execute(newest).scalar()
        return found

    def open_list(self, agency: AgencyCode) -> Sequence[Receipt]:
        c = d.receipt.c
        query = receipts(self._site).where(c.agency == agency, IS_AT_RECEPTION, c.place == Place.OPEN.value)
        return q.many_receipts(self._connection, query.order_by(c.id).with_for_update())

    def bundle(self, bundle_id: BundleId) -> Bundle | None:
        query = bundles(self._site).where(d.bundle.c.id == bundle_id)
        return q.one_bundle(self._connection, query.with_for_update())

    def items(self, bundle_id: BundleId) -> Sequence[BundleItem]:
        return q.lines_of(self._connection, d.bundle_item.c.bundle_id == bundle_id)

    # --- receipts ---------------------------------------------------------------------------------

    def take_number(self, year: int) -> Sequenced:
        key = {"site": self._site, "year": year}
        sequence, at = self._count(d.receipt_counter, key)
        return Sequenced(ReceiptNumber(self._site, year, sequence), at)

    def insert_receipt(self, op: Operation, new: NewReceipt) -> Receipt:
        number, at = new.sequenced.number, new.sequenced.at
        told = new.initials is not None
        values = {
            "site": self._site,
            "year": number.year,
            "sequence": number.sequence,
            "received_at": at,
            "business_day": new.business_day,
            "legal_at": new.legal.at,
            "legal_date": new.legal.date,
            "source": new.source.value,
            "received_by": new.received_by,
            "ticket_id": new.ticket_id,
            "version": 1,
            "confirmation": (Confirmation.PENDING if told else Confirmation.NOT_NEEDED).value,
            "entry": 1,
            "place": Place.OPEN.value,
            "agency": new.agency,
            "body": new.body,
            "since": at,
        }
        write = insert(d.receipt).values(**values).returning(d.receipt.c.id)
        receipt_id = ReceiptId(self._connection.execute(write).scalar_one())
        move = Move(step=ReceiptStep.RECORDED, agency=new.agency, body=new.body)
        event = self._happened(op, receipt_id, None, Place.OPEN, new.agency, move, at)
        entry = NewEntry(
            kind=EntryKind.RECORDED,
            content=new.content,
            legal=new.legal,
            reason=new.reason,
            initials=new.initials,
        )
        self._write_entry(op, receipt_id, new.agency, 1, at, entry)
        if new.reference is not None:
            self._write_reference(receipt_id, new.agency, 1, NewReference(new.reference))
        return Receipt(
            id=receipt_id,
            number=number,
            received_at=at,
            business_day=new.business_day,
            legal=new.legal,
            source=new.source,
            received_by=new.received_by,
            ticket_id=new.ticket_id,
            version=1,
            now=whereabouts([event]),
        )

    def add_entry(
        self, op: Operation, receipt: Receipt, new: NewEntry, *, reference: NewReference | None = None
    ) -> Receipt:
        step = STEP_OF[new.kind]
        place = next_place(receipt.place, step, label=receipt.label)
        c = d.receipt_entry.c
        last = select(func.max(c.number)).where(c.receipt_id == receipt.id)
        number = 1 + self._connection.execute(last).scalar_one()
        at = self._time_for(receipt)
        move = Move(step=step, body=receipt.now.body, reason=new.reason)
        self._happened(op, receipt.id, receipt.place, place, receipt.agency, move, at)
        self._write_entry(op, receipt.id, receipt.agency, number, at, new)
        if reference is not None:
            self._write_reference(receipt.id, receipt.agency, number, reference)
        changes: dict[str, object] = {}
        if new.content is not None:
            changes["entry"] = number
        if new.kind in _AFTER:
            changes["confirmation"] = _AFTER[new.kind].value
        return self._advance(receipt, receipt.now, changes)

    def move(self, op: Operation, receipt: Receipt, move: Move) -> Receipt:
        place = next_place(receipt.place, move.step, label=receipt.label)
        agency = move.agency or receipt.agency
        # Only a clerk's word about whose papers they are changes that; every other step carries it on.
        says = move.step in (ReceiptStep.ROUTED, ReceiptStep.FORWARDED)
        told = move if says else replace(move, body=receipt.now.body)
        at = self._time_for(receipt)
        event = self._happened(op, receipt.id, receipt.place, place, agency, told, at)
        now = moved(receipt.now, event, label=receipt.label)
        return self._advance(receipt, now, {})

    # --- bundles ----------------------------------------------------------------------------------

    def insert_bundle(self, op: Operation, agency: Agency, day: date, receipts: Sequence[Receipt]) -> Bundle:
        number, at = self._count(d.bundle_counter, {"site": self._site, "agency": agency.code, "day": day})
        at = max(at, *(receipt.now.since for receipt in receipts))
        where = {"site": self._site, "agency": agency.code}
        values = {
            "day": day,
            "letter": agency.letter,
            "number": number,
            "version": 1,
            "state": next_state(None, BundleStep.SEALED).value,
            "sealed_at": at,
        }
        write = insert(d.bundle).values(**where, **values).returning(d.bundle.c.id)
        bundle_id = BundleId(self._connection.execute(write).scalar_one())
        bundle = Bundle(
            id=bundle_id,
            number=BundleNumber(self._site, day, agency.letter, number),
            agency=agency.code,
            version=1,
            now=Progress(state=next_state(None, BundleStep.SEALED), sealed_at=at),
        )
        self._bundle_event(op, bundle, BundleStep.SEALED, None, at)
        c = d.receipt.c
        ids = [receipt.id for receipt in receipts]
        entries: dict[int, int] = {}
        for portion in q.portions(ids):
            found = self._connection.execute(select(c.id, c.entry).where(c.id.in_(portion)))
            entries.update((receipt_id, entry) for receipt_id, entry in found)
        lines = [
            {
                **where,
                "bundle_id": bundle_id,
                "position": position,
                "receipt_id": receipt.id,
                "entry": entries[receipt.id],
                "verdict": Verdict.TRAVELLING.value,
            }
            for position, receipt in enumerate(receipts, start=1)
        ]
        self._connection.execute(insert(d.bundle_item), lines)
        for receipt in receipts:
            self.move(op, receipt, Move(step=ReceiptStep.SEALED, bundle_id=bundle_id))
        return bundle

    def step_bundle(self, op: Operation, bundle: Bundle, step: BundleStep) -> Bundle:
        next_state(bundle.state, step, label=bundle.number.short)
        times = (bundle.now.sealed_at, bundle.now.handed_over_at or bundle.now.sealed_at)
        at = max(self._now, *times) if self._ask_time else self._now
        event = self._bundle_event(op, bundle, step, bundle.now, at)
        now = advanced(bundle.now, event, label=bundle.number.short)
        c = d.bundle.c
        values = {
            "state": now.state.value,
            "handed_over_at": now.handed_over_at,
            "settled_at": now.settled_at,
            "version": bundle.version + 1,
        }
        self._change(d.bundle, and_(c.id == bundle.id, c.version == bundle.version), values)
        return replace(bundle, version=bundle.version + 1, now=now)

    def judge(
        self, op: Operation, item: BundleItem, receipt: Receipt, verdict: Verdict, reason: str | None
    ) -> Receipt:
        step = {Verdict.ACCEPTED: ReceiptStep.ACCEPTED, Verdict.DISPUTED: ReceiptStep.DISPUTED}[verdict]
        after = self.move(op, receipt, Move(step=step, bundle_id=item.bundle_id, reason=reason))
        c = d.bundle_item.c
        this = and_(c.bundle_id == item.bundle_id, c.position == item.position)
        undecided = and_(this, c.verdict == Verdict.TRAVELLING.value)
        self._change(
            d.bundle_item, undecided, {"verdict": verdict.value, "reason": reason, "at": after.now.since}
        )
        return after

    # --- helpers ----------------------------------------------------------------------------------

    def _count(self, table: Table, key: dict[str, object]) -> tuple[int, datetime]:
        """The next number of a counter, whose row is locked from now on, and the time after that wait."""
        if self._connection.dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import insert as postgresql_insert

            write: Any = postgresql_insert(table)
        else:
            from sqlalchemy.dialects.sqlite import insert as sqlite_insert

            write = sqlite_insert(table)
        at: ColumnElement[Any] = literal(0)
        if self._ask_time:
            at = func.clock_timestamp(type_=DateTime(timezone=True))
        write = write.values(**key, last_given=1).on_conflict_do_update(
            index_elements=list(key), set_={"last_given": table.c.last_given + 1}
        )
        number, moment = self._connection.execute(write.returning(table.c.last_given, at)).one()
        return number, moment.astimezone(UTC) if self._ask_time else self._now

    def _time_for(self, receipt: Receipt) -> datetime:
        """This transaction's time, or that of the step for whose transaction this one had to wait."""
        return max(self._now, receipt.now.since) if self._ask_time else self._now

    def _happened(
        self,
        op: Operation,
        receipt_id: ReceiptId,
        before: Place | None,
        after: Place,
        agency: AgencyCode,
        move: Move,
        at: datetime,
    ) -> ReceiptEvent:
        facts = {
            "at": at,
            "kind": move.step.value,
            "receipt_id": receipt_id,
            "bundle_id": move.bundle_id,
            "from_state": None if before is None else before.value,
            "to_state": after.value,
            "agency": agency,
            "body": move.body,
            "reason": move.reason,
        }
        event_id, op_step = self._note(op, facts)
        return ReceiptEvent(
            id=event_id,
            receipt_id=receipt_id,
            step=move.step,
            at=at,
            from_place=before,
            to_place=after,
            agency=agency,
            body=move.body,
            bundle_id=move.bundle_id,
            station=op.station,
            role=op.role,
            reason=move.reason,
            op=op.id,
            op_step=op_step,
        )

    def _bundle_event(
        self, op: Operation, bundle: Bundle, step: BundleStep, before: Progress | None, at: datetime
    ) -> BundleEvent:
        from_state = None if before is None else before.state
        to_state = next_state(from_state, step, label=bundle.number.short)
        facts = {
            "at": at,
            "kind": step.value,
            "bundle_id": bundle.id,
            "from_state": None if from_state is None else from_state.value,
            "to_state": to_state.value,
            "agency": bundle.agency,
        }
        event_id, op_step = self._note(op, facts)
        return BundleEvent(
            id=event_id,
            bundle_id=bundle.id,
            step=step,
            at=at,
            from_state=from_state,
            to_state=to_state,
            agency=bundle.agency,
            station=op.station,
            role=op.role,
            op=op.id,
            op_step=op_step,
        )

    def _write_entry(
        self,
        op: Operation,
        receipt_id: ReceiptId,
        agency: AgencyCode,
        number: int,
        at: datetime,
        new: NewEntry,
    ) -> None:
        where = {"site": self._site, "agency": agency}
        legal = new.legal
        values = {
            "receipt_id": receipt_id,
            "number": number,
            "at": at,
            "kind": new.kind.value,
            "station": op.station,
            "role": op.role,
            "about": new.about,
            "reason": new.reason,
            "initials": new.initials,
            "legal_at": None if legal is None else legal.at,
            "legal_date": None if legal is None else legal.date,
            **_content(new.content),
        }
        write = insert(d.receipt_entry).values(**where, **values).returning(d.receipt_entry.c.id)
        entry_id = self._connection.execute(write).scalar_one()
        items = () if new.content is None else new.content.items
        rows = [
            {
                **where,
                "entry_id": entry_id,
                "position": position,
                "kind": item.kind,
                "count": item.count,
                "pages": item.pages,
            }
            for position, item in enumerate(items, start=1)
        ]
        if rows:
            self._connection.execute(insert(d.receipt_item), rows)

    def _write_reference(
        self, receipt_id: ReceiptId, agency: AgencyCode, entry: int, new: NewReference
    ) -> None:
        letters = None if new.text is None else comparable(new.text)
        values = {"receipt_id": receipt_id, "entry": entry, "reference": new.text, "letters": letters}
        write = insert(d.receipt_reference).values(site=self._site, agency=agency, **values)
        self._connection.execute(write)

    def _advance(self, receipt: Receipt, now: Whereabouts, changes: dict[str, object]) -> Receipt:
        c = d.receipt.c
        values = {
            "version": receipt.version + 1,
            "place": now.place.value,
            "agency": now.agency,
            "body": now.body,
            "bundle_id": now.bundle_id,
            "since": now.since,
            "reason": now.reason,
            **changes,
        }
        self._change(d.receipt, and_(c.id == receipt.id, c.version == receipt.version), values)
        return replace(receipt, version=receipt.version + 1, now=now)

    def _change(self, table: Table, as_read: ColumnElement[bool], values: dict[str, Any]) -> None:
        """Write the new values to the one row that is still as it was read."""
        if self._connection.execute(update(table).where(as_read).values(**values)).rowcount != 1:
            raise StoreBusyError


# Written out, so that a plan can use the partial index.
IS_AT_RECEPTION: ColumnElement[bool] = literal_column("(receipt.place IN ('open', 'disputed'))")


def _content(content: Content | None) -> dict[str, object]:
    if content is None:
        return {}
    return {
        "form": content.form.value,
        "pages": content.pages,
        "language": content.language,
        "papers": content.papers,
        "deadline": content.deadline,
        "note": content.note,
    }
