"""A print queue of CUPS, on this computer or a server, spoken to in IPP through pyipp."""

from __future__ import annotations

import asyncio
import getpass
import logging
import math
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.transport import Deadlines, Payload, Tell, why

_log = logging.getLogger(__name__)

_RAW = "application/vnd.cups-raw"
_POLL = (0.05, 0.1, 0.2, 0.5)
# RFC 8011, job-state
_PENDING, _HELD, _CANCELLED, _ABORTED, _COMPLETED = 3, 4, 7, 8, 9
_PRINTER_STOPPED = 5
_NOT_FOUND = 0x0406
_NOT_ACCEPTING = 0x0506
# RFC 8011, printer-state-reasons, by importance; drivers say some of them with -error or -warning behind.
_REASONS = {
    "cover-open": "cover_open",
    "door-open": "cover_open",
    "media-empty": "paper_out",
    "media-needed": "paper_out",
    "media-jam": "fault",
    "paused": "queue_stopped",
    "offline": "offline",
    "shutdown": "offline",
    "timed-out": "unreachable",
}
_LOW = ("media-low",)


class CupsQueue:
    """Never raises. ``SENT`` means that CUPS is done with the job, not that paper came out."""

    def __init__(self, host: str, port: int, queue: str, deadlines: Deadlines) -> None:
        self._host = host
        self._port = port
        self._queue = queue
        self._deadlines = deadlines

    def send(self, payload: Payload, tell: Tell) -> Outcome:
        # What is known so far: leaving the library may fail too, and that takes nothing back.
        known: list[Outcome] = []
        try:
            asyncio.run(self._send(payload, tell, known))
        except Exception as error:
            if not known:
                # No document was sent; an empty job prints nothing.
                return Outcome(JobState.FAILED, _why(error))
            _log.info("the print server could not be left in order: %s", type(error).__name__)
        return known[-1]

    def ask(self) -> Finding | None:
        known: list[Finding] = []
        try:
            asyncio.run(self._ask(known))
        except Exception as error:
            if not known:
                return Finding(_why(error))
            _log.info("the print server could not be left in order: %s", type(error).__name__)
        return known[-1]

    async def _ask(self, known: list[Finding]) -> None:
        async with self._server() as server:
            known.append(await self._finding(server))

    async def _send(self, payload: Payload, tell: Tell, known: list[Outcome]) -> None:
        async with self._server() as server:
            found = await self._finding(server)
            if found.reason is not None:
                known.append(Outcome(JobState.FAILED, found.reason))
                return
            job = await self._create(server, payload.title)
            # From here on, only the end of the job tells that nothing came out.
            known.append(Outcome(JobState.UNKNOWN, "io", len(payload.data)))
            known.append(await _Job(self, server, job, payload, tell).run())

    def _server(self) -> Any:
        # Imported late: it brings an HTTP client that only this kind of printer needs.
        from pyipp import IPP

        return IPP(
            host=self._host,
            port=self._port,
            base_path=f"/printers/{self._queue}",
            request_timeout=math.ceil(self._deadlines.stall),
            user_agent="frontdesk",
        )

    async def call(
        self, server: Any, operation: str, attributes: dict[str, Any], data: bytes = b""
    ) -> dict[str, Any]:
        """One request and its answer within a time limit of our own: the library has none for the answer."""
        from pyipp.enums import IppOperation

        message: dict[str, Any] = {
            "operation-attributes-tag": {"requesting-user-name": _user(), **attributes}
        }
        if data:
            message["data"] = data
        async with asyncio.timeout(self._deadlines.stall):
            answer: dict[str, Any] = await server.execute(IppOperation[operation], message)
        return answer

    async def _create(self, server: Any, title: str) -> int:
        answer = await self.call(server, "CREATE_JOB", {"job-name": title})
        return int(answer["jobs"][0]["job-id"])

    async def _finding(self, server: Any) -> Finding:
        wanted = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs"]
        answer = await self.call(server, "GET_PRINTER_ATTRIBUTES", {"requested-attributes": wanted})
        printer = answer["printers"][0]
        return finding_of_queue(
            int(printer["printer-state"]),
            _listed(printer.get("printer-state-reasons")),
            accepting=printer.get("printer-is-accepting-jobs") is not False,
        )

    async def finding(self, server: Any) -> Finding | None:
        """How the queue says that the printer is; ``None`` when it does not say."""
        try:
            return await self._finding(server)
        except Exception as error:
            _log.debug("the queue does not say how its printer is: %s", type(error).__name__)
            return None

    @property
    def deadlines(self) -> Deadlines:
        return self._deadlines


def queue_names(host: str, port: int, *, seconds: float = 2.0) -> tuple[str, ...]:
    """The queues of a server; none when there is no server. Never raises."""
    try:
        return asyncio.run(_queue_names(host, port, seconds))
    except Exception as error:
        _log.debug("no print server at %s: %s", host, type(error).__name__)
        return ()


async def _queue_names(host: str, port: int, seconds: float) -> tuple[str, ...]:
    from pyipp import IPP
    from pyipp.enums import IppOperation

    wanted = {"operation-attributes-tag": {"requested-attributes": ["printer-name"]}}
    async with IPP(host=host, port=port, base_path="/", request_timeout=math.ceil(seconds)) as server:
        async with asyncio.timeout(seconds):
            answer = await server.execute(IppOperation.CUPS_GET_PRINTERS, wanted)
    return tuple(sorted(str(printer["printer-name"]) for printer in answer["printers"]))


class _Job:
    """One job in the queue, from its document to its end."""

    def __init__(self, queue: CupsQueue, server: Any, job: int, payload: Payload, tell: Tell) -> None:
        self._queue = queue
        self._server = server
        self._job = job
        self._payload = payload
        self._tell = tell
        self._found = Finding()
        self._state = _PENDING
        # Once the server works on it, bytes may have gone to the printer.
        self._begun = False

    async def run(self) -> Outcome:
        reason = "stalled"
        try:
            await self._call(
                "SEND_DOCUMENT",
                {"document-format": _RAW, "last-document": True},
                self._payload.data,
            )
            await self._watch()
        except Exception as error:
            reason = _why(error)
        if self._state < _CANCELLED:
            await self._cancel()
        return self._outcome(self._found.reason or reason)

    async def _call(self, operation: str, attributes: dict[str, Any], data: bytes = b"") -> dict[str, Any]:
        return await self._queue.call(self._server, operation, {"job-id": self._job, **attributes}, data)

    async def _watch(self) -> None:
        limits = self._queue.deadlines
        start = time.monotonic()
        pauses = iter(_POLL)
        while True:
            await self._look()
            if self._state >= _CANCELLED:
                return
            helpable = self._found.reason in ("paper_out", "cover_open", "offline")
            if time.monotonic() - start > (max(limits.queue, limits.hold) if helpable else limits.queue):
                return
            found = await self._queue.finding(self._server)
            if found is not None and found != self._found:
                self._found = found
                self._tell(found)
            await asyncio.sleep(next(pauses, _POLL[-1]))

    async def _look(self) -> None:
        wanted = ["job-state", "time-at-processing"]
        answer = await self._call("GET_JOB_ATTRIBUTES", {"requested-attributes": wanted})
        job = answer["jobs"][0]
        self._state = int(job["job-state"])
        # Stays after the job is over, unlike its state.
        begun_at = job.get("time-at-processing")
        self._begun |= isinstance(begun_at, int) or self._state not in (_PENDING, _HELD, _CANCELLED, _ABORTED)

    async def _cancel(self) -> None:
        """Take it back; what the server says afterwards decides whether it had begun."""
        try:
            with suppress(Exception):  # it may just have come to its end
                await self._call("CANCEL_JOB", {})
            await self._look()
        except Exception as error:
            _log.info("a job in a print queue could not be cancelled: %s", type(error).__name__)
            self._begun = True

    def _outcome(self, reason: str) -> Outcome:
        sent = len(self._payload.data)
        if self._state == _COMPLETED:
            return Outcome(JobState.SENT, None, sent)
        if self._begun or self._state not in (_CANCELLED, _ABORTED):
            return Outcome(JobState.UNKNOWN, reason, sent)
        return Outcome(JobState.FAILED, reason)


def finding_of_queue(state: int, reasons: Iterable[str], *, accepting: bool = True) -> Finding:
    """What printer-state and printer-state-reasons of IPP say."""
    said = {_plain(reason) for reason in reasons}
    known = next((ours for theirs, ours in _REASONS.items() if theirs in said), None)
    if known is None and (state == _PRINTER_STOPPED or not accepting):
        known = "queue_stopped"
    return Finding(known, paper_low=any(low in said for low in _LOW), hearsay=True)


def _plain(reason: str) -> str:
    for suffix in ("-error", "-warning", "-report"):
        reason = reason.removesuffix(suffix)
    return reason


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value or "none")]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "frontdesk"


def _why(error: BaseException) -> str:
    """The reason code for whatever the library raised."""
    try:
        from pyipp import IPPError
    except ImportError:
        return "io"
    cause: BaseException | None = error
    while cause is not None:
        inner = getattr(cause, "os_error", cause)
        if isinstance(inner, TimeoutError):
            return "unreachable"
        if isinstance(inner, OSError):
            return why(inner, opening=True)
        cause = cause.__cause__
    if isinstance(error, IPPError) and len(error.args) > 1 and isinstance(error.args[1], dict):
        status = error.args[1].get("status-code")
        if status in (_NOT_FOUND, 404):
            return "queue_missing"
        if status == _NOT_ACCEPTING:
            return "queue_stopped"
        if status in (0x0401, 0x0402, 0x0403, 401, 403):
            return "forbidden"
    _log.info("the print queue cannot be used: %s", type(error).__name__)
    return "unclear"
