"""One job on one open line: ask how the printer is, hand everything over, wait for its proof."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from types import UnionType

from frontdesk.domain.printjob import JobState
from frontdesk.printing.answers import (
    QUESTIONS,
    Answer,
    AnswerParser,
    AutoStatus,
    Block,
    Flow,
    Junk,
    Status,
    Word,
    confirms,
    finding_of,
    finding_of_auto,
)
from frontdesk.printing.outcome import Finding, Outcome, broken
from frontdesk.printing.transport import Deadlines, Link, Payload, Tell, why

_CHUNK = 4096
# What is sent at once to a printer that must be fed slowly, as a part of a second.
_PACE_STEP = 0.02
# At one go; a machine that never stops talking must not keep us listening for ever.
_MOST_READS = 64
# However often the trouble changes.
_MOST_HOLDS = 2
# A healthy printer confirms before it is asked how it is; one that keeps us waiting is asked this often.
_ASK_AGAIN = 1.0
# Reports about changes and the late confirmation of an older job may come at any time.
_NOT_ASKED = AutoStatus | Block | Flow
# What a person can put right while the printer keeps the job, so that it goes on by itself.
HELPABLE = frozenset({"paper_out", "cover_open", "cutter", "offline", "overheated"})


def question(number: int) -> bytes:
    """DLE EOT, which is answered at once, also by a printer that does not print."""
    return b"\x10\x04" + bytes((number,))


class Dialogue:
    """What is said on one link, from its opening to its end. Never raises `OSError`.

    Args:
        asks: the printer answers questions about its state, so it must, before it gets a job.
        pace: most bytes per second, 0 for no limit.
        cure: what ends a picture that an earlier job left half-way; empty when that job ended well. Until the
            picture is full, a printer takes even our questions for a part of it.
        cure_first: that job broke off. Else the printer is asked first: one without paper would fill its
            memory with the cure and then hear nothing any more.
    """

    def __init__(
        self,
        link: Link,
        deadlines: Deadlines,
        *,
        asks: bool,
        pace: int = 0,
        cure: bytes = b"",
        cure_first: bool = False,
        tell: Tell | None = None,
    ) -> None:
        self._link = link
        self._deadlines = deadlines
        self._asks = asks
        self._pace = pace
        self._cure = cure
        self._cure_first = cure_first
        self._tell = tell
        self._parser = AnswerParser()
        self._heard: deque[Answer] = deque()
        self._payload = Payload("", b"")
        self._sent = 0
        # What the printer said last about itself, and since when it cannot go on.
        self._finding = Finding()
        self._held_since: float | None = None
        self._first_held = 0.0
        # Questions under way during the wait for the proof.
        self._asked: deque[int] = deque()
        self._said: dict[int, int] = {}
        self._unasked = b""
        self._round_ended: float | None = None
        self._well_after_job = False
        self._confirmed = False
        self._paper_ended = False
        self._babbles = False

    def check(self) -> Finding:
        """How the printer is, by its four answers; what it says before is of earlier jobs."""
        try:
            self._drain_ear()
            if not self._link.two_way:
                return Finding()
            if self._cure_first:
                return self._cured()
            found = self._four_answers()
            return self._cured() if found.reason == "mute" and self._cure else found
        except OSError as error:
            return Finding(why(error))

    def run(self, payload: Payload) -> Outcome:
        """Check, send, and wait for the proof."""
        self._payload = payload
        if self._asks:
            found = self.check()
            if found.reason is not None:
                return Outcome(JobState.FAILED, found.reason)
            self._finding = found
            if found.paper_low and self._tell is not None:
                self._tell(found)
        try:
            self._push(payload.data)
            return self._prove()
        except OSError as error:
            reason = why(error)
            if reason == "stalled" and self._finding.reason is not None:
                reason = self._finding.reason
            return broken(reason, self._sent)

    # --- before the job

    def _drain_ear(self) -> None:
        for _ in range(_MOST_READS):
            if not self._link.read():
                return

    def _cured(self) -> Finding:
        self._put(self._cure, self._deadlines.stall)
        # The zeros may have completed a request of the earlier job, which is answered now.
        return self._four_answers(_NOT_ASKED | Word)

    def _four_answers(self, skipped: UnionType = _NOT_ASKED) -> Finding:
        said: dict[int, int] = {}
        patience = self._deadlines.status + self._deadlines.turn
        for number in QUESTIONS:
            self._put(question(number), patience)
            deadline = time.monotonic() + patience
            answer = self._next(deadline, skipped)
            if not isinstance(answer, Status):
                silent = answer is None and not said and not self._parser.unfinished
                return Finding("mute" if silent else "unclear")
            said[number] = answer.value
            patience = self._deadlines.status
        # Four questions have four answers; a talkative stranger gives more.
        if any(not isinstance(answer, skipped) for answer in self._heard):
            return Finding("unclear")
        return finding_of(said)

    def _next(self, deadline: float, skipped: UnionType) -> Answer | None:
        """The next answer of other kinds than ``skipped``; ``None`` when there is none in time."""
        while True:
            while self._heard:
                answer = self._heard.popleft()
                if not isinstance(answer, skipped):
                    return answer
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            self._link.wait(left)
            self._heard.extend(self._parser.feed(self._link.read()))

    def _put(self, data: bytes, patience: float) -> None:
        """Send all of it; a slow line is patient with itself as long as something moves."""
        deadline = time.monotonic() + patience
        while data:
            taken = self._link.write(data)
            data = data[taken:]
            now = time.monotonic()
            if taken:
                deadline = now + patience
            elif now >= deadline:
                raise TimeoutError
            else:
                self._link.wait(deadline - now, to_write=True)

    # --- the job

    def _push(self, data: bytes) -> None:
        rest = memoryview(data)
        step = max(64, int(self._pace * _PACE_STEP)) if self._pace else _CHUNK
        moved = time.monotonic()
        while rest:
            taken = self._link.write(rest[:step])
            self._sent += taken
            rest = rest[taken:]
            self._listen()
            now = time.monotonic()
            if taken:
                moved = now
                if self._pace:
                    self._breathe(taken / self._pace)
                continue
            limit = self._limit(moved + self._deadlines.stall)
            if now >= limit:
                raise TimeoutError
            self._link.wait(min(limit - now, _ASK_AGAIN), to_write=True)

    def _breathe(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._link.wait(left)
            self._listen()

    def _limit(self, usual: float) -> float:
        """Until when to wait: longer while people can help the printer."""
        if self._held_since is None:
            return usual
        # Paper out, cover open, paper out, fine: each step shows that somebody is at it.
        last = min(self._held_since, self._first_held + _MOST_HOLDS * self._deadlines.hold)
        return max(usual, last + self._deadlines.hold)

    def _prove(self) -> Outcome:
        if self._link.stored:
            self._link.settle(self._deadlines.stall)
            return Outcome(JobState.PRINTED, None, self._sent, "file")
        provable = self._link.two_way and self._payload.proof != "none"
        if not provable and not (self._asks and self._link.two_way):
            self._link.settle(self._deadlines.stall)
            return Outcome(JobState.SENT, None, self._sent)
        return self._await_proof(provable=provable)

    def _await_proof(self, *, provable: bool) -> Outcome:
        patience = self._payload.seconds + self._deadlines.proof
        deadline = time.monotonic() + patience
        # With a proof to come, questions are only for the case that it does not.
        ask_at = time.monotonic() + (self._deadlines.status if provable else 0.0)
        held = self._held_since is not None
        while True:
            self._listen()
            now = time.monotonic()
            if self._confirmed:
                return self._proved()
            if not provable and self._well_after_job and self._paper_ended:
                return broken("torn", self._sent)
            if not provable and self._well_after_job:
                # It answered behind the job, so it has the job; whatever it does to the line now.
                with suppress(OSError):
                    self._link.settle(self._deadlines.stall)
                return Outcome(JobState.SENT, None, self._sent)
            if held and self._held_since is None:
                # Helped: the job goes on now and needs its usual time from here.
                deadline = now + patience
            held = self._held_since is not None
            limit = self._limit(deadline)
            if now >= limit:
                return broken(self._finding.reason or "no_proof", self._sent)
            if self._asks:
                ask_at = self._keep_asking(now, ask_at)
            self._link.wait(min(limit, max(ask_at, now + 0.01)) - now, to_write=bool(self._unasked))

    def _proved(self) -> Outcome:
        if self._paper_ended:
            # All of it is on paper, but on two rolls: a person has to see whether that is a slip.
            return broken("torn", self._sent)
        if self._payload.proof == "gs_r" and self._cure:
            # It may be the late answer to the job that ended badly before this one.
            return Outcome(JobState.SENT, None, self._sent)
        return Outcome(JobState.PRINTED, None, self._sent, self._payload.proof)

    def _keep_asking(self, now: float, ask_at: float) -> float:
        """Ask all four questions, but never while earlier ones are unanswered; answers when to look again."""
        if self._unasked:
            self._unasked = self._unasked[self._link.write(self._unasked) :]
        elif not self._asked:
            if self._round_ended is not None:
                ask_at = max(ask_at, self._round_ended + _ASK_AGAIN)
            if now >= ask_at:
                self._asked.extend(QUESTIONS)
                self._said.clear()
                data = b"".join(question(number) for number in QUESTIONS)
                self._unasked = data[self._link.write(data) :]
        if self._asked:
            return now + _ASK_AGAIN
        return ask_at

    # --- what the printer says meanwhile

    def _listen(self) -> None:
        if not self._link.two_way:
            return
        for _ in range(_MOST_READS):
            # What it does after its last word, like closing the line, takes nothing back.
            if self._confirmed or self._well_after_job or not (data := self._link.read()):
                return
            answers = self._parser.feed(data)
            # Whoever talks nonsense may say the right byte by chance.
            self._babbles |= any(isinstance(answer, Junk) for answer in answers)
            for answer in answers:
                self._take(answer)

    def _take(self, answer: Answer) -> None:
        match answer:
            case AutoStatus(values):
                self._notice(finding_of_auto(values))
            case Status(value) if self._asked:
                self._said[self._asked.popleft()] = value
                if not self._asked:
                    self._round_ended = time.monotonic()
                    found = finding_of(self._said)
                    # Where a proof is to come, this is none, and the proof may still be on its way.
                    self._well_after_job = found.reason is None and self._payload.proof == "none"
                    self._notice(found)
            case Word() if self._payload.proof == "gs_r":
                # Before the request has left, nothing can be its answer.
                self._confirmed |= self._sent == len(self._payload.data) and not self._babbles
            case Block() if self._payload.proof == "process_id":
                self._confirmed |= confirms(answer, self._payload.process_id)
            case _:
                pass

    def _notice(self, found: Finding) -> None:
        now = time.monotonic()
        self._paper_ended |= found.reason == "paper_out" and self._sent > 0
        if found.reason not in HELPABLE:
            self._held_since = None
        elif self._held_since is None or found.reason != self._finding.reason:
            self._held_since = now
            self._first_held = self._first_held or now
        if found != self._finding and self._tell is not None:
            self._tell(found)
        self._finding = found
