"""Reads of one's own inventory. The viewer comes first, and sees their own rows alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.exercises.strength_models import Strength
from netquest.exercises.strength_rules import Kind

_columns = (Strength.id, Strength.kind, Strength.text, Strength.at, Strength.retired_at)
_MINE = select(*_columns).where(Strength.person_id == bindparam("person", type_=Integer), Strength.deleted_at.is_(None))
_IN_USE = _MINE.where(Strength.retired_at.is_(None)).order_by(Strength.id.desc())
"""Today asks this whenever a giving card is open, so it is built once."""


@dataclass(frozen=True, slots=True)
class StrengthView:
    """One line of the inventory."""

    id: int
    kind: Kind
    text: str
    at: datetime
    is_retired: bool


def strengths(viewer: Person) -> list[StrengthView]:
    """Return every line of the viewer's inventory, retired ones too, newest first."""
    return [_view(row) for row in db.session.execute(_MINE.order_by(Strength.id.desc()), {"person": viewer.id})]


def in_use(viewer: Person) -> list[StrengthView]:
    """Return the lines of the viewer's inventory that are not retired, newest first."""
    return [_view(row) for row in db.session.connection().execute(_IN_USE, {"person": viewer.id})]


def get_strength(viewer: Person, strength_id: int) -> StrengthView:
    """Return one line of the viewer's inventory. Raises NotFound."""
    row = db.session.execute(_MINE.where(Strength.id == strength_id), {"person": viewer.id}).one_or_none()
    if row is None:
        raise NotFound
    return _view(row)


def _view(row: Any) -> StrengthView:
    return StrengthView(row.id, Kind(row.kind), row.text, row.at, row.retired_at is not None)
