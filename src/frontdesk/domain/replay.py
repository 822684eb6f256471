"""The replay: the rule of calling, played forward from now with expected service times.

It answers when each one who waits is likely to be called, and when somebody would be who came now. Times are
minutes from now; what lies behind is negative. `domain.order.choose` is the rule; this is the same rule on
sorted lines, fast enough for every screen, and a test holds both against each other.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

from frontdesk.domain.house import CallingRules, ServiceCode

HORIZON = 720.0  # minutes; what would be called later than that is not told
_PATIENCE = 1.0  # minutes until a desk without a client looks again


class Client(NamedTuple):
    """Somebody who waits, or is expected; a tuple, as hundreds are made for every forecast.

    Attributes:
        key: by which the answer names the client.
        due, arrived: what the order of calling goes by.
        comes_at: until when the client cannot be called; of somebody who waits, the past.
        share: how likely the client comes, and so how much of the time is taken.
    """

    key: int
    service: ServiceCode
    due: float
    arrived: float
    number: int
    head_start: int = 0
    comes_at: float = -inf
    share: float = 1.0
    is_appointment: bool = False
    is_urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAhead:
    """A desk that calls.

    Attributes:
        free_in: when its present client is likely to be done.
        pauses: from when to when it calls nobody.
    """

    services: tuple[ServiceCode, ...]
    free_in: float = 0.0
    pauses: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the replay tells.

    Attributes:
        calls: when each client is called; who is not called within the horizon is missing.
        newcomers: by service and head start in minutes, when somebody is called who comes now; a service that
            no desk takes is missing.
    """

    calls: Mapping[int, float]
    newcomers: Mapping[tuple[ServiceCode, int], float]


# The order of calling, and of arrival, as what is sorted: (time, number, position among all clients).
_Mark = tuple[float, int, int]


class _Kind(IntEnum):
    """How the guard against many appointments in a row looks at a client."""

    WALK_IN = 0
    URGENT_APPOINTMENT = 1
    APPOINTMENT = 2


@dataclass(slots=True)
class _Line:
    """Those of one kind who wait for a service; who was called is stepped over when it comes to the front."""

    service: ServiceCode
    kind: _Kind
    by_due: list[_Mark] = field(default_factory=list)
    by_arrival: list[_Mark] = field(default_factory=list)
    first_due: int = 0
    first_arrival: int = 0

    def head(self, gone: bytearray) -> _Mark | None:
        while self.first_due < len(self.by_due):
            mark = self.by_due[self.first_due]
            if not gone[mark[2]]:
                return mark
            self.first_due += 1
        return None

    def oldest(self, gone: bytearray) -> _Mark | None:
        while self.first_arrival < len(self.by_arrival):
            mark = self.by_arrival[self.first_arrival]
            if not gone[mark[2]]:
                return mark
            self.first_arrival += 1
        return None

    def add(self, due: _Mark, arrived: _Mark) -> None:
        insort(self.by_due, due, lo=self.first_due)
        insort(self.by_arrival, arrived, lo=self.first_arrival)


def replay(
    clients: Sequence[Client],
    desks: Iterable[DeskAhead],
    *,
    minutes: Mapping[ServiceCode, float],
    rules: CallingRules,
    head_starts: Collection[int] = (0,),
) -> Outlook:
    """Play the rule until everybody is called who waits.

    What the guards counted before now is not known here: they begin to count at 0.

    Args:
        minutes: how long a client of each service takes.
        head_starts: of the newcomers that are asked for.
    """
    return _Replay(clients, list(desks), minutes, rules, head_starts).run()


class _Replay:
    def __init__(
        self,
        clients: Sequence[Client],
        desks: list[DeskAhead],
        minutes: Mapping[ServiceCode, float],
        rules: CallingRules,
        head_starts: Collection[int],
    ) -> None:
        self._clients, self._minutes, self._rules = clients, minutes, rules
        self._gone = bytearray(len(clients))
        served = {code for desk in desks for code in desk.services}
        self._lines: dict[ServiceCode, dict[_Kind, _Line]] = {code: {} for code in served}
        self._coming: list[tuple[float, int]] = []
        self._left = self._sort_in()
        self._desks = [
            [line for code in desk.services for line in self._lines[code].values()] for desk in desks
        ]
        self._codes = [desk.services for desk in desks]
        self._pauses = [sorted(desk.pauses) for desk in desks]
        self._free = [(_after(desk.free_in, self._pauses[n]), n) for n, desk in enumerate(desks)]
        heapify(self._free)
        # Who has the least head start is called last; so the ends of these lists are answered first.
        self._asked = {code: sorted(set(head_starts)) for code in served}
        # By service, the arrivals of those whose call with a head start passed somebody there.
        self._passed: dict[ServiceCode, list[float]] = {code: [] for code in served}
        self._called: list[Client] = []
        self._idle: dict[int, float] = {}  # desks without a client, since when
        self._calls: dict[int, float] = {}
        self._newcomers: dict[tuple[ServiceCode, int], float] = {}

    def run(self) -> Outlook:
        free, coming = self._free, self._coming
        while self._left or self._asked:
            while coming and (not free or coming[0][0] <= free[0][0]):
                self._arrive(*heappop(coming))
            if not free or free[0][0] > HORIZON:
                break
            now, desk = heappop(free)
            at = self._choose(desk, now)
            self._answer(desk, now, None if at is None else self._clients[at].due)
            if at is None:
                # Nobody here for this desk: it looks again when somebody has come whom it takes.
                self._idle[desk] = now
                continue
            client = self._clients[at]
            self._gone[at] = 1
            self._left -= client.comes_at <= 0.0
            self._calls[client.key] = now
            self._called.append(client)
            if client.head_start > 0:
                self._note_passed(desk, client.arrived)
            busy = self._minutes[client.service] * client.share
            heappush(free, (_after(now + busy, self._pauses[desk]), desk))
        return Outlook(self._calls, self._newcomers)

    def _sort_in(self) -> int:
        """Everybody whom some desk takes into the lines, or among those expected; answers how many wait."""
        count = 0
        for at, client in enumerate(self._clients):
            kinds = self._lines.get(client.service)
            if kinds is None:
                continue
            kind = _kind(client)
            line = kinds.get(kind)
            if line is None:
                line = kinds[kind] = _Line(client.service, kind)
            if client.comes_at > 0.0:
                self._coming.append((client.comes_at, at))
            else:
                count += 1
                line.by_due.append((client.due, client.number, at))
                line.by_arrival.append((client.arrived, client.number, at))
        for kinds in self._lines.values():
            for line in kinds.values():
                line.by_due.sort()
                line.by_arrival.sort()
        heapify(self._coming)
        return count

    def _arrive(self, moment: float, at: int) -> None:
        client = self._clients[at]
        mark = client.number, at
        line = self._lines[client.service][_kind(client)]
        line.add((client.due, *mark), (client.arrived, *mark))
        for desk in [desk for desk in self._idle if client.service in self._codes[desk]]:
            since = self._idle.pop(desk)
            heappush(self._free, (_after(max(moment, since + _PATIENCE), self._pauses[desk]), desk))

    def _choose(self, desk: int, now: float) -> int | None:
        """`domain.order.choose` on the heads of the desk's lines."""
        gone, rules = self._gone, self._rules
        best: _Mark | None = None  # head of the due order
        first: _Mark | None = None  # oldest arrival
        stays: _Mark | None = None  # head of those who do not stand back
        patient = False
        kind = _Kind.WALK_IN
        for line in self._desks[desk]:
            mark = line.head(gone)
            if mark is None:
                continue
            if best is None or mark < best:
                best, kind = mark, line.kind
            if line.kind is not _Kind.APPOINTMENT and (stays is None or mark < stays):
                stays = mark
            oldest = line.oldest(gone)
            if oldest is not None:
                if first is None or oldest < first:
                    first = oldest
                if line.kind is _Kind.WALK_IN and now - oldest[0] >= rules.walk_in_patience:
                    patient = True
        if best is None or first is None:
            return None
        if now - first[0] >= rules.max_wait:
            return first[2]
        if kind is _Kind.APPOINTMENT and patient and stays is not None and self._is_in_a_row(desk):
            best = stays
        head = self._clients[best[2]]
        if head.head_start > 0:
            passed = self._passed_too_often(desk, head.arrived)
            if passed is not None:
                return passed[2]
        return best[2]

    def _note_passed(self, desk: int, arrived: float) -> None:
        for code in self._codes[desk]:
            mark = self._oldest_of(code)
            if mark is not None and mark[0] < arrived:
                self._passed[code].append(arrived)

    def _passed_too_often(self, desk: int, arrived: float) -> _Mark | None:
        """The oldest arrival before this one that was passed as often as may be."""
        found: _Mark | None = None
        for code in self._codes[desk]:
            passed = self._passed[code]
            if len(passed) < self._rules.max_overtakes:
                continue
            mark = self._oldest_of(code)
            if mark is None or mark[0] >= arrived or (found is not None and found < mark):
                continue
            if sum(later > mark[0] for later in passed) >= self._rules.max_overtakes:
                found = mark
        return found

    def _is_in_a_row(self, desk: int) -> bool:
        """Whether so many of the newest calls of the desk's services were of appointments as may be."""
        wanted = self._rules.appointments_in_a_row
        for client in reversed(self._called):
            if wanted <= 0:
                break
            if client.service in self._codes[desk]:
                if not client.is_appointment:
                    return False
                wanted -= 1
        return wanted <= 0

    def _oldest_of(self, service: ServiceCode) -> _Mark | None:
        marks = (line.oldest(self._gone) for line in self._lines[service].values())
        return min((mark for mark in marks if mark is not None), default=None)

    def _answer(self, desk: int, now: float, due: float | None) -> None:
        """Somebody who came at the moment 0 is called when nobody is due before."""
        if not self._asked:
            return
        for code in self._codes[desk]:
            asked = self._asked.get(code)
            while asked and (due is None or due > -asked[-1]):
                self._newcomers[code, asked.pop()] = max(0.0, now)
            if asked is not None and not asked:
                del self._asked[code]


def _kind(client: Client) -> _Kind:
    if not client.is_appointment:
        return _Kind.WALK_IN
    return _Kind.URGENT_APPOINTMENT if client.is_urgent else _Kind.APPOINTMENT


def _after(moment: float, pauses: Sequence[tuple[float, float]]) -> float:
    """The moment itself, or the end of the pause in which it is."""
    for start, end in pauses:
        if start <= moment < end:
            moment = end
    return moment
