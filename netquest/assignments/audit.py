"""Compares the tries at items with what a person's surviving acts and items alone give, and can make it so.

The acts are handed in as plain values: attempts belong to another feature.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, select

from netquest.assignments.models import ItemTry, OfferItem
from netquest.core.db import db, insert_rows, transaction
from netquest.game.acts import Act

Pair = tuple[int, int]
"""An item of an offer, and an attempt that counts for it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One try at an item that is missing, or should not be there, in words."""

    person_id: int
    pair: Pair
    is_missing: bool

    def __str__(self) -> str:
        item, attempt = self.pair
        fault = "is missing" if self.is_missing else "should not be there"
        return f"item_try of person {self.person_id}: attempt {attempt} at item {item} {fault}"


def check(person_id: int, acts: Iterable[Act]) -> list[Difference]:
    """Return where the tries at a person's items differ from what these surviving acts give."""
    held, due, may_be = _compared(person_id, acts)
    missing = [Difference(person_id, pair, is_missing=True) for pair in sorted(due - held)]
    return missing + [Difference(person_id, pair, is_missing=False) for pair in sorted(held - due - may_be)]


def rebuild(person_id: int, acts: Iterable[Act]) -> None:
    """Make the tries at a person's items what these surviving acts give."""
    with transaction() as session:
        held, due, may_be = _compared(person_id, acts)
        for item, attempt in held - due - may_be:
            session.execute(delete(ItemTry).where(ItemTry.offer_item_id == item, ItemTry.attempt_id == attempt))
        of = dict(session.execute(select(OfferItem.id, OfferItem.organisation_id).where(_of(person_id))).all())
        rows = [
            {"offer_item_id": item, "attempt_id": attempt, "organisation_id": of[item]}
            for item, attempt in sorted(due - held)
        ]
        insert_rows(session, ItemTry, rows)


def _compared(person_id: int, acts: Iterable[Act]) -> tuple[set[Pair], set[Pair], set[Pair]]:
    """Return the pairs that are held, those that must be, and those that may be.

    An act of the very instant of the offer came before or after it: both are right.
    """
    tries = and_(ItemTry.offer_item_id == OfferItem.id, _of(person_id))
    held = {
        (item, attempt)
        for item, attempt in db.session.execute(
            select(ItemTry.offer_item_id, ItemTry.attempt_id).join(OfferItem, tries)
        )
    }
    items = db.session.execute(
        select(OfferItem.id, OfferItem.slug, OfferItem.starts_on, OfferItem.due_on, OfferItem.at).where(_of(person_id))
    ).all()
    counted = [
        (item, act)
        for act in acts
        for item in items
        if act.counts and act.slug == item.slug and item.starts_on <= act.day <= item.due_on
    ]
    due = {(item.id, act.id) for item, act in counted if act.at > item.at}
    return held, due, {(item.id, act.id) for item, act in counted if act.at == item.at}


def _of(person_id: int) -> ColumnElement[bool]:
    return OfferItem.person_id == person_id
