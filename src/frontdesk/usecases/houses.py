"""Put a house definition into force."""

from __future__ import annotations

from frontdesk.domain.changes import Notice, kinds_of
from frontdesk.domain.house import House
from frontdesk.usecases.acts import Outcome, settled
from frontdesk.usecases.ports import Operation, Store


def load_house(store: Store, *, op: Operation, house: House) -> Outcome[House]:
    """Make ``house`` the definition in force; tickets that wait keep their service, vanished things are
    retired. Answers the definition as it is kept, with what is retired.
    """

    def attempt() -> None:
        with store.begin() as unit:
            unit.save_house(op, house)

    settled(attempt)
    return Outcome(store.house(), kinds_of(Notice.HOUSE_LOADED))
