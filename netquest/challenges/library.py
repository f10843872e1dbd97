"""Reads for the library: the challenges that pass a filter, page by page."""

from dataclasses import asdict, dataclass
from datetime import date

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import cards, day_queries, queries
from netquest.challenges.views import CardView

PAGE = 12
Place = tuple[int, str]
"""Where a challenge stands in the library: by grade, then by slug."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person looks for; an empty one lets everything pass."""

    strategy: str = ""
    source: str = ""
    benefit: str = ""
    grade: str = ""
    format: str = ""
    minutes: str = ""
    q: str = ""

    def given(self) -> dict[str, str]:
        """Return all of them by name."""
        return asdict(self)

    def let_pass(self, challenge: Challenge) -> bool:
        """Tell whether a challenge passes all of them; words may stand anywhere in its text."""
        return (
            self.strategy in ("", challenge.strategy)
            and (not self.source or self.source in challenge.sources)
            and (not self.benefit or self.benefit in challenge.benefits)
            and self.grade in ("", str(challenge.grade))
            and self.format in ("", challenge.format)
            and (not self.minutes or challenge.minutes <= int(self.minutes))
            and catalogue.speaks_of(challenge, self.q)
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of the library, the place of its last card if more follow, and how many pass in all."""

    cards: list[CardView]
    last: Place | None
    total: int


def shelf(viewer: Person, filters: Filters, *, after: Place | None, today: date) -> Shelf:
    """Return a page of the challenges that pass, easiest grade first, as the viewer sees them today."""
    found = sorted((c for c in catalogue.offered() if filters.let_pass(c)), key=_place)
    rest = [challenge for challenge in found if after is None or _place(challenge) > after]
    shown = rest[:PAGE]
    day = day_queries.day_of(viewer, today)
    done = queries.times_done(viewer, [challenge.slug for challenge in shown])
    on_shelf = [
        cards.card(c, day, times_done=done.get(c.slug, 0), attempt=cards.tried_today(c.slug, day)) for c in shown
    ]
    return Shelf(on_shelf, _place(shown[-1]) if len(rest) > PAGE else None, len(found))


def _place(challenge: Challenge) -> Place:
    return challenge.grade, challenge.slug
