"""The order of calling: one due time per ticket, three guards, and the sentence that says why.

``due_at = base - head start``; the smallest is called first, then the smaller number. For a walk-in the
base is the arrival, for an appointment its time (see `domain.punctuality`). Guards, the stronger one first:

- Who has waited `CallingRules.max_wait` minutes is next.
- Whom `CallingRules.max_overtakes` others have passed by a head start is not passed again, at whichever desk.
- After `CallingRules.appointments_in_a_row` calls of appointments, while somebody without one has waited
  `CallingRules.walk_in_patience` minutes, appointments stand back for one call; urgent ones do not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frontdesk.domain.house import CallingRules, ServiceCode
from frontdesk.domain.ticket import Need, Ticket


class Rule(StrEnum):
    """Which rule chose a ticket."""

    ARRIVAL = "arrival"
    NEED = "need"
    URGENT = "urgent"
    APPOINTMENT = "appointment"
    MAX_WAIT = "max_wait"
    MAX_OVERTAKES = "max_overtakes"
    IN_A_ROW = "in_a_row"
    CHOSEN = "chosen"


def head_start(need: Need | None, rules: CallingRules) -> int:
    """Minutes that a need puts a ticket ahead."""
    match need:
        case None:
            return 0
        case Need.SEAT:
            return rules.seat_head_start
        case Need.URGENT:
            return rules.urgent_head_start


def due_time(base: datetime, minutes_ahead: int) -> datetime:
    return base - timedelta(minutes=minutes_ahead)


def due_key(ticket: Ticket) -> tuple[datetime, int, int]:
    return ticket.life.due_at, ticket.number, ticket.id


def arrival_key(ticket: Ticket) -> tuple[datetime, int, int]:
    return ticket.arrived_at, ticket.number, ticket.id


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket to call and the rule that chose it."""

    ticket: Ticket
    rule: Rule


@dataclass(frozen=True, slots=True)
class Overtaking:
    """A call of somebody with a head start, which passes whoever came before and waits for the same desk.

    Attributes:
        arrived_at: the base of the order of who was called.
        services: of those that the desk took then, where it passed somebody.
    """

    arrived_at: datetime
    services: Collection[ServiceCode]


def passed_services(called: Ticket, waiting: Iterable[Ticket]) -> frozenset[ServiceCode]:
    """The services in which a call passes somebody, of those who wait for what the desk takes."""
    return frozenset(one.service for one in waiting if one.arrived_at < called.arrived_at)


def times_passed(ticket: Ticket, calls: Iterable[Overtaking]) -> int:
    """How often these calls passed a client who waits for this service, or somebody there who came before."""
    return sum(ticket.service in one.services and one.arrived_at > ticket.arrived_at for one in calls)


def choose(
    waiting: Iterable[Ticket],
    *,
    now: datetime,
    rules: CallingRules,
    overtakes: Callable[[Ticket], int],
    in_a_row: Callable[[], int],
) -> Choice | None:
    """The next ticket among those that wait for a desk's services.

    1. The oldest arrival of all, when it has waited ``rules.max_wait`` minutes.
    2. Else the head of the due order. Appointments that are not urgent are left out of that order for this
       one call when the head is such a one, the last ``rules.appointments_in_a_row`` calls were of
       appointments, and somebody without an appointment has waited ``rules.walk_in_patience`` minutes. Who
       is left keeps the due order, so an urgent client is never passed by this.
    3. Whoever this is: when a head start would take it past the oldest arrival of any of the services, and
       that one was passed so ``rules.max_overtakes`` times, this oldest arrival is called instead, of several
       the one that came first. Who came later was passed no more often, so it is enough to ask for these.

    Args:
        overtakes: how often calls of today passed this client by a head start, see `times_passed`. It may
            stop counting at ``rules.max_overtakes``. Asked only while nobody has waited ``rules.max_wait``
            minutes.
        in_a_row: how many of the newest calls of the desk's services, today and by whichever desk, were of
            appointments without one of another client between. A call counts once per turn, under the
            service it was for, and not when it was undone. It may stop at ``rules.appointments_in_a_row``.
    """
    tickets = list(waiting)
    if not tickets:
        return None
    oldest = min(tickets, key=arrival_key)
    if now - oldest.arrived_at >= timedelta(minutes=rules.max_wait):
        return Choice(oldest, Rule.MAX_WAIT)
    head = min(tickets, key=due_key)
    rule = rule_of(head)
    if (
        stands_back(head)
        and any(is_patient(t, now, rules) for t in tickets)
        and in_a_row() >= rules.appointments_in_a_row
    ):
        head = min((t for t in tickets if not stands_back(t)), key=due_key)
        rule = Rule.IN_A_ROW
    if head.head_start > 0:
        firsts: dict[ServiceCode, Ticket] = {}
        for one in sorted(tickets, key=arrival_key):
            firsts.setdefault(one.service, one)
        for first in firsts.values():
            passed = first.arrived_at < head.arrived_at
            if passed and overtakes(first) >= rules.max_overtakes:
                return Choice(first, Rule.MAX_OVERTAKES)
    return Choice(head, rule)


def stands_back(ticket: Ticket) -> bool:
    """Whether the guard against many appointments in a row may pass over this ticket."""
    return ticket.appointment_at is not None and ticket.need is not Need.URGENT


def is_patient(ticket: Ticket, now: datetime, rules: CallingRules) -> bool:
    """Whether it has no appointment and has waited so long that this guard looks after it."""
    waited = now - ticket.arrived_at
    return ticket.appointment_at is None and waited >= timedelta(minutes=rules.walk_in_patience)


def rule_of(head: Ticket) -> Rule:
    """The rule by which the head of the due order is next."""
    match head.need:
        case Need.URGENT:
            return Rule.URGENT
        case Need.SEAT:
            return Rule.NEED
        case None:
            return Rule.ARRIVAL if head.appointment_at is None else Rule.APPOINTMENT


_WHY = {
    Rule.ARRIVAL: {
        "de": "{ticket} wartet seit {since} ({minutes} Min) und ist nach der Reihenfolge der Ankunft dran.",
        "en": "{ticket} has waited since {since} ({minutes} min) and is next by arrival.",
    },
    Rule.NEED: {
        "de": "{ticket} hat Vorrang: {ahead} Min Vorsprung auf die Ankunft um {since}.",
        "en": "{ticket} has priority: {ahead} min ahead of its arrival at {since}.",
    },
    Rule.URGENT: {
        "de": "{ticket} ist dringend: {ahead} Min Vorsprung auf die Ankunft um {since}.",
        "en": "{ticket} is urgent: {ahead} min ahead of its arrival at {since}.",
    },
    Rule.APPOINTMENT: {
        "de": "{ticket} kam zu spät zum Termin um {slot} und zählt ab der Ankunft um {since}, "
        "mit {ahead} Min Vorsprung.",
        "en": "{ticket} came late to the appointment at {slot} and counts from the arrival at {since}, "
        "{ahead} min ahead.",
    },
    Rule.MAX_WAIT: {
        "de": "{ticket} wartet schon {minutes} Min; ab {max_wait} Min geht niemand mehr vor.",
        "en": "{ticket} has waited {minutes} min; from {max_wait} min on nobody goes first.",
    },
    Rule.MAX_OVERTAKES: {
        "de": "{ticket} ist jetzt dran: Schon {max_overtakes} Mal wurde jemand mit Vorsprung "
        "vorher aufgerufen.",
        "en": "{ticket} is next now: {max_overtakes} times somebody with a head start was called before.",
    },
    Rule.IN_A_ROW: {
        "de": "{ticket} geht vor: Zuletzt kam {in_a_row} Mal in Folge ein Termin dran, während jemand ohne "
        "Termin {patience} Min oder länger wartet.",
        "en": "{ticket} goes first: appointments came {in_a_row} × in a row while somebody without one has "
        "waited {patience} min or longer.",
    },
    Rule.CHOSEN: {
        "de": "{ticket} wurde aus der Liste gewählt.",
        "en": "{ticket} was picked from the list.",
    },
}

# Of a client who is in time for an appointment, whose time is the base of the order.
_WHY_IN_TIME = {
    Rule.NEED: {
        "de": "{ticket} hat Vorrang: {ahead} Min Vorsprung auf den Termin um {slot}.",
        "en": "{ticket} has priority: {ahead} min ahead of the appointment at {slot}.",
    },
    Rule.URGENT: {
        "de": "{ticket} ist dringend: {ahead} Min Vorsprung auf den Termin um {slot}.",
        "en": "{ticket} is urgent: {ahead} min ahead of the appointment at {slot}.",
    },
    Rule.APPOINTMENT: {
        "de": "{ticket} ist da und hat um {slot} einen Termin, mit {ahead} Min Vorsprung.",
        "en": "{ticket} is here and has an appointment at {slot}, {ahead} min ahead.",
    },
    Rule.MAX_WAIT: {
        "de": "{ticket} hatte um {slot} einen Termin, seitdem sind {minutes} Min vergangen; "
        "ab {max_wait} Min geht niemand mehr vor.",
        "en": "{ticket} had an appointment at {slot}, {minutes} min ago; from {max_wait} min on "
        "nobody goes first.",
    },
}


# Of a client who missed a call and stands where coming back put it, not where the head start would.
_WHY_BACK = {
    "de": "{ticket} war beim Aufruf nicht da, ist zurück und nach den Vorgelassenen jetzt dran.",
    "en": "{ticket} missed a call, is back, and is next after those who were let pass.",
}

# Of the client for whose sake the appointments stand back, where that is who comes next.
_WHY_PATIENT = {
    "de": "{ticket} wartet ohne Termin seit {since} ({minutes} Min) und geht vor, denn zuletzt kam "
    "{in_a_row} Mal in Folge ein Termin dran.",
    "en": "{ticket} has waited without an appointment since {since} ({minutes} min) and goes first, because "
    "appointments came {in_a_row} × in a row.",
}


def why_next(
    choice: Choice,
    *,
    now: datetime,
    since: str,
    slot: str = "",
    rules: CallingRules,
    language: str = "de",
) -> str:
    """One sentence that says why this ticket is next.

    ``since`` is the base of its order and ``slot`` the time of its appointment, both as local ``hh:mm``.
    """
    ticket = choice.ticket
    sentences = _WHY[choice.rule]
    if ticket.appointment_at is not None and ticket.arrived_at <= ticket.appointment_at:
        sentences = _WHY_IN_TIME.get(choice.rule, sentences)
    if choice.rule is rule_of(ticket) and ticket.life.due_at > due_time(ticket.arrived_at, ticket.head_start):
        sentences = _WHY_BACK
    if choice.rule is Rule.IN_A_ROW and is_patient(ticket, now, rules):
        sentences = _WHY_PATIENT
    return (sentences.get(language) or sentences["de"]).format(
        ticket=ticket.label,
        since=since,
        slot=slot,
        minutes=waited_minutes(ticket.arrived_at, now),
        ahead=ticket.head_start,
        max_wait=rules.max_wait,
        max_overtakes=rules.max_overtakes,
        in_a_row=rules.appointments_in_a_row,
        patience=rules.walk_in_patience,
    )


def waited_minutes(since: datetime, now: datetime) -> int:
    """Whole minutes, never negative (a clock may be set back)."""
    return max(0, int((now - since).total_seconds() // 60))


def due_after_absence(due_at: datetime, waiting: Iterable[Ticket]) -> datetime:
    """The due time of a client who comes back after a missed call: the old one, but behind the next two."""
    ahead = sorted(ticket.life.due_at for ticket in waiting)[:2]
    if not ahead:
        return due_at
    return max(due_at, ahead[-1] + timedelta(microseconds=1))
