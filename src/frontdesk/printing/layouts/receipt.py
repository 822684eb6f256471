"""The receipt: what came in, when, for whom. It says "received" and never "complete"."""

from __future__ import annotations

from datetime import UTC

from frontdesk.printing.flow import GRID, Flow
from frontdesk.printing.layouts import blocks, styles
from frontdesk.printing.layouts.content import content_of, said
from frontdesk.printing.page import Page, Typesetter
from frontdesk.printing.slip import Form, ReceiptSlip, ReceivedItem, Words

FORMS = {Form.ORIGINAL: ("Original", "Originale"), Form.COPY: ("Kopie", "Kopien")}
NOT_CHECKED = "Ob sie vollständig sind, ist damit nicht gesagt."


def lay_out(slip: ReceiptSlip, width: float, typesetter: Typesetter, *, unchecked: bool) -> Page:
    content = content_of(slip, unchecked=unchecked)
    flow = blocks.new_flow(width, typesetter, right_to_left=content.right_to_left)
    blocks.header(flow, slip)
    if slip.copy:
        # The law speaks of copies of a receipt, and a client may well ask for three.
        blocks.copy_mark(flow, Words(f"Kopie {slip.copy}"))
    blocks.title(flow, Words("Eingangsbestätigung"))
    flow.y += 48 * GRID
    flow.paragraph(f"Nr. {said(slip.number, 40)}", styles.CAPTION)
    blocks.close(flow)
    blocks.fact(flow, "Eingang", f"{slip.issued:%d.%m.%Y, %H:%M:%S}")
    # The hour that comes twice in October is told apart by this alone.
    blocks.fact(flow, "UTC", universal(slip))
    blocks.fact(flow, "Ort", said(slip.site))
    blocks.fact(flow, "Annahme", said(slip.received_by))
    blocks.fact(flow, "Gerichtet an", said(slip.addressed_to))
    blocks.fact(flow, "Ihr Zeichen", said(slip.reference, 60))
    blocks.fact(flow, "Frist im Schreiben", deadline(slip))
    for remark in slip.remarks:
        blocks.fact(flow, "Vermerk", said(remark))
    blocks.close(flow)
    _items(flow, slip)
    blocks.close(flow)
    flow.y += 5 * GRID
    confirmed = content.both("received")
    flow.both(
        Words(f"{confirmed.de} {NOT_CHECKED}", confirmed.other),
        styles.BODY,
        before=36 * GRID,
        before_other=45 * GRID,
    )
    blocks.close(flow)
    blocks.code(flow, slip.code, content.both("keep"))
    return blocks.finished(flow)


def _items(flow: Flow, slip: ReceiptSlip) -> None:
    flow.y += 5 * GRID
    for item in slip.items:
        blocks.listed(flow, f"{item.count} ×", said(item.kind), details(item))
    flow.y += 8 * GRID
    blocks.fact(flow, "Zusammen", total(slip))


def details(item: ReceivedItem) -> str:
    """Form and pages: ``Kopie, 3 Seiten``."""
    form = FORMS[item.form][item.count != 1] if item.form else ""
    return ", ".join(filter(None, (form, pages(item.pages))))


def pages(number: int | None) -> str:
    if number is None:
        return ""
    return "1 Seite" if number == 1 else f"{number} Seiten"


def total(slip: ReceiptSlip) -> str:
    """``3 Unterlagen, 20 Seiten``; without pages where one kind was not counted."""
    papers = sum(item.count for item in slip.items)
    if slip.pages is not None:
        return f"{_papers(papers)}, {pages(slip.pages)}"
    counted = [item.pages for item in slip.items if item.pages is not None]
    whole = pages(sum(counted)) if counted and len(counted) == len(slip.items) else ""
    return ", ".join(filter(None, (_papers(papers), whole)))


def universal(slip: ReceiptSlip) -> str:
    """The legal moment beside every change of the clock: ``23.11.2026, 07:12:05``."""
    return f"{slip.issued.astimezone(UTC):%d.%m.%Y, %H:%M:%S}"


def deadline(slip: ReceiptSlip) -> str:
    return "" if slip.deadline is None else f"{slip.deadline:%d.%m.%Y}"


def _papers(number: int) -> str:
    return "1 Unterlage" if number == 1 else f"{number} Unterlagen"
