"""Myths: one statement at a time, the answer to it, and all of them with where one stands."""

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.catalogue.schemas import VERDICTS
from netquest.core import clock
from netquest.exercises import myth_queries, myth_service
from netquest.web.htmx import is_swap, page
from netquest.web.policy import policy


@policy(signed_in)
def myths() -> ResponseReturnValue:
    """Show the statement that waits for an answer, and all of them."""
    return _show()


@policy(signed_in)
def myth(slug: str) -> ResponseReturnValue:
    """Show one statement: the question while it waits for an answer, else what we say to it."""
    return _show(slug=catalogue.get_myth(slug).id)


@policy(signed_in)
def answer_myth(slug: str) -> ResponseReturnValue:
    """Take an answer, and say at once what we think and know."""
    asked, now = catalogue.get_myth(slug), clock.now()
    said = request.form.get("answer", "")
    if said not in VERDICTS:
        return _show(slug=slug, error=_("Choose one of the three; a guess is fine."))
    myth_service.answer(viewer(), asked, said, today=today(now), at=now)
    if is_swap():
        return _show(slug=slug, fresh=True)
    return redirect(url_for("exercises.myth", slug=slug), code=303)


def _show(*, slug: str = "", error: str = "", fresh: bool = False) -> Response:
    day = today()
    found = myth_queries.views(viewer(), today=day)
    following = myth_queries.next_open([view for view in found if view.myth.id != slug])
    shown = next((view for view in found if view.myth.id == slug), None) if slug else following
    return page(
        "exercises/myths.html",
        block="myths",
        status=422 if error else 200,
        views=found,
        shown=shown,
        test=catalogue.get(shown.myth.test) if shown else None,
        following=following if slug else None,
        comes_next=min((view.due_on for view in found if view.due_on and view.due_on > day), default=None),
        error=error,
        fresh=fresh or bool(error),
    )
