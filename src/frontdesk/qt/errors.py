"""The one place that shows errors: a refusal as its own sentence, anything unexpected with an id for IT."""

import logging
import secrets
import sys
import threading
import weakref
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from frontdesk.domain.errors import BugError, FrontdeskError
from frontdesk.qt import translation
from frontdesk.qt.theme import Status
from frontdesk.qt.widgets.notice import Notice

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("frontdesk.qt.messages")

_UNSEEN = 20
# Said by the offscreen platform about every window with a size limit; says nothing about us.
_NOISE = ("This plugin does not support propagateSizeHints",)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person is told about an error.

    Attributes:
        code: stable name of an expected error, or the id under which an unexpected one was logged.
    """

    sentence: str
    code: str
    status: Status


def describe(error: BaseException) -> Shown:
    """The sentence for an error. An unexpected one is logged here, under the id that the sentence names."""
    if isinstance(error, FrontdeskError) and not isinstance(error, BugError):
        return Shown(error.message(translation.language()), error.code, "warn")
    ident = secrets.token_hex(3)
    _log.error("unexpected error %s", ident, exc_info=error)
    sentence = QCoreApplication.translate("errors", "Unerwarteter Fehler (Kennung %s). Bitte der IT melden.")
    return Shown(sentence % ident, ident, "bad")


class Errors(QObject):
    """Takes errors from any thread and says them in a notice of the window that is in use.

    Signals:
        reported: the `Shown` of every error, on the GUI thread.
    """

    reported = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices: list[weakref.ref[Notice]] = []
        # A public screen has no notice at all; of what nobody can see, the newest is enough.
        self._unseen: deque[Shown] = deque(maxlen=_UNSEEN)
        # Queued even on the GUI thread: an error inside a paint event must not change widgets right there.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def show_in(self, notice: Notice) -> None:
        """A place for sentences. What was reported before any place existed is said now."""
        self._notices.append(weakref.ref(notice))
        unseen = list(self._unseen)
        self._unseen.clear()
        for shown in unseen:
            self._say(shown)

    def report(self, error: BaseException, *, notice: Notice | None = None) -> Shown:
        """Show an error beside its cause if `notice` is given, else in the window in use."""
        shown = describe(error)
        if notice is not None and shiboken6.isValid(notice):
            notice.say(shown.sentence, shown.status, code=_small_print(shown))
            self.reported.emit(shown)
        else:
            self._arrived.emit(shown)
        return shown

    def _on_arrived(self, shown: Shown) -> None:
        self._say(shown)
        self.reported.emit(shown)

    def _say(self, shown: Shown) -> None:
        place = self._place()
        if place is None:
            self._unseen.append(shown)
        else:
            place.say(shown.sentence, shown.status, code=_small_print(shown))

    def _place(self) -> Notice | None:
        there = [found for found in (ref() for ref in self._notices) if found and shiboken6.isValid(found)]
        self._notices = [weakref.ref(notice) for notice in there]
        in_use = [notice for notice in there if notice.window().isActiveWindow()]
        visible = [notice for notice in there if notice.window().isVisible()]
        for choice in (in_use, visible, there):
            if choice:
                return choice[-1]
        return None


def _small_print(shown: Shown) -> str:
    # An unexpected error names its id in the sentence; an expected one has its code for the call to IT.
    return "" if shown.status == "bad" else shown.code


def install(parent: QObject | None = None) -> Errors:
    """Make sure that no error goes unnoticed, wherever it is raised, and hand out the place that shows them.

    Covers exceptions of slots and event handlers (PySide hands them to `sys.excepthook`), of threads, of
    destructors, and the messages of Qt itself, which go to logging.
    """
    errors = Errors(parent)

    def on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _guarded(errors, error)

    def on_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            _guarded(errors, told.exc_value)

    def on_unraisable(told: "sys.UnraisableHookArgs") -> None:
        if told.exc_value is not None:
            _log.error("error in %r", told.object, exc_info=told.exc_value)

    sys.excepthook = on_uncaught
    threading.excepthook = on_thread
    sys.unraisablehook = on_unraisable
    qInstallMessageHandler(on_qt_message)
    return errors


def uninstall() -> None:
    """Give back every hook, for tests and for the end of the program."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    qInstallMessageHandler(None)


def _guarded(errors: Errors, error: BaseException) -> None:
    """Report; if even that fails (no event loop any more), at least the log has it."""
    if shiboken6.isValid(errors):
        errors.report(error)
    else:
        describe(error)


_LEVELS: dict[QtMsgType, Callable[..., None]] = {
    QtMsgType.QtDebugMsg: _qt_log.debug,
    QtMsgType.QtInfoMsg: _qt_log.info,
    QtMsgType.QtWarningMsg: _qt_log.warning,
    QtMsgType.QtCriticalMsg: _qt_log.error,
    QtMsgType.QtFatalMsg: _qt_log.critical,
}


def on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt has to say, in our log."""
    if message.startswith(_NOISE):
        return
    category = getattr(context, "category", None) or "default"
    _LEVELS.get(kind, _qt_log.warning)("%s: %s", category, message)
