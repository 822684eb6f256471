"""The first page: which room this is, and which services it takes today."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.help import HELP_KEY
from frontdesk.apps.desk.panels.search_list import Option, SearchList
from frontdesk.apps.desk.search import desks_for
from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.house import Desk, DeskName, House, ServiceCode
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize, LinkButton
from frontdesk.qt.widgets.chip import Chip
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.two_lines import TwoLines


class StartPage(QWidget):
    """Room by typing, services by chips, Enter opens.

    Attributes:
        rooms: the search over the rooms.
        go: opens the desk.

    Signals:
        opened: name of the room and the tuple of chosen service codes.
        help_requested: all keys are to be shown.
    """

    opened = Signal(str, tuple)
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house: House | None = None
        self._language = "de"
        self._taken: Mapping[DeskName, str] = {}
        self._refusal = self.tr("Die Datenbank wird geöffnet.")
        self._desk: Desk | None = None
        self._chips: list[Chip] = []
        self.rooms = SearchList(self.tr("Zimmer suchen"), self.tr("Zimmer"), self.tr("kein Treffer"))
        self.go = Button(self.tr("Platz öffnen"), primary=True, size=ButtonSize.MAIN, icon="door-open")
        self.go.set_keys("Enter")
        self._build()
        self.rooms.typed.connect(lambda _text: self._show_rooms())
        self.rooms.moved.connect(self._on_room)
        self.go.clicked.connect(self.submit)
        self._settle()

    @property
    def desk(self) -> Desk | None:
        """The room that is marked."""
        return self._desk

    @property
    def chips(self) -> list[Chip]:
        """One per service of the marked room."""
        return list(self._chips)

    def begin(self, house: House, *, mark: str, language: str) -> None:
        """Offer the rooms of the house."""
        self._house, self._language = house, language
        self._show_rooms(mark=mark)

    def show_taken(self, taken: Mapping[DeskName, str]) -> None:
        """Which rooms are staffed already, with a word on it."""
        self._taken = taken
        self._show_rooms(mark=self._desk.name if self._desk is not None else "")

    def set_refusal(self, refusal: str) -> None:
        """Why no desk can be opened now; "" when it can."""
        self._refusal = refusal
        self._settle()

    def chosen(self) -> tuple[ServiceCode, ...]:
        """Codes of the chosen services."""
        return tuple(ServiceCode(chip.key) for chip in self._chips if chip.isChecked())

    def submit(self) -> None:
        """Open the marked room with the chosen services, if that is possible."""
        if self._desk is not None and self.go.isEnabled():
            self.opened.emit(self._desk.name, self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter on a chip is meant for the window: chips are pressed by the space bar.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.submit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(16), dp(16), dp(16), dp(16))
        column.setSpacing(dp(8))
        hint = self.tr("Zimmer tippen, dann Enter")
        head = QHBoxLayout()
        head.addWidget(TwoLines(self.tr("Platz öffnen"), hint, style=fonts.TITLE), 1)
        keys = LinkButton(self.tr("Tasten: %s") % key_text(HELP_KEY), icon="keyboard")
        keys.clicked.connect(self.help_requested)
        head.addWidget(keys)
        column.addLayout(head)
        column.addSpacing(dp(4))
        label = Label(self.tr("Zimmer"), fonts.CAPTION_STRONG)
        label.setBuddy(self.rooms.search.edit)
        column.addWidget(label)
        column.addWidget(self.rooms, 1)
        column.addSpacing(dp(4))
        column.addWidget(Label(self.tr("Anliegen, die dieser Platz annimmt"), fonts.CAPTION_STRONG))
        column.addWidget(self._services_area(), 1)
        column.addWidget(self.go)

    def _services_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        floor = QWidget()
        self._services = QVBoxLayout(floor)
        self._services.setContentsMargins(0, 0, 0, 0)
        self._services.setSpacing(dp(8))
        self._services.addStretch(1)
        area.setWidget(floor)
        return area

    def _show_rooms(self, *, mark: str = "") -> None:
        house = self._house
        if house is None:
            return
        options = [
            Option(
                desk.name, house.agency(desk.agency).letter, desk.room, self._taken.get(desk.name, desk.team)
            )
            for desk in desks_for(house, self.rooms.search.text())
        ]
        self.rooms.show_options(options, mark=mark)

    def _on_room(self, name: str) -> None:
        desk = self._find(name)
        if desk is not self._desk:
            self._desk = desk
            self._show_services()
        self._settle()

    def _find(self, name: str) -> Desk | None:
        if self._house is None or not name:
            return None
        try:
            return self._house.desk(name)
        except FrontdeskError:
            return None

    def _show_services(self) -> None:
        for chip in self._chips:
            self._services.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        if self._desk is None or self._house is None:
            return
        for place, code in enumerate(self._desk.services):
            chip = Chip(code, self._house.service(code).name(self._language), hint=code, check=True)
            chip.setChecked(True)
            chip.toggled.connect(self._settle)
            self._chips.append(chip)
            self._services.insertWidget(place, chip)
        # Made last, they would come after the button: Tab goes from top to bottom.
        before: QWidget = self.rooms.search.edit
        for after in (*self._chips, self.go):
            QWidget.setTabOrder(before, after)
            before = after

    def _settle(self) -> None:
        if self._refusal:
            self.go.set_available(False, self._refusal)
        elif self._desk is None:
            self.go.set_available(False, self.tr("Dieses Zimmer gibt es nicht. Bitte ein anderes tippen."))
        elif not self.chosen():
            self.go.set_available(False, self.tr("Bitte mindestens ein Anliegen wählen."))
        else:
            self.go.set_available(True)
