"""The test print: width, darkness, sizes, scripts and code pages of a printer on its own paper."""

from __future__ import annotations

from frontdesk.printing.flow import GRID, Flow, Style
from frontdesk.printing.layouts import blocks, styles
from frontdesk.printing.layouts.content import said
from frontdesk.printing.page import Align, Bar, Face, Line, Matrix, Page, Typesetter
from frontdesk.printing.slip import TestSlip, Words

UMLAUTS = "ÄÖÜ äöü ß ẞ € „“ – ş ţ ő ł ñ é"
# One line per script, each with digits, which must stay in order.
SCRIPTS = (
    "Українська, Русский: Ґ ґ і ы 2A",
    "Tiếng Việt: Đường số 2A",
    "العربية، فارسی، کوردیی ڵ ێ ڕ",
    "پښتو: ټ ډ ړ ږ ښ ګ ڼ ې ۍ",
    "ትግርኛ: ቁጽሪ 2A",
    "中文：二楼 2A 室",
)
_SMALL = Face(20 * GRID, 500)
_BLOCK = 80 * GRID


def lay_out(slip: TestSlip, width: float, typesetter: Typesetter) -> Page:
    flow = blocks.new_flow(width, typesetter)
    blocks.header(flow, slip)
    blocks.title(flow, Words("Testdruck"))
    blocks.fact(flow, "Modell", said(slip.model, 80))
    blocks.fact(flow, "Punkte", resolution(slip))
    blocks.fact(flow, "Adresse", said(slip.url, 200))
    blocks.fact(flow, "Nachweis", said(slip.proof, 120))
    blocks.close(flow)
    _ruler(flow)
    _darkness(flow)
    _texts(flow)
    _code_pages(flow, slip)
    blocks.close(flow)
    blocks.code(flow, slip.code, Words("Diesen Code mit einem Telefon lesen."))
    return blocks.finished(flow)


def resolution(slip: TestSlip) -> str:
    per_mm = f"{slip.dots_per_mm:.2f}".replace(".", ",")
    wide = f"{slip.dots / slip.dots_per_mm:.1f}".replace(".", ",")
    return f"{slip.dots}, je mm {per_mm}, breit {wide} mm"


def _ruler(flow: Flow) -> None:
    """Millimetres over the whole print line; both ends carry a line that must be seen whole."""
    dot = 1 / flow.typesetter.dots_per_mm
    flow.y += 36 * GRID
    flow.paragraph("Die Striche ganz links und ganz rechts müssen zu sehen sein.", (styles.BODY,))
    top = flow.y + 20 * GRID
    for millimetre in range(int(flow.page_width) + 1):
        tall = 5.0 if millimetre % 10 == 0 else 3.5 if millimetre % 5 == 0 else 2.0
        x = min(float(millimetre), flow.page_width - 2 * dot)
        flow.items.append(Bar(x, top, 2 * dot, tall))
        if millimetre % 10 == 0 and 0 < millimetre < flow.page_width - 4:
            flow.items.append(Line(float(millimetre), top + 8.5, str(millimetre), _SMALL, Align.CENTRE))
    for x in (0.0, flow.page_width - 2 * dot):
        flow.items.append(Bar(x, top, 2 * dot, 10.0))
    flow.y = top + 10.0


def _darkness(flow: Flow) -> None:
    """Lines one to four dots thick, checkers of one and two dots, and full black."""
    dot = 1 / flow.typesetter.dots_per_mm
    top = flow.y + 24 * GRID
    column = flow.inner / 4
    for step in range(4):
        thick, x = (step + 1) * dot, flow.left + step * column
        for line in range(4):
            flow.items.append(Bar(x, top + line * 8 * dot, column - 12 * GRID, thick))
            flow.items.append(Bar(x + line * 10 * dot, top + 36 * dot, thick, 5.0))
    top += 36 * dot + 5.0 + 16 * GRID
    for step, edge in enumerate((1, 2, 4)):
        cells = max(2, int(_BLOCK / (edge * dot)))
        rows = tuple(tuple((x + y) % 2 == 0 for x in range(cells)) for y in range(cells))
        flow.items.append(Matrix(flow.left + step * column, top, edge * dot, rows))
    flow.items.append(Bar(flow.left + 3 * column, top, _BLOCK, _BLOCK))
    flow.y = top + _BLOCK + 10 * GRID


def _texts(flow: Flow) -> None:
    for size in (18, 22, 27, 34):
        flow.y += (size + 12) * GRID
        millimetres = f"{size * GRID:.1f}".replace(".", ",")
        flow.line(f"{millimetres} mm Anzeige", Face(size * GRID, 500))
    flow.y += styles.ROW * GRID
    flow.paragraph(UMLAUTS, (styles.FACT,))
    for sample in SCRIPTS:
        flow.y += 48 * GRID
        flow.paragraph(sample, (Style(styles.FACT.face, 36, lines=2),), other=True)


def _code_pages(flow: Flow, slip: TestSlip) -> None:
    flow.y += 12 * GRID
    for name, number in slip.code_pages.items():
        blocks.fact(flow, said(name, 20), f"Codepage {number}")
