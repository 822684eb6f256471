"""Times acts that take turns, call by call, so that a noisy machine disturbs all of them alike."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

Act = Callable[[], object]


@dataclass(slots=True)
class Sample:
    """Times of one act, in milliseconds.

    Attributes:
        cpu: processor time of the calling thread.
    """

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def p50(self) -> float:
        return median(self.wall)

    @property
    def p99(self) -> float:
        return percentile(self.wall, 99)

    @property
    def cpu_p50(self) -> float:
        return median(self.cpu)

    def words(self) -> str:
        return f"{self.p50:.3f}/{self.p99:.2f} ms"


def percentile(values: Iterable[float], percent: float) -> float:
    """The smallest value that ``percent`` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def interleaved(stages: Sequence[Mapping[str, Act]], *, rounds: int, warm: int) -> dict[str, Sample]:
    """Run every act of every stage once a round; those of one stage change places from round to round."""
    samples = {name: Sample() for stage in stages for name in stage}
    for number in range(-warm, rounds):
        for stage in stages:
            acts = list(stage.items())
            turn = number % len(acts)
            for name, act in acts[turn:] + acts[:turn]:
                wall, cpu = time.perf_counter(), time.thread_time()
                act()
                spent_cpu, spent = time.thread_time() - cpu, time.perf_counter() - wall
                if number >= 0:
                    samples[name].wall.append(spent * 1000)
                    samples[name].cpu.append(spent_cpu * 1000)
    return samples


def as_json(samples: Mapping[str, Sample]) -> dict[str, dict[str, list[float]]]:
    return {name: {"wall": sample.wall, "cpu": sample.cpu} for name, sample in samples.items()}


def from_json(found: Mapping[str, Mapping[str, list[float]]]) -> dict[str, Sample]:
    return {name: Sample(list(one["wall"]), list(one["cpu"])) for name, one in found.items()}
