"""How ready a person is for which challenge: the chance before each try.

A Rasch model with uncertainty: the chance grows with the person's margin over the difficulty, and every number carries
a variance (Glicko's idea). All values are logits. What a try teaches stands in `learning`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import exp, floor, log, pi, sqrt
from typing import Any, Final, Protocol

from netquest.game.acts import Outcome

SOURCES: Final = (
    "rejection",
    "time",
    "introversion",
    "value",
    "inauthenticity",
    "confidence",
    "past",
    "misconceptions",
    "access",
    "mindset",
)
"""The sources of resistance; the n-th owns dimension n of a `Readiness`, counted from 1."""

DONE: Final = frozenset({Outcome.DONE, Outcome.DECLINED})
"""The outcomes after which a challenge counts as done: the person did their part, whatever the other side said."""

GENERAL, BIAS = 0, len(SOURCES) + 1
DIMENSION: Final = {source: place for place, source in enumerate(SOURCES, start=1)}
SHRINK: Final = pi / 8
"""A logistic function under a normal belief is nearly itself at mean/√(1 + π·variance/8) (MacKay 1992)."""

_DIFFICULTY = (-2.0, -1.0, 0.0, 1.0, 2.0)
_ENERGY = (-0.4, 0.0, 0.3)
_FAMILIARITY = 0.25
_MOST_SOURCES = 3

Weights = tuple[tuple[int, float], ...]
Row = tuple[float, float, int, float, int, float, int, float]
"""What weighing many challenges at once asks of each: difficulty, variance, and three dimensions with their weights."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is believed of one person: a mean and a variance for each of the twelve dimensions.

    Dimension 0 is the general readiness, 1 to 10 the deviations per source, 11 the bias of this person's ratings of
    nerves. `day` is the local day of the last update, None before the first. `is_off`: the person wants nothing to be
    believed of them; it is then what is believed of anybody, and learns nothing.
    """

    means: tuple[float, ...]
    variances: tuple[float, ...]
    day: date | None = None
    is_off: bool = False

    def to_json(self) -> dict[str, Any]:
        """Say it in plain values; `from_json` gives back exactly this."""
        day = self.day.isoformat() if self.day else None
        off = {"off": True} if self.is_off else {}
        return {"means": list(self.means), "variances": list(self.variances), "day": day, **off}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Readiness":
        """Read what `to_json` wrote."""
        day = date.fromisoformat(value["day"]) if value["day"] else None
        return cls(tuple(value["means"]), tuple(value["variances"]), day, "off" in value)


PRIOR: Final = Readiness(
    means=(0.8 * -0.3 - 0.1, *[0.0] * len(SOURCES), 0.0),
    variances=(0.45, *[0.5] * len(SOURCES), 0.6),
)
"""A person of whom nothing is known: a little less ready than grade 3 asks, and not sure of anything."""

OFF: Final = Readiness(PRIOR.means, PRIOR.variances, is_off=True)
"""A person of whom nothing is to be believed: each grade has the chance that anybody begins with."""


def weights(loads: Mapping[str, float]) -> Weights:
    """Name the dimensions that a challenge loads, each with its weight, in the order of the dimensions.

    The order is fixed so that sums come out the same to the last bit however the mapping was stored.
    Raises KeyError for a source that does not exist.
    """
    return tuple(sorted((DIMENSION[source], weight) for source, weight in loads.items()))


class Rated(Protocol):
    """What a prediction asks of a challenge: grade 1-5, dimensions loaded, calibrated offset and its variance."""

    @property
    def grade(self) -> int: ...
    @property
    def weights(self) -> Weights: ...
    @property
    def offset(self) -> float: ...
    @property
    def variance(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a challenge that a prediction needs; `loads` maps sources to weights that sum to 1."""

    grade: int
    loads: Mapping[str, float]
    offset: float = 0.0
    variance: float = 0.5
    weights: Weights = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", weights(self.loads))


@dataclass(frozen=True, slots=True)
class Prediction:
    """The chance `p` (0 to 1) that a person manages a challenge today.

    `mu` and `s2` are mean and variance of the margin, `x` the logit of `p`: the margin drawn towards 0 by its doubt.
    """

    mu: float
    s2: float
    x: float
    p: float

    @property
    def percent(self) -> int:
        """The chance in whole percent, halves rounded up."""
        return floor(100 * self.p + 0.5)


def row_of(challenge: Rated) -> Row:
    """Say a challenge in one row: `weigh` reads it without looking anything up."""
    (a, u), (b, w), (c, z), *_ = *challenge.weights, *[(GENERAL, 0.0)] * _MOST_SOURCES
    return _DIFFICULTY[challenge.grade - 1] + challenge.offset, challenge.variance, a, u, b, w, c, z


def weigh(readiness: Readiness, rows: Iterable[Row], helps: Iterable[float]) -> list[tuple[float, float]]:
    """Weigh a person against many challenges: the logit of each chance, and what its sources add to the margin.

    `helps` says for each row what `help_of` does. Many at once, since a menu asks for hundreds.
    """
    m, v = readiness.means, readiness.variances
    general, doubt = m[GENERAL], 1 / SHRINK + v[GENERAL]
    return [
        (
            (general + aid - hard + (own := u * m[a] + w * m[b] + z * m[c]))
            / sqrt(SHRINK * (doubt + s2 + u * u * v[a] + w * w * v[b] + z * z * v[c])),
            own,
        )
        for (hard, s2, a, u, b, w, c, z), aid in zip(rows, helps, strict=True)
    ]


def ease(grade: int, offset: float, *, energy: int, times_done: int) -> float:
    """Return the part of a margin that does not depend on the person.

    That is grade (1-5) and calibrated offset of the challenge, the day's energy (1-3), and how often it was done.
    """
    return help_of(energy, times_done) - _DIFFICULTY[grade - 1] - offset


def help_of(energy: int, times_done: int) -> float:
    """Return what the day's energy (1-3) and having done a challenge before add to the margin."""
    return _ENERGY[energy - 1] + (_FAMILIARITY * log(1 + times_done) if times_done else 0.0)


def predict(readiness: Readiness, challenge: Rated, *, energy: int, times_done: int) -> Prediction:
    """Say how likely a person manages a challenge, at today's energy (1-3), having done it `times_done` times."""
    means, variances = readiness.means, readiness.variances
    mu = means[GENERAL] + ease(challenge.grade, challenge.offset, energy=energy, times_done=times_done)
    s2 = variances[GENERAL] + challenge.variance
    for dimension, weight in challenge.weights:
        mu += weight * means[dimension]
        s2 += weight * weight * variances[dimension]
    x = mu / sqrt(1 + SHRINK * s2)
    return Prediction(mu, s2, x, 1 / (1 + exp(-x)))
