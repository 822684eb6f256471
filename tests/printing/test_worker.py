"""The worker: nothing is lost, nothing is printed twice, nothing stops it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.errors import PrinterUrlError, StoreUnreachableError
from frontdesk.domain.printer import PrinterState, PrinterStatus
from frontdesk.domain.printjob import JobState, PrintJob
from frontdesk.printing.at_once import print_one
from frontdesk.printing.printer import open_printer
from frontdesk.printing.slip import TicketSlip
from frontdesk.printing.worker import PrintWorker
from frontdesk.testing.builders import operation
from frontdesk.usecases import reception
from frontdesk.virtual.printer import VirtualPrinter
from tests.printing.scene import HALF, NOBODY, STATION, Scene
from tests.printing.slips import GERMAN, read_qr


def test_the_thread_starts_with_the_first_wake(scene):
    jobs = scene.issue()
    worker = scene.worker()
    assert not [t for t in threading.enumerate() if t.name == f"printer-{STATION}"]
    worker.wake()
    scene.until_states(jobs, JobState.SENT)


def test_slips_come_in_the_order_of_their_numbers(scene):
    jobs = scene.issue(20)
    scene.worker().wake()
    scene.until_states(jobs, JobState.SENT)
    assert scene.fake.sent == [f"A {n:03d}" for n in range(1, 21)]


def test_a_wake_prints_at_once_even_when_the_poll_is_far(scene):
    worker = scene.worker(poll=3600)
    worker.wake()
    scene.wait_for_status(PrinterState.READY)
    jobs = scene.issue()
    worker.wake()
    scene.until_states(jobs, JobState.SENT)


def test_a_job_of_another_program_is_found_without_a_wake(scene):
    scene.worker().wake()
    scene.wait_for_status(PrinterState.READY)
    scene.until_states(scene.issue(), JobState.SENT)


def test_jobs_of_other_stations_are_left_alone(scene):
    reception.issue_ticket(scene.store, scene.house, op=operation(), service="wba", printer="reception-2")
    mine = scene.issue()
    scene.worker().wake()
    scene.until_states(mine, JobState.SENT)
    assert [job.state for job in scene.store.open_jobs("reception-2")] == [JobState.PENDING]


def test_an_absent_printer_loses_nothing_and_keeps_the_order(scene):
    jobs = scene.issue(3)
    scene.fake.outcomes = [NOBODY] * 5
    worker = scene.worker()
    worker.wake()
    status = scene.wait_for_status(PrinterState.TROUBLE, "refused")
    assert status.pending == 3
    assert status.next_try is not None
    more = scene.issue(2)
    worker.wake()
    scene.until_states(jobs + more, JobState.SENT)
    assert scene.fake.sent == ["A 001", "A 002", "A 003", "A 004", "A 005"]
    scene.until(lambda: scene.statuses[-1].state is PrinterState.READY)
    assert scene.statuses[-1].pending == 0


def test_the_pause_grows_and_somebody_can_cut_it_short(scene):
    jobs = scene.issue()
    scene.fake.outcomes = [NOBODY] * 2
    worker = scene.worker(back_off=(0.02, 3600))
    worker.wake()
    scene.until(lambda: len([s for s in scene.statuses if s.state is PrinterState.TROUBLE]) == 2)
    first, second = [s for s in scene.statuses if s.state is PrinterState.TROUBLE]
    assert first.since == second.since
    assert second.next_try - first.next_try > timedelta(minutes=59)
    worker.wake()  # a new client is no reason to knock again
    assert scene.states(jobs) == [JobState.FAILED]
    worker.retry_now()
    scene.until_states(jobs, JobState.SENT)


def test_a_slip_that_may_have_come_out_is_never_sent_again(scene):
    jobs = scene.issue(2)
    scene.fake.outcomes = [HALF]
    scene.worker().wake()
    scene.until_states(jobs[1:], JobState.SENT)
    assert scene.states(jobs) == [JobState.UNKNOWN, JobState.SENT]
    assert scene.job(jobs[0]).reason == "closed"
    assert scene.fake.sent == ["A 001", "A 002"]
    scene.until(lambda: scene.statuses[-1].questions == 1)


def test_an_error_while_sending_leaves_the_outcome_unknown(scene, caplog):
    jobs = scene.issue(2)
    scene.fake.outcomes = [RuntimeError("bug")]
    scene.worker().wake()
    scene.until_states(jobs[1:], JobState.SENT)
    assert scene.states(jobs) == [JobState.UNKNOWN, JobState.SENT]
    assert "broke while it was sent" in caplog.text


def test_after_a_crash_the_slip_in_hand_is_asked_about(scene):
    jobs = scene.issue(2)
    scene.store.claim_job(STATION)  # and then the power went
    scene.worker().wake()
    scene.until_states(jobs[1:], JobState.SENT)
    assert scene.states(jobs) == [JobState.UNKNOWN, JobState.SENT]
    assert scene.fake.sent == ["A 002"]
    assert scene.fake.unclean


def test_failed_jobs_of_an_earlier_run_are_tried_first(scene):
    jobs = scene.issue(2)
    scene.store.claim_job(STATION, job_id=jobs[0].id)
    scene.store.settle_job(jobs[0].id, JobState.FAILED, reason="refused")
    scene.worker().wake()
    scene.until_states(jobs, JobState.SENT)
    assert scene.fake.sent == ["A 001", "A 002"]


@pytest.mark.parametrize("call", ["open_jobs", "claim_job", "recover_jobs", "settle_job"])
def test_a_database_that_goes_away_stops_nothing_and_doubles_nothing(scene, call):
    jobs = scene.issue(3)
    scene.store.away = {call: 3}
    scene.worker().wake()
    scene.wait_for_status(PrinterState.STORE_AWAY)
    scene.until_states(jobs, JobState.SENT)
    assert scene.fake.sent == ["A 001", "A 002", "A 003"]
    scene.until(lambda: scene.statuses[-1].state is PrinterState.READY)


def test_a_database_that_goes_away_while_a_slip_is_composed_leaves_the_job_pending(scene: Scene):
    jobs = scene.issue()
    failures = [StoreUnreachableError(reason="test")] * 2

    def compose(job: PrintJob) -> TicketSlip | None:
        if failures:
            assert scene.job(job).state is JobState.PENDING
            raise failures.pop()
        return scene.compose(job)

    scene.composed = compose
    scene.worker().wake()
    scene.until_states(jobs, JobState.SENT)
    assert scene.fake.sent == ["A 001"]


@pytest.mark.parametrize("broken", ["compose", "draw"])
def test_a_slip_that_cannot_be_drawn_does_not_hold_up_the_others(scene: Scene, broken, caplog):
    jobs = scene.issue(3)

    def compose(job: PrintJob) -> TicketSlip | None:
        if job.id == jobs[0].id:
            if broken == "compose":
                raise LookupError("service")
            return replace(GERMAN, number="broken")
        return scene.compose(job)

    scene.composed = compose
    scene.worker().wake()
    scene.until_states(jobs[1:], JobState.SENT)
    scene.until(lambda: scene.statuses[-1].state is PrinterState.READY)
    assert scene.job(jobs[0]).state is JobState.FAILED
    assert scene.job(jobs[0]).reason == "slip"
    assert scene.fake.sent == ["A 002", "A 003"]
    assert caplog.text.count("cannot be") == 1  # tried once, not again and again


def test_a_ticket_that_no_longer_holds_is_not_printed(scene):
    jobs = scene.issue(2)
    scene.composed = lambda job: None if job.id == jobs[0].id else scene.compose(job)
    scene.worker().wake()
    scene.until_states(jobs[1:], JobState.SENT)
    assert scene.states(jobs) == [JobState.CANCELLED, JobState.SENT]
    assert scene.job(jobs[0]).reason == "void"
    assert scene.fake.sent == ["A 002"]


def test_the_slips_of_yesterday_are_not_printed_today(scene):
    old = scene.issue()
    scene.clock.advance(minutes=13 * 60)
    scene.worker().wake()
    scene.until_states(old, JobState.CANCELLED)
    assert scene.job(old[0]).reason == "stale"
    assert scene.fake.sent == []


def test_two_programs_at_one_printer_print_each_slip_once(scene):
    jobs = scene.issue(30)
    queues = [scene.queue(), scene.queue()]
    for queue in queues:
        queue.recover("fake")  # both have been running for a while
    for queue in queues:
        worker = scene.worker(queue=queue)
        worker.wake()
    scene.until_states(jobs, JobState.SENT)
    assert sorted(scene.fake.sent) == [f"A {n:03d}" for n in range(1, 31)]


def test_no_printer_takes_no_job_and_starts_no_thread(scene):
    jobs = scene.issue()
    worker = scene.worker("none:")
    worker.wake()
    assert worker.status.state is PrinterState.ABSENT
    assert worker._thread is None
    assert scene.states(jobs) == [JobState.PENDING]


def test_a_url_that_cannot_be_read_is_said_at_once(scene):
    with pytest.raises(PrinterUrlError):
        scene.worker("lpt1:")


def test_stopping_ends_the_pause_after_trouble(scene):
    scene.issue()
    scene.fake.outcomes = [NOBODY]
    worker = scene.worker(back_off=(3600,))
    worker.wake()
    scene.wait_for_status(PrinterState.TROUBLE, "refused")
    assert worker.stop(10)
    assert scene.statuses[-1].state is PrinterState.STOPPED
    worker.wake()
    worker.retry_now()
    assert worker.stop(0)


def test_stopping_does_not_wait_for_ever_for_a_printer(scene):
    jobs = scene.issue(2)
    scene.fake.gate.clear()
    worker = scene.worker()
    worker.wake()
    assert scene.fake.entered.wait(10)
    assert not worker.stop(0.05)
    scene.fake.gate.set()
    assert worker.stop(10)
    # The slip in hand was finished and written down, the next one was left for the next start.
    assert scene.states(jobs) == [JobState.SENT, JobState.PENDING]


def test_a_listener_that_fails_changes_nothing(scene, caplog):
    def fail(status: PrinterStatus) -> None:
        raise RuntimeError("window is gone")

    worker = PrintWorker(scene.queue(), scene.fake, fail, poll=0.05)
    scene.workers.append(worker)
    jobs = scene.issue()
    worker.wake()
    scene.until_states(jobs, JobState.SENT)
    assert "listener" in caplog.text


def test_an_idle_worker_makes_ready_for_the_first_client(scene):
    scene.worker().wake()
    scene.until(lambda: scene.fake.warm)


def test_a_printer_that_cannot_be_made_ready_is_tried_all_the_same(scene, caplog):
    scene.fake.cold = True
    scene.worker().wake()
    scene.until(lambda: scene.fake.warm)
    scene.until_states(scene.issue(), JobState.SENT)
    assert "cannot be warmed up" in caplog.text
    assert PrinterState.TROUBLE not in [status.state for status in scene.statuses]


class TestOneJobNow:
    """`print_one`, for the command line."""

    def test_it_answers_the_outcome(self, scene):
        (job,) = scene.issue()
        assert print_one(scene.store, job, scene.compose, scene.fake).state is JobState.SENT

    def test_a_failed_one_may_be_tried_again(self, scene):
        (job,) = scene.issue()
        scene.fake.outcomes = [NOBODY]
        failed = print_one(scene.store, job, scene.compose, scene.fake)
        assert (failed.state, failed.reason) == (JobState.FAILED, "refused")
        assert print_one(scene.store, job, scene.compose, scene.fake).state is JobState.SENT

    def test_an_unknown_one_may_not(self, scene):
        (job,) = scene.issue()
        scene.fake.outcomes = [HALF]
        assert print_one(scene.store, job, scene.compose, scene.fake).state is JobState.UNKNOWN
        assert print_one(scene.store, job, scene.compose, scene.fake).state is JobState.UNKNOWN
        assert scene.fake.sent == ["A 001"]

    def test_without_a_printer_the_job_waits(self, scene):
        (job,) = scene.issue()
        assert print_one(scene.store, job, scene.compose, open_printer("none:")) == job

    def test_it_waits_for_a_worker_that_was_quicker(self, scene):
        (job,) = scene.issue()
        scene.store.claim_job(STATION)
        timer = threading.Timer(0.15, scene.store.settle_job, (job.id, JobState.PRINTED))
        timer.start()
        assert print_one(scene.store, job, scene.compose, scene.fake).state is JobState.PRINTED
        timer.join()
        assert scene.fake.sent == []

    def test_it_does_not_wait_for_ever(self, scene):
        (job,) = scene.issue()
        scene.store.claim_job(STATION)
        answer = print_one(scene.store, job, scene.compose, scene.fake, patience=0.1)
        assert answer.state is JobState.SENDING


@pytest.mark.gui
@pytest.mark.usefixtures("painting")
class TestOnPaper:
    """The worker, the painter and the bytes against the virtual printer."""

    def test_every_slip_is_on_paper_once_and_in_order(self, scene: Scene, printer: VirtualPrinter):
        jobs = scene.issue(5)
        scene.worker(printer.url()).wake()
        scene.until_states(jobs, JobState.SENT)
        slips = printer.wait_for_slips(5)
        assert [read_qr(slip) for slip in slips] == [[f"JOB:{job.id}"] for job in jobs]

    def test_a_printer_that_confirms_makes_it_printed(self, scene: Scene, printer: VirtualPrinter):
        jobs = scene.issue(2)
        scene.worker(printer.url("epson_tm_t20iii")).wake()
        scene.until_states(jobs, JobState.PRINTED)

    def test_a_printer_that_is_switched_on_later(self, scene: Scene, printer: VirtualPrinter):
        printer.refusing = True
        jobs = scene.issue(3)
        scene.worker(printer.url()).wake()
        scene.wait_for_status(PrinterState.TROUBLE, "refused")
        assert scene.job(jobs[0]).state in (JobState.FAILED, JobState.SENDING)
        printer.refusing = False
        scene.until_states(jobs, JobState.SENT)
        slips = printer.wait_for_slips(3)
        assert [read_qr(slip) for slip in slips] == [[f"JOB:{job.id}"] for job in jobs]

    @pytest.mark.parametrize("after", [17, 4000, 20_000])  # the first 12 are questions
    def test_after_a_break_the_next_slip_is_whole(self, scene: Scene, printer: VirtualPrinter, after: int):
        printer.close_after = after
        jobs = scene.issue(2)
        scene.worker(printer.url()).wake()
        scene.until_states(jobs[1:], JobState.SENT)
        assert scene.states(jobs) == [JobState.UNKNOWN, JobState.SENT]
        slips = printer.wait_for_slips(1)
        # Whatever came out of the first one hangs above it on the same piece of paper.
        assert read_qr(slips[-1]) == [f"JOB:{jobs[1].id}"]

    def test_pdfs_are_printed(self, scene: Scene, tmp_path):
        jobs = scene.issue(2)
        scene.worker(f"pdf://{tmp_path}").wake()
        scene.until_states(jobs, JobState.PRINTED)
        assert sorted(file.name for file in tmp_path.iterdir()) == [
            "2026-11-23_A-001.pdf",
            "2026-11-23_A-002.pdf",
        ]

    def test_waking_starts_a_slip_without_waiting_for_the_next_look(
        self, scene: Scene, printer: VirtualPrinter
    ):
        worker = scene.worker(printer.url(), poll=3600)
        warm = scene.issue()
        worker.wake()
        scene.until_states(warm, JobState.SENT)
        scene.until(lambda: scene.statuses[-1].state is PrinterState.READY)
        scene.issue()
        before = printer.connections
        worker.wake()  # the next look of its own is an hour away
        printer.wait_for_connections(before + 1)
