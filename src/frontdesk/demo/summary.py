"""The one-page summary of a played morning, as a PDF that opens and prints without us."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from frontdesk import resources
from frontdesk.demo.figures import Figures
from frontdesk.domain.house import House
from frontdesk.usecases.health import Check

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Table

INK = "#14212B"
MUTED = "#4B5965"
LINE = "#D6DDE2"


def write_summary(
    path: Path, *, house: House, figures: Figures, checks: Sequence[Check], pictures: Sequence[Path]
) -> None:
    """Write the page: figures per agency, what happened, whether every promise held, small pictures."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    _register_fonts()
    page = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=14 * mm,
        bottomMargin=12 * mm,
        title=f"{house.site.name()}, {figures.day:%d.%m.%Y}",
        author="frontdesk",
        lang="de",
    )
    kept = [check for check in checks if check.ok]
    broken = [f"{check.name}: {check.detail}" for check in checks if not check.ok]
    promise = f"{len(kept)} von {len(checks)} Prüfungen in Ordnung. " + " ".join(broken)
    page.build(
        [
            Paragraph(escape(house.site.name()), _style(20, bold=True, leading=26)),
            Paragraph(f"Ein gespielter Vormittag, {figures.day:%d.%m.%Y}", _style(11, colour=MUTED)),
            Spacer(0, 4 * mm),
            _agencies(figures),
            Spacer(0, 4 * mm),
            Paragraph(escape(_happened(figures)), _style(10)),
            Spacer(0, 1.5 * mm),
            Paragraph(escape(promise), _style(10, bold=bool(broken))),
            Spacer(0, 4 * mm),
            *([_pictures(pictures)] if pictures else []),
        ]
    )


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in ("NotoSans-Regular", "NotoSans-Bold"):
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", f"{name}.ttf"))))


def _style(
    size: int, *, bold: bool = False, colour: str = INK, leading: float | None = None
) -> ParagraphStyle:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        f"{size}{bold}{colour}",
        fontName="NotoSans-Bold" if bold else "NotoSans-Regular",
        fontSize=size,
        leading=leading or size * 1.4,
        textColor=HexColor(colour),
    )


def _agencies(figures: Figures) -> Table:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    def minutes(value: float | None) -> str:
        return "–" if value is None else f"{value:.0f} Min"

    head = ("Behörde", "Tickets", "Aufgerufen", "Offen", "Wartezeit Mitte", "9 von 10 unter", "längste")
    rows = [
        (
            f"{row.agency.letter}  {row.agency.short_name()}",
            row.issued,
            row.called,
            row.still_open,
            minutes(row.wait_median),
            minutes(row.wait_p90),
            minutes(row.wait_longest),
        )
        for row in figures.agencies
    ]
    return Table(
        [head, *rows],
        colWidths=[130, 45, 60, 40, 80, 80, 58],
        style=[
            ("FONT", (0, 0), (-1, 0), "NotoSans-Bold", 8.5),
            ("FONT", (0, 1), (-1, -1), "NotoSans-Regular", 9.5),
            ("TEXTCOLOR", (0, 0), (-1, -1), HexColor(INK)),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(LINE)),
        ],
    )


def _happened(figures: Figures) -> str:
    steps, slips = figures.steps, figures.slips
    return (
        f"{steps['issued']} Tickets ausgegeben, {slips['sent'] + slips['printed']} Bons gedruckt. "
        f"{steps['called']} Aufrufe, {steps['called_again']} erneut, {steps['finished']} beendet, "
        f"{steps['missed'] + steps['ended']} nicht erschienen, {steps['parked']} geparkt, "
        f"{steps['transferred']} weitergeleitet, {steps['came_back']} zurückgekommen."
    )


def _pictures(paths: Sequence[Path]) -> Table:
    from reportlab.platypus import Image, Table

    cells: list[object] = [Image(str(path), width=245, height=290, kind="proportional") for path in paths]
    rows = [cells[i : i + 2] for i in range(0, len(cells), 2)]
    if rows and len(rows[-1]) == 1:
        rows[-1].append("")
    return Table(
        rows,
        colWidths=[252, 252],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 12)],
    )
