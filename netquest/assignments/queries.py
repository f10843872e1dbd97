"""Reads of one's own offers. The seat or the viewer comes first, and sees their own rows only."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Date, Integer, and_, bindparam, exists, select

from netquest.accounts.models import Person
from netquest.assignments.models import Assignment, ItemTry, Offer, OfferItem, SetVersion
from netquest.assignments.rules import OfferState, offer_state
from netquest.assignments.views import ItemState, OfferView, TodayOffers
from netquest.catalogue import queries as catalogue
from netquest.catalogue.own import Scope
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.organisations.models import Membership
from netquest.organisations.rules import Seat

is_tried = exists().where(ItemTry.offer_item_id == OfferItem.id)
_belongs = and_(
    Membership.person_id == Offer.person_id,
    Membership.organisation_id == Offer.organisation_id,
    Membership.ended_at.is_(None),
)
"""Offers of an organisation are there while one belongs to it."""

_OFFERS = (
    select(
        Offer.id,
        Offer.accepted_at,
        Offer.passed_at,
        Assignment.withdrawn_at,
        Assignment.starts_on,
        Assignment.due_on,
        SetVersion.name,
        SetVersion.why,
        Person.name.label("author"),
        OfferItem.slug,
        is_tried.label("is_tried"),
    )
    .select_from(Offer)
    .join(Membership, _belongs)
    .join(Assignment, Assignment.id == Offer.assignment_id)
    .join(SetVersion, SetVersion.id == Assignment.version_id)
    .join(OfferItem, OfferItem.offer_id == Offer.id)
    .outerjoin(Person, Person.id == Assignment.author_id)
    .where(Offer.person_id == bindparam("person", type_=Integer))
    .order_by(Assignment.due_on, Offer.id, OfferItem.position)
)


def offers(seat: Seat, *, today: date, since: date) -> list[OfferView]:
    """Return one's own offers that are due on `since` or later, the one that is due first before the others."""
    rows = db.session.execute(_OFFERS.where(Assignment.due_on >= since), {"person": seat.person_id})
    return [_offer(list(group), today, seat.scope) for _, group in groupby(rows, key=lambda row: row.id)]


def get_offer(seat: Seat, offer_id: int, *, today: date) -> OfferView:
    """Return one of one's own offers. Raises NotFound."""
    rows = db.session.execute(_OFFERS.where(Offer.id == offer_id), {"person": seat.person_id}).all()
    if not rows:
        raise NotFound
    return _offer(rows, today, seat.scope)


def _offer(rows: Sequence[Any], today: date, scope: Scope) -> OfferView:
    first = rows[0]
    items = tuple(ItemState(catalogue.get(row.slug, scope=scope), row.is_tried) for row in rows)
    return OfferView(
        id=first.id,
        name=first.name,
        why=first.why,
        author=first.author,
        starts_on=first.starts_on,
        due_on=first.due_on,
        state=state_of(first, items),
        can_answer=first.withdrawn_at is None and first.due_on >= today,
        items=items,
    )


def state_of(row: Any, items: Sequence[ItemState]) -> OfferState:
    """Return the state of the offer of a row."""
    return offer_state(
        is_withdrawn=row.withdrawn_at is not None,
        is_accepted=row.accepted_at is not None,
        is_passed=row.passed_at is not None,
        open_items=sum(not item.is_tried for item in items),
    )


_TODAY = (
    select(Offer.id, Offer.accepted_at, Assignment.starts_on, Assignment.due_on, SetVersion.name, OfferItem.slug)
    .select_from(Offer)
    .join(Membership, _belongs)
    .join(Assignment, Assignment.id == Offer.assignment_id)
    .join(SetVersion, SetVersion.id == Assignment.version_id)
    .outerjoin(OfferItem, and_(OfferItem.offer_id == Offer.id, Offer.accepted_at.is_not(None), ~is_tried))
    .where(Offer.person_id == bindparam("person", type_=Integer), Offer.passed_at.is_(None))
    .where(Assignment.withdrawn_at.is_(None), Assignment.due_on >= bindparam("today", type_=Date))
    .order_by(Assignment.due_on, Offer.id, OfferItem.position)
)
"""Today asks this with each visit, so it is built once; an offer without an open item is one row without a slug."""


def today_offers(viewer: Person, *, on: date) -> TodayOffers:
    """Return what the viewer's offers ask of their local day, in one statement."""
    rows = db.session.connection().execute(_TODAY, {"person": viewer.id, "today": on}).all()
    open_items = [row for row in rows if row.accepted_at and row.slug and row.starts_on <= on]
    first = open_items[0] if open_items else None
    return TodayOffers(
        next_slug=first.slug if first else None,
        set_name=first.name if first else "",
        due_on=first.due_on if first else None,
        waiting=sum(row.accepted_at is None for row in rows),
        open_slugs=frozenset(row.slug for row in open_items),
    )
