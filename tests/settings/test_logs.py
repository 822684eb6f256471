"""What goes wrong goes into a file of the program, and its absence stops nobody."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.cli import tickets
from frontdesk.cli.main import main
from frontdesk.settings.logs import configure_logging


@pytest.fixture(autouse=True)
def _root_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_records_go_to_the_file_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_LOGS", str(tmp_path / "logs"))
    file = configure_logging("desk")
    logging.getLogger("frontdesk.test").info("the printer is back")
    assert file == tmp_path / "logs" / "desk.log"
    assert "the printer is back" in file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("FRONTDESK_LOGS", str(tmp_path / "file" / "logs"))
    assert configure_logging("desk") is None
    assert capsys.readouterr().err == ""


def test_an_unexpected_error_is_one_line_with_an_id_that_the_log_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FRONTDESK_LOGS", str(tmp_path))

    def broken(*_: object) -> int:
        raise RuntimeError("a wire is loose")

    monkeypatch.setattr(tickets, "list_tickets", broken)
    assert main(["--json", "ticket", "list"]) == 1
    (line,) = capfd.readouterr().err.splitlines()
    error = json.loads(line)["error"]
    assert error["code"] == "unexpected"
    log = (tmp_path / "cli.log").read_text(encoding="utf-8")
    assert "a wire is loose" in log
    assert any(word in error["message"] for word in log.split() if len(word) == 8)
