"""Reads for the library, for one challenge's page, and for today's cards: the catalogue as one person sees it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import day_queries, queries
from netquest.challenges.day_queries import DEFAULT_ENERGY, AnyRow, Day
from netquest.challenges.present import attempt_view, card_view, practice_view, receipt
from netquest.challenges.views import AttemptView, CardView, PracticeView, Receipt
from netquest.game.readiness import predict
from netquest.scoring import queries as scores

PAGE = 12
Place = tuple[int, str]
"""Where a challenge stands in the library: by grade, then by slug."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person looks for; an empty one lets everything pass."""

    strategy: str = ""
    source: str = ""
    grade: str = ""
    format: str = ""
    minutes: str = ""
    q: str = ""

    def given(self) -> dict[str, str]:
        """Return all of them by name."""
        return asdict(self)

    def let_pass(self, challenge: Challenge) -> bool:
        """Tell whether a challenge passes all of them; words may stand anywhere in its text."""
        text = f"{challenge.title} {challenge.why} {' '.join(challenge.steps)}".casefold()
        return (
            self.strategy in ("", challenge.strategy)
            and (not self.source or self.source in challenge.sources)
            and self.grade in ("", str(challenge.grade))
            and self.format in ("", challenge.format)
            and (not self.minutes or challenge.minutes <= int(self.minutes))
            and all(word in text for word in self.q.casefold().split())
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
    cards = [
        card(
            challenge,
            day,
            times_done=done.get(challenge.slug, 0),
            attempt=_attempt_of(day.last_try(challenge.slug), day, {}),
        )
        for challenge in shown
    ]
    return Shelf(cards, _place(shown[-1]) if len(rest) > PAGE else None, len(found))


def _place(challenge: Challenge) -> Place:
    return challenge.grade, challenge.slug


def card(
    challenge: Challenge,
    day: Day,
    *,
    times_done: int = 0,
    attempt: AttemptView | None = None,
    is_fitting: bool = False,
    is_on_menu: bool = True,
) -> CardView:
    """Return a challenge as a card; off the menu its chance is predicted for today's energy."""
    pick = day.pick_of(challenge.slug) if is_on_menu else None
    energy = day.offer.energy if day.offer else DEFAULT_ENERGY
    chance = predict(day.state.readiness, catalogue.card_of(challenge), energy=energy, times_done=times_done)
    return card_view(
        challenge,
        today=day.today,
        times_recorded=day.times_recorded(challenge.slug),
        percent=pick.percent if pick else chance.percent,
        pick=pick,
        attempt=attempt,
        is_fitting=is_fitting,
    )


def menu(viewer: Person, day: Day, *, after: int | None = None) -> list[CardView]:
    """Return today's cards in the order of their slots; tried ones carry their attempt.

    `after` names the attempt that was recorded a moment ago, whose receipt is shown.
    """
    picks = day.offer.picks if day.offer else ()
    shown = [challenge for pick in picks if (challenge := catalogue.find(pick.slug))]
    tried = {challenge.slug: day.last_try(challenge.slug) for challenge in shown}
    fitting = next((slug for slug, row in tried.items() if row is None), None)
    bills = receipts(viewer, [row for row in tried.values() if row is not None and row.id == after])
    return [
        card(
            challenge,
            day,
            attempt=_attempt_of(tried[challenge.slug], day, bills),
            is_fitting=challenge.slug == fitting,
        )
        for challenge in shown
    ]


def _attempt_of(row: AnyRow | None, day: Day, bills: dict[int, Receipt]) -> AttemptView | None:
    return attempt_view(row, today=day.today, paid=bills.get(row.id)) if row is not None else None


def history(viewer: Person, slug: str, *, today: date) -> list[AttemptView]:
    """Return the viewer's latest attempts at a challenge, newest first, each with its receipt."""
    rows = queries.attempts_at(viewer, slug)
    bills = receipts(viewer, rows)
    return [attempt_view(row, today=today, paid=bills.get(row.id)) for row in rows]


def receipts(viewer: Person, rows: Iterable[AnyRow]) -> dict[int, Receipt]:
    """Return the receipts of the viewer's own attempts, by id."""
    rows = list(rows)
    if not rows:
        return {}
    lines = scores.lines_of(viewer.id, [row.id for row in rows])
    places = queries.places_on_day(viewer, rows)
    won: dict[int, list[str]] = {}
    for badge, (attempt_id, _) in scores.awards(viewer.id).items():
        won.setdefault(attempt_id, []).append(badge)
    return {row.id: receipt(lines[row.id], badges=won.get(row.id, ()), repeat=places[row.id]) for row in rows}


def practice(day: Day) -> PracticeView:
    """Return the numbers of a person's day."""
    return practice_view(day.state, today=day.today, goal=day.goal, points_today=day.points_today)


def words() -> dict[str, Any]:
    """Return the names that cards, forms and receipts speak with."""
    return {"sources": catalogue.source_names(), "badges": catalogue.badges()}
