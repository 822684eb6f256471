"""The settings of this PC: which store, which printer, which station, from flags, environment and a file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from frontdesk.domain.errors import SettingsInvalidError
from frontdesk.settings.toml_file import UnreadableError, read_toml

# Command line, displays and desks start often: nothing here imports more than the standard library.

LANGUAGES: Final = ("de", "en")
THEMES: Final = ("system", "light", "dark")
TAKE_OVERS: Final = ("ask", "rule")
FILE_VARIABLE: Final = "FRONTDESK_SETTINGS"
VARIABLES: Final[Mapping[str, str]] = {
    "store": "FRONTDESK_STORE",
    "printer": "FRONTDESK_PRINTER",
    "second_printer": "FRONTDESK_SECOND_PRINTER",
    "take_over": "FRONTDESK_TAKE_OVER",
    "logo": "FRONTDESK_LOGO",
    "station": "FRONTDESK_STATION",
    "language": "FRONTDESK_LANGUAGE",
    "theme": "FRONTDESK_THEME",
}
DEFAULT_STATIONS: Final[Mapping[str, str]] = {
    "reception": "reception-1",
    "display": "hall",
    "desk": "desk-1",
    "admin": "admin-1",
}
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Up to the last @: a password may hold an @ that nobody escaped, and hiding too much does no harm.
_USER_PASSWORD = re.compile(r"(://[^/?#:@]*):.*@", re.DOTALL)
_SECRET_KEY = re.compile(
    r"(?i)\b((?:ssl)?pass(?:word|wd|phrase)?|pwd|secret|token|api_?key)(\s*=\s*)('(?:[^'\\]|\\.)*'|[^&;#\s]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StationSettings:
    """What this PC was told about itself.

    Attributes:
        store: an SQLAlchemy URL; may hold a password, so show it through `redacted` only.
        printer: a printer URL, ``none:`` when there is no printer.
        station: the name that the house definition knows this PC by.
        language: of the windows and messages for staff, ``de`` or ``en``.
        theme: ``system``, ``light`` or ``dark``.
        second_printer: the URL of the printer that can take over, ``none:`` when there is none.
        logo: an image file for the head of the slips; empty for none.
        take_over: ``ask`` when a person says so, ``rule`` when it does so by itself.
    """

    store: str
    printer: str
    station: str
    language: str
    theme: str
    second_printer: str = "none:"
    take_over: str = "ask"
    logo: str = ""

    def __repr__(self) -> str:
        return (
            f"StationSettings(store={redacted(self.store)!r}, printer={redacted(self.printer)!r}, "
            f"second_printer={redacted(self.second_printer)!r}, take_over={self.take_over!r}, "
            f"station={self.station!r}, language={self.language!r}, theme={self.theme!r})"
        )


class StationSettingsError(SettingsInvalidError):
    """A `SettingsInvalidError` that can also say its reason in English."""

    def __init__(self, *, file: str, german: str, english: str) -> None:
        self._english = english
        super().__init__(file=file, reason=german)

    def message(self, language: str = "de") -> str:
        if language != "en":
            return super().message(language)
        return self.sentences["en"].format(file=self.facts["file"], reason=self._english)


def redacted(url: str) -> str:
    """The URL without its passwords, fit for logs, windows and error messages."""
    return _SECRET_KEY.sub(r"\1\2***", _USER_PASSWORD.sub(r"\1:***@", url))


def load_station_settings(
    program: str = "cli",
    *,
    flags: Mapping[str, str | None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> StationSettings:
    """The settings for ``program``: a flag wins over the environment, that over the file, that over defaults.

    ``flags`` are values of the command line by setting (``None``: not given); an empty environment variable
    counts as not set. Raises `SettingsInvalidError`, naming the place and what is expected there.
    """
    environ = os.environ if environment is None else environment
    found = _from_file(environ)
    for key, variable in VARIABLES.items():
        if value := environ.get(variable, "").strip():
            found[key] = _checked(key, value, source=variable, place=variable)
    for key, flag in (flags or {}).items():
        if flag is not None:
            found[key] = _checked(key, flag, source=f"--{key}", place=f"--{key}")
    return StationSettings(
        store=found.get("store") or default_store(),
        printer=found.get("printer", "none:"),
        station=found.get("station", DEFAULT_STATIONS.get(program, program)),
        language=found.get("language", "de"),
        theme=found.get("theme", "system"),
        second_printer=found.get("second_printer", "none:"),
        take_over=found.get("take_over", "ask"),
        logo=found.get("logo", ""),
    )


def default_store() -> str:
    """The URL of the SQLite file in the user's data folder."""
    # Imported late: most PCs of a house name their store, and then never need it.
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('frontdesk', appauthor=False).as_posix()}/frontdesk.sqlite3"


def settings_file(environment: Mapping[str, str] | None = None) -> Path | None:
    """Where the settings of this PC are looked for; ``None`` when this user has no home folder."""
    environ = os.environ if environment is None else environment
    if chosen := environ.get(FILE_VARIABLE, "").strip():
        return Path(chosen)
    base = Path(environ.get("XDG_CONFIG_HOME", ""))
    if not base.is_absolute():  # the XDG rules say to ignore such a value
        try:
            base = Path.home() / ".config"
        except RuntimeError:
            return None
    return base / "frontdesk" / "station.toml"


def _from_file(environ: Mapping[str, str]) -> dict[str, str]:
    path = settings_file(environ)
    chosen = bool(environ.get(FILE_VARIABLE, "").strip())
    # A PC needs no file. One that was named must be there: a typing error would silently change the store.
    if path is None or not (chosen or path.exists()):
        return {}
    source = str(path)
    try:
        raw = read_toml(path)
    except UnreadableError as error:
        raise StationSettingsError(file=source, german=error.german, english=error.english) from None
    for key in raw:
        if key not in _EXPECTED:
            known = ", ".join(_EXPECTED)
            raise StationSettingsError(
                file=source,
                german=f"{key[:40]!a} ist keine Einstellung; bekannt sind {known}",
                english=f"{key[:40]!a} is not a setting; known are {known}",
            )
    return {key: _checked(key, value, source=source, place=key) for key, value in raw.items()}


def _is_url(text: str) -> bool:
    return _URL.match(text) is not None


def _is_path(text: str) -> bool:
    return bool(text) and text.isprintable()


def _is_name(text: str) -> bool:
    return 0 < len(text) <= 30 and text.isprintable()  # the limit of names in a house definition


# By setting: what is accepted, and what is expected in German and English. The value itself is never quoted
# in a message, as it may hold a password.
_EXPECTED: Final[Mapping[str, tuple[Callable[[str], bool], str, str]]] = {
    "store": (
        _is_url,
        "eine Datenbankadresse als Text, z. B. postgresql://SERVER/frontdesk",
        "a database URL as text, e.g. postgresql://SERVER/frontdesk",
    ),
    "printer": (
        _is_url,
        "eine Druckeradresse als Text, z. B. tcp://192.0.2.10:9100?profile=generic_80 oder none:",
        "a printer URL as text, e.g. tcp://192.0.2.10:9100?profile=generic_80 or none:",
    ),
    "second_printer": (
        _is_url,
        "die Adresse des Ersatzdruckers als Text, z. B. tcp://192.0.2.11:9100?name=Empfang+2, oder none:",
        "the URL of the printer that takes over, e.g. tcp://192.0.2.11:9100?name=Reception+2, or none:",
    ),
    "logo": (_is_path, "der Pfad einer Bilddatei als Text", "the path of an image file as text"),
    "take_over": (TAKE_OVERS.__contains__, "„ask“ oder „rule“", "“ask” or “rule”"),
    "station": (
        _is_name,
        "der Name des Arbeitsplatzes als Text, höchstens 30 Zeichen",
        "the name of the station as text, at most 30 characters",
    ),
    "language": (LANGUAGES.__contains__, "„de“ oder „en“", "“de” or “en”"),
    "theme": (THEMES.__contains__, "„system“, „light“ oder „dark“", "“system”, “light” or “dark”"),
}


def _checked(key: str, value: Any, *, source: str, place: str) -> str:
    accepts, german, english = _EXPECTED[key]
    if isinstance(value, str):
        text = value.strip()
        if key in ("language", "theme", "take_over"):
            text = text.casefold()
        if accepts(text):
            return text
    raise StationSettingsError(
        file=source,
        german=f"bei {place} wird erwartet: {german}",
        english=f"expected for {place}: {english}",
    )
