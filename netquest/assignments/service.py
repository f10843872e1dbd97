"""Writes of sets: laying one out, and editing it. One act is one transaction, safe to repeat."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from netquest.assignments import set_queries
from netquest.assignments.models import ChallengeSet, SetItem, SetVersion
from netquest.assignments.rules import Draft, Item
from netquest.assignments.views import SetView
from netquest.catalogue.models import Challenge
from netquest.core.db import hold_row, insert_new, insert_rows, transaction
from netquest.core.errors import Forbidden, LimitReached, NotFound
from netquest.organisations.rules import Seat


def create(seat: Seat, *, name: str, why: str, challenges: Iterable[Challenge], key: str, at: datetime) -> int:
    """Lay out a set and return its id. The same `key` again changes nothing and returns the same."""
    draft = Draft(name, why, tuple(item_of(challenge) for challenge in challenges))
    row = {"organisation_id": seat.organisation_id, "author_id": seat.person_id, "key": key, "created_at": at}
    with transaction() as session:
        set_id = insert_new(session, ChallengeSet, row)
        if set_id is None:
            return _set_with_key(session, seat, key)
        _add_version(session, seat, set_id, 1, draft, at=at)
    return set_id


def item_of(challenge: Challenge) -> Item:
    """Return a challenge as an item of a set."""
    return Item(challenge.slug, challenge.version)


def rename(seat: Seat, set_id: int, *, name: str, why: str, at: datetime) -> None:
    """Give a set another name and other words."""
    _edit(seat, set_id, lambda draft: draft.named(name, why), at=at)


def add_item(seat: Seat, set_id: int, challenge: Challenge, *, at: datetime) -> None:
    """Put a challenge at the end of a set. Raises LimitReached when it is full."""

    def add(draft: Draft) -> Draft:
        if draft.is_full and challenge.slug not in draft.slugs:
            raise LimitReached
        return draft.added(item_of(challenge))

    _edit(seat, set_id, add, at=at)


def remove_item(seat: Seat, set_id: int, slug: str, *, at: datetime) -> None:
    """Take a challenge out of a set, if it is in."""
    _edit(seat, set_id, lambda draft: draft.without(slug), at=at)


def place_item(seat: Seat, set_id: int, slug: str, position: int, *, at: datetime) -> None:
    """Move a challenge of a set to a position from 1. Raises NotFound when it is not in."""

    def place(draft: Draft) -> Draft:
        if slug not in draft.slugs:
            raise NotFound
        return draft.placed(slug, position)

    _edit(seat, set_id, place, at=at)


def _set_with_key(session: Session, seat: Seat, key: str) -> int:
    mine = select(ChallengeSet.id).where(ChallengeSet.author_id == seat.person_id, ChallengeSet.key == key)
    return session.execute(mine).scalar_one()


def _edit(seat: Seat, set_id: int, change: Callable[[Draft], Draft], *, at: datetime) -> None:
    """Change the newest version where it stands; one that somebody has is frozen, so the change makes the next one.

    Raises NotFound for what one does not see, Forbidden for another's.
    """
    with transaction() as session:
        hold_row(session, ChallengeSet.id, set_id)
        found = set_queries.get_set(seat, set_id)
        if not found.can_edit:
            raise Forbidden
        draft = change(found.draft)
        if draft == found.draft:
            return
        if found.is_frozen:
            _add_version(session, seat, set_id, found.number + 1, draft, at=at)
        else:
            _rewrite(session, seat, found, draft)


def _add_version(session: Session, seat: Seat, set_id: int, number: int, draft: Draft, *, at: datetime) -> None:
    row = {"organisation_id": seat.organisation_id, "set_id": set_id, "number": number, "author_id": seat.person_id}
    version_id = insert_new(session, SetVersion, {**row, "name": draft.name, "why": draft.why, "at": at})
    assert version_id, "edits of a set follow one another"
    _add_items(session, seat, version_id, draft)


def _rewrite(session: Session, seat: Seat, found: SetView, draft: Draft) -> None:
    version = SetVersion.id == found.version_id
    session.execute(update(SetVersion).where(version).values(name=draft.name, why=draft.why))
    session.execute(delete(SetItem).where(SetItem.version_id == found.version_id))
    _add_items(session, seat, found.version_id, draft)


def _add_items(session: Session, seat: Seat, version_id: int, draft: Draft) -> None:
    shared = {"version_id": version_id, "organisation_id": seat.organisation_id}
    items = enumerate(draft.items, 1)
    rows = [{**shared, "slug": item.slug, "position": number, "version": item.version} for number, item in items]
    insert_rows(session, SetItem, rows)
