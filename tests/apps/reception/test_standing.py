"""Who is next and why, at the real window: rows of the right column, a typed number, a scanned slip."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontdesk.domain.house import DeskName, ServiceCode
from frontdesk.domain.ticket import Need, State, Step, Ticket
from frontdesk.domain.ticket_code import qr_text, ticket_code
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, reception
from tests.apps.reception.conftest import Clerk, Key, OpenWindow
from tests.apps.reception.stage import MORNING, Stage, mockup_morning

DESK = "2.00A"


def line(*, minutes: int = 50) -> tuple[Stage, list[Ticket]]:
    """Three for the Jobcenter: A 001 without a need, then A 002 in a hurry, then A 003."""
    stage = Stage()
    stage.clock.set(MORNING - timedelta(minutes=minutes))
    tickets = []
    for need in (None, Need.URGENT, None):
        tickets.append(stage.issue("wba", need=need).ticket)
        stage.clock.advance(minutes=5)
    stage.clock.set(MORNING)
    return stage, tickets


def code_of(stage: Stage, ticket: Ticket) -> str:
    issued = stage.store.events(ticket.id)[0]
    code = ticket_code(stage.house.site.code, ticket.business_day, ticket.label, issued.op)
    return qr_text(ticket.business_day, ticket.label, code)


def misses(stage: Stage, ticket: Ticket) -> None:
    """Picked at a desk, the client does not come."""
    desk_op = operation("desk", "desk")
    calling.pick(stage.store, stage.house, op=desk_op, desk=DESK, ticket_id=ticket.id)
    calling.missed(stage.store, stage.house, op=operation("desk", "desk"), desk=DESK)


def asks(clerk: Clerk) -> None:
    """The change feed asks now."""
    connection = clerk.controller.situation.connection
    assert connection is not None
    connection.feed.ask_now()


def shows(clerk: Clerk, number: str) -> None:
    preview = clerk.window.ticket.preview
    clerk.until(lambda: preview.number.text() == number)


def test_a_row_of_the_right_column_says_who_is_next_and_asked_why(open_window: OpenWindow) -> None:
    stage, _ = line()
    clerk = open_window(stage)
    row = clerk.window.side.queues.rows[0]
    clerk.until(lambda: row.figures.next_up == "A 002" and row.isVisible() and row.width() < 400)
    assert row.toolTip() == "A 002 ist dringend: 40 Min Vorsprung auf die Ankunft um 08:57."
    assert "A 002 ist dringend" in row.accessibleDescription()
    row.setFocus()
    clerk.press(Key.Key_Return)
    assert clerk.window.notice.text() == f"Jobcenter: {row.toolTip()}"
    assert len(clerk.tickets()) == 3
    clerk.window.side.queues.rows[1].click()
    assert clerk.window.notice.text() == "Ausländerbehörde: Niemand wartet."


def test_the_rows_change_with_the_line(open_window: OpenWindow) -> None:
    stage, tickets = line()
    clerk = open_window(stage)
    row = clerk.window.side.queues.rows[0]
    clerk.until(lambda: row.figures.next_up == "A 002" and row.isVisible() and row.width() < 400)
    before = row.geometry()
    reception.cancel(stage.store, op=operation(), ticket_id=tickets[1].id)
    asks(clerk)
    clerk.until(lambda: row.figures.next_up == "A 001")
    assert row.geometry() == before
    assert "nach der Reihenfolge der Ankunft" in row.toolTip()


def test_a_click_on_a_row_leaves_the_search_where_people_type(open_window: OpenWindow) -> None:
    clerk = open_window(line()[0])
    clerk.window.side.queues.rows[0].click()
    clerk.type("wba")
    assert clerk.window.ticket.search.text() == "wba"


@pytest.mark.parametrize("text", ["A 003", "a3", "A003", "a-003"])
def test_a_typed_number_shows_that_ticket(open_window: OpenWindow, text: str) -> None:
    clerk = open_window(line()[0])
    preview = clerk.window.ticket.preview
    clerk.type(text)
    shows(clerk, "A 003")
    clerk.until(lambda: preview.why.text() != "")
    assert preview.service.text() == "Weiterbewilligung"
    assert preview.wait.text() == "wartet seit 09:02 · 2 davor"
    assert preview.why.text() == "A 002 ist dringend: 40 Min Vorsprung auf die Ankunft um 08:57."
    assert not preview.button.isEnabled()
    assert not any(tile.is_dimmed for tile in clerk.window.ticket.board.tiles().values())
    clerk.press(Key.Key_Return)
    assert len(clerk.tickets()) == 3


def test_the_next_one_is_told_so(open_window: OpenWindow) -> None:
    clerk = open_window(line()[0])
    clerk.type("A2")
    preview = clerk.window.ticket.preview
    clerk.until(lambda: preview.wait.text() == "wartet seit 08:57 · als Nächstes dran")


def test_the_reason_is_that_of_a_guard_where_one_holds(open_window: OpenWindow) -> None:
    clerk = open_window(line(minutes=95)[0])
    clerk.type("A2")
    preview = clerk.window.ticket.preview
    clerk.until(lambda: preview.why.text() == "A 001 wartet schon 95 Min; ab 90 Min geht niemand mehr vor.")


def test_a_service_with_a_code_like_a_number_stays_a_service(open_window: OpenWindow) -> None:
    clerk = open_window(mockup_morning())
    clerk.type("s24")
    assert clerk.controller.draft.service == "s24"
    assert clerk.controller.lookup.words is None


def test_a_number_that_was_not_given_out_says_so(open_window: OpenWindow) -> None:
    clerk = open_window(line()[0])
    clerk.type("A 099")
    preview = clerk.window.ticket.preview
    clerk.until(lambda: preview.service.text() == "Diese Nummer gibt es heute nicht.")
    assert not preview.button.isEnabled()
    clerk.press(Key.Key_Escape)
    assert preview.number.text() == "–"


def test_what_is_shown_follows_the_ticket(open_window: OpenWindow) -> None:
    stage, tickets = line()
    clerk = open_window(stage)
    clerk.type("A3")
    preview = clerk.window.ticket.preview
    clerk.until(lambda: "davor" in preview.wait.text())
    calling.pick(stage.store, stage.house, op=operation("desk", "desk"), desk=DESK, ticket_id=tickets[2].id)
    asks(clerk)
    clerk.until(lambda: preview.wait.text() == "aufgerufen um 09:42 · Zimmer 2.00")
    assert preview.why.text() == ""


def test_enter_brings_a_client_back_who_was_set_aside(open_window: OpenWindow) -> None:
    stage, tickets = line()
    misses(stage, tickets[0])
    clerk = open_window(stage)
    clerk.type("A1")
    preview = clerk.window.ticket.preview
    clerk.until(lambda: preview.wait.text() == "1× nicht da, zurückgestellt bis 10:02")
    assert preview.button.text() == "Ist wieder da"
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.window.notice.text() == "A 001 wartet wieder, 2 davor.")
    clerk.until(lambda: preview.wait.text() == "wartet seit 08:52 · 2 davor")
    assert [event.step for event in stage.store.events(tickets[0].id)][-1] is Step.CAME_BACK
    assert len(clerk.tickets()) == 3


def test_a_scan_brings_back_and_says_where(open_window: OpenWindow) -> None:
    stage, tickets = line()
    misses(stage, tickets[0])
    clerk = open_window(stage)
    clerk.type(code_of(stage, tickets[0]))
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.window.notice.text() == "A 001 wartet wieder, 2 davor.")
    shows(clerk, "A 001")
    assert clerk.window.ticket.search.text() == "A 001"
    steps = [event.step for event in stage.store.events(tickets[0].id)]
    assert steps.count(Step.CAME_BACK) == 1
    clerk.type("wba")  # typed over
    assert clerk.controller.draft.service == "wba"


def test_a_scan_through_the_wrong_keyboard_layout(open_window: OpenWindow) -> None:
    stage, tickets = line()
    misses(stage, tickets[0])
    clerk = open_window(stage)
    typed = code_of(stage, tickets[0]).translate(str.maketrans(":YZ", "ÖZY"))
    clerk.window.ticket.search.edit.setText(typed)
    clerk.press(Key.Key_Return)
    codes, day = [ServiceCode("wba")], stage.house.business_day(MORNING)
    clerk.until(lambda: not stage.store.parked(day, codes))


def test_a_scan_of_somebody_who_waits_shows_the_ticket_and_changes_nothing(open_window: OpenWindow) -> None:
    stage, tickets = line()
    clerk = open_window(stage)
    before = stage.store.changes_since(None).revision
    clerk.type(code_of(stage, tickets[2]))
    clerk.press(Key.Key_Return)
    shows(clerk, "A 003")
    assert stage.store.changes_since(None).revision == before


def test_a_slip_of_another_day_and_a_false_one(open_window: OpenWindow) -> None:
    stage, tickets = line()
    clerk = open_window(stage)
    clerk.type("FD1:20261120:A001:0123456789ABCDEF")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.window.notice.text() == "Das Ticket A001 ist von einem anderen Tag.")
    clerk.press(Key.Key_Escape)
    clerk.type(code_of(stage, tickets[0])[:-16] + "0123456789ABCDEF")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: "gibt es heute nicht" in clerk.window.notice.text())


def test_a_desk_is_not_disturbed(open_window: OpenWindow) -> None:
    stage, tickets = line()
    calling.pick(stage.store, stage.house, op=operation("desk", "desk"), desk=DESK, ticket_id=tickets[0].id)
    clerk = open_window(stage)
    clerk.type(code_of(stage, tickets[0]))
    clerk.press(Key.Key_Return)
    shows(clerk, "A 001")
    at_desk = stage.store.at_desk(DeskName(DESK))
    assert at_desk is not None
    assert at_desk.state is State.CALLED
