"""Who holds a number that is likely to be called only after the desks close: told by a person, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.apps.reception import wording
from frontdesk.apps.reception.panels.trouble import Deed, Item
from frontdesk.domain.printer import PrinterState, SecondPrinter
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling
from frontdesk.usecases.waits import TooLate
from tests.apps.reception.conftest import Clerk, OpenWindow, QuietWorker, status
from tests.apps.reception.stage import MORNING, Stage, mockup_morning

LATE = MORNING + timedelta(hours=5, minutes=58)  # 15:40, twenty minutes before the end


@pytest.fixture
def late(open_window: OpenWindow) -> Clerk:
    return open_window(late_stage())


def late_stage(**how: str) -> Stage:
    """One desk that takes what several wait for."""
    stage = mockup_morning(**how)
    stage.clock.set(LATE)
    open_desk(stage)
    return stage


def open_desk(stage: Stage) -> None:
    desk = next(desk for desk in stage.house.desks if "wba" in desk.services)
    calling.open_desk(
        stage.store, stage.house, op=operation("desk-1", "desk"), desk=desk.name, services=("wba",)
    )


def told_of(clerk: Clerk) -> Item | None:
    items = clerk.window.side.troubles.items
    return next((item for item in items if item.key.startswith(wording.LATE)), None)


def ask_now(clerk: Clerk) -> None:
    connection = clerk.controller.situation.connection
    assert connection is not None
    connection.read()


def test_the_card_names_whom_to_tell_until_somebody_has(late: Clerk) -> None:
    late.until(lambda: told_of(late) is not None)
    item = told_of(late)
    assert item is not None
    picture = late.controller.situation.picture
    assert picture is not None
    labels = [one.label for one in picture.waits.too_late]
    assert len(labels) > 1
    assert item.trouble.title == f"{len(labels)} Aufrufe kommen wohl erst nach 16:00"
    assert labels[0].replace(" ", "\N{NO-BREAK SPACE}") in item.trouble.text
    troubles = late.window.side.troubles
    troubles.cards[list(troubles.items).index(item)].all_buttons()[0].click()
    assert told_of(late) is None

    # Who comes later was not told; those who were are not named again.
    late.stage.issue("wba")
    ask_now(late)
    late.until(lambda: told_of(late) is not None)
    item = told_of(late)
    assert item is not None
    assert item.trouble.title == "Ein Aufruf kommt wohl erst nach 16:00"
    assert labels[0].replace(" ", "\N{NO-BREAK SPACE}") not in item.trouble.text


def test_only_those_were_told_whom_the_card_named(open_window: OpenWindow) -> None:
    stage = late_stage()
    for _ in range(14):
        stage.issue("wba")
    clerk = open_window(stage)
    clerk.until(lambda: told_of(clerk) is not None)
    picture = clerk.controller.situation.picture
    assert picture is not None
    waiting = [one.label for one in picture.waits.too_late]
    seen: list[str] = []
    while (item := told_of(clerk)) is not None:
        named = [label for label in waiting if label.replace(" ", "\N{NO-BREAK SPACE}") in item.trouble.text]
        assert 0 < len(named) <= 6
        seen += named
        clerk.controller._on_answer(item.key, Deed.TOLD)
    assert seen == waiting
    assert len(seen) > 12


def test_the_card_stands_before_what_is_good_to_know_of_the_printer(
    open_window: OpenWindow, worker: QuietWorker
) -> None:
    stage = late_stage(printer="file:///dev/null")
    clerk = open_window(stage)
    clerk.until(lambda: told_of(clerk) is not None)
    second = SecondPrinter("Empfang 2", active=True, by_rule=True)
    worker.tell(status(PrinterState.READY, known=True, paper_low=True, second=second))
    clerk.until(lambda: len(clerk.window.side.troubles.items) == 3)
    first = clerk.window.side.troubles.items[0]
    assert first.key.startswith(wording.LATE)


def test_where_the_column_stands_behind_a_button_that_says_hint_or_trouble(
    open_window: OpenWindow, worker: QuietWorker
) -> None:
    stage = late_stage(printer="file:///dev/null")
    clerk = open_window(stage, scale=2.0)
    button = clerk.window.ticket.side_button
    clerk.until(lambda: button.text() == "1 Hinweis")
    worker.tell(status(PrinterState.TROUBLE, "paper_out", known=True))
    clerk.until(lambda: button.text() == "1 Störung")
    assert clerk.window.side.troubles.title == "Eine Störung"
    worker.tell(status(PrinterState.READY, known=True, paper_low=True))
    clerk.until(lambda: button.text() == "2 Hinweise")


def test_a_card_says_one_time(late: Clerk) -> None:
    late.until(lambda: told_of(late) is not None)
    connection = late.controller.situation.connection
    assert connection is not None
    assert connection.picture is not None
    noon, evening = LATE - timedelta(hours=3), LATE + timedelta(hours=1)
    people = (TooLate("A 020", evening), TooLate("B 007", noon), TooLate("B 008", noon))
    connection.picture = replace(connection.picture, waits=replace(connection.picture.waits, too_late=people))
    assert [one.label for one in late.controller.situation.too_late()] == ["B 007", "B 008"]
    late.controller.situation.have_told(["B 007", "B 008"])
    assert [one.label for one in late.controller.situation.too_late()] == ["A 020"]


def test_with_time_enough_there_is_no_card(open_window: OpenWindow) -> None:
    stage = mockup_morning()
    stage.clock.set(MORNING + timedelta(minutes=30))  # 10:12: two hours after the doors opened
    open_desk(stage)
    clerk = open_window(stage)
    clerk.until(lambda: clerk.controller.situation.picture is not None)
    picture = clerk.controller.situation.picture
    assert picture is not None
    assert picture.waits.clients
    assert told_of(clerk) is None


def test_beside_the_papers_the_card_stands_too(late: Clerk) -> None:
    late.window.show_documents_page()
    late.until(lambda: late.window.documents is not None)
    panel = late.window.documents
    assert panel is not None
    late.until(lambda: any(item.key.startswith(wording.LATE) for item in panel.side.troubles.items))
