"""The printer on a real port: what its sender sees of everything that can go wrong."""

import contextlib
import select
import socket
import time
from collections.abc import Iterator

import pytest

from frontdesk.virtual.office import OfficePrinter
from frontdesk.virtual.printer import VirtualPrinter
from tests.virtual.jobs import CUT, JOB, NULS, RESET, confirm, picture, proven

ASK = b"\x10\x04\x01"
LIMIT = 10.0


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


def connect(printer: VirtualPrinter | OfficePrinter) -> socket.socket:
    return socket.create_connection(("127.0.0.1", printer.port), timeout=LIMIT)


def hear(connection: socket.socket, length: int) -> bytes:
    """So many bytes, or as many as come before the printer closes."""
    heard = b""
    while len(heard) < length and (data := connection.recv(length - len(heard))):
        heard += data
    return heard


def ended(connection: socket.socket) -> str:
    """How the printer ended the connection, once it has."""
    try:
        return "closed" if connection.recv(1) == b"" else "spoke"
    except ConnectionError:
        return "reset"


def push(connection: socket.socket, data: bytes, patience: float = 0.3) -> int:
    """How many bytes the system takes until nobody has taken any more for a while."""
    connection.setblocking(False)
    sent = 0
    while sent < len(data) and select.select([], [connection], [], patience)[1]:
        sent += connection.send(data[sent : sent + 65536])
    connection.settimeout(LIMIT)
    return sent


def test_a_job_is_printed_and_proven(printer):
    with connect(printer) as sender:
        sender.sendall(JOB)
        assert hear(sender, 7) == proven()
    assert printer.wait_for_slips(1)[0].height == 40
    assert printer.alarms == []


@pytest.mark.parametrize("switch", ["paper_out", "cover_open", "cutter_jam", "overheated", "offline"])
def test_a_held_job_answers_questions_and_comes_out_in_the_end(printer, switch):
    setattr(printer, switch, True)
    with connect(printer) as sender:
        sender.sendall(JOB + ASK)
        assert hear(sender, 1) == b"\x1a"
        assert printer.slips == []
        setattr(printer, switch, False)
        assert hear(sender, 7) == proven()
    assert getattr(printer, switch) is False
    assert len(printer.slips) == 1


def test_the_proof_of_a_held_job_goes_to_whoever_is_connected_then(printer):
    """A sender that gave up and came back with another job hears of the first one."""
    printer.paper_out = True
    with connect(printer) as first:
        first.sendall(JOB)
        printer.wait_for_bytes(len(JOB))
    with connect(printer) as second:
        second.sendall(RESET + picture(8) + CUT + confirm(b"zz99"))
        printer.wait_for_connections(2)
        printer.paper_out = False
        assert hear(second, 14) == proven() + proven(b"zz99")
    assert [slip.height for slip in printer.slips] == [40, 8]


def test_behind_a_full_buffer_the_sender_has_to_wait():
    with VirtualPrinter(receive_buffer=4096) as printer, socket.socket() as sender:
        sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        sender.connect(("127.0.0.1", printer.port))
        printer.paper_out = True
        job = RESET + picture(100) * 100 + CUT
        sent = push(sender, job)
        assert 4096 <= sent < len(job)
        assert printer.received <= 4096 + 72
        printer.paper_out = False
        sender.sendall(job[sent:])
        assert printer.wait_for_slips(1)[0].height == 10_000


def test_a_hanging_printer_takes_a_connection_and_says_nothing(printer):
    printer.hanging = True
    with connect(printer) as sender:
        sender.sendall(JOB + ASK)
        printer.wait_for_connections(1)
        assert select.select([sender], [], [], 0.2)[0] == []
        printer.hanging = False
        assert hear(sender, 8) == b"\x12" + proven()  # the question overtakes


SMALL = RESET + picture(2, wide=3) + CUT + confirm()


def test_dropped_after_every_single_byte_of_a_job(printer):
    for after in range(len(SMALL) + 1):
        before = printer.received
        printer.close_after = after
        with contextlib.suppress(ConnectionError), connect(printer) as sender:
            sender.sendall(SMALL)
            assert ended(sender) in ("closed", "reset")
        printer.wait_until(lambda: printer.close_after is None)
        assert printer.received - before == after
        with connect(printer) as sender:
            sender.sendall(NULS + SMALL.replace(b"ab12", b"next"))
            heard = hear(sender, 7)
            if heard != proven(b"next"):  # the half of a request took zeros for the rest of its number
                assert heard[6:] == b"\0"
                heard = hear(sender, 7)
            assert heard == proven(b"next")
    assert printer.alarms == []


@pytest.mark.parametrize("rudely", [True, False])
def test_a_drop_is_rude_or_polite(printer, rudely):
    printer.close_after, printer.closes_rudely = len(JOB), rudely
    with connect(printer) as sender:
        sender.sendall(JOB)
        assert ended(sender) == ("reset" if rudely else "closed"), "and no proof, though it is printed"
    printer.wait_for_slips(1)


def test_a_connection_that_is_past_the_mark_stays(printer):
    with connect(printer) as first:
        first.sendall(JOB)
        assert hear(first, 7) == proven()
        printer.close_after = 10
        first.sendall(JOB)
        assert hear(first, 7) == proven()
    with connect(printer) as second:
        second.sendall(JOB[:10])
        assert ended(second) == "reset"


def test_power_loss_takes_the_job_and_the_connection(printer):
    printer.paper_out = True
    with connect(printer) as sender:
        sender.sendall(JOB)
        printer.wait_for_bytes(len(JOB))
        printer.power_off()
        assert ended(sender) == "reset"
    with pytest.raises(ConnectionRefusedError):
        connect(printer)
    printer.power_on()
    printer.paper_out = False
    with connect(printer) as sender:
        sender.sendall(RESET + picture(8) + CUT + confirm(b"zz99"))
        assert hear(sender, 7) == proven(b"zz99")
    assert [slip.height for slip in printer.slips] == [8]


def test_away_from_the_network_it_keeps_its_job(printer):
    printer.cover_open = True
    with connect(printer) as sender:
        sender.sendall(JOB)
        printer.wait_for_bytes(len(JOB))
        printer.refusing = True
        assert ended(sender) == "closed"
    printer.cover_open = False
    printer.wait_for_slips(1)
    with pytest.raises(ConnectionRefusedError):
        connect(printer)
    printer.refusing = False
    connect(printer).close()


def test_a_second_connection_waits_for_its_turn(printer):
    with connect(printer) as second_to_come:
        second_to_come.sendall(RESET)
        printer.wait_for_bytes(2)
        with connect(printer) as late:
            late.sendall(ASK)
            assert select.select([late], [], [], 0.2)[0] == []
            second_to_come.close()
            assert hear(late, 1) == b"\x12"


def test_a_second_connection_is_refused_where_the_printer_is_like_that():
    with VirtualPrinter(refuses_second=True) as printer, connect(printer) as first:
        printer.wait_for_connections(1)
        with pytest.raises(ConnectionResetError), connect(printer) as second:
            second.recv(1)
        first.sendall(JOB)
        assert hear(first, 7) == proven()


def test_reports_come_unasked(printer):
    with connect(printer) as sender:
        sender.sendall(b"\x1da\xff")
        assert hear(sender, 4) == b"\x10\x00\x00\x00"
        printer.paper_low = True
        assert hear(sender, 4) == b"\x10\x00\x03\x00"


def test_paper_that_ends_by_itself(printer):
    printer.paper_rows = 30
    with connect(printer) as sender:
        sender.sendall(JOB)
        printer.wait_until(lambda: printer.paper_out)
        printer.paper_out = False
        assert hear(sender, 7) == proven()
    assert [scrap.height for scrap in printer.scraps] == [30]
    assert [slip.height for slip in printer.slips] == [10]


def test_a_silent_printer_prints(printer):
    printer.silent = True
    with connect(printer) as sender:
        sender.sendall(JOB + ASK)
        printer.wait_for_slips(1)
        assert select.select([sender], [], [], 0.2)[0] == []


def test_without_a_cutter_a_slip_ends_with_its_connection():
    with VirtualPrinter(cutter=False) as printer:
        for height in (20, 30):
            with connect(printer) as sender:
                sender.sendall(RESET + picture(height))
        assert [slip.height for slip in printer.wait_for_slips(2)] == [20, 30]


def test_slips_are_handed_out_as_pictures_in_order():
    pngs: list[bytes] = []
    with VirtualPrinter(keep=1, on_slip=pngs.append) as printer, connect(printer) as sender:
        for number in range(5):
            sender.sendall(RESET + picture(number + 1) + CUT + confirm())
            assert hear(sender, 7) == proven()
        printer.wait_until(lambda: len(pngs) == 5)
    assert all(png.startswith(b"\x89PNG") for png in pngs)
    assert len(printer.slips) == 1


def test_paper_at_a_real_speed_takes_real_time():
    with VirtualPrinter(speed_mm_s=200) as printer, connect(printer) as sender:
        start = time.monotonic()
        sender.sendall(JOB)
        assert hear(sender, 7) == proven()
        assert time.monotonic() - start >= 40 / 8 / 200 + 0.3


def test_a_taken_port_is_an_error():
    with VirtualPrinter() as printer, pytest.raises(OSError, match="in use"):
        VirtualPrinter(port=printer.port)


class TestOffice:
    """What answers on port 9100 need not be a ticket printer."""

    def test_it_speaks_its_own_language_and_no_other(self):
        with OfficePrinter() as office, connect(office) as sender:
            sender.sendall(ASK + b"\n\x1b%-12345X@PJL INFO STATUS\r\n@PJL ECHO 42\r\n")
            assert hear(sender, 74).startswith(b"@PJL INFO STATUS\r\nCODE=10001")
        assert office.spoiled

    def test_a_question_in_its_own_language_spoils_no_sheet(self):
        with OfficePrinter() as office, connect(office) as sender:
            sender.sendall(b"\x1b%-12345X@PJL INFO ID\r\n\x1b%-12345X")
            assert b"Office" in hear(sender, 36)
            assert not office.spoiled

    def test_one_that_says_nothing_records_every_job(self):
        with OfficePrinter(speaks="nothing") as office:
            for job in (b"one", b"two"):
                with connect(office) as sender:
                    sender.sendall(job)
            office.wait_until(lambda: office.jobs == [b"one", b"two"])
            assert office.spoiled
