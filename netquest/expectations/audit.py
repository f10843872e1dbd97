"""Compares the plans that were tried with a person's surviving acts, handed in as plain values."""

from collections.abc import Iterable

from sqlalchemy import select

from netquest.core.db import db
from netquest.expectations.models import Plan
from netquest.game.acts import Act, Outcome


def check(person_id: int, acts: Iterable[Act]) -> list[str]:
    """Return in words which plans belong to what is no surviving try of the person's at their challenge."""
    tried = {act.id: act.slug for act in acts if act.outcome is not Outcome.SKIPPED}
    mine = select(Plan.id, Plan.slug, Plan.attempt_id).where(Plan.person_id == person_id, Plan.attempt_id.is_not(None))
    return [
        f"plan {row.id} of person {person_id}: belongs to attempt {row.attempt_id}, which is no try of theirs at it"
        for row in db.session.execute(mine.order_by(Plan.id))
        if tried.get(row.attempt_id) != row.slug
    ]
