"""One line of the waiting list: number, what for, how long; pressing it calls that client."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.apps.desk.state import Line
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

HEIGHT = 40
NUMBER_WIDTH = 70


class WaitingRow(Control):
    """A client who waits; 40 px high with its line.

    Attributes:
        line: what it shows.
    """

    enter_presses = True

    def __init__(self, line: Line, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(line.number, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = line
        self._hint = ""
        self.show_line(line, hint=hint)

    def show_line(self, line: Line, *, hint: str = "") -> None:
        """Show another client, or the same one a minute later."""
        self.line, self._hint = line, hint
        late = self.tr("über dem Ziel") if line.over_target else ""
        words = (line.number, line.title, self.tr("wartet %s") % line.minutes, late)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(320), dp(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(240), dp(HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        if self.isDown() or (self.is_hot() and self.isEnabled()):
            paint.box(painter, QRectF(0, 0, self.width(), self.height() - 1), dp(6), fill=t.sunken)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), paint.color(t.line))
        height = self.height() - 1
        number = paint.mirrored(self, QRectF(0, 0, dp(NUMBER_WIDTH), height))
        style = fonts.TextStyle(16, 600)
        paint.text(painter, number, self.line.number, fonts.font(style), t.agency(self.line.letter).ink)
        start = float(dp(NUMBER_WIDTH))
        if self.line.icon:
            centre = paint.mirrored(self, QRectF(start, 0, dp(18), height)).center()
            paint.icon(painter, self.line.icon, centre, dp(18), t.primary)
            start += dp(28)
        end = self._draw_end(painter, t, height)
        title = paint.mirrored(self, QRectF(start, 0, end - dp(8) - start, height))
        title_style = fonts.LIST_STRONG if self.line.strong else fonts.LIST
        paint.text(painter, title, self.line.title, fonts.font(title_style), t.text)

    def _draw_end(self, painter: QPainter, t: Theme, height: float) -> float:
        """The key hint and the minutes; answers where they begin."""
        end = float(self.width())
        if self._hint:
            width = paint.hint_width(self._hint)
            cap = QRectF(end - width, (height - dp(20)) / 2, width, dp(20))
            cap = paint.mirrored(self, cap)
            paint.hint(painter, cap, self._hint, color=t.muted, border=t.control, fill=None)
            end -= width + dp(10)
        if not self.line.minutes:
            return end
        ink = t.warn if self.line.over_target else t.muted
        font = fonts.font(fonts.LIST_STRONG if self.line.over_target or self.line.strong else fonts.LIST)
        width = paint.text_width(self.line.minutes, font) + 1
        minutes = paint.mirrored(self, QRectF(end - width, 0, width, height))
        paint.text(painter, minutes, self.line.minutes, font, ink, align="trailing")
        end -= width
        if self.line.over_target:
            centre = paint.mirrored(self, QRectF(end - dp(20), 0, dp(16), height)).center()
            paint.icon(painter, "triangle-alert", centre, dp(14), ink)
            end -= dp(20)
        return end
