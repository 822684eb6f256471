"""A bundle: receipts that travel together to an agency, frozen once it is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.house import AgencyCode, StationName
from frontdesk.domain.receipt import BundleId, ReceiptId
from frontdesk.domain.receipt_number import BundleNumber
from frontdesk.domain.ticket import EventId, OperationId

# A bundle that was handed over and that nobody has accepted by then is asked about.
ACCEPT_WITHIN = timedelta(hours=2)
# One that is packed and still at reception by then was forgotten there.
HAND_OVER_WITHIN = timedelta(hours=2)


class BundleState(StrEnum):
    """How far a bundle has come. What is not sealed yet is no bundle but the open list of its agency."""

    SEALED = "sealed"
    HANDED_OVER = "handed_over"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"


class BundleStep(StrEnum):
    """What happened to a bundle, as a past fact; one event each."""

    SEALED = "bundle_sealed"
    HANDED_OVER = "bundle_handed_over"
    CHECKED = "bundle_checked"
    ACCEPTED = "bundle_accepted"
    DISPUTED = "bundle_disputed"


# The state table: step -> {state before: state after}. Everything else asks it.
STEPS: Mapping[BundleStep, Mapping[BundleState | None, BundleState]] = MappingProxyType(
    {
        BundleStep.SEALED: {None: BundleState.SEALED},
        BundleStep.HANDED_OVER: {BundleState.SEALED: BundleState.HANDED_OVER},
        # Some papers were looked at and some not yet.
        BundleStep.CHECKED: {BundleState.HANDED_OVER: BundleState.HANDED_OVER},
        BundleStep.ACCEPTED: {BundleState.HANDED_OVER: BundleState.ACCEPTED},
        BundleStep.DISPUTED: {BundleState.HANDED_OVER: BundleState.DISPUTED},
    }
)
SETTLED = frozenset({BundleState.ACCEPTED, BundleState.DISPUTED})


class Verdict(StrEnum):
    """What the agency says of one receipt of a bundle."""

    TRAVELLING = "travelling"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The part of a bundle that its events change."""

    state: BundleState
    sealed_at: datetime
    handed_over_at: datetime | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Receipts that travel together.

    Attributes:
        version: number of its events; every change is conditional on it.
    """

    id: BundleId
    number: BundleNumber
    agency: AgencyCode
    version: int
    now: Progress

    @property
    def label(self) -> str:
        return str(self.number)

    @property
    def state(self) -> BundleState:
        return self.now.state

    def is_late(self, at: datetime) -> bool:
        """Whether it was sealed, or handed over, long enough ago that somebody should ask."""
        if self.state is BundleState.SEALED:
            return at - self.now.sealed_at > HAND_OVER_WITHIN
        handed_over = self.now.handed_over_at
        waits = self.state is BundleState.HANDED_OVER and handed_over is not None
        return waits and handed_over is not None and at - handed_over > ACCEPT_WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleItem:
    """One receipt of a bundle; which receipts those are never changes.

    Attributes:
        position: 1 for the first line of the protocol.
        entry: number of the receipt's entry that stood when the bundle was sealed, as the protocol tells it.
    """

    bundle_id: BundleId
    position: int
    receipt_id: ReceiptId
    entry: int
    verdict: Verdict = Verdict.TRAVELLING
    reason: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleEvent:
    """A step that happened to a bundle."""

    id: EventId
    bundle_id: BundleId
    step: BundleStep
    at: datetime
    from_state: BundleState | None
    to_state: BundleState
    agency: AgencyCode
    station: StationName
    role: str
    op: OperationId
    op_step: int


def next_state(state: BundleState | None, step: BundleStep, *, label: str = "") -> BundleState:
    """The state after ``step``; raises `IllegalStepError` naming step and present state."""
    after = STEPS[step].get(state)
    if after is None:
        raise IllegalStepError(
            ticket=label or "Stapel", step=step.value, state=state.value if state else "none"
        )
    return after


def advanced(now: Progress, event: BundleEvent, *, label: str = "") -> Progress:
    """The progress after one more event (any but SEALED); the only place where it changes."""
    state = next_state(now.state, event.step, label=label)
    if event.step is BundleStep.HANDED_OVER:
        return replace(now, state=state, handed_over_at=event.at)
    return replace(now, state=state, settled_at=event.at if state in SETTLED else None)


def progress(events: Iterable[BundleEvent]) -> Progress:
    """The progress that the events tell, oldest first; raises `IllegalStepError` on an illegal history."""
    now: Progress | None = None
    for event in events:
        if now is None:
            now = Progress(state=next_state(None, event.step), sealed_at=event.at)
        else:
            now = advanced(now, event)
    if now is None:
        raise IllegalStepError(ticket="Stapel", step="fold", state="none")
    return now


def step_after(verdicts: Iterable[Verdict]) -> BundleStep:
    """The step of a bundle whose receipts have these verdicts now."""
    found = frozenset(verdicts)
    if Verdict.TRAVELLING in found:
        return BundleStep.CHECKED
    return BundleStep.DISPUTED if Verdict.DISPUTED in found else BundleStep.ACCEPTED
