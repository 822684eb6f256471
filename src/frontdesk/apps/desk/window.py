"""The caseworker's window: what stands where, and the keys that no button carries."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.apps.desk.panels.chooser import TransferChooser
from frontdesk.apps.desk.panels.header import Header
from frontdesk.apps.desk.panels.help import HELP_KEY, HelpPage
from frontdesk.apps.desk.panels.start import StartPage
from frontdesk.apps.desk.panels.strip import DeskStrip
from frontdesk.apps.desk.panels.work import WorkPage
from frontdesk.apps.desk.papers.check import CheckPage
from frontdesk.apps.desk.state import Act
from frontdesk.qt import fonts
from frontdesk.qt.fonts import dp
from frontdesk.qt.widgets.busy_bar import BusyBar
from frontdesk.qt.widgets.button import Button
from frontdesk.qt.widgets.focus_ring import FocusRing, no_ring
from frontdesk.qt.widgets.notice import Notice

SIZE = (420, 900)
SMALLEST = (360, 640)
_NARROW_BELOW = 400


class DeskWindow(QWidget):
    """A narrow window beside the other programs of a caseworker.

    Attributes:
        start, work, chooser, check, help: the pages.
        header, strip, notice, busy: what stands around them.

    Signals:
        undo_requested: the key that takes back the last act.
        seen: the window has become visible.
        closed: the window is gone.
    """

    undo_requested = Signal()
    seen = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Arbeitsplatz"))
        self.header = Header()
        self.busy = BusyBar()
        self.start = StartPage()
        self.work = WorkPage()
        self.chooser = TransferChooser()
        self.check = CheckPage()
        self.notice = Notice()
        # In a narrow window a sentence takes as many lines as it needs.
        self.notice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.strip = DeskStrip()
        self.pages = QStackedWidget()
        self._build()
        no_ring(self.work)
        self._ring = FocusRing(self)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setAutoRepeat(False)
        undo.activated.connect(self.undo_requested)
        keys = QShortcut(QKeySequence(HELP_KEY), self)
        keys.setAutoRepeat(False)
        keys.activated.connect(self.toggle_help)
        self.start.help_requested.connect(self.toggle_help)
        self._set_size()
        self.show_start()

    @cached_property
    def help(self) -> HelpPage:
        """Built when it is asked for: few ever look, and everybody waits for the first frame."""
        page = HelpPage()
        page.closed.connect(self.toggle_help)
        self.pages.addWidget(page)
        return page

    def is_watched(self) -> bool:
        """Whether anybody can see it."""
        return self.isVisible() and not self.isMinimized()

    def show_start(self) -> None:
        """Ask for the room."""
        self.header.hide()
        self.pages.setCurrentWidget(self.start)
        self.start.rooms.search.take_focus()

    def show_work(self) -> None:
        """The page of the open desk, with the focus on its main key."""
        self.header.show()
        self.pages.setCurrentWidget(self.work)
        self.focus_main()

    def show_chooser(self) -> None:
        """Ask where the client goes."""
        self.pages.setCurrentWidget(self.chooser)

    def show_check(self) -> None:
        """Ask what is here of a bundle."""
        self.pages.setCurrentWidget(self.check)
        self.check.ask_code()
        self.check.say("", good=True)
        self.check.field.take_focus()

    def toggle_help(self) -> None:
        """Show all keys, or go back. The pages that ask for something carry their keys themselves."""
        page = self.pages.currentWidget()
        if isinstance(page, HelpPage):
            (self.show_start if self.header.isHidden() else self.show_work)()
        elif page in (self.start, self.work):
            self.pages.setCurrentWidget(self.help)
            self.help.back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def main_key(self) -> Button:
        """F9 of the card that is shown."""
        view = self.work.client if self.work.has_client else self.work.empty
        return view.buttons[Act.CALL]

    def focus_main(self) -> None:
        """Put the focus on F9; while that is not possible, on the page itself: Enter must hit no other key.

        Without any focus Qt would give it to the first control as soon as the window is activated.
        """
        key = self.main_key()
        (key if key.isEnabled() else self.work).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_narrow(self.width() / fonts.scale() < _NARROW_BELOW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not self.isMinimized():
            self.seen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Air between notice and strip, only while there is a notice."""
        if watched is self.notice and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._around.setContentsMargins(dp(12), 0, dp(12), 0 if self.notice.isHidden() else dp(8))
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        for page in (self.start, self.work, self.chooser, self.check):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.busy)
        column.addWidget(self.pages, 1)
        self._around = QVBoxLayout()
        self._around.setContentsMargins(dp(12), 0, dp(12), 0)
        self._around.addWidget(self.notice)
        column.addLayout(self._around)
        self.notice.installEventFilter(self)
        column.addWidget(self.strip)

    def _set_size(self) -> None:
        """As large as the design says at this font size, but never larger than the screen."""
        screen = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(min(dp(SMALLEST[0]), screen.width()), min(SMALLEST[1], screen.height()))
        self.resize(min(dp(SIZE[0]), screen.width()), min(dp(SIZE[1]), screen.height()))
