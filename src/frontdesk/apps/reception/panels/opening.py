"""Why a service closes or opens, asked in the place of the languages: some reasons, or a few words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.chip import Chip, ChipGroup
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, Label

LONGEST_REASON = 60
_CHIPS = 4


class OpeningPart(QWidget):
    """The question for the reason; Enter answers it, Esc gives it up.

    Attributes:
        reason: the words that are kept, from a chip or typed.
        chips: the offered ones.

    Signals:
        decided: the reason.
        given_up: nothing is changed.
    """

    decided = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", fonts.CAPTION_STRONG)
        self._group = ChipGroup(optional=True, parent=self)
        self.chips = [
            self._group.add(Chip(str(n), "–", hint=str(n), parent=self)) for n in range(1, _CHIPS + 1)
        ]
        self.reason = InputField(self.tr("Grund"), longest=LONGEST_REASON, parent=self)
        self.done = Button("–", parent=self)
        self.done.set_keys(key_text("Return"))
        self.stop = Button(self.tr("Abbrechen"), parent=self)
        self.stop.set_keys(key_text("Esc"))
        self._build()
        self._group.chosen.connect(self._on_chip)
        self.reason.text_changed.connect(self._on_text)
        self.reason.submitted.connect(self._decide)
        self.done.clicked.connect(self._decide)
        self.stop.clicked.connect(self.given_up)

    def ask(self, service: str, *, opens: bool) -> None:
        """Ask why this service opens now, or closes for today."""
        closing = self.tr("„%s“ heute schließen – warum?")
        question = self.tr("„%s“ jetzt öffnen – warum?") if opens else closing
        self._title.setText(question % service)
        self.done.set_text(self.tr("Öffnen") if opens else self.tr("Schließen"))
        offered = self._openings() if opens else self._closings()
        for chip, words in zip(self.chips, offered, strict=True):
            chip.setText(words)
            chip.setAccessibleName(words)
        self._group.choose("")
        self.reason.set_text("")
        self._on_text("")
        self.reason.take_focus()

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here, in its order."""
        return [*self.chips, self.reason.edit, self.done, self.stop]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Here Enter answers the question; in the window it would print a ticket.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _closings(self) -> tuple[str, ...]:
        return (
            self.tr("Personal fehlt"),
            self.tr("Heute ausgelastet"),
            self.tr("Technik gestört"),
            self.tr("Früher Schluss"),
        )

    def _openings(self) -> tuple[str, ...]:
        return (
            self.tr("Früher offen"),
            self.tr("Länger offen"),
            self.tr("Wieder besetzt"),
            self.tr("Wieder Platz"),
        )

    def _on_chip(self, key: str) -> None:
        words = next((chip.text() for chip in self.chips if chip.key == key), "")
        self.reason.set_text(words)
        self.reason.take_focus(select=False)

    def _on_text(self, text: str) -> None:
        self._group.choose(next((chip.key for chip in self.chips if chip.text() == text.strip()), ""))
        self.done.set_available(bool(text.strip()), self.tr("Zuerst einen Grund nennen"))

    def _decide(self) -> None:
        reason = " ".join(self.reason.text().split())
        if reason:
            self.decided.emit(reason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(GAP_TILE))
        caption = QHBoxLayout()
        caption.setSpacing(dp(7))
        caption.addWidget(self._title, 1)
        caption.addWidget(KeyHint(key_text("Alt+A").split()[0]))
        caption.addWidget(Label(self.tr("+ Ziffer"), fonts.CAPTION, ink="muted"))
        column.addLayout(caption)
        grid = QGridLayout()
        grid.setSpacing(dp(GAP_TILE))
        for place, chip in enumerate(self.chips):
            grid.addWidget(chip, place // 2, place % 2)
            shortcut = QShortcut(QKeySequence(f"Alt+{chip.key}"), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(chip.click)
        column.addLayout(grid)
        column.addWidget(self.reason)
        ends = QHBoxLayout()
        ends.setSpacing(dp(GAP_TILE))
        ends.addWidget(self.done, 1)
        ends.addWidget(self.stop, 1)
        column.addLayout(ends)
        column.addStretch(1)
