"""The card of the client: who is at the desk or who is next, and the keys for what happens now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.desk.state import Keys
from frontdesk.qt import fonts
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.card import Tag
from frontdesk.qt.widgets.giant_number import GiantNumber
from frontdesk.qt.widgets.labels import ElidedLabel, IconLabel, Label
from frontdesk.qt.widgets.two_lines import TwoLines

NUMBER_CAP = 68.5
NEXT_CAP = 34.3


@dataclass(frozen=True, slots=True)
class ClientWords:
    """What the card says of the client at the desk.

    Attributes:
        tag: ``Aufgerufen 09:42`` or ``Im Gespräch seit 09:43``.
    """

    number: str
    letter: str
    service: str
    tag: str
    tag_icon: str
    language: str
    waited: str
    need: str


class ClientView(QWidget):
    """The client who is called or served, with every key.

    Signals:
        pressed: name of a key: transfer, park, missed, again, start, next, finish.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = Tag(" ")
        self.watch = IconLabel("timer", "00:00", TextStyle(22, 600), ink="text", px=20)
        self.number = GiantNumber("A 000", cap_height=NUMBER_CAP)
        self.service = ElidedLabel("", fonts.LEAD)
        self.language = IconLabel("languages", "", fonts.LIST)
        self.waited = IconLabel("hourglass", "", fonts.LIST)
        self.need = IconLabel("chevrons-up", "", fonts.LIST, ink="primary")
        self.buttons = self._make_buttons()
        self._build()

    def _make_buttons(self) -> dict[str, Button]:
        plain = (
            ("transfer", self.tr("Weiterleiten"), "F5"),
            ("park", self.tr("Parken"), "F6"),
            ("missed", self.tr("Nicht da"), "F7"),
            ("again", self.tr("Erneut rufen"), "F8"),
        )
        buttons = {name: Button(text, key=key, spread="spread") for name, text, key in plain}
        buttons["start"] = Button(self.tr("Ist da"), key="F4", size=ButtonSize.COMPACT)
        large = ButtonSize.LARGE
        buttons["next"] = Button(
            self.tr("Fertig, Nächste"), key="F9", spread="spread", primary=True, size=large
        )
        buttons["finish"] = Button(self.tr("Fertig"), key="F10", spread="spread", size=large)
        for name, button in buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.pressed.emit(name))
        return buttons

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.tag)
        head.addWidget(self.buttons["start"])
        head.addStretch(1)
        head.addWidget(self.watch)
        column.addLayout(head)
        column.addSpacing(dp(14))
        column.addWidget(self.number)
        column.addSpacing(dp(14))
        column.addWidget(self.service)
        facts = QHBoxLayout()
        facts.setSpacing(dp(16))
        for fact in (self.language, self.waited, self.need):
            facts.addWidget(fact)
        facts.addStretch(1)
        column.addLayout(facts)
        column.addSpacing(dp(14))
        column.addLayout(self._keys())

    def _keys(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(dp(12))
        grid = QGridLayout()
        grid.setSpacing(dp(8))
        for place, name in enumerate(("transfer", "park", "missed", "again")):
            grid.addWidget(self.buttons[name], place // 2, place % 2)
        ends = QHBoxLayout()
        ends.setSpacing(dp(8))
        ends.addWidget(self.buttons["next"], 1)
        ends.addWidget(self.buttons["finish"], 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        rows.addLayout(grid)
        rows.addLayout(ends)
        return rows

    def show_client(self, words: ClientWords) -> None:
        """Show a client."""
        self.tag.set(words.tag, icon=words.tag_icon, letter=words.letter)
        self.number.set_number(words.number, ink=f"agency-{words.letter}")
        self.number.setAccessibleName(words.number)
        self.service.setText(words.service)
        self.language.set("languages", words.language)
        self.waited.set("hourglass", words.waited)
        self.need.set("chevrons-up", words.need)
        self.need.setVisible(bool(words.need))

    def show_time(self, words: str) -> None:
        """The stopwatch."""
        self.watch.set("timer", words)

    def show_keys(self, keys: Keys, away: str) -> None:
        """Enable what is possible; ``away`` says why nothing is, while the store cannot be reached."""
        here = self.tr("Die Person ist schon da.")
        for name, possible in (("start", keys.start), ("missed", keys.missed), ("again", keys.again)):
            self.buttons[name].set_available(possible and not away, away or here)
        nobody = self.tr("Es ist niemand am Platz.")
        for name, possible in (
            ("transfer", keys.transfer),
            ("park", keys.park),
            ("next", keys.finish),
            ("finish", keys.finish),
        ):
            self.buttons[name].set_available(possible and not away, away or nobody)


@dataclass(frozen=True, slots=True)
class NextWords:
    """What the card says of the client who is next; empty number when nobody waits."""

    number: str
    letter: str
    service: str
    facts: str
    why: str


class EmptyView(QWidget):
    """Nobody at the desk: who is next, and the key that calls.

    Signals:
        pressed: name of a key: next, pick, close.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = Tag(self.tr("Niemand am Platz"), icon="armchair")
        self.since = Label("", fonts.LIST, ink="muted")
        self.caption = Label(self.tr("Als Nächstes"), fonts.LIST, ink="muted")
        self.number = GiantNumber("A 000", cap_height=NEXT_CAP)
        self.words = TwoLines("", style=fonts.BODY_STRONG, caption_style=fonts.LIST)
        self.why = Label("", fonts.CAPTION, ink="muted", wrap=True)
        self.call = Button(
            self.tr("Aufrufen"), key="F9", icon="megaphone", primary=True, size=ButtonSize.MAIN
        )
        self.pick = Button(self.tr("Auswählen"), key="F3", icon="list-ordered")
        self.close_desk = Button(self.tr("Schließen"), key="F12", icon="door-open")
        for name, button in (("next", self.call), ("pick", self.pick), ("close", self.close_desk)):
            button.clicked.connect(lambda _checked=False, name=name: self.pressed.emit(name))
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.tag)
        head.addStretch(1)
        head.addWidget(self.since)
        column.addLayout(head)
        column.addSpacing(dp(14))
        column.addWidget(self.caption)
        who = QHBoxLayout()
        who.setSpacing(dp(16))
        who.addWidget(self.number)
        who.addWidget(self.words, 1)
        column.addLayout(who)
        column.addWidget(self.why)
        column.addSpacing(dp(14))
        column.addWidget(self.call)
        column.addSpacing(dp(12))
        keys = QHBoxLayout()
        keys.setSpacing(dp(8))
        keys.addWidget(self.pick, 1)
        keys.addWidget(self.close_desk, 1)
        column.addLayout(keys)

    def show_next(self, words: NextWords) -> None:
        """Show who is next, with the sentence that says why."""
        waits = bool(words.number)
        self.caption.setText(self.tr("Als Nächstes") if waits else self.tr("Niemand wartet"))
        self.number.setVisible(waits)
        if waits:
            self.number.set_number(words.number, ink=f"agency-{words.letter}")
            self.number.setAccessibleName(words.number)
        self.words.set_title(words.service)
        self.words.set_caption(words.facts)
        self.why.setText(words.why)
        self.why.setVisible(bool(words.why))

    def show_keys(self, keys: Keys, *, waits: bool, away: str) -> None:
        """Enable what is possible."""
        nobody = self.tr("Niemand wartet.")
        self.call.set_available(waits and not away, away or nobody)
        self.pick.set_available(keys.pick and not away, away or nobody)
        self.close_desk.set_available(keys.close and not away, away or nobody)
