"""A day slot by slot: a block of columns for each place, a row for each hour; what is free can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.appointments import wording
from frontdesk.apps.reception.appointments.state import Grid, GridCell, GridPlace
from frontdesk.domain.slots import Slot
from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE, RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.labels import Label

_HOURS, _PLACE_GAP, _PADDING = 56, 24, 20
_SLOT, _ABOVE, _BELOW, _PAUSE = 40, 4, 3, 28
_HEAD = 45
_LEAST_SLOT = 64
_LEAST_PLACE = 136


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
        return QSize(dp(_LEAST_SLOT), dp(_SLOT))

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
class _Block:
    """Where a place stands.

    Attributes:
        across: how many slots stand beside each other.
    """

    left: float
    width: float
    across: int


class _Rows(QWidget):
    """The rows; taken slots are painted, free ones are buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()
        self.blocks: tuple[_Block, ...] = ()

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
        return sum(self.heights()) + max(0, len(self.grid.hours) - 1) + dp(_PADDING) - dp(_BELOW) - 3

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
            label = paint.mirrored(self, QRectF(0, top, dp(_HOURS), height))
            paint.text(painter, label, f"{hour.hour:02}", fonts.font(fonts.LIST_STRONG), t.muted)
            if hour.pause:
                words = paint.mirrored(self, QRectF(dp(_HOURS), top, self.width() - dp(_HOURS), height))
                paint.text(painter, words, wording.pause(hour.pause), fonts.font(fonts.CAPTION), t.muted)
            top += height
            if number < last:
                painter.fillRect(QRectF(0, top, self.width(), 1), QColor(t.line))
            top += 1
        for cell, _place, rect in self.places():
            if not cell.free:
                paint.box(painter, paint.mirrored(self, rect), dp(RADIUS_CONTROL), fill=t.sunken)
        painter.end()


class _Heads(QWidget):
    """The names of the places; they stay in view when the rows scroll."""

    def __init__(self, rows: _Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.offset = 0
        self.setFixedHeight(dp(_HEAD))

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


class GridPart(Card):
    """The card of a day; a sentence stands in it where there is nothing to choose from.

    Signals:
        chosen: the `Slot` that was pressed or walked to.
        entered: Enter on a slot: on to the client.
        went_up: Arrow up from the first row: back to the days.
        slots_added: there are more buttons than before.
    """

    chosen = Signal(object)
    entered = Signal()
    went_up = Signal()
    slots_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows = _Rows()
        self._heads = _Heads(self._rows, self)
        self._pool: list[SlotButton] = []
        self._chosen: Slot | None = None
        self.empty = Label("", fonts.BODY, ink="muted", wrap=True, parent=self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._rows)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda: self._fit())
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(_PADDING) + 1, 1, dp(_PADDING) + 1, 1)
        column.setSpacing(0)
        column.addWidget(self.empty)
        column.addWidget(self._heads)
        column.addWidget(self._scroll, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_empty("")

    def buttons(self) -> list[SlotButton]:
        """The free slots in view, in the order of time."""
        return [button for button in self._pool if not button.isHidden()]

    def button(self, slot: Slot) -> SlotButton | None:
        """The button of a slot."""
        return next((one for one in self.buttons() if one.cell is not None and one.cell.slot == slot), None)

    def tab_chain(self) -> list[QWidget]:
        """Every button; all but one are passed over by Tab and reached by arrows."""
        return list(self._pool)

    def show_empty(self, sentence: str) -> None:
        """Nothing to choose from, and why."""
        if sentence != self.empty.text() or not self.empty.isVisibleTo(self):
            self.empty.setText(sentence)
            self._show(Grid())
        self._heads.hide()
        self._scroll.hide()
        self.empty.show()

    def show_grid(self, grid: Grid, chosen: Slot | None) -> None:
        """The slots of a day."""
        self.empty.hide()
        self._heads.show()
        self._scroll.show()
        self._chosen = chosen
        if grid != self._rows.grid:
            self._show(grid)
        else:
            self._mark()

    def bring_into_view(self) -> None:
        """The chosen slot, where the rows scroll."""
        button = None if self._chosen is None else self.button(self._chosen)
        if button is not None:
            self._scroll.ensureWidgetVisible(button, 0, dp(24))

    def take_focus(self) -> bool:
        """The chosen slot, else the first free one, takes the arrow keys; false where there is none."""
        buttons = self.buttons()
        wanted = next((one for one in buttons if one.isChecked()), None)
        if wanted is None and buttons:
            wanted = buttons[0]
            self._walk_to(wanted)
        elif wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        return wanted is not None

    def natural_height(self) -> int:
        """How high it stands with all rows."""
        if self.empty.isVisibleTo(self):
            return dp(88)
        bar = self._scroll.horizontalScrollBar()
        more = bar.sizeHint().height() if self._rows.width() > self._scroll.viewport().width() else 0
        return dp(_HEAD) + self._rows.whole_height() + 2 + more

    def least_height(self) -> int:
        """Head and two rows."""
        return dp(_HEAD + 2 * 48)

    def _on_walked(self, start: SlotButton, right: int, down: int) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        target = self._neighbour(start, -right if mirrored else right, down)
        if target is not None:
            self._walk_to(target)
        elif down < 0:
            self.went_up.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _neighbour(self, start: SlotButton, right: int, down: int) -> SlotButton | None:
        x, y = start.x(), start.y()
        if down:
            beyond = [one for one in self.buttons() if (one.y() - y) * down > 0]
            return min(beyond, key=lambda one: (abs(one.y() - y), abs(one.x() - x)), default=None)
        # Along the row, then on at the start of the next one.
        ordered = sorted(self.buttons(), key=lambda one: (one.y(), one.x()))
        at = ordered.index(start) + right
        return ordered[at] if 0 <= at < len(ordered) else None

    def _walk_to(self, button: SlotButton) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(button, 0, dp(24))
        if button.cell is not None:
            self.chosen.emit(button.cell.slot)

    def _show(self, grid: Grid) -> None:
        self._rows.grid = grid
        self._rows.blocks = ()
        self._fit()
        cells = [(cell, place) for cell, place, _rect in self._rows.places() if cell.free]
        cells.sort(key=lambda one: (one[0].slot.starts_at, one[1].title))
        added = len(cells) > len(self._pool)
        while len(self._pool) < len(cells):
            button = SlotButton(parent=self._rows)
            button.clicked.connect(lambda _=False, button=button: self._press(button))
            button.walked.connect(lambda right, down, button=button: self._on_walked(button, right, down))
            self._pool.append(button)
        for button, (cell, place) in zip(self._pool, cells, strict=False):
            button.show_cell(cell, place)
            button.show()
        for button in self._pool[len(cells) :]:
            button.hide()
        self._mark()
        self._place()
        self._rows.update()
        self._heads.update()
        if added:
            self.slots_added.emit()

    def _press(self, button: SlotButton) -> None:
        if button.cell is None:
            return
        again = button.cell.slot == self._chosen
        button.setChecked(True)
        self.chosen.emit(button.cell.slot)
        if again:
            self.entered.emit()

    def _mark(self) -> None:
        buttons = self.buttons()
        for button in buttons:
            button.setChecked(button.cell is not None and button.cell.slot == self._chosen)
        stop = next((one for one in buttons if one.isChecked()), buttons[0] if buttons else None)
        for button in buttons:
            reached = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)

    def _fit(self) -> None:
        """Cut the width among the places; where they are too many, the rows scroll sideways."""
        count = len(self._rows.grid.places)
        # A layout that is not yet in view knows no width of its viewport.
        viewport = max(self._scroll.viewport().width(), dp(_HOURS + _LEAST_PLACE))
        hours, gap = dp(_HOURS), dp(_PLACE_GAP if viewport > dp(700) else 12)
        if not count:
            self._rows.blocks = ()
        else:
            width = max((viewport - hours - (count - 1) * gap) / count, dp(_LEAST_PLACE))
            least = dp(_LEAST_SLOT) + dp(GAP_TILE)
            self._rows.blocks = tuple(
                _Block(
                    hours + number * (width + gap),
                    width,
                    max(1, min(place.parts, int((width + dp(GAP_TILE)) // least))),
                )
                for number, place in enumerate(self._rows.grid.places)
            )
            viewport = max(viewport, round(hours + count * width + (count - 1) * gap))
        self._rows.resize(viewport, max(1, self._rows.whole_height() if count else 1))
        self._place()
        self._heads.update()

    def _place(self) -> None:
        spots = {cell.slot: rect for cell, _place, rect in self._rows.places() if cell.free}
        for button in self.buttons():
            rect = spots.get(button.cell.slot) if button.cell is not None else None
            if rect is not None:
                button.setGeometry(paint.mirrored(self._rows, rect).toRect())

    def _on_scrolled(self, value: int) -> None:
        self._heads.offset = value
        self._heads.update()


_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
