"""``frontdesk service …``: open and close services for today."""

from __future__ import annotations

import argparse

from frontdesk.cli import counter_shapes as shapes
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import act, opened
from frontdesk.domain.opening import OpeningStep
from frontdesk.usecases import openings


def open_service(options: argparse.Namespace, output: Output) -> int:
    return _decide(options, output, OpeningStep.OPENED)


def close_service(options: argparse.Namespace, output: Output) -> int:
    return _decide(options, output, OpeningStep.CLOSED)


def list_services(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        found = openings.service_openings(runtime.store, runtime.house)
        output.answer(
            {"services": [shapes.service(one) for one in found]}, "\n".join(_words(one) for one in found)
        )
    return DONE


def _decide(options: argparse.Namespace, output: Output, step: OpeningStep) -> int:
    decide = openings.open_service if step is OpeningStep.OPENED else openings.close_service
    with opened(options) as runtime:
        outcome = decide(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            service=options.service,
            reason=options.reason,
        )
        every = openings.service_openings(runtime.store, runtime.house)
        now = next(one for one in every if one.service.code == outcome.value.service)
        result = {
            "decision": shapes.decision(outcome.value),
            "service": shapes.service(now),
            "created": outcome.created,
        }
        output.answer(result, _words(now))
    return DONE


def _words(it: openings.ServiceOpening) -> str:
    why = "" if it.decision is None else f"{it.decision.step.value}: {it.decision.reason}"
    parts = (it.service.code, "open" if it.is_open else "closed", it.hours, why)
    return "  ".join(part for part in parts if part)
