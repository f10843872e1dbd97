"""The page of quests, and a swap."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.challenges import day_queries
from netquest.core import clock
from netquest.core.errors import Invalid
from netquest.quests import album, service
from netquest.quests.forms import SwapForm
from netquest.web.htmx import is_swap, page
from netquest.web.policy import policy

bp = Blueprint("quests", __name__)


@bp.get("/quests")
@policy(signed_in)
def index() -> ResponseReturnValue:
    """Show this week's three, the season, and what was finished before; the line on Today asks for itself."""
    now = clock.now()
    day = day_queries.day_of(viewer(), today(now))
    needs: dict[str, Any] = {"album": None, "quests": None, "wanted": viewer().quests}
    if is_swap() and request.headers.get("HX-Target") == "quests":
        return page("quests/index.html", block="strip", **needs | {"quests": album.opened(viewer(), day, at=now)})
    return page("quests/index.html", block="main", **needs | {"album": album.album(viewer(), day, at=now)})


@bp.post("/quests/swap")
@policy(signed_in)
def swap() -> ResponseReturnValue:
    """Ask for another quest in place of one, once a week."""
    form, now = SwapForm(), clock.now()
    if not form.validate():
        raise Invalid(form.errors)
    if viewer().quests:
        day = day_queries.day_of(viewer(), today(now))
        service.swap(viewer(), day, int(form.place.data), seen=int(form.number.data), at=now)
    return redirect(url_for("quests.index", _anchor=None if is_swap() else "quests-week"), code=303)
