"""Says in the window what the picture of the desk says; decides nothing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.apps.desk import wording
from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.panels.header import OPEN, PAUSED, UNKNOWN
from frontdesk.apps.desk.state import Act, clock_time, counted_from, hindrances, stopwatch
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.domain.ticket import EventId, State, TicketId
from frontdesk.qt import translation
from frontdesk.qt.widgets.notice import announce
from frontdesk.usecases.ports import PresenceState
from frontdesk.usecases.views import DeskPicture


class Presenter(QObject):
    """Renders one connection into one window."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._call: tuple[TicketId, EventId | None] | None = None
        self._empty_since: datetime | None = None

    def show_opening(self, *, failed: bool) -> None:
        """There is no store yet."""
        if failed:
            self._window.strip.store.set_state("warn", self.tr("nicht erreichbar"))
        reason = wording.away() if failed else wording.opening()
        self._window.start.set_refusal(reason)
        self._show_keys(dict.fromkeys(Act, reason), arrived=False)
        self._show_unknown(self.tr("nicht verbunden") if failed else self.tr("wird geöffnet …"))
        self._window.header.show_state(UNKNOWN, refusal=reason)

    def forget(self) -> None:
        """Another desk may come next."""
        self._call = self._empty_since = None
        self._show_unknown("")

    def show(self, connection: Connection) -> None:
        """Show what is known now."""
        self._show_store(connection)
        picture = connection.picture
        if picture is None:
            lost = connection.is_lost
            self._show_unknown(self.tr("nicht verbunden") if lost else self.tr("wird geöffnet …"))
            return
        away = wording.away() if connection.is_lost else ""
        refusals = {
            act: away or (wording.reason(why) if why is not None else "")
            for act, why in hindrances(picture).items()
        }
        self._show_header(connection, picture, away)
        self._show_card(connection, picture, refusals)
        self._show_lists(connection, picture, refusals, away)
        self.show_time(connection)

    def show_time(self, connection: Connection) -> None:
        """Clock and stopwatch."""
        now = connection.clock.now()
        if now is None:
            return
        self._window.strip.clock.setText(clock_time(now, connection.house.zone))
        current = connection.picture.current if connection.picture is not None else None
        since = counted_from(current) if current is not None else None
        if since is not None:
            self._window.work.client.show_time(stopwatch(since, now))
        absence = connection.picture.absence if connection.picture is not None else None
        self._window.work.client.show_missed_key(wording.missed_key(absence, now))

    def _show_unknown(self, words: str) -> None:
        """No number, no figure and no state before anything was read."""
        window = self._window
        window.header.show_unknown(words)
        window.work.empty.show_unknown(words)
        window.work.waiting.show_unknown()
        window.work.aside.show_lines((), refusal="")
        window.work.show_empty()

    def _show_store(self, connection: Connection) -> None:
        cell, lost = self._window.strip.store, connection.lost_since
        if lost is None:
            cell.set_state("ok", self.tr("verbunden"))
        else:
            cell.set_state("warn", self.tr("getrennt seit %s") % clock_time(lost, connection.house.zone))
        self._window.start.set_refusal(wording.away() if lost is not None else "")

    def _show_header(self, connection: Connection, picture: DeskPicture, away: str) -> None:
        header = self._window.header
        header.show_desk(picture.desk, picture.agency, translation.language())
        self._window.setWindowTitle(self.tr("%s · Arbeitsplatz") % picture.desk.room)
        header.show_state(PAUSED if picture.state is PresenceState.PAUSED else OPEN, refusal=away)

    def _show_card(self, connection: Connection, picture: DeskPicture, refusals: dict[Act, str]) -> None:
        window, house, language = self._window, connection.house, translation.language()
        ticket, away_since = picture.current, connection.lost_since
        focused: QWidget | None = window.focusWidget()
        if ticket is not None:
            words = wording.client_words(ticket, picture, house, language=language, lost_since=away_since)
            window.work.client.show_client(words)
            self._empty_since = None
        else:
            if self._empty_since is None:
                since = picture.presence.since if picture.presence is not None else picture.at
                self._empty_since = picture.at if self._call is not None else since
            since = self._empty_since
            window.work.empty.show_next(
                wording.next_words(picture, house, since=since, language=language, lost_since=away_since)
            )
        arrived = ticket is not None and ticket.state is State.SERVING
        self._show_keys(refusals, arrived=arrived)
        (window.work.show_client if ticket is not None else window.work.show_empty)()
        # A key that vanishes or stops working hands the focus to whatever is next; here that may call people.
        lost = focused is None or not focused.isEnabled() or not focused.isVisibleTo(window)
        lost = lost or focused is window.work
        if lost and window.work.isVisible():
            window.focus_main()
            window.work.scroll_to_top()
        self._announce(picture)

    def _show_keys(self, refusals: dict[Act, str], *, arrived: bool) -> None:
        self._window.work.client.show_keys(refusals, arrived=arrived)
        self._window.work.empty.show_keys(refusals)

    def _announce(self, picture: DeskPicture) -> None:
        """A new client or a new call of the same one is read out, whoever pressed the key."""
        ticket = picture.current
        call = (ticket.id, ticket.life.call_id) if ticket is not None else None
        if ticket is not None and call != self._call:
            announce(self._window, wording.called(ticket, picture, language=translation.language()))
        self._call = call

    def _show_lists(
        self, connection: Connection, picture: DeskPicture, refusals: dict[Act, str], away: str
    ) -> None:
        work, language = self._window.work, translation.language()
        if work.waiting.is_picking and refusals[Act.PICK]:
            work.waiting.end_picking()
        work.waiting.show_lines(
            tuple(wording.waiting_line(row, language=language) for row in picture.waiting),
            total=picture.total,
            caption=wording.waiting_count(picture),
            hint="" if refusals[Act.CALL] else "F9",
            beside_client=picture.current is not None,
        )
        work.aside.show_lines(
            tuple(wording.aside_line(row, picture=picture, house=connection.house) for row in picture.parked),
            refusal=away,
        )
