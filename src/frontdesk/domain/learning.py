"""What a house learns from its own days: how long a client takes, and how wrong the forecasts were.

One day's visits become a small summary (`DayLearned`) that names no client and no desk; the summaries of the
last weeks are what the forecast goes by (`Learned`). A house without any goes by the typical minutes of its
definition and by a cautious spread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import erfc, log, sqrt

from frontdesk.domain.house import ServiceCode

DAYS = 30  # summaries looked back at: a month has its beginning and its end
FADING = 0.95  # what the service times of a day count against those of the day after it

# Forecasts are judged among their like: upper ends in minutes, the last group is open.
GROUPS = (5, 10, 15, 20, 27, 35, 45, 57, 70, 90, 120)
_CENTRES = (2.5, 7.5, 12.5, 17.5, 23.5, 31.0, 40.0, 51.0, 63.5, 80.0, 105.0, 140.0)
LONGEST = 120.0  # minutes; what lasts longer was forgotten to be finished, and counts as this long
SHORTEST = 0.5  # minutes; what ends sooner was a slip of the finger, and tells nothing of service times
_NEAR = 5.0  # minutes
_ENOUGH = 25.0  # judged forecasts from which on they count more than the assumption

_TYPICAL_WEIGHT = 8.0  # clients that the typical minutes of the house stand for
_VARIATION = 0.9  # standard deviation of a service time over its mean, before anything is known
_VARIATION_WEIGHT = 50.0
_DRIFT_WEIGHT = 6.0  # clients
_LEAST_DRIFT, _MOST_DRIFT = 0.5, 2.0
_LONGEST = 60.0  # minutes, or the mean: a visit that goes on much longer says nothing about its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A finished visit that went straight: waited once, called, served.

    Attributes:
        forecast: minutes that the replay gave when the number was given out; ``None``: nobody asked.
    """

    service: ServiceCode
    issued_at: datetime
    called_at: datetime
    ended_at: datetime
    forecast: int | None
    is_appointment: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Service times: how many, their sum in minutes, and the sum of their squares."""

    count: float = 0.0
    minutes: float = 0.0
    squares: float = 0.0

    def plus(self, other: Tally, share: float = 1.0) -> Tally:
        """Both together; ``share``: what the other counts."""
        return Tally(
            self.count + share * other.count,
            self.minutes + share * other.minutes,
            self.squares + share * other.squares,
        )


@dataclass(frozen=True, slots=True)
class DayLearned:
    """The summary of a day.

    Attributes:
        services: service times.
        misses: per group of forecasts, how often which minutes were missing to the truth; below 0: too many.
    """

    services: Mapping[ServiceCode, Tally] = field(default_factory=dict)
    misses: tuple[Mapping[int, int], ...] = ()


def group_of(forecast: float) -> int:
    """The group in which a forecast is judged."""
    return bisect_right(GROUPS, forecast)


def learn(visits: Iterable[Visit]) -> DayLearned:
    """The summary of a day's visits."""
    services: dict[ServiceCode, Tally] = {}
    misses: list[Counter[int]] = [Counter() for _ in range(len(GROUPS) + 1)]
    for visit in visits:
        minutes = (visit.ended_at - visit.called_at).total_seconds() / 60
        if minutes < 0:
            continue  # a clock was set back
        if minutes >= SHORTEST:
            minutes = min(minutes, LONGEST)
            one = Tally(1, minutes, minutes * minutes)
            services[visit.service] = services.get(visit.service, Tally()).plus(one)
        if visit.forecast is not None and not visit.is_appointment:
            waited = (visit.called_at - visit.issued_at).total_seconds() / 60
            misses[group_of(visit.forecast)][round(waited - visit.forecast)] += 1
    return DayLearned(services, tuple(dict(sorted(one.items())) for one in misses))


@dataclass(frozen=True, slots=True)
class Band:
    """A forecast put right: the likely wait, and the range in which eight of ten waits end, in minutes."""

    low: float
    middle: float
    high: float


class Learned:
    """What the last weeks taught."""

    def __init__(self, days: Sequence[DayLearned] = ()) -> None:
        """``days``: newest first."""
        self._services: dict[ServiceCode, Tally] = {}
        misses: list[Counter[int]] = [Counter() for _ in range(len(GROUPS) + 1)]
        for age, day in enumerate(days[:DAYS]):
            for code, tally in day.services.items():
                self._services[code] = self._services.get(code, Tally()).plus(tally, FADING**age)
            for known, more in zip(misses, day.misses, strict=False):
                known.update(more)
        self._bands = [_quantiles(one, centre) for one, centre in zip(misses, _CENTRES, strict=True)]
        self.variation = _variation(self._services.values())

    def minutes(self, service: ServiceCode, typical: float) -> float:
        """How long a client of the service is at the desk, from the call to the end."""
        tally = self._services.get(service, Tally())
        return (tally.minutes + _TYPICAL_WEIGHT * typical) / (tally.count + _TYPICAL_WEIGHT)

    def band(self, forecast: float) -> Band:
        """What a forecast of the replay means, going by how such forecasts ended."""
        low, middle, eighth, ninth = (forecast + one for one in _between(self._bands, forecast))
        # Nobody waits less than nothing: where the lower end comes to that, no tenth lies below it, and two
        # may lie above the upper one.
        share = min(1.0, max(0.0, 1.0 - low / _NEAR))
        high = share * eighth + (1.0 - share) * ninth
        return Band(max(0.0, low), max(0.0, middle), max(0.0, high))


def drift(done: Iterable[tuple[float, float, float]], present: Iterable[float], usual: float) -> float:
    """How much longer than usual clients take just now; 1.0 is as usual.

    Args:
        done: per service that finished clients in a window of time: how many, their minutes within the
            window in all, the usual minutes.
        present: minutes within the window that each client has been at a desk who is there still. Without
            them the long visits of a morning would be missed, as they end last.
        usual: minutes of a usual client.
    """
    taken, expected = sum(present), 0.0
    for count, minutes, each in done:
        taken += minutes
        expected += count * each
    trust = _DRIFT_WEIGHT * usual
    return min(_MOST_DRIFT, max(_LEAST_DRIFT, (taken + trust) / (expected + trust)))


def still_takes(mean: float, variation: float, elapsed: float) -> float:
    """Minutes until a client who has been at the desk for ``elapsed`` minutes is likely to be done.

    The mean rest of a lognormal service time.
    """
    if elapsed <= 0.0:
        return mean
    spread = sqrt(log(1 + variation * variation))
    if spread < 1e-6:
        return max(0.0, mean - elapsed)
    z = (log(elapsed / mean) + spread * spread / 2) / spread
    later = _tail(z)
    longest = max(_LONGEST, mean)
    if later < 1e-9:
        return longest
    return min(longest, max(0.0, mean * _tail(z - spread) / later - elapsed))


def _tail(z: float) -> float:
    """The share of a normal distribution above ``z``."""
    return 0.5 * erfc(z / sqrt(2))


def _variation(tallies: Iterable[Tally]) -> float:
    """Standard deviation over mean, within the services."""
    trust = _VARIATION_WEIGHT
    total, count = trust * _VARIATION * _VARIATION, trust
    for tally in tallies:
        if tally.count >= 2 and tally.minutes > 0:
            mean = tally.minutes / tally.count
            total += max(0.0, tally.squares - tally.count * mean * mean) / (mean * mean)
            count += tally.count
    return sqrt(total / count)


_Quantiles = tuple[float, float, float, float]
_LEVELS = (0.1, 0.5, 0.8, 0.9)


def _quantiles(misses: Mapping[int, int], centre: float) -> _Quantiles:
    """What is to be added to a forecast of this group to be exceeded by nine, five, two and one of ten."""
    assumed = (-0.6 * centre, 0.0, 0.4 * centre + 3.0, 0.6 * centre + 5.0)
    total = sum(misses.values())
    if not total:
        return assumed
    marks = sorted(misses.items())
    trust = total / (total + _ENOUGH)
    found = [_quantile(marks, total, level) for level in _LEVELS]
    low, middle, eighth, ninth = (
        trust * own + (1 - trust) * other for own, other in zip(found, assumed, strict=True)
    )
    return low, middle, eighth, ninth


def _quantile(marks: Sequence[tuple[int, int]], total: int, level: float) -> float:
    """The level of whole minutes that each stand for the minute around them."""
    wanted, before = level * total, 0
    for minute, count in marks:
        if before + count >= wanted:
            return minute - 0.5 + (wanted - before) / count
        before += count
    return float(marks[-1][0])


def _between(bands: Sequence[_Quantiles], forecast: float) -> _Quantiles:
    """The quantiles at a forecast, without a step from one group to the next."""
    right = bisect_right(_CENTRES, forecast)
    if right == 0:
        return bands[0]
    if right == len(_CENTRES):
        return bands[-1]
    left = right - 1
    share = (forecast - _CENTRES[left]) / (_CENTRES[right] - _CENTRES[left])
    a, b = bands[left], bands[right]
    low, middle, eighth, ninth = (one + share * (other - one) for one, other in zip(a, b, strict=True))
    return low, middle, eighth, ninth
