"""Brings together what a clerk does, what the store says and what the window shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from frontdesk.apps.reception import wording
from frontdesk.apps.reception.aftercare import Aftercare
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.documents.alarm import alarm
from frontdesk.apps.reception.documents.following import Following
from frontdesk.apps.reception.draft import Draft, Reason
from frontdesk.apps.reception.issuing import Issuing
from frontdesk.apps.reception.lookup import Lookup
from frontdesk.apps.reception.opening import Opening
from frontdesk.apps.reception.panels.trouble import Deed
from frontdesk.apps.reception.rendering import Rendering
from frontdesk.apps.reception.situation import Situation
from frontdesk.apps.reception.window import APPOINTMENTS, DOCUMENTS, QUESTIONS, TICKET, ReceptionWindow
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.printer import PrinterStatus
from frontdesk.domain.ticket import OperationId, TicketId
from frontdesk.qt import translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.widgets.notice import announce
from frontdesk.usecases.ports import Issued

if TYPE_CHECKING:
    from frontdesk.apps.reception.appointments.controller import AppointmentsController
    from frontdesk.apps.reception.documents.controller import DocumentsController
    from frontdesk.apps.reception.questions.controller import QuestionsController

_SECOND_MS = 1_000
_IDLE_MS = 1_500  # by then the first picture is there, and the page of papers is built before it is asked for


class ReceptionController(QObject):
    """The life of one reception window; works without a store until one is attached.

    Attributes:
        documents, questions, appointments: what is done with papers, short questions and appointments;
            ``None`` until somebody needs it.
        following: the picture of the papers, once a store is open.
        draft, issuing: the ticket that is being put together, and its way to the store.
        aftercare: what is done with tickets that were issued.
        opening: services that close early, or open.
        lookup: a ticket that somebody asks about, by its number or its code.
        situation: what is known now.
    """

    def __init__(self, window: ReceptionWindow, errors: Errors) -> None:
        super().__init__(window)
        self.window = window
        self.draft = Draft()
        self.situation = Situation()
        self.lookup = Lookup(self.draft, lambda: self.situation.connection, parent=self)
        self.rendering = Rendering(window, self.draft, self.situation, self.lookup)
        self.issuing = Issuing(self.draft, lambda: self.situation.connection, parent=self)
        self.aftercare = Aftercare(self.situation, window.notice, parent=self)
        self.opening = Opening(self.draft, self.situation, window.ticket, window.notice, parent=self)
        self.documents: DocumentsController | None = None
        self.questions: QuestionsController | None = None
        self.appointments: AppointmentsController | None = None
        self.following: Following | None = None
        self._errors = errors
        self._warned_of: tuple[int, frozenset[OperationId]] = (0, frozenset())
        self._to_warm = self._turns()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        errors.show_in(window.notice)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._on_second)
        self._listen_to_window()
        self._listen_to_parts()
        self.rendering.show_all()

    def attach(self, connection: Connection) -> None:
        """A store is open: follow it."""
        self.situation.connection = connection
        self.situation.open_error = self.situation.next_opening = None
        self.following = Following(connection, self._errors, parent=self)
        self.following.changed.connect(self._on_papers)
        connection.house_changed.connect(self._on_house)
        connection.picture_changed.connect(self._on_picture)
        connection.lost.connect(self._on_picture)
        connection.restored.connect(self._on_restored)
        connection.printer_changed.connect(self._on_printer)
        self.window.seen.connect(connection.catch_up)
        self._on_house()
        self.following.start()
        connection.start()
        self._second.start()
        self._idle.start()
        if self.documents is not None:
            self.documents.follow(self.following)
        if self.questions is not None:
            self.questions.follow(connection)
        if self.appointments is not None:
            self.appointments.follow(connection)

    def opening_failed(self, error: Exception, *, retry_in_s: float) -> None:
        """The store cannot be opened; say so, and when the next try is."""
        self.situation.open_error = error
        self.situation.next_opening = datetime.now(UTC) + timedelta(seconds=retry_in_s)
        self._second.start()
        self.rendering.show_all()

    def stop(self) -> None:
        """The window goes."""
        self._second.stop()
        self._idle.stop()
        if self.documents is not None:
            self.documents.stop()
        if self.following is not None:
            self.following.stop()
        if self.situation.connection is not None:
            self.situation.connection.stop()

    # --- what people do ---------------------------------------------------------------------------

    def _listen_to_window(self) -> None:
        window, panel, recent = self.window, self.window.ticket, self.window.side.recent
        panel.typed.connect(self._on_typed)
        panel.chosen.connect(self._on_chosen)
        panel.moved.connect(self._on_moved)
        panel.languages.chosen.connect(self._on_language)
        panel.need.switched.connect(self._on_need)
        panel.need.reason_chosen.connect(self._on_reason)
        panel.preview.print_requested.connect(self._on_button)
        window.submitted.connect(self._on_enter)
        window.escaped.connect(self._on_escape)
        window.take_back_requested.connect(self.aftercare.take_back_newest)
        window.reprint_requested.connect(self.aftercare.reprint_newest)
        window.holds_back = self._holds_back
        window.notice.action.connect(self._on_bring_back)
        recent.take_back_requested.connect(lambda key: self.aftercare.take_back(TicketId(key)))
        recent.reprint_requested.connect(lambda key: self.aftercare.reprint(TicketId(key)))
        window.side.troubles.answered.connect(self._on_answer)
        window.documents_built.connect(self._on_documents_built)
        window.questions_built.connect(self._on_questions_built)
        window.appointments_built.connect(self._on_appointments_built)
        window.mode_changed.connect(self._on_mode)

    def _turns(self) -> list[Callable[[], object]]:
        """What is made ready while nobody types: the pages of papers and of appointments."""
        window = self.window
        return [
            _load("documents.panels.page"),
            _load("documents.controller"),
            window.make_documents_side,
            window.make_documents,
            window.build_documents,
            _load("appointments.panels.side"),
            _load("appointments.panels.page"),
            _load("appointments.controller"),
            window.make_appointments_side,
            window.make_appointments,
            window.build_appointments,
        ]

    def _on_idle(self) -> None:
        """One thing at a time: at once they would hold up a key for as long as all of them together."""
        if not self._to_warm:
            return
        if self.window.mode != TICKET:
            self._idle.start(_IDLE_MS)  # somebody works on another page, and types there
            return
        self._to_warm.pop(0)()
        self._idle.start(0)

    def _on_typed(self, text: str) -> None:
        if self._idle.isActive():
            self._idle.start(_IDLE_MS)
        self.draft.type(text)
        self._on_draft()

    def _on_chosen(self, code: str) -> None:
        self.draft.choose(ServiceCode(code))
        self._on_draft()

    def _on_moved(self, right: int, down: int) -> None:
        board = self.window.ticket.board
        on_tile = board.focused() is not None
        self.draft.move(right, down)
        self._on_draft()
        # The focus goes along only where it was on a tile; from the search field the clerk goes on typing.
        if on_tile and self.draft.service is not None:
            board.tile(self.draft.service).setFocus()

    def _on_language(self, code: str) -> None:
        self.draft.language = code
        self._on_draft()

    def _on_need(self, on: bool) -> None:
        self.draft.set_need(on)
        self._on_draft()

    def _on_reason(self, key: str) -> None:
        self.draft.set_reason(Reason(key) if key else None)
        self._on_draft()

    def _on_enter(self, insists: bool) -> None:
        if not insists and self.opening.asks_on():
            return
        if not self.lookup.enter():
            self.issuing.submit(anyway=insists)

    def _on_found(self, label: str) -> None:
        self.draft.type(label)
        self._on_draft()
        self.window.ticket.search.take_focus()

    def _on_came_back(self) -> None:
        if self.situation.connection is not None:
            self.situation.connection.read()

    def _on_button(self) -> None:
        if self.lookup.words is not None:
            self._on_enter(False)
            return
        self.issuing.submit(anyway=self.window.ticket.preview.offers_anyway)
        self.window.ticket.search.take_focus()

    def _on_escape(self) -> None:
        self.draft.clear()
        self._on_draft()
        self.window.ticket.search.take_focus()

    def _on_bring_back(self) -> None:
        if self.opening.takes_action():
            return
        self.window.notice.dismiss()
        # Papers wait in their own column; questions and tickets come back this way.
        if self.window.mode == QUESTIONS and self.questions is not None:
            self.questions.bring_back()
            return
        if (
            self.window.mode == APPOINTMENTS
            and self.appointments is not None
            and self.appointments.bring_back()
        ):
            return
        if self.window.mode in (DOCUMENTS, APPOINTMENTS):
            self.window.show_ticket_page()
        self.issuing.bring_back()

    def _on_answer(self, key: str, deed: str) -> None:
        if deed == Deed.SHOW_PAPERS:
            self.window.show_documents_page()
        elif deed == Deed.TOLD:
            self.situation.have_told(wording.labels_named(self.situation.too_late()))
            self.rendering.show_troubles()
        else:
            self.aftercare.answer(key, deed)

    def _on_documents_built(self) -> None:
        panel = self.window.documents
        assert panel is not None
        # Late: the first window of the morning does not need it.
        from frontdesk.apps.reception.documents.controller import DocumentsController

        self.documents = DocumentsController(
            panel, self.situation, self.window.notice, self.following, parent=self
        )
        self.documents.unsaved_changed.connect(self._on_papers)
        panel.side.troubles.answered.connect(self._on_answer)
        self.rendering.show_troubles()

    def _on_questions_built(self) -> None:
        panel = self.window.questions
        assert panel is not None
        # Late, as the papers.
        from frontdesk.apps.reception.questions.controller import QuestionsController

        self.questions = QuestionsController(
            panel, self.situation, self.window.notice, self._errors, parent=self
        )
        panel.side.troubles.answered.connect(self._on_answer)
        panel.side.queues.asked.connect(self._say_why)
        self.rendering.show_troubles()

    def _on_appointments_built(self) -> None:
        panel = self.window.appointments
        assert panel is not None
        # Late, as the papers.
        from frontdesk.apps.reception.appointments.controller import AppointmentsController

        self.appointments = AppointmentsController(
            panel,
            self.situation,
            self.window.notice,
            self._errors,
            is_watched=lambda: self.window.mode == APPOINTMENTS and self.window.is_watched(),
            parent=self,
        )
        panel.side.troubles.answered.connect(self._on_answer)
        self.window.seen.connect(self._on_appointments_seen)
        self.rendering.show_troubles()

    def _on_appointments_seen(self) -> None:
        if self.appointments is not None and self.window.mode == APPOINTMENTS:
            self.appointments.come_into_view()

    def _on_mode(self) -> None:
        self.opening.leave()
        # The notice floats over what people look at.
        self.window.notice.float_over(self.window.shown_panel or self.window.ticket.board)
        self.rendering.show_troubles()
        self._on_appointments_seen()

    def _on_papers(self) -> None:
        unsaved = 0 if self.documents is None else self.documents.unsaved
        self.rendering.set_alarm(alarm(self.following, unsaved=unsaved))

    def _holds_back(self) -> bool:
        """The window is told to close: what is not saved would be gone, so only the second time it does."""
        papers = 0 if self.documents is None else self.documents.unsaved
        bookings = frozenset() if self.appointments is None else self.appointments.unsaved
        (warned, known), self._warned_of = self._warned_of, (papers, bookings)
        if papers in (0, warned) and bookings <= known:
            return False
        sentences = []
        if papers:
            words = self.tr("Nicht gespeicherte Eingänge: %s. Wer noch einmal schließt, verwirft sie.")
            sentences.append(words % papers)
        if bookings:
            words = self.tr("Nicht gespeicherte Termine: %s. Wer noch einmal schließt, verwirft sie.")
            sentences.append(words % len(bookings))
        action = ""
        if not bookings:
            self.window.show_documents_page()
        else:
            # Papers stay in the column of their page; there is no other way to these.
            self.window.show_appointments_page()
            if self.appointments is not None and self.appointments.booking.aside:
                action = self.tr("Zurückholen")
        self.window.notice.say(" ".join(sentences), "warn", action=action)
        return True

    # --- what the parts say -----------------------------------------------------------------------

    def _listen_to_parts(self) -> None:
        issuing, panel = self.issuing, self.window.ticket
        issuing.draft_changed.connect(self._on_draft)
        issuing.issued.connect(self._on_issued)
        issuing.refused.connect(lambda sentence, helps: panel.preview.refuse(sentence, anyway=helps))
        issuing.refused_aside.connect(self._on_refused_aside)
        issuing.progress_changed.connect(panel.preview.set_printing)

        self.lookup.changed.connect(self.rendering.show_draft)
        self.lookup.found.connect(self._on_found)
        self.lookup.said.connect(lambda sentence, status: self.window.notice.say(sentence, status))
        self.lookup.came_back.connect(self._on_came_back)
        self.window.side.queues.asked.connect(self._say_why)

    def _on_draft(self) -> None:
        self.lookup.follow()
        self.opening.follow()
        # A refusal is about the draft that was tried, not about the one that stands there now.
        self.window.ticket.preview.refuse("", anyway=False)
        self.rendering.show_draft()

    def _on_issued(self, issued: Issued) -> None:
        connection = self.situation.connection
        if connection is not None:
            connection.read()
            connection.wake_printer()
        announce(self.window.ticket, self.tr("Ticket %s ausgegeben") % issued.ticket.label)

    def _say_why(self, sentence: str) -> None:
        self.window.notice.say(sentence, "neutral")

    def _on_refused_aside(self, service: str, sentence: str) -> None:
        house = self.situation.house
        name = house.service(service).name(translation.language()) if house is not None else service
        self.window.notice.say(f"{name}: {sentence}", "warn", action=self.tr("Zurückholen"))

    def _on_house(self) -> None:
        self.rendering.show_house()
        self.rendering.show_all()
        if self.documents is not None:
            self.documents.show_house()
        for mode in (self.questions, self.appointments):
            if mode is not None:
                mode.show_house()

    def _on_picture(self) -> None:
        self.lookup.read()
        self.rendering.show_all()
        self._show_modes()

    def _on_restored(self) -> None:
        self.window.ticket.preview.refuse("", anyway=False)
        self._on_picture()

    def _on_printer(self, status: PrinterStatus) -> None:
        self.situation.hear_printer(status)
        self.rendering.show_strip()
        self.rendering.show_target()
        self.rendering.show_troubles()
        self._show_modes()

    def _show_modes(self) -> None:
        for mode in (self.documents, self.questions, self.appointments):
            if mode is not None:
                mode.show_state()

    def _on_second(self) -> None:
        self.rendering.show_clock()
        if self.documents is not None:
            self.documents.follow_day()
        if self.window.side.troubles.items:
            self.rendering.show_troubles()


def _load(name: str) -> Callable[[], object]:
    return partial(import_module, f"frontdesk.apps.reception.{name}")
