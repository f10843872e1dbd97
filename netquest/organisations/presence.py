"""Writes of the switch that puts a person on a board or takes them off; a person's own act, or part of leaving."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from netquest.accounts.service import hold
from netquest.core.bus import publish
from netquest.core.db import insert_new, transaction
from netquest.events import BoardJoined, BoardLeft
from netquest.organisations.models import Board, BoardStay


def join(person_id: int, board_id: int, *, organisation_id: int, since: date, at: datetime) -> None:
    """Put a person on a board, with all that they have tried since their membership began. Again changes nothing."""
    with transaction() as session:
        hold(session, person_id)
        stay = {"organisation_id": organisation_id, "board_id": board_id, "person_id": person_id, "since": since}
        if insert_new(session, BoardStay, {**stay, "joined_at": at, "left_at": None}) is None:
            return
        _count(session, board_id, 1)
        publish(BoardJoined(person_id, board_id, at=at))


def leave(person_id: int, board_id: int, *, at: datetime) -> None:
    """Take a person off a board at once. Again changes nothing."""
    with transaction() as session:
        hold(session, person_id)
        leave_all(session, person_id, [board_id], at=at)


def leave_all(session: Session, person_id: int, board_ids: Collection[int], *, at: datetime) -> None:
    """Take a person off these boards, inside the transaction of a leave or a removal that holds them."""
    mine = (BoardStay.person_id == person_id, BoardStay.board_id.in_(board_ids), BoardStay.left_at.is_(None))
    left = session.scalars(update(BoardStay).where(*mine).values(left_at=at).returning(BoardStay.board_id))
    for board_id in sorted(left):
        _count(session, board_id, -1)
        publish(BoardLeft(person_id, board_id, at=at))


def _count(session: Session, board_id: int, more: int) -> None:
    session.execute(update(Board).where(Board.id == board_id).values(people=Board.people + more))
