"""What printers do to an office (F05 to F13): no number twice, none lost, and the window goes on."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Literal

import pytest

from frontdesk.domain.printjob import ON_PAPER, JobState, PrintJob
from frontdesk.domain.ticket import Ticket
from frontdesk.virtual.office import OfficePrinter
from frontdesk.virtual.printer import VirtualPrinter
from tests.end2end.building import Building, Clerk, until
from tests.end2end.watch import Heartbeat
from tests.printing.slips import read_qr

pytestmark = pytest.mark.gui

PROFILE = "epson_tm_t20iii"  # tells its status and confirms each slip
# Seconds. Whoever waits for a printer on the thread of the window waits longer than this: the shortest of
# our limits is 0.5 s. How lively the window really is on a quiet machine, `make bench` measures.
LONGEST_STALL = 0.4
SHOWN_WITHIN = 2.0  # seconds until a trouble is on the screen


class Office:
    """A building whose windows never stand still once they are open."""

    def __init__(self, building: Building) -> None:
        self.building = building
        self._heartbeats: list[Heartbeat] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.building, name)

    def reception(self, *where: str, **more: str) -> Clerk:
        clerk = self.building.reception(*where, **more)
        # Opening a further window is work of this thread, too.
        self._heartbeats = [Heartbeat()]
        return clerk

    def cut(self, printer: VirtualPrinter) -> Counter[str]:
        """How often each number came out, by the code on the slip."""
        with self.excused():
            return Counter(code.split(":")[2] for slip in printer.slips for code in read_qr(slip))

    def job(self, ticket: Ticket) -> PrintJob:
        with self.excused():
            return self.building.job(ticket)

    def tickets(self) -> list[Ticket]:
        with self.excused():
            return self.building.tickets()

    def excused(self) -> AbstractContextManager[None]:
        """For what the test itself does on this thread: read, decode, wait for the printer."""
        return self._heartbeats[-1].excused()

    def power(self, printer: VirtualPrinter, *, on: bool) -> None:
        with self.excused():
            printer.power_on() if on else printer.power_off()

    def assert_sound(self) -> None:
        with self.excused():
            self.building.assert_sound()

    def assert_lively(self) -> None:
        self._heartbeats[-1].stop()
        assert self._heartbeats[-1].longest < LONGEST_STALL


@pytest.fixture
def office(on_sqlite: Building) -> Iterator[Office]:
    # A program holds a hundredth of what a process of tests holds, and so do the pauses of its collector.
    gc.collect()
    gc.freeze()
    office = Office(on_sqlite)
    yield office
    gc.unfreeze()
    office.assert_lively()


def assert_nothing_twice_nothing_lost(building: Office, clerk: Clerk, *printers: VirtualPrinter) -> None:
    cut = sum((building.cut(printer) for printer in printers), Counter())
    assert not [number for number, times in cut.items() if times > 1], cut
    for ticket in building.tickets():
        until(partial(is_known, building, clerk, ticket))
    building.assert_sound()


def is_known(building: Office, clerk: Clerk, ticket: Ticket) -> bool:
    """Whether a ticket has its slip, or the window says that it has none, or perhaps none."""
    told = clerk.recent().get(ticket.label) in ("noch nicht gedruckt", "Bon ungewiss")
    return told or building.job(ticket).state in ON_PAPER


def issue(building: Office, clerk: Clerk) -> Ticket:
    before = len(building.tickets())
    clerk.enter("wba")
    until(lambda: len(building.tickets()) == before + 1)
    newest: Ticket = building.tickets()[-1]
    return newest


def printed(building: Office, ticket: Ticket) -> None:
    until(lambda: building.job(ticket).state is JobState.PRINTED)


def turn(office: Office, printer: VirtualPrinter, switch: str) -> None:
    with office.excused():
        setattr(printer, switch, not getattr(printer, switch))


TROUBLES = {
    "paper_out": ("Papier leer", "paper_out"),
    "cover_open": ("Deckel offen", "cover_open"),
    "cutter_jam": ("Messer klemmt", "cutter"),
    "overheated": ("Fehler", "overheated"),
    "broken": ("Fehler", "fault"),
    "offline": ("angehalten", "offline"),
    "refusing": ("nicht erreichbar", "refused"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_trouble_before_the_job_holds_it_back_and_says_what_to_do(
    office: Office, printer: VirtualPrinter, trouble: str
) -> None:
    word, reason = TROUBLES[trouble]
    clerk = office.reception(printer.url(PROFILE))
    until(lambda: clerk.window.printer_cell.text() == "Drucker Empfang 1: bereit")
    turn(office, printer, trouble)
    # Nobody has printed anything: the printer is asked.
    until(lambda: clerk.troubles() == [f"Drucker Empfang 1: {word}"], SHOWN_WITHIN + 1)
    assert clerk.window.printer_cell.text() == f"Drucker Empfang 1: {word}"
    assert clerk.window.printer_cell.status == "bad"
    before = printer.received
    ticket, other = issue(office, clerk), issue(office, clerk)
    until(lambda: clerk.recent().get(other.label) == "noch nicht gedruckt")
    assert office.job(ticket).state is JobState.FAILED
    assert office.job(ticket).reason == reason
    assert printer.slips == []
    assert printer.received - before < 1000, "questions, and not a byte of a slip"

    turn(office, printer, trouble)
    printed(office, other)
    printed(office, ticket)
    until(lambda: not clerk.troubles())
    assert list(office.cut(printer)) == ["A001", "A002"], "in the order of the numbers"
    assert office.job(ticket).copy == 0
    assert_nothing_twice_nothing_lost(office, clerk, printer)


def test_paper_that_ends_in_the_middle_of_a_slip_and_is_put_in_again(
    office: Office, printer: VirtualPrinter
) -> None:
    clerk = office.reception(printer.url(PROFILE))
    printer.paper_rows = 400
    ticket = issue(office, clerk)
    until(lambda: clerk.troubles() == ["Drucker Empfang 1: Papier leer"])
    assert office.job(ticket).state is JobState.SENDING
    assert printer.slips == []
    printer.paper_rows = None
    printer.paper_out = False
    # Its end comes out on the new roll, and the printer proves it: only a person can see that it is no slip.
    until(lambda: clerk.troubles() == ["Ticket A 001: liegt der Bon vor?"])
    assert office.job(ticket).reason == "torn"
    other = issue(office, clerk)
    printed(office, other)
    clerk.window.side.troubles.cards[0].other_action.emit()
    until(lambda: not clerk.troubles() and office.job(ticket).state is JobState.PRINTED)
    assert office.job(ticket).copy == 1
    assert office.cut(printer) == {"A001": 2, "A002": 1}, "one torn, and one by a person's word"
    office.assert_sound()


@pytest.mark.slow
def test_a_printer_that_takes_its_time_is_believed(office: Office) -> None:
    with VirtualPrinter(speed_mm_s=150) as slow:
        clerk = office.reception(slow.url(PROFILE))
        tickets = [issue(office, clerk) for _ in range(3)]
        for ticket in tickets:
            printed(office, ticket)
        assert clerk.troubles() == []
        assert office.cut(slow) == {"A001": 1, "A002": 1, "A003": 1}
        assert slow.alarms == []


@pytest.mark.parametrize("is_there", [True, False], ids=["the clerk has the slip", "the clerk has none"])
def test_a_printer_that_loses_its_power_over_a_slip_is_asked_about(
    office: Office, printer: VirtualPrinter, is_there: bool
) -> None:
    clerk = office.reception(printer.url(PROFILE))
    printer.paper_rows = 400
    ticket = issue(office, clerk)
    until(lambda: clerk.troubles() == ["Drucker Empfang 1: Papier leer"])
    office.power(printer, on=False)
    until(lambda: office.job(ticket).state is JobState.UNKNOWN)
    until(lambda: "Ticket A 001: liegt der Bon vor?" in clerk.troubles())
    printer.paper_rows = None
    printer.paper_out = False
    office.power(printer, on=True)
    other = issue(office, clerk)
    printed(office, other)
    assert office.cut(printer) == {"A002": 1}, "what may have come out does not come by itself"
    until(lambda: clerk.troubles() == ["Ticket A 001: liegt der Bon vor?"])
    assert_nothing_twice_nothing_lost(office, clerk, printer)

    card = clerk.window.side.troubles.cards[0]
    (card.action if is_there else card.other_action).emit()
    until(lambda: not clerk.troubles() and office.job(ticket).state in ON_PAPER)
    assert office.job(ticket).copy == (0 if is_there else 1)
    assert office.cut(printer)["A001"] == (0 if is_there else 1)


def test_a_printer_that_takes_bytes_and_is_switched_off_without_a_word(
    office: Office, printer: VirtualPrinter
) -> None:
    clerk = office.reception(printer.url(PROFILE))
    printer.closes_rudely = False
    printer.close_after = 5_000
    ticket = issue(office, clerk)
    until(lambda: office.job(ticket).state is JobState.UNKNOWN)
    until(lambda: "Ticket A 001: liegt der Bon vor?" in clerk.troubles())
    other = issue(office, clerk)
    printed(office, other)
    assert office.cut(printer)["A002"] == 1
    assert_nothing_twice_nothing_lost(office, clerk, printer)


@pytest.mark.slow
def test_a_printer_that_hangs_in_the_middle(office: Office, printer: VirtualPrinter) -> None:
    clerk = office.reception(printer.url(PROFILE))
    until(lambda: clerk.window.printer_cell.text() == "Drucker Empfang 1: bereit")
    before = printer.received
    printer.paper_rows = 200  # it stops on the way, so that there is a middle to hang in
    ticket = issue(office, clerk)
    until(lambda: printer.received > before + 1_000)
    printer.hanging = True
    until(lambda: office.job(ticket).state is JobState.SENDING)
    issue(office, clerk)  # nobody waits for the printer
    assert len(office.tickets()) == 2
    office.power(printer, on=False)
    printer.hanging = False
    printer.paper_rows = None
    printer.paper_out = False
    office.power(printer, on=True)
    until(lambda: office.job(ticket).state is JobState.UNKNOWN)
    printed(office, office.tickets()[-1])
    assert office.cut(printer) == {"A002": 1}
    assert_nothing_twice_nothing_lost(office, clerk, printer)


def test_answers_that_make_no_sense_are_unknown_and_neither_paper_nor_fine(
    office: Office, printer: VirtualPrinter
) -> None:
    printer.garbage_status = True
    clerk = office.reception(printer.url(PROFILE))
    ticket = issue(office, clerk)
    until(lambda: clerk.troubles() == ["Drucker Empfang 1 druckt nicht"])
    assert office.job(ticket).reason == "unclear"
    text = clerk.window.side.troubles.cards[0].accessibleDescription()
    assert "Adresse und Profil prüfen" in text
    assert "Papier" not in text
    assert "Papier" not in clerk.window.printer_cell.text()
    assert printer.slips == []
    printer.garbage_status = False
    printed(office, ticket)
    assert_nothing_twice_nothing_lost(office, clerk, printer)


@pytest.mark.parametrize("speaks", ["pjl", "nothing"])
def test_an_office_printer_at_the_address_gets_no_slip(
    office: Office, speaks: Literal["pjl", "nothing"]
) -> None:
    with OfficePrinter(speaks=speaks) as stranger:
        clerk = office.reception(stranger.url(PROFILE))
        ticket = issue(office, clerk)
        until(lambda: office.job(ticket).state is JobState.FAILED)
        until(lambda: clerk.troubles() == ["Drucker Empfang 1 druckt nicht"])
        assert office.job(ticket).reason in ("mute", "unclear")
        assert not any(b"\x1b@" in job for job in stranger.jobs), "it was asked, and got no slip"
        assert_nothing_twice_nothing_lost(office, clerk)


def test_two_receptions_at_one_printer(office: Office, printer: VirtualPrinter) -> None:
    left = office.reception(printer.url(PROFILE))
    right = office.reception(printer.url(PROFILE), station="reception-2")
    for _ in range(6):
        left.enter("wba")
        right.enter("auf")
    until(lambda: len(printer.slips) == 12)
    until(lambda: all(office.job(ticket).state is JobState.PRINTED for ticket in office.tickets()))
    cut = office.cut(printer)
    assert set(cut.values()) == {1}
    assert [n for n in cut if n[0] == "A"] == sorted(n for n in cut if n[0] == "A")
    office.assert_sound()


def test_a_second_printer_takes_over_and_gives_back(office: Office, printer: VirtualPrinter) -> None:
    with VirtualPrinter() as spare:
        spare_url = f"{spare.url(PROFILE)}&name=Empfang+2"
        clerk = office.reception(printer.url(PROFILE), second=spare_url)
        printer.paper_out = True
        ticket = issue(office, clerk)
        until(lambda: office.job(ticket).state is JobState.FAILED)
        until(lambda: clerk.troubles() == ["Drucker Empfang 1: Papier leer"])
        clerk.window.side.troubles.cards[0].action.emit()
        printed(office, ticket)
        other = issue(office, clerk)
        printed(office, other)
        assert office.cut(spare) == {"A001": 1, "A002": 1}
        printer.paper_out = False
        until(lambda: not clerk.troubles())
        third = issue(office, clerk)
        printed(office, third)
        assert office.cut(printer) == {"A003": 1}
        assert_nothing_twice_nothing_lost(office, clerk, printer, spare)
        assert spare.alarms == []


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:9?profile=lexmark", "tcp://", "lpt1:"])
def test_a_wrong_address_in_the_settings_is_a_trouble_that_people_see(
    office: Office, printer: VirtualPrinter, url: str
) -> None:
    clerk = office.reception(url, second=f"{printer.url(PROFILE)}&name=Empfang+2")
    until(lambda: clerk.troubles() == ["Drucker Empfang 1 druckt nicht"])
    assert "frontdesk doctor" in clerk.window.side.troubles.cards[0].accessibleDescription()
    ticket = issue(office, clerk)
    until(lambda: office.job(ticket).state is JobState.FAILED)
    clerk.window.side.troubles.cards[0].action.emit()
    printed(office, ticket)
    assert office.cut(printer) == {"A001": 1}


def test_a_wrong_second_address_stops_nothing(office: Office, printer: VirtualPrinter) -> None:
    clerk = office.reception(printer.url(PROFILE), second="tcp://127.0.0.1:9?profile=lexmark")
    printed(office, issue(office, clerk))
    assert clerk.troubles() == []
