"""A running reception program: the window, and the store that is opened behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from frontdesk.apps.reception.controller import ReceptionController
from frontdesk.apps.reception.window import ReceptionWindow
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations

if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime

_RETRY_S = 5.0

OpenRuntime = Callable[[], "Runtime"]


class ReceptionProgram(QObject):
    """One window with everything behind it; ends when the window is closed.

    Attributes:
        window, controller, operations: what runs.
    """

    def __init__(
        self, open_it: OpenRuntime, shown_errors: Errors, *, operations: Operations | None = None
    ) -> None:
        self.window = ReceptionWindow()
        super().__init__(self.window)
        self.operations = operations or Operations(shown_errors, parent=self)
        self.controller = ReceptionController(self.window, shown_errors)
        self._open_it, self._errors = open_it, shown_errors
        self._opening = False
        self._runtime: Runtime | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.open_store)
        self.controller.aftercare.connect_requested.connect(self.open_store)
        self.window.closing.connect(self.close)

    def start(self) -> None:
        """Show the window; the store is opened once it has been painted."""
        self.window.show()
        QTimer.singleShot(0, self, self.open_store)

    def open_store(self) -> None:
        """Open the store on its lane; while it does not open, try again by itself."""
        if self._opening or self._runtime is not None:
            return
        self._opening = True
        self._retry.stop()
        self.operations.run(
            self._open_it, initiator=self, on_success=self._on_opened, on_failure=self._on_failed
        )

    def close(self) -> None:
        """Stop following, finish what has begun, give back the store."""
        self._retry.stop()
        self.controller.stop()
        runtime, self._runtime = self._runtime, None
        if runtime is not None:
            self.operations.run(runtime.close, initiator=self)
        self.operations.shut_down()

    def _on_opened(self, runtime: Runtime) -> None:
        from frontdesk.apps.reception.connection import Connection

        self._opening = False
        if not self.operations.is_open:
            # The window was closed meanwhile: nobody waits for this any more.
            runtime.close()
            return
        self._runtime = runtime
        connection = Connection(
            runtime, self.operations, self._errors, is_watched=self.window.is_watched, parent=self
        )
        self.controller.attach(connection)

    def _on_failed(self, error: Exception) -> None:
        self._opening = False
        self.controller.opening_failed(error, retry_in_s=_RETRY_S)
        self._retry.start(round(_RETRY_S * 1000))
