"""The right column: troubles first, then the queues, then the last tickets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.panels import recent
from frontdesk.apps.reception.panels.queues import QueuesPart
from frontdesk.apps.reception.panels.recent import GUTTER, RecentPart
from frontdesk.apps.reception.panels.trouble import TroublePart
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import SIDE_PADDING
from frontdesk.qt.widgets.card import SideColumn

_LEAST_TROUBLE = 64
_ROWS_TO_KEEP = 3  # of the last tickets, before the queues shrink to their counts


class QueueSide(SideColumn):
    """Puts troubles, queues and what was given out last below each other.

    Attributes:
        troubles, queues: its parts; the last one is the mode's own.
    """

    def __init__(self, last: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.troubles = TroublePart(self)
        self.queues = QueuesPart(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(SIDE_PADDING) + 1, dp(29), dp(SIDE_PADDING - GUTTER), dp(16))
        column.setSpacing(0)
        for part in (self.troubles, self.queues):
            inner = part.layout()
            if inner is not None:
                margins = inner.contentsMargins()
                margins.setRight(dp(GUTTER))
                inner.setContentsMargins(margins)
        self._above = self._scrolling(self.troubles)
        column.addWidget(self._above)
        column.addWidget(self.queues)
        column.addSpacing(dp(4))
        column.addWidget(last, 1)

    def set_short(self, short: bool) -> None:
        """Whether there is too little height for two whole cards."""
        self.troubles.set_short(short)
        self.fit()

    def fit(self) -> None:
        """Keep a few of the last tickets in view; the queues give way first, troubles never."""
        taken = self._height_of_troubles() if not self.troubles.isHidden() else 0
        keep = dp(recent.HEAD_HEIGHT + _ROWS_TO_KEEP * recent.ROW_HEIGHT)
        free = self.height() - dp(49) - taken
        self.queues.set_room(self.queues.natural_height() <= free - keep)
        least = dp(recent.HEAD_HEIGHT + recent.ROW_HEIGHT)
        self.queues.setVisible(taken == 0 or self.queues.least_height() <= free - least)
        room = max(dp(_LEAST_TROUBLE), self.height() - dp(49) - least)
        # Said outright: a bar that is there makes the cards narrower, hence higher, and so stays for good.
        policy = Qt.ScrollBarPolicy
        self._above.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if taken <= room else policy.ScrollBarAsNeeded
        )
        self._above.setFixedHeight(min(taken, room))
        self._above.setVisible(taken > 0)

    def _scrolling(self, part: QWidget) -> QScrollArea:
        """With letters of double size two cards may be higher than the window."""
        area = QScrollArea(self)
        area.setWidget(part)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.hide()
        return area

    def _height_of_troubles(self) -> int:
        width = self.width() - dp(2 * SIDE_PADDING - GUTTER) - 1
        if self.troubles.hasHeightForWidth():
            return self.troubles.heightForWidth(width)
        return self.troubles.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class SidePanel(QueueSide):
    """The column beside the tickets.

    Attributes:
        recent: the last tickets.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        recent_part = RecentPart()
        super().__init__(recent_part, parent)
        self.recent = recent_part

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here, in its order."""
        return [*self.troubles.tab_chain(), *self.queues.rows, *self.recent.tab_chain()]
