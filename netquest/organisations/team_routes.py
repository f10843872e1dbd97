"""Teams: making one, its page, how it is called, leaving it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts import identity
from netquest.accounts.policies import signed_in
from netquest.accounts.sign_in_routes import show_form
from netquest.core import clock
from netquest.core.errors import NotFound
from netquest.organisations import membership_service, people_queries, queries, seats, team_service
from netquest.organisations.forms import PlaceForm, TeamForm
from netquest.organisations.paging import cursor_given, page_of
from netquest.organisations.policies import admin, manager, member
from netquest.web.policy import policy


@policy(admin)
def new_team() -> ResponseReturnValue:
    """Show the form of a new team."""
    return show_form("organisations/new_team.html", TeamForm(), seat=seats.seat())


@policy(admin)
def create_team() -> ResponseReturnValue:
    """Make a team."""
    form, seat = TeamForm(), seats.seat()
    if not form.arrives():
        return show_form("organisations/new_team.html", form, seat=seat)
    given = {"name": form.name.data, "key": form.key.data, "joins": form.joins.data}
    slug = team_service.make(seat, identity.viewer(), **given, at=clock.now())
    return redirect(url_for("organisations.team", slug=slug), code=303)


@policy(member)
def team(slug: str) -> ResponseReturnValue:
    """Show a team and who is in it."""
    seat = seats.seat()
    shown = queries.get_team(seat, slug)
    people, more = page_of(people_queries.team_people(shown, after=cursor_given()))
    return render_template("organisations/team.html", seat=seat, team=shown, people=people, next_url=more)


@policy(manager)
def team_settings(slug: str) -> ResponseReturnValue:
    """Name a team, and say how its board is set."""
    seat = seats.seat()
    team = queries.get_managed_team(seat, slug)
    form = PlaceForm(team.name, people_queries.get_board(team.board_id))
    if form.arrives():
        team_service.change(seat, team, **form.given())
        flash(_("Saved."), "notice")
        return redirect(url_for("organisations.team", slug=slug), code=303)
    return show_form("organisations/settings.html", form, seat=seat, team=team)


@policy(signed_in)
def leave_team(slug: str) -> ResponseReturnValue:
    """Leave a team and its board; who was in it once has left already."""
    person = identity.viewer()
    team = people_queries.find_own_team(person.id, slug)
    if team is None:
        raise NotFound
    membership_service.leave_team(person, team, at=clock.now())
    flash(_("You have left the team. Everything of your own is where it was."), "notice")
    return redirect(url_for("organisations.show"), code=303)
