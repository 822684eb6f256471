"""The right column: who comes today, who is there, and what is done with one of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from frontdesk.apps.reception import wording as ticket_words
from frontdesk.apps.reception.appointments import actions, arrival_wording, people, reading, wording
from frontdesk.apps.reception.appointments.actions import Arrival
from frontdesk.apps.reception.appointments.aftercare import Aftercare
from frontdesk.apps.reception.appointments.following import Following
from frontdesk.apps.reception.appointments.history import Act, History, Kind
from frontdesk.apps.reception.appointments.panels.side import AppointmentsSide
from frontdesk.apps.reception.appointments.people import ArrivalLine, Stand
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.appointment import Appointment, AppointmentId, AppointmentState
from frontdesk.domain.scan import ScanKind, read_scan
from frontdesk.qt import errors, translation
from frontdesk.qt.errors import Errors
from frontdesk.usecases.appointment_views import AppointmentView, CheckedIn


class Arrivals(QObject):
    """Draws the list, and checks in.

    Attributes:
        following: the picture of today, once a store is open.
        chosen: the appointment whose card is open.

    Signals:
        move_requested, change_requested: an `AppointmentView`.
        checked_in: a `CheckedIn`.
    """

    move_requested = Signal(object)
    change_requested = Signal(object)
    checked_in = Signal(object)

    def __init__(
        self,
        side: AppointmentsSide,
        situation: Situation,
        history: History,
        aftercare: Aftercare,
        errors_: Errors,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.side, self._now = side, situation
        self._history, self._aftercare, self._errors = history, aftercare, errors_
        self.following: Following | None = None
        self.chosen: AppointmentView | None = None
        self._stand: Stand | None = None
        self._under_way: set[object] = set()
        side.typed.connect(self._on_typed)
        side.entered.connect(self.enter)
        side.narrowed.connect(self._on_narrowed)
        side.here_requested.connect(self.check_in)
        side.chosen.connect(self._on_chosen)
        card = side.details
        card.closed.connect(self.close_card)
        card.move_requested.connect(lambda: self._hand_over(self.move_requested))
        card.change_requested.connect(lambda: self._hand_over(self.change_requested))
        card.cancelled.connect(self._on_cancel)
        card.undo_requested.connect(lambda: self._with_chosen(aftercare.undo_check_in))
        card.slip_requested.connect(lambda: self._with_chosen(aftercare.reprint))
        card.calendar_requested.connect(lambda: self._with_chosen(aftercare.save_calendar))
        aftercare.cancelled.connect(lambda _one: self.close_card())
        aftercare.not_cancelled.connect(card.refuse)

    def follow(self, following: Following) -> None:
        """A store is open."""
        self.following = following
        following.changed.connect(self._on_picture)
        self.show()

    def rows(self) -> tuple[AppointmentView, ...]:
        """Today's appointments."""
        picture = None if self.following is None else self.following.picture
        return () if picture is None else picture.rows

    def lines(self) -> tuple[ArrivalLine, ...]:
        """The same at the store's present time."""
        house, connection = self._now.house, self._now.connection
        now = connection.now() if connection is not None else None
        if house is None or now is None:
            return ()
        return people.arrival_lines(house, self.rows(), at=now, shown_in=translation.language())

    def show(self) -> None:
        """Figures, list and card."""
        lines, text = self.lines(), self._wanted()
        counts = {stand: sum(line.stand is stand for line in lines) for stand in Stand}
        since = self._now.lost_since
        total = arrival_wording.stale(since) if since else wording.total(len(lines))
        self.side.show_figures(total, counts, old=bool(since))
        self.side.show_narrowed(self._stand)
        shown = people.matching(self.rows(), lines, text, self._stand)
        empty = "" if not lines or shown else arrival_wording.narrowed(0)
        if not lines and self.following is not None and self.following.picture is not None:
            empty = self.tr("Heute hat niemand einen Termin. Links wird der nächste gebucht.")
        away = wording.away_for_now() if self._now.is_stale else ""
        chosen = None if self.chosen is None else self.chosen.appointment.id
        self.side.show_lines(shown, away=away, chosen=chosen, empty=empty)
        self._show_card(away)
        self.side.fit()

    def enter(self, text: str) -> None:
        """A scan, a number or a name, and Enter: who is meant is there."""
        wanted = text.strip()
        connection = self._now.connection
        if not wanted or wanted in self._under_way:
            return
        if connection is None or connection.is_lost:
            self._say(wording.away_for_now(), "warn")
            return
        by_time = self._only_one(wanted)
        if by_time is not None:
            self.check_in(by_time)
            return
        self._under_way.add(wanted)
        actions.arrive(
            connection.link,
            wanted,
            initiator=self,
            on_success=lambda arrival: self._on_arrival(wanted, arrival, text=text),
            on_failure=lambda error: self._on_failed(wanted, error),
        )

    def check_in(self, key: AppointmentId) -> None:
        """The button: the client of this row is there."""
        connection = self._now.connection
        if connection is None or key in self._under_way:
            return
        if connection.is_lost:
            self._say(wording.away_for_now(), "warn")
            return
        self._under_way.add(key)
        actions.check_in(
            connection.link,
            key,
            initiator=self,
            on_success=lambda arrival: self._on_arrival(key, arrival, text=""),
            on_failure=lambda error: self._on_failed(key, error),
        )

    def close_card(self) -> None:
        """Nobody is chosen any more."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.side.details.isAncestorOf(focused)
        self.chosen = None
        self.show()
        if had_focus:
            self.side.take_focus()

    def learn(self, one: Appointment) -> None:
        """What became of an appointment is known here first."""
        if self.chosen is not None and self.chosen.appointment.id == one.id:
            connection = self._now.connection
            if connection is not None:
                reading.read_one(
                    connection.link,
                    one.id,
                    initiator=self,
                    on_success=self._on_chosen_read,
                    on_failure=lambda _error: None,
                )
        if self.following is not None:
            self.following.read()

    def say_done(self, sentence: str) -> None:
        """Something went well."""
        self._say(sentence, "ok")

    # --- what people do ---------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        wanted = self._wanted()
        if wanted:
            shown = people.matching(self.rows(), self.lines(), wanted, self._stand)
            self._say(arrival_wording.narrowed(len(shown)), "neutral")
        elif not text or not self._is_code(text):
            self._say("", "neutral")
        self.show()

    def _on_narrowed(self, stand: Stand | None) -> None:
        self._stand = stand
        self.show()

    def _on_chosen(self, key: AppointmentId) -> None:
        again = self.chosen is not None and self.chosen.appointment.id == key
        found = next((row for row in self.rows() if row.appointment.id == key), None)
        self.chosen = None if again else found
        self.show()

    def _on_cancel(self, reason: str) -> None:
        if self.chosen is not None:
            self._aftercare.cancel(self.chosen.appointment, reason)

    def _hand_over(self, signal: object) -> None:
        if self.chosen is not None:
            view = self.chosen
            self.chosen = None
            self.show()
            signal.emit(view)  # type: ignore[attr-defined]

    def _with_chosen(self, act: object) -> None:
        if self.chosen is not None:
            act(self.chosen.appointment)  # type: ignore[operator]

    # --- what comes back --------------------------------------------------------------------------

    def _on_picture(self) -> None:
        if self.chosen is not None:
            key = self.chosen.appointment.id
            self.chosen = next((row for row in self.rows() if row.appointment.id == key), self.chosen)
        self.show()

    def _on_chosen_read(self, view: AppointmentView) -> None:
        if self.chosen is not None and self.chosen.appointment.id == view.appointment.id:
            self.chosen = view
            self.show()

    def _on_arrival(self, key: object, arrival: Arrival, *, text: str) -> None:
        self._under_way.discard(key)
        if arrival.checked_in is not None:
            self._on_here(arrival.checked_in, text)
        elif arrival.several:
            self._stand = None
            self.show()
            self._say(arrival_wording.several(len(arrival.several)), "warn")
        elif arrival.view is not None:
            self._explain(arrival.view, arrival)
        elif arrival.refused is not None:
            sentence = arrival.refused.message(translation.language())
            self._say(arrival_wording.other_house(sentence), "warn")
        else:
            unknown = arrival_wording.no_such_slip() if self._is_code(text) else arrival_wording.narrowed(0)
            self._say(unknown, "warn")
        if arrival.checked_in is None and text:
            # What stands there is neither lost nor in the way: the next scan writes over it.
            self.side.field.edit.selectAll()

    def _on_here(self, done: CheckedIn, text: str) -> None:
        self._history.add(
            Act(
                kind=Kind.CHECK_IN, appointment=done.appointment, ticket=done.ticket, at=done.ticket.issued_at
            )
        )
        if text and self.side.field.text().strip() == text.strip():
            self.side.field.clear()
        row = next((one for one in self.rows() if one.appointment.id == done.appointment.id), None)
        who = people.initialled(row.person.name) if row is not None else ""
        label = f"{who or done.appointment.label} · {done.ticket.label}"
        self._say(wording.done("check_in", label), "ok")
        if self._now.connection is not None:
            self._now.connection.wake_printer()
        self.learn(done.appointment)
        self.checked_in.emit(done)

    def _explain(self, view: AppointmentView, arrival: Arrival) -> None:
        """Whoever is meant cannot be checked in; the card shows what can be done instead."""
        if view.appointment.state is AppointmentState.CANCELLED:
            self._say(
                self.tr("Dieser Termin wurde abgesagt. Neu buchen oder ein Ticket ausgeben (F2)."), "warn"
            )
        elif arrival.refused is not None:
            sentence = arrival.refused.message(translation.language())
            other_day = arrival.refused.code == "other_day"
            self._say(arrival_wording.other_day(sentence) if other_day else sentence, "warn")
        self.chosen = view
        self.show()

    def _on_failed(self, key: object, error: Exception) -> None:
        self._under_way.discard(key)
        shown = errors.describe(error)
        self._say(shown.sentence, "bad" if shown.status == "bad" else "warn")
        if self.following is not None:
            self.following.read()

    # --- how it is said ---------------------------------------------------------------------------

    def _wanted(self) -> str:
        """What narrows the list: a code from a scanner is no name."""
        text = self.side.field.text().strip()
        return "" if self._is_code(text) else text

    def _is_code(self, text: str) -> bool:
        house, connection = self._now.house, self._now.connection
        now = connection.now() if connection is not None else None
        if house is None or now is None or not text.strip():
            return False
        if text.strip().casefold().startswith("fd2"):
            return True  # half of it has arrived
        return read_scan(text, house, house.business_day(now)).kind in (
            ScanKind.APPOINTMENT,
            ScanKind.TICKET,
            ScanKind.RECEIPT,
            ScanKind.BUNDLE,
        )

    def _only_one(self, text: str) -> AppointmentId | None:
        """The one appointment at a time of day that was typed; everything else the store looks for."""
        if ":" not in text or not text.replace(":", "").isdecimal():
            return None
        found = [line for line in people.matching(self.rows(), self.lines(), text, None) if line.is_open]
        return found[0].key if len(found) == 1 else None

    def _say(self, sentence: str, status: str) -> None:
        ink = "muted" if status == "neutral" else status
        icon = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}.get(status, "info")
        self.side.say(sentence, ink=ink, icon=icon)

    def _show_card(self, away: str) -> None:
        house, view = self._now.house, self.chosen
        connection = self._now.connection
        now = connection.now() if connection is not None else None
        facts = None
        if house is not None and view is not None and now is not None:
            facts = people.facts_of(
                house,
                view.appointment,
                view.person,
                ticket="" if view.ticket is None else view.ticket.label,
                today=house.business_day(now),
                shown_in=translation.language(),
            )
        no_printer = "" if self._now.has_printer else ticket_words.no_printer()
        self.side.details.show_facts(facts, away=away, no_printer=no_printer)
