"""How far somebody reaches against each source: what the ladder believes, said on the scale of the grades."""

from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from netquest.game.readiness import DIMENSION, GENERAL, SHRINK, Facts, Readiness, ease

STRETCH: Final = 0.80
"""The chance at which a card is a stretch."""

_EASIEST, _HARDEST = 1.0, 5.0
_NEW_CARD = Facts(3, {})


@dataclass(frozen=True, slots=True)
class Reach:
    """The grade at which a card against one source is a stretch, and between which it may really lie (all 1 to 5).

    The span is one standard deviation to each side: in about two of three people the truth is within.
    """

    source: str
    grade: float
    low: float
    high: float


def reach(believed: Readiness, source: str) -> Reach:
    """Return how far somebody reaches against a source, at middling energy, with a card that is new to them."""
    place = DIMENSION[source]
    mean = believed.means[GENERAL] + believed.means[place]
    return _reach(source, mean, believed.variances[GENERAL] + believed.variances[place])


def reach_at_large(believed: Readiness) -> Reach:
    """Return how far somebody reaches whatever the source (its name is empty): by their general readiness alone."""
    return _reach("", believed.means[GENERAL], believed.variances[GENERAL])


def _reach(source: str, mean: float, doubt: float) -> Reach:
    margin = mean + ease(3, 0.0, energy=2, times_done=0)
    needed = log(STRETCH / (1 - STRETCH)) * sqrt(1 + SHRINK * (doubt + _NEW_CARD.variance))
    grade = 3 + margin - needed
    return Reach(source, *(min(_HARDEST, max(_EASIEST, grade + side * sqrt(doubt))) for side in (0, -1, 1)))
