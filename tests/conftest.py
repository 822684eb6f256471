"""What all tests share; nothing here may need a screen."""

import gc
import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: tests draw off screen unless somebody wants to watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.postgres"]

# How fast an example is says something about this machine and nothing about the rule.
settings.register_profile("frontdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("frontdesk")


def pytest_collection_finish() -> None:
    """Thousands of tests live as long as the process: no collection of garbage looks at them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_window_stays() -> Iterator[None]:
    """Windows end with their test: every later change of look would dress those that are left, too."""
    before = _windows()
    yield
    if left := _windows() - before:
        from PySide6.QtCore import QCoreApplication, QEvent
        from shiboken6 import isValid

        for window in left:
            if isValid(window):  # one may have taken another along
                window.close()
                window.deleteLater()

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows() -> set[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")  # most tests need none
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    return set(widgets.QApplication.topLevelWidgets())
