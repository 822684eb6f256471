"""Words of other programs as values of the house."""

from __future__ import annotations

from frontdesk.domain.appointment import Interpreter
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import House, Service


def service_of(text: str, house: House) -> Service:
    """The service with this short code, or with this name in any language; raises `UnknownServiceError`."""
    wanted = text.strip().casefold()
    for service in house.active_services:
        if wanted and wanted in {name.casefold() for name in service.names.values()}:
            return service
    return house.service(text)


def interpreter_of(text: str) -> Interpreter | None:
    """How interpreting was arranged; empty: not at all. Raises `InvalidValueError`."""
    wanted = text.strip().casefold().replace("-", "_")
    if wanted in ("", "none", "no", "nein"):
        return None
    try:
        return Interpreter(wanted)
    except ValueError:
        expected = ", ".join(Interpreter)
        raise InvalidValueError(value=text[:20], field="interpreter", expected=expected) from None
