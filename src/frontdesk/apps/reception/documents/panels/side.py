"""The right column of papers: troubles, what has to be seen to, the piles, the last receipts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.panels.rows import (
    CareLine,
    CareRow,
    PileLine,
    PileRow,
    ReceiptLine,
    ReceiptRow,
)
from frontdesk.apps.reception.panels.trouble import TroublePart
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import SIDE_PADDING
from frontdesk.qt.widgets.card import SideColumn
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import IconLabel, Label
from frontdesk.qt.widgets.notice import announce

Row = TypeVar("Row")

GUTTER = 16
CARE_ROWS = 3
RECEIPT_ROWS = 12  # more than fit; what is older is found by its number
_SCROLL_BAR = 12
_ROOM_FOR_MEANING = 340


class PapersSide(SideColumn):
    """Everything scrolls together where the window is low; what is loud stands on top.

    Attributes:
        troubles: printer, database, slips in doubt: the same cards as beside the tickets.

    Signals:
        pile_acted: code of an agency, and what to do with its pile.
        care_opened: key of something that has to be seen to.
        reprint_requested, correct_requested: key of a receipt.
        rows_added: there are more buttons than before.
    """

    pile_acted = Signal(str, str)
    care_opened = Signal(str)
    reprint_requested = Signal(str)
    correct_requested = Signal(str)
    rows_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.troubles = TroublePart(self)
        self._care: list[CareRow] = []
        self._piles: list[PileRow] = []
        self._receipts: list[ReceiptRow] = []
        self._care_title = Label(self.tr("Zu klären"), fonts.SECTION, parent=self)
        self._care_more = Label("", fonts.CAPTION, ink="muted", parent=self)
        self._sum = Label("", fonts.LIST, ink="muted", parent=self)
        self._settled = IconLabel("circle-check", "", fonts.LIST, px=20, stroke=1.75, parent=self)
        self._empty = Label(
            self.tr("Heute noch kein Eingang. Aktenzeichen scannen, Unterlagen tippen, Strg Enter."),
            fonts.LIST,
            ink="muted",
            wrap=True,
            parent=self,
        )
        self._meaning = Label(self.tr("nimmt zurück"), fonts.CAPTION, ink="muted", parent=self)
        self._build()
        self.show_care(())

    def piles(self) -> Sequence[PileRow]:
        """The rows of the agencies in view."""
        return [row for row in self._piles if not row.isHidden()]

    def receipts(self) -> Sequence[ReceiptRow]:
        """The rows of the last receipts in view, newest first."""
        return [row for row in self._receipts if not row.isHidden()]

    def care(self) -> Sequence[CareRow]:
        """The rows of what has to be seen to."""
        return [row for row in self._care if not row.isHidden()]

    def show_care(self, lines: Sequence[CareLine]) -> None:
        """What has to be seen to, the most urgent first; what is too much is counted."""
        before = {row.line.key for row in self._care if row.line is not None and not row.isHidden()}
        for row, line in zip(self._care, lines, strict=False):
            row.show_line(line)
            row.show()
            if line.key not in before:
                announce(self, f"{line.title}, {line.caption}", urgent=line.status == "bad")
        for row in self._care[len(lines) :]:
            row.hide()
        rest = len(lines) - CARE_ROWS
        self._care_more.setText(self.tr("%s weitere") % rest if rest > 0 else "")
        self._care_more.setVisible(rest > 0)
        self._care_box.setVisible(bool(lines))

    def show_piles(self, lines: Sequence[PileLine], *, total: int, settled: str) -> None:
        """What lies ready for each agency."""
        added = self._more(self._piles, len(lines), self._new_pile)
        for row, line in zip(self._piles, lines, strict=False):
            row.show_line(line)
            row.show()
        for row in self._piles[len(lines) :]:
            row.hide()
        self._sum.setText(self.tr("%s bereit") % total)
        self._settled.set("circle-check", settled)
        if added:
            self.rows_added.emit()

    def show_receipts(self, lines: Sequence[ReceiptLine]) -> None:
        """The last receipts, newest first."""
        lines = lines[:RECEIPT_ROWS]
        added = self._more(self._receipts, len(lines), self._new_receipt) or self._make_room(lines)
        for row, line in zip(self._receipts, lines, strict=False):
            row.show_line(line)
            row.show()
        for row in self._receipts[len(lines) :]:
            row.hide()
        self._empty.setVisible(not lines)
        if added:
            self.rows_added.emit()

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here, in its order."""
        chain: list[QWidget] = [*self.troubles.tab_chain(), *self._care]
        chain += [row.button for row in self._piles]
        return chain + [button for row in self._receipts for button in (row.reprint, row.correct)]

    def set_short(self, short: bool) -> None:
        """Whether there is too little height for two whole cards."""
        self.troubles.set_short(short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._meaning.setVisible(self.width() >= dp(_ROOM_FOR_MEANING + 2 * SIDE_PADDING))

    def _more(self, rows: list[Row], wanted: int, make: Callable[[], Row]) -> bool:
        added = wanted > len(rows)
        while len(rows) < wanted:
            rows.append(make())
        return added

    def _make_room(self, lines: Sequence[ReceiptLine]) -> bool:
        """One more receipt on top: the last row moves there, and all others keep what they show."""
        shown = [row.line.key if row.line is not None else "" for row in self._receipts]
        if len(lines) < 2 or len(shown) != len(lines) or lines[1].key != shown[0]:
            return False
        row = self._receipts.pop()
        self._receipts.insert(0, row)
        self._receipt_list.removeWidget(row)
        self._receipt_list.insertWidget(0, row)
        return True

    def _new_pile(self) -> PileRow:
        row = PileRow(parent=self._body)
        row.acted.connect(self.pile_acted)
        self._pile_list.addWidget(row)
        return row

    def _new_receipt(self) -> ReceiptRow:
        row = ReceiptRow(parent=self._body)
        row.reprint_requested.connect(self.reprint_requested)
        row.correct_requested.connect(self.correct_requested)
        self._receipt_list.addWidget(row)
        return row

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(dp(SIDE_PADDING) + 1, 0, dp(SIDE_PADDING - GUTTER), 0)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, dp(29), dp(GUTTER), dp(16))
        self._column.setSpacing(0)
        self._column.addWidget(self.troubles)
        self._column.addWidget(self._build_care())
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Stapel zur Übergabe"), fonts.SECTION), 1)
        head.addWidget(self._sum)
        self._column.addLayout(head)
        self._column.addSpacing(dp(4))
        self._pile_list = QVBoxLayout()
        self._pile_list.setSpacing(0)
        self._column.addLayout(self._pile_list)
        self._settled.setFixedHeight(dp(40))
        self._column.addWidget(self._settled)
        self._column.addSpacing(dp(16))
        below = QHBoxLayout()
        below.setSpacing(dp(4))
        below.addWidget(Label(self.tr("Zuletzt angenommen"), fonts.SECTION), 1)
        below.addWidget(KeyHint(key_text("Ctrl+Z")))
        below.addWidget(self._meaning)
        self._column.addLayout(below)
        self._column.addSpacing(dp(6))
        self._column.addWidget(self._empty)
        self._receipt_list = QVBoxLayout()
        self._receipt_list.setSpacing(0)
        self._column.addLayout(self._receipt_list)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_way)
        outer.addWidget(self._scroll)

    def _build_care(self) -> QWidget:
        self._care_box = QWidget(self)
        column = QVBoxLayout(self._care_box)
        column.setContentsMargins(0, 0, 0, dp(20))
        column.setSpacing(dp(8))
        head = QHBoxLayout()
        head.addWidget(self._care_title, 1)
        head.addWidget(self._care_more)
        column.addLayout(head)
        for _ in range(CARE_ROWS):
            row = CareRow(parent=self._care_box)
            row.opened.connect(self.care_opened)
            row.hide()
            self._care.append(row)
            column.addWidget(row)
        return self._care_box

    def _make_way(self, _low: int, high: int) -> None:
        """Room for a scroll bar is kept free all the time, so that it moves nothing when it comes."""
        margins = self._column.contentsMargins()
        free = GUTTER - _SCROLL_BAR if high > 0 else GUTTER
        self._column.setContentsMargins(margins.left(), margins.top(), dp(free), margins.bottom())
