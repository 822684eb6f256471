"""Prints one job now, in the calling thread: what the command line does instead of a worker."""

from __future__ import annotations

import threading
import time

from frontdesk.domain.printjob import JobState, PrintJob
from frontdesk.printing.attempt import Compose, JobStore, Unprintable, attempt, compose_safely
from frontdesk.printing.printer import Printer
from frontdesk.printing.queue import PrintQueue


def print_one(
    store: JobStore,
    job: PrintJob,
    compose: Compose,
    printer: Printer,
    *,
    patience: float = 15.0,
) -> PrintJob:
    """Print one job now, in this thread, and answer it with its outcome; for the command line.

    Where a print worker of the station was quicker, wait for its outcome for up to ``patience`` seconds.

    Raises:
        StoreError: the outcome could not be written; the job is asked about at the next start.
    """
    if printer.absent:
        return job
    slip = compose_safely(compose, job)
    queue = PrintQueue(store, compose, job.printer)
    if queue.broke_off(printer.endpoint) is not None:
        printer.assume_unclean()
    claimed = store.claim_job(job.printer, job_id=job.id, retry=True)
    if claimed is None:
        return _await(store, job, patience)
    if slip is Unprintable.VOID:
        return store.settle_job(claimed.id, JobState.CANCELLED, reason=slip.value)
    queue.settle(claimed, attempt(printer, slip, claimed.id), printer.endpoint)
    return store.job(claimed.id) or claimed


def _await(store: JobStore, job: PrintJob, patience: float) -> PrintJob:
    deadline = time.monotonic() + patience
    pause = threading.Event()
    while True:
        newest = store.job(job.id) or job
        if newest.state not in (JobState.PENDING, JobState.SENDING) or time.monotonic() >= deadline:
            return newest
        pause.wait(0.1)
