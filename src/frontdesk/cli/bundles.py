"""``frontdesk bundle …``: papers on their way to an agency."""

from __future__ import annotations

import argparse

from frontdesk.bootstrap import Runtime
from frontdesk.cli import document_shapes as shapes
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.papers import tell_file, with_file, write_protocol
from frontdesk.cli.session import act, opened
from frontdesk.domain.bundle import Bundle
from frontdesk.domain.document_errors import ReasonMissingError
from frontdesk.domain.receipt import ReceiptId
from frontdesk.usecases import bundles, paper_queries
from frontdesk.usecases.document_views import BundleView


def seal(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        outcome = bundles.seal_bundle(
            runtime.store, runtime.house, op=act(runtime, options), agency=options.agency
        )
        _answer(runtime, output, outcome.value, created=outcome.created)
    return DONE


def hand_over(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        bundle = paper_queries.find_bundle(runtime.store, runtime.house, options.bundle)
        outcome = bundles.hand_over(runtime.store, op=act(runtime, options), bundle_id=bundle.id)
        _answer(runtime, output, outcome.value, created=outcome.created)
    return DONE


def accept(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        bundle = paper_queries.find_bundle(runtime.store, runtime.house, options.bundle)
        numbers = options.dispute or []
        reasons = options.reason or []
        if len(reasons) == 1:
            reasons = reasons * len(numbers)
        if len(reasons) != len(numbers):
            raise ReasonMissingError(what="Eine Beanstandung")
        only = None if options.only is None else [_receipt(runtime, number) for number in options.only]
        outcome = bundles.accept_bundle(
            runtime.store,
            op=act(runtime, options),
            bundle_id=bundle.id,
            only=only,
            disputed={
                _receipt(runtime, number): reason for number, reason in zip(numbers, reasons, strict=True)
            },
        )
        _answer(runtime, output, outcome.value, created=outcome.created)
    return DONE


def show(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        bundle = paper_queries.find_bundle(runtime.store, runtime.house, options.bundle)
        file = None if options.pdf is None else write_protocol(runtime, bundle, options.pdf)
        view = paper_queries.view_bundle(runtime.store, runtime.house, bundle)
        output.answer(with_file({"bundle": shapes.bundle(view)}, file), _words(view))
        return tell_file(output, file)


def list_bundles(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        store, house = runtime.store, runtime.house
        picture = paper_queries.reception_papers(store, house)
        under_way = (*picture.on_the_way, *picture.settled)
        views = [paper_queries.view_bundle(store, house, bundle) for bundle in under_way]
        cares = picture.attention
        result = {
            "open": [shapes.open_list(one) for one in picture.lists],
            "bundles": [shapes.bundle(view) for view in views],
            "attention": {
                "disputed": [view.receipt.label for view in cares.disputed],
                "late": [bundle.label for bundle in cares.late],
                "misrouted": [
                    {"receipt": view.receipt.label, "urgency": view.urgency.value if view.urgency else None}
                    for view in cares.misrouted
                ],
                "to_confirm": [view.receipt.label for view in cares.to_confirm],
            },
        }
        lines = [
            f"{one.agency.name('en')}: {len(one.ready)} ready, {len(one.disputed)} disputed"
            for one in picture.lists
        ]
        output.answer(result, "\n".join([*lines, *map(_words, views)]))
    return DONE


def _receipt(runtime: Runtime, number: str) -> ReceiptId:
    return paper_queries.find_receipt(runtime.store, runtime.house, number).id


def _answer(runtime: Runtime, output: Output, bundle: Bundle, *, created: bool) -> None:
    view = paper_queries.view_bundle(runtime.store, runtime.house, bundle)
    output.answer({"bundle": shapes.bundle(view), "created": created}, _words(view))


def _words(view: BundleView) -> str:
    it = view.bundle
    receipts = f"{len(view.lines)} receipt{'' if len(view.lines) == 1 else 's'}"
    late = "late" if view.late else ""
    return "  ".join(
        filter(None, (it.number.short, it.label, it.state.value, view.agency.name("en"), receipts, late))
    )
