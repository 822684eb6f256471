"""Stands in for a printer whose address or profile is wrong, so that nothing hangs unseen."""

from __future__ import annotations

from collections.abc import Callable

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.slip import Slip, title_of
from frontdesk.printing.transport import Payload


class UnusablePrinter:
    """Takes no slip and says why; the tickets stand, and reception sees that they have no paper."""

    absent = False
    endpoint = "unusable"
    title = ""

    def prepare(self, slip: Slip) -> Payload:
        return Payload(title_of(slip), b"")

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        del payload, tell
        return Outcome(JobState.FAILED, "settings")

    def ask(self) -> Finding | None:
        return Finding("settings")

    def warm_up(self) -> None:
        pass

    def assume_unclean(self) -> None:
        pass
