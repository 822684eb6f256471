"""F2 Ticket: search, tiles and the ticket that is being put together; knows widgets, not rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.apps.reception.draft import Draft
from frontdesk.apps.reception.panels.language import LanguagePart
from frontdesk.apps.reception.panels.need import NeedPart
from frontdesk.apps.reception.panels.opening import OpeningPart
from frontdesk.apps.reception.panels.preview import OPENING_KEY, PreviewPart
from frontdesk.apps.reception.panels.services import ARROWS, NARROW_COLUMNS, WIDE_COLUMNS, ServiceBoard
from frontdesk.apps.reception.search import LONGEST_QUERY
from frontdesk.apps.reception.standing import StandingWords
from frontdesk.apps.reception.state import AgencyServices, Preview
from frontdesk.domain.house import ServiceCode
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_AREA, PAGE_PADDING
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.labels import Divider
from frontdesk.qt.widgets.search_field import SearchField
from frontdesk.qt.widgets.service_tile import TileMark
from frontdesk.qt.widgets.two_lines import TwoLines

_CARD_HEIGHT = 272
_TITLE_WIDTH = 256
_ANY = 16_777_215  # what Qt takes for no limit
_NARROW = 1000  # logical px of content below which the parts of the card move closer together


class TicketPanel(QWidget):
    """The working area.

    Attributes:
        search, board, languages, need, preview: its parts.
        opening: the question why a service closes, where the languages stand otherwise.

    Signals:
        typed: what stands in the search field.
        chosen: code of a service whose tile was pressed.
        moved: steps to the right and down by an arrow key.
        side_requested: the button that stands for the side column was pressed.
    """

    typed = Signal(str)
    chosen = Signal(str)
    moved = Signal(int, int)
    side_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(
            self.tr("Anliegen suchen"),
            placeholder=self.tr("Dienst suchen, z. B. ‚wba‘"),
            key="Ctrl+F",
            parent=self,
        )
        # Longer than any name; what a paste brings beyond it is cut off by the field itself.
        self.search.edit.setMaxLength(LONGEST_QUERY)
        self.search.edit.installEventFilter(self)
        self.board = ServiceBoard(self)
        self.languages = LanguagePart(self)
        self.opening = OpeningPart(self)
        self.opening.hide()
        self._opening_key = QShortcut(QKeySequence(OPENING_KEY), self)
        self._opening_key.setAutoRepeat(False)
        self._opening_key.activated.connect(self._on_opening_key)
        self.need = NeedPart(self)
        self.preview = PreviewPart(self)
        self._groups: Sequence[AgencyServices] = ()
        self._compact = False
        self._title = TwoLines(
            self.tr("Ticket ausgeben"), self.tr("Kürzel tippen, dann Enter"), style=fonts.TITLE, parent=self
        )
        self.side_button = Button(
            self.tr("Übersicht"), size=ButtonSize.LARGE, icon="list-ordered", parent=self
        )
        self.side_button.clicked.connect(self.side_requested)
        self._build()
        self.search.text_changed.connect(self.typed)
        self.board.chosen.connect(self.chosen)
        self.board.moved.connect(self.moved)

    def set_groups(self, groups: Sequence[AgencyServices]) -> None:
        """The agencies and services of the house."""
        self._groups = groups
        self._arrange(compact=self._compact)

    def set_note(self, note: str) -> None:
        """The line under the title: how to work here, or that something is limited."""
        self._title.set_caption(note)

    def set_troubles(self, words: str) -> None:
        """What the right column explains, in two words; said on its button where the column is behind it."""
        self.side_button.set_icon("triangle-alert" if words else "list-ordered")
        self.side_button.set_text(words or self.tr("Übersicht"))

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches after the search field, in its order."""
        reasons = self.need.reasons.chips()
        chips = self.languages.chips().values()
        return [
            *self.board.tab_chain(),
            *chips,
            *self.opening.tab_chain(),
            self.need.switch,
            *reasons,
            self.preview.opening,
            self.preview.button,
            self.side_button,
        ]

    def show_draft(self, draft: Draft) -> None:
        """Show what is typed and chosen, without reporting it."""
        if self.search.text() != draft.text:
            self.search.set_text(draft.text)
        self.search.set_result(self._result(draft) if draft.is_searching else "")
        self.board.show_choice(draft.service, draft.found.codes if draft.is_searching else None)
        if draft.service is not None and self._scroll.isVisible():
            self._scroll.ensureWidgetVisible(self.board.tile(draft.service), 0, dp(8))
        self.languages.set_current(draft.language)
        self.need.show_need(draft.need_on, draft.reason)

    def show_standing(self, words: StandingWords) -> None:
        """A ticket that exists already stands where the next one would; no tile recedes for its number."""
        self.search.set_result(self.tr("Ticket"))
        self.board.show_choice(None, None)
        self.preview.show_standing(words)

    def show_opening(self, on: bool) -> None:
        """The question for a reason in place of the languages, or these again."""
        self.languages.setVisible(not on)
        self.opening.setVisible(on)
        self.preview.set_asking(on)
        if on and self._compact:
            # Once it has its place in what scrolls.
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.opening))

    def show_marks(self, marks: Mapping[ServiceCode, TileMark]) -> None:
        """What people decided about opening hours."""
        for code, tile in self.board.tiles().items():
            tile.set_mark(marks.get(code))

    def show_waiting(self, waiting: Mapping[ServiceCode, int | None]) -> None:
        """How many wait for each service."""
        self.board.show_waiting(waiting)

    def show_preview(self, shown: Preview | None) -> None:
        """The ticket that Enter would print."""
        self.preview.show_preview(shown)

    def set_size(self, *, compact: bool, tall: bool, width: int) -> None:
        """Take the arrangement for a window: `compact` stacks and scrolls, else everything is in view."""
        pad = dp(PAGE_PADDING if tall else 16)
        gap = dp(GAP_AREA if tall else 16)
        close = width - 2 * dp(PAGE_PADDING) < dp(_NARROW)
        aside = dp(16 if close else PAGE_PADDING)
        self._page.setContentsMargins(aside, pad, aside, pad)
        self._page.setSpacing(gap)
        self._title.setFixedWidth(dp(192 if close else _TITLE_WIDTH))
        if compact != self._compact:
            self._arrange(compact=compact)
        self._space_card(dp(12) if close else dp(20), compact=compact)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.edit and self._is_undo(event) and not self.search.text():
            # With text in the field the key undoes typing; with none it means the last ticket, and a line
            # edit would swallow it all the same.
            event.ignore()
            return True
        if (
            watched is self.search.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._walks(event)
        ):
            self.moved.emit(*ARROWS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _is_undo(self, event: QEvent) -> bool:
        return (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        )

    def _walks(self, event: QKeyEvent) -> bool:
        if event.key() not in ARROWS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        # Left and right belong to the caret as soon as there is text to move in.
        return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) or not self.search.text()

    def _result(self, draft: Draft) -> str:
        count = len(draft.found.codes)
        if count == 0:
            return self.tr("Kein Treffer")
        return self.tr("1 Treffer") if count == 1 else self.tr("%s Treffer") % count

    def _on_opening_key(self) -> None:
        self.preview.ask_opening()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(self._title)
        head.addWidget(self.search, 1)
        head.addWidget(self.side_button)
        self._card = Card(parent=self)
        self._lines = [Divider(vertical=True, parent=self._card), Divider(vertical=True, parent=self._card)]
        self._card_box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._card)
        self._card_box.setContentsMargins(1, 0, 1, 0)
        self._card_box.setSpacing(0)
        for part in (self.languages, self.opening, self._lines[0], self.need, self._lines[1], self.preview):
            self._card_box.addWidget(part, 1 if part in (self.languages, self.opening) else 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled = QWidget()
        self._scrolled_box = QVBoxLayout(self._scrolled)
        self._scrolled_box.setContentsMargins(0, 0, dp(8), 0)
        self._scrolled_box.setSpacing(dp(GAP_AREA))
        self._scroll.setWidget(self._scrolled)
        self._foot = Card(parent=self)
        self._foot_box = QVBoxLayout(self._foot)
        self._foot_box.setContentsMargins(dp(12), dp(12), dp(12), dp(12))
        self._page = QVBoxLayout(self)
        self._page.setSpacing(dp(GAP_AREA))
        self._page.addLayout(head)
        self._page.addWidget(self._scroll, 1)
        self._page.addWidget(self.board, 1)
        self._page.addWidget(self._card)
        self._page.addWidget(self._foot)
        self._arrange(compact=False)

    def _arrange(self, *, compact: bool) -> None:
        """Move the parts to where this kind of window has them; they are never built anew."""
        self._compact = compact
        # More agencies than columns stand in bands below each other, which need to scroll.
        scrolls = compact or len(self._groups) > WIDE_COLUMNS
        self._scroll.setVisible(scrolls)
        self._foot.setVisible(compact)
        self.side_button.setVisible(compact)
        self._title.setVisible(not compact)  # the search needs the room, and the rail names the mode
        for line in self._lines:
            line.setVisible(not compact)
        if scrolls:
            self._scrolled_box.insertWidget(0, self.board)
        else:
            self._page.insertWidget(2, self.board, 1)
        if compact:
            self._scrolled_box.addWidget(self._card)
            self._foot_box.addWidget(self.preview)
            self._card_box.setDirection(QBoxLayout.Direction.TopToBottom)
        else:
            self._page.insertWidget(self._page.indexOf(self._foot), self._card)
            self._card_box.addWidget(self.preview)
            self._card_box.setDirection(QBoxLayout.Direction.LeftToRight)
        self.preview.set_compact(compact)
        # The button carries this key; where the button has no room the key stays.
        self._opening_key.setEnabled(compact)
        self._place_tiles()

    def _space_card(self, pad: int, *, compact: bool) -> None:
        """The width of each part, and the air around it."""
        for part in (self.languages, self.opening, self.need, self.preview):
            inner = part.layout()
            if inner is not None:
                top, bottom = dp(24 if part is self.preview else 17), dp(17)
                if compact and part is self.preview:
                    top = bottom = dp(2)
                inner.setContentsMargins(pad, top, pad, bottom)
        if compact:
            for widget in (self._card, self.need, self.preview):
                widget.setMinimumSize(0, 0)
                widget.setMaximumSize(_ANY, _ANY)
            return
        self._card.setFixedHeight(dp(_CARD_HEIGHT))
        self.need.setFixedWidth(dp(199) + 2 * pad)
        self.preview.setFixedWidth(dp(279) + 2 * pad)

    def _place_tiles(self) -> None:
        across = NARROW_COLUMNS if self._compact else WIDE_COLUMNS
        self.board.set_groups(self._groups, across=across)
