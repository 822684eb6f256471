"""What can still be done with an issued ticket: take it back, print it again, answer for its slip."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception import actions, state, wording
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.panels.trouble import Deed
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.ticket import State, TicketId
from frontdesk.qt import errors
from frontdesk.qt.widgets.notice import Notice


class Aftercare(QObject):
    """Starts those acts, each once at a time: a key that bounces counts once.

    Signals:
        connect_requested: a person does not want to wait for the next automatic try.
    """

    connect_requested = Signal()

    def __init__(self, situation: Situation, notice: Notice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = situation
        self._notice = notice
        self._under_way: set[str] = set()

    def take_back_newest(self) -> None:
        """Strg+Z: the newest ticket that stands, or the reason why not."""
        lines = self._now.lines()
        line = state.newest_to_take_back(lines)
        if line is not None:
            self.take_back(line.ticket_id)
            return
        standing = next((line for line in lines if line.state is not State.CANCELLED), None)
        why = wording.lock_reason(standing) if standing is not None else ""
        label = standing.label if standing is not None else ""
        self._notice.say(wording.nothing_to_take_back(label, why), "neutral")

    def reprint_newest(self) -> None:
        """Strg+R: the newest ticket that stands."""
        line = state.newest_to_reprint(self._now.lines())
        if line is not None:
            self.reprint(line.ticket_id)

    def take_back(self, ticket_id: TicketId) -> None:
        """Cancel a ticket that was issued by mistake."""
        key = f"back:{ticket_id}"
        connection = self._begin(key)
        if connection is not None:
            actions.take_back(
                connection.link,
                ticket_id,
                initiator=self,
                on_success=lambda _done: self._end(key),
                on_failure=lambda error: self._fail(key, error),
            )

    def reprint(self, ticket_id: TicketId) -> None:
        """Order one more slip."""
        key = f"print:{ticket_id}"
        if not self._now.has_printer:
            self._notice.say(wording.no_printer(), "neutral")
            return
        connection = self._begin(key)
        if connection is not None:
            actions.reprint(
                connection.link,
                ticket_id,
                initiator=self,
                on_success=lambda _done: self._end(key),
                on_failure=lambda error: self._fail(key, error),
            )

    def answer(self, key: str, deed: str) -> None:
        """A button of a trouble card was pressed."""
        connection, wanted = self._now.connection, Deed(deed)
        if wanted is Deed.CONNECT:
            self.connect_requested.emit()
            if connection is not None:
                connection.feed.ask_now()
        elif connection is None:
            return
        elif wanted is Deed.PRINT_NOW:
            connection.wake_printer(hurry=True)
        elif wanted in (Deed.USE_SECOND, Deed.USE_FIRST):
            connection.use_second_printer(wanted is Deed.USE_SECOND)
        elif wanted in (Deed.PRINT_OLD, Deed.DROP_OLD):
            self._answer_old(key, wanted=wanted is Deed.PRINT_OLD)
        else:
            self._answer_slip(key, present=wanted is Deed.SLIP_PRESENT)

    def _answer_slip(self, key: str, *, present: bool) -> None:
        slip = next((s for s in self._now.slips() if wording.slip_key(s) == key), None)
        connection = self._begin(key) if slip is not None else None
        if slip is not None and connection is not None:
            actions.answer_slip(
                connection.link,
                slip.job,
                present=present,
                initiator=self,
                on_success=lambda _done: self._end(key),
                on_failure=lambda error: self._fail(key, error),
            )

    def _answer_old(self, key: str, *, wanted: bool) -> None:
        jobs = [slip.job for slip in self._now.old_slips()]
        connection = self._begin(key) if jobs else None
        if connection is not None:
            actions.answer_old_slips(
                connection.link,
                jobs,
                wanted=wanted,
                initiator=self,
                on_success=lambda _done: self._end(key),
                on_failure=lambda error: self._fail(key, error),
            )

    def _begin(self, key: str) -> Connection | None:
        connection = self._now.connection
        if connection is None or key in self._under_way:
            return None
        if connection.is_lost:
            self._notice.say(wording.away_for_now(), "warn")
            return None
        self._under_way.add(key)
        return connection

    def _end(self, key: str) -> None:
        self._under_way.discard(key)
        connection = self._now.connection
        if connection is not None:
            connection.read()
            connection.wake_printer()

    def _fail(self, key: str, error: Exception) -> None:
        self._under_way.discard(key)
        shown = errors.describe(error)
        self._notice.say(shown.sentence, shown.status)
        if self._now.connection is not None:
            self._now.connection.read()
