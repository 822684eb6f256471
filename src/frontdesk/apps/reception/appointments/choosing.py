"""Service, day and time: what is chosen by keys and fingers, and what is offered where it cannot be had."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from frontdesk.apps.reception.appointments import wording
from frontdesk.apps.reception.appointments.draft import Draft, Purpose
from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel
from frontdesk.apps.reception.appointments.planning import Planning
from frontdesk.apps.reception.appointments.rendering import Rendering
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.slots import Slot


class Choosing(QObject):
    """Turns what people press into a draft, and keeps days and slots in step with it."""

    def __init__(
        self,
        panel: AppointmentsPanel,
        draft: Draft,
        planning: Planning,
        rendering: Rendering,
        situation: Situation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self.draft, self.planning = panel, draft, planning
        self.rendering, self._now = rendering, situation
        picker, days, grid = panel.picker, panel.days, panel.grid
        picker.typed.connect(self._on_typed)
        picker.walked.connect(self._on_walked)
        picker.chosen.connect(self._on_service)
        picker.left.connect(self._on_search_left)
        panel.next_requested.connect(self._on_next)
        panel.entered.connect(self.take_offered)
        days.chosen.connect(self._on_day)
        days.turned.connect(lambda on, by: planning.turn(on, by=by))
        days.went_down.connect(grid.take_focus)
        grid.chosen.connect(self._on_slot)
        grid.entered.connect(panel.focus_client)
        grid.went_up.connect(days.take_focus)
        planning.changed.connect(self._on_plan)
        planning.next_found.connect(self._on_next_found)

    def show(self) -> None:
        """Perhaps another service; its days follow."""
        slot, house = self.draft.form.slot, self._now.house
        self.planning.show_service(self.draft.service)
        if slot is not None and house is not None and self.draft.purpose is not Purpose.CHANGE:
            day = house.business_day(slot.starts_at)
            if day != self.planning.day:
                self.planning.show_day(day)
        self.show_draft()

    def show_draft(self) -> None:
        # A refusal is about the wish that was tried, not about the one that stands there now.
        self.rendering.refusal, self.rendering.offered = "", None
        self.rendering.show_draft()

    def refuse(self, sentence: str) -> None:
        self.rendering.refusal, self.rendering.offered = sentence, None
        self.rendering.show_bar()

    def offer(self, slot: Slot | None, *, named: bool) -> None:
        """Look for what could be had instead; ``named``: the refusal says it already."""
        self.rendering.names_next = named
        if self.draft.service is not None:
            after = None if slot is None else slot.starts_at
            self.planning.look_for_next(self.draft.service, after)

    def take_offered(self) -> bool:
        slot, house = self.rendering.offered, self._now.house
        if slot is None or house is None:
            return False
        self.draft.take_slot(slot)
        self.show()
        self._panel.focus_client()
        return True

    def _on_typed(self, text: str) -> None:
        self.draft.type(text)
        self.show()

    def _on_walked(self, down: int) -> None:
        self.draft.walk(down)
        self.show()

    def _on_service(self, code: str) -> None:
        self.draft.choose(ServiceCode(code))
        self.show()
        self._panel.days.take_focus()

    def _on_search_left(self) -> None:
        if self.draft.is_searching:
            self.draft.end_search(keep=True)
            self.show()

    def _on_next(self) -> None:
        """Alt+N: the next free slot; once more, the one after it; after a refusal, the one that it names."""
        connection, draft = self._now.connection, self.draft
        if draft.purpose is Purpose.CHANGE or self.take_offered():
            return
        if draft.service is None:
            self.refuse(wording.choose_service_first())
            self._panel.picker.take_focus()
            return
        if connection is None or connection.is_lost:
            self.refuse(wording.away())
            return
        draft.end_search(keep=True)
        self._panel.picker.fold()
        after = None if draft.form.slot is None else draft.form.slot.starts_at
        if not draft.form.wants_next:
            draft.take_next(after)
            self.planning.look_for_next(draft.service, after)
        self.show_draft()
        self._panel.focus_client()

    def _on_day(self, day: date) -> None:
        if self.draft.purpose is not Purpose.CHANGE:
            self.planning.show_day(day)

    def _on_slot(self, slot: Slot) -> None:
        self.draft.take_slot(slot)
        self.show_draft()

    def _on_plan(self) -> None:
        slot, plan = self.draft.form.slot, self.planning.plan
        if slot is not None and plan is not None and self.draft.purpose is not Purpose.CHANGE:
            taken = any(one == slot and not free for place in plan.places for one, free in place.slots)
            if taken and not self.draft.is_tried:
                self._lose(slot)
        self.rendering.show_plan()
        self._panel.grid.bring_into_view()

    def _lose(self, slot: Slot) -> None:
        """Somebody else was faster; everything else stays."""
        house = self._now.house
        self.draft.drop_slot()
        if house is not None:
            self.refuse(wording.taken_meanwhile(house, slot))
            self.offer(slot, named=False)
        self.rendering.show_draft()

    def _on_next_found(self, slot: Slot | None) -> None:
        if self.draft.form.wants_next:
            if slot is None:
                self.draft.drop_slot()
                service = self.draft.chosen
                self.show_draft()
                self.refuse(wording.nothing_free("" if service is None else service.name()))
            else:
                self.draft.take_slot(slot)
                self.show()
        elif self.rendering.refusal and self.draft.form.slot is None:
            self.rendering.offered = slot
            self.rendering.show_bar()
