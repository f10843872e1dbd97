"""Writes of reframes. One act is one transaction, safe to repeat."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func, select

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.catalogue.models import Reframe as Guide
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Conflict, LimitReached
from netquest.exercises.own_rows import change, find_with_key, get_own
from netquest.exercises.reframe_models import Reframe
from netquest.exercises.reframe_rules import MOST, Words

_EMPTY = {**asdict(Words("", "", "", "", "")), "source": "", "guide": ""}


def keep(person: Person, words: Words, *, guide: Guide, key: str, at: datetime) -> int:
    """Keep a card, and return its id. The same `key` again changes nothing and returns the same.

    Raises LimitReached when there are enough of them.
    """
    with transaction() as session:
        hold(session, person.id)
        kept = find_with_key(session, Reframe, person, key)
        if kept is not None:
            return kept
        mine = select(func.count()).where(Reframe.person_id == person.id, Reframe.deleted_at.is_(None))
        if session.execute(mine).scalar_one() >= MOST:
            raise LimitReached
        row = {"person_id": person.id, "key": key, "number": 1, "source": guide.source, "guide": guide.id}
        times = {"created_at": at, "changed_at": at, "retired_at": None, "deleted_at": None}
        made = insert_new(session, Reframe, {**row, **asdict(words), **times})
        assert made, "acts of one person follow one another"
        return made


def rewrite(person: Person, reframe_id: int, words: Words, *, seen: int, at: datetime) -> None:
    """Give a reframe other words; `seen` is the number of the version that was edited. The same again changes nothing.

    Raises NotFound for what is not the person's own, Conflict when it says something else by now.
    """
    with transaction() as session:
        changed = {**asdict(words), "number": seen + 1, "changed_at": at}
        if change(session, Reframe, person, reframe_id, Reframe.number == seen, **changed):
            return
        now = get_own(session, Reframe, person, reframe_id)
        if {name: getattr(now, name) for name in asdict(words)} != asdict(words):
            raise Conflict


def retire(person: Person, reframe_id: int, *, at: datetime) -> None:
    """Put a card away: it is shown before no challenge. Again changes nothing. Raises NotFound."""
    with transaction() as session:
        if not change(session, Reframe, person, reframe_id, Reframe.retired_at.is_(None), retired_at=at):
            get_own(session, Reframe, person, reframe_id)


def bring_back(person: Person, reframe_id: int) -> None:
    """Take a card out again. Again changes nothing. Raises NotFound."""
    with transaction() as session:
        if not change(session, Reframe, person, reframe_id, Reframe.retired_at.is_not(None), retired_at=None):
            get_own(session, Reframe, person, reframe_id)


def delete(person: Person, reframe_id: int, *, at: datetime) -> None:
    """Delete a reframe with every word of it. Again changes nothing. Raises NotFound."""
    with transaction() as session:
        if not change(session, Reframe, person, reframe_id, **_EMPTY, retired_at=None, changed_at=at, deleted_at=at):
            get_own(session, Reframe, person, reframe_id, even_deleted=True)
