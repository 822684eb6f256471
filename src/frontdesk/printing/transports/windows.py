"""A printer of the Windows spooler, through pywin32."""

from __future__ import annotations

import logging
import threading
import time
from importlib import import_module
from typing import Any

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.transport import Deadlines, Payload, Tell

_log = logging.getLogger(__name__)

_POLL = 0.1
# winspool.h: JOB_STATUS_…, JOB_CONTROL_DELETE, PRINTER_STATUS_…, PRINTER_ATTRIBUTE_WORK_OFFLINE
_JOB_ERROR, _JOB_DELETING, _JOB_DELETED = 0x2, 0x4, 0x100
_JOB_PRINTING, _JOB_PRINTED, _JOB_COMPLETE = 0x10, 0x80, 0x1000
_DELETE = 5
_WORK_OFFLINE = 0x400
_STATUS = (
    (0x400000, "cover_open"),
    (0x10, "paper_out"),
    (0x8, "fault"),
    (0x80, "offline"),
    (0x1, "queue_stopped"),
    (0x2, "fault"),
)
_NO_SUCH_PRINTER, _ACCESS_DENIED, _NO_SUCH_JOB = 1801, 5, 87


class WindowsQueue:
    """Never raises. ``SENT`` means that the spooler is done with the job, not that paper came out.

    A job that somebody deleted, or that had an error, leaves the spooler like one that was printed; what was
    seen of it before decides.

    Args:
        spooler: the functions of pywin32's ``win32print``; tests hand in their own.
    """

    def __init__(self, name: str, deadlines: Deadlines, *, spooler: Any = None) -> None:
        self._name = name
        self._deadlines = deadlines
        self._given = spooler
        self._tick = threading.Event()

    def _spooler(self) -> Any:
        # Exists on Windows only.
        return self._given if self._given is not None else import_module("win32print")

    def ask(self) -> Finding | None:
        try:
            spooler = self._spooler()
            handle = spooler.OpenPrinter(self._name)
        except Exception as error:
            return Finding(_why(error))
        try:
            return self._finding(spooler, handle)
        except Exception as error:
            return Finding(_why(error))
        finally:
            _close(spooler, handle)

    def send(self, payload: Payload, tell: Tell) -> Outcome:
        try:
            spooler = self._spooler()
            handle = spooler.OpenPrinter(self._name)
        except Exception as error:
            return Outcome(JobState.FAILED, _why(error))
        try:
            found = self._finding(spooler, handle)
            if found.reason is not None:
                return Outcome(JobState.FAILED, found.reason)
            job = spooler.StartDocPrinter(handle, 1, (payload.title, None, "RAW"))
            return self._run(spooler, handle, job, payload, tell)
        except Exception as error:
            # Nothing was written yet: `_run` answers for what comes later.
            return Outcome(JobState.FAILED, _why(error))
        finally:
            _close(spooler, handle)

    def _finding(self, spooler: Any, handle: Any) -> Finding:
        printer = spooler.GetPrinter(handle, 2)
        status = int(printer["Status"])
        reason = next((code for bit, code in _STATUS if status & bit), None)
        if reason is None and int(printer["Attributes"]) & _WORK_OFFLINE:
            reason = "offline"
        return Finding(reason)

    def _run(self, spooler: Any, handle: Any, job: int, payload: Payload, tell: Tell) -> Outcome:
        seen = 0
        reason = "stalled"
        sent = len(payload.data)
        try:
            taken = int(spooler.WritePrinter(handle, payload.data))
            if taken < sent:
                # Not ended: what the spooler has of it must not be printed.
                return self._take_back(spooler, handle, job, "disk", taken, begun=taken > 0)
            spooler.EndDocPrinter(handle)
            start, last = time.monotonic(), Finding()
            while True:
                state = self._state(spooler, handle, job)
                seen |= state or 0
                if state is None or state & (_JOB_PRINTED | _JOB_COMPLETE | _JOB_DELETED):
                    return _ended(seen, last.reason, sent)
                found = self._finding(spooler, handle)
                if found != last:
                    last = found
                    tell(found)
                limit = max(self._deadlines.queue, self._deadlines.hold if found.reason else 0.0)
                if time.monotonic() - start > limit:
                    reason = found.reason or reason
                    break
                self._tick.wait(_POLL)
        except Exception as error:
            reason = _why(error)
        begun = bool(seen & (_JOB_PRINTING | _JOB_ERROR | _JOB_DELETING))
        return self._take_back(spooler, handle, job, reason, sent, begun=begun)

    def _state(self, spooler: Any, handle: Any, job: int) -> int | None:
        """The status of the job; ``None`` when the spooler is done with it and has forgotten it."""
        try:
            return int(spooler.GetJob(handle, job, 1)["Status"])
        except Exception as error:
            if _code(error) == _NO_SUCH_JOB:
                return None
            raise

    def _take_back(
        self, spooler: Any, handle: Any, job: int, reason: str, sent: int, *, begun: bool
    ) -> Outcome:
        try:
            state = self._state(spooler, handle, job)
            begun |= state is None or bool(state & (_JOB_PRINTING | _JOB_PRINTED | _JOB_COMPLETE))
            spooler.SetJob(handle, job, 0, None, _DELETE)
        except Exception as error:
            _log.info("a job of the spooler could not be deleted: %s", type(error).__name__)
            begun = True
        if begun:
            return Outcome(JobState.UNKNOWN, reason, sent)
        return Outcome(JobState.FAILED, reason)


def _ended(seen: int, reason: str | None, sent: int) -> Outcome:
    """How a job ended that the spooler is done with.

    Args:
        seen: all the bits that its status ever had.
        reason: what the printer said last.
    """
    if seen & _JOB_ERROR:
        return Outcome(JobState.UNKNOWN, reason or "fault", sent)
    if seen & (_JOB_DELETING | _JOB_DELETED):
        return Outcome(JobState.UNKNOWN, reason or "no_proof", sent)
    return Outcome(JobState.SENT, None, sent)


def _close(spooler: Any, handle: Any) -> None:
    try:
        spooler.ClosePrinter(handle)
    except Exception as error:
        # It changes nothing about the job.
        _log.info("a printer of the spooler could not be closed: %s", type(error).__name__)


def _code(error: BaseException) -> int | None:
    """The number of a pywintypes.error."""
    code = getattr(error, "winerror", None)
    return code if isinstance(code, int) else None


def _why(error: BaseException) -> str:
    if isinstance(error, ImportError):
        return "no_spooler"
    code = _code(error)
    if code == _NO_SUCH_PRINTER:
        return "queue_missing"
    return "forbidden" if code == _ACCESS_DENIED else "io"
