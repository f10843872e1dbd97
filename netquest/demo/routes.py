"""Entering the demo without an account of one's own."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts import identity
from netquest.accounts.policies import anyone
from netquest.core import clock
from netquest.core.errors import Invalid
from netquest.demo import cast, people
from netquest.organisations.rules import Role
from netquest.web import limits
from netquest.web.policy import policy

bp = Blueprint("demo", __name__)


@bp.post("/demo/sign-in")
@policy(anyone)
@limits.per_client("sign_in")
def sign_in() -> ResponseReturnValue:
    """Sign this browser in as a demo person; whoever was signed in with it is signed out."""
    role = request.form.get("role")
    if role not in cast.ADDRESSES:
        raise Invalid({"role": [_("The demo has no such role. Go back, and press ‘Try it as a member’.")]})
    viewer = identity.find_viewer()
    if viewer:
        identity.sign_out(viewer)
    identity.sign_in(people.person_for(Role(role), at=clock.now()))
    return redirect(url_for("home.today"), code=303)
