"""How long something takes, and one such time over another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ratio:
    """One time over another, or one number more than another: the question, the answer, the most
    that is acceptable."""

    question: str
    value: float
    limit: float = inf
    unit: str = "x"

    @property
    def is_over(self) -> bool:
        """Whether it costs more than is acceptable."""
        return self.value > self.limit


def seconds(act: Callable[[], object], *, times: int = 5) -> float:
    """The fastest of some runs: what disturbs a run only ever makes it slower."""
    return min(_once(act) for _ in range(times))


def _once(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
