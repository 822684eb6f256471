"""The last tickets of the house, each with a second print and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception import wording
from frontdesk.apps.reception.languages import endonym
from frontdesk.apps.reception.state import Paper, RecentLine
from frontdesk.domain.ticket import State, TicketId
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.ticket_row import TicketLine, TicketRow

HEAD_HEIGHT = 45
ROW_HEIGHT = 64
GUTTER = 16  # kept free at the end of the rows, so that a scroll bar moves nothing
_SCROLL_BAR = 12
_ROOM_FOR_MEANING = 340
_NAMED_STATES = (State.CALLED, State.SERVING, State.PARKED, State.MISSED)


class RecentPart(QWidget):
    """Rows of tickets; what does not fit scrolls.

    Signals:
        reprint_requested: id of a ticket.
        take_back_requested: id of a ticket.
        rows_added: there are more rows than before.
    """

    rows_added = Signal()
    reprint_requested = Signal(int)
    take_back_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TicketRow] = []
        self._empty = Label(
            self.tr("Heute noch kein Ticket. Kürzel tippen und Enter gibt das erste aus."),
            fonts.LIST,
            ink="muted",
            wrap=True,
            parent=self,
        )
        self._empty.setContentsMargins(0, 0, dp(GUTTER), 0)
        self._empty.hide()  # until somebody has looked
        self._key_meaning = Label(self.tr("nimmt zurück"), fonts.CAPTION, ink="muted", parent=self)
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._key_meaning.setVisible(self.width() >= dp(_ROOM_FOR_MEANING))

    @property
    def rows(self) -> Sequence[TicketRow]:
        """The rows in view, newest first."""
        return [row for row in self._rows if not row.isHidden()]

    def show_lines(
        self, lines: Sequence[RecentLine], *, no_reprint: str = "", no_take_back: str = ""
    ) -> None:
        """Show the tickets; a reason locks the buttons of every row (no printer, database away)."""
        missing = len(lines) - len(self._rows)
        for _ in range(missing):
            self._add_row()
        for row, line in zip(self._rows, lines, strict=False):
            row.set_line(self._ticket_line(line, no_take_back))
            why_not = no_reprint or (wording.state_word(line.state) if line.ended else "")
            row.reprint.set_available(not why_not, why_not)
            row.show()
        for row in self._rows[len(lines) :]:
            row.hide()
        self._empty.setVisible(not lines)
        if missing > 0:
            self.rows_added.emit()

    def tab_chain(self) -> list[QWidget]:
        """The buttons of all rows, newest first."""
        return [button for row in self._rows for button in (row.reprint, row.take_back)]

    def row_of(self, ticket_id: TicketId) -> TicketRow | None:
        """The row of a ticket."""
        return next((row for row in self.rows if row.line.key == str(ticket_id)), None)

    def _ticket_line(self, line: RecentLine, no_take_back: str) -> TicketLine:
        note, icon, status = self._note(line)
        locked = no_take_back
        if line.is_locked and not locked:
            locked = self.tr("Zurücknehmen geht nicht mehr: %s") % wording.lock_reason(line)
        return TicketLine(
            key=str(line.ticket_id),
            number=line.label,
            letter=line.letter,
            title=line.service,
            note=note,
            note_icon=icon,
            note_status=status,
            locked_because=locked,
            note_shorter=self._shorter(line),
        )

    def _shorter(self, line: RecentLine) -> tuple[str, ...]:
        """Where room is short the time goes first, never the word that says how it stands."""
        if not line.ended and line.paper in (Paper.NOT_PRINTED, Paper.UNKNOWN):
            return (self.tr("nicht gedruckt"),) if line.paper is Paper.NOT_PRINTED else ()
        if line.ended or line.state in _NAMED_STATES:
            return (wording.state_word(line.state),)
        language = fonts.isolated(endonym(line.language))
        return (f"{language} · {self.tr('Vorrang')}", self.tr("Vorrang")) if line.need else (language,)

    def _note(self, line: RecentLine) -> tuple[str, str, Status]:
        if line.ended:
            return f"{line.time} · {wording.state_word(line.state)}", "", "neutral"
        if line.paper is Paper.NOT_PRINTED:
            return self.tr("noch nicht gedruckt"), "printer", "warn"
        if line.paper is Paper.UNKNOWN:
            return self.tr("Bon ungewiss"), "printer", "warn"
        if line.state in _NAMED_STATES:
            return f"{line.time} · {wording.state_word(line.state)}", "", "neutral"
        parts = [line.time, fonts.isolated(endonym(line.language))]
        parts += [self.tr("Vorrang")] if line.need else []
        return " · ".join(parts), "", "neutral"

    def _add_row(self) -> None:
        row = TicketRow(TicketLine("0", "", "A", "", ""))
        row.reprint_requested.connect(lambda key: self.reprint_requested.emit(int(key)))
        row.take_back_requested.connect(lambda key: self.take_back_requested.emit(int(key)))
        self._list.insertWidget(len(self._rows), row)
        self._rows.append(row)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(dp(HEAD_HEIGHT))
        title = QHBoxLayout(head)
        title.setContentsMargins(0, dp(12), dp(GUTTER), 0)
        title.setSpacing(dp(4))
        title.addWidget(Label(self.tr("Zuletzt ausgegeben"), fonts.SECTION), 1)
        title.addWidget(KeyHint(key_text("Ctrl+Z")))
        title.addWidget(self._key_meaning)
        column.addWidget(head)
        column.addWidget(self._empty)
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One row is always in view; less room than that would be for nothing.
        scroll.setMinimumHeight(dp(ROW_HEIGHT))
        scroll.verticalScrollBar().rangeChanged.connect(self._make_way)
        self._make_way(0, 0)
        column.addWidget(scroll, 1)

    def _make_way(self, _low: int, high: int) -> None:
        free = GUTTER - _SCROLL_BAR if high > 0 else GUTTER
        self._list.setContentsMargins(0, 0, dp(free), 0)
