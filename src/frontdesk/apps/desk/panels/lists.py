"""Those who wait, in the order of calling."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.rows import WaitingRow
from frontdesk.apps.desk.state import Line
from frontdesk.domain.ticket import TicketId
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import LinkButton
from frontdesk.qt.widgets.labels import Label

FOLDED_BESIDE_CLIENT = 4
FOLDED_ALONE = 10
MOST_ROWS = 200


class WaitingList(QWidget):
    """The first line carries the key that calls it. Choosing somebody else begins with `begin_picking`.

    Signals:
        picked: ticket id of the chosen client.
        pick_requested: a line was clicked while nobody chooses; ticket id.
        marked: the row that the arrow keys lead to, to be brought into sight.
        picking_ended: Esc, or the client who was marked has left the list; whether the latter.
    """

    picked = Signal(object)
    pick_requested = Signal(object)
    marked = Signal(QWidget)
    picking_ended = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[TicketId, WaitingRow] = {}
        self._order: list[TicketId] = []
        self._lines: tuple[Line, ...] = ()
        self._total = 0
        self._caption = ""
        self._hint = ""
        self._folded = FOLDED_ALONE
        self._unfolded = self._picking = False
        self._count = Label("", fonts.CAPTION, ink="muted")
        self._empty = Label(self.tr("Niemand wartet."), fonts.LIST, ink="muted")
        self.more = LinkButton("…", trailing_icon="chevron-down")
        self.more.clicked.connect(self._on_more)
        self._build()

    @property
    def is_picking(self) -> bool:
        """Whether somebody is being chosen now."""
        return self._picking

    def rows(self) -> list[WaitingRow]:
        """The lines in the order in which they stand."""
        return [self._rows[ticket_id] for ticket_id in self._order]

    def show_lines(
        self, lines: tuple[Line, ...], *, total: int, caption: str, hint: str, beside_client: bool
    ) -> None:
        """Show who waits; beside a client only the first few, until unfolded."""
        self._lines, self._total, self._caption, self._hint = lines, total, caption, hint
        self._folded = FOLDED_BESIDE_CLIENT if beside_client else FOLDED_ALONE
        self._fill()

    def show_unknown(self) -> None:
        """Nothing was read yet: nobody is listed, and nobody is said to be missing."""
        self.show_lines((), total=0, caption="", hint="", beside_client=False)
        self._empty.hide()

    def begin_picking(self, first: TicketId | None = None) -> None:
        """Choose by arrow keys and Enter; the mark begins at the first line or at ``first``."""
        if not self._lines:
            return
        self._picking = True
        self._fill()
        row = self._rows.get(first) if first is not None else None
        self._mark(row or self.rows()[0])

    def end_picking(self) -> None:
        """Only show again."""
        if self._picking:
            self._picking = False
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        if not self._picking:
            super().keyPressEvent(event)
        elif event.key() == key.Key_Escape:
            self.end_picking()
            self.picking_ended.emit(False)
        elif event.key() in (key.Key_Up, key.Key_Down, key.Key_Home, key.Key_End):
            self._move(event.key())
        else:
            super().keyPressEvent(event)

    def _move(self, key: int) -> None:
        rows = self.rows()
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), 0)
        wanted = {Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_Home: 0}
        there = min(max(wanted.get(Qt.Key(key), len(rows) - 1), 0), len(rows) - 1)
        self._mark(rows[there])

    def _mark(self, row: WaitingRow) -> None:
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.marked.emit(row)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        title = Label(self.tr("Warteliste"), fonts.SECTION)
        title.setFixedHeight(dp(24))
        head.addWidget(title, 1)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addSpacing(dp(4))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        column.addWidget(self._empty)
        self.more.setFixedHeight(dp(36))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)

    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._fill()

    def _fill(self) -> None:
        whole = self._unfolded or self._picking
        shown = self._lines[: MOST_ROWS if whole else self._folded]
        lost_mark = self._remove_all_but({line.ticket_id for line in shown})
        for place, line in enumerate(shown):
            row = self._rows.get(line.ticket_id) or self._new_row(line)
            row.show_line(line, hint=self._hint if place == 0 else "")
            row.set_selectable(self._picking)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        self._order = [line.ticket_id for line in shown]
        self._empty.setVisible(self._total == 0)
        picking = self.tr("Enter ruft auf, Esc zurück")
        self._count.setText(picking if self._picking else self._caption)
        self._show_more(self._total - len(shown))
        if lost_mark:
            self.end_picking()
            self.picking_ended.emit(True)

    def _show_more(self, rest: int) -> None:
        foldable = len(self._lines) > self._folded
        self.more.setVisible((rest > 0 or foldable) and not self._picking)
        if rest > 0:
            self.more.set_text(self.tr("%n weitere", "", rest), trailing_icon="chevron-down")
        elif foldable:
            self.more.set_text(self.tr("Weniger"), trailing_icon="chevron-up")

    def _remove_all_but(self, wanted: set[TicketId]) -> bool:
        """Drop the rows of those who left; answers whether the marked one was among them."""
        lost_mark = False
        for ticket_id in [ticket_id for ticket_id in self._rows if ticket_id not in wanted]:
            row = self._rows.pop(ticket_id)
            lost_mark = lost_mark or (self._picking and row.hasFocus())
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        return lost_mark

    def _new_row(self, line: Line) -> WaitingRow:
        row = WaitingRow(line, parent=self)
        ticket_id = line.ticket_id
        row.clicked.connect(lambda: self._on_row(ticket_id))
        self._rows[ticket_id] = row
        return row

    def _on_row(self, ticket_id: TicketId) -> None:
        if self._picking:
            self.picked.emit(ticket_id)
        else:
            self.pick_requested.emit(ticket_id)
