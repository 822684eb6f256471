"""Brings together what a clerk does with appointments, what the store says and what the window shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.apps.reception.appointments import wording
from frontdesk.apps.reception.appointments.actions import Done
from frontdesk.apps.reception.appointments.aftercare import Aftercare
from frontdesk.apps.reception.appointments.arrivals import Arrivals
from frontdesk.apps.reception.appointments.booking import Booking
from frontdesk.apps.reception.appointments.choosing import Choosing
from frontdesk.apps.reception.appointments.draft import Draft, Intent, Purpose
from frontdesk.apps.reception.appointments.following import Following
from frontdesk.apps.reception.appointments.history import Act, History, Kind
from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel
from frontdesk.apps.reception.appointments.panels.side import NO_KEY
from frontdesk.apps.reception.appointments.planning import Planning
from frontdesk.apps.reception.appointments.rendering import BACK, CALENDAR, SLIP, STOP, TAKE, Rendering
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.appointment import Appointment, Interpreter
from frontdesk.domain.scan import ScanKind, read_scan
from frontdesk.domain.ticket import OperationId
from frontdesk.qt.errors import Errors
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.notice import Notice, announce
from frontdesk.usecases.appointment_views import AppointmentView

_KINDS = {Purpose.BOOK: Kind.BOOK, Purpose.MOVE: Kind.MOVE, Purpose.CHANGE: Kind.CHANGE}


class AppointmentsController(QObject):
    """The life of the page of appointments; works without a store until one is followed.

    Attributes:
        draft, booking: the appointment that is being put together, and its way to the store.
        planning: what is free; choosing: what is taken of it.
        arrivals: the right column; following: the picture behind it, once a store is open.
        aftercare: what is done with appointments that are there.
    """

    def __init__(
        self,
        panel: AppointmentsPanel,
        situation: Situation,
        notice: Notice,
        errors: Errors,
        *,
        is_watched: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """``is_watched`` says whether anybody can see the page; else reading waits."""
        super().__init__(parent)
        self.panel, self.situation = panel, situation
        self._notice, self._errors, self._is_watched = notice, errors, is_watched
        self.draft, self.history = Draft(), History()
        self.booking = Booking(self.draft, lambda: situation.connection, parent=self)
        self.planning = Planning(lambda: situation.connection, errors, parent=self)
        self.aftercare = Aftercare(situation, self.history, parent=self)
        self.arrivals = Arrivals(panel.side, situation, self.history, self.aftercare, errors, parent=self)
        self.rendering = Rendering(panel, self.draft, self.planning, situation)
        self.choosing = Choosing(panel, self.draft, self.planning, self.rendering, situation, parent=self)
        self.following: Following | None = None
        self._listen_to_panel()
        self._listen_to_parts()
        if situation.connection is not None:
            self.follow(situation.connection)
        self.rendering.show_draft()

    def follow(self, connection: Connection) -> None:
        """A store is open: show its appointments."""
        self.following = Following(connection, self._errors, is_watched=self._is_watched, parent=self)
        self.following.stirred.connect(self.planning.read)
        self.arrivals.follow(self.following)
        self.show_house()
        self.following.read()

    def come_into_view(self) -> None:
        """The page is looked at again."""
        if self.following is not None:
            self.following.catch_up()
        self.planning.catch_up()
        self.arrivals.show()
        if self.following is not None and self.following.picture is None:
            self.following.read()
        self.panel.side.scroll_to_open()

    def show_house(self) -> None:
        """Another definition is in force."""
        house = self.situation.house
        if house is None:
            return
        self.draft.set_house(house)
        self.rendering.show_house(house)
        self.planning.read()
        self.choosing.show_draft()
        self.arrivals.show()

    def show_state(self) -> None:
        """Figures, printer or database have changed, or time has passed."""
        if not self._is_watched():
            return
        if self.following is not None:
            self.following.follow_day()
        self.planning.catch_up()
        self.rendering.show_draft()
        self.arrivals.show()

    def bring_back(self) -> bool:
        """Take up the refused booking again that had to stand aside; false when there is none."""
        if not self.booking.bring_back():
            return False
        self.planning.show_service(self.draft.service)
        return True

    @property
    def unsaved(self) -> frozenset[OperationId]:
        """The tries that wait beside the form or for an answer; with the window they would be gone."""
        refused = [waited.intent for waited in self.booking.aside]
        return frozenset(intent.op for intent in (*refused, *self.booking.under_way))

    # --- what people do ---------------------------------------------------------------------------

    def _listen_to_panel(self) -> None:
        panel, picker, client = self.panel, self.panel.picker, self.panel.client
        picker.entered.connect(self._on_service_entered)
        client.reference_typed.connect(self._on_reference)
        client.reference_entered.connect(self._on_reference_entered)
        client.name_typed.connect(self._on_name)
        client.name_entered.connect(lambda: self._on_entered(client.language))
        client.language_chosen.connect(self._on_language)
        client.language_entered.connect(lambda: self._on_entered(panel.act.main))
        client.interpreter_chosen.connect(self._on_interpreter)
        panel.act.main_requested.connect(self._on_main)
        panel.cleared.connect(self._on_cleared)
        panel.bar.acted.connect(self._on_bar)
        panel.take_back_requested.connect(self._on_take_back)
        panel.reprint_requested.connect(self.aftercare.reprint_newest)
        answer_no = QShortcut(QKeySequence(NO_KEY), panel.side)
        answer_no.setAutoRepeat(False)
        answer_no.activated.connect(lambda: panel.side.troubles.answer_question(yes=False))

    def _on_service_entered(self, text: str) -> None:
        if self._is_slip(text):
            # Where people scan is not always where they should.
            self.draft.end_search(keep=False)
            self.choosing.show()
            self.arrivals.enter(text)
            return
        if self.draft.service is None:
            return
        self.draft.end_search(keep=True)
        self.panel.picker.fold()
        self.choosing.show()
        if not self.choosing.take_offered():
            self.panel.days.take_focus()

    def _on_reference(self, text: str) -> None:
        self.draft.form.reference = text
        self.panel.client.show_finding(*wording.recognised(self.rendering.scan()))

    def _on_reference_entered(self) -> None:
        text = self.draft.form.reference
        if self._is_slip(text):
            self.draft.form.reference = ""
            self.rendering.show_draft()
            self.arrivals.enter(text)
            return
        scan = self.rendering.scan()
        if scan is not None and scan.kind is ScanKind.REFERENCE and scan.formats:
            # As it was meant: without what a wrong keyboard layout made of it.
            self.draft.form.reference = scan.text
            self.rendering.show_draft()
        self._on_entered(self.panel.client.name)

    def _on_entered(self, following: QWidget) -> None:
        if not self.choosing.take_offered():
            following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_name(self, text: str) -> None:
        self.draft.form.name = text

    def _on_language(self, code: str) -> None:
        self.draft.form.language = code

    def _on_interpreter(self, kind: Interpreter | None) -> None:
        self.draft.form.interpreter = kind
        self.rendering.show_draft()
        announce(self.panel.client, wording.interpreter(kind))

    def _on_main(self) -> None:
        self.draft.end_search(keep=True)
        self.panel.picker.fold()
        self.booking.submit()

    def _on_cleared(self) -> None:
        """Esc: first the refusal, then what stands in the form."""
        if self.rendering.refusal:
            self.choosing.show_draft()
            return
        if self.draft.is_empty:
            self.rendering.news, self.rendering.done = ("", "neutral"), None
        self.draft.clear()
        self.choosing.show()
        self.panel.take_focus()

    def _on_bar(self, name: str) -> None:
        done = self.rendering.done
        if name == TAKE:
            self.choosing.take_offered()
        elif name == STOP:
            self._on_cleared()
        elif name == BACK:
            self._on_take_back()
        elif name == SLIP:
            self.aftercare.reprint_newest()
        elif name == CALENDAR and done is not None:
            self.aftercare.save_calendar(done.appointment)

    def _on_take_back(self) -> None:
        if self.booking.under_way:
            # What stands on top of the history is not the newest act now.
            self._say(wording.still_under_way(), "neutral")
        else:
            self.aftercare.take_back_newest()

    def _begin(self, purpose: Purpose, view: AppointmentView) -> None:
        self.draft.begin(purpose, view)
        self.choosing.show()
        if not self.panel.isVisible():
            self.panel.side_requested.emit()
        if purpose is Purpose.MOVE:
            self.panel.days.take_focus()
        else:
            self.panel.focus_client()

    # --- what the parts say -----------------------------------------------------------------------

    def _listen_to_parts(self) -> None:
        booking, after = self.booking, self.aftercare
        booking.draft_changed.connect(self.choosing.show)
        booking.done.connect(self._on_done)
        booking.refused.connect(self._on_refused)
        booking.refused_aside.connect(
            lambda sentence: self._notice.say(sentence, "warn", action=self.tr("Zurückholen"))
        )
        after.said.connect(self._say)
        after.undone.connect(self._on_undone)
        after.cancelled.connect(self._on_cancelled)
        self.arrivals.move_requested.connect(lambda view: self._begin(Purpose.MOVE, view))
        self.arrivals.change_requested.connect(lambda view: self._begin(Purpose.CHANGE, view))

    def _on_done(self, done: Done, intent: Intent) -> None:
        one = done.booked.appointment
        connection = self.situation.connection
        act = Act(
            kind=_KINDS[intent.purpose],
            appointment=one,
            before=done.before,
            at=None if connection is None else connection.now(),
        )
        self.history.add(act)  # also where the first answer was lost: it was done here
        self.rendering.done = act
        self.rendering.say(wording.done(act.kind, self.rendering.name(one)), "ok")
        if done.booked.job is not None and connection is not None:
            connection.wake_printer()
        self.arrivals.learn(one)
        if self.draft.is_empty and intent.purpose is not Purpose.BOOK:
            self.panel.take_focus()

    def _on_refused(self, sentence: str, intent: Intent | None) -> None:
        self.choosing.refuse(sentence)
        if intent is not None and self.draft.form.slot is None and not self.draft.form.wants_next:
            self.choosing.offer(intent.slot, named=True)
        self.planning.read()
        focused = QApplication.focusWidget()
        if focused is not None and self.panel.grid.isAncestorOf(focused):
            self.panel.focus_client()  # the slot that had it is gone, and Enter must not press another one
        self.rendering.show_draft()

    def _on_undone(self, act: Act, one: Appointment) -> None:
        label = act.appointment.label if act.ticket is None else f"{one.label} · {act.ticket.label}"
        sentence = wording.done("undone", label)
        if act.kind is Kind.CHECK_IN:
            self.arrivals.say_done(sentence)
        else:
            self.rendering.done = None
            self.rendering.say(sentence, "ok")
        self.arrivals.learn(one)

    def _on_cancelled(self, one: Appointment) -> None:
        self.rendering.done = None
        self.rendering.say(wording.done("cancel", self.rendering.name(one)), "ok")
        self.arrivals.learn(one)

    def _say(self, sentence: str, status: Status) -> None:
        self.rendering.say(sentence, status)

    def _is_slip(self, text: str) -> bool:
        """Whether this is what the slip of an appointment says, of this house or another."""
        house, today = self.situation.house, self.planning.today
        if house is None or today is None or not text.strip():
            return False
        return read_scan(text, house, today).kind is ScanKind.APPOINTMENT
