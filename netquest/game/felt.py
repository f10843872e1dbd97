"""What was expected of tries beside what was felt, in nerves (0-100): on average, over time, by source, and again."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self, TypeVar

TWICE: Final = 2
"""From so many ratings of one challenge on, the first is set beside the latest."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Felt:
    """A try weighed before, and perhaps after, in nerves 0-100; `loads` are what it works against, in parts of 1."""

    slug: str
    day: date
    loads: Mapping[str, float]
    before: int
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Mean:
    """What so many tries (a part of one may count) were expected to weigh and weighed, on average."""

    tries: float = 0.0
    expected: float = 0.0
    felt: float = 0.0

    def add(self, before: float, after: float, *, weight: float = 1.0) -> Self:
        """Return the mean with one try more."""
        tries = self.tries + weight
        share = weight / tries if tries else 0.0
        return type(self)(
            tries, self.expected + share * (before - self.expected), self.felt + share * (after - self.felt)
        )

    @property
    def lighter(self) -> float:
        """By how much it was lighter than expected; below 0 it was heavier."""
        return self.expected - self.felt


@dataclass(frozen=True, slots=True)
class Again:
    """A challenge that was weighed several times: how heavy it looked the first time, and the latest."""

    slug: str
    first: int
    latest: int
    times: int

    @property
    def easier(self) -> int:
        """By how much less it weighs now; below 0 it weighs more."""
        return self.first - self.latest


def together(felt: Iterable[Felt]) -> Mean:
    """Return what all tries that were weighed before and after come to."""
    mean = Mean()
    for one in felt:
        if one.after is not None:
            mean = mean.add(one.before, one.after)
    return mean


def by_time(felt: Iterable[Felt], begin: Callable[[date], date]) -> list[tuple[date, Mean]]:
    """Return the means of weeks or months, in order; `begin` tells on which day that of a day begins."""
    means = _grouped((begin(one.day), 1.0, one) for one in felt)
    return sorted(means.items())


def by_source(felt: Iterable[Felt]) -> list[tuple[str, Mean]]:
    """Return the means by what tries work against, each by its part in them, the heaviest expectation first."""
    means = _grouped((source, weight, one) for one in felt for source, weight in one.loads.items() if weight > 0)
    return sorted(means.items(), key=lambda pair: (-pair[1].expected, pair[0]))


def again(felt: Sequence[Felt]) -> list[Again]:
    """Return the challenges that were weighed at least TWICE beforehand, what grew easiest first.

    `felt` is in order of recording.
    """
    looked: dict[str, list[int]] = {}
    for one in felt:
        looked.setdefault(one.slug, []).append(one.before)
    found = [Again(slug, seen[0], seen[-1], len(seen)) for slug, seen in looked.items() if len(seen) >= TWICE]
    return sorted(found, key=lambda one: (-one.easier, one.slug))


def _grouped(parts: Iterable[tuple[Key, float, Felt]]) -> dict[Key, Mean]:
    means: dict[Key, Mean] = {}
    for key, weight, one in parts:
        if one.after is not None:
            means[key] = means.get(key, Mean()).add(one.before, one.after, weight=weight)
    return means
