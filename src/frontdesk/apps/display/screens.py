"""Keeps a full-screen window on its monitor, also when the monitor is switched off and on again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Monitor:
    """What tells one monitor from another."""

    name: str
    serial: str = ""

    def is_same(self, other: Monitor) -> bool:
        """By serial number where both have one: a monitor may be plugged into another socket."""
        if self.serial and other.serial:
            return self.serial == other.serial
        return self.name == other.name


def monitor_of(screen: QScreen) -> Monitor:
    return Monitor(screen.name(), screen.serialNumber())


def choose(present: Sequence[Monitor], wanted: Monitor, *, alone: bool) -> int | None:
    """Which of the monitors to use, ``None`` for none of them.

    With ``alone`` the PC had one monitor only, so whatever is there now is meant. Else the window stays away
    until its own monitor is back: the other one is somebody's workplace.
    """
    for i, monitor in enumerate(present):
        if monitor.is_same(wanted):
            return i
    return 0 if alone and present else None


class ScreenKeeper(QObject):
    """Shows a window full-screen on one monitor and brings it back there."""

    def __init__(self, window: QWidget, number: int | None = None) -> None:
        """``number`` counts the monitors from 0; without it, or without such a one, the main one is used."""
        super().__init__(window)
        self._window = window
        screens = QGuiApplication.screens()
        chosen = QGuiApplication.primaryScreen()
        if number is not None and 0 <= number < len(screens):
            chosen = screens[number]
        self._wanted = monitor_of(chosen)
        self._alone = len(screens) == 1
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self.place)
        app.screenRemoved.connect(self._on_removed)

    def place(self, _screen: QScreen | None = None) -> None:
        """Put the window where it belongs."""
        self._place(QGuiApplication.screens())

    def _on_removed(self, removed: QScreen) -> None:
        # Qt tells before it takes the screen out of its list.
        self._place([screen for screen in QGuiApplication.screens() if screen is not removed])

    def _place(self, screens: Sequence[QScreen]) -> None:
        found = choose([monitor_of(screen) for screen in screens], self._wanted, alone=self._alone)
        if found is None:
            self._window.hide()
            return
        screen = screens[found]
        # Full screen covers the monitor on which the window stands, so it is moved there first.
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()
