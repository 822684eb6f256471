"""The reception window: how its parts stand at each size, and the keys that work everywhere in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontdesk.apps.reception.panels.help import HelpPanel
from frontdesk.apps.reception.panels.side import SidePanel
from frontdesk.apps.reception.panels.ticket import TicketPanel
from frontdesk.apps.reception.panels.trouble import NO_KEY, PRINTER_KEY, YES_KEY
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.theme import SIDE_WIDTH
from frontdesk.qt.widgets.focus_ring import FocusRing
from frontdesk.qt.widgets.mode_rail import Mode, ModeRail
from frontdesk.qt.widgets.notice import Toast
from frontdesk.qt.widgets.status_strip import StatusCell, StatusStrip

if TYPE_CHECKING:
    from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel
    from frontdesk.apps.reception.appointments.panels.side import AppointmentsSide
    from frontdesk.apps.reception.documents.panels.page import DocumentsPanel
    from frontdesk.apps.reception.documents.panels.side import PapersSide
    from frontdesk.apps.reception.questions.panels.page import QuestionsPanel
    from frontdesk.apps.reception.questions.panels.side import QuestionsSide

    LatePanel = DocumentsPanel | QuestionsPanel | AppointmentsPanel
    Side = SidePanel | PapersSide | QuestionsSide | AppointmentsSide

TICKET, DOCUMENTS, QUESTIONS, APPOINTMENTS = "ticket", "documents", "questions", "appointments"
SMALLEST = (1280, 800)
_NARROWEST_SIDE = 344
_COMPACT_BELOW = 1240  # logical px of width: at 200 % even a large screen is small
_TALL_FROM = 900


class ReceptionWindow(QWidget):
    """Everything a clerk sees.

    Attributes:
        ticket, side, help: the panels.
        documents: the panel of papers with its own right column; ``None`` until somebody needs it.
        questions, appointments: the same for short questions and for appointments.
        printer_cell, store_cell, day_cell, station_cell, clock_cell: the status strip.
        notice: where sentences without a better place appear.
        holds_back: asked before the window closes; true keeps it open.

    Signals:
        submitted: Enter, with whether Shift insisted.
        escaped: Esc that no part of the window wanted.
        take_back_requested, reprint_requested: the keys for the newest ticket.
        documents_built, questions_built, appointments_built: the panel is there now.
        mode_changed: another mode is in view.
        seen: the window has become visible.
        closing: the window is about to go.
    """

    submitted = Signal(bool)
    escaped = Signal()
    take_back_requested = Signal()
    reprint_requested = Signal()
    documents_built = Signal()
    questions_built = Signal()
    appointments_built = Signal()
    mode_changed = Signal()
    seen = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Empfang"))
        self.setMinimumSize(*SMALLEST)
        self.resize(1600, 1000)
        self.rail = ModeRail(
            [
                Mode(TICKET, self.tr("Ticket"), "ticket", "F2"),
                Mode(DOCUMENTS, self.tr("Unterlagen"), "files", "F3"),
                Mode(QUESTIONS, self.tr("Kurze Frage"), "message-circle-question-mark", "F4"),
                Mode(APPOINTMENTS, self.tr("Termin"), "calendar-days", "F5"),
            ],
            help_text=self.tr("Hilfe"),
        )
        self.ticket = TicketPanel()
        self.side = SidePanel()
        self.documents: DocumentsPanel | None = None
        self.questions: QuestionsPanel | None = None
        self.appointments: AppointmentsPanel | None = None
        self._made_documents: DocumentsPanel | None = None
        self._documents_side: PapersSide | None = None
        self._made_appointments: AppointmentsPanel | None = None
        self._appointments_side: AppointmentsSide | None = None
        self.mode = TICKET
        self.strip = StatusStrip()
        self.printer_cell = self.strip.add_start(StatusCell("printer", self.tr("Drucker startet")))
        self.store_cell = self.strip.add_start(StatusCell("database", self.tr("Datenbank wird geöffnet")))
        self.day_cell = self.strip.add_start(StatusCell("calendar", self.tr("Geschäftstag")))
        self.station_cell = self.strip.add_end(StatusCell("user-round", self.tr("Empfang")))
        self.clock_cell = self.strip.add_end(StatusCell("", "--:--", strong=True))
        # Of all cells the clock and the place are the ones that must never lose a sign.
        for cell in (self.station_cell, self.clock_cell):
            cell.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pages = QStackedWidget()
        self.holds_back: Callable[[], bool] = lambda: False
        self._compact = False
        self._build()
        self.notice = Toast(self.ticket.board, bottom=8)
        self._ring = FocusRing(self)
        self._bind()
        self.ticket.search.edit.setFocus()

    @cached_property
    def help(self) -> HelpPanel:
        """Built when it is asked for: few ever look, and everybody waits for the first frame."""
        panel = HelpPanel()
        panel.closed.connect(self.show_page)
        self.pages.addWidget(panel)
        return panel

    @property
    def is_compact(self) -> bool:
        """Whether the side column stands behind a button."""
        return self._compact

    def is_watched(self) -> bool:
        """Whether anybody can see the figures."""
        return self.isVisible() and not self.isMinimized()

    @property
    def shown_side(self) -> Side:
        """The right column of the mode in view."""
        panel = self.shown_panel
        return self.side if panel is None else panel.side

    @property
    def shown_panel(self) -> LatePanel | None:
        """The panel of the mode in view; ``None`` for the tickets."""
        late = {DOCUMENTS: self.documents, QUESTIONS: self.questions, APPOINTMENTS: self.appointments}
        return late.get(self.mode)

    def show_ticket_page(self) -> None:
        """The tickets, ready to type."""
        self._show_mode(TICKET)
        self.pages.setCurrentWidget(self.ticket)
        self.ticket.search.take_focus()

    def show_documents_page(self) -> None:
        """The papers, ready to scan."""
        panel = self.build_documents()
        self._show_mode(DOCUMENTS)
        self.pages.setCurrentWidget(panel)
        panel.take_focus()

    def show_questions_page(self) -> None:
        """The short questions, ready to type."""
        panel = self.build_questions()
        self._show_mode(QUESTIONS)
        self.pages.setCurrentWidget(panel)
        panel.take_focus()

    def show_appointments_page(self) -> None:
        """The appointments, ready to type."""
        panel = self.build_appointments()
        self._show_mode(APPOINTMENTS)
        self.pages.setCurrentWidget(panel)
        panel.take_focus()

    def show_page(self) -> None:
        """Back to the working area of the mode in view."""
        self._on_mode(self.mode)

    def build_documents(self) -> DocumentsPanel:
        """The panel of papers. The tickets are needed in the first second of a day, this one later."""
        if self.documents is None:
            self.documents = panel = self.make_documents()
            panel.side.rows_added.connect(self.order_tabs)
            panel.side.care_opened.connect(self._leave_side)
            panel.side.correct_requested.connect(self._leave_side)
            panel.aside_changed.connect(self.order_tabs)
            self._take_in(panel)
            self.documents_built.emit()
            self.order_tabs()
        return self.documents

    def make_documents(self) -> DocumentsPanel:
        """Its widgets, not taken into the window yet: a turn of its own while nobody types."""
        if self._made_documents is None:
            # Late: the first window of the morning must not wait for what it does not show.
            from frontdesk.apps.reception.documents.panels.page import DocumentsPanel

            self._made_documents = DocumentsPanel(self.make_documents_side(), self)
            self._made_documents.hide()
        return self._made_documents

    def make_documents_side(self) -> PapersSide:
        """The right column of papers, the same way."""
        if self._documents_side is None:
            # Late, as the page.
            from frontdesk.apps.reception.documents.panels.side import PapersSide

            self._documents_side = PapersSide(self)
            self._documents_side.hide()
        return self._documents_side

    def build_questions(self) -> QuestionsPanel:
        """The panel of short questions, built when it is asked for first."""
        if self.questions is None:
            # Late, as the papers.
            from frontdesk.apps.reception.questions.panels.page import QuestionsPanel

            self.questions = panel = QuestionsPanel()
            panel.side.asked.rows_added.connect(self.order_tabs)
            panel.languages.page_turned.connect(self.order_tabs)
            panel.answer.ticket_requested.connect(self.show_ticket_page)
            self._take_in(panel)
            self.questions_built.emit()
            self.order_tabs()
        return self.questions

    def build_appointments(self) -> AppointmentsPanel:
        """The panel of appointments, built when it is asked for first."""
        if self.appointments is None:
            self.appointments = panel = self.make_appointments()
            panel.side.rows_added.connect(self.order_tabs)
            panel.grid.slots_added.connect(self.order_tabs)
            self._take_in(panel)
            self.appointments_built.emit()
            self.order_tabs()
        return self.appointments

    def make_appointments(self) -> AppointmentsPanel:
        """Its widgets, as those of the papers."""
        if self._made_appointments is None:
            # Late, as the papers.
            from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel

            self._made_appointments = AppointmentsPanel(self.make_appointments_side(), self)
            self._made_appointments.hide()
        return self._made_appointments

    def make_appointments_side(self) -> AppointmentsSide:
        """The right column of appointments, the same way."""
        if self._appointments_side is None:
            # Late, as the papers.
            from frontdesk.apps.reception.appointments.panels.side import AppointmentsSide

            self._appointments_side = AppointmentsSide(self)
            self._appointments_side.hide()
        return self._appointments_side

    def _take_in(self, panel: LatePanel) -> None:
        self.pages.addWidget(panel)
        panel.side.hide()
        panel.side_requested.connect(self.toggle_side)
        panel.side.troubles.focus_left.connect(self._take_focus_back)
        self._place_sides()
        self._fit()

    def toggle_help(self) -> None:
        """Show the keys in place of the working area, or go back."""
        if isinstance(self.pages.currentWidget(), HelpPanel):
            self.show_page()
            return
        self.pages.setCurrentWidget(self.help)
        self.help.back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_side(self) -> None:
        """Where the side column has no room of its own: show it in place of the working area, or go back."""
        if not self._compact or self.pages.currentWidget() is self.shown_side:
            self.show_page()
        else:
            self.pages.setCurrentWidget(self.shown_side)
            # Qt would give the focus to the first button here, and the next Enter would answer a question.
            self.rail.button(self.mode).setFocus(Qt.FocusReason.OtherFocusReason)

    def order_tabs(self) -> None:
        """Tab goes the way people work: search, tiles, language, need, button, then the right column.

        Tiles, chips and rows come and go, and Qt appends what is new at the end; so this is said anew then.
        """
        chain = [self.ticket.search.edit, *self.ticket.tab_chain(), *self.side.tab_chain()]
        for panel in self._late():
            chain += [*panel.tab_chain(), *panel.side.tab_chain()]
        chain += [self.rail.button(mode) for mode in (TICKET, DOCUMENTS, QUESTIONS, APPOINTMENTS)]
        chain.append(self.rail.help_button)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif self._is_typing(event):
            self._type_into_search(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not self.isMinimized():
            self.seen.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.holds_back():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _on_enter(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        insists = modifiers == Qt.KeyboardModifier.ShiftModifier
        # A key that is held down repeats; the clerk means one ticket.
        if event.isAutoRepeat() or self.pages.currentWidget() is not self.ticket:
            return
        if insists or modifiers == Qt.KeyboardModifier.NoModifier:
            self.submitted.emit(insists)

    def _on_escape(self) -> None:
        if self.pages.currentWidget() is not self.ticket:
            self.show_page()
        elif not self.ticket.languages.close_further():
            self.escaped.emit()

    def _is_typing(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return (
            not held
            and event.text().isalnum()
            and self.pages.currentWidget() is self.ticket
            and not isinstance(QApplication.focusWidget(), QLineEdit)
        )

    def _type_into_search(self, event: QKeyEvent) -> None:
        """After a click on a tile the next letters still search."""
        edit = self.ticket.search.edit
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.end(False)
        edit.insert(event.text())

    def _build(self) -> None:
        self.pages.addWidget(self.ticket)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addWidget(self.pages, 1)
        self._row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addWidget(self.strip)

    def _bind(self) -> None:
        self.rail.mode_selected.connect(self._on_mode)
        self.rail.help_requested.connect(self.toggle_help)
        self.ticket.languages.page_turned.connect(self.order_tabs)
        self.side.recent.rows_added.connect(self.order_tabs)
        self.side.queues.rows_built.connect(self.order_tabs)
        self.ticket.side_requested.connect(self.toggle_side)
        self.side.troubles.focus_left.connect(self._take_focus_back)
        self._bind_key("Ctrl+Z", lambda: self._newest("take_back_requested"))
        self._bind_key("Ctrl+R", lambda: self._newest("reprint_requested"))
        self._bind_key(YES_KEY, lambda: self.shown_side.troubles.answer_question(yes=True))
        self._bind_key(NO_KEY, self._on_no)
        self._bind_key(PRINTER_KEY, lambda: self.shown_side.troubles.switch_printer())
        quick = QShortcut(QKeySequence("Alt+Q"), self)
        quick.activated.connect(self.toggle_side)

    def _bind_key(self, keys: str, act: Callable[[], object]) -> None:
        """A key that means one act; held down it means no more."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _on_no(self) -> None:
        """Alt+N: the answer no; among appointments, the next free slot."""
        panel = self.appointments
        if self.mode == APPOINTMENTS and panel is not None:
            if panel.isVisible():
                panel.next_requested.emit()
        else:
            self.shown_side.troubles.answer_question(yes=False)

    def _newest(self, signal: str) -> None:
        """The keys for what was given out last mean what the mode in view gives out."""
        getattr(self.shown_panel or self, signal).emit()

    def _on_mode(self, name: str) -> None:
        if name == DOCUMENTS:
            self.show_documents_page()
        elif name == QUESTIONS:
            self.show_questions_page()
        elif name == APPOINTMENTS:
            self.show_appointments_page()
        else:
            self.show_ticket_page()

    def _show_mode(self, mode: str) -> None:
        self.rail.set_current(mode)
        self.rail.update()
        if mode == self.mode:
            return
        self.mode = mode
        self._place_sides()
        self.mode_changed.emit()

    def _leave_side(self) -> None:
        """What was pressed in the right column opens in the working area: that has to be in view."""
        if self.documents is not None and self.pages.currentWidget() is self.documents.side:
            self.pages.setCurrentWidget(self.documents)

    def _take_focus_back(self) -> None:
        """The button that had the focus is gone: typing goes on where people type."""
        if self.pages.currentWidget() is self.ticket:
            self.ticket.search.take_focus()
        elif self.shown_panel is not None and self.pages.currentWidget() is self.shown_panel:
            self.shown_panel.take_focus()

    def _fit(self) -> None:
        logical = self.width() / fonts.scale()
        compact = logical < _COMPACT_BELOW
        if compact != self._compact:
            self._compact = compact
            self._place_sides()
        tall = self.height() / fonts.scale() >= _TALL_FROM
        side = 0
        for column in self._sides():
            column.set_short(not tall)
            if not compact:
                side = dp(min(SIDE_WIDTH, max(_NARROWEST_SIDE, logical / 4)))
                column.setFixedWidth(side)
        width = self.width() - self.rail.width() - side
        self.ticket.set_size(compact=compact, tall=tall, width=width)
        for panel in self._late():
            panel.set_size(compact=compact, tall=tall, width=width)

    def _late(self) -> list[LatePanel]:
        """The panels that somebody needed so far, besides the tickets."""
        late = (self.documents, self.questions, self.appointments)
        return [panel for panel in late if panel is not None]

    def _sides(self) -> list[Side]:
        return [self.side, *(panel.side for panel in self._late())]

    def _place_sides(self) -> None:
        """The right column of the mode in view beside the working area, or behind its button."""
        for column in self._sides():
            if self._compact:
                column.setMinimumWidth(0)
                column.setMaximumWidth(16_777_215)
                if self.pages.indexOf(column) < 0:
                    self.pages.addWidget(column)
            else:
                if self.pages.currentWidget() is column:
                    self.pages.setCurrentWidget(self.shown_panel or self.ticket)
                if self._row.indexOf(column) < 0:
                    self._row.addWidget(column)
                column.setVisible(column is self.shown_side)
