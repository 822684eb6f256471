"""The slip of a receipt says what the record says: the legal moment, what was added later, which copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.submission import Item
from frontdesk.printing.compose import compose_slip
from frontdesk.printing.layouts.receipt import total
from frontdesk.printing.slip import Form, ReceiptSlip
from frontdesk.testing.builders import operation, small_house, submission
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import documents, houses
from frontdesk.usecases.submissions import ToldDate

HOUSE = small_house()


@pytest.fixture
def store():
    store = MemoryStore(FakeClock(datetime(2026, 11, 23, 7, 12, 5, 999_000, tzinfo=UTC)))
    houses.load_house(store, op=operation(), house=HOUSE)
    return store


def record(store: MemoryStore, told_date: ToldDate | None = None, **more: object) -> PrintJob:
    given = submission(Item("wb", 1, 6), Item("ko", 3), **more)  # type: ignore[arg-type]
    outcome = documents.record_submission(
        store, HOUSE, op=operation(), submission=given, told_date=told_date, printer="reception-1"
    )
    assert outcome.value.job is not None
    return outcome.value.job


def composed(store: MemoryStore, job: PrintJob) -> ReceiptSlip:
    slip = compose_slip(store, HOUSE, job)
    assert isinstance(slip, ReceiptSlip)
    return slip


def test_the_slip_says_what_was_recorded(store):
    job = record(store, reference="31702BG0048213", language="uk", deadline=date(2026, 11, 27), pages=14)
    slip = composed(store, replace(job, copy=2))
    assert slip.number == slip.code == store.documents.receipts(date(2026, 11, 23))[0].label
    assert f"{slip.issued:%d.%m.%Y, %H:%M:%S}" == "23.11.2026, 08:12:05"
    assert (slip.received_by, slip.addressed_to) == ("Haus der Integration", "Jobcenter")
    assert [(item.kind, item.count, item.pages, item.form) for item in slip.items] == [
        ("WBA-Formular", 1, 6, Form.COPY),
        ("Kontoauszug", 3, None, Form.COPY),
    ]
    assert total(slip) == "4 Unterlagen, 14 Seiten"
    assert (slip.reference, slip.language, slip.copy) == ("31702BG0048213", "uk", 2)
    assert (slip.deadline, slip.remarks) == (date(2026, 11, 27), ())


def test_a_date_that_was_told_is_marked_until_and_after_it_is_confirmed(store):
    told = ToldDate(reason="Nachtbriefkasten", initials="mk", day=date(2026, 11, 22))
    job = record(store, told)
    slip = composed(store, job)
    assert f"{slip.issued:%d.%m.%Y, %H:%M:%S}" == "22.11.2026, 23:59:59"
    assert slip.remarks == (
        "Nachgetragen am 23.11.2026, 08:12: Nachtbriefkasten",
        "Das nachgetragene Datum ist noch nicht bestätigt.",
    )
    (receipt,) = store.documents.to_confirm()
    documents.confirm_dates(store, op=operation(), receipt_ids=[receipt.id], initials="xy")
    assert composed(store, job).remarks == ("Nachgetragen am 23.11.2026, 08:12: Nachtbriefkasten",)


def test_a_correction_shows_both(store):
    job = record(store)
    (receipt,) = store.documents.receipts(date(2026, 11, 23))
    documents.correct_receipt(
        store,
        HOUSE,
        op=operation(),
        receipt_id=receipt.id,
        submission=submission(Item("ko", 2)),
        reason="verzählt",
    )
    slip = composed(store, job)
    assert [(item.kind, item.count) for item in slip.items] == [("Kontoauszug", 2)]
    assert slip.remarks == (
        "Berichtigt am 23.11.2026, 08:12: verzählt",
        "Zuerst eingetragen: WBA-Formular × 1, Kontoauszug × 3",
    )


def test_what_was_withdrawn_or_never_was_has_no_slip(store):
    job = record(store)
    (receipt,) = store.documents.receipts(date(2026, 11, 23))
    documents.withdraw_receipt(store, HOUSE, op=operation(), receipt_id=receipt.id, reason="zurückgegeben")
    assert compose_slip(store, HOUSE, job) is None
    for subject in ("4711", "x", "", None):
        assert compose_slip(store, HOUSE, replace(job, kind=SlipKind.RECEIPT, subject=subject)) is None
