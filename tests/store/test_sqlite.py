"""The SQLite file: safe settings, a fair gate, and files that must not be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from frontdesk.domain.errors import (
    FrontdeskError,
    NetworkShareError,
    StoreBusyError,
    StoreDamagedError,
    StoreNotReadyError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from frontdesk.store import sqlite_engine
from frontdesk.store.filesystem import filesystem_of
from frontdesk.store.gate import Gate
from frontdesk.store.open import open_store
from frontdesk.store.sqlite_engine import SqliteBackend, has_wal_fix
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.testing.builders import operation, small_house


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_which_versions_may_keep_a_write_ahead_log(version: tuple[int, ...], fixed: bool):
    assert has_wal_fix(version) is fixed


def pragmas(url: str) -> dict[str, object]:
    backend = SqliteBackend(path_of(url))
    try:
        with backend.reading() as connection:
            names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
    finally:
        backend.close()


def test_a_commit_is_on_the_disk(sqlite_url: str):
    open_store(sqlite_url).close()
    wal = sqlite_engine.uses_wal()
    assert pragmas(sqlite_url) == {
        "journal_mode": "wal" if wal else "delete",
        "synchronous": 2 if wal else 3,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def test_without_the_fix_there_is_no_write_ahead_log(sqlite_url: str, monkeypatch: pytest.MonkeyPatch):
    open_store(sqlite_url).close()
    monkeypatch.setattr(sqlite_engine, "driver", lambda: sqlite3)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    open_store(sqlite_url).close()
    assert (pragmas(sqlite_url)["journal_mode"], pragmas(sqlite_url)["synchronous"]) == ("delete", 3)
    assert "lacks the WAL-reset fix" in sqlite_engine.describe()


# --- files that must not be used -------------------------------------------------------------------


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path):
    with pytest.raises(StoreNotReadyError):
        open_store(f"sqlite:///{tmp_path}/none.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"Das ist keine Datenbank. " * 100, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_garbage_is_told_from_a_database(tmp_path: Path, content: bytes):
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    for use in (open_store, create_or_upgrade):
        with pytest.raises(StoreDamagedError) as caught:
            use(f"sqlite:///{path}")
        assert str(path) in caught.value.message("de")
    assert path.read_bytes() == content


def test_a_file_of_no_bytes_is_not_ready(tmp_path: Path):
    path = tmp_path / "store.sqlite"
    path.touch()
    with pytest.raises(StoreNotReadyError):
        open_store(f"sqlite:///{path}")


def test_a_database_of_somebody_else_is_not_ready(tmp_path: Path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    with pytest.raises(StoreNotReadyError):
        open_store(f"sqlite:///{path}")


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises((StoreUnreachableError, StoreDamagedError)):
        open_store(f"sqlite:///{tmp_path}")


def as_nobody(work: Callable[[], object]) -> str:
    """The name of the error that ``work`` raises in a process without any rights."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        found = "nothing"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setresgid(65534, 65534, 65534)
                os.setresuid(65534, 65534, 65534)
            work()
        except FrontdeskError as error:
            found = type(error).__name__
        except BaseException as error:
            found = repr(error)
        os.write(writing, found.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(pid, 0)
    return text


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_place_is_named(tmp_path_factory: pytest.TempPathFactory, sqlite_url: str, what: str):
    open_store(sqlite_url).close()  # everything is imported before the rights are given up
    path = path_of(sqlite_url)
    for parent in path.parents[:-2]:  # pytest's folders are private
        parent.chmod(parent.stat().st_mode | 0o055)
    path.chmod(0o444 if what == "file" else 0o666)
    path.parent.chmod(0o555 if what == "folder" else 0o777)
    before = path.read_bytes()
    try:
        assert as_nobody(lambda: open_store(sqlite_url)) == StoreReadOnlyError.__name__
        assert as_nobody(lambda: create_or_upgrade(sqlite_url)) == StoreReadOnlyError.__name__
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == before


def mounts(tmp_path: Path, *lines: str) -> Path:
    table = tmp_path / "mounts"
    table.write_text("".join(f"{line} rw,relatime 0 0\n" for line in ("/dev/sda1 / ext4", *lines)))
    return table


@pytest.mark.parametrize(
    "filesystem", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.gvfsd-fuse", "vboxsf"]
)
def test_a_network_share_is_refused_with_the_way_out(tmp_path: Path, sqlite_url: str, filesystem: str):
    table = mounts(tmp_path, f"//server/share {tmp_path} {filesystem}")
    for use in (open_store, create_or_upgrade):
        with pytest.raises(NetworkShareError) as caught:
            use(sqlite_url, mounts=table)
        assert filesystem in caught.value.message("de")
        assert "postgresql://" in caught.value.message("de")


@pytest.mark.parametrize("filesystem", ["ext4", "xfs", "btrfs", "tmpfs", "fuse.lxcfs", "overlay"])
def test_a_local_disk_is_not(tmp_path: Path, sqlite_url: str, filesystem: str):
    open_store(sqlite_url, mounts=mounts(tmp_path, f"x {tmp_path} {filesystem}")).close()


def test_the_innermost_mount_counts(tmp_path: Path):
    inner = tmp_path / "mit Leer"
    inner.mkdir()
    escaped = str(inner).replace(" ", r"\040")
    table = mounts(tmp_path, f"a {tmp_path} nfs4", f"b {escaped} ext4", f"c {tmp_path}/mit xfs")
    assert filesystem_of(inner / "store.sqlite", mounts=table) == "ext4"
    assert filesystem_of(tmp_path / "store.sqlite", mounts=table) == "nfs4"
    assert filesystem_of(tmp_path / "mitte", mounts=table) == "nfs4"
    link = tmp_path / "link"
    link.symlink_to(inner)
    assert filesystem_of(link / "store.sqlite", mounts=table) == "ext4"
    assert filesystem_of(inner, mounts=tmp_path / "no table") is None


# --- the gate ----------------------------------------------------------------------------------------


def test_the_gate_lets_one_through_at_a_time(tmp_path: Path):
    inside, most = 0, 0
    gates = [Gate(tmp_path / "gate") for _ in range(3)]
    guard = threading.Lock()

    def pass_through(gate: Gate) -> None:
        nonlocal inside, most
        for _ in range(50):
            with gate:
                with guard:
                    inside += 1
                    most = max(most, inside)
                with guard:
                    inside -= 1

    threads = [threading.Thread(target=pass_through, args=(gate,)) for gate in gates for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    for gate in gates:
        gate.close()
    assert most == 1


def test_who_waits_too_long_is_told_and_blocks_nobody(tmp_path: Path):
    first, second, third = (Gate(tmp_path / "gate", timeout=0.05) for _ in range(3))
    with first, pytest.raises(StoreBusyError), second:
        pytest.fail("two were let through")
    # The late waiter gives the lock back as soon as it has it.
    patient = Gate(tmp_path / "gate", timeout=10)
    for gate in (patient, patient, second, third):
        with gate:
            pass
    for gate in (first, second, third, patient):
        gate.close()


def test_a_thread_does_not_wait_for_ever_for_its_own_process(tmp_path: Path):
    gate = Gate(tmp_path / "gate", timeout=0.05)
    with gate, pytest.raises(StoreBusyError), gate:
        pytest.fail("one was let through twice")
    with gate:
        pass
    gate.close()


def test_a_killed_holder_leaves_the_gate_open(tmp_path: Path):
    program = (
        "import sys, fcntl; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print('held', flush=True); input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "gate")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    holder.stdout.readline()
    gate, killer = Gate(tmp_path / "gate"), threading.Timer(0.1, holder.kill)
    killer.start()
    with gate:
        assert holder.wait(10) != 0
    gate.close()
    killer.join()
    holder.stdin.close()
    holder.stdout.close()


def test_a_foreign_program_that_holds_the_file_is_waited_for_and_told(sqlite_url: str):
    store = open_store(sqlite_url)
    with store.begin() as unit:
        unit.save_house(operation(), small_house())
    # With the same library: two libraries in one process do not see each other's locks.
    foreign = sqlite_engine.driver().connect(path_of(sqlite_url), isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    store._backend.writer().exec_driver_sql("PRAGMA busy_timeout = 50")  # type: ignore[attr-defined]
    try:
        with pytest.raises(StoreBusyError), store.begin():
            pytest.fail("two write at once")
    finally:
        foreign.rollback()
        foreign.close()
    with store.begin() as unit:
        unit.save_house(operation(), small_house())
    store.close()
