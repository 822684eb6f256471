"""A drawing of what to do, in the colours of the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import pictures
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp


class Picture(QWidget):
    """Shows one drawing; it shows real things, so it is not mirrored. Without a name it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._share = "", 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def name(self) -> str:
        """What it shows."""
        return self._name

    def show_picture(self, name: str, what: str) -> None:
        """Show the drawing of this name; ``what`` says in words what can be seen."""
        self.setAccessibleName(what)
        if name != self._name:
            self._name = name
            self.update()
        self.setVisible(bool(name))

    def set_share(self, share: float) -> None:
        """Take this share of the full size, where room is short."""
        if share != self._share:
            self._share = share
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        full = pictures.SIZE * self._share
        return QSize(dp(full.width()), dp(full.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._name:
            return
        painter = QPainter(self)
        drawn = pictures.image(self._name, self.width(), self.height(), theme(), self.devicePixelRatioF())
        painter.drawImage(0, 0, drawn)
        painter.end()
