"""The settings of a station: which source wins, what is refused, and that no password gets out."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from frontdesk.domain.errors import SettingsInvalidError
from frontdesk.settings.station import (
    StationSettings,
    default_store,
    load_station_settings,
    redacted,
    settings_file,
)


@pytest.fixture
def file(tmp_path):
    """Writes the settings file and returns an environment that leads to it."""

    def file(text: str | bytes) -> dict[str, str]:
        path = tmp_path / "frontdesk" / "station.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
        return {"XDG_CONFIG_HOME": str(tmp_path)}

    return file


@pytest.fixture
def bare(tmp_path) -> dict[str, str]:
    """An environment without any settings, whoever runs the tests."""
    return {"XDG_CONFIG_HOME": str(tmp_path / "none")}


FULL = """
    store = "postgresql://file/frontdesk"
    printer = "tcp://192.0.2.1:9100"
    station = "from-file"
    language = "en"
    theme = "dark"
"""
VARIABLES = {
    "FRONTDESK_STORE": "postgresql://variable/frontdesk",
    "FRONTDESK_PRINTER": "tcp://192.0.2.2:9100",
    "FRONTDESK_STATION": "from-variable",
    "FRONTDESK_LANGUAGE": "de",
    "FRONTDESK_THEME": "light",
}
FLAGS = {
    "store": "postgresql://flag/frontdesk",
    "printer": "tcp://192.0.2.3:9100",
    "station": "from-flag",
    "language": "en",
    "theme": "system",
}


def test_defaults(bare):
    found = load_station_settings("reception", environment=bare)
    assert found == StationSettings(
        store=default_store(), printer="none:", station="reception-1", language="de", theme="system"
    )
    assert found.store.startswith("sqlite:///")
    assert found.store.endswith("/frontdesk.sqlite3")


@pytest.mark.parametrize(
    ("program", "station"),
    [
        ("reception", "reception-1"),
        ("display", "hall"),
        ("desk", "desk-1"),
        ("admin", "admin-1"),
        ("cli", "cli"),
    ],
)
def test_the_station_depends_on_the_program(bare, program, station):
    assert load_station_settings(program, environment=bare).station == station


@pytest.mark.parametrize("key", FLAGS)
def test_flag_over_environment_over_file(file, key):
    environment = file(FULL)
    variable = f"FRONTDESK_{key.upper()}"

    def found(extra: dict[str, str], flag: str | None = None) -> str:
        settings = load_station_settings(flags={key: flag}, environment=environment | extra)
        return str(getattr(settings, key))

    assert f'{key} = "{found({})}"' in FULL
    assert found({variable: VARIABLES[variable]}) == VARIABLES[variable]
    assert found({variable: VARIABLES[variable]}, FLAGS[key]) == FLAGS[key]


def test_an_empty_variable_counts_as_not_set(file):
    environment = file(FULL) | {"FRONTDESK_STATION": "", "FRONTDESK_SETTINGS": " "}
    assert load_station_settings(environment=environment).station == "from-file"


def test_the_file_can_be_elsewhere(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_text('station = "kiosk"', encoding="utf-8")
    environment = {"FRONTDESK_SETTINGS": str(path), "XDG_CONFIG_HOME": str(tmp_path)}
    assert load_station_settings(environment=environment).station == "kiosk"


def test_a_named_file_must_exist(tmp_path):
    environment = {"FRONTDESK_SETTINGS": str(tmp_path / "none.toml")}
    with pytest.raises(SettingsInvalidError, match=r"none\.toml.*gibt es nicht"):
        load_station_settings(environment=environment)


def test_a_relative_config_folder_is_ignored(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    expected = tmp_path / ".config" / "frontdesk" / "station.toml"
    assert settings_file({"XDG_CONFIG_HOME": "here"}) == expected
    assert settings_file({}) == expected


def test_a_user_without_a_home_has_no_file(monkeypatch):
    def no_home() -> None:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("pathlib.Path.home", no_home)
    assert settings_file({}) is None
    assert load_station_settings(environment={"FRONTDESK_STORE": "sqlite:///x"}).printer == "none:"


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        (
            "stor = 'x'",
            "'stor' ist keine Einstellung; bekannt sind store, printer",
            "'stor' is not a setting",
        ),
        (
            "store = 5",
            "bei store wird erwartet: eine Datenbankadresse als Text",
            "expected for store: a database URL",
        ),
        ("store = 'frontdesk.db'", "bei store wird erwartet: eine Datenbankadresse", "expected for store"),
        ("printer = ''", "bei printer wird erwartet: eine Druckeradresse", "expected for printer"),
        ("station = ['a']", "bei station wird erwartet: der Name", "expected for station"),
        ("station = ' '", "bei station wird erwartet: der Name", "expected for station"),
        ('station = "a\\u001bb"', "bei station wird erwartet: der Name", "expected for station"),
        (
            "language = 'fr'",
            "bei language wird erwartet: „de“ oder „en“",
            "expected for language: “de” or “en”",
        ),
        ("theme = true", "bei theme wird erwartet: „system“, „light“ oder „dark“", "expected for theme"),
        ("[store]\nurl = 'x'", "bei store wird erwartet", "expected for store"),
        ("station = ", "Die Datei hört mitten in einer Angabe auf.", "The file ends in the middle"),
        (b"\xff\xfea\0", "Die Datei ist in UTF-16 oder UTF-32 gespeichert", "The file is saved as UTF-16"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(file, text, german, english):
    with pytest.raises(SettingsInvalidError) as caught:
        load_station_settings(environment=file(text))
    assert "station.toml" in caught.value.message("de")
    assert german in caught.value.message("de")
    assert "station.toml" in caught.value.message("en")
    assert english in caught.value.message("en")


def test_a_wrong_variable_or_flag_is_named(bare):
    with pytest.raises(SettingsInvalidError, match="FRONTDESK_THEME"):
        load_station_settings(environment=bare | {"FRONTDESK_THEME": "pink"})
    with pytest.raises(SettingsInvalidError, match="--language"):
        load_station_settings(environment=bare, flags={"language": "klingon"})


def test_upper_case_is_understood(bare):
    found = load_station_settings(environment=bare | {"FRONTDESK_THEME": "Dark", "FRONTDESK_LANGUAGE": "EN"})
    assert (found.theme, found.language) == ("dark", "en")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://desk:geheim@db/frontdesk", "postgresql://desk:***@db/frontdesk"),
        (
            "postgresql+psycopg://desk:ge:h@im/?#@db1,db2:5432/f",
            "postgresql+psycopg://desk:***@db1,db2:5432/f",
        ),
        ("postgresql://db/f?user=desk&password=geheim&x=1", "postgresql://db/f?user=desk&password=***&x=1"),
        ("postgresql://db/f?sslpassword=geheim", "postgresql://db/f?sslpassword=***"),
        ("host=db password='ge heim' user=desk", "host=db password=*** user=desk"),
        ("postgresql://desk@db/frontdesk", "postgresql://desk@db/frontdesk"),
        ("http://:geheim@db", "http://:***@db"),
        ("sqlite:////srv/frontdesk.sqlite3", "sqlite:////srv/frontdesk.sqlite3"),
        ("tcp://192.0.2.10:9100?profile=generic_80", "tcp://192.0.2.10:9100?profile=generic_80"),
        ("none:", "none:"),
    ],
)
def test_redacted_hides_passwords_and_nothing_else(url, shown):
    assert redacted(url) == shown


def test_no_password_in_repr_or_message(bare):
    url = "postgresql://desk:geheim@db/frontdesk"
    settings = load_station_settings(environment=bare | {"FRONTDESK_STORE": url})
    assert settings.store == url
    for text in (repr(settings), str(settings), f"{settings}", "%s" % [settings]):
        assert "geheim" not in text
        assert "desk:***@db" in text
    with pytest.raises(SettingsInvalidError) as caught:
        load_station_settings(environment=bare | {"FRONTDESK_STORE": "postgresql//desk:geheim@db"})
    assert "geheim" not in repr(caught.value) + caught.value.message("en") + repr(caught.value.facts)


def test_importing_it_loads_no_library():
    code = textwrap.dedent(
        """
        import sys
        import frontdesk.settings.station
        heavy = {"pydantic", "platformdirs", "holidays", "sqlalchemy", "PySide6"}
        sys.exit(", ".join(heavy & set(sys.modules)) or 0)
        """
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
