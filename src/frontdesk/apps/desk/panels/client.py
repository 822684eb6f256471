"""The client at the desk: number, what for, and the keys for what happens now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.facts import Facts
from frontdesk.apps.desk.state import Act, ClientWords
from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.card import Tag
from frontdesk.qt.widgets.giant_number import GiantNumber
from frontdesk.qt.widgets.labels import ElidedLabel, IconLabel

NUMBER_CAP = 68.5
_GRID = (Act.TRANSFER, Act.PARK, Act.MISSED, Act.AGAIN)


class ClientView(QWidget):
    """The client who is called or served.

    Attributes:
        buttons: the key of every act.

    Signals:
        pressed: the act whose key was pressed.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: ClientWords | None = None
        self._narrow = False
        self.tag = Tag(" ")
        self.watch = IconLabel("timer", "", TextStyle(22, 600), ink="text", px=20)
        self.watch.set_icon_ink("muted")
        self.number = GiantNumber("", cap_height=NUMBER_CAP)
        self.service = ElidedLabel("", fonts.LEAD)
        self.facts = Facts()
        self.buttons = self._make_buttons()
        self._build()

    def _make_buttons(self) -> dict[Act, Button]:
        large = ButtonSize.LARGE
        buttons = {
            Act.TRANSFER: Button(self.tr("Weiterleiten"), key="F5", spread="spread"),
            Act.PARK: Button(self.tr("Parken"), key="F6", spread="spread"),
            # With the widest of its texts, so that the room for it stays the same.
            Act.MISSED: Button(self.tr("Nicht da 90"), key="F7", spread="spread"),
            Act.AGAIN: Button(self.tr("Erneut rufen"), key="F8", spread="spread"),
            Act.CALL: Button(self.tr("Fertig, Nächste"), key="F9", spread="spread", primary=True, size=large),
            Act.FINISH: Button(self.tr("Fertig"), key="F10", spread="spread", size=large),
            Act.START: Button(self.tr("Ist da"), key="F4", spread="spread", size=ButtonSize.COMPACT),
        }
        for act, button in buttons.items():
            button.clicked.connect(lambda _checked=False, act=act: self.pressed.emit(act))
            # A button that is a little short drops its key hint or cuts its word; here neither may happen.
            button.setMinimumWidth(button.sizeHint().width())
        return buttons

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, dp(13), 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(self.tag)
        head.addWidget(self.buttons[Act.START])
        head.addStretch(1)
        head.addWidget(self.watch)
        # The row keeps its height when the client has arrived and the button has become the tag.
        head.addStrut(dp(36))
        column.addLayout(head)
        column.addSpacing(dp(13))
        column.addWidget(self.number)
        column.addSpacing(dp(14))
        column.addWidget(self.service)
        column.addSpacing(dp(1))
        column.addWidget(self.facts)
        column.addSpacing(dp(16))
        column.addLayout(self._keys())

    def _keys(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setSpacing(dp(8))
        for place, act in enumerate(_GRID):
            grid.addWidget(self.buttons[act], place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        ends = QHBoxLayout()
        ends.setSpacing(dp(8))
        ends.addWidget(self.buttons[Act.CALL], 1)
        ends.addWidget(self.buttons[Act.FINISH], 1)
        rows = QVBoxLayout()
        rows.setSpacing(dp(12))
        rows.addLayout(grid)
        rows.addLayout(ends)
        return rows

    def show_client(self, words: ClientWords) -> None:
        """Show a client."""
        self._words = words
        self.number.set_number(words.number, ink=f"agency-{words.letter}")
        self.service.setText(words.service)
        self.facts.show_facts(words)
        self._show_head()

    def show_time(self, words: str) -> None:
        """The stopwatch."""
        if words != self.watch.text():
            self.watch.set(self._watch_icon(), words)

    def show_missed_key(self, words: str) -> None:
        """What the key for a client who does not come does now."""
        self.buttons[Act.MISSED].set_text(words)

    def show_keys(self, refusals: Mapping[Act, str], *, arrived: bool) -> None:
        """Enable what has no refusal. Once the client has arrived, the tag says so in place of the key."""
        for act, button in self.buttons.items():
            button.set_available(not refusals[act], refusals[act])
        self.buttons[Act.START].setVisible(not arrived)

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short, words and keys stay and small icons go."""
        self._narrow = narrow
        self.watch.set(self._watch_icon(), self.watch.text())
        self._show_head()

    def _show_head(self) -> None:
        if self._words is None:
            return
        icon = "" if self._narrow and not self._words.stale else self._words.tag_icon
        if self._words.stale:
            self.tag.set(self._words.tag, icon=icon, status="warn")
        else:
            self.tag.set(self._words.tag, icon=icon, letter=self._words.letter)

    def _watch_icon(self) -> str:
        return "" if self._narrow else "timer"
