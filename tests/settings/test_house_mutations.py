"""Whatever someone does to a house definition, it loads or is refused with reasons; nothing else happens."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk import resources
from frontdesk.domain.errors import HouseInvalidError
from frontdesk.domain.house import House
from frontdesk.settings.house_file import load_house_file
from frontdesk.settings.problems import is_control
from tests.settings.toml_text import to_toml

FILES = {name: resources.path("houses", f"{name}.toml") for name in ("haus-der-integration", "small-office")}
BYTES = {name: path.read_bytes() for name, path in FILES.items()}
TREES = {name: tomllib.loads(content.decode()) for name, content in BYTES.items()}

# The folder of one test serves all its examples: each writes the file anew.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=70)
scalars = st.one_of(
    texts,
    st.sampled_from(["de", "jobcenter", "wba", "A", "07:30-16:00", "Europe/Berlin", "NW", "\x1b[31m", "{}"]),
    st.integers(-(10**30), 10**30),
    st.integers(-5, 1000),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes().map(lambda moment: moment.replace(fold=0)),  # TOML has no word for the second 02:30
    st.times().map(lambda moment: moment.replace(fold=0)),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=4,
)


def _places(node: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value of the tree."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, value in steps for place in ((*here, key), *_places(value, (*here, key)))]


PLACES = {name: _places(tree) for name, tree in TREES.items()}


def _mutate(data: st.DataObject, tree: Any, place: tuple[Any, ...]) -> None:
    *parents, last = place
    node = tree
    try:
        for part in parents:
            node = node[part]
        node[last]
    except (KeyError, IndexError, TypeError):
        return  # an earlier mutation took this place away
    if isinstance(node, str):
        return
    match data.draw(st.sampled_from(["drop", "rename", "duplicate", "replace"])):
        case "drop":
            del node[last]
        case "rename" if isinstance(node, dict):
            node[data.draw(texts)] = node.pop(last)
        case "duplicate" if isinstance(node, list):
            node.insert(data.draw(st.integers(0, len(node))), deepcopy(node[last]))
        case "duplicate" if isinstance(node, dict):
            node[f"{last} "] = deepcopy(node[last])
        case _:
            node[last] = data.draw(values)


def _check(path: Path) -> None:
    try:
        house = load_house_file(path, today=date(2026, 11, 23))
    except HouseInvalidError as error:
        refusal = error
    else:
        _check_sound(house)
        return
    assert refusal.problems
    for language in ("de", "en"):
        assert str(path) in refusal.message(language)
        assert not any(is_control(sign) for sign in refusal.message(language))
    assert "ungültiger Wert" not in refusal.message("de")  # every kind of finding has its own sentence


def _check_sound(house: House) -> None:
    """Everything that one part of a house says about another can be followed."""
    for service in house.services:
        assert house.agency(service.agency).name()
        assert house.series_of(service.series).ordinary.first >= 1
    for desk in house.desks:
        assert all(house.service(code).agency == desk.agency for code in desk.services)
    for display in house.displays:
        assert all(house.agency(code) for code in display.agencies)
        assert set(display.languages) <= set(house.site.languages)
    assert house.zone.key == house.site.time_zone
    assert house.language(None) == "de"
    assert house.spans_on(date(2026, 11, 23)) is not None


@pytest.mark.parametrize("name", ["small-office", "haus-der-integration"])
@calm
@given(data=st.data())
def test_any_mutation_loads_or_is_refused(tmp_path, name, data):
    tree = deepcopy(TREES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        _mutate(data, tree, data.draw(st.sampled_from(PLACES[name])))
    path = tmp_path / "house.toml"
    path.write_text(to_toml(tree), encoding="utf-8")
    _check(path)


@calm
@given(data=st.data())
def test_any_damage_to_the_bytes_loads_or_is_refused(tmp_path, data):
    content = bytearray(BYTES["small-office"])
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 50, len(content))) | st.just(len(content)))
    content[start:end] = data.draw(st.binary(max_size=20))
    path = tmp_path / "house.toml"
    path.write_bytes(bytes(content))
    _check(path)


@calm
@given(tree=st.dictionaries(st.sampled_from([*TREES["small-office"], "ways", "rules", "x"]), values))
def test_any_tree_is_refused_with_reasons(tmp_path, tree):
    path = tmp_path / "house.toml"
    path.write_text(to_toml(tree) or "# nothing", encoding="utf-8")
    _check(path)


@given(value=values)
def test_the_writer_of_these_tests_writes_what_it_was_given(value):
    assert repr(tomllib.loads(to_toml({"a": value}))["a"]) == repr(value)
