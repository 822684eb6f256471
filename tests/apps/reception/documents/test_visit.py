"""Papers that somebody hands in with a ticket in the hand: the desk upstairs finds them by it."""

from __future__ import annotations

import pytest

from frontdesk.domain.ticket import Ticket
from frontdesk.domain.ticket_code import qr_text, ticket_code
from frontdesk.usecases import paper_queries
from tests.apps.reception.conftest import Key
from tests.apps.reception.documents.conftest import Taker
from tests.apps.reception.documents.counter import BG


def code_of(taker: Taker, ticket: Ticket, *, site: str | None = None) -> str:
    """What the QR code on the slip says; with ``site`` that of another house's slip with the same number."""
    op = taker.stage.store.events(ticket.id)[0].op
    secret = ticket_code(site or taker.stage.house.site.code, ticket.business_day, ticket.label, op)
    return qr_text(ticket.business_day, ticket.label, secret)


@pytest.mark.parametrize("ticket_first", [True, False])
def test_papers_go_to_the_ticket_that_was_scanned(taker: Taker, ticket_first: bool) -> None:
    ticket = taker.stage.issue("wba").ticket
    code = code_of(taker, ticket)
    if ticket_first:
        taker.scan(code)
        assert ticket.label in taker.hint()
        assert taker.has_focus(taker.panel.reference.field)
        taker.scan(BG)
    else:
        taker.scan(BG)
        taker.panel.reference.field.take_focus()
        taker.scan(code)
        assert taker.panel.reference.field.text() == BG
    assert ticket.label in taker.hint()
    assert taker.has_focus(taker.panel.kinds.field)
    taker.type("ko3")
    taker.commit()
    taker.until_idle()
    (view,) = taker.views()
    assert view.reference == BG
    assert paper_queries.papers_of_visit(taker.stage.store, ticket.id) == (view.receipt,)
    # The next papers are another person's.
    assert ticket.label not in taker.hint()
    taker.scan(BG)
    taker.type("lo")
    taker.commit()
    taker.until_idle()
    assert len(paper_queries.papers_of_visit(taker.stage.store, ticket.id)) == 1
    assert len(taker.receipts()) == 2


def test_the_slip_of_another_house_with_the_same_number_is_refused(taker: Taker) -> None:
    ticket = taker.stage.issue("wba").ticket
    taker.scan(code_of(taker, ticket, site="xyz"))
    taker.scan(BG)
    taker.type("ko")
    taker.commit()
    taker.until(lambda: not taker.controller.recording.under_way)
    assert taker.receipts() == []
    assert ticket.label.replace(" ", "") in taker.hint()
    assert taker.panel.reference.field.text() == BG
    # Papers need no ticket: the key again records them without one.
    taker.commit()
    taker.until_idle()
    assert len(taker.receipts()) == 1
    assert paper_queries.papers_of_visit(taker.stage.store, ticket.id) == ()


def test_escape_forgets_the_ticket(taker: Taker) -> None:
    ticket = taker.stage.issue("wba").ticket
    taker.scan(code_of(taker, ticket))
    taker.press(Key.Key_Escape)
    assert ticket.label not in taker.hint()
    taker.scan(BG)
    taker.type("ko")
    taker.commit()
    taker.until_idle()
    assert len(taker.receipts()) == 1
    assert paper_queries.papers_of_visit(taker.stage.store, ticket.id) == ()


def test_a_correction_takes_no_ticket(taker: Taker) -> None:
    ticket = taker.stage.issue("wba").ticket
    receipt = taker.stage.hand_in(BG, "ko")
    taker.until(lambda: taker.controller._view(receipt.id))
    taker.controller.correct(receipt.id)
    taker.panel.reference.field.take_focus()
    taker.scan(code_of(taker, ticket))
    assert "kein Aktenzeichen" in taker.hint()
    assert taker.has_focus(taker.panel.reference.field)
    taker.commit()
    assert taker.receipts() == [receipt]
