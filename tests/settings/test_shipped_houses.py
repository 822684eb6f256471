"""The house definitions that ship with the program load, and show what the mockups show."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from frontdesk import resources
from frontdesk.domain.house import House
from frontdesk.domain.slots import slots_on
from frontdesk.settings.house_file import load_house_file

TILES = {
    "jobcenter": ["wba", "neu", "aen", "arb", "bes", "umz"],
    "abh": ["auf", "eat", "fik", "s24", "nie", "vpe"],
    "wihi": ["asy", "kra", "but", "unt", "bez", "sgb"],
    "ki": ["spr", "sch", "ane", "dol", "ein"],
}


def _load(name: str) -> House:
    return load_house_file(resources.path("houses", name), today=date(2026, 11, 23))


@pytest.fixture(scope="module")
def model() -> House:
    return _load("haus-der-integration.toml")


@pytest.fixture(scope="module", params=["haus-der-integration.toml", "small-office.toml"])
def house(request) -> House:
    return _load(request.param)


def test_agencies_stand_in_the_order_of_the_mockup(model):
    found = [(a.letter, a.colour, a.floor, a.short_name(), a.short_name("en")) for a in model.agencies]
    assert found == [
        ("A", "a", 2, "Jobcenter", "Job centre"),
        ("B", "b", 1, "Ausländerbehörde", "Immigration office"),
        ("C", "c", 3, "Wirtschaftliche Hilfe", "Social assistance"),
        ("D", "d", 3, "Integrationszentrum (KI)", "Integration Centre (KI)"),
    ]
    assert model.agency("ki").name() == "Kommunales Integrationszentrum"


@pytest.mark.parametrize("agency", TILES)
def test_tiles_come_first_in_the_order_of_the_mockup(model, agency):
    codes = [service.code for service in model.services if service.agency == agency]
    assert codes[: len(TILES[agency])] == TILES[agency]


def test_tiles_read_as_in_the_mockup(model):
    assert model.service("wba").name() == "Weiterbewilligung"
    assert model.service("s24").name() == "Schutz nach § 24"
    assert model.service("sgb").name() == "Sozialhilfe SGB XII"
    assert model.service("dol").name() == "Sprachmittlung"


@pytest.mark.parametrize("code", ["dul", "ebg", "ver", "lei", "gru", "ber"])
def test_services_beyond_the_mockup_are_there(model, code):
    assert model.service(code).minutes >= 15


def test_number_series_are_those_of_the_agencies(model):
    assert {service.series for service in model.services if service.agency == "abh"} == {"B"}
    assert [series.letter for series in model.series] == ["A", "B", "C", "D"]
    assert 700 in model.series_of("A").appointment


def test_desks_of_the_mockups(model):
    desk = model.desk("2.14")
    assert (desk.room, desk.team, desk.floor, desk.agency) == ("Zimmer 2.14", "Team 412", 2, "jobcenter")
    assert desk.way["de"] == "rechter Flur"
    assert model.agency("jobcenter").way["de"] == "Treppe oder Aufzug rechts"
    assert model.agency("jobcenter").waiting_area["de"] == "Wartebereich 2A"
    assert [model.desk(name).agency for name in ("1.08", "1.05", "3.22", "3.05", "2.11")] == [
        "abh",
        "abh",
        "ki",
        "wihi",
        "jobcenter",
    ]
    assert len(model.desks) == 60
    assert {desk.floor for desk in model.desks} == {1, 2, 3}


def test_displays_and_stations(model):
    hall = model.display("hall")
    assert hall.title["de"] == "Wartehalle · Erdgeschoss"
    assert hall.agencies == ("jobcenter", "abh", "wihi", "ki")
    assert len(hall.languages) == 9  # ten with German
    assert model.display("floor-3").agencies == ("wihi", "ki")
    titles = {station.name: station.title for station in model.stations}
    assert titles["reception-1"] == "Empfang 1"
    displays = {station.name for station in model.stations if station.program == "display"}
    assert displays == {display.name for display in model.displays}


def test_languages_stand_in_the_order_of_the_keys(model):
    assert model.site.languages[:11] == (
        *("de", "en", "ar", "fa", "uk", "ru", "tr", "ro", "bg", "ti"),
        "de-simple",
    )
    assert set(model.site.languages[11:]) == {"ckb", "ku", "ps", "so", "sq", "sr", "pl", "fr"}


def test_open_until_four_on_the_monday_of_the_mockup(model):
    assert model.is_open(datetime(2026, 11, 23, 8, 42, tzinfo=UTC))
    assert model.is_open(datetime(2026, 11, 23, 14, 59, tzinfo=UTC))
    assert not model.is_open(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    assert not model.is_open(datetime(2026, 11, 27, 11, 30, tzinfo=UTC))


def test_public_holidays_of_the_state_and_own_days(model):
    corpus_christi = model.closed_on(date(2031, 6, 12))
    assert corpus_christi is not None
    assert corpus_christi.reason == "Fronleichnam"
    assert model.closed_on(date(2026, 12, 24)).reason == "Heiligabend"
    assert model.closed_on(date(2027, 1, 6)) is None  # a holiday in Bavaria
    assert {closed.day.year for closed in model.closed_days} == set(range(2026, 2032))


def test_document_kinds_and_topics_of_the_mockups(model):
    kinds = [kind.code for kind in model.document_kinds]
    assert kinds[:12] == ["wb", "ko", "lo", "mi", "ne", "au", "me", "kg", "kr", "sc", "ab", "so"]
    assert [topic.code for topic in model.topics] == [
        *("un", "zu", "we", "st", "fo", "on", "ka", "sp", "an", "so"),
    ]


def test_every_service_has_a_desk(house):
    served = {code for desk in house.desks for code in desk.services}
    assert served == {service.code for service in house.services}


def test_everything_has_an_english_name_too(house):
    named = (*house.agencies, *house.services, *house.document_kinds, *house.topics)
    assert [thing for thing in named if "en" not in thing.names] == []


def test_small_office_is_one_agency_with_three_desks():
    house = _load("small-office.toml")
    assert (len(house.agencies), len(house.services), len(house.desks)) == (1, 5, 3)
    assert house.services[0].series == "A"
    assert house.service("aus").target_minutes == 30


def test_appointments_of_the_mockup(model):
    service = model.service("auf")
    slots = list(slots_on(model, service, date(2026, 11, 26)))
    assert {slot.desk for slot in slots} == {"1.04", "1.06", "1.09"}
    local = {f"{slot.starts_at.astimezone(model.zone):%H:%M}" for slot in slots}
    assert {"09:30", "10:30", "13:00", "16:30"} <= local
    assert "12:00" not in local
    assert service.bring


def test_answers_of_the_mockup(model):
    answer = model.topic("un").answer
    assert answer[0]["de"].startswith("Formular WBA")
    assert all("tr" in step and "en" in step for step in answer)
    assert all("en" in step for topic in model.topics for step in topic.answer)
