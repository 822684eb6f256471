"""Finds the ticket whose number is typed or code is scanned; who was set aside is brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception import actions, standing, wording
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.draft import Draft
from frontdesk.apps.reception.standing import StandingWords
from frontdesk.domain.errors import InvalidValueError, UnknownTicketError
from frontdesk.domain.house import House
from frontdesk.domain.scan import Scan, ScanKind, Trouble, read_scan
from frontdesk.domain.ticket import number_label, parse_label
from frontdesk.qt import errors
from frontdesk.usecases.views import Standing


def typed_label(draft: Draft, house: House | None) -> str:
    """The number of a ticket that stands in the search field, or ""; what finds a service is none."""
    if house is None or draft.found.codes:
        return ""
    try:
        series, number = parse_label(draft.text)
    except InvalidValueError:
        return ""
    known = any(one.letter == series for one in house.series)
    return number_label(series, number) if known and number else ""


class Lookup(QObject):
    """Follows the search field.

    Signals:
        changed: there is another ticket to show, or none.
        found: number of a ticket that was scanned, to stand in the search field.
        said: a sentence and its status.
        came_back: a client waits again.
    """

    changed = Signal()
    found = Signal(str)
    said = Signal(str, str)
    came_back = Signal()

    def __init__(
        self, draft: Draft, connection: Callable[[], Connection | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._connection = connection
        self._label = ""
        self._shown: Standing | None = None
        self._is_missing = self._is_busy = False

    @property
    def words(self) -> StandingWords | None:
        """What is to be shown of the ticket that was asked for; ``None`` while none was, or none is known."""
        connection = self._connection()
        if self._shown is not None and connection is not None:
            return standing.standing_words(self._shown, connection.house)
        return standing.missing_words(self._label) if self._is_missing else None

    def follow(self) -> None:
        """The search field may say something else now."""
        connection = self._connection()
        label = typed_label(self._draft, None if connection is None else connection.house)
        if label == self._label:
            return
        self._label, self._shown, self._is_missing = label, None, False
        self.changed.emit()
        self.read()

    def read(self) -> None:
        """Ask the store how it is with the ticket now."""
        connection, label = self._connection(), self._label
        if not label or connection is None or connection.is_lost:
            return
        actions.find_standing(
            connection.link,
            label,
            initiator=self,
            on_success=lambda shown: self._on_standing(label, shown),
            on_failure=lambda error: self._on_failed(label, error),
        )

    def enter(self) -> bool:
        """Enter was pressed; true when it was about a ticket that exists already."""
        connection = self._connection()
        if connection is None:
            return False
        scan = self._scanned(connection)
        if scan is None and not self._label:
            return False
        if connection.is_lost:
            self.said.emit(wording.away_for_now(), "warn")
        elif scan is not None:
            self._look_up(connection, scan)
        elif self._shown is not None and standing.can_come_back(self._shown):
            self._bring_back(connection, self._shown)
        return True

    def _scanned(self, connection: Connection) -> Scan | None:
        now = connection.now()
        if now is None or not self._draft.text:
            return None
        scan = read_scan(self._draft.text, connection.house, connection.house.business_day(now))
        return scan if scan.kind is ScanKind.TICKET else None

    def _look_up(self, connection: Connection, scan: Scan) -> None:
        if scan.trouble is Trouble.OTHER_DAY:
            self.said.emit(wording.ticket_of_another_day(scan.ticket or ""), "warn")
            return
        actions.find_scanned(
            connection.link,
            scan.text,
            initiator=self,
            on_success=lambda shown: self._on_scanned(connection, shown),
            on_failure=self._say_error,
        )

    def _on_scanned(self, connection: Connection, shown: Standing) -> None:
        self._label, self._shown, self._is_missing = shown.ticket.label, shown, False
        self.found.emit(shown.ticket.label)
        self.changed.emit()
        if standing.can_come_back(shown):
            self._bring_back(connection, shown)

    def _bring_back(self, connection: Connection, shown: Standing) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        actions.bring_back(
            connection.link,
            shown.ticket.id,
            initiator=self,
            on_success=self._on_back,
            on_failure=self._on_not_back,
        )

    def _on_back(self, shown: Standing) -> None:
        self._is_busy = False
        if shown.ticket.label == self._label:
            self._shown = shown
            self.changed.emit()
        self.said.emit(standing.after_back(shown), "ok")
        self.came_back.emit()

    def _on_not_back(self, error: Exception) -> None:
        self._is_busy = False
        self._say_error(error)
        self.read()

    def _on_standing(self, label: str, shown: Standing) -> None:
        if label == self._label:
            self._shown, self._is_missing = shown, False
            self.changed.emit()

    def _on_failed(self, label: str, error: Exception) -> None:
        if label != self._label:
            return
        if isinstance(error, UnknownTicketError):
            self._shown, self._is_missing = None, True
            self.changed.emit()
        else:
            self._say_error(error)

    def _say_error(self, error: Exception) -> None:
        shown = errors.describe(error)
        self.said.emit(shown.sentence, shown.status)
