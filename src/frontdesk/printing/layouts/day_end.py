"""The numbers of a day: what was given, what became of it, what is missing. For the house, so in German."""

from __future__ import annotations

from frontdesk.printing.flow import GRID, Flow
from frontdesk.printing.layouts import blocks, styles
from frontdesk.printing.layouts.content import said
from frontdesk.printing.page import Align, Page, Typesetter
from frontdesk.printing.slip import DayEndSlip, SeriesDay, Words

# A hundred gaps are one accident; the slip names the first of them.
_MOST_GAPS = 24
NOTHING = "An diesem Tag wurde keine Nummer vergeben."


def lay_out(slip: DayEndSlip, width: float, typesetter: Typesetter) -> Page:
    flow = blocks.new_flow(width, typesetter)
    blocks.header(flow, slip)
    if slip.copy:
        blocks.copy_mark(flow, Words(f"Zweitdruck {slip.copy}"))
    blocks.title(flow, Words("Tagesabschluss"))
    flow.y += 50 * GRID
    flow.paragraph(f"{slip.day:%d.%m.%Y}", styles.CAPTION)
    blocks.close(flow)
    for series in slip.series:
        _series(flow, series)
        blocks.close(flow)
    if not slip.series:
        flow.y += 40 * GRID
        flow.paragraph(NOTHING, (styles.BODY,))
        blocks.close(flow)
    flow.y += 32 * GRID
    return blocks.finished(flow)


def numbers(series: SeriesDay) -> str:
    """``001 bis 143``."""
    if series.first is None or series.last is None:
        return "keine"
    return f"{series.first:03} bis {series.last:03}"


def counts(series: SeriesDay) -> tuple[tuple[str, int], ...]:
    return (
        ("vergeben", series.given),
        ("erledigt", series.finished),
        ("nicht erschienen", series.missed),
        ("storniert", series.cancelled),
        ("beim Abschluss offen", series.closed),
        ("ohne Bon", series.unprinted),
    )


def gaps(series: SeriesDay) -> str:
    """Which numbers no ticket has, the first of them by name."""
    named = ", ".join(f"{number:03}" for number in series.gaps[:_MOST_GAPS])
    more = len(series.gaps) - _MOST_GAPS
    return f"{named} und {more} weitere" if more > 0 else named or "keine"


def _series(flow: Flow, series: SeriesDay) -> None:
    flow.y += 56 * GRID
    flow.paragraph(said(series.name, 40), styles.SERVICE)
    flow.y += 4 * GRID
    _row(flow, "Nummern", numbers(series))
    for label, value in counts(series):
        _row(flow, label, str(value))
    flow.y += styles.ROW * GRID
    flow.paragraph(f"Lücken: {gaps(series)}", (styles.FACT,))


def _row(flow: Flow, label: str, value: str) -> None:
    """A label at the left edge and its value at the right one."""
    flow.y += styles.ROW * GRID
    flow.line(value, styles.FACT.face, align=Align.RIGHT)
    with flow.inset(0.0, flow.width_of(value, styles.FACT.face) + 8 * GRID):
        flow.line(label, styles.BODY.face)
