"""What the app says of a chance: fitted to what happened, and never used to choose.

The ladder's own chance leans towards what it hopes to learn. Before it is said in words ('about 4 in 5 people at your
stage manage it') it is bent so that it comes true as often as it says.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import exp
from typing import Final

_RIDGE = 200.0
_SHIFT = 0.35
_SLOPE = (0.5, 1.25)  # not .7: where moods are strong, chances are flatter than that (docs/simulation.md, S4)
_STEPS, _CLOSE_ENOUGH = 12, 1e-10

_SAYABLE = ((1, 10), (1, 5), (1, 3), (1, 2), (2, 3), (4, 5), (9, 10))

DAYS: Final = 30
"""It is fitted on the attempts of so many days."""


@dataclass(frozen=True, slots=True)
class Honesty:
    """The bend: the chance that is said is σ(shift + slope·x), where x is the logit of the ladder's chance."""

    shift: float = 0.0
    slope: float = 1.0

    def say(self, x: float) -> float:
        """Return the chance (0 to 1) to say for a logit."""
        return 1 / (1 + exp(-(self.shift + self.slope * x)))


@dataclass(frozen=True, slots=True)
class Frequency:
    """A chance as people count: so many of so many."""

    people: int
    of: int


def frequency(p: float) -> Frequency:
    """Say a chance (0 to 1) as the nearest of seven frequencies, the higher of two: never all, and never none."""
    return Frequency(*min(reversed(_SAYABLE), key=lambda pair: abs(pair[0] / pair[1] - p)))


def fit(pairs: Collection[tuple[float, bool]]) -> Honesty:
    """Fit the bend to pairs of the ladder's logit and whether the person did it, in any order.

    A logistic regression by Newton's method, its penalty 200 drawing it towards saying the ladder's chance as it is;
    the shift stays within ±.35 and the slope in .5 to 1.25. Without pairs nothing is bent.
    """
    shift, slope = 0.0, 1.0
    for _ in range(_STEPS):
        down_shift, down_slope, cross = -_RIDGE * shift, -_RIDGE * (slope - 1), 0.0
        bend_shift = bend_slope = _RIDGE
        for x, is_done in pairs:
            p = 1 / (1 + exp(-(shift + slope * x)))
            error, spread = is_done - p, p * (1 - p)
            down_shift += error
            down_slope += error * x
            bend_shift += spread
            bend_slope += spread * x * x
            cross += spread * x
        scale = bend_shift * bend_slope - cross * cross
        step = (
            (bend_slope * down_shift - cross * down_slope) / scale,
            (bend_shift * down_slope - cross * down_shift) / scale,
        )
        shift, slope = shift + step[0], slope + step[1]
        if max(abs(step[0]), abs(step[1])) < _CLOSE_ENOUGH:
            break
    return Honesty(max(-_SHIFT, min(_SHIFT, shift)), max(_SLOPE[0], min(_SLOPE[1], slope)))
