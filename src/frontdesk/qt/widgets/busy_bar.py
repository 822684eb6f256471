"""The thin bar under a title that says that an answer is on its way; old content stays in place meanwhile."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.notice import announce


class BusyBar(QWidget):
    """Connect `Operations.busy_changed` to `set_busy`. The bar takes its room whether it shows or not.

    It stands still: motion would draw the eye to the one thing that cannot be hurried.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.setAccessibleName(self.tr("Wird geladen"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_busy(self) -> bool:
        """Whether the bar shows."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Show the bar or not. `Operations` has waited 400 ms already."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            announce(self, self.tr("Wird geladen"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(120), dp(3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._busy:
            return
        t = theme()
        painter = paint.painter_for(self)
        paint.box(painter, self.rect().toRectF(), self.height() / 2, fill=t.line)
        part = paint.mirrored(self, QRectF(0, 0, self.width() / 3, self.height()))
        paint.box(painter, part, self.height() / 2, fill=t.primary)
        painter.end()
