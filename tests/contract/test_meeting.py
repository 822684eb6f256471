"""Two transactions that meet: tries of the same act answer alike, and no act is mistaken for another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.ticket import Ticket
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, day, houses, reception
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.ports import Operation, Store, UnitOfWork
from tests.contract.frontdesk import FrontDesk

LATEST = 10.0

Act = Callable[[Store, FrontDesk, Operation, Ticket], Outcome[Any]]


class _Held:
    """A store whose transactions stay open until they are let go."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.done, self.let_go = threading.Event(), threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        with self._store.begin() as unit:
            yield unit
            self.done.set()
            assert self.let_go.wait(LATEST)


ACTS: dict[str, Act] = {
    "start": lambda store, d, op, _: calling.start(store, d.house, op=op, desk="2.14"),
    "finish": lambda store, d, op, _: calling.finish(store, d.house, op=op, desk="2.14"),
    "again": lambda store, d, op, _: calling.call_again(store, d.house, op=op, desk="2.14"),
    "missed": lambda store, d, op, _: calling.missed(store, d.house, op=op, desk="2.14"),
    "park": lambda store, d, op, _: calling.park(store, d.house, op=op, desk="2.14"),
    "undo": lambda store, d, op, _: calling.undo(store, d.house, op=op, desk="2.14"),
    "transfer": lambda store, d, op, ticket: calling.transfer(
        store, d.house, op=op, service="neu", ticket_id=ticket.id
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_two_tries_of_one_act_that_meet_get_the_same_answer(desk: FrontDesk, act: Act):
    desk.issue()
    ticket, op = desk.call("2.14"), operation("desk-1", "desk")
    held = _Held(desk.store)
    with ThreadPoolExecutor(2) as people:
        first = people.submit(act, held, desk, op, ticket)
        assert held.done.wait(LATEST)
        second = people.submit(act, desk.store, desk, op, ticket)
        threading.Timer(0.2, held.let_go.set).start()  # by then the second has looked, or waits for its turn
        outcomes = [first.result(LATEST), second.result(LATEST)]
    assert [outcome.created for outcome in outcomes] == [True, False]
    assert outcomes[0].value.state == outcomes[1].value.state
    desk.check()


KINDS: dict[str, Act] = {
    "open": lambda store, d, op, _: calling.open_desk(store, d.house, op=op, desk="2.14"),
    "pause": lambda store, d, op, _: calling.pause_desk(store, d.house, op=op, desk="2.14"),
    "finish": ACTS["finish"],
    "house": lambda store, d, op, _: houses.load_house(store, op=op, house=d.house),
    "reprint": lambda store, _, op, ticket: reception.reprint(
        store, op=op, ticket_id=ticket.id, printer="reception-1"
    ),
    "closing": lambda store, d, op, _: day.close_day(store, op=op, day=d.day),
}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("open", "pause"),
        ("open", "house"),
        ("open", "finish"),
        ("open", "reprint"),
        ("open", "closing"),
        ("finish", "open"),
        ("finish", "house"),
        ("finish", "reprint"),
        ("finish", "closing"),
        ("reprint", "open"),
        ("reprint", "finish"),
        ("reprint", "closing"),
    ],
)
def test_the_operation_of_an_act_of_another_kind_is_refused(desk: FrontDesk, first: str, then: str):
    waiting = desk.issue()
    desk.issue()
    desk.call("2.14")
    op = operation("desk-1", "desk")
    KINDS[first](desk.store, desk, op, waiting)
    if first == "finish":
        desk.call("2.14")
    with pytest.raises(OperationReusedError):
        KINDS[then](desk.store, desk, op, waiting)
