"""Pages, the day in the letter, the client's language, originals or copies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.dates import LONGEST as LONGEST_DATE
from frontdesk.apps.reception.documents.draft import Field
from frontdesk.apps.reception.languages import endonym
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.caption_key import CaptionKey
from frontdesk.qt.widgets.card import Tag
from frontdesk.qt.widgets.choice_box import ChoiceBox
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.keys import key_text
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.stepper import Stepper
from frontdesk.qt.widgets.switch import Switch

COPIES_KEY, EXTRAS_KEY = "Alt+K", "Alt+M"
_SENTENCE_HEIGHT = 18


class DetailsPart(QWidget):
    """The foot of the form.

    Attributes:
        pages, deadline, language, copies: its fields.
        extras: leads to further details.

    Signals:
        edited: name of a field of the form, and what it says now.
        page_stepped: one page more or less.
        extras_requested: further details, or back.
        done: Enter in the last field.
        left: the focus has left a field.
    """

    edited = Signal(str, object)
    page_stepped = Signal(int)
    extras_requested = Signal()
    done = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = Stepper(self.tr("Seiten gesamt"), parent=self)
        self.deadline = InputField(
            self.tr("Frist im Schreiben"), icon="calendar-clock", longest=LONGEST_DATE, parent=self
        )
        self.language = ChoiceBox(self.tr("Zweite Sprache"), icon="languages", parent=self)
        self.copies = Switch(self.tr("Nur Kopien, Originale zurückgegeben"), parent=self)
        self.copies.setToolTip(key_text(COPIES_KEY))
        self.extras = CaptionKey(self.tr("Mehr"), EXTRAS_KEY, parent=self)
        self.extras.setToolTip(self.tr("Notiz, andere Stelle, Sprache der Unterlagen"))
        self.tag = Tag("", parent=self)
        self.tag.hide()
        self.sentence = ElidedLabel("", fonts.CAPTION, ink="bad", parent=self)
        self._copies_words = _Words(self.tr("Nur Kopien, Originale zurückgegeben"), self.copies, parent=self)
        self._build()
        self._bind()

    def set_languages(self, codes: Sequence[str]) -> None:
        """The languages of the house."""
        self.language.set_choices([(code, endonym(code)) for code in codes])

    def set_close(self, close: bool) -> None:
        """In a narrow window the switch says less; its whole name is read aloud all the same."""
        whole = self.copies.accessibleName()
        self._copies_words.setText(self.tr("Nur Kopien") if close else whole)

    def show_values(
        self, *, pages: str, counted: int | None, deadline: str, language: str, copies: bool
    ) -> None:
        """What stands there; ``counted`` are the pages that the lines tell by themselves."""
        self.pages.set_text(pages, otherwise="" if counted is None else str(counted))
        self.deadline.set_text(deadline)
        self.language.choose(language)
        if self.copies.isChecked() != copies:
            self.copies.setChecked(copies)

    def show_tag(self, words: str, status: str) -> None:
        """How far away the deadline is."""
        shown: Status = "bad" if status == "bad" else "warn" if status == "warn" else "neutral"
        if words:
            self.tag.set(words, icon="clock-alert", status=shown)
        self.tag.setVisible(bool(words))

    def show_extras(self, count: int, *, shown: bool) -> None:
        """How many further details there are, and whether they are in view."""
        words = self.tr("Mehr (%s)") % count if count else self.tr("Mehr")
        self.extras.set_text(self.tr("Kacheln") if shown else words)

    def show_errors(self, sentences: dict[Field, str]) -> None:
        """What is wrong with one of the fields, in the line below them."""
        mine = (Field.PAGES, Field.DEADLINE, Field.LANGUAGE, Field.NOWHERE)
        sentence = next((sentences[name] for name in mine if sentences.get(name)), "")
        if sentence and sentence != self.sentence.text():
            announce(self, sentence, urgent=True)
        self.sentence.setText(sentence)
        self.pages.set_bad(Field.PAGES in sentences, sentences.get(Field.PAGES, ""))
        bad = Field.DEADLINE in sentences
        self.deadline.set_standing("bad" if bad else "neutral", sentences.get(Field.DEADLINE, ""))

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here."""
        return [self.pages.edit, self.deadline.edit, self.language, self.copies]

    def _bind(self) -> None:
        self.pages.typed.connect(lambda text: self.edited.emit("pages", text))
        self.pages.stepped.connect(self.page_stepped)
        self.deadline.typed.connect(lambda text: self.edited.emit("deadline", text))
        self.language.chosen.connect(lambda key: self.edited.emit("language", key))
        self.copies.toggled.connect(lambda on: self.edited.emit("copies", on))
        self.copies.bind_key(COPIES_KEY)
        self.extras.clicked.connect(self.extras_requested)
        self.pages.submitted.connect(self.deadline.take_focus)
        self.deadline.submitted.connect(self.language.take_focus)
        self.language.submitted.connect(self.done)
        self.pages.left.connect(self.left)
        self.deadline.left.connect(self.left)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(dp(16))
        grid.setVerticalSpacing(dp(7))
        for place, (title, field, stretch) in enumerate(
            (
                (self.tr("Seiten gesamt"), self.pages, 3),
                (self.tr("Frist im Schreiben"), self.deadline, 4),
                (self.tr("Zweite Sprache"), self.language, 4),
            )
        ):
            grid.addWidget(Label(title, fonts.LIST_STRONG), 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, stretch)
        column.addLayout(grid)
        self.sentence.setFixedHeight(dp(_SENTENCE_HEIGHT + 2))
        column.addWidget(self.sentence)
        foot = QHBoxLayout()
        foot.setSpacing(dp(12))
        foot.addWidget(self.copies)
        foot.addWidget(self._copies_words, 1)
        foot.addWidget(self.tag)
        foot.addWidget(self.extras)
        column.addLayout(foot)


class _Words(ElidedLabel):
    """The words beside a switch; pressing them switches too."""

    def __init__(self, text: str, switch: Switch, *, parent: QWidget) -> None:
        super().__init__(text, fonts.BODY, parent=parent)
        self._switch = switch
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, dp(28)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if QRectF(self.rect()).contains(event.position()):
            self._switch.click()
