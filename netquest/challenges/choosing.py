"""What the page on how NetQuest chooses tells: what is believed of the viewer, and how bold their cards are today."""

from collections.abc import Sequence
from dataclasses import dataclass

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Source
from netquest.challenges.day_queries import Day
from netquest.game.modes import Mode, mode_of
from netquest.game.reach import Reach, reach

_APART = 0.5


@dataclass(frozen=True, slots=True)
class Belief:
    """How far the viewer reaches against one source."""

    source: Source
    reach: Reach


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the page tells: beliefs, the farthest first, and the two ends where they differ by half a grade or more.

    `tries` is what they rest on beside the assessment, `ceiling` the highest grade that the viewer wants.
    """

    beliefs: Sequence[Belief]
    farthest: Source | None
    nearest: Source | None
    tries: int
    mode: Mode
    ceiling: int


def choosing(viewer: Person, day: Day) -> Choosing:
    """Return what is believed of the viewer; no further statement is sent."""
    state = day.state
    beliefs = [Belief(source, reach(state.readiness, source.id)) for source in catalogue.sources().values()]
    beliefs.sort(key=lambda belief: -belief.reach.grade)
    differ = beliefs[0].reach.grade - beliefs[-1].reach.grade >= _APART
    return Choosing(
        beliefs=beliefs,
        farthest=beliefs[0].source if differ else None,
        nearest=beliefs[-1].source if differ else None,
        tries=state.record.tally.tries,
        mode=mode_of(state.record.tally.lately),
        ceiling=viewer.ceiling,
    )
