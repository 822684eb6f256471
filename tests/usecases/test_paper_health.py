"""The self-test of papers on real databases, damaged behind the program's back by raw SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from frontdesk.domain.receipt import EntryKind, LegalTime, NewEntry, Receipt
from frontdesk.store.open import open_store
from frontdesk.store.sql_store import SqlStore
from frontdesk.testing.builders import operation, submission
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import bundles, documents
from frontdesk.usecases.health import check_papers
from frontdesk.usecases.submissions import ToldDate
from tests.usecases.scene import MONDAY_8, Scene


@pytest.fixture
def worked(store_url: str) -> Iterator[Scene]:
    """Receipts 1 to 5: accepted, disputed, back-dated and confirmed, in a sealed bundle, open."""
    clock = FakeClock(MONDAY_8)
    store = open_store(store_url, clock=clock)
    scene = Scene(store=store, clock=clock)
    told = ToldDate(reason="Briefkasten", initials="mk", day=date(2026, 10, 10))
    first, second, third = (record(scene, told if number == 2 else None) for number in range(3))
    bundle = seal(scene, [first, second])
    bundles.hand_over(store, op=operation(), bundle_id=bundle.id)
    bundles.accept_bundle(store, op=operation(), bundle_id=bundle.id, disputed={second.id: "fehlt"})
    documents.confirm_dates(store, op=operation(), receipt_ids=[third.id], initials="xy")
    fourth = record(scene)
    seal(scene, [fourth])
    record(scene)
    try:
        yield scene
    finally:
        store.close()


def record(scene: Scene, told: ToldDate | None = None):
    outcome = documents.record_submission(
        scene.store, scene.house, op=operation(), submission=submission(), told_date=told
    )
    scene.clock.advance(minutes=1)
    return outcome.value.receipt


def seal(scene: Scene, receipts: list[Receipt]):
    seen = [receipt.id for receipt in receipts]
    return bundles.seal_bundle(scene.store, scene.house, op=operation(), agency="jobcenter", seen=seen).value


def broken(scene: Scene) -> set[str]:
    return {check.name for check in check_papers(scene.store) if not check.ok}


def test_a_sound_record_has_one_line_per_promise(worked: Scene) -> None:
    assert [(check.ok, check.detail) for check in check_papers(worked.store)] == [(True, "5 receipts")] * 6


@pytest.mark.parametrize(
    ("statement", "promises"),
    [
        # I7: somebody moves a date, with and without the trace in the entries.
        (
            "UPDATE receipt SET legal_date = '2026-10-09' WHERE sequence = 1",
            {"receipt_dates_stand"},
        ),
        (
            "UPDATE receipt_entry SET legal_date = '2026-10-09' WHERE receipt_id = 1",
            {"receipt_dates_stand"},
        ),
        (
            "UPDATE receipt SET legal_at = received_at WHERE sequence = 3",
            {"receipt_dates_stand"},
        ),
        ("UPDATE receipt_entry SET initials = NULL WHERE receipt_id = 3", {"receipt_dates_stand"}),
        ("UPDATE receipt SET confirmation = 'pending' WHERE sequence = 1", {"receipt_dates_stand"}),
        ("UPDATE receipt_entry SET number = 7 WHERE receipt_id = 1", {"receipt_dates_stand"}),
        # I8: a paper in two places, or in none.
        (
            "UPDATE receipt SET place = 'open', bundle_id = NULL WHERE sequence = 4",
            {"receipt_place_from_events", "receipt_in_one_place"},
        ),
        (
            "UPDATE bundle_item SET verdict = 'accepted' WHERE receipt_id = 4",
            {"receipt_in_one_place", "bundles_frozen"},
        ),
        ("UPDATE receipt SET agency = 'abh' WHERE sequence = 5", {"receipt_place_from_events"}),
        # Gaps.
        ("UPDATE receipt_counter SET last_given = 6", {"receipt_numbers_complete"}),
        ("UPDATE receipt SET sequence = 9 WHERE sequence = 3", {"receipt_numbers_complete"}),
        # Histories that cannot be.
        ("UPDATE event SET to_state = 'accepted' WHERE kind = 'receipt_recorded'", {"receipt_steps_legal"}),
        ("UPDATE bundle SET state = 'accepted' WHERE number = 2", {"bundles_frozen"}),
        ("UPDATE bundle_item SET position = 5 WHERE receipt_id = 4", {"bundles_frozen"}),
    ],
)
def test_each_damage_is_named(worked: Scene, statement: str, promises: set[str]) -> None:
    assert isinstance(worked.store, SqlStore)
    with worked.store._backend.writing() as connection:
        assert connection.execute(text(statement)).rowcount > 0
    assert promises <= broken(worked)


@pytest.mark.parametrize(
    ("days", "what"),
    [((1,), "later than its recording"), ((-3, -2), "a date that waited for a second person was replaced")],
)
def test_a_date_that_no_use_case_lets_in_is_named(worked: Scene, days: tuple[int, ...], what: str) -> None:
    receipt = worked.store.documents.receipts(worked.today)[0]
    for back in days:
        at = receipt.received_at + timedelta(days=back)
        legal = LegalTime(at, worked.house.business_day(at))
        entry = NewEntry(kind=EntryKind.REDATED, legal=legal, reason="x", initials="mk")
        with worked.store.begin() as unit:
            receipt = unit.documents.add_entry(operation(), receipt, entry)
    (found,) = [check for check in check_papers(worked.store) if not check.ok]
    assert (found.name, found.detail.endswith(what)) == ("receipt_dates_stand", True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE receipt SET bundle_id = NULL WHERE sequence = 4",
        "UPDATE receipt SET bundle_id = 1 WHERE sequence = 5",
        "INSERT INTO bundle_item (bundle_id, position, site, agency, receipt_id, entry, verdict)"
        " VALUES (1, 9, 'hdi', 'jobcenter', 4, 1, 'travelling')",
        "UPDATE receipt SET sequence = 1 WHERE sequence = 2",
        "DELETE FROM receipt WHERE sequence = 5",
    ],
)
def test_the_worst_is_refused_by_the_database_itself(worked: Scene, statement: str) -> None:
    assert isinstance(worked.store, SqlStore)

    def damage(store: SqlStore) -> None:
        with store._backend.writing() as connection:
            connection.execute(text(statement))

    with pytest.raises(Exception, match=r"(?i)constraint"):
        damage(worked.store)
    assert broken(worked) == set()
