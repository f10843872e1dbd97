"""What each try teaches about a person: one step of an extended Kalman filter with a diagonal covariance.

The state is held in two lists while a life is folded, and becomes a `Readiness` again at the end. All in logits.
"""

from collections import Counter, deque
from collections.abc import Iterable
from datetime import date
from math import exp, sqrt
from typing import Final, NamedTuple

from netquest.game.acts import Act, Outcome, Reason
from netquest.game.readiness import BIAS, DIMENSION, DONE, GENERAL, OFF, PRIOR, SHRINK, Readiness, ease, weights
from netquest.game.steering import CONTRADICTED, STEP, Kind, Steer

_NERVES_NEUTRAL, _NERVES_PER_LOGIT, _NERVES_CLAMP, _NERVES_NOISE = 50, 22, 4.0, 3.0
_DAILY_DRIFT = 0.004
_LARGEST_VARIANCE, _SMALLEST_VARIANCE = 1.2, 0.02

Movers = list[tuple[int, float]]
"""The dimensions that a try may move, each with how far the challenge loads it."""


class Lesson(NamedTuple):
    """What an outcome says: how far it counts as a success, how much it weighs, the one dimension that may move."""

    success: float
    weight: float
    only: int | None = None


_LESSONS: Final = {
    (Outcome.DONE, None): Lesson(1.0, 1.0),
    (Outcome.DECLINED, None): Lesson(1.0, 1.0),
    (Outcome.PARTLY, None): Lesson(0.6, 0.7),
    (Outcome.SKIPPED, None): Lesson(0.0, 0.4),
    (Outcome.SKIPPED, Reason.NERVOUS): Lesson(0.0, 1.0),
    (Outcome.SKIPPED, Reason.NO_TIME): Lesson(0.0, 0.3, only=DIMENSION["time"]),
    (Outcome.SKIPPED, Reason.NO_CHANCE): Lesson(0.0, 0.3, only=DIMENSION["access"]),
}


def lesson_of(act: Act) -> Lesson | None:
    """Say what an attempt teaches; None when nothing: a challenge that is not for somebody says nothing about them."""
    return _LESSONS.get((act.outcome, None if act.counts else act.reason))


def learn(readiness: Readiness, act: Act, *, times_done: int) -> Readiness:
    """Fold one attempt in; `times_done` counts how often its challenge was done before.

    A skip for want of time or of a chance moves only the source `time` or `access`, and that only as far as the
    challenge loads it, nerves included. Where nothing is to be believed, nothing is learned.
    """
    belief = _Belief(readiness)
    belief.learn(act, times_done)
    return belief.settled()


def refold(acts: Iterable[Act], prior: Readiness = PRIOR, steers: Iterable[Steer] = ()) -> Readiness:
    """Fold a life's attempts, and what was said meanwhile, into the prior, in order of recording.

    They may come in any order, twice too. Learning them one by one as they are recorded gives exactly the same.
    """
    belief, times_done = _Belief(prior), Counter[str]()
    for lived in _in_order(acts, steers):
        belief.live(lived, times_done, prior)
    return belief.settled()


def believed_on(
    days: Iterable[date], acts: Iterable[Act], prior: Readiness = PRIOR, steers: Iterable[Steer] = ()
) -> list[Readiness]:
    """Return what was believed at the end of each of some days (ascending), all in one pass over a life.

    A day holds what was recorded on it and before; acts and steers as for `refold`, which says what is believed after
    the last.
    """
    belief, times_done, believed = _Belief(prior), Counter[str](), list[Readiness]()
    waiting = _in_order(acts, steers)[::-1]
    for day in days:
        while waiting and waiting[-1].recorded_on <= day:
            belief.live(waiting.pop(), times_done, prior)
        believed.append(belief.settled())
    return believed


def _in_order(acts: Iterable[Act], steers: Iterable[Steer]) -> list[Act | Steer]:
    """Return each of them once, every steer in its place among the acts."""
    said = deque(sorted({steer.id: steer for steer in steers}.values()))
    lived: list[Act | Steer] = []
    for act in sorted({act.id: act for act in acts}.values(), key=lambda act: (act.at, act.id)):
        while said and said[0].after < act.id:
            lived.append(said.popleft())
        lived.append(act)
    return [*lived, *said]


class _Belief:
    """A readiness in the making: two lists that are changed in place."""

    def __init__(self, readiness: Readiness) -> None:
        self.means = list(readiness.means)
        self.variances = list(readiness.variances)
        self.day = readiness.day
        self.is_off = readiness.is_off

    def settled(self) -> Readiness:
        """Return what is believed now."""
        return OFF if self.is_off else Readiness(tuple(self.means), tuple(self.variances), self.day)

    def live(self, lived: Act | Steer, times_done: Counter[str], prior: Readiness) -> None:
        """Take in what comes next in a life; `times_done` counts what was done so far, and goes on counting."""
        if isinstance(lived, Steer):
            self.heed(lived, prior)
        else:
            self.learn(lived, times_done[lived.slug])
            times_done[lived.slug] += lived.outcome in DONE

    def heed(self, steer: Steer, prior: Readiness) -> None:
        """Follow what the person said. Who begins anew begins at the prior; their switch stays as it is."""
        if steer.kind is Kind.ANEW:
            self.means, self.variances, self.day = list(prior.means), list(prior.variances), prior.day
        elif steer.kind in (Kind.OFF, Kind.ON):
            self.is_off = steer.kind is Kind.OFF
        else:
            place = DIMENSION[steer.source]
            self.means[place] += STEP if steer.kind is Kind.EASIER else -STEP
            self.variances[place] = max(self.variances[place], CONTRADICTED)

    def learn(self, act: Act, times_done: int) -> None:
        """Let one attempt move it."""
        lesson = lesson_of(act)
        if lesson is None or self.is_off:
            return
        self._grow_older(act.recorded_on)
        loaded = weights(act.loads)
        movers: Movers = [(GENERAL, 1.0), *loaded]
        if lesson.only is not None:
            movers = [(k, x) for k, x in loaded if k == lesson.only]
        known = ease(act.grade, act.offset, energy=act.energy, times_done=times_done)
        if act.nerves_before is not None:
            mu, s2 = self._margin(loaded, known, act.doubt)
            rated = movers if lesson.only else [*movers, (BIAS, 1.0)]
            self._see_nerves(rated, act.nerves_before, mu, s2)
        mu, s2 = self._margin(loaded, known, act.doubt)
        self._see_outcome(movers, lesson, mu, s2)

    def _margin(self, loaded: Iterable[tuple[int, float]], known: float, doubt: float) -> tuple[float, float]:
        """Return mean and variance of the margin; `known` is what does not depend on the person."""
        means, variances = self.means, self.variances
        mu, s2 = means[GENERAL] + known, variances[GENERAL] + doubt
        for k, weight in loaded:
            mu += weight * means[k]
            s2 += weight * weight * variances[k]
        return mu, s2

    def _grow_older(self, day: date) -> None:
        """Trust old knowledge a little less for each day since the last update; no day counts twice."""
        if self.day is None:
            self.day = day
        elif day > self.day:
            drift = _DAILY_DRIFT * (day - self.day).days
            self.variances = [min(_LARGEST_VARIANCE, variance + drift) for variance in self.variances]
            self.day = day

    def _see_nerves(self, movers: Movers, nerves: int, mu: float, s2: float) -> None:
        """Read the nerves before a try (0-100) as a noisy look at the margin, coloured by the person's own bias."""
        means, variances = self.means, self.variances
        surprise = (_NERVES_NEUTRAL - nerves) / _NERVES_PER_LOGIT - mu - means[BIAS]
        error = max(-_NERVES_CLAMP, min(_NERVES_CLAMP, surprise))
        doubt = s2 + variances[BIAS] + _NERVES_NOISE
        for k, x in movers:
            gain = variances[k] * x / doubt
            means[k] += gain * error
            variances[k] -= gain * x * variances[k]

    def _see_outcome(self, movers: Movers, lesson: Lesson, mu: float, s2: float) -> None:
        """Move towards what happened, by as much as it surprised and as the old belief was in doubt."""
        means, variances = self.means, self.variances
        p = 1 / (1 + exp(-mu / sqrt(1 + SHRINK * s2)))
        information = lesson.weight * p * (1 - p)
        damping = 1 + information * s2
        surprise = lesson.weight * (lesson.success - p)
        for k, x in movers:
            gain = variances[k] * x / damping
            means[k] += gain * surprise
            variances[k] = max(_SMALLEST_VARIANCE, variances[k] - gain * information * x * variances[k])
