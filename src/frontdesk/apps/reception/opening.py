"""Closing a service for today or opening it early, with a reason, and taking that back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from frontdesk.apps.reception import actions, wording
from frontdesk.apps.reception.draft import Draft
from frontdesk.apps.reception.panels.ticket import TicketPanel
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.opening import Decision, OpeningStep
from frontdesk.qt import errors, translation
from frontdesk.qt.widgets.notice import Notice

# Under this name lupdate finds the words.
translate = QCoreApplication.translate


class Opening(QObject):
    """The question in the card, its answer, and the way back in the notice."""

    def __init__(
        self,
        draft: Draft,
        situation: Situation,
        panel: TicketPanel,
        notice: Notice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._now, self._panel, self._notice = draft, situation, panel, notice
        self._asked: tuple[ServiceCode, bool] | None = None
        self._said = ""
        self._take_back: Callable[[], None] = lambda: None
        panel.preview.opening_requested.connect(self.ask)
        panel.opening.decided.connect(self._on_decided)
        panel.opening.given_up.connect(self.give_up)

    def ask(self) -> None:
        """Ask why the chosen service closes, or opens; pressed again it gives up."""
        if self._asked is not None:
            self.give_up()
            return
        house, service, shown = self._now.house, self._draft.service, None
        if house is not None and service is not None and self._now.picture is not None:
            shown = self._now.picture.openings.get(service)
        if house is None or service is None or shown is None:
            return
        if self._now.is_stale:
            self._notice.say(wording.away_for_now(), "warn")
            return
        self._asked = (service, not shown.is_open)
        self._panel.show_opening(True)
        self._panel.opening.ask(house.service(service).name(translation.language()), opens=not shown.is_open)

    def follow(self) -> None:
        """Another service was chosen: the question was not about that one."""
        if self._asked is not None and self._asked[0] != self._draft.service:
            self.give_up()

    def give_up(self) -> None:
        """Nothing is changed."""
        if self._asked is not None:
            self._asked = None
            self._panel.show_opening(False)
            self._panel.search.take_focus()

    def asks_on(self) -> bool:
        """Enter elsewhere while the question stands: it leads back to it, and neither prints nor closes."""
        if self._asked is None:
            return False
        self._panel.opening.reason.take_focus()
        return True

    def leave(self) -> None:
        """Another mode is in view: what was said here would cover what is done there."""
        self.give_up()
        if self._said and self._notice.text() == self._said:
            self._said = ""
            self._notice.dismiss()

    def takes_action(self) -> bool:
        """The action of the notice was pressed; true when it takes back what was decided here."""
        if not self._said or self._notice.text() != self._said:
            return False
        self._said = ""
        self._notice.dismiss()
        self._take_back()
        return True

    def _on_decided(self, reason: str) -> None:
        connection, asked = self._now.connection, self._asked
        if connection is None or asked is None:
            return
        service, opens = asked
        self.give_up()
        actions.decide_opening(
            connection.link,
            service,
            opens=opens,
            reason=reason,
            initiator=self,
            on_success=lambda outcome: self._on_done(outcome.value),
            on_failure=self._on_failed,
        )

    def _on_done(self, made: Decision) -> None:
        house, connection = self._now.house, self._now.connection
        if house is None or connection is None:
            return
        connection.read()
        name = house.service(made.service).name(translation.language())
        if made.step is OpeningStep.OPENED:
            self._said = translate("reception", "„%s“ ist offen: %s.") % (name, made.reason)
        else:
            self._said = translate("reception", "„%s“ ist heute zu: %s.") % (name, made.reason)
        self._take_back = lambda: self._restore(made)
        self._notice.say(self._said, "ok", action=translate("reception", "Rückgängig"))

    def _restore(self, made: Decision) -> None:
        connection = self._now.connection
        if connection is None:
            return
        actions.restore_opening(
            connection.link,
            made,
            initiator=self,
            on_success=lambda _outcome: self._on_restored(made.service),
            on_failure=self._on_failed,
        )

    def _on_restored(self, service: ServiceCode) -> None:
        house, connection = self._now.house, self._now.connection
        if house is None or connection is None:
            return
        connection.read()
        name = house.service(service).name(translation.language())
        self._notice.say(translate("reception", "„%s“: zurückgenommen.") % name, "ok")

    def _on_failed(self, error: Exception) -> None:
        shown = errors.describe(error)
        self._notice.say(shown.sentence, shown.status)
        if self._now.connection is not None:
            self._now.connection.read()
