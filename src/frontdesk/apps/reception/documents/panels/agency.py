"""Whose papers they are: one chip for each agency, chosen by the reference or by a letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.wording import name_of
from frontdesk.domain.house import Agency
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE
from frontdesk.qt.widgets.caption_key import CaptionKey
from frontdesk.qt.widgets.chip import Chip, ChipGroup
from frontdesk.qt.widgets.labels import Label

AGENCY_KEY = "Alt+A"
_COLUMNS = 2


class AgencyPart(QWidget):
    """The chips; Tab passes them by once one is chosen, the key leads to them at any time.

    Signals:
        chosen: code of an agency that a person chose.
        done: the choice stands, typing goes on in the next field.
    """

    chosen = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = ChipGroup(parent=self)
        self._letters: dict[str, str] = {}
        self._shown: tuple[str, bool, bool, int] | None = None
        self.caption = CaptionKey(self.tr("aus dem Aktenzeichen, änderbar"), AGENCY_KEY, parent=self)
        self.caption.clicked.connect(self.take_focus)
        self._label = Label(self.tr("Zuständige Stelle"), fonts.LIST_STRONG, parent=self)
        self._build()
        self._group.chosen.connect(self.chosen)

    def set_agencies(self, agencies: Sequence[Agency]) -> None:
        """The agencies of the house; their chips are made anew only when something of them changed."""
        wanted = {one.letter.casefold(): one.code for one in agencies}
        names = [(one.code, name_of(one)) for one in agencies]
        if [(chip.key, chip.text()) for chip in self.chips()] == names:
            return
        for chip in self.chips():
            chip.deleteLater()
        self._group = ChipGroup(parent=self)
        self._group.chosen.connect(self.chosen)
        self._letters = {letter: str(code) for letter, code in wanted.items()}
        for place, one in enumerate(agencies):
            chip = self._group.add(Chip(one.code, name_of(one), letter=one.letter, parent=self))
            chip.setToolTip(one.name())
            self._grid.addWidget(chip, place // _COLUMNS, place % _COLUMNS)
        self._shown = None
        self.show_choice("")

    def chips(self) -> list[Chip]:
        """All chips in the order of the house."""
        return self._group.chips()

    def show_choice(self, code: str, *, by_hand: bool = False, locked: bool = False) -> None:
        """Which agency counts; ``locked``: of a receipt that is being corrected."""
        shown = (code, by_hand, locked, len(self.chips()))
        if shown == self._shown:
            return
        self._shown = shown
        self._group.choose(code)
        for place, chip in enumerate(self.chips()):
            on_the_way = not code and place == 0
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on_the_way else Qt.FocusPolicy.ClickFocus)
            chip.set_available(not locked or chip.key == code, self.tr("Umleiten geht unter „Papier suchen“"))
        if by_hand or locked:
            self.caption.set_text(self.tr("von Hand gewählt"))
        elif code:
            self.caption.set_text(self.tr("aus dem Aktenzeichen, änderbar"))
        else:
            self.caption.set_text(self.tr("bitte wählen: Buchstabe"))

    def show_error(self, bad: bool) -> None:
        """Whether a choice is missing."""
        self._label.set_ink("bad" if bad else "text")

    def take_focus(self) -> None:
        """To the chosen chip, or the first one."""
        chips = self.chips()
        current = next((chip for chip in chips if chip.isChecked()), chips[0] if chips else None)
        if current is not None:
            current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        code = self._letters.get(event.text().casefold()) if event.text() and not held else None
        if code is not None:
            self._group.choose(code)
            self.chosen.emit(code)
            self.done.emit()
        elif not held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Chip) and not focused.isChecked():
                focused.click()
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(GAP_TILE - 2))
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self.caption)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(dp(GAP_TILE))
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(place, 1)
        column.addLayout(self._grid)
