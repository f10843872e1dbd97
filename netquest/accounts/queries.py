"""Reads of people, their sessions and their preferences."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, bindparam, select
from sqlalchemy.orm import with_expression

from netquest.accounts.models import DEFAULT_WEEKLY_GOAL, Person, PreferenceChange, UserSession
from netquest.core.db import db

IDLE = timedelta(days=14)
ABSOLUTE = timedelta(days=90)

_SIGNED_IN = (
    select(Person, UserSession.id, UserSession.seen_at)
    .join(UserSession, UserSession.person_id == Person.id)
    .where(Person.fs_uniquifier == bindparam("uniquifier"), Person.active)
    .where(UserSession.digest == bindparam("digest"), UserSession.revoked_at.is_(None))
    .where(UserSession.seen_at > bindparam("seen"), UserSession.created_at > bindparam("created"))
)
"""Every request asks this, so it is built once."""
_asked = [_SIGNED_IN]


def bring(scope: ScalarSelect[str]) -> None:
    """Set how to read a person's scope, which is not known here; the composition root does."""
    _asked[0] = _SIGNED_IN.options(with_expression(Person.scope, scope))


def find_signed_in(uniquifier: str, digest: str, *, at: datetime) -> Row[Person, int, datetime] | None:
    """Return the person with the id and last use of the live session that the cookie names, in one statement."""
    names = {"uniquifier": uniquifier, "digest": digest, "seen": at - IDLE, "created": at - ABSOLUTE}
    return db.session.execute(_asked[0], names).one_or_none()


def find(person_id: int) -> Person | None:
    """Return the person with this id."""
    return db.session.get(Person, person_id)


def find_by_email(email: str) -> Person | None:
    """Return the person with this address (lower case), None when nobody has it."""
    return db.session.scalar(select(Person).where(Person.email == email))


def find_by_uniquifier(uniquifier: str) -> Person | None:
    """Return the person whom a mailed token names."""
    return db.session.scalar(select(Person).where(Person.fs_uniquifier == uniquifier))


def sessions(viewer: Person, *, at: datetime) -> list[UserSession]:
    """Return the viewer's live sessions, last used first, the newest 50 at most."""
    live = select(UserSession).where(UserSession.person_id == viewer.id, UserSession.revoked_at.is_(None))
    fresh = live.where(UserSession.seen_at > at - IDLE, UserSession.created_at > at - ABSOLUTE)
    return list(db.session.scalars(fresh.order_by(UserSession.seen_at.desc(), UserSession.id.desc()).limit(50)))


def weekly_goal_of(person_id: ColumnElement[int], monday: ColumnElement[date]) -> ScalarSelect[str]:
    """Return, as an expression for a larger SELECT, the goal (text) that held at the start of that ISO week."""
    return (
        select(PreferenceChange.value)
        .where(PreferenceChange.person_id == person_id, PreferenceChange.name == "weekly_goal")
        .where(PreferenceChange.valid_from <= monday)
        .order_by(PreferenceChange.valid_from.desc(), PreferenceChange.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def weekly_goals(person_id: int) -> list[tuple[date, int]]:
    """Return every weekly goal with the Monday from which it held, oldest first; a later row wins a tie."""
    return [(valid_from, int(value)) for valid_from, value in db.session.execute(goals_of(person_id))]


def goals_of(person_id: int) -> Select[date, str]:
    """Return the SELECT of `weekly_goals`, goals as text, for whoever reads something else with it."""
    return (
        select(PreferenceChange.valid_from, PreferenceChange.value)
        .where(PreferenceChange.person_id == person_id, PreferenceChange.name == "weekly_goal")
        .order_by(PreferenceChange.valid_from, PreferenceChange.id)
    )


def goal_on(goals: Sequence[tuple[date, int]], monday: date) -> int:
    """Return the goal of that ISO week, from the list that `weekly_goals` gives."""
    valid = [goal for valid_from, goal in goals if valid_from <= monday]
    return valid[-1] if valid else goals[0][1] if goals else DEFAULT_WEEKLY_GOAL
