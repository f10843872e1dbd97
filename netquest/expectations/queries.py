"""Reads of one's own plans and findings. The viewer comes first, and sees their own rows alone."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Integer, bindparam, select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.expectations.models import Plan
from netquest.expectations.rules import (
    Expected,
    Found,
    are_unmet,
    unpack_answers,
    unpack_fears,
)
from netquest.expectations.views import PlanView
from netquest.game.badges import BY_ID, Reached, reached

PLANNER, MYTH_BUSTER = "planner", "myth-buster"
UNMET_MOST = BY_ID[MYTH_BUSTER].need

_row = Plan.__table__.c
_MINE = select(*_row).where(Plan.person_id == bindparam("person", type_=Integer)).order_by(Plan.id)
_WAITING = _MINE.where(Plan.attempt_id.is_(None))
_OF_ATTEMPTS = _MINE.where(Plan.attempt_id.in_(bindparam("attempts", expanding=True)))
"""Today asks these with each visit of whoever keeps plans, and an attempt the second: so they are built once."""


def waiting(viewer: Person) -> dict[str, PlanView]:
    """Return by challenge the viewer's newest plan that waits for a try; nothing for who keeps none."""
    if not viewer.keeps_expectations:
        return {}
    rows = db.session.connection().execute(_WAITING, {"person": viewer.id}).all()
    return {row.slug: plan_of(row) for row in rows}


def find_waiting(viewer: Person, slug: str) -> PlanView | None:
    """Return the viewer's newest plan for a challenge that waits for a try, None when there is none."""
    return waiting(viewer).get(slug)


def of_attempts(viewer: Person, ids: Iterable[int]) -> dict[int, PlanView]:
    """Return the plans that belong to attempts of the viewer's, by attempt; nothing for who keeps none."""
    wanted = list(ids) if viewer.keeps_expectations else []
    if not wanted:
        return {}
    rows = db.session.connection().execute(_OF_ATTEMPTS, {"person": viewer.id, "attempts": wanted})
    return {row.attempt_id: plan_of(row) for row in rows}


def get_tried(viewer: Person, attempt_id: int) -> PlanView:
    """Return the plan that belongs to an attempt of the viewer's. Raises NotFound."""
    found = of_attempts(viewer, [attempt_id]).get(attempt_id)
    if found is None:
        raise NotFound
    return found


def tried(viewer: Person) -> list[PlanView]:
    """Return every plan of the viewer's that was tried, oldest first; nothing for who keeps none."""
    if not viewer.keeps_expectations:
        return []
    return [
        plan_of(row) for row in db.session.execute(_MINE.where(Plan.attempt_id.is_not(None)), {"person": viewer.id})
    ]


def badges_of(viewer: Person) -> dict[str, Reached]:
    """Return how far the badges are that plans and findings win, and that go with them, in one statement.

    They are counted while nothing is asked or shown too: what is kept stays.
    """
    rows = db.session.execute(_MINE, {"person": viewer.id}).all()
    planned = sorted(row.made_on for row in rows if row.cue and row.act)
    unmet = sorted(row.told_on for row in rows if row.attempt_id and are_unmet(plan_of(row).found.happened))
    return reached(PLANNER, planned[:1]) | reached(MYTH_BUSTER, unmet[:UNMET_MOST])


def plan_of(row: Any) -> PlanView:
    """Return the plan of a row."""
    expected = Expected(unpack_fears(row.fears), row.own_fear, row.nerves, row.cue, row.act)
    found = Found(unpack_answers(row.happened, expected.all_fears), row.learnt)
    return PlanView(row.key, row.slug, row.attempt_id, expected, found, row.made_on)
