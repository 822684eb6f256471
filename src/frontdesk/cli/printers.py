"""``frontdesk printer list`` and ``printer test``: what is there, how it is, and what it can prove."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from frontdesk.bootstrap import NO_PRINTER
from frontdesk.cli.output import DONE, PRINTER_TROUBLE, Output
from frontdesk.cli.session import settings_of
from frontdesk.cli.slips import print_sentence
from frontdesk.domain.errors import FrontdeskError, PrinterError
from frontdesk.domain.printjob import JobState
from frontdesk.settings.station import StationSettings, redacted

if TYPE_CHECKING:
    from frontdesk.printing.printer import Printer
    from frontdesk.printing.probe import ProbeResult

# What each proof is worth, in the words of somebody who buys a printer.
PROOFS = {
    "process_id": "process ID: the printer answers when the slip is out",
    "gs_r": "fence: the printer answers when it has processed the slip",
    "none": "none: nobody but a person can tell whether a slip came out",
}


@dataclass(frozen=True, slots=True)
class Configured:
    """A printer of this station.

    Attributes:
        state: ``ready``, ``unknown`` (it cannot or did not tell) or the code of its trouble.
    """

    role: str
    url: str
    state: str
    detail: str
    profile: str | None = None
    evidence: str | None = None
    proof: str | None = None

    @property
    def ok(self) -> bool:
        return self.state in ("ready", "unknown", "none")


def configured(settings: StationSettings, language: str) -> Iterator[Configured]:
    """The printers in the settings, each asked how it is; prints nothing."""
    yield _configured("first", settings.printer, language)
    if settings.second_printer != NO_PRINTER:
        yield _configured("second", settings.second_printer, language)


def _configured(role: str, url: str, language: str) -> Configured:
    from frontdesk.bootstrap import station_printer

    shown = redacted(url)
    try:
        printer = station_printer(url)
    except FrontdeskError as error:
        return Configured(role, shown, error.code, error.message(language))
    if printer.absent:
        return Configured(role, shown, "none", "no printer is set up here")
    finding = printer.ask()
    model: Any = getattr(printer, "profile", None)  # folders have no model
    facts = (model.name, model.evidence, model.proof) if model is not None else (None, None, None)
    if finding is None:
        return Configured(role, shown, "unknown", "it does not say how it is", *facts)
    if finding.reason is not None:
        return Configured(role, shown, finding.reason, print_sentence(finding.reason, language), *facts)
    detail = print_sentence("paper_low", language) if finding.paper_low else "ready"
    return Configured(role, shown, "ready", detail, *facts)


def list_printers(options: argparse.Namespace, output: Output) -> int:
    from frontdesk.printing import discovery
    from frontdesk.printing.profiles import profile, profile_names

    own = list(configured(settings_of(options), output.language))
    found = [*discovery.usb_devices(), *discovery.serial_lines(), *discovery.queues()]
    models = [profile(name) for name in profile_names()]
    result = {
        "printers": [_shape(printer) for printer in own],
        "found": [{"kind": one.kind, "url": one.url, "title": one.title} for one in found],
        "profiles": [{"name": m.name, "title": m.title, "evidence": m.evidence} for m in models],
    }
    lines = [f"{one.role}: {one.url}: {one.detail}" for one in own]
    lines += [f"found: {one.url}  ({one.title})" for one in found]
    lines += [f"profile {m.name}: {m.title}, {m.evidence}" for m in models]
    output.answer(result, "\n".join(lines))
    return DONE


def _shape(printer: Configured) -> dict[str, Any]:
    return {
        "role": printer.role,
        "url": printer.url,
        "profile": printer.profile,
        "evidence": printer.evidence,
        "proof": printer.proof,
        "state": printer.state,
        "detail": printer.detail,
    }


def test(options: argparse.Namespace, output: Output) -> int:
    """Needs no store: a printer is tried before a house is set up."""
    from frontdesk.bootstrap import station_printer
    from frontdesk.printing.probe import probe

    settings = settings_of(options)
    printer = station_printer(settings.printer)
    if printer.absent:
        raise PrinterError(printer=NO_PRINTER, reason="--printer URL")
    result = probe(printer, _test_slip(settings, printer))
    output.answer(_result(settings, printer, result), "\n".join(_words(printer, result, output.language)))
    if result.outcome.state in (JobState.SENT, JobState.PRINTED):
        return DONE
    reason = print_sentence(result.outcome.reason, output.language)
    output.error(PrinterError(printer=redacted(settings.printer), reason=reason))
    return PRINTER_TROUBLE


def _test_slip(settings: StationSettings, printer: Printer) -> Any:
    from frontdesk.printing.slip import TestSlip

    model: Any = getattr(printer, "profile", None)
    paper: dict[str, Any] = {"model": "PDF", "dots": 576, "dots_per_mm": 8.0}
    if model is not None:
        paper = {
            "model": model.title,
            "dots": model.dots,
            "dots_per_mm": model.dots_per_mm,
            "code_pages": model.code_pages,
            "proof": PROOFS[model.proof].partition(":")[0],
        }
    return TestSlip(
        site="frontdesk", issued=datetime.now().astimezone(), url=redacted(settings.printer), **paper
    )


def _result(settings: StationSettings, printer: Printer, result: ProbeResult) -> dict[str, Any]:
    model: Any = getattr(printer, "profile", None)
    declared = model.proof if model is not None else "file"
    outcome = result.outcome
    return {
        "printer": {
            "url": redacted(settings.printer),
            "profile": model.name if model is not None else None,
            "print": {"state": outcome.state.value, "reason": outcome.reason, "bytes": outcome.bytes_sent},
            "status": result.tells_status,
            "proof": {"declared": declared, "found": outcome.proof or result.proof},
            "says_it_is": result.says_it_is or None,
            "trials": [
                {
                    "name": trial.name,
                    "asked": trial.asked.hex(" "),
                    "heard": trial.heard.hex(" "),
                    "ms": round(trial.seconds * 1000),
                    "works": trial.works,
                }
                for trial in result.trials
            ],
        }
    }


def _words(printer: Printer, result: ProbeResult, language: str) -> Iterator[str]:
    outcome = result.outcome
    reason = f": {print_sentence(outcome.reason, language)}" if outcome.reason else ""
    yield f"slip: {outcome.state.value}{reason}, {outcome.bytes_sent} bytes"
    for trial in result.trials:
        asked, heard = trial.asked.hex(" "), trial.heard.hex(" ") or "nothing"
        works = "yes" if trial.works else "no"
        yield f"{trial.name}: {works}; asked {asked}, heard {heard}, {trial.seconds * 1000:.0f} ms"
    if result.says_it_is:
        yield f"it calls itself {result.says_it_is}, which proves nothing"
    if outcome.state is JobState.FAILED:
        return
    model: Any = getattr(printer, "profile", None)
    if model is None or not result.two_way:
        return
    yield f"proof {PROOFS[result.proof]}"
    if result.proof != model.proof:
        yield f"the settings say proof={model.proof}; write proof={result.proof} into the printer's URL"
    if result.tells_status != model.tells_status:
        word = "yes" if result.tells_status else "no"
        yield f"write status={word} into the printer's URL"
