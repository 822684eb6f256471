"""``frontdesk init`` and ``frontdesk day …``: set the house up, end its day and print what became of it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from frontdesk.bootstrap import Runtime
from frontdesk.cli import shapes
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import act, opened, settings_of
from frontdesk.cli.slips import needed_printer, print_now, tell_printer
from frontdesk.domain.appointment_errors import AppointmentsHitError
from frontdesk.domain.errors import InvalidValueError, StoreNotReadyError
from frontdesk.domain.house import House
from frontdesk.domain.printjob import JobState
from frontdesk.settings.station import redacted
from frontdesk.usecases import day, houses
from frontdesk.usecases.appointment_queries import hit_by
from frontdesk.usecases.ports import Store


def init(options: argparse.Namespace, output: Output) -> int:
    """Create or upgrade the store; load the house definition, wholly or not at all."""
    from frontdesk.settings.house_file import load_house_file
    from frontdesk.store.open import open_store
    from frontdesk.store.upgrade import create_or_upgrade

    settings = settings_of(options)
    # The file first: a wrong definition must not leave a new empty database behind.
    house = load_house_file(Path(options.house)) if options.house else None
    schema = create_or_upgrade(settings.store)
    store = open_store(settings.store)
    try:
        if house is not None:
            # A definition is loaded before there is a runtime, which needs one.
            loading = Runtime(store, settings, "cli", house)
            if not options.anyway:
                _spare_appointments(store, house)
            houses.load_house(store, op=loading.operation(), house=house)
        in_force = store.house()
        counts = shapes.house_counts(in_force)
        result = {"store": redacted(settings.store), "schema": schema, **counts}
        words = (
            f"{in_force.site.name(output.language)}: {counts['agencies']} agencies, {counts['services']} "
            f"services, {counts['desks']} desks in {result['store']} (schema {schema})"
        )
        output.answer(result, words)
    finally:
        store.close()
    return DONE


def _spare_appointments(store: Store, house: House) -> None:
    """Say whom the new definition would hit before it is in force: a closed day, other hours."""
    try:
        hit = hit_by(store, house)
    except StoreNotReadyError:  # the first definition of all
        return
    if hit:
        local = [one.starts_at.astimezone(house.zone) for one in hit]
        more = ", …" if len(hit) > 5 else ""
        times = ", ".join(f"{at:%d.%m.%Y %H:%M}" for at in local[:5]) + more
        raise AppointmentsHitError(count=len(hit), times=times)


def close_day(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        today = runtime.house.business_day(runtime.store.now())
        closed = day.close_day(runtime.store, op=act(runtime, options), day=today).value
        output.answer({"day": today.isoformat(), "closed": closed}, f"{today}: {closed} open tickets closed")
    return DONE


def day_slip(options: argparse.Namespace, output: Output) -> int:
    """Print which numbers a day had and what became of them."""
    with opened(options) as runtime:
        wanted = options.day or runtime.house.business_day(runtime.store.now()).isoformat()
        try:
            about = date.fromisoformat(wanted)
        except ValueError:
            raise InvalidValueError(value=wanted[:40], field="--day", expected="2026-11-23") from None
        printer, queue = needed_printer(runtime)
        job = day.order_day_slip(runtime.store, op=act(runtime, options), day=about, printer=queue)
        printed = print_now(runtime, printer, job) if job.state is JobState.PENDING else job
        assert printed is not None
        shape = {"day": about.isoformat(), "kind": printed.kind.value, "print": shapes.print_job(printed)}
        output.answer({"slip": shape}, f"{about}: slip {printed.state.value}")
        return tell_printer(output, runtime, printed)
