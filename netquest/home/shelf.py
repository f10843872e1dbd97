"""The badges as their owner sees them: what attempts have won, and what other features say of theirs.

Features are not asked by name: the composition root brings them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import day_queries, queries
from netquest.challenges.present import attempt_view
from netquest.challenges.views import AttemptView
from netquest.core.errors import NotFound
from netquest.game.badges import GROUPS, Badge, Reached, progress
from netquest.game.record import Record
from netquest.game.tally import Tally
from netquest.scoring import queries as scores

Teller: TypeAlias = Callable[[Person], Mapping[str, Reached]]
"""Tells by id how far a viewer is with the badges that a feature knows of, even when it is nowhere yet."""

NEAR = 2
_tellers: list[Teller] = []


@dataclass(frozen=True, slots=True)
class ShelfBadge:
    """A badge as its owner sees it; `won_on` is the local day on which it was won, None while locked.

    `place` is that of its group among all, `by_tries` says that attempts win it.
    """

    id: str
    name: str
    line: str
    hint: str
    group: str
    place: int
    band: str
    is_private: bool
    by_tries: bool
    have: int
    need: int
    is_won: bool
    won_on: date | None


def bring(*tellers: Teller) -> None:
    """Set who knows of badges that no attempt wins. A second call replaces the first."""
    _tellers[:] = tellers


def counts(viewer: Person, record: Record) -> dict[str, int]:
    """Return how many badges the viewer has won, and how many there are."""
    have = progress(record, _told(viewer))
    return {"badges_won": sum(have >= badge.need for badge, have in have), "badges_all": len(have)}


def shelf(viewer: Person, today: date) -> list[ShelfBadge]:
    """Return every badge that can be won, the won ones first, the latest of them on top."""
    won_by = scores.awards(viewer.id)
    record = day_queries.day_of(viewer, today).state.record
    badges = _badges(record, won_by, _told(viewer))
    return sorted(badges, key=lambda badge: (not badge.is_won, -(badge.won_on or today).toordinal()))


def one(viewer: Person, id: str, today: date) -> dict[str, Any]:
    """Return what the page of a badge draws. Raises NotFound for one that is not there, or that nobody can win yet.

    `won_by` is the try that won it, `challenge` the one to begin with, `ahead` what is locked of its group.
    """
    won_by = scores.awards(viewer.id)
    record = day_queries.day_of(viewer, today).state.record
    badges = {badge.id: badge for badge in _badges(record, won_by, _told(viewer))}
    if (badge := badges.get(id)) is None:
        raise NotFound
    locked = [other for other in badges.values() if not other.is_won and other.group == badge.group]
    nearest = sorted((other for other in locked if other.id != id), key=lambda other: -other.have / other.need)
    return {
        "badge": badge,
        "text": catalogue.badges()[id],
        "won_by": _try(viewer, won_by[id][0], today) if id in won_by else None,
        "challenge": _to_begin(id, record.tally),
        "ahead": nearest[:NEAR],
    }


def _try(viewer: Person, attempt_id: int, today: date) -> AttemptView:
    row = queries.get_attempt(viewer, attempt_id)
    return attempt_view(row, catalogue.told([row], scope=viewer.scope), today=today)


def _to_begin(id: str, tally: Tally) -> Challenge | None:
    """Return the challenge that a badge's next step leads to: where it counts sorts, one of a sort not tried yet."""
    if id == "every-source":
        first = [source.first for source in catalogue.sources().values() if source.id not in tally.sources]
        return catalogue.get(first[0]) if first else None
    if id == "all-kinds":
        new = [challenge for challenge in catalogue.offered() if challenge.kind not in tally.kinds]
        return min(new, key=lambda challenge: challenge.grade, default=None)
    begin = catalogue.badges()[id].begin
    return catalogue.get(begin) if begin else None


def _told(viewer: Person) -> dict[str, Reached]:
    return {badge: reached for tell in _tellers for badge, reached in tell(viewer).items()}


def _badges(record: Record, won_by: Mapping[str, tuple[int, date]], told: Mapping[str, Reached]) -> list[ShelfBadge]:
    won_on = {badge: day for badge, (_, day) in won_by.items()}
    won_on |= {badge: said.won_on for badge, said in told.items() if said.won_on}
    return [_on_shelf(badge, have, won_on.get(badge.id)) for badge, have in progress(record, told)]


def _on_shelf(badge: Badge, have: int, won_on: date | None) -> ShelfBadge:
    text = catalogue.badges()[badge.id]
    return ShelfBadge(
        id=badge.id,
        name=text.name,
        line=text.line,
        hint=text.hint,
        group=badge.group,
        place=GROUPS.index(badge.group),
        band=badge.band,
        is_private=badge.is_private,
        by_tries=badge.have is not None,
        have=have,
        need=badge.need,
        is_won=have >= badge.need,
        won_on=won_on,
    )
