"""``frontdesk doctor``: the environment and every invariant, one line each."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from frontdesk.bootstrap import open_runtime
from frontdesk.cli.output import CHECK_FAILED, DONE, Output
from frontdesk.cli.session import settings_of
from frontdesk.domain.errors import FrontdeskError, LogoError
from frontdesk.domain.house import House
from frontdesk.settings.station import StationSettings, redacted
from frontdesk.usecases.health import Check, check_appointments, check_papers, check_store
from frontdesk.usecases.ports import Reader


def doctor(options: argparse.Namespace, output: Output) -> int:
    settings = settings_of(options)
    checks = [
        *_environment(),
        *_printers(settings, output.language),
        *_logo(settings, output.language),
        *_store(settings, output.language),
    ]
    result = {"checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks]}
    lines = [f"{'ok  ' if c.ok else 'FAIL'}  {c.name}: {c.detail}" for c in checks]
    output.answer(result, "\n".join(lines))
    return DONE if all(check.ok for check in checks) else CHECK_FAILED


def _environment() -> Iterator[Check]:
    import sys

    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("python", sys.version_info >= (3, 11), f"{version}; 3.11 or newer is needed")
    yield _fonts()


def _fonts() -> Check:
    from frontdesk import resources

    found = sorted(path.name for path in resources.path("fonts").glob("*.ttf"))
    return Check("fonts", bool(found), f"{len(found)} bundled font files")


def _printers(settings: StationSettings, language: str) -> Iterator[Check]:
    """How the printers of this station are; one that cannot tell is no failure."""
    from frontdesk.cli.printers import configured

    for printer in configured(settings, language):
        name = "printer" if printer.role == "first" else "second printer"
        facts = ", ".join(filter(None, (printer.profile, printer.evidence)))
        model = f" ({facts}; proof: {printer.proof})" if facts else ""
        yield Check(name, printer.ok, f"{printer.url}{model}: {printer.detail}")


def _logo(settings: StationSettings, language: str) -> Iterator[Check]:
    if not settings.logo:
        return
    from frontdesk.printing.logo import read_logo

    try:
        picture = read_logo(Path(settings.logo))
    except LogoError as error:
        yield Check("logo", False, error.message(language))
    else:
        yield Check("logo", True, f"{settings.logo}: {picture.width} × {picture.height} dots")


def _slips(store: Reader) -> Check:
    """Slips of every station that nobody has looked after for an hour: somebody has to know of them."""
    before = store.now() - timedelta(hours=1)
    left = [job for job in store.open_jobs(None) if job.changed_at < before]
    stations = ", ".join(sorted({job.printer for job in left}))
    detail = f"{len(left)} without an end at {stations}" if left else "none without an end"
    return Check("slips", not left, detail)


def _store(settings: StationSettings, language: str) -> Iterator[Check]:
    """The store's own condition, then the invariants; an unusable store is one failed line."""
    try:
        # Looking at a store must not change it, so past days are not closed here.
        runtime = open_runtime(settings, role="display")
    except FrontdeskError as error:
        yield Check("store", False, error.message(language))
        return
    try:
        yield Check("store", True, redacted(settings.store))
        yield from _engine(settings.store)
        yield Check("house", True, f"{runtime.house.site.name()}, {len(runtime.house.desks)} desks")
        yield _holidays(runtime.house, runtime.store.now())
        yield _slips(runtime.store)
        yield from check_store(runtime.store)
        yield from check_papers(runtime.store)
        yield from check_appointments(runtime.store)
    finally:
        runtime.close()


def _engine(url: str) -> Iterator[Check]:
    from frontdesk.store.url import describe_engine

    yield Check("database", True, describe_engine(url))


def _holidays(house: House, now: datetime) -> Check:
    """Closed days come from the house definition; near its horizon it has to be loaded again."""
    last = max((closed.day for closed in house.closed_days), default=None)
    left = (last - house.business_day(now)).days if last is not None else None
    enough = left is None or left > 60
    detail = (
        "none set up" if last is None else f"known until {last}; “frontdesk init --house FILE” extends them"
    )
    return Check("closed days", enough, detail)
