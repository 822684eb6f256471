"""What days teach: service times that fade, and ranges that hold for eight of ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from math import erfc, exp, inf, log, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.house import ServiceCode
from frontdesk.domain.learning import (
    DAYS,
    FADING,
    GROUPS,
    LONGEST,
    Band,
    DayLearned,
    Learned,
    Tally,
    Visit,
    drift,
    group_of,
    learn,
    still_takes,
)

ONE, TWO = ServiceCode("one"), ServiceCode("two")
NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def visit(
    *,
    waited: float = 20,
    took: float = 10,
    forecast: int | None = None,
    service: ServiceCode = ONE,
    is_appointment: bool = False,
) -> Visit:
    called_at = NINE + timedelta(minutes=waited)
    return Visit(
        service=service,
        issued_at=NINE,
        called_at=called_at,
        ended_at=called_at + timedelta(minutes=took),
        forecast=forecast,
        is_appointment=is_appointment,
    )


def visits_of(took: float, count: int) -> DayLearned:
    return learn([visit(took=took)] * count)


# --- a day becomes a summary -------------------------------------------------------------------------


def test_service_times_are_added_up_by_service() -> None:
    day = learn([visit(took=10), visit(took=14), visit(took=3, service=TWO)])
    assert day.services == {ONE: Tally(2, 24, 296), TWO: Tally(1, 3, 9)}
    assert day.misses == ({},) * (len(GROUPS) + 1), "nobody was told anything"


def test_a_miss_is_the_truth_less_the_forecast_in_the_group_of_the_forecast() -> None:
    told_12 = [visit(waited=30, forecast=12), visit(waited=30, forecast=12), visit(waited=4, forecast=12)]
    day = learn([*told_12, visit(waited=200, forecast=130), visit(waited=0, forecast=0)])
    groups = {number: dict(one) for number, one in enumerate(day.misses) if one}
    assert groups == {0: {0: 1}, 2: {-8: 1, 18: 2}, len(GROUPS): {70: 1}}


@pytest.mark.parametrize(
    ("forecast", "group"),
    [(0, 0), (4, 0), (4.99, 0), (5, 1), (9, 1), (10, 2), (119, 10), (120, 11), (720, 11)],
)
def test_a_group_ends_before_its_upper_end(forecast: float, group: int) -> None:
    assert group_of(forecast) == group


def test_an_appointment_teaches_how_long_it_took_and_nothing_of_waiting() -> None:
    day = learn([visit(took=10, forecast=20, is_appointment=True)])
    assert day.services == {ONE: Tally(1, 10, 100)}
    assert not any(day.misses)


def test_a_visit_that_ended_before_it_began_teaches_nothing() -> None:
    assert learn([visit(took=-1, forecast=10)]) == learn([])


def test_a_client_who_was_forgotten_counts_as_a_long_one() -> None:
    assert learn([visit(took=400)]).services == {ONE: Tally(1, LONGEST, LONGEST**2)}


def test_a_call_that_is_finished_at_once_tells_of_the_wait_alone() -> None:
    day = learn([visit(took=0.4, forecast=20), visit(took=0.5, forecast=20)])
    assert day.services == {ONE: Tally(1, 0.5, 0.25)}
    assert sum(sum(one.values()) for one in day.misses) == 2


@given(st.lists(st.builds(visit, took=st.integers(0, 90), waited=st.integers(0, 300), forecast=st.none() |
       st.integers(0, 300), service=st.sampled_from((ONE, TWO)), is_appointment=st.booleans())))  # fmt: skip
def test_the_order_of_the_visits_does_not_matter_and_each_counts_once(visits: list[Visit]) -> None:
    day = learn(visits)
    assert day == learn(visits[::-1])
    served = [one for one in visits if one.ended_at > one.called_at]
    assert sum(tally.count for tally in day.services.values()) == len(served)
    judged = [one for one in visits if one.forecast is not None and not one.is_appointment]
    assert sum(sum(group.values()) for group in day.misses) == len(judged)


# --- service times -----------------------------------------------------------------------------------


def test_a_house_without_history_goes_by_its_typical_minutes() -> None:
    assert Learned().minutes(ONE, 17) == 17
    assert Learned([visits_of(10, 50)]).minutes(TWO, 17) == 17, "another service teaches nothing of this one"


def test_the_truth_wins_as_it_is_seen() -> None:
    found = [Learned([visits_of(10, count)]).minutes(ONE, 30) for count in (0, 1, 8, 100, 10_000)]
    assert found == sorted(found, reverse=True)
    assert found[2] == pytest.approx(20), "eight clients weigh as much as what the house says"
    assert found[-1] == pytest.approx(10, rel=0.01)


def test_newer_days_count_more() -> None:
    slow, fast = visits_of(30, 40), visits_of(10, 40)
    assert Learned([slow, fast]).minutes(ONE, 20) > 20 > Learned([fast, slow]).minutes(ONE, 20)
    apart = Learned([slow, *[DayLearned()] * 13, fast])
    assert apart.minutes(ONE, 20) > Learned([slow, fast]).minutes(ONE, 20), "the older, the less"
    weight = FADING**14
    assert apart.minutes(ONE, 20) == pytest.approx((8 * 20 + 1200 + 400 * weight) / (8 + 40 + 40 * weight))


def test_days_too_long_ago_are_forgotten() -> None:
    for age, counts in ((DAYS - 1, True), (DAYS, False)):
        old = learn([visit(took=90, waited=90, forecast=20)] * 500)
        learned = Learned([*[DayLearned()] * age, old])
        assert (learned.minutes(ONE, 20) > 20) is counts
        assert (learned.band(20).high > Learned().band(20).high) is counts


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 40)), max_size=40), st.integers(1, 60))
def test_service_times_stay_between_what_was_seen_and_what_is_typical(
    days: list[tuple[int, int]], typical: int
) -> None:
    found = Learned([visits_of(took, count) for took, count in days]).minutes(ONE, typical)
    seen = [typical, *(took for took, _ in days[:DAYS])]
    assert min(seen) - 1e-9 <= found <= max(seen) + 1e-9


def test_the_spread_of_service_times_is_that_within_each_service() -> None:
    assert Learned().variation == pytest.approx(0.9)
    alike = Learned([learn([visit(took=10)] * 3000 + [visit(took=40, service=TWO)] * 3000)])
    assert alike.variation < 0.1, "services differ from each other, clients of each do not"
    chance = Random(1)
    apart = Learned([learn([visit(took=max(0.5, chance.expovariate(1 / 10))) for _ in range(4000)])])
    assert apart.variation == pytest.approx(1.0, abs=0.05)


# --- ranges ------------------------------------------------------------------------------------------


def day_of(truth: Callable[[Random, int], float], count: int, seed: int) -> list[Visit]:
    """Visits whose waits are the truth behind forecasts from a few minutes to two hours."""
    chance = Random(seed)
    forecasts = [chance.randint(0, 120) for _ in range(count)]
    return [visit(waited=max(0.0, truth(chance, one)), forecast=one) for one in forecasts]


TRUTHS: dict[str, Callable[[Random, int], float]] = {
    "right": lambda chance, told: told + chance.gauss(0, 3 + told / 5),
    "too little": lambda chance, told: 1.4 * told + 6 + chance.gauss(0, 3 + told / 4),
    "too much": lambda chance, told: 0.6 * told * chance.lognormvariate(0, 0.4),
    "crooked": lambda chance, told: told * 0.7 + chance.expovariate(1 / (4 + told / 3)),
}


@pytest.mark.parametrize("truth", TRUTHS.values(), ids=TRUTHS)
def test_eight_of_ten_waits_end_within_the_range(truth: Callable[[Random, int], float]) -> None:
    learned = Learned([learn(day_of(truth, 400, seed)) for seed in range(20)])
    below = above = middle = 0
    later = day_of(truth, 8000, 99)
    for one in later:
        assert one.forecast is not None
        waited, band = (one.called_at - one.issued_at).total_seconds() / 60, learned.band(one.forecast)
        below += waited < band.low
        above += waited > band.high
        middle += waited < band.middle
    share = len(later) / 100
    assert 7 < above / share < 13
    assert 6 < below / share < 13, "waits that end at once lie within: the range begins at 0 there"
    assert 45 < middle / share < 55


def misses() -> st.SearchStrategy[DayLearned]:
    group = st.dictionaries(st.integers(-120, 300), st.integers(1, 200), max_size=6)
    groups = st.lists(group, min_size=len(GROUPS) + 1, max_size=len(GROUPS) + 1)
    return groups.map(lambda found: DayLearned(misses=tuple(found)))


@given(st.lists(misses(), max_size=3), st.floats(0, 720))
def test_a_range_is_in_order_and_never_negative(days: list[DayLearned], forecast: float) -> None:
    band = Learned(days).band(forecast)
    assert 0 <= band.low <= band.middle <= band.high


@given(misses(), st.floats(0, 200))
def test_a_range_does_not_jump_from_one_group_to_the_next(day: DayLearned, forecast: float) -> None:
    learned, step = Learned([day]), 0.001
    here, there = learned.band(forecast), learned.band(forecast + step)
    # The steepest there can be: misses from -120 to 300 minutes, between centres five minutes apart.
    bound = step * (1 + 421 / 5) + 1e-9
    for a, b in ((here.low, there.low), (here.middle, there.middle), (here.high, there.high)):
        assert abs(a - b) <= bound


def test_at_every_edge_of_a_group_the_range_goes_on() -> None:
    far = tuple({(-1) ** number * 40: 500} for number in range(len(GROUPS) + 1))
    learned = Learned([DayLearned(misses=far)])
    for edge in GROUPS:
        before, after = learned.band(edge - 1e-6), learned.band(edge + 1e-6)
        assert (before.low, before.middle, before.high) == pytest.approx(
            (after.low, after.middle, after.high), abs=1e-3
        )


@pytest.mark.parametrize(
    ("forecast", "band"),
    [
        (0.0, Band(0.0, 0.0, 4.0)),
        (7.5, Band(3.0, 7.5, 15.6)),
        (40.0, Band(16.0, 40.0, 69.0)),
        (140.0, Band(56.0, 140.0, 229.0)),
        (300.0, Band(216.0, 300.0, 389.0)),
    ],
)
def test_without_history_a_range_is_cautious(forecast: float, band: Band) -> None:
    for learned in (Learned(), Learned([DayLearned()])):
        found = learned.band(forecast)
        assert (found.low, found.middle, found.high) == pytest.approx((band.low, band.middle, band.high))


def test_a_few_judged_forecasts_move_a_range_a_little() -> None:
    def high(count: int) -> float:
        return Learned([learn([visit(waited=100, forecast=40)] * count)]).band(40).high

    found = [high(count) for count in (0, 1, 25, 1000)]
    assert found == sorted(found)
    assert found[1] < 71
    assert found[2] == pytest.approx((69 + 100.4) / 2), "25 weigh as much as the assumption"
    assert found[3] == pytest.approx(100.4, abs=1)


# --- how today is ------------------------------------------------------------------------------------


def test_with_nothing_done_today_is_as_usual() -> None:
    assert drift([], [], 20) == 1.0
    assert drift([(10, 150, 15)], [], 20) == 1.0


def test_today_moves_the_right_way_and_not_too_far() -> None:
    assert drift([(10, 200, 15)], [], 20) > 1 > drift([(10, 100, 15)], [], 20)
    assert drift([], [30.0, 40.0], 20) > 1, "who does not end makes a day long"
    few, many = drift([(1, 30, 15)], [], 20), drift([(40, 1200, 15)], [], 20)
    assert 1 < few < many <= 2
    assert drift([(50, 5000, 10)], [], 10) == 2.0
    assert drift([(50, 50, 10)], [], 10) == 0.5


@given(
    st.lists(st.tuples(st.integers(0, 99), st.floats(0, 9999), st.floats(0.5, 99))),
    st.lists(st.floats(0, 120)),
    st.floats(0.5, 99),
)
def test_today_is_bounded(done: list[tuple[int, float, float]], present: list[float], usual: float) -> None:
    assert 0.5 <= drift(done, present, usual) <= 2.0


def window(chance: Random, mean: float, *, desks: int, length: float) -> tuple[int, float, list[float]]:
    """Desks that have always been busy: visits ended in the last ``length`` minutes, their minutes within,
    and the minutes within of those still there.
    """
    count, minutes, present = 0, 0.0, []
    for _ in range(desks):
        start = -length - 20 * mean  # long enough ago that nobody knows any more when it began
        while True:
            end = start + chance.expovariate(1 / mean)
            inside = min(end, 0.0) - max(start, -length)
            if end >= 0:
                present.append(inside)
                break
            if end >= -length:
                count, minutes = count + 1, minutes + inside
            start = end
    return count, minutes, present


@pytest.mark.parametrize("true", [1.0, 1.5, 0.75])
def test_a_steady_state_is_told_as_it_is(true: float) -> None:
    chance, usual, found = Random(7), 15.0, []
    for _ in range(300):
        count, minutes, present = window(chance, true * usual, desks=12, length=120)
        found.append(drift([(count, minutes, usual)], present, usual))
    # 1440 minutes of work, and six usual clients for caution.
    expected = (1440 + 90) / (1440 / true + 90)
    assert sum(found) / len(found) == pytest.approx(expected, rel=0.03)


# --- who is at the desk ------------------------------------------------------------------------------


def rest_by_integration(mean: float, variation: float, elapsed: float) -> float:
    """The mean rest of a lognormal time, by adding up the share that is still there later on."""
    spread = sqrt(log(1 + variation * variation))
    centre = log(mean) - spread * spread / 2

    def later(x: float) -> float:
        return 0.5 * erfc((log(x) - centre) / spread / sqrt(2))

    steps, top = 40_000, log(max(elapsed, exp(centre))) + 12 * spread
    width = (top - log(elapsed)) / steps
    at: Sequence[float] = [exp(log(elapsed) + (n + 0.5) * width) for n in range(steps)]
    return sum(later(x) * x * width for x in at) / later(elapsed)


@pytest.mark.parametrize("variation", [0.3, 0.9, 1.4])
@pytest.mark.parametrize("elapsed", [0.5, 5.0, 15.0, 40.0])
def test_the_mean_rest_of_a_visit(variation: float, elapsed: float) -> None:
    expected = min(60.0, rest_by_integration(15.0, variation, elapsed))
    assert still_takes(15.0, variation, elapsed) == pytest.approx(expected, rel=1e-3)


def test_whoever_was_just_called_takes_the_mean() -> None:
    assert still_takes(15, 0.9, 0) == still_takes(15, 0.9, -3) == 15
    for mean in (15, 90):
        assert still_takes(mean, 0.9, 1e-6) == pytest.approx(mean, abs=1e-3)


def test_without_spread_the_rest_is_what_is_left() -> None:
    assert still_takes(15, 0, 4) == 11
    assert still_takes(15, 0, 20) == 0


@given(st.floats(0.5, 240), st.floats(0, 3), st.floats(1e-6, 2000))
def test_a_rest_is_never_negative_nor_without_end(mean: float, variation: float, elapsed: float) -> None:
    rest = still_takes(mean, variation, elapsed)
    assert 0 <= rest <= max(60.0, mean)
    assert rest < inf


def test_a_visit_of_hours_ends_some_time() -> None:
    assert still_takes(15, 0.9, 100_000) == 60
