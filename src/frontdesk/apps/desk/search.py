"""What a typed text may mean among the services and the rooms of the house; knows no Qt."""

from __future__ import annotations

import unicodedata

from frontdesk.domain.house import Desk, House, Service, ServiceCode

_NO_MATCH = 9
LONGEST = 100  # characters of a search that are looked at


def services_for(house: House, text: str, *, language: str, without: ServiceCode | None) -> list[Service]:
    """Services to send a client on to, best first: by code, then by name, then by keyword."""
    offered = [service for service in house.active_services if service.code != without]
    wanted = _plain(text[:LONGEST])
    if not wanted:
        return offered
    ranked = [(_service_rank(service, wanted, language), service) for service in offered]
    return [service for rank, service in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO_MATCH]


def desks_for(house: House, text: str) -> list[Desk]:
    """Rooms by what is typed of their name, number or team; points and blanks may be left out."""
    offered = [desk for desk in house.desks if not desk.retired]
    wanted = _letters(text[:LONGEST])
    ranked = [(_desk_rank(desk, wanted), desk) for desk in offered]
    return [desk for rank, desk in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO_MATCH]


def _service_rank(service: Service, wanted: str, language: str) -> int:
    code, name = _plain(service.code), _plain(service.name(language))
    words = [_plain(word) for word in service.keywords] + [_plain(other) for other in service.names.values()]
    matches = (
        code == wanted,
        code.startswith(wanted),
        name.startswith(wanted),
        wanted in name,
        any(word.startswith(wanted) for word in words),
        any(wanted in word for word in words),
    )
    return matches.index(True) if True in matches else _NO_MATCH


def _desk_rank(desk: Desk, wanted: str) -> int:
    name, room, team = _letters(desk.name), _letters(desk.room), _letters(desk.team)
    matches = (wanted in (name, room), name.startswith(wanted), wanted in room, wanted in name + team)
    return matches.index(True) if True in matches else _NO_MATCH


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def _letters(text: str) -> str:
    return "".join(ch for ch in _plain(text) if ch.isalnum())
