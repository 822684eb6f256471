"""How far the bytes came, said honestly: against a printer that refuses, hangs, closes and answers."""

import errno
import os
import socket
import stat
import sys
import threading

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import _SENTENCES, Outcome, broken, reason_sentence
from frontdesk.printing.pdf import save_pdf
from frontdesk.printing.transport import FileTransport, TcpTransport
from frontdesk.virtual.printer import VirtualPrinter

RESET = b"\x1b@"
JOB = RESET + b"\x1dv0\x00\x48\x00\x40\x00" + b"\xff" * (72 * 64) + b"\x1dVB\x00"
CONFIRM = b"\x1d(H\x06\x00\x30\x30ab12"
ANSWER = b"\x37\x22ab12\x00"
# More than every buffer between here and there.
ENDLESS = bytes(24_000_000)


def tcp(printer, **more):
    return TcpTransport("127.0.0.1", printer.port, stall_timeout=0.4, **more)


def test_a_job_arrives_whole_and_is_sent_without_proof(printer):
    outcome = tcp(printer).send(JOB)
    assert outcome == Outcome(JobState.SENT, None, len(JOB))
    assert printer.wait_for_slips(1)[0].height == 64


def test_a_job_is_printed_when_the_printer_confirms(printer):
    outcome = tcp(printer).send(JOB + CONFIRM, answer=ANSWER, answer_timeout=5.0)
    assert outcome.state is JobState.PRINTED


def test_the_answer_to_an_older_attempt_proves_nothing(printer):
    outcome = tcp(printer).send(JOB + CONFIRM, answer=b"\x37\x22zz99\x00", answer_timeout=0.3)
    assert outcome == Outcome(JobState.UNKNOWN, "no_proof", len(JOB) + len(CONFIRM))


def test_a_silent_printer_leaves_the_outcome_unknown(printer):
    printer.silent = True
    outcome = tcp(printer).send(JOB + CONFIRM, answer=ANSWER, answer_timeout=0.3)
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "no_proof")


def test_a_printer_that_is_off_got_nothing(printer):
    printer.refusing = True
    assert tcp(printer).send(JOB) == Outcome(JobState.FAILED, "refused", 0)
    printer.refusing = False
    assert tcp(printer).send(JOB).state is JobState.SENT
    printer.wait_for_slips(1)


def test_a_printer_that_takes_no_more_leaves_the_outcome_unknown(printer):
    printer.hanging = True
    outcome = tcp(printer).send(ENDLESS)
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "stalled")
    assert 0 < outcome.bytes_sent < len(ENDLESS)


def test_what_the_system_swallowed_for_a_hanging_printer_is_only_sent(printer):
    """Nobody can know better without a proof; that is why SENT is not PRINTED."""
    printer.hanging = True
    assert tcp(printer).send(JOB).state is JobState.SENT
    assert printer.slips == []
    printer.hanging = False
    printer.wait_for_slips(1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is still on its way")
def test_bytes_that_never_left_this_computer_are_not_sent():
    """Our own system took the whole job, the printer a few kilobytes of it."""
    with VirtualPrinter(receive_buffer=4096) as printer:
        printer.hanging = True
        outcome = tcp(printer).send(JOB * 40)
        assert outcome == Outcome(JobState.UNKNOWN, "stalled", len(JOB) * 40)


@pytest.mark.parametrize("rudely", [True, False])
@pytest.mark.parametrize("after", [1, 3000])
def test_a_printer_that_goes_away_half_way_leaves_the_outcome_unknown(printer, rudely, after):
    printer.closes_rudely = rudely
    printer.close_after = after
    outcome = tcp(printer).send(ENDLESS)
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "closed")


def test_a_small_job_that_nobody_read_is_not_sent(printer):
    """The whole job fits into the system's buffer, so only the reset after it tells."""
    printer.close_after = 100
    outcome = tcp(printer).send(JOB)
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "closed")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "host_unknown"),
        (TimeoutError(), "unreachable"),
        (OSError(errno.ENETUNREACH, "unreachable"), "unreachable"),
        (ConnectionRefusedError(), "refused"),
    ],
)
def test_every_failure_to_connect_has_its_reason(monkeypatch, error, reason):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(socket, "create_connection", fail)
    assert TcpTransport("printer", 9100).send(JOB) == Outcome(JobState.FAILED, reason, 0)


def test_a_regular_file_gets_every_job_appended(tmp_path):
    file = tmp_path / "paper.bin"
    assert FileTransport(file).send(b"one") == Outcome(JobState.PRINTED, None, 3)
    assert FileTransport(file).send(b"two").state is JobState.PRINTED
    assert file.read_bytes() == b"onetwo"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_missing_folder_is_never_made(tmp_path):
    assert FileTransport(tmp_path / "no" / "paper").send(b"x") == Outcome(
        JobState.FAILED, "device_missing", 0
    )
    assert list(tmp_path.iterdir()) == []


def test_an_unplugged_device_leaves_no_file_behind():
    from pathlib import Path

    missing = Path("/dev/usb/frontdesk-test-lp9")
    assert FileTransport(missing).send(b"x") == Outcome(JobState.FAILED, "device_missing", 0)
    missing = Path("/dev/frontdesk-test-lp9")
    assert FileTransport(missing).send(b"x") == Outcome(JobState.FAILED, "device_missing", 0)
    assert not missing.exists()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")
def test_a_full_disk_took_nothing():
    from pathlib import Path

    assert FileTransport(Path("/dev/full")).send(b"x") == Outcome(JobState.FAILED, "disk", 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
class TestDevice:
    """A FIFO behaves like a printer's device node: it can be absent, slow, and go away."""

    @pytest.fixture
    def fifo(self, tmp_path):
        path = tmp_path / "lp0"
        os.mkfifo(path)
        return path

    def test_nobody_at_the_other_end(self, fifo):
        assert FileTransport(fifo).send(JOB) == Outcome(JobState.FAILED, "device_missing", 0)

    def test_a_reader_takes_everything(self, fifo):
        taken = []
        reader = threading.Thread(target=lambda: taken.append(fifo.read_bytes()))
        reader.start()
        transport = FileTransport(fifo)
        while (outcome := transport.send(JOB * 50)).reason == "device_missing":
            pass  # the reader has not opened it yet
        reader.join(10)
        assert outcome == Outcome(JobState.SENT, None, len(JOB) * 50)
        assert taken == [JOB * 50]

    def test_a_reader_that_takes_nothing_stalls(self, fifo):
        reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        try:
            outcome = FileTransport(fifo, stall_timeout=0.2).send(bytes(1_000_000))
        finally:
            os.close(reader)
        assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "stalled")

    def test_a_reader_that_goes_away(self, fifo):
        reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        timer = threading.Timer(0.1, os.close, [reader])
        timer.start()
        outcome = FileTransport(fifo, stall_timeout=10).send(bytes(1_000_000))
        timer.join()
        assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "closed")


def test_a_pdf_never_replaces_another(tmp_path):
    for content in (b"one", b"two", b"three"):
        assert save_pdf(tmp_path, "2026-11-23_A-053", content) == Outcome(
            JobState.PRINTED, None, len(content)
        )
    found = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert found == {
        "2026-11-23_A-053.pdf": b"one",
        "2026-11-23_A-053-2.pdf": b"two",
        "2026-11-23_A-053-3.pdf": b"three",
    }


def test_a_pdf_without_its_folder_is_not_printed(tmp_path):
    assert save_pdf(tmp_path / "no", "x", b"x") == Outcome(JobState.FAILED, "folder_missing")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_links_works_too(tmp_path, monkeypatch):
    def no_links(*args):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    for content in (b"one", b"two"):
        assert save_pdf(tmp_path, "x", content).state is JobState.PRINTED
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "x.pdf": b"one",
        "x-2.pdf": b"two",
    }


def test_a_disk_that_fills_up_leaves_nothing(tmp_path, monkeypatch):
    def full(*args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    assert save_pdf(tmp_path, "x", b"x") == Outcome(JobState.FAILED, "disk")
    assert list(tmp_path.iterdir()) == []


def test_only_zero_bytes_are_a_failure_that_may_be_repeated():
    assert broken("stalled", 0).state is JobState.FAILED
    assert broken("stalled", 1).state is JobState.UNKNOWN


@pytest.mark.parametrize("reason", _SENTENCES)
def test_every_reason_has_a_sentence_in_both_languages(reason):
    assert reason_sentence(reason) != reason_sentence(reason, "en")
    assert reason_sentence(reason, "xx") == reason_sentence(reason)


def test_an_unknown_reason_is_shown_as_it_is():
    assert reason_sentence("E-77") == "E-77"
    assert reason_sentence(None) == ""
