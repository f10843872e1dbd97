"""Writes of looking back. One act is one transaction, safe to repeat."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Conflict, LimitReached
from netquest.exercises.looking_back_models import LookingBack
from netquest.exercises.looking_back_rules import MOST, STEPS, mark
from netquest.exercises.own_rows import change, find_with_key, get_own

_EMPTY: dict[str, Any] = {**dict.fromkeys(STEPS, ""), "is_heavy": False, "slug": None, "for_day": None}


def begin(person: Person, *, key: str, at: datetime) -> int:
    """Begin to look back, and return its id: that of one without a word yet, if there is one.

    The same `key` again changes nothing and returns the same. Raises LimitReached when there are enough of them.
    """
    with transaction() as session:
        hold(session, person.id)
        there = select(LookingBack.id).where(LookingBack.person_id == person.id, LookingBack.deleted_at.is_(None))
        blank = there.where(*(getattr(LookingBack, step) == "" for step in STEPS), LookingBack.slug.is_(None))
        found = find_with_key(session, LookingBack, person, key)
        if found is None:
            found = session.execute(blank.order_by(LookingBack.id).limit(1)).scalar_one_or_none()
        if found is not None:
            return found
        if session.execute(select(func.count()).select_from(there.subquery())).scalar_one() >= MOST:
            raise LimitReached
        row = {"person_id": person.id, "key": key, **_EMPTY, "created_at": at, "changed_at": at, "deleted_at": None}
        made = insert_new(session, LookingBack, row)
        assert made, "acts of one person follow one another"
        return made


def write(person: Person, look_id: int, step: str, words: str, *, heavy: bool | None, seen: str, at: datetime) -> None:
    """Write the words of one step; `heavy`, unless None, says whether it weighs much. The same again changes nothing.

    `seen` is the mark of the words that were shown. Raises NotFound for what is not the person's own, Conflict when
    the step says something else by now.
    """
    said: dict[str, Any] = {step: words} | ({} if heavy is None else {"is_heavy": heavy})
    with transaction() as session:
        hold(session, person.id)
        now = get_own(session, LookingBack, person, look_id)
        if getattr(now, step) != words and mark(getattr(now, step)) != seen:
            raise Conflict
        if any(getattr(now, name) != value for name, value in said.items()):
            change(session, LookingBack, person, look_id, **said, changed_at=at)


def choose(person: Person, look_id: int, slug: str | None, *, for_day: date, at: datetime) -> None:
    """Put a challenge on the menu of a local day, or none. Again changes nothing. Raises NotFound."""
    day = for_day if slug else None
    with transaction() as session:
        hold(session, person.id)
        now = get_own(session, LookingBack, person, look_id)
        if (now.slug, now.for_day) != (slug, day):
            change(session, LookingBack, person, look_id, slug=slug, for_day=day, changed_at=at)


def delete(person: Person, look_id: int, *, at: datetime) -> None:
    """Delete a look back with every word of it. Again changes nothing. Raises NotFound."""
    with transaction() as session:
        if not change(session, LookingBack, person, look_id, **_EMPTY, changed_at=at, deleted_at=at):
            get_own(session, LookingBack, person, look_id, even_deleted=True)
