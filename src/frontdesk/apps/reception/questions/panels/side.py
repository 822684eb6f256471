"""The right column of short questions: troubles, the queues, how many questions there were, the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.panels.recent import GUTTER, HEAD_HEIGHT, ROW_HEIGHT
from frontdesk.apps.reception.panels.side import QueueSide
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import IconButton
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Divider, Label
from frontdesk.qt.widgets.two_lines import TwoLines

_SCROLL_BAR = 12
_ROOM_FOR_MEANING = 340


@dataclass(frozen=True, slots=True)
class AskedLine:
    """What a row shows.

    Attributes:
        key: what the window knows the question by.
        locked_because: why it cannot be taken back; "" if it can.
    """

    key: str
    title: str
    note: str
    locked_because: str = ""


class AskedRow(QWidget):
    """One of the last questions, and the way back.

    Signals:
        take_back_requested: key of the question.
    """

    take_back_requested = Signal(str)

    def __init__(self, line: AskedLine, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._words = TwoLines("", style=fonts.LIST_STRONG, parent=self)
        self.take_back = IconButton("undo-2", self.tr("Zurücknehmen"), parent=self)
        self.take_back.clicked.connect(lambda: self.take_back_requested.emit(self._line.key))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, dp(5), 0, dp(4))
        row.setSpacing(dp(6))
        row.addWidget(self._words, 1)
        row.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row)
        outer.addWidget(Divider())
        self.set_line(line)

    @property
    def line(self) -> AskedLine:
        """What is shown now."""
        return self._line

    def set_line(self, line: AskedLine) -> None:
        """Show another question, or the same one in a new state."""
        self._line = line
        self._words.set_title(line.title)
        self._words.set_caption(line.note)
        self.setAccessibleName(f"{line.title}, {line.note}")
        self.take_back.setAccessibleName(self.tr("%s zurücknehmen") % line.title)
        self.take_back.set_available(not line.locked_because, line.locked_because)


class AskedPart(QWidget):
    """Rows of questions; what does not fit scrolls.

    Signals:
        take_back_requested: key of a question.
        rows_added: there are more rows than before.
    """

    take_back_requested = Signal(str)
    rows_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AskedRow] = []
        self.title = Label("", fonts.SECTION, parent=self)
        self._key_meaning = Label(self.tr("nimmt zurück"), fonts.CAPTION, ink="muted", parent=self)
        self._build()

    @property
    def rows(self) -> Sequence[AskedRow]:
        """The rows in view, newest first."""
        return [row for row in self._rows if not row.isHidden()]

    def show_lines(self, lines: Sequence[AskedLine]) -> None:
        """Show the questions."""
        missing = len(lines) - len(self._rows)
        for _ in range(missing):
            row = AskedRow(AskedLine("0", "", ""))
            row.take_back_requested.connect(self.take_back_requested)
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, line in zip(self._rows, lines, strict=False):
            row.set_line(line)
            row.show()
        for row in self._rows[len(lines) :]:
            row.hide()
        if missing > 0:
            self.rows_added.emit()

    def tab_chain(self) -> list[QWidget]:
        """The buttons of all rows, newest first."""
        return [row.take_back for row in self._rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._key_meaning.setVisible(self.width() >= dp(_ROOM_FOR_MEANING))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(dp(HEAD_HEIGHT))
        title = QHBoxLayout(head)
        title.setContentsMargins(0, dp(12), dp(GUTTER), 0)
        title.setSpacing(dp(4))
        title.addWidget(self.title, 1)
        title.addWidget(KeyHint(key_text("Ctrl+Z")))
        title.addWidget(self._key_meaning)
        column.addWidget(head)
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(dp(ROW_HEIGHT))
        scroll.verticalScrollBar().rangeChanged.connect(self._make_way)
        self._make_way(0, 0)
        column.addWidget(scroll, 1)

    def _make_way(self, _low: int, high: int) -> None:
        free = GUTTER - _SCROLL_BAR if high > 0 else GUTTER
        self._list.setContentsMargins(0, 0, dp(free), 0)


class QuestionsSide(QueueSide):
    """The column beside the short questions.

    Attributes:
        asked: the last questions.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        asked = AskedPart()
        super().__init__(asked, parent)
        self.asked = asked

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here, in its order."""
        return [*self.troubles.tab_chain(), *self.asked.tab_chain()]
