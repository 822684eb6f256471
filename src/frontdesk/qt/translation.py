"""The language of the windows: German stands in the code, English in resources/translations.

``python -m frontdesk.qt.translation update`` brings the .ts up to date with the code and builds the .qm.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from frontdesk import resources

SOURCE_LANGUAGE = "de"
LANGUAGES = ("de", "en")

_language = SOURCE_LANGUAGE
_installed: list[QTranslator] = []


def language() -> str:
    """The language in force."""
    return _language


def install(chosen: str | None = None) -> str:
    """Put a language on the application, before windows are built; without one, that of the system.

    Qt's own words (the menu of a text field) come along. A language that we do not have becomes German.
    """
    global _language
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("create the application first")
    wanted = chosen or QLocale.system().name().partition("_")[0]
    _language = wanted if wanted in LANGUAGES else SOURCE_LANGUAGE
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    QLocale.setDefault(QLocale("de_DE" if _language == "de" else "en_GB"))
    _load(app, f"qtbase_{_language}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    if _language != SOURCE_LANGUAGE:
        _load(app, f"frontdesk_{_language}", folder())
    return _language


def folder() -> Path:
    """Where our translations are."""
    return resources.path("translations")


def _load(app: QCoreApplication, name: str, where: Path) -> None:
    translator = QTranslator()
    if translator.load(name, str(where)):
        app.installTranslator(translator)
        _installed.append(translator)


def sources() -> list[Path]:
    """The files whose words people see on screens, in a stable order."""
    package = Path(__file__).resolve().parents[1]
    rooms = [package / "qt", package / "apps"]
    return sorted(file for room in rooms if room.is_dir() for file in room.rglob("*.py"))


def extract(target: Path, code: Iterable[Path] | None = None) -> None:
    """Collect the words of the code into a .ts file, keeping what is translated there already.

    No line numbers: they would change with every edit and make each other's commits collide.
    """
    command = [_tool("lupdate"), "-silent", "-locations", "none", "-no-obsolete"]
    command += ["-source-language", SOURCE_LANGUAGE, "-target-language", target.stem.rpartition("_")[2]]
    subprocess.run([*command, *map(str, code or sources()), "-ts", str(target)], check=True)


def build(target: Path) -> None:
    """Make the .qm of a .ts; unfinished words are left out and show in German."""
    subprocess.run(
        [_tool("lrelease"), "-silent", str(target), "-qm", str(target.with_suffix(".qm"))], check=True
    )


def _tool(name: str) -> str:
    # The programs themselves: their Python wrappers need a terminal's environment and add nothing.
    found = next((p for p in Path(PySide6.__file__).parent.glob(f"{name}*") if p.stem == name), None)
    if found is None:
        raise FileNotFoundError(f"{name} is missing beside PySide6")
    return str(found)


def update() -> None:
    """Bring every language up to date."""
    for code in LANGUAGES:
        if code != SOURCE_LANGUAGE:
            target = folder() / f"frontdesk_{code}.ts"
            extract(target)
            build(target)


def main(arguments: list[str]) -> int:
    """The command line of this module."""
    if arguments != ["update"]:
        sys.stderr.write("usage: python -m frontdesk.qt.translation update\n")
        return 2
    update()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
