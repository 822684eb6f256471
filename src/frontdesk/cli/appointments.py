"""``frontdesk appointment …``: book, move, cancel, check in, take over from files and hand out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from frontdesk.bootstrap import Runtime
from frontdesk.cli import counter_shapes as shapes
from frontdesk.cli.dates import days_of, one_day, one_time
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import act, opened
from frontdesk.cli.shapes import moment, ticket
from frontdesk.cli.slips import print_now, printer_of, tell_printer
from frontdesk.domain.appointment import Appointment, AppointmentState, Interpreter, Person
from frontdesk.domain.appointment_errors import ImportFileError
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import Need
from frontdesk.usecases import appointment_exchange, appointment_queries, appointments, queues
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.appointment_views import AppointmentView, Booked
from frontdesk.usecases.appointments import Client, Wish


def following(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        found = appointment_queries.next_free(
            runtime.store,
            runtime.house,
            service=options.service,
            after=one_time(runtime, options.after),
            count=max(1, options.count),
            availability=options.group,
        )
        words = "\n".join(_slot_words(runtime, slot) for slot in found)
        output.answer({"slots": [shapes.slot(slot) for slot in found]}, words or "nothing is free")
    return DONE


def book(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        printer = printer_of(runtime)
        outcome = appointments.book(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            wish=_wish(runtime, options, options.service),
            client=Client(
                language=options.language,
                interpreter=None if options.interpreter is None else Interpreter(options.interpreter),
                name=options.name,
                reference=options.reference,
            ),
            printer=runtime.printer,
        )
        job = print_now(runtime, printer, outcome.value.job)
        _answer(runtime, output, outcome)
        return tell_printer(output, runtime, job)


def move(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        one = _which(runtime, options)
        printer = printer_of(runtime)
        outcome = appointments.move(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            appointment_id=one.id,
            wish=_wish(runtime, options, options.service or one.service),
            reason=options.reason,
            printer=runtime.printer,
        )
        job = print_now(runtime, printer, outcome.value.job)
        _answer(runtime, output, outcome)
        return tell_printer(output, runtime, job)


def cancel(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        outcome = appointments.cancel(
            runtime.store,
            op=act(runtime, options),
            appointment_id=_which(runtime, options).id,
            reason=options.reason,
        )
        _answer(runtime, output, outcome)
    return DONE


def list_appointments(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        views = appointment_queries.appointments_of_day(
            runtime.store,
            runtime.house,
            day=one_day(runtime, options.day, "--day"),
            agency=options.agency,
            states=_states(options.state),
        )
        result = {"appointments": [shapes.appointment(view) for view in views]}
        output.answer(result, "\n".join(_words(runtime, view) for view in views))
    return DONE


def show(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        one = _which(runtime, options)
        view = appointment_queries.view_appointment(runtime.store, runtime.house, one)
        events = runtime.store.appointments.events(one.id)
        if options.ics is not None:
            from frontdesk.exchange.calendar_file import write_ics

            alone = appointment_exchange.Exported(one, Person())
            _write(options.ics, write_ics([alone], runtime.house, language=one.language))
        person = {"name": view.person.name, "reference": view.person.reference}
        result = {
            "appointment": shapes.appointment(view) | person,
            "events": [shapes.appointment_event(event) for event in events],
        }
        steps = [f"  {moment(event.at)}  {event.step.value}  {event.reason or ''}" for event in events]
        output.answer(result, "\n".join([_words(runtime, view), *steps]))
    return DONE


def check_in(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        one = _which(runtime, options)
        if options.undo:
            undone = appointments.undo_check_in(
                runtime.store, runtime.house, op=act(runtime, options), appointment_id=one.id
            )
            _answer(runtime, output, undone)
            return DONE
        printer = printer_of(runtime)
        outcome = appointments.check_in(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            appointment_id=one.id,
            need=None if options.need is None else Need(options.need),
            printer=runtime.printer,
        )
        done = outcome.value
        job = print_now(runtime, printer, done.job) if outcome.created else done.job
        view = appointment_queries.view_appointment(runtime.store, runtime.house, done.appointment)
        result = {
            "appointment": shapes.appointment(view),
            "ticket": ticket(queues.view_ticket(runtime.store, runtime.house, done.ticket)),
            "created": outcome.created,
        }
        output.answer(result, f"{done.ticket.label}  {_words(runtime, view)}")
        return tell_printer(output, runtime, job)


def take_over(options: argparse.Namespace, output: Output) -> int:
    kind = _kind(options.file)
    with opened(options) as runtime, _file(options.file) as file:
        house, name = runtime.house, Path(options.file).name
        if kind == ".ics":
            from frontdesk.exchange.calendar_file import read_ics

            rows = read_ics(file, house, service=options.service, name=name)
        else:
            from frontdesk.exchange.csv_table import read_csv

            rows = read_csv(file, house, name=name)
        report = appointment_exchange.import_appointments(
            runtime.store, house, op=act(runtime, options), rows=rows
        ).value
        left_out = [f"  line {one.line}: {one.why.message(output.language)}" for one in report.left_out]
        done = (
            f"{report.rows} rows: {report.booked} booked, {report.moved} moved, {report.changed} changed, "
            f"{report.cancelled} cancelled, {report.unchanged} as before, {len(report.left_out)} left out"
        )
        output.answer(shapes.report(report, output.language), "\n".join([done, *left_out]))
    return DONE


def export(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        first, last = days_of(runtime, options)
        kind = _kind(options.file)
        found = appointment_exchange.export_appointments(
            runtime.store,
            runtime.house,
            first=first,
            last=last,
            agency=options.agency,
            persons=options.persons,
        )
        if kind == ".ics":
            from frontdesk.exchange.calendar_file import write_ics

            content = write_ics(found, runtime.house)
        else:
            from frontdesk.exchange.csv_table import write_csv

            content = write_csv(found, runtime.house).encode("utf-8-sig")  # else Excel takes it for cp1252
        _write(options.file, content)
        output.answer(
            {"file": options.file, "appointments": len(found)}, f"{len(found)} appointments in {options.file}"
        )
    return DONE


def _which(runtime: Runtime, options: argparse.Namespace) -> Appointment:
    return appointment_queries.find_appointment(runtime.store, runtime.house, options.appointment)


def _wish(runtime: Runtime, options: argparse.Namespace, service: str) -> Wish:
    return Wish(
        service=service,
        starts_at=one_time(runtime, options.at),
        after=one_time(runtime, options.after),
        day=None if options.day is None else one_day(runtime, options.day, "--day"),
        availability=options.group,
        place=options.place,
    )


def _states(names: list[str] | None) -> list[AppointmentState] | None:
    if names is None:
        return None
    try:
        return [AppointmentState(name) for name in names]
    except ValueError:
        expected = ", ".join(AppointmentState)
        raise InvalidValueError(value=", ".join(names)[:40], field="--state", expected=expected) from None


def _answer(runtime: Runtime, output: Output, outcome: Outcome[Booked]) -> None:
    view = appointment_queries.view_appointment(runtime.store, runtime.house, outcome.value.appointment)
    output.answer(
        {"appointment": shapes.appointment(view), "created": outcome.created}, _words(runtime, view)
    )


def _kind(file: str) -> str:
    kind = Path(file).suffix.casefold()
    if kind not in (".ics", ".csv"):
        raise InvalidValueError(value=Path(file).name[:40], field="FILE", expected="*.ics, *.csv")
    return kind


@contextmanager
def _file(name: str) -> Iterator[IO[bytes]]:
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise ImportFileError(file=Path(name).name, reason=error.strerror or str(error)) from error
        yield file


def _write(name: str, content: bytes) -> None:
    try:
        Path(name).write_bytes(content)
    except OSError as error:
        raise ImportFileError(file=Path(name).name, reason=error.strerror or str(error)) from error


def _slot_words(runtime: Runtime, slot: Slot) -> str:
    at = f"{slot.starts_at.astimezone(runtime.house.zone):%a %Y-%m-%d %H:%M}"
    return f"{at}  {slot.desk or f'{slot.availability} {slot.place}'}"


def _words(runtime: Runtime, view: AppointmentView) -> str:
    it = view.appointment
    parts = [it.label, _slot_words(runtime, it.slot), it.service, it.state.value, view.punctuality.value]
    parts.append("" if view.ticket is None else view.ticket.label)
    parts.append("" if it.interpreter is None else f"interpreter: {it.interpreter.value}")
    parts.append("" if view.job is None else f"slip {view.job.state.value}")
    return "  ".join(part for part in parts if part)
