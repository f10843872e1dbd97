"""What the pages on sources, strategies and benefits tell: their challenges, and what one's own tries at these came to.

Everything here is derived from surviving attempts alone. A try counts where the catalogue lists its challenge today.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Benefit, Challenge, Source, Strategy
from netquest.catalogue.own import Scope
from netquest.challenges import queries
from netquest.challenges.day_queries import AnyRow

MOST_NAMED = 3
Entry: TypeAlias = Source | Strategy | Benefit


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the three kinds of pages: its entries in their order, and which challenges belong to one of them."""

    entries: Callable[[], Mapping[str, Entry]]
    holds: Callable[[Challenge, str], bool]

    def challenges_of(self, entry_id: str, *, scope: Scope = None) -> list[Challenge]:
        """Return the challenges on offer that belong to an entry, easiest first."""
        found = [challenge for challenge in catalogue.offered(scope=scope) if self.holds(challenge, entry_id)]
        return sorted(found, key=lambda challenge: (challenge.grade, challenge.slug))


SOURCES = Kind(catalogue.sources, lambda challenge, source: source in challenge.sources)
STRATEGIES = Kind(catalogue.strategies, lambda challenge, strategy: strategy == challenge.strategy)
BENEFITS = Kind(catalogue.benefits, lambda challenge, benefit: benefit in challenge.benefits)


@dataclass(frozen=True, slots=True)
class Trail:
    """What one's own tries at some challenges came to: `tried` of `all_` challenges, in `tries` tries.

    `rated` tries have nerves before and after; of these, `lighter` and `heavier` than they looked.
    """

    tried: int
    all_: int
    tries: int = 0
    rated: int = 0
    lighter: int = 0
    heavier: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One challenge of a page, and how often one tried it."""

    challenge: Challenge
    tries: int


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of a table of contents: the entry, and one's own trail through it."""

    entry: Entry
    trail: Trail


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry as its page shows it; `before` and `after` are its neighbours in the table of contents."""

    entry: Entry
    steps: tuple[Step, ...]
    trail: Trail
    before: Entry | None
    after: Entry | None


def headings(viewer: Person, kind: Kind) -> list[Heading]:
    """Return the table of contents of a kind, as the viewer walked it so far."""
    tries = queries.tries_by_challenge(viewer)
    return [
        Heading(entry, trail(kind.challenges_of(id_, scope=viewer.scope), tries))
        for id_, entry in kind.entries().items()
    ]


def chapter(viewer: Person, kind: Kind, entry: Entry) -> Chapter:
    """Return an entry with its challenges, as the viewer walked them so far."""
    tries, challenges = queries.tries_by_challenge(viewer), kind.challenges_of(entry.id, scope=viewer.scope)
    steps = tuple(Step(c, tries[c.slug].tries if c.slug in tries else 0) for c in challenges)
    return Chapter(entry, steps, trail(challenges, tries), *_neighbours(list(kind.entries().values()), entry))


def trail(challenges: Iterable[Challenge], tries: Mapping[str, AnyRow]) -> Trail:
    """Add up one's own tries at some challenges."""
    listed = list(challenges)
    rows = [tries[challenge.slug] for challenge in listed if challenge.slug in tries]
    sums = {name: sum(int(getattr(row, name)) for row in rows) for name in ("tries", "rated", "lighter", "heavier")}
    return Trail(len(rows), len(listed), **sums)


def named(slugs: Iterable[str]) -> list[Challenge]:
    """Return the challenges that a text names, in its order."""
    return [catalogue.get(slug) for slug in slugs]


def strategies_of(source: Source) -> list[Strategy]:
    """Return the strategies that answer a source, as its text names them."""
    return [catalogue.strategies()[strategy] for strategy in source.strategies]


def sources_of(strategy: Strategy) -> list[Source]:
    """Return the sources whose text names a strategy."""
    return [source for source in catalogue.sources().values() if strategy.id in source.strategies]


def benefits_of(challenges: Iterable[Challenge]) -> list[Benefit]:
    """Return the benefits that most of some challenges can bring."""
    counts = Counter(benefit for challenge in challenges for benefit in challenge.benefits)
    return [catalogue.benefits()[benefit] for benefit, _ in counts.most_common(MOST_NAMED)]


def strategies_among(challenges: Iterable[Challenge]) -> list[Strategy]:
    """Return the strategies that most of some challenges belong to."""
    counts = Counter(challenge.strategy for challenge in challenges)
    return [catalogue.strategies()[strategy] for strategy, _ in counts.most_common(MOST_NAMED)]


def _neighbours(entries: Sequence[Entry], entry: Entry) -> tuple[Entry | None, Entry | None]:
    place = entries.index(entry)
    return entries[place - 1] if place else None, entries[place + 1] if place + 1 < len(entries) else None
