"""Brings together what a caseworker does, what the store says and what the window shows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.apps.desk import actions, wording
from frontdesk.apps.desk.acting import Acting, Intent, Target
from frontdesk.apps.desk.actions import DeskActions, Done
from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.presenter import Presenter
from frontdesk.apps.desk.state import Act, Seen, hindrances
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.house import House, ServiceCode
from frontdesk.domain.ticket import TicketId
from frontdesk.qt import errors, translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.qt.theme import Status
from frontdesk.usecases.ports import Presence, PresenceState
from frontdesk.usecases.views import DeskPicture

_UNDOABLE = frozenset({Act.CALL, Act.PARK, Act.MISSED, Act.FINISH, Act.TRANSFER})


class DeskController(QObject):
    """The life of one window; shows itself without a store until one is attached.

    Attributes:
        connection: the opened store, once there is one.

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
        self._operations, self._errors, self._monotonic = operations, shown_errors, monotonic
        self._wanted = desk
        self._opening_failed = False
        self._notice_action = ""
        self.acting = Acting(operations, monotonic=monotonic, parent=self)
        self.presenter = Presenter(window)
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.timeout.connect(self._on_second)
        self._listen()
        shown_errors.show_in(window.notice)
        operations.busy_changed.connect(window.busy.set_busy)
        if desk is not None:
            window.show_work()
        self.presenter.show_opening(failed=False)

    # --- the store --------------------------------------------------------------------------------

    def attach(self, connection: Connection) -> None:
        """A store is open: follow it, and open the desk that was named at the start."""
        self.connection = connection
        self._opening_failed = False
        self.window.notice.dismiss()
        connection.picture_changed.connect(self._on_picture)
        connection.house_changed.connect(self._on_house)
        connection.lost.connect(self._show_all)
        connection.restored.connect(self._on_restored)
        self.window.seen.connect(connection.catch_up)
        connection.start()
        self.presenter.show_station(connection.runtime.station)
        wanted, self._wanted = self._wanted, None
        if wanted is None or not self._open(wanted, None):
            # A PC that belongs to one room is best called after it.
            self._ask_for_room(wanted or connection.runtime.station.removeprefix("desk-"))
        self._show_all()
        self._on_second()

    def opening_failed(self, error: Exception) -> None:
        """The store cannot be opened; it is tried again, or at once when a person says so."""
        if not self._opening_failed:
            shown = errors.describe(error)
            self._say(shown.sentence, shown.status, code=shown.code, action=self.tr("Jetzt verbinden"))
            self._notice_action = "connect"
        self._opening_failed = True
        self.presenter.show_opening(failed=True)

    def stop(self) -> None:
        """Follow the store no more."""
        self._second.stop()
        if self.connection is not None:
            self.connection.stop()

    @property
    def _house(self) -> House | None:
        return self.connection.house if self.connection is not None else None

    @property
    def picture(self) -> DeskPicture | None:
        """What the window shows now."""
        return self.connection.picture if self.connection is not None else None

    # --- what people do ---------------------------------------------------------------------------

    def _listen(self) -> None:
        window = self.window
        window.start.opened.connect(self._on_opened)
        window.header.state_chosen.connect(lambda state: self._press(Act(state)))
        window.work.client.pressed.connect(self._on_key)
        window.work.empty.pressed.connect(self._on_key)
        window.work.empty.why.clicked.connect(self._say_why)
        window.work.waiting.picked.connect(lambda ticket_id: self._press(Act.PICK, ticket_id))
        window.work.waiting.pick_requested.connect(self._begin_picking)
        window.work.waiting.picking_ended.connect(self._on_picking_ended)
        window.work.aside.back_requested.connect(lambda ticket_id: self._press(Act.BACK, ticket_id))
        window.chooser.chosen.connect(lambda code: self._press(Act.TRANSFER, code))
        window.chooser.given_up.connect(window.show_work)
        window.undo_requested.connect(self._undo)
        window.notice.action.connect(self._on_notice_action)
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
        else:
            self.acting.press(act, connection.desk, target=target, seen=Seen.of(picture))

    def _undo(self) -> None:
        if self.window.pages.currentWidget() is self.window.work:
            self._press(Act.UNDO)

    def _on_notice_action(self) -> None:
        if self._notice_action == "connect":
            self.connect_requested.emit()
        else:
            self.window.notice.dismiss()
            self._undo()

    def _begin_transfer(self) -> None:
        picture, house = self.picture, self._house
        if picture is None or picture.current is None or house is None:
            return
        self.window.show_chooser()
        self.window.chooser.begin(
            house,
            number=picture.current.label,
            without=picture.current.service,
            language=translation.language(),
        )

    def _begin_picking(self, first: TicketId | None) -> None:
        picture = self.picture
        lost = self.connection is None or self.connection.is_lost
        if picture is None or lost or hindrances(picture)[Act.PICK] is not None:
            return
        self.window.work.waiting.begin_picking(first)

    def _on_picking_ended(self, gone: bool) -> None:
        self.window.work.empty.buttons[Act.PICK].setFocus()
        if gone:
            self._say(self.tr("Diese Person wurde inzwischen woanders aufgerufen."), "neutral")

    def _say_why(self) -> None:
        picture = self.picture
        if picture is not None and picture.why:
            self._say(picture.why, "neutral")

    def _on_opened(self, name: str, services: tuple[ServiceCode, ...]) -> None:
        self._open(name, services)

    def _open(self, name: str, services: tuple[ServiceCode, ...] | None) -> bool:
        connection = self.connection
        if connection is None:
            return False
        try:
            desk = connection.house.desk(name)
        except FrontdeskError as error:
            self._errors.report(error, notice=self.window.notice)
            return False
        worker = DeskActions(connection.runtime, desk.name, services, translation.language())
        self._opened_by = worker
        return self.acting.press(Act.OPEN, worker)

    # --- what became of it ------------------------------------------------------------------------

    def _on_done(self, intent: Intent, done: Done, picture: DeskPicture | None) -> None:
        connection = self.connection
        if connection is None:
            return
        if intent.act is Act.CLOSE:
            self._leave()
            return
        if intent.act is Act.TRANSFER:
            self.window.show_work()
        if connection.desk is None:
            connection.take(self._opened_by, picture)
            self.window.show_work()
        elif picture is not None:
            connection.accept(picture)
        else:
            connection.read()
        connection.feed.ask_now()
        self._say_after(intent.act, done)

    def _say_after(self, act: Act, done: Done) -> None:
        house = self._house
        if house is None:
            return
        sentence = wording.after(act, done, house, language=translation.language())
        undoable = act in _UNDOABLE and (done.ticket is not None or done.finished is not None)
        if sentence:
            self._say(sentence, "ok", action=self.tr("Rückgängig") if undoable else "")
        else:
            self.window.notice.dismiss()

    def _on_failed(self, _intent: Intent, error: Exception) -> None:
        self._notice_action = ""
        self._errors.report(error, notice=self.window.notice)
        if self.connection is not None:
            self.connection.feed.ask_now()
            self.connection.read()
        self._show_all()

    def _leave(self) -> None:
        connection = self.connection
        if connection is None:
            return
        name = connection.desk.desk if connection.desk is not None else ""
        connection.leave()
        self.window.notice.dismiss()
        self._ask_for_room(name)

    def _ask_for_room(self, mark: str) -> None:
        house = self._house
        if house is None:
            return
        self.window.start.rooms.search.clear()
        self.window.start.begin(house, mark=mark, language=translation.language())
        self.window.show_start()
        self._ask_who_is_there()

    def _ask_who_is_there(self) -> None:
        connection = self.connection
        if connection is not None and self._operations.is_open:
            self._operations.query(
                lambda: actions.staffed(connection.runtime),
                initiator=self,
                on_success=self._on_staffed,
                on_failure=lambda _error: None,  # only a courtesy; the feed tells of a store that is away
                latest="staffed",
            )

    def _on_staffed(self, presences: tuple[Presence, ...]) -> None:
        house = self._house
        if house is not None:
            self.window.start.show_taken({p.desk: wording.taken(p, house) for p in presences})

    # --- what the window shows --------------------------------------------------------------------

    def _on_picture(self) -> None:
        picture = self.picture
        if picture is not None and picture.state is PresenceState.CLOSED:
            self._leave()
            self._say(self.tr("Der Platz wurde an einem anderen Fenster geschlossen."), "neutral")
            return
        self._show_all()

    def _on_house(self) -> None:
        connection = self.connection
        if connection is not None and connection.desk is None:
            desk = self.window.start.desk
            self.window.start.begin(
                connection.house, mark=desk.name if desk is not None else "", language=translation.language()
            )

    def _on_restored(self) -> None:
        self.window.notice.dismiss()
        self._show_all()
        if self.connection is not None and self.connection.desk is None:
            self._ask_who_is_there()

    def _show_all(self) -> None:
        if self.connection is not None:
            self.presenter.show(self.connection)

    def _on_second(self) -> None:
        """Once in a second of the store's clock, just after it has moved on."""
        if self.connection is None:
            return
        now = self.connection.clock.now()
        self.presenter.show_time(self.connection)
        self._second.start(1000 if now is None else 1005 - now.microsecond // 1000)

    def _say(self, sentence: str, status: Status, *, code: str = "", action: str = "") -> None:
        self._notice_action = ""
        self.window.notice.say(sentence, status, code=code, action=action)
