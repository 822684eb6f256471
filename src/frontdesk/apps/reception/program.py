"""Starts the reception program: something is painted first, everything else is loaded behind it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.qt.theme import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from frontdesk.apps.reception.window import ReceptionWindow
    from frontdesk.bootstrap import Runtime
    from frontdesk.qt.errors import Errors
    from frontdesk.settings.station import StationSettings
    from frontdesk.usecases.ports import Clock

_THEMES = {"light": LIGHT, "dark": DARK}
_SIZE = (1600, 1000)


def open_reception(
    settings: StationSettings, *, shown_errors: Errors | None = None, clock: Clock | None = None
) -> ReceptionWindow:
    """The window of a running program; needs a dressed QApplication. Closing it ends the program."""
    from frontdesk.apps.reception.running import ReceptionProgram
    from frontdesk.qt.errors import Errors

    def open_it() -> Runtime:
        # Late and on the store's lane: the database's libraries take longer to load than the window to paint.
        from frontdesk.bootstrap import open_runtime

        return open_runtime(settings, role="reception", clock=clock)

    program = ReceptionProgram(open_it, shown_errors or Errors())
    program.start()
    return program.window


def run(settings: StationSettings) -> int:
    """The program from start to end; answers the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    frame = first_frame(_THEMES.get(settings.theme))
    from frontdesk.qt import appearance, errors, translation
    from frontdesk.qt.ending import Ending

    appearance.apply(_THEMES.get(settings.theme))
    translation.install(settings.language)
    window = open_reception(settings, shown_errors=errors.install())
    window.setGeometry(frame.geometry())
    frame.close()
    ending = Ending(app)
    try:
        code = app.exec()
    finally:
        ending.stop()
    del window
    return code


def first_frame(chosen: Theme | None) -> QWidget:
    """An empty window in the colours of the real one, painted before anything heavy is loaded.

    Loading fonts, widgets and rules takes longer than all of Qt; meanwhile people see that something happens.
    """
    theme = chosen or LIGHT
    frame = QWidget()
    frame.setWindowTitle("frontdesk")
    palette = frame.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.canvas))
    frame.setPalette(palette)
    screen = frame.screen().availableGeometry()
    frame.resize(min(_SIZE[0], screen.width()), min(_SIZE[1], screen.height()))
    frame.show()
    QApplication.processEvents()
    return frame
