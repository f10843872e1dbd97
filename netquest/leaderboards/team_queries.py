"""Reads of teams beside each other: the scores that are stored, and the rosters that they are made from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, String, and_, bindparam, func, or_, select

from netquest.core.db import UtcDateTime, db
from netquest.leaderboards.rules import TEAMS
from netquest.organisations.models import Board, BoardStay, Organisation, Team
from netquest.organisations.rules import Seat
from netquest.scoring.models import Standing, StandingBin, TeamScore

AnyRow = Any
"""A row of a team; its columns are read by name."""

_row: Any = Standing.__table__.c
_counted: Any = StandingBin.__table__.c
_week = bindparam("week", type_=String)
_organisation = bindparam("organisation", type_=Integer)
_after, _most = bindparam("after", type_=Integer), bindparam("most", type_=Integer)
_at = bindparam("at", type_=UtcDateTime)
_latest = select(func.max(TeamScore.week)).where(TeamScore.organisation_id == _organisation).scalar_subquery()
_ranked = (
    select(
        TeamScore.board_id,
        TeamScore.week,
        TeamScore.points,
        TeamScore.day,
        func.row_number().over(order_by=(TeamScore.points.desc(), TeamScore.board_id)).label("place"),
    )
    .where(TeamScore.organisation_id == _organisation, TeamScore.week == _latest)
    .subquery()
)
_tries = (
    select(func.coalesce(func.sum(_counted.tries), 0))
    .where(_counted.board_id == Board.id, _counted.period == _week)
    .correlate(Board)
    .scalar_subquery()
)
_TEAMS = (
    select(*_ranked.c, Team.name, Board.goal, Board.people, _tries.label("tries_of_all"))
    .join(Board, Board.id == _ranked.c.board_id)
    .join(Team, Team.id == Board.team_id)
    .where(or_(_ranked.c.place <= TEAMS, _ranked.c.board_id.in_(bindparam("own", expanding=True))))
    .order_by(_ranked.c.points.desc(), Team.name, Team.id)
)

_ORGANISATIONS = select(Organisation.id).where(Organisation.id > _after).order_by(Organisation.id).limit(_most)
_ROSTERS = (
    select(Board.organisation_id, Board.id, func.coalesce(_row.points, 0))
    .join(BoardStay, BoardStay.board_id == Board.id)
    .outerjoin(
        Standing,
        and_(_row.board_id == Board.id, _row.period == _week, _row.person_id == BoardStay.person_id),
    )
    .where(Board.team_id.is_not(None), Board.organisation_id.between(bindparam("first"), bindparam("last")))
    .where(BoardStay.joined_at <= _at, or_(BoardStay.left_at.is_(None), BoardStay.left_at > _at))
)


def teams(seat: Seat, *, week: str) -> Sequence[AnyRow]:
    """Return the first teams of the organisation and one's own, with their latest scores and their tries in a week."""
    own = [team.board_id for team in seat.teams]
    values = {"organisation": seat.organisation_id, "week": week, "own": own}
    return db.session.connection().execute(_TEAMS, values).all()


def organisations_after(last: int, *, most: int) -> Sequence[int]:
    """Return the ids of the next organisations; for a job, which sees all of them."""
    return db.session.scalars(_ORGANISATIONS, {"after": last, "most": most}).all()


def rosters(between: tuple[int, int], *, at: datetime, week: str) -> Sequence[AnyRow]:
    """Return who was on the boards of teams at an instant: organisation, board, the points of their week by now.

    `between` are the first and the last id of organisations; who left since has no points.
    """
    values = {"first": between[0], "last": between[1], "at": at, "week": week}
    return db.session.connection().execute(_ROSTERS, values).all()
