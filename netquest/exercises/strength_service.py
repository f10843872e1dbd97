"""Writes of the inventory: adding a line, editing, retiring and deleting it. Each is safe to repeat."""

from datetime import datetime

from sqlalchemy import func, select, update

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.core.db import insert_new, transaction
from netquest.core.errors import LimitReached, NotFound
from netquest.exercises.strength_models import Strength
from netquest.exercises.strength_rules import MOST, Kind


def add(person: Person, *, kind: Kind, text: str, key: str, at: datetime) -> None:
    """Add a line. The same `key` again changes nothing. Raises LimitReached when there are as many as there may be."""
    row = {"person_id": person.id, "key": key, "kind": kind.value, "text": text, "at": at}
    with transaction() as session:
        hold(session, person.id)
        kept = select(func.count()).where(Strength.person_id == person.id, Strength.deleted_at.is_(None))
        is_full = session.execute(kept).scalar_one() >= MOST
        is_new = insert_new(session, Strength, {**row, "retired_at": None, "deleted_at": None}) is not None
        if is_new and is_full:
            raise LimitReached


def edit(person: Person, strength_id: int, *, kind: Kind, text: str) -> None:
    """Give a line other words. Raises NotFound for what is not one's own, or was deleted."""
    _change(person, strength_id, kind=kind.value, text=text)


def retire(person: Person, strength_id: int, *, at: datetime | None) -> None:
    """Keep a line out of the way, or (without an instant) take it out again. Raises NotFound."""
    _change(person, strength_id, retired_at=at)


def delete(person: Person, strength_id: int, *, at: datetime) -> None:
    """Delete a line; of its words nothing is left. Again changes nothing. Raises NotFound for what is not one's own."""
    with transaction() as session:
        mine = update(Strength).where(Strength.id == strength_id, Strength.person_id == person.id)
        when = func.coalesce(Strength.deleted_at, at)
        if not session.execute(mine.values(text="", deleted_at=when).returning(Strength.id)).all():
            raise NotFound


def _change(person: Person, strength_id: int, **values: object) -> None:
    mine = (Strength.id == strength_id, Strength.person_id == person.id, Strength.deleted_at.is_(None))
    with transaction() as session:
        if not session.execute(update(Strength).where(*mine).values(**values).returning(Strength.id)).all():
            raise NotFound
