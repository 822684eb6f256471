"""Rooms and services are found by what a person types."""

from __future__ import annotations

import pytest

from frontdesk.apps.desk.search import LONGEST, desks_for, services_for
from frontdesk.domain.house import House, ServiceCode
from tests.apps.desk.room import Morning


@pytest.fixture(scope="module")
def house() -> House:
    return Morning().house


def services(house: House, text: str, without: str | None = None) -> list[str]:
    left_out = ServiceCode(without) if without else None
    return [service.code for service in services_for(house, text, language="de", without=left_out)]


def test_without_text_every_service_but_the_present_one(house):
    found = services(house, "", "wba")
    assert len(found) == len(house.active_services) - 1
    assert "wba" not in found


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wba", "wba"),
        ("WBA", "wba"),
        ("umz", "umz"),
        ("bescheid", "bes"),
        ("änderung", "aen"),
        ("anderung", "aen"),
        ("kaution", "umz"),
        ("residence card", "eat"),
    ],
)
def test_code_name_keyword(house, typed, first):
    assert services(house, typed)[0] == first


def test_a_code_stands_before_a_name_that_holds_it(house):
    assert services(house, "nie")[0] == "nie"


def test_nothing_found(house):
    assert services(house, "xyzzy") == []
    assert desks_for(house, "xyzzy") == []


def test_retired_services_and_rooms_are_not_offered(house):
    assert all(not house.service(code).retired for code in services(house, "e"))


@pytest.mark.parametrize("typed", ["2.14", "214", "2 14", "zimmer 2.14", "ZIMMER214"])
def test_rooms_without_point_or_blank(house, typed):
    assert desks_for(house, typed)[0].name == "2.14"


def test_rooms_by_team(house):
    assert "2.14" in {desk.name for desk in desks_for(house, "team 412")}


def test_a_scanner_that_types_a_page_does_no_harm(house):
    assert services(house, "w" * 100_000) == []
    assert desks_for(house, "9" * 100_000) == []
    assert services(house, "wba" + " " * LONGEST + "x")[0] == "wba"
