"""Read a store URL: an SQLite file on this PC, or one or several PostgreSQL hosts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from frontdesk.domain.errors import StoreUrlError

_SQLITE = ("sqlite", "sqlite+pysqlite")
_POSTGRES = ("postgresql", "postgresql+psycopg", "postgres")


@dataclass(frozen=True, slots=True)
class SqliteUrl:
    """An SQLite file, as an absolute path."""

    path: Path


@dataclass(frozen=True, slots=True)
class PostgresUrl:
    """A libpq connection URI; it may hold a password and therefore is not shown."""

    conninfo: str = field(repr=False)


StoreUrl = SqliteUrl | PostgresUrl


def parse_url(text: str) -> StoreUrl:
    """Read an SQLAlchemy URL; raises `StoreUrlError`."""
    scheme, separator, rest = text.strip().partition("://")
    if not separator:
        raise StoreUrlError(reason=f"“{_short(text)}” has no “://”")
    if scheme in _SQLITE:
        return _sqlite(rest)
    if scheme in _POSTGRES:
        return _postgres(rest)
    raise StoreUrlError(reason=f"unknown kind of database “{_short(scheme)}”")


def _sqlite(rest: str) -> SqliteUrl:
    if not rest.startswith("/"):
        raise StoreUrlError(reason="an SQLite URL has three slashes before the path: sqlite:///PATH")
    name = rest[1:]
    if name in ("", ":memory:") or name.startswith("file:"):
        raise StoreUrlError(reason="SQLite needs a file that the programs can share")
    if "?" in name or "\0" in name:
        raise StoreUrlError(reason="a path of an SQLite file has no options")
    return SqliteUrl(Path(name).absolute())


def _postgres(rest: str) -> PostgresUrl:
    """SQLAlchemy names several hosts as ``?host=a:1&host=b:2``, libpq as ``a:1,b:2``; both are understood."""
    try:
        parts = urlsplit(f"postgresql://{rest}")
        options = parse_qsl(parts.query, strict_parsing=True) if parts.query else []
    except ValueError:
        # Its words may quote the password.
        raise StoreUrlError(reason="host or options cannot be understood") from None
    authority = parts.netloc.rpartition("@")[2]
    for host in authority.split(","):
        _check_port(host)
    named = [value for key, value in options if key == "host"]
    if len(named) > 1:
        user = parts.netloc.rpartition("@")[0]
        authority = ",".join(named)
        for host in named:
            _check_port(host)
        options = [(key, value) for key, value in options if key != "host"]
        query = "&".join(f"{key}={quote(value, safe='')}" for key, value in options)
        rest = f"{user}@{authority}" if user else authority
        rest += parts.path + (f"?{query}" if query else "")
    return PostgresUrl(f"postgresql://{rest}")


def _check_port(host: str) -> None:
    bare = host.rpartition("]")[2] if "]" in host else host
    _, separator, port = bare.rpartition(":")
    if separator and port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise StoreUrlError(reason=f"“{_short(port)}” is not a port")


def _short(text: str) -> str:
    """Never more than a glance of what was typed: it may hold a password."""
    return text.partition("@")[0].partition(":")[0][:20]


def describe_engine(text: str) -> str:
    """Which database engine runs behind this URL and how it keeps what it was told, in a few words."""
    url = parse_url(text)
    if isinstance(url, SqliteUrl):
        from frontdesk.store.sqlite_engine import describe

        return describe()
    from frontdesk.store.postgresql_engine import describe_server

    return describe_server(url)
