"""``frontdesk ticket …``: issue, list, show, cancel, transfer, reprint."""

from __future__ import annotations

import argparse

from frontdesk.bootstrap import Runtime
from frontdesk.cli import shapes
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import act, opened
from frontdesk.cli.slips import needed_printer, print_now, printer_of, tell_printer
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import in_language
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import Need, State, Ticket
from frontdesk.usecases import calling, queues, reception
from frontdesk.usecases.views import TicketView


def issue(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        printer = printer_of(runtime)
        outcome = reception.issue_ticket(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            service=options.service,
            language=options.language,
            need=Need(options.need) if options.need else None,
            printer=runtime.printer,
            anyway=options.anyway,
            waits=runtime.forecaster.waits(runtime.house),
        )
        issued = outcome.value
        job = print_now(runtime, printer, issued.job) if outcome.created else issued.job
        place = queues.place_of(runtime.store, runtime.house, issued.ticket, forecaster=runtime.forecaster)
        view = TicketView(issued.ticket, place, job)
        output.answer(
            {"ticket": shapes.ticket(view), "created": outcome.created}, _words(runtime, view, output)
        )
        return tell_printer(output, runtime, job)


def list_tickets(options: argparse.Namespace, output: Output) -> int:
    states = _states(options.state)
    with opened(options) as runtime:
        service = runtime.house.service(options.service).code if options.service else None
        day, limit = runtime.house.business_day(runtime.store.now()), max(1, options.limit)
        tickets = runtime.store.tickets(day, states=states, limit=queues.EVERYBODY if service else limit)
        chosen = [ticket for ticket in tickets if service is None or ticket.service == service]
        views = queues.view_tickets(runtime.store, runtime.house, chosen[:limit])
        lines = [_words(runtime, view, output) for view in views]
        output.answer({"tickets": [shapes.ticket(view) for view in views]}, "\n".join(lines))
    return DONE


def show(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        ticket = queues.find_ticket(runtime.store, runtime.house, options.ticket)
        view = queues.view_ticket(runtime.store, runtime.house, ticket)
        events = [shapes.event(event) for event in runtime.store.events(ticket.id)]
        steps = [f"  {event['at']}  {event['kind']}  {event['desk'] or ''}".rstrip() for event in events]
        words = "\n".join([_words(runtime, view, output), *steps])
        output.answer({"ticket": shapes.ticket(view), "events": events}, words)
    return DONE


def cancel(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        ticket = queues.find_ticket(runtime.store, runtime.house, options.ticket)
        outcome = reception.cancel(runtime.store, op=act(runtime, options), ticket_id=ticket.id)
        answer_ticket(runtime, output, outcome.value)
    return DONE


def transfer(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        ticket = queues.find_ticket(runtime.store, runtime.house, options.ticket)
        outcome = calling.transfer(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            ticket_id=ticket.id,
            service=options.service,
        )
        answer_ticket(runtime, output, outcome.value)
    return DONE


def reprint(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        ticket = queues.find_ticket(runtime.store, runtime.house, options.ticket)
        printer, queue = needed_printer(runtime)
        doubtful = runtime.store.jobs([ticket.id]).get(ticket.id)
        if doubtful is not None and doubtful.state is JobState.UNKNOWN:
            # Whoever wants another slip has looked, and there is none.
            ordered = reception.replace_slip(runtime.store, op=act(runtime, options), job=doubtful)
        else:
            ordered = reception.reprint(
                runtime.store, op=act(runtime, options), ticket_id=ticket.id, printer=queue
            ).value
        waits = ordered.state is JobState.PENDING and ordered.printer == queue
        job = print_now(runtime, printer, ordered) if waits else ordered
        view = TicketView(ticket, queues.place_of(runtime.store, runtime.house, ticket), job)
        output.answer({"ticket": shapes.ticket(view)}, _words(runtime, view, output))
        return tell_printer(output, runtime, job)


def confirm(options: argparse.Namespace, output: Output) -> int:
    """Somebody has the slip of which nobody knew whether it came out."""
    with opened(options) as runtime:
        ticket = queues.find_ticket(runtime.store, runtime.house, options.ticket)
        job = runtime.store.jobs([ticket.id]).get(ticket.id)
        if job is None:
            raise InvalidValueError(value=ticket.label, field="ticket", expected="a ticket with a slip")
        settled = reception.confirm_slip(runtime.store, job=job)
        view = TicketView(ticket, queues.place_of(runtime.store, runtime.house, ticket), settled)
        output.answer({"ticket": shapes.ticket(view)}, _words(runtime, view, output))
    return DONE


def answer_ticket(runtime: Runtime, output: Output, ticket: Ticket) -> None:
    """Print one ticket as ``{"ticket"}``."""
    view = queues.view_ticket(runtime.store, runtime.house, ticket)
    output.answer({"ticket": shapes.ticket(view)}, _words(runtime, view, output))


def _states(names: list[str] | None) -> frozenset[State] | None:
    if not names:
        return None
    try:
        return frozenset(State(name) for name in names)
    except ValueError:
        expected = ", ".join(state.value for state in State)
        raise InvalidValueError(value=", ".join(names)[:60], field="--state", expected=expected) from None


def _words(runtime: Runtime, view: TicketView, output: Output) -> str:
    ticket = view.ticket
    name = in_language(runtime.house.service(ticket.service).names, output.language)
    parts = [ticket.label, ticket.state.value, name]
    if view.place is not None:
        parts.append(f"{view.place.ahead} ahead")
    if ticket.desk is not None:
        parts.append(f"desk {ticket.desk}")
    if view.job is not None:
        parts.append(f"slip {view.job.state.value}")
    return "  ".join(parts)
