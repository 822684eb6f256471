"""Paper from the command line: one slip now, in this process, with its outcome as exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.bootstrap import Runtime
from frontdesk.cli.output import DONE, PRINTER_TROUBLE, Output
from frontdesk.domain.errors import NoPrinterError, PrinterError, SlipInDoubtError
from frontdesk.domain.printjob import ON_PAPER, JobState, PrintJob
from frontdesk.settings.station import redacted

if TYPE_CHECKING:
    from frontdesk.printing.printer import Printer


def printer_of(runtime: Runtime) -> Printer | None:
    """The printer of this station; a URL that cannot be read is refused before anything is written."""
    if runtime.printer is None:
        return None
    from frontdesk.bootstrap import station_printer

    return station_printer(runtime.settings.printer)


def needed_printer(runtime: Runtime) -> tuple[Printer, str]:
    """The printer and the name of its queue; raises `NoPrinterError` where this station has none."""
    printer = printer_of(runtime)
    if printer is None or runtime.printer is None:
        raise NoPrinterError
    return printer, runtime.printer


def print_now(runtime: Runtime, printer: Printer | None, job: PrintJob | None) -> PrintJob | None:
    """Print the slip now and answer the job with its outcome; whatever comes of it, what it says stands."""
    if job is None or printer is None:
        return job
    from frontdesk.printing.at_once import print_one

    return print_one(runtime.store, job, runtime.compose_slip, printer)


def tell_printer(output: Output, runtime: Runtime, job: PrintJob | None) -> int:
    """Say what became of the paper, unless it came; answers the exit code."""
    if job is None or job.state in ON_PAPER:
        return DONE
    reason = print_sentence(job.reason, output.language) or job.state.value
    kind = SlipInDoubtError if job.state is JobState.UNKNOWN else PrinterError
    output.error(kind(printer=redacted(runtime.settings.printer), reason=reason.rstrip(".")))
    return PRINTER_TROUBLE


def print_sentence(reason: str | None, language: str) -> str:
    from frontdesk.bootstrap import print_reason

    return print_reason(reason, language)
