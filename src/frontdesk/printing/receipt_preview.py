"""The slip of a receipt that is still being put together, drawn by what draws the real one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from frontdesk.domain.house import House
from frontdesk.domain.submission import Item, PaperForm, sum_of_pages
from frontdesk.printing.slip import Form, ReceiptSlip, ReceivedItem, Words, words
from frontdesk.usecases.submissions import Submission, ToldDate

if TYPE_CHECKING:
    from frontdesk.printing.papers.values import ReceiptPaper

_SHEET_DPI = 110.0
DOTS, DOTS_PER_MM = 576, 8.0  # paper of 80 mm, as in most houses
_FORMS = {PaperForm.ORIGINALS: Form.ORIGINAL, PaperForm.COPIES: Form.COPY}
_NOBODY = "–"


def preview_slip(
    house: House, submission: Submission, *, number: str, at: datetime, told: ToldDate | None = None
) -> ReceiptSlip:
    """What the slip would say if the submission were recorded at the moment ``at``; asks no rules."""
    agency = next((one for one in house.agencies if one.code == submission.agency), None)
    legal = _legal(at, told, house)
    slip = ReceiptSlip(
        site=house.site.name(),
        issued=legal,
        language=submission.language or "de",
        code=number,
        number=number,
        received_by=house.site.name(),
        addressed_to=submission.addressed_to or (agency.name() if agency is not None else _NOBODY),
        items=tuple(_item(item, submission.form, house) for item in submission.items),
        reference=submission.reference or "",
        pages=submission.pages if submission.pages is not None else sum_of_pages(submission.items),
        deadline=submission.deadline,
    )
    if told is None:
        return slip
    return replace(slip, remarks=(f"Nachgetragen am {at.astimezone(house.zone):%d.%m.%Y}: {told.reason}",))


def receipt_png(
    house: House, submission: Submission, *, number: str, at: datetime, told: ToldDate | None = None
) -> bytes:
    """The same as a picture of one bit per dot."""
    from frontdesk.printing.painter import paint_slip

    slip = preview_slip(house, submission, number=number, at=at, told=told)
    return paint_slip(slip, dots=DOTS, dots_per_mm=DOTS_PER_MM).png()


def _item(item: Item, form: PaperForm, house: House) -> ReceivedItem:
    kind = house.kinds.get(item.kind)
    return ReceivedItem(
        kind=item.kind if kind is None else kind.name(),
        count=item.count,
        pages=item.total,
        form=_FORMS[form],
    )


def _legal(at: datetime, told: ToldDate | None, house: House) -> datetime:
    here = at.astimezone(house.zone)
    if told is None or told.day == here.date():
        return here
    if told.at is not None:
        return told.at.astimezone(house.zone)
    assert told.day is not None
    return datetime.combine(told.day, time(23, 59, 59), house.zone)


def sheet_png(
    house: House, submission: Submission, *, number: str, at: datetime, told: ToldDate | None = None
) -> bytes:
    """The first page of the receipt as A4, set by what sets the real one."""
    from frontdesk.printing.papers.sheets import paper_pictures

    paper = preview_paper(house, submission, number=number, at=at, told=told)
    return paper_pictures(paper, dpi=_SHEET_DPI)[0]


def preview_paper(
    house: House, submission: Submission, *, number: str, at: datetime, told: ToldDate | None = None
) -> ReceiptPaper:
    """What the sheet would say if the submission were recorded at the moment ``at``."""
    from frontdesk.printing.papers.values import LateEntry, PaperItem, ReceiptPaper

    language = submission.language or "de"
    agency = next((one for one in house.agencies if one.code == submission.agency), None)
    site = words(house.site.names, language)
    named = Words(_NOBODY) if agency is None else words(agency.names, language)
    return ReceiptPaper(
        site=house.site.name(),
        printed=at.astimezone(house.zone),
        number=number,
        legal=_legal(at, told, house),
        received_by=Words(f"Empfang, {site.de}", site.other),
        addressed_to=Words(submission.addressed_to) if submission.addressed_to else named,
        reference=submission.reference or "",
        items=tuple(
            PaperItem(
                kind=words(house.kinds[item.kind].names, language)
                if item.kind in house.kinds
                else Words(item.kind),
                count=item.count,
                pages=item.total,
            )
            for item in submission.items
        ),
        pages=submission.pages if submission.pages is not None else sum_of_pages(submission.items),
        form=_FORMS[submission.form],
        deadline=submission.deadline,
        language=language,
        late_entry=None
        if told is None
        else LateEntry(recorded=at.astimezone(house.zone), reason=told.reason, remark=""),
    )
