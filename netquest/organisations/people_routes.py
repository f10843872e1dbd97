"""Somebody in the organisation or in a team, as those see them who may give a role or take somebody out."""

from flask import Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.sign_in_routes import show_form
from netquest.core import clock
from netquest.core.errors import Conflict, NotFound
from netquest.organisations import membership_service, people_queries, queries, seats, words
from netquest.organisations.forms import RoleForm
from netquest.organisations.policies import admin, manager
from netquest.organisations.rules import Role, Seat, ceiling, may_give
from netquest.organisations.views import PersonView, TeamView
from netquest.web.policy import policy

IN_TEAM = (Role.MEMBER, Role.MANAGER)


@policy(admin)
def person(person_id: int) -> ResponseReturnValue:
    """Show somebody of the organisation, with what an admin may do."""
    seat = seats.seat()
    one = people_queries.get_person(seat, person_id)
    return _show(seat, one, _role_form(seat, one))


def _show(seat: Seat, one: PersonView, form: RoleForm) -> Response:
    return show_form(
        "organisations/person.html",
        form,
        seat=seat,
        person=one,
        teams=people_queries.teams_of(seat, one.id),
        is_last_admin=one.role is Role.ADMIN and people_queries.admins(seat.organisation_id) == 1,
    )


def _role_form(seat: Seat, one: PersonView) -> RoleForm:
    return RoleForm(one.role, roles=ceiling(seat, None))


@policy(admin)
def set_role(person_id: int) -> ResponseReturnValue:
    """Make somebody an admin or a member of the organisation."""
    seat = seats.seat()
    one = people_queries.get_person(seat, person_id)
    form = _role_form(seat, one)
    if not form.arrives():
        return _show(seat, one, form)
    try:
        membership_service.set_role(seat, person_id, form.role.role)
    except Conflict:
        raise Conflict(words.only_admin()) from None
    flash(_("Saved."), "notice")
    return redirect(url_for("organisations.show"), code=303)


@policy(admin)
def remove(person_id: int) -> ResponseReturnValue:
    """Take somebody out of the organisation, its teams and boards; who was here once is out already."""
    seat = seats.seat()
    if not people_queries.has_been_here(seat, person_id):
        raise NotFound
    try:
        membership_service.remove(seat, person_id, at=clock.now())
    except Conflict:
        raise Conflict(words.only_admin()) from None
    flash(_("They are out. What is their own stays theirs."), "notice")
    return redirect(url_for("organisations.show"), code=303)


@policy(manager)
def team_person(slug: str, person_id: int) -> ResponseReturnValue:
    """Show somebody of a team, with what those who manage it may do."""
    seat = seats.seat()
    team = queries.get_managed_team(seat, slug)
    one = people_queries.get_team_person(team, person_id)
    return _show_in_team(seat, team, one, RoleForm(one.role, roles=IN_TEAM))


def _show_in_team(seat: Seat, team: TeamView, one: PersonView, form: RoleForm) -> Response:
    may_remove = may_give(seat, one.role, team.id)
    context = {"seat": seat, "team": team, "person": one, "may_remove": may_remove}
    return show_form("organisations/team_person.html", form, **context)


@policy(admin)
def set_team_role(slug: str, person_id: int) -> ResponseReturnValue:
    """Make somebody a manager or a member of a team."""
    seat = seats.seat()
    team = queries.get_managed_team(seat, slug)
    one = people_queries.get_team_person(team, person_id)
    form = RoleForm(one.role, roles=IN_TEAM)
    if not form.arrives():
        return _show_in_team(seat, team, one, form)
    membership_service.set_team_role(seat, team.id, person_id, form.role.role)
    flash(_("Saved."), "notice")
    return redirect(url_for("organisations.team", slug=slug), code=303)


@policy(manager)
def remove_from_team(slug: str, person_id: int) -> ResponseReturnValue:
    """Take somebody out of a team and off its board; who was in it once is out already."""
    seat = seats.seat()
    team = queries.get_managed_team(seat, slug)
    if not people_queries.has_been_in(team.id, person_id):
        raise NotFound
    membership_service.remove_from_team(seat, team, person_id, at=clock.now())
    flash(_("They are out of the team. What is their own stays theirs."), "notice")
    return redirect(url_for("organisations.team", slug=slug), code=303)
