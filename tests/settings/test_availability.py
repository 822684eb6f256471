"""Availability that overlaps, or yields no slot, is refused with its key."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from frontdesk import resources
from frontdesk.domain.house import DaySpan, House
from frontdesk.domain.slots import slots_on
from frontdesk.settings.house_file import load_house_file
from frontdesk.settings.problems import HouseFileError
from tests.settings.toml_text import to_toml

TREE = tomllib.loads(resources.path("houses", "small-office.toml").read_text(encoding="utf-8"))
TREE.pop("availability", None)


def entry(code: str = "aus", **facts: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "code": code,
        "names": {"de": f"Termine {code}"},
        "services": ["aus"],
        "minutes": 30,
        "hours": {"mon": ["08:00-12:00"]},
    }
    return {key: value for key, value in {**usual, **facts}.items() if value is not None}


def load(tmp_path: Path, *every: dict[str, Any], **more: Any) -> House:
    tree = deepcopy(TREE) | {"availability": list(every)} | more
    file = tmp_path / "house.toml"
    file.write_text(to_toml(tree), encoding="utf-8")
    return load_house_file(file, today=date(2026, 11, 23))


def problems(tmp_path: Path, *every: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(HouseFileError) as refused:
        load(tmp_path, *every, **more)
    assert refused.value.message("en") != refused.value.message("de")
    return [(finding.key, finding.reason) for finding in refused.value.findings]


def test_everything_that_can_be_said(tmp_path: Path):
    house = load(
        tmp_path,
        entry(
            desks=["platz 1", "Platz 2"],
            places=3,
            breaks=["10:00-10:20"],
            exceptions=[{"day": date(2026, 11, 30), "hours": ["14:00-15:00"]}, {"day": date(2026, 12, 7)}],
            valid_from=date(2026, 11, 1),
            valid_until=date(2027, 3, 31),
        ),
        rules={"late_after": 15, "no_show_after": 60, "second_call_seconds": 30},
    )
    (one,) = house.availability
    assert (one.places, one.desks) == (3, ("Platz 1", "Platz 2"))
    assert one.breaks == (DaySpan(time(10), time(10, 20)),)
    assert one.exceptions[0].spans == (DaySpan(time(14), time(15)),)
    assert (house.rules.late_after, house.rules.second_call_seconds) == (15, 30)
    slots = list(slots_on(house, house.service("aus"), date(2026, 11, 23)))
    assert len(slots) == 7 * 3
    assert slots[0].desk == "Platz 1"


def test_as_many_places_as_desks_and_at_least_one(tmp_path: Path):
    assert load(tmp_path, entry(desks=["Platz 1", "Platz 2"])).availability[0].places == 2
    assert load(tmp_path, entry()).availability[0].places == 1


@pytest.mark.parametrize(
    ("facts", "key", "reason"),
    [
        ({"minutes": 241}, "hours.mon", "no_slot"),
        ({"hours": {}}, "hours", "no_slot"),
        ({"hours": {"mon": ["08:00-12:00"], "tue": ["08:00-08:20"]}}, "hours.tue", "no_slot"),
        ({"breaks": ["07:00-13:00"]}, "hours.mon", "no_slot"),
        ({"breaks": ["08:20-09:00", "09:20-12:00"]}, "hours.mon", "no_slot"),
        (
            {"exceptions": [{"day": date(2026, 12, 1), "hours": ["08:00-08:10"]}]},
            "exceptions[0].hours",
            "no_slot",
        ),
        ({"hours": {"mon": ["08:00-12:00", "11:00-13:00"]}}, "hours.mon", "span_overlap"),
        ({"breaks": ["08:00-09:00", "08:30-09:30"]}, "breaks", "span_overlap"),
        ({"services": ["zz"]}, "services[0]", "no_service"),
        ({"services": []}, "services", "too_short"),
        ({"desks": ["Platz 9"]}, "desks[0]", "no_desk"),
        ({"desks": ["Platz 3"]}, "desks[0]", "desk_without_service"),
        ({"desks": ["Platz 1", "Platz 2"], "places": 1}, "places", "fewer_places"),
        ({"places": 0}, "places", "greater_than_equal"),
        ({"minutes": 0}, "minutes", "greater_than_equal"),
        ({"valid_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)}, "", "valid_order"),
        ({"exceptions": [{"day": date(2026, 12, 1)}, {"day": date(2026, 12, 1)}]}, "exceptions", "repeated"),
        ({"length": 30}, "length", "extra_forbidden"),
    ],
)
def test_what_cannot_be(tmp_path: Path, facts: dict[str, Any], key: str, reason: str):
    place = f"availability[0].{key}" if key else "availability[0]"
    assert problems(tmp_path, entry(**facts)) == [(place, reason)]


OVERLAP = [("availability[1].hours", "availability_overlap")]


@pytest.mark.parametrize(
    ("first", "second", "overlaps"),
    [
        ({}, {}, True),
        ({}, {"services": ["mel"]}, False),
        ({}, {"hours": {"mon": ["12:00-14:00"]}}, False),
        ({}, {"hours": {"tue": ["08:00-12:00"]}}, False),
        ({"desks": ["Platz 1"]}, {"desks": ["Platz 2"]}, False),
        ({"desks": ["Platz 1"]}, {"desks": ["platz 1"], "services": ["mel"]}, True),
        ({"desks": ["Platz 1"]}, {}, True),
        ({"valid_until": date(2026, 12, 31)}, {"valid_from": date(2027, 1, 1)}, False),
        ({"valid_until": date(2027, 1, 4)}, {"valid_from": date(2027, 1, 4)}, True),  # a Monday
        ({"valid_until": date(2027, 1, 5)}, {"valid_from": date(2027, 1, 5)}, False),
        (
            {},
            {
                "hours": {"tue": ["08:00-12:00"]},
                "exceptions": [{"day": date(2026, 11, 30), "hours": ["11:00-12:00"]}],
            },
            True,
        ),
    ],
)
def test_the_same_place_at_the_same_time(
    tmp_path: Path, first: dict[str, Any], second: dict[str, Any], overlaps: bool
):
    every = entry(**first), entry("mel", **second)
    if overlaps:
        assert problems(tmp_path, *every) == OVERLAP
    else:
        assert len(load(tmp_path, *every).availability) == 2


def test_answers_of_topics(tmp_path: Path):
    topic = {
        "code": "un",
        "names": {"de": "Unterlagen"},
        "answer": [{"de": "Ausweis", "tr": "Kimlik"}, {"de": "Foto"}],
        "checked": date(2026, 11, 2),
    }
    (loaded,) = load(tmp_path, topics=[topic]).topics
    assert loaded.answer == ({"de": "Ausweis", "tr": "Kimlik"}, {"de": "Foto"})
    assert loaded.checked == date(2026, 11, 2)
    found = problems(tmp_path, topics=[topic | {"answer": [{"tr": "Kimlik"}]}])
    assert found == [("topics[0].answer[0]", "no_german")]
