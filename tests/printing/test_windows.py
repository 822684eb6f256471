"""The spooler of Windows, played by an object: it has the calls of pywin32's win32print and their errors."""

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.transport import Deadlines
from frontdesk.printing.transports.windows import WindowsQueue
from tests.printing.jobs import JOB, payload

SHORT = Deadlines(queue=0.25, hold=0.25)
ERROR, DELETING, SPOOLING, PRINTING, PRINTED, DELETED = 0x2, 0x4, 0x8, 0x10, 0x80, 0x100


class WindowsError(Exception):
    """As pywintypes.error: number, function, sentence."""

    def __init__(self, number):
        super().__init__(number, "Call", "sentence")
        self.winerror = number


class Spooler:
    """Holds one job, whose states are read one after the other; the last one stays."""

    def __init__(self, *states, status=0, attributes=0, fails=None, takes=None):
        self.states = list(states)
        self.takes = takes
        self.status = status
        self.attributes = attributes
        self.fails = fails or {}
        self.written = b""
        self.calls = []

    def _call(self, name):
        self.calls.append(name)
        if name in self.fails:
            raise WindowsError(self.fails[name])

    def OpenPrinter(self, name):
        self._call("OpenPrinter")
        return name

    def ClosePrinter(self, handle):
        self._call("ClosePrinter")

    def GetPrinter(self, handle, level):
        self._call("GetPrinter")
        return {"Status": self.status, "Attributes": self.attributes}

    def StartDocPrinter(self, handle, level, document):
        self._call("StartDocPrinter")
        assert document[1:] == (None, "RAW")
        return 7

    def WritePrinter(self, handle, data):
        self._call("WritePrinter")
        taken = data[: self.takes]
        self.written += taken
        return len(taken)

    def EndDocPrinter(self, handle):
        self._call("EndDocPrinter")

    def GetJob(self, handle, job, level):
        self._call("GetJob")
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        if state is None:
            raise WindowsError(87)
        return {"Status": state}

    def SetJob(self, handle, job, level, info, command):
        self._call("SetJob")
        assert command == 5


def send(spooler, told=None):
    queue = WindowsQueue("Bondrucker", SHORT, spooler=spooler)
    outcome = queue.send(payload("none"), (told if told is not None else []).append)
    assert spooler.calls.count("OpenPrinter") == spooler.calls.count("ClosePrinter") or spooler.fails
    return outcome


@pytest.mark.parametrize("states", [(SPOOLING, PRINTING, None), (PRINTED,), (None,)])
def test_a_job_that_the_spooler_is_done_with_is_sent(states):
    spooler = Spooler(*states)
    assert send(spooler) == Outcome(JobState.SENT, None, len(JOB))
    assert spooler.written == JOB


def test_a_job_that_only_waited_is_deleted_and_failed():
    spooler = Spooler(SPOOLING)
    assert send(spooler) == Outcome(JobState.FAILED, "stalled", 0)
    assert "SetJob" in spooler.calls


def test_a_job_that_was_begun_is_unknown():
    spooler = Spooler(SPOOLING, PRINTING, SPOOLING)
    assert send(spooler) == Outcome(JobState.UNKNOWN, "stalled", len(JOB))


@pytest.mark.parametrize(
    ("states", "reason"),
    [
        ((SPOOLING, DELETING, None), "no_proof"),
        ((PRINTING, PRINTING | DELETING, None), "no_proof"),
        ((SPOOLING, SPOOLING | DELETED), "no_proof"),
        ((PRINTING | ERROR, None), "fault"),
        ((ERROR, PRINTING, PRINTED), "fault"),
        ((SPOOLING, ERROR | DELETING, None), "fault"),
    ],
)
def test_a_job_that_was_deleted_or_in_error_is_never_sent(states, reason):
    """It leaves the spooler just as a printed one does."""
    assert send(Spooler(*states)) == Outcome(JobState.UNKNOWN, reason, len(JOB))


@pytest.mark.parametrize("state", [ERROR, DELETING])
def test_a_job_that_stays_in_error_is_unknown_when_the_time_is_over(state):
    assert send(Spooler(SPOOLING, state, SPOOLING)) == Outcome(JobState.UNKNOWN, "stalled", len(JOB))


def test_what_the_spooler_took_of_a_job_is_counted():
    spooler = Spooler(SPOOLING, takes=100)
    assert send(spooler) == Outcome(JobState.UNKNOWN, "disk", 100)
    assert "EndDocPrinter" not in spooler.calls
    assert "SetJob" in spooler.calls
    # Without a single byte there is nothing that could come out.
    assert send(Spooler(SPOOLING, takes=0)) == Outcome(JobState.FAILED, "disk", 0)


def test_a_printer_that_cannot_be_closed_changes_nothing():
    spooler = Spooler(PRINTED, fails={"ClosePrinter": 6})
    assert send(spooler) == Outcome(JobState.SENT, None, len(JOB))
    assert WindowsQueue("x", SHORT, spooler=spooler).ask() == Finding()


def test_a_job_that_cannot_be_deleted_is_unknown():
    assert send(Spooler(SPOOLING, fails={"SetJob": 5})).state is JobState.UNKNOWN


@pytest.mark.parametrize(
    ("status", "attributes", "reason"),
    [
        (0x10, 0, "paper_out"),
        (0x400000, 0, "cover_open"),
        (0x80, 0, "offline"),
        (0, 0x400, "offline"),
        (0x1, 0, "queue_stopped"),
        (0x8, 0, "fault"),
    ],
)
def test_a_printer_in_trouble_gets_nothing(status, attributes, reason):
    spooler = Spooler(SPOOLING, status=status, attributes=attributes)
    assert send(spooler) == Outcome(JobState.FAILED, reason, 0)
    assert spooler.written == b""
    assert WindowsQueue("x", SHORT, spooler=spooler).ask() == Finding(reason)


@pytest.mark.parametrize(("number", "reason"), [(1801, "queue_missing"), (5, "forbidden"), (1722, "io")])
def test_every_error_before_the_first_byte_is_a_failure(number, reason):
    for call in ("OpenPrinter", "GetPrinter", "StartDocPrinter"):
        spooler = Spooler(SPOOLING, fails={call: number})
        assert send(spooler) == Outcome(JobState.FAILED, reason, 0)
    assert WindowsQueue("x", SHORT, spooler=Spooler(fails={"OpenPrinter": number})).ask() == Finding(reason)


def test_an_error_after_it_is_not():
    for call in ("WritePrinter", "EndDocPrinter", "GetJob"):
        outcome = send(Spooler(PRINTING, fails={call: 1722, "SetJob": 1722}))
        assert outcome.state is JobState.UNKNOWN, call


def test_elsewhere_there_is_a_sentence():
    queue = WindowsQueue("x", SHORT)
    if queue.ask() != Finding("no_spooler"):
        pytest.skip("this is Windows")
    assert queue.send(payload("none"), lambda _found: None) == Outcome(JobState.FAILED, "no_spooler", 0)
