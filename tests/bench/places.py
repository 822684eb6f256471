"""Servers, databases and files that a section measures on; all of them are gone at its end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from frontdesk.store.upgrade import create_or_upgrade
from tests.postgres import Server, _binaries, _free_port, _run

_NOBODY = 65534
_SOURCE = Path(__file__).with_name("slow_fsync.c")


@contextmanager
def folder(prefix: str = "frontdesk-bench-") -> Iterator[Path]:
    """A new folder that is removed at the end."""
    path = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def has_postgres() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None


def slow_disk(into: Path) -> Path | None:
    """The compiled shim that slows every flush, ``None`` where there is no C compiler or no LD_PRELOAD."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    shim = into / "slow_fsync.so"
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(shim), str(_SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)
    return shim if done.returncode == 0 else None


@contextmanager
def postgres(*, shim: bool = False, connections: int = 400) -> Iterator[Server]:
    """A PostgreSQL of its own which, unlike that of the tests, flushes every commit to the disk.

    Args:
        shim: start it with every flush slowed by 5 ms.
    """
    with folder("frontdesk-bench-pg-") as place:
        preload: list[str] = []
        if shim:
            library = slow_disk(place)
            if library is None:
                raise FileNotFoundError("C compiler")
            library.chmod(0o755)
            preload = ["/usr/bin/env", f"LD_PRELOAD={library}"]
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            os.chown(place, _NOBODY, _NOBODY)
        data = place / "data"
        how = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        _run([str(_binaries() / "initdb"), "-D", str(data), *how])
        server = Server(place, _free_port())
        settings = {
            "port": server.port,
            "listen_addresses": "'127.0.0.1'",
            "unix_socket_directories": f"'{place}'",
            "max_connections": connections,
            "shared_buffers": "'512MB'",
            "max_wal_size": "'4GB'",
            "checkpoint_timeout": "'30min'",
        }
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())
        control = [str(_binaries() / "pg_ctl"), "-D", str(data), "-w", "-t", "60"]
        try:
            _run([*preload, *control, "-l", str(place / "log"), "start"])
            yield server
        finally:
            with suppress(RuntimeError):  # it never started
                _run([*control, "-m", "immediate", "stop"])


def new_database(server: Server) -> str:
    """The URL of an empty store; it goes with its server."""
    name = f"b_{uuid.uuid4().hex}"
    server.execute(f"CREATE DATABASE {name}")
    create_or_upgrade(server.url(name))
    return server.url(name)


def new_file(place: Path, name: str = "store") -> str:
    """The URL of an empty store in an SQLite file."""
    url = f"sqlite:///{place / name}.sqlite3"
    create_or_upgrade(url)
    return url


def child(module: str, *arguments: object, preload: Path | None = None, wait: float = 900) -> dict[str, Any]:
    """Run a process of `tests.bench.children` to its end and read what it prints last."""
    done = subprocess.run(
        command_of(module, *arguments),
        env=environment(preload=preload),
        stdout=subprocess.PIPE,
        text=True,
        timeout=wait,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def command_of(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", f"tests.bench.children.{module}", *map(str, arguments)]


def environment(*, preload: Path | None = None) -> dict[str, str]:
    own = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    return own | {"LD_PRELOAD": str(preload)} if preload is not None else own


def ends(processes: Sequence[subprocess.Popen[str]]) -> None:
    """End processes that this run started."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
