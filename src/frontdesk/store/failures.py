"""What the drivers' errors mean: the one place that turns them into sentences for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from sqlalchemy import exc

from frontdesk.domain.errors import (
    BugError,
    FrontdeskError,
    OperationRepeatedError,
    StoreBusyError,
    StoreConflictError,
    StoreDamagedError,
    StoreNotReadyError,
    StoreReadOnlyError,
    StoreUnreachableError,
)


class Violation(Enum):
    """Which promise of the schema a write would have broken."""

    OPERATION = "operation"
    NUMBER = "number"
    DESK = "desk"
    SLOT = "slot"
    OTHER = "other"


# PostgreSQL tells the name of the constraint, SQLite its columns.
_VIOLATIONS = {
    "uq_event_operation": Violation.OPERATION,
    "event.op, event.op_step": Violation.OPERATION,
    "uq_print_job_operation": Violation.OPERATION,
    "print_job.op": Violation.OPERATION,
    "uq_ticket_number": Violation.NUMBER,
    "ticket.site, ticket.business_day, ticket.series, ticket.number": Violation.NUMBER,
    "uq_ticket_at_desk": Violation.DESK,
    "ticket.site, ticket.desk": Violation.DESK,
    "uq_appointment_slot": Violation.SLOT,
    "appointment.site, appointment.lane, appointment.starts_at": Violation.SLOT,
    "uq_appointment_uid": Violation.SLOT,
    "appointment.site, appointment.uid": Violation.SLOT,
}

_AGAIN = frozenset({"40001", "40P01"})  # serialization failure, deadlock
_BUSY = frozenset({"55P03", "57014", "25P03"})  # lock not available, statement cancelled, idle too long


def driver_error(error: BaseException) -> BaseException:
    """The driver's own error, out of SQLAlchemy's wrapping."""
    while isinstance(error, exc.StatementError) and error.orig is not None:
        error = error.orig
    return error


def violation_of(error: BaseException) -> Violation | None:
    """The unique constraint that ``error`` is about, if it is about one."""
    error = driver_error(error)
    if getattr(error, "sqlstate", None) == "23505":
        name = getattr(getattr(error, "diag", None), "constraint_name", None)
        return _VIOLATIONS.get(str(name), Violation.OTHER)
    text = str(error)
    if text.startswith("UNIQUE constraint failed: "):
        return _VIOLATIONS.get(text.partition(": ")[2], Violation.OTHER)
    return None


def may_try_again(error: BaseException) -> bool:
    """Whether the database gave up on this transaction only because of another one."""
    return getattr(driver_error(error), "sqlstate", None) in _AGAIN


def is_disconnect(error: BaseException) -> bool:
    """Whether the connection is gone; what was sent last may or may not have happened."""
    error = driver_error(error)
    if isinstance(error, FrontdeskError) or not _is_psycopg(error):
        return False
    state = getattr(error, "sqlstate", None)
    if state is None:
        return type(error).__name__ in ("OperationalError", "InterfaceError", "ConnectionTimeout")
    return state.startswith("08") or state in ("57P01", "57P02", "57P03", "57P05", "25P03")


def store_error(error: BaseException, *, where: str) -> FrontdeskError | None:
    """What to tell about a driver's error, ``None`` when it is none; ``where`` names the file or server."""
    inner = driver_error(error)
    if isinstance(inner, FrontdeskError):
        return inner
    if isinstance(error, exc.TimeoutError):  # no connection of the pool became free
        return StoreBusyError()
    violation = violation_of(inner)
    if violation is Violation.OPERATION:
        return OperationRepeatedError()
    if violation is not None:
        return StoreConflictError()
    name = getattr(inner, "sqlite_errorname", None)
    if name is not None or type(inner).__module__.partition(".")[0] in ("sqlite3", "pysqlite3"):
        return _of_sqlite(inner, str(name or ""), where)
    if _is_psycopg(inner):
        return _of_postgresql(inner)
    if isinstance(inner, OSError):
        return StoreUnreachableError(reason=inner.strerror or str(inner))
    return None


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn every driver's error inside the block into one of `domain.errors`."""
    try:
        yield
    except FrontdeskError:
        raise
    except Exception as error:
        found = store_error(error, where=where)
        if found is None:
            raise
        raise without_values(found, error) from None


def without_values(found: FrontdeskError, error: BaseException) -> FrontdeskError:
    """``found`` with the way to ``error`` and without its text; raise it ``from None``.

    A server quotes whole rows in what it says of an error, and a row may hold a client's reference. The
    frames tell where it happened, and that is all that the log needs.
    """
    return found.with_traceback(error.__traceback__)


def _of_sqlite(error: BaseException, name: str, where: str) -> FrontdeskError:
    text = str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return StoreBusyError()
    if name.startswith("SQLITE_READONLY"):
        return StoreReadOnlyError(path=where)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return StoreDamagedError(path=where)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_FULL", "SQLITE_PERM")):
        return StoreUnreachableError(reason=f"{where}: {text}")
    if text.startswith("no such table"):
        return StoreNotReadyError()
    if "closed database" in text:
        return StoreUnreachableError(reason="closed")
    return BugError(what=f"{type(error).__name__}: {text}")


def _of_postgresql(error: BaseException) -> FrontdeskError:
    state = getattr(error, "sqlstate", None)
    text = (str(error).strip().splitlines() or [type(error).__name__])[0]
    if state in _AGAIN:
        return StoreConflictError()
    if state in _BUSY:
        return StoreBusyError()
    if state in ("42P01", "3F000"):  # no such table, no such schema
        return StoreNotReadyError()
    unusable = ("08", "28", "3D", "53", "57", "58", "25006", "42501", "F0", "XX")
    if state is None or state.startswith(unusable):
        return StoreUnreachableError(reason=text)
    # Its text may quote values; the names of the schema are ours.
    about = getattr(error, "diag", None)
    names = (getattr(about, f"{what}_name", None) for what in ("table", "column", "constraint"))
    return BugError(what=" ".join([type(error).__name__, state, *filter(None, names)]))


def _is_psycopg(error: BaseException) -> bool:
    return any(cls.__module__.partition(".")[0] == "psycopg" for cls in type(error).__mro__)
