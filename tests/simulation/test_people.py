"""The people of a day: the same from the same seed, within the hours, as many as the weekday brings."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice
from statistics import fmean

import pytest

from frontdesk import resources
from frontdesk.domain.house import House
from frontdesk.settings.house_file import load_house_file
from frontdesk.simulation.people import business_days, day_plan, true_factor
from frontdesk.simulation.scenario import Scenario, day_factor, staffing

MONDAY = date(2027, 1, 11)
OPENING = time(7, 30)


@pytest.fixture(scope="module")
def model() -> House:
    file = resources.path("houses", "haus-der-integration.toml")
    return load_house_file(file, today=date(2026, 11, 28))


def test_the_same_seed_brings_the_same_people_whatever_the_rules_are(model: House) -> None:
    other = replace(model, rules=replace(model.rules, max_wait=10, seat_head_start=0))
    staff = staffing(model, Scenario(), OPENING)
    plan = day_plan(model, Scenario(), staff, MONDAY, 7)
    assert plan == day_plan(other, Scenario(), staff, MONDAY, 7)
    assert plan != day_plan(model, Scenario(), staff, MONDAY, 8)
    assert plan.walk_ins != day_plan(model, Scenario(), staff, MONDAY + timedelta(days=1), 7).walk_ins


def test_people_come_while_numbers_are_given_out_and_some_stand_at_the_door(model: House) -> None:
    scenario = Scenario(tickets=1500)
    plan = day_plan(model, scenario, staffing(model, scenario, OPENING), MONDAY, 1)
    times = [visitor.at for visitor in plan.walk_ins]
    assert times == sorted(times)
    assert plan.start <= times[0]
    assert times[-1] < plan.end
    at_the_door = sum(at < plan.start + timedelta(minutes=10) for at in times) / len(times)
    assert 0.12 < at_the_door < 0.25
    share = sum(visitor.need is not None for visitor in plan.walk_ins) / len(plan.walk_ins)
    assert 0.03 < share < 0.08


def test_a_monday_brings_more_people_than_a_wednesday(model: House) -> None:
    scenario = Scenario(tickets=800)
    staff = staffing(model, scenario, OPENING)

    def people(day: date) -> float:
        plan = day_plan(model, scenario, staff, day, 1)
        came = sum(one.visitor is not None for one in plan.bookings)
        return len(plan.walk_ins) + came

    assert people(MONDAY) / 800 == pytest.approx(day_factor(MONDAY), abs=0.1)
    assert people(MONDAY) > people(MONDAY + timedelta(days=2))
    assert day_factor(date(2027, 3, 1)) > day_factor(date(2027, 3, 8)), "the month begins"


def test_no_slot_is_booked_twice_and_some_stay_away(model: House) -> None:
    scenario = Scenario(tickets=1500)
    plan = day_plan(model, scenario, staffing(model, scenario, OPENING), MONDAY, 1)
    slots = [one.slot for one in plan.bookings]
    assert len(slots) > 40
    assert not any(a.meets(b) for n, a in enumerate(slots) for b in slots[:n])
    away = sum(one.visitor is None for one in plan.bookings) / len(plan.bookings)
    assert 0.05 < away < 0.3


def test_service_times_are_as_long_as_they_are_said_to_be(model: House) -> None:
    scenario = Scenario(tickets=3000, drift=0.0)
    plan = day_plan(model, scenario, staffing(model, scenario, OPENING), MONDAY, 1)
    most = Counter(visitor.service for visitor in plan.walk_ins).most_common(1)[0][0]
    minutes = [visitor.minutes for visitor in plan.walk_ins if visitor.service == most]
    expected = model.service(most).minutes * true_factor(most)
    assert fmean(minutes) == pytest.approx(expected, rel=0.25)


def test_every_service_that_people_come_for_has_a_desk(model: House) -> None:
    few = Scenario(staff=((time(7, 30), 20), (time(10, 0), 30)))
    staff = staffing(model, few, OPENING)
    assert len(staff.shifts) == 30
    assert Counter(shift.start for shift in staff.shifts) == {time(7, 30): 20, time(10, 0): 10}
    assert len({shift.desk.name for shift in staff.shifts}) == 30
    assert set(staff.demand) == set(staff.by_service)
    assert sum(staff.demand.values()) == pytest.approx(1)


def test_days_on_which_the_house_is_closed_are_left_out(model: House) -> None:
    days = list(islice(business_days(model, date(2026, 12, 23)), 3))
    assert days == [date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 29)]


def test_the_same_people_come_however_many_work(model: House) -> None:
    few, all_of_them = (
        day_plan(model, scenario, staffing(model, scenario, OPENING), MONDAY, 1)
        for scenario in (Scenario(staff=((OPENING, 20),)), Scenario())
    )
    assert len(few.workers) < len(all_of_them.workers)
    assert (few.walk_ins, few.bookings) == (all_of_them.walk_ins, all_of_them.bookings)


def test_who_begins_in_the_afternoon_takes_no_lunch(model: House) -> None:
    late = Scenario(staff=((OPENING, 45), (time(14, 0), 60)))
    plan = day_plan(model, late, staffing(model, late, OPENING), MONDAY, 1)
    noon = plan.start + timedelta(hours=4, minutes=30)
    assert sum(worker.start > noon for worker in plan.workers) == 15
    for worker in plan.workers:
        assert worker.pause_at is None if worker.start > noon else worker.pause_at is not None


def test_nobody_comes_while_the_house_is_shut_at_noon() -> None:
    office = load_house_file(resources.path("houses", "small-office.toml"))
    tuesday = MONDAY + timedelta(days=1)
    spans = office.spans_on(tuesday)
    assert len(spans) == 2, "the house of this test is shut at noon"
    scenario = Scenario(tickets=300)
    plan = day_plan(office, scenario, staffing(office, scenario, OPENING), tuesday, 1)
    assert len(plan.walk_ins) > 100
    for visitor in plan.walk_ins:
        at = visitor.at.astimezone(office.zone).time()
        assert any(span.start <= at < span.end for span in spans)
