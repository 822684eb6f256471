"""The overview of all keys of the desk, shown in place of the page; no box that must be closed first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.desk.papers.section import ACCEPT_KEY, CHECK_KEY
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label

HELP_KEY = "Shift+F1"
_Rows = tuple[tuple[str, str], ...]


class HelpPage(QWidget):
    """Keys and what they do.

    Attributes:
        back: the button that leads back.

    Signals:
        closed: the way back was chosen.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self.tr("Zurück"), size=ButtonSize.COMPACT)
        self.back.set_keys(key_text("Esc"))
        self.back.clicked.connect(self.closed)
        self._build()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        steps = {Qt.Key.Key_Down: dp(40), Qt.Key.Key_Up: -dp(40)}
        pages = {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        step = {**steps, **pages}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif step is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def _sections(self) -> tuple[tuple[str, _Rows], ...]:
        return (
            (
                self.tr("Person am Platz"),
                (
                    ("F9", self.tr("ruft auf; mit jemandem am Platz: fertig und nächste Person")),
                    ("F4", self.tr("die Person ist da")),
                    ("F5", self.tr("leitet weiter")),
                    ("F6", self.tr("parkt")),
                    ("F7", self.tr("nicht da: erst noch ein Aufruf, dann zurückgestellt")),
                    ("F8", self.tr("ruft erneut auf")),
                    ("F10", self.tr("fertig, niemand wird aufgerufen")),
                    (key_text("Ctrl+Z"), self.tr("nimmt den letzten Schritt zurück")),
                ),
            ),
            (
                self.tr("Platz frei"),
                (
                    ("F1", self.tr("sagt, warum diese Person die Nächste ist")),
                    ("F3", self.tr("wählt jemanden aus der Warteliste")),
                    ("F12", self.tr("schließt den Platz")),
                ),
            ),
            (
                self.tr("Unterlagen vom Empfang"),
                (
                    (self.tr("Scan"), self.tr("Stapel: nimmt ihn an; Eingang: öffnet seinen Stapel")),
                    (ACCEPT_KEY, self.tr("nimmt den ersten Stapel ganz an")),
                    (CHECK_KEY, self.tr("prüft ihn einzeln")),
                ),
            ),
            (
                self.tr("Stapel prüfen"),
                (
                    (self.tr("Scan"), self.tr("der Eingang ist da; auch als Nummer und Enter")),
                    ("↑ ↓", self.tr("geht durch die Eingänge")),
                    ("F4", self.tr("der Eingang ist da, oder doch offen")),
                    ("F7", self.tr("beanstandet ihn; Enter nach dem Grund")),
                    (key_text("Ctrl+Z"), self.tr("nimmt die letzte Markierung zurück")),
                    (key_text("Ctrl+Return"), self.tr("speichert nur, was geprüft ist")),
                    ("F2", self.tr("nimmt alles an, was nicht beanstandet ist")),
                    (key_text("Esc"), self.tr("führt zurück; Markierungen bleiben")),
                ),
            ),
        )

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
        page.setSpacing(dp(12))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Tasten"), fonts.LEAD), 1)
        head.addWidget(self.back)
        page.addLayout(head)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(12))
        for title, rows in self._sections():
            column.addWidget(self._section(title, rows))
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.addWidget(self._area, 1)

    def _section(self, title: str, rows: _Rows) -> Card:
        card = Card()
        grid = QGridLayout(card)
        grid.setContentsMargins(dp(12), dp(12), dp(12), dp(12))
        grid.setHorizontalSpacing(dp(12))
        grid.setVerticalSpacing(dp(8))
        grid.addWidget(Label(title, fonts.SECTION, wrap=True), 0, 0, 1, 2)
        for place, (keys, what) in enumerate(rows, 1):
            grid.addWidget(KeyHint(keys), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(what, fonts.LIST, wrap=True), place, 1)
        grid.setColumnStretch(1, 1)
        return card
