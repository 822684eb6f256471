"""What all pages share that take the place of the receipt's preview: a title and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.button import IconButton
from frontdesk.qt.widgets.labels import ElidedLabel, IconLabel, Label
from frontdesk.qt.widgets.notice import announce

_ICONS: dict[Status, str] = {
    "neutral": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
}


class Aside(QWidget):
    """A page beside the form, which stays as it is meanwhile.

    Attributes:
        column: where the parts of the page go.
        close_button: the way back.

    Signals:
        closed: the way back was chosen.
    """

    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, fonts.SECTION, parent=self)
        self.close_button = IconButton("x", self.tr("Zurück zur Vorschau (Esc)"), parent=self)
        self.close_button.clicked.connect(self.closed)
        self._sentence = Label("", fonts.LIST, wrap=True, parent=self)
        self._icon = IconLabel("info", "", px=18, parent=self)
        self._icon.setFixedWidth(dp(26))
        self._said = QWidget(self)
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._sentence, 1)
        self._said.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(dp(12))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        self.column.addLayout(head)

    def set_title(self, title: str) -> None:
        """Say what the page is about."""
        self._title.setText(title)

    @property
    def title(self) -> str:
        """What the page is about."""
        return self._title.text()

    def say(self, sentence: str, status: Status = "neutral") -> None:
        """A sentence about what was done or refused here; empty for none."""
        if sentence and sentence != self._sentence.text():
            announce(self, sentence, urgent=status == "bad")
        self._sentence.setText(sentence)
        ink = "muted" if status == "neutral" else status
        self._sentence.set_ink(ink)
        self._icon.set(_ICONS[status], "", ink=ink)
        self._said.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._sentence.text()

    def add_sentence(self) -> None:
        """Where in the column sentences appear."""
        self.column.addWidget(self._said)

    def add_scroll(self, body: QWidget) -> QScrollArea:
        """A part that scrolls where it is long."""
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(area, 1)
        return area

    def take_focus(self) -> None:
        """Where typing goes when the page opens."""
        self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
