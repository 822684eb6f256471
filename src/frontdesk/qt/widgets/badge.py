"""The badge of an agency: its letter on its colour."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import RADIUS_CONTROL, RADIUS_TAG
from frontdesk.qt.widgets import paint


class AgencyBadge(QWidget):
    """A square badge, 40 px beside headings, 32 in cards, 24 in rows."""

    def __init__(
        self, letter: str, accessible_name: str, *, size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if not accessible_name.strip():
            raise ValueError("a badge needs the agency's name")
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._letter = letter
        self._size = size

    def set_agency(self, letter: str, accessible_name: str) -> None:
        """Show another agency."""
        self._letter = letter
        self.setAccessibleName(accessible_name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(self._size), dp(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        hue = theme().agency(self._letter)
        painter = paint.painter_for(self)
        radius = RADIUS_CONTROL if self._size >= 32 else RADIUS_TAG
        paint.box(painter, self.rect().toRectF(), dp(radius), fill=hue.ink)
        style = TextStyle(20 if self._size >= 40 else 16 if self._size >= 32 else 13, 700)
        rect = self.rect().toRectF()
        paint.text(painter, rect, self._letter, fonts.font(style), hue.on_ink, align="center")
        painter.end()
