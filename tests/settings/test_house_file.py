"""A broken house definition is refused as a whole, with every problem, its place and its reason."""

from __future__ import annotations

import codecs
import os
import tomllib
from copy import deepcopy
from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest

from frontdesk import resources
from frontdesk.domain.errors import HouseInvalidError
from frontdesk.domain.house import House
from frontdesk.settings.house_file import load_house_file
from tests.settings.toml_text import Tree, to_toml

SMALL = resources.path("houses", "small-office.toml")
TREE = tomllib.loads(SMALL.read_text(encoding="utf-8"))


class Mark(Enum):
    """What a change does when it puts no value."""

    GONE = "gone"


GONE = Mark.GONE


def _changed(*changes: tuple[str, Any]) -> Tree:
    """The small office with values put at dotted places such as ``services.1.agency``."""
    tree = deepcopy(TREE)
    # A second agency, so that references can lead to the wrong one.
    tree["agencies"].append({"code": "other", "names": {"de": "Andere"}, "letter": "B", "floor": 1})
    tree["series"] += [{"letter": "B"}, {"letter": "C"}]
    tree["services"].append({"code": "oth", "agency": "other", "names": {"de": "Anderes"}, "minutes": 5})
    for place, value in changes:
        *parents, last = [int(part) if part.isdecimal() else part for part in place.split(".")]
        node: Any = tree
        for part in parents:
            node = node[part]
        if value is GONE:
            del node[last]
        elif isinstance(node, list) and last == len(node):
            node.append(value)
        else:
            node[last] = value
    return tree


@pytest.fixture
def load(tmp_path):
    def load(content: Tree | bytes) -> House:
        path = tmp_path / "house.toml"
        path.write_bytes(content if isinstance(content, bytes) else to_toml(content).encode())
        return load_house_file(path, today=date(2026, 11, 23))

    return load


@pytest.fixture
def problems(load):
    def problems(content: Tree | bytes) -> tuple[str, ...]:
        with pytest.raises(HouseInvalidError) as caught:
            load(content)
        assert "house.toml" in caught.value.message("de")
        assert "house.toml" in caught.value.message("en")
        return caught.value.problems

    return problems


def test_the_tree_that_the_cases_change_is_sound(load):
    assert load(_changed()).service("OTH").series == "B"


# place, value, what the one problem starts with
BROKEN = [
    ("nonsense", 1, "nonsense: unbekannter Schlüssel"),
    ("servces", [], "servces: unbekannter Schlüssel; gemeint ist wohl „services“"),
    ("site.colour", "a", "site.colour: unbekannter Schlüssel"),
    ("services.0.minuts", 5, "services[0].minuts: unbekannter Schlüssel; gemeint ist wohl „minutes“ (aus)"),
    ("site.hours.mo", [], "site.hours.mo: unbekannter Schlüssel; gemeint ist wohl „mon“"),
    ("site", GONE, "site: fehlt"),
    ("agencies", GONE, "agencies: fehlt"),
    ("series", GONE, "series: fehlt"),
    ("services", GONE, "services: fehlt"),
    ("desks", GONE, "desks: fehlt"),
    ("desks", [], "desks: hat zu wenige Einträge"),
    ("site", 5, "site: muss ein Abschnitt"),
    (
        "services",
        {"code": "x"},
        "services: muss eine Folge von Abschnitten sein, jeder beginnt mit [[services]]",
    ),
    ("topics", "none", "topics: muss eine Folge"),
    ("desks.0", 5, "desks[0]: muss ein Abschnitt"),
    ("site.code", GONE, "site.code: fehlt"),
    ("site.code", "Haus 1", "site.code: „Haus 1“ ist kein Kürzel"),
    ("site.names", {"en": "Office"}, "site.names: der deutsche Text (de) fehlt"),
    ("site.names", {}, "site.names: der deutsche Text (de) fehlt"),
    ("site.names.xx", "?a", "site.names.xx: die Sprache „xx“ ist nicht bekannt"),
    ("site.names.DE", "Büro", "site.names: „de“ steht mehrfach"),
    ("site.names.de", "x" * 61, "site.names.de: „" + "x" * 39 + "…“ hat 61 Zeichen, erlaubt sind 60"),
    ("site.names.de", "a\x00b", "site.names.de: „a�b“ enthält das Steuerzeichen U+0000"),
    ("site.names.de", "a\nb", "site.names.de: „a�b“ enthält das Steuerzeichen U+000A"),
    ("site.names.de", "a\u202eb", "site.names.de: „a�b“ enthält das Steuerzeichen U+202E"),
    ("site.names.de", "  ", "site.names.de: braucht mindestens einen Buchstaben"),
    ("site.names.de", 5, "site.names.de: muss Text in Anführungszeichen sein"),
    ("site.time_zone", "Europa/Berlin", "site.time_zone: „Europa/Berlin“ ist keine Zeitzone"),
    ("site.time_zone", "Europe", "site.time_zone: „Europe“ ist keine Zeitzone"),
    ("site.time_zone", "../../etc/passwd", "site.time_zone: „../../etc/passwd“ ist keine Zeitzone"),
    ("site.time_zone", "a\x00b", "site.time_zone: „a�b“ ist keine Zeitzone"),
    ("site.holidays", "XX", "site.holidays: „XX“ ist kein Kürzel eines Bundeslandes; erlaubt sind BB"),
    ("site.languages.0", "fr", "site.languages: Deutsch (de) fehlt"),
    ("site.languages.1", "klingon", "site.languages[1]: die Sprache „klingon“ ist nicht bekannt"),
    ("site.languages.1", "DE", "site.languages: „de“ steht mehrfach in der Liste"),
    ("site.hours", GONE, "site.hours: fehlt"),
    ("site.hours", {}, "site.hours: mindestens eine Öffnungszeit ist nötig"),
    ("site.hours.mon.0", "8-12", "site.hours.mon[0]: „8-12“ ist keine Öffnungszeit"),
    ("site.hours.mon.0", "08:00-24:00", "site.hours.mon[0]: „08:00-24:00“ ist keine Öffnungszeit"),
    ("site.hours.mon.0", "12:00-08:00", "site.hours.mon[0]: „12:00-08:00“ endet nicht nach dem Anfang"),
    ("site.hours.mon.0", "12:00-12:00", "site.hours.mon[0]: „12:00-12:00“ endet nicht nach dem Anfang"),
    ("site.hours.mon.1", "11:59-13:00", "site.hours.mon: „08:00-12:00“ und „11:59-13:00“ überschneiden sich"),
    ("site.hours.mon", "08:00-12:00", "site.hours.mon: muss eine Liste"),
    ("closed_days.0.day", "2026-12-24", "closed_days[0].day: muss ein Datum ohne Anführungszeichen sein"),
    ("closed_days.0.day", datetime(2026, 12, 24, 8), "closed_days[0].day: muss ein Datum"),  # noqa: DTZ001
    (
        "closed_days.1",
        {"day": date(2026, 12, 24), "reason": "Fest"},
        "closed_days[1].day: „2026-12-24“ kommt schon",
    ),
    ("rules", {"max_wait": 0}, "rules.max_wait: muss mindestens 1 sein"),
    ("rules", {"max_misses": True}, "rules.max_misses: muss eine ganze Zahl sein"),
    ("ways", 5, "ways: muss ein Abschnitt"),
    ("ways", {"lift": {"en": "lift"}}, "ways.lift: der deutsche Text (de) fehlt"),
    (
        "agencies.2",
        {"code": "BUERGERBUERO ", "names": {"de": "Dritte"}, "letter": "C", "floor": 2},
        "agencies[2].code: „BUERGERBUERO“ kommt schon in agencies[0].code vor",
    ),
    ("agencies.1.letter", "E", "agencies[1].letter: „E“ ist kein Nummernkreis dieses Hauses (other)"),
    ("agencies.1.names.de", "bürgerbüro", "agencies[1].names.de: „bürgerbüro“ kommt schon in agencies[0]"),
    ("agencies.1.colour", "red", "agencies[1].colour: „red“ gibt es nicht; erlaubt sind a, b, c, d"),
    ("agencies.1.floor", 100, "agencies[1].floor: darf höchstens 99 sein"),
    ("agencies.1.floor", True, "agencies[1].floor: muss eine ganze Zahl sein"),
    ("agencies.1.way", "lift", "agencies[1].way: „lift“ steht nicht unter [ways]"),
    ("series.3", {"letter": "O"}, "series[3].letter: „O“ wird mit einer Ziffer"),
    ("series.3", {"letter": "Q"}, "series[3].letter: „Q“ wird mit einer Ziffer"),
    ("series.3", {"letter": "i"}, "series[3].letter: „I“ wird mit einer Ziffer"),
    ("series.3", {"letter": "AB"}, "series[3].letter: „AB“ ist kein Buchstabe für Nummern"),
    ("series.3", {"letter": "Ä"}, "series[3].letter: „Ä“ ist kein Buchstabe für Nummern"),
    ("series.3", {"letter": "a"}, "series[3].letter: „a“ kommt schon in series[0].letter vor"),
    ("series.1.ordinary", [1, 700], "series[1].appointment: überschneidet sich mit series[1].ordinary"),
    ("series.1.offline", [850, 999], "series[1].offline: überschneidet sich mit series[1].appointment"),
    ("series.1.ordinary", [699, 1], "series[1].ordinary: die Nummern 699 bis 1 sind kein Bereich"),
    ("series.1.ordinary", [0, 99], "series[1].ordinary[0]: muss mindestens 1 sein"),
    ("series.1.offline", [900, 10000], "series[1].offline[1]: darf höchstens 9999 sein"),
    ("series.1.ordinary", [1], "series[1].ordinary: hat zu wenige Einträge"),
    ("services.3.agency", "jobcentr", "services[3].agency: „jobcentr“ ist keine Behörde dieses Hauses"),
    ("services.3.series", "X", "services[3].series: „X“ ist kein Nummernkreis dieses Hauses"),
    ("services.3.series", "B", "services[3].series: Nummernkreis „B“ gehört zur Behörde „Andere“"),
    (
        "services.6",
        {"code": "Aus", "agency": "other", "names": {"de": "Neu"}, "minutes": 5},
        "services[6].code: „Aus“ kommt schon in services[0].code vor",
    ),
    (
        "services.3.names.de",
        "Beglaubigung",
        "services[4].names.de: „Beglaubigung“ kommt schon in services[3]",
    ),
    ("services.3.names", "Name", "services[3].names: muss ein Abschnitt"),
    ("services.3.minutes", 0, "services[3].minutes: muss mindestens 1 sein"),
    ("services.3.minutes", 481, "services[3].minutes: darf höchstens 480 sein"),
    ("services.3.minutes", 10**400, "services[3].minutes: darf höchstens 480 sein"),
    ("services.3.minutes", "10", "services[3].minutes: muss eine ganze Zahl sein"),
    ("services.3.minutes", 10.0, "services[3].minutes: muss eine ganze Zahl sein"),
    ("services.3.minutes", GONE, "services[3].minutes: fehlt"),
    ("services.3.retired", 1, "services[3].retired: muss true oder false sein"),
    ("services.3.keywords", "pass", "services[3].keywords: muss eine Liste"),
    ("services.3.hours", {"mon": ["9"]}, "services[3].hours.mon[0]: „9“ ist keine Öffnungszeit"),
    ("services.3.hours", {"mo": []}, "services[3].hours.mo: unbekannter Schlüssel; gemeint ist wohl „mon“"),
    ("desks.0.agency", "nobody", "desks[0].agency: „nobody“ ist keine Behörde dieses Hauses (Platz 1)"),
    ("desks.0.services.0", "xyz", "desks[0].services[0]: „xyz“ ist kein Anliegen dieses Hauses"),
    ("desks.0.services.0", "oth", "desks[0].services[0]: Anliegen „oth“ gehört zur Behörde „other“"),
    ("desks.0.services.0", "mel", "desks[0].services: „mel“ steht mehrfach in der Liste"),
    ("desks.0.services", [], "desks[0].services: hat zu wenige Einträge"),
    ("desks.1.name", "PLATZ 1", "desks[1].name: „PLATZ 1“ kommt schon in desks[0].name vor"),
    (
        "desks.1.room",
        " platz 1 ",
        "desks[1].room: „platz 1“ kommt schon in desks[0].room vor",
    ),
    ("desks.1.way", {"en": "left"}, "desks[1].way: der deutsche Text (de) fehlt"),
    ("displays.0.agencies", ["nobody"], "displays[0].agencies[0]: „nobody“ ist keine Behörde"),
    (
        "displays.0.languages",
        ["fr"],
        "displays[0].languages[0]: die Sprache „fr“ steht nicht in site.languages",
    ),
    ("displays.0.floors", [1, 1], "displays[0].floors: „1“ steht mehrfach"),
    ("stations.0.program", "kiosk", "stations[0].program: „kiosk“ gibt es nicht"),
    ("stations.1.name", "Reception-1", "stations[1].name: „Reception-1“ kommt schon in stations[0].name vor"),
    ("document_kinds.0.code", "a1", "document_kinds[0].code: „a1“ ist kein Kürzel"),
    ("document_kinds.0.agencies", ["nobody"], "document_kinds[0].agencies[0]: „nobody“ ist keine Behörde"),
    ("document_kinds.1.code", "AU", "document_kinds[1].code: „AU“ kommt schon in document_kinds[0].code vor"),
    ("topics.0.agency", "nobody", "topics[0].agency: „nobody“ ist keine Behörde"),
    ("services[99]", 1, "services[99]: unbekannter Schlüssel"),
]


@pytest.mark.parametrize(("place", "value", "expected"), BROKEN, ids=lambda value: str(value)[:30])
def test_one_mistake_is_one_finding_at_its_place(problems, place, value, expected):
    (problem,) = problems(_changed((place, value)))
    assert problem.startswith(expected)


def test_agencies_may_not_share_a_letter(problems):
    found = problems(_changed(("agencies.1.letter", "A")))
    assert "agencies[1].letter: „A“ kommt schon in agencies[0].letter vor (other)" in found


def test_every_problem_is_found_in_one_go(problems):
    found = problems(
        _changed(
            ("site.time_zone", "Mars/Olympus"),
            ("services.0.minutes", "zehn"),
            ("services.1.agency", "nobody"),
            ("desks.0.services.0", "xyz"),
            ("displays.0.colour", "a"),
            ("extra", 1),
        )
    )
    assert sorted(problem.partition(":")[0] for problem in found) == [
        "desks[0].services[0]",
        "displays[0].colour",
        "extra",
        "services[0].minutes",
        "services[1].agency",
        "site.time_zone",
    ]


def test_a_broken_way_is_found_once_and_not_at_each_desk(problems):
    ways = [("ways", {"left": {"de": 5}}), ("desks.0.way", "left"), ("desks.1.way", "left")]
    assert problems(_changed(*ways)) == ("ways.left.de: muss Text in Anführungszeichen sein",)


def test_an_unknown_agency_is_not_blamed_for_its_series_as_well(problems):
    (problem,) = problems(_changed(("services.3.agency", "jobcentr"), ("services.3.series", "A")))
    assert problem.startswith("services[3].agency: ")


def test_problems_are_told_in_english_too(load):
    with pytest.raises(HouseInvalidError) as caught:
        load(_changed(("services.3.agency", "jobcentr")))
    message = caught.value.message("en")
    assert message.endswith("services[3].agency: “jobcentr” is not an agency of this house (fue)")
    assert message.startswith("The house definition")


def test_braces_in_a_name_do_not_spoil_the_message(problems):
    (problem,) = problems(_changed(("services.3.agency", "{german}{0}")))
    assert problem.startswith("services[3].agency: „{german}{0}“ ist kein Kürzel")


def test_codes_and_names_are_normalised(load):
    house = load(
        _changed(
            ("services.0.code", " AUS "),
            ("services.0.names.de", " Führungspapier "),
            ("services.0.keywords", ["Pass", "pass", "PASS", "perso"]),
            ("desks.0.services.0", "Aus"),
            ("site.languages.1", "EN"),
            ("series.0.letter", "a"),
            ("site.hours.mon", ["13:00 – 16:00", "8:00-12:00", "12:00-13:00"]),
        )
    )
    service = house.services[0]
    assert (service.code, service.name()) == ("aus", "Führungspapier")
    assert service.keywords == ("Pass", "perso")
    assert house.desks[0].services[0] == "aus"
    assert house.site.languages[1] == "en"
    assert [span.start.hour for span in house.spans_on(date(2026, 11, 23))] == [8, 12, 13]


def test_what_is_left_out_has_a_usual_value(load):
    gone = [(key, GONE) for key in ("displays", "stations", "closed_days", "document_kinds", "topics")]
    house = load(_changed(*gone, ("site.holidays", GONE), ("desks.0.room", GONE), ("desks.0.way", GONE)))
    assert house.closed_days == ()
    assert house.displays == ()
    assert house.desks[0].room == "Zimmer Platz 1"
    assert house.desks[0].way == {}
    assert house.rules.max_wait == 90


def test_german_is_not_repeated_among_the_second_languages(load):
    assert load(_changed(("displays.0.languages", ["de", "en"]))).displays[0].languages == ("en",)


def test_the_own_reason_wins_on_a_public_holiday(load):
    day = {"day": date(2027, 1, 1), "reason": "Inventur"}
    closed = load(_changed(("closed_days.0", day))).closed_on(date(2027, 1, 1))
    assert closed is not None
    assert closed.reason == "Inventur"


def test_a_service_keeps_hours_of_its_own(load):
    house = load(_changed(("services.0.hours", {"wed": ["14:00-15:00"]})))
    assert len(house.hours_of(house.service("aus"))) == 1
    closed = load(_changed(("services.0.hours", {})))
    assert closed.hours_of(closed.service("aus")) == ()


TEXT = SMALL.read_bytes()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "Die Datei ist leer; bitte füllen oder wegnehmen."),
        (b"\n \n", "Die Datei ist leer; bitte füllen oder wegnehmen."),
        (codecs.BOM_UTF8, "Die Datei ist leer; bitte füllen oder wegnehmen."),
        (TEXT.decode().encode("utf-16"), "Die Datei ist in UTF-16 oder UTF-32 gespeichert; bitte als UTF-8"),
        (TEXT.decode().encode("cp1252", "replace"), "Die Datei ist nicht in UTF-8 gespeichert (Zeile 1)"),
        (b"[site]\ncode = ", "Die Datei hört mitten in einer Angabe auf."),
        (b"[site]\ncode = 'x", "Die Datei hört mitten in einer Angabe auf."),
        (b"[site]\ncode = x\n", "Zeile 2, Spalte 8: Das ist kein gültiges TOML"),
        (b"a = 1\na = 2\n", "Zeile 2, Spalte 6: Das ist kein gültiges TOML"),
        (b"a = " + b"9" * 5000, "Das ist kein gültiges TOML"),
        (b"a = " + b"[" * 50_000, "Die Datei ist zu tief verschachtelt."),
        (b"\x00" * 100, "Zeile 1, Spalte 1: Das ist kein gültiges TOML"),
        (b"# " + b"x" * 10_000_000, "Die Datei ist größer als 1000 kB"),
    ],
    ids=[
        *("empty", "blank", "bom-only", "utf-16", "cp1252", "cut-value", "cut-text", "syntax"),
        *("key-twice", "digits", "nested", "zeros", "10-mb"),
    ],
)
def test_a_file_that_is_no_definition_gets_one_clear_sentence(problems, content, expected):
    (problem,) = problems(content)
    assert problem.startswith(expected)


def test_a_byte_order_mark_does_no_harm(load):
    assert len(load(codecs.BOM_UTF8 + TEXT).desks) == 3


def test_windows_line_ends_do_no_harm(load):
    assert len(load(TEXT.replace(b"\n", b"\r\n")).desks) == 3


def _refused(path) -> str:
    with pytest.raises(HouseInvalidError) as caught:
        load_house_file(path)
    (problem,) = caught.value.problems
    return problem


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    assert _refused(tmp_path / "none.toml") == "Die Datei gibt es nicht; bitte den Pfad prüfen."
    assert _refused(tmp_path) == "Das ist ein Ordner, keine Datei."
    assert _refused(tmp_path / "a\0b").startswith("Die Datei ist nicht lesbar")
    assert _refused(tmp_path / ("x" * 5000)).startswith("Die Datei ist nicht lesbar")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix thing")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert _refused(tmp_path / "pipe") == "Das ist keine gewöhnliche Datei."


def test_a_file_without_rights_is_named(tmp_path, monkeypatch):
    path = tmp_path / "house.toml"
    path.write_bytes(TEXT)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)  # root may read everything
    assert _refused(path).startswith("Die Datei darf nicht gelesen werden")
