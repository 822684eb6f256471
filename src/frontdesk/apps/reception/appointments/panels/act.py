"""What will be booked, and the key that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.two_lines import TwoLines

MAIN_KEY = "Ctrl+Return"


class ActPart(QWidget):
    """The right part of the lower card.

    Attributes:
        summary: time and place.
        main: the button.

    Signals:
        main_requested: the button or its key.
    """

    main_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact, self._caption = False, ""
        self.summary = TwoLines("", "", style=fonts.FIGURE, caption_style=fonts.LIST, parent=self)
        self.main = Button(
            self.tr("Buchen und drucken"),
            size=ButtonSize.MAIN,
            primary=True,
            icon="printer",
            key=MAIN_KEY,
            parent=self,
        )
        self.main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setSpacing(dp(8))
        column.addWidget(self.summary)
        column.addStretch(1)
        column.addWidget(self.main)
        self.main.clicked.connect(self.main_requested)

    def set_compact(self, compact: bool) -> None:
        """Less air, and one line less, where every line counts."""
        self._compact = compact
        self.summary.set_caption("" if compact else self._caption)

    def show_act(self, title: str, caption: str, words: str, *, prints: bool, why_not: str) -> None:
        """What the key would do now; with ``why_not`` it does nothing."""
        self.summary.set_title(title)
        self._caption = caption
        self.summary.set_caption("" if self._compact else caption)
        self.main.set_text(words)
        self.main.set_icon("printer" if prints else "check")
        self.main.set_available(not why_not, why_not)
