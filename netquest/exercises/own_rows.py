"""Rows of exercises that somebody owns: changed and read by their owner alone. A deleted one keeps an empty row."""

from typing import Any

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.core.errors import NotFound


def change(session: Session, table: Any, person: Person, row_id: int, *where: Any, **values: Any) -> bool:
    """Change a row of the person's own, unless it is deleted or not as it has to be. Returns whether it was changed."""
    mine = (table.id == row_id, table.person_id == person.id, table.deleted_at.is_(None))
    done = session.execute(update(table).where(*mine, *where).values(**values))
    return isinstance(done, CursorResult) and done.rowcount == 1


def get_own(session: Session, table: Any, person: Person, row_id: int, *, even_deleted: bool = False) -> Any:
    """Return a row of the person's own. Raises NotFound, for a deleted one too unless it is asked for."""
    mine = select(*table.__table__.c).where(table.id == row_id, table.person_id == person.id)
    row = session.execute(mine).one_or_none()
    if row is None or (row.deleted_at and not even_deleted):
        raise NotFound
    return row


def find_with_key(session: Session, table: Any, person: Person, key: str) -> int | None:
    """Return the id of the person's row that a form with this key made, a deleted one too; None when there is none."""
    mine = select(table.id).where(table.person_id == person.id, table.key == key)
    return session.execute(mine).scalar_one_or_none()


def was_deleted(session: Session, table: Any, person: Person, row_id: int) -> bool:
    """Tell whether a row of the person's own is deleted; somebody else's never is."""
    mine = select(table.id).where(table.id == row_id, table.person_id == person.id, table.deleted_at.is_not(None))
    return session.execute(mine).first() is not None
