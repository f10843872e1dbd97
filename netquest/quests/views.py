"""What pages about quests are drawn from: frozen values, free of tables and requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netquest.catalogue.models import Season
from netquest.game.quests import Quest


@dataclass(frozen=True, slots=True)
class QuestView:
    """A quest with how far one has come, its place among the three from 0, and the name of the source or strategy."""

    quest: Quest
    have: int
    place: int = 0
    name: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it is finished."""
        return self.have == self.quest.need


@dataclass(frozen=True, slots=True)
class WeekView:
    """The quests of a week; `number` is 0 until one was swapped."""

    monday: date
    number: int
    quests: Sequence[QuestView]

    @property
    def done(self) -> int:
        """How many of them are finished."""
        return sum(quest.is_done for quest in self.quests)


@dataclass(frozen=True, slots=True)
class SeasonView:
    """The theme of the quarter from `first` to `last`, and how far one has come with it.

    `parts` names what there is to be had by its id, with whether it is there, where a theme collects different things.
    """

    season: Season
    first: date
    last: date
    have: int
    parts: Sequence[tuple[str, bool]] = ()

    @property
    def is_done(self) -> bool:
        """Whether it is finished."""
        return self.have == self.season.need


@dataclass(frozen=True, slots=True)
class Moved:
    """What one try did: the quests that it moved, and how many of the week's are finished now."""

    quests: Sequence[QuestView]
    done: int
    total: int
