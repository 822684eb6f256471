"""Printers that understand ESC/POS: how a slip becomes bytes and goes out."""

from __future__ import annotations

import secrets
from dataclasses import replace

from frontdesk.domain.printer import Condition, condition_of
from frontdesk.domain.printjob import JobState
from frontdesk.printing.dialogue import Dialogue
from frontdesk.printing.lock import EndpointLock
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.profiles import Profile, Proof
from frontdesk.printing.slip import SAMPLE, Slip, title_of
from frontdesk.printing.transport import Deadlines, Payload, Port, Queue, Tell, why

RESET = b"\x1b@"
# GS a: reports about online, errors and paper; every model that can prove a print knows it.
_REPORTS = b"\x1da\x0e"
# Paper moves at 60 mm/s in the slowest printers we know.
_SLOWEST_MM_PER_SECOND = 60.0
# Slips in the printer's own letters are no longer than this.
_TEXT_SLIP_MM = 150.0
# Ends of a line that leave the printer with half a job; one that only takes no more still has it all coming.
_CUTS = frozenset({"closed", "io", "device_missing"})
_ID_LETTERS = bytes(range(0x21, 0x7F))
_ID_LENGTH = 4


def fresh_id() -> bytes:
    """A process ID for one attempt."""
    return bytes(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))


def _with_reports(data: bytes) -> bytes:
    """Let the printer say by itself when something changes: with a full memory it hears no question.

    The reset at the beginning of each job switches that off, so it is asked for right behind it.
    """
    head = data.index(RESET) + len(RESET)
    return data[:head] + _REPORTS + data[head:]


class _Thermal:
    """What all printers that understand ESC/POS share: how a slip becomes bytes."""

    absent = False

    def __init__(self, model: Profile, endpoint: str, *, title: str = "", text: bool = False) -> None:
        self.endpoint = endpoint
        self.title = title
        self.profile = model
        self._text = text
        # How the last job ended: without a proof, or even in the middle.
        self._unclean = False
        self._cut_off = False

    def prepare(self, slip: Slip) -> Payload:
        return self._prepare(slip, self.profile.proof)

    def without_proof(self, slip: Slip) -> Payload:
        """The slip alone, for whoever asks for the proof himself."""
        return self._prepare(slip, "none")

    def _prepare(self, slip: Slip, proof: Proof) -> Payload:
        # A fresh one per attempt: the late answer to an older attempt must prove nothing.
        process_id = fresh_id() if proof == "process_id" else b""
        fence = proof == "gs_r"
        encode = self._encode_text if self._text else self._encode_picture
        data, millimetres = encode(slip, process_id, fence)
        if proof != "none" and self.profile.tells_status:
            data = _with_reports(data)
        return Payload(
            title=title_of(slip),
            data=data,
            proof=proof,
            process_id=process_id,
            seconds=millimetres / _SLOWEST_MM_PER_SECOND,
        )

    def _encode_picture(self, slip: Slip, process_id: bytes, fence: bool) -> tuple[bytes, float]:
        from frontdesk.printing.escpos import encode
        from frontdesk.printing.painter import paint_slip

        bitmap = paint_slip(slip, dots=self.profile.dots, dots_per_mm=self.profile.dots_per_mm)
        data = encode(
            bitmap, self.profile, process_id=process_id, fence=fence, after_unclean_end=self._unclean
        )
        return data, bitmap.height / self.profile.dots_per_mm

    def _encode_text(self, slip: Slip, process_id: bytes, fence: bool) -> tuple[bytes, float]:
        # Late, as the pictures are: whoever only asks a printer how it is needs neither.
        from frontdesk.printing import native

        model = self.profile
        data = native.encode_text(
            slip,
            columns=model.columns,
            code_pages=model.code_pages,
            native_qr=model.native_qr,
            cut=model.cut,
            tear_rows=round(model.tear_mm * model.dots_per_mm),
            process_id=process_id,
            fence=fence,
            after_unclean_end=self._longest_picture if self._unclean else 0,
        )
        return data, _TEXT_SLIP_MM

    def warm_up(self) -> None:
        self.prepare(SAMPLE)

    def assume_unclean(self) -> None:
        self._unclean = self._cut_off = True

    @property
    def _longest_picture(self) -> int:
        """Bytes for which a printer may still wait after a job that broke off."""
        return -(-self.profile.dots // 8) * self.profile.strip_rows + 16

    def _remember(self, payload: Payload, outcome: Outcome) -> Outcome:
        """Keep what the next job must know, and say how long the paper of this one still takes."""
        # An attempt that did not hand over a byte changed nothing in the printer.
        if outcome.bytes_sent:
            self._unclean = outcome.state is JobState.UNKNOWN
            self._cut_off = self._unclean and outcome.reason in _CUTS
        # Counted from the last byte: a fast line is through before the first row is on paper.
        return replace(outcome, seconds=payload.seconds) if outcome.state is JobState.SENT else outcome


class EscposPrinter(_Thermal):
    """A thermal printer that we reach ourselves."""

    def __init__(
        self,
        port: Port,
        model: Profile,
        endpoint: str,
        *,
        title: str = "",
        text: bool = False,
        deadlines: Deadlines | None = None,
        lock: EndpointLock | None = None,
    ) -> None:
        super().__init__(model, endpoint, title=title, text=text)
        self.port = port
        self.deadlines = deadlines or Deadlines()
        self.lock = lock or EndpointLock(endpoint)

    def send(self, payload: Payload, tell: Tell | None = None) -> Outcome:
        if not self.lock.acquire(self.deadlines.lock):
            return Outcome(JobState.FAILED, "busy")
        try:
            return self._remember(payload, self._send(payload, tell))
        finally:
            self.lock.release()

    def _send(self, payload: Payload, tell: Tell | None) -> Outcome:
        try:
            link = self.port.open(self.deadlines.connect)
        except OSError as error:
            return Outcome(JobState.FAILED, why(error, opening=True))
        # What is still in this computer must not come out when nobody waits for it any more.
        drop = True
        try:
            outcome = Dialogue(
                link,
                self.deadlines,
                asks=self.profile.tells_status,
                pace=self.profile.pace,
                cure=self._cure,
                cure_first=self._cut_off,
                tell=tell,
            ).run(payload)
            drop = outcome.state not in (JobState.SENT, JobState.PRINTED)
        finally:
            link.close(drop=drop)
        return outcome

    def ask(self) -> Finding | None:
        # A printer that prints is not to be interrupted, and will be known in a moment.
        if not self.profile.tells_status or not self.lock.acquire(0.0):
            return None
        try:
            return self._ask()
        finally:
            self.lock.release()

    def _ask(self) -> Finding | None:
        limits = self.deadlines.to_ask()
        try:
            link = self.port.open(limits.connect)
        except OSError as error:
            return Finding(why(error, opening=True))
        answered = False
        try:
            found = Dialogue(link, limits, asks=True, cure=self._cure, cure_first=self._cut_off).check()
            answered = condition_of(found.reason) is not Condition.UNKNOWN
        finally:
            link.close(drop=not answered)
        if answered:
            # So it is out of the picture.
            self._cut_off = False
        return found if link.two_way else None

    @property
    def _cure(self) -> bytes:
        return bytes(self._longest_picture) + RESET if self._unclean else b""


class QueuePrinter(_Thermal):
    """A thermal printer behind a print server; whether paper came out is known to nobody here."""

    def __init__(
        self, queue: Queue, model: Profile, endpoint: str, *, title: str = "", text: bool = False
    ) -> None:
        super().__init__(model, endpoint, title=title, text=text)
        self._queue = queue

    def send(self, payload: Payload, tell: Tell | None = None) -> Outcome:
        return self._remember(payload, self._queue.send(payload, tell or (lambda _found: None)))

    def ask(self) -> Finding | None:
        """What the queue knows against its printer; ``None`` when that is nothing.

        A queue without complaints takes jobs for a printer that is off just as well, so it is no good news.
        """
        found = self._queue.ask() if self.profile.tells_status else None
        return None if found == Finding() else found
