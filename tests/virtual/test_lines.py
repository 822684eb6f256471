"""The printer on a serial line and at a USB port, opened as a sender opens a device node."""

import errno
import itertools
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.virtual.jobs import JOB, RESET, picture, proven

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from frontdesk.virtual.lines import VirtualSerial, VirtualUsb


@contextmanager
def opened(path: str) -> Iterator[int]:
    node = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        yield node
    finally:
        os.close(node)


def push(node: int, data: bytes, patience: float = 10.0) -> int:
    """How many bytes go out until nobody has taken any for a while."""
    sent = 0
    while sent < len(data) and select.select([], [node], [], patience)[1]:
        sent += os.write(node, data[sent : sent + 4096])
    return sent


def hear(node: int, length: int) -> bytes:
    heard = b""
    while len(heard) < length and select.select([node], [], [], 10.0)[0]:
        heard += os.read(node, length - len(heard))
    return heard


ANY_BYTE = b"\x1dv0\x00\x20\x00\x08\x00" + bytes(range(256))


@pytest.mark.parametrize("kind", [VirtualSerial, VirtualUsb])
def test_every_byte_passes_unchanged_and_the_proof_comes_back(kind):
    with kind() as printer:
        with opened(printer.path) as node:
            assert push(node, RESET + ANY_BYTE + JOB) == len(RESET + ANY_BYTE + JOB)
            assert hear(node, 7) == proven()
        (slip,) = printer.wait_for_slips(1)
        assert b"".join(slip.row(y)[:32] for y in range(8)) == bytes(range(256))
        assert printer.url("generic_80") == f"{kind.scheme}://{printer.path}?profile=generic_80"


def test_it_can_be_opened_again():
    with VirtualSerial() as printer:
        for _ in range(3):
            with opened(printer.path) as node:
                push(node, JOB)
                assert hear(node, 7) == proven()


def test_troubles_are_told_and_a_held_job_comes_out():
    with VirtualSerial() as printer, opened(printer.path) as node:
        printer.paper_out = True
        push(node, JOB + b"\x10\x04\x04")
        assert hear(node, 1) == b"\x7e"
        printer.paper_out = False
        assert hear(node, 7) == proven()


@pytest.mark.parametrize("switch", ["hanging", "cover_open"])
def test_a_printer_that_stops_reading_makes_its_sender_wait(switch):
    job = RESET + picture(100) * 10
    with VirtualSerial() as printer, opened(printer.path) as node:
        setattr(printer, switch, True)
        sent = push(node, job, patience=0.3)
        assert sent < len(job)
        setattr(printer, switch, False)
        assert push(node, job[sent:]) == len(job) - sent
        printer.wait_for_bytes(len(job))


def test_power_loss_forgets_the_job():
    with VirtualSerial() as printer, opened(printer.path) as node:
        printer.offline = True
        push(node, JOB)
        printer.wait_for_bytes(len(JOB))
        printer.power_off()
        printer.offline = False
        printer.power_on()
        push(node, JOB.replace(b"ab12", b"next"))
        assert hear(node, 7) == proven(b"next")
        assert len(printer.slips) == 1


def test_paper_is_taken_by_hand():
    with VirtualSerial(cutter=False) as printer, opened(printer.path) as node:
        push(node, RESET + picture(9))
        printer.wait_until(lambda: printer.paper.rows == 9)
        printer.tear_off()
        assert printer.slips[0].height == 9


def test_unplugged_it_is_gone_and_it_comes_back_under_another_name():
    with VirtualUsb() as printer:
        names = []
        for _ in range(3):
            names.append(printer.path)
            with opened(printer.path) as node:
                push(node, JOB)
                assert hear(node, 7) == proven()
                printer.unplug()
                with pytest.raises(OSError, match="Input/output") as failed:
                    os.write(node, b"x")
                assert failed.value.errno == errno.EIO
            assert not os.path.exists(names[-1])
            assert printer.path == ""
            printer.replug()
        assert all(before != after for before, after in itertools.pairwise(names))


def test_a_job_that_was_held_survives_the_unplugging():
    """It has its own power: the paper that comes later belongs to a sender that saw an error."""
    with VirtualUsb() as printer:
        printer.paper_out = True
        with opened(printer.path) as node:
            push(node, JOB)
            printer.wait_for_bytes(len(JOB))
            printer.unplug()
        printer.paper_out = False
        printer.wait_for_slips(1)
