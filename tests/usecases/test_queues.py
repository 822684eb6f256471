"""The pictures that windows and screens show, and that they agree with what the acts then do."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.errors import (
    IllegalStepError,
    InvalidValueError,
    NoClientError,
    NothingToUndoError,
    TooLateError,
    UnknownDeskError,
    UnknownDisplayError,
    UnknownTicketError,
)
from frontdesk.domain.forecast import Wait
from frontdesk.domain.house import House, ServiceCode
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import Need, State, Ticket, TicketId
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases import calling, queues, reception
from frontdesk.usecases.ports import PresenceState
from frontdesk.usecases.views import BoardPicture
from frontdesk.usecases.waits import Forecaster
from tests.usecases.scene import Scene, desk_op

# --- find and place --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["A 001", "a1", "A-001", "1", " 1 "])
def test_a_ticket_by_number_or_id(scene: Scene, text: str) -> None:
    ticket = scene.issue()
    assert queues.find_ticket(scene.store, scene.house, text) == ticket


@pytest.mark.parametrize("text", ["A 002", "B 001", "2", "0", "9" * 18])
def test_a_ticket_that_is_not_there(scene: Scene, text: str) -> None:
    scene.issue()
    with pytest.raises(UnknownTicketError):
        queues.find_ticket(scene.store, scene.house, text)


@pytest.mark.parametrize("text", ["", "A", "-1", "9" * 19, "A 1; --", "A 12345", "²"])
def test_what_is_no_ticket_at_all(scene: Scene, text: str) -> None:
    with pytest.raises(InvalidValueError):
        queues.find_ticket(scene.store, scene.house, text)


def test_yesterdays_number_is_not_found_today_but_its_id_is(scene: Scene) -> None:
    ticket = scene.issue()
    reception.cancel(scene.store, op=operation(), ticket_id=ticket.id)
    scene.clock.advance(minutes=24 * 60)
    with pytest.raises(UnknownTicketError):
        queues.find_ticket(scene.store, scene.house, "A 001")
    assert queues.find_ticket(scene.store, scene.house, str(ticket.id)).id == ticket.id


def test_the_place_counts_those_of_the_series_who_are_due_before(scene: Scene) -> None:
    scene.issue("wba")
    scene.issue("neu")
    scene.issue("auf")
    last = scene.issue("wba")
    scene.issue("wba", Need.URGENT)
    place = queues.place_of(scene.store, scene.house, last)
    assert place is not None
    assert (place.ahead, place.wait) == (3, None)
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.11")
    place = queues.place_of(scene.store, scene.house, last)
    assert place is not None
    # Two of 20 minutes each are called there before it; nobody waits at this desk for the other services.
    assert replayed(scene, last) == pytest.approx(40)
    assert place.wait is not None
    assert place.wait.low < 40 < place.wait.high
    scene.clock.advance(minutes=3)
    place = queues.place_of(scene.store, scene.house, last)
    assert place is not None
    assert place.wait is None, "a desk that is silent does not count as open"


def replayed(scene: Scene, ticket: Ticket) -> float:
    """Minutes that the replay gives for somebody who waits."""
    return Forecaster(scene.store).waits(scene.house).clients[ticket.id].replayed


def test_a_line_too_long_to_replay_gets_the_cheap_estimate(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.usecases.waits.LONGEST_LINE", 2)
    for _ in range(3):
        scene.issue("wba")
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    assert picture.waits.is_rough
    assert picture.places[ServiceCode("wba")].wait == Wait(60, 60), "3 × 20 minutes at one desk"
    assert picture.places[ServiceCode("auf")].wait is None
    assert picture.queues[0].wait == Wait(60, 60)


def test_who_does_not_wait_has_no_place(scene: Scene) -> None:
    ticket = scene.issue(printer="reception-1")
    scene.call()
    view = queues.view_ticket(scene.store, scene.house, scene.again(ticket))
    assert view.place is None
    assert view.job is not None
    assert view.job.copy == 0


# --- the public screen -----------------------------------------------------------------------------

PRIVATE = {"language", "need", "head_start", "service", "arrived_at", "issued_at"}


def names_in(value: object, found: set[str] | None = None) -> set[str]:
    """The names of all fields in a picture, however deep."""
    found = set() if found is None else found
    if is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            found.add(item.name)
            names_in(getattr(value, item.name), found)
    elif isinstance(value, tuple | list):
        for one in value:
            names_in(one, found)
    return found


def texts_in(value: object) -> list[str]:
    if is_dataclass(value) and not isinstance(value, type):
        return [text for item in fields(value) for text in texts_in(getattr(value, item.name))]
    if isinstance(value, tuple | list | set | frozenset):
        return [text for one in value for text in texts_in(one)]
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_in(one)]
    return [str(value.value if isinstance(value, Enum) else value)]


def strip_set_up(board: BoardPicture) -> BoardPicture:
    """The picture without what the house definition says: desks and displays list services and languages."""
    calls = [board.current, *board.recent]
    bare = [replace(c, desk=replace(c.desk, services=())) for c in calls if c is not None]
    return replace(
        board,
        display=replace(board.display, languages=()),
        current=bare[0] if bare else None,
        recent=tuple(bare[1:]),
    )


def test_a_board_knows_no_language_no_need_and_no_service(scene: Scene) -> None:
    reception.issue_ticket(
        scene.store, scene.house, op=operation(), service="neu", language="ar", need=Need.URGENT
    )
    scene.issue("neu")
    scene.call()
    board = strip_set_up(queues.board(scene.store, scene.house, "hall"))
    assert board.current is not None
    call_fields = {item.name for item in fields(board.current)}
    assert call_fields == {"call_id", "label", "series", "agency", "desk", "at", "again"}
    assert not PRIVATE & (names_in(board.current) | {f.name for f in fields(board)})
    texts = texts_in([board.current, board.recent])
    assert not {"ar", "urgent", "neu"} & set(texts)


def test_two_houses_that_differ_in_private_things_have_the_same_board() -> None:
    boards = []
    for language, need, service in [("de", None, "wba"), ("ar", Need.URGENT, "neu")]:
        scene = Scene()
        for _ in range(3):
            reception.issue_ticket(
                scene.store, scene.house, op=operation(), service=service, language=language, need=need
            )
        scene.call()
        scene.call()
        board = strip_set_up(queues.board(scene.store, scene.house, "hall"))
        boards.append(replace(board, queues=(), revision=""))
    assert boards[0] == boards[1]


def test_a_board_has_the_newest_call_first_and_no_end_of_old_ones(scene: Scene) -> None:
    for _ in range(queues.RECENT_CALLS + 2):
        scene.issue()
        scene.call()
    board = queues.board(scene.store, scene.house, "hall")
    assert board.current is not None
    numbers = [int(call.label[2:]) for call in (board.current, *board.recent)]
    assert numbers == list(range(queues.RECENT_CALLS + 2, 2, -1))
    assert (board.current.desk.room, board.current.again) == ("Zimmer 2.14", False)


def test_a_second_call_of_the_same_number_is_new_on_the_board(scene: Scene) -> None:
    scene.issue()
    scene.issue()
    scene.call("2.14")
    scene.call("2.11")
    before = queues.board(scene.store, scene.house, "hall")
    calling.call_again(scene.store, scene.house, op=desk_op(), desk="2.14")
    board = queues.board(scene.store, scene.house, "hall")
    assert before.current is not None
    assert board.current is not None
    assert (before.current.label, board.current.label, board.current.again) == ("A 002", "A 001", True)
    assert board.current.call_id > before.current.call_id
    assert [call.label for call in board.recent] == ["A 002"]
    assert board.revision != before.revision


@pytest.mark.parametrize("act", [calling.missed, calling.park, calling.undo])
def test_a_call_that_no_longer_stands_leaves_the_board(scene: Scene, act) -> None:
    scene.issue()
    scene.call()
    act(scene.store, scene.house, op=desk_op(), desk="2.14")
    board = queues.board(scene.store, scene.house, "hall")
    assert (board.current, board.recent) == (None, ())


def test_a_finished_visit_stays_on_the_board_until_the_next_call(scene: Scene) -> None:
    scene.issue()
    scene.call()
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.14")
    board = queues.board(scene.store, scene.house, "hall")
    assert board.current is not None
    assert board.current.label == "A 001"


def test_the_screen_of_a_floor_shows_its_agencies_and_desks_only(scene: Scene) -> None:
    scene.issue("wba")
    scene.issue("auf")
    scene.call("2.14")
    scene.call("1.08")
    board = queues.board(scene.store, scene.house, "floor-2")
    assert board.current is not None
    assert (board.current.label, board.recent) == ("A 001", ())
    assert [queue.agency.code for queue in board.queues] == ["jobcenter"]


def two_floors() -> House:
    """The job centre has a desk on the third floor too."""
    house = small_house()
    upstairs = replace(house.desks[1], floor=3)
    return replace(house, desks=(house.desks[0], upstairs, *house.desks[2:]))


def test_many_calls_on_another_floor_push_nothing_off_a_floors_screen() -> None:
    scene = Scene(house=two_floors())
    scene.issue()
    scene.call("2.14")
    for _ in range(2 * queues.RECENT_CALLS):
        scene.issue()
        scene.call("2.11")
    board = queues.board(scene.store, scene.house, "floor-2")
    assert board.current is not None
    assert board.current.label == "A 001"


def test_an_unknown_screen(scene: Scene) -> None:
    with pytest.raises(UnknownDisplayError):
        queues.board(scene.store, scene.house, "roof")


def test_a_board_tells_when_it_was_read(scene: Scene) -> None:
    board = queues.board(scene.store, scene.house, "hall")
    assert board.at == scene.clock.now()
    scene.issue()
    assert queues.board(scene.store, scene.house, "hall").revision != board.revision


# --- the queues of the agencies --------------------------------------------------------------------


def test_how_it_stands_with_an_agency(scene: Scene) -> None:
    scene.issue("wba")
    scene.issue("neu")
    scene.issue("auf")
    scene.clock.set(scene.clock.now() + timedelta(minutes=28))
    job_centre, aliens = queues.agency_queues(scene.store, scene.house, scene.house.agencies)
    assert (job_centre.waiting, job_centre.longest, job_centre.over_target) == (2, 31, True)
    assert (aliens.waiting, aliens.longest, aliens.over_target) == (1, 29, False)
    assert (job_centre.wait, job_centre.desks_open, job_centre.desks_total) == (None, 0, 0)
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.pause_desk(scene.store, scene.house, op=desk_op(), desk="2.11")
    job_centre, _ = queues.agency_queues(scene.store, scene.house, scene.house.agencies)
    assert (job_centre.desks_open, job_centre.desks_total) == (1, 2)
    newcomers = Forecaster(scene.store).waits(scene.house).newcomers
    assert job_centre.wait == newcomers[ServiceCode("neu"), None].wait, "of two the longer"


def test_the_wait_of_an_agency_is_that_of_what_most_people_wait_for(scene: Scene) -> None:
    """Two desks of their own lines: the long line of a few tells those of the short one nothing."""
    for code, count in (("auf", 3), ("eat", 4)):
        for _ in range(count):
            scene.issue(code)
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="1.08", services=("auf",))
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="1.05")
    newcomers = Forecaster(scene.store).waits(scene.house).newcomers
    card, title = (newcomers[ServiceCode(code), None].wait for code in ("eat", "auf"))
    assert card.high < title.high, "4 × 5 minutes against 3 × 20"
    (queue,) = queues.agency_queues(scene.store, scene.house, scene.house.agencies[1:])
    assert queue.wait == card
    for _ in range(2):
        scene.issue("auf")
    for desk in ("1.08", "1.05"):
        scene.store.seen(scene.house.desk(desk).name)
    (queue,) = queues.agency_queues(scene.store, scene.house, scene.house.agencies[1:])
    assert queue.wait is not None
    assert queue.wait.high >= title.high


def test_an_empty_queue(scene: Scene) -> None:
    (queue,) = queues.agency_queues(scene.store, scene.house, scene.house.agencies[:1])
    assert (queue.waiting, queue.longest, queue.over_target, queue.wait) == (0, None, False, None)


def test_a_sign_of_life_keeps_a_desk_open(scene: Scene) -> None:
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    for minutes, is_open in ((2, True), (0.1, False)):
        scene.clock.advance(minutes=minutes)
        (queue,) = queues.agency_queues(scene.store, scene.house, scene.house.agencies[:1])
        assert (queue.desks_open == 1) is is_open
    scene.store.seen(scene.house.desk("2.14").name)
    (queue,) = queues.agency_queues(scene.store, scene.house, scene.house.agencies[:1])
    assert queue.desks_open == 1


# --- reception -------------------------------------------------------------------------------------


def test_the_reception_window(scene: Scene) -> None:
    tickets = [scene.issue() for _ in range(8)]
    scene.issue("eat")
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    assert (picture.day, picture.is_open, picture.open_until) == (scene.today, True, "16:00")
    assert picture.waiting == {"wba": 8, "eat": 1}
    assert picture.next_numbers == {"A": 9, "B": 2}
    assert [line.ticket.label for line in picture.recent] == [
        "B 001",
        *(ticket.label for ticket in reversed(tickets[2:])),
    ]
    assert [queue.waiting for queue in picture.queues] == [8, 1]
    assert picture.unprinted == ()


def test_the_reception_window_before_opening(scene: Scene) -> None:
    scene.clock.set(datetime(2026, 10, 12, 5, 0, tzinfo=UTC))
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    assert (picture.is_open, picture.open_until) == (False, None)
    assert picture.next_numbers == {"A": 1, "B": 1}


def test_reception_offers_to_take_back_what_can_be_taken_back(scene: Scene) -> None:
    old = scene.issue()
    scene.clock.advance(minutes=5)
    called, fresh = scene.issue(), scene.issue()
    calling.pick(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=called.id)
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    offered = {line.ticket.id: line.can_take_back for line in picture.recent}
    assert offered == {old.id: False, called.id: False, fresh.id: True}
    for ticket_id, can in offered.items():
        with nullcontext() if can else pytest.raises(TooLateError):
            reception.take_back(scene.store, scene.house, op=operation(), ticket_id=ticket_id)


def test_reception_sees_the_slips_in_trouble_of_its_own_printer(scene: Scene) -> None:
    failed, slow, lost = (scene.issue(printer="reception-1") for _ in range(3))
    scene.issue(printer="reception-2")
    scene.clock.advance(seconds=1)
    fresh = reception.issue_ticket(
        scene.store, scene.house, op=operation(), service="wba", printer="reception-1"
    ).value.ticket
    for ticket, state in ((failed, JobState.FAILED), (lost, JobState.UNKNOWN)):
        job = scene.store.jobs([ticket.id])[ticket.id]
        scene.store.claim_job("reception-1", job_id=job.id)
        scene.store.settle_job(job.id, state, reason="paper_out")
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    assert [line.ticket.id for line in picture.unprinted] == [lost.id, failed.id, slow.id], "questions first"
    assert [line.job.state for line in picture.unprinted if line.job] == ["unknown", "failed", "pending"]
    assert fresh.id in {line.ticket.id for line in picture.recent}


def test_the_place_of_somebody_who_would_come_now(scene: Scene) -> None:
    scene.issue("wba")
    scene.issue("neu")
    scene.issue("auf")
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    place = picture.places[ServiceCode("neu")]
    assert place.ahead == 2
    assert place.wait is not None
    ticket = scene.issue("neu")
    now = queues.place_of(scene.store, scene.house, ticket)
    assert now is not None
    assert (now.ahead, now.wait) == (place.ahead, place.wait)


def test_the_desks_of_a_series_share_the_work_ahead(scene: Scene) -> None:
    """The same figure for each service that both take; unknown where no desk takes it."""
    for _ in range(4):
        scene.issue("wba")  # 80 minutes at two desks
    for desk in ("2.14", "2.11"):
        calling.open_desk(scene.store, scene.house, op=desk_op(), desk=desk)
    picture = queues.reception(scene.store, scene.house, station="reception-1")
    assert picture.waits.newcomers[ServiceCode("wba"), None].replayed == pytest.approx(40)
    assert picture.places[ServiceCode("neu")].wait == picture.places[ServiceCode("wba")].wait
    assert picture.places[ServiceCode("auf")].wait is None


# --- the caseworker's window -----------------------------------------------------------------------


def test_the_window_of_a_desk(scene: Scene) -> None:
    first, second, third = scene.issue("wba"), scene.issue("neu"), scene.issue("wba")
    parked = scene.issue("wba")
    calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=parked.id, minutes=15)
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    scene.call()
    picture = queues.desk(scene.store, scene.house, desk="2.14")
    assert picture.current == scene.again(first)
    assert picture.current_service == scene.house.service("wba")
    assert (picture.state, picture.waited, picture.total) == (PresenceState.OPEN, 4, 2)
    assert [row.ticket.id for row in picture.waiting] == [second.id, third.id]
    assert picture.next_up == picture.waiting[0]
    assert picture.why is not None
    assert picture.why.startswith("A 002")
    (row,) = picture.parked
    assert (row.ticket.id, row.until) == (parked.id, scene.again(parked).life.parked_until)


def test_the_window_of_an_idle_desk(scene: Scene) -> None:
    picture = queues.desk(scene.store, scene.house, desk="2.14", language="en")
    assert (picture.current, picture.current_service, picture.waited) == (None, None, None)
    assert (picture.next_up, picture.why, picture.waiting, picture.total) == (None, None, (), 0)
    assert (picture.state, picture.presence) == (PresenceState.CLOSED, None)
    with pytest.raises(UnknownDeskError):
        queues.desk(scene.store, scene.house, desk="9.99")


def test_calling_again_does_not_lengthen_the_wait(scene: Scene) -> None:
    scene.issue()
    scene.clock.advance(minutes=9)
    scene.call()
    for _ in range(2):
        scene.clock.advance(minutes=5)
        calling.call_again(scene.store, scene.house, op=desk_op(), desk="2.14")
        assert queues.desk(scene.store, scene.house, desk="2.14").waited == 10


def test_the_guarded_client_stands_first_in_the_list(scene: Scene) -> None:
    plain = scene.issue()
    for _ in range(7):
        scene.issue(need=Need.URGENT)
    for _ in range(5):
        scene.call()
    picture = queues.desk(scene.store, scene.house, desk="2.14", rows=2)
    assert [row.ticket.number for row in picture.waiting] == [plain.number, 7]
    assert picture.total == 3
    assert picture.why == ("A 001 ist jetzt dran: Schon 5 Mal wurde jemand mit Vorsprung vorher aufgerufen.")


def test_a_desk_that_took_some_services_sees_only_those(scene: Scene) -> None:
    scene.issue("wba")
    neu = scene.issue("neu")
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14", services=("neu",))
    picture = queues.desk(scene.store, scene.house, desk="2.14")
    assert [row.ticket.id for row in picture.waiting] == [neu.id]
    assert picture.total == 1
    other = queues.desk(scene.store, scene.house, desk="2.14", services=(ServiceCode("wba"),))
    assert [row.ticket.service for row in other.waiting] == ["wba"]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["issue", "issue", "issue", "call", "missed", "park", "back", "open", "undo"]),
        st.sampled_from(["wba", "neu", "auf", "eat"]),
        st.sampled_from([None, None, Need.SEAT, Need.URGENT, Need.URGENT]),
        st.sampled_from(["2.14", "2.11", "1.08"]),
        st.integers(0, 25),
    ),
    max_size=30,
)


@given(ACTS, st.sampled_from(["2.14", "2.11", "1.08", "1.05"]))
@settings(max_examples=120, deadline=None)
def test_who_is_shown_as_next_is_who_is_called_next(acts, desk: str) -> None:
    scene = Scene()
    for act, service, need, where, minutes in acts:
        scene.clock.set(min(scene.clock.now() + timedelta(minutes=minutes / 5), closing(scene)))
        away = [t for t in scene.store.tickets(scene.today) if t.state in (State.PARKED, State.MISSED)]
        with suppress(NoClientError, NothingToUndoError, TooLateError, IllegalStepError):
            match act:
                case "issue":
                    scene.issue(service, need)
                case "call":
                    scene.call(where)
                case "missed":
                    calling.missed(scene.store, scene.house, op=desk_op(), desk=where)
                case "park":
                    calling.park(scene.store, scene.house, op=desk_op(), desk=where)
                case "back" if away:
                    calling.back(scene.store, scene.house, op=desk_op(), ticket_id=away[0].id)
                case "open":
                    calling.open_desk(scene.store, scene.house, op=desk_op(), desk=where)
                case "undo":
                    scene.undo(where)
    picture = queues.desk(scene.store, scene.house, desk=desk)
    total = picture.total
    outcome = calling.call_next(scene.store, scene.house, op=desk_op(), desk=desk)
    called = outcome.value.ticket
    assert (picture.next_up.ticket.id if picture.next_up else None) == (called.id if called else None)
    assert picture.why == outcome.value.why
    assert outcome.value.finished is None or picture.current is not None
    after = queues.desk(scene.store, scene.house, desk=desk)
    assert after.total == max(0, total - 1)
    assert after.current == called


def closing(scene: Scene) -> datetime:
    return datetime(2026, 10, 12, 13, 30, tzinfo=UTC)


def test_an_unknown_ticket_id_is_no_ticket(scene: Scene) -> None:
    assert scene.store.ticket(TicketId(7)) is None


def test_a_counter_lists_its_own_tickets_only(scene: Scene) -> None:
    """Strg+Z must not take back what a colleague at the next counter has just given out."""
    mine = scene.issue("wba")
    theirs = reception.issue_ticket(
        scene.store, scene.house, op=operation("reception-2"), service="wba"
    ).value.ticket
    here = queues.reception(scene.store, scene.house, station="reception-1")
    there = queues.reception(scene.store, scene.house, station="reception-2")
    assert [line.ticket.id for line in here.recent] == [mine.id]
    assert [line.ticket.id for line in there.recent] == [theirs.id]
