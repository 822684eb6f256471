"""Finds out with a test slip what a printer can prove, for it is never concluded from its name."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from frontdesk.domain.printjob import JobState
from frontdesk.printing.answers import (
    QUESTIONS,
    Answer,
    AnswerParser,
    AutoStatus,
    Block,
    Flow,
    Status,
    Word,
    confirms,
    finding_of,
)
from frontdesk.printing.dialogue import question
from frontdesk.printing.escpos import FENCE
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.printer import Printer
from frontdesk.printing.profiles import Proof
from frontdesk.printing.slip import Slip
from frontdesk.printing.thermal import EscposPrinter, fresh_id
from frontdesk.printing.transport import Link, Payload, why

# GS I 67: the model's name. To be shown, never to be believed: clones call themselves by famous names.
_NAME = b"\x1dI\x43"
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Trial:
    """One question and what came back.

    Attributes:
        name: ``status``, ``process_id``, ``gs_r`` or ``name``.
        asked: the bytes sent; ``heard``: all bytes that came until the answer or the end of patience.
        seconds: how long it took.
        works: the answer is the right one.
    """

    name: str
    asked: bytes
    heard: bytes
    seconds: float
    works: bool


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """What a test slip brought to light.

    Attributes:
        outcome: of the slip itself; where it ``FAILED``, no proof was tried.
        finding: how the printer says it is; ``None`` when it does not say.
        two_way: it can be heard at all.
        trials: every question in the order asked.
        tells_status: it answers DLE EOT, so ``status=yes`` is right for it.
        proof: the best that works, for ``proof=`` in the URL.
        says_it_is: its own name for itself, which proves nothing.
    """

    endpoint: str
    outcome: Outcome
    finding: Finding | None = None
    two_way: bool = False
    trials: tuple[Trial, ...] = ()
    tells_status: bool = False
    proof: Proof = "none"
    says_it_is: str = ""


def probe(printer: Printer, slip: Slip) -> ProbeResult:
    """Print ``slip`` and try what the printer answers. Never raises `OSError`.

    A printer that ought to say how it is and does not gets no slip: the address may be that of an office
    printer. ``status=no`` in its URL says that it is known to be mute.

    Where nothing can come back (files, queues, PDF folders) the slip is all that is tried.
    """
    if not isinstance(printer, EscposPrinter):
        return ProbeResult(printer.endpoint, printer.send(printer.prepare(slip)), printer.ask())
    if not printer.lock.acquire(printer.deadlines.lock):
        return ProbeResult(printer.endpoint, Outcome(JobState.FAILED, "busy"))
    try:
        return _probe(printer, printer.without_proof(slip))
    finally:
        printer.lock.release()


def _probe(printer: EscposPrinter, payload: Payload) -> ProbeResult:
    limits = printer.deadlines
    try:
        link = printer.port.open(limits.connect)
    except OSError as error:
        return ProbeResult(printer.endpoint, Outcome(JobState.FAILED, why(error, opening=True)))
    trying = _Probe(printer, link)
    try:
        return trying.run(payload.data, payload.seconds + limits.proof)
    finally:
        link.close(drop=trying.sent < len(payload.data))


class _Probe:
    """One probe on one link."""

    def __init__(self, printer: EscposPrinter, link: Link) -> None:
        self._printer = printer
        self._link = link
        self._parser = AnswerParser()
        self._trials: list[Trial] = []
        self.sent = 0

    def run(self, data: bytes, patience: float) -> ProbeResult:
        result = ProbeResult(self._printer.endpoint, Outcome(JobState.FAILED, "io"))
        try:
            self._link.read()
            result = replace(result, two_way=self._link.two_way)
            if self._link.two_way:
                result = self._status(result)
            if (reason := self._objection(result)) is not None:
                return replace(result, outcome=Outcome(JobState.FAILED, reason))
            self._push(data)
            outcome = Outcome(JobState.SENT, None, self.sent)
            if not self._link.two_way:
                self._link.settle(self._printer.deadlines.stall)
                return replace(result, outcome=outcome)
            return self._proofs(replace(result, outcome=outcome), patience)
        except OSError as error:
            state = JobState.UNKNOWN if self.sent else JobState.FAILED
            outcome = Outcome(state, why(error), self.sent)
            return replace(result, outcome=outcome, trials=tuple(self._trials))

    def _objection(self, result: ProbeResult) -> str | None:
        if result.finding is not None:
            return result.finding.reason
        if not result.two_way or not self._printer.profile.tells_status:
            return None
        return "unclear" if any(trial.heard for trial in self._trials) else "mute"

    def _status(self, result: ProbeResult) -> ProbeResult:
        limits = self._printer.deadlines
        said: dict[int, int] = {}
        for number in QUESTIONS:
            patience = limits.status + (0.0 if said else limits.turn)
            answer = self._try("status", question(number), patience, lambda found: isinstance(found, Status))
            if not isinstance(answer, Status):
                break
            said[number] = answer.value
        complete = len(said) == len(QUESTIONS)
        return replace(
            result,
            finding=finding_of(said) if complete else None,
            tells_status=complete,
            trials=tuple(self._trials),
        )

    def _proofs(self, result: ProbeResult, patience: float) -> ProbeResult:
        name = fresh_id()
        request = b"\x1d(H\x06\x00\x30\x30" + name
        by_id = self._try("process_id", request, patience, lambda found: confirms(found, name))
        by_fence = self._try("gs_r", FENCE, patience, lambda found: isinstance(found, Word))
        called = self._try(
            "name", _NAME, self._printer.deadlines.status, lambda found: isinstance(found, Block)
        )
        proof: Proof = "process_id" if by_id is not None else "gs_r" if by_fence is not None else "none"
        outcome = result.outcome
        if proof != "none":
            outcome = Outcome(JobState.PRINTED, None, self.sent, proof)
        return replace(
            result,
            outcome=outcome,
            proof=proof,
            trials=tuple(self._trials),
            says_it_is=_readable(called.text) if isinstance(called, Block) else "",
        )

    def _try(self, name: str, asked: bytes, patience: float, fits: Callable[[Answer], bool]) -> Answer | None:
        """Ask and listen until the answer fits; what does not fit is kept for the report."""
        begun = time.monotonic()
        deadline = begun + patience
        heard = bytearray()
        answer: Answer | None = None
        nonsense = False
        rest = asked
        while answer is None:
            rest = rest[self._link.write(rest) :] if rest else rest
            data = self._link.read()
            heard += data
            for found in self._parser.feed(data):
                if fits(found):
                    answer = answer or found
                elif not isinstance(found, AutoStatus | Flow | Block | Status | Word):
                    nonsense = True
            left = deadline - time.monotonic()
            if answer is not None or left <= 0:
                break
            self._link.wait(min(left, _PAUSE) if rest else left, to_write=bool(rest))
        works = answer is not None and not nonsense
        self._trials.append(Trial(name, asked, bytes(heard), time.monotonic() - begun, works))
        return answer if works else None

    def _push(self, data: bytes) -> None:
        limits, pace = self._printer.deadlines, self._printer.profile.pace
        step = max(64, int(pace * _PAUSE)) if pace else 4096
        moved = time.monotonic()
        while self.sent < len(data):
            taken = self._link.write(data[self.sent : self.sent + step])
            self.sent += taken
            now = time.monotonic()
            if taken:
                moved = now
                until = now + (taken / pace if pace else 0.0)
                while (left := until - time.monotonic()) > 0:
                    self._link.wait(left)
                    self._link.read()
            elif now - moved > limits.stall:
                raise TimeoutError
            else:
                self._link.wait(limits.stall, to_write=True)


def _readable(text: bytes) -> str:
    return text.decode("ascii", "replace")[:60]
