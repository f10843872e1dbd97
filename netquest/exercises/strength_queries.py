"""Reads of one's own inventory. The viewer comes first, and sees their own rows alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.exercises.strength_models import Strength
from netquest.exercises.strength_rules import Kind


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
    return [_view(row) for row in db.session.execute(_mine(viewer).order_by(Strength.id.desc()))]


def in_use(viewer: Person) -> list[StrengthView]:
    """Return the lines of the viewer's inventory that are not retired, newest first."""
    rows = db.session.execute(_mine(viewer).where(Strength.retired_at.is_(None)).order_by(Strength.id.desc()))
    return [_view(row) for row in rows]


def get_strength(viewer: Person, strength_id: int) -> StrengthView:
    """Return one line of the viewer's inventory. Raises NotFound."""
    row = db.session.execute(_mine(viewer).where(Strength.id == strength_id)).one_or_none()
    if row is None:
        raise NotFound
    return _view(row)


def _mine(viewer: Person) -> Select[int, str, str, datetime, datetime | None]:
    columns = (Strength.id, Strength.kind, Strength.text, Strength.at, Strength.retired_at)
    return select(*columns).where(Strength.person_id == viewer.id, Strength.deleted_at.is_(None))


def _view(row: Any) -> StrengthView:
    return StrengthView(row.id, Kind(row.kind), row.text, row.at, row.retired_at is not None)
