"""Papers that become files: written whole or not at all, and a receipt counted like any other print."""

from __future__ import annotations

import logging
from pathlib import Path

from frontdesk.domain.bundle import Bundle
from frontdesk.domain.errors import StoreError
from frontdesk.domain.house import House
from frontdesk.domain.printjob import Attempt, JobState, PrintJob
from frontdesk.domain.receipt import Receipt
from frontdesk.printing.outcome import Outcome
from frontdesk.printing.papers.compose import protocol_paper, receipt_paper
from frontdesk.printing.papers.sheets import paper_pdf
from frontdesk.printing.papers.values import DayPaper
from frontdesk.printing.pdf import write_pdf
from frontdesk.usecases.documents import reprint_receipt
from frontdesk.usecases.ports import Operation, Store

_log = logging.getLogger(__name__)

A4 = "a4"  # the queue of the receipts that become a file; no printer serves it


def write_receipt(
    store: Store, house: House, receipt: Receipt, file: Path, *, op: Operation, job: PrintJob | None = None
) -> Outcome:
    """The receipt as A4. The next print of it says which copy it is; one that failed shows as unprinted.

    A sheet that cannot be drawn is such an outcome, too: the receipt is on the record, and somebody waits for
    its number. ``job`` is the print for the queue `A4` that was ordered with the receipt; without one, or
    with one for a slip, ``op`` orders another.
    """
    if job is None or job.printer != A4:
        job = reprint_receipt(store, op=op, receipt_id=receipt.id, printer=A4).value
    # None: the same act again, whose file was written then; it is the same file.
    claimed = store.claim_job(A4, job_id=job.id, retry=True)
    try:
        outcome = write_pdf(file, paper_pdf(receipt_paper(store, house, receipt, copy=job.copy)))
    except StoreError:
        raise
    except Exception as error:
        # No traceback: what could not be drawn may be a reference.
        _log.error("the sheet of print job %s cannot be drawn: %s", job.id, type(error).__name__)
        outcome = Outcome(JobState.FAILED, "slip")
    if claimed is not None:
        tried = Attempt(endpoint="pdf", bytes_sent=outcome.bytes_sent, proof=outcome.proof)
        store.settle_job(claimed.id, outcome.state, reason=outcome.reason, attempt=tried)
    return outcome


def write_protocol(store: Store, house: House, bundle: Bundle, file: Path) -> Outcome:
    """The hand-over protocol of a bundle; it stays the same however often it is written."""
    return write_pdf(file, paper_pdf(protocol_paper(store, house, bundle)))


def write_day(paper: DayPaper, file: Path) -> Outcome:
    """The list of a day, which `compose.day_paper` has counted."""
    return write_pdf(file, paper_pdf(paper))
