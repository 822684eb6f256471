"""One line of the waiting list: number, what for, how long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.apps.desk.state import Line
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

HEIGHT = 40
NUMBER_WIDTH = 70
NUMBER = fonts.TextStyle(16, 700)


class WaitingRow(Control):
    """A client who waits. The row stays with its client, so a choice cannot slip to somebody else.

    Attributes:
        line: what it shows.
    """

    focus_radius = 4
    enter_presses = True

    def __init__(self, line: Line, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(line.number, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = line
        self._hint = ""
        self.set_selectable(False)
        self.show_line(line, hint=hint)

    def show_line(self, line: Line, *, hint: str = "") -> None:
        """Show the same client a minute later; ``hint`` is the key that calls it."""
        if (line, hint) == (self.line, self._hint) and self.text():
            return
        self.line, self._hint = line, hint
        self.setText(line.number)
        late = self.tr("über dem Ziel") if line.over_target else ""
        words = (line.number, line.title, line.mark, self.tr("wartet %s") % line.minutes, late)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.update()

    def set_selectable(self, selectable: bool) -> None:
        """Whether it can be chosen now; else it only shows."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if selectable else Qt.FocusPolicy.NoFocus)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(320), dp(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(240), dp(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take the arrow keys for Tab; here they belong to the list.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, t: Theme) -> None:
        height = self.height()
        inside = QRectF(0, 0, self.width(), height - 1)
        if self.hasFocus():
            paint.box(painter, inside, dp(4), fill=t.primary_tint)
        elif self.is_hot():
            paint.box(painter, inside, dp(4), fill=t.sunken)
        painter.fillRect(QRectF(0, height - 1, self.width(), 1), paint.color(t.line))
        number = paint.mirrored(self, QRectF(0, 0, dp(NUMBER_WIDTH), height))
        paint.text(painter, number, self.line.number, fonts.font(NUMBER), t.agency(self.line.letter).ink)
        start = float(dp(NUMBER_WIDTH))
        if self.line.icon:
            centre = paint.mirrored(self, QRectF(start, 0, dp(18), height)).center()
            paint.icon(painter, self.line.icon, centre, dp(18), t.primary)
            start += dp(28)
        end = self._draw_end(painter, t, height)
        self._draw_title(painter, t, QRectF(start, 0, end - dp(8) - start, height))

    def _draw_title(self, painter: QPainter, t: Theme, room: QRectF) -> None:
        """The name gives way, the mark does not: that somebody goes first must never be cut off."""
        font = fonts.font(fonts.LIST_STRONG if self.line.strong else fonts.LIST)
        mark = f" · {self.line.mark}" if self.line.mark else ""
        rest = max(0.0, room.width() - paint.text_width(mark, font)) if mark else room.width()
        name = min(paint.text_width(self.line.title, font), rest)
        rect = paint.mirrored(self, QRectF(room.x(), 0, name + 1, room.height()))
        paint.text(painter, rect, self.line.title, font, t.text)
        if mark:
            rect = paint.mirrored(self, QRectF(room.x() + name, 0, room.width() - name + 1, room.height()))
            paint.text(painter, rect, mark, font, t.text)

    def _draw_end(self, painter: QPainter, t: Theme, height: float) -> float:
        """The key hint and the minutes; answers where they begin."""
        end = float(self.width())
        if self._hint:
            width = paint.hint_width(self._hint)
            cap = paint.mirrored(self, QRectF(end - width, (height - dp(20)) / 2, width, dp(20)))
            paint.hint(painter, cap, self._hint, color=t.muted, border=t.control, fill=t.surface)
            end -= width + dp(10)
        late = self.line.over_target
        ink = t.warn if late else t.muted
        font = fonts.font(fonts.LIST_STRONG if late or self.line.strong else fonts.LIST)
        width = paint.text_width(self.line.minutes, font) + 1
        minutes = paint.mirrored(self, QRectF(end - width, 0, width, height))
        paint.text(painter, minutes, self.line.minutes, font, ink, align="trailing")
        end -= width
        if late:
            centre = paint.mirrored(self, QRectF(end - dp(18), 0, dp(14), height)).center()
            paint.icon(painter, "triangle-alert", centre, dp(14), ink)
            end -= dp(18)
        return end
