"""The database file is gone, replaced, locked or read-only: a sentence says so, and nothing is half-done."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frontdesk.apps.desk.state import Act
from frontdesk.domain.errors import StoreBusyError, StoreUnreachableError
from frontdesk.domain.ticket import State
from frontdesk.store.open import open_store
from frontdesk.store.sqlite_engine import SqliteBackend
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, reception
from frontdesk.usecases.ports import Operation, Store
from tests.end2end.building import Building, Key, load, until

TIMEOUT = 0.3

# A back-up or a browser for databases holds the file; one of ours hangs while it has the gate.
HOLDERS = {
    "another program": "db.execute('BEGIN EXCLUSIVE')",
    "a hanging frontdesk": "fcntl.flock(gate, fcntl.LOCK_EX)",
}
_HOLD = """
import fcntl, sys
from frontdesk.store.sqlite_engine import driver
db = driver().connect(sys.argv[1], isolation_level=None, timeout=20)
gate = open(sys.argv[1] + "-gate")
{}
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(sqlite_url: str) -> Path:
    load(sqlite_url)
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for others take a third of a second instead of ten."""
    defaults = SqliteBackend.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "timeout", TIMEOUT)


@pytest.fixture
def store(path: Path, impatient: None) -> Iterator[Store]:
    store = open_store(f"sqlite:///{path}")
    yield store
    store.close()


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    """Another process holds the database as long as the block lasts."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD.format(HOLDERS[how]), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
    finally:
        holder.communicate(timeout=20)


def issue(store: Store, op: Operation | None = None) -> str:
    op = op or operation()
    issued = reception.issue_ticket(store, store.house(), op=op, service="wba", printer="reception-1")
    return issued.value.ticket.label


def labels(store: Store) -> list[str]:
    day = store.house().business_day(store.now())
    return sorted(ticket.label for ticket in store.tickets(day))


@pytest.mark.parametrize("how", HOLDERS)
def test_a_lock_that_lasts_too_long_is_a_sentence_and_no_ticket(store: Store, path: Path, how: str) -> None:
    house, op, call, again = store.house(), operation(), operation("desk"), operation("desk")
    issue(store)
    with held(path, how):
        for act in (
            lambda: issue(store, op),
            lambda: calling.call_next(store, house, op=call, desk="2.14"),
            lambda: calling.open_desk(store, house, op=again, desk="2.14"),
        ):
            with pytest.raises(StoreBusyError) as refusal:
                act()
            assert "nichts wurde geändert" in refusal.value.message("de")
    assert labels(store) == ["A 001"]
    assert not store.presences()
    # The same acts, tried again, take effect once.
    assert issue(store, op) == issue(store, op) == "A 002"
    called = calling.call_next(store, house, op=call, desk="2.14").value.ticket
    assert called is not None
    assert called.label == "A 001"
    calling.open_desk(store, house, op=again, desk="2.14")
    assert [presence.desk for presence in store.presences()] == ["2.14"]


GONE: dict[str, Callable[[Path], object]] = {
    "removed": lambda path: path.unlink(),
    "moved": lambda path: path.rename(path.with_name("elsewhere")),
    "replaced": lambda path: Path(shutil.copyfile(path, path.with_name("copy"))).replace(path),
}


@pytest.mark.parametrize("how", GONE)
def test_a_file_that_is_gone_is_noticed_before_anything_is_promised(
    store: Store, path: Path, how: str
) -> None:
    house = store.house()
    cursor = store.changes_since(None).revision
    assert issue(store) == "A 001"
    GONE[how](path)
    for act in (
        lambda: reception.issue_ticket(store, house, op=operation(), service="wba"),
        lambda: calling.call_next(store, house, op=operation("desk"), desk="2.14"),
        lambda: calling.open_desk(store, house, op=operation("desk"), desk="2.14"),
        lambda: store.changes_since(cursor),
        lambda: store.presences(),
    ):
        with pytest.raises(StoreUnreachableError) as refusal:
            act()
        assert str(path) in refusal.value.message("de")


def test_a_file_that_comes_back_is_used_again(store: Store, path: Path) -> None:
    issue(store)
    elsewhere = path.with_name("elsewhere")
    path.rename(elsewhere)
    with pytest.raises(StoreUnreachableError):
        issue(store)
    elsewhere.rename(path)
    assert issue(store) == "A 002"
    assert labels(store) == ["A 001", "A 002"]


@pytest.mark.gui
def test_windows_refuse_while_the_file_is_gone_and_go_on_when_it_is_back(
    impatient: None, on_sqlite: Building
) -> None:
    path = Path(on_sqlite.url.removeprefix("sqlite:///"))
    clerk, caseworker = on_sqlite.reception(), on_sqlite.desk("2.14")
    clerk.enter("wba")
    until(lambda: caseworker.can(Act.CALL))

    elsewhere = path.rename(path.with_name("elsewhere"))
    clerk.enter("wba")
    until(clerk.refusal)
    caseworker.press(Key.Key_F9)
    until(caseworker.said)
    assert str(path) in caseworker.said()

    elsewhere.rename(path)
    assert on_sqlite.numbers() == ["A 001"]
    clerk.enter()
    until(lambda: on_sqlite.numbers() == ["A 001", "A 002"])
    caseworker.press_again(Key.Key_F9)
    until(lambda: caseworker.client() == "A 001")
    assert [ticket.state for ticket in on_sqlite.tickets()] == [State.CALLED, State.WAITING]
    on_sqlite.assert_sound()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_database_is_refused_by_name(path: Path, what: str) -> None:
    target = path if what == "file" else path.parent
    command = (sys.executable, "-m", "frontdesk")
    target.chmod(0o444 if what == "file" else 0o555)
    try:
        done = subprocess.run(
            [*_bound(), *command, "--store", f"sqlite:///{path}", "--json", "ticket", "issue", "wba"],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        target.chmod(0o700)
    error = json.loads(done.stderr)["error"]
    assert (done.returncode, error["code"]) == (4, "store_read_only")
    assert str(path) in error["message"]
    store = open_store(f"sqlite:///{path}")
    assert labels(store) == []
    store.close()


def _bound() -> list[str]:
    """The administrator may write everything; as a prefix, this takes that right from a command."""
    return ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
