"""Open the store behind a URL; nothing is written while its schema is looked at."""

from __future__ import annotations

from pathlib import Path

from frontdesk.domain.errors import StoreNotReadyError
from frontdesk.domain.house import SiteCode
from frontdesk.store.backend import Backend, StoreClock, persistently
from frontdesk.store.feed import PostgresFeed, SqliteFeed
from frontdesk.store.filesystem import MOUNTS
from frontdesk.store.reader import only_site
from frontdesk.store.sql_store import SqlStore
from frontdesk.store.url import PostgresUrl, SqliteUrl, parse_url
from frontdesk.store.version import Found, check_version, read_version
from frontdesk.usecases.ports import Clock


def open_store(
    url: str, *, clock: Clock | None = None, site: str | None = None, mounts: Path = MOUNTS
) -> SqlStore:
    """Open a store that `upgrade.create_or_upgrade` has made.

    Args:
        clock: tells the time instead of the database server (for tests).
        site: code of the site; needed only where one database holds several.

    Raises:
        StoreError: the URL is wrong, the database cannot be reached, is no store of ours, or has a schema
            that this program must not work on.
    """
    place = parse_url(url)
    if isinstance(place, SqliteUrl):
        return _open_sqlite(place, StoreClock(clock), site, mounts)
    return _open_postgresql(place, StoreClock(clock), site)


def _open_sqlite(url: SqliteUrl, clock: StoreClock, site: str | None, mounts: Path) -> SqlStore:
    from frontdesk.store.hot_sqlite import SqliteHot
    from frontdesk.store.sqlite_engine import SqliteBackend

    if not url.path.exists():
        raise StoreNotReadyError
    backend = SqliteBackend(url.path, mounts=mounts)
    try:
        found = _checked(backend)
        backend.choose_journal()
        return SqlStore(
            backend,
            hot=SqliteHot(backend, clock),
            feed=SqliteFeed(backend, clock),
            clock=clock,
            site=_site(found, site),
        )
    except BaseException:
        backend.close()
        raise


def _open_postgresql(url: PostgresUrl, clock: StoreClock, site: str | None) -> SqlStore:
    from frontdesk.store.hot_postgresql import PostgresHot
    from frontdesk.store.postgresql_engine import PostgresBackend

    backend = PostgresBackend(url)
    try:
        found = _checked(backend)
        clock.heard(found.at)
        return SqlStore(
            backend,
            hot=PostgresHot(backend, clock),
            feed=PostgresFeed(backend, clock),
            clock=clock,
            site=_site(found, site),
        )
    except BaseException:
        backend.close()
        raise


def _checked(backend: Backend) -> Found:
    def look() -> Found:
        with backend.reading() as connection:
            return read_version(connection, dialect=backend.dialect)

    found = persistently(backend, look)
    check_version(found)
    return found


def _site(found: Found, named: str | None) -> SiteCode | None:
    if named is not None:
        return SiteCode(named)
    return only_site(found.sites) if found.sites else None
