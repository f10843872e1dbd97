"""Writes of expectations: consent, a plan before a try, what came of it after. One act is one transaction."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Conflict, NotFound
from netquest.expectations.models import Plan
from netquest.expectations.queries import plan_of
from netquest.expectations.rules import Expected, Found, pack_answers, pack_fears

NOTHING = Found()
_UNTOLD: dict[str, Any] = {"happened": "", "learnt": "", "told_on": None}

_plan: Any = Plan.__table__
_newest = select(func.max(Plan.id)).where(
    Plan.person_id == bindparam("person"), Plan.slug == bindparam("of"), Plan.attempt_id.is_(None)
)
_BIND = update(_plan).where(Plan.id == _newest.scalar_subquery()).values(attempt_id=bindparam("attempt"))
_SET_FREE = update(_plan).where(Plan.attempt_id == bindparam("attempt")).values(attempt_id=None)
"""Both run with every attempt of everybody, so they are built once."""


def columns(expected: Expected, found: Found = NOTHING) -> dict[str, Any]:
    """Return the columns of a row that hold what was said."""
    return {
        "fears": pack_fears(expected.fears),
        "own_fear": expected.own_fear,
        "nerves": expected.nerves,
        "cue": expected.cue,
        "act": expected.act,
        "happened": pack_answers(found.happened),
        "learnt": found.learnt,
    }


def consent(person: Person, *, keeps: bool) -> None:
    """Note whether a person wants to keep what they expect and what came of it. What is kept stays either way."""
    with transaction() as session:
        session.execute(update(Person).where(Person.id == person.id).values(keeps_expectations=keeps))


def keep(person: Person, slug: str, expected: Expected, *, key: str, seen: str, on: date) -> None:
    """Keep a plan for a challenge, or other words for the one that waits. The same again changes nothing.

    `seen` is the mark of what the form showed. A `key` whose plan was tried meanwhile changes nothing any more.
    Raises Conflict when the plan that waits says something else by now.
    """
    with transaction() as session:
        hold(session, person.id)
        mine = select(*Plan.__table__.c).where(Plan.person_id == person.id)
        used = session.execute(mine.where(Plan.key == key)).one_or_none()
        if used is not None and used.attempt_id is not None:
            return
        waiting = mine.where(Plan.slug == slug, Plan.attempt_id.is_(None)).order_by(Plan.id.desc()).limit(1)
        row = session.execute(waiting).one_or_none()
        if row is None:
            new = {"person_id": person.id, "key": key, "slug": slug, "made_on": on, "attempt_id": None}
            insert_new(session, Plan, {**new, **columns(expected), "told_on": None})
            return
        there = plan_of(row)
        _refuse_stale(expected, there.expected, seen)
        session.execute(update(Plan).where(Plan.id == row.id).values(**columns(expected, there.found)))


def remove(person: Person, slug: str, *, key: str) -> None:
    """Delete a plan that waits for a try. Again changes nothing."""
    with transaction() as session:
        this = (Plan.person_id == person.id, Plan.slug == slug, Plan.key == key, Plan.attempt_id.is_(None))
        session.execute(delete(Plan).where(*this))


def tell(person: Person, attempt_id: int, found: Found, *, seen: str, on: date) -> None:
    """Keep what came of a plan that was tried, or other words for it. The same again changes nothing.

    Raises NotFound for what is not the person's own, Conflict when it says something else by now than was `seen`.
    """
    with transaction() as session:
        hold(session, person.id)
        mine = select(*Plan.__table__.c).where(Plan.person_id == person.id, Plan.attempt_id == attempt_id)
        row = session.execute(mine).one_or_none()
        if row is None:
            raise NotFound
        _refuse_stale(found, plan_of(row).found, seen)
        values = {"happened": pack_answers(found.happened), "learnt": found.learnt}
        when = func.coalesce(Plan.told_on, on)
        session.execute(update(Plan).where(Plan.id == row.id).values(**values, told_on=when))


def untell(person: Person, attempt_id: int) -> None:
    """Delete what came of a plan; the plan stays. Again changes nothing. Raises NotFound for what is not one's own."""
    mine = (Plan.person_id == person.id, Plan.attempt_id == attempt_id)
    with transaction() as session:
        if not session.execute(update(Plan).where(*mine).values(**_UNTOLD).returning(Plan.id)).all():
            raise NotFound


def forget(person: Person, *, attempt_id: int | None = None) -> None:
    """Delete every plan of a person with all that came of them, or that of one attempt. Again changes nothing."""
    which = () if attempt_id is None else (Plan.attempt_id == attempt_id,)
    with transaction() as session:
        session.execute(delete(Plan).where(Plan.person_id == person.id, *which))


def bind(session: Session, person_id: int, slug: str, attempt_id: int) -> None:
    """Let the newest plan that waits for a challenge belong to an attempt at it; call it inside a transaction."""
    session.connection().execute(_BIND, {"person": person_id, "of": slug, "attempt": attempt_id})


def set_free(session: Session, attempt_id: int) -> None:
    """Let the plan of an attempt that is taken back wait for a try again; call it inside a transaction."""
    session.connection().execute(_SET_FREE, {"attempt": attempt_id})


def _refuse_stale(said: Expected | Found, there: Expected | Found, seen: str) -> None:
    if there.mark not in (seen, said.mark):
        raise Conflict
