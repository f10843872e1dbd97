"""Bringing people in: invitations by address, sent, sent again and revoked, and a team's join link."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.letters import link
from netquest.accounts.sign_in_routes import show_form
from netquest.core import clock
from netquest.core.errors import Conflict
from netquest.organisations import door_queries, invitation_service, link_service, queries, seats, tokens
from netquest.organisations.forms import InviteForm
from netquest.organisations.policies import admin, manager
from netquest.organisations.rules import Seat
from netquest.organisations.views import InvitationView, TeamView
from netquest.web import limits
from netquest.web.policy import policy


@policy(admin)
@limits.per_person("invitations")
def invitations() -> ResponseReturnValue:
    """Invite somebody to the organisation, and see every invitation that waits."""
    return _invite(seats.seat(), None)


@policy(manager)
@limits.per_person("invitations")
def team_invitations(slug: str) -> ResponseReturnValue:
    """Invite somebody to a team, by address or by its link."""
    seat = seats.seat()
    return _invite(seat, queries.get_managed_team(seat, slug))


def _invite(seat: Seat, team: TeamView | None) -> ResponseReturnValue:
    team_id, now = team.id if team else None, clock.now()
    form = InviteForm(seat, team_id)
    if form.arrives():
        invitation_service.invite(seat, form.email.address, role=form.role.role, team_id=team_id, at=now)
        flash(_("An invitation is on its way to %(email)s. It waits for seven days.", email=form.email.address), "joy")
        return redirect(_list_of(team.slug if team else ""), code=303)
    waiting = door_queries.invitations(seat, team_id)
    context = {"waiting": waiting, "most": door_queries.SHOWN, "join_link": _join_link(team), "now": now}
    return show_form("organisations/invitations.html", form, seat=seat, team=team, **context)


def _join_link(team: TeamView | None) -> str:
    """Return the address of the team's open link, empty without one."""
    door = door_queries.find_link_of(team.id) if team else None
    return link("organisations.join", token=tokens.for_link(door.id)) if door else ""


def _list_of(slug: str) -> str:
    if slug:
        return url_for("organisations.team_invitations", slug=slug)
    return url_for("organisations.invitations")


@policy(manager)
@limits.per_person("invitations")
def send_again(invitation_id: int) -> ResponseReturnValue:
    """Send an invitation once more; it waits for another seven days."""
    seat = seats.seat()
    invitation = door_queries.get_invitation(seat, invitation_id)
    try:
        invitation_service.send_again(seat, invitation, at=clock.now())
    except Conflict:
        raise Conflict(
            _("This invitation was accepted or taken back meanwhile, so there is nothing to send.")
        ) from None
    flash(_("A mail is on its way to %(email)s, unless one left within this hour.", email=invitation.email), "notice")
    return _back(seat, invitation)


@policy(manager)
def revoke(invitation_id: int) -> ResponseReturnValue:
    """Take an invitation back; its link leads nowhere from now on."""
    seat = seats.seat()
    invitation = door_queries.get_invitation(seat, invitation_id)
    invitation_service.revoke(seat, invitation, at=clock.now())
    flash(_("The invitation is taken back."), "notice")
    return _back(seat, invitation)


def _back(seat: Seat, invitation: InvitationView) -> ResponseReturnValue:
    """Return to the list: an admin's holds every invitation."""
    return redirect(_list_of("" if seat.is_admin else invitation.slug), code=303)


@policy(manager)
def make_link(slug: str) -> ResponseReturnValue:
    """Make the team's join link; there is one at a time."""
    seat = seats.seat()
    link_service.make(seat, queries.get_managed_team(seat, slug), at=clock.now())
    return redirect(_list_of(slug), code=303)


@policy(manager)
def revoke_link(slug: str) -> ResponseReturnValue:
    """End the team's join link."""
    seat = seats.seat()
    link_service.revoke(seat, queries.get_managed_team(seat, slug), at=clock.now())
    flash(_("The link leads nowhere from now on."), "notice")
    return redirect(_list_of(slug), code=303)
