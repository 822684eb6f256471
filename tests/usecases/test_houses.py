"""A house definition comes into force while people wait."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import ServiceRetiredError, StoreNotReadyError
from frontdesk.domain.house import House
from frontdesk.domain.ticket import State
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, houses, queues, reception
from tests.usecases.scene import Scene, desk_op, refused


def without_jobcenter() -> House:
    """Everything of the agency on the second floor is gone."""
    house = small_house()
    return replace(
        house,
        agencies=house.agencies[1:],
        series=house.series[1:],
        services=house.services[2:],
        desks=house.desks[2:],
        displays=(replace(house.displays[0], agencies=(house.agencies[1].code,)),),
    )


def test_before_the_first_definition_the_store_says_so(scene: Scene) -> None:
    empty = MemoryStore(scene.clock)
    with pytest.raises(StoreNotReadyError):
        empty.house()


def test_the_definition_in_force_is_the_last_one_loaded(scene: Scene) -> None:
    assert scene.store.house() == small_house()
    revision = scene.store.changes_since(None).revision
    changed = replace(small_house(), rules=replace(small_house().rules, max_wait=60))
    outcome = houses.load_house(scene.store, op=operation("admin", "admin"), house=changed)
    assert outcome.changed == set(ChangeKind)
    assert scene.store.house() == changed == outcome.value
    assert scene.store.changes_since(revision).kinds == set(ChangeKind)


def test_what_vanished_is_retired_and_what_comes_back_is_not(scene: Scene) -> None:
    kept = houses.load_house(scene.store, op=operation(), house=without_jobcenter()).value
    assert kept == scene.store.house()
    assert {s.code for s in kept.active_services} == {"auf", "eat"}
    assert kept.service("wba").retired
    assert kept.desk("2.14").retired
    assert not kept.desk("1.08").retired
    again = houses.load_house(scene.store, op=operation(), house=small_house()).value
    assert not any(service.retired for service in again.services)
    assert not any(desk.retired for desk in again.desks)
    assert (
        len(again.services),
        len(again.desks),
        len(again.agencies),
        len(again.series),
    ) == (4, 4, 2, 2)


def test_who_waits_for_a_vanished_agency_is_still_shown_called_and_served(scene: Scene) -> None:
    first, second = scene.issue("wba"), scene.issue("neu")
    scene.call("2.14")
    scene.house = houses.load_house(scene.store, op=operation(), house=without_jobcenter()).value
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    assert {recent.ticket.label for recent in picture.recent} == {"A 001", "A 002"}
    assert queues.desk(scene.store, scene.house, desk="2.14").current == scene.again(first)
    assert queues.board(scene.store, scene.house, "hall").current is None
    assert scene.called("2.14").id == second.id
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.14")
    with refused(scene, ServiceRetiredError):
        scene.issue("wba")
    with refused(scene, ServiceRetiredError):
        calling.transfer(scene.store, scene.house, op=desk_op(), service="wba", ticket_id=second.id)
    assert scene.again(second).state is State.FINISHED


def test_a_renamed_service_keeps_its_tickets(scene: Scene) -> None:
    ticket = scene.issue("wba")
    house = small_house()
    renamed = replace(house.services[0], names={"de": "Grundsicherung verlängern"})
    scene.house = houses.load_house(
        scene.store, op=operation(), house=replace(house, services=(renamed, *house.services[1:]))
    ).value
    view = queues.desk(scene.store, scene.house, desk="2.14")
    assert view.next_up is not None
    assert view.next_up.ticket == ticket
    assert view.next_up.service.name() == "Grundsicherung verlängern"
    reception.cancel(scene.store, op=operation(), ticket_id=ticket.id)
