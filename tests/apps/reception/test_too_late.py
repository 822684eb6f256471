"""Who holds a number that is likely to be called only after the desks close: told by a person, and once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontdesk.apps.reception import wording
from frontdesk.apps.reception.panels.trouble import Item
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling
from tests.apps.reception.conftest import Clerk, OpenWindow
from tests.apps.reception.stage import MORNING, Stage, mockup_morning

LATE = MORNING + timedelta(hours=5, minutes=58)  # 15:40, twenty minutes before the end


@pytest.fixture
def late(open_window: OpenWindow) -> Clerk:
    """One desk that takes what several wait for."""
    stage = mockup_morning()
    stage.clock.set(LATE)
    open_desk(stage)
    return open_window(stage)


def open_desk(stage: Stage) -> None:
    desk = next(desk for desk in stage.house.desks if "wba" in desk.services)
    calling.open_desk(
        stage.store, stage.house, op=operation("desk-1", "desk"), desk=desk.name, services=("wba",)
    )


def told_of(clerk: Clerk) -> Item | None:
    items = clerk.window.side.troubles.items
    return next((item for item in items if item.key == wording.LATE), None)


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
    late.until(lambda: any(item.key == wording.LATE for item in panel.side.troubles.items))
