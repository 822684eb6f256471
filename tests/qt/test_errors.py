"""No error goes unnoticed: slots, paint events, threads and Qt's own messages all end up in one place."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, qCritical, qWarning
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.errors import BugError, NobodyWaitingError
from frontdesk.qt import errors as qt_errors
from frontdesk.qt import translation
from frontdesk.qt.errors import Errors, Shown
from frontdesk.qt.widgets.notice import Notice


@pytest.fixture
def errors(qapp) -> Iterator[Errors]:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    installed = qt_errors.install()
    yield installed
    qt_errors.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


@pytest.fixture
def shown(errors: Errors) -> list[Shown]:
    heard: list[Shown] = []
    errors.reported.connect(heard.append)
    return heard


def window_with_notice() -> tuple[QWidget, Notice]:
    window = QWidget()
    notice = Notice(window)
    QVBoxLayout(window).addWidget(notice)
    window.show()
    return window, notice


def test_refusal_is_its_own_sentence(qapp):
    told = qt_errors.describe(NobodyWaitingError(desk="2.14"))
    assert told == Shown("Niemand wartet auf 2.14.", "nobody_waiting", "warn")


def test_refusal_speaks_the_language_of_the_windows(qapp):
    translation.install("en")
    assert qt_errors.describe(NobodyWaitingError(desk="2.14")).sentence == "Nobody is waiting for 2.14."


@pytest.mark.parametrize("error", [ValueError("secret reference 31702BG"), BugError(what="fold")])
def test_unexpected_error_is_logged_under_the_id_that_is_shown(error, caplog):
    told = qt_errors.describe(error)
    assert told.status == "bad"
    assert told.sentence == f"Unerwarteter Fehler (Kennung {told.code}). Bitte der IT melden."
    assert f"unexpected error {told.code}" in caplog.text
    assert caplog.records[0].exc_info is not None


def test_error_beside_its_cause(errors, shown):
    window, notice = window_with_notice()
    errors.report(NobodyWaitingError(desk="2.14"), notice=notice)
    assert (notice.text(), notice.isVisible()) == ("Niemand wartet auf 2.14.", True)
    assert len(shown) == 1
    window.close()


def test_error_is_said_in_the_window_in_use(errors, qtbot):
    (first, said), (second, silent) = window_with_notice(), window_with_notice()
    errors.show_in(said)
    errors.show_in(silent)
    first.activateWindow()
    qtbot.waitUntil(first.isActiveWindow)
    errors.report(NobodyWaitingError(desk="2.14"))
    qtbot.waitUntil(said.isVisible)
    assert not silent.isVisible()
    second.close()


def test_closed_window_is_no_place_for_errors(errors, qtbot):
    import shiboken6

    (first, gone), (second, said) = window_with_notice(), window_with_notice()
    errors.show_in(said)
    errors.show_in(gone)
    shiboken6.delete(first)
    errors.report(NobodyWaitingError(desk="2.14"))
    qtbot.waitUntil(said.isVisible)
    second.close()


def test_error_before_the_first_window_is_said_later(errors, shown, qtbot):
    errors.report(NobodyWaitingError(desk="2.14"))
    qtbot.waitUntil(lambda: len(shown) == 1)
    window, notice = window_with_notice()
    errors.show_in(notice)
    assert notice.text() == "Niemand wartet auf 2.14."
    window.close()


def test_exception_in_a_slot_is_shown(errors, shown, qtbot, caplog):
    def slot() -> None:
        raise ValueError("in a slot")

    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].status == "bad"
    assert "in a slot" in caplog.text


def test_exception_in_a_paint_event_is_shown(errors, shown, qtbot, caplog):
    class Broken(QWidget):
        def paintEvent(self, _event: object) -> None:
            raise ValueError("while painting")

    widget = Broken()
    widget.show()
    qtbot.waitUntil(lambda: len(shown) >= 1)
    assert "while painting" in caplog.text
    widget.close()


def test_exception_in_a_thread_is_shown_on_the_gui_thread(errors, qtbot, caplog):
    threads: list[str] = []

    class Listener(QObject):
        def hear(self, _shown: Shown) -> None:
            threads.append(threading.current_thread().name)

    listener = Listener()
    errors.reported.connect(listener.hear)

    def fail() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads == [threading.main_thread().name]
    assert "in a thread" in caplog.text


def test_interrupt_from_the_terminal_is_no_error(errors, shown, qapp):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qapp.processEvents()
    assert shown == []


def test_messages_of_qt_go_to_the_log(errors, caplog):
    with caplog.at_level(logging.WARNING, logger="frontdesk.qt.messages"):
        qWarning("a warning of Qt")
        qCritical("worse")
        qWarning("This plugin does not support propagateSizeHints()")
    told = [(record.levelname, record.getMessage().partition(": ")[2]) for record in caplog.records]
    assert told == [("WARNING", "a warning of Qt"), ("ERROR", "worse")]
