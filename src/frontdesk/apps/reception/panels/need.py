"""Who goes first: a switch and three reasons, of which only the class reaches the ticket."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.draft import Reason
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE
from frontdesk.qt.widgets.chip import Chip, ChipGroup
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.switch import Switch

_KEY = "Alt+V"


class NeedPart(QWidget):
    """The switch and the reasons.

    Signals:
        switched: the switch was turned on or off.
        reason_chosen: a `Reason`, or "" when it was taken away.
    """

    switched = Signal(bool)
    reason_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch(self.tr("Vorrang"), parent=self)
        self.reasons = ChipGroup(optional=True, parent=self)
        self._build()
        self.switch.clicked.connect(self.switched)
        self.reasons.chosen.connect(self.reason_chosen)
        shortcut = QShortcut(QKeySequence(_KEY), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.switch.click)

    def show_need(self, on: bool, reason: Reason | None) -> None:
        """Show what is chosen, without reporting it."""
        self.switch.setChecked(on)
        self.reasons.choose(reason.value if reason is not None else "")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(GAP_TILE))
        head = QHBoxLayout()
        head.setSpacing(dp(7))
        head.addWidget(Label(self.tr("Vorrang"), fonts.CAPTION_STRONG))
        head.addWidget(KeyHint(key_text(_KEY)))
        head.addStretch(1)
        head.addWidget(self.switch)
        column.addLayout(head)
        for reason, words in (
            (Reason.MOBILITY, self.tr("Mobilität eingeschränkt")),
            (Reason.CHILD, self.tr("Mit kleinem Kind")),
            (Reason.DEADLINE, self.tr("Frist läuft heute ab")),
        ):
            column.addWidget(self.reasons.add(Chip(reason.value, words, check=True, parent=self)))
        note = Label(self.tr("Der Grund steht nicht auf dem Ticket."), fonts.CAPTION, ink="muted", wrap=True)
        column.addWidget(note)
        column.addStretch(1)
