"""Writes of the switch that puts a person on a board or takes them off; a person's own act, or part of leaving."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, select, update
from sqlalchemy.orm import Session

from netquest.accounts.service import hold
from netquest.core.bus import publish
from netquest.core.db import insert_new, transaction
from netquest.core.errors import NotFound
from netquest.events import BoardJoined, BoardsLeft
from netquest.organisations.models import Board, BoardStay, Membership, TeamMembership

_board: Any = Board.__table__
_COUNT = update(_board).where(_board.c.id == bindparam("board")).values(people=_board.c.people + bindparam("more"))


def join(person_id: int, board_id: int, *, at: datetime) -> None:
    """Put a person on a board, with all that they have tried since their membership began. Again changes nothing.

    Raises NotFound for who does not belong to it, or no longer does by now.
    """
    with transaction() as session:
        hold(session, person_id)
        organisation_id, since = _membership(session, person_id, board_id)
        stay = {"organisation_id": organisation_id, "board_id": board_id, "person_id": person_id, "since": since}
        if insert_new(session, BoardStay, {**stay, "joined_at": at, "left_at": None}) is None:
            return
        _count(session, [board_id], 1)
        publish(BoardJoined(person_id, board_id, at=at))


def leave(person_id: int, board_id: int, *, at: datetime) -> None:
    """Take a person off a board at once. Again changes nothing."""
    with transaction() as session:
        hold(session, person_id)
        leave_all(session, person_id, [board_id], at=at)


def leave_all(session: Session, person_id: int, board_ids: Collection[int], *, at: datetime) -> None:
    """Take a person off these boards, inside the transaction of a leave or a removal that holds them."""
    mine = (BoardStay.person_id == person_id, BoardStay.board_id.in_(board_ids), BoardStay.left_at.is_(None))
    left = session.scalars(update(BoardStay).where(*mine).values(left_at=at).returning(BoardStay.board_id)).all()
    if left:
        _count(session, left, -1)
        publish(BoardsLeft(person_id, tuple(sorted(left)), at=at))


def _membership(session: Session, person_id: int, board_id: int) -> tuple[int, date]:
    """Return the organisation of a board, and the day on which the person's membership of what it belongs to began."""
    in_team = and_(
        TeamMembership.team_id == Board.team_id,
        TeamMembership.person_id == Membership.person_id,
        TeamMembership.ended_at.is_(None),
    )
    found = session.execute(
        select(Board.organisation_id, func.coalesce(TeamMembership.first_day, Membership.first_day))
        .join(Membership, Membership.organisation_id == Board.organisation_id)
        .outerjoin(TeamMembership, in_team)
        .where(Board.id == board_id, Membership.person_id == person_id, Membership.ended_at.is_(None))
        .where(Board.team_id.is_(None) | TeamMembership.id.is_not(None))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]


def _count(session: Session, board_ids: Iterable[int], more: int) -> None:
    """Add to the number of people on these boards: all of them, in order, before anything of a board is touched."""
    session.connection().execute(_COUNT, [{"board": board_id, "more": more} for board_id in sorted(board_ids)])
