"""How hard a challenge really is: what a night's attempts teach about it.

A challenge's grade is a first guess. The same step that moves a person's readiness moves the challenge's offset, with
the sign reversed: who manages more than expected shows that it is easier. All values are logits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, sqrt
from typing import Final

from netquest.game.acts import Act, Reason
from netquest.game.learning import lesson_of
from netquest.game.readiness import SHRINK

NIGHTLY: Final = 40
"""At most so many attempts at one challenge are read in one night: no crowd turns a challenge over in a day."""

SAYS_NOTHING: Final = frozenset({Reason.NO_TIME, Reason.NO_CHANCE, Reason.NOT_FOR_ME})
"""The reasons for a skip that are about the day or the person, not about the challenge."""

_WIDEST = 2.5
_SMALLEST_VARIANCE = 0.01


@dataclass(frozen=True, slots=True)
class Offset:
    """How much harder a challenge is than its grade says, and the variance of that belief."""

    mean: float = 0.0
    variance: float = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What one attempt says of a challenge.

    `success` (0 to 1) and `weight` as for the person; `x` is the logit of the chance before the try, `doubt` the
    variance of the margin then, `offset` the challenge's offset that went into both.
    """

    success: float
    weight: float
    x: float
    doubt: float
    offset: float


def reading(act: Act, *, x: float, doubt: float) -> Reading | None:
    """Read an attempt for its challenge; None when it says nothing of it: a reason of `SAYS_NOTHING`."""
    told = lesson_of(act)
    if told is None or told.only is not None:
        return None
    return Reading(told.success, told.weight, x, doubt, act.offset)


def calibrate(offset: Offset, readings: Iterable[Reading]) -> Offset:
    """Move an offset by the first `NIGHTLY` readings, in their order; it stays within ±2.5.

    Each chance is first moved to where the offset is now, so that a try which saw an older one teaches no more than
    it should.
    """
    mean, variance = offset.mean, offset.variance
    for said, _ in zip(readings, range(NIGHTLY), strict=False):
        moved = (mean - said.offset) / sqrt(1 + SHRINK * said.doubt)
        p = 1 / (1 + exp(moved - said.x))
        information = said.weight * p * (1 - p)
        gain = variance / (1 + information * said.doubt)
        mean = max(-_WIDEST, min(_WIDEST, mean - gain * said.weight * (said.success - p)))
        variance = max(_SMALLEST_VARIANCE, variance - gain * information * variance)
    return Offset(mean, variance)
