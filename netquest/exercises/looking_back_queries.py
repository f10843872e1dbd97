"""Reads of one's own looks back. The viewer comes first, and sees their own rows alone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, Integer, bindparam, select

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.exercises import own_rows
from netquest.exercises.looking_back_models import LookingBack
from netquest.exercises.looking_back_rules import HIGHEST_GRADE, SOURCE, Small, three
from netquest.exercises.looking_back_views import LookView

PAGE = 24
_person = bindparam("person", type_=Integer)
_MINE = select(*LookingBack.__table__.c).where(LookingBack.person_id == _person, LookingBack.deleted_at.is_(None))
_CHOSEN = (
    select(LookingBack.slug)
    .where(LookingBack.person_id == _person, LookingBack.for_day == bindparam("day", type_=Date))
    .order_by(LookingBack.changed_at.desc(), LookingBack.id.desc())
    .limit(1)
)
"""A day's first visit asks this, so it is built once."""


def looks(viewer: Person, *, after: int | None = None) -> tuple[Sequence[LookView], int | None]:
    """Return a page of the viewer's looks back, newest first, and the id after which the next page begins."""
    older = [LookingBack.id < after] if after else []
    mine = _MINE.where(*older).order_by(LookingBack.id.desc()).limit(PAGE + 1)
    rows = db.session.execute(mine, {"person": viewer.id}).all()
    views = [_view(row) for row in rows[:PAGE]]
    return views, views[-1].id if len(rows) > PAGE else None


def get_look(viewer: Person, look_id: int) -> LookView:
    """Return one of the viewer's own looks back. Raises NotFound."""
    row = db.session.execute(_MINE.where(LookingBack.id == look_id), {"person": viewer.id}).one_or_none()
    if row is None:
        raise NotFound
    return _view(row)


def was_deleted(viewer: Person, look_id: int) -> bool:
    """Tell whether the viewer deleted this look back of their own."""
    return own_rows.was_deleted(db.session(), LookingBack, viewer, look_id)


def chosen_for(viewer: Person, day: date) -> str | None:
    """Return the challenge that the viewer put on the menu of a local day when they looked back, the latest choice."""
    found = db.session.connection().execute(_CHOSEN, {"person": viewer.id, "day": day}).scalar_one_or_none()
    return str(found) if found else None


def choices(look_id: int) -> list[Challenge]:
    """Return the three small challenges that a look back ends in; they stay the same for it."""
    answering = [card for card in catalogue.offered() if SOURCE in card.sources and card.grade <= HIGHEST_GRADE]
    free = [card for card in answering if not card.prerequisites]
    smalls = [Small(card.slug, card.grade, card.kind, card.sources[SOURCE]) for card in free]
    return [catalogue.get(slug) for slug in three(smalls, seed=look_id)]


def _view(row: Any) -> LookView:
    return LookView(
        id=row.id,
        is_heavy=row.is_heavy,
        happened=row.happened,
        pattern=row.pattern,
        otherwise=row.otherwise,
        chosen=catalogue.find(row.slug) if row.slug else None,
        for_day=row.for_day,
        created_at=row.created_at,
    )
