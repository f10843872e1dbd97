"""The badges as their owner sees them: what attempts have won, and what other features say of theirs.

Features are not asked by name: the composition root brings them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import day_queries
from netquest.game.badges import Badge, Reached, progress
from netquest.game.record import Record
from netquest.scoring import queries as scores

Teller: TypeAlias = Callable[[Person], Mapping[str, Reached]]
"""Tells by id how far a viewer is with the badges that a feature knows of, even when it is nowhere yet."""

_tellers: list[Teller] = []


@dataclass(frozen=True, slots=True)
class ShelfBadge:
    """A badge as its owner sees it; `won_on` is the local day on which it was won, None while locked."""

    id: str
    name: str
    line: str
    hint: str
    group: str
    band: str
    is_private: bool
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
    told = _told(viewer)
    won_on = {badge: day for badge, (_, day) in scores.awards(viewer.id).items()}
    won_on |= {badge: said.won_on for badge, said in told.items() if said.won_on}
    have = progress(day_queries.day_of(viewer, today).state.record, told)
    badges = [_on_shelf(badge, number, won_on.get(badge.id)) for badge, number in have]
    return sorted(badges, key=lambda badge: (not badge.is_won, -(badge.won_on or today).toordinal()))


def _told(viewer: Person) -> dict[str, Reached]:
    return {badge: reached for tell in _tellers for badge, reached in tell(viewer).items()}


def _on_shelf(badge: Badge, have: int, won_on: date | None) -> ShelfBadge:
    text = catalogue.badges()[badge.id]
    return ShelfBadge(
        id=badge.id,
        name=text.name,
        line=text.line,
        hint=text.hint,
        group=badge.group,
        band=badge.band,
        is_private=badge.is_private,
        have=have,
        need=badge.need,
        is_won=have >= badge.need,
        won_on=won_on,
    )
