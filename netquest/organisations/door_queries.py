"""Reads of the ways in: invitations and join links, as who stands before them, or who offers them, may see them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Select, and_, func, literal, null, select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.organisations.models import Invitation, JoinLink, Membership, Organisation, Team, TeamMembership
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Role, Seat, may_give
from netquest.organisations.views import Door, InvitationView

SHOWN = 50
"""So many of the newest invitations a page shows."""

Rows: TypeAlias = Select[*tuple[Any, ...]]
_TEAM = func.coalesce(Team.name, "").label("team")
_SLUG = func.coalesce(Team.slug, "").label("slug")
_WAITS = (Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None))


def find_invitation(invitation_id: int, *, at: datetime) -> Door | None:
    """Return an invitation that is open, and whose host may still give what it offers."""
    offer = (Invitation.role, Invitation.invited_by, Invitation.email, Invitation.expires_at)
    found = (
        _doors(Invitation, *offer)
        .join(Person, Person.id == Invitation.invited_by)
        .where(Invitation.id == invitation_id, *_WAITS, Invitation.expires_at > at)
    )
    return _door(found)


def find_link(link_id: int) -> Door | None:
    """Return a join link that is open, and whose maker may still bring members in."""
    return _door(_links().where(JoinLink.id == link_id, JoinLink.revoked_at.is_(None)))


def find_link_of(team_id: int) -> Door | None:
    """Return the open join link of a team."""
    return _door(_links().where(JoinLink.team_id == team_id, JoinLink.revoked_at.is_(None)))


def _links() -> Rows:
    offer = (literal(Role.MEMBER.value), JoinLink.made_by, literal(""), null())
    return _doors(JoinLink, *offer).join(Person, Person.id == JoinLink.made_by)


def _doors(table: Any, role: Any, host_id: Any, address: Any, expires_at: Any) -> Rows:
    place = (table.organisation_id, Organisation.name.label("organisation"), table.team_id, _TEAM, _SLUG)
    host = (host_id.label("host_id"), Person.name.label("host"))
    offer = (role.label("role"), address.label("address"), expires_at.label("expires_at"))
    return (
        select(table.id, *place, *host, *offer)
        .join(Organisation, Organisation.id == table.organisation_id)
        .outerjoin(Team, Team.id == table.team_id)
    )


def _door(query: Rows) -> Door | None:
    row = db.session.execute(query).one_or_none()
    if row is None:
        return None
    door = Door(**{**row._mapping, "role": Role(row.role)})
    host = find_seat_of(door.host_id)
    return door if host and _may_open(host, door) else None


def _may_open(host: Seat, door: Door) -> bool:
    return host.organisation_id == door.organisation_id and may_give(host, door.role, door.team_id)


def find_entered(person_id: int, invitation_id: int) -> str | None:
    """Return where an invitation has led who accepted it and still belongs there: the team's slug, or an empty text."""
    there = (Membership.person_id == person_id, Membership.ended_at.is_(None))
    in_team = and_(
        TeamMembership.team_id == Invitation.team_id,
        TeamMembership.person_id == person_id,
        TeamMembership.ended_at.is_(None),
    )
    return db.session.scalar(
        select(func.coalesce(Team.slug, ""))
        .select_from(Invitation)
        .join(Membership, and_(Membership.organisation_id == Invitation.organisation_id, *there))
        .outerjoin(TeamMembership, in_team)
        .outerjoin(Team, Team.id == TeamMembership.team_id)
        .where(Invitation.id == invitation_id, Invitation.accepted_by == person_id)
    )


def invitations(seat: Seat, team_id: int | None = None) -> Sequence[InvitationView]:
    """Return the newest invitations that wait, also those whose time is over: of a team, or of the organisation."""
    where = (Invitation.organisation_id == seat.organisation_id, *_WAITS)
    query = _invitations().where(*where).order_by(Invitation.id.desc()).limit(SHOWN)
    rows = db.session.execute(query.where(Invitation.team_id == team_id) if team_id else query)
    return [_view(row) for row in rows]


def get_invitation(seat: Seat, invitation_id: int) -> InvitationView:
    """Return an invitation, waiting or not, to a team that one manages, or any for an admin. Raises NotFound."""
    mine = (Invitation.id == invitation_id, Invitation.organisation_id == seat.organisation_id)
    row = db.session.execute(_invitations().where(*mine)).one_or_none()
    found = row and _view(row)
    if not found or not (seat.is_admin or (found.team_id and seat.manages(found.team_id))):
        raise NotFound
    return found


def _invitations() -> Rows:
    offer = (Invitation.email, Invitation.role, Person.name.label("host"), Invitation.expires_at)
    return (
        select(Invitation.id, Invitation.team_id, _TEAM, _SLUG, *offer)
        .join(Person, Person.id == Invitation.invited_by)
        .outerjoin(Team, Team.id == Invitation.team_id)
    )


def _view(row: Any) -> InvitationView:
    return InvitationView(**{**row._mapping, "role": Role(row.role)})
