"""A day slot by slot: a block of columns for each place, a row for each hour; what is free can be pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.appointments.panels.slots import (
    HEAD,
    HOURS,
    LEAST_SLOT,
    PADDING,
    Block,
    Heads,
    Rows,
    SlotButton,
)
from frontdesk.apps.reception.appointments.state import Grid
from frontdesk.domain.slots import Slot
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.labels import Label

_PLACE_GAP = 24
_LEAST_PLACE = 136


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
        self._rows = Rows()
        self._heads = Heads(self._rows, self)
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
        column.setContentsMargins(dp(PADDING) + 1, 1, dp(PADDING) + 1, 1)
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
        return dp(HEAD) + self._rows.whole_height() + 2 + more

    def least_height(self) -> int:
        """Head and two rows."""
        return dp(HEAD + 2 * 48)

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
        viewport = max(self._scroll.viewport().width(), dp(HOURS + _LEAST_PLACE))
        hours, gap = dp(HOURS), dp(_PLACE_GAP if viewport > dp(700) else 12)
        if not count:
            self._rows.blocks = ()
        else:
            width = max((viewport - hours - (count - 1) * gap) / count, dp(_LEAST_PLACE))
            least = dp(LEAST_SLOT) + dp(GAP_TILE)
            self._rows.blocks = tuple(
                Block(
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
