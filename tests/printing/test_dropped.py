"""A connection that breaks after K bytes, for every K of a real job: never two slips, never a false word."""

import errno
from dataclasses import replace

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing.bitmap import Bitmap
from frontdesk.virtual.machine import Machine
from frontdesk.virtual.paper import Paper
from frontdesk.virtual.printer import VirtualPrinter
from tests.printing.jobs import PATIENT, on_port, on_tcp
from tests.printing.slips import GERMAN

DOTS = 384
ROWS = 48
QUESTIONS = 12


# This wire answers before anybody can look at a clock; only half a question waits for ever.
QUICK = replace(PATIENT, turn=0.0, status=0.02)


class Wire:
    """A port straight into a machine; it breaks after ``limit`` bytes of the job, as a cable does."""

    two_way = True
    stored = False

    def __init__(self, machine):
        self.machine = machine
        self.limit = None
        self._left = None
        self._told = b""

    def open(self, seconds):
        del seconds
        self._left = self.limit
        self._told = b""
        return self

    def write(self, data):
        if self._left is not None:
            if self._left == 0:
                raise ConnectionResetError(errno.ECONNRESET, "broken")
            data = data[: self._left]
            self._left -= len(data)
        self.machine.receive(bytes(data))
        self.machine.run(0.0)
        return len(data)

    def read(self):
        self._told += self.machine.take_answers()
        if self._left == 0:
            # What it says now, nobody hears.
            self._told = b""
            raise ConnectionResetError(errno.ECONNRESET, "broken")
        told, self._told = self._told, b""
        return told

    def wait(self, seconds, *, to_write=False):
        # It answers at once or never.
        del seconds, to_write
        self._told += self.machine.take_answers()

    def settle(self, seconds):
        del seconds

    def close(self, *, drop=False):
        del drop


@pytest.fixture(scope="module")
def job(qapp):
    """The middle of a real ticket, small enough to be broken at every byte."""
    from frontdesk.printing import painter, typesetter

    typesetter.ready()
    bitmap = painter.paint_slip(GERMAN, dots=DOTS, dots_per_mm=8.0)
    top = 160
    return Bitmap(DOTS, ROWS, bitmap.data[top * bitmap.row_bytes : (top + ROWS) * bitmap.row_bytes])


def made(ours, bitmap, monkeypatch):
    monkeypatch.setattr("frontdesk.printing.painter.paint_slip", lambda *args, **kwargs: bitmap)
    return ours.prepare(GERMAN)


def harmless(alarms):
    """Half a command gets zeros for its other half; nothing of the next job is odd."""
    halves = ("ESC 0x00", "GS 0x00", "picture of kind 0x00", "cut through the last lines", "GS ( ")
    return alarms == [] or (len(alarms) == 1 and alarms[0].startswith(halves))


def send_again(ours, bitmap, monkeypatch, limit):
    """The next job, at its second try where half a question stood before it."""
    outcome = ours.send(made(ours, bitmap, monkeypatch))
    if limit < QUESTIONS and outcome.state is JobState.FAILED:
        outcome = ours.send(made(ours, bitmap, monkeypatch))
    return outcome


@pytest.mark.gui
@pytest.mark.parametrize("proof", ["process_id", "gs_r"])
def test_every_byte_at_which_the_line_can_break(job, tmp_path, monkeypatch, proof):
    def fresh(deadlines=PATIENT):
        wire = Wire(Machine(Paper(DOTS)))
        return wire, on_port(wire, tmp_path, deadlines=deadlines, dots=DOTS, proof=proof, strip_rows=8)

    wire, ours = fresh()
    first = made(ours, job, monkeypatch)
    assert ours.send(first).state is JobState.PRINTED
    assert wire.machine.paper.slips == [job]
    ours.assume_unclean()
    second = made(ours, job, monkeypatch)
    assert second.process_id != first.process_id or proof == "gs_r"

    for limit in range(QUESTIONS + len(first.data) + 1):
        wire, ours = fresh(QUICK if limit < QUESTIONS else PATIENT)
        wire.limit = limit
        outcome = ours.send(first)
        taken = max(0, limit - QUESTIONS)
        assert outcome.bytes_sent == taken, limit
        assert outcome.state is (JobState.UNKNOWN if taken else JobState.FAILED), limit
        wire.limit = None
        after = ours.send(second if taken else first)
        if limit < QUESTIONS and after.state is JobState.FAILED:
            # After half a question the next one is taken for its rest, which costs no paper.
            after = ours.send(first)
        believed = proof == "process_id" or not taken
        assert after.state is (JobState.PRINTED if believed else JobState.SENT), limit
        paper = wire.machine.paper
        assert not taken or harmless(paper.alarms), limit
        assert paper.slips[-1].data[-len(job.data) :] == job.data, limit
        # The cut of the broken job counts, too, where it came through.
        assert paper.cuts <= 2, limit


@pytest.mark.gui
@pytest.mark.parametrize("rudely", [True, False], ids=["reset", "end"])
def test_real_connections_that_break(job, tmp_path, monkeypatch, rudely):
    with VirtualPrinter(dots=DOTS) as printer:
        printer.closes_rudely = rudely
        ours = on_tcp(printer, tmp_path, dots=DOTS, strip_rows=8)
        length = len(made(ours, job, monkeypatch).data)
        limits = [1, 3, *range(QUESTIONS, 40), *range(40, length, 211), *range(length - 20, length + 13)]
        for limit in limits:
            before = printer.paper.cuts
            printer.close_after = limit
            outcome = ours.send(made(ours, job, monkeypatch))
            if outcome.state is JobState.PRINTED:
                pytest.fail(f"printed without a proof after {limit} bytes")
            assert outcome.state is (JobState.UNKNOWN if outcome.bytes_sent else JobState.FAILED)
            printer.wait_until(lambda: printer.close_after is None)
            after = send_again(ours, job, monkeypatch, limit)
            assert after.state is JobState.PRINTED, limit
            assert limit < QUESTIONS or harmless(printer.alarms), limit
            printer.paper.alarms.clear()
            assert printer.slips[-1].data[-len(job.data) :] == job.data, limit
            assert printer.paper.cuts - before <= 2, limit
