"""Print jobs: one taker each, outcomes that may follow, and what is unknown after a crash."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from frontdesk.domain.errors import IllegalStepError, OperationReusedError
from frontdesk.domain.printjob import AFTER, OLD, Attempt, JobId, JobState, SlipKind
from frontdesk.testing.builders import operation
from tests.contract.frontdesk import FrontDesk

PRINTER = "reception-1"


def order(desk: FrontDesk, printer: str = PRINTER) -> JobId:
    job = desk.try_issue(printer=printer).job
    assert job is not None
    return job.id


def test_the_oldest_job_is_taken_first(desk: FrontDesk):
    first, second = order(desk), order(desk)
    order(desk, "reception-2")
    desk.clock.advance(seconds=9)
    job = desk.store.claim_job(PRINTER)
    assert job is not None
    assert (job.id, job.state, job.changed_at) == (first, JobState.SENDING, desk.clock.now())
    job = desk.store.claim_job(PRINTER)
    assert job is not None
    assert job.id == second
    assert desk.store.claim_job(PRINTER) is None


def test_a_named_job_is_taken_by_its_own_printer(desk: FrontDesk):
    _, second = order(desk), order(desk)
    assert desk.store.claim_job("reception-2", job_id=second) is None
    job = desk.store.claim_job(PRINTER, job_id=second)
    assert job is not None
    assert job.id == second
    assert desk.store.claim_job(PRINTER, job_id=second) is None
    assert desk.store.claim_job(PRINTER, job_id=JobId(4711)) is None


def test_a_failed_job_is_taken_again_only_on_purpose(desk: FrontDesk):
    job_id = order(desk)
    desk.store.claim_job(PRINTER)
    failed = desk.store.settle_job(job_id, JobState.FAILED, reason="paper_out")
    assert (failed.state, failed.reason) == (JobState.FAILED, "paper_out")
    assert desk.store.claim_job(PRINTER) is None
    job = desk.store.claim_job(PRINTER, retry=True)
    assert job is not None
    assert (job.id, job.state, job.reason) == (job_id, JobState.SENDING, None)


@pytest.mark.parametrize("before", list(JobState))
def test_only_outcomes_that_may_follow_are_written(desk: FrontDesk, before: JobState):
    for after in JobState:
        job_id = order(desk)
        if before is not JobState.PENDING:
            if before is JobState.CANCELLED:
                desk.store.settle_job(job_id, before)
            else:
                desk.store.claim_job(PRINTER, job_id=job_id)
                if before is not JobState.SENDING:
                    desk.store.settle_job(job_id, before)
        if after in AFTER[before]:
            job = desk.store.settle_job(job_id, after, reason="why")
            assert (job.state, job.reason) == (after, "why")
        else:
            with pytest.raises(IllegalStepError):
                desk.store.settle_job(job_id, after)
        desk.store.recover_jobs(PRINTER)


def test_after_a_crash_nobody_knows_what_was_being_sent(desk: FrontDesk):
    sending, pending, other = order(desk), order(desk), order(desk, "reception-2")
    desk.store.claim_job(PRINTER)
    desk.store.claim_job("reception-2")
    assert desk.store.recover_jobs(PRINTER) == 1
    assert desk.store.recover_jobs(PRINTER) == 0
    assert [(job.id, job.state) for job in desk.store.open_jobs(PRINTER)] == [
        (sending, JobState.UNKNOWN),
        (pending, JobState.PENDING),
    ]
    assert [(job.id, job.state) for job in desk.store.open_jobs("reception-2")] == [(other, JobState.SENDING)]


def test_open_jobs_are_those_that_somebody_has_to_look_after(desk: FrontDesk):
    jobs = [order(desk) for _ in range(7)]
    for job_id in jobs[1:]:
        desk.store.claim_job(PRINTER, job_id=job_id)
    outcomes = (JobState.FAILED, JobState.UNKNOWN, JobState.SENT, JobState.PRINTED)
    for job_id, state in zip(jobs[2:6], outcomes, strict=True):
        desk.store.settle_job(job_id, state)
    desk.store.settle_job(jobs[0], JobState.CANCELLED)
    states = [job.state for job in desk.store.open_jobs(PRINTER)]
    assert states == [JobState.SENDING, JobState.FAILED, JobState.UNKNOWN, JobState.SENDING]


def test_the_newest_job_of_each_ticket(desk: FrontDesk):
    a, b, c = desk.issue(printer=PRINTER), desk.issue(printer=PRINTER), desk.issue()
    with desk.store.begin() as unit:
        newest = unit.order_print(operation(), a.id, printer=PRINTER)
    found = desk.store.jobs([a.id, b.id, c.id])
    assert set(found) == {a.id, b.id}
    assert found[a.id] == newest
    assert desk.store.jobs([]) == {}


def test_takers_who_meet_get_different_jobs(desk: FrontDesk):
    jobs = [order(desk) for _ in range(20)]

    def take(_: int) -> list[JobId]:
        taken = []
        while (job := desk.store.claim_job(PRINTER)) is not None:
            taken.append(job.id)
        return taken

    with ThreadPoolExecutor(4) as threads:
        taken = [job for some in threads.map(take, range(4)) for job in some]
    assert sorted(taken) == jobs


def test_one_job_that_all_want_has_one_taker(desk: FrontDesk):
    job_id = order(desk)
    with ThreadPoolExecutor(4) as threads:
        takes = list(threads.map(lambda _: desk.store.claim_job(PRINTER, job_id=job_id), range(8)))
    assert sum(take is not None for take in takes) == 1


def test_each_try_is_a_row_that_stays(desk: FrontDesk):
    job_id = order(desk)
    assert desk.store.attempts(job_id) == []
    desk.store.claim_job(PRINTER)
    refused = Attempt(endpoint="192.0.2.1:9100", bytes_sent=0)
    desk.store.settle_job(job_id, JobState.FAILED, reason="refused", attempt=refused)
    first = desk.clock.now()
    desk.clock.advance(seconds=5)
    desk.store.claim_job(PRINTER, retry=True)
    proved = Attempt(endpoint="192.0.2.1:9100", bytes_sent=20_000, proof="process_id")
    desk.store.settle_job(job_id, JobState.PRINTED, attempt=proved)
    rows = desk.store.attempts(job_id)
    assert [(row.number, row.at, row.state, row.reason, row.attempt) for row in rows] == [
        (1, first, JobState.FAILED, "refused", refused),
        (2, desk.clock.now(), JobState.PRINTED, None, proved),
    ]


def test_a_try_is_a_fact_also_when_its_outcome_comes_too_late(desk: FrontDesk):
    job_id = order(desk)
    desk.store.claim_job(PRINTER)
    desk.store.recover_jobs(PRINTER)
    desk.store.settle_job(job_id, JobState.CANCELLED, reason="clerk_no_slip", before=JobState.UNKNOWN)
    late = Attempt(endpoint="x", bytes_sent=1, proof="gs_r")
    stands = desk.store.settle_job(job_id, JobState.PRINTED, attempt=late)
    assert (stands.state, stands.reason) == (JobState.CANCELLED, "clerk_no_slip")
    rows = desk.store.attempts(job_id)
    assert [(row.state, row.attempt.proof) for row in rows] == [
        (JobState.UNKNOWN, None),
        (JobState.PRINTED, "gs_r"),
    ]


def test_the_late_word_of_the_sender_settles_what_a_restart_had_given_up(desk: FrontDesk):
    for word in (JobState.SENT, JobState.PRINTED):
        job_id = order(desk)
        desk.store.claim_job(PRINTER, job_id=job_id)
        desk.store.recover_jobs(PRINTER)
        late = Attempt(endpoint="x", bytes_sent=9)
        assert desk.store.settle_job(job_id, word, attempt=late).state is word


def test_whoever_did_not_claim_a_job_changes_it_only_as_it_was_seen(desk: FrontDesk):
    job_id = order(desk)
    desk.store.claim_job(PRINTER)
    for state in (JobState.FAILED, JobState.CANCELLED):
        with pytest.raises(IllegalStepError):
            desk.store.settle_job(job_id, state, reason="paper_out", before=JobState.PENDING)
    with pytest.raises(IllegalStepError), desk.store.begin() as unit:
        unit.settle_job(job_id, JobState.CANCELLED, reason=None, before=JobState.FAILED)
    job = desk.store.job(job_id)
    assert job is not None
    assert (job.state, job.reason) == (JobState.SENDING, None)


def test_the_last_try_on_a_device_of_whichever_station(desk: FrontDesk):
    first, second = order(desk), order(desk, "reception-2")
    for printer, job_id, endpoint in ((PRINTER, first, "a:9100"), ("reception-2", second, "b:9100")):
        desk.store.claim_job(printer)
        desk.store.settle_job(job_id, JobState.UNKNOWN, attempt=Attempt(endpoint=endpoint, bytes_sent=7))
    third = order(desk, "reception-2")
    desk.store.claim_job("reception-2")
    assert desk.store.recover_jobs("reception-2", endpoint="a:9100") == 1
    newest = desk.store.last_attempt("a:9100")
    assert newest is not None
    assert (newest.job_id, newest.attempt.bytes_sent) == (third, None)
    other = desk.store.last_attempt("b:9100")
    assert other is not None
    assert other.job_id == second
    assert desk.store.last_attempt("c:9100") is None


def test_the_open_jobs_of_every_printer(desk: FrontDesk):
    jobs = [order(desk), order(desk, "reception-2")]
    assert [job.id for job in desk.store.open_jobs(None)] == jobs


def test_a_person_who_has_no_slip_gets_another_in_the_same_act(desk: FrontDesk):
    job_id = order(desk)
    desk.store.claim_job(PRINTER)
    desk.store.recover_jobs(PRINTER)
    before = desk.store.job(job_id)
    assert before is not None
    assert before.ticket_id is not None
    with desk.store.begin() as unit:
        unit.settle_job(job_id, JobState.CANCELLED, reason="clerk_no_slip", before=JobState.UNKNOWN)
        copy = unit.order_print(operation(), before.ticket_id, printer=PRINTER)
    assert copy.copy == 1
    assert desk.store.open_jobs(PRINTER) == [copy]


def test_a_crash_leaves_a_row_of_which_nobody_knows_the_end(desk: FrontDesk):
    job_id = order(desk)
    desk.store.claim_job(PRINTER)
    desk.store.recover_jobs(PRINTER)
    (row,) = desk.store.attempts(job_id)
    assert (row.state, row.reason, row.attempt.bytes_sent) == (JobState.UNKNOWN, "restart", None)


def test_a_person_can_want_an_old_slip_all_the_same(desk: FrontDesk):
    job_id = order(desk)
    put_aside = desk.store.settle_job(job_id, JobState.FAILED, reason=OLD)
    assert (put_aside.reason, put_aside.wanted_at, put_aside.since) == (OLD, None, put_aside.created_at)
    desk.clock.advance(minutes=30)
    wanted = desk.store.settle_job(job_id, JobState.PENDING)
    assert (wanted.reason, wanted.wanted_at, wanted.since) == (None, desk.clock.now(), desk.clock.now())
    assert wanted.created_at == put_aside.created_at
    assert desk.store.job(job_id) == wanted
    assert desk.store.open_jobs(PRINTER) == [wanted]


def test_there_is_no_job_without_its_id(desk: FrontDesk):
    order(desk)
    assert desk.store.job(JobId(4711)) is None


def test_a_slip_that_belongs_to_no_ticket(desk: FrontDesk):
    op = operation()
    with desk.store.begin() as unit:
        first = unit.order_slip(op, SlipKind.DAY_END, "2026-11-23", printer=PRINTER)
    with desk.store.begin() as unit:
        assert unit.order_slip(op, SlipKind.DAY_END, "2026-11-23", printer=PRINTER) == first
        second = unit.order_slip(operation(), SlipKind.DAY_END, "2026-11-23", printer=PRINTER)
        other = unit.order_slip(operation(), SlipKind.DAY_END, "2026-11-24", printer=PRINTER)
        answer = unit.order_slip(operation(), SlipKind.ANSWER, "2026-11-23", printer=PRINTER)
    assert (first.ticket_id, first.kind, first.subject) == (None, SlipKind.DAY_END, "2026-11-23")
    assert [job.copy for job in (first, second, other, answer)] == [0, 1, 0, 0]
    assert desk.store.open_jobs(PRINTER) == [first, second, other, answer]
    assert desk.store.claim_job(PRINTER) is not None
    with pytest.raises(OperationReusedError), desk.store.begin() as unit:
        unit.order_slip(op, SlipKind.DAY_END, "2026-11-24", printer=PRINTER)
