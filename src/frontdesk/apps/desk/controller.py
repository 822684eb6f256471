"""Brings together what a caseworker does, what the store says and what the window shows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.apps.desk import wording
from frontdesk.apps.desk.acting import Acting, Intent
from frontdesk.apps.desk.actions import Done
from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.papers import wording as paper_words
from frontdesk.apps.desk.papers.controller import PapersController
from frontdesk.apps.desk.papers.state import Judgement
from frontdesk.apps.desk.presenter import Presenter
from frontdesk.apps.desk.rooms import Rooms
from frontdesk.apps.desk.state import Act, Seen, Target, hindrances
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.domain.ticket import STEPS, Step, Ticket, TicketId
from frontdesk.qt import errors, translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.qt.theme import Status
from frontdesk.usecases.ports import PresenceState
from frontdesk.usecases.views import DeskPicture

_UNDOABLE = frozenset({Act.CALL, Act.PARK, Act.MISSED, Act.FINISH, Act.TRANSFER})


class DeskController(QObject):
    """The life of one window; shows itself without a store until one is attached.

    Attributes:
        connection, rooms: the opened store and the start page over it, once there is one.
        acting: carries out what keys say.
        papers: what was handed in, and the bundles to accept.

    Signals:
        connect_requested: a person does not want to wait for the next automatic try.
    """

    connect_requested = Signal()

    def __init__(
        self,
        window: DeskWindow,
        operations: Operations,
        shown_errors: Errors,
        *,
        desk: str | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.connection: Connection | None = None
        self.rooms: Rooms | None = None
        self.acting = Acting(operations, monotonic=monotonic, parent=self)
        self._operations, self._errors = operations, shown_errors
        self._wanted = desk
        self._opening_failed = False
        self._on_action: Callable[[], None] = self._undo
        self._transferred: TicketId | None = None
        self._last_act_is_final = False
        self._presenter = Presenter(window)
        self.papers = PapersController(
            window,
            operations,
            shown_errors,
            judge=lambda judgement: self._press(Act.JUDGE, judgement),
            say=self._say,
            monotonic=monotonic,
        )
        self.papers.ticket_scanned.connect(self._on_ticket_scanned)
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.timeout.connect(self._on_second)
        self._listen()
        shown_errors.show_in(window.notice)
        operations.busy_changed.connect(window.busy.set_busy)
        self._presenter.show_opening(failed=False)
        if desk is not None:
            window.show_work()

    @property
    def picture(self) -> DeskPicture | None:
        """What the window shows now."""
        return self.connection.picture if self.connection is not None else None

    # --- the store --------------------------------------------------------------------------------

    def attach(self, connection: Connection) -> None:
        """A store is open: follow it, and open the desk that was named at the start."""
        self.connection, self._opening_failed = connection, False
        self.window.notice.dismiss()
        connection.picture_changed.connect(self._on_picture)
        connection.lost.connect(self._show_all)
        connection.restored.connect(self._on_restored)
        self.window.seen.connect(connection.catch_up)
        self.rooms = Rooms(
            self.window,
            connection,
            self.acting,
            operations=self._operations,
            shown_errors=self._errors,
        )
        self.papers.attach(connection)
        connection.start()
        station = connection.runtime.station
        self.window.strip.station.setText(station)
        wanted, self._wanted = self._wanted, None
        if wanted is None or not self.rooms.open(wanted, by_hand=False):
            # A PC that belongs to one room is best named after it.
            self.rooms.ask(wanted or station.removeprefix("desk-"))
        self._show_all()
        self._on_second()

    def opening_failed(self, error: Exception) -> None:
        """The store cannot be opened; it is tried again, or at once when a person says so."""
        if not self._opening_failed:
            self._opening_failed = True
            shown = errors.describe(error)
            self._say(
                shown.sentence,
                shown.status,
                action=self.tr("Jetzt verbinden"),
                on_action=self.connect_requested.emit,
            )
        self._presenter.show_opening(failed=True)

    def stop(self) -> None:
        """Follow the store no more."""
        self._second.stop()
        if self.connection is not None:
            self.connection.stop()

    # --- what people do ---------------------------------------------------------------------------

    def _listen(self) -> None:
        window, work = self.window, self.window.work
        window.header.state_chosen.connect(lambda state: self._press(Act(state)))
        work.client.pressed.connect(self._on_key)
        work.empty.pressed.connect(self._on_key)
        work.empty.why.clicked.connect(self._say_why)
        work.waiting.picked.connect(lambda ticket_id: self._press(Act.PICK, ticket_id))
        work.waiting.pick_requested.connect(self._begin_picking)
        work.waiting.picking_ended.connect(self._on_picking_ended)
        work.aside.back_requested.connect(lambda ticket_id: self._press(Act.BACK, ticket_id))
        window.chooser.chosen.connect(lambda code: self._press(Act.TRANSFER, code))
        window.chooser.given_up.connect(window.show_work)
        window.undo_requested.connect(self._undo)
        window.notice.action.connect(lambda: self._on_action())
        self.acting.done.connect(self._on_done)
        self.acting.failed.connect(self._on_failed)

    def _on_key(self, name: str) -> None:
        act = Act(name)
        if act is Act.TRANSFER:
            self._begin_transfer()
        elif act is Act.PICK:
            self._begin_picking(None)
        else:
            self._press(act)

    def _press(self, act: Act, target: Target = None) -> None:
        connection, picture = self.connection, self.picture
        if connection is None or connection.desk is None or picture is None:
            return
        if connection.is_lost:
            self._say(wording.away(), "warn")
        elif not self.acting.press(act, connection.desk, target=target, seen=Seen.of(picture)):
            self._show_all()  # a switch that was pressed in vain goes back

    def _undo(self) -> None:
        if self.window.pages.currentWidget() is self.window.check:
            self.papers.checking.take_back()
            return
        if self._last_act_is_final:
            # The act before would be taken back, which nobody has in mind now.
            self._last_act_is_final = False
            self._say(paper_words.no_way_back(), "neutral")
        else:
            self._press(Act.UNDO)

    def _begin_transfer(self) -> None:
        connection, picture = self.connection, self.picture
        if connection is None or picture is None or picture.current is None or self.acting.under_way:
            return
        self._transferred = picture.current.id
        self.window.notice.dismiss()  # it may offer to take back what brought this client here
        self.window.show_chooser()
        self.window.chooser.begin(
            connection.house,
            number=picture.current.label,
            without=picture.current.service,
            language=translation.language(),
        )

    def _begin_picking(self, first: TicketId | None) -> None:
        connection, picture = self.connection, self.picture
        if connection is None or picture is None or connection.is_lost:
            return
        if hindrances(picture)[Act.PICK] is None:
            self.window.work.waiting.begin_picking(first)

    def _on_picking_ended(self, gone: bool) -> None:
        self.window.work.empty.buttons[Act.PICK].setFocus()
        if gone:
            self._say(self.tr("Diese Person wartet nicht mehr. Bitte neu auswählen."), "neutral")

    def _on_ticket_scanned(self, code: str) -> None:
        """Whoever was set aside is back; of any other ticket it is said where it stands."""
        connection = self.connection
        if connection is None or connection.desk is None:
            return
        actions = connection.desk
        self._operations.query(
            lambda: actions.scanned_ticket(code),
            initiator=self,
            on_success=lambda ticket: self._on_scanned(connection, ticket),
            on_failure=lambda error: self._errors.report(error, notice=self.window.notice),
            latest="scan",
        )

    def _on_scanned(self, connection: Connection, ticket: Ticket) -> None:
        picture = self.picture
        if connection.desk is None or picture is None:
            return
        here = ticket.agency == picture.desk.agency or ticket.service in picture.desk.services
        if here and ticket.state in STEPS[Step.CAME_BACK]:
            self._press(Act.BACK, ticket.id)
            return
        self._say(
            wording.scanned(ticket, connection.house, picture.desk, language=translation.language()),
            "neutral",
        )

    def _say_why(self) -> None:
        picture = self.picture
        if picture is not None and picture.why:
            self._say(picture.why, "neutral")

    # --- what became of it ------------------------------------------------------------------------

    def _on_done(self, intent: Intent, done: Done, picture: DeskPicture | None) -> None:
        connection, rooms = self.connection, self.rooms
        if connection is None or rooms is None:
            return
        opens = intent.act is Act.OPEN and connection.desk is None and rooms.opening is not None
        if not opens and (connection.desk is None or connection.desk.desk != intent.desk):
            return  # the desk was closed elsewhere meanwhile
        self._last_act_is_final = intent.act is Act.JUDGE
        if intent.act is Act.CLOSE:
            self._leave()
            return
        if opens or intent.act is Act.TRANSFER:
            self.window.show_work()
        if opens and rooms.opening is not None:
            connection.take(rooms.opening, picture)
        elif picture is not None:
            connection.accept(picture)
        else:
            connection.read()
        connection.feed.ask_now()
        if done.bundle is not None and isinstance(intent.target, Judgement):
            self.papers.judged(done.bundle, intent.target)
            return
        self._say_after(intent.act, done, connection)

    def _say_after(self, act: Act, done: Done, connection: Connection) -> None:
        sentence = wording.after(act, done, connection.house, language=translation.language())
        undoable = act in _UNDOABLE and (done.ticket is not None or done.finished is not None)
        if sentence:
            self._say(sentence, "ok", action=self.tr("Rückgängig") if undoable else "")
        else:
            self.window.notice.dismiss()

    def _on_failed(self, intent: Intent, error: Exception) -> None:
        said = intent.target
        if not (isinstance(said, Judgement) and self.papers.explains(said, error)):
            self._errors.report(error, notice=self.window.notice)
        if self.connection is not None:
            self.connection.feed.ask_now()
            self.connection.read()
        if self.papers.follower is not None:
            self.papers.follower.read()
        self._show_all()

    def _leave(self) -> None:
        connection, rooms = self.connection, self.rooms
        if connection is None or rooms is None:
            return
        name = connection.desk.desk if connection.desk is not None else ""
        connection.leave()
        self.papers.leave()
        self._presenter.forget()
        self.window.notice.dismiss()
        rooms.ask(name)

    # --- what the store says ----------------------------------------------------------------------

    def _on_picture(self) -> None:
        picture = self.picture
        if picture is not None and picture.state is PresenceState.CLOSED:
            self._leave()
            self._say(self.tr("Der Platz wurde an einem anderen Fenster geschlossen."), "neutral")
            return
        self._show_all()
        if picture is not None and self.window.pages.currentWidget() is self.window.chooser:
            self._check_transfer(picture)

    def _check_transfer(self, picture: DeskPicture) -> None:
        """Whom the chooser was opened for must still be here; else somebody else would be sent away."""
        if picture.current is None or picture.current.id != self._transferred:
            self.window.show_work()
            self._say(self.tr("Diese Person ist nicht mehr am Platz."), "neutral")

    def _on_restored(self) -> None:
        self.window.notice.dismiss()
        self._show_all()

    def _show_all(self) -> None:
        if self.connection is not None:
            self._presenter.show(self.connection)
        self.papers.show()

    def _on_second(self) -> None:
        """Once in a second of the store's clock, just after it has moved on."""
        if self.connection is not None:
            now = self.connection.clock.now()
            self._presenter.show_time(self.connection)
            self._second.start(1000 if now is None else 1005 - now.microsecond // 1000)

    def _say(
        self,
        sentence: str,
        status: Status,
        *,
        action: str = "",
        on_action: Callable[[], None] | None = None,
    ) -> None:
        self._on_action = on_action or self._take_back_said
        self.window.notice.say(sentence, status, action=action)

    def _take_back_said(self) -> None:
        self.window.notice.dismiss()
        self._undo()
