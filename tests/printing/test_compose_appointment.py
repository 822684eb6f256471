"""From the store to the slips of appointments and answers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frontdesk.domain.appointment import AppointmentId
from frontdesk.domain.scan import ScanKind, read_scan
from frontdesk.printing.compose import compose_slip
from frontdesk.printing.slip import AnswerSlip, AppointmentSlip, Words
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import appointments, houses, questions
from frontdesk.usecases.appointments import Client, Wish

HOUSE = small_house()
MONDAY_8 = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(FakeClock(MONDAY_8))
    houses.load_house(store, op=operation("admin", "admin"), house=HOUSE)
    return store


def booked(store: MemoryStore, service: str) -> tuple[AppointmentId, AppointmentSlip]:
    client = Client(language="uk", name="Karimi", reference="130724001234")
    outcome = appointments.book(
        store, HOUSE, op=operation(), wish=Wish(service=service), client=client, printer="reception-1"
    )
    assert outcome.value.job is not None
    slip = compose_slip(store, HOUSE, outcome.value.job)
    assert isinstance(slip, AppointmentSlip)
    return outcome.value.appointment.id, slip


def test_the_slip_of_an_appointment_tells_when_and_where_and_not_who(store: MemoryStore):
    appointment_id, slip = booked(store, "auf")
    assert f"{slip.starts:%d.%m.%Y %H:%M}" == "12.10.2026 08:30"
    assert (slip.room, slip.floor, slip.language) == (Words("Zimmer 1.08"), 1, "uk")
    assert "Karimi" not in repr(slip)
    assert "130724001234" not in repr(slip)
    scan = read_scan(slip.code, HOUSE, slip.starts.date())
    assert scan.kind is ScanKind.APPOINTMENT
    found = store.appointments.with_code(scan.appointment or "")
    assert found is not None
    assert found.id == appointment_id


def test_without_a_desk_it_names_the_waiting_area(store: MemoryStore):
    _, slip = booked(store, "wba")
    assert (slip.room.de, slip.floor, slip.way.de) == ("Wartebereich 2A", 2, "Treppe oder Aufzug rechts")


def test_a_cancelled_appointment_has_no_slip(store: MemoryStore):
    appointment_id, _ = booked(store, "auf")
    appointments.cancel(store, op=operation(), appointment_id=appointment_id, reason="ill")
    job = appointments.reprint(store, op=operation(), appointment_id=appointment_id, printer="reception-1")
    assert compose_slip(store, HOUSE, job.value) is None


def test_an_answer_in_both_languages(store: MemoryStore):
    for number in range(2):
        outcome = questions.count_question(
            store, HOUSE, op=operation(), topic="un", language="tr", printer="reception-1"
        )
        assert outcome.value.job is not None
        assert outcome.value.job.copy == number
        slip = compose_slip(store, HOUSE, outcome.value.job)
        assert isinstance(slip, AnswerSlip)
        assert (slip.topic, slip.copy) == (Words("Unterlagen für die WBA"), 0)
        assert slip.steps == (
            Words("Formular WBA, ausgefüllt"),
            Words("Kontoauszüge der letzten 3 Monate", "Son 3 ayın hesap dökümleri"),
        )
