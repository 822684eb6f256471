"""The strip at the foot: database, station, clock; trouble paints its own cell and nothing else."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.status_strip import StatusCell

HEIGHT = 32


class DeskStrip(QFrame):
    """32 px high, lower than in large windows.

    Attributes:
        store: the state of the database.
        papers: what is wrong with papers; then it stands in the place of the station.
        station, clock: which PC this is, and the store's time.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(dp(HEIGHT))
        self.store = StatusCell("database", self.tr("wird geöffnet"))
        self.store.setFixedHeight(dp(HEIGHT) - 1)
        self.papers = StatusCell("triangle-alert", self.tr("Unterlagen"))
        self.papers.setFixedHeight(dp(HEIGHT) - 1)
        self.papers.hide()
        self.station = ElidedLabel("", fonts.CAPTION)
        self.station.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.clock = Label("", fonts.CAPTION_STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, dp(16), 0)
        row.setSpacing(0)
        row.addWidget(self.store)
        row.addStretch(1)
        row.addWidget(self.papers)
        row.addWidget(self.station)
        row.addStretch(1)
        row.addWidget(self.clock)

    def show_alarm(self, status: Status, words: str) -> None:
        """What is wrong with papers; without words nothing is."""
        if words:
            icon = "circle-alert" if status == "bad" else "triangle-alert"
            self.papers.set_state(status, words, icon=icon)
        self.papers.setVisible(bool(words))
        self.station.setVisible(not words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), paint.color(t.surface))
        painter.fillRect(0, 0, self.width(), 1, paint.color(t.line))
        painter.end()
