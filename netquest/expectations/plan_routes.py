"""Before a try: what one expects of it, and when or where one does what."""

from typing import Any

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.core.errors import Conflict, Invalid
from netquest.expectations import queries, service
from netquest.expectations.forms import PlanForm, RemovalForm
from netquest.expectations.views import Before
from netquest.web.htmx import fragment, is_swap, page
from netquest.web.policy import policy


@policy(signed_in)
def plan(slug: str) -> ResponseReturnValue:
    """Ask what one expects; or first whether one wants to keep such things at all."""
    challenge = _challenge(slug)
    waits = queries.find_waiting(viewer(), challenge.slug)
    if is_swap() and "fold" in request.args:
        return _folded(challenge)
    return _ask(challenge, PlanForm.of(slug, waits))


@policy(signed_in)
def keep(slug: str) -> ResponseReturnValue:
    """Keep the plan until the challenge is tried."""
    challenge, form = _challenge(slug), PlanForm(slug)
    if not viewer().keeps_expectations:
        form.refuse("fears", _("You have not switched this on, so nothing was kept. Your words are still here."))
        return _ask(challenge, form, status=422)
    if not form.validate():
        return _ask(challenge, form, status=422)
    try:
        service.keep(viewer(), slug, form.said(), key=form.key.data, seen=form.seen.data, on=today())
    except Conflict:
        return _ask_again(challenge, form)
    return _answer(challenge, _("Kept. It waits here until you have tried."))


@policy(signed_in)
def remove(slug: str) -> ResponseReturnValue:
    """Delete the plan that waits."""
    challenge, form = _challenge(slug), RemovalForm()
    if not form.validate():
        raise Invalid(form.errors)
    service.remove(viewer(), slug, key=form.key.data)
    return _answer(challenge, _("Deleted. Nothing of it is left."))


def _challenge(slug: str) -> Challenge:
    return catalogue.get(slug, scope=viewer().scope)


def _answer(challenge: Challenge, said: str) -> ResponseReturnValue:
    if is_swap():
        return _folded(challenge, said)
    flash(said, "notice")
    return redirect(url_for("challenges.show", slug=challenge.slug), code=303)


def _folded(challenge: Challenge, said: str = "") -> Response:
    """Answer with what lies beside the challenge now, and the stone that the form of a try begins with."""
    waits = queries.find_waiting(viewer(), challenge.slug)
    before = Before(challenge.slug, waits, is_hard=True)
    return fragment("expectations/_folded.html", before=before, challenge=challenge, said=said)


def _ask_again(challenge: Challenge, form: PlanForm) -> Response:
    """Show what was typed beside what stands there by now, to save over it or to leave it."""
    there = queries.find_waiting(viewer(), challenge.slug)
    form.seen.data = there.expected.mark if there else ""
    return _ask(challenge, form, status=409, there=there)


def _ask(challenge: Challenge, form: PlanForm, *, status: int = 200, **more: Any) -> Response:
    context = {"challenge": challenge, "form": form, "in_place": is_swap(), "there": None}
    return page("expectations/plan.html", block="plan", status=status, **context | more)
