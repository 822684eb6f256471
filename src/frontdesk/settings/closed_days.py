"""The days on which a site does not open: public holidays of its state and days of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from frontdesk.domain.house import ClosedDay

# The present year and the next five; `frontdesk init` run again moves the window on.
YEARS_AHEAD = 5


def state_codes() -> tuple[str, ...]:
    """The codes of the German states whose public holidays are known."""
    # Imported late: the package takes half a second, and only a house that is being loaded needs it.
    from holidays.countries.germany import Germany

    return tuple(Germany.subdivisions)


def state_of(code: str) -> str | None:
    """The state code as the calendar spells it, upper and lower case alike; ``None`` if there is none."""
    return {known.casefold(): known for known in state_codes()}.get(code.casefold())


def closed_days(state: str | None, own: Iterable[ClosedDay], *, first_year: int) -> tuple[ClosedDay, ...]:
    """Public holidays of six years and the site's own days, in order; the own reason wins on the same day."""
    days = {} if state is None else _public_holidays(state, first_year)
    days.update({closed.day: closed for closed in own})
    return tuple(days[day] for day in sorted(days))


def _public_holidays(state: str, first_year: int) -> dict[date, ClosedDay]:
    from holidays import country_holidays

    years = range(first_year, first_year + YEARS_AHEAD + 1)
    found = country_holidays("DE", subdiv=state, years=years, language="de")
    return {day: ClosedDay(day, name) for day, name in found.items()}
