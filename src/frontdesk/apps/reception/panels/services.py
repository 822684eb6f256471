"""The tiles of all services, agency by agency; a search dims tiles but never hides or moves one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.state import AgencyServices
from frontdesk.domain.house import ServiceCode
from frontdesk.qt import translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_COLUMN, GAP_TILE
from frontdesk.qt.widgets.badge import AgencyBadge
from frontdesk.qt.widgets.button import LinkButton
from frontdesk.qt.widgets.service_tile import ServiceTile
from frontdesk.qt.widgets.two_lines import TwoLines

WIDE_COLUMNS, NARROW_COLUMNS = 4, 2
_TILE_STEP = 80  # a tile and the gap below it
_MORE_HEIGHT = 44

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class AgencyColumn(QWidget):
    """One agency: its head and its tiles; what does not fit scrolls, and a row says how many there are.

    Attributes:
        tiles: by service.
        more: the row that turns the page, where not all tiles fit.

    Signals:
        pressed: code of the tile that was pressed.
    """

    pressed = Signal(str)

    def __init__(
        self, group: AgencyServices, tile_columns: int, *, fits: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tile_columns
        self.tiles = {
            service.code: ServiceTile(group.agency.letter, service.name(translation.language()), service.code)
            for service in group.services
        }
        self._fits = fits
        for code, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, code=code: self.pressed.emit(code))
        self._scroll = QScrollArea(self)
        self.more = LinkButton(self.tr("Weitere"), trailing_icon="chevron-down", parent=self)
        self.more.clicked.connect(self._turn_page)
        self._build(group)
        self._scroll.verticalScrollBar().valueChanged.connect(self._say_more)

    def reveal(self, code: ServiceCode) -> None:
        """Scroll this column, and no other, until the tile can be seen."""
        self._scroll.ensureWidgetVisible(self.tiles[code], 0, 0)

    def codes_in(self, column: int) -> list[ServiceCode]:
        """The services of one of its tile columns, from top to bottom."""
        return [code for place, code in enumerate(self.tiles) if place % self.columns == column]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self, group: AgencyServices) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(group))
        column.addSpacing(dp(16))
        grid_of_tiles = QWidget()
        grid = QGridLayout(grid_of_tiles)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(dp(GAP_COLUMN))
        grid.setVerticalSpacing(dp(GAP_TILE))
        for place, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, place // self.columns, place % self.columns)
        for x in range(self.columns):
            grid.setColumnStretch(x, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(grid_of_tiles)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll)
        column.addSpacing(dp(GAP_TILE))
        column.addWidget(self.more)
        column.addStretch(1)
        if not self._fits:
            self._scroll.setFixedHeight(self._natural_height())
            self.more.hide()

    def _head(self, group: AgencyServices) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(dp(12))
        head.addWidget(AgencyBadge(group.agency.letter, group.agency.name(translation.language())))
        name = group.agency.short_name(translation.language())
        head.addWidget(TwoLines(name, self._floor(group.agency.floor)), 1)
        return head

    def _floor(self, floor: int) -> str:
        return self.tr("Erdgeschoss") if floor == 0 else self.tr("%s. Etage") % floor

    def _rows(self) -> int:
        return -(-len(self.tiles) // self.columns)

    def _natural_height(self) -> int:
        return self._rows() * dp(_TILE_STEP) - dp(GAP_TILE)

    def _fit(self) -> None:
        """Whole tiles only: a tile cut in half looks like a fault."""
        if not self._fits:
            return
        room = self.height() - dp(56)
        all_fit = self._natural_height() <= room
        if not all_fit:
            room -= dp(_MORE_HEIGHT)
        rows = self._rows() if all_fit else max(1, room // dp(_TILE_STEP))
        self.more.setVisible(not all_fit)
        self._scroll.setFixedHeight(rows * dp(_TILE_STEP) - dp(GAP_TILE))
        self._scroll.verticalScrollBar().setSingleStep(dp(_TILE_STEP))
        self._say_more()

    def _say_more(self) -> None:
        left = self._rows_below() * self.columns
        if left:
            hidden = len(self.tiles) - (self._rows() - self._rows_below()) * self.columns
            self.more.set_text(self.tr("%s weitere") % hidden, trailing_icon="chevron-down")
        else:
            self.more.set_text(self.tr("Nach oben"), trailing_icon="chevron-up")

    def _rows_below(self) -> int:
        bar = self._scroll.verticalScrollBar()
        seen = bar.value() + self._scroll.height() + dp(GAP_TILE)
        return max(0, self._rows() - seen // dp(_TILE_STEP))

    def _turn_page(self) -> None:
        bar = self._scroll.verticalScrollBar()
        page = self._scroll.height() + dp(GAP_TILE)
        bar.setValue(bar.value() + page if self._rows_below() else 0)


class ServiceBoard(QWidget):
    """All agencies side by side; where there is no room for that, in several bands that scroll together.

    Signals:
        chosen: code of the service whose tile was pressed.
        moved: steps to the right and down, from an arrow key on a tile.
    """

    chosen = Signal(str)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[AgencyServices] = ()
        self._across = WIDE_COLUMNS
        self._agencies: list[AgencyColumn] = []
        self._bands: list[list[AgencyColumn]] = []
        self._tiles: dict[ServiceCode, ServiceTile] = {}
        self._body = QWidget(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._body)

    def tile(self, code: ServiceCode) -> ServiceTile:
        """The tile of a service."""
        return self._tiles[code]

    def tiles(self) -> Mapping[ServiceCode, ServiceTile]:
        """Every tile by its service."""
        return self._tiles

    def tab_chain(self) -> list[QWidget]:
        """Agency by agency: its tiles, then the row that turns its page."""
        return [control for agency in self._agencies for control in (*agency.tiles.values(), agency.more)]

    def focused(self) -> ServiceCode | None:
        """The service whose tile has the keyboard."""
        return next((code for code, tile in self._tiles.items() if tile.hasFocus()), None)

    def set_groups(self, groups: Sequence[AgencyServices], *, across: int = WIDE_COLUMNS) -> None:
        """Build the tiles anew, because the house or the width changed."""
        if (tuple(groups), across) == (tuple(self._groups), self._across) and self._tiles:
            return
        self._groups, self._across = groups, across
        self._rebuild()

    def columns(self) -> list[list[ServiceCode]]:
        """The services as the arrow keys walk them: columns from the left, each from top to bottom."""
        if not self._bands:
            return []
        found: list[list[ServiceCode]] = []
        for band in self._bands:
            lanes = [agency.codes_in(x) for agency in band for x in range(agency.columns)]
            for place, lane in enumerate(lanes):
                if place < len(found):
                    found[place] += lane
                else:
                    found.append(lane)
        return found

    def show_choice(self, chosen: ServiceCode | None, matches: Collection[ServiceCode] | None) -> None:
        """Mark the chosen tile and dim what does not match; ``None`` dims nothing."""
        wanted = None if matches is None else set(matches)
        for code, tile in self._tiles.items():
            tile.setChecked(code == chosen)
            tile.set_dimmed(wanted is not None and code not in wanted)
        for agency in self._agencies:
            if chosen in agency.tiles and chosen is not None:
                agency.reveal(chosen)

    def show_waiting(self, waiting: Mapping[ServiceCode, int | None]) -> None:
        """How many wait for each service; ``None`` while that is not known."""
        for code, tile in self._tiles.items():
            tile.set_waiting(waiting.get(code))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = ARROWS.get(Qt.Key(event.key()))
            if step is not None:
                self.moved.emit(*step)
                return True
        return super().eventFilter(watched, event)

    def _rebuild(self) -> None:
        body = QWidget(self)
        bands = [self._groups[i : i + self._across] for i in range(0, len(self._groups), self._across)]
        fits = len(bands) == 1
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(dp(24))
        self._agencies, self._bands = [], []
        for band in bands:
            rows.addLayout(self._band(band, fits=fits), 1 if fits else 0)
        self._tiles = {code: tile for agency in self._agencies for code, tile in agency.tiles.items()}
        for tile in self._tiles.values():
            tile.installEventFilter(self)
        old, self._body = self._body, body
        replaced = self.layout()
        if replaced is not None:
            replaced.replaceWidget(old, body)
        old.deleteLater()
        old.hide()
        body.show()

    def _band(self, groups: Sequence[AgencyServices], *, fits: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(dp(GAP_COLUMN))
        lanes = max(1, self._across // len(groups)) if fits else 1
        band = []
        for group in groups:
            agency = AgencyColumn(group, lanes, fits=fits)
            agency.pressed.connect(self.chosen)
            band.append(agency)
            row.addWidget(agency, 1)
        if not fits:
            row.addStretch(self._across - len(groups)) if len(groups) < self._across else None
        self._bands.append(band)
        self._agencies += band
        return row
