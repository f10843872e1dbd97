"""Writes of a rhythm: each function is one transaction, and safe to repeat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from netquest.accounts import queries as accounts
from netquest.accounts.models import Person, PreferenceChange
from netquest.accounts.service import hold, note_change
from netquest.core.bus import publish
from netquest.core.db import insert_new, transaction
from netquest.core.errors import LimitReached, NotFound
from netquest.events import WeeklyGoalChanged
from netquest.game.days import next_monday
from netquest.game.rhythm import MOST_PAUSED, Span
from netquest.rhythm import queries, rules
from netquest.rhythm.models import Pause

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """`weekly_goal` in active days, `rest_days` as weekdays (0-6), `day_streak`: whether days in a row are shown."""

    weekly_goal: int
    rest_days: frozenset[int]
    day_streak: bool


def change(person: Person, wish: Wish, *, today: date, at: datetime) -> None:
    """Save a rhythm. Rest days hold from today on, the weekly goal from the next Monday; what was stays as it was."""
    with transaction() as session:
        hold(session, person.id)
        chosen = update(Person).where(Person.id == person.id)
        session.execute(chosen.values(day_streak=wish.day_streak))
        if _last(session, person.id, "rest_days") != (rests := rules.pack_weekdays(wish.rest_days)):
            note_change(session, person, "rest_days", rests, at=at, valid_from=today)
        if accounts.weekly_goals(person.id)[-1][1] != wish.weekly_goal:
            start = next_monday(today)
            note_change(session, person, "weekly_goal", wish.weekly_goal, at=at, valid_from=start)
            publish(WeeklyGoalChanged(person.id, goal=wish.weekly_goal, valid_from=start))


def _last(session: Session, person_id: int, name: str) -> str:
    mine = (PreferenceChange.person_id == person_id, PreferenceChange.name == name)
    latest = select(PreferenceChange.value).where(*mine).order_by(PreferenceChange.id.desc()).limit(1)
    return session.scalar(latest) or ""


def add(person: Person, span: Span, *, key: str, at: datetime) -> None:
    """Lay a pause over these days; pauses that it meets become one with it. The same `key` again changes nothing.

    Raises LimitReached when they are too long together, or too many.
    """
    with transaction() as session:
        hold(session, person.id)
        met = _met(session, person.id, span)
        whole = span.joined(pause.span for pause in met)
        row = {"person_id": person.id, "key": key, "at": at, "deleted_at": None}
        if insert_new(session, Pause, {**row, "starts_on": whole.first, "ends_on": whole.last}) is None:
            return
        _delete(session, person.id, [pause.id for pause in met], at=at)
        _refuse_too_much(session, person.id, whole)


def edit(person: Person, pause_id: int, span: Span, *, at: datetime) -> None:
    """Move a pause to these days; others that it meets there become one with it.

    Raises NotFound for what is not one's own or was deleted, LimitReached when they are too long together.
    """
    with transaction() as session:
        hold(session, person.id)
        met = _met(session, person.id, span, but=pause_id)
        whole = span.joined(pause.span for pause in met)
        _move(session, person.id, pause_id, whole)
        _delete(session, person.id, [pause.id for pause in met], at=at)
        _refuse_too_much(session, person.id, whole)


def end(person: Person, pause_id: int, *, today: date, at: datetime) -> None:
    """Let a pause end with yesterday; one that began today or later is deleted. Again changes nothing.

    Raises NotFound for what is not one's own.
    """
    with transaction() as session:
        hold(session, person.id)
        row = _own(session, person.id, pause_id)
        if row.deleted_at is not None or row.ends_on < today:
            return
        if row.starts_on < today:
            _move(session, person.id, pause_id, Span(row.starts_on, today - _DAY))
        else:
            _delete(session, person.id, [pause_id], at=at)


def delete(person: Person, pause_id: int, *, at: datetime) -> None:
    """Take a pause away. Again changes nothing. Raises NotFound for what is not one's own."""
    with transaction() as session:
        hold(session, person.id)
        _own(session, person.id, pause_id)
        _delete(session, person.id, [pause_id], at=at)


def _own(session: Session, person_id: int, pause_id: int) -> Pause:
    mine = select(Pause).where(Pause.id == pause_id, Pause.person_id == person_id)
    row = session.scalar(mine.execution_options(populate_existing=True))
    if row is None:
        raise NotFound
    return row


def _met(session: Session, person_id: int, span: Span, *, but: int = 0) -> list[queries.PauseView]:
    """Return the pauses that overlap with these days, or touch them."""
    mine = select(Pause.id, Pause.starts_on, Pause.ends_on).where(Pause.person_id == person_id, Pause.id != but)
    near = (Pause.deleted_at.is_(None), Pause.starts_on <= span.last + _DAY, Pause.ends_on >= span.first - _DAY)
    return [queries.PauseView(id_, Span(first, last)) for id_, first, last in session.execute(mine.where(*near))]


def _move(session: Session, person_id: int, pause_id: int, span: Span) -> None:
    mine = update(Pause).where(Pause.id == pause_id, Pause.person_id == person_id, Pause.deleted_at.is_(None))
    moved = mine.values(starts_on=span.first, ends_on=span.last).returning(Pause.id)
    if not session.execute(moved).all():
        raise NotFound


def _delete(session: Session, person_id: int, ids: Iterable[int], *, at: datetime) -> None:
    mine = (Pause.person_id == person_id, Pause.id.in_(list(ids)), Pause.deleted_at.is_(None))
    session.execute(update(Pause).where(*mine).values(deleted_at=at))


def _refuse_too_much(session: Session, person_id: int, whole: Span) -> None:
    kept = select(func.count()).where(Pause.person_id == person_id, Pause.deleted_at.is_(None))
    if whole.length > MOST_PAUSED or session.execute(kept).scalar_one() > rules.MOST_PAUSES:
        raise LimitReached
