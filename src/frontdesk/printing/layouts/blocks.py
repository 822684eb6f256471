"""What several slips share: head, mark of a copy, a number across the paper, the place, the QR code."""

from __future__ import annotations

from functools import lru_cache

from frontdesk.printing.flow import GRID, Flow
from frontdesk.printing.layouts import styles
from frontdesk.printing.layouts.content import Content, said, spoken
from frontdesk.printing.page import Align, Arrow, Face, Frame, Line, Matrix, Page, Picture, Typesetter
from frontdesk.printing.slip import SlipHead, Words
from frontdesk.printing.text import clean
from frontdesk.printing.texts import place_separator

# Narrower than this, the text beside the QR code would break every word.
_LEAST_BESIDE_MM = 20.0
_QUIET_MODULES = 4
_FOOT = 32


def is_narrow(flow: Flow) -> bool:
    return flow.page_width < styles.NARROW_MM


def new_flow(width: float, typesetter: Typesetter, *, right_to_left: bool = False) -> Flow:
    return Flow(width, (12 if width < styles.NARROW_MM else 24) * GRID, typesetter, right_to_left)


def finished(flow: Flow) -> Page:
    return Page(flow.page_width, flow.y, tuple(flow.items))


def header(flow: Flow, slip: SlipHead) -> None:
    """The logo, then who gave the slip out and when."""
    top = 0.0
    if slip.logo is not None:
        dot = max(1, round(flow.typesetter.dots_per_mm * GRID)) / flow.typesetter.dots_per_mm
        picture = Picture(flow.left, 24 * GRID, dot, slip.logo)
        if picture.width <= flow.inner:
            flow.items.append(picture)
            top = picture.y + picture.height
    site = said(slip.site)
    date = f"{slip.issued:%d.%m.%Y  %H:%M}"
    flow.y = top + 53 * GRID
    beside = flow.width_of(date, styles.DATE.face) + 16 * GRID
    if flow.width_of(site, styles.HEADER.face) + beside <= flow.inner:
        flow.line(site, styles.HEADER.face)
    else:
        flow.paragraph(site, (styles.HEADER,))
        flow.y += styles.DATE.pitch * GRID
    flow.line(date, styles.DATE.face, align=Align.RIGHT)
    flow.y += 19 * GRID
    flow.rule(styles.STROKE)


def copy_mark(flow: Flow, words: Words) -> None:
    """The mark that keeps two slips with one number from passing as two."""
    top = flow.y + 16 * GRID
    flow.y = top + 44 * GRID
    with flow.inset(20 * GRID, 20 * GRID):
        flow.pair(words, styles.COPY, styles.COPY)
    bottom = flow.y + 22 * GRID
    flow.items.append(Frame(flow.left, top, flow.inner, bottom - top, 8 * GRID, styles.STROKE))
    flow.y = bottom


def fact(flow: Flow, label: str, value: str) -> None:
    """A label with its value beside it, or below it where that is too narrow; nothing without a value."""
    if not value:
        return
    flow.y += styles.ROW * GRID
    flow.line(label, styles.DATE.face)
    beside = flow.inner * 0.36
    too_long = is_narrow(flow) and flow.width_of(value, styles.FACT.face) > flow.inner - beside
    if too_long or flow.width_of(label, styles.DATE.face) > beside - 8 * GRID:
        beside = 0.0
        flow.y += styles.BODY.pitch * GRID
    with flow.inset(beside, 0.0):
        flow.paragraph(value, (styles.FACT,))


def listed(flow: Flow, mark: str, text: str, remark: str = "") -> None:
    """An entry behind its mark (a count, a number, a dot), with a remark below it."""
    flow.y += styles.ROW * GRID
    flow.line(mark, styles.FACT.face)
    with flow.inset(flow.width_of(mark, styles.FACT.face) + 12 * GRID, 0.0):
        flow.paragraph(text, (styles.FACT,))
        if remark:
            flow.y += styles.BODY.pitch * GRID
            flow.paragraph(remark, (styles.BODY,))


def title(flow: Flow, words: Words) -> None:
    """What kind of slip this is."""
    flow.y += 56 * GRID
    flow.pair(words, styles.TITLE, styles.TITLE_OTHER)


def close(flow: Flow) -> None:
    """A rule below a part of the slip."""
    flow.y += 19 * GRID
    flow.rule(styles.STROKE)


def giant(flow: Flow, text: str, size: float) -> None:
    """One line in the middle, as large as ``size`` and the paper allow, and a rule below it."""
    face = Face(size, 700, styles.NUMBER_TRACKING)
    wide = flow.width_of(text, face)
    if wide > flow.inner:
        face = Face(size * flow.inner / wide * 0.99, 700, styles.NUMBER_TRACKING)
    # Digits are 0.71 em high; the air above and below stays the same for every size.
    flow.y += 43 * GRID + face.size * 0.73
    flow.items.append(Line((flow.left + flow.right) / 2, flow.y, text, face, Align.CENTRE))
    flow.y += 30 * GRID
    flow.rule(styles.STROKE)


def matter(flow: Flow, words: Words) -> None:
    """What it is about, as the largest text."""
    flow.y += 53 * GRID
    flow.paragraph(words.de, styles.SERVICE)
    if words.other:
        flow.y += 51 * GRID
        flow.paragraph(words.other, styles.SERVICE_OTHER, other=True)
        flow.descend()


def place(flow: Flow, content: Content, floor: int, agency: Words, area: Words, way: Words) -> None:
    """Where to go, in a frame, with an arrow to another floor."""
    top = flow.y + 27 * GRID
    narrow = is_narrow(flow)
    with_arrow = floor != 0
    indent = (80 if narrow else 104) * GRID if with_arrow else 24 * GRID
    flow.y = top + 64 * GRID
    with flow.inset(indent, (12 if narrow else 24) * GRID):
        flow.pair(content.floor_name(floor), styles.FLOOR, styles.FLOOR_OTHER)
        area, agency = spoken(area), spoken(agency)
        separator = place_separator(content.language)
        # Half a place in the other language would read as another place.
        in_full = bool(agency.other) and (bool(area.other) or not area.de)
        whole_place = Words(
            ", ".join(filter(None, (agency.de, area.de))),
            separator.join(filter(None, (agency.other, area.other))) if in_full else "",
        )
        flow.both(whole_place, *styles.PLACE, before=39 * GRID, before_other=43 * GRID)
        flow.both(spoken(way), styles.WAY, before=37 * GRID, before_other=39 * GRID)
    bottom = flow.y + 28 * GRID
    flow.items.append(Frame(flow.left, top, flow.inner, bottom - top, 16 * GRID, styles.STROKE))
    if with_arrow:
        x = flow.left + (indent - 12 * GRID) / 2
        flow.items.append(Arrow(x, (top + bottom) / 2, 80 * GRID, down=floor < 0))
    flow.y = bottom


def code(flow: Flow, text: str, remark: Words) -> None:
    """The QR code with a remark beside or below it; without a code the remark alone. Ends the slip."""
    text = clean(text, 120)
    if not text:
        flow.y += 5 * GRID
        flow.both(remark, styles.BODY, before=36 * GRID, before_other=43 * GRID)
        flow.y += _FOOT * GRID
        return
    rows = qr_modules(text)
    module = _module(flow, len(rows))
    quiet = _QUIET_MODULES * module
    top = flow.y + quiet
    matrix = Matrix(max(flow.left + 8 * GRID, quiet), top, module, rows)
    flow.items.append(matrix)
    beside = matrix.x + matrix.size + quiet
    if flow.right - beside < _LEAST_BESIDE_MM:
        flow.y = top + matrix.size + quiet
        flow.both(remark, styles.BODY, before=24 * GRID, before_other=43 * GRID)
        flow.y += _FOOT * GRID
        return
    # What is taller than the code beside it reads better below, over the whole width.
    beside_width = flow.right - beside
    below = ""
    if _height(flow, remark, beside_width) > matrix.size + 4 * GRID:
        remark, below = Words(remark.de), remark.other
    height = _height(flow, remark, beside_width)
    flow.y = top + max(0.0, (matrix.size - height) / 2)
    with flow.inset(beside - flow.left, 0.0):
        flow.both(remark, styles.BODY, before=33 * GRID, before_other=43 * GRID)
    flow.y = top + max(matrix.size, height) + quiet
    if below:
        flow.both(Words("", below), styles.BODY, before=0, before_other=24 * GRID)
        flow.y += _FOOT * GRID


def _height(flow: Flow, words: Words, width: float) -> float:
    """How tall `Flow.both` makes the words in a column of ``width``."""
    trial = Flow(width, 0.0, flow.typesetter, flow.right_to_left)
    trial.both(words, styles.BODY, before=33 * GRID, before_other=43 * GRID)
    return trial.y + 3 * GRID


def _module(flow: Flow, modules: int) -> float:
    """The edge of a module: 1 mm, less on narrow paper or for a large code, always whole dots."""
    dots_per_mm = flow.typesetter.dots_per_mm
    wanted = 0.75 if is_narrow(flow) else 1.0
    most = flow.inner / (modules + 2 * _QUIET_MODULES)
    return max(1, min(round(wanted * dots_per_mm), int(most * dots_per_mm))) / dots_per_mm


@lru_cache(maxsize=64)
def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code of error correction level M."""
    import segno

    # Trying all eight masks takes most of the time of a whole slip. This one suits our codes best on average,
    # and every reader takes every mask.
    code = segno.make_qr(text, error="m", boost_error=False, mask=3)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
