"""Eight programs book the last fifty slots of one day at once: fifty bookings, none of them twice."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from frontdesk.domain.house import Availability, House, OpenSpan, ServiceCode
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases.appointments import Wish, book
from frontdesk.usecases.health import check_appointments

PROCESSES, LEFT = 8, 50
SECONDS = 120  # far above what it takes on an idle machine, so that a hang is an error and not a hang


def house_of_places() -> House:
    """Ten places from 08:00 to 12:00, half an hour each: eighty slots a day."""
    every_day = tuple(OpenSpan(day, time(8), time(12)) for day in range(7))
    places = Availability(
        code="places",
        names={"de": "Plätze"},
        services=(ServiceCode("wba"),),
        minutes=30,
        places=10,
        hours=every_day,
    )
    return replace(small_house(), availability=(places,))


def the_day() -> date:
    return datetime.now(UTC).date() + timedelta(days=7)


@pytest.mark.slow
def test_the_last_slots_of_a_day(store_url: str):
    house, day = house_of_places(), the_day()
    store = open_store(store_url)
    with store.begin() as unit:
        unit.save_house(operation(), house)
    before = {
        book(store, house, op=operation(), wish=Wish(service="wba", day=day)).value.appointment.id
        for _ in range(80 - LEFT)
    }
    crowd = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.concurrency.slot_crowd", store_url, day.isoformat()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    try:
        for one in crowd:  # all of them are there before the first of them may go
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
        for one in crowd:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        answers = [one.communicate(timeout=SECONDS)[0] for one in crowd]
        assert [one.returncode for one in crowd] == [0] * PROCESSES
    finally:
        for one in crowd:
            one.kill()
            one.wait()
    shares = [json.loads(answer) for answer in answers]
    booked = [number for share in shares for number in share]
    assert len(booked) == len(set(booked)) == LEFT
    assert not set(booked) & before
    slots = store.appointments.taken(day, day)
    assert len(slots) == len({(slot.lane, slot.starts_at) for slot in slots}) == 80
    assert [line for line in check_appointments(store) if not line.ok] == []
    store.close()
