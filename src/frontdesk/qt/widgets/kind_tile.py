"""A kind of paper with how many of it there are: tapped for one more, with a part of its own for one less."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

_HEIGHT = 44
_STEP = 40  # width of the parts for less and more
_NARROW_STEP = 36
_NARROW = 260
_COUNT = 30


class KindTile(Control):
    """44 px high. Space and + add one, - takes one away, a digit sets the count, arrows walk on.

    Attributes:
        code: what is typed for this kind.

    Signals:
        count_wanted: code, and how many there should be.
        walked: steps to the right and down by an arrow key.
    """

    count_wanted = Signal(str, int)
    walked = Signal(int, int)

    def __init__(self, code: str, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.code, self._name = code, name
        self._count, self._dim = 0, False
        self.setToolTip(name)
        # The typed line does the same; Tab goes on to the next field instead of through every kind.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int:
        """How many there are."""
        return self._count

    def show_count(self, count: int, *, dim: bool = False) -> None:
        """Show how many there are; ``dim``: the chosen agency does not take this kind."""
        if (count, dim) == (self._count, self._dim):
            return
        self._count, self._dim = count, dim
        self.setAccessibleName(f"{self._name}, {count}" if count else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(280), dp(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(176), dp(_HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            less = paint.mirrored(self, self._less()) if self._count else QRectF()
            step = -1 if less.contains(event.position()) else 1
            self.count_wanted.emit(self.code, self._count + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in steps:
            self.walked.emit(*steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Plus):
            self.count_wanted.emit(self.code, self._count + 1)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Delete):
            self.count_wanted.emit(self.code, self._count - 1)
        elif event.text().isascii() and event.text().isdecimal():
            self.count_wanted.emit(self.code, int(event.text()))
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, t: Theme) -> None:
        chosen = self._count > 0
        fill = (
            t.primary_tint if chosen else t.sunken if self.is_hot() else t.canvas if self._dim else t.surface
        )
        border = t.primary if chosen else t.line if self._dim else t.control
        paint.box(
            painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border, width=2.0 if chosen else 1.0
        )
        ink = t.primary if chosen else t.text
        muted = t.primary if chosen else t.muted
        middle = self.height() / 2
        code = paint.mirrored(self, QRectF(dp(8), 0, dp(28), self.height()))
        paint.text(painter, code, self.code, fonts.font(fonts.LIST_STRONG), muted, align="center")
        step = self._step()
        end = self.width() - step
        if chosen:
            less, count = self._less(), QRectF(end - dp(_COUNT), 0, dp(_COUNT), self.height())
            place = paint.mirrored(self, less).center()
            paint.icon(painter, "minus", place, dp(18), ink, stroke=1.75)
            figure = fonts.font(TextStyle(18, 700) if self._count < 100 else fonts.BODY_STRONG)
            paint.text(painter, paint.mirrored(self, count), str(self._count), figure, ink, align="center")
            words_end = less.left()
        else:
            words_end = float(end)
        more = paint.mirrored(self, QRectF(end, 0, step, self.height())).center()
        paint.icon(painter, "plus", QPointF(more.x() - dp(1), middle), dp(18), muted, stroke=1.75)
        rect = paint.mirrored(self, QRectF(dp(39), 0, words_end - dp(39), self.height()))
        style = fonts.BODY_STRONG if chosen else fonts.BODY
        paint.text(
            painter, rect, self._name, fonts.font(style), t.muted if self._dim and not chosen else t.text
        )

    def _less(self) -> QRectF:
        step = self._step()
        return QRectF(self.width() - 2 * step - dp(_COUNT), 0, step, self.height())

    def _step(self) -> int:
        return dp(_NARROW_STEP if self.width() < dp(_NARROW) else _STEP)
