"""The shelf of badges, and the page of each."""

from flask.typing import ResponseReturnValue

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.home import shelf
from netquest.web.htmx import page
from netquest.web.policy import policy


@policy(signed_in)
def badges() -> ResponseReturnValue:
    """Show the badges, won ones first, locked ones with how far they are."""
    return page("home/badges.html", block="main", shelf=shelf.shelf(viewer(), today()))


@policy(signed_in)
def badge(slug: str) -> ResponseReturnValue:
    """Show one badge: what wins it, what it is worth, how far one is, and one small next step."""
    return page("home/badge.html", block="main", **shelf.one(viewer(), slug, today()))
