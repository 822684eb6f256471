"""The forecast of waits, what days teach it, and that it closes the day when the line fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from frontdesk.domain.appointment_errors import ClosedEarlyError, EnoughForTodayError
from frontdesk.domain.closing import Room
from frontdesk.domain.errors import NumbersExhaustedError
from frontdesk.domain.house import CallingRules, DaySpan, DeskName, NumberRange, ServiceCode
from frontdesk.domain.learning import Visit
from frontdesk.domain.ticket import Need, State, Ticket
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases import appointments, calling, day, houses, openings, reception
from frontdesk.usecases.appointments import Wish
from frontdesk.usecases.ports import Operation
from frontdesk.usecases.waits import Forecaster, Waits, known_pauses
from tests.usecases.scene import MONDAY_8, Scene, desk_op, refused, unchanged

WBA, NEU, AUF, EAT = (ServiceCode(code) for code in ("wba", "neu", "auf", "eat"))


def open_desk(scene: Scene, name: str = "2.11", *services: str) -> None:
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk=name, services=services or None)


def look(scene: Scene) -> Waits:
    return Forecaster(scene.store).waits(scene.house)


def newcomer(scene: Scene, service: ServiceCode = WBA, need: Need | None = None) -> float:
    """Minutes that the replay gives for somebody who comes now."""
    return look(scene).newcomers[service, need].replayed


def queue(scene: Scene, count: int, service: str = "wba") -> list[Ticket]:
    """So many people at the same moment."""
    issue = reception.issue_ticket
    return [
        issue(scene.store, scene.house, op=operation(), service=service).value.ticket for _ in range(count)
    ]


def sign_of_life(scene: Scene, *names: str) -> None:
    for name in names:
        scene.store.seen(DeskName(name))


# --- who counts --------------------------------------------------------------------------------------


def test_without_an_open_desk_nothing_is_told(scene: Scene) -> None:
    queue(scene, 2)
    assert look(scene) == Waits(MONDAY_8)
    calling.pause_desk(scene.store, scene.house, op=desk_op(), desk="2.11")
    assert look(scene) == Waits(MONDAY_8), "nobody knows whether a pause ends"
    open_desk(scene, "2.14")
    assert look(scene).newcomers
    for name in ("2.14", "2.11"):
        calling.close_desk(scene.store, scene.house, op=desk_op(), desk=name)
    assert look(scene) == Waits(MONDAY_8)


def test_everybody_in_line_is_told_and_whoever_comes_now(scene: Scene) -> None:
    first, second = queue(scene, 2)
    open_desk(scene)
    waits = look(scene)
    assert (waits.at, waits.is_rough) == (MONDAY_8, False)
    assert {ticket: one.replayed for ticket, one in waits.clients.items()} == {first.id: 0, second.id: 20}
    assert waits.newcomers[WBA, None].replayed == 40
    band = waits.newcomers[WBA, None].band
    assert (band.low, band.middle, band.high) == pytest.approx((16, 40, 69))
    assert waits.newcomers[WBA, None].wait.text == "15–70"


def test_a_service_that_no_open_desk_takes_is_missing(scene: Scene) -> None:
    (foreign,) = queue(scene, 1, "auf")
    queue(scene, 1)
    open_desk(scene, "2.14", "wba")
    waits = look(scene)
    assert {code for code, _ in waits.newcomers} == {WBA}
    assert foreign.id not in waits.clients
    open_desk(scene, "1.05")
    assert {code for code, _ in look(scene).newcomers} == {WBA, EAT}


def test_a_need_is_called_earlier(scene: Scene) -> None:
    for _ in range(30):
        queue(scene, 1)
        scene.clock.advance(minutes=1)
    open_desk(scene)
    assert newcomer(scene) == 600
    assert newcomer(scene, need=Need.SEAT) == 20 * 11, "before those of the last twenty minutes"
    assert newcomer(scene, need=Need.URGENT) == 0


def test_a_desk_that_pauses_counts_later(scene: Scene) -> None:
    queue(scene, 3)
    open_desk(scene, "2.14", "wba")
    assert newcomer(scene) == 60
    open_desk(scene, "2.11")
    assert newcomer(scene) == 20
    calling.pause_desk(scene.store, scene.house, op=desk_op(), desk="2.11")
    assert newcomer(scene) == 35, "a quarter of an hour, and a client"
    for passed, left in ((10, 5), (4, 2), (60, 2)):
        scene.clock.advance(minutes=passed)
        sign_of_life(scene, "2.14", "2.11")
        assert newcomer(scene) == 20 + left


def test_a_silent_desk_does_not_count(scene: Scene) -> None:
    queue(scene, 3)
    open_desk(scene, "2.14", "wba")
    open_desk(scene, "2.11")
    scene.clock.advance(minutes=2)
    sign_of_life(scene, "2.14")
    assert newcomer(scene) == 20
    scene.clock.advance(seconds=1)
    assert newcomer(scene) == 60
    sign_of_life(scene, "2.11")
    assert newcomer(scene) == 20


def test_a_client_at_the_desk_has_to_be_done_first(scene: Scene) -> None:
    queue(scene, 1)
    open_desk(scene)
    scene.called("2.11")
    at_once = newcomer(scene)
    assert at_once == pytest.approx(20, abs=0.5)
    scene.clock.advance(minutes=1)
    assert newcomer(scene) < at_once
    scene.clock.advance(minutes=60)
    sign_of_life(scene, "2.11")
    assert newcomer(scene) > at_once, "who has been there so long stays for longer"


def test_a_break_that_the_house_gives_a_desk(scene: Scene) -> None:
    open_desk(scene, "1.08", "auf")
    scene.clock.set(datetime(2026, 10, 12, 10, 30, tzinfo=UTC))  # 12:30, in the break up to 13:00
    sign_of_life(scene, "1.08")
    assert newcomer(scene, AUF) == 30


@pytest.mark.parametrize("limits", [{}, {"valid_from": "after"}, {"valid_until": "before"}])
def test_breaks_of_other_years_are_none(limits: dict[str, str]) -> None:
    house, today = small_house(), MONDAY_8.date()
    days = {"after": today + timedelta(days=1), "before": today - timedelta(days=1)}
    kept = {name: days[when] for name, when in limits.items()}
    old = replace(house.availability[0], breaks=(DaySpan(time(9), time(10)),), **kept)  # type: ignore[arg-type]
    house = replace(house, availability=(old,))
    found = known_pauses(house, DeskName("1.08"), today, MONDAY_8)
    assert found == (() if limits else ((60.0, 120.0),))


def test_breaks_that_overlap_are_one() -> None:
    house = small_house()
    spans = ((DaySpan(time(12), time(13)),), (DaySpan(time(12, 30), time(14)), DaySpan(time(15), time(16))))
    house = replace(
        house,
        availability=tuple(
            replace(house.availability[0], code=f"a{number}", breaks=breaks)
            for number, breaks in enumerate(spans)
        ),
    )
    found = known_pauses(house, DeskName("1.08"), MONDAY_8.date(), MONDAY_8)
    assert found == ((240.0, 360.0), (420.0, 480.0))


# --- appointments ------------------------------------------------------------------------------------


def test_whoever_is_expected_pushes_a_newcomer_back(scene: Scene) -> None:
    start = MONDAY_8 + timedelta(minutes=30)
    appointments.book(scene.store, scene.house, op=operation(), wish=Wish(service="auf", starts_at=start))
    scene.clock.advance(minutes=20)
    queue(scene, 2, "auf")
    open_desk(scene, "1.08", "auf")
    # Comes in ten minutes, is due before them then, and does come in 85 of 100 cases.
    assert newcomer(scene, AUF) == pytest.approx(20 + 17 + 20)
    scene.clock.advance(minutes=11 + 14)  # late by a quarter of an hour
    sign_of_life(scene, "1.08")
    assert newcomer(scene, AUF) == pytest.approx(20 + 8.5 + 20)
    scene.clock.advance(minutes=16)
    sign_of_life(scene, "1.08")
    assert newcomer(scene, AUF) == 40, "nobody expects the client any more"


# --- what days teach ---------------------------------------------------------------------------------


def a_day_of_long_visits(scene: Scene, *, count: int = 8, minutes: float = 40) -> None:
    open_desk(scene)
    for _ in range(count):
        queue(scene, 1)
        calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.11")
        scene.clock.advance(minutes=minutes)
        calling.finish(scene.store, scene.house, op=desk_op(), desk="2.11")


def next_morning(scene: Scene, days: int = 1) -> None:
    scene.clock.set(MONDAY_8 + timedelta(days=days))
    sign_of_life(scene, "2.11")


def close(scene: Scene) -> None:
    day.close_day(scene.store, op=operation(), day=scene.today)


def close_nothing(scene: Scene) -> None:
    """Everybody went home."""


def begin(scene: Scene) -> None:
    day.close_past_days(scene.store, scene.house, op=operation("system", "system"))


@pytest.mark.parametrize(
    ("evening", "morning"), [(close, close_nothing), (close_nothing, begin), (close, begin)]
)
def test_the_next_day_goes_by_what_was_learned(
    scene: Scene, evening: Callable[[Scene], None], morning: Callable[[Scene], None]
) -> None:
    forecaster = Forecaster(scene.store)
    a_day_of_long_visits(scene)
    sign_of_life(scene, "2.11")
    forecaster.waits(scene.house)
    evening(scene)
    next_morning(scene)
    morning(scene)
    queue(scene, 1)
    found = forecaster.waits(scene.house).newcomers[WBA, None].replayed
    assert found == pytest.approx(30), "eight clients of 40 minutes, and as many of 20 as the house says"


def test_a_program_that_runs_on_learns_when_another_one_closes_the_day(scene: Scene) -> None:
    forecaster = Forecaster(scene.store)
    a_day_of_long_visits(scene)
    next_morning(scene)
    queue(scene, 1)
    assert forecaster.waits(scene.house).newcomers[WBA, None].replayed == 20
    begin(scene)
    scene.clock.advance(minutes=15)
    sign_of_life(scene, "2.11")
    assert forecaster.waits(scene.house).newcomers[WBA, None].replayed == pytest.approx(30)


def test_a_day_that_nobody_learned_from_changes_nothing(scene: Scene) -> None:
    a_day_of_long_visits(scene)
    next_morning(scene)
    queue(scene, 1)
    assert newcomer(scene) == 20


def test_several_days_that_nobody_closed_are_learned_from_once(scene: Scene) -> None:
    for age in range(3):
        scene.clock.set(MONDAY_8 + timedelta(days=age))
        a_day_of_long_visits(scene, count=age + 1)
    next_morning(scene, 3)
    begin(scene)
    learned = scene.store.waits.learned(scene.today, limit=9)
    assert [one.services[WBA].count for one in learned.values()] == [3, 2, 1]
    with unchanged(scene):
        begin(scene)
    assert scene.store.waits.learned(scene.today, limit=9) == learned


def test_a_program_that_starts_at_noon_does_not_learn_half_a_day(scene: Scene) -> None:
    a_day_of_long_visits(scene, count=2)
    begin(scene)
    a_day_of_long_visits(scene, count=1)
    next_morning(scene)
    begin(scene)
    (learned,) = scene.store.waits.learned(scene.today, limit=9).values()
    assert learned.services[WBA].count == 3


def test_whoever_is_served_after_the_day_was_closed_is_learned_from_too(scene: Scene) -> None:
    a_day_of_long_visits(scene, count=2)
    close(scene)
    a_day_of_long_visits(scene, count=1)
    next_morning(scene)
    begin(scene)
    (learned,) = scene.store.waits.learned(scene.today, limit=9).values()
    assert learned.services[WBA].count == 3


def test_at_midnight_a_program_knows_the_day_that_has_ended(scene: Scene) -> None:
    forecaster = Forecaster(scene.store)
    a_day_of_long_visits(scene)
    close(scene)
    scene.clock.set(datetime(2026, 10, 12, 21, 55, tzinfo=UTC))
    sign_of_life(scene, "2.11")
    forecaster.waits(scene.house)
    scene.clock.advance(minutes=10)
    sign_of_life(scene, "2.11")
    reception.issue_ticket(scene.store, scene.house, op=operation(), service="wba", anyway=True)
    assert forecaster.waits(scene.house).newcomers[WBA, None].replayed == pytest.approx(30)


def test_a_day_that_was_closed_at_noon_is_learned_from_again_when_it_is_closed_again(scene: Scene) -> None:
    a_day_of_long_visits(scene, count=2)
    close(scene)
    a_day_of_long_visits(scene, count=1)
    close(scene)
    (learned,) = scene.store.waits.learned(scene.today + timedelta(days=1), limit=9).values()
    assert learned.services[WBA].count == 3


def test_of_a_day_without_visits_nothing_is_kept(scene: Scene) -> None:
    queue(scene, 1)
    close(scene)
    next_morning(scene)
    begin(scene)
    assert scene.store.waits.learned(scene.today, limit=9) == {}


def test_a_slow_day_is_noticed_on_the_day_itself(scene: Scene) -> None:
    forecaster = Forecaster(scene.store)
    a_day_of_long_visits(scene, count=2)
    sign_of_life(scene, "2.11")
    queue(scene, 1)
    slow = forecaster.waits(scene.house).newcomers[WBA, None].replayed
    # 80 minutes instead of 40; six usual clients of the house (18.75 minutes) stand against that.
    assert slow == pytest.approx(20 * (80 + 112.5) / (40 + 112.5))
    scene.clock.advance(minutes=180)
    sign_of_life(scene, "2.11")
    assert forecaster.waits(scene.house).newcomers[WBA, None].replayed == 20, "that was this morning"


# --- what is kept with a ticket ----------------------------------------------------------------------


def issue(
    scene: Scene,
    waits: Waits | None,
    service: str = "wba",
    *,
    op: Operation | None = None,
    anyway: bool = False,
    need: Need | None = None,
) -> Ticket:
    return reception.issue_ticket(
        scene.store,
        scene.house,
        op=op or operation(),
        service=service,
        waits=waits,
        anyway=anyway,
        need=need,
    ).value.ticket


def visits(scene: Scene) -> list[Visit]:
    with scene.store.begin() as unit:
        return list(unit.waits.visits(scene.today))


@pytest.mark.parametrize(
    ("age", "need", "forecast"), [(0, None, 40), (0, Need.SEAT, 0), (60, None, 40), (61, None, None)]
)
def test_the_forecast_is_kept_with_the_ticket_while_it_is_fresh(
    scene: Scene, age: int, need: Need | None, forecast: int | None
) -> None:
    queue(scene, 2)
    open_desk(scene)
    scene.clock.advance(seconds=5)
    waits = look(scene)
    scene.clock.advance(seconds=age)
    ticket = issue(scene, waits, need=need)
    while scene.again(ticket).state is not State.FINISHED:
        scene.call("2.11")
    kept = {visit.issued_at: visit.forecast for visit in visits(scene)}
    assert kept[ticket.issued_at] == forecast


def test_a_forecast_of_more_than_a_day_is_kept_as_a_day(scene: Scene) -> None:
    open_desk(scene)
    waits = look(scene)
    one = replace(waits.newcomers[WBA, None], replayed=5000.4)
    issue(scene, replace(waits, newcomers={(WBA, None): one}))
    calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.11")
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.11")
    assert [visit.forecast for visit in visits(scene)] == [1440]


# --- enough for today --------------------------------------------------------------------------------

TEN = MONDAY_8 + timedelta(hours=2)


def full_line(scene: Scene, count: int = 10) -> Waits:
    """Ten o'clock, one desk for one matter, and a line: five more fit before 16:00."""
    scene.clock.set(TEN)
    queue(scene, count)
    open_desk(scene, "2.14", "wba")
    return look(scene)


def test_how_many_still_fit(scene: Scene) -> None:
    waits = full_line(scene)
    # 200 minutes of waiting, 66 % of the 89 up to where nine of ten end, 20 at the desk.
    done_at = TEN + timedelta(minutes=200 + 0.66 * 89 + 20)
    assert set(waits.room) == {WBA}
    assert waits.room[WBA].tickets == 5
    assert abs(waits.room[WBA].done_at - done_at) < timedelta(seconds=1)
    assert waits.room[WBA].closes_at == TEN + timedelta(hours=6)
    assert waits.last_numbers == {WBA: 15}


def test_after_the_last_number_that_fits_it_is_enough(scene: Scene) -> None:
    waits = full_line(scene)
    assert [issue(scene, waits).number for _ in range(5)] == [11, 12, 13, 14, 15]
    with refused(scene, EnoughForTodayError) as caught:
        issue(scene, waits)
    for language, name in (("de", "Weiterbewilligung"), ("en", "Benefit renewal")):
        text = caught.value.message(language)
        assert "14:38" in text, "the clock on the wall of the house"
        assert "16:00" in text
        assert name in text


def test_a_look_at_the_full_line_says_so_too(scene: Scene) -> None:
    waits = full_line(scene, 16)
    assert (waits.room[WBA].tickets, waits.last_numbers[WBA]) == (0, 16)
    with refused(scene, EnoughForTodayError):
        issue(scene, waits)


def test_a_line_beyond_all_bounds_is_enough_too(scene: Scene) -> None:
    waits = full_line(scene, 60)
    assert (WBA, None) not in waits.newcomers, "20 hours are no forecast"
    assert waits.room[WBA].done_at >= TEN + timedelta(hours=12)
    with refused(scene, EnoughForTodayError):
        issue(scene, waits)


@pytest.mark.parametrize(("count", "named"), [(19, []), (20, ["A 020"]), (22, ["A 020", "A 021", "A 022"])])
def test_who_is_called_only_after_the_desks_close_is_named(
    scene: Scene, count: int, named: list[str]
) -> None:
    """One desk, twenty minutes each, six hours: the nineteenth is called at the last minute."""
    waits = full_line(scene, count)
    assert [one.label for one in waits.too_late] == named
    assert {one.closes_at for one in waits.too_late} <= {TEN + timedelta(hours=6)}


def test_whoever_was_sent_on_is_named_by_the_number_that_the_client_holds(scene: Scene) -> None:
    scene.clock.set(TEN)
    queue(scene, 3, "auf")
    scene.clock.advance(minutes=30)
    (sent,) = queue(scene, 1, "wba")
    calling.transfer(scene.store, scene.house, op=desk_op(), ticket_id=sent.id, service="auf")
    scene.clock.set(TEN + timedelta(hours=5, minutes=59))
    open_desk(scene, "1.05", "auf")
    assert [one.label for one in look(scene).too_late] == ["B 002", "B 003", "A 001"]


def test_one_more_desk_and_nobody_is_too_late(scene: Scene) -> None:
    full_line(scene, 22)
    open_desk(scene, "2.11", "wba")
    assert look(scene).too_late == ()


def test_whom_no_forecast_reaches_is_named_too(scene: Scene) -> None:
    assert len(full_line(scene, 60).too_late) == 41


def test_overtime_counts(scene: Scene) -> None:
    rules = replace(scene.house.rules, overtime=60)
    houses.load_house(scene.store, op=operation("admin", "admin"), house=replace(scene.house, rules=rules))
    scene.house = scene.store.house()
    assert [one.label for one in full_line(scene, 24).too_late] == ["A 023", "A 024"]


@pytest.mark.parametrize("at", [timedelta(hours=-1), timedelta(hours=6), timedelta(hours=7)])
def test_nobody_is_named_before_the_desks_have_filled_up_or_after_they_closed(
    scene: Scene, at: timedelta
) -> None:
    full_line(scene, 40)
    scene.clock.set(TEN + at)
    open_desk(scene, "2.14", "wba")
    assert look(scene).clients
    assert look(scene).too_late == ()


def test_who_waits_for_what_no_open_desk_takes_is_not_named(scene: Scene) -> None:
    queue(scene, 1, "auf")
    full_line(scene, 1)
    scene.clock.set(TEN + timedelta(hours=5, minutes=59))
    open_desk(scene, "2.14", "wba")
    queue(scene, 1)
    assert [one.label for one in look(scene).too_late] == ["A 002"], "nobody knows of the other"


def test_a_person_may_insist(scene: Scene) -> None:
    waits = full_line(scene, 16)
    ticket = issue(scene, waits, anyway=True)
    assert (ticket.number, ticket.state) == (17, State.WAITING)


def test_tickets_that_somebody_else_gave_out_meanwhile_count(scene: Scene) -> None:
    waits = full_line(scene)
    queue(scene, 4)
    assert issue(scene, waits).number == 15
    with refused(scene, EnoughForTodayError):
        issue(scene, waits)


def test_a_repeat_answers_its_ticket_when_it_is_enough(scene: Scene) -> None:
    waits, op = full_line(scene), operation()
    first = issue(scene, waits, op=op)
    queue(scene, 9)
    with refused(scene, EnoughForTodayError):
        issue(scene, waits)
    with unchanged(scene):
        assert issue(scene, waits, op=op) == first


def by_hand(scene: Scene, last: int) -> Waits:
    room = Room(tickets=0, done_at=TEN, closes_at=TEN)
    return Waits(scene.clock.now(), room={WBA: room}, last_numbers={WBA: last})


def test_enough_before_the_first_number_of_the_day(scene: Scene) -> None:
    op = operation()
    with refused(scene, EnoughForTodayError):
        issue(scene, by_hand(scene, 0), op=op)
    first = issue(scene, None, op=op)
    assert issue(scene, by_hand(scene, 0), op=op) == first, "a repeat"


def test_the_end_of_the_range_is_another_matter(scene: Scene) -> None:
    series = tuple(replace(one, ordinary=NumberRange(1, 2)) for one in scene.house.series)
    houses.load_house(scene.store, op=operation("admin", "admin"), house=replace(scene.house, series=series))
    scene.house = scene.store.house()
    queue(scene, 2)
    with refused(scene, NumbersExhaustedError):
        issue(scene, by_hand(scene, 500))


def test_a_forecast_older_than_a_minute_limits_nobody(scene: Scene) -> None:
    waits = full_line(scene, 16)
    scene.clock.advance(seconds=60)
    with refused(scene, EnoughForTodayError):
        issue(scene, waits)
    scene.clock.advance(seconds=1)
    assert issue(scene, waits).number == 17


def test_other_services_of_the_series_are_not_limited(scene: Scene) -> None:
    waits = full_line(scene, 16)
    assert issue(scene, waits, "neu").number == 17
    assert issue(scene, waits, "auf").number == 1
    with refused(scene, EnoughForTodayError):
        issue(scene, waits)


def expect(scene: Scene, service: str, count: int) -> None:
    """So many appointments later in the morning: they are work, and nobody waits behind them yet."""
    for _ in range(count):
        wish = Wish(service=service, day=scene.today)
        appointments.book(scene.store, scene.house, op=operation(), wish=wish)


def tickets(scene: Scene) -> dict[ServiceCode, int]:
    return {code: room.tickets for code, room in look(scene).room.items()}


def test_a_desk_for_several_matters_shares_its_day_among_them(scene: Scene) -> None:
    scene.clock.set(TEN)
    open_desk(scene, "2.14")
    assert tickets(scene) == {WBA: 16, NEU: 10}, "324 minutes"
    expect(scene, "neu", 4)
    # 102 of them are taken, whichever matter somebody new comes for.
    assert tickets(scene) == {WBA: 11, NEU: 7}
    open_desk(scene, "2.11")
    assert tickets(scene) == {WBA: 27, NEU: 7}, "the other desk does not help with new applications"


def test_work_that_several_desks_take_is_shared_among_them(scene: Scene) -> None:
    scene.clock.set(TEN)
    open_desk(scene, "2.14")
    open_desk(scene, "2.11")
    expect(scene, "wba", 4)
    # 68 minutes, half of them at each desk: 290 are left for new applications, and 580 for renewals.
    assert tickets(scene) == {WBA: 29, NEU: 9}


def test_in_the_first_two_hours_nobody_is_limited(scene: Scene) -> None:
    open_desk(scene, "2.14", "wba")
    scene.clock.set(MONDAY_8 + timedelta(minutes=89))
    queue(scene, 30)
    sign_of_life(scene, "2.14")
    assert look(scene).room == {}
    issue(scene, look(scene))
    scene.clock.advance(minutes=1)
    sign_of_life(scene, "2.14")
    with refused(scene, EnoughForTodayError):
        issue(scene, look(scene))


def test_a_house_may_do_without(scene: Scene) -> None:
    scene.house = replace(scene.house, rules=CallingRules(closes_by_forecast=False))
    waits = full_line(scene, 16)
    assert waits.room == {}
    assert waits.last_numbers == {}
    assert issue(scene, waits).number == 17


def test_without_an_open_desk_nobody_is_limited(scene: Scene) -> None:
    full_line(scene, 16)
    calling.close_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert issue(scene, look(scene)).number == 17


def test_a_service_that_a_person_closed_is_closed_for_that_reason(scene: Scene) -> None:
    waits = full_line(scene)
    openings.close_service(scene.store, scene.house, op=operation(), service="wba", reason="Andrang")
    with refused(scene, ClosedEarlyError):
        issue(scene, waits)


# --- a house that changes meanwhile ------------------------------------------------------------------


def test_a_service_that_this_program_has_not_heard_of_yet(scene: Scene) -> None:
    old = scene.house
    new = replace(old.services[0], code=ServiceCode("new"), names={"de": "Neues"})
    desks = tuple(
        replace(desk, services=(*desk.services, new.code)) if desk.name == "2.14" else desk
        for desk in old.desks
    )
    group = replace(old.availability[0], services=(new.code,))
    scene.house = replace(old, services=(*old.services, new), desks=desks, availability=(group,))
    houses.load_house(scene.store, op=operation("admin", "admin"), house=scene.house)
    scene.clock.set(TEN)
    expect(scene, "new", 1)
    served = queue(scene, 2, "new")[0]
    (known,) = queue(scene, 1)
    open_desk(scene, "2.14")
    assert scene.called("2.14").id == served.id
    scene.clock.advance(seconds=20 * 60 - 10)
    sign_of_life(scene, "2.14")
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.14")
    waits = Forecaster(scene.store).waits(old)
    assert set(waits.clients) == {known.id}
    assert {code for code, _ in waits.newcomers} == {WBA, NEU}
    assert look(scene).clients[known.id].replayed == 20
