"""A house per test, with a look that is the same everywhere, and no setting of this machine in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.qt import appearance, translation
from frontdesk.qt.theme import LIGHT
from frontdesk.virtual.printer import VirtualPrinter
from tests.end2end.building import Building, threads_left


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("STORE", "PRINTER", "STATION", "JSON", "LANGUAGE", "THEME", "SETTINGS"):
        monkeypatch.delenv(f"FRONTDESK_{name}", raising=False)
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """A test ends every thread that it started."""
    before = set(threading.enumerate())
    yield
    assert threads_left(before) == []


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """The application looks as in the office: light, 100 %, German."""
    appearance.apply(LIGHT, scale=1.0)
    translation.install("de")


@pytest.fixture
def building(store_url: str, dressed: None, nothing_stays: None) -> Iterator[Building]:
    """The model house at noon, on each of both databases."""
    building = Building(store_url)
    yield building
    building.close()


@pytest.fixture
def on_sqlite(sqlite_url: str, dressed: None, nothing_stays: None) -> Iterator[Building]:
    """The same where the kind of database makes no difference."""
    building = Building(sqlite_url)
    yield building
    building.close()


@pytest.fixture
def printer(nothing_stays: None) -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer
        assert printer.alarms == []
