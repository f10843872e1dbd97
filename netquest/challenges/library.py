"""Reads for the library: the challenges that pass a filter, page by page."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.queries import Told
from netquest.challenges import cards, day_queries, marks
from netquest.challenges.day_queries import Day
from netquest.challenges.rules import Verdict
from netquest.challenges.views import UNMARKED, CardView, Mark

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
    mine: str = ""
    saved: str = ""
    q: str = ""

    def given(self) -> dict[str, str]:
        """Return all of them by name."""
        return asdict(self)

    @property
    def are_personal(self) -> bool:
        """Whether what passes depends on who looks."""
        return bool(self.mine or self.saved)

    def let_pass(self, challenge: Challenge, mark: Mark) -> bool:
        """Tell whether a challenge, as it is marked, passes all of them; words may stand anywhere in its text."""
        return (
            self.strategy in ("", challenge.strategy)
            and (not self.source or self.source in challenge.sources)
            and (not self.benefit or self.benefit in challenge.benefits)
            and self.grade in ("", str(challenge.grade))
            and self.format in ("", challenge.format)
            and (not self.minutes or challenge.minutes <= int(self.minutes))
            and (not self.saved or mark.is_saved)
            and self.mine in ("", *_standings(mark))
            and catalogue.speaks_of(challenge, self.q)
        )


def _standings(mark: Mark) -> tuple[str, ...]:
    """Return all that the filter `mine` may call a challenge that is marked so."""
    more = {"liked": mark.verdict == Verdict.HELPED, "hidden": mark.is_hidden}
    return ("done" if mark.times_done else "not-yet", *(name for name, is_so in more.items() if is_so))


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of the library, the place of its last card if more follow, and how many pass in all."""

    cards: list[CardView]
    last: Place | None
    total: int


def shelf(viewer: Person, filters: Filters, *, after: Place | None, today: date) -> Shelf:
    """Return a page of the challenges that pass, easiest grade first, as the viewer sees them today."""
    marked, offered = marks.of(viewer) if filters.are_personal else {}, catalogue.offered(scope=viewer.scope)
    found = sorted((c for c in offered if filters.let_pass(c, marked.get(c.slug, UNMARKED))), key=_place)
    rest = [challenge for challenge in found if after is None or _place(challenge) > after]
    shown = rest[:PAGE]
    day = day_queries.day_of(viewer, today)
    told = catalogue.told(day.recorded, scope=viewer.scope)
    if not filters.are_personal:
        marked = marks.of(viewer, among=[challenge.slug for challenge in shown])
    on_shelf = [_card(challenge, day, told, marked.get(challenge.slug, UNMARKED)) for challenge in shown]
    return Shelf(on_shelf, _place(shown[-1]) if len(rest) > PAGE else None, len(found))


def _card(challenge: Challenge, day: Day, told: Told, mark: Mark) -> CardView:
    attempt = cards.tried_today(challenge.slug, day, told)
    return replace(cards.card(challenge, day, times_done=mark.times_done, attempt=attempt), mark=mark)


def _place(challenge: Challenge) -> Place:
    return challenge.grade, challenge.slug
