"""Reads of the ledger and of badges; the viewer sees their own."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, select

from netquest.core.db import db
from netquest.game.points import Component, Pay, Settlement
from netquest.scoring.models import BadgeAward, LedgerLine

_HELD = (
    select(
        LedgerLine.day,
        LedgerLine.component,
        func.sum(LedgerLine.points),
        func.sum(LedgerLine.board_points),
    )
    .where(LedgerLine.person_id == bindparam("person"), LedgerLine.day >= bindparam("since"))
    .group_by(LedgerLine.day, LedgerLine.component)
)


def held(person_id: int, *, since: date = date.min) -> Settlement:
    """Return what the ledger holds by local day and component, from `since` on."""
    rows = db.session.connection().execute(_HELD, {"person": person_id, "since": since})
    return {(day, Component(name)): Pay(int(points), int(board)) for day, name, points, board in rows}


def points_on(person_id: ColumnElement[int], day: ColumnElement[date]) -> ScalarSelect[int]:
    """Return, as an expression for a larger SELECT, the points of one local day."""
    lines = select(func.coalesce(func.sum(LedgerLine.points), 0))
    return lines.where(LedgerLine.person_id == person_id, LedgerLine.day == day).scalar_subquery()


def lines_of(viewer_id: int, attempt_ids: Iterable[int]) -> dict[int, list[tuple[str, int]]]:
    """Return the ledger lines (component, points) that the viewer's attempts brought, by attempt, as appended."""
    names = {f"attempt:{attempt_id}": attempt_id for attempt_id in attempt_ids}
    own = LedgerLine.person_id == viewer_id
    rows = db.session.execute(
        select(LedgerLine.cause, LedgerLine.component, LedgerLine.points)
        .where(own, LedgerLine.cause.in_(names))
        .order_by(LedgerLine.id)
    )
    found: dict[int, list[tuple[str, int]]] = {attempt_id: [] for attempt_id in names.values()}
    for cause, component, points in rows:
        found[names[cause]].append((component, points))
    return found


def awards(viewer_id: int) -> dict[str, tuple[int, date]]:
    """Return the viewer's badges: id to (attempt id, local day)."""
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
