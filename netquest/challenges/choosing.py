"""What the page on how NetQuest chooses tells: what is believed of the viewer, what they said of it, how bold it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Source
from netquest.challenges import steers
from netquest.challenges.day_queries import Day
from netquest.challenges.steers import Said
from netquest.game.modes import Mode, mode_of
from netquest.game.reach import Reach, reach
from netquest.game.readiness import PRIOR, Readiness

_APART = 0.5


@dataclass(frozen=True, slots=True)
class Belief:
    """How far the viewer reaches against one source; `is_full`: words of theirs move it no further."""

    source: Source
    reach: Reach
    is_full: bool


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that the viewer said on a local day; `source` is what it is about, None where it is about all."""

    id: int
    kind: str
    source: Source | None
    day: date


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the page tells: beliefs, the farthest first, and the two ends where they differ by half a grade or more.

    `tries` is what they rest on beside the assessment, `ceiling` the highest grade that the viewer wants. `is_new`:
    nothing is known of them yet. `is_off`: nothing shall be believed of them, so there are no beliefs. `words` are
    what they said since they began anew, which is the first of them if they did. `number` counts all that they said.
    """

    beliefs: Sequence[Belief]
    farthest: Source | None
    nearest: Source | None
    tries: int
    mode: Mode
    ceiling: int
    is_new: bool
    is_off: bool
    words: Sequence[Word]
    number: int


def choosing(viewer: Person, day: Day) -> Choosing:
    """Return what is believed of the viewer and what they said of it, in one further statement."""
    state, said = day.state, steers.said_by(viewer.id)
    is_off = state.readiness.is_off
    beliefs = [] if is_off else _beliefs(state.readiness, said)
    differ = bool(beliefs) and beliefs[0].reach.grade - beliefs[-1].reach.grade >= _APART
    return Choosing(
        beliefs=beliefs,
        farthest=beliefs[0].source if differ else None,
        nearest=beliefs[-1].source if differ else None,
        tries=state.record.tally.tries,
        mode=mode_of(state.record.tally.lately),
        ceiling=viewer.ceiling,
        is_new=state.readiness == PRIOR,
        is_off=is_off,
        words=_words(said),
        number=said.count,
    )


def _beliefs(believed: Readiness, said: Said) -> list[Belief]:
    found = [
        Belief(source, reach(believed, source.id), said.is_full(source.id)) for source in catalogue.sources().values()
    ]
    return sorted(found, key=lambda belief: -belief.reach.grade)


def _words(said: Said) -> list[Word]:
    told = [*([said.beginning] if said.beginning else []), *said.corrections]
    sources = catalogue.sources()
    return [Word(steer.id, steer.kind.value, sources.get(steer.source), steer.recorded_on) for steer in told]
