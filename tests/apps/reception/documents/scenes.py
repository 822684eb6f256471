"""Moments of the page of papers, for pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.domain.ticket_code import qr_text
from frontdesk.testing.builders import operation
from frontdesk.usecases import bundles
from frontdesk.usecases.submissions import ToldDate
from tests.apps.reception.documents.counter import Counter
from tests.apps.reception.stage import MORNING

Until = Callable[[Callable[[], object]], None]


def form(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """The mockup as it is."""


def found(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """A paper that was looked for."""
    _key(program, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    _type(program, "0003")
    _key(program, Qt.Key.Key_Return)
    panel = program.window.documents
    assert panel is not None
    until(lambda: panel.trail.paper is not None)


def bundle(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """A bundle that is looked at line by line."""
    panel = program.window.documents
    assert panel is not None
    row = next(row for row in panel.side.piles() if row.line is not None and row.line.letter == "C")
    stage.clock.set(MORNING)
    view = next(one for one in stage.store.documents.bundles() if one.agency == "c")
    assert program.controller.documents is not None
    program.controller.documents.paperwork.open_bundle(view.label)
    until(lambda: panel.bundle.bundle is not None)
    assert row.line is not None


def visit(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """The papers of somebody who waits with a ticket."""
    panel = program.window.documents
    assert panel is not None
    panel.reference.field.take_focus()
    ticket = stage.issue("wba").ticket
    _type(program, qr_text(ticket.business_day, ticket.label, "0123456789ABCDEF?"))
    _key(program, Qt.Key.Key_Return)


def night(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """A run of letters is about to begin."""
    _key(program, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    _type(program, "mk")


def care(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """A disputed paper, a misrouted one, and a date that waits."""
    stage.clock.set(MORNING - timedelta(days=9))
    stage.hand_in("123", "so", agency="d", addressed_to="Familienkasse Bonn")
    stage.clock.set(MORNING)
    view = next(one for one in stage.store.documents.bundles() if one.agency == "c")
    item = stage.store.documents.items([view.id])[view.id][0]
    bundles.accept_bundle(
        stage.store,
        op=operation("desk", "desk"),
        bundle_id=view.id,
        disputed={item.receipt_id: "fehlt im Umschlag"},
    )
    stage.hand_in(
        "31702BG0000001",
        "ko",
        told=ToldDate(reason="Nachtbriefkasten", initials="mk", day=MORNING.date() - timedelta(days=1)),
    )
    panel = program.window.documents
    assert panel is not None
    assert program.controller.following is not None
    program.controller.following.read()
    until(lambda: len(panel.side.care()) == 3)


def extras(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """Further details in the place of the tiles."""
    _key(program, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)


def sheet(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """The receipt as A4, as in the mockup."""
    panel = program.window.documents
    assert panel is not None
    before = panel.preview.paper.picture.cacheKey()
    _key(program, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    until(lambda: panel.preview.paper.picture.cacheKey() != before)


def tickets(program: ReceptionProgram, stage: Counter, until: Until) -> None:
    """Back at the tickets, while papers must not wait."""
    care(program, stage, until)
    _key(program, Qt.Key.Key_F2)


SCENES: dict[str, Callable[[ReceptionProgram, Counter, Until], None]] = {
    one.__name__: one for one in (form, sheet, found, bundle, night, care, extras, tickets, visit)
}


def focused(window: QWidget) -> QWidget:
    """Where a key goes now."""
    found: QWidget | None = window.focusWidget()
    return window if found is None else found


def _key(
    program: ReceptionProgram, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    window = program.window
    QTest.keyClick(focused(window), key, modifiers)


def _type(program: ReceptionProgram, text: str) -> None:
    window = program.window
    QTest.keyClicks(focused(window), text)
