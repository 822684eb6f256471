"""Begins a run of letters with one legal date: which day, why, and who says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.documents.dates import LONGEST as LONGEST_DATE
from frontdesk.apps.reception.documents.panels.aside import Aside
from frontdesk.apps.reception.documents.run import RunField, RunForm, RunKind
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, ButtonSize
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.notice import announce
from frontdesk.qt.widgets.segmented import Segment, Segmented

_LONGEST_REASON, _LONGEST_INITIALS, _LONGEST_TIME = 60, 5, 5


class NightPart(Aside):
    """The form of a run.

    Signals:
        edited: name of a field and what it says now; the kind too.
        begin_requested, end_requested: the run begins, or is over.
    """

    edited = Signal(str, str)
    begin_requested = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Nachtbriefkasten"))
        self.kind = Segmented(
            self.tr("Anlass"),
            [
                Segment(RunKind.LETTERBOX, self.tr("Nachtbriefkasten")),
                Segment(RunKind.OUTAGE, self.tr("Ausfall")),
            ],
            height=44,
            parent=self,
        )
        self.day = InputField(self.tr("Tag des Eingangs"), icon="calendar", longest=LONGEST_DATE, parent=self)
        self.time = InputField(self.tr("Uhrzeit"), icon="clock", longest=_LONGEST_TIME, parent=self)
        self.reason = InputField(self.tr("Grund"), icon="pencil", longest=_LONGEST_REASON, parent=self)
        self.initials = InputField(
            self.tr("Handzeichen"), icon="user-round", longest=_LONGEST_INITIALS, parent=self
        )
        self.begin = Button(self.tr("Lauf beginnen"), size=ButtonSize.LARGE, primary=True, parent=self)
        self.end = Button(self.tr("Lauf beenden"), size=ButtonSize.LARGE, parent=self)
        self._labels: dict[RunField, Label] = {}
        self._build()
        self._bind()

    def show_form(self, form: RunForm, *, is_on: bool) -> None:
        """What is typed, and whether a run goes on."""
        self.kind.choose(form.kind)
        for field, text in (
            (self.day, form.day),
            (self.time, form.time),
            (self.reason, form.reason),
            (self.initials, form.initials),
        ):
            field.set_text(text)
            field.setEnabled(not is_on)
        outage = form.kind is RunKind.OUTAGE
        self.time.setEnabled(outage and not is_on)
        self.time.edit.setEnabled(outage and not is_on)
        self.begin.setVisible(not is_on)
        self.end.setVisible(is_on)
        self.kind.setEnabled(not is_on)

    def show_bad(self, bad: list[RunField]) -> None:
        """Which fields cannot be; the focus goes to the first."""
        sentences = {
            RunField.DAY: self.tr("Diesen Tag gibt es nicht. Bitte so eingeben: 22.11.2026."),
            RunField.TIME: self.tr("Diese Uhrzeit gibt es nicht. Bitte so eingeben: 14:30."),
            RunField.REASON: self.tr("Bitte den Grund in wenigen Worten eingeben."),
            RunField.INITIALS: self.tr("Bitte das Handzeichen eingeben: 2 bis 5 Buchstaben."),
        }
        for name, field in self._fields().items():
            field.set_standing("bad" if name in bad else "neutral", sentences[name] if name in bad else "")
        if bad:
            self.say(sentences[bad[0]], "bad")
            self._fields()[bad[0]].take_focus()
            announce(self, sentences[bad[0]], urgent=True)
        else:
            self.say("")

    def take_focus(self) -> None:
        if self.begin.isVisibleTo(self):
            self.initials.take_focus()
        else:
            self.end.setFocus()

    def _fields(self) -> dict[RunField, InputField]:
        return {
            RunField.DAY: self.day,
            RunField.TIME: self.time,
            RunField.REASON: self.reason,
            RunField.INITIALS: self.initials,
        }

    def _bind(self) -> None:
        self.kind.chosen.connect(lambda key: self.edited.emit("kind", key))
        for name, field in self._fields().items():
            field.typed.connect(lambda text, name=name: self.edited.emit(name.value, text))
            field.submitted.connect(self.begin_requested)
        self.begin.clicked.connect(self.begin_requested)
        self.end.clicked.connect(self.end_requested)

    def _build(self) -> None:
        self.column.addWidget(
            Label(
                self.tr(
                    "Alle Briefe des Laufs bekommen diesen Tag als Eingang und werden als nachgetragen "
                    "gekennzeichnet. Eine zweite Person bestätigt das Datum."
                ),
                fonts.LIST,
                ink="muted",
                wrap=True,
            )
        )
        self.column.addWidget(self.kind)
        grid = QGridLayout()
        grid.setHorizontalSpacing(dp(12))
        grid.setVerticalSpacing(dp(4))
        pairs = (
            (self.tr("Tag des Eingangs"), self.day, 0, 0, 1),
            (self.tr("Uhrzeit"), self.time, 0, 1, 1),
            (self.tr("Grund"), self.reason, 2, 0, 2),
            (self.tr("Handzeichen"), self.initials, 4, 0, 2),
        )
        for title, field, row, at, span in pairs:
            grid.addWidget(Label(title, fonts.LIST_STRONG), row, at, 1, span)
            grid.addWidget(field, row + 1, at, 1, span)
        self.column.addLayout(grid)
        self.add_sentence()
        self.column.addStretch(1)
        foot = QVBoxLayout()
        foot.addWidget(self.begin)
        foot.addWidget(self.end)
        self.column.addLayout(foot)
