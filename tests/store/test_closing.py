"""Closing a store under threads that still work on it ends them with a sentence, never with a crash."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from frontdesk.domain.errors import StoreBusyError, StoreError, StoreUnreachableError
from frontdesk.store.gate import Gate

# In a process of its own: what it guards against is a segmentation fault.
CROWD = """
import sys, threading
from frontdesk.domain.errors import StoreError
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases import queues, reception

store, house = open_store(sys.argv[1]), small_house()
with store.begin() as unit:
    unit.save_house(operation(), house)
under_way, told = threading.Barrier(7), []

def write():
    under_way.wait()
    try:
        while True:
            reception.issue_ticket(store, house, op=operation(), service="wba", anyway=True, printer="p")
    except StoreError as error:
        told.append(error.code)

def read():
    under_way.wait()
    try:
        while True:
            queues.board(store, house, "hall")
    except StoreError as error:
        told.append(error.code)

threads = [threading.Thread(target=work) for work in (write, write, write, write, read, read)]
for thread in threads:
    thread.start()
under_way.wait()
while len(store.tickets(house.business_day(store.now()))) < 20:
    pass
store.close()
for thread in threads:
    thread.join(60)
print(sorted(set(told)), len(told))
"""


def test_threads_at_work_are_told_that_the_store_is_closed(sqlite_url: str) -> None:
    process = [sys.executable, "-X", "faulthandler", "-c", CROWD, sqlite_url]
    done = subprocess.run(process, capture_output=True, text=True, check=False, timeout=110)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "['store_unreachable'] 6\n"


def test_a_gate_closes_only_behind_the_thread_inside(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "gate", timeout=0.05)
    inside, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with gate:
            inside.set()
            leave.wait(60)

    thread = threading.Thread(target=stay)
    thread.start()
    inside.wait(60)
    assert not gate.close()
    with pytest.raises(StoreBusyError), gate:
        pass
    leave.set()
    thread.join(60)
    assert gate.close()
    with pytest.raises(StoreUnreachableError) as closed, gate:
        pass
    assert isinstance(closed.value, StoreError)
