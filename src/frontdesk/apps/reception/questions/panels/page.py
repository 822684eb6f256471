"""F4 Kurze Frage: search, topics, the answer, and the way it goes onto paper; knows widgets, not rules."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from frontdesk.apps.reception.panels.language import LanguagePart
from frontdesk.apps.reception.questions import wording
from frontdesk.apps.reception.questions.draft import LONGEST_QUERY, Draft
from frontdesk.apps.reception.questions.panels.act import ActPart
from frontdesk.apps.reception.questions.panels.answer import AnswerPart
from frontdesk.apps.reception.questions.panels.side import QuestionsSide
from frontdesk.apps.reception.questions.panels.topics import TopicsPart
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import GAP_AREA, PAGE_PADDING
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.labels import Divider
from frontdesk.qt.widgets.search_field import SearchField
from frontdesk.qt.widgets.two_lines import TwoLines

_CARD_HEIGHT = 272
_TITLE_WIDTH, _NARROW_TITLE = 240, 192
_TOPICS_WIDTH, _NARROW_TOPICS = 344, 304
_ACT_WIDTH = 319
_NARROW = 1000  # logical px of content below which the parts move closer together
_ANY = 16_777_215  # what Qt takes for no limit


class QuestionsPanel(QWidget):
    """The working area of short questions; its right column stands beside it in the window.

    Attributes:
        search, topics, answer, languages, act: its parts.
        side: the right column.

    Signals:
        typed: what stands in the search field.
        moved: steps down by an arrow key.
        submitted: Enter.
        cleared: Esc with nothing else to close.
        take_back_requested, reprint_requested: the keys for the newest question.
        side_requested: the button that stands for the right column.
    """

    typed = Signal(str)
    moved = Signal(int)
    submitted = Signal()
    cleared = Signal()
    take_back_requested = Signal()
    reprint_requested = Signal()
    side_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = QuestionsSide()
        self.search = SearchField(
            self.tr("Thema suchen"),
            placeholder=self.tr("Thema suchen, z. B. ‚zu‘"),
            key="Ctrl+F",
            parent=self,
        )
        # Longer than any name; what a paste brings beyond it is cut off by the field itself.
        self.search.edit.setMaxLength(LONGEST_QUERY)
        self.search.edit.installEventFilter(self)
        self.title = TwoLines(
            self.tr("Kurze Frage"),
            self.tr("Antwort zeigen, mitgeben, zählen"),
            style=fonts.TITLE,
            parent=self,
        )
        caption, short = self.title.caption(), self.tr("zeigen, mitgeben, zählen")
        self.title.set_caption(caption, shorter=(short,))
        self.topics = TopicsPart(self)
        self.answer = AnswerPart(self)
        self.languages = LanguagePart(self, caption=self.tr("Zweite Sprache"))
        self.act = ActPart(self)
        self.side_button = Button(
            self.tr("Übersicht"), size=ButtonSize.LARGE, icon="list-ordered", parent=self
        )
        self._compact = False
        self._in_view: str | None = None
        self._build()
        self.search.text_changed.connect(self.typed)
        self.topics.moved.connect(self.moved)
        self.answer.large_requested.connect(lambda: self.set_large(not self.answer.is_large))
        self.side_button.clicked.connect(self.side_requested)

    def take_focus(self) -> None:
        """Ready to type."""
        self.search.take_focus()

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches, in its order."""
        return [
            self.search.edit,
            *self.topics.tiles().values(),
            *self.answer.tab_chain(),
            *self.languages.chips().values(),
            self.act.count,
            self.act.main,
            self.side_button,
        ]

    def show_draft(self, draft: Draft) -> None:
        """Show what is typed and chosen, without reporting it."""
        if self.search.text() != draft.text:
            self.search.set_text(draft.text)
        found = draft.found.codes
        self.search.set_result(wording.matches(len(found)) if draft.is_searching else "")
        self.topics.show_choice(draft.topic, found if draft.is_searching else None)
        self.languages.set_current(draft.language)
        if draft.topic is None:
            self.set_large(False)
        if draft.topic != self._in_view:
            self._in_view = draft.topic
            QTimer.singleShot(0, self, self._scroll_to_answer)

    def set_large(self, large: bool) -> None:
        """Show the answer in place of the topics, to be read across the counter, or both again."""
        if large == self.answer.is_large:
            return
        self.answer.set_large(large)
        self.topics.setVisible(not large)
        self._scroll.verticalScrollBar().setValue(0)

    def set_troubles(self, words: str) -> None:
        """What the right column explains, in two words; said on its button where the column is behind it."""
        self.side_button.set_icon("triangle-alert" if words else "list-ordered")
        self.side_button.set_text(words or self.tr("Übersicht"))

    def set_size(self, *, compact: bool, tall: bool, width: int) -> None:
        """Take the arrangement for a window: `compact` stacks and scrolls, else everything is in view."""
        pad, gap = dp(PAGE_PADDING if tall else 16), dp(GAP_AREA if tall else 16)
        close = width - 2 * dp(PAGE_PADDING) < dp(_NARROW)
        aside = dp(16 if close else PAGE_PADDING)
        self._page.setContentsMargins(aside, pad, aside, pad)
        self._page.setSpacing(gap)
        self._columns.setSpacing(dp(16 if close else GAP_AREA))
        self.title.setFixedWidth(dp(_NARROW_TITLE if close else _TITLE_WIDTH))
        self.answer.set_close(close)
        if compact != self._compact:
            self._arrange(compact=compact)
        self._space(dp(12 if close else 20), close=close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.edit and isinstance(event, QKeyEvent):
            if (
                event.type() == QEvent.Type.ShortcutOverride
                and event.matches(QKeySequence.StandardKey.Undo)
                and not self.search.text()
            ):
                # With text in the field the key undoes typing; with none it means the last question.
                event.ignore()
                return True
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if event.type() == QEvent.Type.KeyPress and step is not None:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            # A key that is held down repeats; the clerk means one question.
            if not held and not event.isAutoRepeat():
                self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif self._is_typing(event):
            self._type_into_search(event)
        else:
            super().keyPressEvent(event)

    def _scroll_to_answer(self) -> None:
        """Where the page scrolls, what was looked for comes into view; after it, the topics again."""
        top = self.answer.y() if self._in_view is not None and self._compact else 0
        self._scroll.verticalScrollBar().setValue(top)

    def _on_escape(self) -> None:
        if self.answer.is_large:
            self.set_large(False)
        elif not self.languages.close_further():
            self.cleared.emit()

    def _is_typing(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not held and event.text().isalnum() and not isinstance(QApplication.focusWidget(), QLineEdit)

    def _type_into_search(self, event: QKeyEvent) -> None:
        """After a click on a topic the next letters still search."""
        edit = self.search.edit
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.end(False)
        edit.insert(event.text())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(dp(24))
        head.addWidget(self.title)
        head.addWidget(self.search, 1)
        head.addWidget(self.side_button)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self.topics)
        self._columns.addWidget(self.answer, 1)
        self._card = Card(parent=self)
        self._line = Divider(vertical=True, parent=self._card)
        self._card_box = QHBoxLayout(self._card)
        self._card_box.setContentsMargins(1, 0, 1, 0)
        self._card_box.setSpacing(0)
        self._card_box.addWidget(self.languages, 1)
        self._card_box.addWidget(self._line)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled = QWidget()
        self._scrolled_box = QVBoxLayout(self._scrolled)
        self._scrolled_box.setContentsMargins(0, 0, dp(8), 0)
        self._scrolled_box.setSpacing(dp(16))
        self._scroll.setWidget(self._scrolled)
        self._foot = Card(parent=self)
        self._foot_box = QVBoxLayout(self._foot)
        self._foot_box.setContentsMargins(dp(12), dp(10), dp(12), dp(10))
        self._middle = QWidget(self)
        self._middle.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._page = QVBoxLayout(self)
        self._page.addLayout(head)
        self._page.addWidget(self._scroll, 1)
        self._page.addWidget(self._foot)
        self._arrange(compact=False)

    def _arrange(self, *, compact: bool) -> None:
        """Move the parts to where this kind of window has them; they are never built anew."""
        self._compact = compact
        self._scroll.setVisible(compact)
        self._foot.setVisible(compact)
        self.side_button.setVisible(compact)
        self.title.setVisible(not compact)  # the search needs the room, and the rail names the mode
        self._line.setVisible(not compact)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if compact else way.LeftToRight)
        if compact:
            self._scrolled_box.addWidget(self._middle)
            self._scrolled_box.addWidget(self._card)
            self._foot_box.addWidget(self.act)
        else:
            self._page.insertWidget(1, self._middle, 1)
            self._page.insertWidget(2, self._card)
            self._card_box.addWidget(self.act)
        self._middle.show()
        self.topics.set_whole(compact)
        self.answer.set_whole(compact)
        self.act.set_compact(compact)

    def _space(self, pad: int, *, close: bool) -> None:
        """The width of each part, and the air around it."""
        compact = self._compact
        for part in (self.languages, self.act):
            inner = part.layout()
            if inner is not None:
                inner.setContentsMargins(pad, dp(17), pad, dp(17))
                if compact and part is self.act:
                    inner.setContentsMargins(0, 0, 0, 0)
        for widget in (self._card, self.act, self.topics):
            widget.setMinimumSize(0, 0)
            widget.setMaximumSize(_ANY, _ANY)
        if not compact:
            self._card.setFixedHeight(dp(_CARD_HEIGHT))
            self.act.setFixedWidth(dp(_ACT_WIDTH) + 2 * pad)
            self.topics.setFixedWidth(dp(_NARROW_TOPICS if close else _TOPICS_WIDTH))
