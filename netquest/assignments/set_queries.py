"""Reads of sets as a desk shows them. The seat comes first, and sees what its memberships of now let it see."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased

from netquest.accounts.models import Person
from netquest.assignments.models import Assignment, ChallengeSet, Offer, SetItem, SetVersion
from netquest.assignments.rules import Draft, Item
from netquest.assignments.sight import looks, onlooker, sees_person, sees_set
from netquest.assignments.views import SetLine, SetView
from netquest.catalogue import queries as catalogue
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.organisations.rules import Seat

PAGE = 24
_numbered = aliased(SetVersion)
_is_newest = SetVersion.number == (
    select(func.max(_numbered.number))
    .where(_numbered.set_id == ChallengeSet.id)
    .correlate(ChallengeSet)
    .scalar_subquery()
)


def sets(seat: Seat, *, today: date, after: int | None = None) -> tuple[Sequence[SetLine], int | None]:
    """Return a page of the sets that one sees, newest first, and the id after which the next page begins."""
    rows = db.session.execute(
        select(ChallengeSet.id, SetVersion.name, SetVersion.why, Person.name, ChallengeSet.author_id, *_counts(today))
        .select_from(ChallengeSet)
        .join(onlooker, and_(onlooker.person_id == seat.person_id, looks, sees_set()))
        .join(SetVersion, and_(SetVersion.set_id == ChallengeSet.id, _is_newest))
        .outerjoin(Person, Person.id == ChallengeSet.author_id)
        .where(*([ChallengeSet.id < after] if after else []))
        .order_by(ChallengeSet.id.desc())
        .limit(PAGE + 1)
    ).all()
    lines = [
        SetLine(id_, name, why, author, author_id == seat.person_id, *map(int, counts))
        for id_, name, why, author, author_id, *counts in rows[:PAGE]
    ]
    return lines, lines[-1].id if len(rows) > PAGE else None


def _counts(today: date) -> list[Any]:
    """Count the challenges of a set, the people who hold it now, and those who accepted it."""
    items = select(func.count()).where(SetItem.version_id == SetVersion.id).correlate(SetVersion).scalar_subquery()
    held = (
        select(func.count(Offer.id.distinct()))
        .join(Assignment, Assignment.id == Offer.assignment_id)
        .where(Assignment.set_id == ChallengeSet.id, Assignment.withdrawn_at.is_(None), Assignment.due_on >= today)
        .where(sees_person(Offer.person_id))
        .correlate(ChallengeSet, onlooker)
    )
    accepted = held.where(Offer.accepted_at.is_not(None))
    return [items, held.scalar_subquery(), accepted.scalar_subquery()]


def get_set(seat: Seat, set_id: int) -> SetView:
    """Return a set that one sees, in its newest version. Raises NotFound."""
    is_frozen = exists().where(Assignment.version_id == SetVersion.id).label("is_frozen")
    rows = db.session.execute(
        select(
            ChallengeSet.author_id,
            Person.name.label("author"),
            SetVersion.id,
            SetVersion.number,
            SetVersion.name,
            SetVersion.why,
            is_frozen,
            SetItem.slug,
            SetItem.version,
        )
        .select_from(ChallengeSet)
        .join(onlooker, and_(onlooker.person_id == seat.person_id, looks, sees_set()))
        .join(SetVersion, and_(SetVersion.set_id == ChallengeSet.id, _is_newest))
        .outerjoin(SetItem, SetItem.version_id == SetVersion.id)
        .outerjoin(Person, Person.id == ChallengeSet.author_id)
        .where(ChallengeSet.id == set_id)
        .order_by(SetItem.position)
    ).all()
    if not rows:
        raise NotFound
    first, items = rows[0], tuple(Item(row.slug, row.version) for row in rows if row.slug)
    return SetView(
        id=set_id,
        version_id=first.id,
        number=first.number,
        draft=Draft(first.name, first.why, items),
        challenges=tuple(catalogue.get(item.slug, scope=seat.scope) for item in items),
        author=first.author,
        can_edit=seat.is_admin or first.author_id == seat.person_id,
        is_frozen=first.is_frozen,
    )
