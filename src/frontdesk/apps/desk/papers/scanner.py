"""Catches what a hand scanner types while the focus is on a key and no field: its Enter presses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from frontdesk.apps.desk.acting import BOUNCE_S
from frontdesk.domain.scan import MAX_SCAN

# A scanner needs less than this between two characters; what stands alone for longer is no code.
ENDS_AFTER_MS = 1_000
_LEAST = 8  # characters that somebody hardly types by accident
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ScanCatcher(QObject):
    """Listens at whatever has the focus in one window.

    Characters are kept until Enter comes. After a code Enter and the space bar are deaf for a moment, since
    some scanners send Enter twice and some codes go on behind it.

    Signals:
        scanned: the characters, not looked at yet.
        incomplete: characters came as from a scanner, but no Enter.
    """

    scanned = Signal(str)
    incomplete = Signal()

    def __init__(self, window: QWidget, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._monotonic = window, monotonic
        self._typed = ""
        self._ended_at: float | None = None
        self._at: QWidget | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ENDS_AFTER_MS)
        self._pause.timeout.connect(self._on_pause)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _ENTERS:
            return self._on_enter()
        text = event.text()
        command = event.modifiers() & _COMMANDS
        # AltGr is both together, and on a German keyboard it writes characters.
        if not text or not text.isprintable() or (command and command != _COMMANDS):
            return False
        if text == " " and not self._typed:
            return self._is_deaf()
        # One more than any code has is enough to know that it is none.
        self._typed = (self._typed + text)[: MAX_SCAN + 1]
        self._pause.start()
        return True

    def _on_enter(self) -> bool:
        typed, self._typed = self._typed, ""
        self._pause.stop()
        if not typed:
            return self._is_deaf()
        self._ended_at = self._monotonic()
        self.scanned.emit(typed)
        return True

    def _is_deaf(self) -> bool:
        return self._ended_at is not None and self._monotonic() - self._ended_at < BOUNCE_S

    def _on_pause(self) -> None:
        typed, self._typed = self._typed, ""
        if len(typed) >= _LEAST:
            self.incomplete.emit()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._at is not None and shiboken6.isValid(self._at):
            self._at.removeEventFilter(self)
        ours = new is not None and new is not self._window and self._window.isAncestorOf(new)
        self._at = new if ours and not isinstance(new, QLineEdit) else None
        if self._at is not None:
            self._at.installEventFilter(self)
