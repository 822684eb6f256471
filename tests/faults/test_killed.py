"""A program is killed between the ticket and its paper (F01, F02): no number twice, no slip unasked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from frontdesk.domain.printjob import ON_PAPER, JobState
from frontdesk.domain.ticket import State, Ticket
from frontdesk.virtual.printer import VirtualPrinter
from tests.end2end.building import SECONDS, Building, until
from tests.printing.slips import read_qr

pytestmark = pytest.mark.gui

PROFILE = "epson_tm_t20iii"  # a printer that confirms each slip

_DIES_BEFORE_PRINTING = """
import os, signal, sys
from frontdesk.cli.main import main
from frontdesk.printing import at_once
at_once.print_one = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
main(sys.argv[1:])
"""


@contextmanager
def issuing(building: Building, printer: VirtualPrinter, *how: str) -> Iterator[subprocess.Popen[str]]:
    """A command that issues a ticket at the first reception; it is gone after the block."""
    words = ["--store", building.url, "--printer", printer.url(PROFILE), "--station", "reception-1"]
    program = subprocess.Popen(
        [sys.executable, *(how or ("-m", "frontdesk")), *words, "ticket", "issue", "wba"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate(timeout=SECONDS)


def the_ticket(building: Building) -> Ticket:
    (ticket,) = building.tickets()
    assert (ticket.label, ticket.state) == ("A 001", State.WAITING)
    return ticket


def test_killed_between_the_commit_and_the_print(building: Building, printer: VirtualPrinter) -> None:
    with issuing(building, printer, "-c", _DIES_BEFORE_PRINTING) as program:
        assert program.wait(SECONDS) == -signal.SIGKILL
    ticket = the_ticket(building)
    assert building.job(ticket).state is JobState.PENDING
    assert printer.received == 0
    building.assert_sound()

    clerk = building.reception(printer.url(PROFILE))
    until(lambda: building.job(ticket).state is JobState.PRINTED)
    (slip,) = printer.slips
    assert len(read_qr(slip)) == 1
    assert building.job(ticket).copy == 0
    clerk.enter("wba")
    until(lambda: "A 002" in clerk.recent())
    until(lambda: len(printer.slips) == 2)
    assert building.numbers() == ["A 001", "A 002"]
    building.assert_sound()


@pytest.mark.parametrize("came_out", [True, False], ids=["the slip came out", "it did not"])
def test_killed_while_it_waits_for_the_printer(
    on_sqlite: Building, printer: VirtualPrinter, came_out: bool
) -> None:
    if came_out:
        printer.machine.proves = "none"  # the proof gets lost
    else:
        printer.paper_rows = 200  # it stops on the way and waits for a new roll
    with issuing(on_sqlite, printer) as program:
        printer.wait_for_connections(1, SECONDS)
        if came_out:
            printer.wait_for_slips(1, SECONDS)
        else:
            printer.wait_until(lambda: printer.paper_out, SECONDS)
        ticket = the_ticket(on_sqlite)
        assert on_sqlite.job(ticket).state is JobState.SENDING
        assert program.poll() is None
        program.kill()
        program.wait(SECONDS)
    assert on_sqlite.job(ticket).state is JobState.SENDING, "nobody was there to say what became of it"
    on_sqlite.assert_sound()
    printer.power_off()  # and what it had not printed is forgotten
    printer.machine.proves, printer.paper_rows, printer.paper_out = "process_id", None, False
    printer.power_on()

    clerk = on_sqlite.reception(printer.url(PROFILE))
    until(lambda: clerk.troubles() == ["Ticket A 001: liegt der Bon vor?"])
    assert on_sqlite.job(ticket).state is JobState.UNKNOWN
    assert clerk.recent()["A 001"] == "Bon ungewiss"
    assert len(printer.slips) == came_out, "nothing is printed again unasked"

    card = clerk.window.side.troubles.cards[0]
    (card.action if came_out else card.other_action).emit()
    until(lambda: not clerk.troubles() and on_sqlite.job(ticket).state in ON_PAPER)
    assert on_sqlite.job(ticket).copy == (0 if came_out else 1), "a second print says that it is one"
    clerk.enter("wba")
    until(lambda: len(printer.slips) == 2)
    assert all(len(read_qr(slip)) == 1 for slip in printer.slips)
    assert on_sqlite.numbers() == ["A 001", "A 002"]
    on_sqlite.assert_sound()
