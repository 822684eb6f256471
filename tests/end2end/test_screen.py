"""The programs as people start them: processes of their own on a real screen, which end without a word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frontdesk.store.open import open_store
from frontdesk.usecases.ports import PresenceState
from tests.end2end.building import SECONDS, load
from tests.end2end.xserver import Screen, x_server

PROGRAMS = {
    "reception": ("reception",),
    "desk": ("desk", "--desk", "2.14"),
    "display": ("display", "--display", "hall", "--window"),
}


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    with x_server(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture
def store(sqlite_url: str) -> str:
    load(sqlite_url)
    return sqlite_url


@contextmanager
def running(screen: Screen, store: str, folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A program on the screen; whatever happens, it is gone after the block."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **{name: value for name, value in os.environ.items() if name.startswith(("PATH", "XDG", "LANG"))},
        "DISPLAY": screen.display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(runtime),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-X", "dev", "-m", "frontdesk", "--store", store, *words]
    program = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield program
    finally:
        if program.poll() is None:
            program.kill()
        program.communicate()


def wait_for(program: subprocess.Popen[str], condition: Callable[[], bool]) -> None:
    pause, deadline = threading.Event(), time.monotonic() + SECONDS
    while not condition():
        assert program.poll() is None, program.communicate()[1]
        assert time.monotonic() < deadline, "this did not happen in time"
        pause.wait(0.1)


def is_painted(screen: Screen) -> bool:
    """Letters have soft edges, so a screen with words on it has many colours; an empty window has one."""
    seen = screen.look()
    return seen.colours > 60 and seen.covered > 0.05


def end(program: subprocess.Popen[str], how: signal.Signals) -> tuple[int, str, str]:
    program.send_signal(how)
    out, err = program.communicate(timeout=SECONDS)
    return program.returncode, out, err


def test_the_screen_is_black_without_a_program(screen: Screen) -> None:
    assert not is_painted(screen)


@pytest.mark.parametrize("words", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_a_program_paints_and_ends_in_order(
    screen: Screen, store: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    with running(screen, store, tmp_path, *words) as program:
        wait_for(program, lambda: is_painted(screen))
        assert end(program, signal.SIGTERM) == (0, "", "")
    assert not is_painted(screen), "its window went with it"


def test_a_program_that_works_ends_in_order(screen: Screen, store: str, tmp_path: Path) -> None:
    """The desk says in the store that it is open, so its store is known to be under way here."""
    with running(screen, store, tmp_path, *PROGRAMS["desk"]) as program:
        looked_at = open_store(store)
        wait_for(program, lambda: bool(looked_at.presences()))
        (presence,) = looked_at.presences()
        looked_at.close()
        assert (presence.desk, presence.state) == ("2.14", PresenceState.OPEN)
        assert end(program, signal.SIGINT) == (0, "", "")


def test_a_screen_with_a_wrong_name_says_so_and_ends(screen: Screen, store: str, tmp_path: Path) -> None:
    with running(screen, store, tmp_path, "display", "--display", "moon", "--window") as program:
        out, err = program.communicate(timeout=SECONDS)
    assert (program.returncode, out) == (2, "")
    assert err.splitlines()[-1].startswith("frontdesk: There is no display “moon” in this house.")
    assert "Traceback" not in err
