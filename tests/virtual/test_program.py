"""``frontdesk printer virtual`` as people start it: a real process, orders on its standard input."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from frontdesk.virtual.console import ORDERS, Console, UnknownOrderError
from frontdesk.virtual.printer import VirtualPrinter
from tests.virtual.jobs import JOB, proven

Start = Callable[..., subprocess.Popen[str]]
COMMAND = [sys.executable, "-m", "frontdesk", "printer", "virtual"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def start(*options: str, json: bool = True) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*COMMAND, *options],
            env=os.environ
            | {"FRONTDESK_JSON": "1" if json else "0", "FRONTDESK_LOGS": str(tmp_path / "logs")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # Whoever runs the tests in the background of a shell has them ignore it, and their children too.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL) if os.name == "posix" else None,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate(timeout=10)


def told(process: subprocess.Popen[str]) -> dict[str, object]:
    assert process.stdout is not None
    found = json.loads(process.stdout.readline())
    assert isinstance(found, dict)
    return found


def order(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def connect(url: object) -> socket.socket:
    host, _, port = str(url).removeprefix("tcp://").partition(":")
    return socket.create_connection((host, int(port)), timeout=10)


def test_it_prints_fails_on_order_and_recovers(start: Start, tmp_path: Path) -> None:
    process = start("--headless", "--port", "0", "--out", str(tmp_path / "slips"))
    with connect(told(process)["url"]) as sender:
        order(process, "  Paper   OUT ")
        assert told(process)["paper_out"] is True
        sender.sendall(JOB + b"\x10\x04\x04")
        assert sender.recv(1) == b"\x7e"
        order(process, "paper in")
        facts, slip = told(process), told(process)
        if "slip" in facts:  # the slip may be cut before the order is answered
            facts, slip = slip, facts
        assert facts["paper_out"] is False
        assert slip == {"slip": 1, "file": str(tmp_path / "slips" / "0001.png"), "alarms": []}
        assert sender.recv(7) == proven()
    assert (tmp_path / "slips" / "0001.png").read_bytes().startswith(b"\x89PNG")
    order(process, "quit")
    assert process.wait(10) == 0


def test_an_unknown_order_is_one_sentence_with_all_there_are(start: Start) -> None:
    process = start("--headless", "--port", "0", json=False)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("The virtual printer is tcp://127.0.0.1:")
    out, err = process.communicate("paper ou\nstatus\nquit\n", timeout=20)
    assert out == "ready; 0 bytes received, 0 held, slips: 0, alarms: 0\n"
    assert err.count("\n") == 1
    assert all(known in err for known in ORDERS)


def test_it_goes_on_when_nobody_gives_orders_any_more(start: Start) -> None:
    process = start("--headless", "--port", "0")
    url = told(process)["url"]
    assert process.stdin is not None
    process.stdin.close()
    with connect(url) as sender:
        sender.sendall(JOB)
        assert sender.recv(7) == proven()
    assert told(process)["slip"] == 1
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    process.stdin = None


def test_alarms_are_told_with_their_slip(start: Start) -> None:
    process = start("--headless", "--port", "0")
    with connect(told(process)["url"]) as sender:
        sender.sendall(b"\x07" + JOB + JOB)
        assert told(process)["alarms"] == ["byte 0x07 outside a command"]
        assert told(process)["alarms"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_serial_line(start: Start) -> None:
    process = start("--headless", "--serial", "--proof", "gs_r")
    first = told(process)
    assert first["url"] == f"serial://{first['path']}"
    node = os.open(str(first["path"]), os.O_RDWR | os.O_NOCTTY)
    try:
        os.write(node, JOB + b"\x1dr1")
        assert os.read(node, 9) == b"\x00"
    finally:
        os.close(node)
    assert told(process)["slip"] == 1
    order(process, "drop 5")
    assert process.stderr is not None
    assert "unknown_order" in process.stderr.readline()


def test_a_taken_port_is_one_sentence(start: Start) -> None:
    with VirtualPrinter() as printer:
        process = start("--headless", "--port", str(printer.port), json=False)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.count("\n")) == (2, "", 1)
    assert f"127.0.0.1:{printer.port}" in err


@pytest.mark.parametrize(
    "options",
    [
        ("--port", "70000"),
        ("--dots", "x"),
        ("--speed", "-1"),
        ("--proof", "word"),
        ("--listen", "not an address", "--headless"),
        ("--out", __file__, "--headless", "--port", "0"),
        ("--window", "--headless"),
    ],
)
def test_wrong_options_are_one_sentence(start: Start, options: tuple[str, ...]) -> None:
    out, err = (process := start(*options, json=False)).communicate(timeout=20)
    assert (process.returncode, out, err.count("\n")) == (2, "", 1)


class TestConsole:
    @pytest.fixture
    def printer(self) -> Iterator[VirtualPrinter]:
        with VirtualPrinter() as printer:
            yield printer

    @pytest.mark.parametrize(
        ("on", "off", "switch", "words"),
        [
            ("paper out", "paper in", "paper_out", "paper out"),
            ("paper low", "paper in", "paper_low", "paper low"),
            ("cover open", "cover close", "cover_open", "cover open"),
            ("cutter jam", "cutter free", "cutter_jam", "cutter jammed"),
            ("head hot", "head cool", "overheated", "head too hot"),
            ("hang", "go", "hanging", "hanging"),
            ("offline", "online", "offline", "switched off line"),
        ],
    )
    def test_every_switch_by_word(self, printer, on, off, switch, words):
        console = Console(printer)
        assert console.obey(on)[1].startswith(f"{words}; ")
        assert getattr(printer, switch) is True
        assert console.obey(off)[1].startswith("ready; ")
        assert getattr(printer, switch) is False

    def test_orders_with_a_number(self, printer):
        console = Console(printer)
        console.obey("drop 250")
        console.obey("paper rows 99")
        assert (printer.close_after, printer.paper_rows) == (250, 99)

    def test_power(self, printer):
        console = Console(printer)
        assert console.obey("power off")[1].startswith("no power; ")
        with pytest.raises(ConnectionRefusedError):
            connect(f"tcp://127.0.0.1:{printer.port}")
        console.obey("power on")
        connect(f"tcp://127.0.0.1:{printer.port}").close()

    @pytest.mark.parametrize(
        "wrong", ["", "drop", "drop -1", "drop ²", "drop 99999999999", "paper rows 0", "power"]
    )
    def test_wrong_orders_do_nothing(self, printer, wrong):
        with pytest.raises(UnknownOrderError):
            Console(printer).obey(wrong)
        assert (printer.close_after, printer.paper_rows) == (None, None)
