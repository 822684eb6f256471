"""Papers for the windows of the desk: handed in at reception, packed and carried upstairs."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest

from frontdesk.domain.bundle import Bundle
from frontdesk.domain.receipt import Receipt
from frontdesk.domain.submission import Item
from frontdesk.domain.ticket import Ticket
from frontdesk.testing.builders import operation
from frontdesk.usecases import bundles, documents
from frontdesk.usecases.submissions import Submission
from tests.apps.desk.room import Key, Morning, Room, local

REFERENCE = "31702BG0033518"  # personal: it must not appear at the desk


def hands_in(
    morning: Morning,
    *items: Item,
    at: str = "",
    ticket: Ticket | None = None,
    agency: str = "jobcenter",
    deadline: date | None = None,
) -> Receipt:
    """Somebody hands in papers at reception."""
    if at:
        morning.clock.set(local(at))
    return documents.record_submission(
        morning.store,
        morning.house,
        op=operation(),
        submission=Submission(
            agency=agency,
            items=items or (Item("ko", 3, 2), Item("mi")),
            reference=REFERENCE,
            deadline=deadline,
            ticket_id=ticket.id if ticket is not None else None,
        ),
    ).value.receipt


def packed(morning: Morning, *, at: str = "", agency: str = "jobcenter") -> Bundle:
    """Reception seals everything that lies ready for the agency."""
    if at:
        morning.clock.set(local(at))
    return bundles.seal_bundle(morning.store, morning.house, op=operation(), agency=agency).value


def handed_over(morning: Morning, *, at: str = "", agency: str = "jobcenter") -> Bundle:
    """The same, and somebody has carried it upstairs."""
    bundle = packed(morning, at=at, agency=agency)
    return bundles.hand_over(morning.store, op=operation(), bundle_id=bundle.id).value


def accepted(morning: Morning, bundle: Bundle) -> Bundle:
    """A colleague accepts it."""
    return bundles.accept_bundle(morning.store, op=operation(), bundle_id=bundle.id).value


def present(morning: Morning, receipt: Receipt) -> Receipt:
    now = morning.store.documents.receipt(receipt.id)
    assert now is not None
    return now


def state_of(morning: Morning, bundle: Bundle) -> str:
    now = morning.store.documents.bundle(bundle.id)
    assert now is not None
    return now.state.value


def scan(room: Room, text: str, *, enters: int = 1) -> None:
    """A scanner plays its keys where the focus is."""
    room.window.activateWindow()
    room.until(room.window.isActiveWindow)
    QTest.keyClicks(room.focus(), text)
    for _ in range(enters):
        QTest.keyClick(room.focus(), Key.Key_Return)
    room.settle()
    room.settle()


def shown(room: Room) -> list[str]:
    """What the list of papers says, or nothing while it is hidden."""
    section = room.window.work.papers
    return [] if section.isHidden() else section.lines()


def check_rows(room: Room) -> list[tuple[str, str]]:
    """Number and mark of each line of the bundle that is being checked."""
    return [(row.line.title[:4], row.word) for row in room.window.check.list.shown()]
