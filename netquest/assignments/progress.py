"""How people walk what was offered to them, as their managers see it: names, states and counts, and nothing else.

One SELECT serves the desk, where the onlooker is bound, and the page on which a person reads what others see of them,
where the person is bound. It reads neither attempts nor instants, so there is nothing more to show.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased

from netquest.accounts.models import Person
from netquest.assignments.models import Assignment, ChallengeSet, Offer, OfferItem, SetVersion
from netquest.assignments.queries import is_tried, state_of
from netquest.assignments.rules import OfferState
from netquest.assignments.sight import looks, may_withdraw, onlooker, sees_person, sees_set
from netquest.assignments.views import Handed, ItemState, Observers, Walker
from netquest.catalogue import queries as catalogue
from netquest.catalogue.own import Scope
from netquest.core.db import db
from netquest.organisations.models import Team
from netquest.organisations.rules import Seat

SHARED = frozenset({OfferState.ACCEPTED, OfferState.FINISHED})
"""Only who accepted an offer shows what was tried of it."""

_PROGRESS = (
    select(
        onlooker.person_id.label("onlooker_id"),
        Assignment.id.label("assignment_id"),
        Assignment.set_id,
        SetVersion.name.label("set_name"),
        SetVersion.number,
        Team.name.label("team"),
        Assignment.starts_on,
        Assignment.due_on,
        may_withdraw().label("can_withdraw"),
        Offer.id.label("offer_id"),
        Offer.person_id,
        Person.name,
        Offer.accepted_at,
        Offer.passed_at,
        Assignment.withdrawn_at,
        OfferItem.slug,
        is_tried.label("is_tried"),
    )
    .select_from(onlooker)
    .join(ChallengeSet, and_(looks, sees_set()))
    .join(Assignment, and_(Assignment.set_id == ChallengeSet.id, Assignment.withdrawn_at.is_(None)))
    .join(SetVersion, SetVersion.id == Assignment.version_id)
    .join(Offer, and_(Offer.assignment_id == Assignment.id, sees_person(Offer.person_id)))
    .join(OfferItem, OfferItem.offer_id == Offer.id)
    .join(Person, Person.id == Offer.person_id)
    .outerjoin(Team, Team.id == Assignment.team_id)
    .order_by(onlooker.person_id, Assignment.id.desc(), Person.name, Offer.id, OfferItem.position)
)


def progress(seat: Seat, set_id: int, *, since: date) -> list[Handed]:
    """Return who walks a set that one sees: its assignments due on `since` or later, the newest first."""
    mine = onlooker.person_id == seat.person_id
    seen = _seen(seat.scope, mine, ChallengeSet.id == set_id, Assignment.due_on >= since)
    return seen.get(seat.person_id, [])


def seen_of(seat: Seat, *, since: date) -> list[Observers]:
    """Return every manager and admin of one's own with what `progress` shows them of oneself, the same put together."""
    own = onlooker.organisation_id == seat.organisation_id
    seen = _seen(seat.scope, own, Offer.person_id == seat.person_id, Assignment.due_on >= since)
    watching = aliased(Person)
    observers = db.session.execute(
        select(watching.id, watching.name)
        .select_from(watching)
        .join(onlooker, and_(onlooker.person_id == watching.id, looks, own))
        .join(Person, and_(Person.id == seat.person_id, sees_person(Person.id)))
        .where(watching.id != seat.person_id)
        .order_by(watching.name, watching.id)
    )
    names: dict[tuple[Handed, ...], list[str]] = {}
    for id_, name in observers:
        names.setdefault(tuple(replace(handed, can_withdraw=False) for handed in seen.get(id_, ())), []).append(name)
    return [Observers(tuple(group), handed) for handed, group in names.items()]


def _seen(scope: Scope, *where: ColumnElement[bool]) -> dict[int, list[Handed]]:
    """Return assignments with their people by the id of who sees them."""
    rows = db.session.execute(_PROGRESS.where(*where))
    return {
        onlooker_id: [_handed(list(group), scope) for _, group in groupby(own, key=lambda row: row.assignment_id)]
        for onlooker_id, own in groupby(rows, key=lambda row: row.onlooker_id)
    }


def _handed(rows: Sequence[Any], scope: Scope) -> Handed:
    first = rows[0]
    return Handed(
        id=first.assignment_id,
        set_id=first.set_id,
        set_name=first.set_name,
        number=first.number,
        team=first.team,
        starts_on=first.starts_on,
        due_on=first.due_on,
        can_withdraw=first.can_withdraw,
        walkers=tuple(_walker(list(group), scope) for _, group in groupby(rows, key=lambda row: row.offer_id)),
    )


def _walker(rows: Sequence[Any], scope: Scope) -> Walker:
    first, items = rows[0], tuple(ItemState(catalogue.get(row.slug, scope=scope), row.is_tried) for row in rows)
    state = state_of(first, items)
    return Walker(first.person_id, first.name, state, items if state in SHARED else ())
