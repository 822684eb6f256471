"""The switches that make the virtual printer fail, and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.card import Card, SideColumn, Tag
from frontdesk.qt.widgets.labels import Divider, Label
from frontdesk.qt.widgets.segmented import Segment, Segmented
from frontdesk.qt.widgets.switch import Switch

WIDTH = 400
MOST_BYTES = 1_000_000
USUAL_BYTES = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """The printer at one moment, as the panel shows it.

    Attributes:
        switches: every switch by name, and ``power``.
        drop_after: bytes after which the connection will be closed; ``None`` when it stays.
        held: bytes that are received and not printed yet.
        last_alarm: what was wrong with the last thing that was; empty when nothing was.
    """

    switches: dict[str, bool]
    drop_after: int | None = None
    held: int = 0
    slips: int = 0
    alarms: int = 0
    last_alarm: str = ""


class SwitchPanel(SideColumn):
    """The side column of the window.

    Signals:
        turned: name of a switch, and whether it is on now.
        paper_chosen: "in", "low" or "out".
        drop_wanted: bytes after which the connection shall be closed, or -1 to leave it.
    """

    turned = Signal(str, bool)
    paper_chosen = Signal(str)
    drop_wanted = Signal(int)

    def __init__(self, address: str, *, has_connections: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(dp(WIDTH))
        self._switches: dict[str, Switch] = {}
        self._has_connections, self._dropping = has_connections, False
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(20), dp(20), dp(20), dp(20))
        column.setSpacing(dp(16))
        column.addLayout(self._head(address))
        column.addWidget(self._troubles())
        if has_connections:
            column.addWidget(self._line())
        column.addStretch(1)
        self.counts = Label("", fonts.CAPTION, ink="muted", wrap=True)
        self.alarm = Label("", fonts.CAPTION, ink="bad", wrap=True)
        column.addWidget(self.counts)
        column.addWidget(self.alarm)

    def switch(self, name: str) -> Switch:
        """The switch of one trouble, or of the power."""
        return self._switches[name]

    def show_reading(self, reading: Reading) -> None:
        """Show how the printer is; reports nothing back."""
        on = reading.switches
        for name, switch in self._switches.items():
            if switch.isChecked() != on[name]:
                switch.setChecked(on[name])
                switch.update()
        paper = "out" if on["paper_out"] else "low" if on["paper_low"] else "in"
        if self.paper.current() != paper:
            self.paper.choose(paper)
        self._show_state(on)
        self._show_drop(reading.drop_after)
        self.counts.setText(
            self.tr("Bons: {0} · wartet im Speicher: {1} Byte · Beanstandungen: {2}").format(
                reading.slips, reading.held, reading.alarms
            )
        )
        self.alarm.setText(reading.last_alarm)
        self.alarm.setVisible(bool(reading.last_alarm))

    def _head(self, address: str) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(dp(8))
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Virtueller Drucker"), fonts.TITLE))
        row.addStretch(1)
        self.state = Tag("…")
        row.addWidget(self.state)
        head.addLayout(row)
        self.address = Label(address, fonts.BODY, ink="muted")
        self.address.setAccessibleName(self.tr("Adresse für die Einstellungen"))
        self.address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        head.addWidget(self.address)
        return head

    def _troubles(self) -> Card:
        card, column = _card()
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Papier")))
        row.addStretch(1)
        self.paper = Segmented(
            self.tr("Papier"),
            (
                Segment("in", self.tr("voll")),
                Segment("low", self.tr("fast leer")),
                Segment("out", self.tr("leer")),
            ),
        )
        self.paper.chosen.connect(self.paper_chosen)
        row.addWidget(self.paper)
        column.addLayout(row)
        for name, words in (
            ("cover_open", self.tr("Deckel offen")),
            ("cutter_jam", self.tr("Schneidwerk klemmt")),
            ("overheated", self.tr("Druckkopf zu heiß")),
            ("offline", self.tr("Auf „Offline“ geschaltet")),
        ):
            column.addWidget(Divider())
            column.addLayout(self._switch_row(name, words))
        column.addWidget(Divider())
        column.addLayout(
            self._switch_row("hanging", self.tr("Hängt"), self.tr("nimmt Verbindungen an und tut nichts"))
        )
        column.addWidget(Divider())
        column.addLayout(
            self._switch_row("power", self.tr("Strom"), self.tr("ohne Strom geht der Auftrag verloren"))
        )
        return card

    def _line(self) -> Card:
        card, column = _card()
        words = self.tr("Verbindung trennen nach so vielen Byte")
        column.addWidget(Label(words))
        row = QHBoxLayout()
        row.setSpacing(dp(8))
        self.bytes = QLineEdit(str(USUAL_BYTES))
        self.bytes.setAccessibleName(words)
        self.bytes.setValidator(QIntValidator(0, MOST_BYTES, self.bytes))
        self.bytes.returnPressed.connect(self._on_drop)
        self.drop = Button(self.tr("Nächste trennen"))
        self.drop.clicked.connect(self._on_drop)
        row.addWidget(self.bytes, 1)
        row.addWidget(self.drop)
        column.addLayout(row)
        return card

    def _switch_row(self, name: str, words: str, hint: str = "") -> QHBoxLayout:
        row = QHBoxLayout()
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(words))
        if hint:
            text.addWidget(Label(hint, fonts.CAPTION, ink="muted"))
        switch = Switch(words)
        if hint:
            switch.setAccessibleDescription(hint)
        switch.clicked.connect(lambda on, name=name: self.turned.emit(name, on))
        self._switches[name] = switch
        row.addLayout(text)
        row.addStretch(1)
        row.addWidget(switch)
        return row

    def _on_drop(self) -> None:
        self.drop_wanted.emit(-1 if self._dropping else int(self.bytes.text() or 0))

    def _show_drop(self, after: int | None) -> None:
        if not self._has_connections or self._dropping == (after is not None):
            return
        self._dropping = after is not None
        self.bytes.setEnabled(not self._dropping)
        self.drop.set_text(self.tr("Doch nicht trennen") if self._dropping else self.tr("Nächste trennen"))

    def _show_state(self, on: dict[str, bool]) -> None:
        if not on["power"]:
            self.state.set(self.tr("ohne Strom"), icon="power", status="bad")
        elif on["hanging"]:
            self.state.set(self.tr("hängt"), icon="hourglass", status="bad")
        elif any(
            on[name] for name in ("paper_out", "cover_open", "cutter_jam", "overheated", "broken", "offline")
        ):
            self.state.set(self.tr("druckt nicht"), icon="printer-x", status="bad")
        elif on["paper_low"]:
            self.state.set(self.tr("Papier fast leer"), icon="triangle-alert", status="warn")
        else:
            self.state.set(self.tr("bereit"), icon="printer-check", status="ok")


def _card() -> tuple[Card, QVBoxLayout]:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
    column.setSpacing(dp(12))
    return card, column
