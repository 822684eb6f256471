"""The command line under test: called in this process, its answers read back as JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from frontdesk import resources
from frontdesk.cli.main import main
from frontdesk.domain.house import House
from frontdesk.settings.house_file import load_house_file
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation
from frontdesk.usecases import houses


@dataclass
class Answer:
    """What one command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        """The error on stderr, which must be one line of JSON."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return dict(json.loads(lines[0])["error"])


Command = Callable[..., Answer]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Run one command with ``--json`` on no store in particular."""
    for name in ("STORE", "PRINTER", "STATION", "JSON", "LANGUAGE", "SETTINGS"):
        monkeypatch.delenv(f"FRONTDESK_{name}", raising=False)
    # Neither this machine's settings nor its data folder may play a part.
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def command(*arguments: str) -> Answer:
        capfd.readouterr()
        code = main(["--json", *arguments])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return command


@pytest.fixture(scope="session")
def model_house() -> House:
    return load_house_file(resources.path("houses", "haus-der-integration.toml"))


@pytest.fixture
def house(run: Command, store_url: str, model_house: House, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The same with the model house loaded, on each of both databases."""
    monkeypatch.setenv("FRONTDESK_STORE", store_url)
    store = open_store(store_url)
    houses.load_house(store, op=operation(), house=model_house)
    store.close()
    return run
