"""The house that is measured: open day and night, with numbers enough for five million tickets a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from frontdesk.domain.house import (
    Desk,
    DeskName,
    House,
    NumberRange,
    OpenSpan,
    Series,
    Service,
    ServiceCode,
)
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases.ports import Store

_ALWAYS = tuple(OpenSpan(day, time.min, time.max) for day in range(7))
_MILLIONS = {
    "ordinary": NumberRange(1, 9_000_000),
    "appointment": NumberRange(9_000_001, 9_000_010),
    "offline": NumberRange(9_000_011, 9_000_020),
}


def house() -> House:
    """Two agencies, four services, four desks."""
    small = small_house()
    return replace(
        small,
        site=replace(small.site, hours=_ALWAYS),
        series=tuple(Series(letter=series.letter, **_MILLIONS) for series in small.series),
    )


def big_house(desks: int) -> House:
    """Eight services, and so many desks that take two of them each."""
    small = house()
    template = small.services[0]
    services = tuple(
        replace(template, code=ServiceCode(f"s{i}"), names={"de": f"Anliegen {i}"}) for i in range(8)
    )
    return replace(small, services=services, desks=tuple(_desk(i, services) for i in range(desks)))


def _desk(number: int, services: tuple[Service, ...]) -> Desk:
    first, second = services[number % 8], services[(number // 8 + number + 1) % 8]
    codes = (first.code,) if first is second else (first.code, second.code)
    name = f"{number:04d}"
    return Desk(
        name=DeskName(name), room=f"Zimmer {name}", agency=first.agency, floor=number % 3, services=codes
    )


def load(store: Store, definition: House) -> House:
    with store.begin() as unit:
        unit.save_house(operation(role="admin"), definition)
    return definition
