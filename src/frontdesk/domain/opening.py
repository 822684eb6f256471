"""Opening hours as they are today: those of the house definition, and what a person decided since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.house import House, Service, ServiceCode, StationName

# The reason of a decision that was taken back: what the house definition says holds again.
REGULAR_HOURS = "regular_hours"


class OpeningStep(StrEnum):
    """What a person decided about a service, for the rest of a day."""

    OPENED = "service_opened"
    CLOSED = "service_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The newest decision about a service on a business day."""

    service: ServiceCode
    day: date
    step: OpeningStep
    at: datetime
    station: StationName
    reason: str


def is_open(house: House, service: Service, at: datetime, decision: Decision | None) -> bool:
    """Whether tickets are issued for the service at the moment ``at``.

    A service that a person closed stays closed that day, until a person opens it. One that a person opened is
    open up to the end of the regular hours in which that was, or before which; where no hours follow, up to
    the end of the day.
    """
    if decision is None or decision.reason == REGULAR_HOURS:
        return house.is_open(at, service)
    if decision.day != house.business_day(at) or decision.at > at:
        return house.is_open(at, service)
    if decision.step is OpeningStep.CLOSED:
        return False
    opened = decision.at.astimezone(house.zone).time()
    ends = [span.end for span in house.spans_on(decision.day, service) if span.end > opened]
    if not ends or at.astimezone(house.zone).time() < min(ends):
        return True
    return house.is_open(at, service)
