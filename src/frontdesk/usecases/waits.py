"""The forecast of waits: the rule of calling replayed on the line as it is, put right by what was learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from frontdesk.domain.appointment import AppointmentState
from frontdesk.domain.forecast import Wait, told
from frontdesk.domain.house import DeskName, House, ServiceCode
from frontdesk.domain.learning import DAYS, Band, Learned, drift, still_takes
from frontdesk.domain.punctuality import base_of
from frontdesk.domain.replay import Client, DeskAhead, Outlook, replay
from frontdesk.domain.slots import moments
from frontdesk.domain.ticket import TicketId
from frontdesk.usecases.ports import Presence, PresenceState, Reader
from frontdesk.usecases.wait_ports import AtDesk, InLine, WorkDone

LEASE = timedelta(minutes=2)  # a desk silent for longer does not count as open
LATELY = timedelta(minutes=120)  # how far back service times tell how today is
KEEP = timedelta(seconds=60)  # for which what lately was is not read again
SHOWS_UP = 0.85  # of those with an appointment
PAUSE = 15.0  # minutes that a pause at a desk is expected to last in all
_SHORTEST_REST = 2.0  # minutes that a pause is expected to go on at least
LONGEST_LINE = 1500  # clients; with more waiting the cheap estimate does
_LATE = 5.0  # minutes that a client who is overdue is expected to be away still


@dataclass(frozen=True, slots=True)
class Forecast:
    """When somebody is likely to be called.

    Attributes:
        replayed: minutes that the replay gave; what a day learns from.
        band: put right, in minutes.
    """

    replayed: float
    band: Band

    @property
    def wait(self) -> Wait:
        """As it is shown."""
        return told(self.band)


@dataclass(frozen=True, slots=True)
class Waits:
    """The forecast at one moment.

    Attributes:
        newcomers: of somebody who comes now, by service; a service that no open desk takes is missing.
        clients: of each one who waits.
        is_rough: the line was too long to be replayed; nothing is in it, and the cheap estimate holds.
    """

    at: datetime
    newcomers: Mapping[ServiceCode, Forecast] = field(default_factory=dict)
    clients: Mapping[TicketId, Forecast] = field(default_factory=dict)
    is_rough: bool = False


class Forecaster:
    """Forecasts for one program; keeps for a while what changes slowly. Safe in one thread at a time."""

    def __init__(self, store: Reader, *, lease: timedelta = LEASE) -> None:
        self._store = store
        self._lease = lease
        self._learned: tuple[date, Learned] | None = None
        self._lately: tuple[datetime, Mapping[ServiceCode, WorkDone]] | None = None

    def waits(self, house: House) -> Waits:
        """The forecast now."""
        store = self._store
        now = store.now()
        day = house.business_day(now)
        line = store.waits.in_line(day, limit=LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            return Waits(now, is_rough=True)
        presences = [one for one in store.presences() if now - one.seen_at <= self._lease]
        if not any(one.state is PresenceState.OPEN for one in presences):
            return Waits(now)
        learned, at_desks = self._taught(day), store.waits.at_desks(day)
        minutes = self._minutes(house, learned, at_desks, day, now)
        desks = desks_ahead(house, presences, at_desks, minutes, learned.variation, day, now)
        clients = [*_in_line(line, now), *self._expected(house, day, now)]
        outlook = replay(clients, desks, minutes=minutes, rules=house.rules)
        return _put_right(outlook, learned, now, {one.ticket_id for one in line})

    def _taught(self, day: date) -> Learned:
        if self._learned is None or self._learned[0] != day:
            self._learned = day, Learned(self._store.waits.learned(day, limit=DAYS))
        return self._learned[1]

    def _minutes(
        self, house: House, learned: Learned, at_desks: Sequence[AtDesk], day: date, now: datetime
    ) -> dict[ServiceCode, float]:
        """How long a client of each service takes today."""
        usual = {one.code: learned.minutes(one.code, one.minutes) for one in house.services}
        if self._lately is None or not timedelta(0) <= now - self._lately[0] < KEEP:
            self._lately = now, self._store.waits.work_done(day, now - LATELY)
        done = [(one.count, one.minutes, usual[code]) for code, one in self._lately[1].items()]
        present = [max(0.0, _minutes_from(one.called_at, now)) for one in at_desks]
        factor = drift(done, present, sum(usual.values()) / max(1, len(usual)))
        return {code: factor * one for code, one in usual.items()}

    def _expected(self, house: House, day: date, now: datetime) -> list[Client]:
        """Those with an appointment today who are not here yet."""
        booked = self._store.appointments.between(day, day, states=(AppointmentState.BOOKED,))
        rules = house.rules
        found = []
        for one in booked:
            slot = _minutes_from(now, one.starts_at)
            if slot < -rules.no_show_after:
                continue
            comes_at = slot if slot > 0 else _LATE
            arrives = now + timedelta(minutes=comes_at)
            base, ahead = base_of(one.starts_at, arrives, None, rules)
            arrived = _minutes_from(now, base)
            found.append(
                Client(
                    key=-one.id,
                    service=one.service,
                    due=arrived - ahead,
                    arrived=arrived,
                    number=house.series_of(house.service(one.service).series).appointment.first,
                    head_start=ahead,
                    comes_at=comes_at,
                    share=SHOWS_UP if slot > 0 else SHOWS_UP * (1 + slot / max(1, rules.no_show_after)),
                    is_appointment=True,
                )
            )
        return found


def desks_ahead(
    house: House,
    presences: Sequence[Presence],
    at_desks: Sequence[AtDesk],
    minutes: Mapping[ServiceCode, float],
    variation: float,
    day: date,
    now: datetime,
) -> list[DeskAhead]:
    """The desks that call, or will after their pause, with when they are likely to be free."""
    busy = {one.desk: one for one in at_desks}
    found = []
    for presence in presences:
        if presence.state is PresenceState.CLOSED:
            continue
        free_in = 0.0
        client = busy.get(presence.desk)
        if client is not None:
            elapsed = _minutes_from(client.called_at, now)
            free_in = still_takes(minutes.get(client.service, 15.0), variation, elapsed)
        if presence.state is PresenceState.PAUSED:
            free_in += max(_SHORTEST_REST, PAUSE - _minutes_from(presence.since, now))
        pauses = known_pauses(house, presence.desk, day, now)
        found.append(DeskAhead(services=presence.services, free_in=free_in, pauses=pauses))
    return found


def known_pauses(house: House, desk: DeskName, day: date, now: datetime) -> tuple[tuple[float, float], ...]:
    """The breaks that the house gives a desk, in minutes from now."""
    spans = [
        moments(day, pause, house.zone)
        for one in house.availability
        if desk in one.desks
        for pause in one.breaks
    ]
    found = {(_minutes_from(now, start), _minutes_from(now, end)) for start, end in spans}
    return tuple(sorted(one for one in found if one[1] > 0))


def _in_line(line: Sequence[InLine], now: datetime) -> list[Client]:
    return [
        Client(
            key=one.ticket_id,
            service=one.service,
            due=_minutes_from(now, one.due_at),
            arrived=_minutes_from(now, one.arrived_at),
            number=one.number,
            head_start=one.head_start,
            is_appointment=one.is_appointment,
        )
        for one in line
    ]


def _put_right(outlook: Outlook, learned: Learned, now: datetime, waiting: set[TicketId]) -> Waits:
    return Waits(
        now,
        {code: Forecast(one, learned.band(one)) for code, one in outlook.newcomers.items()},
        {
            TicketId(key): Forecast(one, learned.band(one))
            for key, one in outlook.calls.items()
            if key in waiting
        },
    )


def _minutes_from(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 60
