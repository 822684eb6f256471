"""From the value of a paper to its PDF, or to pictures of the same pages."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any

from frontdesk.printing.layouts.content import said
from frontdesk.printing.papers import press
from frontdesk.printing.papers.office_sheets import day_values, protocol_values
from frontdesk.printing.papers.receipt_sheet import receipt_values
from frontdesk.printing.papers.tongue import logo
from frontdesk.printing.papers.values import Paper, ProtocolPaper, ReceiptPaper
from frontdesk.printing.text import clean


def paper_pdf(paper: Paper, *, unchecked: bool = False) -> bytes:
    """The paper as a PDF: fonts inside, text in reading order, tagged; opens and prints without us.

    ``unchecked`` prints texts in the client's language that nobody has read yet, for those who check them.
    """
    layout, values = _laid_out(paper, unchecked)
    return press.pdf(layout, values)


def paper_pictures(paper: Paper, *, dpi: float = 100.0, unchecked: bool = False) -> tuple[bytes, ...]:
    """The pages of the same paper as PNG files, for a preview."""
    layout, values = _laid_out(paper, unchecked)
    return press.pictures(layout, values, dpi=dpi)


def file_title(paper: Paper) -> str:
    """Day and number, in characters that every file system takes; no reference and no name."""
    day: date
    match paper:
        case ReceiptPaper():
            day, name = (
                paper.legal,
                f"Eingang {paper.number}" + (f" Kopie {paper.copy}" if paper.copy else ""),
            )
        case ProtocolPaper():
            day, name = paper.sealed, f"Uebergabe {paper.number}"
        case _:
            day, name = paper.day, "Tagesliste"
    safe = "".join(char if char.isascii() and char.isalnum() else "-" for char in clean(name, 80))
    return f"{day:%Y-%m-%d}_{safe}"


def _laid_out(paper: Paper, unchecked: bool) -> tuple[str, dict[str, Any]]:
    match paper:
        case ReceiptPaper():
            layout, values = "receipt", receipt_values(paper, unchecked=unchecked)
        case ProtocolPaper():
            layout, values = "protocol", protocol_values(paper)
        case _:
            layout, values = "day_list", day_values(paper)
    head = {
        "site": said(paper.site),
        "address": said(paper.address),
        "date": f"{paper.printed:%d.%m.%Y}",
        "time": f"{paper.printed:%H:%M} Uhr",
        "made": list(paper.printed.astimezone(UTC).timetuple()[:6]),
        "logo": logo(),
    }
    return layout, head | values
