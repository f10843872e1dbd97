"""The drills and the page of each, whose form is an ordinary try at the challenge that it rehearses."""

from flask import request
from flask.typing import ResponseReturnValue

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.challenges import cards, day_queries
from netquest.home import drills as shelf
from netquest.web.htmx import is_swap, page
from netquest.web.policy import policy


@policy(signed_in)
def drills() -> ResponseReturnValue:
    """Show all drills by skill."""
    return page("home/drills.html", block="main", shelves=shelf.shelves(viewer()))


@policy(signed_in)
def drill(slug: str) -> ResponseReturnValue:
    """Show one drill; after a try, how often it was rehearsed is fetched anew."""
    view = shelf.drill(viewer(), slug)
    if is_swap() and request.headers.get("HX-Target") == "times":
        return page("home/drill.html", block="times", view=view)
    card = cards.card(view.challenge, day_queries.day_of(viewer(), today()), times_done=view.times)
    return page("home/drill.html", block="main", view=view, card=card)
