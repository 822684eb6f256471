"""Papers of A4 from the command line: each becomes the file that was named, or one sentence says why not."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontdesk.bootstrap import Runtime
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import opened
from frontdesk.cli.slips import print_sentence
from frontdesk.domain.bundle import Bundle
from frontdesk.domain.document_errors import PdfNotWrittenError
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.printjob import ON_PAPER, PrintJob
from frontdesk.domain.receipt import Receipt

if TYPE_CHECKING:
    from frontdesk.printing.outcome import Outcome
    from frontdesk.printing.papers.values import DayPaper

# The name of `printing.papers.files.A4`, whose module is loaded only where a paper is made.
A4 = "a4"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a file.

    Attributes:
        reason: code of what was in the way; ``None`` when it is there.
    """

    name: str
    reason: str | None = None


def write_receipt(runtime: Runtime, receipt: Receipt, job: PrintJob | None, name: str) -> Written:
    """The receipt as A4; ``job`` is the print that this act has ordered, if any."""
    from frontdesk.printing.papers import files

    op = runtime.operation()
    return _written(
        name, files.write_receipt(runtime.store, runtime.house, receipt, Path(name), op=op, job=job)
    )


def write_protocol(runtime: Runtime, bundle: Bundle, name: str) -> Written:
    from frontdesk.printing.papers import files

    return _written(name, files.write_protocol(runtime.store, runtime.house, bundle, Path(name)))


def report_day(options: argparse.Namespace, output: Output) -> int:
    from frontdesk.printing.papers.compose import day_paper
    from frontdesk.printing.papers.files import write_day

    with opened(options) as runtime:
        paper = day_paper(runtime.store, runtime.house, _day(options.day))
        file = None
        if options.pdf is not None:
            file = _written(options.pdf, write_day(paper, Path(options.pdf)))
        written = options.pdf if file is not None and file.reason is None else None
        output.answer({"report": _report(paper) | {"file": written}}, _words(paper))
        return tell_file(output, file)


def with_file(result: dict[str, Any], file: Written | None) -> dict[str, Any]:
    """The answer with the name of the file, ``null`` where it could not be written."""
    return result if file is None else result | {"file": file.name if file.reason is None else None}


def tell_file(output: Output, file: Written | None) -> int:
    """Say why there is no file; answers the exit code."""
    if file is None or file.reason is None:
        return DONE
    return output.error(PdfNotWrittenError(reason=print_sentence(file.reason, output.language)))


def _written(name: str, outcome: Outcome) -> Written:
    return Written(name) if outcome.state in ON_PAPER else Written(name, outcome.reason or "disk")


def _report(paper: DayPaper) -> dict[str, Any]:
    return {
        "day": paper.day.isoformat(),
        "agencies": [
            {
                "code": agency.code,
                "receipts": len(agency.counted),
                "withdrawn": agency.withdrawn,
                "pieces": agency.pieces,
                "pages": agency.pages,
                "uncounted": agency.uncounted,
                "with_deadline": agency.with_deadline,
            }
            for agency in paper.agencies
        ],
        "first": paper.first or None,
        "last": paper.last or None,
        "gaps": list(paper.gaps),
    }


def _words(paper: DayPaper) -> str:
    totals = [
        f"{agency.name}: {len(agency.counted)} receipts, {agency.pieces} papers, {agency.pages} pages"
        for agency in paper.agencies
    ]
    gaps = f"missing numbers: {', '.join(paper.gaps)}" if paper.gaps else "no number is missing"
    return "\n".join([paper.day.isoformat(), *totals, gaps])


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(value=text[:40], field="--day", expected="2026-11-23") from None
