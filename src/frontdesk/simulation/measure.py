"""What is measured while days are played: forecasts against the truth, the order against its promises."""

from __future__ import annotations

import sqlite3
import time as real
from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from frontdesk.domain.house import DeskName, House, ServiceCode
from frontdesk.domain.order import Rule
from frontdesk.domain.ticket import Need, Ticket, TicketId
from frontdesk.simulation.people import Visitor
from frontdesk.simulation.rivals import Rivals
from frontdesk.usecases.waits import Forecaster, Waits

ON_TIME = timedelta(minutes=10)
_FLOOR_EVERY = 10  # acts


@dataclass(slots=True)
class _Client:
    """A client in the house.

    Attributes:
        since: when the number was given out.
        said: what each way of forecasting said then; ``low`` to ``shown_high`` are the ranges.
        passed: how often somebody with a head start was called before who came later, by a desk that takes
            the service.
    """

    ticket: Ticket
    since: datetime
    kind: str
    said: dict[str, float] | None
    passed: int = 0
    was_called: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A forecast and how it ended; minutes."""

    kind: str
    waited: float
    said: Mapping[str, float]


@dataclass
class Measures:
    """Everything measured over the played days.

    Attributes:
        waits: minutes to the first call, by kind of client.
        punctual: of each client in time for an appointment, whether the call came ten minutes after it at
            the latest.
        rules: how often each rule chose.
        overtaken: the most often that anybody was passed by a head start.
        starved: calls that passed over a client who was next by the longest wait, and clients who waited that
            long and were never called.
        never_called: minutes that clients had waited who were not called before the day ended, by kind.
        unforecast: walk-ins to whom no forecast could be told, as no desk took their service.
        seconds: real seconds of each kind of act, by day; ``floor`` is a piece of work that is always the
            same, done between the acts, which tells how fast the machine was just then.
    """

    judged: list[Judged] = field(default_factory=list)
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    punctual: list[bool] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    overtaken: int = 0
    starved: int = 0
    never_called: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    unforecast: int = 0
    turned_away: int = 0
    seconds: list[dict[str, list[float]]] = field(default_factory=list)
    forecast_seconds: list[float] = field(default_factory=list)


class _Floor:
    """A little work with a database in memory that never grows."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect(":memory:", isolation_level=None)
        self._rows.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, value TEXT)")
        self._rows.executemany("INSERT INTO row VALUES (?, ?)", [(n, f"value {n}") for n in range(500)])

    def seconds(self) -> float:
        began = real.perf_counter()
        for n in range(7, 500, 50):
            (value,) = self._rows.execute("SELECT value FROM row WHERE id = ?", (n,)).fetchone()
            self._rows.execute("UPDATE row SET value = ? WHERE id = ?", (value, n))
        return real.perf_counter() - began


class Meter:
    """A `play.Watcher` that keeps measures over many days."""

    def __init__(
        self,
        house: House,
        by_service: Mapping[ServiceCode, tuple[DeskName, ...]],
        forecaster: Forecaster | None,
        *,
        sample: float,
        seed: int,
    ) -> None:
        self._house, self._forecaster, self._sample = house, forecaster, sample
        self._random = Random(f"{seed} sample")
        self._rivals = Rivals(house, by_service)
        self._services = {name: house.desk(name).services for names in by_service.values() for name in names}
        self._clients: dict[TicketId, _Client] = {}
        self._lines: dict[ServiceCode, deque[TicketId]] = defaultdict(deque)
        self._said: dict[str, float] | None = None
        self._floor, self._acts = _Floor(), 0
        self.measures = Measures()

    def new_day(self) -> None:
        """Begin a day."""
        self._rivals.new_day()
        self._clients.clear()
        self._lines.clear()
        self.measures.seconds.append({})

    # --- what the play tells --------------------------------------------------------------------

    def comes(self, at: datetime, service: ServiceCode, need: Need | None) -> Waits | None:
        self._said = None
        if self._forecaster is None or self._random.random() >= self._sample:
            return None
        began = real.perf_counter()
        waits = self._forecaster.waits(self._house)
        self.measures.forecast_seconds.append(real.perf_counter() - began)
        forecast = waits.newcomers.get((service, need))
        if forecast is None:
            self.measures.unforecast += 1
            return waits
        band, shown = forecast.band, forecast.wait
        self._said = self._rivals.say(service, at) | {
            "replay": forecast.replayed,
            "forecast": band.middle,
            "low": band.low,
            "high": band.high,
            "shown_low": float(shown.low),
            "shown_high": float(shown.high),
        }
        return waits

    def waits(self, ticket: Ticket, visitor: Visitor, *, again: bool) -> None:
        now = ticket.life.waiting_since
        self._rivals.waits(ticket.id, ticket.service, now)
        self._lines[ticket.service].append(ticket.id)
        known = self._clients.get(ticket.id)
        if again and known is not None:
            # What was said is only about the first wait, and who goes on to another service was passed there
            # by nobody yet.
            passed = known.passed if ticket.service == known.ticket.service else 0
            self._clients[ticket.id] = _Client(
                ticket, known.since, known.kind, None, passed, known.was_called
            )
            return
        kind = _kind(ticket, self._house)
        said = self._said if ticket.appointment_at is None else None
        self._clients[ticket.id] = _Client(ticket, ticket.issued_at, kind, said)

    def turned_away(self, visitor: Visitor) -> None:
        self.measures.turned_away += 1

    def called(self, desk: DeskName, ticket: Ticket, rule: Rule, at: datetime) -> None:
        self.measures.rules[rule.value] += 1
        self._rivals.called(ticket.id, ticket.service, at)
        client = self._clients[ticket.id]
        self._judge_order(desk, ticket, rule, at)
        self._lines[ticket.service].remove(ticket.id)
        if client.was_called:
            return
        client.was_called = True
        waited = (at - client.since).total_seconds() / 60
        booked = ticket.appointment_at
        if booked is not None:
            # The wait of who comes early begins with the appointment.
            waited = max(0.0, (at - max(client.since, booked)).total_seconds() / 60)
            if client.kind == "appointment":
                self.measures.punctual.append(at - booked <= ON_TIME)
        self.measures.waits[client.kind].append(waited)
        if client.said is not None:
            self.measures.judged.append(Judged(client.kind, waited, client.said))

    def done(self, ticket: Ticket, at: datetime) -> None:
        self._rivals.done(ticket.id, at)

    def desk_is(self, desk: DeskName, *, is_open: bool) -> None:
        self._rivals.desk_is(desk, is_open=is_open)

    def ends(self, at: datetime) -> None:
        longest = timedelta(minutes=self._house.rules.max_wait)
        for line in self._lines.values():
            for ticket in line:
                client = self._clients[ticket]
                if client.was_called:
                    continue  # back from a pause too late
                self.measures.never_called[client.kind].append((at - client.since).total_seconds() / 60)
                self.measures.starved += at - client.since >= longest

    def took(self, act: str, seconds: float) -> None:
        day = self.measures.seconds[-1]
        day.setdefault(act, []).append(seconds)
        self._acts += 1
        if self._acts % _FLOOR_EVERY == 0:
            day.setdefault("floor", []).append(self._floor.seconds())

    def _judge_order(self, desk: DeskName, ticket: Ticket, rule: Rule, at: datetime) -> None:
        """Who was passed by this call: by a head start, or although next by the longest wait."""
        others = (self._clients[other] for code in self._services[desk] for other in self._lines[code])
        longest = timedelta(minutes=self._house.rules.max_wait)
        for other in others:
            if other.ticket.id == ticket.id:
                continue
            arrived = other.ticket.arrived_at
            if at - arrived >= longest and arrived < ticket.arrived_at:
                self.measures.starved += 1
            if ticket.head_start > 0 and arrived < ticket.arrived_at and rule is not Rule.CHOSEN:
                other.passed += 1
                self.measures.overtaken = max(self.measures.overtaken, other.passed)


def _kind(ticket: Ticket, house: House) -> str:
    if ticket.appointment_at is not None:
        late = timedelta(minutes=house.rules.late_after)
        return "late" if ticket.issued_at - ticket.appointment_at > late else "appointment"
    return {None: "walk_in", Need.SEAT: "need", Need.URGENT: "urgent"}[ticket.need]
