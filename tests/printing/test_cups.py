"""A real CUPS between us and the printer: when a job is sent, when it failed, and when nobody knows."""

import threading
from dataclasses import replace

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.printer import QueuePrinter, open_printer
from frontdesk.printing.profiles import profile
from frontdesk.printing.transport import Deadlines
from frontdesk.printing.transports import cups
from frontdesk.printing.transports.cups import CupsQueue, finding_of_queue
from frontdesk.virtual.office import OfficePrinter
from tests.printing.cups import missing, running_cups
from tests.printing.jobs import JOB, payload

SHORT = Deadlines(queue=1.0, hold=1.0)


def nobody(_found):
    pass


@pytest.fixture(scope="module")
def server():
    with running_cups() as server:
        yield server


@pytest.mark.skipif(bool(missing()), reason=missing() or "CUPS is here")
class TestWithCups:
    @pytest.fixture
    def queue(self, server, printer):
        name = f"till-{printer.port}"
        server.add(name, printer.port)
        yield name
        # What a test left behind must not come out of the next printer on this port.
        server.run("cancel", "-a", "-x", name)
        server.run("lpadmin", "-x", name)

    def test_a_job_comes_out_and_is_never_more_than_sent(self, server, printer, queue):
        ours = open_printer(f"cups://127.0.0.1:{server.port}/{queue}?profile=epson_tm_t20iii&name=Kasse")
        assert isinstance(ours, QueuePrinter)
        assert (ours.endpoint, ours.title) == (f"127.0.0.1:{server.port}/{queue}", "Kasse")
        # A queue in order says nothing about the printer behind it.
        assert ours.ask() is None
        for count in (1, 2):
            assert ours.send(payload("none")) == Outcome(JobState.SENT, None, len(JOB))
            assert printer.wait_for_slips(count)[-1].height == 64

    def test_a_stopped_queue_gets_nothing(self, server, printer, queue):
        ours = CupsQueue("127.0.0.1", server.port, queue, SHORT)
        server.run("cupsdisable", queue)
        assert ours.ask() == Finding("queue_stopped")
        assert ours.send(payload("none"), nobody) == Outcome(JobState.FAILED, "queue_stopped", 0)
        server.run("cupsenable", queue)
        assert ours.send(payload("none"), nobody).state is JobState.SENT
        server.run("cupsreject", queue)
        assert ours.send(payload("none"), nobody) == Outcome(JobState.FAILED, "queue_stopped", 0)

    def test_a_job_that_was_begun_and_taken_back_is_unknown(self, server, printer, queue):
        printer.refusing = True
        outcome = CupsQueue("127.0.0.1", server.port, queue, SHORT).send(payload("none"), nobody)
        assert (outcome.state, outcome.bytes_sent) == (JobState.UNKNOWN, len(JOB))
        printer.refusing = False

    def test_a_job_that_only_waited_is_taken_back_and_comes_never(self, server, printer, queue):
        """Somebody else's long job is before it."""
        printer.hanging = True
        long = Deadlines(queue=60.0)
        before = []
        ahead = threading.Thread(
            target=lambda: before.append(
                CupsQueue("127.0.0.1", server.port, queue, long).send(payload("none", data=JOB * 60), nobody)
            )
        )
        ahead.start()
        printer.wait_for_connections(1)
        ours = CupsQueue("127.0.0.1", server.port, queue, SHORT)
        assert ours.send(payload("none"), nobody) == Outcome(JobState.FAILED, "stalled", 0)
        printer.hanging = False
        ahead.join(30)
        assert before == [Outcome(JobState.SENT, None, len(JOB) * 60)]
        assert ours.send(payload("none"), nobody).state is JobState.SENT
        assert len(printer.wait_for_slips(61)) == 61

    def test_a_queue_that_is_not_there(self, server):
        ours = CupsQueue("127.0.0.1", server.port, "nothing", SHORT)
        assert ours.ask() == Finding("queue_missing")
        assert ours.send(payload("none"), nobody) == Outcome(JobState.FAILED, "queue_missing", 0)

    def test_a_server_that_dies_with_our_job_leaves_it_unknown(self, printer):
        printer.hanging = True
        with running_cups() as server:
            server.add("till", printer.port)
            ended = []
            sending = threading.Thread(
                target=lambda: ended.append(
                    CupsQueue("127.0.0.1", server.port, "till", Deadlines(queue=60.0)).send(
                        payload("none", data=JOB * 60), nobody
                    )
                )
            )
            sending.start()
            printer.wait_for_connections(1)
        sending.join(30)
        assert [outcome.state for outcome in ended] == [JobState.UNKNOWN]
        printer.hanging = False


def test_a_server_that_is_off_got_nothing():
    ours = CupsQueue("127.0.0.1", 9, "till", SHORT)
    assert ours.send(payload("none"), nobody) == Outcome(JobState.FAILED, "refused", 0)
    assert ours.ask() == Finding("refused")


class Reluctant:
    """A print server that says what it is told to, and cannot be left."""

    def __init__(self, **answers):
        self.answers = {"finding": Finding(), "job": Outcome(JobState.SENT, None, 7), **answers}

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        raise RuntimeError("the session is closed twice")

    async def answer(self, name):
        if isinstance(self.answers[name], Exception):
            raise self.answers[name]
        return self.answers[name]


@pytest.fixture
def reluctant(monkeypatch):
    def queue(**answers):
        server = Reluctant(**answers)
        ours = CupsQueue("127.0.0.1", 631, "till", SHORT)
        monkeypatch.setattr(ours, "_server", lambda: server)
        monkeypatch.setattr(ours, "_finding", lambda server: server.answer("finding"))
        monkeypatch.setattr(ours, "_create", lambda server, title: server.answer("create"))
        monkeypatch.setattr(cups._Job, "run", lambda job: job._server.answer("job"))
        return ours

    return queue


def test_a_server_that_cannot_be_left_changes_nothing_about_the_job(reluctant):
    ours = reluctant(create=3)
    assert ours.send(payload("none"), nobody) == Outcome(JobState.SENT, None, 7)
    assert ours.ask() == Finding()
    held = reluctant(finding=Finding("paper_out"))
    assert held.send(payload("none"), nobody) == Outcome(JobState.FAILED, "paper_out", 0)
    assert held.ask() == Finding("paper_out")


def test_nothing_escapes_whenever_it_breaks(reluctant):
    """Before there is a job nothing came out; from then on nobody knows."""
    for broken in ({"finding": KeyError("printers")}, {"create": IndexError("jobs")}):
        outcome = reluctant(**broken).send(payload("none"), nobody)
        assert (outcome.state, outcome.bytes_sent) == (JobState.FAILED, 0)
    assert reluctant(finding=KeyError("printers")).ask().reason is not None
    outcome = reluctant(create=3, job=RuntimeError("no loop")).send(payload("none"), nobody)
    assert outcome == Outcome(JobState.UNKNOWN, "io", len(JOB))


class Answers:
    """A queue that was asked."""

    def __init__(self, found):
        self.found = found

    def ask(self):
        return self.found

    def send(self, job, tell):
        return Outcome(JobState.SENT, None, len(job.data))


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (Finding(), None),
        (None, None),
        (Finding("queue_stopped"), Finding("queue_stopped")),
        (Finding(paper_low=True), Finding(paper_low=True)),
    ],
)
def test_a_queue_brings_bad_news_only(said, heard):
    model = profile("generic_80")
    assert QueuePrinter(Answers(said), replace(model, tells_status=True), "queue").ask() == heard
    assert QueuePrinter(Answers(said), replace(model, tells_status=False), "queue").ask() is None


def test_a_job_through_a_queue_says_how_long_its_paper_takes():
    job = replace(payload("none"), seconds=2.5)
    ours = QueuePrinter(Answers(None), profile("generic_80"), "queue")
    assert ours.send(job) == Outcome(JobState.SENT, None, len(JOB), seconds=2.5)


def test_something_else_on_that_port_gets_no_document():
    with OfficePrinter() as office:
        ours = CupsQueue("127.0.0.1", office.port, "till", replace(SHORT, stall=0.3))
        assert ours.send(payload("none"), nobody) == Outcome(JobState.FAILED, "unreachable", 0)
        assert all(JOB not in job for job in office.jobs)


def test_a_queue_need_not_be_asked():
    assert open_printer("cups://127.0.0.1:9/till?status=no").ask() is None


@pytest.mark.parametrize(
    ("state", "reasons", "finding"),
    [
        (3, ["none"], Finding()),
        (4, [], Finding()),
        (3, ["marker-supply-low-warning", "com.vendor-odd"], Finding()),
        (3, ["media-low-report"], Finding(paper_low=True)),
        (4, ["media-empty-error", "media-needed"], Finding("paper_out")),
        (4, ["cover-open", "media-empty"], Finding("cover_open")),
        (3, ["offline-report"], Finding("offline")),
        (5, ["paused"], Finding("queue_stopped")),
        (5, ["none"], Finding("queue_stopped")),
    ],
)
def test_what_a_queue_says_of_its_printer(state, reasons, finding):
    assert finding_of_queue(state, reasons) == finding
