"""The lists below the card: who waits, and who is set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.rows import WaitingRow
from frontdesk.apps.desk.state import Line
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize, LinkButton
from frontdesk.qt.widgets.labels import Divider, Label
from frontdesk.qt.widgets.two_lines import TwoLines

SHORT = 4  # lines shown while a client is at the desk; the rest is one key away


class WaitingList(QWidget):
    """Those who wait, in the order of calling; the first line carries the key that calls it.

    Signals:
        chosen: ticket id of a pressed line.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WaitingRow] = []
        self._lines: tuple[Line, ...] = ()
        self._total = 0
        self._short = True
        self._count = Label("", fonts.CAPTION, ink="muted")
        self._empty = Label(
            self.tr("Niemand wartet. F9 ist wieder aktiv, sobald ein Ticket kommt."),
            fonts.LIST,
            ink="muted",
            wrap=True,
        )
        self.more = LinkButton("…", trailing_icon="chevron-down")
        self.more.clicked.connect(self._toggle)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Warteliste"), fonts.SECTION), 1)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addSpacing(dp(4))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        column.addWidget(self._empty)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_lines(self, lines: tuple[Line, ...], *, total: int, team: str, short: bool) -> None:
        """Show who waits; ``short`` folds the list while a client is at the desk."""
        if short != self._short:
            self._short = short
        self._lines, self._total = lines, total
        self._count.setText(self.tr("%s für %s") % (total, team) if team else str(total))
        self._empty.setVisible(total == 0)
        self._fill()

    def take_focus(self) -> None:
        """Go to the first line, to choose with the arrow keys and Enter."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_focus(self, by: int) -> bool:
        """From the focused line to another; false when no line has the focus."""
        for place, row in enumerate(self._rows):
            if row.hasFocus():
                after = min(max(place + by, 0), len(self._rows) - 1)
                self._rows[after].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _toggle(self) -> None:
        self._short = not self._short
        self._fill()

    def _fill(self) -> None:
        shown = self._lines[:SHORT] if self._short else self._lines
        while len(self._rows) > len(shown):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.deleteLater()
        for place, line in enumerate(shown):
            hint = "F9" if place == 0 else ""
            if place < len(self._rows):
                self._rows[place].show_line(line, hint=hint)
            else:
                row = WaitingRow(line, hint=hint)
                row.clicked.connect(self._on_row(row))
                self._rows.append(row)
                self._column.addWidget(row)
        rest = self._total - len(shown)
        self.more.setVisible(rest > 0)
        if rest > 0:
            self.more.set_text(self.tr("%n weitere", "", rest))

    def _on_row(self, row: WaitingRow) -> Callable[[], None]:
        return lambda: self.chosen.emit(row.line.ticket.id)


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A client who is parked or did not come."""

    ticket_id: int
    letter: str
    number: str
    note: str


class AsideList(QWidget):
    """Parked and missed clients, each with the button that brings it back.

    Signals:
        back_requested: ticket id.
    """

    back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AsideLine, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(self.tr("Geparkt"), fonts.SECTION))
        column.addSpacing(dp(4))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        self.hide()

    def show_lines(self, lines: tuple[AsideLine, ...]) -> None:
        """Show who is set aside; the list hides when nobody is."""
        if lines == self._lines:
            return
        self._lines = lines
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(self._row(line))
        self.setVisible(bool(lines))

    def _row(self, line: AsideLine) -> QWidget:
        row = QWidget()
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inner = QHBoxLayout()
        inner.setContentsMargins(0, dp(2), 0, dp(2))
        number = Label(line.number, fonts.TextStyle(16, 600), ink=f"agency-{line.letter}")
        number.setMinimumWidth(dp(62))
        inner.addWidget(number)
        inner.addWidget(TwoLines(line.note, style=fonts.LIST), 1)
        back = Button(self.tr("Zurückholen"), size=ButtonSize.COMPACT)
        back.setAccessibleName(self.tr("%s zurückholen") % line.number)
        back.clicked.connect(lambda: self.back_requested.emit(line.ticket_id))
        inner.addWidget(back)
        outer.addLayout(inner)
        outer.addWidget(Divider())
        return row
