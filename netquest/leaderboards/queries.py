"""Reads of boards: every rank comes from the histogram, every row by its index, so a board costs the same at any size.

They are built once, told their values, and run without the ORM. `board_id` is one that the seat lets its viewer see.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    func,
    select,
    tuple_,
    union_all,
)

from netquest.accounts.models import Person
from netquest.core.db import UtcDateTime, db
from netquest.leaderboards.rules import BESIDE, PAGE
from netquest.leaderboards.views import Spot
from netquest.organisations.models import Board, BoardStay
from netquest.organisations.rules import Seat
from netquest.scoring.models import Standing, StandingBin

AnyRow = Any
"""A row of a board; its columns are read by name."""

_standing: Any = Standing.__table__
_bin: Any = StandingBin.__table__
_row, _counted = _standing.c, _bin.c
_board = bindparam("board", type_=Integer)
_period = bindparam("period", type_=String)
_week = bindparam("week", type_=String)
_points = bindparam("points", type_=Integer)
_instant = bindparam("reached_at", type_=UtcDateTime)
_person = bindparam("person", type_=Integer)

_here = tuple_(_row.reached_at, _row.person_id)
_there = tuple_(_instant, _person)
_BEST_FIRST = (_row.points.desc(), _row.reached_at, _row.person_id)
_WORST_FIRST = (_row.points, _row.reached_at.desc(), _row.person_id.desc())


def _sum(column: ColumnElement[int], *where: ColumnElement[bool]) -> ScalarSelect[int]:
    """Return a sum over the histogram of a board, as an expression for a larger SELECT."""
    counted = select(func.coalesce(func.sum(column), 0)).where(_counted.board_id == _board, *where)
    return counted.correlate(_standing).scalar_subquery()


_FIGURES = (
    select(
        Board.is_full,
        Board.goal,
        Board.people,
        _sum(_counted.tries, _counted.period == _week).label("tries_of_all"),
        BoardStay.id.is_not(None).label("is_on"),
        _row.points,
        _row.tries,
        _row.reached_at,
        _sum(_counted.people, _counted.period == _period, _counted.points > func.coalesce(_row.points, 0)).label(
            "above"
        ),
    )
    .outerjoin(
        BoardStay,
        and_(BoardStay.board_id == Board.id, BoardStay.person_id == _person, BoardStay.left_at.is_(None)),
    )
    .outerjoin(_standing, and_(_row.board_id == Board.id, _row.period == _period, _row.person_id == _person))
    .where(Board.id == _board)
)


def _some(*where: ColumnElement[bool], order: Sequence[ColumnElement[Any]], most: int, **more: Any) -> Select[Any]:
    """Return a stretch of a board's rows, read along its index and no further than it is long."""
    extra = [column.label(name) for name, column in more.items()]
    stretch = select(_row.points, _row.tries, _row.reached_at, _row.person_id, *extra)
    here = stretch.where(_row.board_id == _board, _row.period == _period, *where).order_by(*order).limit(most)
    return select(here.subquery())


def _named(rows: FromClause) -> Select[Any]:
    """Add to each row its person's name, and how many people share its score."""
    tied = and_(_counted.board_id == _board, _counted.period == _period, _counted.points == rows.c.points)
    return (
        select(*rows.c, Person.name, _counted.people.label("tied"))
        .select_from(rows)
        .join(Person, Person.id == rows.c.person_id)
        .join(_bin, tied)
    )


_NEIGHBOURS = _named(
    union_all(
        _some(_row.points > _points, order=_WORST_FIRST, most=BESIDE),
        _some(_row.points == _points, _here < _there, order=_WORST_FIRST, most=BESIDE),
        _some(_row.points == _points, _here > _there, order=_BEST_FIRST, most=BESIDE),
        _some(_row.points < _points, order=_BEST_FIRST, most=BESIDE),
    ).subquery()
)

_with_more = _sum(_counted.people, _counted.period == _period, _counted.points > _points)
_with_as_many = _sum(_counted.people, _counted.period == _period, _counted.points >= _points)
_PAGE = _named(
    union_all(
        _some(_row.points == _points, _here > _there, order=_BEST_FIRST, most=PAGE + 1, above=_with_more),
        _some(_row.points < _points, order=_BEST_FIRST, most=PAGE + 1, above=_with_as_many),
    ).subquery()
)


def figures(seat: Seat, board_id: int, *, period: str, week: str) -> AnyRow:
    """Return a board's settings and common figures, and the viewer's own row with how many people are above it."""
    values = {"board": board_id, "period": period, "week": week, "person": seat.person_id}
    return db.session.connection().execute(_FIGURES, values).one()


def neighbours(board_id: int, spot: Spot, *, period: str) -> list[AnyRow]:
    """Return the rows next to a spot, best first: two on either side, and those nearest above and below its score."""
    return _best_first(_NEIGHBOURS, board_id, spot, period)


def page(board_id: int, after: Spot, *, period: str) -> list[AnyRow]:
    """Return the rows below a spot, best first, one more than a page takes; `above` the first one are that many."""
    return _best_first(_PAGE, board_id, after, period)[: PAGE + 1]


def _best_first(query: Select[Any], board_id: int, spot: Spot, period: str) -> list[AnyRow]:
    place = {"points": spot.points, "reached_at": spot.reached_at, "person": spot.person_id}
    rows = db.session.connection().execute(query, {"board": board_id, "period": period, **place})
    return sorted(rows, key=lambda row: (-row.points, row.reached_at, row.person_id))
