"""Two printers of one station, old slips, and a printer that says how it is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from frontdesk.domain.errors import BugError
from frontdesk.domain.printer import Condition, PrinterState, SecondPrinter
from frontdesk.domain.printjob import OLD, Attempt, JobId, JobState
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.queue import PrintQueue
from frontdesk.testing.builders import operation
from frontdesk.usecases import reception
from tests.printing.scene import HALF, NOBODY, STATION, Scene

NO_PAPER = Finding("paper_out")
FINE = Finding()


class TestWhatThePrinterSays:
    def test_an_idle_printer_that_runs_out_of_paper_is_known_before_anybody_prints(self, scene: Scene):
        scene.fake.finding = FINE
        scene.worker().wake()
        scene.until(lambda: bool(scene.statuses) and scene.statuses[-1].known)
        assert scene.statuses[-1].condition is Condition.FINE
        scene.fake.finding = NO_PAPER
        status = scene.wait_for_status(PrinterState.TROUBLE, "paper_out")
        assert status.condition is Condition.PAPER_OUT
        scene.fake.finding = FINE
        scene.until(lambda: scene.statuses[-1].state is PrinterState.READY)

    def test_a_roll_that_ends_soon_is_told_and_prints(self, scene: Scene):
        scene.fake.finding = Finding(paper_low=True)
        jobs = scene.issue()
        scene.worker().wake()
        scene.until_states(jobs, JobState.SENT)
        scene.until(lambda: scene.statuses[-1].condition is Condition.PAPER_LOW)
        assert scene.statuses[-1].state is PrinterState.READY

    def test_one_that_says_nothing_is_never_called_fine(self, scene: Scene):
        worker = scene.worker()
        worker.wake()
        scene.until(lambda: scene.fake.asked > 2)
        assert worker.status.state is PrinterState.READY
        assert worker.status.condition is Condition.UNKNOWN

    def test_new_slips_are_held_back_by_name_and_come_in_order(self, scene: Scene):
        scene.fake.finding = NO_PAPER
        worker = scene.worker()
        worker.wake()
        scene.wait_for_status(PrinterState.TROUBLE, "paper_out")
        jobs = scene.issue(3)
        worker.wake()
        scene.until_states(jobs, JobState.FAILED)
        assert {scene.job(job).reason for job in jobs} == {"paper_out"}
        assert scene.fake.sent == []
        assert [scene.store.attempts(job.id) for job in jobs] == [[], [], []], "nothing was tried"
        scene.fake.finding = FINE
        scene.until_states(jobs, JobState.SENT)
        assert scene.fake.sent == ["A 001", "A 002", "A 003"]

    def test_a_printer_that_is_well_again_ends_the_pause(self, scene: Scene):
        scene.fake.outcomes = [NOBODY]
        jobs = scene.issue()
        scene.worker(back_off=(3600,)).wake()
        scene.until_states(jobs, JobState.FAILED)
        scene.fake.finding = FINE
        scene.until_states(jobs, JobState.SENT)

    def test_one_that_lost_a_slip_and_says_it_is_fine_does_not_get_all_the_others_at_once(self, scene: Scene):
        scene.fake.finding = FINE
        scene.fake.outcomes = [HALF] * 5
        jobs = scene.issue(5)
        worker = scene.worker(back_off=(3600,))
        worker.wake()
        scene.until_states(jobs[:1], JobState.UNKNOWN)
        before = scene.fake.asked
        scene.until(lambda: scene.fake.asked > before + 3)
        assert scene.states(jobs[1:]) == [JobState.PENDING] * 4
        scene.fake.outcomes = []
        worker.retry_now()
        scene.until_states(jobs[1:], JobState.SENT)

    @pytest.mark.parametrize("reason", ["mute", "unclear"])
    def test_one_answer_that_makes_no_sense_is_no_trouble_yet(self, scene: Scene, reason: str):
        scene.fake.finding = FINE
        scene.worker().wake()
        scene.until(lambda: bool(scene.statuses) and scene.statuses[-1].known)
        once = scene.fake.asked
        scene.fake.finding = Finding(reason)
        scene.wait_for_status(PrinterState.TROUBLE, reason)
        assert scene.fake.asked >= once + 2
        assert scene.statuses[-1].condition is Condition.UNKNOWN

    def test_what_it_says_while_it_holds_a_slip_is_told_at_once(self, scene: Scene):
        scene.fake.held = NO_PAPER
        scene.fake.gate.clear()
        jobs = scene.issue()
        scene.worker().wake()
        scene.wait_for_status(PrinterState.TROUBLE, "paper_out")
        assert scene.states(jobs) == [JobState.SENDING]
        scene.fake.gate.set()
        scene.until_states(jobs, JobState.SENT)


class TestTheRecordOfTries:
    def test_each_try_is_a_row(self, scene: Scene):
        scene.fake.outcomes = [NOBODY, NOBODY, Outcome(JobState.PRINTED, None, 99, "process_id")]
        (job,) = scene.issue()
        scene.worker().wake()
        scene.until_states([job], JobState.PRINTED)
        rows = scene.store.attempts(job.id)
        assert [(row.number, row.state, row.reason) for row in rows] == [
            (1, JobState.FAILED, "refused"),
            (2, JobState.FAILED, "refused"),
            (3, JobState.PRINTED, None),
        ]
        assert rows[-1].attempt == Attempt(endpoint="fake", bytes_sent=99, proof="process_id")

    def test_a_crash_leaves_a_try_of_which_nobody_knows_the_end(self, scene: Scene):
        (job,) = scene.issue()
        scene.store.claim_job(STATION)
        scene.worker().wake()
        scene.until_states([job], JobState.UNKNOWN)
        (row,) = scene.store.attempts(job.id)
        assert (row.state, row.attempt.bytes_sent) == (JobState.UNKNOWN, None)


class TestOldSlips:
    def test_they_are_asked_about_and_not_printed_in_silence(self, scene: Scene):
        old = scene.issue(2)
        scene.clock.advance(minutes=11)
        new = scene.issue()
        worker = scene.worker()
        worker.wake()
        scene.until_states(new, JobState.SENT)
        assert scene.states(old) == [JobState.FAILED] * 2
        assert {scene.job(job).reason for job in old} == {OLD}
        assert scene.fake.sent == ["A 003"]
        assert worker.status.questions == 2

    def test_a_person_who_wants_them_gets_them_as_first_prints(self, scene: Scene):
        jobs = scene.issue(2)
        scene.clock.advance(minutes=11)
        worker = scene.worker()
        worker.wake()
        scene.until_states(jobs, JobState.FAILED)
        released = reception.release_slips(scene.store, jobs=jobs)
        assert [job.state for job in released] == [JobState.PENDING] * 2
        worker.wake()
        scene.until_states(jobs, JobState.SENT)
        assert [scene.job(job).copy for job in jobs] == [0, 0]
        assert scene.fake.sent == ["A 001", "A 002"]

    def test_a_person_who_does_not_want_them_ends_them(self, scene: Scene):
        jobs = scene.issue(2)
        scene.clock.advance(minutes=11)
        worker = scene.worker()
        worker.wake()
        scene.until_states(jobs, JobState.FAILED)
        assert len(reception.drop_slips(scene.store, jobs=jobs)) == 2
        assert reception.drop_slips(scene.store, jobs=jobs) == ()
        assert reception.release_slips(scene.store, jobs=jobs) == ()
        assert scene.states(jobs) == [JobState.CANCELLED] * 2

    def test_those_that_failed_for_too_long_are_asked_about_too(self, scene: Scene):
        scene.fake.finding = NO_PAPER
        jobs = scene.issue()
        worker = scene.worker()
        worker.wake()
        scene.until_states(jobs, JobState.FAILED)
        scene.clock.advance(minutes=11)
        scene.fake.finding = FINE
        scene.until(lambda: scene.job(jobs[0]).reason == OLD)
        assert scene.fake.sent == []


class TestTheSecondPrinter:
    def test_it_takes_what_has_not_sent_a_byte_when_a_person_says_so(self, scene: Scene):
        scene.fake.finding = NO_PAPER
        jobs = scene.issue(2)
        station = scene.station()
        station.start()
        scene.until_states(jobs, JobState.FAILED)
        assert scene.spare.sent == []
        assert station.status.second == SecondPrinter("Empfang 2")
        station.use_second(True)
        scene.until_states(jobs, JobState.SENT)
        more = scene.issue()
        station.wake()
        scene.until_states(more, JobState.SENT)
        assert scene.spare.sent == ["A 001", "A 002", "A 003"]
        assert station.status.second == SecondPrinter("Empfang 2", active=True)
        assert station.status.reason == "paper_out"

    def test_a_slip_in_doubt_is_never_handed_over(self, scene: Scene):
        scene.fake.outcomes = [HALF]
        jobs = scene.issue(2)
        station = scene.station(by_rule=True)
        station.start()
        scene.until_states(jobs[1:], JobState.SENT)
        assert scene.states(jobs) == [JobState.UNKNOWN, JobState.SENT]
        assert scene.spare.sent == ["A 002"]

    def test_by_rule_nobody_needs_to_press_anything_and_the_first_goes_on_when_it_is_well(self, scene: Scene):
        scene.fake.finding = NO_PAPER
        jobs = scene.issue()
        station = scene.station(by_rule=True)
        station.start()
        scene.until_states(jobs, JobState.SENT)
        assert scene.spare.sent == ["A 001"]
        scene.fake.finding = FINE
        scene.until(lambda: station.status.second is not None and not station.status.second.active)
        more = scene.issue()
        station.wake()
        scene.until_states(more, JobState.SENT)
        assert scene.fake.sent == ["A 002"]

    def test_a_first_that_holds_a_slip_does_not_hold_up_the_next(self, scene: Scene):
        scene.fake.held = NO_PAPER
        scene.fake.gate.clear()
        jobs = scene.issue(2)
        station = scene.station(by_rule=True)
        station.start()
        scene.until_states(jobs[1:], JobState.SENT)
        assert scene.states(jobs) == [JobState.SENDING, JobState.SENT]
        scene.fake.held = None
        scene.fake.gate.set()
        scene.until_states(jobs, JobState.SENT)
        assert scene.fake.sent == ["A 001"]
        assert scene.spare.sent == ["A 002"]

    def test_its_own_trouble_is_told(self, scene: Scene):
        scene.fake.finding = NO_PAPER
        scene.spare.finding = Finding("cover_open")
        scene.issue()
        station = scene.station(by_rule=True)
        station.start()
        scene.until(
            lambda: station.status.second is not None and station.status.second.reason == "cover_open"
        )

    def test_without_one_the_key_does_nothing(self, scene: Scene):
        worker = scene.station()
        worker.stop()
        worker.use_second(False)
        assert worker.status.second is not None
        assert not worker.status.second.active


class TestOthersAtTheSameJobs:
    def test_a_slip_that_somebody_else_sends_is_not_held_back(self, scene: Scene):
        """Seen pending, and claimed by another before it was written down as held back."""
        (job,) = scene.issue()
        queue = scene.queue()
        really = scene.store.settle_job

        def claimed_first(*what: Any, **more: Any) -> Any:
            scene.store.settle_job = really  # type: ignore[method-assign]
            assert scene.store.claim_job(STATION) is not None
            return really(*what, **more)

        scene.store.settle_job = claimed_first  # type: ignore[method-assign]
        queue.hold_back("paper_out")
        assert scene.states([job]) == [JobState.SENDING]
        assert queue.take() is None

    def test_a_sender_that_died_while_this_program_runs_is_noticed(self, scene: Scene):
        (job,) = scene.issue()
        worker = scene.worker()
        scene.fake.gate.clear()
        queue = scene.queue()
        queue.recover("fake")
        scene.store.claim_job(STATION)
        queue.count()
        assert scene.states([job]) == [JobState.SENDING]
        scene.clock.advance(minutes=7)
        queue.count()
        assert scene.states([job]) == [JobState.UNKNOWN]
        assert queue.questions == 1
        assert worker.status.pending == 0

    def test_a_slip_of_ones_own_may_take_its_time(self, scene: Scene):
        (job,) = scene.issue()
        queue = scene.queue()
        assert queue.take() is not None
        scene.clock.advance(minutes=7)
        queue.count()
        assert scene.states([job]) == [JobState.SENDING]

    @pytest.mark.parametrize("bytes_sent", [7, None])
    def test_a_picture_that_another_station_left_open_is_cured(self, scene: Scene, bytes_sent: int | None):
        other = reception.issue_ticket(
            scene.store, scene.house, op=operation(), service="wba", printer="reception-2"
        ).value.job
        assert other is not None
        scene.store.claim_job("reception-2")
        broke = Attempt(endpoint="fake", bytes_sent=bytes_sent)
        scene.store.settle_job(other.id, JobState.UNKNOWN, attempt=broke)
        jobs = scene.issue()
        scene.worker().wake()
        scene.until_states(jobs, JobState.SENT)
        assert scene.fake.unclean

    def test_a_try_that_handed_over_nothing_leaves_nothing_open(self, scene: Scene):
        scene.fake.outcomes = [NOBODY]
        jobs = scene.issue()
        scene.worker().wake()
        scene.until_states(jobs, JobState.SENT)
        assert not scene.fake.unclean

    def test_an_outcome_that_cannot_be_written_does_not_stop_the_next(self, scene: Scene, caplog):
        jobs = scene.issue(2)
        really = scene.store.settle_job

        def broken(job_id: JobId, *what: Any, **more: Any) -> Any:
            if job_id == jobs[0].id:
                raise BugError(what="test")
            return really(job_id, *what, **more)

        scene.store.settle_job = broken  # type: ignore[method-assign]
        scene.worker().wake()
        scene.until_states(jobs[1:], JobState.SENT)
        assert "cannot be written" in caplog.text


class TestSlipsWithoutProof:
    def test_trouble_right_behind_a_slip_puts_it_in_doubt(self, scene: Scene):
        scene.fake.finding = FINE
        jobs = scene.issue()
        scene.worker().wake()
        scene.until_states(jobs, JobState.SENT)
        scene.fake.finding = NO_PAPER
        scene.until_states(jobs, JobState.UNKNOWN)
        assert scene.job(jobs[0]).reason == "paper_out"

    def test_what_was_proved_stays_proved(self, scene: Scene):
        scene.fake.finding = FINE
        scene.fake.outcomes = [Outcome(JobState.PRINTED, None, 9, "process_id")]
        jobs = scene.issue()
        scene.worker().wake()
        scene.until_states(jobs, JobState.PRINTED)
        scene.fake.finding = NO_PAPER
        scene.wait_for_status(PrinterState.TROUBLE, "paper_out")
        assert scene.states(jobs) == [JobState.PRINTED]

    def test_a_printer_that_merely_goes_away_says_nothing_about_the_slip(self, scene: Scene):
        scene.fake.finding = FINE
        jobs = scene.issue()
        scene.worker().wake()
        scene.until_states(jobs, JobState.SENT)
        scene.fake.finding = Finding("unreachable")
        scene.wait_for_status(PrinterState.TROUBLE, "unreachable")
        assert scene.states(jobs) == [JobState.SENT]


def test_a_first_that_loses_slips_and_says_it_is_fine_does_not_get_them_back_by_rule(scene: Scene):
    scene.fake.finding = FINE
    scene.fake.outcomes = [HALF] * 8
    jobs = scene.issue(4)
    station = scene.station(by_rule=True)
    station.start()
    scene.until_states(jobs[1:], JobState.SENT)
    assert scene.spare.sent == ["A 002", "A 003", "A 004"]
    more = scene.issue(2)
    station.wake()
    scene.until_states(more, JobState.SENT)
    assert len(scene.spare.sent) == 5
    station.use_second(False)
    scene.fake.outcomes = []
    last = scene.issue()
    station.wake()
    scene.until_states(last, JobState.SENT)
    assert scene.fake.sent[-1] == "A 007"


def test_both_printers_are_watched_from_the_beginning(scene: Scene):
    scene.spare.finding = Finding("cover_open")
    station = scene.station()
    station.start()
    scene.until(lambda: station.status.second == SecondPrinter("Empfang 2", reason="cover_open"))


def test_a_stranger_is_asked_less_and_less(scene: Scene):
    scene.fake.finding = Finding("mute")
    worker = scene.worker()
    worker.wake()
    scene.wait_for_status(PrinterState.TROUBLE, "mute")
    scene.until(lambda: worker._unsure >= 5)
    asked = scene.fake.asked
    scene.issue()
    worker.wake()  # and it does something in between
    scene.until(lambda: scene.job_count(JobState.FAILED) == 1)
    assert scene.fake.asked <= asked + 2
    worker.retry_now()
    scene.until(lambda: scene.fake.asked > asked + 2)


class OneAtATime:
    """A guard that one program has."""

    def __init__(self) -> None:
        self.holder: object = None

    def of(self, program: object) -> Guarded:
        return Guarded(self, program)


class Guarded:
    def __init__(self, one: OneAtATime, program: object) -> None:
        self._one, self._program = one, program

    def acquire(self, timeout: float) -> bool:
        del timeout
        if self._one.holder is None:
            self._one.holder = self._program
        return self._one.holder is self._program

    def release(self) -> None:
        self._one.holder = None


def test_a_second_program_of_the_station_leaves_the_slips_alone_until_the_first_ends(scene: Scene):
    guard = OneAtATime()
    first = PrintQueue(scene.store, scene.compose, STATION, guard=guard.of(1))
    second = PrintQueue(scene.store, scene.compose, STATION, guard=guard.of(2))
    assert first.is_ours()
    assert not second.is_ours()
    jobs = scene.issue()
    scene.store.claim_job(STATION)  # the first is sending it: the second must not ask about it
    worker = scene.worker(queue=second)
    worker.wake()
    assert scene.states(jobs) == [JobState.SENDING]
    first.release()
    scene.until_states(jobs, JobState.UNKNOWN)


def test_the_age_counts_from_the_last_wish(scene: Scene):
    (job,) = scene.issue()
    scene.clock.advance(minutes=11)
    queue = scene.queue()
    assert queue.take() is None
    (released,) = reception.release_slips(scene.store, jobs=[job])
    assert released.wanted_at == scene.clock.now()
    scene.clock.advance(minutes=9)
    taken = queue.take()
    assert taken is not None
    assert taken[0].since - job.created_at >= timedelta(minutes=11)


class TestPrintQueues:
    """They tell of troubles, and of nothing when all is well."""

    def test_a_trouble_that_is_no_longer_told_is_over(self, scene: Scene):
        scene.fake.finding = Finding("queue_stopped", hearsay=True)
        jobs = scene.issue()
        worker = scene.worker()
        worker.wake()
        scene.until_states(jobs, JobState.FAILED)
        scene.fake.finding = None
        scene.until_states(jobs, JobState.SENT)
        scene.until(lambda: worker.status.state is PrinterState.READY)
        assert worker.status.condition is Condition.UNKNOWN

    def test_little_paper_is_no_word_that_all_is_well(self, scene: Scene):
        scene.fake.finding = Finding(paper_low=True, hearsay=True)
        worker = scene.worker()
        worker.wake()
        scene.until(lambda: worker.status.paper_low)
        assert not worker.status.known
