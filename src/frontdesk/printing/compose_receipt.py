"""What the slip of a receipt says, read from its record at the moment of printing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from frontdesk.domain.house import House
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.receipt import (
    Confirmation,
    Entry,
    EntryKind,
    Place,
    Receipt,
    ReceiptId,
    Standing,
    stand,
)
from frontdesk.domain.submission import PaperForm, kind_names
from frontdesk.printing.slip import Form, ReceiptSlip, ReceivedItem
from frontdesk.usecases.ports import Reader

_FORMS = {PaperForm.ORIGINALS: Form.ORIGINAL, PaperForm.COPIES: Form.COPY}


def compose_receipt(store: Reader, house: House, job: PrintJob) -> ReceiptSlip | None:
    """The slip of the receipt whose id is the subject of the job; ``None`` when it was withdrawn."""
    subject = job.subject or ""
    receipt = store.documents.receipt(ReceiptId(int(subject))) if subject.isdecimal() else None
    if receipt is None or receipt.place is Place.WITHDRAWN:
        return None
    entries = store.documents.entries([receipt.id])[receipt.id]
    standing = stand(entries)
    content = standing.content
    return ReceiptSlip(
        site=house.site.name(),
        issued=receipt.legal.at.astimezone(house.zone),
        language=content.language,
        copy=job.copy,
        code=receipt.label,
        number=receipt.label,
        received_by=_body(house, receipt.received_by),
        addressed_to=receipt.now.body or house.agency(receipt.agency).name(),
        items=tuple(
            ReceivedItem(
                kind=house.kinds[item.kind].name() if item.kind in house.kinds else item.kind,
                count=item.count,
                pages=item.total,
                form=_FORMS[content.form],
            )
            for item in content.items
        ),
        reference=store.documents.references([receipt.id]).get(receipt.id, ""),
        pages=content.total_pages,
        deadline=content.deadline,
        remarks=tuple(_remarks(house, receipt, entries, standing)),
    )


def _body(house: House, code: str) -> str:
    return house.site.name() if code == house.site.code else house.agency(code).name()


def _remarks(house: House, receipt: Receipt, entries: Sequence[Entry], standing: Standing) -> list[str]:
    """What was added to the record later, each with its day and reason."""
    remarks = []
    if receipt.backdated:
        remarks.append(f"Nachgetragen am {_moment(receipt.received_at, house)}: {entries[0].new.reason}")
    for entry in entries:
        said = f"am {_moment(entry.at, house)}: {entry.new.reason}"
        if entry.kind is EntryKind.CORRECTED:
            remarks.append(f"Berichtigt {said}")
        elif entry.kind is EntryKind.REDATED and entry.new.legal is not None:
            remarks.append(f"Anderes Datum ({entry.new.legal.date:%d.%m.%Y}) nachgetragen {said}")
    if standing.corrections:
        first = ", ".join(kind_names(standing.first.items, house.kinds, "de"))
        remarks.append(f"Zuerst eingetragen: {first}")
    if standing.confirmation is Confirmation.PENDING:
        remarks.append("Das nachgetragene Datum ist noch nicht bestätigt.")
    elif standing.confirmation is Confirmation.REFUSED:
        remarks.append("Das nachgetragene Datum wurde nicht bestätigt.")
    return remarks


def _moment(at: datetime, house: House) -> str:
    return f"{at.astimezone(house.zone):%d.%m.%Y, %H:%M}"
