"""What the rest of the store needs from a database engine, and the clock of the store."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from frontdesk.store.failures import is_disconnect, may_try_again, store_error, without_values
from frontdesk.usecases.ports import Clock

T = TypeVar("T")

ATTEMPTS = 3  # for a transaction that the database gave up on because of another one


class Backend(Protocol):
    """Connections to one database.

    Attributes:
        where: the file or server, as errors name it.
    """

    dialect: str
    where: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection on which every statement is a transaction of its own."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that commits at the end of the block or rolls back."""
        ...

    def recover(self) -> None:
        """Make sure that the next connection is a new one."""
        ...

    def close(self) -> None: ...


class StoreClock:
    """The store's present moment without asking the server for it each time.

    A clock that was handed in (by tests) is the truth; else the database server's, as it was last heard and
    carried on by this PC's monotonic clock, which nobody sets; SQLite has only the clock of this PC.
    """

    def __init__(self, given: Clock | None = None) -> None:
        self._given = given
        self._heard: tuple[datetime, float] | None = None

    def now(self) -> datetime:
        if self._given is not None:
            return self._given.now().astimezone(UTC)
        if self._heard is None:
            return datetime.now(UTC)
        at, then = self._heard
        return at + timedelta(seconds=time.monotonic() - then)

    def fixed(self) -> datetime | None:
        """The time to write, when it is not the server's to say."""
        return None if self._given is None else self.now()

    def heard(self, at: datetime | None) -> None:
        """Take over what the server's clock showed just now."""
        if at is not None:
            self._heard = (at.astimezone(UTC), time.monotonic())


def persistently(backend: Backend, work: Callable[[], T]) -> T:
    """Run work that may be repeated: once more after a cut connection, up to three times after a deadlock."""
    reconnected = False
    attempt = 1
    while True:
        try:
            return work()
        except Exception as error:
            if is_disconnect(error) and not reconnected:
                reconnected = True
                backend.recover()
            elif may_try_again(error) and attempt < ATTEMPTS:
                attempt += 1
            else:
                found = store_error(error, where=backend.where)
                if found is None or found is error:
                    raise
                raise without_values(found, error) from None
