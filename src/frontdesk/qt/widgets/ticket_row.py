"""One of the last tickets at reception: number, service, note, and the two things one can do with it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.button import IconButton
from frontdesk.qt.widgets.labels import Divider, Label
from frontdesk.qt.widgets.two_lines import TwoLines


@dataclass(frozen=True, slots=True)
class TicketLine:
    """What a ticket row shows.

    Attributes:
        key: what the windows know the ticket by; the signals carry it.
        note_icon, note_status: for a note that is a state ("wartet auf Übertragung").
        note_shorter: what of the note remains where it does not fit, the longest first.
        locked_because: why it cannot be taken back; "" if it can.
    """

    key: str
    number: str
    letter: str
    title: str
    note: str
    note_icon: str = ""
    note_status: Status = "neutral"
    locked_because: str = ""
    note_shorter: tuple[str, ...] = ()


class TicketRow(QWidget):
    """64 px high with its line.

    Signals:
        reprint_requested: key of the ticket.
        take_back_requested: key of the ticket.
    """

    reprint_requested = Signal(str)
    take_back_requested = Signal(str)

    def __init__(self, line: TicketLine, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._number = Label("", TextStyle(20, 600), parent=self)
        self._words = TwoLines("", style=fonts.LIST, parent=self)
        self.reprint = IconButton("printer", self.tr("Noch einmal drucken"), parent=self)
        self.take_back = IconButton("undo-2", self.tr("Zurücknehmen"), parent=self)
        self.reprint.clicked.connect(lambda: self.reprint_requested.emit(self._line.key))
        self.take_back.clicked.connect(lambda: self.take_back_requested.emit(self._line.key))
        self._build()
        self.set_line(line)

    @property
    def line(self) -> TicketLine:
        """What is shown now."""
        return self._line

    def set_line(self, line: TicketLine) -> None:
        """Show another ticket, or the same one in a new state."""
        self._line = line
        self._number.setText(line.number)
        self._number.set_ink(f"agency-{line.letter}")
        self._words.set_title(line.title)
        ink = "muted" if line.note_status == "neutral" else line.note_status
        self._words.set_caption(line.note, icon=line.note_icon, ink=ink, shorter=line.note_shorter)
        self.setAccessibleName(f"{line.number}, {line.title}, {line.note}")
        self.reprint.setAccessibleName(self.tr("%s noch einmal drucken") % line.number)
        self.take_back.setAccessibleName(self.tr("%s zurücknehmen") % line.number)
        self.take_back.set_available(not line.locked_because, line.locked_because)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, dp(9), 0, dp(10))
        row.setSpacing(dp(6))
        self._number.setMinimumWidth(dp(66))
        row.addWidget(self._number)
        row.addWidget(self._words, 1)
        row.addWidget(self.reprint, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row)
        outer.addWidget(Divider())
