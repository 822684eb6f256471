"""A printed slip as it will come out: white in every theme, scrolled where it is long."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import LIGHT

_NARROWEST = 296
_MARGIN = 16  # of white paper around what is printed


class PaperView(QScrollArea):
    """Shows the newest picture of a slip; until one comes, an empty sheet."""

    def __init__(self, accessible_name: str, *, widest: int = 392, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self._sheet = _Sheet(self)
        self._sheet.setAccessibleName(accessible_name)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def picture(self) -> QImage:
        """What is shown now; null before the first one."""
        return self._sheet.picture

    def show_picture(self, picture: QImage) -> None:
        """Show another slip; the place that one has scrolled to stays."""
        self._sheet.show_picture(picture)
        self._fit()

    def set_description(self, words: str) -> None:
        """What the slip says, for those who cannot see it."""
        self._sheet.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(dp(self._widest), dp(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(160), dp(96))

    def _fit(self) -> None:
        # Whole where it can still be read, else in a width that can be, and scrolled.
        widest = min(self.viewport().width(), dp(self._widest))
        whole = self._sheet.width_for(self.height())
        width = widest if whole >= widest else max(whole, min(widest, dp(_NARROWEST)))
        width = max(width, 2 * dp(_MARGIN) + 1)  # before the window has given it any room
        self._sheet.setFixedSize(width, self._sheet.height_at(width))


class _Sheet(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = QImage()
        self._scaled = QImage()

    def show_picture(self, picture: QImage) -> None:
        self.picture, self._scaled = picture, QImage()
        self.update()

    def height_at(self, width: int) -> int:
        if self.picture.isNull():
            return dp(480)
        inner = width - 2 * dp(_MARGIN)
        return round(self.picture.height() * inner / self.picture.width()) + 2 * dp(_MARGIN)

    def width_for(self, height: int) -> int:
        """The width at which the whole slip is so high."""
        if self.picture.isNull():
            return height
        margins = 2 * dp(_MARGIN)
        return int((height - margins) * self.picture.width() / self.picture.height()) + margins

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT.surface))
        painter.setPen(QColor(theme().control))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if not self.picture.isNull():
            margin = dp(_MARGIN)
            painter.drawImage(margin, margin, self._fitting(self.width() - 2 * margin))
        painter.end()
        event.accept()

    def _fitting(self, width: int) -> QImage:
        """Scaled once for each picture and width: dots of the printer are finer than those of a screen."""
        ratio = self.devicePixelRatioF()
        wanted = round(width * ratio)
        if self._scaled.width() != wanted:
            grey = self.picture.convertToFormat(QImage.Format.Format_Grayscale8)
            self._scaled = grey.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled
