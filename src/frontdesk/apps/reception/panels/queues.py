"""How it stands with each agency: live rows, or greyed last figures that say how old they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.standing import next_sentence
from frontdesk.apps.reception.state import shown_wait
from frontdesk.qt import fonts, translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.card import Tag
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.queue_row import LiveMark, QueueFigures, QueueRow, StaleCount
from frontdesk.usecases.views import AgencyQueue

ROW_HEIGHT = 97
HEAD_HEIGHT = 28
COUNTS_HEIGHT = 55


class QueuesPart(QWidget):
    """The queues of the house; `set_room` says whether whole rows fit or only the counts.

    Signals:
        asked: the sentence that says why somebody is next at an agency whose row was pressed.
        rows_built: there are other rows than before.
    """

    asked = Signal(str)
    rows_built = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queues: tuple[AgencyQueue, ...] = ()
        self._stale_since = ""
        self._roomy = True
        self._title = Label("", fonts.SECTION, parent=self)
        self._live = LiveMark(self)
        self._age = Tag("", icon="history", parent=self)
        self._rows: list[QueueRow] = []
        self._counts: list[StaleCount] = []
        self._row_box = QWidget(self)
        self._count_box = QWidget(self)
        self._build()
        self._arrange()

    @property
    def rows(self) -> Sequence[QueueRow]:
        """The live rows."""
        return self._rows

    def natural_height(self) -> int:
        """How high the live rows stand."""
        return dp(HEAD_HEIGHT) + len(self._queues) * dp(ROW_HEIGHT)

    def least_height(self) -> int:
        """How high the counts alone stand."""
        return dp(HEAD_HEIGHT + COUNTS_HEIGHT)

    def show_queues(self, queues: Sequence[AgencyQueue], *, stale_since: str = "") -> None:
        """Show the queues; with ``stale_since`` as last known counts only, no wait is promised."""
        if len(queues) != len(self._queues):
            self._rebuild(queues)
        self._queues, self._stale_since = tuple(queues), stale_since
        for queue, row, count in zip(queues, self._rows, self._counts, strict=True):
            row.set_figures(_figures(queue))
            count.set_waiting(queue.waiting)
        self._age.set(self.tr("Stand %s, nicht aktuell") % stale_since, icon="history")
        self._arrange()

    def set_room(self, roomy: bool) -> None:
        """Whether there is room for whole rows."""
        self._roomy = roomy
        self._arrange()

    def _ask(self, place: int) -> None:
        figures = self._rows[place].figures
        self.asked.emit(next_sentence(figures.name, figures.why))

    def _arrange(self) -> None:
        stale = bool(self._stale_since)
        whole = self._roomy and not stale
        self._title.setText(self.tr("Wartende") if stale else self.tr("Warteschlangen"))
        self._live.setVisible(not stale and bool(self._queues))
        self._age.setVisible(stale)
        self._row_box.setVisible(whole)
        self._count_box.setVisible(not whole)
        for count in self._counts:
            count.set_stale(stale)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._live)
        head.addWidget(self._age)
        column.addLayout(head)
        column.addSpacing(dp(5))
        rows = QVBoxLayout(self._row_box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        counts = QHBoxLayout(self._count_box)
        counts.setContentsMargins(0, dp(7), 0, 0)
        counts.setSpacing(dp(8))
        column.addWidget(self._row_box)
        column.addWidget(self._count_box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _rebuild(self, queues: Sequence[AgencyQueue]) -> None:
        for old in (*self._rows, *self._counts):
            old.hide()
            old.deleteLater()
        self._rows = [QueueRow(_figures(queue)) for queue in queues]
        for place, row in enumerate(self._rows):
            row.clicked.connect(lambda _checked=False, place=place: self._ask(place))
        self._counts = [StaleCount(q.agency.letter, q.agency.name(), q.waiting) for q in queues]
        for widgets, box in ((self._rows, self._row_box), (self._counts, self._count_box)):
            layout = box.layout()
            for widget in widgets:
                if layout is not None:
                    layout.addWidget(widget)
        self.rows_built.emit()


def _figures(queue: AgencyQueue) -> QueueFigures:
    return QueueFigures(
        letter=queue.agency.letter,
        name=queue.agency.short_name(translation.language()),
        waiting=queue.waiting,
        longest_min=queue.longest,
        over_target=queue.over_target,
        expected_min=shown_wait(queue),
        desks_open=queue.desks_open,
        desks=queue.desks_total,
        next_up="" if queue.next_up is None else queue.next_up.label,
        why=queue.why or "",
    )
