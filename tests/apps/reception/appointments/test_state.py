"""What the page works out for itself: the strip of days, the grid, names without first names, the draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from frontdesk.apps.reception.appointments import people, state
from frontdesk.apps.reception.appointments.draft import Draft, Purpose
from frontdesk.apps.reception.appointments.state import DayNote
from frontdesk.domain.house import Availability, DaySpan, House, OpenSpan, ServiceCode
from frontdesk.usecases import appointment_queries
from frontdesk.usecases.appointment_views import DayOffer
from tests.apps.reception.appointments.booked import CHRISTMAS, THURSDAY, TODAY, Booking, appointments_house

HOUSE = appointments_house()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Haddad, Rami", "Haddad, R."),
        ("Rami Haddad", "Haddad, R."),
        ("Al-Masri, Hala", "Al-Masri, H."),
        ("  Kaya ,  emre ", "Kaya, E."),
        ("Madonna", "Madonna"),
        ("Haddad,", "Haddad"),
        ("", ""),
        (None, ""),
    ],
)
def test_lists_show_no_first_names(name: str | None, shown: str) -> None:
    assert people.initialled(name) == shown


def test_ten_working_days_forwards_and_back() -> None:
    days = state.working_days(HOUSE, None, TODAY)
    assert len(days) == 10
    assert {day.weekday() for day in days} == set(range(5))
    assert days[-1] == date(2026, 12, 4)
    before = state.working_days(HOUSE, None, date(2026, 12, 6), back=True)
    assert before == days


def test_a_house_that_works_on_saturdays() -> None:
    site = replace(HOUSE.site, hours=(OpenSpan(5, time(9), time(12)),))
    days = state.working_days(replace(HOUSE, site=site), None, TODAY, count=2)
    assert days == (date(2026, 11, 28), date(2026, 12, 5))


def test_days_say_why_they_have_nothing() -> None:
    offers = [DayOffer(TODAY, 0, 6), DayOffer(THURSDAY, 9, 54), DayOffer(CHRISTMAS, 0, 0)]
    cells = state.day_cells(HOUSE, offers, TODAY)
    assert [cell.note for cell in cells] == [DayNote.FULL, DayNote.FREE, DayNote.CLOSED]
    assert [cell.new_week for cell in cells] == [False, False, True]
    assert cells[2].reason == "1. Weihnachtstag"


def house_with(
    minutes: int, *, start: time = time(8), end: time = time(12), breaks: tuple[DaySpan, ...] = ()
) -> House:
    one = Availability(
        code="x",
        names={"de": "Platz"},
        services=(ServiceCode("auf"),),
        minutes=minutes,
        places=2,
        hours=tuple(OpenSpan(day, start, end) for day in range(5)),
        breaks=breaks,
    )
    return replace(HOUSE, availability=(one,))


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 90])
def test_no_two_slots_share_a_place_in_the_grid(minutes: int) -> None:
    stage = Booking(house_with(minutes, start=time(8, 10)))
    plan = appointment_queries.day_plan(stage.store, stage.house, service="auf", day=THURSDAY)
    grid = state.grid_of(stage.house, plan)
    for place in grid.places:
        for cells in place.cells:
            assert len({cell.part for cell in cells}) == len(cells)
            assert all(cell.part < place.parts for cell in cells)
    drawn = sum(len(cells) for place in grid.places for cells in place.cells)
    assert drawn == sum(len(place.slots) for place in plan) > 0


def test_breaks_are_rows_of_their_own() -> None:
    breaks = (DaySpan(time(9), time(10)), DaySpan(time(12), time(13)))
    stage = Booking(house_with(30, end=time(15), breaks=breaks))
    plan = appointment_queries.day_plan(stage.store, stage.house, service="auf", day=THURSDAY)
    grid = state.grid_of(stage.house, plan)
    assert [(hour.hour, hour.pause) for hour in grid.hours] == [
        (8, ""),
        (9, "other"),
        (10, ""),
        (11, ""),
        (12, "midday"),
        (13, ""),
        (14, ""),
    ]
    assert [place.title for place in grid.places] == ["Platz 1", "Platz 2"]


def test_an_empty_day_has_no_grid() -> None:
    assert state.grid_of(HOUSE, ()).hours == ()


def test_a_search_that_ends_in_nothing_gives_back_what_was_chosen() -> None:
    draft = Draft()
    draft.set_house(HOUSE)
    stage = Booking()
    slot = appointment_queries.next_free(stage.store, stage.house, service="auf")[0]
    draft.choose(ServiceCode("auf"))
    draft.take_slot(slot)
    for length in range(1, 20):
        draft.type("fd2:hdi:20261123:0"[:length])
    assert (draft.service, draft.form.slot) == (None, None)
    draft.end_search(keep=False)
    assert [draft.service, draft.form.slot] == ["auf", slot]


def test_the_same_wish_keeps_its_operation_and_another_does_not() -> None:
    draft = Draft()
    draft.set_house(HOUSE)
    draft.choose(ServiceCode("auf"))
    draft.take_next()
    draft.form.name = "Karimi"
    first, again = draft.intent(), draft.intent()
    assert first is not None
    assert again is not None
    assert first.op == again.op
    draft.form.name = "Haddad"
    other = draft.intent()
    assert other is not None
    assert other.op != first.op
    assert "Karimi" not in repr(first)


def test_what_was_begun_is_taken_up_again_after_a_move() -> None:
    stage = Booking()
    one = stage.book("wba", "10:00", "Haddad, Rami")
    draft = Draft()
    draft.set_house(stage.house)
    draft.choose(ServiceCode("auf"))
    draft.form.name = "Begonnen"
    draft.begin(Purpose.MOVE, stage.view(one.id))
    draft.begin(Purpose.CHANGE, stage.view(one.id))
    assert (draft.service, draft.form.name) == ("wba", "Haddad, Rami")
    draft.clear()
    assert (draft.purpose, draft.service, draft.form.name) == (Purpose.BOOK, "auf", "Begonnen")
