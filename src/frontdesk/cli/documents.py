"""``frontdesk receipt …``: record what is handed in, look it up, correct it, send it on."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime

from frontdesk.bootstrap import PcClock, Runtime
from frontdesk.cli import document_shapes as shapes
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.papers import A4, tell_file, with_file, write_receipt
from frontdesk.cli.session import act, opened
from frontdesk.cli.shapes import moment
from frontdesk.cli.slips import needed_printer, print_now, printer_of, tell_printer
from frontdesk.domain.document_errors import UnreadableItemError
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import AgencyCode
from frontdesk.domain.legal_time import on_the_wall
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.receipt import Receipt
from frontdesk.domain.submission import Content, Item, PaperForm, parse_items
from frontdesk.usecases import documents, paper_queries, queues
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.document_views import ReceiptView, TrailStep
from frontdesk.usecases.submissions import Submission, ToldDate

_ITEM = re.compile(r"([^:\s]{1,20})(?::(\d{1,9})(?::(\d{1,9}))?)?", re.ASCII)


def add(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        house, store = runtime.house, runtime.store
        agency = house.agency_named(options.agency)
        items = _items(runtime, options, agency.code, house.business_day(store.now()))
        submission = Submission(
            agency=agency.code,
            items=items or (),
            reference=options.reference,
            form=PaperForm.ORIGINALS if options.originals else PaperForm.COPIES,
            pages=options.pages,
            language=options.language,
            papers=options.papers,
            deadline=_day(options.deadline, "--deadline"),
            note=options.note,
            addressed_to=options.addressed_to,
            received_by=options.received_by,
            ticket_id=queues.find_ticket(store, house, options.ticket).id if options.ticket else None,
        )
        printer = printer_of(runtime) if options.pdf is None else None
        outcome = documents.record_submission(
            store,
            house,
            op=act(runtime, options),
            submission=submission,
            told_date=_told_date(runtime, options),
            printer=runtime.printer if options.pdf is None else A4,
            station_clock=PcClock(),
        )
        recorded = outcome.value
        result = {
            "receipt": shapes.bare_receipt(recorded.receipt),
            "created": outcome.created,
            "cautions": [
                {"code": one.code.value, "message": one.message(output.language)} for one in recorded.cautions
            ],
        }
        cautions = [f"  {one.message(output.language)}" for one in recorded.cautions]
        try:
            job = print_now(runtime, printer, recorded.job) if outcome.created else recorded.job
            file = None if options.pdf is None else write_receipt(runtime, recorded.receipt, job, options.pdf)
            view = paper_queries.view_receipt(store, house, recorded.receipt)
        except Exception:
            # The receipt is on the record: whatever else fails, its number has to be told.
            output.answer(result, "\n".join([recorded.receipt.label, *cautions]))
            raise
        result["receipt"] = shapes.receipt(view)
        output.answer(with_file(result, file), "\n".join([_words(view), *cautions]))
        return tell_printer(output, runtime, job) if file is None else tell_file(output, file)


def show(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        receipt = paper_queries.find_receipt(runtime.store, runtime.house, options.receipt)
        file = None if options.pdf is None else write_receipt(runtime, receipt, None, options.pdf)
        found = paper_queries.trail(runtime.store, runtime.house, receipt)
        references = dict(found.references)
        result = {
            "receipt": shapes.receipt(found.view) | {"reference": found.view.reference},
            "entries": [
                shapes.entry(entry)
                | ({"reference": references[entry.number]} if entry.number in references else {})
                for entry in found.entries
            ],
            "events": [shapes.step(step) for step in found.steps],
        }
        steps = [_step_words(step) for step in found.steps]
        output.answer(with_file(result, file), "\n".join([_words(found.view), *steps]))
        return tell_file(output, file)


def list_receipts(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        views = paper_queries.receipts_of_day(
            runtime.store,
            runtime.house,
            day=_day(options.day, "--day"),
            agency=options.agency,
            limit=max(1, options.limit),
        )
        result = {"receipts": [shapes.receipt(view) for view in views]}
        output.answer(result, "\n".join(_words(view) for view in views))
    return DONE


def correct(options: argparse.Namespace, output: Output) -> int:
    """What is not named stays as it stands now."""
    with opened(options) as runtime:
        house, store = runtime.house, runtime.store
        receipt = paper_queries.find_receipt(store, house, options.receipt)
        view = paper_queries.view_receipt(store, house, receipt)
        submission = _corrected(runtime, options, view)
        outcome = documents.correct_receipt(
            store,
            house,
            op=act(runtime, options),
            receipt_id=receipt.id,
            submission=submission,
            reason=options.reason,
            seen=receipt.version,
        )
        _answer(runtime, output, outcome)
    return DONE


def redate(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        told_date = _told_date(runtime, options)
        assert told_date is not None  # the parser demands one of the two
        receipt = paper_queries.find_receipt(runtime.store, runtime.house, options.receipt)
        outcome = documents.redate_receipt(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            receipt_id=receipt.id,
            told_date=told_date,
        )
        _answer(runtime, output, outcome)
    return DONE


def confirm(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        store, house = runtime.store, runtime.house
        receipts = [paper_queries.find_receipt(store, house, number) for number in options.receipts]
        outcome = documents.confirm_dates(
            store,
            op=act(runtime, options),
            receipt_ids=[receipt.id for receipt in receipts],
            initials=options.initials,
            stands=not options.refuse,
        )
        views = paper_queries.view_receipts(store, house, outcome.value)
        result = {"receipts": [shapes.receipt(view) for view in views], "created": outcome.created}
        output.answer(result, "\n".join(_words(view) for view in views))
    return DONE


def forward(options: argparse.Namespace, output: Output) -> int:
    return _act(
        options,
        output,
        lambda runtime, receipt: documents.forward_receipt(
            runtime.store,
            op=act(runtime, options),
            receipt_id=receipt.id,
            body=options.to,
            reason=options.reason,
        ),
    )


def route(options: argparse.Namespace, output: Output) -> int:
    return _act(
        options,
        output,
        lambda runtime, receipt: documents.route_receipt(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            receipt_id=receipt.id,
            agency=options.agency,
            addressed_to=options.addressed_to,
            reason=options.reason,
        ),
    )


def clarify(options: argparse.Namespace, output: Output) -> int:
    return _act(
        options,
        output,
        lambda runtime, receipt: documents.clarify_receipt(
            runtime.store, op=act(runtime, options), receipt_id=receipt.id, reason=options.reason
        ),
    )


def withdraw(options: argparse.Namespace, output: Output) -> int:
    return _act(
        options,
        output,
        lambda runtime, receipt: documents.withdraw_receipt(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            receipt_id=receipt.id,
            reason=options.reason,
        ),
    )


def reprint(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        receipt = paper_queries.find_receipt(runtime.store, runtime.house, options.receipt)
        printer, queue = needed_printer(runtime)
        outcome = documents.reprint_receipt(
            runtime.store, op=act(runtime, options), receipt_id=receipt.id, printer=queue
        )
        job: PrintJob | None = outcome.value
        if outcome.created:
            job = print_now(runtime, printer, job)
        view = paper_queries.view_receipt(runtime.store, runtime.house, receipt)
        output.answer({"receipt": shapes.receipt(view), "created": outcome.created}, _words(view))
        return tell_printer(output, runtime, job)


Act = Callable[[Runtime, Receipt], Outcome[Receipt]]


def _act(options: argparse.Namespace, output: Output, work: Act) -> int:
    with opened(options) as runtime:
        receipt = paper_queries.find_receipt(runtime.store, runtime.house, options.receipt)
        _answer(runtime, output, work(runtime, receipt))
    return DONE


def _answer(runtime: Runtime, output: Output, outcome: Outcome[Receipt]) -> None:
    view = paper_queries.view_receipt(runtime.store, runtime.house, outcome.value)
    output.answer({"receipt": shapes.receipt(view), "created": outcome.created}, _words(view))


def _items(
    runtime: Runtime, options: argparse.Namespace, agency: AgencyCode | None, day: date
) -> tuple[Item, ...] | None:
    """What ``--item`` and ``--items`` name together; ``None`` when there is neither."""
    if options.item is None and options.items is None:
        return None
    typed = parse_items(options.items, runtime.house, agency=agency, day=day) if options.items else ()
    return (*map(_item, options.item or ()), *typed)


def _item(text: str) -> Item:
    match = _ITEM.fullmatch(text)
    if match is None:
        raise UnreadableItemError(part=text[:20])
    kind, count, pages = match.groups()
    return Item(kind, 1 if count is None else int(count), None if pages is None else int(pages))


def _corrected(runtime: Runtime, options: argparse.Namespace, view: ReceiptView) -> Submission:
    now: Content = view.content
    # Of any agency: papers that were routed keep their kinds, and the use case knows which those are.
    items = _items(runtime, options, None, view.receipt.business_day)
    form = now.form
    if options.originals or options.copies:
        form = PaperForm.ORIGINALS if options.originals else PaperForm.COPIES
    # The pages that somebody counted together belong to the papers that were counted.
    pages = options.pages if options.pages is not None or items is not None else now.pages
    reference = options.reference if options.reference is not None else view.reference
    deadline = _day(options.deadline, "--deadline")
    return Submission(
        agency=view.receipt.agency,
        items=now.items if items is None else items,
        reference=None if options.no_reference else reference,
        form=form,
        pages=pages,
        language=options.language if options.language is not None else now.language,
        papers=options.papers if options.papers is not None else now.papers,
        deadline=now.deadline if deadline is None else deadline,
        note=options.note if options.note is not None else now.note,
    )


def _told_date(runtime: Runtime, options: argparse.Namespace) -> ToldDate | None:
    if options.letterbox is None and options.received_at is None:
        return None
    at = None
    if options.received_at is not None:
        try:
            at = datetime.fromisoformat(options.received_at)
        except ValueError:
            value = options.received_at[:40]
            raise InvalidValueError(value=value, field="--received-at", expected="2026-11-23T09:42") from None
        if at.tzinfo is None:  # as the clock on the wall showed it
            at = on_the_wall(at, runtime.house.zone)
    return ToldDate(
        reason=options.reason or "",
        initials=options.initials or "",
        day=_day(options.letterbox, "--letterbox"),
        at=at,
    )


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(value=text[:40], field=option, expected="2026-11-23") from None


def _step_words(step: TrailStep) -> str:
    bundle = "" if step.bundle is None else f"bundle {step.bundle.number.short}"
    parts = (f"  {moment(step.at)}", step.kind, step.agency.name("en"), bundle, step.reason)
    return "  ".join(part for part in parts if part)


def _words(view: ReceiptView) -> str:
    it = view.receipt
    items = ", ".join(f"{item.count} × {item.kind}" for item in view.content.items)
    parts = [it.label, it.place.value, it.legal.date.isoformat(), view.agency.name("en"), items]
    if view.bundle is not None:
        parts.append(f"bundle {view.bundle.number.short}")
    if view.urgency is not None:
        parts.append(f"belongs to {it.now.body or view.agency.name('en')} ({view.urgency.value})")
    if view.waits_for_confirmation:
        parts.append("date to be confirmed")
    if view.job is not None:
        parts.append(f"slip {view.job.state.value}")
    return "  ".join(parts)
