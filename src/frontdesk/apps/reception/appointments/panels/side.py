"""The right column: whom today's appointments are for, who is there, and the field that checks in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.appointments.panels.details import DetailsPart
from frontdesk.apps.reception.appointments.panels.rows import ROW_HEIGHT, ArrivalRow, Counter
from frontdesk.apps.reception.appointments.people import ArrivalLine, Stand
from frontdesk.apps.reception.panels.trouble import TroublePart
from frontdesk.domain.appointment import AppointmentId
from frontdesk.domain.scan import MAX_SCAN
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import SIDE_PADDING
from frontdesk.qt.widgets.card import SideColumn
from frontdesk.qt.widgets.labels import IconLabel, Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.search_field import SearchField

SCAN_KEY, NO_KEY = "Ctrl+E", "Alt+D"
_GUTTER, _SCROLL_BAR = 16, 12
_AT_ONCE = 12  # rows that are built in one turn; as many as fit into a window
_ROWS_TO_KEEP = 2


class AppointmentsSide(SideColumn):
    """Today's appointments.

    Attributes:
        troubles: printer, database, slips in doubt: the same cards as beside the tickets.
        field: where slips are scanned and names are typed.
        counters: by what they count.
        details: the card of the chosen row.

    Signals:
        typed: what stands in the field.
        entered: Enter in the field, as a scanner sends it.
        narrowed: the `Stand` whose counter was pressed, or ``None``.
        here_requested, chosen: id of an appointment.
        rows_added: there are more rows than before.
    """

    typed = Signal(str)
    entered = Signal(str)
    narrowed = Signal(object)
    here_requested = Signal(object)
    chosen = Signal(object)
    rows_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        # Alt+N takes the next free slot here; the answer "no" needs a key of its own.
        self.troubles = TroublePart(self, no_key=NO_KEY)
        self.title = Label(self.tr("Heute mit Termin"), fonts.SECTION, parent=self)
        self.total = Label("", fonts.CAPTION, ink="muted", parent=self)
        self.field = SearchField(
            self.tr("Zettel scannen oder Name"),
            placeholder=self.tr("Zettel scannen oder Name"),
            key=SCAN_KEY,
            icon="qr-code",
            large=False,
            parent=self,
        )
        self.field.edit.setMaxLength(MAX_SCAN)
        self.field.edit.installEventFilter(self)
        self.counters = {
            stand: Counter(stand, parent=self) for stand in (Stand.HERE, Stand.OVERDUE, Stand.EXPECTED)
        }
        self.sentence = Label("", fonts.LIST, wrap=True, parent=self)
        self._mark = IconLabel("info", "", fonts.LIST, px=18, parent=self)
        self._mark.setFixedWidth(dp(26))
        self.empty = Label("", fonts.LIST, ink="muted", wrap=True, parent=self)
        self.details = DetailsPart(self)
        self._rows: list[ArrivalRow] = []
        self._lines: tuple[ArrivalLine, ...] = ()
        self._away = ""
        self._chosen: AppointmentId | None = None
        self._scroll_to_open = True
        self._building = QTimer(self)
        self._building.setSingleShot(True)
        self._building.setInterval(0)
        self._building.timeout.connect(self._fill)
        self._build()
        self.field.text_changed.connect(self.typed)
        self.field.submitted.connect(lambda: self.entered.emit(self.field.text()))
        for counter in self.counters.values():
            counter.clicked.connect(lambda on, stand=counter.stand: self._on_counter(stand, on=on))
        self.say("")

    @property
    def rows(self) -> Sequence[ArrivalRow]:
        """The rows in view."""
        return [row for row in self._rows if not row.isHidden()]

    def row(self, key: AppointmentId) -> ArrivalRow | None:
        """The row of an appointment."""
        return next((row for row in self.rows if row.key == key), None)

    def take_focus(self) -> None:
        """Ready to scan."""
        self.field.take_focus()

    def show_figures(self, total: str, counts: dict[Stand, int], *, old: bool) -> None:
        """How many there are of each."""
        self.total.setText(total)
        self.total.set_ink("warn" if old else "muted")
        for stand, counter in self.counters.items():
            counter.show_count(counts.get(stand, 0), old=old)

    def show_narrowed(self, stand: Stand | None) -> None:
        """Which counter narrows the list, without reporting it."""
        for one, counter in self.counters.items():
            counter.setChecked(one is stand)

    def show_lines(
        self, lines: Sequence[ArrivalLine], *, away: str, chosen: AppointmentId | None, empty: str
    ) -> None:
        """The rows; many are built in turns, so that no key waits for them."""
        self._lines, self._away, self._chosen = tuple(lines), away, chosen
        self.empty.setText(empty)
        self.empty.setVisible(not lines)
        self._fill()

    def scroll_to_open(self) -> None:
        """Who is still to come stands first; whoever is there can be scrolled to."""
        self._scroll_to_open = True
        self._scroll_there()

    def say(self, sentence: str, *, ink: str = "muted", icon: str = "info") -> None:
        """What became of a scan or a name; it stands between field and list."""
        changed = sentence != self.sentence.text()
        self.sentence.setText(sentence)
        self.sentence.set_ink("text" if ink == "muted" else ink)
        self._mark.set(icon, "", ink=ink)
        self._said.setVisible(bool(sentence))
        if sentence and changed:
            announce(self.field, sentence, urgent=ink in ("bad", "warn"))

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here, in its order."""
        chain: list[QWidget] = [*self.troubles.tab_chain(), self.field.edit, *self.counters.values()]
        for row in self._rows:
            chain += [row, row.here]
        return [*chain, *self.details.tab_chain()]

    def set_short(self, short: bool) -> None:
        """Whether there is too little height for two whole cards."""
        self.troubles.set_short(short)
        self.fit()

    def fit(self) -> None:
        """Troubles get what they need, but a few rows stay in view."""
        width = self.width() - dp(2 * SIDE_PADDING) - 1
        wanted = 0
        if not self.troubles.isHidden():
            high = self.troubles.heightForWidth(width)
            wanted = high if high > 0 else self.troubles.sizeHint().height()
        room = max(dp(64), self.height() - dp(200 + _ROWS_TO_KEEP * ROW_HEIGHT))
        self._above.setFixedHeight(min(wanted, room))
        self._above.setVisible(wanted > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._scroll_to_open:
            QTimer.singleShot(0, self, self._scroll_there)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                # With nothing in the field the key means the last act.
                if event.matches(QKeySequence.StandardKey.Undo) and not self.field.text():
                    event.ignore()
                    return True
            elif event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self._move_from(-1, 1)
                return True
        return super().eventFilter(watched, event)

    def _on_counter(self, stand: Stand, *, on: bool) -> None:
        self.narrowed.emit(stand if on else None)

    def _fill(self) -> None:
        missing = len(self._lines) - len(self._rows)
        for _ in range(min(missing, _AT_ONCE)):
            self._rows.append(self._new_row())
        for row, line in zip(self._rows, self._lines, strict=False):
            row.show_line(line, away=self._away, chosen=line.key == self._chosen)
            row.show()
        for row in self._rows[len(self._lines) :]:
            row.hide()
        for place, row in enumerate(self._rows):
            # Tab stops at the first row and at each button; the other rows are reached by arrows.
            row.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)
        if missing > _AT_ONCE:
            self._building.start()
        if missing > 0:
            self.rows_added.emit()
        if self._scroll_to_open and self._lines and missing <= _AT_ONCE:
            QTimer.singleShot(0, self, self._scroll_there)

    def _new_row(self) -> ArrivalRow:
        row = ArrivalRow()
        row.here_requested.connect(self.here_requested)
        row.chosen.connect(self.chosen)
        row.moved.connect(lambda step, row=row: self._move_from(self._rows.index(row), step))
        self._list.insertWidget(len(self._rows), row)
        return row

    def _move_from(self, at: int, step: int) -> None:
        rows = [place for place, row in enumerate(self._rows) if not row.isHidden()]
        if at + step < 0 and rows:
            self.field.take_focus()
        elif at + step in rows:
            self._rows[at + step].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self._rows[at + step], 0, dp(8))

    def _scroll_there(self) -> None:
        first = next((row for row in self.rows if row.line is not None and row.line.is_open), None)
        if first is None or not self.isVisible():
            return
        self._scroll_to_open = False
        layout = self._body.layout()
        if layout is not None:
            layout.activate()
        self._scroll.verticalScrollBar().setValue(first.y())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(SIDE_PADDING) + 1, dp(29), dp(SIDE_PADDING - _GUTTER), dp(16))
        column.setSpacing(0)
        self._above = _scrolling(self.troubles)
        self._above.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, dp(13))
        head.addWidget(self.title, 1)
        head.addWidget(self.total)
        counters = QHBoxLayout()
        counters.setContentsMargins(0, dp(12), 0, dp(8))
        counters.setSpacing(dp(8))
        for counter in self.counters.values():
            counters.addWidget(counter, 1)
        self._said = QWidget(self)
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, dp(8))
        said.setSpacing(0)
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.sentence, 1)
        upper = QVBoxLayout()
        upper.setContentsMargins(0, 0, dp(_GUTTER), 0)
        upper.setSpacing(0)
        upper.addWidget(self._above)
        upper.addLayout(head)
        upper.addWidget(self.field)
        upper.addLayout(counters)
        upper.addWidget(self._said)
        upper.addWidget(self.empty)
        column.addLayout(upper)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._scroll = _scrolling(self._body)
        self._scroll.setMinimumHeight(dp(ROW_HEIGHT))
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_way)
        self._make_way(0, 0)
        column.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, dp(8), dp(_GUTTER), 0)
        foot.addWidget(self.details)
        column.addLayout(foot)

    def _make_way(self, _low: int, high: int) -> None:
        free = _GUTTER - _SCROLL_BAR if high > 0 else _GUTTER
        self._list.setContentsMargins(0, 0, dp(free), 0)


def _scrolling(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
