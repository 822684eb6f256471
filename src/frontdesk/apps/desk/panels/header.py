"""The head of the window: which room, whose, and whether it takes clients."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from frontdesk.domain.house import Agency, Desk
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.badge import AgencyBadge
from frontdesk.qt.widgets.segmented import Segment, Segmented
from frontdesk.qt.widgets.two_lines import TwoLines

HEIGHT = 64
OPEN, PAUSED, UNKNOWN = "open", "paused", ""


class Header(QWidget):
    """64 px high, surface with a line below.

    Attributes:
        switch: open or pause; its signal `chosen` says what a person wants.

    Signals:
        state_chosen: ``open`` or ``paused``.
    """

    state_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(dp(HEIGHT))
        self._badge = AgencyBadge("", "–")
        self._is_known = self._narrow = False
        self._words = TwoLines("")
        self.switch = Segmented(
            self.tr("Platz"),
            [
                Segment(OPEN, self.tr("Offen"), "circle-check"),
                Segment(PAUSED, self.tr("Pause"), "coffee"),
            ],
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(dp(16), 0, dp(16), 0)
        row.setSpacing(dp(12))
        row.addWidget(self._badge)
        row.addWidget(self._words, 1)
        row.addWidget(self.switch)
        self.switch.chosen.connect(self.state_chosen)
        self.show_unknown("")

    def show_unknown(self, words: str) -> None:
        """Nothing was read yet: no agency, no side of the switch, only ``words``."""
        self._is_known = False
        self._badge.hide()
        self._words.set_title(words)
        self._words.set_caption("")
        self.switch.choose(UNKNOWN)

    def show_desk(self, desk: Desk, agency: Agency, language: str) -> None:
        """Name the room."""
        self._is_known = True
        self.set_narrow(self._narrow)
        self._badge.set_agency(agency.letter, agency.name(language))
        self._words.set_title(desk.room)
        team = f" · {desk.team}" if desk.team else ""
        self._words.set_caption(f"{agency.short_name(language)}{team}")

    def show_state(self, state: str, *, refusal: str) -> None:
        """Which side of the switch is on; ``refusal`` says why it cannot be changed now."""
        self.switch.choose(state)
        for key in (OPEN, PAUSED):
            self.switch.button(key).set_available(not refusal, refusal)

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short the badge goes: the line below the room names the agency in words."""
        self._narrow = narrow
        self._badge.setVisible(self._is_known and not narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), paint.color(t.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), paint.color(t.line))
        painter.end()
