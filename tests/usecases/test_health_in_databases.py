"""The self-test of the record on real databases, damaged behind the program's back by raw SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from frontdesk.store.open import open_store
from frontdesk.store.sql_store import SqlStore
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import day, reception
from frontdesk.usecases.health import check_store
from tests.usecases.scene import MONDAY_8, Scene


@pytest.fixture
def worked(store_url: str) -> Iterator[Scene]:
    """Yesterday, settled (A 001 to A 003), and today: served, at a desk, waiting, undone, cancelled."""
    clock = FakeClock(MONDAY_8)
    store = open_store(store_url, clock=clock)
    scene = Scene(store=store, clock=clock)
    for _ in range(3):
        scene.issue()
    scene.call()
    day.close_day(store, op=operation(), day=scene.today)
    clock.set(MONDAY_8 + timedelta(days=1))
    tickets = [scene.issue() for _ in range(4)]
    scene.call()
    scene.call()
    scene.call("2.11")
    scene.undo("2.11")
    reception.cancel(store, op=operation(), ticket_id=tickets[3].id)
    try:
        yield scene
    finally:
        store.close()


def broken(scene: Scene) -> dict[str, str]:
    return {check.name: check.detail for check in check_store(scene.store) if not check.ok}


def damage(scene: Scene, *statements: str) -> None:
    """Write past every rule, as somebody with a database browser would."""
    assert isinstance(scene.store, SqlStore)
    with scene.store._backend.writing() as connection:
        for statement in statements:
            _run(connection, statement)


def _run(connection: Connection, statement: str) -> None:
    names = {"today": str(MONDAY_8.date() + timedelta(days=1)), "yesterday": str(MONDAY_8.date())}
    result = connection.execute(text(statement.format(**{k: f"'{v}'" for k, v in names.items()})))
    assert result.rowcount != 0, f"nothing was damaged by: {statement}"


TODAY_3 = "(SELECT id FROM ticket WHERE business_day = {today} AND number = 3)"
TODAY_1 = "(SELECT id FROM ticket WHERE business_day = {today} AND number = 1)"


def test_a_house_at_work_is_healthy(worked: Scene) -> None:
    assert broken(worked) == {}
    assert {check.detail for check in check_store(worked.store)} == {"2 days"}


def test_a_day_that_nobody_closed(worked: Scene) -> None:
    worked.clock.advance(minutes=24 * 60)
    assert set(broken(worked)) == {"days_settled"}
    day.close_past_days(worked.store, worked.house, op=operation())
    assert broken(worked) == {}


@pytest.mark.parametrize(
    ("check", "offender", "statements"),
    [
        pytest.param(
            "numbers_complete",
            "A 003 on 2026-10-13: ",
            [
                f"DELETE FROM event WHERE ticket_id = {TODAY_3} AND undoes IS NOT NULL",
                f"DELETE FROM event WHERE ticket_id = {TODAY_3}",
                "DELETE FROM ticket WHERE business_day = {today} AND number = 3",
            ],
            id="lost-ticket",
        ),
        pytest.param(
            "numbers_complete",
            "A 003 on 2026-10-12: ",
            ["UPDATE number_counter SET last_given = 2 WHERE day = {yesterday}"],
            id="counter-set-back",
        ),
        pytest.param(
            "numbers_complete",
            "A 005 on 2026-10-13: ",
            ["UPDATE number_counter SET last_given = 9 WHERE day = {today}"],
            id="counter-too-far",
        ),
        pytest.param(
            "numbers_complete",
            "A 004 on 2026-10-13: ",
            ["UPDATE ticket SET number = 44 WHERE business_day = {today} AND number = 4"],
            id="number-changed",
        ),
        pytest.param(
            "days_settled",
            "A 002 on 2026-10-12: ",
            ["UPDATE ticket SET state = 'waiting' WHERE business_day = {yesterday} AND number = 2"],
            id="opened-again",
        ),
        pytest.param(
            "days_settled",
            "A 001 on 2026-10-12: ",
            ["UPDATE event SET reason = NULL WHERE business_day = {yesterday} AND kind = 'closed'"],
            id="reasons-removed",
        ),
        pytest.param(
            "one_client_per_desk",
            "A 003 on 2026-10-13: ",
            [f"UPDATE ticket SET state = 'called', desk = NULL WHERE id = {TODAY_3}"],
            id="called-to-nowhere",
        ),
        pytest.param(
            "steps_legal",
            "A 001 on 2026-10-13: ",
            [f"DELETE FROM event WHERE ticket_id = {TODAY_1} AND kind = 'called'"],
            id="lost-event",
        ),
        pytest.param(
            "steps_legal",
            "A 001 on 2026-10-13: ",
            [f"UPDATE event SET to_state = 'closed' WHERE ticket_id = {TODAY_1} AND kind = 'finished'"],
            id="forged-event",
        ),
        pytest.param(
            "state_from_events",
            "A 003 on 2026-10-13: ",
            [f"UPDATE ticket SET misses = 2 WHERE id = {TODAY_3}"],
            id="overwritten",
        ),
        pytest.param(
            "state_from_events",
            "A 003 on 2026-10-13: ",
            [f"UPDATE ticket SET waiting_since = issued_at, service = 'neu' WHERE id = {TODAY_3}"],
            id="moved",
        ),
        pytest.param(
            "operations_once",
            "A 003 on 2026-10-13: ",
            [
                "UPDATE event SET op_step = 1, op = (SELECT op FROM event e WHERE e.kind = 'issued'"
                f" AND e.ticket_id = {TODAY_1}) WHERE ticket_id = {TODAY_3} AND kind = 'issued'"
            ],
            id="operation-spread",
        ),
    ],
)
def test_damage_behind_the_programs_back(
    worked: Scene, check: str, offender: str, statements: list[str]
) -> None:
    damage(worked, *statements)
    found = broken(worked)
    assert check in found
    assert found[check].startswith(offender)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ticket SET number = 1 WHERE business_day = {today} AND number = 3",
        f"UPDATE ticket SET state = 'called', desk = '2.14' WHERE id = {TODAY_3}",
        "UPDATE event SET op = (SELECT op FROM event WHERE id = 2), op_step = 0 WHERE kind = 'cancelled'",
    ],
    ids=["number-twice", "two-at-a-desk", "operation-twice"],
)
def test_what_the_database_itself_refuses(worked: Scene, statement: str) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"):
        damage(worked, statement)
    assert broken(worked) == {}
