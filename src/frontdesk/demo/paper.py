"""The window that shows what the virtual printer has cut, newest on top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

KEPT = 12  # slips that stay to be seen; a real floor would be swept too
WIDTH = 320


class PaperWindow(QScrollArea):
    """A strip of paper that grows.

    Signals:
        slip_cut: a slip as PNG; may be emitted from any thread.
    """

    slip_cut = Signal(bytes)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Virtueller Drucker"))
        self.setAccessibleName(self.tr("Papier des virtuellen Druckers"))
        # Scroll areas are clear elsewhere; as a window of its own this one would keep what it has painted.
        self.setStyleSheet("PaperWindow { background: palette(window); }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.resize(WIDTH + 48, 760)
        floor = QWidget()
        self._strip = QVBoxLayout(floor)
        self._strip.setSpacing(16)
        self._strip.addStretch(1)
        self.setWidget(floor)
        self.slip_cut.connect(self.show_slip)

    def show_slip(self, png: bytes) -> None:
        """Put a slip on top, and sweep away the oldest."""
        picture = QPixmap()
        if not picture.loadFromData(png):
            return
        ratio = self.devicePixelRatioF()
        scaled = picture.scaledToWidth(round(WIDTH * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        slip = QLabel()
        slip.setPixmap(scaled)
        slip.setFrameShape(QFrame.Shape.StyledPanel)
        slip.setAccessibleName(self.tr("Bon"))
        self._strip.insertWidget(0, slip, 0, Qt.AlignmentFlag.AlignHCenter)
        while self._strip.count() > KEPT + 1:
            item = self._strip.takeAt(self._strip.count() - 2)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.verticalScrollBar().setValue(0)
