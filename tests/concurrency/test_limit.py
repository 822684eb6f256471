"""Six programs give out tickets at once although only so many still fit: as many as fit, and not one more."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases.health import check_store
from frontdesk.usecases.reception import issue_ticket

PROCESSES, EACH = 6, 12
BEFORE, LAST = 5, 40
SECONDS = 120  # far above what it takes on an idle machine, so that a hang is an error and not a hang
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.slow
def test_as_many_as_fit(store_url: str):
    store, house = open_store(store_url, clock=FakeClock(NOW)), small_house()
    with store.begin() as unit:
        unit.save_house(operation(), house)
    for _ in range(BEFORE):
        issue_ticket(store, house, op=operation(), service="neu")
    arguments = [store_url, NOW.isoformat(), str(LAST), str(EACH)]
    crowd = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.concurrency.limit_crowd", *arguments],
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
        answers = [json.loads(one.communicate(timeout=SECONDS)[0] or "{}") for one in crowd]
        assert [one.returncode for one in crowd] == [0] * PROCESSES
    finally:
        for one in crowd:
            one.kill()
            one.wait()
    given = sorted(number for answer in answers for number in answer["given"])
    assert given == list(range(BEFORE + 1, LAST + 1)), "every number once, up to the last that fits"
    assert sum(answer["enough"] for answer in answers) == PROCESSES * EACH - len(given)
    # The series has numbers left, and a person may insist.
    ticket = issue_ticket(store, house, op=operation(), service="wba", anyway=True).value.ticket
    assert ticket.number == LAST + 1
    assert [line for line in check_store(store) if not line.ok] == []
    store.close()
