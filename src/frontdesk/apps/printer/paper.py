"""The paper of the virtual printer, newest slip on top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from frontdesk.qt.fonts import dp

KEPT = 12  # slips that stay to be seen; a real floor would be swept too
WIDTH = 320


class PaperStrip(QScrollArea):
    """A strip of paper that grows.

    Signals:
        slip_cut: a slip as PNG; may be emitted from any thread.
    """

    slip_cut = Signal(bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Papier des virtuellen Druckers"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setMinimumWidth(WIDTH + dp(48))
        floor = QWidget()
        self._strip = QVBoxLayout(floor)
        self._strip.setSpacing(16)
        self._strip.addStretch(1)
        self.setWidget(floor)
        self.slip_cut.connect(self.show_slip)

    def count(self) -> int:
        """How many slips lie there."""
        return self._strip.count() - 1

    def show_slip(self, png: bytes) -> None:
        """Put a slip on top, and sweep away the oldest."""
        picture = QImage()
        if not picture.loadFromData(png):
            return
        ratio = self.devicePixelRatioF()
        # One bit per dot is smoothed only with greys to smooth into.
        scaled = QPixmap.fromImage(
            picture.convertToFormat(QImage.Format.Format_Grayscale8).scaledToWidth(
                round(WIDTH * ratio), Qt.TransformationMode.SmoothTransformation
            )
        )
        scaled.setDevicePixelRatio(ratio)
        slip = QLabel()
        slip.setPixmap(scaled)
        slip.setFrameShape(QFrame.Shape.StyledPanel)
        slip.setAccessibleName(self.tr("Bon"))
        self._strip.insertWidget(0, slip, 0, Qt.AlignmentFlag.AlignHCenter)
        while self.count() > KEPT:
            item = self._strip.takeAt(self._strip.count() - 2)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.verticalScrollBar().setValue(0)


class PaperWindow(PaperStrip):
    """The strip as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Virtueller Drucker"))
        # Scroll areas are clear elsewhere; as a window of its own this one would keep what it has painted.
        self.setStyleSheet("PaperWindow { background: palette(window); }")
        self.resize(WIDTH + 48, 760)
