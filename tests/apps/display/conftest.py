"""Fonts for everything that measures or paints."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.qt import fonts


@pytest.fixture
def screen_fonts(qapp: QApplication) -> None:
    """The bundled fonts are there; measuring without them measures some other font."""
    fonts.load()
