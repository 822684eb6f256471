"""The strip at the foot of a window: printer, database, business day; account, lock, clock."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import STRIP_HEIGHT, Status, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control

_PADDING = 16
_PADDING_STRONG = 24  # the clock has air around it


class StatusCell(Control):
    """One state in icon, word and colour. Trouble paints only its own cell."""

    focus_radius = 0
    enter_presses = True

    def __init__(
        self,
        icon: str,
        text: str,
        *,
        status: Status = "neutral",
        strong: bool = False,
        clickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text or icon, parent)
        self._icon, self._strong = icon, strong
        self._status: Status = status
        self._shorter = ""
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if not clickable:
            self.setFocusPolicy(self.focusPolicy().NoFocus)
            self.unsetCursor()
        self._clickable = clickable

    @property
    def status(self) -> Status:
        """The state it shows."""
        return self._status

    def set_state(self, status: Status, text: str, *, icon: str = "", shorter: str = "") -> None:
        """Show another state; the words must say it too, colour alone never does.

        ``shorter`` is what must not be lost where the whole text does not fit.
        """
        known = (self._status, self.text(), self._icon, self._shorter)
        if (status, text, icon or self._icon, shorter) == known:
            return
        self._status, self._shorter = status, shorter
        self._icon = icon or self._icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = paint.text_width(self.text(), fonts.font(self._style())) + 2 * self._padding()
        if self._icon:
            width += dp(18) + dp(8)
        if self.keys:
            width += paint.hint_width(self.keys) + dp(8)
        return QSize(round(width), dp(STRIP_HEIGHT) - 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(60), dp(STRIP_HEIGHT) - 1)  # the strip's line takes 1

    def draw(self, painter: QPainter, t: Theme) -> None:
        trouble = self._status in ("warn", "bad")
        ink = t.ink(self._status) if trouble else t.text
        if trouble:
            painter.fillRect(self.rect(), QColor(t.field(self._status)))
        elif self._clickable and self.is_hot():
            painter.fillRect(self.rect(), QColor(t.sunken))
        x, end = float(self._padding()), float(self.width() - self._padding())
        if self._icon:
            px = dp(18)
            place = paint.mirrored(self, QRectF(x, (self.height() - px) / 2, px, px))
            icon_ink = t.muted if self._status == "neutral" else t.ink(self._status)
            paint.icon(painter, self._icon, place.center(), px, icon_ink, stroke=1.75)
            x += px + dp(8)
        if self.keys:
            width, height = paint.hint_width(self.keys), dp(paint.HINT_HEIGHT)
            cap = paint.mirrored(self, QRectF(end - width, (self.height() - height) / 2, width, height))
            paint.hint(painter, cap, self.keys, color=t.muted, border=t.control, fill=t.surface)
            end -= width + dp(8)
        rect = paint.mirrored(self, QRectF(x, 0, end - x + 2, self.height()))
        paint.text(painter, rect, self.text_within(end - x + 2), fonts.font(self._style()), ink)

    def text_within(self, width: float) -> str:
        """What it says where this much room is left for words."""
        fits = paint.text_width(self.text(), fonts.font(self._style())) <= width
        return self.text() if fits or not self._shorter else self._shorter

    def _padding(self) -> int:
        return dp(_PADDING_STRONG if self._strong else _PADDING)

    def _style(self) -> fonts.TextStyle:
        trouble = self._status in ("warn", "bad")
        if self._strong:
            return fonts.LIST_STRONG
        return fonts.CAPTION_STRONG if trouble else fonts.CAPTION


class StatusStrip(QFrame):
    """40 px high; cells at the start, others at the end, a line between neighbours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(dp(STRIP_HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 1, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._starts = 0

    def add_start(self, cell: StatusCell) -> StatusCell:
        """Add a cell after those at the start."""
        self._row.insertWidget(2 * self._starts, cell)
        self._row.insertWidget(2 * self._starts + 1, _CellLine(self))
        self._starts += 1
        return cell

    def add_end(self, cell: StatusCell) -> StatusCell:
        """Add a cell at the very end."""
        self._row.addWidget(_CellLine(self))
        self._row.addWidget(cell)
        return cell

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.surface))
        painter.fillRect(0, 0, self.width(), 1, QColor(t.line))
        painter.end()


class _CellLine(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().line))
        painter.end()
