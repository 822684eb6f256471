"""A client's reference stays out of every error that a log could get, whatever the database says."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, text

from frontdesk.domain.errors import BugError
from frontdesk.domain.receipt import ReceiptId
from frontdesk.store import document_tables as d
from frontdesk.store.open import open_store
from frontdesk.store.sql_store import SqlStore
from frontdesk.store.unit_of_work import SqlUnit
from frontdesk.testing.builders import operation, small_house, submission
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import documents, houses

CANARY = "31702BG0048213"
VALUES = {"site": "hdi", "agency": "jobcenter", "entry": 1, "reference": CANARY, "letters": CANARY}


def without_receipt(unit: SqlUnit) -> None:
    """PostgreSQL quotes the whole row in its DETAIL."""
    unit._connection.execute(insert(d.receipt_reference).values(receipt_id=None, **VALUES))


def twice(unit: SqlUnit) -> None:
    unit._connection.execute(insert(d.receipt_reference).values(receipt_id=1, **VALUES))


def of_a_wrong_type(unit: SqlUnit) -> None:
    """PostgreSQL quotes the value in the message itself."""
    cast = text("SELECT CAST(:value AS bigint) FROM receipt_reference")
    unit._connection.execute(cast, {"value": CANARY})


def unreadable(unit: SqlUnit) -> None:
    unit._connection.execute(insert(d.receipt_reference).values(receipt_id=object(), **VALUES))


@pytest.mark.parametrize("damage", [without_receipt, twice, unreadable])
def test_no_error_quotes_a_reference(
    store_url: str, caplog: pytest.LogCaptureFixture, damage: Callable[[SqlUnit], None]
) -> None:
    store = open_store(store_url, clock=FakeClock(datetime(2026, 11, 23, 8, tzinfo=UTC)))
    assert isinstance(store, SqlStore)
    try:
        houses.load_house(store, op=operation(), house=small_house())
        given = submission(reference=CANARY)
        receipt = documents.record_submission(store, small_house(), op=operation(), submission=given)
        assert receipt.value.receipt.id == ReceiptId(1)
        with pytest.raises(Exception) as info, store.begin() as unit:  # noqa: PT011
            damage(unit)
    finally:
        store.close()
    logging.getLogger("frontdesk").error("unexpected error", exc_info=info.value)
    assert damage.__name__ in caplog.text, "it says where"
    assert CANARY not in caplog.text + str(info.value) + repr(info.value)


@pytest.mark.parametrize(
    ("damage", "what"),
    [(without_receipt, "23502 receipt_reference receipt_id"), (of_a_wrong_type, "22P02")],
)
def test_an_error_of_the_server_names_its_state_and_its_place(
    postgres_url: str, damage: Callable[[SqlUnit], None], what: str
) -> None:
    store = open_store(postgres_url)
    try:
        houses.load_house(store, op=operation(), house=small_house())
        documents.record_submission(
            store, small_house(), op=operation(), submission=submission(reference=CANARY)
        )
        with pytest.raises(BugError) as info, store.begin() as unit:
            damage(unit)
    finally:
        store.close()
    said = "".join(traceback.format_exception(info.value))
    assert what in info.value.message("en")
    assert CANARY not in said + info.value.message("en")
