"""Reads of a rhythm. The viewer comes first, and sees their own alone."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Integer, ScalarSelect, String, bindparam, cast, func, select

from netquest.accounts.models import Person, PreferenceChange
from netquest.accounts.queries import weekly_goals
from netquest.core.db import db, joined
from netquest.core.errors import NotFound
from netquest.game.rhythm import Rhythm, Span
from netquest.rhythm import rules
from netquest.rhythm.models import Pause

NAMES = (*rules.PLACES, "rest_days")

_columns = (Pause.id, Pause.starts_on, Pause.ends_on)
_person = bindparam("person", type_=Integer)
_MINE = select(*_columns).where(Pause.person_id == _person, Pause.deleted_at.is_(None))


@dataclass(frozen=True, slots=True)
class PauseView:
    """One pause of one's own."""

    id: int
    span: Span


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody has chosen for their weeks: `weekly_goal` in active days, `rest_days` as weekdays (0-6)."""

    weekly_goal: int
    rest_days: frozenset[int]
    day_streak: bool


def pauses(viewer: Person) -> list[PauseView]:
    """Return the viewer's pauses, the latest first."""
    rows = db.session.execute(_MINE.order_by(Pause.starts_on.desc()), {"person": viewer.id})
    return [PauseView(row.id, Span(row.starts_on, row.ends_on)) for row in rows]


def get_pause(viewer: Person, pause_id: int) -> PauseView:
    """Return one of the viewer's pauses. Raises NotFound."""
    row = db.session.execute(_MINE.where(Pause.id == pause_id), {"person": viewer.id}).one_or_none()
    if row is None:
        raise NotFound
    return PauseView(row.id, Span(row.starts_on, row.ends_on))


def changes_of(person_id: ColumnElement[int]) -> ScalarSelect[str]:
    """Return, as an expression for a larger SELECT, what a person changed; `rules.rhythm` reads it."""
    id_, name, value, day = (
        cast(column, String)
        for column in (PreferenceChange.id, PreferenceChange.name, PreferenceChange.value, PreferenceChange.valid_from)
    )
    at = func.replace(cast(PreferenceChange.at, String), " ", "T")
    each = id_ + ":" + name + ":" + value + ":" + day + ":" + at
    mine = (PreferenceChange.person_id == person_id, PreferenceChange.name.in_(NAMES))
    return select(joined(each)).where(*mine).scalar_subquery()


def pauses_of(person_id: ColumnElement[int]) -> ScalarSelect[str]:
    """Return, as an expression for a larger SELECT, a person's pauses; `rules.rhythm` reads it."""
    each = cast(Pause.starts_on, String) + ":" + cast(Pause.ends_on, String)
    return select(joined(each)).where(Pause.person_id == person_id, Pause.deleted_at.is_(None)).scalar_subquery()


_RHYTHM = select(changes_of(_person).label("changes"), pauses_of(_person).label("pauses"))


def rhythm_of(person_id: int) -> Rhythm:
    """Return what a person planned, and where they lived."""
    row = db.session.execute(_RHYTHM, {"person": person_id}).one()
    return rules.rhythm(row.changes, row.pauses)


def choices(viewer: Person, on: date) -> Choices:
    """Return what the viewer has chosen; the weekly goal may hold from next Monday only."""
    goal = weekly_goals(viewer.id)[-1][1]
    return Choices(goal, rhythm_of(viewer.id).rest_days(on), viewer.day_streak)
