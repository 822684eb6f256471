"""The front desk that the contract is tried out on: a store of each kind, a small house, a clock to set."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frontdesk.testing.clock import FakeClock
from frontdesk.usecases.ports import Store
from tests.contract.frontdesk import FrontDesk


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))


@pytest.fixture
def store_clock(clock: FakeClock) -> FakeClock:
    return clock


@pytest.fixture
def desk(any_store: Store, clock: FakeClock) -> FrontDesk:
    return FrontDesk(any_store, clock)
