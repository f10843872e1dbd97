"""Reads of quests, and of the tries that they are measured by. The viewer comes first, and sees their own alone.

Today asks for the week each time, so that read is built once, and runs without the ORM.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Integer, and_, bindparam, case, exists, func, select
from sqlalchemy.orm import aliased

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.own import Scope
from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import db
from netquest.game.acts import Outcome, Reason
from netquest.game.quests import Deed, Quest
from netquest.game.readiness import DONE
from netquest.quests.models import QuestWeek
from netquest.quests.rules import unpack

WEEK = timedelta(weeks=1)
PACED = timedelta(weeks=4)
"""Over so long the pace of a person is taken."""

_person, _since, _until = (
    bindparam("person", type_=Integer),
    bindparam("since", type_=Date),
    bindparam("until", type_=Date),
)


def _withdrawn(attempt: Any) -> Any:
    return exists().where(Withdrawal.attempt_id == attempt.id)


_earlier = aliased(Attempt)
_first_day = (
    select(func.min(_earlier.day))
    .where(_earlier.person_id == Attempt.person_id, _earlier.slug == Attempt.slug)
    .where(_earlier.outcome != Outcome.SKIPPED.value, ~_withdrawn(_earlier))
    .scalar_subquery()
)
_columns = (
    *(Attempt.id, Attempt.day, Attempt.slug, Attempt.kind, Attempt.strategy, Attempt.loads, Attempt.grade),
    *(Attempt.minutes, Attempt.predicted, Attempt.nerves_before, Attempt.nerves_after),
    (Attempt.note != "").label("has_note"),
    _first_day.label("first_day"),
)
_is_try = and_(
    Attempt.outcome != Outcome.SKIPPED.value, ~_withdrawn(Attempt), Attempt.day >= _since, Attempt.day < _until
)
_other = aliased(QuestWeek)
_latest = (
    select(func.max(_other.number))
    .where(_other.person_id == QuestWeek.person_id, _other.monday == QuestWeek.monday)
    .scalar_subquery()
)

_WEEK = (
    select(QuestWeek.number, QuestWeek.quests, *_columns)
    .outerjoin(Attempt, and_(Attempt.person_id == QuestWeek.person_id, _is_try))
    .where(QuestWeek.person_id == _person, QuestWeek.monday == _since, QuestWeek.number == _latest)
)
_TRIES = select(*_columns).where(Attempt.person_id == _person, _is_try)
_KEPT = (
    select(QuestWeek.monday, QuestWeek.number, QuestWeek.quests)
    .where(QuestWeek.person_id == _person, QuestWeek.monday >= _since, QuestWeek.monday < _until)
    .where(QuestWeek.number == _latest)
    .order_by(QuestWeek.monday)
)


@dataclass(frozen=True, slots=True)
class Week:
    """The quests of a week as they are stored, and the rows of the week's tries, where they were asked for."""

    monday: date
    number: int
    quests: tuple[Quest, ...]
    tries: tuple[Any, ...] = ()


def find_week(person_id: int, monday: date) -> Week | None:
    """Return the quests of somebody's week with its tries, in one statement; None before the week is opened."""
    values = {"person": person_id, "since": monday, "until": monday + WEEK}
    rows = db.session.connection().execute(_WEEK, values).all()
    if not rows:
        return None
    return Week(monday, rows[0].number, unpack(rows[0].quests), tuple(row for row in rows if row.id is not None))


def weeks(person_id: int, *, since: date, until: date) -> list[Week]:
    """Return the stored weeks from one Monday up to before another one, oldest first, without their tries."""
    values = {"person": person_id, "since": since, "until": until}
    rows = db.session.connection().execute(_KEPT, values).all()
    return [Week(row.monday, row.number, unpack(row.quests)) for row in rows]


def rows(person_id: int) -> Sequence[Any]:
    """Return every stored row of a person, for whoever checks them."""
    return db.session.execute(select(*QuestWeek.__table__.c).where(QuestWeek.person_id == person_id)).all()


def tries(person_id: int, *, since: date, until: date) -> Sequence[Any]:
    """Return the rows of somebody's tries for the days from `since` up to before `until`."""
    values = {"person": person_id, "since": since, "until": until}
    return db.session.connection().execute(_TRIES, values).all()


def deeds(rows: Iterable[Any], *, since: date, scope: Scope) -> list[Deed]:
    """Return tries as quests see them: fresh is what was first tried on `since` or later."""
    return [_deed(row, since, scope) for row in rows]


def _deed(row: Any, since: date, scope: Scope) -> Deed:
    challenge = catalogue.find(row.slug, scope=scope)
    return Deed(
        id=row.id,
        day=row.day,
        slug=row.slug,
        kind=row.kind,
        strategy=row.strategy,
        source=min(row.loads, key=lambda source: (-row.loads[source], source)),
        grade=row.grade,
        minutes=row.minutes,
        percent=row.predicted,
        is_fresh=row.first_day >= since,
        has_note=bool(row.has_note),
        has_nerves=row.nerves_before is not None and row.nerves_after is not None,
        format=challenge.format if challenge else "",
        stage=challenge.stage if challenge else "",
    )


def lately(viewer: Person, monday: date) -> Sequence[Any]:
    """Return by challenge what the viewer did before a Monday, in one statement.

    `times` done, `grade` done at most 0 to 5, `tries` in the four weeks before it, `last_week` the highest grade tried
    in the last of them, `hidden`: it was said not to be for them.
    """
    tried, done = Attempt.outcome != Outcome.SKIPPED.value, Attempt.outcome.in_([one.value for one in DONE])
    paced, last = Attempt.day >= monday - PACED, Attempt.day >= monday - WEEK
    return db.session.execute(
        select(
            Attempt.slug,
            func.sum(case((done, 1), else_=0)).label("times"),
            func.max(case((done, Attempt.grade), else_=0)).label("grade"),
            func.sum(case((and_(tried, paced), 1), else_=0)).label("tries"),
            func.max(case((and_(tried, last), Attempt.grade), else_=0)).label("last_week"),
            func.sum(case((tried, 1), else_=0)).label("ever"),
            func.sum(case((Attempt.reason == Reason.NOT_FOR_ME.value, 1), else_=0)).label("hidden"),
        )
        .where(Attempt.person_id == viewer.id, Attempt.day < monday, ~_withdrawn(Attempt))
        .group_by(Attempt.slug)
    ).all()
