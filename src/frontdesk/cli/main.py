"""The ``frontdesk`` command: reads the arguments, finds the command, turns errors into exit codes."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn
from uuid import uuid4

from frontdesk import __version__
from frontdesk.cli import commands
from frontdesk.cli.output import CHECK_FAILED, DONE, WRONG_USAGE, Output
from frontdesk.domain.errors import FrontdeskError

log = logging.getLogger(__name__)


class _UsageProblem(Exception):
    """argparse found the arguments wrong."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence, and whose help shows an example.

    Args:
        fill: adds its actions when it is first used: a command does not pay for those of all the others.
    """

    def __init__(
        self, *arguments: Any, fill: Callable[[commands.Group], None] | None = None, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self._fill = fill

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self.add_subparsers(metavar="ACTION", required=True))
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        raise _UsageProblem(f"{message}. See “{self.prog} --help”.")


def build_parser() -> Parser:
    """The whole command line; no command's own modules are imported for it."""
    parser = Parser(
        prog="frontdesk",
        description="Numbered tickets, fair calling and screens that tell the truth, for a public building.",
        epilog="Example: frontdesk --store sqlite:///office.db --json ticket issue wba",
    )
    parser.add_argument("--version", action="version", version=f"frontdesk {__version__}")
    parser.add_argument(
        "--store", metavar="URL", help="database, e.g. postgresql://SERVER/frontdesk (FRONTDESK_STORE)"
    )
    parser.add_argument(
        "--printer", metavar="URL", help="e.g. tcp://HOST:9100?profile=generic_80 (FRONTDESK_PRINTER)"
    )
    parser.add_argument("--station", metavar="NAME", help="name of this workplace (FRONTDESK_STATION)")
    parser.add_argument(
        "--json",
        action="store_true",
        default=os.environ.get("FRONTDESK_JSON", "") not in ("", "0"),
        help="JSON on stdout and stderr (FRONTDESK_JSON=1)",
    )
    commands.add_to(parser)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run one command; answers the exit code."""
    output = Output(as_json=wants_json(arguments), language=os.environ.get("FRONTDESK_LANGUAGE", "en"))
    try:
        options = build_parser().parse_args(arguments)
        output.as_json = options.json
        return int(options.run(options, output) or DONE)
    except _UsageProblem as problem:
        output.complain("usage", str(problem))
        return WRONG_USAGE
    except FrontdeskError as error:
        return output.error(error)
    except BrokenPipeError:
        # The reader of our output went away (`| head`); what was committed stays committed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return DONE
    except Exception:
        return _unexpected(output)


def _unexpected(output: Output) -> int:
    """Log what nobody foresaw under an id, and say that id in one line."""
    from frontdesk.settings.logs import configure_logging

    mark = uuid4().hex[:8]
    file = configure_logging("cli")
    log.exception("unexpected error %s", mark)
    where = f"details are in {file}" if file is not None else "no log can be written"
    output.complain("unexpected", f"Unexpected error {mark}; {where}. Tell IT this id.")
    return CHECK_FAILED


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether errors in the arguments themselves are to be told as JSON."""
    return "--json" in arguments or os.environ.get("FRONTDESK_JSON", "") not in ("", "0")
