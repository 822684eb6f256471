"""Which schema this program was made for, and whether it may work on the one that it finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from frontdesk.domain.errors import SchemaTooNewError, SchemaTooOldError, StoreNotReadyError
from frontdesk.store.columns import UtcTime

LEVEL = 7
REVISION = "v0_5_1"  # the newest migration; a letter is added when a release has more than one


@dataclass(frozen=True, slots=True)
class Found:
    """What a database says about itself.

    Attributes:
        works_from: oldest level of a program that may work on it.
        at: the server's clock; ``None`` on SQLite, which has none.
        sites: codes of the sites in it.
    """

    level: int
    works_from: int
    revision: str
    at: datetime | None
    sites: tuple[str, ...]


def read_version(connection: Connection, *, dialect: str) -> Found:
    """Read the schema's version in one query; raises `StoreNotReadyError` when there is no schema."""
    now = "clock_timestamp()" if dialect == "postgresql" else "NULL"
    rows = connection.exec_driver_sql(
        f"SELECT i.level, i.works_from, i.revision, {now}, s.code"
        " FROM schema_info i LEFT JOIN site s ON true ORDER BY s.code NULLS LAST"
    ).all()
    if not rows:
        raise StoreNotReadyError
    level, works_from, revision, at, _ = rows[0]
    at = UtcTime().process_result_value(at, connection.dialect)
    return Found(level, works_from, revision, at, tuple(row[4] for row in rows if row[4] is not None))


def check_version(found: Found) -> None:
    """Raise when this program must not work on the schema; never by guessing, never by writing."""
    check_works(found)
    if found.level < LEVEL:
        raise SchemaTooOldError(found=found.revision, wanted=REVISION)


def check_works(found: Found) -> None:
    """Raise `SchemaTooNewError` when a newer release has left this program behind."""
    if found.works_from > LEVEL:
        raise SchemaTooNewError(found=found.revision)
