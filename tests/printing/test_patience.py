"""How long a job waits for its printer, by a clock that the test turns."""

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing import dialogue
from frontdesk.printing.dialogue import Dialogue
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.transport import Deadlines
from frontdesk.virtual.machine import Machine
from frontdesk.virtual.paper import Paper
from tests.printing.jobs import CUT, JOB, PICTURE, RESET, on_port, payload

REPORTS = b"\x1da\xff"


class Line:
    """A line straight into a machine; waiting on it turns the clock and lets things happen in their time."""

    two_way = True
    stored = False

    def __init__(self, events=()):
        self.machine = Machine(Paper(576))
        self.now = 0.0
        self.extra = b""
        self.asked = []
        self._events = sorted(events, key=lambda event: event[0])

    def monotonic(self):
        return self.now

    def write(self, data):
        data = bytes(data[: self.machine.room])
        self.asked.append((self.now, data))
        self.machine.receive(data)
        self.machine.run(0.0)
        return len(data)

    def read(self):
        said, self.extra = self.extra + self.machine.take_answers(), b""
        return said

    def wait(self, seconds, *, to_write=False):
        del to_write
        self.extra += self.machine.take_answers()
        if self.extra:
            self.now += 0.001
            return
        end = self.now + max(seconds, 0.001)
        if self._events and self._events[0][0] <= end:
            self.now, happens = self._events.pop(0)
            happens(self)
        else:
            self.now = end
        self.machine.run(0.0)

    def settle(self, seconds):
        pass

    def close(self, *, drop=False):
        pass


def switch(name, value):
    return lambda line: line.machine.turn(name, value)


def run(monkeypatch, line, job, **deadlines):
    monkeypatch.setattr(dialogue, "time", line)
    told: list[Finding] = []
    outcome = Dialogue(line, Deadlines(**deadlines), asks=True, tell=told.append).run(job)
    return outcome, told


@pytest.mark.parametrize("proof", ["process_id", "gs_r", "none"])
@pytest.mark.parametrize("reports", [True, False])
def test_a_roll_changed_after_half_a_minute_is_in_time(monkeypatch, proof, reports):
    line = Line([(30.0, switch("paper_out", False))])
    line.machine.paper_rows = 30
    job = payload(proof, data=RESET + (REPORTS if reports else b"") + PICTURE + CUT)
    outcome, told = run(monkeypatch, line, job)
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "torn"), "in time, but on two rolls"
    assert told[0] == Finding("paper_out", paper_low=True)
    assert 30.0 <= line.now < 32.0


def test_after_a_minute_the_clerk_is_asked(monkeypatch):
    line = Line()
    line.machine.paper_rows = 30
    outcome, _ = run(monkeypatch, line, payload(data=RESET + REPORTS + PICTURE + CUT))
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "paper_out")
    assert 60.0 <= line.now < 62.0


def test_a_printer_that_has_its_memory_full_is_waited_for_as_well(monkeypatch):
    line = Line([(40.0, switch("cover_open", False))])
    line.machine.paper_rows = None
    opened = line.machine.receive

    def receive(data):
        opened(data)
        if line.machine.paper.rows > 200 and line.now < 40.0 and not line.machine.state.cover_open:
            line.machine.turn("cover_open", True)

    line.machine.receive = receive  # type: ignore[method-assign]
    outcome, told = run(monkeypatch, line, payload(data=RESET + REPORTS + PICTURE * 20 + CUT))
    assert outcome.state is JobState.PRINTED
    assert [found.reason for found in told] == ["cover_open", None]
    assert line.now >= 40.0


def test_without_trouble_a_proof_has_three_seconds(monkeypatch):
    line = Line()
    line.machine.proves = "none"
    outcome, told = run(monkeypatch, line, payload())
    assert (outcome.state, outcome.reason, told) == (JobState.UNKNOWN, "no_proof", [])
    assert 3.0 <= line.now < 3.5


def test_a_late_answer_to_an_older_fence_is_not_taken_for_this_one(monkeypatch):
    """It comes while the job is still on its way."""
    line = Line()
    line.machine.proves = "none"
    original = line.write

    def write(data):
        taken = original(data)
        if PICTURE[:8] in bytes(data):
            line.extra = b"\x00"
        return taken

    line.write = write  # type: ignore[method-assign]
    outcome, _ = run(monkeypatch, line, payload("gs_r", data=JOB * 3))
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "no_proof")


class Once:
    """A port that opens as late as it may."""

    def __init__(self, line):
        self.line = line

    def open(self, seconds):
        self.line.now += seconds
        return self.line


@pytest.mark.parametrize("unclean", [False, True])
def test_who_only_asks_a_mute_printer_knows_before_two_seconds_are_over(monkeypatch, tmp_path, unclean):
    line = Line()
    line.machine.tells_status = False
    monkeypatch.setattr(dialogue, "time", line)
    ours = on_port(Once(line), tmp_path)
    if unclean:
        ours.assume_unclean()
    assert ours.ask() == Finding("mute")
    assert line.now < 1.6
    # A job is worth more patience: the printer may be serving another computer.
    line.now = 0.0
    assert ours.send(payload()).reason == "mute"
    assert line.now >= 4.0


def test_short_patience_stays_short_when_asking():
    short = Deadlines(connect=0.1, turn=0.05, status=0.1, stall=0.1)
    assert short.to_ask() == short
    asking = Deadlines().to_ask()
    assert (asking.connect, asking.status) == (0.9, 0.5)
    assert asking.status + asking.turn == pytest.approx(0.6)


def test_a_mute_printer_costs_two_seconds(monkeypatch):
    line = Line()
    line.machine.tells_status = False
    outcome, _ = run(monkeypatch, line, payload())
    assert outcome == Outcome(JobState.FAILED, "mute", 0)
    assert 2.0 <= line.now < 2.1
    assert [data for _, data in line.asked] == [b"\x10\x04\x01"]
