"""A key cap that names the key for the action beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.widgets import paint


class KeyHint(QWidget):
    """A key cap, 20 px high; hidden from screen readers' focus because its control says the key itself."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(self.tr("Taste %s") % keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def keys(self) -> str:
        """What the cap says."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Say another key."""
        self._keys = keys
        self.setAccessibleName(self.tr("Taste %s") % keys)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(paint.hint_width(self._keys)), fonts.dp(paint.HINT_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = paint.painter_for(self)
        paint.hint(
            painter, self.rect().toRectF(), self._keys, color=t.muted, border=t.control, fill=t.surface
        )
        painter.end()
