"""Opening hours as people change them: open a service early, or close it for today, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from frontdesk.domain.changes import kinds_of
from frontdesk.domain.errors import OperationReusedError, RefusedError
from frontdesk.domain.house import House, Service
from frontdesk.domain.opening import REGULAR_HOURS, Decision, OpeningStep, is_open
from frontdesk.usecases.acts import Outcome, settled
from frontdesk.usecases.document_acts import needed_reason
from frontdesk.usecases.ports import Operation, Reader, Store


class DecidedSinceError(RefusedError):
    code = "decided_since"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Über „{service}“ wurde inzwischen neu entschieden. Es bleibt dabei.",
        "en": "Somebody has decided anew about “{service}” since. That decision stands.",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOpening:
    """Whether a service is open now, and who decided so.

    Attributes:
        hours: today's regular hours, ``07:30–16:00``; empty when there are none.
        decision: of a person, today; ``None``: the regular hours hold.
    """

    service: Service
    is_open: bool
    hours: str
    decision: Decision | None


def open_service(
    store: Store, house: House, *, op: Operation, service: str, reason: str
) -> Outcome[Decision]:
    """Issue tickets for a service outside its hours, or again after it was closed."""
    return _decide(store, house, op, service, OpeningStep.OPENED, needed_reason(reason, what="Das Öffnen"))


def close_service(
    store: Store, house: House, *, op: Operation, service: str, reason: str
) -> Outcome[Decision]:
    """Issue no more tickets for a service today. Who has a number, or an appointment, is served."""
    return _decide(store, house, op, service, OpeningStep.CLOSED, needed_reason(reason, what="Das Schließen"))


def restore_opening(store: Store, house: House, *, op: Operation, made: Decision) -> Outcome[Decision]:
    """Take a decision back: the one before it holds again, or else the regular hours.

    Refused when somebody has decided anew since: that decision is not the one to be taken back.
    """
    about = house.service(made.service)

    def attempt() -> Outcome[Decision]:
        earlier = [one for one in store.openings.history(made.day) if one.service == about.code]
        with store.begin() as unit:
            known = unit.openings.of_operation(op)
            if known is not None:
                if known.service != about.code:
                    raise OperationReusedError
                return Outcome(known, frozenset(), created=False)
            now = unit.now()
            day = house.business_day(now)
            if unit.openings.decision(day, about.code) != made or earlier[-1:] != [made]:
                raise DecidedSinceError(service=about.names)
            step, reason = OpeningStep.OPENED, REGULAR_HOURS
            before = earlier[-2] if len(earlier) > 1 else None
            # An opening that is written again begins anew; one whose hours are over must not.
            if before and (before.step is OpeningStep.CLOSED or is_open(house, about, now, before)):
                step, reason = before.step, before.reason
            again = unit.openings.decide(op, day, about, step, reason)
        return Outcome(again, kinds_of(step))

    return settled(attempt)


def service_openings(store: Reader, house: House) -> tuple[ServiceOpening, ...]:
    """How it is now with every service, in the order of the house."""
    now = store.now()
    day = house.business_day(now)
    decisions = store.openings.decisions(day)
    return tuple(
        ServiceOpening(
            service=service,
            is_open=is_open(house, service, now, decisions.get(service.code)),
            hours=", ".join(f"{span.start:%H:%M}–{span.end:%H:%M}" for span in house.spans_on(day, service)),
            decision=decisions.get(service.code),
        )
        for service in house.active_services
    )


def _decide(
    store: Store, house: House, op: Operation, service: str, step: OpeningStep, reason: str
) -> Outcome[Decision]:
    about = house.service(service)

    def attempt() -> Outcome[Decision]:
        with store.begin() as unit:
            known = unit.openings.of_operation(op)
            if known is not None:
                if (known.service, known.step) != (about.code, step):
                    raise OperationReusedError
                return Outcome(known, frozenset(), created=False)
            day = house.business_day(unit.now())
            made = unit.openings.decide(op, day, about, step, reason)
        return Outcome(made, kinds_of(step))

    return settled(attempt)
