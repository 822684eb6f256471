"""Nobody at the desk: who is next, and the key that calls."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.desk.state import Act, NextWords
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize, LinkButton
from frontdesk.qt.widgets.card import Tag
from frontdesk.qt.widgets.giant_number import GiantNumber
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.two_lines import TwoLines

NEXT_CAP = 34.3
_ICONS = {Act.PICK: "list-ordered", Act.CLOSE: "door-closed"}


class EmptyView(QWidget):
    """The card between two clients.

    Attributes:
        buttons: the key of every act.
        why: leads to the sentence that says why this client is next.

    Signals:
        pressed: the act whose key was pressed.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = Tag(self.tr("Niemand am Platz"), icon="armchair")
        self.since = Label("", fonts.LIST, ink="muted")
        self.caption = Label(self.tr("Als Nächstes"), fonts.LIST, ink="muted")
        self.why = LinkButton(self.tr("Warum? F1"))
        self.why.bind_key("F1")
        self.number = GiantNumber("", cap_height=NEXT_CAP)
        self.words = TwoLines("", style=fonts.BODY_STRONG, caption_style=fonts.LIST)
        self.nobody = Label(
            self.tr("Niemand wartet. F9 ist wieder aktiv, sobald ein Ticket kommt."),
            fonts.LIST,
            ink="muted",
            wrap=True,
        )
        self.buttons = {
            Act.CALL: Button(
                self.tr("Aufrufen"), key="F9", icon="megaphone", primary=True, size=ButtonSize.MAIN
            ),
            Act.PICK: Button(self.tr("Auswählen"), key="F3", icon=_ICONS[Act.PICK]),
            Act.CLOSE: Button(self.tr("Schließen"), key="F12", icon=_ICONS[Act.CLOSE]),
        }
        for act, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, act=act: self.pressed.emit(act))
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, dp(17), 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.tag)
        head.addStretch(1)
        head.addWidget(self.since)
        column.addLayout(head)
        column.addSpacing(dp(8))
        caption = QHBoxLayout()
        # Whether somebody waits or not, the keys below keep their place.
        caption.addStrut(dp(36))
        caption.addWidget(self.caption, 1)
        self.why.setFixedHeight(dp(36))
        caption.addWidget(self.why)
        column.addLayout(caption)
        who = QHBoxLayout()
        who.setSpacing(dp(16))
        who.addStrut(dp(40))
        who.addWidget(self.number)
        who.addWidget(self.words, 1)
        who.addWidget(self.nobody, 1)
        column.addLayout(who)
        column.addSpacing(dp(24))
        column.addWidget(self.buttons[Act.CALL])
        column.addSpacing(dp(12))
        keys = QHBoxLayout()
        keys.setSpacing(dp(8))
        keys.addWidget(self.buttons[Act.PICK], 1)
        keys.addWidget(self.buttons[Act.CLOSE], 1)
        column.addLayout(keys)

    def show_unknown(self, tag: str) -> None:
        """Nothing was read yet: neither that somebody waits nor that nobody does."""
        self.tag.set(tag, icon="database")
        self.since.setText("")
        for part in (self.caption, self.number, self.words, self.nobody, self.why):
            part.hide()

    def show_next(self, words: NextWords) -> None:
        """Show who is next."""
        self.tag.set(words.tag, icon=words.tag_icon, status="warn" if words.stale else "neutral")
        self.since.setText(words.since)
        waits = bool(words.number)
        for part in (self.caption, self.number, self.words):
            part.setVisible(waits)
        self.nobody.setVisible(not waits)
        self.why.setVisible(bool(words.why))
        if waits:
            self.number.set_number(words.number, ink=f"agency-{words.letter}")
        self.number.setToolTip(words.why)
        self.number.setAccessibleDescription(words.why)
        self.words.set_title(words.service)
        self.words.set_caption(words.facts, shorter=words.facts_shorter)

    def show_keys(self, refusals: Mapping[Act, str]) -> None:
        """Enable what has no refusal."""
        for act, button in self.buttons.items():
            button.set_available(not refusals[act], refusals[act])

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short, the icons go before the key hints would."""
        for act, icon in _ICONS.items():
            self.buttons[act].set_icon("" if narrow else icon)
