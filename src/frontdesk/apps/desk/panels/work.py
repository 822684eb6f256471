"""The page of an open desk: the card stands fast, the lists below it scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.aside import AsideList
from frontdesk.apps.desk.panels.client import ClientView
from frontdesk.apps.desk.panels.empty import EmptyView
from frontdesk.apps.desk.panels.lists import WaitingList
from frontdesk.apps.desk.papers.section import PapersSection
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.card import Card

_NARROW_BELOW = 400  # logical px of width
_LIST_NEEDS = 96  # logical px: heading and a row and a half; with less the card scrolls along


class WorkPage(QWidget):
    """One of two cards, then who waits, then who is set aside, then papers.

    Attributes:
        client, empty: what the card shows with and without somebody at the desk.
        waiting, aside, papers: the lists.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Platz"))
        self._narrow = self._loose = False
        self.client = ClientView()
        self.empty = EmptyView()
        self.waiting = WaitingList()
        self.aside = AsideList()
        self.papers = PapersSection()
        self._card = Card()
        self._holder = QWidget()
        self._area = QScrollArea()
        self._floor = QWidget()
        self._build()
        self.show_empty()

    @property
    def has_client(self) -> bool:
        """Which of the two cards is shown."""
        return not self.client.isHidden()

    def show_client(self) -> None:
        """Somebody is at the desk."""
        self.empty.hide()
        self.client.show()
        self._fit()

    def show_empty(self) -> None:
        """Nobody is."""
        self.client.hide()
        self.empty.show()
        self._fit()

    def scroll_to_top(self) -> None:
        """Where the card scrolls along, a new client must be seen; Qt scrolls to whatever gets the focus."""
        self._area.verticalScrollBar().setValue(0)

    def _reveal(self, row: QWidget) -> None:
        self._area.ensureWidgetVisible(row, 0, dp(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lists that go on below the window can be read without a mouse."""
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if pages:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + pages * (bar.pageStep() - dp(40)))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        inner = QVBoxLayout(self._card)
        inner.setSpacing(0)
        inner.addWidget(self.client)
        inner.addWidget(self.empty)
        self._inner = inner
        outer = QVBoxLayout(self._holder)
        outer.addWidget(self._card)
        self._outer = outer
        lists = QVBoxLayout(self._floor)
        lists.setSpacing(0)
        lists.addWidget(self.waiting)
        lists.addWidget(self.aside)
        lists.addWidget(self.papers)
        lists.addStretch(1)
        self._lists = lists
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._floor)
        self.waiting.marked.connect(self._reveal)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._holder)
        self._column.addWidget(self._area, 1)
        self._set_margins()

    def _on_range(self) -> None:
        self._set_margins()
        # Rows that were made for the choice had no place yet when the mark went to one of them.
        for row in self.waiting.rows():
            if self.waiting.is_picking and row.hasFocus():
                self._reveal(row)

    def _fit(self) -> None:
        narrow = self.width() / fonts.scale() < _NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self.client.set_narrow(narrow)
            self.empty.set_narrow(narrow)
            self._set_margins()
        loose = self.height() - self._holder.sizeHint().height() < dp(_LIST_NEEDS)
        if loose != self._loose:
            self._loose = loose
            (self._lists if loose else self._column).insertWidget(0, self._holder)
            self._set_margins()

    def _set_margins(self) -> None:
        """Everything keeps its place when the scroll bar comes: it takes its room from the margin."""
        side, inside = (8, 13) if self._narrow else (12, 17)
        bar = self._area.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        rows = dp(side + 4)
        loose = self._loose
        self._inner.setContentsMargins(dp(inside), 0, dp(inside), dp(16) + 1)
        self._outer.setContentsMargins(
            0 if loose else dp(side), dp(9), 0 if loose else dp(side), dp(12) if loose else 0
        )
        start, end = (dp(side), dp(side)) if loose else (rows, rows)
        self._lists.setContentsMargins(start, 0 if loose else dp(12), max(end - taken, dp(4)), dp(12))
