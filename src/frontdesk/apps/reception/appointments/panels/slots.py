"""The slots of a day in their places: taken ones are painted, free ones can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.apps.reception.appointments import wording
from frontdesk.apps.reception.appointments.state import Grid, GridCell, GridPlace
from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE, RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

HOURS, PADDING = 56, 20
HEAD = 45
LEAST_SLOT = 64
_SLOT, _ABOVE, _BELOW, _PAUSE = 40, 4, 3, 28
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SlotButton(Control):
    """A free slot; the chosen one is filled and has a check mark.

    Attributes:
        cell: what it stands for.

    Signals:
        walked: steps to the right and down by an arrow key.
    """

    enter_presses = True
    walked = Signal(int, int)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__("–", parent)
        self.setCheckable(True)
        self.cell: GridCell | None = None

    def show_cell(self, cell: GridCell, place: GridPlace) -> None:
        """Another slot."""
        self.cell = cell
        self.setAccessibleName(" ".join(part for part in (cell.time, place.title, place.room) if part))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # A button of Qt's would take them for Tab, and an area that scrolls for scrolling.
            self.walked.emit(*way)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(dp(LEAST_SLOT), dp(_SLOT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        if self.cell is None:
            return
        chosen = self.isChecked()
        fill = t.primary if chosen else t.primary_tint if self.is_hot() else t.surface
        font, ink = fonts.font(fonts.SECTION), t.on_primary if chosen else t.primary
        border = t.primary
        if not self.isEnabled():
            chosen, fill, border, ink = False, t.disabled_bg, t.line, t.disabled_text
        paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border)
        if not chosen:
            paint.text(painter, self.area(), self.cell.time, font, ink, align="center")
            return
        px, words = dp(18), paint.text_width(self.cell.time, font)
        gap = dp(10)
        if px + gap + words > self.width() - dp(4):
            px = gap = 0
        left = (self.width() - px - gap - words) / 2
        if px:
            mark = paint.mirrored(self, QRectF(left, (self.height() - px) / 2, px, px))
            paint.icon(painter, "check", mark.center(), px, ink)
        rect = paint.mirrored(self, QRectF(left + px + gap, 0, words + 1, self.height()))
        paint.text(painter, rect, self.cell.time, font, ink)


@dataclass(frozen=True, slots=True)
class Block:
    """Where a place stands: its edge and width in px.

    Attributes:
        across: how many slots stand beside each other.
    """

    left: float
    width: float
    across: int


class Rows(QWidget):
    """The rows; taken slots are painted, free ones are buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()
        self.blocks: tuple[Block, ...] = ()

    def heights(self) -> list[int]:
        """Of each row, without the line below it."""
        found = []
        for number, hour in enumerate(self.grid.hours):
            lines = max((self._lines(place, number) for place in range(len(self.blocks))), default=1)
            slots = dp(_ABOVE) + lines * dp(_SLOT) + (lines - 1) * dp(GAP_TILE) + dp(_BELOW)
            found.append(dp(_PAUSE) - 1 if hour.is_empty else slots)
        return found

    def _lines(self, place: int, number: int) -> int:
        parts = [cell.part for cell in self.grid.places[place].cells[number]]
        return max(parts, default=0) // self.blocks[place].across + 1

    def whole_height(self) -> int:
        """All rows."""
        return sum(self.heights()) + max(0, len(self.grid.hours) - 1) + dp(PADDING) - dp(_BELOW) - 3

    def places(self) -> Iterator[tuple[GridCell, GridPlace, QRectF]]:
        """Every slot and where it stands."""
        top = 0.0
        for number, height in enumerate(self.heights()):
            for place, block in zip(self.grid.places, self.blocks, strict=True):
                gap = dp(GAP_TILE)
                width = (block.width - (block.across - 1) * gap) / block.across
                for cell in place.cells[number]:
                    line, part = divmod(cell.part, block.across)
                    left = round(block.left + part * (width + gap))
                    right = round(block.left + part * (width + gap) + width)
                    y = top + dp(_ABOVE) + line * (dp(_SLOT) + gap)
                    yield cell, place, QRectF(left, y, right - left, dp(_SLOT))
            top += height + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        top = 0.0
        last = len(self.grid.hours) - 1
        for number, (hour, height) in enumerate(zip(self.grid.hours, self.heights(), strict=True)):
            label = paint.mirrored(self, QRectF(0, top, dp(HOURS), height))
            paint.text(painter, label, f"{hour.hour:02}", fonts.font(fonts.LIST_STRONG), t.muted)
            if hour.pause:
                words = paint.mirrored(self, QRectF(dp(HOURS), top, self.width() - dp(HOURS), height))
                paint.text(painter, words, wording.pause(hour.pause), fonts.font(fonts.CAPTION), t.muted)
            top += height
            if number < last:
                painter.fillRect(QRectF(0, top, self.width(), 1), QColor(t.line))
            top += 1
        for cell, _place, rect in self.places():
            if not cell.free:
                paint.box(painter, paint.mirrored(self, rect), dp(RADIUS_CONTROL), fill=t.sunken)
        painter.end()


class Heads(QWidget):
    """The names of the places; they stay in view when the rows scroll."""

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.offset = 0
        self.setFixedHeight(dp(HEAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        middle = QRectF(0, dp(17), 0, dp(22))
        for place, block in zip(self._rows.grid.places, self._rows.blocks, strict=True):
            left = block.left - self.offset
            free = wording.free(place.free)
            aside = paint.text_width(free, fonts.font(fonts.LIST))
            names = paint.text_width(place.title, fonts.font(fonts.BODY_STRONG)) + dp(4)
            names += paint.text_width(place.room, fonts.font(fonts.LIST))
            if place.room and names + dp(8) + aside > block.width:
                free, aside = "", 0.0  # where it is matters more, and the slots can be counted
            end = left + block.width
            rect = QRectF(end - aside, middle.y(), aside + 1, middle.height())
            paint.text(painter, paint.mirrored(self, rect), free, fonts.font(fonts.LIST), t.muted)
            room = block.width - aside - dp(8)
            title = min(paint.text_width(place.title, fonts.font(fonts.BODY_STRONG)), room)
            rect = QRectF(left, middle.y(), title + 1, middle.height())
            paint.text(
                painter, paint.mirrored(self, rect), place.title, fonts.font(fonts.BODY_STRONG), t.text
            )
            rest = room - title - dp(4)
            if place.room and rest > dp(36):
                rect = QRectF(left + title + dp(4), middle.y(), rest, middle.height())
                paint.text(painter, paint.mirrored(self, rect), place.room, fonts.font(fonts.LIST), t.muted)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(t.line))
        painter.end()
