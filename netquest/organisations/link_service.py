"""Writes of a team's join link: made, revoked, followed. It brings in members, never another role."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Forbidden, NotFound
from netquest.organisations import door_queries
from netquest.organisations.membership_service import admit, hold_organisation, seat_now
from netquest.organisations.models import JoinLink
from netquest.organisations.rules import Role, Seat, may_give
from netquest.organisations.views import Door, TeamView


def make(seat: Seat, team: TeamView, *, at: datetime) -> None:
    """Make the team's link unless one is open; it is over once its maker may bring nobody in. Raises Forbidden."""
    with transaction() as session:
        if not may_give(seat_now(session, seat), Role.MEMBER, team.id):
            raise Forbidden
        if door_queries.find_link_of(team.id):
            return
        _revoke(session, team, at)
        row = {"organisation_id": seat.organisation_id, "team_id": team.id, "made_by": seat.person_id}
        insert_new(session, JoinLink, {**row, "at": at, "revoked_at": None})


def revoke(seat: Seat, team: TeamView, *, at: datetime) -> None:
    """End the team's link; nobody comes in by it any more. Raises Forbidden."""
    with transaction() as session:
        if not may_give(seat_now(session, seat), Role.MEMBER, team.id):
            raise Forbidden
        _revoke(session, team, at)


def follow(person: Person, door: Door, *, at: datetime) -> None:
    """Join a team by its link, as a member; whoever is in it changes nothing.

    Raises NotFound when it is no longer open, Forbidden for an address that is not confirmed, Conflict for who belongs
    to another organisation.
    """
    if person.confirmed_at is None:
        raise Forbidden
    with transaction() as session:
        hold_organisation(session, door.organisation_id)
        if door_queries.find_link(door.id) is None:
            raise NotFound
        admit(session, person, door.organisation_id, role=door.role, team_id=door.team_id, at=at)


def _revoke(session: Session, team: TeamView, at: datetime) -> None:
    mine = (JoinLink.team_id == team.id, JoinLink.revoked_at.is_(None))
    session.execute(update(JoinLink).where(*mine).values(revoked_at=at))
