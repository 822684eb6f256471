"""The commands about short questions, appointments and opening hours, with their options and examples."""

from __future__ import annotations

import argparse

from frontdesk.cli.commands import Group, _add_op, _command, _group, later


def add_to(group: Group) -> None:
    _add_question(group)
    _add_appointment(group)
    _add_service(group)


def _add_question(group: Group) -> None:
    _group(
        group,
        "question",
        help="short questions at the counter",
        example="frontdesk question add un",
        fill=_question_actions,
    )


def _question_actions(questions: Group) -> None:
    add = _command(
        questions,
        "add",
        later("questions", "add"),
        help="count a short question and say what to answer",
        example="frontdesk question add un --language tr --print",
    )
    add.add_argument("topic", metavar="TOPIC", help="code of the topic, e.g. un")
    add.add_argument("--agency", metavar="A", help="whom it concerns, if not as the topic says")
    add.add_argument("--language", metavar="L", help="what the client speaks, e.g. tr")
    add.add_argument("--phone", action="store_true", help="somebody called")
    add.add_argument("--print", action="store_true", help="print the answer to take along")
    _add_op(add)
    listing = _command(
        questions,
        "list",
        later("questions", "list_questions"),
        help="the questions of a day, newest first",
        example="frontdesk --json question list",
    )
    listing.add_argument("--day", metavar="DATE", help="another day than today, e.g. 2026-11-23")
    listing.add_argument("--limit", type=int, default=1000, metavar="N", help="at most N (1000)")
    count = _command(
        questions,
        "count",
        later("questions", "count"),
        help="how often what was asked",
        example="frontdesk --json question count --from 2026-11-01 --to 2026-11-30",
    )
    _add_days(count)
    withdraw = _command(
        questions,
        "withdraw",
        later("questions", "withdraw"),
        help="take back a question that was counted by mistake",
        example="frontdesk question withdraw 47",
    )
    withdraw.add_argument("question", type=int, metavar="ID", help="its id")
    _add_op(withdraw)


def _add_appointment(group: Group) -> None:
    _group(
        group,
        "appointment",
        help="appointments and check-in",
        example="frontdesk appointment book auf",
        fill=_appointment_actions,
    )


def _appointment_actions(appointments: Group) -> None:
    following = _command(
        appointments,
        "next",
        later("appointments", "following"),
        help="the next free times, without booking one",
        example="frontdesk --json appointment next auf --count 3",
    )
    following.add_argument("service", metavar="SERVICE", help="short code, e.g. auf")
    following.add_argument("--after", metavar="TIME", help="not before, e.g. 2026-11-26T10:00")
    following.add_argument("--group", metavar="G", help="only this group of places")
    following.add_argument("--count", type=int, default=1, metavar="N", help="how many (1)")
    book = _command(
        appointments,
        "book",
        later("appointments", "book"),
        help="book the next free time, or a given one, and print its slip",
        example="frontdesk appointment book auf --at 2026-11-26T10:30 --language fa --interpreter on_site",
    )
    book.add_argument("service", metavar="SERVICE", help="short code, e.g. auf")
    _add_wish(book)
    book.add_argument("--language", metavar="L", help="second language of the slip, e.g. fa")
    book.add_argument("--interpreter", choices=("phone", "on_site", "own"), help="interpreting is needed")
    book.add_argument("--name", metavar="NAME", help="of the client, if given")
    book.add_argument("--reference", metavar="TEXT", help="the client's reference, if given")
    _add_op(book)
    move = _command(
        appointments,
        "move",
        later("appointments", "move"),
        help="give an appointment another time",
        example="frontdesk appointment move 47 --at 2026-11-27T09:00",
    )
    _add_which(move)
    move.add_argument("--service", metavar="SERVICE", help="another service, too")
    _add_wish(move)
    move.add_argument("--reason", metavar="WORDS", help="a few words, no names")
    _add_op(move)
    cancel = _command(
        appointments,
        "cancel",
        later("appointments", "cancel"),
        help="the appointment will not take place",
        example="frontdesk appointment cancel 47 --reason ill",
    )
    _add_which(cancel)
    cancel.add_argument("--reason", required=True, metavar="WORDS", help="a few words, no names")
    _add_op(cancel)
    _add_looks(appointments)
    _add_files(appointments)


def _add_looks(appointments: Group) -> None:
    listing = _command(
        appointments,
        "list",
        later("appointments", "list_appointments"),
        help="the appointments of a day, without names",
        example="frontdesk --json appointment list --day 2026-11-26",
    )
    listing.add_argument("--day", metavar="DATE", help="another day than today, e.g. 2026-11-23")
    listing.add_argument("--agency", metavar="A", help="only this agency")
    listing.add_argument("--state", action="append", metavar="STATE", help="only these states (repeatable)")
    show = _command(
        appointments,
        "show",
        later("appointments", "show"),
        help="one appointment with who comes and everything that happened to it",
        example="frontdesk appointment show 47 --ics appointment.ics",
    )
    _add_which(show)
    show.add_argument("--ics", metavar="FILE", help="write it as a calendar file, too")
    check_in = _command(
        appointments,
        "check-in",
        later("appointments", "check_in"),
        help="the client is there: gives a number and prints its slip",
        example="frontdesk appointment check-in FD2:HDI:20261126:0123456789ABCDEF",
    )
    _add_which(check_in)
    check_in.add_argument("--need", choices=("seat", "urgent"), help="the client should wait shorter")
    check_in.add_argument("--undo", action="store_true", help="it was somebody else: take the number back")
    _add_op(check_in)


def _add_files(appointments: Group) -> None:
    take = _command(
        appointments,
        "import",
        later("appointments", "take_over"),
        help="take over a calendar (.ics) or a table (.csv), row by row; safe to repeat",
        example="frontdesk --json appointment import bookings.ics --service auf",
    )
    take.add_argument(
        "file",
        metavar="FILE",
        help="a name that ends in .ics; or in .csv, in UTF-8, with a line of headings: uid, service, start,"
        " and perhaps status (booked, cancelled), language, interpreter, name, reference",
    )
    take.add_argument("--service", metavar="SERVICE", help="which is meant where an event says none")
    _add_op(take)
    give = _command(
        appointments,
        "export",
        later("appointments", "export"),
        help="write the appointments of some days as a calendar (.ics) or a table (.csv)",
        example="frontdesk appointment export week.csv --from 2026-11-23 --to 2026-11-27",
    )
    give.add_argument("file", metavar="FILE", help="a name that ends in .ics or .csv")
    _add_days(give)
    give.add_argument("--agency", metavar="A", help="only this agency")
    give.add_argument("--persons", action="store_true", help="with names and references")


def _add_service(group: Group) -> None:
    _group(
        group,
        "service",
        help="opening hours of today",
        example="frontdesk service close wba --reason full",
        fill=_service_actions,
    )


def _service_actions(services: Group) -> None:
    for name, what in (
        ("open", "issue tickets outside the hours of the service, or again"),
        ("close", "issue no more tickets for the service today"),
    ):
        command = _command(
            services,
            name,
            later("openings", f"{name}_service"),
            help=what,
            example=f"frontdesk service {name} wba --reason {'queue' if name == 'open' else 'full'}",
        )
        command.add_argument("service", metavar="SERVICE", help="short code, e.g. wba")
        command.add_argument("--reason", required=True, metavar="WORDS", help="a few words")
        _add_op(command)
    _command(
        services,
        "list",
        later("openings", "list_services"),
        help="which services are open now",
        example="frontdesk --json service list",
    )


def _add_which(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "appointment", metavar="WHICH", help="number, the code on the slip, or today a name or reference"
    )


def _add_wish(command: argparse.ArgumentParser) -> None:
    when = command.add_mutually_exclusive_group()
    when.add_argument("--at", metavar="TIME", help="exactly then, e.g. 2026-11-26T10:30 (the next free time)")
    when.add_argument("--after", metavar="TIME", help="the next free time not before")
    when.add_argument("--day", metavar="DATE", help="the next free time of that day")
    command.add_argument("--group", metavar="G", help="only this group of places")
    command.add_argument("--place", type=int, metavar="N", help="only this place of the group, from 1")


def _add_days(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", metavar="DATE", help="first day (today)")
    command.add_argument("--to", dest="last", metavar="DATE", help="last day (the first one)")
