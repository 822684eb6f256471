"""The list of papers below the card: the client's own, bundles to accept, and what is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.desk.papers.wording import PaperLine
from frontdesk.domain.receipt import BundleId
from frontdesk.qt import fonts
from frontdesk.qt.appearance import theme
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets import paint
from frontdesk.qt.widgets.button import Button, ButtonSize, IconButton
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.two_lines import TwoLines

ACCEPT_KEY, CHECK_KEY = "F2", "F11"
MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class BundleRowWords:
    """A bundle and what its row says."""

    bundle_id: BundleId
    line: PaperLine


class PapersSection(QWidget):
    """Takes no room while there are no papers.

    Signals:
        accept_requested, check_requested: id of a bundle.
    """

    accept_requested = Signal(object)
    check_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[BundleId, BundleRow] = {}
        self._hint = Label("", fonts.CAPTION, ink="muted")
        self._coming = Label("", fonts.CAPTION, ink="muted", wrap=True)
        self._more = Label("", fonts.CAPTION, ink="muted")
        self._visit, self._bundles, self._disputed = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._visitors: list[PaperRow] = []
        self._missing: list[PaperRow] = []
        self._build()
        for key, signal in ((ACCEPT_KEY, self.accept_requested), (CHECK_KEY, self.check_requested)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda signal=signal: self._on_key(signal))
        self.hide()

    def rows(self) -> list[BundleRow]:
        """The bundles from top to bottom."""
        return list(self._rows.values())

    def lines(self) -> list[str]:
        """Everything that it says, from top to bottom, to be found by."""
        return [row.line.spoken for row in (*self._visitors, *self.rows(), *self._missing)]

    def show_papers(
        self,
        *,
        visit: Sequence[PaperLine],
        bundles: Sequence[BundleRowWords],
        disputed: Sequence[PaperLine],
        coming: str,
        refusal: str,
    ) -> None:
        """Show what there is; ``refusal`` says why nothing can be accepted now."""
        self._show_bundles(bundles[:MOST_LINES], refusal)
        self._visitors = self._show_plain(self._visitors, self._visit, visit[:MOST_LINES])
        self._missing = self._show_plain(self._missing, self._disputed, disputed[:MOST_LINES])
        left_out = sum(max(0, len(all_of) - MOST_LINES) for all_of in (visit, bundles, disputed))
        self._more.setText(self.tr("%n weitere", "", left_out))
        self._more.setVisible(left_out > 0)
        self._coming.setText(coming)
        self._coming.setVisible(bool(coming))
        self._hint.setText(self.tr("%s prüft einzeln") % CHECK_KEY if bundles else "")
        self.setVisible(bool(visit or bundles or disputed or coming))

    def _on_key(self, signal: SignalInstance) -> None:
        """The keys mean the first bundle, whose row shows them."""
        first = next(iter(self._rows.items()), None)
        if first is not None and first[1].accept.isEnabled():
            signal.emit(first[0])

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, dp(12), 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        title = Label(self.tr("Unterlagen vom Empfang"), fonts.SECTION)
        title.setFixedHeight(dp(24))
        head.addWidget(title, 1)
        head.addWidget(self._hint)
        column.addLayout(head)
        column.addSpacing(dp(4))
        for place in (self._visit, self._bundles, self._disputed):
            place.setSpacing(0)
            column.addLayout(place)
        column.addSpacing(dp(4))
        column.addWidget(self._more)
        column.addWidget(self._coming)

    def _show_bundles(self, bundles: Sequence[BundleRowWords], refusal: str) -> None:
        """Rows stay with their bundles, and with them the focus."""
        if [words.bundle_id for words in bundles] != list(self._rows):
            old, self._rows = self._rows, {}
            for words in bundles:
                known = old.pop(words.bundle_id, None)
                self._rows[words.bundle_id] = known or self._new_row(words)
            for gone in old.values():
                gone.hide()
                gone.deleteLater()
            for place, row in enumerate(self._rows.values()):
                self._bundles.removeWidget(row)
                self._bundles.insertWidget(place, row)
        for place, words in enumerate(bundles):
            row = self._rows[words.bundle_id]
            row.show_line(words.line)
            row.set_first(place == 0)
            row.set_refusal(refusal)

    def _new_row(self, words: BundleRowWords) -> BundleRow:
        row = BundleRow(words.line, parent=self)
        bundle_id = words.bundle_id
        row.accept.clicked.connect(lambda: self.accept_requested.emit(bundle_id))
        row.check.clicked.connect(lambda: self.check_requested.emit(bundle_id))
        return row

    def _show_plain(
        self, rows: list[PaperRow], place: QVBoxLayout, lines: Sequence[PaperLine]
    ) -> list[PaperRow]:
        """Rows that only show; they are made anew when something about them has changed."""
        if [row.line for row in rows] == list(lines):
            return rows
        for row in rows:
            row.hide()
            row.deleteLater()
        made = [PaperRow(line, parent=self) for line in lines]
        for row in made:
            place.addWidget(row)
        return made


class PaperRow(QWidget):
    """One line that only shows.

    Attributes:
        line: what it says.
    """

    def __init__(self, line: PaperLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = line
        self.words = TwoLines("", style=fonts.LIST_STRONG)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, dp(6), 0, dp(7))
        self._row.setSpacing(dp(8))
        self._row.addWidget(self.words, 1)
        self.show_line(line)

    def show_line(self, line: PaperLine) -> None:
        """Say something else."""
        self.line = line
        loud = line.status != "neutral"
        self.words.set_title(line.title)
        self.words.set_caption(
            line.caption,
            icon=line.icon,
            ink=line.status if line.icon else "muted",
            strong=line.strong,
            strong_ink=line.status if loud else "text",
            shorter=line.shorter,
        )
        self.words.setAccessibleName(line.spoken)
        self.words.setToolTip(line.spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), paint.color(theme().line))
        painter.end()


class BundleRow(PaperRow):
    """A bundle with the ways to look at it and to accept it.

    Attributes:
        check, accept: the two buttons.
    """

    def __init__(self, line: PaperLine, parent: QWidget | None = None) -> None:
        self.check = IconButton("list-ordered", "–", size=ButtonSize.COMPACT)
        self.accept = Button(self.tr("Annehmen"), icon="check", size=ButtonSize.COMPACT)
        super().__init__(line, parent)
        self._row.addWidget(self.check)
        self._row.addWidget(self.accept)

    def show_line(self, line: PaperLine) -> None:
        super().show_line(line)
        self.accept.setAccessibleName(self.tr("%s annehmen") % line.title)
        self.check.setAccessibleName(self.tr("%s einzeln prüfen") % line.title)

    def set_first(self, first: bool) -> None:
        """The keys mean the first row."""
        self.accept.set_keys(ACCEPT_KEY if first else "")
        self.accept.setMinimumWidth(self.accept.sizeHint().width())

    def set_refusal(self, refusal: str) -> None:
        """Why neither is possible now, or ""."""
        for button in (self.check, self.accept):
            button.set_available(not refusal, refusal)
