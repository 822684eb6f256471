"""The inline choice of a service to send the client on to: type, arrow, Enter; Esc goes back."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from frontdesk.domain.house import House, Service, ServiceCode
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.search_field import SearchField


def matching(house: House, text: str, language: str) -> list[Service]:
    """The services that a typed text may mean, best first: code, then name, then keyword."""
    wanted = _plain(text)
    if not wanted:
        return list(house.active_services)
    ranked = [(_rank(service, wanted, language), service) for service in house.active_services]
    return [service for rank, service in sorted(ranked, key=lambda pair: pair[0]) if rank < 9]


def _rank(service: Service, wanted: str, language: str) -> int:
    if service.code == wanted:
        return 0
    if service.code.startswith(wanted):
        return 1
    name = _plain(service.name(language))
    if name.startswith(wanted):
        return 2
    if wanted in name:
        return 3
    return 4 if any(_plain(word).startswith(wanted) for word in service.keywords) else 9


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


class TransferChooser(QWidget):
    """A search field over a short list.

    Signals:
        chosen: short code of the service.
        given_up: the person went back.
    """

    chosen = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house: House | None = None
        self._language = "de"
        self._without: ServiceCode | None = None
        self.search = SearchField(self.tr("Anliegen suchen"), key="", large=False)
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Anliegen"))
        self.rows.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(8))
        caption: QLabel = Label(self.tr("Weiterleiten an"), fonts.CAPTION_STRONG)
        column.addWidget(caption)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        column.addWidget(Label(self.tr("Enter leitet weiter, Esc geht zurück."), fonts.CAPTION, ink="muted"))
        self.search.text_changed.connect(self._fill)
        self.search.submitted.connect(self._submit)
        self.rows.itemActivated.connect(lambda _item: self._submit())
        self.rows.itemClicked.connect(lambda _item: self._submit())
        self.search.edit.installEventFilter(self)

    def begin(self, house: House, *, without: ServiceCode, language: str) -> None:
        """Offer every service of the house but the present one."""
        self._house, self._without, self._language = house, without, language
        self.search.clear()
        self._fill("")
        self.search.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search field move through the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                row = min(max(self.rows.currentRow() + step, 0), self.rows.count() - 1)
                self.rows.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _fill(self, text: str) -> None:
        self.rows.clear()
        if self._house is None:
            return
        for service in matching(self._house, text[:100], self._language):
            if service.code == self._without:
                continue
            agency = self._house.agency(service.agency)
            words = f"{agency.letter}  {service.name(self._language)}  ({service.code})"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, service.code)
            item.setToolTip(agency.name(self._language))
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)

    def _submit(self) -> None:
        item = self.rows.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
