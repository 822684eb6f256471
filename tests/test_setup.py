"""The locks, the set-up script, the chosen versions and the import contracts hold what they promise."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
RUN_LOCK = ROOT / "packaging" / "requirements.lock"
DEV_LOCK = ROOT / "packaging" / "requirements-dev.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(lock: Path) -> dict[str, Requirement]:
    lines = re.sub(r"\\\n", " ", lock.read_text("utf-8")).splitlines()
    found = (Requirement(line.split("--hash")[0]) for line in lines if line.strip())
    return {pin.name.lower(): pin for pin in found}


# --- locks


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK], ids=lambda lock: lock.name)
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text
    entries = re.sub(r"\\\n", " ", text).splitlines()
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_dev_lock_holds_the_run_lock_pin_by_pin() -> None:
    dev = pins(DEV_LOCK)
    assert {name: str(pin) for name, pin in pins(RUN_LOCK).items()} == {
        name: str(dev[name]) for name in pins(RUN_LOCK)
    }


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [(RUN_LOCK, PROJECT["project"]["dependencies"]), (DEV_LOCK, PROJECT["dependency-groups"]["dev"])],
    ids=["run", "dev"],
)
def test_the_lock_was_renewed_after_the_last_change_of_the_dependencies(
    lock: Path, wanted: list[str]
) -> None:
    locked = pins(lock)
    for text in wanted:
        asked = Requirement(text)
        pin = locked[asked.name.lower()]
        (version,) = (spec.version for spec in pin.specifier)
        assert asked.specifier.contains(version), f"{pin} does not satisfy {asked}: run make locks"


# --- versions with a history


@pytest.mark.gui
def test_qt_calls_do_not_eat_references_of_none(qapp: object) -> None:
    """PySide6 6.12.0 on Python 3.11 aborts the process after some 5,000 calls that return None."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        label.setText("A 001")
        QCoreApplication.processEvents()
    # Other threads and caches move the count a little; the fault would move it by 40,000.
    assert abs(sys.getrefcount(None) - before) < 1_000


@pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine != "x86_64", reason="no wheel for this platform"
)
def test_the_sqlite_in_pysqlite3_has_the_wal_reset_fix() -> None:
    import pysqlite3

    version = Version(pysqlite3.sqlite_version)
    fixed = version >= Version("3.51.3") or version in (Version("3.50.7"), Version("3.44.6"))
    assert fixed, f"SQLite {version} can lose a committed write when the log is reset"


# --- rooms

WITHOUT_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} was imported where Qt cannot load")

sys.meta_path.insert(0, NoQt())
seen = 0
for room in ("domain", "usecases", "settings", "store", "printing", "bootstrap", "cli", "testing", "virtual"):
    module = importlib.import_module(f"frontdesk.{room}")
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), module.__name__ + "."):
        if ".migrations" in found.name:
            continue  # Alembic runs these, inside its own context
        importlib.import_module(found.name)
        seen += 1
print(seen)
"""


def test_everything_but_the_windows_loads_where_qt_cannot() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


# One forbidden import for each contract: where it is planted, and what.
PLANTED = {
    "Rooms import downwards only": ("usecases/planted.py", "import frontdesk.bootstrap"),
    "The domain knows nothing but the standard library": ("domain/planted.py", "import sqlalchemy"),
    "Use cases know neither a database nor a printer nor a file": (
        "usecases/planted_too.py",
        "import escpos",
    ),
    "Settings know only the domain": ("settings/planted.py", "import frontdesk.usecases"),
    "The store knows the domain and the ports of the use cases": (
        "store/planted.py",
        "import frontdesk.usecases.reception",
    ),
    "Printing knows no database": ("printing/planted.py", "import psycopg"),
    "Shared Qt parts start use cases and render values, nothing else": (
        "qt/planted.py",
        "import frontdesk.store",
    ),
    "Programs never import each other": ("apps/display/planted.py", "import frontdesk.apps.reception"),
    "Programs reach store and printers through bootstrap only": (
        "apps/reception/planted.py",
        "import frontdesk.store",
    ),
    "The command line has no screen; one module starts the programs, late": (
        "cli/planted.py",
        "import frontdesk.apps.display",
    ),
    "PySide6 only in qt, apps, demo and the painter of bitmaps": ("store/planted_too.py", "import PySide6"),
    "Files of other programs know the domain and the values that they are read into": (
        "exchange/planted.py",
        "import sqlalchemy",
    ),
    "The virtual printer shares nothing with the part that writes ESC/POS but the picture": (
        "virtual/planted.py",
        "import frontdesk.printing.escpos",
    ),
    "Only the demo and the tests use frontdesk.testing": ("bootstrap.py", "import frontdesk.testing"),
}


def lint_imports(folder: Path) -> str:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src"), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.slow
def test_each_import_contract_finds_a_planted_import(tmp_path: Path) -> None:
    contracts = {contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"]}
    assert contracts == set(PLANTED)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for place, line in PLANTED.values():
        file = tmp_path / "src" / "frontdesk" / place
        file.write_text((file.read_text("utf-8") if file.exists() else "") + f"\n{line}\n", "utf-8")
    report = lint_imports(tmp_path)
    for name in PLANTED:
        assert re.search(rf"^{re.escape(name)} BROKEN", report, re.MULTILINE), f"{name}\n{report}"


def test_only_painter_and_typesetter_import_qt_in_printing_and_only_qtgui_late() -> None:
    for file in sorted((ROOT / "src" / "frontdesk" / "printing").rglob("*.py")):
        for line in file.read_text("utf-8").splitlines():
            if "import" in line and "PySide6" in line:
                assert file.name in ("painter.py", "typesetter.py"), f"{file.name}: {line}"
                assert re.match(r"\s+from PySide6\.Qt(Gui|Core) import ", line), (
                    f"not late, or not QtGui: {line}"
                )


# --- the set-up script


def fake(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


def run_setup(folder: Path, level: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of the set-up script in an empty checkout; commands in folder/bin come before all others."""
    (folder / "packaging").mkdir(exist_ok=True)
    shutil.copy(ROOT / "packaging" / "setup.sh", folder / "packaging")
    return subprocess.run(
        ["bash", folder / "packaging" / "setup.sh", level],
        env={"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "PYTHON": sys.executable, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A folder of commands that stand in for those of a fresh Debian where apt is refused."""
    folder = tmp_path / "bin"
    folder.mkdir()
    fake(folder, "dpkg-query", "echo 'installed libgl1'; echo 'installed libglib2.0-0t64'")
    fake(folder, "apt-get", "echo 'E: are you root?' >&2; exit 100")
    fake(folder, "sudo", 'echo "sudo: a password is required" >&2; exit 1')
    fake(folder, "id", "echo 1000")
    return folder


def test_setup_names_the_exact_command_when_apt_is_refused(tmp_path: Path, commands: Path) -> None:
    done = run_setup(tmp_path, "run")
    assert done.returncode == 1
    command = done.stderr.splitlines()[-1]
    assert "apt-get install --no-install-recommends" in command
    assert "libegl1" in command
    assert "libgl1" not in command, "it is installed"
    assert "libglib2.0-0" not in command, "it is installed under its newer name"
    assert "xvfb" not in command, "only the tests need it"
    assert not (tmp_path / ".venv").exists()


def test_setup_asks_for_what_the_tests_need_only_for_the_tests(tmp_path: Path, commands: Path) -> None:
    done = run_setup(tmp_path, "dev")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("xvfb postgresql cups")


def test_setup_refuses_an_unknown_level(tmp_path: Path) -> None:
    done = run_setup(tmp_path, "everything")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_make_alone_lists_the_targets() -> None:
    make = shutil.which("make")
    assert make is not None
    done = subprocess.run([make, "-C", str(ROOT)], capture_output=True, text=True, timeout=30, check=True)
    for target in ("setup", "demo", "test", "lint", "format", "bench", "locks", "clean"):
        assert re.search(rf"^  make {target} +\S", done.stdout, re.MULTILINE), target
