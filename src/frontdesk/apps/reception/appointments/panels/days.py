"""The strip of working days: how much is free on each, and the way to further ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.apps.reception.appointments import wording
from frontdesk.apps.reception.appointments.state import DAYS, DayCell, DayNote
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE, RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.button import IconButton
from frontdesk.qt.widgets.control import Control

_HEIGHT, _ARROW, _WEEK_GAP = 72, 44, 20
_NARROWEST = 58  # of a day, before only half of them are shown
_TIGHT = 4
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class DayButton(Control):
    """A day. One with nothing recedes, keeps its place and can be looked at all the same."""

    def __init__(self, place: int, *, parent: QWidget) -> None:
        super().__init__(str(place), parent)
        self.setCheckable(True)
        self.cell: DayCell | None = None
        self._title = ("", "")
        self._note = ""

    def show_cell(self, cell: DayCell) -> None:
        """Another day, or the same one with other figures."""
        if cell == self.cell:
            return
        self.cell = cell
        self._title, self._note = wording.day_title(cell), wording.day_note(cell)
        self.setAccessibleName(wording.day_spoken(cell))
        self.setToolTip(cell.reason)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()  # a button of Qt's would take them for Tab
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(dp(87), dp(_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        cell, chosen = self.cell, self.isChecked()
        if cell is None:
            return
        recedes = cell.note is not DayNote.FREE
        fill = t.primary_tint if chosen else t.disabled_bg if recedes else t.surface
        if self.is_hot() and not chosen:
            fill = t.sunken
        border = t.primary if chosen else t.line if recedes else t.control
        paint.box(
            painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border, width=2.0 if chosen else 1.0
        )
        strong = t.primary if chosen else t.muted if recedes else t.text
        small = fonts.CAPTION_STRONG if chosen else fonts.CAPTION
        title = self._title[0]
        if paint.text_width(title, fonts.font(small)) > self.width() - dp(6):
            title = self._title[1]
        date_style = fonts.TextStyle(16) if recedes and not chosen else fonts.SECTION
        ink = t.primary if chosen else t.muted
        for top, height, words, style, color in (
            (6, 18, title, small, ink),
            (24, 24, f"{cell.day:%d.%m.}", date_style, strong),
            (47, 18, self._note, small, ink),
        ):
            rect = QRectF(0, dp(top), self.width(), dp(height))
            paint.text(painter, rect, words, fonts.font(style), color, align="center")


class DayStrip(QWidget):
    """Ten days with the arrows around them; in a narrow window half of them.

    Attributes:
        back, on: the arrows.

    Signals:
        chosen: the day that was pressed or walked to.
        turned: to later days (true) or earlier ones, and by how many.
        went_down: Arrow down: into the slots of the day.
    """

    chosen = Signal(object)
    turned = Signal(bool, int)
    went_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("chevron-left", self.tr("Frühere Tage"), parent=self)
        self.on = IconButton("chevron-right", self.tr("Spätere Tage"), parent=self)
        for arrow in (self.back, self.on):
            arrow.setFixedSize(dp(_ARROW), dp(_HEIGHT))
        self.buttons = [DayButton(place, parent=self) for place in range(DAYS)]
        self.setAccessibleName(self.tr("Tage"))
        self._cells: tuple[DayCell, ...] = ()
        self._chosen: date | None = None
        self._wanted: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(dp(_HEIGHT))
        self.back.clicked.connect(lambda: self.turned.emit(False, self.capacity))
        self.on.clicked.connect(lambda: self.turned.emit(True, self.capacity))
        for button in self.buttons:
            button.clicked.connect(lambda _=False, button=button: self._press(button))

    @property
    def capacity(self) -> int:
        """How many days fit."""
        room = self.width() - 2 * dp(_ARROW) - (DAYS + 1) * dp(_TIGHT) - dp(_WEEK_GAP)
        return DAYS if room >= DAYS * dp(_NARROWEST) else DAYS // 2

    def shown(self) -> list[DayButton]:
        """The days in view."""
        return [button for button in self.buttons if not button.isHidden()]

    def show_days(self, cells: Sequence[DayCell], chosen: date | None, *, can_go_back: bool) -> None:
        """The days, and the one whose slots are in view."""
        if chosen != self._chosen:
            self._wanted = chosen
        self._cells, self._chosen = tuple(cells), chosen
        choose = "" if cells else self.tr("Zuerst ein Anliegen wählen")
        self.back.set_available(can_go_back, choose or self.tr("Davor ist heute"))
        self.on.set_available(bool(cells), choose)
        self._place()
        if self.hasFocus() and self._cells:
            self.take_focus()

    def take_focus(self) -> None:
        """The day in view takes the arrow keys."""
        for button in self.shown():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        # Before any day is known the strip itself takes the keys, and hands the focus on.
        first: QWidget = next(iter(self.shown()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches: the arrows and the day in view."""
        return [self.back, *self.buttons, self.on]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._walk(-step if mirrored else step)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _walk(self, step: int) -> None:
        """To the next day that has something free; past the end, to further days."""
        shown = self.shown()
        days = [button.cell.day for button in shown if button.cell is not None]
        at = days.index(self._wanted) if self._wanted in days else (-1 if step > 0 else len(days))
        following = shown[at + 1 :] if step > 0 else shown[:at][::-1]
        for button in following:
            if button.cell is not None and button.cell.note is DayNote.FREE:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                self._press(button)
                return
        if step > 0 or self.back.isEnabled():
            self.turned.emit(step > 0, self.capacity)

    def _press(self, button: DayButton) -> None:
        if button.cell is None:
            return
        self._wanted = button.cell.day
        self._mark()  # the mark stays with the day whose slots are in view
        self.chosen.emit(button.cell.day)

    def _mark(self) -> None:
        marked = False
        for button in self.buttons:
            on = button.cell is not None and button.cell.day == self._chosen and not button.isHidden()
            button.setChecked(on)
            marked = marked or on
        for place, button in enumerate(self.shown()):
            stops = button.isChecked() or (not marked and place == 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _place(self) -> None:
        cells = self._cells[: self.capacity]
        for button, cell in zip(self.buttons, cells, strict=False):
            button.show_cell(cell)
            button.show()
        for button in self.buttons[len(cells) :]:
            button.hide()
        self._mark()
        weeks = sum(cell.new_week for cell in cells)
        roomy = self.width() >= dp(900)
        gap = dp(GAP_TILE if roomy else _TIGHT)
        more = dp(_WEEK_GAP if roomy else 10) - gap
        room = self.width() - 2 * dp(_ARROW) - (len(cells) + 1) * gap - weeks * more
        x = float(dp(_ARROW) + gap)
        for button, cell in zip(self.buttons, cells, strict=False):
            if cell.new_week:
                x += more
            width = room / max(1, len(cells))
            left, right = round(x), round(x + width)
            self._put(button, left, right - left)
            x += width + gap
        self._put(self.back, 0, dp(_ARROW))
        self._put(self.on, self.width() - dp(_ARROW), dp(_ARROW))

    def _put(self, widget: QWidget, left: int, width: int) -> None:
        rect = paint.mirrored(self, QRectF(left, 0, width, dp(_HEIGHT)))
        widget.setGeometry(rect.toRect())
