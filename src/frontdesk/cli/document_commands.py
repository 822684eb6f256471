"""The commands about papers, with their options, help and examples."""

from __future__ import annotations

import argparse

from frontdesk.cli.commands import Group, _add_op, _command, _group, later


def add_to(group: Group) -> None:
    _add_receipt(group)
    _add_bundle(group)
    _add_report(group)


def _add_receipt(group: Group) -> None:
    _group(
        group,
        "receipt",
        help="papers that clients hand in",
        example="frontdesk receipt add --agency jobcenter --item wb --item ko:3",
        fill=_receipt_actions,
    )


def _receipt_actions(receipts: Group) -> None:
    add = _command(
        receipts,
        "add",
        later("documents", "add"),
        help="record a submission and print its receipt",
        example="frontdesk receipt add --agency jobcenter --reference 31702BG0048213 --item ko:3:4",
    )
    add.add_argument("--agency", required=True, metavar="A", help="code of the agency, e.g. jobcenter")
    _add_content(add)
    add.add_argument("--received-by", metavar="CODE", help="the agency that took the papers (the house)")
    add.add_argument("--addressed-to", metavar="BODY", help="another body, outside of this house")
    add.add_argument("--ticket", metavar="NUMBER", help="the client's ticket, e.g. A042")
    _add_told_date(add, needed=False)
    _add_pdf(add, "the receipt as A4 into this file, and no slip")
    _add_op(add)
    show = _command(
        receipts,
        "show",
        later("documents", "show"),
        help="where the papers are, since when, who had them, and every entry",
        example="frontdesk receipt show 0047",
    )
    _add_number(show)
    _add_pdf(show, "one more copy of the receipt as A4 into this file")
    listing = _command(
        receipts,
        "list",
        later("documents", "list_receipts"),
        help="the receipts of a day, newest first",
        example="frontdesk --json receipt list --agency jobcenter",
    )
    listing.add_argument("--agency", metavar="A", help="only this agency")
    listing.add_argument("--day", metavar="DATE", help="another day than today, e.g. 2026-11-23")
    listing.add_argument("--limit", type=int, default=1000, metavar="N", help="at most N (1000)")
    correct = _command(
        receipts,
        "correct",
        later("documents", "correct"),
        help="add a correction; what was said first stays beside it",
        example="frontdesk receipt correct 0047 --item ko:2 --reason miscounted",
    )
    _add_number(correct)
    _add_content(correct)
    correct.add_argument("--no-reference", action="store_true", help="it has no reference after all")
    correct.add_argument("--copies", action="store_true", help="copies, after all")
    _add_reason(correct)
    _add_op(correct)
    redate = _command(
        receipts,
        "redate",
        later("documents", "redate"),
        help="add another date of receipt, for a second person to confirm; the first one stays",
        example="frontdesk receipt redate 0047 --letterbox 2026-11-20 --reason overlooked --initials mk",
    )
    _add_number(redate)
    _add_told_date(redate, needed=True)
    _add_op(redate)
    confirm = _command(
        receipts,
        "confirm",
        later("documents", "confirm"),
        help="stand by dates that another person told",
        example="frontdesk receipt confirm 0047 0048 --initials xy",
    )
    confirm.add_argument("receipts", nargs="+", metavar="NUMBER", help="e.g. 0047 or HDI-2026-000047-68")
    confirm.add_argument("--initials", required=True, metavar="XX", help="of the second person")
    confirm.add_argument("--refuse", action="store_true", help="do not stand by them")
    _add_op(confirm)
    _add_moves(receipts)


def _add_moves(receipts: Group) -> None:
    for name, what, needs_reason in (
        ("forward", "the papers were sent to the body that they belong to", False),
        ("route", "the papers are another agency's", True),
        ("clarify", "a disputed paper has been found or put right", True),
        ("withdraw", "the papers went back over the counter", True),
        ("reprint", "print the receipt again", None),
    ):
        command = _command(
            receipts, name, later("documents", name), help=what, example=f"frontdesk receipt {name} 0047"
        )
        _add_number(command)
        if name == "forward":
            command.add_argument("--to", metavar="BODY", help="where to, if not as recorded")
        if name == "route":
            command.add_argument("--agency", required=True, metavar="A", help="code of the agency")
            command.add_argument("--addressed-to", metavar="BODY", help="a body outside of this house")
        if needs_reason is not None:
            command.add_argument("--reason", required=needs_reason, metavar="WORDS", help="a few words")
        _add_op(command)


def _add_bundle(group: Group) -> None:
    _group(
        group,
        "bundle",
        help="papers on their way to an agency",
        example="frontdesk bundle seal jobcenter",
        fill=_bundle_actions,
    )


def _bundle_actions(bundles: Group) -> None:
    seal = _command(
        bundles,
        "seal",
        later("bundles", "seal"),
        help="pack what lies ready for an agency",
        example="frontdesk bundle seal jobcenter",
    )
    seal.add_argument("agency", metavar="AGENCY", help="code of the agency, e.g. jobcenter")
    _add_op(seal)
    for name, function, what in (
        ("hand-over", "hand_over", "the bundle leaves reception"),
        ("accept", "accept", "the agency has looked at the papers"),
        ("show", "show", "a bundle with its lines"),
    ):
        command = _command(
            bundles, name, later("bundles", function), help=what, example=f"frontdesk bundle {name} A-2"
        )
        command.add_argument("bundle", metavar="NUMBER", help="A-2 of today, or the whole number")
        if name == "accept":
            command.add_argument(
                "--dispute", action="append", metavar="RECEIPT", help="this paper did not come (repeatable)"
            )
            command.add_argument(
                "--reason", action="append", metavar="WORDS", help="why, one for each or one for all"
            )
            command.add_argument(
                "--only", action="append", metavar="RECEIPT", help="accept only these, the rest later"
            )
        if name == "show":
            _add_pdf(command, "the hand-over protocol as A4 into this file")
        else:
            _add_op(command)
    _command(
        bundles,
        "list",
        later("bundles", "list_bundles"),
        help="what lies ready for each agency, what is on its way, what somebody has to see to",
        example="frontdesk --json bundle list",
    )


def _add_report(group: Group) -> None:
    _group(
        group,
        "report",
        help="lists for the folder",
        example="frontdesk report day --pdf receipts.pdf",
        fill=_report_actions,
    )


def _report_actions(reports: Group) -> None:
    day = _command(
        reports,
        "day",
        later("papers", "report_day"),
        help="the receipts of a day for each agency, and the numbers that are missing",
        example="frontdesk report day --day 2026-11-23 --pdf receipts.pdf",
    )
    day.add_argument("--day", metavar="DATE", help="another day than today, e.g. 2026-11-23")
    _add_pdf(day, "the list as A4 into this file")


def _add_pdf(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--pdf", metavar="FILE", help=what)


def _add_number(command: argparse.ArgumentParser) -> None:
    command.add_argument("receipt", metavar="NUMBER", help="0047 of this year, or the whole number")


def _add_reason(command: argparse.ArgumentParser) -> None:
    command.add_argument("--reason", required=True, metavar="WORDS", help="a few words, no names")


def _add_content(command: argparse.ArgumentParser) -> None:
    command.add_argument("--reference", metavar="R", help="the client's reference at the agency")
    command.add_argument(
        "--item",
        action="append",
        metavar="KIND[:COUNT[:PAGES]]",
        help="pieces of a kind, with the pages of each (repeatable)",
    )
    command.add_argument("--items", metavar="LINE", help="the same as one types it: “wb ko3 lo2x4”")
    command.add_argument("--originals", action="store_true", help="the office keeps the originals")
    command.add_argument("--pages", type=int, metavar="N", help="of everything, counted together")
    command.add_argument("--language", metavar="L", help="second language of the receipt, e.g. uk")
    command.add_argument("--papers", metavar="L", help="language of the papers, e.g. ar")
    command.add_argument("--deadline", metavar="DATE", help="the day that the letter names")
    command.add_argument("--note", metavar="WORDS", help="one line, no names and no diagnoses")


def _add_told_date(command: argparse.ArgumentParser, *, needed: bool) -> None:
    group = command.add_mutually_exclusive_group(required=needed)
    group.add_argument("--letterbox", metavar="DATE", help="the day that the night letterbox stands for")
    group.add_argument(
        "--received-at",
        metavar="MOMENT",
        help="written down on paper, e.g. 2026-11-23T09:42, with +01:00 or +02:00 where the hour came twice",
    )
    command.add_argument("--reason", required=needed, metavar="WORDS", help="why a person tells the date")
    command.add_argument("--initials", required=needed, metavar="XX", help="of that person")
