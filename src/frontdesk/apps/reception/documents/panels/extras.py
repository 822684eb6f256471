"""What is seldom said of papers: a note, another body that they are addressed to, their language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.draft import LONGEST_NOTE, Field
from frontdesk.apps.reception.languages import endonym
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.choice_box import ChoiceBox
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.labels import ElidedLabel, Label
from frontdesk.qt.widgets.notice import announce

_LONGEST_BODY = 61
NOT_ASKED = ""


class ExtrasPart(QWidget):
    """Three fields, each with its sentence below.

    Signals:
        edited: name of a field of the form, and what it says now.
        done: Enter in the last field.
        left: the focus has left a field.
    """

    edited = Signal(str, str)
    done = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = InputField(self.tr("Notiz"), icon="sticky-note", longest=LONGEST_NOTE, parent=self)
        self.body = InputField(
            self.tr("Gerichtet an eine andere Stelle"), icon="signpost", longest=_LONGEST_BODY, parent=self
        )
        self.papers = ChoiceBox(self.tr("Sprache der Unterlagen"), icon="languages", parent=self)
        self._below = {
            name: ElidedLabel("", fonts.CAPTION, ink="muted", parent=self)
            for name in (Field.NOTE, Field.BODY, Field.PAPERS)
        }
        self._hints = {
            Field.NOTE: self.tr("kurz und ohne Angaben zur Person; sie steht im Übergabeprotokoll"),
            Field.BODY: self.tr("z. B. Familienkasse Bonn; die Frist zum Weitersenden läuft ab heute"),
            Field.PAPERS: self.tr("nicht Deutsch: bitte den Hinweis auf die Übersetzung mitgeben"),
        }
        self._build()
        self.note.typed.connect(lambda text: self.edited.emit("note", text))
        self.body.typed.connect(lambda text: self.edited.emit("body", text))
        self.papers.chosen.connect(lambda key: self.edited.emit("papers", key))
        self.note.submitted.connect(self.body.take_focus)
        self.body.submitted.connect(self.papers.take_focus)
        self.papers.submitted.connect(self.done)
        self.note.left.connect(self.left)
        self.body.left.connect(self.left)
        self.show_errors({})

    def set_languages(self, codes: tuple[str, ...]) -> None:
        """Languages that papers come in; others are seldom enough for the note."""
        named = [(code, endonym(code)) for code in codes if code not in ("de-simple",)]
        self.papers.set_choices([(NOT_ASKED, self.tr("nicht gefragt")), *named])

    def show_values(self, note: str, body: str, papers: str) -> None:
        """What stands there."""
        self.note.set_text(note)
        self.body.set_text(body)
        self.papers.choose(papers)

    def show_errors(self, sentences: dict[Field, str]) -> None:
        """What is wrong, each beside its field."""
        for name, label in self._below.items():
            sentence = sentences.get(name, "")
            if sentence and sentence != label.text():
                announce(label, sentence, urgent=True)
            label.setText(sentence or self._hints[name])
            label.set_ink("bad" if sentence else "muted")
        self.note.set_standing("bad" if Field.NOTE in sentences else "neutral", sentences.get(Field.NOTE, ""))
        self.body.set_standing("bad" if Field.BODY in sentences else "neutral", sentences.get(Field.BODY, ""))

    def take_focus(self) -> None:
        """To the note."""
        self.note.take_focus()

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches here."""
        return [self.note.edit, self.body.edit, self.papers]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setVerticalSpacing(dp(4))
        rows = (
            (self.tr("Notiz"), self.note, Field.NOTE),
            (self.tr("Gerichtet an eine andere Stelle"), self.body, Field.BODY),
            (self.tr("Sprache der Unterlagen"), self.papers, Field.PAPERS),
        )
        for place, (title, field, name) in enumerate(rows):
            grid.addWidget(Label(title, fonts.LIST_STRONG), 3 * place, 0)
            grid.addWidget(field, 3 * place + 1, 0)
            grid.addWidget(self._below[name], 3 * place + 2, 0)
        column.addLayout(grid)
        column.addStretch(1)
