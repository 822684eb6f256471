"""A monitor that goes and comes back finds its window again; nobody else's workplace is covered."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.apps.display.screens import Monitor, ScreenKeeper, choose

HALL, DESK = Monitor("HDMI-1", "H1"), Monitor("DP-1", "D1")


@pytest.mark.parametrize(
    ("present", "alone", "found"),
    [
        ([DESK, HALL], False, 1),
        ([DESK], False, None),
        ([], False, None),
        ([Monitor("HDMI-2", "H1"), DESK], False, 0),
        ([Monitor("HDMI-1", "X9"), DESK], False, None),
        ([Monitor("HDMI-1")], False, 0),
        ([DESK], True, 0),
        ([], True, None),
    ],
    ids=[
        "there",
        "gone, another is there",
        "all gone",
        "back in another socket",
        "another monitor in its socket",
        "without a serial number its socket counts",
        "the only one of the PC was exchanged",
        "the only one is off",
    ],
)
def test_which_monitor(present: list[Monitor], alone: bool, found: int | None):
    assert choose(present, HALL, alone=alone) == found


@pytest.mark.gui
def test_the_window_covers_its_monitor_and_comes_back_to_it(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    keeper = ScreenKeeper(window, 0)
    keeper.place()
    screen = QGuiApplication.screens()[0]
    assert window.isFullScreen()
    assert window.geometry() == screen.geometry()

    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(screen)
    assert not window.isVisible()
    app.screenAdded.emit(screen)

    assert window.isFullScreen()
    assert window.geometry() == screen.geometry()


@pytest.mark.gui
def test_a_number_that_no_monitor_has_means_the_main_one(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    ScreenKeeper(window, 99).place()

    assert window.screen() is QGuiApplication.primaryScreen()
