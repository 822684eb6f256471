"""The inline choice of a service to send the client on to; Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.search_list import Option, SearchList
from frontdesk.apps.desk.search import services_for
from frontdesk.domain.house import House, ServiceCode
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, Label


class TransferChooser(QWidget):
    """Every service of the house but the present one.

    Signals:
        chosen: code of the service.
        given_up: the person went back.
    """

    chosen = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house: House | None = None
        self._language = "de"
        self._without: ServiceCode | None = None
        self._title = ElidedLabel("", fonts.LEAD)
        self.back = Button(self.tr("Zurück"), size=ButtonSize.COMPACT)
        self.list = SearchList(self.tr("Anliegen suchen"), self.tr("Anliegen"), self.tr("kein Treffer"))
        self._build()
        self.list.typed.connect(self._fill)
        self.list.chosen.connect(self.chosen)
        self.back.clicked.connect(self.given_up)

    def begin(self, house: House, *, number: str, without: ServiceCode, language: str) -> None:
        """Ask where ``number`` goes."""
        self._house, self._without, self._language = house, without, language
        self._title.setText(self.tr("%s weiterleiten an") % number)
        self.list.search.clear()
        self._fill("")
        self.list.search.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(16), dp(12), dp(16), dp(16))
        column.setSpacing(dp(8))
        head = QHBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(Label(self.tr("Enter leitet weiter."), fonts.CAPTION, ink="muted"))

    def _fill(self, text: str) -> None:
        house = self._house
        if house is None:
            return
        # While text stands in the field, Esc clears it first; the field says so itself.
        self.back.set_keys("" if text else key_text("Esc"))
        found = services_for(house, text, language=self._language, without=self._without)
        self.list.show_options(
            [
                Option(
                    service.code,
                    house.agency(service.agency).letter,
                    service.name(self._language),
                    service.code,
                )
                for service in found
            ]
        )
