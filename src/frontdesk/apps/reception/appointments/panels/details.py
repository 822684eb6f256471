"""The card of a chosen appointment: move it, change it, cancel it with a reason, print or save it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.apps.reception.appointments import arrival_wording
from frontdesk.apps.reception.appointments.people import Facts
from frontdesk.domain.appointment import AppointmentState
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.button import Button, IconButton
from frontdesk.qt.widgets.card import Card
from frontdesk.qt.widgets.input_field import InputField
from frontdesk.qt.widgets.labels import Label
from frontdesk.qt.widgets.two_lines import TwoLines

_LONGEST_REASON = 60


class DetailsPart(Card):
    """Stands below the list, so that no row moves.

    Attributes:
        move_button, change_button, cancel_button, undo_button, slip_button, calendar_button: the acts.
        close_button: the way out.
        reason: why it is cancelled.
        say_no, keep: the two answers.

    Signals:
        move_requested, change_requested, undo_requested, slip_requested, calendar_requested: the buttons.
        cancelled: the reason.
        closed: the card is not wanted any more.
    """

    move_requested = Signal()
    change_requested = Signal()
    undo_requested = Signal()
    slip_requested = Signal()
    calendar_requested = Signal()
    cancelled = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.facts: Facts | None = None
        self._across = 0
        self.head = TwoLines("", "", style=fonts.LIST_STRONG, parent=self)
        self.close_button = IconButton("x", self.tr("Karte schließen"), parent=self)
        self.move_button = Button(self.tr("Verlegen"), parent=self)
        self.change_button = Button(self.tr("Ändern"), parent=self)
        self.cancel_button = Button(self.tr("Absagen"), parent=self)
        self.undo_button = Button(self.tr("Doch nicht da"), icon="undo-2", parent=self)
        self.slip_button = Button(self.tr("Zettel"), icon="printer", parent=self)
        self.calendar_button = Button(self.tr("Kalenderdatei"), icon="calendar-plus", parent=self)
        self.reason = InputField(self.tr("Grund der Absage"), longest=_LONGEST_REASON, parent=self)
        self.say_no = Button(self.tr("Absagen"), primary=True, parent=self)
        self.say_no.set_keys(self.tr("Enter"))
        self.keep = Button(self.tr("Doch nicht"), parent=self)
        self.keep.set_keys(self.tr("Esc"))
        self.sentence = Label("", fonts.CAPTION, ink="bad", wrap=True, parent=self)
        self._build()
        self._bind()
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether the reason of a cancellation is being asked for."""
        return self._question.isVisibleTo(self)

    def show_facts(self, facts: Facts | None, *, away: str, no_printer: str) -> None:
        """The chosen appointment, or none."""
        if facts is None or self.facts is None or facts.key != self.facts.key:
            self.ask(on=False)
        self.facts = facts
        self.setVisible(facts is not None)
        if facts is None:
            return
        self.head.set_title(arrival_wording.facts(facts))
        self.head.set_caption(arrival_wording.facts_more(facts))
        here = facts.state is AppointmentState.ARRIVED
        gone = facts.state is AppointmentState.CANCELLED
        late = facts.state is AppointmentState.NO_SHOW
        stands = self.tr("Dieser Termin ist abgesagt") if gone else ""
        there = self.tr("Wer da ist, hat eine Nummer; zuerst „Doch nicht da“") if here else ""
        over = self.tr("Dieser Termin ist vorbei; er kann verlegt werden") if late else ""
        for button, why in (
            (self.move_button, stands or there or away),
            (self.change_button, stands or there or over or away),
            (self.cancel_button, stands or there or over or away),
            (self.slip_button, stands or no_printer or away),
            (self.calendar_button, stands),
            (self.undo_button, away),
        ):
            button.set_available(not why, why)
        self.undo_button.setVisible(here)
        self.calendar_button.setVisible(not here)

    def ask(self, *, on: bool) -> None:
        """Ask for the reason in place of the buttons, or show these again."""
        self._acts.setVisible(not on)
        self._question.setVisible(on)
        self.sentence.setText("")
        self.sentence.hide()
        if on:
            self.reason.set_text("")
            self.reason.take_focus()

    def refuse(self, sentence: str) -> None:
        """Why it was not cancelled; the reason stays."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def tab_chain(self) -> list[QWidget]:
        """What Tab reaches, in its order."""
        return [
            self.move_button,
            self.change_button,
            self.cancel_button,
            self.slip_button,
            self.calendar_button,
            self.undo_button,
            self.reason.edit,
            self.say_no,
            self.keep,
            self.close_button,
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.asks:
                self.ask(on=False)
                self.cancel_button.setFocus()
            else:
                self.closed.emit()
            return
        super().keyPressEvent(event)

    def _bind(self) -> None:
        self.move_button.clicked.connect(self.move_requested)
        self.change_button.clicked.connect(self.change_requested)
        self.cancel_button.clicked.connect(lambda: self.ask(on=True))
        self.undo_button.clicked.connect(self.undo_requested)
        self.slip_button.clicked.connect(self.slip_requested)
        self.calendar_button.clicked.connect(self.calendar_requested)
        self.close_button.clicked.connect(self.closed)
        self.reason.submitted.connect(self._on_cancel)
        self.say_no.clicked.connect(self._on_cancel)
        self.keep.clicked.connect(lambda: self.ask(on=False))

    def _on_cancel(self) -> None:
        text = self.reason.text().strip()
        if not text:
            self.refuse(arrival_wording.needs_reason())
            self.reason.take_focus()
            return
        self.cancelled.emit(text)

    def _place(self) -> None:
        """Three beside each other, or two where their words would be cut."""
        buttons = (self.move_button, self.change_button, self.cancel_button, self.slip_button)
        widest = max(button.minimumSizeHint().width() for button in buttons)
        across = 3 if self.width() >= 3 * widest + dp(2 * 8 + 2 * 12) else 2
        if across == self._across:
            return
        self._across = across
        span = 6 // across
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, place // across, place % across * span, 1, span)
        for button in (self.calendar_button, self.undo_button):
            if across == 3:
                self._grid.addWidget(button, 1, 2, 1, 4)
            else:
                self._grid.addWidget(button, 2, 0, 1, 6)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(12), dp(8), dp(12), dp(12))
        column.setSpacing(dp(8))
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self._acts = QWidget(self)
        self._grid = grid = QGridLayout(self._acts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(dp(8))
        for place in range(6):
            grid.setColumnStretch(place, 1)
        self._place()
        column.addWidget(self._acts)
        self._question = QWidget(self)
        ask = QVBoxLayout(self._question)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(dp(4))
        ask.addWidget(Label(self.tr("Grund der Absage"), fonts.CAPTION_STRONG))
        ask.addWidget(self.reason)
        ask.addWidget(self.sentence)
        answers = QHBoxLayout()
        answers.setSpacing(dp(8))
        answers.addWidget(self.say_no, 1)
        answers.addWidget(self.keep, 1)
        ask.addSpacing(dp(4))
        ask.addLayout(answers)
        column.addWidget(self._question)
        self._question.hide()
        self.sentence.hide()
