"""What the answers to an assessment say: where the ladder begins, which hurdle is the tallest, what has changed.

Ten sources of resistance, one or two statements each. An answer is a step of a scale, 1 'not at all' … 5 'very much'.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Final

from netquest.game.reach import reach
from netquest.game.readiness import PRIOR, SOURCES, Readiness

LOWEST, HIGHEST = 1, 5
REST: Final = timedelta(days=14)
"""So long an assessment rests before the next one: what it measures does not change faster."""

_MIDDLE, _LOGITS_PER_STEP = 3, 0.6
_VARIANCES = (0.50, 0.40, 0.32)
"""Of a source's deviation, by the number of its answers; the last holds for more, too."""

_TALL, _APART, _NOTICED = 2.5, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to one statement of a source; to a statement of growth, more means readier.

    Raises ValueError for a step that is not on the scale.
    """

    source: str
    step: int
    is_growth: bool = False

    def __post_init__(self) -> None:
        if not LOWEST <= self.step <= HIGHEST:
            raise ValueError(f"{self.step} is not between {LOWEST} and {HIGHEST}")

    @property
    def score(self) -> int:
        """How much it holds back, on the same scale."""
        return LOWEST + HIGHEST - self.step if self.is_growth else self.step


@dataclass(frozen=True, slots=True)
class Hurdle:
    """How tall one source stands today: the mean of its scores (1-5), and how many answers say so."""

    height: float
    answers: int

    @property
    def readiness(self) -> float:
        """The same in logits, above 0 where it hardly holds back."""
        return (_MIDDLE - self.height) * _LOGITS_PER_STEP

    @property
    def doubt(self) -> float:
        """How far it may be off, in steps of the scale: a step for one answer, less for more."""
        return 1 / sqrt(self.answers)

    @property
    def span(self) -> tuple[float, float]:
        """The lowest and the highest height that the answers leave open."""
        return max(LOWEST, self.height - self.doubt), min(HIGHEST, self.height + self.doubt)


Hurdles = Mapping[str, Hurdle]
"""By source, in the order of the sources; those without an answer are missing."""


def hurdles(answers: Iterable[Answer]) -> Hurdles:
    """Return how tall each source stands, whatever the order of the answers."""
    scores: defaultdict[str, list[int]] = defaultdict(list)
    for answer in answers:
        scores[answer.source].append(answer.score)
    known = [(source, scores[source]) for source in SOURCES if source in scores]
    return {source: Hurdle(sum(some) / len(some), len(some)) for source, some in known}


def prior(answers: Iterable[Answer]) -> Readiness:
    """Return what the ladder believes of somebody who answered this, before their first try.

    The general readiness leans on the mean of the sources that are known, each deviation on half of its distance to
    that mean; sources without an answer deviate by nothing and stay in doubt. Without answers it is `PRIOR`.
    """
    known = hurdles(answers)
    if not known:
        return PRIOR
    general = sum(hurdle.readiness for hurdle in known.values()) / len(known)
    deviations = [0.5 * (known[source].readiness - general) if source in known else 0.0 for source in SOURCES]
    counts = [known[source].answers if source in known else 0 for source in SOURCES]
    doubts = [_VARIANCES[min(count, len(_VARIANCES) - 1)] for count in counts]
    return Readiness(
        means=(0.8 * general - 0.1, *deviations, PRIOR.means[-1]),
        variances=(PRIOR.variances[0], *doubts, PRIOR.variances[-1]),
    )


def tallest(known: Hurdles) -> tuple[str, ...]:
    """Return the sources that hold back most today, several when they stand alike, none when nothing stands tall."""
    top = max((hurdle.height for hurdle in known.values()), default=0.0)
    return tuple(source for source, hurdle in known.items() if hurdle.height == top > _TALL)


def lowest(known: Hurdles) -> str | None:
    """Return the one source that clearly does not hold back, seen beside the tallest; None when there is none."""
    if not tallest(known):
        return None
    source = min(known, key=lambda one: known[one].height)
    gap = max(hurdle.height for hurdle in known.values()) - known[source].height
    return source if known[source].height <= _TALL and gap >= _APART else None


def changes(before: Hurdles, now: Hurdles) -> dict[str, float]:
    """Return by how many steps each hurdle grew (above 0) or shrank since; less than half a step is left out."""
    moved = {source: now[source].height - before[source].height for source in now if source in before}
    return {source: step for source, step in moved.items() if abs(step) >= _NOTICED}


def first_grade(believed: Readiness, source: str) -> int:
    """Return the grade at which a card against this source is nearest to a stretch."""
    return round(reach(believed, source).grade)


def opens_on(finished_on: date) -> date:
    """Return the first local day on which another assessment may begin."""
    return finished_on + REST
