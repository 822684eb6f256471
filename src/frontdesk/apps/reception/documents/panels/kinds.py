"""The papers: a typed line, and a tile for each kind with its count; both say the same at any moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontdesk.apps.reception.documents import wording
from frontdesk.apps.reception.documents.draft import LONGEST_LINE
from frontdesk.apps.reception.documents.panels.extras import ExtrasPart
from frontdesk.domain.house import DocumentKind
from frontdesk.qt import fonts, translation
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_TILE
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.kind_tile import KindTile
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.run_label import Run, RunLabel

_COLUMNS = 2
_ROOM_FOR_HINT = 420


class KindsPart(QWidget):
    """The line and the tiles; further details of the papers take the place of the tiles.

    Attributes:
        field: the line.
        extras: note, addressed body, language of the papers.

    Signals:
        typed: what stands in the line.
        count_wanted: code of a kind, and how many a tile asks for.
        done: Enter in the line.
        left: the focus has left the line.
    """

    typed = Signal(str)
    count_wanted = Signal(str, int)
    done = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = InputField(self.tr("Unterlagen"), icon="list-plus", longest=LONGEST_LINE, parent=self)
        self.extras = ExtrasPart(self)
        self._hint = Label(
            self.tr("Kürzel und Anzahl, z. B. ‚ko3 lo2‘"), fonts.CAPTION, ink="muted", parent=self
        )
        self._sum = RunLabel(parent=self)
        self._sentence = ElidedLabel("", fonts.CAPTION, ink="bad", parent=self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._tiles: dict[str, KindTile] = {}
        self._order: tuple[str, ...] = ()
        self._least_rows: int | None = None
        self._build()
        self.field.typed.connect(self.typed)
        self.field.submitted.connect(self.done)
        self.field.left.connect(self.left)
        self.field.moved.connect(self._into_tiles)

    def set_kinds(self, kinds: Sequence[DocumentKind]) -> None:
        """The kinds of papers of the house, in its order."""
        language = translation.language()
        names = {kind.code: kind.name(language) for kind in kinds}
        if {code: tile.accessibleName() for code, tile in self._tiles.items()} == names:
            return
        for tile in self._tiles.values():
            tile.deleteLater()
        self._order = tuple(names)
        self._tiles = {code: self._new_tile(code, name) for code, name in names.items()}
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
        self.set_rows(self._least_rows)

    def tile(self, code: str) -> KindTile:
        """The tile of a kind."""
        return self._tiles[code]

    def tiles(self) -> Sequence[KindTile]:
        """All tiles in their order."""
        return list(self._tiles.values())

    def show_line(self, line: str, counts: Mapping[str, int], taken: Collection[str]) -> None:
        """The typed line and what it means; ``taken`` are the kinds that the chosen agency takes."""
        self.field.set_text(line)
        for code, tile in self._tiles.items():
            before = tile.count
            tile.show_count(counts.get(code, 0), dim=code not in taken)
            if tile.count != before and tile.count:
                self._scroll.ensureWidgetVisible(tile, 0, dp(GAP_TILE))
        known = {code: count for code, count in counts.items() if code in self._tiles and count}
        total = sum(known.values())
        runs = [Run(wording.pieces(total), fonts.LIST_STRONG, "text")] if known else []
        if known:
            runs.append(Run(f" · {wording.kinds(len(known))}", fonts.LIST))
        self._sum.set_runs(runs)

    def show_error(self, sentence: str) -> None:
        """What is wrong with the line; it takes the place of the sum."""
        if sentence and sentence != self._sentence.text():
            announce(self.field, sentence, urgent=True)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._sum.setVisible(not sentence)
        self.field.set_standing("bad" if sentence else "neutral", sentence)

    def show_extras(self, shown: bool) -> None:
        """Further details in the place of the tiles, or the tiles again."""
        self._pages.setCurrentWidget(self.extras if shown else self._scroll)

    @property
    def shows_extras(self) -> bool:
        """Whether further details stand in the place of the tiles."""
        return self._pages.currentWidget() is self.extras

    def set_close(self, close: bool) -> None:
        """In a narrow window the line needs the room of its hint."""
        self._hint.setVisible(not close)

    def set_rows(self, rows: int | None) -> None:
        """How many rows of tiles are in view at least; ``None``: all of them, the page scrolls instead."""
        self._least_rows = rows
        shown = -(-len(self._tiles) // _COLUMNS) if rows is None else rows
        self._pages.setMinimumHeight(max(1, shown) * dp(44 + GAP_TILE) - dp(GAP_TILE))

    def _into_tiles(self, step: int) -> None:
        if step > 0 and self._order and not self.shows_extras:
            self._focus_tile(0)

    def _walk(self, code: str, right: int, down: int) -> None:
        place = self._order.index(code) + right + down * _COLUMNS
        if place < 0:
            self.field.take_focus(select=False)
        elif place < len(self._order):
            self._focus_tile(place)

    def _focus_tile(self, place: int) -> None:
        tile = self._tiles[self._order[place]]
        tile.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(tile, 0, dp(GAP_TILE))

    def _new_tile(self, code: str, name: str) -> KindTile:
        tile = KindTile(code, name, parent=self._body)
        tile.count_wanted.connect(self.count_wanted)
        tile.walked.connect(lambda right, down: self._walk(code, right, down))
        return tile

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(GAP_TILE))
        head = QHBoxLayout()
        head.setSpacing(dp(16))
        head.addWidget(Label(self.tr("Unterlagen"), fonts.LIST_STRONG))
        head.addStretch(1)
        head.addWidget(self._sum)
        head.addWidget(self._sentence, 20)
        self._sentence.hide()
        column.addLayout(head)
        self.field.add_end(self._hint)
        column.addWidget(self.field)
        self._body = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(dp(GAP_TILE))
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(place, 1)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self.extras)
        column.addWidget(self._pages, 1)
