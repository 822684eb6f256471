"""Column types that both databases keep alike: UTC times that refuse naive values, ids, the xid of a row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from frontdesk.domain.errors import BugError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Whole microseconds since 1970, exactly; a naive time is refused, because nobody knows what it means."""
    return (aware(at) - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)


def aware(at: datetime) -> datetime:
    """The time itself when it knows its zone; raises `BugError` when it does not."""
    if at.tzinfo is None:
        raise BugError(what=f"a time without its zone: {at.isoformat()}")
    return at


class UtcTime(TypeDecorator[datetime]):
    """``timestamptz`` on PostgreSQL; on SQLite, which has no type for times, integer microseconds."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(BigInteger())
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return to_micros(value) if dialect.name == "sqlite" else aware(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return from_micros(value) if dialect.name == "sqlite" else value.astimezone(UTC)


# SQLite gives out row ids only to a column of exactly the type INTEGER.
Id = BigInteger().with_variant(Integer(), "sqlite")


class Xid8(UserDefinedType[str]):
    """PostgreSQL's transaction id that never wraps; read and written as text."""

    cache_ok = True

    def get_col_spec(self, **_options: object) -> str:
        return "xid8"


Xid = BigInteger().with_variant(Xid8(), "postgresql")


class current_xid(FunctionElement[Any]):  # noqa: N801 - reads as the SQL function that it is
    """The id of the writing transaction; SQLite has one writer at a time and needs none."""

    inherit_cache = True


@compiles(current_xid)
def _no_xid(_element: current_xid, _compiler: SQLCompiler, **_options: object) -> str:
    return "0"


@compiles(current_xid, "postgresql")
def _postgresql_xid(_element: current_xid, _compiler: SQLCompiler, **_options: object) -> str:
    return "pg_current_xact_id()"
