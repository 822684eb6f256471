"""Puts a ticket's words where they belong on paper of any width, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from frontdesk.printing.flow import GRID, Flow, Style
from frontdesk.printing.page import Align, Arrow, Bar, Face, Frame, Line, Matrix, Page, Typesetter
from frontdesk.printing.slip import TicketSlip, Words
from frontdesk.printing.text import clean
from frontdesk.printing.texts import (
    SlipTexts,
    german,
    is_right_to_left,
    place_separator,
    texts_beside_german,
)

# Sizes and distances are in steps of 1/8 mm, the dots of the usual print head and of the design.
_HEADER = Style(Face(27 * GRID, 700), 36, lines=2)
_DATE = Style(Face(27 * GRID, 500), 36)
_CAPTION = (Style(Face(30 * GRID, 500), 40, lines=2),)
_CAPTION_OTHER = (Style(Face(29 * GRID, 600), 40, lines=2),)
_LABEL = (Style(Face(27 * GRID, 600), 36, lines=2),)
_PLACE = (
    Style(Face(30 * GRID, 600), 38, lines=1),
    Style(Face(27 * GRID, 600), 38, lines=1),
    Style(Face(30 * GRID, 600), 38),
    Style(Face(27 * GRID, 600), 36, lines=4),
)
_BODY = Style(Face(27 * GRID, 500), 36, lines=8)
_WAY = replace(_BODY, lines=4)
_REMARK = Style(Face(27 * GRID, 600), 36)
_COPY = (Style(Face(34 * GRID, 700), 44, lines=2),)
_SERVICE = (
    Style(Face(42 * GRID, 700), 50, lines=2),
    Style(Face(36 * GRID, 700), 44),
    Style(Face(30 * GRID, 700), 38, lines=4),
    Style(Face(27 * GRID, 700), 36, lines=6),
)
_SERVICE_OTHER = (Style(Face(36 * GRID, 600), 48, lines=2), Style(Face(30 * GRID, 600), 42, lines=4))
_FLOOR = (
    Style(Face(44 * GRID, 700), 50, lines=1),
    Style(Face(36 * GRID, 700), 44, lines=1),
    Style(Face(30 * GRID, 700), 40, lines=2),
)
_FLOOR_OTHER = (Style(Face(38 * GRID, 600), 50, lines=1), Style(Face(30 * GRID, 600), 42, lines=2))
_NUMBER_SIZE = 196 * GRID
_NUMBER_TRACKING = -0.02
_FIGURE_SIZES = (68, 60, 54, 48)
_STACKED_SIZE = 60
_UNIT = Face(30 * GRID, 600)
_STROKE = 4 * GRID
_NARROW_MM = 60.0
# Narrower than this, the text beside the QR code would break every word.
_LEAST_BESIDE_MM = 20.0
_QUIET_MODULES = 4


@dataclass(frozen=True, slots=True)
class _Content:
    """The slip with everything cleaned and in its language."""

    slip: TicketSlip
    de: SlipTexts
    other: SlipTexts | None
    right_to_left: bool

    def both(self, key: str) -> Words:
        return Words(getattr(self.de, key), getattr(self.other, key) if self.other else "")


def lay_out(slip: TicketSlip, width: float, typesetter: Typesetter, *, unchecked: bool = False) -> Page:
    """The page of a ticket on paper that prints ``width`` millimetres."""
    content = _content(slip, unchecked=unchecked)
    flow = Flow(width, (12 if width < _NARROW_MM else 24) * GRID, typesetter, content.right_to_left)
    _header(flow, content)
    _number(flow, content)
    _service(flow, content)
    _place(flow, content)
    _figures(flow, content)
    _notes(flow, content)
    _code(flow, content)
    return Page(width, flow.y, tuple(flow.items))


def _content(slip: TicketSlip, *, unchecked: bool) -> _Content:
    other = texts_beside_german(slip.language, unchecked=unchecked)
    direction = other.right_to_left if other else is_right_to_left(slip.language)
    return _Content(slip, german(), other, direction)


def _clean(words: Words) -> Words:
    return Words(clean(words.de), clean(words.other))


def _header(flow: Flow, content: _Content) -> None:
    site = clean(content.slip.site)
    date = f"{content.slip.issued:%d.%m.%Y  %H:%M}"
    flow.y = 53 * GRID
    beside = flow.width_of(date, _DATE.face) + 16 * GRID
    if flow.width_of(site, _HEADER.face) + beside <= flow.inner:
        flow.line(site, _HEADER.face)
    else:
        flow.paragraph(site, (_HEADER,))
        flow.y += _DATE.pitch * GRID
    flow.line(date, _DATE.face, align=Align.RIGHT)
    flow.y += 19 * GRID
    flow.rule(_STROKE)
    if content.slip.copy:
        _copy_mark(flow, content)


def _copy_mark(flow: Flow, content: _Content) -> None:
    """The mark that keeps two slips with one number from passing as two tickets."""
    top = flow.y + 16 * GRID
    flow.y = top + 44 * GRID
    words = Words(
        content.de.copy_name(content.slip.copy),
        content.other.copy_name(content.slip.copy) if content.other else "",
    )
    with flow.inset(20 * GRID, 20 * GRID):
        flow.pair(words, _COPY, _COPY)
    bottom = flow.y + 22 * GRID
    flow.items.append(Frame(flow.left, top, flow.inner, bottom - top, 8 * GRID, _STROKE))
    flow.y = bottom


def _number(flow: Flow, content: _Content) -> None:
    flow.y += 44 * GRID
    flow.pair(content.both("your_number"), _CAPTION, _CAPTION_OTHER)
    label = clean(content.slip.number, 12)
    face = Face(_NUMBER_SIZE, 700, _NUMBER_TRACKING)
    wide = flow.width_of(label, face)
    if wide > flow.inner:
        face = Face(_NUMBER_SIZE * flow.inner / wide * 0.99, 700, _NUMBER_TRACKING)
    # Digits are 0.71 em high; the air above and below stays the same for every size.
    flow.y += 43 * GRID + face.size * 0.73
    centre = (flow.left + flow.right) / 2
    flow.items.append(Line(centre, flow.y, label, face, Align.CENTRE))
    flow.y += 30 * GRID
    flow.rule(_STROKE)


def _service(flow: Flow, content: _Content) -> None:
    service = _clean(content.slip.service)
    flow.y += 53 * GRID
    flow.paragraph(service.de, _SERVICE)
    if service.other:
        flow.y += 51 * GRID
        flow.paragraph(service.other, _SERVICE_OTHER, other=True)
        flow.descend()


def _place(flow: Flow, content: _Content) -> None:
    slip = content.slip
    top = flow.y + 27 * GRID
    narrow = flow.page_width < _NARROW_MM
    with_arrow = slip.floor != 0
    indent = (80 if narrow else 104) * GRID if with_arrow else 24 * GRID
    flow.y = top + 64 * GRID
    with flow.inset(indent, (12 if narrow else 24) * GRID):
        floors = Words(
            content.de.floor_name(slip.floor), content.other.floor_name(slip.floor) if content.other else ""
        )
        flow.pair(floors, _FLOOR, _FLOOR_OTHER)
        area = _clean(slip.area)
        agency = _clean(slip.agency)
        separator = place_separator(slip.language)
        # Half a place in the other language would read as another place.
        whole = bool(agency.other) and (bool(area.other) or not area.de)
        place = Words(
            ", ".join(filter(None, (agency.de, area.de))),
            separator.join(filter(None, (agency.other, area.other))) if whole else "",
        )
        flow.both(place, *_PLACE, before=39 * GRID, before_other=43 * GRID)
        flow.both(_clean(slip.way), _WAY, before=37 * GRID, before_other=39 * GRID)
    bottom = flow.y + 28 * GRID
    flow.items.append(Frame(flow.left, top, flow.inner, bottom - top, 16 * GRID, _STROKE))
    if with_arrow:
        x = flow.left + (indent - 12 * GRID) / 2
        flow.items.append(Arrow(x, (top + bottom) / 2, 80 * GRID, down=slip.floor < 0))
    flow.y = bottom


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its caption, the word before it and the unit after it."""

    caption: Words
    before: str
    value: str
    unit: str

    def parts(self, size: int) -> list[tuple[str, Face, float]]:
        """Text, face and the space after it."""
        parts = [(self.before, _UNIT, 20 * GRID)] if self.before else []
        return [*parts, (self.value, Face(size * GRID, 700), 18 * GRID), (self.unit, _UNIT, 0.0)]


def _figures(flow: Flow, content: _Content) -> None:
    slip, de = content.slip, content.de
    figures = []
    if slip.ahead is not None:
        unit = de.person if slip.ahead == 1 else de.persons
        figures.append(_Figure(content.both("ahead"), "", str(slip.ahead), unit))
    if slip.wait is not None:
        figures.append(_Figure(content.both("wait"), de.about, str(slip.wait), de.minutes))
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
            flow.pair(figure.caption, _LABEL, _LABEL)
            _figure(flow, figure, _STACKED_SIZE)
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
            flow.pair(figure.caption, _LABEL, _LABEL)
        lowest = max(lowest, flow.y)
    for figure, (left, right) in zip(figures, columns, strict=True):
        flow.y = lowest
        with flow.inset(left, right):
            _figure(flow, figure, size)
    flow.items.append(Bar(divider, top, _STROKE, flow.y + 28 * GRID - top))


def _figure(flow: Flow, figure: _Figure, size: int) -> None:
    flow.y += (26 + 0.735 * size) * GRID
    x = flow.left
    for text, face, gap in figure.parts(size):
        flow.items.append(Line(x, flow.y, text, face))
        x += flow.width_of(text, face) + gap


def _wide(flow: Flow, figure: _Figure, size: int) -> float:
    return sum(flow.width_of(text, face) + gap for text, face, gap in figure.parts(size))


def _notes(flow: Flow, content: _Content) -> None:
    slip, other = content.slip, content.other
    flow.rule(_STROKE)
    flow.y += 5 * GRID
    if slip.outside_hours:
        flow.both(content.both("outside_hours"), _REMARK, before=36 * GRID, before_other=36 * GRID)
        flow.y += 8 * GRID
    estimated = slip.wait is not None
    notes = Words(
        content.de.notes(with_estimate=estimated), other.notes(with_estimate=estimated) if other else ""
    )
    flow.both(notes, _BODY, before=36 * GRID, before_other=45 * GRID)
    flow.y += 19 * GRID
    flow.rule(_STROKE)


def _code(flow: Flow, content: _Content) -> None:
    privacy = content.both("privacy")
    if not content.slip.code:
        flow.y += 5 * GRID
        flow.both(privacy, _BODY, before=36 * GRID, before_other=43 * GRID)
        flow.y += 32 * GRID
        return
    rows = qr_modules(clean(content.slip.code, 120))
    module = _module(flow, len(rows))
    quiet = _QUIET_MODULES * module
    top = flow.y + quiet
    matrix = Matrix(max(flow.left + 8 * GRID, quiet), top, module, rows)
    flow.items.append(matrix)
    beside = matrix.x + matrix.size + quiet
    if flow.right - beside < _LEAST_BESIDE_MM:
        flow.y = top + matrix.size + quiet
        flow.both(privacy, _BODY, before=24 * GRID, before_other=43 * GRID)
        flow.y += 32 * GRID
        return
    # What is taller than the code beside it reads better below, over the whole width.
    beside_width = flow.right - beside
    below = ""
    if _height(flow, privacy, beside_width) > matrix.size + 4 * GRID:
        privacy, below = Words(privacy.de), privacy.other
    height = _height(flow, privacy, beside_width)
    flow.y = top + max(0.0, (matrix.size - height) / 2)
    with flow.inset(beside - flow.left, 0.0):
        flow.both(privacy, _BODY, before=33 * GRID, before_other=43 * GRID)
    flow.y = top + max(matrix.size, height) + quiet
    if below:
        flow.both(Words("", below), _BODY, before=0, before_other=24 * GRID)
        flow.y += 32 * GRID


def _height(flow: Flow, words: Words, width: float) -> float:
    """How tall `Flow.both` makes the words in a column of ``width``."""
    trial = Flow(width, 0.0, flow.typesetter, flow.right_to_left)
    trial.both(words, _BODY, before=33 * GRID, before_other=43 * GRID)
    return trial.y + 3 * GRID


def _module(flow: Flow, modules: int) -> float:
    """The edge of a module: 1 mm, less on narrow paper or for a large code, always whole dots."""
    dots_per_mm = flow.typesetter.dots_per_mm
    wanted = 0.75 if flow.page_width < _NARROW_MM else 1.0
    most = flow.inner / (modules + 2 * _QUIET_MODULES)
    return max(1, min(round(wanted * dots_per_mm), int(most * dots_per_mm))) / dots_per_mm


@lru_cache(maxsize=64)
def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code of error correction level M."""
    import segno

    code = segno.make_qr(text, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
