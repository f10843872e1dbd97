"""The page for who is back after a break, and how its line on Today is put away."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from netquest.accounts import service as accounts
from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.challenges import day_queries
from netquest.home import welcome
from netquest.web.htmx import page
from netquest.web.policy import policy


@policy(signed_in)
def welcome_back() -> ResponseReturnValue:
    """Show what is still one's own, and one small next step."""
    day = day_queries.day_of(viewer(), today())
    return page("home/welcome_back.html", block="main", kept=welcome.kept(viewer(), day))


@policy(signed_in)
def pass_welcome() -> ResponseReturnValue:
    """Put the line on Today away until the next break. Without a break there is nothing to put away."""
    name = welcome.invitation(day_queries.day_of(viewer(), today()))
    if name:
        accounts.put_away_alone(viewer(), name)
    return redirect(url_for("home.today"), code=303)
