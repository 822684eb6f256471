"""From the store to the slip: what a day's end counts, and which jobs have no slip."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from frontdesk.domain.printjob import JobId, JobState, PrintJob, SlipKind
from frontdesk.domain.ticket import TicketId
from frontdesk.printing.compose import compose_slip
from frontdesk.printing.slip import DayEndSlip, TicketSlip
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, day, houses, reception

STATION = "reception-1"
MONDAY_8 = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
MONDAY = date(2026, 10, 12)


@pytest.fixture
def store():
    store = MemoryStore(FakeClock(MONDAY_8))
    houses.load_house(store, op=operation("admin", "admin"), house=small_house())
    return store


def job_of(kind: SlipKind, *, subject: str | None = None, ticket_id: TicketId | None = None) -> PrintJob:
    return PrintJob(
        id=JobId(1),
        ticket_id=ticket_id,
        printer=STATION,
        copy=0,
        state=JobState.PENDING,
        created_at=MONDAY_8,
        changed_at=MONDAY_8,
        kind=kind,
        subject=subject,
    )


def issue(store) -> TicketId:
    issued = reception.issue_ticket(
        store, small_house(), op=operation(), service="wba", printer=STATION, language="ar"
    )
    return issued.value.ticket.id


def test_the_end_of_a_day_counts_what_became_of_every_number(store):
    house = small_house()
    tickets = [issue(store) for _ in range(6)]
    for job_id, state in zip((1, 2), (JobState.PRINTED, JobState.UNKNOWN), strict=True):
        assert store.claim_job(STATION) is not None
        store.settle_job(JobId(job_id), state)
    calling.call_next(store, house, op=operation("desk-1", "desk"), desk="2.11")
    calling.call_next(store, house, op=operation("desk-1", "desk"), desk="2.11")
    calling.missed(store, house, op=operation("desk-1", "desk"), desk="2.11")
    reception.cancel(store, op=operation(), ticket_id=tickets[5])
    slip = compose_slip(store, house, job_of(SlipKind.DAY_END, subject="2026-10-12"))
    assert isinstance(slip, DayEndSlip)
    assert slip.day == MONDAY
    assert slip.issued.utcoffset() is not None
    (series,) = slip.series
    assert (series.name, series.first, series.last, series.given) == ("A", 1, 6, 6)
    assert (series.finished, series.missed, series.cancelled, series.closed) == (1, 1, 1, 0)
    assert series.unprinted == 5
    assert series.gaps == ()
    day.close_day(store, op=operation(), day=MONDAY)
    closed = compose_slip(store, house, job_of(SlipKind.DAY_END, subject="2026-10-12"))
    assert isinstance(closed, DayEndSlip)
    # The missed one is closed too.
    assert closed.series[0].closed == 4


def test_a_number_without_a_ticket_is_a_gap(store, monkeypatch):
    gone = [issue(store) for _ in range(4)][1]
    histories = store.histories
    monkeypatch.setattr(
        store, "histories", lambda day: (pair for pair in histories(day) if pair[0].id != gone)
    )
    slip = compose_slip(store, small_house(), job_of(SlipKind.DAY_END, subject="2026-10-12"))
    assert isinstance(slip, DayEndSlip)
    assert slip.series[0].gaps == (2,)
    assert (slip.series[0].given, slip.series[0].last) == (3, 4)


def test_a_day_without_numbers_has_a_slip_too(store):
    slip = compose_slip(store, small_house(), job_of(SlipKind.DAY_END, subject="2026-10-13"))
    assert isinstance(slip, DayEndSlip)
    assert slip.series == ()


@pytest.mark.parametrize("subject", [None, "", "gestern", "2026-13-01"])
def test_a_day_that_is_none_has_no_slip(store, subject):
    assert compose_slip(store, small_house(), job_of(SlipKind.DAY_END, subject=subject)) is None


@pytest.mark.parametrize("kind", [SlipKind.APPOINTMENT, SlipKind.ANSWER])
def test_what_the_store_keeps_no_records_of_has_no_slip(store, kind):
    assert compose_slip(store, small_house(), job_of(kind, subject="1")) is None


def test_a_ticket_job_needs_its_ticket(store):
    ticket_id = issue(store)
    job = job_of(SlipKind.TICKET, ticket_id=ticket_id)
    slip = compose_slip(store, small_house(), replace(job, copy=2))
    assert isinstance(slip, TicketSlip)
    assert (slip.number, slip.language, slip.copy) == ("A 001", "ar", 2)
    assert compose_slip(store, small_house(), job_of(SlipKind.TICKET)) is None
    reception.cancel(store, op=operation(), ticket_id=ticket_id)
    assert compose_slip(store, small_house(), job) is None
