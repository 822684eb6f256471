"""The demo in its own process, without a screen: a whole morning, and what it leaves behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from frontdesk.demo.figures import Figures
from frontdesk.demo.stage import Stage
from frontdesk.demo.summary import write_summary

pytestmark = pytest.mark.slow

WINDOWS = ("reception", "desk", "display-hall", "paper")


@dataclass
class Morning:
    """A demo that has ended: what it left, and what it told."""

    folder: Path
    told: dict[str, Any]


def frontdesk(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command in a home of its own, without any screen in reach."""
    kept = {name: value for name, value in os.environ.items() if name.startswith("PATH")}
    environment = {**kept, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "frontdesk", "--json", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=280)


def colours(path: Path) -> int:
    with Image.open(path) as picture:
        found = picture.convert("RGB").getcolors(maxcolors=1 << 24)
    assert found is not None
    return len(found)


@pytest.mark.timeout(300)  # a minute alone; twice that on a machine that does much else
def test_a_morning_without_a_screen(tmp_path: Path) -> None:
    """One test, so that the morning is played once, however many processes share the tests."""
    done = frontdesk(tmp_path, "demo", "--headless", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    morning = Morning(tmp_path / "out", dict(json.loads(done.stdout)))
    check_told(morning)
    check_windows(morning)
    check_slips(morning)
    check_summary(morning)
    check_store(morning)


def check_told(morning: Morning) -> None:
    told = morning.told
    assert told["broken"] == []
    assert told["tickets"] > 50
    assert told["tickets"] >= told["calls"] * 0.8 > 0
    # On a busy machine the printer may not keep up with a morning that is played within seconds.
    assert told["slips"] > 20


def check_windows(morning: Morning) -> None:
    assert [Path(path) for path in morning.told["pictures"]] == [
        morning.folder / f"{name}.png" for name in ("reception", "display-hall", "desk", "paper")
    ]
    for name in WINDOWS:
        assert colours(morning.folder / f"{name}.png") > 60, name
        with Image.open(morning.folder / f"{name}.png") as picture:
            assert picture.mode == "RGB", f"{name}: what is clear shows what was painted before"


def check_slips(morning: Morning) -> None:
    slips = sorted((morning.folder / "tickets").iterdir())
    assert [slip.name for slip in slips] == [f"{n:03d}.png" for n in range(1, morning.told["slips"] + 1)]
    for slip in (slips[0], slips[-1]):
        with Image.open(slip) as picture:
            assert picture.width == 576
        assert colours(slip) == 2, "ink and paper"


def check_summary(morning: Morning) -> None:
    pages = pypdf.PdfReader(morning.folder / "summary.pdf").pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    told = morning.told
    assert "Haus der Integration" in text
    assert f"{told['tickets']} Tickets ausgegeben" in text
    assert f"{told['calls']} Aufrufe" in text
    for agency in ("Jobcenter", "Ausländerbehörde", "Wirtschaftliche Hilfe"):
        assert agency in text
    assert len(pages[0].images) == len(WINDOWS)


def check_store(morning: Morning) -> None:
    store = f"sqlite:///{morning.folder / 'house.sqlite3'}"
    done = frontdesk(morning.folder, "--store", store, "doctor")
    assert [check for check in json.loads(done.stdout)["checks"] if not check["ok"]] == []
    assert done.returncode == 0


def test_the_summary_does_without_pictures(tmp_path: Path) -> None:
    """On a screen nobody takes pictures: the windows are closed by hand."""
    stage = Stage(tmp_path, pace=0.0, seed=1, on_slip=lambda slip: None)
    figures = Figures(day=date(2026, 11, 23), agencies=(), steps=Counter(), slips=Counter())
    write_summary(tmp_path / "summary.pdf", house=stage.house, figures=figures, checks=(), pictures=())
    stage.close()
    assert len(pypdf.PdfReader(tmp_path / "summary.pdf").pages) == 1
