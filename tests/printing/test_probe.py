"""What a test slip finds out: the proof that works, told by trying and never by a name."""

from dataclasses import replace

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing.lock import EndpointLock
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.printer import open_printer
from frontdesk.printing.probe import probe
from frontdesk.printing.transports.tcp import TcpPort
from frontdesk.printing.transports.usb import UsbPort
from frontdesk.virtual.lines import VirtualUsb
from frontdesk.virtual.office import OfficePrinter
from frontdesk.virtual.printer import VirtualPrinter
from tests.printing.jobs import HURRIED, on_port, on_tcp
from tests.printing.slips import GERMAN

# Long enough for every answer that comes, short enough for those that do not.
LONGER = replace(HURRIED, turn=2.0, status=1.0, stall=5.0, proof=1.0)

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("painting")]


@pytest.fixture(autouse=True)
def _fast_paper(monkeypatch):
    """Nobody waits for the slowest paper there is."""
    monkeypatch.setattr("frontdesk.printing.thermal._SLOWEST_MM_PER_SECOND", 1000.0)


@pytest.mark.parametrize(
    ("proves", "outcome", "best"),
    [
        ("process_id", JobState.PRINTED, "process_id"),
        ("gs_r", JobState.PRINTED, "gs_r"),
        ("none", JobState.SENT, "none"),
    ],
)
def test_the_best_proof_that_works_is_found(tmp_path, proves, outcome, best):
    with VirtualPrinter(proves=proves) as printer:
        ours = on_tcp(printer, tmp_path, deadlines=LONGER)
        result = probe(ours, GERMAN)
        assert (result.outcome.state, result.proof) == (outcome, best)
        assert (result.tells_status, result.finding, result.two_way) == (True, Finding(), True)
        assert result.says_it_is == "virtual"
        assert [trial.name for trial in result.trials] == ["status"] * 4 + ["process_id", "gs_r", "name"]
        assert all(trial.heard for trial in result.trials if trial.works)
        assert len(printer.wait_for_slips(1)) == 1
        assert printer.alarms == []


def test_a_mute_printer_prints_and_proves_nothing(tmp_path):
    with VirtualPrinter(proves="none", tells_status=False) as printer:
        result = probe(on_tcp(printer, tmp_path, deadlines=HURRIED, tells_status=False), GERMAN)
        assert result.outcome.state is JobState.SENT
        assert (result.tells_status, result.finding, result.proof, result.says_it_is) == (
            False,
            None,
            "none",
            "",
        )
        printer.wait_for_slips(1)


def test_a_printer_in_trouble_says_so_and_gets_no_slip(printer, tmp_path):
    printer.cover_open = True
    result = probe(on_tcp(printer, tmp_path), GERMAN)
    assert result.outcome == Outcome(JobState.FAILED, "cover_open")
    assert result.finding == Finding("cover_open")
    assert printer.received == 12


@pytest.mark.parametrize("expected", [True, False])
def test_junk_is_no_answer(tmp_path, expected):
    with VirtualPrinter(proves="gs_r") as printer:
        printer.garbage_status = True
        result = probe(on_tcp(printer, tmp_path, deadlines=HURRIED, tells_status=expected), GERMAN)
        assert result.outcome.state is (JobState.FAILED if expected else JobState.SENT)
        assert result.outcome.reason == ("unclear" if expected else None)
        assert (result.tells_status, result.proof) == (False, "none")
        assert any(trial.heard for trial in result.trials)


def test_whoever_is_not_there_or_taken(tmp_path):
    printer = VirtualPrinter()
    ours = on_tcp(printer, tmp_path, deadlines=HURRIED)
    with EndpointLock("test", folder=tmp_path):
        assert probe(ours, GERMAN).outcome == Outcome(JobState.FAILED, "busy")
    printer.close()
    assert probe(ours, GERMAN).outcome == Outcome(JobState.FAILED, "refused")


def test_a_line_that_breaks_is_told(printer, tmp_path):
    printer.close_after = 2000
    result = probe(on_tcp(printer, tmp_path), GERMAN)
    assert result.outcome.state is JobState.UNKNOWN
    assert result.tells_status


def test_what_cannot_answer_only_prints(tmp_path):
    result = probe(open_printer(f"pdf://{tmp_path}"), GERMAN)
    assert (result.outcome.proof, result.finding) == ("file", Finding())
    result = probe(open_printer(f"file://{tmp_path}/paper"), GERMAN)
    assert (result.outcome.state, result.two_way, result.trials) == (JobState.SENT, False, ())


@pytest.mark.skipif(not hasattr(__import__("os"), "openpty"), reason="this system has no pseudo-terminals")
def test_over_usb_as_well(tmp_path):
    from pathlib import Path

    with VirtualUsb() as usb:
        result = probe(on_port(UsbPort(path=Path(usb.path)), tmp_path), GERMAN)
        assert result.proof == "process_id"


def test_an_office_printer_gets_no_test_slip(tmp_path):
    with OfficePrinter() as office:
        ours = on_port(TcpPort("127.0.0.1", office.port), tmp_path, deadlines=HURRIED)
        assert probe(ours, GERMAN).outcome == Outcome(JobState.FAILED, "mute")
        office.wait_until(lambda: office.jobs == [b"\x10\x04\x01"])
