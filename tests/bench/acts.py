"""The acts that are measured, through whole use cases, as a reception and a desk do them."""

from __future__ import annotations

from typing import Any

from frontdesk.domain.house import House
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, reception
from frontdesk.usecases.ports import Store


class Acts:
    """Issue and call of one store, as clerk and caseworker start them."""

    def __init__(self, store: Store, house: House) -> None:
        self.store, self.house = store, house

    def open_desk(self, desk: str) -> None:
        calling.open_desk(self.store, self.house, op=operation("desk-1", "desk"), desk=desk)

    def issue(self, service: str) -> Any:
        outcome = reception.issue_ticket(
            self.store, self.house, op=operation(), service=service, printer="reception-1"
        )
        return outcome.value

    def call(self, desk: str) -> Any:
        outcome = calling.call_next(self.store, self.house, op=operation("desk-1", "desk"), desk=desk)
        if outcome.value.ticket is None:
            raise RuntimeError("nobody was called although somebody waits")
        return outcome.value
