"""The topics of short questions: short code, name and how often each was asked today."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.domain.house import Topic
from frontdesk.qt import fonts, translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE, RADIUS_CONTROL, RADIUS_TAG, Theme
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.control import Control
from frontdesk.qt.widgets.labels import Label

_HEIGHT = 46
_CODE = QRectF(12, 10, 34, 26)
_NAME_LEFT = 56
_COUNT_WIDTH = 28
_PADDING = 14
_BAR = 12


class TopicTile(Control):
    """46 px high; keeps its place and stays clickable when it does not match a search.

    Attributes:
        code: what is typed for the topic.
    """

    def __init__(self, code: str, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.code, self._name = code, name
        self._count, self._dimmed = 0, False
        self._say()

    @property
    def is_dimmed(self) -> bool:
        """Whether the tile recedes because it does not match the search."""
        return self._dimmed

    @property
    def count(self) -> int:
        """How often the topic was asked today."""
        return self._count

    def set_count(self, count: int) -> None:
        """How often the topic was asked today."""
        if count != self._count:
            self._count = count
            self._say()
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Recede, because the search does not match."""
        self._dimmed = dimmed
        self.update()

    def sizeHint(self) -> QSize:
        name = paint.text_width(self._name, fonts.font(fonts.BODY_STRONG))
        return QSize(round(name) + dp(_NAME_LEFT + _COUNT_WIDTH + _PADDING), dp(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(160), dp(_HEIGHT))

    def draw(self, painter: QPainter, t: Theme) -> None:
        chosen, dimmed = self.isChecked(), self._dimmed and not self.isChecked()
        fill = t.primary_tint if chosen else t.canvas if dimmed else t.surface
        if self.is_hot() and not chosen:
            fill = t.sunken
        border, width = (t.primary, 2.0) if chosen else (t.line, 1.0)
        paint.box(painter, self.area(), dp(RADIUS_CONTROL), fill=fill, border=border, width=width)
        code = QRectF(dp(_CODE.x()), dp(_CODE.y()), dp(_CODE.width()), self.height() - 2 * dp(_CODE.y()))
        code = paint.mirrored(self, code)
        paint.box(painter, code, dp(RADIUS_TAG), fill=t.surface if chosen else t.sunken)
        ink = t.primary if chosen else t.muted
        paint.text(painter, code, self.code, fonts.font(fonts.CAPTION_STRONG), ink, align="center")
        end = self.width() - dp(_PADDING)
        count = paint.mirrored(self, QRectF(end - dp(_COUNT_WIDTH), 0, dp(_COUNT_WIDTH), self.height()))
        figures = fonts.font(fonts.LIST_STRONG if chosen else fonts.LIST)
        color = t.muted if dimmed else t.text
        paint.text(painter, count, str(self._count), figures, color, align="trailing")
        room = end - dp(_COUNT_WIDTH) - dp(_NAME_LEFT)
        name = paint.mirrored(self, QRectF(dp(_NAME_LEFT), 0, room, self.height()))
        style = fonts.BODY_STRONG if chosen else fonts.BODY
        paint.text(painter, name, self._name, fonts.font(style), color)

    def _say(self) -> None:
        asked = self.tr("heute %s-mal") % self._count
        self.setAccessibleName(f"{self._name}, {self.code}, {asked}")
        self.setToolTip(self._name)


class TopicsPart(QWidget):
    """The tiles of a house's topics; what does not fit scrolls.

    Signals:
        chosen: code of the topic whose tile was pressed.
        moved: steps down by an arrow key on a tile.
    """

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[str, TopicTile] = {}
        self._topics: tuple[Topic, ...] = ()
        self._across = 1
        self._empty = Label(
            self.tr("Dieses Haus hat noch keine Themen. Sie stehen in der Hausdatei unter [[topics]]."),
            fonts.LIST,
            ink="muted",
            wrap=True,
            parent=self,
        )
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(dp(GAP_TILE))
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._scroll, 1)
        self._scroll.hide()

    def tiles(self) -> Mapping[str, TopicTile]:
        """Every tile by its topic."""
        return self._tiles

    def set_topics(self, topics: Sequence[Topic]) -> None:
        """Build the tiles anew, because the house has changed."""
        if tuple(topics) == self._topics:
            return
        self._topics = tuple(topics)
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {
            topic.code: TopicTile(topic.code, topic.name(translation.language()), parent=self._body)
            for topic in topics
        }
        for code, tile in self._tiles.items():
            tile.clicked.connect(lambda _=False, code=code: self.chosen.emit(code))
            tile.installEventFilter(self)
        self._empty.setVisible(not topics)
        self._scroll.setVisible(bool(topics))
        self._place()

    def set_whole(self, whole: bool) -> None:
        """All tiles in view, two beside each other, because what is around them scrolls; or one column."""
        self._across = 2 if whole else 1
        self._place()

    def show_choice(self, chosen: str | None, matches: Collection[str] | None) -> None:
        """Mark the chosen tile and dim what does not match; ``None`` dims nothing."""
        for code, tile in self._tiles.items():
            tile.setChecked(code == chosen)
            tile.set_dimmed(matches is not None and code not in matches)
        if chosen in self._tiles and chosen is not None:
            self._scroll.ensureWidgetVisible(self._tiles[chosen], 0, 0)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How often each topic was asked today."""
        for code, tile in self._tiles.items():
            tile.set_count(counts.get(code, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        rows = -(-len(self._tiles) // self._across)
        for place, tile in enumerate(self._tiles.values()):
            # Downwards first: so the arrow keys walk them.
            self._grid.addWidget(tile, place % rows, place // rows)
            tile.show()
        self._grid.setRowStretch(rows, 1)
        self._grid.setColumnStretch(1, 1 if self._across == 2 else 0)
        self._grid.setColumnStretch(0, 1)
        whole = self._across == 2
        self._scroll.setMinimumHeight(rows * dp(_HEIGHT + GAP_TILE) if whole else dp(2 * _HEIGHT))

    def _make_way(self, _low: int, high: int) -> None:
        self._grid.setContentsMargins(0, 0, dp(_BAR) if high > 0 else 0, 0)
