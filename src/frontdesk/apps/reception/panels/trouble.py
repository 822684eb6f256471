"""What is wrong now, on top of the right column: at most two cards, the rest counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.state import TROUBLE_CARDS
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.trouble_card import Trouble, TroubleCard


@dataclass(frozen=True, slots=True)
class Item:
    """One trouble and what its buttons mean.

    Attributes:
        key: names the trouble, so that a card keeps its place and its focus while the words change.
    """

    key: str
    trouble: Trouble


class TroublePart(QWidget):
    """The cards.

    Signals:
        answered: key of a trouble, and whether the first button was pressed.
    """

    answered = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._cards: list[TroubleCard] = []
        self._title = Label("", fonts.SECTION, parent=self)
        self._goes_on = Label(self.tr("Sie können weiterarbeiten"), fonts.CAPTION, ink="muted", parent=self)
        self._more = Label("", fonts.CAPTION, ink="muted", parent=self)
        self._build()
        self.hide()

    @property
    def cards(self) -> Sequence[TroubleCard]:
        """The cards in view."""
        return [card for card in self._cards if not card.isHidden()]

    @property
    def items(self) -> Sequence[Item]:
        """Every trouble, also those that are only counted."""
        return self._items

    def tab_chain(self) -> list[QWidget]:
        """The buttons of the cards."""
        return [button for card in self._cards for button in card.findChildren(Button)]

    def more_text(self) -> str:
        """The line that counts what has no card; empty if all have one."""
        return self._more.text()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the troubles, the most important first."""
        self._items = tuple(items)
        for card, item in zip(self._cards, items, strict=False):
            card.show_trouble(item.trouble)
            card.show()
        for card in self._cards[len(items) :]:
            card.hide()
        rest = len(items) - TROUBLE_CARDS
        self._more.setText(self.tr("%s weitere") % rest if rest > 0 else "")
        self._more.setVisible(rest > 0)
        self._title.setText(self._count(len(items)))
        self.setVisible(bool(items))

    def _count(self, count: int) -> str:
        words = {1: self.tr("Eine Störung"), 2: self.tr("Zwei Störungen"), 3: self.tr("Drei Störungen")}
        return words.get(count) or self.tr("%s Störungen") % count

    def _answer(self, place: int, first: bool) -> None:
        if place < len(self._items):
            self.answered.emit(self._items[place].key, first)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, dp(20))
        column.setSpacing(dp(12))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._goes_on)
        column.addLayout(head)
        for place in range(TROUBLE_CARDS):
            card = TroubleCard(Trouble("triangle-alert", self.tr("Störung")), parent=self)
            card.action.connect(lambda place=place: self._answer(place, True))
            card.other_action.connect(lambda place=place: self._answer(place, False))
            card.hide()
            self._cards.append(card)
            column.addWidget(card)
        column.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
