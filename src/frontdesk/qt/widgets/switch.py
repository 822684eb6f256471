"""A switch for something that is on or off; its text label stands beside it."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

_WIDTH, _HEIGHT = 48, 28


class Switch(Control):
    """48×28; the target reaches to 44 px height."""

    focus_radius = _HEIGHT // 2

    def __init__(self, accessible_name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(dp(_WIDTH), dp(_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        rect, radius = self.area(), self.height() / 2
        on, enabled = self.isChecked(), self.isEnabled()
        if on:
            track = (t.primary_hover if self.is_hot() else t.primary) if enabled else t.disabled_bg
            paint.box(painter, rect, radius, fill=track)
        else:
            track = t.sunken if self.is_hot() else t.switch_off
            paint.box(painter, rect, radius, fill=track, border=t.control if enabled else t.line, width=2.0)
        knob = dp(20)
        x = self.width() - dp(4) - knob if on else dp(4)
        place = paint.mirrored(self, QRectF(x, (self.height() - knob) / 2, knob, knob))
        color = t.on_primary if on and enabled else t.control if enabled else t.disabled_text
        painter.setPen(paint.NO_PEN)
        painter.setBrush(paint.color(color))
        painter.drawEllipse(QPointF(place.center()), knob / 2, knob / 2)
