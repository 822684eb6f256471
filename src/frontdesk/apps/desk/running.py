"""One window of the desk with its store, from the first try to open it until both are closed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.controller import DeskController
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations

if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime

RETRY_MS = 15_000
_SHUT_DOWN_S = 3.0


class DeskProgram(QObject):
    """Opens the store, tries again while it is away, and gives everything back when the window closes.

    Attributes:
        controller, operations: what is at work behind the window.
    """

    def __init__(
        self,
        window: DeskWindow,
        connect: Callable[[], Runtime],
        shown_errors: Errors,
        *,
        desk: str | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``connect`` opens the store; it blocks and is called on the store lane."""
        super().__init__(window)
        self._window, self._connect, self._errors = window, connect, shown_errors
        self._monotonic = monotonic
        self.operations = Operations(shown_errors, parent=self)
        self.controller = DeskController(
            window, self.operations, shown_errors, desk=desk, monotonic=monotonic
        )
        self._runtime: Runtime | None = None
        self._opening = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.open)
        self.controller.connect_requested.connect(self.open)
        window.closed.connect(self.close)

    def open(self) -> None:
        """Try to open the store."""
        if self._opening or self._runtime is not None or not self.operations.is_open:
            return
        self._opening = True
        self._retry.stop()
        self.operations.run(
            self._connect, initiator=self, on_success=self._on_opened, on_failure=self._on_failed
        )

    def close(self) -> None:
        """Give everything back. The store is closed on its lane, behind whatever is still under way."""
        if not self.operations.is_open:
            return
        self._retry.stop()
        self.controller.stop()
        runtime, self._runtime = self._runtime, None
        if runtime is not None:
            self.operations.run(runtime.close, initiator=self)
        self.operations.shut_down(_SHUT_DOWN_S)

    def _on_opened(self, runtime: Runtime) -> None:
        self._opening = False
        if not self.operations.is_open:
            # The window was closed meanwhile: nobody waits for this any more.
            runtime.close()
            return
        self._runtime = runtime
        self.controller.attach(
            Connection(
                runtime,
                self.operations,
                self._errors,
                is_watched=self._window.is_watched,
                monotonic=self._monotonic,
                parent=self.controller,
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self._opening = False
        if self.operations.is_open:
            self.controller.opening_failed(error)
            self._retry.start(RETRY_MS)
