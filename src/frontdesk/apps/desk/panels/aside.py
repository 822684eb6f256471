"""Clients who are parked or did not come, each with the button that brings it back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.rows import NUMBER, NUMBER_WIDTH
from frontdesk.apps.desk.state import AsideLine
from frontdesk.domain.ticket import TicketId
from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.labels import IconLabel, Label


class AsideList(QWidget):
    """Takes no room while nobody is set aside.

    Signals:
        back_requested: ticket id.
    """

    back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[TicketId, AsideRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, dp(12), 0, 0)
        column.setSpacing(0)
        title = Label(self.tr("Geparkt"), fonts.SECTION)
        title.setFixedHeight(dp(24))
        column.addWidget(title)
        column.addSpacing(dp(4))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        self.hide()

    def rows(self) -> list[AsideRow]:
        """The lines from top to bottom."""
        return list(self._rows.values())

    def show_lines(self, lines: tuple[AsideLine, ...], *, refusal: str) -> None:
        """Show who is set aside; ``refusal`` says why nobody can be brought back now."""
        if [line.ticket_id for line in lines] != list(self._rows):
            self._renew(lines)
        for line in lines:
            self._rows[line.ticket_id].show_line(line, refusal=refusal)
        self.setVisible(bool(lines))

    def _renew(self, lines: tuple[AsideLine, ...]) -> None:
        """Rows stay with their clients; only those who come or go are made or dropped."""
        old, self._rows = self._rows, {}
        for line in lines:
            self._rows[line.ticket_id] = (
                old.pop(line.ticket_id) if line.ticket_id in old else self._new_row(line)
            )
        for gone in old.values():
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(self._rows.values()):
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)

    def _new_row(self, line: AsideLine) -> AsideRow:
        row = AsideRow(line, parent=self)
        ticket_id = line.ticket_id
        row.back.clicked.connect(lambda: self.back_requested.emit(ticket_id))
        return row


class AsideRow(QWidget):
    """Number, until when, and the way back.

    Attributes:
        back: the button.
    """

    def __init__(self, line: AsideLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = Label(line.number, NUMBER, ink=f"agency-{line.letter}")
        self._number.setFixedWidth(dp(NUMBER_WIDTH))
        self._note = IconLabel("", "", fonts.LIST, ink="text")
        self.back = Button(self.tr("Zurückholen"), size=ButtonSize.COMPACT, spread="spread")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, dp(2), 0, dp(2))
        row.setSpacing(0)
        row.addWidget(self._number)
        row.addWidget(self._note, 1)
        row.addWidget(self.back)

    @property
    def text(self) -> str:
        """What it says, to be found by."""
        return f"{self._number.text()} {self._note.text()}"

    def show_line(self, line: AsideLine, *, refusal: str) -> None:
        """Show the client as it stands now."""
        if line.overdue:
            self._note.set("triangle-alert", line.note, ink="warn")
        else:
            self._note.set("", line.note, ink="text")
        self.back.setAccessibleName(self.tr("%s zurückholen") % line.number)
        self.back.set_available(not refusal, refusal)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), paint.color(theme().line))
        painter.end()
