"""Taking a decision about opening hours back: what held before holds again, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.opening import REGULAR_HOURS, Decision, OpeningStep
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import openings
from frontdesk.usecases.openings import DecidedSinceError
from tests.usecases.scene import MONDAY_8, Scene, refused


def at(scene: Scene, hour: int, minute: int = 0) -> None:
    local = datetime(2026, 10, 12, hour, minute, tzinfo=scene.house.zone)
    scene.clock.set(local.astimezone(UTC))


def decide(scene: Scene, step: OpeningStep, reason: str, *, station: str = "reception-1") -> Decision:
    act = openings.open_service if step is OpeningStep.OPENED else openings.close_service
    return act(scene.store, scene.house, op=operation(station), service="wba", reason=reason).value


def take_back(scene: Scene, made: Decision) -> Decision:
    return openings.restore_opening(scene.store, scene.house, op=operation(), made=made).value


def is_open(scene: Scene) -> bool:
    every = openings.service_openings(scene.store, scene.house)
    return next(one.is_open for one in every if one.service.code == "wba")


@pytest.fixture
def kept(store_url: str) -> Iterator[Scene]:
    """The scene in a real database."""
    clock = FakeClock(MONDAY_8)
    store = open_store(store_url, clock=clock)
    try:
        yield Scene(store=store, clock=clock)
    finally:
        store.close()


def test_an_opening_whose_hours_are_over_does_not_begin_anew(scene: Scene) -> None:
    at(scene, 7)
    decide(scene, OpeningStep.OPENED, "früher")
    at(scene, 15, 50)
    closed = decide(scene, OpeningStep.CLOSED, "voll")
    at(scene, 16, 1)
    restored = take_back(scene, closed)
    assert (restored.step, restored.reason) == (OpeningStep.OPENED, REGULAR_HOURS)
    assert not is_open(scene)
    at(scene, 23)
    assert not is_open(scene)


def test_an_opening_whose_hours_last_holds_again_to_their_end(scene: Scene) -> None:
    at(scene, 7)
    decide(scene, OpeningStep.OPENED, "früher")
    at(scene, 7, 10)
    closed = decide(scene, OpeningStep.CLOSED, "voll")
    at(scene, 7, 12)
    assert take_back(scene, closed).reason == "früher"
    assert is_open(scene)
    at(scene, 16)
    assert not is_open(scene)


def test_an_opening_after_the_hours_holds_again(scene: Scene) -> None:
    at(scene, 17)
    decide(scene, OpeningStep.OPENED, "Abend")
    at(scene, 18)
    take_back(scene, decide(scene, OpeningStep.CLOSED, "voll"))
    assert is_open(scene)


def test_what_somebody_else_decided_just_before_holds_again(kept: Scene) -> None:
    decide(kept, OpeningStep.CLOSED, "Personal fehlt", station="reception-2")
    kept.clock.advance(seconds=1)
    opened = decide(kept, OpeningStep.OPENED, "wieder besetzt")
    kept.clock.advance(seconds=1)
    restored = take_back(kept, opened)
    assert (restored.step, restored.reason) == (OpeningStep.CLOSED, "Personal fehlt")
    assert not is_open(kept)


def test_what_somebody_else_decided_since_stands(scene: Scene) -> None:
    opened = decide(scene, OpeningStep.OPENED, "früher")
    scene.clock.advance(minutes=1)
    newest = decide(scene, OpeningStep.CLOSED, "Personal fehlt", station="reception-2")
    with refused(scene, DecidedSinceError):
        take_back(scene, opened)
    assert scene.store.openings.history(scene.today) == [opened, newest]
    assert not is_open(scene)


def test_yesterday_is_not_taken_back(scene: Scene) -> None:
    closed = decide(scene, OpeningStep.CLOSED, "voll")
    scene.clock.advance(minutes=24 * 60)
    with refused(scene, DecidedSinceError):
        take_back(scene, closed)


def test_it_takes_effect_once(kept: Scene) -> None:
    closed, op = decide(kept, OpeningStep.CLOSED, "voll"), operation(id=uuid4())
    kept.clock.advance(minutes=1)
    first = openings.restore_opening(kept.store, kept.house, op=op, made=closed)
    again = openings.restore_opening(kept.store, kept.house, op=op, made=closed)
    assert (first.created, again.created) == (True, False)
    assert first.value == again.value
    assert len(kept.store.openings.history(kept.today)) == 2
    with pytest.raises(OperationReusedError):
        openings.restore_opening(
            kept.store,
            kept.house,
            op=op,
            made=openings.close_service(
                kept.store, kept.house, op=operation(), service="auf", reason="voll"
            ).value,
        )
