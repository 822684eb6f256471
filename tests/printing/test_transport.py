"""Every way to a printer: what was handed over, told exactly, and what went wrong."""

import errno
import os
import socket
import stat
import threading
from pathlib import Path
from typing import Any, cast

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import _SENTENCES, Finding, Outcome, broken, reason_sentence
from frontdesk.printing.pdf import save_pdf
from frontdesk.printing.transport import why
from frontdesk.printing.transports.device import DevicePort
from frontdesk.printing.transports.serial import SerialPort
from frontdesk.printing.transports.tcp import TcpPort
from frontdesk.printing.transports.usb import UsbIdentity, UsbPort, usb_printers
from frontdesk.virtual.lines import VirtualSerial, VirtualUsb
from frontdesk.virtual.printer import VirtualPrinter
from tests.printing.jobs import HURRIED, JOB, on_port, payload

posix = pytest.mark.skipif(os.name != "posix", reason="this system has neither FIFOs nor pseudo-terminals")


# --- network


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "host_unknown"),
        (TimeoutError(), "unreachable"),
        (OSError(errno.ENETUNREACH, "unreachable"), "unreachable"),
        (OSError(errno.EHOSTUNREACH, "unreachable"), "unreachable"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "refused"),
        (OSError(errno.EMFILE, "too many"), "io"),
    ],
)
def test_every_failure_to_connect_has_its_reason(monkeypatch, tmp_path, error, reason):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(socket.socket, "connect", fail)
    ours = on_port(TcpPort("127.0.0.1", 9100), tmp_path)
    assert ours.send(payload()) == Outcome(JobState.FAILED, reason, 0)
    assert ours.ask() == Finding(reason)


def test_a_name_that_nobody_knows(tmp_path):
    ours = on_port(TcpPort("printer.invalid", 9100), tmp_path)
    assert ours.send(payload()) == Outcome(JobState.FAILED, "host_unknown", 0)
    assert on_port(TcpPort("x" * 300, 9100), tmp_path).send(payload()).reason == "host_unknown"


def test_a_name_server_that_does_not_answer_costs_no_more_than_a_connection(monkeypatch, tmp_path):
    asked = threading.Event()

    def hang(*args, **kwargs):
        asked.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(socket.gaierror, match="in time"):
        TcpPort("printer.local", 9100).open(0.05)
    asked.set()


def test_a_printer_with_an_address_of_the_new_kind(tmp_path):
    try:
        printer = VirtualPrinter(host="::1")
    except OSError:
        pytest.skip("this system has no IPv6")
    with printer:
        assert on_port(TcpPort("::1", printer.port), tmp_path).send(payload()).state is JobState.PRINTED


def test_without_ipv6_the_other_address_of_the_name_is_tried(monkeypatch, tmp_path, printer):
    """A name server still says both, and the system refuses already to make the socket."""
    found = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", printer.port, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", printer.port)),
    ]
    real = socket.socket

    def make(family=socket.AF_INET, *more, **named):
        if family == socket.AF_INET6:
            raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")
        return real(family, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **named: found)
    monkeypatch.setattr(socket, "socket", make)
    ours = on_port(TcpPort("printer.local", printer.port), tmp_path)
    assert ours.send(payload()).state is JobState.PRINTED
    del found[1]
    assert ours.send(payload()) == Outcome(JobState.FAILED, "unreachable", 0)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (BrokenPipeError(errno.EPIPE, "gone"), "closed"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "closed"),
        (OSError(errno.ENOTCONN, "after a reset"), "closed"),
        (OSError(errno.ENODEV, "unplugged"), "device_missing"),
        (OSError(errno.EBUSY, "taken"), "busy"),
        (OSError(errno.ENOSPC, "full"), "disk"),
        (PermissionError(errno.EACCES, "no"), "forbidden"),
        (TimeoutError(), "stalled"),
        (OSError("odd"), "io"),
    ],
)
def test_every_error_of_the_system_has_its_reason(error, reason):
    assert why(error) == reason


# --- files and FIFOs


def on_file(path, folder, **options):
    return on_port(DevicePort(path), folder, tells_status=False, **options)


def test_a_regular_file_gets_every_job_appended_and_is_its_own_proof(tmp_path):
    file = tmp_path / "paper.bin"
    ours = on_file(file, tmp_path)
    for data in (b"one", b"two"):
        assert ours.send(payload("none", data=data)) == Outcome(JobState.PRINTED, None, 3, "file")
    assert file.read_bytes() == b"onetwo"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_missing_folder_is_never_made(tmp_path):
    ours = on_file(tmp_path / "no" / "paper", tmp_path / "locks")
    assert ours.send(payload("none")) == Outcome(JobState.FAILED, "device_missing", 0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["/dev/usb/frontdesk-test-lp9", "/dev/frontdesk-test-lp9"])
def test_an_unplugged_device_leaves_no_file_behind(missing, tmp_path):
    assert on_file(Path(missing), tmp_path).send(payload("none")).reason == "device_missing"
    assert not Path(missing).exists()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")
def test_a_full_disk_took_nothing(tmp_path):
    ours = on_file(Path("/dev/full"), tmp_path)
    assert ours.send(payload("none")) == Outcome(JobState.FAILED, "disk", 0)


@posix
class TestFifo:
    """A FIFO behaves like a printer's device node: it can be absent, slow, and go away."""

    @pytest.fixture
    def fifo(self, tmp_path):
        path = tmp_path / "lp0"
        os.mkfifo(path)
        return path

    def test_nobody_at_the_other_end(self, fifo, tmp_path):
        assert on_file(fifo, tmp_path).send(payload("none")) == Outcome(JobState.FAILED, "device_missing", 0)

    def test_a_reader_takes_everything(self, fifo, tmp_path):
        taken = []
        reader = threading.Thread(target=lambda: taken.append(fifo.read_bytes()))
        reader.start()
        ours = on_file(fifo, tmp_path)
        while (outcome := ours.send(payload("none", data=JOB * 50))).reason == "device_missing":
            pass  # the reader has not opened it yet
        reader.join(10)
        assert outcome == Outcome(JobState.SENT, None, len(JOB) * 50)
        assert taken == [JOB * 50]

    def test_a_reader_that_takes_nothing_stalls(self, fifo, tmp_path):
        reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        try:
            outcome = on_file(fifo, tmp_path, deadlines=HURRIED).send(payload("none", data=bytes(1_000_000)))
        finally:
            os.close(reader)
        assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "stalled")

    def test_a_reader_that_goes_away(self, fifo, tmp_path):
        reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        begun = threading.Event()

        def leave():
            begun.wait(10)
            os.read(reader, 1000)
            os.close(reader)

        leaver = threading.Thread(target=leave)
        leaver.start()
        link = DevicePort(fifo).open(0)
        link.write(bytes(1_000_000))
        begun.set()
        leaver.join(10)
        with pytest.raises(BrokenPipeError):
            link.write(b"more")
        with pytest.raises(BrokenPipeError):
            link.settle(1.0)
        link.close()


# --- USB


@posix
class TestUsb:
    """Pseudo-terminals stand in for the nodes of the driver, a folder for /sys."""

    @pytest.fixture
    def usb(self):
        with VirtualUsb() as printer:
            yield printer
            assert printer.alarms == []

    def sysfs(self, tmp_path, node, *, entry="lp0", vendor="04b8", product="0e15", serial="X1"):
        """What the kernel shows of one plugged-in printer; the real one has the same links."""
        device = tmp_path / "sys" / "devices" / f"usb-{entry}"
        interface = device / "1-1:1.0"
        interface.mkdir(parents=True)
        (device / "idVendor").write_text(vendor + "\n")
        (device / "idProduct").write_text(product + "\n")
        if serial is not None:
            (device / "serial").write_text(serial + "\n")
        shown = tmp_path / "sys" / "class" / "usbmisc" / entry
        shown.mkdir(parents=True)
        (shown / "uevent").write_text(f"MAJOR=180\nMINOR=0\nDEVNAME={Path(node).relative_to('/dev')}\n")
        (shown / "device").symlink_to(interface)

    def unplug(self, tmp_path, entry="lp0"):
        import shutil

        shutil.rmtree(tmp_path / "sys" / "class" / "usbmisc" / entry)
        shutil.rmtree(tmp_path / "sys" / "devices" / f"usb-{entry}")

    def test_it_answers_through_its_node(self, usb, tmp_path):
        ours = on_port(UsbPort(path=Path(usb.path)), tmp_path)
        assert ours.ask() == Finding()
        assert ours.send(payload()).proof == "process_id"
        usb.cover_open = True
        assert ours.send(payload()) == Outcome(JobState.FAILED, "cover_open", 0)

    @pytest.mark.parametrize("by_path", [True, False])
    def test_plugged_in_elsewhere_it_is_found_again(self, usb, tmp_path, by_path):
        self.sysfs(tmp_path, usb.path)
        sysfs = tmp_path / "sys"
        port = (
            UsbPort(path=Path(usb.path), sysfs=sysfs)
            if by_path
            else UsbPort(identity=UsbIdentity("04b8", "0e15", "X1"), sysfs=sysfs)
        )
        ours = on_port(port, tmp_path)
        assert ours.send(payload()).state is JobState.PRINTED
        usb.unplug()
        self.unplug(tmp_path)
        assert ours.send(payload()) == Outcome(JobState.FAILED, "device_missing", 0)
        usb.replug()
        self.sysfs(tmp_path, usb.path, entry="lp3")
        assert ours.send(payload()).state is JobState.PRINTED
        assert len(usb.wait_for_slips(2)) == 2

    def test_another_printer_under_its_path_gets_nothing(self, usb, tmp_path):
        self.sysfs(tmp_path, usb.path)
        ours = on_port(UsbPort(path=Path(usb.path), sysfs=tmp_path / "sys"), tmp_path)
        assert ours.send(payload()).state is JobState.PRINTED
        received = usb.received
        self.unplug(tmp_path)
        self.sysfs(tmp_path, usb.path, serial="X2")
        assert ours.send(payload()) == Outcome(JobState.FAILED, "device_missing", 0)
        assert usb.received == received

    def test_pulled_out_during_the_job(self, usb, tmp_path):
        usb.hanging = True
        ours = on_port(UsbPort(path=Path(usb.path)), tmp_path, tells_status=False)
        puller = threading.Thread(target=usb.unplug)
        data = bytes(1_000_000)
        link_write = os.write
        pulled = threading.Event()

        def write(handle, chunk):
            taken = link_write(handle, chunk)
            if not pulled.is_set():
                pulled.set()
                puller.start()
            return taken

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("frontdesk.printing.transports.device.os.write", write)
            outcome = ours.send(payload(data=data))
        puller.join(10)
        assert outcome.state is JobState.UNKNOWN
        assert outcome.reason in ("closed", "io", "device_missing")

    def test_printers_are_listed_and_what_is_odd_is_left_out(self, tmp_path):
        self.sysfs(tmp_path, "/dev/usb/lp0", vendor="04B8")
        self.sysfs(tmp_path, "/dev/usb/lp1", entry="lp1", serial=None)
        (tmp_path / "sys" / "class" / "usbmisc" / "lp2").mkdir()
        assert usb_printers(tmp_path / "sys") == {
            Path("/dev/usb/lp0"): UsbIdentity("04b8", "0e15", "x1".upper()),
            Path("/dev/usb/lp1"): UsbIdentity("04b8", "0e15"),
        }
        assert usb_printers(tmp_path / "nothing") == {}

    def test_a_printer_that_may_only_be_written_to_is_only_sent(self, tmp_path, monkeypatch):
        with VirtualUsb(tells_status=False, proves="none") as usb:
            opened = os.open

            def no_reading(path, flags, *mode, **more):
                if path == Path(usb.path) and flags & os.O_RDWR:
                    raise PermissionError(errno.EACCES, "write only")
                return opened(path, flags, *mode, **more)

            monkeypatch.setattr("frontdesk.printing.transports.device.os.open", no_reading)
            ours = on_port(UsbPort(path=Path(usb.path)), tmp_path)
            assert ours.ask() is None
            assert ours.send(payload()).state is JobState.SENT
            usb.wait_for_slips(1)


# --- serial


@posix
class TestSerial:
    @pytest.fixture
    def line(self):
        with VirtualSerial() as printer:
            yield printer
            assert printer.alarms == []

    def test_it_prints_and_answers(self, line, tmp_path):
        ours = on_port(SerialPort(line.path), tmp_path)
        assert ours.ask() == Finding()
        for count in (1, 2):
            assert ours.send(payload()).proof == "process_id"
            line.wait_for_slips(count)

    def test_without_a_proof_the_line_is_emptied_first(self, line, tmp_path):
        ours = on_port(SerialPort(line.path), tmp_path, tells_status=False)
        assert ours.send(payload("none")) == Outcome(JobState.SENT, None, len(JOB))
        line.wait_for_slips(1)

    def test_a_printer_that_takes_nothing_does_not_hold_us(self, line, tmp_path):
        line.hanging = True
        ours = on_port(SerialPort(line.path), tmp_path, deadlines=HURRIED, tells_status=False)
        outcome = ours.send(payload(data=bytes(200_000)))
        assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "stalled")
        assert 0 < outcome.bytes_sent < 200_000

    def test_no_answer_is_no_paper_status(self, line, tmp_path):
        line.silent = True
        ours = on_port(SerialPort(line.path), tmp_path, deadlines=HURRIED)
        assert ours.send(payload()) == Outcome(JobState.FAILED, "mute", 0)
        assert ours.ask() == Finding("mute")

    def test_a_second_program_is_turned_away(self, line, tmp_path):
        first = SerialPort(line.path).open(1.0)
        try:
            assert on_port(SerialPort(line.path), tmp_path).send(payload()).reason == "busy"
        finally:
            first.close()

    def test_dsr_is_looked_at_before_each_piece(self, line):
        link = SerialPort(line.path, flow="none").open(1.0)
        ready = False

        class Line:
            out_waiting = 0
            written = b""

            @property
            def dsr(self):
                return ready

            def write(self, data):
                self.written += data
                return len(data)

            def __getattr__(self, name):
                return getattr(real, name)

        real, fake = link._line, Line()
        link._line, link._watch_dsr = cast(Any, fake), True
        assert link.write(b"x" * 100) == 0
        ready = True
        assert link.write(b"x" * 100) == 64
        assert fake.written == b"x" * 64
        link.close()

    def test_what_is_under_way_stays_short(self, line):
        """Else a slow line carries on for seconds after the last byte was taken from us."""
        link = SerialPort(line.path, baud=9600).open(1.0)
        real = link._line

        class Line:
            out_waiting = 0

            def write(self, data):
                self.out_waiting += len(data)
                return len(data)

            def __getattr__(self, name):
                return getattr(real, name)

        link._line = cast(Any, Line())
        taken = 0
        while now := link.write(b"x" * 1000):
            taken += now
        assert 0 < taken <= 192
        link.wait(0.001, to_write=True)
        link._line = real
        link.close()

    def test_giving_up_forgets_what_still_waits(self, line):
        """Else the system waits half a minute for a printer that takes nothing, and then prints late."""
        link = SerialPort(line.path).open(1.0)
        real, calls = link._line, []

        class Line:
            def reset_output_buffer(self):
                calls.append("forget")

            def close(self):
                calls.append("close")
                real.close()

        link._line = cast(Any, Line())
        link.close(drop=True)
        assert calls == ["forget", "close"]

    def test_a_line_that_went_away_is_closed_without_a_word(self):
        """An adapter that was pulled out; the error of the system for that is no OSError."""
        far, near = os.openpty()
        link = SerialPort(os.ttyname(near)).open(1.0)
        os.close(near)
        os.close(far)
        link.close(drop=True)
        assert not link._line.is_open

    def test_a_line_that_goes_while_it_is_opened_is_an_error_of_the_system(self, line, tmp_path, monkeypatch):
        import termios

        def gone(*args):
            raise termios.error(errno.EIO, "Input/output error")

        monkeypatch.setattr(termios, "tcflush", gone)
        ours = on_port(SerialPort(line.path), tmp_path)
        assert ours.send(payload()) == Outcome(JobState.FAILED, "io", 0)
        assert ours.ask() == Finding("io")

    @pytest.mark.parametrize("flow", ["rtscts", "xonxoff", "none"])
    def test_every_flow_control_opens(self, line, flow):
        SerialPort(line.path, baud=19200, flow=flow).open(1.0).close()

    def test_a_line_that_is_not_there(self, tmp_path):
        ours = on_port(SerialPort("/dev/frontdesk-test-tty"), tmp_path)
        assert ours.send(payload()) == Outcome(JobState.FAILED, "device_missing", 0)


# --- PDFs


def test_a_pdf_never_replaces_another(tmp_path):
    for content in (b"one", b"two", b"three"):
        assert save_pdf(tmp_path, "2026-11-23_A-053", content) == Outcome(
            JobState.PRINTED, None, len(content), "file"
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


# --- outcomes


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
