"""The organisation's page: starting one, its people and teams, how it is called, leaving."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts import identity
from netquest.accounts.policies import signed_in
from netquest.accounts.sign_in_routes import show_form
from netquest.core import clock
from netquest.core.errors import Conflict, Forbidden
from netquest.organisations import membership_service, people_queries, queries, seats, service, words
from netquest.organisations.forms import PlaceForm, StartForm
from netquest.organisations.paging import cursor_given, page_of
from netquest.organisations.policies import admin
from netquest.organisations.rules import Seat
from netquest.web.policy import policy


@policy(signed_in)
def show() -> ResponseReturnValue:
    """Show one's organisation, or how one comes to have one."""
    seat = seats.find_seat()
    return _show(seat) if seat else _show_start(StartForm())


def _show(seat: Seat) -> ResponseReturnValue:
    people, more = page_of(people_queries.people(seat, after=cursor_given())) if seat.is_admin else ([], "")
    return render_template(
        "organisations/show.html",
        seat=seat,
        teams=queries.teams(seat),
        people=people,
        next_url=more,
        is_last_admin=seat.is_admin and people_queries.admins(seat.organisation_id) == 1,
    )


def _show_start(form: StartForm, *, status: int | None = None) -> Response:
    person = identity.viewer()
    answer = show_form("organisations/start.html", form, is_confirmed=person.confirmed_at is not None)
    answer.status_code = status or answer.status_code
    return answer


@policy(signed_in)
def create() -> ResponseReturnValue:
    """Start an organisation."""
    form = StartForm()
    try:
        if not form.arrives():
            return _show_start(form)
        service.start(identity.viewer(), name=form.name.data, key=form.key.data, at=clock.now())
    except Forbidden:
        return _show_start(form, status=403)
    except Conflict:
        raise Conflict(
            _("You belong to an organisation, and one at a time is the rule. Leave it first, then start yours.")
        ) from None
    return redirect(url_for("organisations.show"), code=303)


@policy(admin)
def settings() -> ResponseReturnValue:
    """Name the organisation, and say how its board is set."""
    seat = seats.seat()
    form = PlaceForm(seat.organisation, people_queries.get_board(seat.board_id))
    if form.arrives():
        service.change(seat, **form.given())
        flash(_("Saved."), "notice")
        return redirect(url_for("organisations.show"), code=303)
    return show_form("organisations/settings.html", form, seat=seat, team=None)


@policy(signed_in)
def leave() -> ResponseReturnValue:
    """Leave the organisation with its teams and boards; who has none has left already."""
    seat = seats.find_seat()
    try:
        if seat:
            membership_service.leave(seat, at=clock.now())
    except Conflict:
        raise Conflict(words.only_admin()) from None
    flash(_("You have left. Everything of your own is where it was."), "notice")
    return redirect(url_for("organisations.show"), code=303)
