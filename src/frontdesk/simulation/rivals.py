"""The other ways to forecast a wait, against which the replay is measured.

Naive: people ahead for the service times its typical minutes over all its desks. QL: the same with the
minutes as they are of late and the desks that are open. LES: as long as whoever was called last has waited.
HOL: as long as whoever is next has waited so far. Interval: people ahead times the time between two calls.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.domain.house import DeskName, House, ServiceCode
from frontdesk.domain.ticket import TicketId

RIVALS = ("naive", "ql", "les", "hol", "interval")
_SMOOTH = 0.15  # weight of the newest in the moving averages


@dataclass(slots=True)
class _Service:
    waiting: dict[TicketId, datetime] = field(default_factory=dict)
    minutes: float = 0.0
    interval: float | None = None
    last_call: datetime | None = None
    last_wait: float = 0.0


class Rivals:
    """What the other ways know, and say."""

    def __init__(self, house: House, by_service: Mapping[ServiceCode, tuple[DeskName, ...]]) -> None:
        self._house, self._by_service = house, by_service
        self._services = {code: _Service(minutes=float(house.service(code).minutes)) for code in by_service}
        self._open: set[DeskName] = set()
        self._called: dict[TicketId, tuple[ServiceCode, datetime]] = {}

    def new_day(self) -> None:
        """Who waited yesterday is gone; what was learned of service times stays."""
        self._open.clear()
        self._called.clear()
        for one in self._services.values():
            one.waiting.clear()
            one.last_call, one.last_wait = None, 0.0

    def say(self, code: ServiceCode, now: datetime) -> dict[str, float]:
        """Minutes until somebody is called who comes now."""
        one, desks = self._services[code], self._by_service[code]
        ahead = len(one.waiting)
        typical, nominal = self._house.service(code).minutes, len(desks)
        open_now = max(1, sum(desk in self._open for desk in desks))
        oldest = min(one.waiting.values(), default=now)
        ql = ahead * one.minutes / open_now
        return {
            "naive": ahead * typical / nominal,
            "ql": ql,
            "les": one.last_wait,
            "hol": (now - oldest).total_seconds() / 60,
            "interval": ql if one.interval is None else ahead * one.interval,
        }

    def waits(self, ticket: TicketId, code: ServiceCode, at: datetime) -> None:
        """Somebody waits for a service from now on."""
        self._services[code].waiting[ticket] = at

    def called(self, ticket: TicketId, code: ServiceCode, at: datetime) -> None:
        """Somebody is called."""
        one = self._services[code]
        since = one.waiting.pop(ticket, None)
        if since is not None:
            one.last_wait = (at - since).total_seconds() / 60
        if one.last_call is not None:
            gap = (at - one.last_call).total_seconds() / 60
            one.interval = gap if one.interval is None else one.interval + _SMOOTH * (gap - one.interval)
        one.last_call = at
        self._called[ticket] = code, at

    def done(self, ticket: TicketId, at: datetime) -> None:
        """A visit ended."""
        called = self._called.pop(ticket, None)
        if called is not None:
            one = self._services[called[0]]
            one.minutes += _SMOOTH * ((at - called[1]).total_seconds() / 60 - one.minutes)

    def desk_is(self, desk: DeskName, *, is_open: bool) -> None:
        """A desk calls, or does no more."""
        if is_open:
            self._open.add(desk)
        else:
            self._open.discard(desk)
