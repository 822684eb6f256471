"""The overview of all keys, shown in place of the working area; no box that must be closed first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.panels.trouble import NO_KEY, PRINTER_KEY, YES_KEY
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_AREA, PAGE_PADDING
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.two_lines import TwoLines


class HelpPanel(QWidget):
    """Keys and what they do.

    Attributes:
        back: the button that leads back.

    Signals:
        closed: the way back was chosen.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self.tr("Zurück"), parent=self)
        self.back.set_keys(key_text("Esc"))
        self.back.clicked.connect(self.closed)
        self._build()

    def _sections(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        enter, shift_enter = key_text("Return"), key_text("Shift+Return")
        return (
            (
                self.tr("Ticket ausgeben"),
                (
                    (self.tr("Kürzel, Name oder Stichwort"), self.tr("sucht; ein Treffer ist gewählt")),
                    (enter, self.tr("gibt das gewählte Ticket aus und druckt es")),
                    (shift_enter, self.tr("gibt auch außerhalb der Öffnungszeit aus")),
                    (key_text("Alt+H"), self.tr("schließt das gewählte Anliegen für heute oder öffnet es")),
                    (self.tr("Nummer"), self.tr("zeigt das Ticket: wo es steht und warum; auch als Scan")),
                    ("↑ ↓ ← →", self.tr("geht durch Treffer oder Kacheln")),
                    (key_text("Esc"), self.tr("leert das Suchfeld, dann die Auswahl")),
                    (key_text("Ctrl+F"), self.tr("springt ins Suchfeld")),
                ),
            ),
            (
                self.tr("Sprache und Vorrang"),
                (
                    (f"{key_text('Alt+1')} … 0", self.tr("wählt die Sprache auf dem Ticket")),
                    (key_text("Alt+L"), self.tr("Leichte Sprache")),
                    (key_text("Alt+W"), self.tr("zeigt weitere Sprachen")),
                    (key_text("Alt+V"), self.tr("Vorrang an oder aus")),
                ),
            ),
            (
                self.tr("Zuletzt ausgegeben"),
                (
                    (key_text("Ctrl+R"), self.tr("druckt das Neueste noch einmal: Ticket oder Bestätigung")),
                    (key_text("Ctrl+Z"), self.tr("nimmt das Neueste zurück")),
                ),
            ),
            (
                self.tr("Unterlagen (F3)"),
                (
                    (enter, self.tr("geht ins nächste Feld, wie ein Scanner; druckt nie")),
                    (key_text("Ctrl+Return"), self.tr("erfasst den Eingang und druckt die Bestätigung")),
                    (key_text("Alt+O"), self.tr("ohne Aktenzeichen")),
                    (key_text("Alt+A"), self.tr("zur zuständigen Stelle; dann ihr Buchstabe")),
                    ("wb ko3 lo2x4", self.tr("Kürzel, Anzahl, Seiten je Stück")),
                    (key_text("Alt+K"), self.tr("Kopien oder Originale")),
                    (key_text("Alt+P"), self.tr("Bestätigung als A4 oder als Bon")),
                    (key_text("Alt+M"), self.tr("Notiz, andere Stelle, Sprache der Unterlagen")),
                    (key_text("Ctrl+F"), self.tr("sucht ein Papier nach seiner Nummer")),
                    (key_text("Alt+B"), self.tr("beginnt oder beendet den Nachtbriefkasten")),
                ),
            ),
            (
                self.tr("Kurze Frage (F4)"),
                (
                    (self.tr("Kürzel oder Name"), self.tr("zeigt die Antwort; ein Treffer ist gewählt")),
                    (key_text("Ctrl+Return"), self.tr("zählt die Frage")),
                    (enter, self.tr("zählt sie und druckt den Zettel zum Mitgeben")),
                    (f"{key_text('Alt+1')} … 0", self.tr("wählt die zweite Sprache")),
                    (key_text("Alt+T"), self.tr("am Telefon gefragt; ohne Zettel")),
                    (key_text("Alt+G"), self.tr("zeigt die Antwort groß, Esc wieder klein")),
                    (key_text("Ctrl+Z"), self.tr("nimmt die letzte Frage zurück")),
                ),
            ),
            (
                self.tr("Termin (F5)"),
                (
                    (self.tr("Kürzel oder Name"), self.tr("wählt das Anliegen; Enter geht zu den Tagen")),
                    (key_text("Alt+N"), self.tr("nimmt die nächste freie Zeit; noch einmal: die danach")),
                    ("↑ ↓ ← →", self.tr("geht durch Tage und Zeiten")),
                    (key_text("Ctrl+Return"), self.tr("bucht und druckt den Zettel")),
                    (key_text("Alt+S"), self.tr("Sprachmittlung: am Telefon, vor Ort, bringt jemanden mit")),
                    (key_text("Ctrl+E"), self.tr("Zettel scannen oder Name tippen; Enter: Ist da")),
                    (key_text("Ctrl+Z"), self.tr("nimmt die letzte Buchung oder Ankunft zurück")),
                    (key_text("Ctrl+R"), self.tr("druckt den letzten Zettel noch einmal")),
                    (key_text("Alt+D"), self.tr("beantwortet hier die erste Frage rechts mit Nein")),
                ),
            ),
            (
                self.tr("Drucker und Bons"),
                (
                    (key_text(YES_KEY), self.tr("beantwortet die erste Frage rechts mit Ja")),
                    (key_text(NO_KEY), self.tr("beantwortet sie mit Nein")),
                    (key_text(PRINTER_KEY), self.tr("druckt auf dem zweiten Drucker oder wieder hier")),
                ),
            ),
        )

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(*(dp(PAGE_PADDING),) * 4)
        page.setSpacing(dp(GAP_AREA))
        head = QHBoxLayout()
        head.addWidget(TwoLines(self.tr("Tasten"), self.tr("Esc führt zurück"), style=fonts.TITLE), 1)
        head.addWidget(self.back)
        page.addLayout(head)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, dp(8), 0)
        column.setSpacing(dp(16))
        for title, rows in self._sections():
            column.addWidget(self._section(title, rows))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        page.addWidget(scroll, 1)

    def _section(self, title: str, rows: tuple[tuple[str, str], ...]) -> Card:
        card = Card()
        grid = QGridLayout(card)
        grid.setContentsMargins(dp(20), dp(16), dp(20), dp(16))
        grid.setHorizontalSpacing(dp(16))
        grid.setVerticalSpacing(dp(8))
        grid.addWidget(Label(title, fonts.SECTION), 0, 0, 1, 2)
        for place, (keys, what) in enumerate(rows, 1):
            grid.addWidget(KeyHint(keys), place, 0)
            grid.addWidget(Label(what, fonts.BODY, wrap=True), place, 1)
        grid.setColumnMinimumWidth(0, dp(220))
        grid.setColumnStretch(1, 1)
        return card
