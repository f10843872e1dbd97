"""Writes of invitations by address: sent, sent again, revoked, accepted. What one may give is asked on every path."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.core import outbox
from netquest.core.db import insert_new, transaction
from netquest.core.errors import Conflict, Forbidden, NotFound
from netquest.organisations import door_queries
from netquest.organisations.membership_service import admit, hold_organisation, seat_now
from netquest.organisations.models import Invitation
from netquest.organisations.rules import INVITATION_LASTS, Role, Seat, may_give
from netquest.organisations.views import Door, InvitationView

KIND = "invitation"

_waits = (Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None))


def invite(seat: Seat, email: str, *, role: Role, team_id: int | None, at: datetime) -> None:
    """Offer a place to an address (as it is kept) and ask for the mail; the place that it has open already is renewed.

    Whether somebody here has the address makes no difference. Raises Forbidden for a role above the ceiling.
    """
    with transaction() as session:
        _check(seat_now(session, seat), role, team_id)
        place = {"organisation_id": seat.organisation_id, "team_id": team_id, "email": email}
        offer = {"role": role.value, "invited_by": seat.person_id, "expires_at": at + INVITATION_LASTS}
        ends = {"at": at, "accepted_at": None, "accepted_by": None, "revoked_at": None}
        made = insert_new(session, Invitation, {**place, **offer, **ends})
        if made is None:
            same = [getattr(Invitation, name) == value for name, value in place.items()]
            made = session.scalars(
                update(Invitation).where(*same, *_waits).values(**offer).returning(Invitation.id)
            ).one()
        _ask_for_mail(session, made, email, at=at)


def send_again(seat: Seat, invitation: InvitationView, *, at: datetime) -> None:
    """Renew an invitation in one's own name and ask for the mail once more, at most one an hour.

    Raises Forbidden for a role above the ceiling, Conflict when it was accepted or revoked.
    """
    with transaction() as session:
        _check(seat_now(session, seat), invitation.role, invitation.team_id)
        renewed = {"invited_by": seat.person_id, "expires_at": at + INVITATION_LASTS}
        mine = update(Invitation).where(Invitation.id == invitation.id, *_waits)
        if session.scalar(mine.values(**renewed).returning(Invitation.id)) is None:
            raise Conflict
        _ask_for_mail(session, invitation.id, invitation.email, at=at)


def revoke(seat: Seat, invitation: InvitationView, *, at: datetime) -> None:
    """Take an invitation back; one that was accepted stays so. Raises Forbidden for a role above the ceiling."""
    with transaction() as session:
        _check(seat_now(session, seat), invitation.role, invitation.team_id)
        session.execute(update(Invitation).where(Invitation.id == invitation.id, *_waits).values(revoked_at=at))


def accept(person: Person, door: Door, *, at: datetime) -> None:
    """Join by an invitation to one's own address, once; whoever has done so already changes nothing.

    Raises NotFound when it is no longer open, Forbidden for another address or one that is not confirmed, Conflict for
    who belongs to another organisation.
    """
    if person.email != door.address or person.confirmed_at is None:
        raise Forbidden
    with transaction() as session:
        hold_organisation(session, door.organisation_id)
        if door_queries.find_entered(person.id, door.id) is not None:
            return
        if door_queries.find_invitation(door.id, at=at) is None or not _claim(session, door.id, person.id, at):
            raise NotFound
        admit(session, person, door.organisation_id, role=door.role, team_id=door.team_id, at=at)


def _claim(session: Session, invitation_id: int, person_id: int, at: datetime) -> bool:
    mine = (Invitation.id == invitation_id, *_waits, Invitation.expires_at > at)
    claimed = update(Invitation).where(*mine).values(accepted_at=at, accepted_by=person_id)
    return session.scalar(claimed.returning(Invitation.id)) is not None


def _check(seat: Seat, role: Role, team_id: int | None) -> None:
    if not may_give(seat, role, team_id):
        raise Forbidden


def _ask_for_mail(session: Session, invitation_id: int, email: str, *, at: datetime) -> None:
    outbox.put_about(session, KIND, about=invitation_id, to=email, period=at.strftime("%Y-%m-%dT%H"), at=at)
