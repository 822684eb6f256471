"""Every command on a real store: shapes, exit codes, one sentence for each refusal."""

import io
import json
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontdesk import resources
from frontdesk.cli.output import Output
from frontdesk.virtual.printer import VirtualPrinter
from tests.cli.conftest import Command

TICKET = {
    "id", "number", "series", "service", "agency", "state", "language", "need", "business_day", "issued_at",
    "due_at", "ahead", "wait", "desk", "print",
}  # fmt: skip
CALL = {"id", "ticket", "desk", "at", "again"}
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def issue(house: Command, *arguments: str) -> dict[str, Any]:
    answer = house("ticket", "issue", *(arguments or ("wba",)), "--anyway")
    assert answer.code == 0, answer.err
    return dict(answer.json["ticket"])


def test_init_counts_what_it_loaded_and_can_be_repeated(house: Command, store_url: str) -> None:
    file = str(resources.path("houses", "haus-der-integration.toml"))
    answer = house("init", "--house", file)
    assert answer.code == 0
    assert {"store", "schema", "site", "agencies", "services", "desks"} <= answer.json.keys()
    assert (answer.json["agencies"], answer.json["desks"]) == (4, 60)


def test_init_with_a_wrong_file_names_the_key_and_creates_no_store(run: Command, tmp_path: Path) -> None:
    broken = tmp_path / "house.toml"
    broken.write_text('[site]\ncode = "x"\nnamen = {}\n', encoding="utf-8")
    answer = run("--store", f"sqlite:///{tmp_path / 'new.sqlite'}", "init", "--house", str(broken))
    assert answer.code == 2
    assert "site.namen" in answer.error["message"]
    assert not (tmp_path / "new.sqlite").exists()


def test_a_ticket_has_every_key_and_the_next_number(house: Command) -> None:
    first = issue(house, "wba", "--language", "ar", "--need", "seat")
    second = issue(house, "neu")
    other = issue(house, "auf")
    assert first.keys() >= TICKET
    assert (first["number"], second["number"], other["number"]) == ("A 001", "A 002", "B 001")
    assert (first["language"], first["need"], first["state"]) == ("ar", "seat", "waiting")
    assert UTC.fullmatch(first["issued_at"])
    assert second["ahead"] == 1
    assert first["print"] is None


def test_a_repeated_operation_gives_the_same_ticket(house: Command) -> None:
    op = str(uuid4())
    first = house("ticket", "issue", "wba", "--anyway", "--op", op)
    again = house("ticket", "issue", "wba", "--anyway", "--op", op)
    assert (first.json["created"], again.json["created"]) == (True, False)
    assert first.json["ticket"]["id"] == again.json["ticket"]["id"]
    assert len(house("ticket", "list").json["tickets"]) == 1


def test_an_operation_of_another_kind_is_refused(house: Command) -> None:
    op = str(uuid4())
    issue(house, "wba", "--op", op)
    answer = house("ticket", "cancel", "A001", "--op", op)
    assert (answer.code, answer.error["code"]) == (3, "operation_reused")


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("ticket", "issue", "nix"), 2, "unknown_service"),
        (("ticket", "issue", "wba", "--language", "xx", "--anyway"), 2, "unknown_language"),
        (("ticket", "issue", "wba", "--op", "seven"), 2, "invalid_value"),
        (("ticket", "show", "A 042"), 2, "unknown_ticket"),
        (("ticket", "show", "\x1b[2J" + "x" * 10_000), 2, "invalid_value"),
        (("ticket", "show", "\udcff"), 2, "invalid_value"),
        (("ticket", "list", "--state", "asleep"), 2, "invalid_value"),
        (("watch", "--interval", "-1"), 2, "usage"),
        (("watch", "--interval", "nan"), 2, "usage"),
        (("call", "next", "--desk", "9.99"), 2, "unknown_desk"),
        (("call", "next", "--desk", "2.14"), 3, "nobody_waiting"),
        (("call", "finish", "--desk", "2.14"), 3, "no_client"),
        (("call", "undo", "--desk", "2.14"), 3, "nothing_to_undo"),
        (("board", "--display", "moon"), 2, "unknown_display"),
        (("ticket", "paint"), 2, "usage"),
        (("call", "next"), 2, "usage"),
        ((), 2, "usage"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_an_exit_code(
    house: Command, arguments: tuple[str, ...], code: int, error: str
) -> None:
    answer = house(*arguments)
    assert (answer.code, answer.error["code"]) == (code, error)
    assert answer.error["message"].strip()
    assert answer.out == ""
    assert "\x1b" not in answer.err


def test_a_whole_visit(house: Command) -> None:
    issue(house, "wba")
    issue(house, "wba", "--need", "seat")
    called = house("call", "next", "--desk", "2.14").json
    assert called["call"].keys() >= CALL
    assert called["call"]["ticket"]["number"] == "A 002"
    assert "A 002" in called["why"]
    again = house("call", "again", "--desk", "2.14").json["call"]
    assert again["again"] is True
    assert again["id"] != called["call"]["id"]
    assert house("call", "start", "--desk", "2.14").json["ticket"]["state"] == "serving"
    assert house("call", "park", "--desk", "2.14").json["ticket"]["state"] == "parked"
    assert house("call", "back", "A002").json["ticket"]["state"] == "waiting"
    assert house("ticket", "transfer", "A 2", "auf").json["ticket"]["service"] == "auf"
    assert house("call", "next", "--desk", "2.14").json["call"]["ticket"]["number"] == "A 001"
    assert house("call", "missed", "--desk", "2.14").json["ticket"]["state"] == "missed"
    assert house("call", "undo", "--desk", "2.14").json["ticket"]["state"] == "called"
    assert house("call", "finish", "--desk", "2.14").json["ticket"]["state"] == "finished"
    history = house("ticket", "show", "A002").json["events"]
    assert [event["kind"] for event in history] == [
        "issued", "called", "called_again", "started", "parked", "came_back", "transferred",
    ]  # fmt: skip
    assert {"at", "kind", "from", "to", "station", "desk", "reason"} <= history[0].keys()
    assert house("ticket", "cancel", "A002").json["ticket"]["state"] == "cancelled"
    assert house("doctor").code == 0


def test_the_next_call_finishes_the_client_at_the_desk(house: Command) -> None:
    issue(house)
    issue(house)
    house("call", "next", "--desk", "2.14")
    assert house("call", "next", "--desk", "2.14").json["finished"] == "A 001"
    empty = house("call", "next", "--desk", "2.14")
    assert (empty.code, empty.error["code"]) == (3, "nobody_waiting")
    states = {t["number"]: t["state"] for t in house("ticket", "list").json["tickets"]}
    assert states == {"A 001": "finished", "A 002": "finished"}


def test_the_board_shows_numbers_and_no_person(house: Command) -> None:
    issue(house, "wba", "--language", "ar", "--need", "urgent")
    issue(house, "wba")
    house("call", "next", "--desk", "2.14")
    board = house("board", "--display", "hall").json
    assert {"display", "at", "revision", "current", "recent", "queues"} <= board.keys()
    assert board["current"]["ticket"]["number"] == "A 001"
    assert board["current"]["desk"] == "2.14"
    assert board["recent"] == []
    jobcenter = next(queue for queue in board["queues"] if queue["agency"] == "jobcenter")
    assert jobcenter["waiting"] == 1
    text = house("board", "--display", "hall").out
    assert not {"language", "need", "service"} & set(board["current"]["ticket"])
    assert "urgent" not in text


def test_a_staffed_desk_gives_the_wait_a_figure(house: Command) -> None:
    assert issue(house)["wait"] is None
    assert house("call", "open", "--desk", "2.14").json["presence"]["state"] == "open"
    waiting = issue(house)
    assert waiting["wait"] is not None
    assert waiting["wait"]["low"] <= waiting["wait"]["high"]


def test_the_day_closes_once(house: Command) -> None:
    issue(house)
    assert house("day", "close").json["closed"] == 1
    assert house("day", "close").json["closed"] == 0
    (ticket,) = house("ticket", "list").json["tickets"]
    assert ticket["state"] == "closed"


def test_a_slip_is_printed_and_reported(house: Command, qapp: object) -> None:
    with VirtualPrinter() as printer:
        answer = house("--printer", printer.url(), "ticket", "issue", "wba", "--anyway")
        assert answer.code == 0, answer.err
        assert answer.json["ticket"]["print"] == {"state": "sent", "copies": 1}
        again = house("--printer", printer.url(), "ticket", "reprint", "A001")
        assert again.json["ticket"]["print"] == {"state": "sent", "copies": 2}
        assert printer.wait_for_slips(2)


def test_a_printer_that_is_away_leaves_the_ticket_standing(house: Command, qapp: object) -> None:
    answer = house("--printer", "tcp://127.0.0.1:9?profile=generic_80", "ticket", "issue", "wba", "--anyway")
    assert answer.code == 5
    assert answer.error["code"] == "printer"
    assert answer.json["ticket"]["state"] == "waiting"
    assert answer.json["ticket"]["print"]["state"] == "failed"


def test_a_station_without_a_printer_says_how_to_name_one(house: Command) -> None:
    answer = house("ticket", "reprint", issue(house)["number"])
    assert (answer.code, answer.error["code"]) == (5, "printer")
    assert "no printer" in answer.error["message"]
    assert "--printer" in answer.error["message"]


def test_a_wrong_printer_url_is_refused_before_a_ticket_exists(house: Command) -> None:
    answer = house("--printer", "smoke://signal", "ticket", "issue", "wba", "--anyway")
    assert (answer.code, answer.error["code"]) == (5, "printer_url")
    assert house("ticket", "list").json["tickets"] == []


def test_stores_that_cannot_be_used_are_exit_code_four(run: Command, tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.sqlite"
    garbage.write_bytes(b"not a database at all" * 100)
    for url, code in (
        (f"sqlite:///{tmp_path / 'missing.sqlite'}", "store_not_ready"),
        (f"sqlite:///{garbage}", "store_damaged"),
        ("postgresql://nobody@127.0.0.1:9/none", "store_unreachable"),
        ("gopher://x", "store_url"),
    ):
        answer = run("--store", url, "ticket", "list")
        assert (answer.code, answer.error["code"]) == (4, code)
    assert not (tmp_path / "missing.sqlite").exists()


def test_the_doctor_fails_on_a_store_that_cannot_be_opened(run: Command, tmp_path: Path) -> None:
    answer = run("--store", f"sqlite:///{tmp_path / 'missing.sqlite'}", "doctor")
    assert answer.code == 1
    assert any(check["name"] == "store" and not check["ok"] for check in answer.json["checks"])


COMMANDS = """ticket issue · ticket list · ticket show · ticket cancel · ticket transfer · ticket reprint
call next · call again · call start · call finish · call missed · call park · call back · call pick
call undo · board
watch · init · doctor · reception · desk · display · demo · day close"""


@pytest.mark.parametrize("words", re.split(r" · |\n", COMMANDS))
def test_every_command_has_help_with_an_example(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    from frontdesk.cli.main import main

    with pytest.raises(SystemExit) as stop:
        main([*words.split(), "--help"])
    assert stop.value.code == 0
    example = " ".join(capsys.readouterr().out.split()).partition("Example: frontdesk ")[2]
    assert words in example


def test_a_list_of_one_service_is_cut_after_the_others_are_left_out(house: Command) -> None:
    wanted = issue(house, "wba")["number"]
    for _ in range(2):
        issue(house, "neu")
    listed = house("ticket", "list", "--service", "wba", "--limit", "1").json["tickets"]
    assert [ticket["number"] for ticket in listed] == [wanted]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_stream_with_few_signs_still_gets_the_answer(encoding: str) -> None:
    answer, line = {"why": "größer → ж"}, io.BytesIO()
    with io.TextIOWrapper(line, encoding=encoding, write_through=True) as stream:
        Output(as_json=True, out=stream).answer(answer, "")
        assert json.loads(line.getvalue().decode(encoding)) == answer
        Output(as_json=False, out=stream).answer({}, "A 001 → 2.14")
        assert line.getvalue().decode(encoding).splitlines()[1] == "A 001 ? 2.14"


@pytest.mark.parametrize("program", ["reception", "desk", "display"])
def test_a_program_without_a_screen_says_so(
    run: Command, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    answer = run(program)
    assert (answer.code, answer.error["code"]) == (2, "no_screen")


def test_words_for_people_when_no_json_is_asked(house: Command, capfd: pytest.CaptureFixture[str]) -> None:
    from frontdesk.cli.main import main

    issue(house)
    capfd.readouterr()
    assert main(["ticket", "list"]) == 0
    assert capfd.readouterr().out.startswith("A 001  waiting")
    assert main(["ticket", "show", "B 001"]) == 2
    assert capfd.readouterr().err.startswith("frontdesk: ")
