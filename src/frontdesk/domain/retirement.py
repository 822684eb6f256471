"""What happens to services, desks and kinds of documents that a new house definition no longer names."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.domain.house import House


def with_retired(old: House, new: House) -> House:
    """The new definition plus, as retired, the services, desks and kinds of the old one that it lacks.

    Agencies and series that vanished stay for them: a ticket of today still has to be shown and called, and a
    receipt of last month printed once more.
    """
    services = {service.code for service in new.services}
    desks = {desk.name for desk in new.desks}
    agencies = {agency.code for agency in new.agencies}
    series = {one.letter for one in new.series}
    kinds = new.kinds
    return replace(
        new,
        agencies=new.agencies + tuple(a for a in old.agencies if a.code not in agencies),
        series=new.series + tuple(s for s in old.series if s.letter not in series),
        services=new.services
        + tuple(replace(s, retired=True) for s in old.services if s.code not in services),
        document_kinds=new.document_kinds
        + tuple(replace(k, retired=True) for k in old.document_kinds if k.code not in kinds),
        desks=new.desks + tuple(replace(d, retired=True) for d in old.desks if d.name not in desks),
    )
