"""A real PostgreSQL for the tests: one server per test session, a fresh database per test.

The server is Debian's own, on a free port, with a data folder of its own that is gone afterwards. Processes
of pytest-xdist share it. Fixtures for everybody: `postgres_url` and `sqlite_url` (an empty, created store),
`store_url` (each of both) and `any_store` (memory, SQLite, PostgreSQL, with a small house in force).
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest

from frontdesk.usecases.ports import Clock, Store

SKIP = "FRONTDESK_SKIP_POSTGRES"
_NOBODY = 65534  # PostgreSQL refuses to run as root
_TEMPLATE = "frontdesk_template"


@dataclass(frozen=True, slots=True)
class Server:
    """A running PostgreSQL.

    Attributes:
        folder: data folder, log and socket lie in it.
    """

    folder: Path
    port: int

    def url(self, database: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def execute(self, *statements: str) -> None:
        """Run statements, each for itself, as the administrator."""
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def control(self, *arguments: str) -> None:
        """Run ``pg_ctl`` on this server: ``restart -m immediate``, ``stop``, ``start``."""
        command = [str(_binaries() / "pg_ctl"), "-D", str(self.folder / "data"), "-w", "-t", "30"]
        log = ["-l", str(self.folder / "log")] if {"start", "restart"} & set(arguments) else []
        _run([*command, *log, *arguments])


def _binaries() -> Path:
    """The newest PostgreSQL of this machine, by Debian's path, or whatever is on the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        if os.environ.get(SKIP):
            pytest.skip(f"no PostgreSQL on this machine, and {SKIP} is set")
        pytest.fail(
            f"PostgreSQL is missing: install the package “postgresql”, or set {SKIP}=1 to skip its tests",
            pytrace=False,
        )
    return Path(on_path).resolve().parent


def _run(command: list[str]) -> None:
    """Run a program of PostgreSQL, as nobody when the tests run as root."""
    as_root = os.geteuid() == 0
    done = subprocess.run(
        command,
        user=_NOBODY if as_root else None,
        group=_NOBODY if as_root else None,
        extra_groups=[] if as_root else None,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(folder: Path) -> Server:
    """Make a cluster and start it. Nothing in it is to last, so nothing waits for the disk."""
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)
    data = folder / "data"
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    _run([str(_binaries() / "initdb"), "-D", str(data), *options])
    server = Server(folder, _free_port())
    settings = {
        "port": server.port,
        "listen_addresses": "'127.0.0.1'",
        "unix_socket_directories": f"'{folder}'",
        "max_connections": 300,
        "shared_buffers": "'64MB'",
        "fsync": "off",
        "full_page_writes": "off",
        "autovacuum_naptime": "'10s'",
    }
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())
    server.control("start")
    return server


def _prepare(server: Server) -> None:
    """Make the database that every other one is copied from."""
    from frontdesk.store.upgrade import create_or_upgrade

    server.execute(f"CREATE DATABASE {_TEMPLATE}")
    create_or_upgrade(server.url(_TEMPLATE))


@contextmanager
def own_server() -> Iterator[Server]:
    """A server for one test module alone, which may stop and crash it."""
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-pg-"))
    try:
        server = _start(folder)
        _prepare(server)
        yield server
    finally:
        _end(folder)


@contextmanager
def _locked(path: Path) -> Iterator[IO[str]]:
    while True:
        with path.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if path.exists() and path.stat().st_ino == os.fstat(file.fileno()).st_ino:
                file.seek(0)
                yield file
                return
        # Whoever held it took the file away; its place is free for a new one.


def _rewrite(file: IO[str], value: object) -> None:
    file.seek(0)
    file.truncate()
    json.dump(value, file)
    file.flush()


def _end(folder: Path) -> None:
    if (folder / "data" / "postmaster.pid").exists():
        Server(folder, 0).control("stop", "-m", "immediate")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The session's server; the first worker starts it, the last one stops it."""
    session = getattr(request.config, "workerinput", {}).get("testrunuid") or uuid.uuid4().hex
    record = Path(tempfile.gettempdir()) / f"frontdesk-tests-{session}"
    with _locked(record) as file:
        text = file.read()
        if text:
            known = json.loads(text)
            server, users = Server(Path(known["folder"]), known["port"]), known["users"] + 1
        else:
            folder = Path(tempfile.mkdtemp(prefix="frontdesk-pg-"))
            try:
                server, users = _start(folder), 1
                _prepare(server)
            except BaseException:
                _end(folder)
                record.unlink()
                raise
        _rewrite(file, {"folder": str(server.folder), "port": server.port, "users": users})
    yield server
    with _locked(record) as file:
        users = json.loads(file.read())["users"] - 1
        _rewrite(file, {"folder": str(server.folder), "port": server.port, "users": users})
        if users == 0:
            _end(server.folder)
            record.unlink()


@contextmanager
def database(server: Server, *, template: str = _TEMPLATE) -> Iterator[str]:
    """The URL of a fresh database, dropped at the end with whoever is still connected."""
    name = f"t_{uuid.uuid4().hex}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield server.url(name)
    finally:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def _postgres_database(postgres_server: Server) -> Iterator[str]:
    with database(postgres_server) as url:
        yield url


@pytest.fixture
def postgres_url(_postgres_database: str) -> str:
    """A PostgreSQL store with the newest schema and no house.

    Tests of one process use the same database one after the other: to empty it takes a tenth of the time that
    a new one takes. Whoever changes the schema uses `empty_postgres_url`.
    """
    _empty(_postgres_database)
    return _postgres_database


def _empty(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        # What an earlier test left behind, or killed, must neither hold the tables nor commit later on.
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        # Rows by DELETE: tests leave few of them, and TRUNCATE makes every file of every table anew. Without
        # triggers, since nobody else may take away what only grows.
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "DO $$ DECLARE one record; BEGIN"
            " FOR one IN SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename NOT IN ('schema_info', 'alembic_version')"
            " LOOP EXECUTE 'DELETE FROM ' || one.name; END LOOP;"
            " FOR one IN SELECT quote_ident(sequencename) AS name FROM pg_sequences"
            " WHERE schemaname = 'public' AND last_value IS NOT NULL"
            " LOOP PERFORM setval(one.name, 1, false); END LOOP; END $$"
        )


@pytest.fixture
def empty_postgres_url(postgres_server: Server) -> Iterator[str]:
    """A PostgreSQL database with nothing in it."""
    with database(postgres_server, template="template0") as url:
        yield url


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from frontdesk.store.upgrade import create_or_upgrade

    path = tmp_path_factory.mktemp("template") / "store.sqlite"
    create_or_upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(_sqlite_template: Path, tmp_path: Path) -> str:
    """An SQLite store with the newest schema and no house."""
    path = tmp_path / "store.sqlite"
    shutil.copyfile(_sqlite_template, path)
    return f"sqlite:///{path}"


_DATABASES = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("postgres", id="postgres", marks=pytest.mark.postgres),
]


@pytest.fixture(params=_DATABASES)
def store_url(request: pytest.FixtureRequest) -> str:
    """The URL of a store in each of both databases."""
    return str(request.getfixturevalue(f"{request.param}_url"))


def wait_for_horizon(url: str) -> None:
    """Wait until every transaction that was under way has ended: what is committed shows in the feed then."""
    import psycopg

    pause, until = threading.Event(), time.monotonic() + 20
    with psycopg.connect(url, autocommit=True) as connection:
        (now,) = connection.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text").fetchone() or (
            "0",
        )
        query = b"SELECT pg_snapshot_xmin(pg_current_snapshot()) >= %s::text::xid8"
        while not (connection.execute(query, [now]).fetchone() or (False,))[0]:
            assert time.monotonic() < until, "a transaction of this server does not end"
            pause.wait(0.01)


@pytest.fixture
def store_clock() -> Clock | None:
    """The clock of `any_store`; override it where the time matters."""
    return None


@pytest.fixture(params=[pytest.param("memory", id="memory"), *_DATABASES])
def empty_store(request: pytest.FixtureRequest, store_clock: Clock | None) -> Iterator[Store]:
    """Every kind of store, with no house yet."""
    if request.param == "memory":
        from frontdesk.testing.memory import MemoryStore

        yield MemoryStore(store_clock or _SystemClock())
        return
    from frontdesk.store.open import open_store

    store = open_store(request.getfixturevalue(f"{request.param}_url"), clock=store_clock)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture
def any_store(empty_store: Store, request: pytest.FixtureRequest) -> Store:
    """Every kind of store, with the small house of `testing.builders` in force."""
    from frontdesk.testing.builders import operation, small_house

    with empty_store.begin() as unit:
        unit.save_house(operation(), small_house())
    if "postgres_url" in request.fixturenames or "postgres" in request.node.name:
        wait_for_horizon(request.getfixturevalue("postgres_url"))
    return empty_store


class _SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)
