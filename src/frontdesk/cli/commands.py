"""Every command with its options, help and example; what runs is imported when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any

from frontdesk.cli.output import Output

Run = Callable[[argparse.Namespace, Output], int | None]
Group = Any  # argparse keeps the type of its sub-parser action private


def later(module: str, function: str) -> Run:
    """``frontdesk.cli.<module>.<function>``, imported only when it is called."""

    def run(options: argparse.Namespace, output: Output) -> int | None:
        found: Run = getattr(import_module(f"frontdesk.cli.{module}"), function)
        return found(options, output)

    return run


def add_to(parser: argparse.ArgumentParser) -> None:
    from frontdesk.cli import counter_commands, document_commands

    group = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_house(group)
    _add_programs(group)
    _add_printer(group)
    _add_ticket(group)
    _add_call(group)
    _add_screens(group)
    _add_day(group)
    document_commands.add_to(group)
    counter_commands.add_to(group)


def _command(group: Group, name: str, run: Run, *, help: str, example: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = group.add_parser(
        name, help=help, description=help, epilog=f"Example: {example}"
    )
    command.set_defaults(run=run)
    return command


def _group(group: Group, name: str, *, help: str, example: str, fill: Callable[[Group], None]) -> None:
    group.add_parser(name, help=help, description=help, epilog=f"Example: {example}", fill=fill)


def _add_op(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--op", metavar="UUID", help="id of this act: a repeat with the same id takes effect once"
    )


def _add_house(group: Group) -> None:
    init = _command(
        group,
        "init",
        later("house", "init"),
        help="create or upgrade the store and load a house definition",
        example="frontdesk init --house resources/houses/small-office.toml",
    )
    init.add_argument("--house", metavar="FILE", help="TOML file that describes the house")
    init.add_argument(
        "--anyway", action="store_true", help="also when booked appointments no longer fit into its hours"
    )
    _command(
        group,
        "doctor",
        later("doctor", "doctor"),
        help="check the environment and every invariant, one line each",
        example="frontdesk doctor",
    )


def _add_programs(group: Group) -> None:
    for name, what in (
        ("reception", "open the reception window"),
        ("desk", "open a caseworker's window"),
        ("display", "open a public screen"),
    ):
        command = _command(
            group, name, later("programs", name), help=what, example=f"frontdesk {name} --station {name}-1"
        )
        command.add_argument(
            "--station", dest="program_station", metavar="NAME", help="name of this workplace"
        )
        if name == "desk":
            command.add_argument("--desk", metavar="NAME", help="room to start with, e.g. 2.14")
        if name == "display":
            command.add_argument(
                "--display", metavar="NAME", default="hall", help="which screen of the house"
            )
            command.add_argument("--screen", type=int, metavar="N", help="which monitor, from 0")
            command.add_argument("--window", action="store_true", help="in a window, not full screen")
    demo = _command(
        group,
        "demo",
        later("programs", "demo"),
        help="the whole house on one PC: embedded store, virtual printer, clients who come and go",
        example="frontdesk demo --pace 60",
    )
    demo.add_argument("--pace", type=float, default=60.0, help="simulated seconds a second (60)")
    demo.add_argument("--seed", type=int, default=1, help="of the simulated clients (1)")
    demo.add_argument(
        "--out", metavar="FOLDER", default="demo-out", help="screenshots and tickets (demo-out)"
    )
    demo.add_argument("--house", metavar="FILE", help="another house definition")
    demo.add_argument("--headless", action="store_true", help="no windows on the screen, a morning at once")
    simulate = _command(
        group,
        "simulate",
        later("simulation", "run"),
        help="play days of a house as fast as the store can: waits, forecast, fairness, what if",
        example="frontdesk simulate --days 10 --desks 07:30=16,10:00=24 --rule max_wait=60 --json",
    )
    simulate.add_argument("--days", type=int, default=5, metavar="N", help="business days (5)")
    simulate.add_argument("--seed", type=int, default=1, metavar="S", help="the same people come again (1)")
    simulate.add_argument(
        "--tickets",
        type=int,
        default=700,
        metavar="N",
        help="of an ordinary day of 8.5 hours, with appointments (700); shorter days have fewer",
    )
    simulate.add_argument(
        "--desks", metavar="PLAN", help="how many call: 24, or 07:30=16,10:00=24; else all of the house"
    )
    simulate.add_argument(
        "--rule", action="append", metavar="NAME=VALUE", help="another value of a rule of the house file"
    )
    simulate.add_argument("--house", metavar="FILE", help="another house definition than the model house")
    simulate.add_argument("--from", dest="first", metavar="DAY", help="first day (2027-01-04)")
    simulate.add_argument("--no-forecast", action="store_true", help="only play, without forecasts: faster")
    simulate.add_argument("--on", metavar="URL", help="an empty store to play on, which is kept")
    simulate.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="figures as JSON")


def _add_printer(group: Group) -> None:
    _group(
        group,
        "printer",
        help="printers, real and virtual",
        example="frontdesk printer virtual --window",
        fill=_printer_actions,
    )


def _printer_actions(printers: Group) -> None:
    _command(
        printers,
        "list",
        later("printers", "list_printers"),
        help="the printers of this station and how they are, what else is connected, the known models",
        example="frontdesk --printer tcp://192.0.2.20 printer list",
    )
    _command(
        printers,
        "test",
        later("printers", "test"),
        help="print a test slip: width, darkness, letters, cut; and find out which proof of print works",
        example='frontdesk --printer "tcp://192.0.2.20?profile=generic_80" printer test',
    )
    virtual = _command(
        printers,
        "virtual",
        later("programs", "virtual_printer"),
        help="be a thermal printer without hardware, which can be made to fail",
        example="frontdesk printer virtual --port 9100 --out slips",
    )
    virtual.add_argument("--port", type=_port, default=9100, metavar="N", help="0 takes a free one (9100)")
    virtual.add_argument(
        "--listen", metavar="ADDRESS", default="127.0.0.1", help="who may print: this PC only (127.0.0.1)"
    )
    virtual.add_argument(
        "--serial", action="store_true", help="on a serial line of this PC instead of a port"
    )
    virtual.add_argument("--dots", type=_dots, default=576, metavar="N", help="width of the print line (576)")
    virtual.add_argument(
        "--dpi", type=int, choices=(180, 203, 300), default=203, help="dots an inch, for --speed (203)"
    )
    virtual.add_argument("--no-cutter", action="store_true", help="a slip ends with its connection")
    virtual.add_argument(
        "--proof",
        choices=("process_id", "gs_r", "none"),
        default="process_id",
        help="how it proves a print (process_id)",
    )
    virtual.add_argument("--no-status", action="store_true", help="it never says how it is")
    virtual.add_argument(
        "--speed", type=_speed, default=0.0, metavar="MM_PER_S", help="of the paper; 0 prints at once (0)"
    )
    virtual.add_argument("--out", metavar="FOLDER", help="keep every slip there as a PNG")
    how = virtual.add_mutually_exclusive_group()
    how.add_argument("--window", action="store_true", help="show paper and switches, where there is a screen")
    how.add_argument("--headless", action="store_true", help="no window; orders on the standard input")


def _port(text: str) -> int:
    return _between(text, 0, 65535)


def _dots(text: str) -> int:
    return _between(text, 64, 2048)


def _speed(text: str) -> float:
    return float(_between(text, 0, 1000))


def _between(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from {least} to {most}")
    return int(text)


def _add_ticket(group: Group) -> None:
    _group(
        group,
        "ticket",
        help="issue and look after tickets",
        example="frontdesk ticket issue wba --language ar",
        fill=_ticket_actions,
    )


def _ticket_actions(tickets: Group) -> None:
    issue = _command(
        tickets,
        "issue",
        later("tickets", "issue"),
        help="give out the next number for a service and print its slip",
        example="frontdesk ticket issue wba --language ar --need seat",
    )
    issue.add_argument("service", metavar="SERVICE", help="short code, e.g. wba")
    issue.add_argument("--language", metavar="L", help="second language of the slip, e.g. ar")
    issue.add_argument("--need", choices=("seat", "urgent"), help="the client should wait shorter")
    issue.add_argument("--anyway", action="store_true", help="also outside opening hours; the record says so")
    _add_op(issue)
    listing = _command(
        tickets,
        "list",
        later("tickets", "list_tickets"),
        help="today's tickets, newest first",
        example="frontdesk --json ticket list --state waiting",
    )
    listing.add_argument("--state", action="append", metavar="STATE", help="only these states (repeatable)")
    listing.add_argument("--service", metavar="SERVICE", help="only this service")
    listing.add_argument("--limit", type=int, default=1000, metavar="N", help="at most N (1000)")
    show = _command(
        tickets,
        "show",
        later("tickets", "show"),
        help="one ticket with everything that happened to it",
        example='frontdesk ticket show "A 042"',
    )
    show.add_argument("ticket", metavar="NUMBER", help="A042, or the id")
    for name, what in (
        ("cancel", "end a visit that will not take place"),
        ("reprint", "print the slip again"),
        ("confirm", "the slip in doubt is there"),
    ):
        command = _command(
            tickets, name, later("tickets", name), help=what, example=f"frontdesk ticket {name} A042"
        )
        command.add_argument("ticket", metavar="NUMBER", help="A042, or the id")
        _add_op(command)
    transfer = _command(
        tickets,
        "transfer",
        later("tickets", "transfer"),
        help="send the client to another service: same number, arrival credit kept",
        example="frontdesk ticket transfer A042 auf",
    )
    transfer.add_argument("ticket", metavar="NUMBER", help="A042, or the id")
    transfer.add_argument("service", metavar="SERVICE", help="short code of the next service")
    _add_op(transfer)


def _add_call(group: Group) -> None:
    _group(
        group,
        "call",
        help="what a caseworker's keys do",
        example="frontdesk call next --desk 2.14",
        fill=_call_actions,
    )


def _call_actions(calls: Group) -> None:
    for name, what in (
        ("next", "finish the desk's client and call the next one"),
        ("again", "call the desk's client once more"),
        ("start", "the client has arrived at the desk"),
        ("finish", "the visit is over"),
        ("missed", "the client did not come"),
        ("park", "set the client aside for a while"),
        ("undo", "take back the desk's last act"),
        ("open", "staff the desk: it takes clients from now on"),
        ("pause", "the desk calls nobody for a while"),
        ("close", "the room is empty"),
    ):
        function = {
            "next": "call_next",
            "open": "open_desk",
            "pause": "pause_desk",
            "close": "close_desk",
        }.get(name, name)
        command = _command(
            calls, name, later("calls", function), help=what, example=f"frontdesk call {name} --desk 2.14"
        )
        command.add_argument("--desk", required=True, metavar="NAME", help="name of the desk, e.g. 2.14")
        _add_op(command)
        if name in ("next", "open", "pause"):
            command.add_argument(
                "--service", action="append", metavar="SERVICE", help="only these services (repeatable)"
            )
        if name == "park":
            command.add_argument("--minutes", type=int, metavar="N", help="back in N minutes")
            command.add_argument("--reason", metavar="WORDS", help="a few words, no names")
    pick = _command(
        calls,
        "pick",
        later("calls", "pick"),
        help="call a client out of turn",
        example="frontdesk call pick A042 --desk 2.14",
    )
    pick.add_argument("ticket", metavar="NUMBER", help="A042, or the id")
    pick.add_argument("--desk", required=True, metavar="NAME", help="name of the desk, e.g. 2.14")
    _add_op(pick)
    back = _command(
        calls,
        "back",
        later("calls", "back"),
        help="a parked or missed client is there again",
        example="frontdesk call back A042",
    )
    back.add_argument("ticket", metavar="NUMBER", help="A042, or the id")
    back.add_argument(
        "--desk", metavar="NAME", help="the desk that brings the client back, which can undo it"
    )
    _add_op(back)


def _add_screens(group: Group) -> None:
    board = _command(
        group,
        "board",
        later("screens", "board"),
        help="what a public screen shows now",
        example="frontdesk --json board --display hall",
    )
    board.add_argument("--display", required=True, metavar="NAME", help="name of the screen")
    watch = _command(
        group,
        "watch",
        later("screens", "watch"),
        help="one line per change, until interrupted",
        example="frontdesk --json watch",
    )
    watch.add_argument("--interval", type=_pause, default=1.0, metavar="S", help="seconds between looks (1)")


def _pause(text: str) -> float:
    """Seconds between two looks; without a lower end a typing error would keep the database busy."""
    seconds = float(text)
    if not 0.05 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"{text} is not between 0.05 and 3600")
    return seconds


def _add_day(group: Group) -> None:
    _group(group, "day", help="the business day", example="frontdesk day close", fill=_day_actions)


def _day_actions(days: Group) -> None:
    close = _command(
        days,
        "close",
        later("house", "close_day"),
        help="give every open ticket of today its end, with a reason",
        example="frontdesk day close",
    )
    _add_op(close)
    slip = _command(
        days,
        "slip",
        later("house", "day_slip"),
        help="print which numbers the day had and what became of them",
        example="frontdesk day slip --day 2026-11-23",
    )
    slip.add_argument("--day", metavar="DATE", help="another day than today, e.g. 2026-11-23")
    _add_op(slip)
