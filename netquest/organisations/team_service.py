"""Writes of teams: an admin makes one; it is named and set by who manages it."""

import secrets
from datetime import datetime

from sqlalchemy import select, update

from netquest.accounts.models import Person
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Forbidden
from netquest.organisations.membership_service import admit, seat_now
from netquest.organisations.models import Board, Team
from netquest.organisations.rules import Role, Seat, slug_of
from netquest.organisations.service import add_board
from netquest.organisations.views import TeamView


def make(seat: Seat, person: Person, *, name: str, key: str, joins: bool, at: datetime) -> str:
    """Make a team with its board, for an admin; `joins`: they manage it themselves. Return its slug.

    The same key again changes nothing. Raises Forbidden.
    """
    with transaction() as session:
        if not seat_now(session, seat).is_admin:
            raise Forbidden
        same = (Team.organisation_id == seat.organisation_id, Team.key == key)
        if slug := session.scalar(select(Team.slug).where(*same)):
            return slug
        row = {"organisation_id": seat.organisation_id, "name": name, "key": key, "at": at}
        slug = slug_of(name, secrets.token_hex(4))
        while (made := insert_new(session, Team, {**row, "slug": slug})) is None:
            slug = slug_of(name, secrets.token_hex(4))
        add_board(session, seat.organisation_id, made)
        if joins:
            admit(session, person, seat.organisation_id, role=Role.MANAGER, team_id=made, at=at)
    return slug


def change(seat: Seat, team: TeamView, *, name: str, is_full: bool, goal: int | None) -> None:
    """Save a team's name and how its board is set, for who manages it; its address stays. Raises Forbidden."""
    if not seat.manages(team.id):
        raise Forbidden
    with transaction() as session:
        session.execute(update(Team).where(Team.id == team.id).values(name=name))
        session.execute(update(Board).where(Board.id == team.board_id).values(is_full=is_full, goal=goal))
