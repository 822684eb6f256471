"""The ticket: its number as large as the paper allows, then what, where, how long, and the code."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.printing.flow import GRID, Flow
from frontdesk.printing.layouts import blocks, styles
from frontdesk.printing.layouts.content import Content, content_of, said, spoken
from frontdesk.printing.page import Bar, Face, Line, Page, Pictogram, Sign, Typesetter
from frontdesk.printing.slip import TicketSlip, Words

_FIGURE_SIZES = (68, 60, 54, 48, 42)
_STACKED_SIZES = (60, 48, 36, 27)
_UNIT = Face(30 * GRID, 600)
_SIGN = 52
_SCREEN = 72


def lay_out(slip: TicketSlip, width: float, typesetter: Typesetter, *, unchecked: bool) -> Page:
    content = content_of(slip, unchecked=unchecked)
    flow = blocks.new_flow(width, typesetter, right_to_left=content.right_to_left)
    blocks.header(flow, slip)
    if slip.copy:
        blocks.copy_mark(flow, content.copy_name(slip.copy))
    flow.y += 44 * GRID
    flow.pair(content.both("your_number"), styles.CAPTION, styles.CAPTION_OTHER)
    blocks.giant(flow, said(slip.number, 12), styles.NUMBER_SIZE)
    blocks.matter(flow, spoken(slip.service))
    blocks.place(flow, content, slip.floor, slip.agency, slip.area, slip.way)
    _figures(flow, slip, content)
    _notes(flow, slip, content)
    blocks.code(flow, slip.code, content.both("privacy"))
    return blocks.finished(flow)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its caption, the word before it and the unit after it."""

    caption: Words
    sign: Sign | None
    before: str
    value: str
    unit: str

    def parts(self, size: int) -> list[tuple[str, Face, float]]:
        """Text, face and the space after it."""
        parts = [(self.before, _UNIT, 20 * GRID)] if self.before else []
        return [*parts, (self.value, Face(size * GRID, 700), 18 * GRID), (self.unit, _UNIT, 0.0)]


def _caption(content: Content, key: str, sign: Sign) -> tuple[Words, Sign | None]:
    return content.both(key), sign if content.needs_sign(key) else None


def _figures(flow: Flow, slip: TicketSlip, content: Content) -> None:
    de = content.de
    figures = []
    if slip.ahead is not None:
        unit = de.person if slip.ahead == 1 else de.persons
        figures.append(_Figure(*_caption(content, "ahead", Sign.PEOPLE), "", str(slip.ahead), unit))
    if slip.wait is not None:
        # A range says by itself that it is not exact.
        about = "" if "–" in slip.wait else de.about
        figures.append(_Figure(*_caption(content, "wait", Sign.CLOCK), about, slip.wait, de.minutes))
    flow.y += 16 * GRID
    if not figures:
        return
    column = (flow.inner - 36 * GRID) / 2
    size = next(
        (size for size in _FIGURE_SIZES if all(_wide(flow, f, size) <= column - 8 * GRID for f in figures)),
        None,
    )
    if len(figures) == 2 and size is not None:
        _side_by_side(flow, figures, size)
    else:
        for figure in figures:
            flow.y += 30 * GRID
            _label(flow, figure)
            fits = (size for size in _STACKED_SIZES if _wide(flow, figure, size) <= flow.inner)
            _figure(flow, figure, next(fits, _STACKED_SIZES[-1]))
            flow.y += 10 * GRID
    flow.y += (40 if len(figures) == 2 and size is not None else 10) * GRID


def _side_by_side(flow: Flow, figures: list[_Figure], size: int) -> None:
    top = flow.y
    divider = flow.left + flow.inner * 260 / 528
    columns = ((0.0, flow.right - divider + 12 * GRID), (divider + 24 * GRID - flow.left, 0.0))
    flow.y = top + 30 * GRID
    lowest = flow.y
    for figure, (left, right) in zip(figures, columns, strict=True):
        flow.y = top + 30 * GRID
        with flow.inset(left, right):
            _label(flow, figure)
        lowest = max(lowest, flow.y)
    for figure, (left, right) in zip(figures, columns, strict=True):
        flow.y = lowest
        with flow.inset(left, right):
            _figure(flow, figure, size)
    flow.items.append(Bar(divider, top, styles.STROKE, flow.y + 28 * GRID - top))


def _label(flow: Flow, figure: _Figure) -> None:
    if figure.sign is None:
        flow.pair(figure.caption, styles.LABEL, styles.LABEL)
        return
    flow.items.append(Pictogram(flow.right - _SIGN * GRID / 2, flow.y - 9 * GRID, _SIGN * GRID, figure.sign))
    with flow.inset(0.0, (_SIGN + 10) * GRID):
        flow.pair(figure.caption, styles.LABEL, styles.LABEL)


def _figure(flow: Flow, figure: _Figure, size: int) -> None:
    flow.y += (26 + 0.735 * size) * GRID
    x = flow.left
    for text, face, gap in figure.parts(size):
        flow.items.append(Line(x, flow.y, text, face))
        x += flow.width_of(text, face) + gap


def _wide(flow: Flow, figure: _Figure, size: int) -> float:
    return sum(flow.width_of(text, face) + gap for text, face, gap in figure.parts(size))


def _notes(flow: Flow, slip: TicketSlip, content: Content) -> None:
    flow.rule(styles.STROKE)
    flow.y += 5 * GRID
    if slip.outside_hours:
        flow.both(content.both("outside_hours"), styles.REMARK, before=36 * GRID, before_other=36 * GRID)
        flow.y += 8 * GRID
    estimated = slip.wait is not None
    notes = Words(
        content.de.notes(with_estimate=estimated),
        content.other.notes(with_estimate=estimated) if content.other else "",
    )
    with_sign = content.needs_sign("display")
    top = flow.y
    with flow.inset((_SCREEN + 18) * GRID if with_sign else 0.0, 0.0):
        flow.both(notes, styles.BODY, before=36 * GRID, before_other=45 * GRID)
    if with_sign:
        flow.y = max(flow.y, top + _SCREEN * GRID)
        middle = (top + flow.y) / 2 + 5 * GRID
        flow.items.append(Pictogram(flow.left + _SCREEN * GRID / 2, middle, _SCREEN * GRID, Sign.SCREEN))
    flow.y += 19 * GRID
    flow.rule(styles.STROKE)
