"""The program ``frontdesk desk``: something is painted first, everything else is loaded behind it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.qt.theme import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from frontdesk.apps.desk.window import DeskWindow
    from frontdesk.bootstrap import Runtime
    from frontdesk.qt.errors import Errors
    from frontdesk.settings.station import StationSettings
    from frontdesk.usecases.ports import Clock

_THEMES = {"light": LIGHT, "dark": DARK}
_SIZE = (420, 900)


def open_desk_window(
    settings: StationSettings,
    *,
    desk: str | None = None,
    clock: Clock | None = None,
    shown_errors: Errors | None = None,
) -> DeskWindow:
    """The window of one desk, shown; closing it gives back its store. The caller owns the application.

    Args:
        desk: name of the room, to skip the page that asks for it.
        clock: tells the time instead of the store's server (for the demo).
    """
    from frontdesk.apps.desk.running import DeskProgram
    from frontdesk.apps.desk.window import DeskWindow
    from frontdesk.qt.errors import Errors

    def connect() -> Runtime:
        # Late and on the store's lane: the database's libraries take longer to load than the window to paint.
        from frontdesk.bootstrap import open_runtime

        return open_runtime(settings, role="desk", clock=clock)

    window = DeskWindow()
    window.strip.station.setText(settings.station)
    program = DeskProgram(window, connect, shown_errors or Errors(window), desk=desk)
    window.show()
    QApplication.processEvents()  # paints
    QTimer.singleShot(0, program, program.open)
    return window


def run(settings: StationSettings, *, desk: str | None = None) -> int:
    """Show the window until it is closed; answers the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    frame = first_frame(_THEMES.get(settings.theme))
    from frontdesk.qt import appearance, errors, translation
    from frontdesk.qt.ending import Ending

    appearance.apply(_THEMES.get(settings.theme))
    translation.install(settings.language)
    reporter = errors.install(app)
    ending = Ending(app)
    try:
        window = open_desk_window(settings, desk=desk, shown_errors=reporter)
        window.move(frame.pos())
        frame.close()
        code = app.exec()
        window.close()
    finally:
        ending.stop()
        errors.uninstall()
    return code


def first_frame(chosen: Theme | None) -> QWidget:
    """An empty window in the colours of the real one, painted before fonts, widgets and rules are loaded."""
    frame = QWidget()
    frame.setWindowTitle("frontdesk")
    palette = frame.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor((chosen or LIGHT).canvas))
    frame.setPalette(palette)
    screen = frame.screen().availableGeometry()
    frame.resize(min(_SIZE[0], screen.width()), min(_SIZE[1], screen.height()))
    frame.show()
    QApplication.processEvents()
    return frame
