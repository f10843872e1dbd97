"""Reads of the ledger and of badges; the viewer sees their own."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Date, Integer, ScalarSelect, String, bindparam, cast, func, select

from netquest.core.db import db, joined
from netquest.game.days import monday
from netquest.game.points import Component, Pay, Settlement
from netquest.scoring.models import BadgeAward, LedgerLine

Awards = dict[str, tuple[int, date]]
"""Badges that somebody holds: id to (id of the attempt that won it, its local day)."""


def held_of(person_id: ColumnElement[int], since: ColumnElement[date]) -> ScalarSelect[str]:
    """Return, as an expression for a larger SELECT, what the ledger holds from a day on; `read_held` reads it."""
    sums = (
        select(
            LedgerLine.day,
            LedgerLine.component,
            func.sum(LedgerLine.points).label("points"),
            func.sum(LedgerLine.board_points).label("board_points"),
        )
        .where(LedgerLine.person_id == person_id, LedgerLine.day >= since)
        .group_by(LedgerLine.day, LedgerLine.component)
        .subquery()
        .c
    )
    day, component, points, board_points = [cast(column, String) for column in sums]
    each = day + ":" + component + ":" + points + ":" + board_points
    return select(joined(each)).scalar_subquery()


def read_held(text: str | None) -> Settlement:
    """Read what `held_of` selects."""
    parts = [line.split(":") for line in (text or "").split()]
    return {
        (date.fromisoformat(day), Component(name)): Pay(int(points), int(board)) for day, name, points, board in parts
    }


_person, _since = bindparam("person", type_=Integer), bindparam("since", type_=Date)
_award = BadgeAward.badge + ":" + cast(BadgeAward.attempt_id, String) + ":" + cast(BadgeAward.day, String)
_HELD = select(held_of(_person, _since))
_HELD_AND_AWARDS = _HELD.add_columns(select(joined(_award)).where(BadgeAward.person_id == _person).scalar_subquery())


def held(person_id: int, *, since: date = date.min) -> Settlement:
    """Return what the ledger holds by local day and component, from `since` on."""
    return read_held(db.session.connection().execute(_HELD, {"person": person_id, "since": since}).scalar())


def held_and_awards(person_id: int, *, since: date) -> tuple[Settlement, Awards]:
    """Return what the ledger holds from `since` on, and the badges: what an undo is settled against."""
    lines, won = db.session.connection().execute(_HELD_AND_AWARDS, {"person": person_id, "since": since}).one()
    each = [award.split(":") for award in (won or "").split()]
    return read_held(lines), {badge: (int(by), date.fromisoformat(day)) for badge, by, day in each}


def points_on(person_id: ColumnElement[int], day: ColumnElement[date]) -> ScalarSelect[int]:
    """Return, as an expression for a larger SELECT, the points of one local day."""
    lines = select(func.coalesce(func.sum(LedgerLine.points), 0))
    return lines.where(LedgerLine.person_id == person_id, LedgerLine.day == day).scalar_subquery()


def lines_of(viewer_id: int, attempts: Iterable[tuple[int, date]]) -> dict[int, list[tuple[str, int]]]:
    """Return the ledger lines (component, points) that the viewer's attempts, by id and local day, brought; by id.

    An attempt moves no day before the week that it is for.
    """
    days = dict(attempts)
    names = {f"attempt:{attempt_id}": attempt_id for attempt_id in days}
    since = monday(min(days.values(), default=date.max))
    rows = db.session.execute(
        select(LedgerLine.cause, LedgerLine.component, LedgerLine.points)
        .where(LedgerLine.person_id == viewer_id, LedgerLine.day >= since, LedgerLine.cause.in_(names))
        .order_by(LedgerLine.day, LedgerLine.component)
    )
    found: dict[int, list[tuple[str, int]]] = {attempt_id: [] for attempt_id in names.values()}
    for cause, component, points in rows:
        found[names[cause]].append((component, points))
    return found


def awards(viewer_id: int) -> Awards:
    """Return the viewer's badges."""
    rows = db.session.execute(
        select(BadgeAward.badge, BadgeAward.attempt_id, BadgeAward.day).where(BadgeAward.person_id == viewer_id)
    )
    return {badge: (attempt_id, day) for badge, attempt_id, day in rows}


def points_by_day(viewer_id: int, *, since: date) -> dict[date, int]:
    """Return the viewer's points of each local day from `since` on."""
    rows = db.session.execute(
        select(LedgerLine.day, func.sum(LedgerLine.points))
        .where(LedgerLine.person_id == viewer_id, LedgerLine.day >= since)
        .group_by(LedgerLine.day)
    )
    return {day: int(points) for day, points in rows}
