"""What to say: the answer in German and, beside it, in the client's language; also large, to be shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.apps.reception.languages import endonym
from frontdesk.apps.reception.questions import wording
from frontdesk.apps.reception.questions.state import Answer
from frontdesk.qt import fonts, translation
from frontdesk.qt.fonts import TextStyle, dp
from frontdesk.qt.widgets.badge import AgencyBadge
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.card import Card, Tag
from frontdesk.qt.widgets.chip import Chip
from frontdesk.qt.widgets.labels import Divider, ElidedLabel, Label

LARGE_KEY, PHONE_KEY = "Alt+G", "Alt+T"
_WORDS, _LARGE_WORDS = TextStyle(18), TextStyle(28)


class AnswerColumn(QWidget):
    """The answer in one language, one line for each thing to say; written from the side it is read from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", fonts.CAPTION_STRONG, parent=self)
        self._lines: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(dp(8))
        self._column.addWidget(self.title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(dp(6))
        self._column.addLayout(self._rows)
        self._column.addStretch(1)
        # Both columns are as wide, whatever stands in them.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def texts(self) -> list[str]:
        """What stands there, line by line."""
        return [line.text() for line in self._lines]

    def show_lines(self, language: str, lines: Sequence[tuple[str, bool]], *, large: bool) -> None:
        """Show texts; with each, whether it recedes because it is not in this language."""
        way = QLocale(language.partition("-")[0]).textDirection()
        self.setLayoutDirection(way)
        self.title.setText(endonym(language))
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self._lines = [self._add(text, away, large=large) for text, away in lines]

    def _add(self, text: str, away: bool, *, large: bool) -> Label:
        style = _LARGE_WORDS if large else _WORDS
        ink = "muted" if away else "text"
        row = QWidget(self)
        if away:
            row.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # it is German
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(dp(12))
        box.addWidget(Label("•", style, ink=ink), 0, Qt.AlignmentFlag.AlignTop)
        line = Label(text, style, ink=ink, wrap=True)
        line.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        box.addWidget(line, 1)
        self._rows.addWidget(row)
        row.show()  # at once: what is hidden has no height for a layout
        return line


class AnswerPart(Card):
    """The card of a topic.

    Attributes:
        german, other: the two columns.
        ticket, large, phone: what can be done about it.

    Signals:
        ticket_requested: the question needs a ticket after all.
        large_requested: show the answer large, or small again.
        phone_switched: whether the question came by telephone.
    """

    ticket_requested = Signal()
    large_requested = Signal()
    phone_switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._badge = AgencyBadge("A", self.tr("Behörde"), size=32, parent=self)
        self.title = ElidedLabel("", fonts.LEAD, parent=self)
        self.tag = Tag("", parent=self)
        self.note = Label("", fonts.LIST, ink="muted", wrap=True, parent=self)
        self.german, self.other = AnswerColumn(), AnswerColumn()
        self._line = Divider(vertical=True)
        self.ticket = Button(self.tr("Doch ein Ticket"), icon="ticket", parent=self)
        self.ticket.set_keys("F2")
        self.large = Button(self.tr("Groß zeigen"), icon="maximize-2", key=LARGE_KEY, parent=self)
        self.phone = Chip(
            "phone",
            self.tr("Am Telefon"),
            check=True,
            accessible_name=self.tr("Die Frage kam am Telefon"),
            parent=self,
        )
        self.phone.bind_key(PHONE_KEY)
        self._shown: Answer | None = None
        self._is_large = self._whole = False
        self._build()
        self.ticket.clicked.connect(self.ticket_requested)
        self.large.clicked.connect(self.large_requested)
        self.phone.clicked.connect(self.phone_switched)
        self.show_answer(None)

    @property
    def is_large(self) -> bool:
        """Whether it is written to be read across the counter."""
        return self._is_large

    def set_large(self, large: bool) -> None:
        """Write it to be read across the counter, or as usual."""
        self._is_large = large
        self.large.set_text(self.tr("Wieder klein") if large else self.tr("Groß zeigen"))
        self.large.set_icon("minimize-2" if large else "maximize-2")
        self._show_columns()

    def show_answer(self, shown: Answer | None) -> None:
        """What to say about the chosen topic, or how to choose one."""
        if shown is not None and shown == self._shown:
            return
        self._shown = shown
        chosen = shown is not None
        self._badge.setVisible(shown is not None and bool(shown.letter))
        self.tag.setVisible(shown is not None and bool(shown.steps))
        self.large.set_available(chosen, self.tr("Zuerst ein Thema wählen"))
        if shown is None:
            self.title.setText(self.tr("Noch kein Thema gewählt"))
        else:
            if shown.letter:
                self._badge.set_agency(shown.letter, shown.agency)
            self.title.setText(shown.topic.name(translation.language()))
            words, icon, status = wording.checked(shown)
            self.tag.set(words, icon=icon, status=status)
        self._show_columns()

    def show_phone(self, on: bool) -> None:
        """Whether the question came by telephone, without reporting it."""
        self.phone.setChecked(on)

    def _show_columns(self) -> None:
        shown = self._shown
        other = shown.other if shown is not None else None
        steps = shown.steps if shown is not None else ()
        two = other is not None and bool(steps)
        self._body.setVisible(bool(steps))
        # Both columns always keep their place; German does not move when a language is chosen.
        self._line.setVisible(two)
        if shown is None:
            self.note.setText(self.tr("Kürzel tippen oder ein Thema antippen; hier steht, was zu sagen ist."))
        elif not steps:
            self.note.setText(wording.no_answer())
        else:
            whole = shown.is_whole or other is None
            self.note.setText("" if whole else wording.missing_words(other or ""))
        self.note.setVisible(bool(self.note.text()))
        if steps:
            self.german.show_lines("de", [(one.german, False) for one in steps], large=self._is_large)
        if two and other is not None:
            lines = [(one.other or one.german, not one.other) for one in steps]
            self.other.show_lines(other, lines, large=self._is_large)
        else:
            self.other.show_lines("de", [], large=False)
            self.other.title.setText("")
        self._fit()

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here, in its order."""
        return [self.ticket, self.large, self.phone]

    def set_close(self, close: bool) -> None:
        """Less air in a narrow window."""
        pad = dp(16 if close else 24)
        self._column.setContentsMargins(pad, dp(14 if close else 20), pad, dp(14 if close else 20))
        self._columns.setSpacing(dp(16 if close else 32))
        for button in (self.ticket, self.large):
            button.set_keys_visible(not close)

    def set_whole(self, whole: bool) -> None:
        """As high as its words, because what is around it scrolls; else its words scroll in it."""
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self._body.layout()
        height = 0
        if self._whole and words is not None and not self._body.isHidden():
            height = max(0, words.heightForWidth(self._scroll.viewport().width()))
        self._scroll.setMinimumHeight(height)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(dp(12))
        head.addWidget(self._badge)
        head.addWidget(self.title, 1)
        head.addWidget(self.tag)
        self._body = QWidget()
        self._columns = QHBoxLayout(self._body)
        self._columns.setContentsMargins(0, 0, dp(8), 0)
        self._columns.addWidget(self.german, 1)
        self._columns.addWidget(self._line)
        self._columns.addWidget(self.other, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        acts = QHBoxLayout()
        acts.setSpacing(dp(8))
        acts.addWidget(self.ticket)
        acts.addWidget(self.large)
        acts.addStretch(1)
        acts.addWidget(self.phone)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(dp(12))
        self._column.addLayout(head)
        self._column.addWidget(self.note)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(acts)
        self.set_close(False)
