"""The house in force: kept whole, loaded again, what vanished retired while tickets still wait for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from frontdesk.domain.errors import StoreNotReadyError
from frontdesk.domain.house import (
    AgencyCode,
    CallingRules,
    ClosedDay,
    DeskName,
    DocumentKind,
    OpenSpan,
    ServiceCode,
    Topic,
)
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases.ports import Operation, PresenceState, Store
from tests.contract.frontdesk import FrontDesk, presence, staff


def save(store: Store, house: object, op: Operation | None = None) -> None:
    with store.begin() as unit:
        unit.save_house(op or operation(), house)  # type: ignore[arg-type]


def test_a_store_without_a_house_says_so(empty_store: Store):
    with pytest.raises(StoreNotReadyError):
        empty_store.house()


def test_the_house_comes_back_as_it_was_given(empty_store: Store):
    house = small_house()
    first, *others = house.services
    house = replace(
        house,
        services=(replace(first, hours=(OpenSpan(0, time(8), time(12, 30)),), keywords=("a", "ü")), *others),
        closed_days=(ClosedDay(date(2026, 12, 25), "1. Weihnachtstag"),),
        document_kinds=(
            DocumentKind(code="wba", names={"de": "Antrag"}, agencies=(AgencyCode("jobcenter"),)),
        ),
        topics=(Topic(code="way", names={"de": "Weg", "ar": "الطريق"}),),
        rules=CallingRules(max_wait=75),
    )
    save(empty_store, house)
    assert empty_store.house() == house


def test_a_change_of_the_house_is_seen_by_everybody(desk: FrontDesk):
    assert desk.store.house() == small_house()
    changed = replace(small_house(), rules=CallingRules(max_overtakes=2))
    save(desk.store, changed)
    assert desk.store.house() == changed


def test_a_house_is_loaded_once_per_operation(desk: FrontDesk):
    op = operation()
    changed = replace(small_house(), rules=CallingRules(max_overtakes=2))
    save(desk.store, changed, op)
    save(desk.store, changed, op)
    assert desk.store.house() == changed


def test_what_vanished_is_retired_while_its_tickets_wait(desk: FrontDesk):
    waiting = desk.issue("eat")
    house = small_house()
    smaller = replace(
        house,
        services=tuple(s for s in house.services if s.code != "eat"),
        desks=tuple(replace(d, services=(ServiceCode("auf"),)) for d in house.desks if d.name == "1.08"),
    )
    save(desk.store, smaller)
    kept = desk.store.house()
    assert [service.code for service in kept.active_services] == ["wba", "neu", "auf"]
    assert kept.service("eat").retired
    assert {d.name for d in kept.desks if d.retired} == {"2.14", "2.11", "1.05"}
    assert desk.now_of(waiting) == waiting
    assert desk.call("1.08", "eat").id == waiting.id
    desk.check()


def test_a_whole_agency_may_vanish_and_come_back(desk: FrontDesk):
    waiting = desk.issue("eat")
    house = small_house()
    smaller = replace(
        house,
        agencies=house.agencies[:1],
        series=house.series[:1],
        services=tuple(s for s in house.services if s.agency == "jobcenter"),
        desks=tuple(d for d in house.desks if d.agency == "jobcenter"),
    )
    save(desk.store, smaller)
    kept = desk.store.house()
    assert kept.agency("abh").name() == "Ausländerbehörde"
    assert kept.service("eat").retired
    save(desk.store, house)
    assert desk.store.house() == house
    assert desk.call("1.05").id == waiting.id


def test_desks_that_are_staffed(desk: FrontDesk):
    here, away = presence(desk, "2.14"), presence(desk, "1.05", PresenceState.PAUSED)
    staff(desk, here)
    staff(desk, away)
    assert desk.store.presences() == [away, here]
    staff(desk, presence(desk, "2.14", PresenceState.CLOSED))
    assert desk.store.presences() == [away]


def test_a_sign_of_life(desk: FrontDesk):
    here = presence(desk)
    staff(desk, here)
    desk.clock.advance(minutes=3)
    desk.store.seen(DeskName("2.14"))
    desk.store.seen(DeskName("2.11"))
    assert desk.store.presences() == [replace(here, seen_at=desk.clock.now())]


def test_a_desk_without_services_is_kept(desk: FrontDesk):
    staff(desk, replace(presence(desk), services=()))
    assert desk.store.presences()[0].services == ()
