"""Draws draft and plan into the working area of appointments, and nothing else."""

from __future__ import annotations

from frontdesk.apps.reception.appointments import people, state, wording
from frontdesk.apps.reception.appointments.draft import Draft, Purpose
from frontdesk.apps.reception.appointments.history import Act, Kind
from frontdesk.apps.reception.appointments.panels.bar import BarAct, BarContent
from frontdesk.apps.reception.appointments.panels.page import AppointmentsPanel
from frontdesk.apps.reception.appointments.panels.service_list import ServiceChoice
from frontdesk.apps.reception.appointments.planning import Planning
from frontdesk.apps.reception.situation import Situation
from frontdesk.domain.appointment import Appointment
from frontdesk.domain.house import House, Service
from frontdesk.domain.scan import Scan, read_scan
from frontdesk.domain.slots import Slot
from frontdesk.qt import translation
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.keys import key_text

TAKE, BACK, SLIP, CALENDAR, STOP = "take", "back", "slip", "calendar", "stop"
_ICONS: dict[str, str] = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


class Rendering:
    """Shows what is known; asks nobody.

    Attributes:
        refusal: why something could not be had; it stands until something else is chosen.
        offered: what can be had instead.
        news: what was done last, or was said about it.
        done: the last act, while its buttons are offered.
    """

    def __init__(
        self, panel: AppointmentsPanel, draft: Draft, planning: Planning, situation: Situation
    ) -> None:
        self._panel, self._draft, self._planning, self._now = panel, draft, planning, situation
        self.refusal = ""
        self.names_next = False
        self.offered: Slot | None = None
        self.news: tuple[str, Status] = ("", "neutral")
        self.done: Act | None = None

    def show_house(self, house: House) -> None:
        """Services and languages of the house in force."""
        self._panel.picker.show_services([self._choice(house, one) for one in house.active_services])
        self._panel.client.set_languages(house.site.languages)

    def scan(self) -> Scan | None:
        """What stands in the field of the reference, looked at as a scan."""
        house, today, text = self._now.house, self._planning.today, self._draft.form.reference
        return read_scan(text, house, today) if house is not None and today is not None and text else None

    def show_draft(self) -> None:
        """Everything that follows from what is typed and chosen."""
        panel, draft, house = self._panel, self._draft, self._now.house
        service, form = draft.chosen, draft.form
        choice = None if house is None or service is None else self._choice(house, service)
        panel.picker.show_choice(choice, draft.text, draft.found.codes)
        panel.client.show_client(
            reference=form.reference, name=form.name, language=form.language, interpreter=form.interpreter
        )
        panel.client.show_finding(*wording.recognised(self.scan()))
        for part in (panel.picker, panel.next, panel.days, panel.grid):
            part.setEnabled(draft.purpose is not Purpose.CHANGE)
        self._show_act()
        self.show_plan()
        self.show_bar()

    def show_plan(self) -> None:
        """Days and slots."""
        panel, house, plan, service = self._panel, self._now.house, self._planning.plan, self._draft.chosen
        today = self._planning.today
        if house is None or today is None:
            panel.grid.show_empty("")
            panel.fit_grid()
            return
        if plan is None or service is None:
            panel.days.show_days((), None, can_go_back=False)
            panel.grid.show_empty(wording.no_service())
            panel.fit_grid()
            return
        cells = state.day_cells(house, plan.offers, today)
        panel.days.show_days(cells, plan.day, can_go_back=self._planning.can_go_back)
        grid = state.grid_of(house, plan.places, shown_in=translation.language())
        if grid.hours:
            panel.grid.show_grid(grid, self._draft.form.slot)
        else:
            panel.grid.show_empty(self._why_empty(house, service, plan.day))
        panel.fit_grid()

    def show_bar(self) -> None:
        """The line above the form: a refusal first, then what the form is for, then the last act."""
        self._panel.say(self._refused() or self._purpose() or self._done())

    def say(self, sentence: str, status: Status) -> None:
        """Something about what was done last."""
        self.news = (sentence, status)
        self.show_bar()

    def name(self, one: Appointment) -> str:
        """``Do, 26.11.2026, 10:30 · T 4711``."""
        house = self._now.house
        when = "" if house is None else wording.day_and_time(house, one.starts_at)
        return " · ".join(part for part in (when, one.label) if part)

    def _why_empty(self, house: House, service: Service, day: object) -> str:
        if not house.availability_for(service):
            return wording.no_appointments(service.name(translation.language()))
        closed = house.closed_on(day)  # type: ignore[arg-type]
        return wording.closed(closed.reason) if closed is not None else wording.nothing_that_day()

    def _show_act(self) -> None:
        draft, house, form = self._draft, self._now.house, self._draft.form
        prints = self._now.has_printer and draft.purpose is not Purpose.CHANGE
        words = {
            Purpose.BOOK: wording.word("book_and_print") if prints else wording.word("book"),
            Purpose.MOVE: wording.word("move"),
            Purpose.CHANGE: wording.word("save"),
        }[draft.purpose]
        if form.slot is not None and house is not None:
            title = wording.day_and_time(house, form.slot.starts_at)
            caption = wording.place_of(house, form.slot)
        elif form.wants_next:
            title, caption = wording.word("next_time"), wording.word("looked_for")
        else:
            title = wording.word("no_time")
            caption = wording.word("next_hint")
        why_not = "" if draft.is_ready else wording.choose_time_first()
        self._panel.act.show_act(title, caption, words, prints=prints, why_not=why_not)

    def _refused(self) -> BarContent | None:
        house = self._now.house
        if not self.refusal or house is None:
            return BarContent(self.refusal, "triangle-alert", "warn") if self.refusal else None
        if self.offered is None:
            return BarContent(self.refusal, "triangle-alert", "warn")
        sentence = self.refusal
        if not self.names_next:
            sentence = f"{sentence} {wording.next_is(house, self.offered)}"
        take = BarAct(TAKE, wording.word("take"), key_text("Alt+N"))
        return BarContent(sentence, "triangle-alert", "warn", (take,))

    def _purpose(self) -> BarContent | None:
        target = self._draft.target
        if target is None:
            return None
        who = people.initialled(target.person.name)
        label = f"{target.appointment.label} ({who})" if who else target.appointment.label
        stop = BarAct(STOP, wording.word("stop"), key_text("Esc"))
        return BarContent(wording.is_being(self._draft.purpose, label), "calendar-clock", "neutral", (stop,))

    def _done(self) -> BarContent | None:
        sentence, status = self.news
        if not sentence:
            return None
        acts: list[BarAct] = []
        if self.done is not None:
            if self.done.kind in (Kind.BOOK, Kind.MOVE):
                if self._now.has_printer:
                    acts.append(BarAct(SLIP, wording.word("slip"), key_text("Ctrl+R")))
                acts.append(BarAct(CALENDAR, wording.word("calendar")))
            if self.done.kind is not Kind.CANCEL and self.done.can_be_put_back:
                acts.append(BarAct(BACK, wording.word("take_back"), key_text("Ctrl+Z")))
        return BarContent(sentence, _ICONS.get(status, "info"), status, tuple(acts))

    def _choice(self, house: House, service: Service) -> ServiceChoice:
        language = translation.language()
        agency = next(one for one in house.agencies if one.code == service.agency)
        lengths = sorted({one.minutes for one in house.availability_for(service)})
        return ServiceChoice(
            service.code,
            agency.letter,
            agency.name(language),
            service.name(language),
            wording.minutes(lengths[0]) if lengths else wording.total(0),
        )
