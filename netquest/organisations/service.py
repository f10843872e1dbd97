"""Writes of organisations: one is started, and named or set otherwise."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Forbidden
from netquest.organisations.membership_service import admit
from netquest.organisations.models import Board, Organisation
from netquest.organisations.rules import Role, Seat


def start(person: Person, *, name: str, key: str, at: datetime) -> None:
    """Start an organisation with its board; its starter is its first admin. The same key again changes nothing.

    Raises Forbidden for who has not confirmed their address, Conflict for who belongs to an organisation.
    """
    if person.confirmed_at is None:
        raise Forbidden
    row = {"name": name, "started_by": person.id, "key": key, "stamp": "", "at": at}
    with transaction() as session:
        made = insert_new(session, Organisation, row)
        if made is None:
            return
        add_board(session, made, None)
        admit(session, person, made, role=Role.ADMIN, team_id=None, at=at)


def add_board(session: Session, organisation_id: int, team_id: int | None) -> None:
    """Give an organisation, or a team of it, its board; nobody is on it yet."""
    place = {"organisation_id": organisation_id, "team_id": team_id}
    insert_new(session, Board, {**place, "is_full": False, "goal": None, "people": 0})


def change(seat: Seat, *, name: str, is_full: bool, goal: int | None) -> None:
    """Save an organisation's name and how its board is set, for its admin. Raises Forbidden."""
    if not seat.is_admin:
        raise Forbidden
    with transaction() as session:
        session.execute(update(Organisation).where(Organisation.id == seat.organisation_id).values(name=name))
        session.execute(update(Board).where(Board.id == seat.board_id).values(is_full=is_full, goal=goal))
