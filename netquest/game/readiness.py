"""How ready a person is for which challenge: a chance before each try, and what each try teaches.

A Rasch model with uncertainty: the chance grows with the person's margin over the difficulty, every number carries
a variance (Glicko's idea), and a try moves them by one step of an extended Kalman filter with a diagonal covariance.
All values are logits.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import exp, floor, log, pi, sqrt
from typing import Any, Final, NamedTuple, Protocol

from netquest.game.acts import Act, Outcome, Reason

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
_DIMENSION = {source: place for place, source in enumerate(SOURCES, start=1)}

_DIFFICULTY = (-2.0, -1.0, 0.0, 1.0, 2.0)
_ENERGY = (-0.4, 0.0, 0.3)
_FAMILIARITY = 0.25
_NERVES_NEUTRAL, _NERVES_PER_LOGIT, _NERVES_CLAMP, _NERVES_NOISE = 50, 22, 4.0, 3.0
_DAILY_DRIFT = 0.004
_LARGEST_VARIANCE, _SMALLEST_VARIANCE = 1.2, 0.02

Weights = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is believed of one person: a mean and a variance for each of the twelve dimensions.

    Dimension 0 is the general readiness, 1 to 10 the deviations per source, 11 the bias of this person's ratings of
    nerves. `day` is the local day of the last update, None before the first.
    """

    means: tuple[float, ...]
    variances: tuple[float, ...]
    day: date | None = None

    def to_json(self) -> dict[str, Any]:
        """Say it in plain values; `from_json` gives back exactly this."""
        day = self.day.isoformat() if self.day else None
        return {"means": list(self.means), "variances": list(self.variances), "day": day}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Readiness":
        """Read what `to_json` wrote."""
        day = date.fromisoformat(value["day"]) if value["day"] else None
        return cls(tuple(value["means"]), tuple(value["variances"]), day)


PRIOR: Final = Readiness(
    means=(0.8 * -0.3 - 0.1, *[0.0] * len(SOURCES), 0.0),
    variances=(0.45, *[0.5] * len(SOURCES), 0.6),
)
"""A person of whom nothing is known: a little less ready than grade 3 asks, and not sure of anything."""


def weights(loads: Mapping[str, float]) -> Weights:
    """Name the dimensions that a challenge loads, each with its weight, in the order of the dimensions.

    The order is fixed so that sums come out the same to the last bit however the mapping was stored.
    Raises KeyError for a source that does not exist.
    """
    return tuple(sorted((_DIMENSION[source], weight) for source, weight in loads.items()))


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


def margins(
    readiness: Readiness, challenges: Iterable[tuple[Rated, int]], *, energy: int
) -> list[tuple[float, float, float]]:
    """Weigh a person against challenges, each with the times it was done: mean and variance of the margin, and logit.

    The logit of the chance is the mean over √(1 + π·variance/8): MacKay's approximation of a logistic function under
    a normal belief (1992). Many at once, since a menu asks for hundreds.
    """
    means, variances = readiness.means, readiness.variances
    base, doubt, shrink = means[GENERAL] + _ENERGY[energy - 1], variances[GENERAL], pi / 8
    found = []
    for challenge, times_done in challenges:
        mu = base - _DIFFICULTY[challenge.grade - 1] - challenge.offset
        s2 = doubt + challenge.variance
        for dimension, weight in challenge.weights:
            mu += weight * means[dimension]
            s2 += weight * weight * variances[dimension]
        if times_done:
            mu += _FAMILIARITY * log(1 + times_done)
        found.append((mu, s2, mu / sqrt(1 + shrink * s2)))
    return found


def predict(readiness: Readiness, challenge: Rated, *, energy: int, times_done: int) -> Prediction:
    """Say how likely a person manages a challenge, at today's energy (1-3), having done it `times_done` times."""
    [(mu, s2, x)] = margins(readiness, [(challenge, times_done)], energy=energy)
    return Prediction(mu, s2, x, 1 / (1 + exp(-x)))


class _Lesson(NamedTuple):
    """What an outcome says: how far it counts as a success, how much it weighs, the one dimension that may move."""

    success: float
    weight: float
    only: int | None = None


_LESSONS: Final = {
    (Outcome.DONE, None): _Lesson(1.0, 1.0),
    (Outcome.DECLINED, None): _Lesson(1.0, 1.0),
    (Outcome.PARTLY, None): _Lesson(0.6, 0.7),
    (Outcome.SKIPPED, None): _Lesson(0.0, 0.4),
    (Outcome.SKIPPED, Reason.NERVOUS): _Lesson(0.0, 1.0),
    (Outcome.SKIPPED, Reason.NO_TIME): _Lesson(0.0, 0.3, only=_DIMENSION["time"]),
    (Outcome.SKIPPED, Reason.NO_CHANCE): _Lesson(0.0, 0.3, only=_DIMENSION["access"]),
}


def learn(readiness: Readiness, act: Act, *, times_done: int) -> Readiness:
    """Fold one attempt in; `times_done` counts how often its challenge was done before.

    A challenge that is not for this person says nothing about them. A skip for want of time or of a chance moves only
    the source `time` or `access`, and that only as far as the challenge loads it, nerves included.
    """
    lesson = _LESSONS.get((act.outcome, None if act.counts else act.reason))
    if lesson is None:
        return readiness
    challenge = Facts(act.grade, act.loads)
    state = _grown_older(readiness, act.recorded_on)
    movers = [(k, x) for k, x in ((GENERAL, 1.0), *challenge.weights) if lesson.only in (None, k)]
    if act.nerves_before is not None:
        expected = predict(state, challenge, energy=act.energy, times_done=times_done)
        rated = movers if lesson.only else [*movers, (BIAS, 1.0)]
        state = _after_nerves(state, rated, act.nerves_before, expected)
    expected = predict(state, challenge, energy=act.energy, times_done=times_done)
    return _after_outcome(state, movers, lesson, expected)


def refold(acts: Iterable[Act], prior: Readiness = PRIOR) -> Readiness:
    """Fold a life's attempts into the prior, in order of recording; the acts may come in any order, twice too.

    Learning them one by one as they are recorded gives exactly the same.
    """
    state, times_done = prior, Counter[str]()
    for act in sorted({act.id: act for act in acts}.values(), key=lambda act: (act.at, act.id)):
        state = learn(state, act, times_done=times_done[act.slug])
        times_done[act.slug] += act.outcome in DONE
    return state


def _grown_older(readiness: Readiness, day: date) -> Readiness:
    """Trust old knowledge a little less for each day since the last update; no day counts twice."""
    if readiness.day is None:
        return Readiness(readiness.means, readiness.variances, day)
    drift = _DAILY_DRIFT * (day - readiness.day).days
    if drift <= 0:
        return readiness
    variances = tuple([min(_LARGEST_VARIANCE, variance + drift) for variance in readiness.variances])
    return Readiness(readiness.means, variances, day)


def _after_nerves(
    state: Readiness, movers: Iterable[tuple[int, float]], nerves: int, expected: Prediction
) -> Readiness:
    """Read the nerves before a try (0-100) as a noisy look at the margin, coloured by the person's own bias."""
    surprise = (_NERVES_NEUTRAL - nerves) / _NERVES_PER_LOGIT - expected.mu - state.means[BIAS]
    error = max(-_NERVES_CLAMP, min(_NERVES_CLAMP, surprise))
    doubt = expected.s2 + state.variances[BIAS] + _NERVES_NOISE
    means, variances = list(state.means), list(state.variances)
    for k, x in movers:
        gain = variances[k] * x / doubt
        means[k] += gain * error
        variances[k] -= gain * x * variances[k]
    return Readiness(tuple(means), tuple(variances), state.day)


def _after_outcome(
    state: Readiness, movers: Iterable[tuple[int, float]], lesson: _Lesson, expected: Prediction
) -> Readiness:
    """Move towards what happened, by as much as it surprised and as the old belief was in doubt."""
    information = lesson.weight * expected.p * (1 - expected.p)
    damping = 1 + information * expected.s2
    surprise = lesson.weight * (lesson.success - expected.p)
    means, variances = list(state.means), list(state.variances)
    for k, x in movers:
        gain = variances[k] * x / damping
        means[k] += gain * surprise
        variances[k] = max(_SMALLEST_VARIANCE, variances[k] - gain * information * x * variances[k])
    return Readiness(tuple(means), tuple(variances), state.day)
