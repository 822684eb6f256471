"""The first page: which room this is, and which services it takes today."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QScrollArea, QVBoxLayout, QWidget

from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.house import Desk, House
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.chip import Chip
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.two_lines import TwoLines


class StartPage(QWidget):
    """Room by typing, services by chips, Enter opens.

    Signals:
        opened: name of the desk and the tuple of chosen service codes.
    """

    opened = Signal(str, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house: House | None = None
        self._language = "de"
        self._chips: list[Chip] = []
        self.room = QComboBox()
        self.room.setAccessibleName(self.tr("Zimmer"))
        self.room.setEditable(True)
        self.room.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.room.currentTextChanged.connect(self._on_room)
        self.go = Button(
            self.tr("Platz öffnen"), primary=True, size=ButtonSize.MAIN, icon="door-open", key="Return"
        )
        self.go.clicked.connect(self._submit)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(16), dp(20), dp(16), dp(16))
        column.setSpacing(dp(12))
        head = TwoLines(self.tr("Platz öffnen"), self.tr("Zimmer tippen, dann Enter"), style=fonts.TITLE)
        column.addWidget(head)
        label = Label(self.tr("Zimmer"), fonts.CAPTION_STRONG)
        label.setBuddy(self.room)
        column.addWidget(label)
        column.addWidget(self.room)
        column.addWidget(Label(self.tr("Anliegen, die dieser Platz heute annimmt"), fonts.CAPTION_STRONG))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        floor = QWidget()
        self._services = QVBoxLayout(floor)
        # Room for the focus ring of the first and last chip.
        self._services.setContentsMargins(dp(5), dp(5), dp(5), dp(5))
        self._services.setSpacing(dp(8))
        self._services.addStretch(1)
        area.setWidget(floor)
        column.addWidget(area, 1)
        column.addWidget(self.go)

    def begin(self, house: House, *, last: str, language: str) -> None:
        """Offer the rooms of the house, with the last one chosen."""
        self._house, self._language = house, language
        names = [desk.name for desk in house.desks if not desk.retired]
        self.room.clear()
        self.room.addItems(names)
        completer = QCompleter(names, self.room)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.room.setCompleter(completer)
        self.room.setCurrentText(last if last in names else names[0])
        self._on_room(self.room.currentText())
        edit = self.room.lineEdit()
        if edit is not None:
            edit.setAccessibleName(self.tr("Zimmer"))
            edit.selectAll()
        self.room.setFocus()

    def desk(self) -> Desk | None:
        """The room that is typed, if there is one."""
        if self._house is None:
            return None
        try:
            return self._house.desk(self.room.currentText()[:60])
        except FrontdeskError:
            return None

    def chosen(self) -> tuple[str, ...]:
        """Codes of the chosen services."""
        return tuple(chip.key for chip in self._chips if chip.isChecked())

    def _on_room(self, _text: str) -> None:
        desk = self.desk()
        for chip in self._chips:
            self._services.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        if desk is not None and self._house is not None:
            for code in desk.services:
                service = self._house.service(code)
                chip = Chip(code, service.name(self._language), hint=code, check=True)
                chip.setCheckable(True)
                chip.setChecked(True)
                chip.toggled.connect(self._settle)
                self._chips.append(chip)
                self._services.insertWidget(self._services.count() - 1, chip)
        self._settle()

    def _settle(self) -> None:
        if self.desk() is None:
            self.go.set_available(False, self.tr("Dieses Zimmer gibt es nicht. Bitte ein anderes tippen."))
        elif not self.chosen():
            self.go.set_available(False, self.tr("Bitte mindestens ein Anliegen wählen."))
        else:
            self.go.set_available(True)

    def _submit(self) -> None:
        desk = self.desk()
        if desk is not None and self.chosen():
            self.opened.emit(desk.name, self.chosen())
