"""What is wrong now, on top of the right column: at most two cards, the rest counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.state import TROUBLE_CARDS
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.trouble_card import Trouble, TroubleCard

# The first question in view takes these two keys, whatever it asks; the printer's card the third.
YES_KEY, NO_KEY, PRINTER_KEY = "Alt+J", "Alt+N", "Alt+U"
# A second press that was meant for the card before must not answer the one that took its place.
SETTLE_MS = 400


class Deed(StrEnum):
    """What a button of a card does."""

    CONNECT = "connect"
    PRINT_NOW = "print_now"
    USE_SECOND = "use_second"
    USE_FIRST = "use_first"
    SLIP_PRESENT = "slip_present"
    SLIP_MISSING = "slip_missing"
    PRINT_OLD = "print_old"
    DROP_OLD = "drop_old"
    SHOW_PAPERS = "show_papers"
    TOLD = "told"


_SWITCHES = frozenset({Deed.USE_SECOND, Deed.USE_FIRST})


@dataclass(frozen=True, slots=True)
class Item:
    """One trouble and what its buttons mean.

    Attributes:
        key: names the trouble, so that a card keeps its place and its focus while the words change.
        deed, other_deed: what the buttons do.
        asks: the two buttons answer a question.
        hint: nothing has failed yet.
    """

    key: str
    trouble: Trouble
    deed: Deed | None = None
    other_deed: Deed | None = None
    asks: bool = False
    hint: bool = False


class TroublePart(QWidget):
    """The cards.

    Signals:
        answered: key of a trouble, and the `Deed` of the button that was pressed.
        focus_left: the button that had the focus is gone.
    """

    answered = Signal(str, str)
    focus_left = Signal()

    def __init__(self, parent: QWidget | None = None, *, no_key: str = NO_KEY) -> None:
        """``no_key`` answers with no, where a mode needs the usual key for something else."""
        super().__init__(parent)
        self.no_key = no_key
        self._items: tuple[Item, ...] = ()
        self._cards: list[TroubleCard] = []
        self._changed: list[QElapsedTimer] = []
        self._short = False
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

    @property
    def title(self) -> str:
        """The line above the cards."""
        return self._title.text()

    def tab_chain(self) -> list[QWidget]:
        """The buttons of the cards, also those that are hidden now."""
        return [button for card in self._cards for button in card.all_buttons()]

    def more_text(self) -> str:
        """The line that counts what has no card; empty if all have one."""
        return self._more.text()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the troubles, the most important first."""
        before, self._items = self._items, tuple(items)
        focused = QApplication.focusWidget()
        for place, (card, item) in enumerate(zip(self._cards, items, strict=False)):
            if place < len(before) and before[place].key != item.key:
                self._changed[place].start()
            card.set_tight(self._short and len(items) > 1)
            card.show_trouble(item.trouble)
            card.set_keys(*self._keys(item))
            card.show()
        for card in self._cards[len(items) :]:
            card.hide()
        rest = len(items) - TROUBLE_CARDS
        self._more.setText(self.tr("%s weitere") % rest if rest > 0 else "")
        self._more.setVisible(rest > 0)
        self._title.setText(self._count())
        self.setVisible(bool(items))
        self._settle_layout()
        self._announce(before)
        self._mind_focus(focused)

    def set_short(self, short: bool) -> None:
        """Whether the column is too short for two whole cards."""
        if short != self._short:
            self._short = short
            self.show_items(self._items)

    def answer_question(self, *, yes: bool) -> None:
        """A key for the first question in view; without one in view nothing happens."""
        for place, item in enumerate(self._in_view()):
            if item.asks:
                self._answer(place, first=yes)
                return

    def switch_printer(self) -> None:
        """The key for the other printer, where a card in view offers it."""
        for place, item in enumerate(self._in_view()):
            if item.deed in _SWITCHES:
                self._answer(place, first=True)
                return

    def _in_view(self) -> Sequence[Item]:
        # Behind its button in a narrow window the column answers no key: nobody can see what is asked.
        return self._items[:TROUBLE_CARDS] if self.isVisible() else ()

    def _settle_layout(self) -> None:
        """Layouts within layouts answer with old heights until they are activated."""
        for widget in (*self.cards, self):
            layout = widget.layout()
            if layout is not None:
                layout.activate()

    def _keys(self, item: Item) -> tuple[str, str]:
        if item.asks:
            first = next(other for other in self._items if other.asks)
            return (key_text(YES_KEY), key_text(self.no_key)) if first is item else ("", "")
        return (key_text(PRINTER_KEY) if item.deed in _SWITCHES else "", "")

    def summary(self) -> str:
        """How many troubles there are, or hints where nothing has failed, for a button; empty for none."""
        failed = sum(not item.hint for item in self._items)
        if failed:
            return self.tr("1 Störung") if failed == 1 else self.tr("%s Störungen") % failed
        hints = len(self._items)
        if not hints:
            return ""
        return self.tr("1 Hinweis") if hints == 1 else self.tr("%s Hinweise") % hints

    def _count(self) -> str:
        hints = sum(item.hint for item in self._items)
        failed = len(self._items) - hints
        words = {1: self.tr("Eine Störung"), 2: self.tr("Zwei Störungen"), 3: self.tr("Drei Störungen")}
        if failed:
            # Hints are seen below; what failed is what counts.
            return words.get(failed) or self.tr("%s Störungen") % failed
        return self.tr("Ein Hinweis") if hints == 1 else self.tr("%s Hinweise") % hints

    def _announce(self, before: Sequence[Item]) -> None:
        # Of a key the first word says what kind of trouble it is; other numbers in it are no other news.
        known = {item.key.split(" ")[0] for item in before[:TROUBLE_CARDS]}
        for item in self._items[:TROUBLE_CARDS]:
            if item.key.split(" ")[0] not in known:
                announce(self, item.trouble.title)

    def _mind_focus(self, focused: QWidget | None) -> None:
        if focused is not None and focused in self.tab_chain() and not focused.isVisibleTo(self.window()):
            self.focus_left.emit()

    def _answer(self, place: int, *, first: bool) -> None:
        if place >= len(self._items):
            return
        changed = self._changed[place]
        if changed.isValid() and not changed.hasExpired(SETTLE_MS):
            return
        item = self._items[place]
        deed = item.deed if first else item.other_deed
        if deed is not None:
            self.answered.emit(item.key, deed.value)

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
            card.action.connect(lambda place=place: self._answer(place, first=True))
            card.other_action.connect(lambda place=place: self._answer(place, first=False))
            card.hide()
            self._cards.append(card)
            self._changed.append(QElapsedTimer())
            column.addWidget(card)
        column.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
