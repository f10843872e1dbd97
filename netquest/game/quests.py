"""Quests: what they ask, and how far the surviving tries of a week or a quarter have come with one.

Progress is a count of different things, so it grows with every try that is added, knows no order, and an undo leaves
no trace. A quest pays nothing, and one that stays open costs nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from netquest.game.cards import Slot, band

ALWAYS_FITS: Final = frozenset({"one", "note", "nerves"})
"""Any try at all can be one of these: they are there beside whatever else one does."""

NEAR, NEW = frozenset({"weak", "strong", "dormant"}), frozenset({"stranger", "new"})
"""Whom a challenge turns to: somebody one knows already, somebody one does not."""


class Ask(StrEnum):
    """What a quest asks for. `of` of a quest names the kind, source or strategy where there is one to name."""

    ONE = "one"
    NOTE = "note"
    NERVES = "nerves"
    SHORT = "short"
    AGAIN = "again"
    FRESH = "fresh"
    DAYS = "days"
    KIND = "kind"
    KINDS = "kinds"
    SOURCE = "source"
    SOURCES = "sources"
    STRATEGY = "strategy"
    STRATEGIES = "strategies"
    STRETCH = "stretch"
    STEP = "step"
    NEWCOMER = "newcomer"
    TIES = "ties"
    FORMATS = "formats"


@dataclass(frozen=True, slots=True)
class Deed:
    """One surviving try as a quest sees it; a skip is none.

    `percent` is the chance before it, `source` the one with the largest load, `is_fresh`: the challenge was never tried
    before these days. `format` and `stage` are the challenge's, empty where nobody knows it any more.
    """

    id: int
    day: date
    slug: str
    kind: str
    strategy: str
    source: str
    grade: int
    minutes: int
    percent: int
    is_fresh: bool = False
    has_note: bool = False
    has_nerves: bool = False
    format: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Quest:
    """What is asked, how much of it (1 or more), and of what; `grade` is the least one of a step."""

    ask: Ask
    need: int = 1
    of: str = ""
    grade: int = 0

    @property
    def is_small(self) -> bool:
        """Whether one try of a few minutes is enough."""
        return self.need == 1 and self.ask in (*ALWAYS_FITS, Ask.SHORT, Ask.AGAIN)

    def to_json(self) -> dict[str, Any]:
        """Say it in plain values; `from_json` gives back exactly this."""
        return {"ask": self.ask.value, "need": self.need, "of": self.of, "grade": self.grade}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Quest":
        """Read what `to_json` wrote. ValueError for anything else."""
        return cls(Ask(value["ask"]), int(value["need"]), value["of"], int(value["grade"]))


Measure = Callable[[Quest, Deed], Hashable | None]
"""What of a try counts for a quest, None where nothing does: as many different things as there are, so far it is."""


def have(quest: Quest, deeds: Iterable[Deed]) -> int:
    """Return how much of a quest is there: 0 to `need`. Deeds come in any order, once or more often."""
    deeds = list(deeds)
    if quest.ask is Ask.TIES:
        near, new = (_count(deeds, _with(stages)) for stages in (NEAR, NEW))
        return min(near, quest.need - 1) + min(new, 1)
    measure = MEASURES[quest.ask]
    return min(quest.need, _count(deeds, lambda deed: measure(quest, deed)))


def is_done(quest: Quest, deeds: Iterable[Deed]) -> bool:
    """Tell whether a quest is finished."""
    return have(quest, deeds) == quest.need


def _count(deeds: Iterable[Deed], measure: Callable[[Deed], Hashable | None]) -> int:
    return len({found for deed in deeds if (found := measure(deed)) is not None})


def _once(deed: Deed) -> Hashable:
    """Name a try so that the same challenge on the same day counts once."""
    return deed.slug, deed.day


def _if(holds: Callable[[Quest, Deed], bool]) -> Measure:
    return lambda quest, deed: _once(deed) if holds(quest, deed) else None


def _with(stages: frozenset[str]) -> Callable[[Deed], Hashable | None]:
    return lambda deed: _once(deed) if deed.stage in stages else None


MEASURES: Final[Mapping[Ask, Measure]] = MappingProxyType(
    {
        Ask.ONE: _if(lambda quest, deed: True),
        Ask.NOTE: _if(lambda quest, deed: deed.has_note),
        Ask.NERVES: _if(lambda quest, deed: deed.has_nerves),
        Ask.SHORT: _if(lambda quest, deed: deed.minutes <= 2),
        Ask.AGAIN: _if(lambda quest, deed: not deed.is_fresh),
        Ask.FRESH: lambda quest, deed: deed.slug if deed.is_fresh else None,
        Ask.DAYS: lambda quest, deed: deed.day,
        Ask.KIND: _if(lambda quest, deed: deed.kind == quest.of),
        Ask.KINDS: lambda quest, deed: deed.kind,
        Ask.SOURCE: _if(lambda quest, deed: deed.source == quest.of),
        Ask.SOURCES: lambda quest, deed: deed.source,
        Ask.STRATEGY: _if(lambda quest, deed: deed.strategy == quest.of),
        Ask.STRATEGIES: lambda quest, deed: deed.strategy,
        Ask.STRETCH: _if(lambda quest, deed: band(deed.percent / 100) is not Slot.WARM_UP),
        Ask.STEP: _if(lambda quest, deed: deed.grade >= quest.grade),
        Ask.NEWCOMER: _if(lambda quest, deed: deed.stage in NEW),
        Ask.FORMATS: lambda quest, deed: deed.format or None,
    }
)
