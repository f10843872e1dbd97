"""The ways in: a mailed invitation and a team's link. A visit shows a page, and only its button acts."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts import identity, service
from netquest.accounts.forms import ConfirmForm
from netquest.accounts.policies import anyone
from netquest.core import clock
from netquest.core.errors import NotFound
from netquest.organisations import door_queries, invitation_service, link_service, rules, seats, tokens
from netquest.organisations.rules import Way
from netquest.organisations.views import Door
from netquest.web import limits
from netquest.web.policy import policy


@policy(anyone)
@limits.per_person("sign_in", only_with="password")
def accept(token: str) -> ResponseReturnValue:
    """Join by an invitation to one's own address. The mailed link proves it to who gives the account's password."""
    invitation_id, now = tokens.read_invitation(token), clock.now()
    door = door_queries.find_invitation(invitation_id, at=now) if invitation_id else None
    if door is None:
        return _entered(invitation_id)
    form, way = ConfirmForm(), _way(door)
    if way is Way.UNCONFIRMED and form.arrives():
        if identity.is_password_of(identity.viewer(), form.password.data):
            service.confirm(identity.viewer(), at=now)
            way = Way.OPEN
        else:
            form.refuse("password", _("This is not the password of this account."))
    if request.method == "GET" or way is not Way.OPEN:
        return _show(door, way, form)
    try:
        invitation_service.accept(identity.viewer(), door, at=now)
    except NotFound:
        return _dead_link()
    return _welcome(door.slug)


@policy(anyone)
def join(token: str) -> ResponseReturnValue:
    """Join a team by its link."""
    link_id = tokens.read_link(token)
    door = door_queries.find_link(link_id) if link_id else None
    if door is None:
        return _dead_link()
    way = _way(door)
    if request.method == "GET" or way is not Way.OPEN:
        return _show(door, way, None)
    try:
        link_service.follow(identity.viewer(), door, at=clock.now())
    except NotFound:
        return _dead_link()
    return _welcome(door.slug)


def _way(door: Door) -> Way:
    person, seat = identity.find_viewer(), seats.find_seat()
    return rules.way_in(
        address=door.address,
        email=person.email if person else "",
        is_confirmed=person is not None and person.confirmed_at is not None,
        has_other=seat is not None and seat.organisation_id != door.organisation_id,
    )


def _show(door: Door, way: Way, form: ConfirmForm | None) -> Response:
    """Show the way in: to whom, by whom, and what is missing; posting what is not open changes nothing."""
    context = {"door": door, "way": way, "form": form, "hint": rules.masked(door.address) if door.address else ""}
    answer = make_response(render_template("organisations/door.html", **context))
    if request.method == "POST":
        answer.status_code = 409 if way is Way.ELSEWHERE else 422 if form and form.errors else 403
    return answer


def _entered(invitation_id: int | None) -> ResponseReturnValue:
    """Lead on who came in by this invitation before; for everybody else it is over."""
    person = identity.find_viewer()
    slug = door_queries.find_entered(person.id, invitation_id) if person and invitation_id else None
    return _dead_link() if slug is None else _welcome(slug)


def _welcome(slug: str) -> ResponseReturnValue:
    if request.method == "POST":
        flash(_("Welcome. You are on no board until you join one."), "joy")
    to = url_for("organisations.team", slug=slug) if slug else url_for("organisations.show")
    return redirect(to, code=303)


def _dead_link() -> Response:
    """Answer the same for what is over and for what never was."""
    html = render_template("accounts/dead_link.html", to="/", action=_("To the start page"))
    return make_response(html, 404)
