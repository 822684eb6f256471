"""The thread of one printer: takes jobs from the queue, sends them, and knows how the printer is."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from frontdesk.domain.errors import StoreError
from frontdesk.domain.printer import PrinterState, PrinterStatus
from frontdesk.domain.printjob import JobId, JobState, PrintJob
from frontdesk.printing.attempt import attempt
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.printer import Printer
from frontdesk.printing.queue import PrintQueue

_log = logging.getLogger(__name__)

BACK_OFF = (1.0, 2.0, 5.0, 10.0, 30.0)
# A job written by another program on this station wakes nobody here.
POLL_SECONDS = 10.0
# How often a printer is asked how it is: a person who helps it, or waits for it, sees the answer within two.
WATCH_SECONDS = 1.0
# One answer that fails may be another PC that is printing, and says only that nobody knows; two are trouble.
_UNSURE = frozenset({"mute", "unclear"})
# Whoever goes on not understanding the question is perhaps no ticket printer, and is asked less often.
_STRANGER_AFTER = 5
_STRANGER_SECONDS = 10.0
# Trouble that shows so soon behind a slip without proof may have caught it.
_DOUBT_SECONDS = 6.0
_DOUBTFUL = frozenset({"paper_out", "cover_open", "cutter", "fault"})


class PrintWorker:
    """Owns one printer.

    `wake`, `retry_now`, `set_taking` and `stop` may be called from any thread and never raise. ``on_change``
    is called in the worker's thread.

    Args:
        taking: false for a printer that is only watched until somebody hands it the jobs.
    """

    def __init__(
        self,
        queue: PrintQueue,
        printer: Printer,
        on_change: Callable[[PrinterStatus], None] | None = None,
        *,
        taking: bool = True,
        back_off: Sequence[float] = BACK_OFF,
        poll: float = POLL_SECONDS,
        watch: float = WATCH_SECONDS,
    ) -> None:
        self._queue = queue
        self._printer = printer
        self._on_change = on_change
        self._back_off = tuple(back_off)
        self._poll = poll
        self._watch = watch
        self._lock = threading.Condition()
        self._thread: threading.Thread | None = None
        self._woken = self._hurried = self._stopping = False
        self._taking = taking
        first = PrinterState.ABSENT if printer.absent else PrinterState.READY
        self._status = PrinterStatus(state=first, since=datetime.now(UTC))
        self._published: PrinterStatus | None = None
        # The rest belongs to the worker's thread alone; moments are those of the monotonic clock.
        self._warm = False
        self._failures = 0
        self._in_doubt = False
        self._unsettled: tuple[PrintJob, Outcome] | None = None
        self._finding: Finding | None = None
        self._unsure = 0
        self._last_job: JobId | None = None
        self._sent: list[tuple[PrintJob, float]] = []
        self._next_take = self._next_look = 0.0

    @property
    def status(self) -> PrinterStatus:
        return self._status

    @property
    def taking(self) -> bool:
        """Whether this printer gets the jobs."""
        return self._taking

    def wake(self) -> None:
        """There may be something to print. The first call starts the thread."""
        self._signal(hurry=False)

    def retry_now(self) -> None:
        """Somebody has seen to the printer: do not wait for the next automatic attempt."""
        self._signal(hurry=True)

    def set_taking(self, on: bool) -> None:
        """Give this printer the jobs, or leave them to another."""
        self._taking = on
        self._signal(hurry=on)

    def _signal(self, *, hurry: bool) -> None:
        if self._printer.absent:
            return
        with self._lock:
            self._woken = True
            self._hurried |= hurry
            if self._thread is None and not self._stopping:
                name = f"printer-{self._queue.station}"
                self._thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._thread.start()
            self._lock.notify_all()

    def stop(self, deadline: float = 5.0) -> bool:
        """Finish the job in hand and end; false when it is still sending after ``deadline`` seconds."""
        with self._lock:
            self._stopping = True
            thread = self._thread
            self._lock.notify_all()
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(deadline)
        return not thread.is_alive()

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._step()
            except StoreError as error:
                _log.info("print jobs cannot be read: %s", error)
                self._pause_after_trouble(PrinterState.STORE_AWAY, None)
            except Exception:
                _log.exception("the print worker of %s goes on", self._queue.station)
                self._pause_after_trouble(PrinterState.TROUBLE, "io")
            self._wait()
        self._publish(PrinterState.STOPPED)

    def _step(self) -> None:
        """Do one thing, and set the moments of the next."""
        if not self._queue.is_ours():
            # Another program of this station prints; this one takes over when that one ends.
            self._next_take = self._next_look = time.monotonic() + self._watch
            return
        self._queue.recover(self._printer.endpoint)
        if self._unsettled is not None:
            self._settle(*self._unsettled)
        elif self._should_look(time.monotonic()):
            self._look()
        elif self._taking:
            self._print()
        else:
            self._next_take = time.monotonic() + self._poll
            self._be_ready()

    def _should_look(self, now: float) -> bool:
        """Slips come first, unless the printer is known to take none."""
        if now < self._next_look:
            return False
        return self._is_blocked or not self._taking or now < self._next_take

    @property
    def _is_blocked(self) -> bool:
        return self._finding is not None and self._finding.reason is not None

    # --- jobs -------------------------------------------------------------------------------------

    def _print(self) -> None:
        if self._finding is not None and self._finding.reason is not None:
            self._queue.hold_back(self._finding.reason)
            self._next_take = time.monotonic() + self._poll
            self._publish(PrinterState.TROUBLE, self._finding.reason)
            return
        taken = self._queue.take()
        if taken is None:
            # A printer in trouble stays so until a slip came out; the next one is tried without delay.
            self._failures, self._in_doubt = 0, False
            self._next_take = time.monotonic() + self._poll
            self._be_ready()
            self._warm_up()
            return
        # Trouble began when it began; another attempt is not its end.
        if self._status.state is not PrinterState.TROUBLE:
            self._publish(PrinterState.PRINTING)
        job, slip = taken
        self._mind_others()
        self._unsettled = (job, attempt(self._printer, slip, job.id, self._hear))
        self._settle(*self._unsettled)

    def _settle(self, job: PrintJob, outcome: Outcome) -> None:
        try:
            self._queue.settle(job, outcome, self._printer.endpoint)
        except StoreError:
            # Kept until it is written: an outage now must not make the job look as if it was never sent.
            raise
        except Exception:
            _log.exception("the outcome %s of print job %s cannot be written", outcome.state, job.id)
        self._unsettled, self._last_job = None, job.id
        self._next_take = 0.0
        if outcome.reason == "slip":
            return
        self._in_doubt = outcome.state is JobState.UNKNOWN
        if outcome.state in (JobState.FAILED, JobState.UNKNOWN):
            self._pause_after_trouble(PrinterState.TROUBLE, outcome.reason)
            return
        self._failures = 0
        now = time.monotonic()
        self._next_look = now + self._watch
        self._sent = [(sent, until) for sent, until in self._sent if until > now]
        if outcome.state is JobState.SENT:
            self._sent.append((job, now + outcome.seconds + _DOUBT_SECONDS))
        if self._is_blocked:
            self._finding = None  # it printed, so what it said before no longer holds
        self._publish(PrinterState.READY)

    def _mind_others(self) -> None:
        """Another program, or an earlier run, may have left the printer inside a picture."""
        left = self._queue.broke_off(self._printer.endpoint)
        if left is not None and left != self._last_job:
            self._printer.assume_unclean()

    def _pause_after_trouble(self, state: PrinterState, reason: str | None) -> None:
        pause = self._back_off[min(self._failures, len(self._back_off) - 1)]
        self._failures += 1
        now = time.monotonic()
        self._next_take = now + pause
        # The printer itself may know better what is the matter.
        self._next_look = now if state is PrinterState.TROUBLE else now + self._watch
        try:
            self._queue.count()
        except Exception:
            _log.debug("open jobs cannot be counted now")
        self._publish(state, reason, next_try=datetime.now(UTC) + timedelta(seconds=pause))

    def _warm_up(self) -> None:
        if self._warm:
            return
        self._warm = True
        try:
            self._printer.warm_up()
        except Exception:
            # The first slip will show whether it matters.
            _log.exception("the printer of %s cannot be warmed up", self._queue.station)

    # --- how the printer is -----------------------------------------------------------------------

    def _look(self) -> None:
        """Ask the printer how it is; one that cannot tell stays as its last job showed it."""
        self._next_look = time.monotonic() + self._watch
        finding = self._printer.ask()
        if finding is not None and finding.reason == "mute":
            # It may take the question for the rest of somebody else's picture.
            self._mind_others()
            finding = self._printer.ask()
        if finding is None:
            if self._is_blocked:
                # A queue that no longer tells of a trouble; the next slip will show how it is.
                self._finding, self._next_take = None, 0.0
            return
        if finding.reason in _UNSURE:
            self._unsure += 1
            if self._unsure >= _STRANGER_AFTER:
                self._next_look = time.monotonic() + max(self._watch, _STRANGER_SECONDS)
            if self._unsure < 2:
                self._finding = None
                self._be_ready()
                return
        else:
            self._unsure = 0
        was_blocked = self._is_blocked
        self._finding = finding
        if finding.reason is not None:
            self._doubt(finding.reason)
            self._publish(PrinterState.TROUBLE, finding.reason)
            if not was_blocked:
                self._next_take = 0.0  # what waits is held back by name
            return
        if self._status.state is PrinterState.STORE_AWAY:
            return
        if self._status.state is PrinterState.TROUBLE and (was_blocked or not self._in_doubt):
            # It says that it can print again; what failed without a byte is tried at once. A printer that
            # lost a slip and says that it is fine gets the next one after the pause, lest it lose them all.
            self._failures, self._next_take, self._in_doubt = 0, 0.0, False
        if not self._in_doubt:
            self._publish(PrinterState.READY)

    def _doubt(self, reason: str) -> None:
        """Ask about the slips without proof that the trouble may have caught."""
        now = time.monotonic()
        caught, self._sent = self._sent, []
        for job, until in caught:
            if reason in _DOUBTFUL and now < until:
                self._queue.doubt(job, reason)

    def _hear(self, finding: Finding) -> None:
        """What the printer says while it holds a job back."""
        if finding.reason is not None:
            self._publish(PrinterState.TROUBLE, finding.reason)

    def _be_ready(self) -> None:
        is_fine = self._finding is not None and self._finding.reason is None and not self._in_doubt
        if self._status.state is PrinterState.TROUBLE and not is_fine:
            self._publish(PrinterState.TROUBLE, self._status.reason, next_try=self._status.next_try)
        else:
            self._publish(PrinterState.READY)

    def _wait(self) -> None:
        """Sleep until the next thing is due; a wake-up ends the idle sleep at once, but the pause after
        trouble only when hurried.
        """
        with self._lock:
            while not self._stopping:
                idle = self._failures == 0
                if self._hurried:
                    self._next_take = self._next_look = 0.0
                    self._unsure = 0
                elif idle and self._woken:
                    self._next_take = 0.0
                left = min(self._next_take, self._next_look) - time.monotonic()
                if self._hurried or (idle and self._woken) or left <= 0:
                    break
                self._lock.wait(left)
            self._woken = self._hurried = False

    def _publish(
        self, state: PrinterState, reason: str | None = None, *, next_try: datetime | None = None
    ) -> None:
        before, finding = self._status, self._finding
        same = before.state is state and before.reason == reason
        self._status = replace(
            before,
            state=state,
            reason=reason,
            since=before.since if same else datetime.now(UTC),
            known=finding is not None and finding.reason is None and not finding.hearsay,
            paper_low=finding is not None and finding.paper_low,
            pending=self._queue.pending,
            questions=self._queue.questions,
            next_try=next_try,
        )
        if self._on_change is None or self._status == self._published:
            return
        self._published = self._status
        try:
            self._on_change(self._status)
        except Exception:
            _log.exception("a listener of the printer status failed")
