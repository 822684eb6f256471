"""What a ticket costs before its first byte leaves: layout, picture and commands, warm; and memory."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import psutil

from frontdesk.printing.slip import TicketSlip
from tests.bench.options import Options
from tests.bench.results import Result
from tests.bench.timing import Act, interleaved
from tests.printing.slips import ARABIC, GERMAN

SECTION = "slip"
PROFILE = "epson_tm_t20iii"  # 576 dots
MILLIMETRES = 80.0


def run(options: Options) -> list[Result]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from frontdesk.printing import typesetter

    typesetter.ready()
    results: list[Result] = []
    slips = {"German": GERMAN, "Arabic": ARABIC}
    sizes: dict[str, tuple[int, float]] = {}

    def builder(name: str) -> Act:
        fresh = _fresh(slips[name])

        def act() -> None:
            sizes[name] = _build(next(fresh))

        return act

    samples = interleaved(
        [{name: builder(name) for name in slips}], rounds=options.count(1000, quick=100), warm=20
    )
    for name, sample in samples.items():
        size, long = sizes[name]
        note = f"{sample.words()}, {size:,} bytes, {long:.0f} mm of paper"
        for percent, value, limit in (("p50", sample.p50, 8), ("p99", sample.p99, 20)):
            goal = f"{name} ticket built, {percent}"
            results.append(Result(section=SECTION, goal=goal, value=value, limit=limit, unit="ms", note=note))
        results.append(
            Result(
                section=SECTION,
                goal=f"{name} ticket: bytes per {MILLIMETRES:.0f} mm of paper",
                value=size / long * MILLIMETRES / 1000,
                limit=25,
                unit="kB",
                note=f"{size / 1000:.1f} kB in all",
            )
        )
    results.append(_native())
    results.append(_memory(options))
    return results


def _fresh(slip: TicketSlip) -> Iterator[TicketSlip]:
    """Tickets as a day brings them: another number, code and wait each time."""
    for number in count(1):
        label = f"A {number % 700:03}"
        code = f"FD1:20261123:A{number % 700:03}:8ZR5KD0M4T1W{number:04X}"
        yield replace(
            slip,
            number=label,
            code=code,
            ahead=number % 40,
            wait=f"{5 * (number % 20)}–{5 * (number % 20) + 15}",
        )


def _build(slip: TicketSlip) -> tuple[int, float]:
    """Bytes and millimetres of one ticket."""
    from frontdesk.printing.escpos import encode
    from frontdesk.printing.painter import paint_slip
    from frontdesk.printing.profiles import profile

    model = profile(PROFILE)
    bitmap = paint_slip(slip, dots=model.dots, dots_per_mm=model.dots_per_mm, unchecked=True)
    return len(encode(bitmap, model, process_id=b"ab12")), bitmap.height / model.dots_per_mm


def _native() -> Result:
    from frontdesk.printing.native import encode_text
    from frontdesk.printing.profiles import profile

    model = profile(PROFILE)
    data = encode_text(GERMAN, columns=48, code_pages=model.code_pages, native_qr=True, cut=model.cut)
    return Result(
        section=SECTION,
        goal="German ticket in the printer's letters",
        value=len(data),
        limit=600,
        unit="bytes",
    )


def _memory(options: Options) -> Result:
    """Growth from the first tenth of the builds to the last."""
    process = psutil.Process()
    builds = options.count(5000, quick=300)
    fresh = _fresh(ARABIC)
    early = 0.0
    for built in range(1, builds + 1):
        _build(next(fresh))
        if built == builds // 10:
            gc.collect()
            early = process.memory_info().rss / 1e6
    gc.collect()
    late = process.memory_info().rss / 1e6
    return Result(
        section=SECTION,
        goal=f"growth over {builds:,} tickets",
        value=max(0.0, late - early),
        limit=5,
        unit="MB",
        note=f"{early:.0f} MB after {builds // 10:,}, {late:.0f} MB in the end",
    )
