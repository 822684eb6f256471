"""``frontdesk call …``: what a caseworker's keys do."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from frontdesk.cli import shapes
from frontdesk.cli.output import DONE, Output
from frontdesk.cli.session import act, opened
from frontdesk.cli.tickets import answer_ticket
from frontdesk.domain.errors import NobodyWaitingError
from frontdesk.domain.house import House
from frontdesk.domain.ticket import Ticket
from frontdesk.usecases import calling, queues
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.ports import Operation, Presence, Store


def call_next(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        place = runtime.house.desk(options.desk)
        outcome = calling.call_next(
            runtime.store,
            runtime.house,
            op=act(runtime, options),
            desk=options.desk,
            services=_services(options),
            language=output.language,
        )
        called = outcome.value
        if called.ticket is None:
            raise NobodyWaitingError(desk=place.room)
        view = queues.view_ticket(runtime.store, runtime.house, called.ticket)
        result = {
            "call": shapes.call(view, again=False),
            "why": called.why,
            "finished": called.finished.label if called.finished is not None else None,
        }
        output.answer(result, f"{called.ticket.label} → {place.room}\n{called.why}")
    return DONE


def again(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        outcome = calling.call_again(
            runtime.store, runtime.house, op=act(runtime, options), desk=options.desk
        )
        view = queues.view_ticket(runtime.store, runtime.house, outcome.value)
        output.answer(
            {"call": shapes.call(view, again=True)}, f"{outcome.value.label} → {outcome.value.desk}"
        )
    return DONE


Act = Callable[..., Outcome[Ticket]]


def _of_desk(function: Act, options: argparse.Namespace, output: Output, **more: object) -> int:
    with opened(options) as runtime:
        outcome = function(runtime.store, runtime.house, op=act(runtime, options), desk=options.desk, **more)
        answer_ticket(runtime, output, outcome.value)
    return DONE


def start(options: argparse.Namespace, output: Output) -> int:
    return _of_desk(calling.start, options, output)


def finish(options: argparse.Namespace, output: Output) -> int:
    return _of_desk(calling.finish, options, output)


def missed(options: argparse.Namespace, output: Output) -> int:
    return _of_desk(calling.missed, options, output)


def park(options: argparse.Namespace, output: Output) -> int:
    return _of_desk(calling.park, options, output, minutes=options.minutes, reason=options.reason)


def undo(options: argparse.Namespace, output: Output) -> int:
    return _of_desk(calling.undo, options, output)


def pick(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        ticket = queues.find_ticket(runtime.store, runtime.house, options.ticket)
        outcome = calling.pick(
            runtime.store, runtime.house, op=act(runtime, options), desk=options.desk, ticket_id=ticket.id
        )
        view = queues.view_ticket(runtime.store, runtime.house, outcome.value)
        output.answer({"call": shapes.call(view, again=False)}, f"{ticket.label} → {outcome.value.desk}")
    return DONE


def back(options: argparse.Namespace, output: Output) -> int:
    with opened(options) as runtime:
        ticket = queues.find_ticket(runtime.store, runtime.house, options.ticket)
        outcome = calling.back(
            runtime.store, runtime.house, op=act(runtime, options), ticket_id=ticket.id, desk=options.desk
        )
        answer_ticket(runtime, output, outcome.value)
    return DONE


def open_desk(options: argparse.Namespace, output: Output) -> int:
    return _presence(
        lambda store, house, op: calling.open_desk(
            store, house, op=op, desk=options.desk, services=_services(options)
        ),
        options,
        output,
    )


def pause_desk(options: argparse.Namespace, output: Output) -> int:
    return _presence(
        lambda store, house, op: calling.pause_desk(
            store, house, op=op, desk=options.desk, services=_services(options)
        ),
        options,
        output,
    )


def close_desk(options: argparse.Namespace, output: Output) -> int:
    return _presence(
        lambda store, house, op: calling.close_desk(store, house, op=op, desk=options.desk), options, output
    )


def _presence(
    function: Callable[[Store, House, Operation], Outcome[Presence]],
    options: argparse.Namespace,
    output: Output,
) -> int:
    with opened(options) as runtime:
        presence = function(runtime.store, runtime.house, act(runtime, options)).value
        result = {
            "desk": presence.desk,
            "state": presence.state.value,
            "since": shapes.moment(presence.since),
            "services": list(presence.services),
        }
        output.answer({"presence": result}, f"{presence.desk}  {presence.state.value}")
    return DONE


def _services(options: argparse.Namespace) -> tuple[str, ...] | None:
    return tuple(options.service) if options.service else None
