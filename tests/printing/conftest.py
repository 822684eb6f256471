"""What the tests of printing share: something to draw with, a printer that ends, a count of threads."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from frontdesk.virtual.printer import VirtualPrinter
from tests.printing.scene import Scene

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def painting(qapp: object) -> None:
    """Qt can draw; with the application object of the other Qt tests, since a process has only one."""
    from frontdesk.printing import typesetter

    typesetter.ready()


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer
        assert printer.alarms == []


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    for thread in left:
        thread.join(5.0)
    assert not [thread.name for thread in left if thread.is_alive()]


@pytest.fixture
def scene() -> Iterator[Scene]:
    """Workers are stopped when the test is over."""
    scene = Scene()
    yield scene
    scene.fake.gate.set()
    scene.spare.gate.set()
    for worker in scene.workers:
        assert worker.stop(10)
