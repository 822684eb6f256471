"""Keep a house: its definition as a document, and the codes that tickets refer to as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import House, SiteCode
from frontdesk.domain.retirement import with_retired
from frontdesk.store import tables as t
from frontdesk.store.house_codec import decode_house, encode_house


def write_house(
    connection: Connection, house: House, *, bound_to: SiteCode | None, now: datetime
) -> SiteCode:
    """Make ``house`` the definition in force at its site; what vanished is retired.

    Raises:
        InvalidValueError: the database belongs to another site. A changed code would begin a second house
            beside the first, with the tickets of neither.
    """
    code = house.site.code
    if bound_to is not None and code != bound_to:
        raise InvalidValueError(value=code, field="site.code", expected=bound_to)
    upsert(connection, t.site, [{"code": code}])
    version = _newest_version(connection, code)
    if version is not None:
        house = with_retired(read_document(connection, code, version), house)
    write = insert(t.house).values(
        site=code, version=(version or 0) + 1, loaded_at=now, document=encode_house(house)
    )
    connection.execute(write)
    _write_codes(connection, house)
    return code


def read_document(connection: Connection, site: SiteCode, version: int) -> House:
    c = t.house.c
    query = select(c.document).where(c.site == site, c.version == version)
    return decode_house(connection.execute(query).scalar_one())


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, or overwrite those that have the same primary key."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as postgresql_insert

        write: Any = postgresql_insert(table)
    else:
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        write = sqlite_insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {name: write.excluded[name] for name in rows[0] if name not in keys}
    on_conflict = (
        write.on_conflict_do_update(index_elements=keys, set_=rest)
        if rest
        else write.on_conflict_do_nothing(index_elements=keys)
    )
    connection.execute(on_conflict, list(rows))


def _newest_version(connection: Connection, site: SiteCode) -> int | None:
    c = t.house.c
    return connection.execute(select(func.max(c.version)).where(c.site == site)).scalar()


def _write_codes(connection: Connection, house: House) -> None:
    site = house.site.code
    offered = [service for service in house.services if not service.retired]
    staffed = [desk for desk in house.desks if not desk.retired]
    agencies = {service.agency for service in offered} | {desk.agency for desk in staffed}
    letters = {service.series for service in offered}
    # Whatever the new definition does not name at all stays as retired.
    for table in (t.service, t.desk, t.agency, t.series):
        connection.execute(update(table).where(table.c.site == site).values(retired=True))
    upsert(
        connection,
        t.agency,
        [{"site": site, "code": a.code, "retired": a.code not in agencies} for a in house.agencies],
    )
    upsert(
        connection,
        t.series,
        [{"site": site, "letter": s.letter, "retired": s.letter not in letters} for s in house.series],
    )
    upsert(
        connection,
        t.service,
        [
            {"site": site, "code": s.code, "agency": s.agency, "series": s.series, "retired": s.retired}
            for s in house.services
        ],
    )
    upsert(
        connection,
        t.desk,
        [{"site": site, "name": d.name, "agency": d.agency, "retired": d.retired} for d in house.desks],
    )
