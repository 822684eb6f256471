"""The way of one client through the whole house, with real keys, real paper and real databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from frontdesk.apps.desk.state import Act
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import State
from frontdesk.domain.ticket_code import qr_text, ticket_code
from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.painter import paint_slip
from frontdesk.virtual.printer import VirtualPrinter
from tests.end2end.building import Building, Key, until
from tests.printing.slips import GERMAN, image, read_qr

pytestmark = pytest.mark.gui

NUMBER = (20, 140, 560, 332)  # where the number stands on the slip


def number_on(slip: Bitmap) -> Image.Image:
    return image(slip).crop(NUMBER)


def drawn(number: str) -> Image.Image:
    return number_on(paint_slip(replace(GERMAN, number=number), dots=576, dots_per_mm=8.0))


def test_from_the_door_to_the_desk(building: Building, printer: VirtualPrinter) -> None:
    clerk, caseworker, hall = building.reception(printer.url()), building.desk("2.14"), building.hall()

    clerk.enter("wba")
    until(lambda: "A 001" in clerk.recent())
    (ticket,) = building.tickets()
    assert (ticket.label, ticket.service, ticket.state) == ("A 001", "wba", State.WAITING)

    until(lambda: printer.slips)
    (slip,) = printer.slips
    op = building.store.events(ticket.id)[0].op
    code = ticket_code(building.house.site.code, ticket.business_day, "A 001", op)
    assert read_qr(slip) == [qr_text(ticket.business_day, "A 001", code)]
    assert number_on(slip) == drawn("A 001")
    assert number_on(slip) != drawn("A 007")
    until(lambda: building.job(ticket).state is JobState.SENT)

    until(lambda: caseworker.can(Act.CALL))
    caseworker.press(Key.Key_F9)
    until(lambda: caseworker.client() == "A 001")
    until(lambda: hall.heard)
    assert hall.heard == [("A 001", "2.14")]

    caseworker.press(Key.Key_F8)
    until(lambda: len(hall.heard) == 2)
    assert hall.heard == [("A 001", "2.14")] * 2

    until(lambda: caseworker.said() == "A 001 wurde erneut aufgerufen.")
    caseworker.press(Key.Key_F10)
    until(lambda: not caseworker.client())
    until(lambda: clerk.recent()["A 001"].endswith("fertig"))
    hall.look_again()
    assert len(hall.heard) == 2, "what was called once more was announced once more, and never again"

    shown = building.command("ticket", "show", "A001").said
    assert shown["ticket"]["state"] == "finished"
    assert shown["ticket"]["print"] == {"state": "sent", "copies": 1}
    assert [event["kind"] for event in shown["events"]] == ["issued", "called", "called_again", "finished"]
    assert [event["station"] for event in shown["events"]] == ["reception-1", *["desk-2.14"] * 3]
    board = building.command("board", "--display", "hall").said
    assert (board["current"]["ticket"]["number"], board["current"]["room"]) == ("A 001", "Zimmer 2.14")
    building.assert_sound()


def test_two_desks_that_press_at_once_get_two_clients(building: Building) -> None:
    clerk, hall = building.reception(), building.hall()
    left, right = building.desk("2.14"), building.desk("2.11")
    for _ in range(3):
        clerk.enter("wba")
    until(lambda: len(clerk.recent()) == 3)
    until(lambda: left.can(Act.CALL) and right.can(Act.CALL))

    # Each window has a lane of its own, so the second key does not wait for the answer to the first.
    left.press(Key.Key_F9)
    right.press(Key.Key_F9)
    until(lambda: left.client() and right.client())

    assert {left.client(), right.client()} == {"A 001", "A 002"}
    until(lambda: len(hall.heard) == 2)
    assert set(hall.heard) == {(left.client(), "2.14"), (right.client(), "2.11")}
    assert [ticket.state for ticket in building.tickets()] == [State.CALLED, State.CALLED, State.WAITING]
    building.assert_sound()


def test_a_printer_that_is_away_holds_up_paper_and_nothing_else(
    building: Building, printer: VirtualPrinter
) -> None:
    printer.refusing = True
    clerk = building.reception(printer.url())
    clerk.enter("wba")
    until(lambda: clerk.recent().get("A 001") == "noch nicht gedruckt")
    until(lambda: clerk.troubles() == ["Drucker Empfang 1: nicht erreichbar"])
    assert clerk.window.printer_cell.status == "bad"
    (ticket,) = building.tickets()
    assert ticket.state is State.WAITING

    printer.refusing = False
    until(lambda: building.job(ticket).state is JobState.SENT)
    until(lambda: not clerk.troubles())
    until(lambda: clerk.window.printer_cell.status == "ok")
    (slip,) = printer.slips
    assert number_on(slip) == drawn("A 001")
    assert building.job(ticket).copy == 0
    assert list(building.store.open_jobs("reception-1")) == [], "so nothing can be printed twice"
    building.assert_sound()
