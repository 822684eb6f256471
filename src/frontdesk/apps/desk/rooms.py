"""The start page at work: offers the rooms, says which are staffed, and opens the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from frontdesk.apps.desk import actions, wording
from frontdesk.apps.desk.acting import Acting
from frontdesk.apps.desk.actions import DeskActions
from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.state import Act
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.house import ServiceCode
from frontdesk.qt import translation
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.usecases.ports import Presence


class Rooms(QObject):
    """The way from an attached store to an open desk.

    Attributes:
        opening: the desk that was asked for last; the window works at it once that was granted.
    """

    def __init__(
        self,
        window: DeskWindow,
        connection: Connection,
        acting: Acting,
        *,
        operations: Operations,
        shown_errors: Errors,
    ) -> None:
        super().__init__(connection)
        self.opening: DeskActions | None = None
        self._window, self._connection, self._acting = window, connection, acting
        self._operations, self._errors = operations, shown_errors
        window.start.opened.connect(self.open)
        connection.house_changed.connect(self._on_house)
        connection.desks_changed.connect(self._ask_who_is_there)
        connection.restored.connect(self._ask_who_is_there)

    def open(
        self, name: str, services: tuple[ServiceCode, ...] | None = None, *, by_hand: bool = True
    ) -> bool:
        """Take a room; without ``services`` for all of its own. False when there is no such room."""
        connection = self._connection
        try:
            desk = connection.house.desk(name)
        except FrontdeskError as error:
            self._errors.report(error, notice=self._window.notice)
            return False
        worker = DeskActions(connection.runtime, desk.name, services, translation.language())
        if self._acting.press(Act.OPEN, worker, by_hand=by_hand):
            self.opening = worker
        return True

    def ask(self, mark: str) -> None:
        """Show the page, with the mark on a room."""
        self._window.start.rooms.search.clear()
        self._window.start.begin(self._connection.house, mark=mark, language=translation.language())
        self._window.show_start()
        self._ask_who_is_there()

    def _on_house(self) -> None:
        if self._connection.desk is None:
            desk = self._window.start.desk
            mark = desk.name if desk is not None else ""
            self._window.start.begin(self._connection.house, mark=mark, language=translation.language())

    def _ask_who_is_there(self) -> None:
        connection = self._connection
        if connection.desk is not None or not self._operations.is_open:
            return
        self._operations.query(
            lambda: actions.staffed(connection.runtime),
            initiator=self,
            on_success=self._on_staffed,
            on_failure=lambda _error: None,  # a courtesy; that the store is away the feed will tell
            latest="staffed",
            quiet=True,
        )

    def _on_staffed(self, presences: tuple[Presence, ...]) -> None:
        house = self._connection.house
        self._window.start.show_taken({p.desk: wording.taken(p, house) for p in presences})
