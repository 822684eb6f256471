"""Eight clerks take papers and four pack them, with sudden deaths: no gap, none lost, none in two places."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.domain.receipt import Place
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases import bundles
from frontdesk.usecases.health import check_papers, check_store
from frontdesk.usecases.ports import Store
from tests.concurrency.test_crowd import SECONDS, Crowd, rest_of

CLERKS = 8
EACH = 30


@pytest.fixture
def rush(store_url: str, tmp_path: Path) -> Iterator[tuple[Store, Crowd]]:
    store = open_store(store_url)
    house = small_house()
    with store.begin() as unit:
        unit.save_house(operation(), house)
    folder = tmp_path / "crowd"
    folder.mkdir()
    crowd = Crowd(store_url, folder, house)
    try:
        yield store, crowd
    finally:
        crowd.end()
        store.close()


@pytest.mark.slow
def test_papers_with_sudden_deaths(rush: tuple[Store, Crowd]):
    store, crowd = rush
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    for number in range(CLERKS):
        task = {"role": "receive", "seed": seed + number, "log": crowd.log(f"receive-{number}")}
        crowd.start(task | {"count": EACH})
    for number, agency in enumerate(("jobcenter", "jobcenter", "abh", "abh")):
        log = crowd.log(f"pack-{number}")
        crowd.start({"role": "pack", "agency": agency, "log": log, "stop": str(crowd.stop)})
    deaths, until = 0, time.monotonic() + SECONDS
    while any(task["role"] == "receive" for task in crowd.running.values()):
        assert time.monotonic() < until, "the clerks do not come to an end"
        ended = crowd.next_end(chance.uniform(0.0, 0.05))
        if ended is not None:
            task, status = ended
            assert status in (0, -signal.SIGKILL), ended
            if status:
                crowd.start(rest_of(task) if task["role"] == "receive" else task)
        elif deaths < 20:
            crowd.kill(chance.choice(list(crowd.running)))
            deaths += 1
    crowd.stop.touch()
    while crowd.running:
        ended = crowd.next_end(until - time.monotonic())
        assert ended is not None, "the packers do not come to an end"
        assert ended[1] in (0, -signal.SIGKILL), ended
    assert deaths > 5, "nobody died, so nothing was tried out"
    take_upstairs(store)

    assert [one for one in (*check_papers(store), *check_store(store)) if not one.ok] == []
    (counter,) = store.documents.counters()
    histories = list(store.documents.receipt_histories(counter.year))
    sequences = [history.receipt.number.sequence for history in histories]
    assert sequences == list(range(1, counter.last_given + 1)), "a gap"
    assert CLERKS * EACH <= len(histories) <= CLERKS * EACH + deaths
    told = Counter(answer["label"] for answer in crowd.told("receive"))
    assert set(told.values()) == {1}
    assert set(told) <= {history.receipt.label for history in histories}
    assert {history.receipt.place for history in histories} == {Place.ACCEPTED}
    packed = Counter(one for answer in crowd.told("pack") for one in answer["receipts"])  # type: ignore[attr-defined]
    assert set(packed.values()) <= {1}, "a paper in two bundles"


def take_upstairs(store: Store) -> None:
    """Do what packers who died have left undone."""
    house = small_house()
    for agency in house.agencies:
        if any(one.place is Place.OPEN for one in store.documents.at_reception(agency.code)):
            bundles.seal_bundle(store, house, op=operation(), agency=agency.code)
    for bundle in store.documents.bundles():
        if bundle.state == "sealed":
            bundles.hand_over(store, op=operation(), bundle_id=bundle.id)
        if bundle.state in ("sealed", "handed_over"):
            bundles.accept_bundle(store, op=operation(), bundle_id=bundle.id)
