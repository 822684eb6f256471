"""Qt tests run offscreen and start from the same look: light, 100 %, German."""

import os
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """Dress the application anew, whatever the test before has put on it."""
    from frontdesk.qt import appearance, translation
    from frontdesk.qt.theme import LIGHT

    appearance.apply(LIGHT, scale=1.0)
    translation.install("de")
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()


@pytest.fixture(autouse=True)
def no_lane_left_running() -> Iterator[None]:
    """A test that starts `Operations` must end it: a lane that lives on may speak into the next test."""
    yield
    left = [thread for thread in threading.enumerate() if thread.name.startswith(("store-", "pool-"))]
    for thread in left:
        thread.join(5)
    assert [thread.name for thread in left if thread.is_alive()] == []
